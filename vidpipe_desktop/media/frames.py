"""Still pictures: thumbnails, what a clip ends with, frames light enough to send; upright, in the right proportions."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from collections.abc import Mapping
from fractions import Fraction
from itertools import islice
from pathlib import Path

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.pictures import Fitting, upright_size
from vidpipe_desktop.media.probe import PICTURE_FORMATS, opened
from vidpipe_desktop.media.survey import Look, pixel_shape
from vidpipe_desktop.media.writing import whole

THUMBNAIL_HEIGHT = 180
_WIDEST = 640
_POSTER = 0.4
"""Where in a clip its thumbnail is taken, of its length."""
_PATIENCE = 48
"""So many frames are decoded at most: in a clip with one keyframe, the thumbnail is taken from earlier on."""
_SEND_HEIGHT = 1080
"""No video model looks at more."""
_FINE, _PLAIN = {"qmin": "2", "qmax": "2"}, {"qmin": "3", "qmax": "5"}
_JPEG_COLOURS = (5, 2, 2, 2)
"""BT.601 matrix in full range, as JFIF has it."""


def clip_thumbnail(clip: Path, target: Path) -> None:
    """A small JPEG of the clip. Raises MediaError, StorageError."""
    with opened(clip) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        pixel = pixel_shape(stream)
        wanted = (stream.start_time or 0) + int((stream.duration or 0) * _POSTER)
        container.seek(wanted, stream=stream)
        frame: VideoFrame | None = None
        for later in islice(container.decode(stream), _PATIENCE):
            if frame is not None and later.pts is not None and later.pts > wanted:
                break
            frame = later
        jpeg = _jpeg(frame, clip, pixel)
    _write(jpeg, target)


def picture_thumbnail(picture: Path, target: Path) -> None:
    """A small JPEG of the picture. Raises MediaError, StorageError."""
    with opened(picture, PICTURE_FORMATS) as container:
        frame = next(container.decode(container.streams.video[0]), None)
        jpeg = _jpeg(frame, picture, Fraction(1))
    _write(jpeg, target)


def last_picture(clip: Path, target: Path, size: tuple[int, int]) -> None:
    """The clip's last frame as a PNG of this size, as the film shows it. Raises MediaError, StorageError."""
    with opened(clip) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        pixel = pixel_shape(stream)
        container.seek((stream.start_time or 0) + (stream.duration or 0), stream=stream)
        frame: VideoFrame | None = None
        for later in container.decode(stream):
            frame = later
    if frame is None:
        raise MediaError(f"“{clip.name}” shows nothing at its end.", "Make the clip again.")
    shown = Fitting(Look(*size, Fraction(1)), pixel)(frame)
    picture = VideoReformatter().reformat(shown, format="rgb24", src_colorspace=1)
    encoder: VideoCodecContext = av.CodecContext.create("png", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = *size, "rgb24", Fraction(1)
    picture.pts, picture.time_base, picture.pict_type = 0, Fraction(1), 0
    _write(b"".join(bytes(packet) for packet in [*encoder.encode(picture), *encoder.encode(None)]), target)


def light_picture(picture: Path, target: Path, most: int) -> None:
    """A good JPEG of the picture in at most so many bytes, as large as fits. Raises MediaError, StorageError."""
    with opened(picture, PICTURE_FORMATS) as container:
        frame = next(container.decode(container.streams.video[0]), None)
        height = min(_SEND_HEIGHT, frame.height // 2 * 2) if frame else 0
        jpeg = _jpeg(frame, picture, Fraction(1), height, _FINE)
        while len(jpeg) > most and height > THUMBNAIL_HEIGHT:
            height = max(THUMBNAIL_HEIGHT, height * 3 // 8 * 2)
            jpeg = _jpeg(frame, picture, Fraction(1), height, _FINE)
    if len(jpeg) > most:
        raise MediaError(f"“{picture.name}” cannot be made small enough.", f"At most {most:,} bytes may be sent.")
    _write(jpeg, target)


def _jpeg(
    frame: VideoFrame | None,
    source: Path,
    pixel: Fraction,
    height: int = THUMBNAIL_HEIGHT,
    quality: Mapping[str, str] = _PLAIN,
) -> bytes:
    if frame is None:
        raise MediaError(f"“{source.name}” shows nothing.", "Choose another file.")
    across, down = upright_size(frame, pixel)
    widest = _WIDEST * height // THUMBNAIL_HEIGHT // 2 * 2
    width = min(widest, max(2, round(across * height / down / 2) * 2))
    look = Look(width, height, Fraction(1), colours=_JPEG_COLOURS)
    small = Fitting(look, pixel)(frame)
    encoder: VideoCodecContext = av.CodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width, height, "yuv420p"
    encoder.time_base, encoder.color_range = Fraction(1), _JPEG_COLOURS[3]
    encoder.options = dict(quality)
    small.pts, small.time_base, small.color_range, small.pict_type = 0, Fraction(1), _JPEG_COLOURS[3], 0
    return b"".join(bytes(packet) for packet in [*encoder.encode(small), *encoder.encode(None)])


def _write(data: bytes, target: Path) -> None:
    with whole(target) as part:
        part.write_bytes(data)
