"""Trees: conifers, broadleaves, palms, bare trees, cacti; lines of them, and trunks that frame the picture."""

import math
from collections.abc import Callable
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.shapes import Point, capsule, polygon, smooth_path, tube
from vidpipe_desktop.engines.animatic.scenery.placing import Gap, fitted_count, in_gap, marks
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_INKS = {
    "conifer": "#2c5a44",
    "broad": "#4f8a3c",
    "palm": "#3f8a4e",
    "dead": "#3a2e2c",
    "cactus": "#4e7d4a",
    "autumn": "#c9702a",
    "mix": "#3f7a46",
}
_AUTUMN = ("#c9702a", "#b8452a", "#d99a30", "#a8502e")
_BARK = "#4a3426"
_PALM_BARK = "#6a4a34"


def conifer(
    painter: QPainter, x: float, y: float, height: float, ink: Ink, light_ink: Ink, rng: Random, side: int = 1
) -> None:
    """A spruce with its foot at (x, y), lit from `side`."""
    reach, tiers = height * rng.uniform(0.17, 0.23), rng.randint(6, 9)
    painter.setBrush(qcolor(mix(ink, "#1a0f0a", 0.4)))
    painter.drawRect(QRectF(x - height * 0.018, y - height * 0.12, height * 0.036, height * 0.12))
    painter.setBrush(qcolor(ink))
    painter.drawPolygon(polygon(*_tiers(x, y, height, reach, tiers, rng)))
    painter.save()
    painter.setClipRect(QRectF(x if side > 0 else x - reach * 1.2, y - height, reach * 1.2, height))
    painter.setBrush(qcolor(light_ink, 0.55))
    painter.drawPolygon(polygon(*_tiers(x, y, height, reach, tiers, rng)))
    painter.restore()


def _tiers(x: float, y: float, height: float, reach: float, tiers: int, rng: Random) -> list[Point]:
    left: list[Point] = []
    right: list[Point] = []
    for tier in range(1, tiers + 1):
        t = tier / tiers
        down, wide = y - height + t * height * 0.93, reach * t**0.85 * rng.uniform(0.85, 1.1)
        right += [(x + wide, down + height * 0.018), (x + wide * 0.52, down - height * 0.012)]
        left += [(x - wide * rng.uniform(0.9, 1.08), down + height * 0.018), (x - wide * 0.52, down - height * 0.012)]
    return [(x, y - height), *right, *left[::-1]]


def broadleaf(
    painter: QPainter,
    x: float,
    y: float,
    height: float,
    ink: Ink,
    light_ink: Ink,
    rng: Random,
    side: int = 1,
    trunk: Ink = _BARK,
) -> None:
    """A tree with a round crown."""
    stem = height * rng.uniform(0.34, 0.46)
    points = [(x, y + 4), (x + height * 0.01, y - stem * 0.5), (x - height * 0.01, y - stem * 1.3)]
    painter.setBrush(qcolor(trunk))
    painter.drawPath(tube(points, [height * 0.035, height * 0.022, height * 0.012]))
    crown: list[tuple[float, float, float]] = []
    for _ in range(11):
        angle, off = rng.uniform(0, math.tau), rng.random() ** 0.5
        across, down = math.cos(angle) * off * height * 0.24, math.sin(angle) * off * height * 0.20
        crown.append((x + across, y - height * 0.66 + down, height * rng.uniform(0.10, 0.17)))
    painter.setBrush(qcolor(mix(ink, "#000000", 0.16)))
    for cx, cy, size in crown:
        painter.drawEllipse(QPointF(cx - side * size * 0.12, cy + size * 0.15), size, size * 0.92)
    painter.setBrush(qcolor(ink))
    for cx, cy, size in crown:
        painter.drawEllipse(QPointF(cx, cy), size * 0.92, size * 0.86)
    painter.setBrush(qcolor(light_ink, 0.5))
    for cx, cy, size in crown:
        painter.drawEllipse(QPointF(cx + side * size * 0.26, cy - size * 0.26), size * 0.56, size * 0.5)


