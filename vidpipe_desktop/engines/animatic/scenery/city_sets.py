"""Places in town: city streets, neon alleys, roofs above the skyline, the open road."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.ground import UNDERFOOT, ground
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.landmarks import MONUMENTS, landmark, landmark_of
from vidpipe_desktop.engines.animatic.scenery.neon import (
    NEON,
    draw_lantern,
    draw_sign,
    draw_wires,
    flicker,
    steam,
)
from vidpipe_desktop.engines.animatic.scenery.reflections import reflect_in_floor
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.skyline import skyline
from vidpipe_desktop.engines.animatic.scenery.street import (
    EYE,
    FLOOR_RANK,
    Avenue,
    avenue,
    avenue_depth,
    avenue_floor,
    crossroad,
    half_width,
    house_row,
    street_lamps,
    street_trees,
)
from vidpipe_desktop.engines.animatic.scenery.tones import lamplight, tones
from vidpipe_desktop.engines.animatic.scenery.trees import treeline
from vidpipe_desktop.engines.animatic.scenery.undergrowth import tufts
from vidpipe_desktop.engines.animatic.scenery.weather import birds, motes
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_LIGHTS_RANK = 1.2
"""Light that flickers is drawn after all that stands along the alley."""
_NEON_WALLS = ("#3b2f5c", "#2f3a60", "#4a2f58", "#2c2c48", "#3a3050")


def city(stage: Stage) -> None:
    """A street: along a row of houses, or down an avenue between towers; wet and shining in rain and at night."""
    stage.horizon, stage.ground = 640, 915
    sky(stage, clouds=0.5, low_y=700)
    along = bool(stage.seed % 2) or landmark_of(stage) in MONUMENTS
    heights, peak = ((60, 170), 0.0) if landmark_of(stage) else ((150, 360), 0.9)
    skyline(stage, 16, 690, heights, (50, 120), haze=0.70, ink="#5a6a88", peak=peak, seed=1, resolution=0.7)
    cloud_band(stage, 13, 640, 170, amount=0.5, alpha=0.5, speed=6)
    skyline(stage, 10, 715, heights, (70, 150), haze=0.50, peak=peak * 0.55, seed=2)
    if along:
        landmark(stage, 8, 745, 690, aside=300, rise=190)
        _along_the_houses(stage)
    else:
        landmark(stage, 8, 700, 620)
        _down_the_avenue(stage)
    if stage.palette.night < 0.5:
        birds(stage, depth=9, y=240, count=5)


def _is_wet(stage: Stage) -> bool:
    stage.wet = bool({"rain", "storm"} & set(stage.tags)) or stage.palette.night > 0.4
    stage.reflection = 0.3 if stage.wet else 0.0
    return stage.wet


def _shine(stage: Stage, y: float, stretch: float = 1.0) -> Layer:
    rainy = bool({"rain", "storm"} & set(stage.tags))
    return reflect_in_floor(stage, y, strength=0.62 if rainy else 0.42, puddles=0.55 if rainy else 0.8, stretch=stretch)


def _along_the_houses(stage: Stage) -> None:
    snow = "snow" in stage.tags
    if not landmark_of(stage):
        skyline(stage, 6, 745, (200, 420), (100, 190), haze=0.30, ink="#465674", lit=0.45, seed=3, resolution=0.9)
    cloud_band(stage, 5, 740, 150, amount=0.4, alpha=0.35, speed=9)
    house_row(stage, 3, 818, (330, 560))
    street_trees(stage, 2.6, 828, (150, 700, 1290, 1760))
    wet = _is_wet(stage)
    crossroad(stage, 818, "#6a6e78", "#e4ebf4" if snow else "#b0aca6")
    if wet:
        _shine(stage, 822)
    street_lamps(stage, 1.25, 852, (320, 1600), 470)


def _down_the_avenue(stage: Stage) -> None:
    snow = "snow" in stage.tags
    avenue(stage, Avenue())
    wet = _is_wet(stage)
    avenue_floor(stage, "#6a6e78", "#e4ebf4" if snow else "#a8a49c")
    if wet:
        _shine(stage, 690, 1.1).order = FLOOR_RANK - 0.1
    half = half_width(stage)
    for distance in (3.4, 2.3):
        depth, base = avenue_depth(distance), EYE + 495 / distance
        places = [CENTRE + side * 0.7 * half / distance * 1920 / stage.view_width for side in (-1, 1)]
        street_trees(stage, depth, base, places, 520 / distance)
    places = [CENTRE + side * 0.72 * half / 1.62 * 1920 / stage.view_width for side in (-1, 1)]
    street_lamps(stage, avenue_depth(1.62), EYE + 495 / 1.62, places, 400)


def neon_alley(stage: Stage) -> None:
    """A narrow street between neon signs, wet, with lanterns, wires and steam."""
    stage.horizon, stage.ground, stage.wet, stage.reflection = 590, 905, True, 0.42
    sky(stage, clouds=0.4, stars=0.35, low_y=640, orb_x=stage.across(1130))
    skyline(stage, 12, 660, (120, 330), (60, 150), haze=0.45, ink="#2a2050", peak=0.3, seed=1, resolution=0.7)
    landmark(stage, 10, 660, 470)
    stage.plate(avenue_depth(7.5), lambda brush: _far_light(brush, stage), resolution=0.4)
    shops = ("#ffc56a", "#ffdca0", "#ff8ac0", "#7ad8ff")
    avenue(stage, Avenue(_NEON_WALLS, (620, 1150), 0.74, 0.42, 0.5, shops))
    for index, distance in enumerate((3.6, 2.6, 1.9, 1.4)):
        _hang_signs(stage, distance, index)
    cloud_band(stage, 1.25, 740, 260, amount=0.5, alpha=0.25, speed=18, ink="#4a2a8a", seed=2)
    avenue_floor(stage, "#2c2440", "#3a3054", width=0.74, marks=None)
    reflect_in_floor(stage, 668, strength=0.85, puddles=0.35, stretch=1.05).order = FLOOR_RANK - 0.1
    side = 0.66 * half_width(stage, 0.74)
    steam(stage, 1.3, CENTRE - side * 0.72, 880, "#d8a8ff")
    steam(stage, 1.6, CENTRE + side * 0.5, 800, "#ff9ad0", height=240)
    _frame_with_lanterns(stage)


def _far_light(brush: QPainter, stage: Stage) -> None:
    glow(brush, CENTRE, 640, 420, "#ff5fc0", 0.6)
    glow(brush, CENTRE + 40, 660, 240, "#ffd0a0", 0.7)
    glow(brush, stage.across(700), 500, 420, "#4a6aff", 0.2)


def _hang_signs(stage: Stage, distance: float, index: int) -> None:
    """Signs and lanterns that stick out from both walls at this distance."""
    rng, half, size = stage.rng(300 + index), half_width(stage, 0.74) / distance, 62 / distance
    depth = avenue_depth(distance)
    brush, layer = stage.canvas(depth, resolution=0.9)[1:]
    narrow = stage.view_width < 1000
    if index in (1, 2):
        draw_wires(brush, CENTRE, EYE - 160 / distance, half, rng, 4, 4.5 / distance)
    for side in (-1, 1):
        for row in range(3):
            upright = row != 1 or narrow
            at = CENTRE + side * (half - size * (0.75 if upright else 1.6))
            y = EYE - (640 - row * 250 + rng.uniform(-60, 60)) / distance
            ink = rng.choice(NEON)
            box = draw_sign(brush, at, y, size * rng.uniform(0.9, 1.25), rng, ink, upright)
            if row == 0 and index > 1:
                flicker(stage, depth, box, ink, rng.uniform(0, 6)).order = _LIGHTS_RANK
        for step in range(3):
            draw_lantern(
                brush,
                CENTRE + side * (half - (24 + 46 * step) / distance),
                EYE + (60 - 8 * step) / distance,
                24 / distance,
            )
    brush.end()
    stage.put(layer)


def _frame_with_lanterns(stage: Stage) -> None:
    brush, layer = stage.canvas(0.62, resolution=0.5)[1:]
    begin, end = stage.span(0.62)
    edge = stage.view_width * 0.015
    brush.setBrush(qcolor("#07040f"))
    brush.drawRect(QRectF(begin, -400, stage.left + edge - begin, 1900))
    brush.drawRect(QRectF(stage.right - edge, -400, end - stage.right + edge, 1900))
    for place, y in ((90, 40), (290, 100), (1640, 60), (1840, 120)):
        x = stage.across(place)
        brush.setBrush(qcolor("#2a0d16"))
        brush.drawRect(QRectF(x - 3, -300, 6, y + 260))
        draw_lantern(brush, x, y, 52, "#c8402c")
    brush.end()
    stage.put(layer, 12)


def rooftop(stage: Stage) -> None:
    """A roof with a low wall, and the whole city around it."""
    stage.horizon, stage.ground = 640, 930
    sky(stage, clouds=0.5, low_y=720, orb_size=1.2)
    low = 0.5 if landmark_of(stage) else 1.0
    skyline(stage, 18, 720, (120, 300), (40, 100), haze=0.72, ink="#5a6a88", peak=0.8 * low, seed=1, resolution=0.7)
    cloud_band(stage, 14, 680, 170, amount=0.5, alpha=0.5, speed=6)
    skyline(stage, 11, 780, (150, 420 * low), (60, 130), haze=0.52, peak=0.6 * low, seed=2)
    landmark(stage, 8, 830, 740, aside=340, rise=110)
    skyline(stage, 7, 880, (240 * low, 470 * low), (90, 170), haze=0.34, ink="#465674", lit=0.5, seed=3, resolution=0.9)
    cloud_band(stage, 6, 820, 160, amount=0.45, alpha=0.4, speed=9)
    skyline(stage, 4, 1000, (240, 420), (150, 260), haze=0.16, ink="#3c4864", lit=0.5, seed=4, resolution=0.9)
    ground(stage, 842, "#e4ebf4" if "snow" in stage.tags else "#857c78", texture=0.05, haze=0.08)
    stage.plate(1.3, lambda brush: _parapet(brush, stage))
    if _is_wet(stage):
        _shine(stage, 850)
    if lamplight(stage.palette) > 0.4:
        motes(stage, 0.6, ink="#ffd9a0", size=(1.5, 3))
    else:
        birds(stage, depth=7, y=260)


def _parapet(brush: QPainter, stage: Stage) -> None:
    """A low brick wall, an aerial, a chimney with a cap, a water tank."""
    begin, end = stage.span(1.3)
    brick, metal = tones(stage, "#8a6454", 0.04), tones(stage, "#5a6068", 0.04)
    brush.setBrush(brick.down(770, 850))
    brush.drawRect(QRectF(begin, 775, end - begin, 75))
    brush.setBrush(qcolor(brick.deep, 0.4))
    for row in range(4):
        brush.drawRect(QRectF(begin, 790 + row * 17, end - begin, 2))
        x = begin + (row % 2) * 24
        while x < end:
            brush.drawRect(QRectF(x, 790 + row * 17 - 15, 2, 15))
            x += 48
    brush.setBrush(qcolor(tones(stage, "#b8a898", 0.04).bright))
    brush.drawRect(QRectF(begin, 762, end - begin, 15))
    x = stage.across(330)
    brush.setBrush(metal.round(x - 90, x + 90, stage.side))
    brush.drawRect(QRectF(x - 90, 500, 180, 170))
    brush.drawPolygon(polygon((x - 100, 500), (x, 430), (x + 100, 500)))
    brush.setBrush(qcolor(metal.deep))
    for leg in (-76, -10, 56):
        brush.drawRect(QRectF(x + leg, 670, 18, 170))
    x = stage.across(1590)
    brush.setBrush(brick.round(x - 60, x + 60, stage.side))
    brush.drawRect(QRectF(x - 60, 610, 120, 230))
    brush.setBrush(qcolor(brick.deep))
    brush.drawRect(QRectF(x - 70, 596, 140, 20))
    brush.setBrush(qcolor(metal.dark))
    brush.drawRect(QRectF(x + 110, 420, 6, 420))
    for row in range(4):
        brush.drawRect(QRectF(x + 50 + row * 10, 440 + row * 34, 126 - row * 20, 5))


def road(stage: Stage) -> None:
    """An open road through green country."""
    seed, autumn, snow = stage.seed, "autumn" in stage.tags, "snow" in stage.tags
    grass = "#e6eef8" if snow else "#b09a4a" if autumn else "#7a9a54"
    stage.horizon, stage.ground = 640, 930
    sky(stage, clouds=0.5, low_y=690)
    ridge(stage, 16, 610, 200, seed=seed + 2, haze=0.62, ink="#7080a0", snow=0.5 if snow else 0.2, resolution=0.75)
    ridge(stage, 9, 670, 80, seed=seed + 3, kind="hill", haze=0.45, ink=grass, resolution=0.8)
    kind = "autumn" if autumn else "broad"
    treeline(stage, 6, 705, (50, 110), 40, kind=kind, haze=0.32, seed=1)
    ridge(stage, 4, 750, 40, seed=seed + 4, kind="hill", haze=0.2, ink=grass)
    treeline(stage, 3.2, 788, (120, 210), 7, kind=kind, haze=0.12, seed=2, gap=(560, 1360))
    ground(stage, 790, grass, texture=0.08, haze=0.3)
    stage.plate(1.0, lambda brush: _asphalt(brush, stage)).order = UNDERFOOT - 0.01
    if {"rain", "storm"} & set(stage.tags):
        stage.wet, stage.reflection = True, 0.25
        reflect_in_floor(stage, 862, strength=0.4, puddles=0.8, stretch=1.0)
    _guard_rail(stage)
    tufts(stage, 0.8, 1052, 1110, 60, "#d8e2ee" if snow else "#4d8f3a", (40, 90), seed=2)
    birds(stage)


def _asphalt(brush: QPainter, stage: Stage) -> None:
    begin, end = stage.span(1.0)
    tar, white, yellow = tones(stage, "#62646c"), tones(stage, "#ece8dc"), tones(stage, "#f0c850")
    gravel = tones(stage, "#b0a284")
    for y, tall, ink in ((846, 200, gravel.body), (858, 176, None), (868, 5, white.body), (1020, 8, white.body)):
        brush.setBrush(tar.down(858, 1040) if ink is None else qcolor(ink))
        brush.drawRect(QRectF(begin, y, end - begin, tall))
    brush.setBrush(
        vertical_gradient(858, 900, (0.0, mix(tar.body, stage.palette.haze, 0.4), 1.0), (1.0, tar.body, 0.0))
    )
    brush.drawRect(QRectF(begin, 874, end - begin, 40))
    brush.setBrush(qcolor(yellow.body, 0.9))
    x = begin - begin % 240
    while x < end:
        lean = (x - CENTRE) * 0.012
        brush.drawPolygon(polygon((x, 944), (x + 132, 944), (x + 136 + lean, 954), (x + lean, 954)))
        x += 240


def _guard_rail(stage: Stage) -> None:
    brush, layer = stage.canvas(1.08, 700)[1:]
    begin, end = stage.span(1.08)
    steel = tones(stage, "#b8bcc4")
    brush.setBrush(qcolor(steel.dark))
    x = begin - begin % 180
    while x < end:
        brush.drawRect(QRectF(x, 800, 10, 52))
        x += 180
    brush.setBrush(steel.down(796, 824))
    brush.drawRect(QRectF(begin, 796, end - begin, 10))
    brush.drawRect(QRectF(begin, 812, end - begin, 10))
    brush.setBrush(qcolor(steel.deep, 0.6))
    brush.drawRect(QRectF(begin, 806, end - begin, 6))
    brush.end()
    stage.put(layer)
