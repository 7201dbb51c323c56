"""The soft shadow under an actor."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.stage.stage import Stage


def draw_shadow(brush: QPainter, stage: Stage, x: float, y: float, radius: float, weight: float = 1.0) -> None:
    """A shadow around x, y on the ground, `radius` stage units to either side, thrown a little away from the light."""
    soft = QRadialGradient(QPointF(0, 0), 1)
    for stop, part in ((0.0, 0.55), (0.6, 0.25), (1.0, 0.0)):
        soft.setColorAt(stop, qcolor(stage.palette.shade, weight * part))
    brush.save()
    brush.translate(x - stage.light_x * radius * 0.24, y + 2)
    brush.scale(radius, radius * 0.17)
    brush.setBrush(QBrush(soft))
    brush.drawEllipse(QPointF(0, 0), 1, 1)
    brush.restore()
