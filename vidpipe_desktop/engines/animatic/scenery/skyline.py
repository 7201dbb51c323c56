"""Towers far away: setbacks, spires, water tanks, and windows that light up in the dark."""

import math
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.tones import LAMPLIGHT, Tones, lamplight, tones
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

Range = tuple[float, float]
_BELOW = 320.0
"""Stage units that towers go on below their base, behind what is nearer."""


@dataclass(frozen=True, slots=True)
class _Tower:
    """One tower of a row: the box above the base, its light, and how far it is into the haze."""

    stage: Stage
    box: QRectF
    haze: float
    tones: Tones
    rng: Random


def skyline(
    stage: Stage,
    depth: float,
    base: float,
    heights: Range,
    widths: Range,
    *,
    haze: float,
    ink: Ink = "#4f5f80",
    lit: float = 0.4,
    peak: float = 0.0,
    seed: int = 0,
    resolution: float = 0.8,
) -> None:
    """A row of towers with their feet at y = base. lit: share of windows with light. peak: how much taller the middle
    of the picture is."""
    rng, (begin, end) = stage.rng(200 + seed), stage.span(depth)
    highest = heights[1] * (1.4 + peak) + 160
    _, brush, layer = stage.canvas(depth, max(1.0, base - highest), resolution=resolution)
    x = begin - 40
    while x < end:
        wide = rng.uniform(*widths)
        tall = rng.uniform(*heights) * (1.25 if rng.random() < 0.15 else 1)
        tall *= 1 + peak * math.exp(-(((x + wide / 2 - CENTRE) * STAGE_WIDTH / stage.view_width / 460) ** 2))
        surface = tones(stage, rgb(ink) * rng.uniform(0.78, 1.24), haze)
        _draw_tower(brush, _Tower(stage, QRectF(x, base - tall, wide, tall), haze, surface, rng), lit)
        x += wide + rng.choice((-8.0, 0.0, 6.0, wide * 0.35))
    brush.end()
    stage.put(layer)


def _draw_tower(brush: QPainter, tower: _Tower, lit: float) -> None:
    box, rng = tower.box, tower.rng
    kind = rng.choice(("flat", "flat", "setback", "spire", "gable", "tank", "mast", "slant"))
    steps = [box]
    if kind in ("setback", "spire"):
        steps.append(
            QRectF(box.x() + box.width() * 0.16, box.y() - box.height() * 0.14, box.width() * 0.68, box.height())
        )
    if kind == "spire":
        steps.append(
            QRectF(box.x() + box.width() * 0.32, box.y() - box.height() * 0.24, box.width() * 0.36, box.height())
        )
    for step in reversed(steps):
        _draw_body(brush, tower, step)
    _draw_top(brush, tower, kind, steps[-1])
    for step in steps:
        _draw_windows(brush, tower, step if step is box else QRectF(step.topLeft(), box.topRight()), lit)


def _draw_body(brush: QPainter, tower: _Tower, box: QRectF) -> None:
    surface, palette = tower.tones, tower.stage.palette
    air = mix(surface.body, palette.haze, min(0.9, tower.haze + 0.4))
    deep, dark = box.height() + _BELOW, mix(surface.dark, palette.haze, tower.haze * 0.5)
    brush.setBrush(vertical_gradient(box.top(), box.top() + deep * 0.8, (0.0, surface.body, 1.0), (1.0, air, 1.0)))
    brush.drawRect(QRectF(box.x(), box.top(), box.width(), deep))
    side = box.width() * 0.27
    lit = tower.stage.side > 0
    for right, ink in ((True, surface.bright if lit else dark), (False, dark if lit else surface.bright)):
        brush.setBrush(vertical_gradient(box.top(), box.top() + deep * 0.7, (0.0, ink, 0.9), (1.0, air, 0.4)))
        wide = side if right == lit else side * 0.5
        brush.drawRect(QRectF(box.right() - wide if right else box.x(), box.top(), wide, deep))


def _draw_top(brush: QPainter, tower: _Tower, kind: str, box: QRectF) -> None:
    surface, middle, top, wide = tower.tones, box.center().x(), box.top(), box.width()
    brush.setBrush(qcolor(surface.body))
    match kind:
        case "gable":
            brush.drawPolygon(polygon((box.left(), top), (middle, top - wide * 0.6), (box.right(), top)))
            brush.setBrush(qcolor(surface.bright if tower.stage.side > 0 else surface.dark))
            brush.drawPolygon(polygon((middle, top), (middle, top - wide * 0.6), (box.right(), top)))
        case "slant":
            high, low = (box.right(), box.left()) if tower.stage.side > 0 else (box.left(), box.right())
            brush.drawPolygon(polygon((low, top), (high, top - wide * 0.35), (high, top)))
        case "tank":
            brush.drawRect(QRectF(middle - wide * 0.18, top - wide * 0.2, wide * 0.36, wide * 0.2))
            brush.drawPolygon(
                polygon(
                    (middle - wide * 0.22, top - wide * 0.2),
                    (middle, top - wide * 0.36),
                    (middle + wide * 0.22, top - wide * 0.2),
                )
            )
        case "spire" | "mast":
            brush.drawPolygon(
                polygon((middle - 5, top), (middle, top - min(130.0, box.height() * 0.3)), (middle + 5, top))
            )
            if lamplight(tower.stage.palette) > 0.3:
                glow(brush, middle, top - min(130.0, box.height() * 0.3), 26, "#ff4a4a", 0.9, 0.5)
        case _:
            brush.drawRect(QRectF(box.left() + wide * 0.2, top - 10, wide * 0.4, 12))


def _draw_windows(brush: QPainter, tower: _Tower, box: QRectF, lit: float) -> None:
    """Rows of windows, or of panes from side to side; by day they mirror the sky."""
    rng, palette, haze = tower.rng, tower.stage.palette, tower.haze
    size = rng.choice((7.0, 9.0, 11.0)) * (1.35 - 0.6 * haze)
    wide, high = rng.choice(((1.0, 1.3), (1.0, 1.3), (2.2, 0.8), (0.6, 1.9)))
    step, row = size * (wide + rng.uniform(0.7, 1.1)), size * (high + rng.uniform(0.7, 1.2))
    on, dark_panes, bright_panes = lamplight(palette), list[QRectF](), list[QRectF]()
    columns = int((box.width() - size) / step)
    inset = (box.width() - columns * step + (step - size * wide)) / 2
    for line in range(max(0, int((box.height() - size) / row))):
        for column in range(columns):
            pane = QRectF(box.x() + inset + column * step, box.y() + size + line * row, size * wide, size * high)
            (bright_panes if rng.random() < lit else dark_panes).append(pane)
    glass = mix(mix(palette.mid, palette.low, rng.random()), palette.haze, haze)
    warm = mix(rng.choice(LAMPLIGHT), palette.haze, haze * 0.6)
    brush.setBrush(qcolor(mix(glass, tower.tones.deep, on), 0.32))
    brush.drawRects(dark_panes)
    brush.setBrush(qcolor(mix(mix(glass, "#ffffff", 0.25), warm, on), 0.45 + 0.5 * on))
    brush.drawRects(bright_panes)
