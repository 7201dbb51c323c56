"""Dark places: a battlefield, a graveyard."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import capsule, polygon
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.old_buildings import (
    Mason,
)
from vidpipe_desktop.engines.animatic.scenery.old_sets import castle_hill
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count, in_gap
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.tones import tones
from vidpipe_desktop.engines.animatic.scenery.trees import treeline
from vidpipe_desktop.engines.animatic.scenery.undergrowth import tufts
from vidpipe_desktop.engines.animatic.scenery.weather import motes
from vidpipe_desktop.engines.animatic.stage.stage import Stage


def battlefield(stage: Stage) -> None:
    """Armies on the hills, smoke, torn banners, embers."""
    seed = stage.seed
    stage.horizon, stage.ground = 650, 905
    sky(stage, clouds=0.8, low_y=690)
    ridge(stage, 14, 630, 130, seed=seed + 2, kind="hill", haze=0.6, ink="#6a5f5a", resolution=0.7)
    ridge(stage, 6, 710, 80, seed=seed + 4, kind="hill", haze=0.35, ink="#6a5a48", resolution=0.9)
    for depth, y, haze, size in ((5.0, 742.0, 0.4, 30.0), (3.0, 796.0, 0.2, 56.0)):
        stage.plate(depth, lambda brush, row=(depth, y, haze, size): _army(brush, stage, *row), resolution=0.9)
        cloud_band(stage, depth - 0.5, y - 6, 170, amount=0.5, alpha=0.5, speed=14, ink="#8a6a5a", seed=int(depth))
    ground(stage, 795, "#7a6448", texture=0.13, haze=0.35)
    scatter_rocks(stage, 0.98, 860, 1020, 10, "#6a5a4a", gap=(520, 1400))
    stage.plate(0.96, lambda brush: _debris(brush, stage))
    _war_flags(stage)
    motes(stage, 1.8, ink="#ff8a3c", size=(2, 5))


def _army(brush: QPainter, stage: Stage, depth: float, y: float, haze: float, size: float) -> None:
    """Soldiers with spears, small and dark against the haze."""
    rng, (begin, end) = stage.rng(3 + round(depth)), stage.span(depth)
    ink, red = mix(stage.palette.lit("#3a3030", haze), stage.palette.shade, 0.3), tones(stage, "#a3202a", haze)
    for _ in range(fitted_count(stage, depth, 60)):
        x, tall = rng.uniform(begin, end), size * rng.uniform(0.85, 1.15)
        brush.setBrush(qcolor(ink))
        brush.drawEllipse(QPointF(x, y - tall), tall * 0.13, tall * 0.15)
        brush.drawPath(capsule((x, y - tall * 0.78), (x, y - tall * 0.35), tall * 0.16, tall * 0.12))
        for foot in (-0.1, 0.1):
            brush.drawPath(capsule((x, y - tall * 0.4), (x + foot * tall, y), tall * 0.07, tall * 0.05))
        brush.drawEllipse(QPointF(x - tall * 0.2, y - tall * 0.55), tall * 0.13, tall * 0.2)
        lean = x + tall * rng.uniform(0.2, 0.34)
        brush.drawPolygon(
            polygon(
                (x + tall * 0.2, y), (lean, y - tall * 1.9), (lean + tall * 0.05, y - tall * 1.9), (x + tall * 0.25, y)
            )
        )
        if rng.random() < 0.16:
            brush.setBrush(qcolor(red.body))
            brush.drawPolygon(
                polygon((lean, y - tall * 1.9), (lean + tall * 0.65, y - tall * 1.75), (lean, y - tall * 1.5))
            )


def _debris(brush: QPainter, stage: Stage) -> None:
    """Shields, spears and a broken wheel in the mud."""
    wood, iron = tones(stage, "#6a4a34"), tones(stage, "#8a8f98")
    for place, y, lean in ((150, 930, 24), (330, 900, -14), (1580, 915, 18), (1780, 945, -22)):
        x = stage.across(place)
        brush.setBrush(qcolor(wood.body))
        brush.drawPolygon(polygon((x, y), (x + lean * 3.4, y - 190), (x + lean * 3.4 + 5, y - 190), (x + 9, y)))
        brush.setBrush(qcolor(iron.bright))
        tip = x + lean * 3.4 + 2
        brush.drawPolygon(polygon((tip - 7, y - 188), (tip + lean * 0.5, y - 232), (tip + 9, y - 188)))
        brush.setBrush(wood.round(x + 24, x + 96, stage.side))
        brush.drawEllipse(QPointF(x + 60, y + 12), 40, 30)
        brush.setBrush(qcolor(iron.body))
        brush.drawEllipse(QPointF(x + 60, y + 10), 12, 9)


def _war_flags(stage: Stage) -> None:
    """Two torn flags in the wind."""
    cloth, pole = tones(stage, "#a3202a", 0.03), tones(stage, "#4a3428", 0.03)
    places = (stage.across(360), stage.across(1540))

    def draw(brush: QPainter, t: float) -> None:
        for number, x in enumerate(places):
            brush.setBrush(qcolor(pole.body))
            brush.drawRect(QRectF(x - 5, 520, 9, 330))
            upper = [
                (x + 4 + step * 22, 530 + 9 * math.sin(t * 3.2 - step * 0.7 + number) * step / 5) for step in range(8)
            ]
            torn = (0, 14, -6, 20, 4, 24, 2, 30)
            lower = [(px, py + 96 - torn[step] - step * 2) for step, (px, py) in enumerate(upper)]
            brush.setBrush(cloth.down(520, 640))
            brush.drawPolygon(polygon(*upper, *reversed(lower)))

    stage.dynamic(1.3, draw, bounds=QRectF(places[0] - 10, 500, places[1] - places[0] + 190, 360))


def graveyard(stage: Stage) -> None:
    """Crooked stones and bare trees in fog below a dark manor."""
    palette = stage.palette
    stage.horizon, stage.ground = 650, 905
    sky(stage, clouds=0.55, low_y=720, orb_size=1.7)
    mason = Mason.at(stage, 46, "#4a4a58", 0.40)
    x = stage.across(560)
    castle_hill(stage, 12, 670, x, 280, "#3a4a44", 0.55, mason, roof="#2a2438")
    cloud_band(stage, 7, 700, 200, amount=0.6, alpha=0.55, speed=7)
    treeline(stage, 4.5, 796, (260, 420), 8, kind="dead", haze=0.3, ink="#1f1c22", seed=2, gap=(700, 1220))
    stage.plate(2.4, lambda brush: _graves(brush, stage, 2.4, 850, (60, 105), 15, 0.12))
    stage.plate(1.9, lambda brush: _railing(brush, stage), resolution=0.9)
    cloud_band(stage, 1.8, 850, 150, amount=0.6, alpha=0.5, speed=14, seed=3)
    ground(stage, 820, "#dbe4ee" if "snow" in stage.tags else "#46523f", texture=0.13, haze=0.3)
    stage.plate(0.99, lambda brush: _graves(brush, stage, 0.99, 930, (130, 180), 8, 0.0))
    tufts(stage, 0.97, 900, 990, 60, "#4f6a45", (18, 50), seed=4)
    treeline(stage, 0.65, 1130, (700, 900), 3, kind="dead", haze=0, ink="#0c0a0e", seed=4, gap=(200, 1720), blur=6)
    if palette.night > 0.3:
        motes(stage, 0.8, ink="#b8ffb0", area=(500, 980))


def _graves(
    brush: QPainter, stage: Stage, depth: float, y: float, heights: tuple[float, float], count: int, haze: float
) -> None:
    rng, (begin, end) = stage.rng(9 + round(depth * 10)), stage.span(depth)
    stone, near = tones(stage, "#848a90", haze), depth < 1.2
    for index in range(fitted_count(stage, depth, count)):
        x, tall = rng.uniform(begin, end), rng.uniform(*heights)
        lean = rng.uniform(-8, 8)
        if near and in_gap(stage, x, (480, 1440)):
            continue
        brush.save()
        brush.translate(x, y + rng.uniform(-12, 12))
        brush.setBrush(qcolor(stage.palette.shade, 0.35))
        brush.drawEllipse(QPointF(0, 2), tall * 0.5, tall * 0.08)
        brush.rotate(lean)
        brush.setBrush(stone.down(-tall, tall * 0.1))
        if index % 3 == 2:
            brush.drawRect(QRectF(-tall * 0.08, -tall * 1.15, tall * 0.16, tall * 1.2))
            brush.drawRect(QRectF(-tall * 0.3, -tall * 0.9, tall * 0.6, tall * 0.15))
        else:
            brush.drawRoundedRect(QRectF(-tall * 0.32, -tall, tall * 0.64, tall * 1.1), tall * 0.3, tall * 0.3)
            brush.setBrush(qcolor(stone.deep, 0.5))
            for row in (0.6, 0.48, 0.36):
                brush.drawRect(QRectF(-tall * 0.18, -tall * row, tall * 0.36, tall * 0.035))
        brush.restore()


def _railing(brush: QPainter, stage: Stage) -> None:
    iron, (begin, end) = tones(stage, "#16141c", 0.10), stage.span(1.9)
    brush.setBrush(qcolor(iron.body, 0.9))
    for y in (748, 836):
        brush.drawRect(QRectF(begin, y, end - begin, 6))
    x = begin
    while x < end:
        brush.drawRect(QRectF(x, 726, 5, 130))
        brush.drawPolygon(polygon((x - 4, 728), (x + 2.5, 706), (x + 9, 728)))
        x += 34
