"""The film's file: pictures on the frame grid, sound on the grid of AAC packets, captions, the index before all contents."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections import deque
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import av
from av.container import InputContainer
from av.packet import Packet

from vidpipe_desktop.media.cues import Cue
from vidpipe_desktop.media.encoding import BARE, PACKET, SAMPLE_RATE
from vidpipe_desktop.media.text_track import add_text_track, sample

_FINE = 512
"""Clock ticks per frame of films with a whole frame rate; others have fine clocks anyway."""
_INDEX_PER_PACKET = 52
_INDEX_HEAD = 1 << 16
"""Room for the index, in bytes: more than all its tables take at most (ISO/IEC 14496-12 §8.6, §8.7)."""


class FilmFile:
    """An MP4 being written. Use as a context manager; the file is whole when it ends without an error.

    frames: how many it will have. depth: by how many frames decoding runs ahead of showing.
    sound: its packets, the first of which comes 1,024 samples before the picture: a decoder needs it to begin.
    captions: from the first frame to the last, in this language (ISO 639-1, "" = unknown); without any there is no text track.
    bare: they say what the pictures don't.
    """

    def __init__(
        self,
        target: Path,
        model: InputContainer,
        head: bytes,
        *,
        rate: Fraction,
        frames: int,
        depth: int,
        sound: Iterator[bytes],
        captions: Sequence[Cue] = (),
        language: str = "",
        bare: bool = False,
    ) -> None:
        self._rate, self._depth = rate, depth
        self._samples = round(frames / rate * SAMPLE_RATE)
        packets = frames + self._samples // PACKET + 2 + len(captions)
        room = _INDEX_HEAD + packets * _INDEX_PER_PACKET
        ticks = _FINE if rate.denominator == 1 else 1
        options = {"moov_size": str(room), "movie_timescale": str(rate.numerator * ticks)}
        self._file = av.open(str(target), "w", format="mp4", options=options)
        if bare:
            self._file.metadata.update(BARE)
        self._video = self._file.add_stream_from_template(model.streams.video[0])
        self._video.codec_context.extradata = head
        self._clock = self._video.time_base = Fraction(1, rate.numerator * ticks)
        self._step = rate.denominator * ticks
        self._audio = self._file.add_stream_from_template(model.streams.audio[0])
        self._beat = self._audio.time_base = Fraction(1, SAMPLE_RATE)
        # FFmpeg's writer compares the text's clock with that of the others as if they were one, and were the text's
        # coarser than theirs, it would put empty samples where it finds nothing to be said any more.
        finer = -(-SAMPLE_RATE // self._clock.denominator)
        self._text = add_text_track(self._file, language, self._clock / finer) if captions else None
        self._text_step = self._step * finer
        self._captions = deque(captions)
        self._sound = sound
        self._decoded = 0
        self._heard = -PACKET

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        if kind is None:
            self._sound_until(self._samples)
        self._file.close()

    def picture(self, packet: "Packet[Any]", frame: int) -> None:
        """The next picture in decoding order; frame is its place in the film."""
        packet.pts, packet.dts = frame * self._step, (self._decoded - self._depth) * self._step
        packet.duration, packet.time_base, packet.stream = self._step, self._clock, self._video
        self._say_until(self._decoded)
        self._decoded += 1
        self._sound_until(self._decoded * SAMPLE_RATE * self._rate.denominator // self._rate.numerator)
        self._file.mux(packet)

    def _say_until(self, frame: int) -> None:
        while self._text and self._captions and self._captions[0].first <= frame:
            self._file.mux(sample(self._captions.popleft(), self._text, self._text_step))

    def _sound_until(self, sample: int) -> None:
        while self._heard < min(sample, self._samples):
            packet: Packet[Any] = Packet(next(self._sound))
            packet.pts = packet.dts = self._heard
            # The last one is cut to the sample, so that sound and picture end together.
            packet.duration = min(PACKET, self._samples - self._heard)
            packet.time_base, packet.stream = self._beat, self._audio
            self._heard += PACKET
            self._file.mux(packet)
