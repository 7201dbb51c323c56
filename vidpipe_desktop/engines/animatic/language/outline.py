"""A prompt cut into the events it tells: items of a list, or sentences, in order."""

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import Final
from unicodedata import east_asian_width

from vidpipe_desktop.engines.animatic.language.tokens import cleaned

_MOST_EVENTS = 400
_SCENE_WORDS = r"scene|shot|act|part|chapter|szene|escena|scène|scena|cena|сцена|sahne|مشهد|दृश्य|장면|step|frame|clip"
_ITEM: Final = re.compile(
    r"(?:^|(?<=[\s.!?;:,…。！？；，、]))"
    rf"(?:\(?\d{{1,3}}[.):](?=\s)|\d{{1,3}}[．）](?!\d)|[一二三四五六七八九十]{{1,3}}、"
    rf"|(?:{_SCENE_WORDS})\s*#?\d{{1,3}}\s*[:.)–—-]"
    r"|第[\d一二三四五六七八九十百]+[幕场場章节節集][:：,，、\s]*|\d{1,3}、|[①-⑳⑴-⒇])",
    re.IGNORECASE,
)
_BULLET: Final = re.compile(r"^\s*[-*•–—▪●]\s+")
_LABEL_OF_LINE: Final = re.compile(rf"^\s*(?:{_SCENE_WORDS})\s*[:–—-]\s+", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"'”»)]*\s+|(?<=[。！？।॥؟۔])[」』”]*\s*|\n+")
_NOT_AN_END: Final = re.compile(r"\b(?:mr|mrs|ms|dr|st|prof|no|vs|e\.g|i\.e|etc|approx|\w)\.$", re.IGNORECASE)
_THEN: Final = re.compile(
    r"\s*(?:;|,?\s+(?:and\s+)?(?:then|afterwards|after that|finally|eventually)\b,?)\s*", re.IGNORECASE
)
_CLAUSE_END: Final = re.compile(r"[,;:，、；：،؛—–]\s*|\s+[-–—]\s+|(?<=[.!?。！？।॥؟۔…])\s*|\n+")
_FEWEST_ITEMS = 2


@dataclass(frozen=True, slots=True)
class Outline:
    """What a prompt tells, in order. opening: what stands before a list and holds for all of it ("" = none)."""

    opening: str
    events: tuple[str, ...]
    is_list: bool


def outline(prompt: str) -> Outline:
    """Items of a list if the prompt is one, else its sentences, cut at "then", too."""
    text = cleaned(prompt)
    opening, items = _items(text)
    if len(items) >= _FEWEST_ITEMS:
        return Outline(opening, tuple(items[:_MOST_EVENTS]), True)
    events = [part for sentence in sentences(text) for part in _parts(sentence)]
    return Outline("", tuple(events[:_MOST_EVENTS]), False)


def sentences(text: str) -> list[str]:
    """The sentences and lines of `text`, without empty ones."""
    parts: list[str] = []
    for part in _SENTENCE_END.split(text):
        if parts and _NOT_AN_END.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        elif any(char.isalnum() or ord(char) > 0x2000 for char in part):
            parts.append(part.strip())
    return parts


def clauses(text: str) -> list[str]:
    """Sentences cut at commas, colons and dashes: what fits under a picture."""
    return [part.strip() for part in _CLAUSE_END.split(cleaned(text)) if any(char.isalnum() for char in part)]


def shortened(text: str, longest: int) -> str:
    """The text in one line of at most `longest` characters, cut between words and marked with an ellipsis.

    Wide ones, as in Chinese, count as two.
    """
    line = " ".join(text.split())
    if _fitting(line, longest) == len(line):
        return line
    head = line[: _fitting(line, longest - 1)]
    half = (len(head) + 1) // 2
    at_word = head.rsplit(" ", 1)[0] if " " in head[half:] and line[len(head)] != " " else head
    return at_word.rstrip(" ,;:.-–—、，") + "…"


def _fitting(line: str, longest: int) -> int:
    """How many of its characters fit."""
    ends = accumulate(2 if east_asian_width(char) in "WF" else 1 for char in line)
    return sum(end <= longest for end in ends)


def _items(text: str) -> tuple[str, list[str]]:
    marks = list(_ITEM.finditer(text))
    if len(marks) >= _FEWEST_ITEMS:
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        items = [text[mark.end() : end].strip(" \n;,") for mark, end in zip(marks, ends, strict=True)]
        return text[: marks[0].start()].strip(" \n:;,-"), [item for item in items if item]
    lines = [line for line in text.split("\n") if line.strip()]
    bullets = [line for line in lines if _BULLET.match(line) or _LABEL_OF_LINE.match(line)]
    if len(bullets) >= _FEWEST_ITEMS:
        opening = " ".join(line for line in lines[: lines.index(bullets[0])])
        return opening.strip(" :"), [_LABEL_OF_LINE.sub("", _BULLET.sub("", line)).strip() for line in bullets]
    return "", []


def _parts(sentence: str) -> list[str]:
    return [part.strip() for part in _THEN.split(sentence) if len(part.split()) > 1 or len(part) > 12] or [sentence]
