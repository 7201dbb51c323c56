"""Backdrops for graphics and products: a space of light and lines, a studio with a pedestal."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Rgb, from_hsv, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise, sampled
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, ramp
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count
from vidpipe_desktop.engines.animatic.scenery.weather import motes
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_COARSE = 0.4
_HUES = (0.60, 0.72, 0.52, 0.86, 0.40)
_WAYS = ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.7, 0.7), (0.7, -0.7))


def _grid(stage: Stage, depth: float) -> tuple[np.ndarray, np.ndarray, QRectF, float]:
    area, scale = stage.area(depth), stage.resolution * _COARSE
    x = np.arange(math.ceil(area.width() * scale), dtype=np.float32)[None, :] / np.float32(scale) + np.float32(area.x())
    y = np.arange(math.ceil(area.height() * scale), dtype=np.float32)[:, None] / np.float32(scale) + np.float32(
        area.y()
    )
    return (x - np.float32(CENTRE)) * np.float32(STAGE_WIDTH / max(800.0, stage.view_width)), y, area, scale


def _put(stage: Stage, depth: float, colours: np.ndarray, area: QRectF, scale: float) -> None:
    grain = (np.random.default_rng(stage.seed).random((*colours.shape[:2], 1), np.float32) - 0.5) * 0.014
    stage.put(Layer(depth, image_from_array(colours + grain), area.x(), area.y(), scale))


def abstract(stage: Stage) -> None:
    """Deep colour with a net of lines below, circuits at the sides, drifting discs of light."""
    hue = stage.hue if stage.hue is not None else _HUES[stage.seed % len(_HUES)]
    stage.ground, stage.horizon, stage.medium, stage.shadows = 760, 640, "space", False
    stage.accents = tuple(from_hsv(hue + shift, 0.58, 1.0) for shift in (0.45, -0.08, 0.28))
    deep, middle, bright = from_hsv(hue, 0.80, 0.16), from_hsv(hue + 0.05, 0.72, 0.52), from_hsv(hue + 0.16, 0.62, 0.85)
    x, y, area, scale = _grid(stage, 30)
    shine = np.exp(-((x / 960) ** 2 * 1.6 + (y / 1080 - 0.5) ** 2 * 4))
    tile = fractal_noise(1024, 1024, stage.seed + 4, 1.8, 1, 1, 2)
    step = 1 / stage.fineness
    noise = sampled(tile, np.arange(len(y)) * step, np.arange(len(x.T)) * step)
    colours = ramp(deep, middle, shine * 0.9 + 0.12)
    colours += (bright - colours) * (shine**3 * 0.5 * smoothstep_array(0.3, 0.9, noise))[..., None]
    _put(stage, 30, colours, area, scale)
    stage.plate(9, lambda brush: _circuits(brush, stage), resolution=0.7)
    stage.plate(6, lambda brush: _net(brush, stage, bright), resolution=0.8)
    _discs(stage)
    motes(stage, 1.3, ink=mix(stage.accents[0], "#ffffff", 0.4), size=(2, 4), depth=1.2)
    stage.palette.ambient, stage.palette.key = rgb("#f2f2ff"), mix(stage.accents[1], "#ffffff", 0.5)


def _net(brush: QPainter, stage: Stage, ink: Rgb) -> None:
    """A floor of lines that runs to the horizon, fading into it."""
    begin, end = stage.span(6)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    for index in range(-30, 31):
        brush.setPen(QPen(vertical_gradient(700, 1080, (0.0, ink, 0.0), (0.35, ink, 0.7), (1.0, ink, 0.3)), 2.5))
        brush.drawLine(QPointF(CENTRE + index * 46, 700), QPointF(CENTRE + index * 260, 1400))
    y, step = 712.0, 9.0
    while y < 1300:
        brush.setPen(QPen(qcolor(ink, min(0.6, (y - 700) * 0.003)), 2.5))
        brush.drawLine(QPointF(begin, y), QPointF(end, y))
        y, step = y + step, step * 1.26
    brush.setPen(Qt.PenStyle.NoPen)


def _circuits(brush: QPainter, stage: Stage) -> None:
    rng = stage.rng(2)
    for _ in range(16):
        x = stage.across(rng.choice((rng.uniform(-160, 440), rng.uniform(1480, 2080))))
        y, ink = rng.uniform(40, 660), rng.choice(stage.accents)
        path = QPainterPath(QPointF(x, y))
        for _ in range(4):
            across, down = rng.choice(_WAYS)
            reach = rng.uniform(40, 150)
            x, y = x + across * reach, y + down * reach
            path.lineTo(x, y)
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.setPen(QPen(qcolor(ink, 0.34), 3))
        brush.drawPath(path)
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(qcolor(ink, 0.6))
        brush.drawEllipse(QPointF(x, y), 7, 7)


def _discs(stage: Stage) -> None:
    rng, (begin, end), depth = stage.rng(3), stage.span(4.0), 4.0
    discs = [
        (
            rng.uniform(begin, end),
            rng.uniform(0, 1080),
            rng.uniform(14, 72),
            rng.uniform(0, math.tau),
            rng.choice(stage.accents),
        )
        for _ in range(fitted_count(stage, depth, 22))
    ]

    def draw(brush: QPainter, t: float) -> None:
        for x, y, size, phase, ink in discs:
            brush.setBrush(qcolor(ink, 0.09 + 0.05 * math.sin(t + phase)))
            brush.drawEllipse(QPointF(x + math.sin(t * 0.3 + phase) * 40, (y - t * 14) % 1180 - 50), size, size)

    stage.dynamic(depth, draw)


def studio(stage: Stage) -> None:
    """A seamless wall in soft light with a round pedestal."""
    hue = stage.hue if stage.hue is not None else (0.08, 0.58, 0.95, 0.42, 0.12)[stage.seed % 5]
    stage.ground, stage.horizon = 862, 700
    base, dark = from_hsv(hue, 0.42, 0.82), "#1a1014"
    x, y, area, scale = _grid(stage, 20)
    wall = np.exp(-(((x + 60) / 760) ** 2 + ((y - 430) / 520) ** 2))[..., None]
    floor = np.exp(-((x / 700) ** 2 + ((y - 860) / 190) ** 2))[..., None]
    upper = mix(base, dark, 0.62) + (mix(base, "#ffffff", 0.28) - mix(base, dark, 0.62)) * wall
    lower = mix(base, dark, 0.48) + (mix(base, "#ffffff", 0.15) - mix(base, dark, 0.48)) * floor
    edge = smoothstep_array(680, 800, y)[..., None]
    _put(stage, 20, upper * (1 - edge) + lower * edge, area, scale)
    stage.palette.ambient, stage.palette.key = rgb("#fff6ec"), rgb("#fff2dc")
    stage.palette.shade = mix(base, "#20141a", 0.75)
    beams = stage.plate(6, lambda brush: _beams(brush, stage), resolution=0.4, blur=8)
    beams.mode = QPainter.CompositionMode.CompositionMode_Screen
    stage.plate(1.02, lambda brush: _pedestal(brush, stage, mix(base, "#ffffff", 0.3)))
    motes(stage, 1.0, ink="#fff0d0", size=(2, 4))


def _beams(brush: QPainter, stage: Stage) -> None:
    for place, foot, alpha in ((0.36, 0.02, 0.30), (0.44, 0.12, 0.16)):
        x, at = CENTRE + stage.side * stage.view_width * place, CENTRE + stage.side * stage.view_width * foot
        brush.setBrush(vertical_gradient(-60, 880, (0.0, "#fff2dc", alpha), (1.0, "#fff2dc", 0.0)))
        path = QPainterPath(QPointF(x - 40, -120))
        for point in ((x + 40, -120), (at + 330, 900), (at - 330, 900)):
            path.lineTo(*point)
        brush.drawPath(path)


def _pedestal(brush: QPainter, stage: Stage, ink: Rgb) -> None:
    dark, small = "#20141a", min(1.0, stage.view_width / 1300)
    brush.setBrush(qcolor(dark, 0.25))
    brush.drawEllipse(QPointF(CENTRE - stage.side * 60, 985), 520 * small, 62)
    for wide, y in ((430 * small, 910.0), (330 * small, 856.0)):
        brush.setBrush(vertical_gradient(y, y + 70, (0.0, mix(ink, dark, 0.2), 1.0), (1.0, mix(ink, dark, 0.62), 1.0)))
        brush.drawRect(QRectF(CENTRE - wide, y, 2 * wide, 60))
        brush.drawEllipse(QPointF(CENTRE, y + 60), wide, wide * 0.19)
        top = QRadialGradient(QPointF(CENTRE + stage.side * wide * 0.3, y - 12), wide * 1.2)
        top.setColorAt(0, qcolor(mix(ink, "#ffffff", 0.6)))
        top.setColorAt(1, qcolor(mix(ink, dark, 0.2)))
        brush.setBrush(QBrush(top))
        brush.drawEllipse(QPointF(CENTRE, y), wide, wide * 0.19)
