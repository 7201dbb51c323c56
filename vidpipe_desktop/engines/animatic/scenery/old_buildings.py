"""What was built long ago: columns, temples, an arena, castles, cottages, walls with battlements."""

import math
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon
from vidpipe_desktop.engines.animatic.scenery.tones import Tones, lamplight, tones
from vidpipe_desktop.engines.animatic.stage.stage import Stage

MARBLE = "#e8dac0"
_LAMP = "#ffcf7a"


@dataclass(frozen=True, slots=True)
class Mason:
    """Who builds: the stage's light, how far in the haze, the stone, and chance."""

    stage: Stage
    rng: Random
    stone: Tones
    haze: float = 0.0

    @staticmethod
    def at(stage: Stage, seed: int, ink: Ink, haze: float) -> "Mason":
        """A mason with this stone at this distance."""
        return Mason(stage, stage.rng(seed), tones(stage, ink, haze), haze)

    @property
    def on(self) -> float:
        """How far lamps are on."""
        return lamplight(self.stage.palette)


def arch(x: float, y: float, width: float, height: float) -> QPainterPath:
    """A round-headed opening whose foot is centred at (x, y)."""
    path = QPainterPath(QPointF(x - width / 2, y))
    path.lineTo(x - width / 2, y - height + width / 2)
    path.arcTo(QRectF(x - width / 2, y - height, width, width), 180, -180)
    path.lineTo(x + width / 2, y)
    path.closeSubpath()
    return path


def draw_column(
    brush: QPainter, mason: Mason, x: float, top: float, base: float, width: float, broken: bool = False
) -> None:
    """A fluted column from top down to base; a broken one ends in a ragged edge."""
    stone, half = mason.stone, width / 2
    brush.setBrush(stone.round(x - half, x + half, mason.stage.side))
    ragged = [
        (x - half * 0.84, top + width * 0.3),
        (x - half * 0.3, top - width * 0.1),
        (x + half * 0.2, top + width * 0.22),
        (x + half * 0.84, top),
    ]
    upper = ragged if broken else [(x - half * 0.84, top), (x + half * 0.84, top)]
    brush.drawPolygon(polygon(*upper, (x + half, base), (x - half, base)))
    brush.setBrush(qcolor(stone.deep, 0.22))
    for at in (-0.5, -0.17, 0.17, 0.5):
        brush.drawRect(QRectF(x + half * at - width * 0.03, top + width * 0.3, width * 0.05, base - top - width * 0.5))
    brush.setBrush(stone.round(x - half * 1.4, x + half * 1.4, mason.stage.side))
    brush.drawRect(QRectF(x - half * 1.35, base - width * 0.28, width * 1.35, width * 0.28))
    if not broken:
        brush.drawRect(QRectF(x - half * 1.45, top - width * 0.22, width * 1.45, width * 0.24))
        brush.drawRect(QRectF(x - half * 1.15, top, width * 1.15, width * 0.14))


def draw_temple(
    brush: QPainter, mason: Mason, x: float, base: float, width: float, columns: int = 6, ruined: bool = False
) -> None:
    """A temple front with its foot centred at (x, base); in ruins it has lost its roof and some columns."""
    stone, tall = mason.stone, width * 0.42
    brush.setBrush(qcolor(stone.deep, 0.55 if ruined else 1.0))
    if not ruined:
        brush.drawRect(QRectF(x - width * 0.45, base - tall, width * 0.9, tall))
        brush.setBrush(qcolor(mix(stone.deep, _LAMP, 0.35 * mason.on), 0.9))
        brush.drawPath(arch(x, base - width * 0.04, width * 0.13, tall * 0.72))
    for step in range(3):
        brush.setBrush(qcolor((stone.bright, stone.body, stone.dark)[step]))
        brush.drawRect(
            QRectF(
                x - width * (0.5 + 0.03 * step),
                base - width * 0.02 * (3 - step),
                width * (1 + 0.06 * step),
                width * 0.022,
            )
        )
    for index in range(columns):
        lost = ruined and mason.rng.random() < 0.5
        top = base - tall * (mason.rng.uniform(0.3, 0.75) if lost else 1.0)
        at = x - width * 0.43 + index * width * 0.86 / (columns - 1)
        draw_column(brush, mason, at, top, base - width * 0.06, width * 0.07, broken=lost)
    _draw_temple_roof(brush, mason, x, base - tall - width * 0.015, width, ruined)


