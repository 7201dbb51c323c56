"""A lighthouse on its headland above the surf; its beam turns when it is dark."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QLinearGradient, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon
from vidpipe_desktop.engines.animatic.scenery.ground import ground, rock, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.old_buildings import Mason, draw_cottage
from vidpipe_desktop.engines.animatic.scenery.old_sets import season
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.tones import lamplight, tones
from vidpipe_desktop.engines.animatic.scenery.undergrowth import tufts
from vidpipe_desktop.engines.animatic.scenery.water import water
from vidpipe_desktop.engines.animatic.scenery.waves import breakers
from vidpipe_desktop.engines.animatic.scenery.weather import birds
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_LAMP_Y, _FOOT = 236.0, 640.0
_TOWER = 2.4
"""The tower's depth."""


def lighthouse(stage: Stage) -> None:
    """A white tower with red bands on a headland, rocks and surf below, grass to stand on."""
    seed = stage.seed
    x = stage.across(1370 if seed % 2 else 550)
    away = 1 if x < 960 else -1
    stage.ground, stage.horizon = 930, 600
    sky(stage, clouds=0.6, low_y=612, orb_size=1.15, orb_x=stage.across(960 + away * 330))
    coast = [(960 + away * 700, 0.8, 420)]
    ridge(stage, 14, 604, 70, seed=seed + 3, kind="hill", haze=0.62, low=3, bottom=606, resolution=0.6, peaks=coast)
    water(stage, 600, 860, depth=2.6, ink="#256f90")
    top = _headland(stage, x)
    stage.plate(_TOWER, lambda brush: _lighthouse(brush, stage, x, top, away))
    stormy = stage.palette.time_of_day == "storm" or "storm" in stage.tags
    breakers(stage, 800, depth=2.2, count=2, amplitude=1.5 if stormy else 0.7, gap=40)
    stage.plate(1.9, lambda brush: _sea_rocks(brush, stage))
    ground(stage, 850, season(stage, "#7d9c52"), texture=0.1, haze=0.06)
    scatter_rocks(stage, 0.99, 880, 1030, 8, "#8a857c", width=(26, 110), gap=(520, 1400))
    tufts(stage, 1.0, 856, 920, 70, "#8aa04e", (18, 46), seed=1)
    flowers = () if "snow" in stage.tags else ("#ff9ac0", "#ffffff", "#ffd84d")
    tufts(stage, 0.8, 1020, 1100, 50, "#5f8a3c", (50, 120), flowers=flowers, seed=2)
    if lamplight(stage.palette) > 0.25 or "fog" in stage.tags:
        _beam(stage, x, top(x) + 10 - _FOOT + _LAMP_Y)
    if stage.palette.night < 0.6:
        birds(stage, depth=7, y=260, count=7, size=26)
    cloud_band(stage, 2.8, 770, 110, amount=0.45, alpha=0.35, speed=10)


def _headland(stage: Stage, x: float) -> Callable[[float], float]:
    """Turf over rock around x; returns the height of the turf."""
    at, seed = CENTRE + (x - CENTRE) * STAGE_WIDTH / stage.view_width, stage.seed + 4
    turf, green = [(at, 4.9, 880.0)], season(stage, "#7f9a54")
    top = ridge(stage, _TOWER + 0.1, 945, 60, seed=seed, kind="hill", haze=0.14, ink=green, peaks=turf)
    rock = [(at, 4.6, 900.0)]
    ridge(stage, _TOWER + 0.05, 965, 60, seed=seed, kind="rock", haze=0.12, ink="#857a6c", peaks=rock, bottom=900)
    return top


