"""All clips become one film: what can be copied is copied, and only what blends or differs is encoded.

survey → plan → film: what the clips are made of; which frames are copied and which encoded; the file. Sound goes its own
way (mixing → sound). The result is checked before it counts; should a splice be no good, everything is encoded instead.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from av.error import FFmpegError
from av.packet import Packet

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.bitstream import NO_SETS, ParameterSets, avcc
from vidpipe_desktop.media.check import fault_in
from vidpipe_desktop.media.cues import cues
from vidpipe_desktop.media.encoding import SAMPLE_RATE
from vidpipe_desktop.media.film import FilmFile
from vidpipe_desktop.media.mixing import places
from vidpipe_desktop.media.plan import Copy, Encode, Layout, Solo, Stretch, encoded_spans, plan_film
from vidpipe_desktop.media.sound import SoundTrack
from vidpipe_desktop.media.survey import Clip, Look, common_look, depth, survey
from vidpipe_desktop.media.text_track import fitting, leave_off
from vidpipe_desktop.media.windows import DEEPEST, Encoding, pictures, template
from vidpipe_desktop.media.writing import whole

Size = tuple[int, int]
Report = Callable[[float], None]

_SURVEYED, _WRITTEN = 0.1, 0.95
"""Of all progress, where reading through the clips ends, and where writing the film does."""
_ENCODING_COST = 20
"""Copied frames in whose time one is encoded, about."""


@dataclass(frozen=True, slots=True)
class Film:
    """What came out. frames in all, and how many of them were encoded; rate in frames a second."""

    frames: int
    encoded: int
    rate: Fraction


@dataclass(frozen=True, slots=True)
class Told:
    """What the film's captions say. texts: of each clip, "" = nothing; language: ISO 639-1, "" = unknown.

    drawn: of each clip, whether its pictures say it, too, unless the clip itself denies that.
    """

    texts: Sequence[str] = ()
    language: str = ""
    drawn: Sequence[bool] = ()


NOTHING_TOLD = Told()


def stitch(
    clips: Sequence[Path],
    target: Path,
    *,
    crossfade: float,
    size: Size,
    rate: Fraction,
    enlarge: bool = False,
    report: Report,
    told: Told = NOTHING_TOLD,
) -> Film:
    """Join the clips into target, whole or not at all.

    crossfade: seconds that neighbours overlap. The film looks as most of its footage does; size and rate count if none
    of it can be copied. enlarge: the film is not smaller than size, even if all of its footage is. told: becomes a text
    track, which players show by themselves only if some of it is not in the pictures. Raises MediaError that names the
    scene (1-based) of a broken clip, StorageError.
    """
    if not clips:
        raise MediaError("There is nothing to stitch.", "The film has no scenes.")
    surveyed: list[Clip] = []
    for number, clip in enumerate(clips):
        with _reading(number):
            surveyed.append(survey(clip))
        report(_SURVEYED * (number + 1) / len(clips))
    job = _Job(surveyed, common_look(surveyed, size, rate, enlarge=enlarge), crossfade, told)
    with whole(target) as part:
        fault = job.write(part, report)
        if fault is not None:
            job = job.without_copies()
            fault = job.write(part, lambda _: report(_WRITTEN))
        if fault is not None:
            raise MediaError("The film came out broken.", f"{fault} Try again.")
    report(1.0)
    return Film(job.frames, sum(end - first for first, end in job.spans), job.look.rate)


class _Job:
    """One film to be written: its clips, its look, its plan."""

    def __init__(self, clips: Sequence[Clip], look: Look, crossfade: float, told: Told) -> None:
        self.look = look
        self._told = told
        self._clips = clips
        self._crossfade = crossfade
        self._overlap = round(crossfade * look.rate) if len(clips) > 1 else 0
        self._lengths = [clip.length(look.rate) for clip in clips]
        _check_overlap(self._lengths, self._overlap, look.rate)
        texts = [fitting(text) for text in told.texts]
        self._cues = list(cues(texts, self._lengths, self._overlap)) if any(texts) else []
        self._film = plan_film([self._layout(clip) for clip in clips], self._overlap)
        self.frames = sum(stretch.frames for stretch in self._film)
        self.spans = encoded_spans(self._film)

    def without_copies(self) -> "_Job":
        """The same film, all of it encoded."""
        return _Job(
            [replace(clip, look=None) for clip in self._clips],
            replace(self.look, sets=NO_SETS),
            self._crossfade,
            self._told,
        )

    def _layout(self, clip: Clip) -> Layout:
        return clip.layout if clip.look == self.look else Layout(clip.length(self.look.rate))

    def write(self, part: Path, report: Report) -> str | None:
        """Write the file; returns what is wrong with it, if anything."""
        ahead = depth(self._clips, self.look)
        encoding = Encoding(self.look, ahead if self.look.sets != NO_SETS else DEEPEST)
        samples = round(self.frames / self.look.rate * SAMPLE_RATE)
        where = places(self._clips, self._lengths, self.look.rate, self._overlap)
        sound = SoundTrack(self._clips, where, samples, blended=self._overlap > 0, reading=_reading)
        beside = self._told_beside()
        with (
            template(encoding) as model,
            FilmFile(
                part,
                model,
                avcc(self._sets(encoding)),
                rate=self.look.rate,
                frames=self.frames,
                depth=max(ahead, encoding.depth if self.spans else 0),
                sound=sound.packets(),
                captions=self._cues,
                language=self._told.language,
                bare=beside,
            ) as film,
        ):
            self._write_pictures(film, encoding, report)
        if self._cues and not beside:
            leave_off(part)

        def checked(done: float) -> None:
            report(_WRITTEN + (1 - _WRITTEN) * done)

        return fault_in(part, self.frames, self.look.rate, self.spans, checked, self._cues)

    def _told_beside(self) -> bool:
        """Whether captions say what the pictures don't."""
        told = zip(self._told.texts, self._told.drawn, self._clips, strict=False)
        return any(text and (clip.bare or not drawn) for text, drawn, clip in told)

    def _sets(self, encoding: Encoding) -> ParameterSets:
        """Those of all that is copied, and those of all that is encoded."""
        copied = any(isinstance(stretch, Copy) for stretch in self._film)
        return (self.look.sets if copied else NO_SETS) + (encoding.sets if self.spans else NO_SETS)

    def _write_pictures(self, film: FilmFile, encoding: Encoding, report: Report) -> None:
        total = self._cost(self._film)
        spent = first = 0
        for stretch in self._film:
            cost = _ENCODING_COST if isinstance(stretch, Encode) else 1
            for packet, frame in self._packets(stretch, encoding):
                film.picture(packet, first + frame)
                spent += cost
                report(_SURVEYED + (_WRITTEN - _SURVEYED) * spent / total)
            first += stretch.frames

    @staticmethod
    def _cost(film: Sequence[Stretch]) -> int:
        return sum(stretch.frames * (_ENCODING_COST if isinstance(stretch, Encode) else 1) for stretch in film)

    def _packets(self, stretch: Stretch, encoding: Encoding) -> "Iterator[tuple[Packet[Any], int]]":
        """The stretch's packets in decoding order, with their places in it."""
        match stretch:
            case Copy(part):
                yield from self._copied(part)
            case Encode():
                frames = pictures(stretch, self._clips, self.look, _broken_if_unreadable)
                for coded in encoding.encode(frames):
                    packet: Packet[Any] = Packet(coded.data)
                    packet.is_keyframe = coded.is_key
                    yield packet, coded.frame

    def _copied(self, part: Solo) -> "Iterator[tuple[Packet[Any], int]]":
        clip = self._clips[part.clip]
        order = clip.layout.order
        numbers = [number for number, frame in enumerate(order) if part.first <= frame < part.end]
        read = _broken_if_unreadable(part.clip, clip.contents.read(clip.path, numbers))
        for number, data in zip(numbers, read, strict=True):
            packet: Packet[Any] = Packet(data)
            packet.is_keyframe = order[number] in clip.layout.starts
            yield packet, order[number] - part.first


def _check_overlap(lengths: Sequence[int], overlap: int, rate: Fraction) -> None:
    """Raises MediaError if a clip is too short to be blended with its neighbours."""
    for number, length in enumerate(lengths):
        joins = (number > 0) + (number < len(lengths) - 1)
        if overlap * joins > length:
            longest = length // joins / rate
            raise MediaError(
                "The crossfade is too long.",
                f"The clip of scene {number + 1} lasts {float(length / rate):.2f} s; "
                f"with it, at most {float(longest):.2f} s are possible.",
            )


@contextlib.contextmanager
def _reading(number: int) -> Iterator[None]:
    """What cannot be read is the clip of this scene (counted from 0)."""
    try:
        yield
    except (MediaError, FFmpegError, OSError) as error:
        advice = error.advice if isinstance(error, MediaError) else f"The file is damaged ({error})."
        raise MediaError(f"The clip of scene {number + 1} is broken.", advice) from error


def _broken_if_unreadable(number: int, read: Iterator[Any]) -> Iterator[Any]:
    """Passes on what is read. What goes wrong with it elsewhere is not the clip's fault."""
    while True:
        with _reading(number):
            try:
                item = next(read)
            except StopIteration:
                return
        yield item
