"""Where the sound of each clip lies in the film, how loud it is there, and what it sounds like decoded.

Sound is in step with its picture to within half an AAC packet (10.7 ms): a clip's sound is moved to where its packets
fall on the film's grid of 1,024 samples, so that they can be copied. The error never adds up.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.packet import Packet
from numpy.typing import NDArray

from vidpipe_desktop.media.encoding import PACKET, SAMPLE_RATE, Samples, decoded_sound
from vidpipe_desktop.media.survey import AacRun, Clip

RAMP = 240
"""Samples (5 ms) over which sound that begins or ends at a hard cut fades, so that there is no click."""
_RUN_UP = 2
"""Packets a decoder is given before those that count."""
_CALM = 64
"""Samples on either side of a cut that show how steep the sound is by itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """Samples of the film that a clip's sound fills: its picture's length from start on, and what there is beyond."""

    start: int
    length: int
    reach: int

    @property
    def end(self) -> int:
        """Where the clip's picture ends."""
        return self.start + self.length


def places(clips: Sequence[Clip], frames: Sequence[int], rate: Fraction, overlap: int) -> list[Place]:
    """The place of every clip. frames: length of each at this rate; neighbours overlap by so many frames."""
    found: list[Place] = []
    first = 0
    for clip, length in zip(clips, frames, strict=True):
        exact, samples = first / rate * SAMPLE_RATE, round(length / rate * SAMPLE_RATE)
        if clip.aac is None:
            found.append(Place(round(exact), samples, samples))
        else:
            phase = clip.aac.first % PACKET
            found.append(Place(round((exact + phase) / PACKET) * PACKET - phase, samples, clip.aac.end))
        first += length - overlap
    return found


class Sound:
    """A clip's sound. Samples count from the clip's beginning."""

    def __init__(self, clip: Clip, length: int) -> None:
        self._clip = clip
        self._length = length

    def packets(self, numbers: range) -> list[bytes]:
        """These of its AAC packets. Raises OSError, MediaError."""
        run = self._clip.aac
        return list(run.contents.read(self._clip.path, numbers)) if run is not None else []

    def heard(self, first: int, end: int) -> Samples:
        """Two rows of samples first…end (exclusive), silence where there is none. Raises MediaError."""
        if self._clip.aac is not None:
            return self._decoded(self._clip.aac, first, end)
        samples = np.zeros((2, end - first), np.float32)
        low, high = max(0, first), min(end, self._length)
        if high > low:
            samples[:, low - first : high - first] = self._foreign[:, low:high]
        return samples

    @cached_property
    def _foreign(self) -> Samples:
        return decoded_sound(self._clip.path, self._length, self._clip.start)

    def _decoded(self, run: AacRun, first: int, end: int) -> Samples:
        samples = np.zeros((2, end - first), np.float32)
        decoder: AudioCodecContext = av.CodecContext.create("aac", "r")
        decoder.extradata = run.head
        numbers = range(max(0, (first - run.first) // PACKET - _RUN_UP), min(run.count, -((run.first - end) // PACKET)))
        for number, data in zip(numbers, self.packets(numbers), strict=True):
            packet = Packet(data)
            packet.pts, packet.time_base = run.first + number * PACKET, Fraction(1, SAMPLE_RATE)
            for frame in decoder.decode(packet):
                at = run.first + number * PACKET
                low, high = max(first, at), min(end, at + PACKET, run.end)
                if high > low:
                    samples[:, low - first : high - first] = frame.to_ndarray()[:, low - at : high - at]
        return samples


@dataclass(frozen=True, slots=True)
class Join:
    """How one clip's sound gives way to the next one's. likeness: 0…1, of the two where both are heard.

    With a likeness of 0 the loudness stays even (equal power), with 1 the level does (equal gain).
    """

    out_begin: int
    out_end: int
    in_begin: int
    in_end: int
    likeness: float = 0.0

    @property
    def begin(self) -> int:
        """Before this sample only the first clip is heard, unchanged."""
        return min(self.out_begin, self.in_begin)

    @property
    def end(self) -> int:
        """From this sample on only the second clip is heard, unchanged."""
        return max(self.out_end, self.in_end)

    def gains(self, first: int, end: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Of both clips, for each sample of the film first…end (exclusive)."""
        at = np.arange(first, end)
        leaving, arriving = 1 - _ramp(at, self.out_begin, self.out_end), _ramp(at, self.in_begin, self.in_end)
        if self.out_begin == self.in_begin:
            power = np.sqrt(leaving**2 + arriving**2 + 2 * self.likeness * leaving * arriving)
            leaving, arriving = leaving / power, arriving / power
        return leaving.astype(np.float32), arriving.astype(np.float32)


def _ramp(at: NDArray[np.int64], begin: int, end: int) -> NDArray[np.float64]:
    """From 0 to 1; a step at `end` if there is no room for a slope."""
    begin = min(begin, end - 1)
    return np.clip((at - begin) / (end - begin), 0.0, 1.0)


def join(a: Sound, b: Sound, left: Place, right: Place, blended: bool) -> Join:
    """The join of two neighbours. Where the first goes on beyond a hard cut, they cross over in 5 ms."""
    limit = left.end if blended else right.start + RAMP
    out_end = min(left.start + left.reach, limit)
    if out_end - right.start >= RAMP:
        return Join(right.start, out_end, right.start, out_end, _likeness(a, b, left, right, out_end))
    if out_end == right.start and _is_smooth(a, b, left, right):
        return Join(out_end, out_end, right.start, right.start)
    return Join(out_end - RAMP, out_end, right.start, right.start + RAMP)


def _likeness(a: Sound, b: Sound, left: Place, right: Place, end: int) -> float:
    first, second = a.heard(right.start - left.start, end - left.start), b.heard(0, end - right.start)
    energy = float(np.sqrt((first**2).sum() * (second**2).sum()))
    return min(1.0, max(0.0, float((first * second).sum()) / energy)) if energy else 0.0


def _is_smooth(a: Sound, b: Sound, left: Place, right: Place) -> bool:
    """Whether the sound steps no more at the cut than just before and after it."""
    cut = right.start - left.start
    around = np.concatenate([a.heard(cut - _CALM, cut), b.heard(0, _CALM)], axis=1)
    steps = np.abs(np.diff(around, axis=1)).max(axis=0)
    return float(steps[_CALM - 1]) <= float(np.delete(steps, _CALM - 1).max())
