"""When a film's captions are read, and how they are written as files of their own. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_WRITINGS = {
    ".srt": ("", ","),
    ".vtt": ("WEBVTT\n\n", "."),
}
"""By suffix: what the file begins with, and what parts seconds from milliseconds."""
SUFFIXES = tuple(_WRITINGS)


@dataclass(frozen=True, slots=True)
class Cue:
    """A text and when it is shown; first and end (exclusive) in units of whoever made it: frames, or milliseconds."""

    first: int
    end: int
    text: str


def cues(texts: Sequence[str], lengths: Sequence[int], overlap: int) -> Iterator[Cue]:
    """One for each clip, in frames, texts that are empty too: together they are as long as the film.

    lengths: of the clips. Where neighbours overlap, one text gives way to the next in the middle of the dissolve.
    """
    begins, last = 0, len(lengths) - 1
    for number, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        first = begins + (overlap // 2 if number else 0)
        end = begins + length - (overlap - overlap // 2 if number < last else 0)
        begins += length - overlap
        if end > first:
            yield Cue(first, end, text)


def written(told: Sequence[Cue], suffix: str) -> str:
    """The captions, whose times are milliseconds, as a file with this one of SUFFIXES: SubRip, or WebVTT (W3C).

    Empty lines would end a caption, and in WebVTT some characters have a meaning.
    """
    head, point = _WRITINGS[suffix]
    parts: list[str] = []
    for number, cue in enumerate(told, 1):
        lines = "\n".join(line for line in cue.text.splitlines() if line.strip())
        if suffix == ".vtt":
            lines = lines.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        parts.append(f"{number}\n{_clock(cue.first, point)} --> {_clock(cue.end, point)}\n{lines}\n")
    return head + "\n".join(parts)


def _clock(moment: int, point: str) -> str:
    seconds = moment // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{moment % 1000:03}"