def _draw_temple_roof(brush: QPainter, mason: Mason, x: float, y: float, width: float, ruined: bool) -> None:
    """The beam on the columns and the gable above; in ruins a piece of the beam alone. y: foot of the beam."""
    stone, reach = mason.stone, width * (0.05 if ruined else 0.52)
    brush.setBrush(stone.down(y - width * 0.08, y))
    brush.drawRect(QRectF(x - width * 0.52, y - width * 0.075, reach + width * 0.52, width * 0.075))
    if ruined:
        return
    for edge, drop, ink in ((0.56, 0.075, stone.bright), (0.47, 0.09, stone.dark), (0.44, 0.094, stone.body)):
        gable = ((-edge, drop), (edge, drop), (0.0, 0.075 + edge * 0.36))
        brush.setBrush(qcolor(ink))
        brush.drawPolygon(polygon(*((x + across * width, y - up * width) for across, up in gable)))
    brush.setBrush(qcolor(stone.bright))
    brush.drawEllipse(QPointF(x, y - width * 0.15), width * 0.035, width * 0.035)


def draw_arena(brush: QPainter, mason: Mason, x: float, base: float, width: float) -> None:
    """A great arena of arches on arches, broken down on one side."""
    stone, tall = mason.stone, width * 0.40
    outline = QPainterPath(QPointF(x - width / 2, base))
    outline.lineTo(x - width * 0.48, base - tall)
    outline.quadTo(x - width * 0.2, base - tall * 1.09, x + width * 0.08, base - tall * 1.08)
    for across, up in ((0.13, 0.98), (0.22, 1.0), (0.27, 0.78), (0.40, 0.74), (0.43, 0.55), (0.485, 0.5), (0.5, 0.0)):
        outline.lineTo(x + width * across, base - tall * up)
    brush.setBrush(stone.round(x - width / 2, x + width / 2, mason.stage.side))
    brush.drawPath(outline)
    brush.save()
    brush.setClipPath(outline)
    for row in range(4):
        foot = base - tall * (0.05 + 0.245 * row)
        brush.setBrush(qcolor(mix(stone.deep, _LAMP, 0.5 * mason.on)))
        for index in range(15):
            turn = ((index + 0.5) / 15 - 0.5) * math.pi * 0.96
            wide = width / 15 * 0.62 * max(0.18, math.cos(turn)) * (0.5 if row == 3 else 1.0)
            lift = tall * 0.04 * math.cos(turn)
            brush.drawPath(
                arch(x + math.sin(turn) * width * 0.49, foot - lift, wide, tall * (0.12 if row == 3 else 0.18))
            )
        brush.setBrush(qcolor(stone.bright, 0.5))
        brush.drawRect(QRectF(x - width, foot - tall * 0.212, 2 * width, tall * 0.018))
        brush.setBrush(qcolor(stone.deep, 0.35))
        brush.drawRect(QRectF(x - width, foot - tall * 0.196, 2 * width, tall * 0.012))
    brush.restore()


def draw_battlements(brush: QPainter, left: float, top: float, width: float, size: float) -> None:
    """Teeth along the top of a wall, in the brush's colour."""
    count = max(2, round(width / (size * 1.8)))
    step = width / (count - 0.4)
    for index in range(count):
        brush.drawRect(QRectF(left + index * step, top - size, step * 0.6, size + 1))


