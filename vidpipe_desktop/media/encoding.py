"""Writing clips and films: H.264 and AAC with the settings that all of ours share."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vidpipe_desktop.core.captions import NOT_IN_PICTURE

SAMPLE_RATE = 48_000
"""Samples per second of all sound; always two channels."""
SOUND_BITS = 160_000
PACKET = 1024
"""Samples in a packet of AAC-LC (ISO/IEC 14496-3)."""
SOUND_HEADS = (bytes.fromhex("1190"), bytes.fromhex("119056e500"))
"""AudioSpecificConfigs (ISO/IEC 14496-3 §1.6.2.1) of AAC-LC, 48 kHz, stereo; the longer one also denies that there is SBR."""

FINE = {"preset": "veryfast"}
DRAWN = {"preset": "ultrafast", "x264-params": "cabac=1:deblock=0,0:bframes=3:8x8dct=1:aq-mode=1"}
"""x264 options for drawn pictures: three quarters of the time of "superfast" for a tenth more bytes (benchmarks/animatic.py)."""
_LARGE = 1_000_000
"""More pixels than any picture in HD has."""
_BEARABLE = {"maxrate": "25000000", "bufsize": "25000000"}
"""Bits a second, for large pictures: what players that know level 4.0 in High profile must bear (H.264 table A-1). Grain
would take almost twice as many."""

BARE: Mapping[str, str] = MappingProxyType({"comment": NOT_IN_PICTURE})
"""Metadata of clips whose engine would have drawn captions into their pictures, but did not, and of films of such."""

Samples = NDArray[np.float32]
"""Sound: two rows (left, right) of samples, -1…1."""


class Writer:
    """An MP4 being written. Use as a context manager; the file is whole when it ends without an error.

    bare: captions might be expected in its pictures, but are not there.
    """

    def __init__(
        self,
        target: Path,
        size: tuple[int, int],
        rate: Fraction,
        speed: Mapping[str, str] = FINE,
        *,
        bare: bool = False,
    ) -> None:
        self._rate = rate
        self._file = av.open(str(target), "w", format="mp4", options={"movflags": "faststart"})
        if bare:
            self._file.metadata.update(BARE)
        limit = _BEARABLE if size[0] * size[1] > _LARGE else {}
        options = {**speed, **limit, "crf": "19", "g": str(round(rate)), "flags": "+cgop", "threads": "1"}
        self._video = self._file.add_stream("libx264", rate=rate, options=options)
        self._video.width, self._video.height = size
        self._video.pix_fmt = "yuv420p"
        context = self._video.codec_context
        context.colorspace = context.color_primaries = context.color_trc = 1  # BT.709
        context.color_range = 1
        self._sound = self._file.add_stream("aac", rate=SAMPLE_RATE, layout="stereo")
        self._sound.bit_rate = SOUND_BITS
        self._frames = 0
        self._samples = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        if kind is None:
            self._file.mux(self._video.encode(None))
            self._file.mux(self._sound.encode(None))
        self._file.close()

    def picture(self, frame: VideoFrame) -> None:
        """The next frame, yuv420p in the film's size."""
        frame.pts, frame.time_base = self._frames, 1 / self._rate
        self._frames += 1
        self._file.mux(self._video.encode(frame))

    def sound(self, samples: Samples) -> None:
        """The next stretch of sound; all but the last must be whole blocks of 1,024 samples."""
        for start in range(0, samples.shape[1], PACKET):
            block = np.ascontiguousarray(samples[:, start : start + PACKET], np.float32)
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE, self._samples, Fraction(1, SAMPLE_RATE)
            self._samples += block.shape[1]
            self._file.mux(self._sound.encode(frame))


def decoded_sound(path: Path, length: int, begin: Fraction = Fraction(0)) -> Samples:
    """The clip's sound from `begin` (seconds) on as exactly `length` samples in stereo; silence where it has none."""
    samples = np.zeros((2, length), np.float32)
    resampler = av.AudioResampler(format="fltp", layout="stereo", rate=SAMPLE_RATE)
    with av.open(str(path)) as container:
        if not container.streams.audio:
            return samples
        for part in _resampled(container.decode(container.streams.audio[0]), resampler):
            start = round(((part.pts or 0) * (part.time_base or Fraction(1, SAMPLE_RATE)) - begin) * SAMPLE_RATE)
            block = part.to_ndarray()[:, max(0, -start) :]
            end = min(length, max(0, start) + block.shape[1])
            if end > max(0, start):
                samples[:, max(0, start) : end] = block[:, : end - max(0, start)]
    return samples


def _resampled(frames: Iterator[av.AudioFrame], resampler: av.AudioResampler) -> Iterator[av.AudioFrame]:
    for frame in frames:
        yield from resampler.resample(frame)
    yield from resampler.resample(None)
