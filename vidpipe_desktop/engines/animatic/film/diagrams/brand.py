"""The last card of an advert: the product in the light, its name, and a line under it."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.film.diagrams.board import CENTRE, Board
from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.stage.camera import Box

_RAYS = 18
_MIDDLE = 640.0


def brand(board: Board) -> None:
    """A halo of rays behind the product, which stands on the stage as an actor, and type above it."""
    _rays(board)
    reach = min(272.0, board.view_width * 0.4)
    disc = QRadialGradient(QPointF(CENTRE, _MIDDLE - 50), reach)
    tint = board.inks[0]
    for stop, alpha in ((0.0, 0.55), (0.75, 0.28), (0.97, 0.2), (1.0, 0.0)):
        disc.setColorAt(stop, qcolor(mix(tint, "#ffffff", 0.35), alpha * board.drawn(0)))
    board.brush.setBrush(QBrush(disc))
    board.brush.drawEllipse(QPointF(CENTRE, _MIDDLE), reach, reach)
    _ring(board, reach + 22)
    half = board.view_width / 2 * 0.84
    name = Box(CENTRE - half, 74, CENTRE + half, 216)
    board.words(board.spec.text, name, 104, 0.6, bold=True, voice="title")
    length = min(190.0, half * 0.5) * board.drawn(2)
    if length > 1:
        board.line(CENTRE - length, 234, CENTRE + length, 234, tint, 4)
    line = Box(CENTRE - half, 246, CENTRE + half, 304)
    board.words(board.spec.subtitle, line, 36, 2.6, ink=mix(tint, "#ffffff", 0.6))
    if board.spec.hero:
        size = min(320.0, board.view_width * 0.42)
        y = _MIDDLE + 6 * math.sin(1.4 * board.t)
        glow(board.brush, CENTRE, y, size * 0.9, "#ffffff", 0.25)
        board.picture(board.spec.hero, CENTRE, y, size * board.pop(0.4))


def _rays(board: Board) -> None:
    """Broad, faint beams that turn slowly."""
    board.brush.save()
    board.brush.translate(CENTRE, _MIDDLE)
    board.brush.rotate(4 * board.t)
    beam = QPainterPath()
    half = math.pi / _RAYS / 2
    beam.lineTo(1300 * math.cos(half), 1300 * math.sin(half))
    beam.lineTo(1300 * math.cos(half), -1300 * math.sin(half))
    beam.closeSubpath()
    light = QRadialGradient(QPointF(0, 0), 1250)
    light.setColorAt(0, qcolor(mix(board.inks[0], "#ffffff", 0.4), 0.22 * board.drawn(0)))
    light.setColorAt(1, qcolor(board.inks[0], 0.0))
    board.brush.setBrush(QBrush(light))
    for _ in range(_RAYS):
        board.brush.rotate(360 / _RAYS)
        board.brush.drawPath(beam)
    board.brush.restore()


def _ring(board: Board, radius: float) -> None:
    """A thin circle that draws itself around the product."""
    pen = QPen(qcolor(mix(board.inks[0], "#ffffff", 0.5), 0.7), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    board.brush.setPen(pen)
    board.brush.setBrush(Qt.BrushStyle.NoBrush)
    circle = QPainterPath()
    box = (CENTRE - radius, _MIDDLE - radius, 2 * radius, 2 * radius)
    circle.arcMoveTo(*box, 90)
    circle.arcTo(*box, 90, -360 * board.drawn(1, 1.4))
    board.brush.drawPath(circle)
    board.brush.setPen(Qt.PenStyle.NoPen)
