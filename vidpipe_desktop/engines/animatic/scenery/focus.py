"""Close shots: what is far away out of focus, and a table in front for things to stand on."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import FORMAT, OPAQUE, blank, blurred, painter
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.reflections import reflect_in_floor
from vidpipe_desktop.engines.animatic.scenery.tones import tones
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_SHARP = 1.3
"""Plates nearer than this stay sharp."""
_TABLE_Y = 792.0
_WOODS = ("#a8744a", "#8a5a3c", "#c4a070", "#7a5648")


def soften_distance(stage: Stage, amount: float = 7.0) -> None:
    """Put far plates of a finished set out of focus. amount: blur at infinity, in stage units."""
    for layer in stage.layers:
        if layer.image is not None and layer.depth > _SHARP:
            _blur(layer, amount * (1 - 1 / (0.1 + 0.9 * layer.depth)))
            layer.measure()


def _blur(layer: Layer, radius: float) -> None:
    """Blur a plate; one that doesn't fill the picture gets room for its soft edges."""
    image, pixels = layer.image, radius * layer.resolution
    if image is None or pixels < 1:
        return
    if image.format() != OPAQUE:
        margin = round(pixels * 2)
        padded = blank(image.width() + 2 * margin, image.height() + 2 * margin)
        brush = painter(padded)
        brush.drawImage(margin, margin, image)
        brush.end()
        image = padded
        layer.x -= margin / layer.resolution
        layer.y -= margin / layer.resolution
    layer.image = blurred(image, pixels)


def lay_table(stage: Stage) -> None:
    """Put a table in front of a finished set, which goes out of focus; things stand on the table."""
    soften_distance(stage, 16.0)
    stage.layers = [layer for layer in stage.layers if layer.depth > 0.97 or layer.image is None]
    stage.fx.clear()
    stage.ground = stage.table_y = 905.0
    stage.reflection = 0.16
    stage.plate(1.0, lambda brush: _draw_table(brush, stage))
    shine = reflect_in_floor(stage, _TABLE_Y, strength=0.2, puddles=0.0)
    assert shine.image is not None
    shine.image = blurred(shine.image, 6 * shine.resolution).convertToFormat(FORMAT)
    stage.bake()


def _draw_table(brush: QPainter, stage: Stage) -> None:
    begin, end = stage.span(1.0)
    wood, rng = tones(stage, _WOODS[stage.seed % len(_WOODS)]), stage.rng(71)
    bright = mix(wood.bright, "#ffffff", 0.12)
    stops = ((0.0, bright, 1.0), (0.05, wood.bright, 1.0), (0.4, wood.body, 1.0), (1.0, wood.dark, 1.0))
    brush.setBrush(vertical_gradient(_TABLE_Y, 1080, *stops))
    brush.drawRect(QRectF(begin, _TABLE_Y, end - begin, 500))
    for _ in range(90):
        y = _TABLE_Y + 6 + rng.random() ** 1.3 * 330
        x, long = rng.uniform(begin - 300, end), rng.uniform(300, 1200)
        grain = QPainterPath(QPointF(x, y))
        bend = [rng.uniform(-5, 5) for _ in range(3)]
        grain.cubicTo(x + long * 0.3, y + bend[0], x + long * 0.7, y + bend[1], x + long, y + bend[2])
        brush.setPen(QPen(qcolor(wood.deep, rng.uniform(0.06, 0.24)), rng.uniform(1, 3.4)))
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.drawPath(grain)
    brush.setPen(Qt.PenStyle.NoPen)
    light = QRadialGradient(QPointF(CENTRE + stage.light_x * 500, _TABLE_Y + 70), 900)
    light.setColorAt(0, qcolor(stage.palette.key, 0.35))
    light.setColorAt(1, qcolor(stage.palette.key, 0))
    brush.fillRect(QRectF(begin, _TABLE_Y, end - begin, 500), QBrush(light))
