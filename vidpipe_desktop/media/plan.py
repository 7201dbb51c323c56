"""Which frames of a film are copied and which are encoded. Pure: knows only how clips are laid out.

A copied stretch begins at a picture that needs nothing before it and ends where the pictures so far are all that the
decoder has been given: neither end needs a picture that isn't there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Layout:
    """A clip in frames of the film. order: frame numbers as they are decoded; empty if they cannot be copied.

    starts: frames from which decoding can begin.
    """

    length: int
    order: tuple[int, ...] = ()
    starts: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Solo:
    """Frames first…end (exclusive) of one clip."""

    clip: int
    first: int
    end: int

    @property
    def frames(self) -> int:
        """How many frames of the film this is."""
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class Blend:
    """The last frames of a clip dissolving into the first frames of the next."""

    clip: int
    frames: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Packets taken over as they are."""

    part: Solo

    @property
    def frames(self) -> int:
        """How many frames of the film this is."""
        return self.part.frames


@dataclass(frozen=True, slots=True)
class Encode:
    """A stretch that is encoded in one go."""

    parts: tuple[Solo | Blend, ...]

    @property
    def frames(self) -> int:
        """How many frames of the film this is."""
        return sum(part.frames for part in self.parts)


Stretch = Copy | Encode


def plan_film(clips: Sequence[Layout], overlap: int) -> list[Stretch]:
    """The film's stretches in order. Neighbours overlap by so many frames; every clip must be long enough for its joins."""
    film: list[Stretch] = []
    waiting: list[Solo | Blend] = []

    def encode(part: Solo | Blend) -> None:
        if part.frames:
            waiting.append(part)

    for number, clip in enumerate(clips):
        first = overlap if number else 0
        end = clip.length - (overlap if number < len(clips) - 1 else 0)
        copied = copyable(clip, first, end)
        encode(Solo(number, first, copied[0] if copied else end))
        if copied:
            if waiting:
                film.append(Encode(tuple(waiting)))
                waiting.clear()
            film.append(Copy(Solo(number, *copied)))
            encode(Solo(number, copied[1], end))
        if number < len(clips) - 1:
            encode(Blend(number, overlap))
    if waiting:
        film.append(Encode(tuple(waiting)))
    return film


def copyable(clip: Layout, first: int, end: int) -> tuple[int, int] | None:
    """The longest stretch within first…end that can stand alone, or None.

    It ends at the last place where the frames shown so far are exactly the frames decoded so far.
    """
    start = min((frame for frame in clip.starts if first <= frame < end), default=None)
    if start is None:
        return None
    newest, best = start - 1, start
    for decoded, frame in enumerate(clip.order[clip.order.index(start) :], 1):
        newest = max(newest, frame)
        if newest >= end:
            break
        if newest - start + 1 == decoded:
            best = newest + 1
    return (start, best) if best > start else None


def reordering(order: Sequence[int]) -> int:
    """By how many frames decoding runs ahead of showing."""
    return max((decoded - frame for decoded, frame in enumerate(order)), default=0)


def encoded_spans(film: Sequence[Stretch]) -> list[tuple[int, int]]:
    """First and end frame, in the film, of each encoded stretch."""
    edges = [0]
    for stretch in film:
        edges.append(edges[-1] + stretch.frames)
    return [span for span, stretch in zip(pairwise(edges), film, strict=True) if isinstance(stretch, Encode)]
