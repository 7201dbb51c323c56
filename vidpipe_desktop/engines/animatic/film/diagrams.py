"""Graphics for explainers and adverts: pictograms that appear one by one, in a ring, a row or as bars, with words."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from vidpipe_desktop.engines.animatic.actors.pictograms import pictogram
from vidpipe_desktop.engines.animatic.film.captions import can_draw
from vidpipe_desktop.engines.animatic.paint.colour import from_hue, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, vertical_gradient
from vidpipe_desktop.engines.animatic.spec import DiagramSpec
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_SHARP = 256
"""Pixels of a pictogram's picture."""


def draw_diagram(brush: QPainter, stage: Stage, diagram: DiagramSpec, hue: float, t: float) -> None:
    """Draw the graphic t seconds into the scene, in stage units, inside the visible width."""
    half = stage.view_width / 2 * 0.86
    items = diagram.items[:6]
    match diagram.kind:
        case "flow":
            _row(brush, items, half, t)
        case "bars":
            _bars(brush, items, half, hue, t)
        case "title" | "brand":
            pass
        case _:
            _ring(brush, items, half, hue, t)
    if diagram.hero:
        size = 300 if diagram.kind in ("title", "brand") else 210
        glow(brush, 960, 540, size * 1.5, from_hue(hue), 0.4)
        _place(brush, diagram.hero, QPointF(960, 540 + 8 * math.sin(1.4 * t)), size * _pop(t, 0))
    _words(brush, diagram.text, 150, 64, half, t)
    _words(brush, diagram.subtitle, 800, 38, half, t - 0.5)


def _pop(t: float, turn: float) -> float:
    """Growing to full size, a little later for each turn."""
    at = max(0.0, min(1.0, (t - 0.35 - 0.22 * turn) / 0.5))
    return at * (1.7 - 0.7 * at)


def _place(brush: QPainter, emoji: str, at: QPointF, size: float) -> None:
    if size > 2:
        brush.drawImage(QRectF(at.x() - size / 2, at.y() - size / 2, size, size), pictogram(emoji, _SHARP))


def _ring(brush: QPainter, items: tuple[str, ...], half: float, hue: float, t: float) -> None:
    wide, high = min(480.0, half * 0.75), 225.0
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(qcolor(from_hue(hue), 0.35))
    brush.drawEllipse(QPointF(960, 540), wide, high)
    brush.setPen(Qt.PenStyle.NoPen)
    for number, emoji in enumerate(items):
        angle = 0.4 * t + number * 2 * math.pi / len(items)
        at = QPointF(960 + wide * math.cos(angle), 540 + high * math.sin(angle))
        _place(brush, emoji, at, (118 + 30 * math.sin(angle)) * _pop(t, number + 1))


def _row(brush: QPainter, items: tuple[str, ...], half: float, t: float) -> None:
    step = 2 * half / max(1, len(items))
    for number, emoji in enumerate(items):
        x = 960 - half + step * (number + 0.5)
        if number:
            brush.setBrush(qcolor("#ffffff", 0.7 * min(1.0, _pop(t, number))))
            brush.drawRoundedRect(QRectF(x - step * 0.62, 536, step * 0.24, 8), 4, 4)
        _place(
            brush, emoji, QPointF(x, 540 + 10 * math.sin(1.5 * t + number)), min(170.0, step * 0.6) * _pop(t, number)
        )


def _bars(brush: QPainter, items: tuple[str, ...], half: float, hue: float, t: float) -> None:
    step = 2 * half / max(1, len(items))
    for number, emoji in enumerate(items):
        tall = (150 + 330 * (number + 1) / len(items)) * min(1.0, _pop(t, number))
        x, ink = 960 - half + step * (number + 0.5), from_hue(hue + 0.05 * number)
        brush.setBrush(vertical_gradient(800 - tall, 800, (0.0, ink, 1.0), (1.0, from_hue(hue, 0.6, 0.3), 1.0)))
        brush.drawRoundedRect(QRectF(x - step * 0.3, 800 - tall, step * 0.6, tall), 14, 14)
        _place(brush, emoji, QPointF(x, 800 - tall - 66), min(104.0, step * 0.55) * _pop(t, number))


def _words(brush: QPainter, text: str, y: float, size: int, half: float, t: float) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold)
    alpha = max(0.0, min(1.0, (t - 0.5) / 0.6))
    if not text or alpha <= 0 or not can_draw(text, QFontMetricsF(font)):
        return
    brush.save()
    brush.setFont(font)
    brush.setOpacity(alpha)
    brush.setPen(qcolor("#ffffff"))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
    brush.drawText(QRectF(960 - half, y - 80, 2 * half, 160), flags, text)
    brush.restore()
