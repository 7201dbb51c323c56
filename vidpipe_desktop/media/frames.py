"""Single frames and thumbnails."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

from pathlib import Path

import av
from av.video.frame import VideoFrame

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.probe import opened

THUMBNAIL_HEIGHT = 180
_POSTER = 0.4
"""Where in a clip its thumbnail is taken, of its length."""


def clip_thumbnail(clip: Path, target: Path) -> None:
    """A small JPEG of the clip. Raises MediaError."""
    with opened(clip) as container:
        stream = container.streams.video[0]
        wanted = int((stream.duration or 0) * _POSTER)
        container.seek(wanted, stream=stream)
        frame = next(container.decode(stream), None)
        for later in container.decode(stream):
            if later.pts is not None and later.pts > wanted:
                break
            frame = later
        _write(frame, clip, target)


def picture_thumbnail(picture: Path, target: Path) -> None:
    """A small JPEG of the picture. Raises MediaError."""
    with av.open(str(picture)) as container:
        _write(next(container.decode(container.streams.video[0]), None), picture, target)


def _write(frame: VideoFrame | None, source: Path, target: Path) -> None:
    if frame is None:
        raise MediaError(f"“{source.name}” shows nothing.", "Choose another file.")
    width = max(2, round(frame.width * THUMBNAIL_HEIGHT / frame.height / 2) * 2)
    small = frame.reformat(width=width, height=THUMBNAIL_HEIGHT, format="yuvj420p", interpolation="AREA")
    with av.open(str(target), "w", format="image2") as file:
        stream = file.add_stream("mjpeg", rate=1, options={"qmin": "3", "qmax": "5"})
        stream.width, stream.height, stream.pix_fmt = small.width, small.height, "yuvj420p"
        small.pts = 0
        file.mux(stream.encode(small))
        file.mux(stream.encode(None))
