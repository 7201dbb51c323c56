"""Places under the ground and under the sea: a crystal cave, a reef."""

import math
from random import Random

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.pixels import image_from_array, ramp
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, smooth_path, tube
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.trees import treeline
from vidpipe_desktop.engines.animatic.scenery.weather import motes, rays
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_CORALS = ("#e0587a", "#f09a4a", "#c878c8", "#f0d060", "#5ac8a8", "#e87a5a")
_FISH = ("#ffb04a", "#ffd84d", "#ff7a6a", "#bfe8ff")
_CRYSTALS = ("#5ad8ff", "#b07aff", "#5affc0", "#ff8ad0")


def underwater(stage: Stage) -> None:
    """A coral reef in shafts of light, with shoals of fish."""
    seed = stage.seed
    stage.ground, stage.horizon, stage.medium, stage.light_x, stage.shadows = 700, 900, "water", 0.2, False
    _sea(stage)
    surface = stage.across(1080)
    rays(stage, surface, -260, angle=0, count=9, length=1500, ink="#c9fbff", alpha=0.22, depth=12, spread=1.3)
    ridge(stage, 14, 830, 170, seed=seed + 3, kind="rock", haze=0.68, ink="#3a6a7a", low=3, resolution=0.6)
    ridge(stage, 8, 880, 150, seed=seed + 4, kind="rock", haze=0.46, ink="#34607a", low=3, resolution=0.7)
    for depth, y, count, heights, haze in (
        (5.0, 900.0, 30, (70.0, 150.0), 0.42),
        (2.6, 960.0, 24, (110.0, 230.0), 0.2),
        (1.2, 1040.0, 18, (130.0, 260.0), 0.05),
    ):
        ridge(
            stage,
            depth + 0.05,
            y + 20,
            36,
            seed=seed + int(depth * 9),
            kind="hill",
            haze=haze,
            ink="#4f7f88",
            low=3,
            resolution=0.8,
        )
        _coral_row(stage, depth, y, count, heights, haze)
    _shoal(stage)
    motes(stage, 1.6, ink="#e8ffff", size=(2, 7), glowing=False, depth=0.95, speed=2.2)
    _weeds(stage)


def _sea(stage: Stage) -> None:
    """The water itself: light from above, dark below."""
    palette, area, scale = stage.palette, stage.area(30), stage.resolution * 0.4
    width, height = math.ceil(area.width() * scale), math.ceil(area.height() * scale)
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    across = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    shine = np.exp(-((across - 0.15) ** 2 * 2.2 + down**2 * 3.2)) * 0.75
    colours = ramp(palette.top, palette.low, np.repeat(down, width, 1))
    colours += (rgb("#bffcff").astype(np.float32) - colours) * shine[..., None]
    colours += (np.random.default_rng(stage.seed).random((height, width, 1), np.float32) - 0.5) * 0.012
    stage.put(Layer(30, image_from_array(colours), area.x(), area.y(), scale))


def _coral_row(stage: Stage, depth: float, y: float, count: int, heights: tuple[float, float], haze: float) -> None:
    palette, rng, (begin, end) = stage.palette, stage.rng(round(depth * 31)), stage.span(depth)
    brush, layer = stage.canvas(depth, y - heights[1] * 1.5, resolution=0.85)[1:]
    for _ in range(fitted_count(stage, depth, count)):
        own = rng.choice(_CORALS)
        ink = mix(palette.lit(own, haze), own, 0.45 * (1 - haze))
        draw_coral(
            brush, rng.uniform(begin, end), y + rng.uniform(4, 40), rng.uniform(*heights), ink, palette.shade, rng
        )
    brush.end()
    stage.put(layer).sway = (0.006, 0.8, depth)


def draw_coral(brush: QPainter, x: float, y: float, height: float, ink: Rgb, shade: Ink, rng: Random) -> None:
    """One coral, its foot at (x, y): a fan of tubes, a tree, a brain, or an anemone."""
    match rng.choice(("tubes", "tree", "brain", "anemone")):
        case "tubes":
            _draw_tubes(brush, x, y, height, ink, shade, rng)
        case "tree":
            _draw_branch(brush, x, y, height * 0.5, -math.pi / 2 + rng.uniform(-0.2, 0.2), height * 0.055, ink, rng)
        case "brain":
            _draw_brain(brush, x, y, height, ink, shade)
        case _:
            _draw_anemone(brush, x, y, height, ink, rng)


def _draw_tubes(brush: QPainter, x: float, y: float, height: float, ink: Rgb, shade: Ink, rng: Random) -> None:
    radii = [height * part for part in (0.06, 0.05, 0.045)]
    for index in range(7):
        angle = -math.pi / 2 + (index - 3) * 0.22
        across = math.cos(angle) * height * 0.55 + rng.uniform(-9, 9)
        tip = (x + across, y + math.sin(angle) * height * rng.uniform(0.75, 1.0))
        brush.setBrush(qcolor(mix(ink, "#ffffff", 0.05 * index)))
        brush.drawPath(tube([(x, y), ((x + tip[0]) / 2, (y + tip[1]) / 2), tip], radii))
        brush.setBrush(qcolor(mix(ink, shade, 0.55)))
        brush.drawEllipse(QPointF(*tip), height * 0.03, height * 0.018)


