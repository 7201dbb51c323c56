"""What is in the air: rain, snow, fog, fireflies and dust, shafts of light, birds."""

import math
from random import Random

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, multiply, qcolor
from vidpipe_desktop.engines.animatic.paint.fast import Streaks
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band
from vidpipe_desktop.engines.animatic.scenery.soft import add_soft_light
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_FALL = 1300.0
"""Stage units after which falling things begin again at the top."""
_LIKE = 0.125
"""Drops whose speeds differ by less are equally long."""


def rain(stage: Stage, amount: float = 1.0) -> None:
    """Rain over the whole picture, two distances deep."""
    rng, left, right = stage.rng(8), stage.left - 60, stage.right + 260
    count = round(260 * amount * (right - left) / 2240)
    drops = np.array([(rng.uniform(left, right), rng.uniform(0, _FALL), rng.uniform(0.5, 1)) for _ in range(count)])
    ink = mix(stage.palette.low, "#ffffff", 0.4)
    rows: list[tuple[Streaks, NDArray[np.float64]]] = []
    for slowest, near in ((0.5, 0.5), (0.625, 0.5), (0.75, 1.0), (0.875, 1.0)):
        speed = slowest + _LIKE / 2
        streaks = Streaks(qcolor(ink, 0.16 + 0.16 * near), 1.2 + 1.2 * near, -11 * speed, 72 * speed)
        rows.append((streaks, drops[np.floor((drops[:, 2] - slowest) / _LIKE) == 0].T))

    def draw(brush: QPainter, t: float) -> None:
        for streaks, (x, y, speed) in rows:
            down = (y + t * 1900 * speed) % _FALL - 120
            streaks.draw(brush, x - down * 0.16, down)

    stage.fx.append(draw)


def snowfall(
    stage: Stage,
    amount: float = 1.0,
    *,
    wind: float = 60.0,
    ink: Ink = "#ffffff",
    size: tuple[float, float] = (2.0, 8.0),
) -> None:
    """Snow (or ash, petals) over the whole picture. wind: stage units a second to the right. size: radii."""
    rng, left, width = stage.rng(9), stage.left - 90, stage.view_width + 180
    colour = multiply(ink, 0.35 + 0.65 * stage.palette.ambient)
    flakes: list[tuple[float, float, float, float, QBrush]] = []
    for _ in range(round(230 * amount * width / 2100)):
        x, y, near, phase = rng.uniform(0, width), rng.uniform(0, 1200), rng.random(), rng.uniform(0, math.tau)
        flakes.append((x, y, near, phase, QBrush(qcolor(colour, 0.35 + 0.5 * near))))

    def draw(brush: QPainter, t: float) -> None:
        brush.setPen(Qt.PenStyle.NoPen)
        for x, y, near, phase, flake in flakes:
            speed = 0.3 + 0.9 * near
            down = (y + t * 95 * speed) % 1200 - 60
            across = (x + t * wind * speed + math.sin(t * 1.1 + phase) * 26) % width + left
            radius = size[0] + (size[1] - size[0]) * near**3
            brush.setBrush(flake)
            brush.drawEllipse(QPointF(across, down), radius, radius)

    stage.fx.append(draw)


def fog(stage: Stage) -> None:
    """Fog at three distances."""
    for depth, y in ((6.0, 700.0), (2.5, 800.0), (0.9, 900.0)):
        cloud_band(stage, depth, y, 330, amount=0.75, alpha=0.7, speed=12, seed=int(depth * 10))


def motes(
    stage: Stage,
    amount: float = 1.0,
    *,
    ink: Ink = "#ffe9a0",
    up: bool = True,
    size: tuple[float, float] = (2.0, 5.0),
    glowing: bool = True,
    depth: float = 0.9,
    area: tuple[float, float] = (0.0, 1080.0),
    speed: float = 1.0,
) -> None:
    """Fireflies, dust, embers or bubbles between two heights y. size: radii. up: they rise."""
    rng, (begin, end), (top, bottom) = stage.rng(10), stage.span(depth), area
    specks = [
        (rng.uniform(begin, end), rng.uniform(0, bottom - top), rng.random(), rng.uniform(0, math.tau))
        for _ in range(fitted_count(stage, depth, int(46 * amount)))
    ]
    spark = _spark(ink)

    def draw(brush: QPainter, t: float) -> None:
        brush.setPen(Qt.PenStyle.NoPen)
        for x, y, near, phase in specks:
            pace = 0.4 + near
            down = top + (y + (-26 if up else 26) * t * pace * speed) % (bottom - top)
            across = x + math.sin(t * 0.7 * pace + phase) * 60
            shine = 0.35 + 0.65 * (0.5 + 0.5 * math.sin(t * 2.1 * pace + phase))
            radius = size[0] + (size[1] - size[0]) * near * near
            if glowing:
                brush.setOpacity(shine * 0.85)
                wide = radius * 6.4
                brush.drawImage(QRectF(across - wide / 2, down - wide / 2, wide, wide), spark)
            else:
                brush.setBrush(qcolor(ink, 0.5 * shine))
                brush.drawEllipse(QPointF(across, down), radius, radius)
        brush.setOpacity(1)

    stage.dynamic(depth, draw, bounds=QRectF(begin - 60, top - 20, end - begin + 120, bottom - top + 40))


