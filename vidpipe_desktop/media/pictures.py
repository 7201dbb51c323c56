"""Frames of clips, as the film shows them: at its rate, in its size and colours, upright."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# PyAV leaves the types of packets and streams open in its stubs.

import math
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import VideoReformatter
from numpy.typing import NDArray

from vidpipe_desktop.media.probe import opened
from vidpipe_desktop.media.survey import Clip, Look, reader

Planes = NDArray[np.uint8]
"""A yuv420p picture of even sides as one array: Y, below it U and V, each flat."""

_BT709, _BT601 = 1, 5
_MATRICES = {1: _BT709, 4: 4, 5: _BT601, 6: _BT601, 7: 7, 9: 9, 10: 9}
"""From H.273's numbers of matrices to those of swscale."""
_HD = 720
"""From this height on, pictures that don't name their colours have those of BT.709, below it of BT.601."""
_FULL_RANGE = 2


def shown(clip: Clip, look: Look, first: int, end: int) -> Iterator[VideoFrame]:
    """The film's frames first…end (exclusive) of this clip; its last picture stays if it ends too soon.

    A picture with time t seconds is shown from frame t * rate on, rounded half down. Raises MediaError.
    """
    fit = Fitting(look, clip.pixel)
    current: VideoFrame | None = None
    sent = first
    with opened(clip.path) as container:
        stream = reader(container, first, clip, look.rate)
        stream.thread_type = "AUTO"
        for frame in container.decode(stream):
            moment = Fraction(frame.pts or 0) * (frame.time_base or Fraction(0)) - clip.start
            due = min(end, math.ceil(moment * look.rate - Fraction(1, 2)))
            while current is not None and sent < due:
                yield current
                sent += 1
            if sent == end:
                return
            current = fit(frame)
    while current is not None and sent < end:
        yield current
        sent += 1


def blended(a: VideoFrame, b: VideoFrame, weight: float) -> VideoFrame:
    """A mix of two frames of one look, with so much (0…1) of the second."""
    part = round(weight * 256)
    mixed, second = (_planes(frame).astype(np.uint16) for frame in (a, b))
    mixed *= 256 - part
    second *= part
    mixed += second
    mixed += 128
    mixed >>= 8
    return VideoFrame.from_ndarray(mixed.astype(np.uint8), "yuv420p")


class Fitting:
    """Makes pictures of any shape fit a look. Other proportions get black bars."""

    def __init__(self, look: Look, pixel: Fraction = Fraction(1)) -> None:
        """pixel: width of the pictures' pixels, in heights."""
        self._look = look
        self._pixel = pixel
        self._reformatter = VideoReformatter()

    def __call__(self, frame: VideoFrame) -> VideoFrame:
        """The frame in the film's look; the very same one if it is so already."""
        look = self._look
        quarters = _quarters(frame)
        across, down = upright_size(frame, self._pixel)
        scale = min(look.width / across, look.height / down)
        inner = (_even(across * scale, look.width), _even(down * scale, look.height))
        scaled = self._scaled(frame, inner if quarters % 2 == 0 else (inner[1], inner[0]))
        if quarters:
            scaled = VideoFrame.from_ndarray(turned(_planes(scaled), quarters), "yuv420p")
        if inner != (look.width, look.height):
            black = 16 if look.colours[3] != _FULL_RANGE else 0
            scaled = VideoFrame.from_ndarray(_framed(_planes(scaled), (look.width, look.height), black), "yuv420p")
        return scaled

    def _scaled(self, frame: VideoFrame, size: tuple[int, int]) -> VideoFrame:
        matrix, full = self._look.colours[0], self._look.colours[3] == _FULL_RANGE
        source = _matrix(frame.colorspace, frame.height)
        target = _matrix(matrix, self._look.height)
        was_full = frame.color_range == _FULL_RANGE or frame.format.name.startswith("yuvj")
        alike = source == target and was_full == full
        if alike and (frame.width, frame.height) == size and frame.format.name == "yuv420p":
            return frame
        return self._reformatter.reformat(
            frame,
            *size,
            "yuv420p",
            src_colorspace=source,
            dst_colorspace=target,
            src_color_range=2 if was_full else 1,
            dst_color_range=2 if full else 1,
            interpolation="BICUBIC",
        )


def _planes(frame: VideoFrame) -> Planes:
    return np.asarray(frame.to_ndarray(), np.uint8)


def turned(picture: Planes, quarters: int) -> Planes:
    """The picture turned to the left by so many quarters."""
    height, width = picture.shape[0] * 2 // 3, picture.shape[1]
    chroma = picture[height:].reshape(2, height // 2, width // 2)
    planes = [np.rot90(plane, quarters) for plane in (picture[:height], *chroma)]
    return np.concatenate([plane.ravel() for plane in planes]).reshape(-1, planes[0].shape[1])


def _framed(picture: Planes, size: tuple[int, int], black: int) -> Planes:
    """The picture in the middle of a black one."""
    width, height = size
    inner_height, inner_width = picture.shape[0] * 2 // 3, picture.shape[1]
    x, y = (width - inner_width) // 4 * 2, (height - inner_height) // 4 * 2
    canvas = np.full((height * 3 // 2, width), 128, np.uint8)
    canvas[:height] = black
    canvas[y : y + inner_height, x : x + inner_width] = picture[:inner_height]
    source = picture[inner_height:].reshape(2, inner_height // 2, inner_width // 2)
    chroma = canvas[height:].reshape(2, height // 2, width // 2)
    chroma[:, y // 2 : (y + inner_height) // 2, x // 2 : (x + inner_width) // 2] = source
    return canvas


def upright_size(frame: VideoFrame, pixel: Fraction) -> tuple[Fraction, Fraction]:
    """Width and height of the picture as it is to be seen, in heights of its pixels."""
    across, down = frame.width * pixel, Fraction(frame.height)
    return (across, down) if _quarters(frame) % 2 == 0 else (down, across)


def _quarters(frame: VideoFrame) -> int:
    """How often the frame must be turned a quarter to the left to stand upright."""
    return round(frame.rotation / 90) % 4


def _even(length: Fraction, most: int) -> int:
    return min(most, max(2, round(length / 2) * 2))


def _matrix(colorspace: int, height: int) -> int:
    """The matrix as swscale numbers it, guessed by size where the picture doesn't say."""
    return _MATRICES.get(colorspace, _BT709 if height >= _HD else _BT601)
