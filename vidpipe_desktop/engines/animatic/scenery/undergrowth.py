"""Grass, flowers, and leaves that hang into the picture."""

import math
from collections.abc import Sequence
from random import Random

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.scenery.placing import marks
from vidpipe_desktop.engines.animatic.stage.stage import Stage


def tufts(
    stage: Stage,
    depth: float,
    y0: float,
    y1: float,
    count: int,
    ink: Ink,
    heights: tuple[float, float],
    *,
    blur: float = 0.0,
    flowers: Sequence[Ink] = (),
    seed: int = 0,
    sway: bool = True,
    haze: float = 0.0,
) -> None:
    """Tufts of grass that grow between y0 and y1 and move in the wind, some with flowers."""
    palette, rng = stage.palette, stage.rng(41 + seed)
    _, brush, layer = stage.canvas(depth, max(1.0, y0 - heights[1] - 20), resolution=0.9)
    for x, y in marks(stage, rng, depth, count, y0, y1):
        height = rng.uniform(*heights)
        blades = mix(palette.lit(rgb(ink) * rng.uniform(0.75, 1.2), haze), palette.shade, 0.12)
        _tuft(brush, x, y, height, blades, palette.lit(palette.key, haze), rng)
        if flowers and rng.random() < 0.7:
            brush.setBrush(qcolor(palette.lit(rng.choice(flowers), haze)))
            tip = QPointF(x + rng.uniform(-0.4, 0.4) * height, y - height * 0.9)
            brush.drawEllipse(tip, height * 0.07, height * 0.07)
    brush.end()
    stage.put(layer, blur)
    if sway:
        layer.sway = (0.012, 1.3, float(seed))


def _tuft(brush: QPainter, x: float, y: float, height: float, ink: Rgb, light: Rgb, rng: Random) -> None:
    for _ in range(rng.randint(3, 6)):
        bend, foot = rng.uniform(-0.5, 0.5) * height, x + rng.uniform(-0.18, 0.18) * height
        blade = QPainterPath(QPointF(foot - height * 0.035, y))
        blade.quadTo(foot + bend * 0.2, y - height * 0.6, foot + bend, y - height * rng.uniform(0.7, 1))
        blade.quadTo(foot + bend * 0.3, y - height * 0.5, foot + height * 0.035, y)
        brush.setBrush(qcolor(mix(ink, light, 0.25 * rng.random())))
        brush.drawPath(blade)


def foreground_leaves(stage: Stage, ink: Ink = "#1c3a28", count: int = 14, side: int = 0) -> None:
    """Branches out of focus that frame the picture from above; side: -1 or 1 = from that side only."""
    palette, rng = stage.palette, stage.rng(33)
    _, brush, layer = stage.canvas(0.55, resolution=0.5)
    leaf = mix(palette.lit(ink), palette.shade, 0.55)
    small = max(0.5, (stage.view_width / 1920) ** 0.5)
    for way in (-1, 1) if side == 0 else (side,):
        x = stage.left - 60 if way < 0 else stage.right + 60
        for _ in range(count):
            y, angle, length = rng.uniform(-60, 380) * small, rng.uniform(-0.2, 0.9), rng.uniform(150, 330) * small
            tip = (x - way * math.cos(angle) * length, y + math.sin(angle) * length)
            middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
            outline = QPainterPath(QPointF(x, y))
            outline.quadTo(middle[0], middle[1] - 60 * small, *tip)
            outline.quadTo(middle[0], middle[1] + 40 * small, x, y)
            brush.setBrush(qcolor(mix(leaf, palette.key * palette.ambient, 0.10 * rng.random())))
            brush.drawPath(outline)
    brush.end()
    stage.put(layer, 5).sway = (0.01, 0.9, 1.0)
