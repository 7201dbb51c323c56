"""Calm water to the horizon: its colours, its ripples, and the glittering path of sun or moon."""

import math
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.fast import Ovals, Row
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_LOW_SUN = ("sunset", "dusk", "golden", "dawn")


@dataclass(frozen=True, slots=True)
class _Glints:
    """Short bright or dark lines on the water: a number for each in every row. near: 0 = horizon, 1 = at the camera."""

    x: Row
    y: Row
    width: Row
    height: Row
    phase: Row
    speed: Row
    near: Row

    def those(self, chosen: NDArray[np.bool_]) -> "_Glints":
        """Some of them."""
        return _Glints(*(getattr(self, row.name)[chosen] for row in fields(self)))


def _light(palette: Palette, whiteness: float) -> Rgb:
    """Of sun or moon, on the water."""
    return mix(palette.key if palette.night < 0.6 else palette.orb, "#ffffff", whiteness)


def water(
    stage: Stage,
    y: float,
    y1: float = 1280.0,
    *,
    depth: float = 1.35,
    ink: Ink = "#1f7f9f",
    glitter: bool = True,
    sparkle: float = 1.0,
) -> None:
    """A sea or lake from the horizon at y to y1. glitter: the light's path on it; sparkle: its strength."""
    palette = stage.palette
    deep = mix(palette.lit(ink), mix(palette.mid, palette.top, 0.55), 0.38 if palette.time_of_day in _LOW_SUN else 0.25)
    _paint_water(stage, y, y1, depth, deep, glitter)
    _ripple(stage, y, y1, depth, deep)
    if glitter:
        _glitter(stage, y, y1, depth, sparkle)


def _paint_water(stage: Stage, y: float, y1: float, depth: float, deep: Rgb, glitter: bool) -> None:
    palette, area = stage.palette, stage.area(depth)
    _, brush, layer = stage.canvas(depth, y, min(y1, STAGE_HEIGHT), 0.6)
    far, near = mix(palette.low, deep, 0.30), mix(deep, palette.shade, 0.35)
    stops = ((0.0, far, 1.0), (0.06, mix(far, deep, 0.45), 1.0), (0.35, deep, 1.0), (1.0, near, 1.0))
    brush.fillRect(QRectF(area.x() - 10, y, area.width() + 20, y1 - y + 400), vertical_gradient(y, y1, *stops))
    shine = _light(palette, 0.25)
    for step in range(26) if glitter else ():
        t = step / 25
        soft = QRadialGradient(QPointF(0, 0), 1)
        soft.setColorAt(0, qcolor(shine, 0.20 * (1 - t * 0.6) * (1 if palette.night < 0.6 else 0.5)))
        soft.setColorAt(1, qcolor(shine, 0))
        brush.save()
        brush.translate(stage.orb[0], y + t * (y1 - y) * 0.9)
        brush.scale(60 + 330 * t, 10 + 26 * t)
        brush.setBrush(QBrush(soft))
        brush.drawEllipse(QPointF(0, 0), 1, 1)
        brush.restore()
    brush.end()
    stage.put(layer)


def _ripple(stage: Stage, y: float, y1: float, depth: float, deep: Rgb) -> None:
    palette, rng, (begin, end) = stage.palette, stage.rng(90), stage.span(depth)
    rows: list[tuple[float, ...]] = []
    for _ in range(fitted_count(stage, depth, 190)):
        near = rng.random() ** 1.9
        wide = (18 + 240 * near) * rng.uniform(0.5, 1.3)
        x, phase, speed = rng.uniform(begin, end), rng.uniform(0, math.tau), rng.uniform(0.4, 1.0)
        rows.append((x, y + 3 + near * (y1 - y), wide, 1.0 + 7.5 * near, phase, speed, near))
    waves, span = _Glints(*np.array(rows).T), end - begin
    bright = waves.phase * 7 % 2 > 1
    kinds = [
        (waves.those(~bright), Ovals(mix(deep, palette.shade, 0.55))),
        (waves.those(bright), Ovals(mix(palette.low, "#ffffff", 0.25))),
    ]

    def draw(brush: QPainter, t: float) -> None:
        for wave, ovals in kinds:
            near, phase = wave.near, wave.phase
            x = wave.x + np.sin(t * 0.35 * wave.speed + phase) * 36 * (near + 0.1) + t * 12 * near * wave.speed
            swell = 0.5 + 0.5 * np.sin(t * 1.1 * wave.speed + phase)
            wide, at = wave.width * (0.6 + 0.4 * swell), (x - begin) % span + begin
            down = wave.y + np.sin(t * 0.9 + phase) * 5 * near
            ovals.draw(brush, at, down, wide / 2, wave.height / 2, 0.22 * swell + 0.05)

    stage.dynamic(depth - 0.001, draw, bounds=QRectF(begin - 200, y, span + 400, y1 - y + 20))


def _glitter(stage: Stage, y: float, y1: float, depth: float, sparkle: float) -> None:
    rng, middle = stage.rng(92), stage.orb[0]
    rows: list[tuple[float, ...]] = []
    for _ in range(230):
        near = rng.random() ** 1.9
        x = middle + rng.gauss(0, 1) * (26 + 190 * near)
        wide = (8 + 90 * near) * rng.uniform(0.4, 1.2)
        phase, speed = rng.uniform(0, math.tau), rng.uniform(1.2, 3.2)
        rows.append((x, y + 2 + near * (y1 - y) * 0.95, wide, (1.0 + 4.5 * near) * 0.8, phase, speed, near))
    (begin, end), glint = stage.span(depth), _Glints(*np.array(rows).T)
    glint = glint.those((begin < glint.x) & (glint.x < end))
    ovals, strength = Ovals(_light(stage.palette, 0.35)), 0.75 * min(1.3, sparkle)

    def draw(brush: QPainter, t: float) -> None:
        shine = np.maximum(0, np.sin(t * glint.speed + glint.phase)) ** 1.5
        shine[shine < 0.05] = 0
        wide, opacity = glint.width * (0.5 + 0.5 * shine), strength * shine * (1 - 0.35 * glint.near)
        ovals.draw(brush, glint.x, glint.y, wide / 2, glint.height / 2, opacity)

    stage.dynamic(depth - 0.0015, draw, bounds=QRectF(begin, y, end - begin, y1 - y + 20))
