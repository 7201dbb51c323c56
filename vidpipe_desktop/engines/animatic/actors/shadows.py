"""The soft shadow under an actor."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QImage, QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_FLAT = 0.17
"""Height of a shadow as a share of its width."""
_PIXELS = 96


def draw_shadow(brush: QPainter, stage: Stage, x: float, y: float, radius: float, weight: float = 1.0) -> None:
    """A shadow around x, y on the ground, `radius` stage units to either side, thrown a little away from the light."""
    shade = qcolor(stage.palette.shade).name()
    middle, high = x - stage.light_x * radius * 0.24, radius * _FLAT
    opacity = brush.opacity()
    brush.setOpacity(opacity * min(1.0, weight))
    brush.drawImage(QRectF(middle - radius, y + 2 - high, 2 * radius, 2 * high), _shadow(shade))
    brush.setOpacity(opacity)


@lru_cache(maxsize=16)
def _shadow(shade: str) -> QImage:
    image = blank(_PIXELS, _PIXELS * _FLAT)
    soft = QRadialGradient(QPointF(0, 0), 1)
    for stop, part in ((0.0, 0.55), (0.6, 0.25), (1.0, 0.0)):
        soft.setColorAt(stop, qcolor(shade, part))
    brush = painter(image)
    brush.scale(image.width() / 2, image.height() / 2)
    brush.translate(1, 1)
    brush.setBrush(QBrush(soft))
    brush.drawEllipse(QPointF(0, 0), 1, 1)
    brush.end()
    return image
