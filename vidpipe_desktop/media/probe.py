"""Looking into clips and pictures, which may come from anywhere and may be broken or hostile."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError

from vidpipe_desktop.core.errors import MediaError

MAX_SIDE = 8192
MAX_PIXELS = 40_000_000
MAX_SECONDS = 6 * 3600.0

_CLIP_FORMATS = ((4, b"ftyp", "mp4"), (0, b"\x1a\x45\xdf\xa3", "matroska"))
_PICTURE_FORMATS = ((0, b"\x89PNG\r\n\x1a\n", "png_pipe"), (0, b"\xff\xd8\xff", "jpeg_pipe"), (8, b"WEBP", "webp_pipe"))


@dataclass(frozen=True, slots=True)
class ClipInfo:
    """What a clip is. duration in seconds; signature is equal for clips whose packets can be copied one after the other."""

    width: int
    height: int
    frames: int
    frame_rate: Fraction
    duration: float
    has_sound: bool
    signature: tuple[object, ...]


@contextlib.contextmanager
def opened(path: Path, formats: tuple[tuple[int, bytes, str], ...] = _CLIP_FORMATS) -> Iterator[InputContainer]:
    """The file, opened as what its first bytes say it is and nothing else: playlists could name other files.

    Raises MediaError for whatever is wrong with it, then and while it is read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(32)
        kind = next((name for at, magic, name in formats if head[at : at + len(magic)] == magic), None)
        if kind is None:
            raise MediaError(
                f"“{path.name}” is not what it should be.", "It is neither of the kinds of file that fit here."
            )
        with av.open(str(path), "r", format=kind, metadata_errors="replace") as container:
            yield container
    except (FFmpegError, OSError, ValueError, IndexError, MemoryError) as error:
        raise MediaError(f"“{path.name}” cannot be read.", f"The file is damaged ({error}).") from error


def probe(path: Path) -> ClipInfo:
    """What the clip says of itself. Raises MediaError."""
    with opened(path) as container:
        if not container.streams.video:
            raise MediaError(f"“{path.name}” has no picture.", "Choose a video file.")
        video = container.streams.video[0]
        codec = video.codec_context
        _check_size(path, codec.width, codec.height)
        rate = Fraction(video.average_rate or 24)
        seconds = float(video.duration * video.time_base) if video.duration and video.time_base else 0.0
        frames = video.frames or round(seconds * rate)
        if frames < 1 or seconds > MAX_SECONDS:
            raise MediaError(f"“{path.name}” has no usable length.", "It is empty, or much too long.")
        picture = (codec.name, codec.profile, codec.width, codec.height, codec.pix_fmt, rate, codec.extradata)
        sound: tuple[object, ...] = ()
        if container.streams.audio:
            audio = container.streams.audio[0].codec_context
            sound = (audio.name, audio.profile, audio.sample_rate, audio.layout.name, audio.extradata)
        return ClipInfo(codec.width, codec.height, frames, rate, float(frames / rate), bool(sound), (*picture, *sound))


def check_clip(path: Path) -> ClipInfo:
    """Decode the whole clip. Raises MediaError if a frame is damaged or missing."""
    info = probe(path)
    with opened(path) as container:
        decoded = 0
        for frame in container.decode(container.streams.video[0]):
            if frame.is_corrupt:
                raise MediaError(f"“{path.name}” is damaged.", f"Frame {decoded + 1} cannot be shown.")
            decoded += 1
    if decoded < info.frames:
        raise MediaError(f"“{path.name}” is cut off.", f"It has {decoded} of {info.frames} frames.")
    return info


def check_picture(path: Path) -> tuple[int, int]:
    """Decode the picture; returns width and height. Its size is checked before. Raises MediaError."""
    with opened(path, _PICTURE_FORMATS) as container:
        codec = container.streams.video[0].codec_context
        if codec.width and codec.height:
            _check_size(path, codec.width, codec.height)
        frame = next(container.decode(container.streams.video[0]), None)
        if frame is None or frame.is_corrupt:
            raise MediaError(f"“{path.name}” is damaged.", "Choose another picture.")
        _check_size(path, frame.width, frame.height)
        return frame.width, frame.height


def _check_size(path: Path, width: int, height: int) -> None:
    if not (2 <= width <= MAX_SIDE and 2 <= height <= MAX_SIDE and width * height <= MAX_PIXELS):
        raise MediaError(f"“{path.name}” is {width} x {height} pixels.", f"At most {MAX_SIDE} a side can be used.")
