"""The soft shadow under an actor."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.fast import soft_shadow
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_FLAT = 0.17
"""Height of a shadow as a share of its width."""


def draw_shadow(brush: QPainter, stage: Stage, x: float, y: float, radius: float, weight: float = 1.0) -> None:
    """A shadow around x, y on the ground, `radius` stage units to either side, thrown a little away from the light."""
    shade = qcolor(stage.palette.shade).name()
    middle, high = x - stage.light_x * radius * 0.24, radius * _FLAT
    opacity = brush.opacity()
    brush.setOpacity(opacity * min(1.0, weight))
    brush.drawImage(QRectF(middle - radius, y + 2 - high, 2 * radius, 2 * high), soft_shadow(shade))
    brush.setOpacity(opacity)
