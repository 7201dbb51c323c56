"""Many small or thin things in every frame: the painter's own smooth edges would cost more than all the plates."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter, visible_area

_SIZES = 6
"""Ovals are kept 1, 2, 4 … pixels high: larger ones shown small would flicker, small ones shown large be soft."""
_LONG = 8
"""How much longer than high a kept oval is."""
_SHADOW = 96
"""Pixels across of a kept shadow."""
_UNSEEN = 1 / 256
"""What is less opaque than this changes no picture."""

Row = NDArray[np.float64]
"""A number for each of the things drawn."""


class Ovals:
    """Ellipses of one colour, painted once and then shown wherever and as large as they are wanted."""

    def __init__(self, ink: Ink | QColor) -> None:
        colour = ink if isinstance(ink, QColor) else qcolor(ink)
        self._images = [_oval(colour, 2**size) for size in range(_SIZES)]

    def draw(self, brush: QPainter, x: Row, y: Row, rx: Row, ry: Row, opacity: Row) -> None:
        """Ellipses around x, y with these radii and opacities, one over the other. Leaves the opacity at 1."""
        size = np.rint(np.log2(np.maximum(1, 2 * ry * brush.transform().m22()))).clip(0, _SIZES - 1)
        rx, ry = rx * (1 + 2 / (_LONG * 2**size)), ry * (1 + 2 / 2**size)  # images have an empty pixel around them
        seen = visible_area(brush)
        shown = (np.abs(x - seen.center().x()) < rx + seen.width() / 2) & (opacity > _UNSEEN)
        rows = np.stack((x - rx, y - ry, 2 * rx, 2 * ry, opacity, size))[:, shown].T.tolist()
        for left, top, wide, high, share, kept in rows:
            brush.setOpacity(share)
            brush.drawImage(QRectF(left, top, wide, high), self._images[int(kept)])
        brush.setOpacity(1)


def _oval(colour: QColor, height: int) -> QImage:
    image = blank(_LONG * height + 2, height + 2)
    brush = painter(image)
    brush.setBrush(colour)
    brush.drawEllipse(QRectF(1, 1, _LONG * height, height))
    brush.end()
    return image


class Streaks:
    """Lines of one colour and slant, painted once and then copied to whole pixels: for what falls fast.

    thick, across, down: of every line, from its upper end, in stage units.
    """

    def __init__(self, ink: QColor, thick: float, across: float, down: float) -> None:
        self._pen, self._line = QPen(ink, thick), QLineF(0, 0, across, down)
        self._painted: tuple[float, QImage] = (0.0, QImage())

    def draw(self, brush: QPainter, x: Row, y: Row) -> None:
        """Lines whose upper ends are at x, y."""
        onto, device = brush.transform(), brush.device()
        image, edge = self._image(onto.m11())
        left = np.rint(x * onto.m11() + onto.dx() - edge.x()).astype(np.intp)
        top = np.rint(y * onto.m22() + onto.dy() - edge.y()).astype(np.intp)
        shown = (left > -image.width()) & (left < device.width()) & (top > -image.height()) & (top < device.height())
        brush.save()
        brush.resetTransform()
        for across, down in zip(left[shown].tolist(), top[shown].tolist(), strict=True):
            brush.drawImage(across, down, image)
        brush.restore()

    def _image(self, scale: float) -> tuple[QImage, QPointF]:
        """A line at so many pixels per stage unit, and where in it its upper end is."""
        line, margin = self._line, self._pen.widthF() * scale + 1
        end = QPointF(margin + max(0.0, -line.dx()) * scale, margin)
        if self._painted[0] != scale:
            image = blank(abs(line.dx()) * scale + 2 * margin, line.dy() * scale + 2 * margin)
            brush = painter(image)
            brush.translate(end)
            brush.scale(scale, scale)
            brush.setPen(self._pen)
            brush.drawLine(line)
            brush.end()
            self._painted = (scale, image)
        return self._painted[1], end


@lru_cache(maxsize=16)
def soft_shadow(ink: str) -> QImage:
    """A shadow on the ground, to be drawn as wide and as flat as it is wanted. ink: "#rrggbb"."""
    image = blank(_SHADOW, _SHADOW / 4)
    fading = QRadialGradient(QPointF(0, 0), 1)
    for stop, part in ((0.0, 0.55), (0.6, 0.25), (1.0, 0.0)):
        fading.setColorAt(stop, qcolor(ink, part))
    brush = painter(image)
    brush.scale(image.width() / 2, image.height() / 2)
    brush.translate(1, 1)
    brush.setBrush(QBrush(fading))
    brush.drawEllipse(QPointF(0, 0), 1, 1)
    brush.end()
    return image


def draw_band(
    brush: QPainter, x: Sequence[float], upper: Sequence[float], lower: Sequence[float], ink: QColor, passes: int
) -> None:
    """What is between two long, nearly level lines, its edges softened by `passes` rough ones over each other."""
    step, veil = 1 / (passes * brush.transform().m22()), QColor(ink)
    veil.setAlphaF(1 - (1 - ink.alphaF()) ** (1 / passes))
    brush.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    brush.setBrush(veil)
    for turn in range(passes):
        down = (turn - (passes - 1) / 2) * step
        there = [QPointF(at, y + down) for at, y in zip(x, upper, strict=True)]
        back = [QPointF(at, y + down) for at, y in zip(x, lower, strict=True)]
        brush.drawPolygon(QPolygonF([*there, *back[::-1]]))
    brush.setRenderHint(QPainter.RenderHint.Antialiasing, True)
