"""The sky: gradient, sun or moon with its light in the air, clouds lit from its side, stars, drifting bands, aurora."""

import math
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise, sampled
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, painter, ramp
from vidpipe_desktop.engines.animatic.paint.shapes import glow, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.soft import add_soft_light
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_DEPTH = 30.0
_BLACK: Rgb = np.zeros(3)
_SOFT = 0.5
"""The sky's share of the stage's resolution: it has no hard edges."""
_BAND = 3000.0
"""Stage units after which a cloud band repeats."""

_CLOUD_GRAIN = 3.0
"""Stage units between two values of the clouds' noise."""

Pixels = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The pixels of the sky: their stage coordinates, height above the horizon 0…1, and distance from the orb."""

    x: Pixels
    y: Pixels
    down: Pixels
    distance: Pixels


def sky(
    stage: Stage,
    *,
    clouds: float = 0.5,
    orb: bool = True,
    stars: float | None = None,
    low_y: float = 700.0,
    orb_x: float | None = None,
    orb_size: float = 1.0,
    moons: int = 0,
) -> None:
    """The farthest plate; sets `stage.orb`. clouds: 0 = clear, 1 = covered. stars: 0…1, None = as dark as it is.

    low_y: where the sky ends. orb_x: of sun or moon. moons: small extra ones.
    """
    palette, area, scale = stage.palette, stage.area(_DEPTH), stage.resolution * _SOFT
    x = CENTRE + stage.light_x * 620 * stage.view_width / STAGE_WIDTH if orb_x is None else orb_x
    stage.orb = (x, low_y - 60 - palette.altitude * (low_y - 150) * 0.95)
    grid = _grid(area, scale, low_y, stage.orb)
    colours = _gradient(stage, grid)
    if orb:
        reach, strength = (420 if palette.altitude > 0.2 else 560), (0.55 if palette.night < 0.5 else 0.25)
        light = palette.key if palette.night < 0.6 else palette.orb * 0.55
        shine = ramp(_BLACK, light, np.exp(-grid.distance / reach) * strength)
        shine *= 1 - colours * 0.5
        colours += shine
    if clouds > 0:
        _add_clouds(stage, colours, grid, clouds)
    colours += (np.random.default_rng(stage.seed).random((*colours.shape[:2], 1), np.float32) - 0.5) * 0.012  # no bands
    image = image_from_array(colours)
    brush = painter(image, scale)
    brush.translate(-area.x(), -area.y())
    rng = stage.rng(1)
    darkness = stars if stars is not None else (palette.night if palette.night > 0.3 else 0.0)
    _draw_stars(brush, stage, rng, darkness, low_y)
    if orb:
        _draw_orb(brush, stage, rng, orb_size)
    for _ in range(moons):
        _draw_small_moon(brush, stage, rng)
    brush.end()
    stage.put(Layer(_DEPTH, image, area.x(), area.y(), scale))


def _grid(area: QRectF, scale: float, low_y: float, orb: tuple[float, float]) -> _Grid:
    width, height = math.ceil(area.width() * scale), math.ceil(area.height() * scale)
    x = (np.arange(width, dtype=np.float32) / scale + area.x())[None, :]
    y = (np.arange(height, dtype=np.float32) / scale + area.y())[:, None]
    distance = np.sqrt((x - orb[0]) ** 2 + ((y - orb[1]) * 1.15) ** 2).astype(np.float32)
    return _Grid(x, y, np.clip(y / low_y, 0, 1).astype(np.float32), distance)


def _gradient(stage: Stage, grid: _Grid) -> Pixels:
    palette, down = stage.palette, grid.down
    upper = palette.top + (palette.mid - palette.top) * smoothstep_array(0, 0.55, down)
    lower = palette.mid + (palette.low - palette.mid) * smoothstep_array(0.5, 1.0, down)
    column = np.where(down < 0.55, upper, lower).astype(np.float32)
    return np.moveaxis(np.repeat(column.T[:, :, None], grid.x.shape[1], 2), 0, -1)


def _sampled(tile: Pixels, x: Pixels, y: Pixels) -> Pixels:
    """The noise at stage coordinates, so that clouds have the same shape at any resolution."""
    return sampled(tile, y[:, 0] / _CLOUD_GRAIN, x[0] / _CLOUD_GRAIN)


def _cloud_inks(stage: Stage) -> tuple[Rgb, Rgb]:
    """Lit and unlit."""
    palette = stage.palette
    if palette.time_of_day in ("storm", "overcast"):
        return mix(palette.mid, palette.low, 0.6), mix(palette.top, palette.mid, 0.3)
    if palette.night >= 0.6:
        return mix(palette.mid, palette.low, 0.75), mix(palette.mid, palette.top, 0.4)
    lit = mix(palette.low, palette.key, 0.45)
    if palette.time_of_day in ("day", "dawn", "golden") and palette.place != "mars":
        return mix(lit, "#ffffff", 0.6), mix(palette.mid, palette.low, 0.45)
    return lit, mix(palette.mid, palette.shade, 0.35)


def _add_clouds(stage: Stage, colours: Pixels, grid: _Grid, clouds: float) -> None:
    tile = fractal_noise(1024, 1024, stage.seed + 3, 1.62, 2.4, 1.0, 4)
    noise = _sampled(tile, grid.x + 130, grid.y + 90)
    shifted = _sampled(tile, grid.x + 130 - (24 if stage.light_x < 0 else -24), grid.y + 90 + 12)
    fading = smoothstep_array(-0.1, 0.25, grid.down) * (1 - smoothstep_array(0.75, 1.02, grid.down) * 0.8)
    threshold = 0.66 - 0.26 * clouds
    cover = smoothstep_array(threshold, threshold + 0.24, noise) * fading * (0.55 + 0.4 * clouds)
    bright, dark = _cloud_inks(stage)
    cloud = ramp(dark, bright, np.clip(0.5 + (noise - shifted) * 4.5, 0, 1))
    cloud += ramp(_BLACK, stage.palette.key, np.exp(-grid.distance / 380) * 0.35)
    cloud -= colours
    cloud *= cover[..., None].astype(np.float32)
    colours += cloud


def _draw_stars(brush: QPainter, stage: Stage, rng: Random, amount: float, low_y: float) -> None:
    area = stage.area(_DEPTH)
    for _ in range(int(0.2 * area.width() * amount)):
        x, y = rng.uniform(area.left(), area.right()), rng.uniform(-90, low_y * 0.9)
        bright = rng.random() ** 3
        fading = 1 - max(0.0, y / (low_y * 0.95)) ** 2
        ink = mix("#ffffff", rng.choice(["#bcd4ff", "#ffe6c0", "#ffffff"]), 0.6)
        size = 0.9 + 2.0 * bright
        if bright > 0.85:
            glow(brush, x, y, size * 7, "#cfe0ff", 0.35 * fading)
        brush.setBrush(qcolor(ink, (0.25 + 0.75 * bright) * fading * amount * 0.9))
        brush.drawEllipse(QPointF(x, y), size, size)


def _draw_orb(brush: QPainter, stage: Stage, rng: Random, orb_size: float) -> None:
    palette, (x, y) = stage.palette, stage.orb
    if palette.night > 0.6:
        _draw_moon(brush, stage, rng, 62 * orb_size)
    elif palette.time_of_day not in ("overcast", "storm"):
        radius = (58 if palette.altitude > 0.2 else 88) * orb_size
        glow(brush, x, y, radius * 8, palette.key, 0.55)
        glow(brush, x, y, radius * 3, palette.orb, 0.8, 0.5)
        brush.setBrush(qcolor(mix(palette.orb, "#ffffff", 0.35)))
        brush.drawEllipse(QPointF(x, y), radius, radius)


def _draw_moon(brush: QPainter, stage: Stage, rng: Random, radius: float) -> None:
    palette, (x, y) = stage.palette, stage.orb
    glow(brush, x, y, radius * 7, palette.orb, 0.28)
    glow(brush, x, y, radius * 2.6, palette.orb, 0.5)
    ball = QRadialGradient(QPointF(x - radius * 0.3, y - radius * 0.3), radius * 1.5)
    ball.setColorAt(0, qcolor("#fffdf2"))
    ball.setColorAt(1, qcolor(mix(palette.orb, palette.mid, 0.25)))
    brush.setBrush(QBrush(ball))
    brush.drawEllipse(QPointF(x, y), radius, radius)
    brush.setBrush(qcolor(mix(palette.orb, palette.mid, 0.55), 0.20))
    for _ in range(9):
        angle, off, size = rng.uniform(0, math.tau), radius * rng.uniform(0.1, 0.72), radius * rng.uniform(0.07, 0.22)
        brush.drawEllipse(QPointF(x + off * math.cos(angle), y + off * math.sin(angle)), size, size * 0.9)


def _draw_small_moon(brush: QPainter, stage: Stage, rng: Random) -> None:
    palette = stage.palette
    x, y, radius = stage.across(rng.uniform(250, 1650)), rng.uniform(90, 300), rng.uniform(20, 46)
    brush.setBrush(qcolor(mix(palette.low, "#ffffff", 0.3), 0.55))
    brush.drawEllipse(QPointF(x, y), radius, radius)
    brush.setBrush(qcolor(palette.mid, 0.55))
    brush.drawEllipse(QPointF(x + radius * 0.35, y + radius * 0.15), radius * 0.9, radius * 0.9)


def cloud_band(
    stage: Stage,
    depth: float,
    y: float,
    height: float,
    *,
    amount: float = 0.5,
    alpha: float = 0.8,
    speed: float = 8.0,
    ink: Ink | None = None,
    seed: int = 0,
) -> None:
    """A strip of soft cloud or fog around y that drifts to the right. amount: 0…1. speed: stage units a second."""
    palette = stage.palette
    wide, high = 1024, max(64, int(height * stage.resolution * 0.4))
    noise = fractal_noise(wide, 256, stage.seed + 31 + seed, 1.6, 1.3, 1, 2)
    noise = noise[np.linspace(0, 255, high).astype(int)]
    swell = (np.sin(np.pi * np.linspace(0, 1, high)).clip(0) ** 1.2)[:, None]
    cover = smoothstep_array(0.62 - 0.3 * amount, 0.98 - 0.3 * amount, noise) * swell * alpha
    colour = rgb(ink) if ink is not None else mix(palette.haze, palette.low, 0.5)
    image = image_from_array(np.broadcast_to(colour, (high, wide, 3)), cover)
    begin, end = stage.span(depth)

    def draw(brush: QPainter, t: float) -> None:
        left = begin - _BAND + (t * speed + stage.seed % 1000) % _BAND
        while left < end:
            brush.drawImage(QRectF(left, y - height / 2, _BAND, height), image)
            left += _BAND

    stage.dynamic(depth, draw, bounds=QRectF(begin, y - height / 2, end - begin, height))


def aurora(stage: Stage) -> None:
    """Northern lights: curtains that wander."""
    rng, depth = stage.rng(4), 26.0
    inks = ("#5affb0", "#5ad8ff", "#b07aff")
    curtains = [(rng.uniform(120, 330), rng.choice(inks), rng.uniform(0, math.tau)) for _ in range(4)]
    begin, end = stage.span(depth)
    columns = range(math.floor((begin + 200) / 54) - 1, math.ceil((end + 200) / 54) + 1)

    def draw(brush: QPainter, t: float) -> None:
        for y, ink, phase in curtains:
            for column in columns:
                foot = y + math.sin(column * 0.22 + phase + t * 0.25) * 70
                tall = 210 + 70 * math.sin(column * 0.5 + t * 0.5 + phase)
                shine = 0.16 + 0.07 * math.sin(column * 0.9 + t)
                stops = ((0.0, ink, 0.0), (0.75, ink, shine), (1.0, ink, 0.0))
                brush.setBrush(vertical_gradient(foot - tall, foot + 30, *stops))
                brush.drawRect(QRectF(-200 + column * 54, foot - tall, 60, tall + 30))

    above = stage.area(depth).top()
    add_soft_light(stage, depth, QRectF(begin, above, end - begin, 470 - above), draw)
