"""Drawing over a finished picture: the lines of its edges, dots in its shadows, and the same as a white drawing."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, rgb
from vidpipe_desktop.engines.animatic.paint.pixels import FORMAT

Shades = NDArray[np.uint8]
"""Height x width, 0…255."""

_ROWS = 720
"""Lines are so fine, and dots so small, as they are told for pictures with this short side."""
_DOT_CELL = 7
_DARKEST, _DOT_REACH = 106, 92
"""Dots stand where it is darker than this shade, and touch so much farther down."""


def edges(grey: Shades, width: int) -> Shades:
    """How much every shade differs from those `width` pixels to the right and below; 0 at the far ends."""
    result = np.zeros_like(grey)
    result[:, :-width] = _apart(grey[:, width:], grey[:, :-width])
    np.maximum(result[:-width], _apart(grey[width:], grey[:-width]), out=result[:-width])
    return result


def _apart(a: Shades, b: Shades) -> Shades:
    return np.maximum(a, b) - np.minimum(a, b)


def inked(image: QImage) -> QImage:
    """The picture, in place, as a comic prints it: black lines along edges, round dots in the shadows."""
    grey = _grey(image)
    short = min(image.width(), image.height())
    lines = _ramp(edges(grey, _width(short)), 20, 47, 5)
    screen = _screen(image.width(), image.height(), max(4, round(_DOT_CELL * short / _ROWS)))
    dots = _ramp(np.maximum(screen, grey), grey, 26, 3)
    cover = _coloured(np.maximum(lines, dots, out=lines), _BLACK, FORMAT)
    brush = QPainter(image)
    brush.drawImage(0, 0, cover)
    brush.end()
    return image


def blueprinted(image: QImage) -> QImage:
    """The picture's edges as white lines on blue, its shades hardly there."""
    grey = _grey(image)
    drawn = _ramp(edges(grey, _width(min(image.width(), image.height()))), 7, 51, 4)
    return _coloured(np.maximum(drawn, grey >> 3), _BLUE, QImage.Format.Format_RGB32)


def _width(short: int) -> int:
    return max(1, round(1.7 * short / _ROWS))


def _grey(image: QImage) -> Shades:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    data = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return data[:, : grey.width()].copy()


def _ramp(shades: Shades, floor: Shades | int, most: int, factor: int) -> Shades:
    """How far the shades, which are changed, rise above the floor, at most `most`, times factor: all within 8 bits."""
    floor = np.asarray(floor, np.uint8)
    np.subtract(np.maximum(shades, floor, out=shades), floor, out=shades)
    return np.multiply(np.minimum(shades, np.uint8(most), out=shades), np.uint8(factor), out=shades)


@lru_cache(maxsize=2)
def _screen(width: int, height: int, cell: int) -> Shades:
    """Thresholds that make round dots in rows at 45 degrees: the darker the picture, the larger."""
    y, x = np.ogrid[:height, :width]
    turn = np.pi / cell
    wave = (np.cos((x + y) * turn) + np.cos((x - y) * turn)) / 4 + 0.5
    screen = np.clip(_DARKEST - _DOT_REACH + wave * _DOT_REACH, 0, 255).astype(np.uint8)
    screen.setflags(write=False)
    return screen


def _coloured(index: Shades, table: list[int], kind: QImage.Format) -> QImage:
    height, width = index.shape
    image = QImage(index.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(table)
    return image.convertToFormat(kind)


def shades(*inks: Ink) -> list[int]:
    """256 opaque colours that lead through the inks, dark to bright, as Qt packs them for its colour tables."""
    stops = np.linspace(0, 255, len(inks))
    channels = np.stack([np.interp(np.arange(256), stops, [rgb(ink)[part] for ink in inks]) for part in range(3)])
    red, green, blue = np.rint(channels * 255).astype(int).tolist()
    return [0xFF000000 | r << 16 | g << 8 | b for r, g, b in zip(red, green, blue, strict=True)]


_BLACK: Final = [alpha << 24 | 0x0D0A12 for alpha in range(256)]
_BLUE: Final = shades("#123f86", "#f4f9ff")
