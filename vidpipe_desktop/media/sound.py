"""The film's sound as AAC packets: copied, but for those around joins, which are encoded from the mixed sound.

That is sound because AAC-LC (ISO/IEC 14496-3) keeps nothing from packet to packet but the overlap: packet p covers 2,048
samples from its time on, and its decoder adds the first half to the second half of packet p - 1. So a packet may be
exchanged wherever both sides of its overlap were made from the same sound, through windows of the same slope.
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from fractions import Fraction
from functools import lru_cache

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame

from vidpipe_desktop.media.bitstream import closing_window
from vidpipe_desktop.media.encoding import PACKET, SAMPLE_RATE, SOUND_BITS, Samples
from vidpipe_desktop.media.mixing import Join, Place, Sound, join
from vidpipe_desktop.media.survey import Clip

_MARGIN = 1
"""Packets encoded on either side of a join though they needn't be: encoders take short windows where sound sets in or ends."""
_SPARE = 3
"""Packets on either side of a gap that are encoded, too, if copied and encoded ones don't fit at its very edges."""
_WARM_UP = 1
"""Packets encoded before those, for the encoder to settle, besides the one that primes the decoder."""
_ENCODER = {"aac_coder": "fast", "aac_pns": "0"}
"""The coder that keeps closest to the wave, without replacing noise by other noise: both sides of a seam must agree."""

_LONGEST_JOIN = 2 * PACKET
"""Samples after the end of its picture in which a clip may still be heard: the grid may put a join off by so much."""

Reading = Callable[[int], AbstractContextManager[None]]


class SoundTrack:
    """All packets of the film's sound; packet p begins at sample p * 1,024, the first is number -1.

    blended: whether neighbours are cross-faded, or follow each other with a cut. reading(clip number) says whose clip it
    is that cannot be read.
    """

    def __init__(
        self, clips: Sequence[Clip], where: Sequence[Place], samples: int, *, blended: bool, reading: Reading
    ) -> None:
        self._clips, self._places = clips, where
        self._last = -(-samples // PACKET) - 1
        self._blended = blended
        self._reading = reading
        self._sound = lru_cache(maxsize=4)(self._opened)
        self._join = lru_cache(maxsize=4)(self._joined)

    def packets(self) -> Iterator[bytes]:
        """In order, each once. Raises MediaError."""
        done = -1
        held: list[bytes] = []  # copied packets that may yet be exchanged
        for number in range(len(self._clips)):
            kept = self._kept(number)
            if not kept:
                continue
            if done < kept.start:
                held, done = self._filled(held, done, kept, number)
            yield from held
            source = self._packets(number, range(done, kept.stop))
            held = source[-_SPARE:]
            yield from source[: len(source) - len(held)]
            done = kept.stop
        if done <= self._last:
            held, _ = self._filled(held, done, range(self._last + 1, self._last + 1), None)
        yield from held

    def _filled(self, held: list[bytes], first: int, kept: range, clip: int | None) -> tuple[list[bytes], int]:
        """Packets for the gap between those held, which end before `first`, and those kept.

        Returns them, after what remains of those held, and the number of the next packet.
        """
        before = dict(zip(range(first - len(held), first), held, strict=True))
        known = range(kept.start - 1, min(kept.start + _SPARE, kept.stop))
        after = {} if clip is None else dict(zip(known, self._packets(clip, known), strict=True))
        made, lefts, rights = {}, [first], [kept.start]
        for spare in (0, _SPARE):
            begin = max(first - spare, first - len(held) + 1) if held else first
            end = min(kept.start + spare, kept.stop)
            made = dict(zip(range(begin - 1, end), self._encoded(begin - 1, end), strict=True))
            if held:
                lefts = [p for p in range(first, begin - 1, -1) if _alike(before[p - 1], made[p - 1])]
            if after:
                rights = [p for p in range(kept.start, end + 1) if _alike(made[p - 1], after[p - 1])]
            if lefts and rights:
                break
        left, right = next(iter(lefts), first), next(iter(rights), kept.start)
        return [before[p] for p in before if p < left] + [made[p] for p in range(left, right)], right

    def _kept(self, number: int) -> range:
        """The packets of this clip that are copied: those that hold nothing but it, unchanged.

        A packet needs its neighbours as they were: the one before to be decoded, the one after to be complete.
        """
        run, place = self._clips[number].aac, self._places[number]
        if run is None:
            return range(0)
        offset = (place.start + run.first) // PACKET
        first, last = offset + 1, offset + run.count - 2
        if number:
            first = max(first, -(-self._join(number - 1).end // PACKET) + _MARGIN)
        elif offset == -1:
            first = -1
        if number < len(self._clips) - 1:
            last = min(last, self._join(number).begin // PACKET - 2 - _MARGIN)
        elif offset + run.count - 1 >= self._last:
            last = self._last
        first, last = max(first, -1), min(last, self._last)
        return range(first, last + 1)

    def _packets(self, number: int, wanted: range) -> list[bytes]:
        run = self._clips[number].aac
        assert run is not None
        offset = (self._places[number].start + run.first) // PACKET
        with self._reading(number):
            return self._sound(number).packets(range(wanted.start - offset, wanted.stop - offset))

    def _encoded(self, first: int, end: int) -> list[bytes]:
        """Packets first…end (exclusive) of the mixed sound."""
        begin = first - _WARM_UP
        mixed = self._mixed(begin * PACKET, (end + 1) * PACKET)
        # The encoder's first packet begins 1,024 samples before what it is given.
        return encode(mixed)[_WARM_UP + 1 : _WARM_UP + 1 + end - first]

    def _mixed(self, first: int, end: int) -> Samples:
        """Two rows of the film's samples first…end (exclusive)."""
        mixed = np.zeros((2, end - first), np.float32)
        for number, place in enumerate(self._places):
            low, high = max(first, place.start), min(end, place.start + place.reach, place.end + _LONGEST_JOIN)
            if high <= low:
                continue
            with self._reading(number):
                heard = self._sound(number).heard(low - place.start, high - place.start)
            if number:
                heard = heard * self._join(number - 1).gains(low, high)[1]
            if number < len(self._clips) - 1:
                heard = heard * self._join(number).gains(low, high)[0]
            mixed[:, low - first : high - first] += heard
        return mixed

    def _opened(self, number: int) -> Sound:
        return Sound(self._clips[number], self._places[number].length)

    def _joined(self, number: int) -> Join:
        """The join of this clip and the next."""
        with self._reading(number):
            a = self._sound(number)
        left, right = self._places[number : number + 2]
        with self._reading(number + 1):
            return join(a, self._sound(number + 1), left, right, self._blended)


def encode(samples: Samples) -> list[bytes]:
    """AAC packets of the sound, whose length is whole packets; the first one primes the decoder."""
    encoder: AudioCodecContext = av.CodecContext.create("aac", "w")
    encoder.options = dict(_ENCODER)
    encoder.sample_rate, encoder.layout, encoder.format, encoder.bit_rate = SAMPLE_RATE, "stereo", "fltp", SOUND_BITS
    packets: list[bytes] = []
    for start in range(0, samples.shape[1], PACKET):
        block = np.ascontiguousarray(samples[:, start : start + PACKET])
        frame = AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, start, Fraction(1, SAMPLE_RATE)
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    return packets + [bytes(packet) for packet in encoder.encode(None)]


def _alike(one: bytes, other: bytes) -> bool:
    """Whether the one may stand in the other's place before a packet that was made to follow the other."""
    window = closing_window(one)
    return window is not None and window == closing_window(other)