def _lighthouse(brush: QPainter, stage: Stage, x: float, top: Callable[[float], float], away: int) -> None:
    """The tower with its gallery and lamp, and the keeper's cottage. top: of the headland; away: where the sea is."""
    lift = top(x) + 10 - _FOOT
    white, red, iron = tones(stage, "#f4efe6", 0.08), tones(stage, "#c23a34", 0.08), tones(stage, "#3a3f48", 0.08)
    mason = Mason.at(stage, 48, "#e8e0d0", 0.08)
    draw_cottage(brush, mason, x - away * 150, top(x - away * 150) + 26, 170, "snow" in stage.tags)

    def half(y: float) -> float:
        return 34 + 26 * (y - 300) / 340

    for band in range(6):
        high, low = 300 + band * 57, 300 + (band + 1) * 57
        surface = red if band % 2 else white
        brush.setBrush(surface.round(x - half(low), x + half(low), stage.side))
        brush.drawPolygon(
            polygon(
                (x - half(high), high + lift),
                (x + half(high), high + lift),
                (x + half(low), low + lift + 1),
                (x - half(low), low + lift + 1),
            )
        )
    brush.setBrush(qcolor(mix(iron.deep, "#ffcf7a", lamplight(stage.palette))))
    for y in (350, 440, 530):
        brush.drawRoundedRect(QRectF(x - 7, y + lift, 14, 24), 7, 7)
    brush.drawRoundedRect(QRectF(x - 14, 598 + lift, 28, 44), 14, 14)
    brush.setBrush(iron.round(x - 52, x + 52, stage.side))
    brush.drawRect(QRectF(x - 50, 292 + lift, 100, 12))
    for post in range(-48, 49, 16):
        brush.drawRect(QRectF(x + post - 1.5, 268 + lift, 3, 26))
    brush.drawRect(QRectF(x - 50, 266 + lift, 100, 4))
    _draw_lamp_room(brush, stage, x, lift)


def _draw_lamp_room(brush: QPainter, stage: Stage, x: float, lift: float) -> None:
    on = max(0.25, lamplight(stage.palette))
    iron, red, y = tones(stage, "#3a3f48", 0.08), tones(stage, "#b03430", 0.08), _LAMP_Y + lift
    glass = QLinearGradient(x - 30, 0, x + 30, 0)
    for place, ink in (
        (0.0, mix(iron.deep, "#ffd98a", on * 0.6)),
        (0.5, mix("#fff2c0", "#ffffff", on * 0.5)),
        (1.0, mix(iron.deep, "#ffd98a", on * 0.6)),
    ):
        glass.setColorAt(place, qcolor(ink))
    brush.setBrush(QBrush(glass))
    brush.drawRect(QRectF(x - 29, y - 34, 58, 70))
    brush.setBrush(qcolor(iron.body))
    for bar in (-29, -10, 8, 27):
        brush.drawRect(QRectF(x + bar, y - 34, 3, 68))
    brush.setBrush(red.round(x - 38, x + 38, stage.side))
    brush.drawPolygon(polygon((x - 38, y - 32), (x + 38, y - 32), (x + 16, y - 66), (x - 16, y - 66)))
    brush.drawEllipse(QPointF(x, y - 70), 9, 9)
    glow(brush, x, y, 60 + 130 * on, "#ffe0a0", 0.6 * on, 0.5)


def _sea_rocks(brush: QPainter, stage: Stage) -> None:
    rng, (begin, end) = stage.rng(71), stage.span(1.9)
    stone, foam = tones(stage, "#5f5a56", 0.06), tones(stage, "#ffffff", 0.05)
    for _ in range(9):
        x, wide = rng.uniform(begin, end), rng.uniform(60, 170)
        rock(brush, x, 868, wide, wide * rng.uniform(0.3, 0.6), stone.dark, stone.bright, rng, stage.side)
        brush.setBrush(qcolor(foam.body, 0.7))
        brush.drawEllipse(QPointF(x, 864), wide * 0.7, 9)


def _beam(stage: Stage, x: float, y: float) -> None:
    """The light turns once in seven seconds, and flares when it looks at the viewer."""
    ink, strength, reach = "#fff2c8", 0.30 * max(0.5, lamplight(stage.palette)), stage.view_width * 1.1

    def draw(brush: QPainter, t: float) -> None:
        turn = 0.9 * t + stage.seed % 5
        for way in (0.0, math.pi):
            across, toward = math.cos(turn + way), math.sin(turn + way)
            if toward > -0.35:
                _draw_beam(brush, x, y, across * reach, 90 + 90 * toward, ink, strength * (0.6 + 0.4 * toward))
        glow(brush, x, y, 120 + 170 * max(0.0, math.sin(turn)) ** 6, ink, 0.55, 0.6)

    stage.dynamic(_TOWER - 0.05, draw, bounds=QRectF(x - reach, y - 190, 2 * reach, 380))


def _draw_beam(brush: QPainter, x: float, y: float, reach: float, wide: float, ink: Ink, alpha: float) -> None:
    for part in (1.0, 0.55):
        fading = QLinearGradient(x, 0, x + reach, 0)
        for place, strength in ((0.0, 1.0), (0.4, 0.45), (1.0, 0.0)):
            fading.setColorAt(place, qcolor(ink, alpha * strength))
        brush.setBrush(QBrush(fading))
        brush.drawPolygon(polygon((x, y - 6), (x + reach, y - wide * part), (x + reach, y + wide * part), (x, y + 6)))
