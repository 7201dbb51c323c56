"""Real clips for tests: small, quick to make, every frame different, of all kinds that engines and people come with."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

SIZE = (128, 96)
RATE = 48_000
PLAIN = {"preset": "ultrafast", "g": "12", "flags": "+cgop"}


def tone(hertz: float, samples: int, loudness: float = 0.3) -> NDArray[np.float32]:
    """A sine."""
    return (loudness * np.sin(np.arange(samples) * 2 * np.pi * hertz / RATE)).astype(np.float32)


def noise(seed: int, samples: int) -> NDArray[np.float32]:
    """Noise without its highest notes, which AAC would drop: its place can be found to the sample."""
    rough = np.random.default_rng(seed).standard_normal(samples + 7)
    return (0.1 * np.convolve(rough, np.ones(8) / 8, "valid")[:samples]).astype(np.float32)


def shoot(
    path: Path,
    seed: int = 0,
    *,
    frames: int = 36,
    rate: Fraction = Fraction(24),
    size: tuple[int, int] = SIZE,
    codec: str = "libx264",
    options: dict[str, str] = PLAIN,
    pixels: str = "yuv420p",
    sound: NDArray[np.float32] | None = None,
    silent: bool = False,
    turned: int = 0,
    stamps: list[int] | None = None,
) -> Path:
    """Write a clip. stamps: when each frame is shown, in frames; None for evenly."""
    with av.open(str(path), "w") as file:
        video = file.add_stream(codec, rate=rate, options=options)
        video.width, video.height, video.pix_fmt = *size, pixels
        if turned:
            video.set_display_rotation(turned)
        samples = round(frames / rate * RATE) if sound is None else len(sound)
        audio = None if silent else file.add_stream("aac", rate=RATE, layout="stereo")
        for number, picture in enumerate(pictures(seed, frames, size)):
            frame = av.VideoFrame.from_ndarray(picture, format="gray").reformat(format=pixels)
            frame.pts, frame.time_base = stamps[number] if stamps else number, 1 / rate
            file.mux(video.encode(frame))
        file.mux(video.encode(None))
        if audio is not None:
            wave = tone(220 + 60 * seed, samples) if sound is None else sound
            for start in range(0, samples, 1024):
                block = np.ascontiguousarray(np.stack([wave[start : start + 1024]] * 2))
                part = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
                part.sample_rate, part.pts, part.time_base = RATE, start, Fraction(1, RATE)
                file.mux(audio.encode(part))
            file.mux(audio.encode(None))
    return path


def pictures(seed: int, frames: int, size: tuple[int, int]) -> list[NDArray[np.uint8]]:
    """A pattern that wanders."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width]
    return [
        (128 + 60 * np.sin((x + 3 * number) / (9 + seed)) + 50 * np.sin((y - 2 * number) / (7 + seed))).astype(np.uint8)
        for number in range(frames)
    ]


def watched(path: Path) -> tuple[list[NDArray[np.uint8]], list[Fraction]]:
    """All frames, decoded so that any damage is an error, and when they are shown."""
    frames: list[NDArray[np.uint8]] = []
    times: list[Fraction] = []
    with av.open(str(path)) as container:
        container.streams.video[0].codec_context.options = {"err_detect": "explode"}
        for frame in container.decode(video=0):
            assert not frame.is_corrupt
            frames.append(frame.to_ndarray())
            times.append(frame.pts * frame.time_base)
    return frames, times


def heard(path: Path) -> NDArray[np.float32]:
    """All samples of the left channel one after the other, whatever their time stamps say."""
    with av.open(str(path)) as container:
        return np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])


def sound_packets(path: Path) -> list[bytes]:
    """All packets of sound."""
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(audio=0) if packet.dts is not None]
