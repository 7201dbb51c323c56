"""Looking into clips and pictures, which may come from anywhere and may be broken or hostile."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.error import FFmpegError
from av.video.stream import VideoStream

from vidpipe_desktop.core.errors import MediaError

MAX_SIDE = 8192
MAX_PIXELS = 40_000_000
MAX_SECONDS = 6 * 3600.0

Formats = tuple[tuple[int, bytes, str], ...]
"""Where in a file which bytes say that it is of which format."""

_CLIP_FORMATS: Formats = ((4, b"ftyp", "mp4"), (0, b"\x1a\x45\xdf\xa3", "matroska"))
PICTURE_FORMATS: Formats = (
    (0, b"\x89PNG\r\n\x1a\n", "png_pipe"),
    (0, b"\xff\xd8\xff", "jpeg_pipe"),
    (8, b"WEBP", "webp_pipe"),
)


@dataclass(frozen=True, slots=True)
class ClipInfo:
    """What a clip says it is. duration in seconds."""

    width: int
    height: int
    frames: int
    frame_rate: Fraction
    duration: float
    has_sound: bool


@contextlib.contextmanager
def opened(path: Path, formats: Formats = _CLIP_FORMATS) -> Iterator[InputContainer]:
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


def check_stream(path: Path, container: InputContainer) -> VideoStream:
    """The clip's picture stream, if it is of a size that may be decoded. Raises MediaError."""
    if not container.streams.video:
        raise MediaError(f"“{path.name}” has no picture.", "Choose a video file.")
    video = container.streams.video[0]
    _check_size(path, video.codec_context.width, video.codec_context.height)
    return video


def probe(path: Path) -> ClipInfo:
    """What the clip says of itself. Raises MediaError."""
    with opened(path) as container:
        video = check_stream(path, container)
        codec = video.codec_context
        rate = Fraction(video.average_rate or 24)
        seconds = float(video.duration * video.time_base) if video.duration and video.time_base else 0.0
        frames = video.frames or round(seconds * rate)
        if frames < 1 or seconds > MAX_SECONDS:
            raise MediaError(f"“{path.name}” has no usable length.", "It is empty, or much too long.")
        has_sound = bool(container.streams.audio)
        return ClipInfo(codec.width, codec.height, frames, rate, float(frames / rate), has_sound)


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
    with opened(path, PICTURE_FORMATS) as container:
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


_UPRIGHT = bytes.fromhex("00010000 00000000 00000000 00000000 00010000 00000000 00000000 00000000 40000000")
_MATRIX_AT = {0: 44, 1: 56}
"""Where a track header has its matrix, from its name on, by version (ISO/IEC 14496-12 §8.3.2)."""
_LARGEST_INDEX = 1 << 26


def is_turned(path: Path) -> bool:
    """Whether players show a picture of the MP4 turned or mirrored, as films from telephones are. Raises OSError."""
    index = _box(path, b"moov")
    found, at = False, index.find(b"tkhd")
    while at >= 0:
        start = at + _MATRIX_AT.get(index[at + 4] if at + 4 < len(index) else 0, 44)
        found = found or index[start : start + len(_UPRIGHT) - 12] != _UPRIGHT[:-12]
        at = index.find(b"tkhd", at + 4)
    return found


def _box(path: Path, name: bytes) -> bytes:
    """The content of the first box of this name on the file's top level; empty if there is none."""
    with path.open("rb") as file:
        while len(head := file.read(8)) == 8:
            size, header = int.from_bytes(head[:4], "big"), 8
            if size == 1:
                size, header = int.from_bytes(file.read(8), "big"), 16
            if head[4:] == name:
                return file.read(min(size - header, _LARGEST_INDEX) if size else _LARGEST_INDEX)
            if size < header:
                break
            file.seek(size - header, 1)
    return b""
