"""Sky, ridges, ground, trees, water and weather: what most places are made of."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPolygonF, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise, noise_line
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, painter
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import Stage


def sky(stage: Stage, horizon: float = 700.0, clouds: float = 0.5) -> None:
    """The farthest plate, at a third of the resolution: it is soft. clouds: 0 = clear, 1 = covered."""
    light, bounds, scale = stage.palette, stage.area(1.0), stage.resolution / 3
    width, height = round(bounds.width() * scale), round(bounds.height() * scale)
    below = max(1, round((horizon - bounds.y()) * scale))
    colours = _gradient(width, below, (light.top, light.mid, light.low))
    colours = np.concatenate([colours, np.repeat(colours[-1:], max(0, height - below), axis=0)])[:height]
    x, y = (orb_at(stage, horizon).x() - bounds.x()) * scale, (orb_at(stage, horizon).y() - bounds.y()) * scale
    down, across = np.mgrid[:height, :width]
    distance = np.hypot(across - x, down - y)
    colours += (light.key - colours * 0.5) * np.exp(-distance / (420 * scale))[..., None] * (0.5 - 0.25 * light.night)
    noise = fractal_noise(width, height, stage.seed + 3, 1.6, 2.6, 1.0, 2.0)
    cover = np.clip((noise - (0.66 - 0.26 * clouds)) / 0.24, 0, 1) * (0.35 + 0.4 * clouds)
    fade = np.clip(1.3 - down / max(1, below), 0, 1)
    sunny = mix(light.low, light.key, 0.5) if light.night < 0.6 else mix(light.mid, light.low, 0.4)
    colours += (sunny - colours) * (cover * fade)[..., None]
    colours += (np.random.default_rng(stage.seed).random((height, width, 1)) - 0.5) * 0.012  # dithered: no bands
    image = image_from_array(colours)
    brush = painter(image)
    brush.scale(scale, scale)
    brush.translate(-bounds.x(), -bounds.y())
    _stars(stage, brush, horizon)
    _orb(stage, brush, horizon)
    brush.end()
    stage.put(Layer(40.0, image, bounds.x(), bounds.y(), scale))


def _gradient(width: int, height: int, stops: tuple[Rgb, ...]) -> NDArray[np.float64]:
    at, table = np.linspace(0, len(stops) - 1, height), np.array(stops)
    rows = np.stack([np.interp(at, np.arange(len(stops)), table[:, channel]) for channel in range(3)], axis=1)
    return np.repeat(rows[:, None, :], width, axis=1)


def orb_at(stage: Stage, horizon: float) -> QPointF:
    """Where sun or moon stands."""
    reach = stage.view_width * 0.32
    return QPointF(960 + stage.light_x * reach, horizon - 60 - stage.palette.altitude * (horizon - 150) * 0.95)


def _orb(stage: Stage, brush: QPainter, horizon: float) -> None:
    if "storm" in stage.tags or "overcast" in stage.tags:
        return
    light, at = stage.palette, orb_at(stage, horizon)
    size = 58.0 if light.night > 0.6 else 46.0
    glow(brush, at, size * 6, light.orb, 0.35)
    brush.setBrush(qcolor(light.orb))
    brush.drawEllipse(at, size, size)


def _stars(stage: Stage, brush: QPainter, horizon: float) -> None:
    chance = stage.rng(1)
    for _ in range(round(420 * stage.palette.night)):
        y = chance.uniform(-80, horizon * 0.9)
        size = 0.9 + 2.2 * chance.random() ** 3
        brush.setBrush(qcolor("#ffffff", (1 - max(0.0, y / horizon) ** 2) * chance.uniform(0.3, 1.0)))
        brush.drawEllipse(QPointF(chance.uniform(stage.area(1.0).left(), stage.area(1.0).right()), y), size, size)


def glow(brush: QPainter, at: QPointF, radius: float, ink: Ink, alpha: float) -> None:
    """Light around a point, fading to nothing."""
    fading = QRadialGradient(at, radius)
    for stop, part in ((0.0, 1.0), (0.25, 0.55), (0.5, 0.22), (0.75, 0.06), (1.0, 0.0)):
        fading.setColorAt(stop, qcolor(ink, alpha * part))
    brush.setBrush(QBrush(fading))
    brush.drawEllipse(at, radius, radius)


def shaded(top: float, bottom: float, upper: Ink, lower: Ink, alpha: float = 1.0) -> QBrush:
    """A brush from one colour above to another below."""
    fading = QLinearGradient(0, top, 0, bottom)
    fading.setColorAt(0, qcolor(upper, alpha))
    fading.setColorAt(1, qcolor(lower, alpha))
    return QBrush(fading)


def ridge(
    stage: Stage, depth: float, base: float, height: float, ink: Ink, distance: float, snow: bool = False
) -> None:
    """A range of hills or mountains. distance 0…1: how much of the haze lies before it."""
    bounds, light = stage.area(1.0), stage.palette
    count = 256
    line = noise_line(count, stage.seed + round(depth * 10), 1.25 if height > 150 else 1.7)
    heights = base - (line - line.min()) / (np.ptp(line) + 1e-9) * height
    step = bounds.width() / (count - 1)
    points = [QPointF(bounds.x() + index * step, y) for index, y in enumerate(heights)]
    body = light.lit(ink, distance)

    def draw(brush: QPainter) -> None:
        brush.setBrush(shaded(base - height, base + 160, mix(body, light.key, 0.12), mix(body, light.haze, 0.55)))
        brush.drawPolygon(
            QPolygonF([*points, QPointF(bounds.right(), bounds.bottom()), QPointF(bounds.x(), bounds.bottom())])
        )
        if height > 150:
            _facets(brush, points, base, light.key, light.shade, snow, stage.light_x)

    stage.plate(depth, draw)


def _facets(
    brush: QPainter, points: list[QPointF], base: float, key: Ink, shade: Ink, snow: bool, light_x: float
) -> None:
    """Lit and shaded slopes below every peak, and snow on the high ones."""
    for index in range(3, len(points) - 3):
        top = points[index]
        if not (
            points[index - 3].y() > top.y() < points[index + 3].y()
            and points[index - 1].y() >= top.y() <= points[index + 1].y()
        ):
            continue
        drop = (base - top.y()) * 0.75
        for side in (-1, 1):
            lit = side * light_x > 0
            slope = [
                top,
                QPointF(top.x() + side * drop * 0.55, top.y() + drop),
                QPointF(top.x() + side * drop * 0.08, top.y() + drop),
            ]
            brush.setBrush(qcolor(key if lit else shade, 0.16))
            brush.drawPolygon(QPolygonF(slope))
        if snow:
            cap = drop * 0.34
            zigzag = [
                top,
                QPointF(top.x() + cap * 0.6, top.y() + cap),
                QPointF(top.x() + cap * 0.2, top.y() + cap * 0.75),
            ]
            zigzag += [
                QPointF(top.x() - cap * 0.1, top.y() + cap * 1.1),
                QPointF(top.x() - cap * 0.55, top.y() + cap * 0.9),
            ]
            brush.setBrush(qcolor(mix("#ffffff", shade, 0.12), 0.85))
            brush.drawPolygon(QPolygonF(zigzag))


def ground(stage: Stage, top: float, ink: Ink, path: Ink | None = None) -> None:
    """The floor from `top` down, with a few strokes of texture and perhaps a path that leads in."""
    bounds, light, chance = stage.area(1.0), stage.palette, stage.rng(9)
    near = light.lit(ink)

    def draw(brush: QPainter) -> None:
        brush.setBrush(shaded(top, 1150, mix(near, light.haze, 0.4), mix(near, light.shade, 0.35)))
        brush.drawRect(QRectF(bounds.x(), top, bounds.width(), bounds.bottom() - top))
        for _ in range(160):
            y = top + (1180 - top) * chance.random() ** 0.6
            size = 12 + 90 * (y - top) / (1180 - top)
            brush.setBrush(qcolor(mix(near, light.key if chance.random() < 0.5 else light.shade, 0.3), 0.18))
            brush.drawEllipse(QPointF(chance.uniform(bounds.left(), bounds.right()), y), size, size * 0.13)
        if path is not None:
            brush.setBrush(shaded(top, 1150, mix(light.lit(path), light.haze, 0.4), light.lit(path), 0.9))
            lead = [(950, top), (985, top), (1300, bounds.bottom()), (640, bounds.bottom())]
            brush.drawPolygon(QPolygonF([QPointF(x, y) for x, y in lead]))

    stage.plate(1.15, draw)


def trees(
    stage: Stage, depth: float, base: float, height: float, count: int, kind: str, ink: Ink, distance: float
) -> None:
    """A row of trees. kind: pine, leaf, palm or trunk (of giants that reach out of the picture)."""
    bounds, light, chance = stage.area(1.0), stage.palette, stage.rng(round(depth * 100))

    def draw(brush: QPainter) -> None:
        for index in range(count):
            x = bounds.x() + bounds.width() * (index + chance.uniform(0.1, 0.9)) / count
            if depth < 1.6 and abs(x - 960) < stage.view_width * 0.2:
                continue
            tall = height * chance.uniform(0.75, 1.25)
            body = light.lit(rgb(ink) * chance.uniform(0.85, 1.15), distance)
            _tree(brush, x, base + chance.uniform(-8, 8), tall, kind, body, light.shade, light.key, stage.light_x)

    stage.plate(depth, draw)


def _tree(
    brush: QPainter, x: float, base: float, tall: float, kind: str, body: Ink, shade: Ink, key: Ink, light_x: float
) -> None:
    side = 1 if light_x >= 0 else -1
    trunk = mix(body, "#2a1a10", 0.6)
    brush.setBrush(qcolor(mix(trunk, shade, 0.3)))
    wide = tall * (0.09 if kind == "trunk" else 0.035)
    brush.drawPolygon(
        QPolygonF(
            [
                QPointF(x - wide, base),
                QPointF(x - wide * 0.6, base - tall),
                QPointF(x + wide * 0.6, base - tall),
                QPointF(x + wide, base),
            ]
        )
    )
    if kind == "pine":
        for tier in range(4):
            half, y = tall * (0.25 - tier * 0.05), base - tall * (0.16 + tier * 0.2)
            for part, ink in ((-1, mix(body, shade, 0.35)), (1, mix(body, key, 0.1))):
                brush.setBrush(qcolor(ink))
                brush.drawPolygon(
                    QPolygonF([QPointF(x, y - tall * 0.32), QPointF(x + part * side * half, y), QPointF(x, y)])
                )
    elif kind == "palm":
        for arm in range(7):
            angle = math.pi * (0.05 + arm * 0.15)
            tip = QPointF(x + math.cos(angle) * tall * 0.4, base - tall - math.sin(angle) * tall * 0.16 + tall * 0.12)
            brush.setBrush(qcolor(mix(body, key, 0.05 * arm)))
            brush.drawPolygon(
                QPolygonF([QPointF(x, base - tall), tip, QPointF(x + (tip.x() - x) * 0.5, base - tall * 0.98)])
            )
    elif kind == "leaf":
        for dx, dy, size, lift in (
            (0, 0, 0.3, 0.0),
            (-0.18, 0.1, 0.22, -0.2),
            (0.18, 0.1, 0.22, 0.2),
            (0.02, -0.14, 0.2, 0.12),
        ):
            brush.setBrush(qcolor(mix(body, key if lift * side > 0 else shade, 0.1 + abs(lift))))
            brush.drawEllipse(QPointF(x + dx * tall, base - tall * (0.78 - dy)), size * tall, size * tall * 0.9)