def _draw_brain(brush: QPainter, x: float, y: float, height: float, ink: Rgb, shade: Ink) -> None:
    brush.setBrush(qcolor(ink))
    brush.drawEllipse(QPointF(x, y - height * 0.2), height * 0.42, height * 0.34)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(QPen(qcolor(mix(ink, shade, 0.45), 0.7), height * 0.025))
    for index in range(4):
        wide, top = height * (0.7 - 0.15 * index), y - height * (0.5 - 0.1 * index)
        brush.drawArc(QRectF(x - wide / 2, top, wide, height * 0.5), 20 * 16, 140 * 16)
    brush.setPen(Qt.PenStyle.NoPen)


def _draw_anemone(brush: QPainter, x: float, y: float, height: float, ink: Rgb, rng: Random) -> None:
    radii = [height * part for part in (0.045, 0.036, 0.012)]
    for index in range(6):
        foot, lean = x + index * height * 0.08 - height * 0.2, rng.uniform(-0.14, 0.14) * height
        tip = (foot + lean * 2.2, y - height * rng.uniform(0.8, 1.15))
        brush.setBrush(qcolor(mix(ink, "#ffffff", 0.06 * (index % 3))))
        brush.drawPath(tube([(foot, y), (foot + lean, y - height * 0.5), tip], radii))


def _draw_branch(
    brush: QPainter, x: float, y: float, length: float, angle: float, width: float, ink: Rgb, rng: Random
) -> None:
    tip = (x + math.cos(angle) * length, y + math.sin(angle) * length)
    brush.setBrush(qcolor(ink))
    brush.drawPath(
        tube(
            [(x, y), ((x + tip[0]) / 2 + rng.uniform(-4, 4), (y + tip[1]) / 2), tip], [width, width * 0.85, width * 0.7]
        )
    )
    if width > 4:
        for turn in (-0.5, 0.45):
            _draw_branch(
                brush,
                *tip,
                length * rng.uniform(0.6, 0.78),
                angle + turn * rng.uniform(0.7, 1.3),
                width * 0.7,
                mix(ink, "#ffffff", 0.05),
                rng,
            )


def _shoal(stage: Stage) -> None:
    palette, rng, (begin, end), depth = stage.palette, stage.rng(22), stage.span(4.0), 4.0
    width = end - begin
    shoal = [
        (
            rng.uniform(0, width),
            rng.uniform(200, 800),
            rng.uniform(0.6, 1.4),
            rng.uniform(0, math.tau),
            QBrush(qcolor(mix(palette.lit(rng.choice(_FISH), 0.3), palette.haze, 0.12))),
        )
        for _ in range(fitted_count(stage, depth, 24))
    ]
    eye = QBrush(qcolor("#0a2030"))

    def draw(brush: QPainter, t: float) -> None:
        for start, height, speed, phase, body in shoal:
            x, y, size = (start + t * 55 * speed) % width + begin, height + math.sin(t * 0.9 + phase) * 18, 26 * speed
            wag = math.sin(t * 8 * speed + phase) * size * 0.25
            brush.setBrush(body)
            brush.drawEllipse(QPointF(x, y), size, size * 0.46)
            brush.drawPolygon(
                polygon(
                    (x - size * 0.7, y), (x - size * 1.6, y - size * 0.5 + wag), (x - size * 1.6, y + size * 0.5 + wag)
                )
            )
            brush.setBrush(eye)
            brush.drawEllipse(QPointF(x + size * 0.55, y - size * 0.1), size * 0.1, size * 0.1)

    stage.dynamic(depth, draw, bounds=QRectF(begin - 60, 160, width + 120, 690))


def _weeds(stage: Stage) -> None:
    """Dark sea weed that frames the picture, out of focus."""
    rng, ink = stage.rng(23), mix(stage.palette.low, "#02101f", 0.5)
    brush, layer = stage.canvas(0.55, 560, resolution=0.5)[1:]
    for edge, way in ((stage.left, 1), (stage.right, -1)):
        for _ in range(6):
            x, tall = edge + way * rng.uniform(-160, 90), rng.uniform(240, 460)
            lean = rng.uniform(-40, 40)
            brush.setBrush(qcolor(ink))
            brush.drawPath(tube([(x, 1150), (x + lean, 1150 - tall * 0.5), (x - lean, 1150 - tall)], [22, 18, 5]))
    brush.end()
    stage.put(layer, 8).sway = (0.02, 0.7, 1.0)


