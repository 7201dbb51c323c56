"""Among the stars: nebulae painted from noise, planets lit from one side, rings, drifting asteroids."""

import math
from random import Random

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPen

from vidpipe_desktop.engines.animatic.paint.colour import Ink, from_hsv, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, painter, ramp
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_DEPTH = 40.0
_COARSE = 0.5
_STAR_INKS = ("#bcd4ff", "#ffe0c0", "#ffffff")


def starfield(stage: Stage, *, nebula: float = 1.0, hue: float | None = None, count: int = 620) -> None:
    """Deep space with stars. nebula: how strong its clouds are; hue: their colour, None = by chance."""
    rng, area, scale = stage.rng(1), stage.area(_DEPTH), stage.resolution * _COARSE
    tint = rng.random() if hue is None else hue
    width, height = math.ceil(area.width() * scale), math.ceil(area.height() * scale)
    x = ((np.arange(width) / scale + area.x() + 3000) * 0.42).astype(int) % 1024
    y = ((np.arange(height) / scale + area.y() + 900) * 0.42).astype(int) % 1024
    first = fractal_noise(1024, 1024, stage.seed + 3, 1.6, 1, 1, 2)[y][:, x]
    second = fractal_noise(1024, 1024, stage.seed + 4, 1.7, 1, 1, 2)[y][:, x]
    colours = ramp(rgb("#060414"), rgb("#060414"), first)
    glowing = smoothstep_array(0.5, 0.95, second) * smoothstep_array(0.3, 0.8, first)
    for ink, cover in (
        (from_hsv(0.60 + 0.2 * tint, 0.75, 0.62), smoothstep_array(0.42, 0.95, first) * 0.75),
        (from_hsv(0.86 + 0.15 * tint, 0.70, 0.75), glowing * 0.7),
        (from_hsv(0.52, 0.70, 0.60), smoothstep_array(0.6, 1.0, 1 - second) * 0.25),
    ):
        colours += (ink.astype(np.float32) - colours) * (cover * np.float32(nebula))[..., None]
    colours += (np.random.default_rng(stage.seed).random((height, width, 1), np.float32) - 0.5) * 0.012
    image = image_from_array(colours)
    brush = painter(image, scale)
    brush.translate(-area.x(), -area.y())
    for _ in range(round(count * area.width() / 2120)):
        _draw_star(brush, rng.uniform(area.left(), area.right()), rng.uniform(area.top(), area.bottom()), rng)
    brush.end()
    stage.put(Layer(_DEPTH, image, area.x(), area.y(), scale))


def _draw_star(brush: QPainter, x: float, y: float, rng: Random) -> None:
    bright = rng.random() ** 4
    size = 0.9 + 2.2 * bright
    if bright > 0.75:
        glow(brush, x, y, size * 9, rng.choice(_STAR_INKS), 0.5)
    brush.setBrush(qcolor("#ffffff", 0.25 + 0.7 * bright))
    brush.drawEllipse(QPointF(x, y), size, size)


def twinkling(stage: Stage, count: int = 60) -> None:
    """Stars that twinkle and drift."""
    rng, (begin, end), depth = stage.rng(5), stage.span(20.0), 20.0
    span = end - begin
    stars = [(rng.uniform(0, span), rng.uniform(0, 1080), rng.random(), rng.uniform(0, math.tau)) for _ in range(count)]

    def draw(brush: QPainter, t: float) -> None:
        brush.setBrush(qcolor("#ffffff"))
        for x, y, size, phase in stars:
            brush.setOpacity((0.2 + 0.6 * size) * (0.5 + 0.5 * math.sin(t * 2 + phase)))
            brush.drawEllipse(QPointF((x - t * 10 * size) % span + begin, y), 1 + 1.8 * size, 1 + 1.8 * size)
        brush.setOpacity(1)

    stage.dynamic(depth, draw, bounds=QRectF(begin, 0, span, 1080))


def planet(
    stage: Stage,
    depth: float,
    x: float,
    y: float,
    radius: float,
    ink: Ink,
    *,
    air: Ink | None = None,
    ring: bool = False,
    seed: int = 0,
    banded: bool = False,
) -> None:
    """A planet lit from the light's side. air: colour of its atmosphere; banded: a gas giant with stripes."""
    left, right = x - radius * 2.3, x + radius * 2.3
    begin, end = stage.span(depth)
    if right < begin or left > end:
        return
    brush, layer = stage.canvas(depth, resolution=0.8)[1:]
    haze = rgb(air) if air is not None else rgb(ink)
    glow(brush, x, y, radius * 1.4, haze, 0.4)
    if ring:
        _draw_ring(brush, x, y, radius, ink, front=False)
    ball = _ball(stage, min(2 * radius * layer.resolution, 900.0), ink, haze, seed, banded)
    brush.drawImage(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), ball)
    if ring:
        _draw_ring(brush, x, y, radius, ink, front=True)
    brush.end()
    stage.put(layer)


