"""The ground to stand on, in perspective, with ways that wind into the distance, and rocks on it."""

from random import Random

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, ramp
from vidpipe_desktop.engines.animatic.paint.shapes import polygon, smooth_path
from vidpipe_desktop.engines.animatic.scenery.placing import Gap, in_gap, marks
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

Pixels = NDArray[np.float32]

_TILE = 1024
_REACH = 240.0
"""How far below the picture the ground goes on, in stage units."""


UNDERFOOT = 1.15
"""How much farther than it is the ground is drawn: under the feet of those who stand a step behind the others."""


def ground(
    stage: Stage,
    y: float,
    ink: Ink,
    *,
    depth: float = 1.0,
    texture: float = 0.10,
    haze: float = 0.45,
    path: Ink | None = None,
    light_band: bool = True,
    beta: float = 1.5,
) -> None:
    """The ground from y down, fading into the haze at the back.

    texture: its strength; beta: its smoothness. path: colour of a winding way. light_band: the light falls on it.
    """
    palette, scale, area = stage.palette, stage.resolution, stage.area(depth)
    left, top = float(np.floor(area.left() * scale) / scale), float(np.floor(y * scale) / scale)
    width, height = int(area.width() * scale) + 2, int((STAGE_HEIGHT + _REACH - top) * scale)
    t = (np.arange(height, dtype=np.float32) / np.float32(height))[:, None]
    x = (np.arange(width, dtype=np.float32) / np.float32(scale) + np.float32(left))[None, :]
    grain = _grain(stage, x, t, beta)
    base = palette.lit(ink)
    colours = ramp(base, mix(base, palette.shade, 0.30), np.repeat(t**0.9, width, 1))
    if light_band:
        bright = mix(base, palette.key * palette.ambient, 0.35).astype(np.float32)
        middle = CENTRE + stage.light_x * 500 * stage.view_width / STAGE_WIDTH
        fall = np.exp(-(((x - middle) / np.float32(700)) ** 2)) * np.exp(t * np.float32(-2.2)) * np.float32(0.55)
        colours += (bright - colours) * fall[..., None]
    colours *= (1 + grain * np.float32(texture * 3))[..., None]
    air, thickness = palette.haze.astype(np.float32), (np.exp(t * np.float32(-5.5)) * np.float32(haze))[..., None]
    colours += (air - colours) * thickness
    if path is not None:
        way = ramp(np.zeros(3), palette.lit(path), 1 + grain * np.float32(texture * 2.2))
        way += (air - way) * thickness
        colours += (way - colours) * _winding(x, t, stage.seed)[..., None]
    fading = np.repeat(np.clip(np.arange(height, dtype=np.float32) / np.float32(scale * 10), 0, 1)[:, None], width, 1)
    stage.put(Layer(depth, image_from_array(colours, fading), left, top, scale, order=depth * UNDERFOOT))


def _grain(stage: Stage, x: Pixels, t: Pixels, beta: float) -> Pixels:
    """Noise in perspective, -0.5…0.5. t: 0 = far, 1 = near."""
    tile = fractal_noise(_TILE, _TILE, stage.seed + 17, beta, 1, 1, 4)
    u = ((x - np.float32(CENTRE)) / (0.18 + t**0.8 * 1.2) * np.float32(0.42) + 5000).astype(np.int32) % _TILE
    return tile.ravel().take((60 / (t + 0.09)).astype(np.int32) % _TILE * _TILE + u) - np.float32(0.5)


def _winding(x: Pixels, t: Pixels, seed: int) -> Pixels:
    """How much of the way covers each pixel, 0…1."""
    middle = np.float32(CENTRE) + np.sin(t * 3.2 + seed % 7) * 120 * t
    return smoothstep_array(1.12, 0.92, np.abs(x - middle) / (14 + 330 * t**1.25)) * np.float32(0.9)


def scatter_rocks(
    stage: Stage,
    depth: float,
    y0: float,
    y1: float,
    count: int,
    ink: Ink,
    *,
    width: tuple[float, float] = (30.0, 140.0),
    haze: float = 0.0,
    seed: int = 0,
    blur: float = 0.0,
    gap: Gap = None,
) -> None:
    """Rocks that stand between y0 and y1, except within the gap."""
    palette, rng = stage.palette, stage.rng(61 + seed)
    _, brush, layer = stage.canvas(depth, max(1.0, y0 - width[1] * 0.9 - 10), resolution=0.9)
    for x, y in marks(stage, rng, depth, count, y0, y1):
        if in_gap(stage, x, gap):
            continue
        size = rng.uniform(*width)
        surface = palette.lit(rgb(ink) * rng.uniform(0.85, 1.1), haze)
        brush.setBrush(qcolor(palette.shade, 0.25))
        brush.drawEllipse(QPointF(x - stage.side * size * 0.12, y + size * 0.03), size * 0.62, size * 0.08)
        dark, bright = mix(surface, palette.shade, 0.35), mix(surface, palette.key * palette.ambient, 0.25)
        rock(brush, x, y, size, size * rng.uniform(0.35, 0.65), dark, bright, rng, stage.side)
    brush.end()
    stage.put(layer, blur)


def rock(
    painter: QPainter,
    x: float,
    y: float,
    width: float,
    height: float,
    ink: Ink,
    light_ink: Ink,
    rng: Random,
    side: int = 1,
) -> None:
    """One rock with its foot at (x, y), lit from `side`."""
    points: list[tuple[float, float]] = []
    for angle in np.linspace(0, np.pi, 9):
        bulge = rng.uniform(0.78, 1.06)
        points.append((x - float(np.cos(angle)) * width * 0.5 * bulge, y - float(np.sin(angle)) * height * bulge))
    points += [(x + width * 0.4, y + height * 0.1), (x - width * 0.4, y + height * 0.1)]
    outline = smooth_path(points, True, 0.45)
    painter.setBrush(qcolor(ink))
    painter.drawPath(outline)
    painter.save()
    painter.setClipPath(outline)

    def facet(alpha: float, *corners: tuple[float, float]) -> None:
        painter.setBrush(qcolor(light_ink, alpha))
        painter.drawPolygon(polygon(*((x + across * width, y + down * height) for across, down in corners)))

    facet(0.65, (side * 0.06, -1.2), (side * 0.7, -1.1), (side * 0.7, 0.1), (side * 0.22, -0.28))
    facet(0.35, (-0.5, -0.9), (side * 0.06, -1.2), (side * 0.2, -0.45), (-side * 0.1, -0.55))
    painter.restore()