def cave(stage: Stage) -> None:
    """A cave with crystals that shine, and daylight where it opens."""
    seed, palette = stage.seed, stage.palette
    stage.ground, stage.horizon = 905, 650
    sky(stage, clouds=0.3, low_y=700, orb_x=stage.across(1000))
    ridge(stage, 16, 640, 160, seed=seed + 2, haze=0.6, ink="#7080a0", snow=0.2, resolution=0.6)
    treeline(stage, 9, 700, (50, 110), 50, haze=0.4, resolution=0.6)
    for depth, radius, haze in ((5.0, 330.0, 0.45), (3.0, 430.0, 0.2), (1.6, 560.0, 0.05)):
        _opening(stage, depth, radius * min(1.0, (stage.view_width / STAGE_WIDTH) ** 0.45), haze)
        cloud_band(stage, depth - 0.3, 740, 160, amount=0.5, alpha=0.3, speed=9, seed=int(depth))
    rays(stage, stage.across(1000), 260, angle=0, count=5, length=800, ink=palette.key, alpha=0.2, depth=2.5)
    ground(stage, 830, "#544c5e", texture=0.14, haze=0.2)
    scatter_rocks(stage, 0.98, 860, 1020, 12, "#5a5262", gap=(520, 1400))
    _crystals(stage, 2.4, 842, (70, 150), (90, 420, 640, 1290, 1500, 1830), 0.12)
    _crystals(stage, 0.985, 930, (110, 220), (120, 350, 1570, 1800), 0.0)
    motes(stage, 1.2, ink="#9adfff", size=(2, 4))


def _opening(stage: Stage, depth: float, radius: float, haze: float) -> None:
    """A wall of rock with a hole, and stalactites along its upper edge."""
    palette, rng, area = stage.palette, stage.rng(round(depth * 17)), stage.area(depth)
    rock = mix(palette.lit("#564c60", haze), "#0a0812", 0.30 * (1 - haze))
    brush, layer = stage.canvas(depth, resolution=0.8)[1:]
    wall, edge = QPainterPath(), list[tuple[float, float]]()
    wall.addRect(area.adjusted(-20, -20, 20, 20))
    for index in range(28):
        angle = index * math.tau / 28
        flat = 0.95 if math.sin(angle) < 0 else 0.62
        edge.append(
            (
                CENTRE + 20 + math.cos(angle) * radius * 1.25 * rng.uniform(0.86, 1.1),
                610 + math.sin(angle) * radius * flat * rng.uniform(0.86, 1.1),
            )
        )
    shading = QRadialGradient(QPointF(CENTRE + 20, 610), radius * 2.4)
    for place, ink in ((0.38, mix(rock, palette.key, 0.5)), (0.52, rock), (1.0, mix(rock, "#04030a", 0.7))):
        shading.setColorAt(place, qcolor(ink))
    brush.setBrush(QBrush(shading))
    brush.drawPath(wall.subtracted(smooth_path(edge, True, 0.7)))
    for _ in range(9):
        across, tall = rng.uniform(-1, 1), rng.uniform(60, 190) * radius / 430
        x, y = (
            CENTRE + 20 + across * radius * 1.1,
            610 - radius * 0.86 * math.sqrt(max(0.05, 1 - (across * 0.88) ** 2)) - 24,
        )
        brush.setBrush(qcolor(mix(rock, "#04030a", 0.25)))
        brush.drawPolygon(polygon((x - tall * 0.16, y), (x + tall * 0.16, y), (x + 2, y + tall), (x - 2, y + tall)))
        brush.setBrush(qcolor(mix(rock, palette.key, 0.3), 0.5))
        brush.drawPolygon(polygon((x + stage.side * tall * 0.16, y), (x + stage.side * tall * 0.05, y), (x, y + tall)))
    brush.end()
    stage.put(layer)


def _crystals(
    stage: Stage, depth: float, y: float, heights: tuple[float, float], places: tuple[int, ...], haze: float
) -> None:
    rng = stage.rng(12 + round(depth))
    brush, layer = stage.canvas(depth, y - heights[1] * 1.9, resolution=0.9)[1:]
    for place in places:
        x, ink = stage.across(place), rng.choice(_CRYSTALS)
        glow(brush, x, y - heights[0] * 0.5, heights[1] * 1.5, ink, 0.5)
        for index in sorted(range(6), key=lambda item: -abs(item - 2.5)):
            _draw_crystal(
                brush,
                x + (index - 2.5) * heights[0] * 0.16,
                y,
                rng.uniform(*heights),
                (index - 2.5) * 0.26,
                mix(ink, stage.palette.haze, haze),
            )
    brush.end()
    stage.put(layer)


def _draw_crystal(brush: QPainter, x: float, y: float, length: float, lean: float, ink: Ink) -> None:
    brush.save()
    brush.translate(x, y)
    brush.rotate(math.degrees(lean))
    wide = length * 0.12
    for left, right, shade, alpha in (
        (-wide, 0.0, mix(ink, "#0a1030", 0.35), 0.95),
        (0.0, wide, mix(ink, "#ffffff", 0.35), 0.95),
    ):
        brush.setBrush(qcolor(shade, alpha))
        brush.drawPolygon(
            polygon((left, 0), (right, 0), (right * 0.9, -length * 0.78), (0, -length), (left * 0.9, -length * 0.78))
        )
    brush.setBrush(qcolor("#ffffff", 0.55))
    brush.drawPolygon(polygon((0, -length), (wide * 0.9, -length * 0.78), (wide * 0.25, -length * 0.7)))
    brush.restore()