def _ball(stage: Stage, size: float, ink: Ink, air: Ink, seed: int, banded: bool) -> QImage:
    across = np.linspace(-1, 1, max(8, int(size)), dtype=np.float32)
    x, y = across[None, :], across[:, None]
    radius = np.sqrt(x * x + y * y)
    z = np.sqrt(np.clip(1 - radius * radius, 0, 1))
    noise = fractal_noise(512, 512, stage.seed + 50 + seed, 1.6, 2.6 if banded else 0.8, 0.3 if banded else 0.6, 2)
    u = ((np.arctan2(x, z + 1e-6) / math.pi + 0.5) * 340).astype(int) % 512
    v = ((np.arcsin(np.clip(y + 0.15 * x, -1, 1)) / math.pi + 0.5) * 380).astype(int) % 512
    texture = noise[v, u]
    body, bright, dark = rgb(ink), mix(ink, "#ffffff", 0.4), mix(ink, "#0a0818", 0.5)
    colours = ramp(dark, body, smoothstep_array(0.25, 0.5, texture))
    colours += (bright - colours) * smoothstep_array(0.55, 0.75, texture)[..., None]
    light = np.clip(stage.side * 0.62 * x - 0.38 * y + 0.62 * z, 0, 1) ** 0.9
    colours *= (0.05 + 1.05 * light)[..., None]
    colours += ramp(np.zeros(3), rgb(air), np.clip(radius, 0, 1) ** 6 * light * 0.7)
    return image_from_array(colours, np.clip((1 - radius) * size * 0.5, 0, 1))


def _draw_ring(brush: QPainter, x: float, y: float, radius: float, ink: Ink, front: bool) -> None:
    """The half of the rings that is behind the planet, or before it."""
    brush.save()
    brush.translate(x, y)
    brush.rotate(-18)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    for index in range(9):
        alpha = (0.45 if front else 0.30) + 0.25 * (index % 2)
        brush.setPen(QPen(qcolor(mix(ink, "#fff0d8", 0.5), alpha), radius * 0.045))
        wide, high = radius * (1.5 + 0.07 * index), radius * (0.42 + 0.02 * index)
        brush.drawArc(QRectF(-wide, -high, 2 * wide, 2 * high), 180 * 16 if front else 0, 180 * 16)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.restore()


def asteroids(
    stage: Stage, depth: float, count: int, sizes: tuple[float, float], *, blur: float = 0.0, seed: int = 0
) -> None:
    """Rocks with craters that float above and below the middle of the picture."""
    rng, (begin, end) = stage.rng(7 + seed), stage.span(depth)
    brush, layer = stage.canvas(depth, resolution=0.7)[1:]
    for _ in range(count):
        y = rng.choice((rng.uniform(-40, 260), rng.uniform(860, 1100)))
        _draw_asteroid(brush, rng.uniform(begin, end), y, rng.uniform(*sizes), rng, stage.side)
    brush.end()
    stage.put(layer, blur)


def _draw_asteroid(brush: QPainter, x: float, y: float, width: float, rng: Random, side: int) -> None:
    points: list[tuple[float, float]] = []
    for index in range(10):
        angle = index * math.tau / 10
        points.append(
            (
                x + math.cos(angle) * width * 0.5 * rng.uniform(0.75, 1.1),
                y + math.sin(angle) * width * 0.4 * rng.uniform(0.75, 1.1),
            )
        )
    outline = smooth_path(points, True, 0.6)
    shading = QLinearGradient(x + side * width / 2, y - width / 2, x - side * width / 2, y + width / 2)
    for place, ink in ((0.0, "#a89aa4"), (0.5, "#4a4458"), (1.0, "#120f1e")):
        shading.setColorAt(place, qcolor(ink))
    brush.setBrush(QBrush(shading))
    brush.drawPath(outline)
    brush.save()
    brush.setClipPath(outline)
    for _ in range(5):
        at, size = (
            QPointF(x + rng.uniform(-0.4, 0.4) * width, y + rng.uniform(-0.3, 0.3) * width),
            width * rng.uniform(0.05, 0.12),
        )
        brush.setBrush(qcolor("#0c0a16", 0.45))
        brush.drawEllipse(at, size, size * 0.8)
        brush.setBrush(qcolor("#c8bcc4", 0.25))
        brush.drawEllipse(at + QPointF(-side * size * 0.25, size * 0.22), size * 0.9, size * 0.7)
    brush.restore()