def _spark(ink: Ink) -> QImage:
    image = blank(64, 64)
    brush = painter(image)
    glow(brush, 32, 32, 31, ink, 1.0, 0.6)
    brush.end()
    return image


def rays(
    stage: Stage,
    x: float,
    y: float,
    *,
    angle: float = 0.5,
    count: int = 6,
    length: float = 1500.0,
    ink: Ink | None = None,
    alpha: float = 0.13,
    depth: float = 1.6,
    seed: int = 0,
    spread: float = 1.0,
) -> None:
    """Shafts of light from (x, y) that slowly come and go. angle: 0 = straight down, positive = to the right."""
    rng, colour = stage.rng(15 + seed), ink if ink is not None else stage.palette.key
    shafts = [
        (rng.uniform(-1, 1), rng.uniform(0.03, 0.10), rng.uniform(0, math.tau), rng.uniform(0.4, 1))
        for _ in range(count)
    ]

    def draw(brush: QPainter, t: float) -> None:
        for turn, width, phase, strength in shafts:
            way, wide = angle + turn * 0.55 * spread, width * length * spread
            across, down = math.sin(way), math.cos(way)
            end = (x + across * length, y + down * length)
            shine = alpha * strength * (0.65 + 0.35 * math.sin(t * 0.6 + phase))
            fading = QLinearGradient(x, y, *end)
            for place, part in ((0.0, 1.0), (0.55, 0.4), (1.0, 0.0)):
                fading.setColorAt(place, qcolor(colour, shine * part))
            brush.setBrush(QBrush(fading))
            narrow = ((x - down * 10, y + across * 10), (x + down * 10, y - across * 10))
            broad = ((end[0] + down * wide, end[1] - across * wide), (end[0] - down * wide, end[1] + across * wide))
            brush.drawPolygon(polygon(*narrow, *broad))

    add_soft_light(stage, depth, stage.area(depth), draw)


def birds(
    stage: Stage,
    *,
    depth: float = 8.0,
    y: float = 260.0,
    count: int = 6,
    seed: int = 0,
    ink: Ink | None = None,
    size: float = 22.0,
) -> None:
    """A flock far away around y, flying to the right. size: half a wingspan."""
    rng, (begin, end) = stage.rng(19 + seed), stage.span(depth)
    flock = [_bird(rng, end - begin, y) for _ in range(count)]
    colour = qcolor(ink if ink is not None else mix(stage.palette.shade, stage.palette.haze, 0.25), 0.8)

    def draw(brush: QPainter, t: float) -> None:
        brush.setBrush(Qt.BrushStyle.NoBrush)
        for start, height, scale, phase in flock:
            flap, wing = math.sin(t * 7 * scale + phase) * 0.8, size * scale
            x = (start + t * 46 * scale) % (end - begin + 200) + begin - 100
            down = height + math.sin(t * 0.8 + phase) * 12
            wings = QPainterPath(QPointF(x - wing, down - flap * wing * 0.5))
            wings.quadTo(x - wing * 0.4, down - wing * 0.32, x, down)
            wings.quadTo(x + wing * 0.4, down - wing * 0.32, x + wing, down - flap * wing * 0.5)
            brush.setPen(QPen(colour, 2.6 * scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            brush.drawPath(wings)
        brush.setPen(Qt.PenStyle.NoPen)

    stage.dynamic(depth, draw, bounds=QRectF(begin - 140, y - 160, end - begin + 280, min(320, STAGE_HEIGHT)))


def _bird(rng: Random, width: float, y: float) -> tuple[float, float, float, float]:
    """Where it starts (in the first half of its way), its height, size and phase."""
    return rng.uniform(0.1, 0.6) * width, y + rng.uniform(-90, 90), rng.uniform(0.7, 1.3), rng.uniform(0, math.tau)