def draw_tower(
    brush: QPainter, mason: Mason, x: float, base: float, width: float, height: float, roof: Tones | None
) -> None:
    """A round tower with its foot centred at (x, base), under a pointed roof or battlements alone."""
    stone, half, top, side = mason.stone, width / 2, base - height, mason.stage.side
    brush.setBrush(stone.round(x - half, x + half, side))
    brush.drawRect(QRectF(x - half, top, width, height))
    _draw_stones(brush, mason, QRectF(x - half, top, width, height))
    brush.setBrush(stone.round(x - half * 1.25, x + half * 1.25, side))
    brush.drawRect(QRectF(x - half * 1.22, top - width * 0.1, width * 1.22, width * 0.3))
    draw_battlements(brush, x - half * 1.22, top - width * 0.1, width * 1.22, width * 0.15)
    if roof is not None:
        tip = top - width * 1.75
        brush.setBrush(roof.round(x - half * 1.3, x + half * 1.3, side))
        brush.drawPolygon(polygon((x - half * 1.3, top - width * 0.06), (x + half * 1.3, top - width * 0.06), (x, tip)))
        brush.setBrush(qcolor(stone.deep))
        brush.drawRect(QRectF(x - 1.5, tip - width * 0.3, 3, width * 0.34))
    for index in range(max(1, int(height / (width * 1.3)))):
        y = top + width * 0.75 + index * width * 1.15
        if y < base - width * 0.5:
            _draw_slit(brush, mason, x + (half * 0.3 if index % 2 else -half * 0.2), y, width)


def _draw_slit(brush: QPainter, mason: Mason, x: float, y: float, width: float) -> None:
    lit = mason.on > 0.2 and mason.rng.random() < 0.75
    brush.setBrush(qcolor(mix(mason.stone.deep, _LAMP, mason.on if lit else 0.0)))
    brush.drawPath(arch(x, y, width * 0.17, width * 0.36))
    if lit:
        glow(brush, x, y - width * 0.16, width * 0.7, "#ffb84d", 0.45 * mason.on)


def _draw_stones(brush: QPainter, mason: Mason, box: QRectF) -> None:
    """Some blocks that differ from the rest."""
    size = max(7.0, box.width() * 0.12)
    for _ in range(int(box.width() * box.height() / (size * size * 14))):
        brush.setBrush(qcolor(mason.rng.choice((mason.stone.bright, mason.stone.deep)), 0.16))
        x, y = mason.rng.uniform(box.left(), box.right() - size * 1.7), mason.rng.uniform(box.top(), box.bottom())
        brush.drawRect(QRectF(x, y, size * 1.6, size * 0.75))


def draw_castle(
    brush: QPainter, mason: Mason, x: float, base: float, size: float, roof: Ink = "#4a5a8a", ruined: bool = False
) -> None:
    """A castle of walls and towers, `size` wide, with its gate centred at (x, base). Ruined: roofless, broken."""
    stone, tiles = mason.stone, tones(mason.stage, roof, mason.haze)
    wall = QRectF(x - size * 0.5, base - size * 0.34, size, size * 0.34)

    def tower(at: float, wide: float, tall: float) -> None:
        fallen = ruined and mason.rng.random() < 0.6
        height = size * tall * (mason.rng.uniform(0.5, 0.75) if fallen else 1)
        draw_tower(brush, mason, x + size * at, base, size * wide, height, None if ruined else tiles)

    for at, wide, tall in ((-0.2, 0.13, 0.68), (0.2, 0.14, 0.60), (0.02, 0.19, 0.92)):
        tower(at, wide, tall)
    brush.setBrush(stone.down(base - size * 0.52, base))
    keep = QRectF(x - size * 0.28, base - size * 0.5, size * 0.52, size * 0.3)
    brush.drawRect(keep)
    draw_battlements(brush, keep.left(), keep.top(), keep.width(), size * 0.03)
    brush.setBrush(stone.down(wall.top(), base))
    brush.drawRect(wall)
    draw_battlements(brush, wall.left(), wall.top(), wall.width(), size * 0.034)
    _draw_stones(brush, mason, wall)
    for at, wide, tall in ((-0.5, 0.16, 0.5), (0.5, 0.16, 0.54), (-0.13, 0.09, 0.42), (0.13, 0.09, 0.42)):
        tower(at, wide, tall)
    brush.setBrush(qcolor(stone.bright))
    brush.drawPath(arch(x, base, size * 0.15, size * 0.24))
    brush.setBrush(qcolor(mix(stone.deep, "#ffb04d", 0.45 * mason.on)))
    brush.drawPath(arch(x, base, size * 0.12, size * 0.21))
    brush.setBrush(qcolor(stone.deep, 0.8))
    for bar in range(5):
        brush.drawRect(QRectF(x - size * 0.05 + bar * size * 0.024, base - size * 0.17, size * 0.006, size * 0.11))


