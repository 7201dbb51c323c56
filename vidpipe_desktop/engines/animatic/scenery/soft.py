"""Moving light without hard edges, drawn small and shown large: a fraction of the work."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.stage.layers import Draw
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_COARSE = 0.25


def add_soft_light(stage: Stage, depth: float, area: QRectF, draw: Draw) -> None:
    """Brighten what is behind `depth` with what `draw` paints within `area`, at a quarter of the resolution."""
    scale = stage.resolution * _COARSE
    image = blank(area.width() * scale, area.height() * scale)
    screen = QPainter.CompositionMode.CompositionMode_Screen

    def show(brush: QPainter, t: float) -> None:
        image.fill(0)
        small = painter(image, scale)
        small.translate(-area.x(), -area.y())
        small.setCompositionMode(screen)
        draw(small, t)
        small.end()
        brush.drawImage(area, image)

    stage.dynamic(depth, show, screen, area)