def palm(
    painter: QPainter,
    x: float,
    y: float,
    height: float,
    ink: Ink,
    light_ink: Ink,
    rng: Random,
    side: int = 1,
    trunk: Ink = _PALM_BARK,
) -> None:
    """A palm that leans one way or the other, its fronds lit on `side`."""
    lean = rng.uniform(-0.22, 0.22) * height
    top = (x + lean, y - height)
    stem = [(x, y + 6), (x + lean * 0.25, y - height * 0.4), (x + lean * 0.7, y - height * 0.8), top]
    painter.setBrush(qcolor(trunk))
    painter.drawPath(tube(stem, [height * part for part in (0.026, 0.018, 0.014, 0.012)]))
    for index in range(9):
        angle = math.pi * (0.02 + 0.96 * index / 8) + rng.uniform(-0.1, 0.1)
        length = height * rng.uniform(0.34, 0.46)
        across, rise = math.cos(angle) * length, math.sin(angle) * length
        end = (top[0] + across, top[1] - rise * 0.35 + abs(across) * 0.36)
        middle = (top[0] + across * 0.5, top[1] - rise * 0.55 - length * 0.08)
        frond = QPainterPath(QPointF(*top))
        frond.quadTo(middle[0], middle[1] - length * 0.05, *end)
        frond.quadTo(middle[0], middle[1] + length * 0.14, *top)
        lit = 0.62 if across * side > 0 else 0.28
        painter.setBrush(qcolor(ink if index % 2 else mix(ink, light_ink, lit)))
        painter.drawPath(frond)


def dead_tree(
    painter: QPainter,
    x: float,
    y: float,
    height: float,
    ink: Ink,
    rng: Random,
    level: int = 0,
    angle: float = -math.pi / 2,
    width: float | None = None,
) -> None:
    """A bare tree; also corals and roots. angle: of this branch, in radians, 0 = to the right, down is positive."""
    thick = height * 0.05 if width is None else width
    end = (x + math.cos(angle) * height * 0.34, y + math.sin(angle) * height * 0.34)
    painter.setBrush(qcolor(ink))
    painter.drawPath(capsule((x, y), end, thick, thick * 0.66))
    if level < 4:
        for way in (-1, 1):
            turned = angle + way * rng.uniform(0.25, 0.6)
            dead_tree(painter, *end, height * rng.uniform(0.62, 0.8), ink, rng, level + 1, turned, thick * 0.62)


def cactus(
    painter: QPainter, x: float, y: float, height: float, ink: Ink, light_ink: Ink, rng: Random, side: int = 1
) -> None:
    """A saguaro with two arms."""
    thick = height * 0.085
    painter.setBrush(qcolor(ink))
    painter.drawPath(capsule((x, y), (x, y - height), thick, thick))
    flat, pen = Qt.PenCapStyle.RoundCap, Qt.PenStyle.SolidLine
    for begin, reach, rise in ((0.38, 0.22, 0.32), (0.52, -0.2, 0.25)):
        foot, across, up = y - height * begin * rng.uniform(0.92, 1.08), reach * height, rise * height
        arm = QPainterPath(QPointF(x, foot))
        arm.cubicTo(x + across * 0.7, foot, x + across, foot, x + across, foot - up * 0.35)
        arm.lineTo(x + across, foot - up)
        painter.strokePath(arm, QPen(qcolor(ink), thick * 1.3, pen, flat, Qt.PenJoinStyle.RoundJoin))
    edge = x + side * thick * 0.45
    shine = smooth_path([(edge, y - height * at) for at in (0.05, 0.5, 1.0)], False)
    painter.strokePath(shine, QPen(qcolor(light_ink, 0.6), thick * 0.3, pen, flat))


