"""Neon: signs in a script of their own, lanterns on strings, wires, steam from the street."""

import math
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import Stage

NEON = ("#ff2f8e", "#22e0ff", "#ffd23c", "#8a5bff", "#39ff9c", "#ff6a3c", "#ff4df0", "#4d8dff")
_ROWS = (0.08, 0.36, 0.64, 0.92)


def draw_glyph(brush: QPainter, x: float, y: float, size: float, rng: Random, ink: Ink) -> None:
    """An invented character of a few strokes in a box whose top left corner is (x, y): no font is needed."""
    brush.setPen(QPen(qcolor(ink), size * 0.11, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for _ in range(rng.randint(3, 5)):
        kind, at = rng.random(), rng.choice(_ROWS)
        a, b = sorted(rng.sample(_ROWS, 2))
        if kind < 0.42:
            line = ((a, at), (b, at))
        elif kind < 0.84:
            line = ((at, a), (at, b))
        else:
            line = ((0.5, rng.choice(_ROWS[:2])), (rng.choice((0.1, 0.9)), 0.92))
        begin, end = (QPointF(x + across * size, y + down * size) for across, down in line)
        brush.drawLine(begin, end)
    brush.setPen(Qt.PenStyle.NoPen)


def draw_sign(brush: QPainter, x: float, y: float, size: float, rng: Random, ink: Ink, upright: bool) -> QRectF:
    """A sign of two to four glyphs whose top middle is (x, y); returns its box. size: of a glyph."""
    count = rng.randint(2, 4)
    long, short = count * size * 1.16 + size * 0.3, size * 1.35
    box = QRectF(x - short / 2, y, short, long) if upright else QRectF(x - long / 2, y, long, short)
    glow(brush, box.center().x(), box.center().y(), max(box.width(), box.height()) * 1.25, ink, 0.5)
    brush.setBrush(qcolor(mix(ink, "#0a0516", 0.82)))
    brush.setPen(QPen(qcolor(mix(ink, "#ffffff", 0.2)), size * 0.075))
    brush.drawRoundedRect(box, size * 0.15, size * 0.15)
    brush.setPen(Qt.PenStyle.NoPen)
    for index in range(count):
        along = size * 0.2 + index * size * 1.16
        left, top = (box.x() + size * 0.2, box.y() + along) if upright else (box.x() + along, box.y() + size * 0.2)
        draw_glyph(brush, left, top, size * 0.95, rng, mix(ink, "#ffffff", 0.5))
    return box


def draw_lantern(brush: QPainter, x: float, y: float, radius: float, ink: Ink = "#ff5a3c") -> None:
    """A paper lantern with the light inside."""
    glow(brush, x, y, radius * 5, ink, 0.5)
    brush.setBrush(qcolor(ink))
    brush.drawEllipse(QPointF(x, y), radius, radius * 1.2)
    brush.setBrush(qcolor("#ffd9a0", 0.85))
    brush.drawEllipse(QPointF(x, y), radius * 0.55, radius * 0.95)
    brush.setBrush(qcolor("#2a1020"))
    for edge in (-1.3, 1.1):
        brush.drawRect(QRectF(x - radius * 0.5, y + edge * radius, radius, radius * 0.22))


def draw_wires(brush: QPainter, x: float, y: float, half: float, rng: Random, count: int, width: float) -> None:
    """Wires that hang across the street around (x, y)."""
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(QPen(qcolor("#0a0616", 0.85), width))
    for _ in range(count):
        top = y - rng.uniform(-0.2, 0.6) * half
        wire = QPainterPath(QPointF(x - half, top))
        wire.quadTo(x + rng.uniform(-60, 60), top + half * 0.25, x + half, top + rng.uniform(-0.15, 0.15) * half)
        brush.drawPath(wire)
    brush.setPen(Qt.PenStyle.NoPen)


def flicker(stage: Stage, depth: float, box: QRectF, ink: Ink, phase: float) -> Layer:
    """The light of a sign that isn't quite steady."""
    shine = _shine(ink)
    wide = max(box.width(), box.height()) * 2.2
    area = QRectF(box.center().x() - wide / 2, box.center().y() - wide / 2, wide, wide)

    def draw(brush: QPainter, t: float) -> None:
        beat = math.sin(t * 5.3 + phase) + math.sin(t * 17.0 + phase * 3)
        brush.setOpacity(0.38 + 0.12 * math.sin(t * 1.9 + phase) - (0.3 if beat > 1.55 else 0.0))
        brush.drawImage(area, shine)

    return stage.dynamic(depth, draw, QPainter.CompositionMode.CompositionMode_Plus, area)


def _shine(ink: Ink) -> QImage:
    image = blank(96, 96)
    brush = painter(image)
    glow(brush, 48, 48, 47, ink, 1.0, 0.2)
    brush.end()
    return image


def steam(
    stage: Stage, depth: float, x: float, y: float, ink: Ink, *, height: float = 300.0, alpha: float = 0.16
) -> None:
    """Steam that rises from a grate at (x, y), and blows away."""
    rng = stage.rng(round(x))
    puffs = [(rng.random(), rng.uniform(-1, 1), rng.uniform(0, math.tau)) for _ in range(9)]
    puff = _shine(ink)

    def draw(brush: QPainter, t: float) -> None:
        for start, lean, phase in puffs:
            at = (start + t * 0.16) % 1
            size = 60 + 190 * at
            across = x + lean * 70 * at + 26 * math.sin(t * 0.8 + phase) * at
            brush.setOpacity(alpha * 4 * at * (1 - at) * 1.6)
            brush.drawImage(QRectF(across - size / 2, y - at * height - size / 2, size, size), puff)
        brush.setOpacity(1)

    stage.dynamic(depth, draw, bounds=QRectF(x - 240, y - height - 130, 480, height + 260))
