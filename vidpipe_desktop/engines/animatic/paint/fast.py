"""Many small or thin things in every frame: the painter's own smooth edges would cost more than all the plates."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from vidpipe_desktop.engines.animatic.paint.colour import Ink, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter

_SIZES = 6
"""Ovals are kept 1, 2, 4 … pixels high: larger ones shown small would flicker, small ones shown large be soft."""
_LONG = 8
"""How much longer than high a kept oval is."""


class Ovals:
    """Ellipses of one colour, painted once and then shown wherever and as large as they are wanted."""

    def __init__(self, ink: Ink | QColor) -> None:
        colour = ink if isinstance(ink, QColor) else qcolor(ink)
        self._images = [_oval(colour, 2**size) for size in range(_SIZES)]

    def draw(self, brush: QPainter, x: float, y: float, rx: float, ry: float, opacity: float) -> None:
        """An ellipse around (x, y) with these radii. Leaves the opacity as it is set here."""
        size = round(math.log2(max(1.0, 2 * ry * brush.transform().m22())))
        image = self._images[min(size, _SIZES - 1)]
        rx *= 1 + 2 / (image.width() - 2)  # the image has an empty pixel around it
        ry *= 1 + 2 / (image.height() - 2)
        brush.setOpacity(opacity)
        brush.drawImage(QRectF(x - rx, y - ry, 2 * rx, 2 * ry), image)


def _oval(colour: QColor, height: int) -> QImage:
    image = blank(_LONG * height + 2, height + 2)
    brush = painter(image)
    brush.setBrush(colour)
    brush.drawEllipse(QRectF(1, 1, _LONG * height, height))
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