def treeline(
    stage: Stage,
    depth: float,
    base: float,
    heights: tuple[float, float],
    count: int,
    *,
    kind: str = "conifer",
    haze: float = 0.3,
    ink: Ink | None = None,
    height_at: Callable[[float], float] | None = None,
    seed: int = 0,
    blur: float = 0.0,
    resolution: float = 1.0,
    gap: Gap = None,
) -> None:
    """So many trees at y = base or on a ridge (height_at: what `ridge` returned), few within the gap.

    kind: conifer, broad, palm, dead, cactus, autumn or mix. heights: smallest and largest.
    """
    rng = stage.rng(77 + seed)
    begin, end = stage.span(depth)
    highest = base
    if height_at is not None:
        highest = min(base, *(height_at(begin + (end - begin) * at / 50) for at in range(51)))
    _, brush, layer = stage.canvas(depth, max(1.0, highest - heights[1] * 1.25 - 40), STAGE_HEIGHT, resolution)
    own = rgb(ink if ink is not None else _INKS[kind])
    for x, y in marks(stage, rng, depth, count, base - 6, base + 14):
        if in_gap(stage, x, gap) and (depth < 1 or rng.random() < 0.85):
            continue
        foot = height_at(x) + 8 if height_at is not None else y
        leaves = own * rng.uniform(0.82, 1.12)
        if kind == "autumn" and ink is None:
            leaves = rgb(rng.choice(_AUTUMN))
        _plant(brush, stage, (x, foot), rng.uniform(*heights), kind, leaves, haze, rng)
    brush.end()
    stage.put(layer, blur)


def _plant(
    brush: QPainter, stage: Stage, foot: Point, height: float, kind: str, leaves: Rgb, haze: float, rng: Random
) -> None:
    palette, side, (x, y) = stage.palette, stage.side, foot
    ink = palette.lit(leaves, haze)
    bright = mix(ink, palette.lit(palette.key, haze, 0.6), 0.42)
    ink = mix(ink, palette.shade, 0.22 * (1 - haze))
    if kind == "mix":
        kind = rng.choice(("conifer", "broad"))
    match kind:
        case "conifer":
            conifer(brush, x, y, height, ink, bright, rng, side)
        case "palm":
            palm(brush, x, y, height, ink, bright, rng, side, palette.lit(_PALM_BARK, haze))
        case "dead":
            dead_tree(brush, x, y, height * 0.9, ink, rng)
        case "cactus":
            cactus(brush, x, y, height, ink, bright, rng, side)
        case _:
            broadleaf(brush, x, y, height, ink, bright, rng, side, palette.lit(_BARK, haze))


def trunks(
    stage: Stage,
    depth: float,
    count: int,
    *,
    haze: float = 0.0,
    blur: float = 0.0,
    width: tuple[float, float] = (60.0, 130.0),
    seed: int = 0,
    gap: Gap = (500.0, 1420.0),
    ink: Ink = "#3a2a22",
) -> None:
    """Trunks of trees too tall for the picture, most of them outside the gap."""
    rng = stage.rng(5 + seed)
    _, brush, layer = stage.canvas(depth, resolution=0.8)
    begin, end = stage.span(depth)
    wanted, planted = fitted_count(stage, depth, count), 0
    for _ in range(count * 4):
        x = rng.uniform(begin + (stage.left - begin) * 0.2, end - (end - stage.right) * 0.2)
        if (in_gap(stage, x, gap) and rng.random() < 0.93) or planted == wanted:
            continue
        planted += 1
        _trunk(brush, stage, x, rng.uniform(*width), stage.palette.lit(ink, haze), rng)
    brush.end()
    stage.put(layer, blur)


def _trunk(brush: QPainter, stage: Stage, x: float, width: float, ink: Rgb, rng: Random) -> None:
    palette, side, lean = stage.palette, stage.side, rng.uniform(-40, 40)
    bright, dark = mix(ink, palette.key * palette.ambient, 0.30), mix(ink, palette.shade, 0.45)
    line = [(x, 1300.0), (x + lean * 0.2, 800.0), (x + lean * 0.6, 300.0), (x + lean, -300.0)]
    trunk = tube(line, [width * part for part in (0.75, 0.5, 0.44, 0.4)])
    round_shade = QLinearGradient(x - width * 0.6, 0, x + width * 0.6, 0)
    for place, colour in ((0.0, bright if side < 0 else dark), (0.45, ink), (1.0, bright if side > 0 else dark)):
        round_shade.setColorAt(place, qcolor(colour))
    brush.setBrush(QBrush(round_shade))
    brush.drawPath(trunk)
    brush.save()
    brush.setClipPath(trunk)
    brush.setPen(QPen(qcolor(dark, 0.5), 3))
    for _ in range(26):
        crack, y = x + rng.uniform(-width * 0.5, width * 0.5), rng.uniform(0, 1100)
        brush.drawLine(QPointF(crack, y), QPointF(crack + rng.uniform(-6, 6), y + rng.uniform(30, 120)))
    brush.restore()