_WALLS = ("#eadcc2", "#dcc7a0", "#d8a888", "#e8e2d4", "#c4ccc4", "#d8b8a0")
_ROOFS = ("#9a4a36", "#7a5240", "#6a5a5e", "#a8603e", "#5a6474")


def draw_cottage(brush: QPainter, mason: Mason, x: float, base: float, width: float, snow: bool = False) -> None:
    """A small house with beams, a roof, a chimney and windows; its foot is centred at (x, base)."""
    rng, stage, haze = mason.rng, mason.stage, mason.haze
    tall, side = width * rng.uniform(0.58, 0.78), stage.side
    wall, roof, wood = (
        tones(stage, rng.choice(_WALLS), haze),
        tones(stage, "#eef3fa" if snow else rng.choice(_ROOFS), haze),
        tones(stage, "#5a4032", haze),
    )
    top, left = base - tall, x - width / 2
    brush.setBrush(wall.down(top, base))
    brush.drawRect(QRectF(left, top, width, tall))
    shaded = left if side > 0 else left + width * 0.7
    brush.setBrush(qcolor(wall.dark, 0.75))
    brush.drawRect(QRectF(shaded, top, width * 0.3, tall))
    brush.setBrush(qcolor(wall.deep, 0.4))
    brush.drawRect(QRectF(left, base - tall * 0.12, width, tall * 0.12))
    if rng.random() < 0.55:
        brush.setBrush(qcolor(wood.body, 0.9))
        for at in (0.0, 0.32, 0.66, 0.96):
            brush.drawRect(QRectF(left + width * at, top, width * 0.04, tall))
        brush.drawRect(QRectF(left, top + tall * 0.36, width, tall * 0.06))
    chimney = x - side * width * 0.26
    brush.setBrush(qcolor(mix(wall.dark, roof.dark, 0.5)))
    brush.drawRect(QRectF(chimney - width * 0.05, top - width * 0.56, width * 0.11, width * 0.34))
    ridge, eaves = top - width * 0.44, top + width * 0.035
    brush.setBrush(roof.down(ridge, eaves + width * 0.1))
    brush.drawPolygon(
        polygon(
            (x - width * 0.6, eaves), (x + width * 0.6, eaves), (x + width * 0.34, ridge), (x - width * 0.34, ridge)
        )
    )
    brush.setBrush(qcolor(roof.deep, 0.25))
    for row in range(1, 4):
        y = ridge + (eaves - ridge) * row / 4
        half = width * (0.34 + 0.26 * row / 4)
        brush.drawRect(QRectF(x - half, y, 2 * half, max(1.5, width * 0.014)))
    _draw_cottage_openings(brush, mason, x, base, width, tall, wood)


def _draw_cottage_openings(
    brush: QPainter, mason: Mason, x: float, base: float, width: float, tall: float, wood: Tones
) -> None:
    palette = mason.stage.palette
    for at in (-0.3, 0.28):
        lit = mason.rng.random() < 0.8
        glass = mix(mix(palette.mid, palette.shade, 0.35), _LAMP, mason.on if lit else 0.0)
        pane = QRectF(x + width * (at - 0.085), base - tall * 0.72, width * 0.17, width * 0.2)
        brush.setBrush(qcolor(wood.body))
        brush.drawRect(pane.adjusted(-width * 0.02, -width * 0.02, width * 0.02, width * 0.02))
        brush.setBrush(qcolor(glass))
        brush.drawRect(pane)
        brush.setBrush(qcolor(wood.body))
        brush.drawRect(QRectF(pane.center().x() - width * 0.008, pane.top(), width * 0.016, pane.height()))
        brush.drawRect(QRectF(pane.left(), pane.center().y(), pane.width(), width * 0.014))
        if lit and mason.on > 0.1:
            glow(brush, pane.center().x(), pane.center().y(), width * 0.5, "#ffb84d", 0.45 * mason.on)
    brush.setBrush(wood.down(base - width * 0.34, base))
    brush.drawPath(arch(x, base, width * 0.17, width * 0.34))
