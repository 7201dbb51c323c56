"""Places where people compete and perform before a crowd: a stadium, a boxing ring, a circus."""

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Rgb, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.fittings import spotlight
from vidpipe_desktop.engines.animatic.scenery.ground import ground
from vidpipe_desktop.engines.animatic.scenery.home_sets import dust
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count
from vidpipe_desktop.engines.animatic.scenery.room import NEAR_WALL, Look, Room, open_room
from vidpipe_desktop.engines.animatic.scenery.sky import sky
from vidpipe_desktop.engines.animatic.scenery.tones import lamplight, tones
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_CROWD: Final = ("#d8483a", "#f2c240", "#f4efe6", "#3a7ac0", "#4aa05a", "#2c3440", "#e88aa8")
_FAR, _LINES = 7.0, 1.12
"""Depths of the stands, and of the lines on the grass: over the ground, and under everybody's feet."""
_PITCH = 800.0
"""Where the grass begins, in stage units."""


def stadium(stage: Stage) -> None:
    """A pitch before full stands, with floodlights and a goal."""
    stage.horizon, stage.ground = 640, 905
    sky(stage, clouds=0.4, low_y=640)
    stage.plate(_FAR, lambda brush: _stands(brush, stage), resolution=0.9)
    stage.plate(_FAR - 0.2, lambda brush: _floodlights(brush, stage), resolution=0.7)
    ground(stage, _PITCH, "#e6eef8" if "snow" in stage.tags else "#63ab48", texture=0.05, haze=0.22)
    stage.plate(_LINES, lambda brush: _lines(brush, stage), resolution=0.8)
    stage.plate(2.2, lambda brush: _far_goal(brush, stage))


def _stands(brush: QPainter, stage: Stage) -> None:
    """Two tiers of seats under a roof, and boards at the edge of the pitch."""
    begin, end = stage.span(_FAR)
    wall, roof = tones(stage, "#8a929c", 0.2), tones(stage, "#4a545e", 0.25)
    for top, bottom in ((430.0, 590.0), (604.0, 760.0)):
        brush.setBrush(wall.down(top, bottom))
        brush.drawRect(QRectF(begin, top, end - begin, bottom - top))
        _crowd(brush, stage, top + 10, bottom - 6)
    brush.setBrush(roof.down(376, 436))
    brush.drawPolygon(polygon((begin, 372), (end, 372), (end, 432), (begin, 432)))
    brush.setBrush(qcolor(roof.deep, 0.5))
    brush.drawRect(QRectF(begin, 432, end - begin, 16))
    step = 220.0
    for index in range(int((end - begin) / step) + 1):
        ink = ("#c2304a", "#2a6a9a", "#f0ead8", "#d8942a")[index % 4]
        brush.setBrush(tones(stage, ink, 0.12).down(758, 806))
        brush.drawRect(QRectF(begin + index * step, 758, step - 4, 48))


def _crowd(brush: QPainter, stage: Stage, top: float, bottom: float) -> None:
    """Heads and shirts, row by row."""
    rng, (begin, end) = stage.rng(round(top)), stage.span(_FAR)
    rows = max(1, int((bottom - top) / 22))
    for row in range(rows):
        y = top + 22 * (row + 0.7)
        for index in range(int((end - begin) / 21)):
            x = begin + 21 * index + rng.uniform(-4, 4) + (row % 2) * 10
            if rng.random() < 0.1:
                continue
            brush.setBrush(qcolor(stage.palette.lit(rng.choice(_CROWD), 0.22)))
            brush.drawRoundedRect(QRectF(x - 8, y - 4, 16, 18), 6, 6)
            brush.setBrush(qcolor(stage.palette.lit(rng.choice(("#e8b890", "#b87a50", "#7a4a30")), 0.22)))
            brush.drawEllipse(QPointF(x, y - 9), 5.5, 6.5)


def _floodlights(brush: QPainter, stage: Stage) -> None:
    steel, on = tones(stage, "#5a626a", 0.2), max(0.35, lamplight(stage.palette))
    for place in (250, 1670):
        x = stage.across(place)
        brush.setBrush(steel.round(x - 9, x + 9, stage.side))
        brush.drawPolygon(polygon((x - 6, 120), (x + 6, 120), (x + 12, 390), (x - 12, 390)))
        brush.drawRoundedRect(QRectF(x - 86, 60, 172, 84), 10, 10)
        for row in range(2):
            for column in range(4):
                at = QPointF(x - 62 + 41 * column, 84 + 36 * row)
                brush.setBrush(qcolor(mix("#8a929c", "#fffbe8", on)))
                brush.drawEllipse(at, 14, 14)
        glow(brush, x, 100, 330, "#fff6d8", 0.5 * on)


def _lines(brush: QPainter, stage: Stage) -> None:
    """The grass in stripes, the touchline and a part of the circle, in perspective."""
    begin, end = stage.span(_LINES)
    light = qcolor(mix(stage.palette.lit("#8ac860"), stage.palette.key, 0.1), 0.2)
    brush.setBrush(light)
    for index in range(-9, 9, 2):
        far, near = 150.0 * index, 420.0 * index
        brush.drawPolygon(
            polygon(
                (CENTRE + far, _PITCH), (CENTRE + far + 150, _PITCH), (CENTRE + near + 420, 1240), (CENTRE + near, 1240)
            )
        )
    white = qcolor(stage.palette.lit("#f6f8f4"), 0.75)
    brush.setBrush(white)
    brush.drawRect(QRectF(begin, _PITCH + 16, end - begin, 5))
    brush.drawRect(QRectF(begin, 1004, end - begin, 12))
    for turn in range(64):
        a, b = (math.tau * step / 64 for step in (turn, turn + 1))
        inner, outer = ((470.0, 84.0), (486.0, 90.0))
        corners = [
            (CENTRE + wide * math.cos(at), 1010 + high * math.sin(at))
            for (wide, high), at in ((inner, a), (outer, a), (outer, b), (inner, b))
        ]
        if math.sin(a) < 0.05:
            brush.drawPolygon(polygon(*corners))


def _far_goal(brush: QPainter, stage: Stage) -> None:
    """A goal at the far end, to one side."""
    x, white = stage.across(1500 if stage.seed % 2 else 420), tones(stage, "#f4f6f8", 0.08)
    brush.setBrush(qcolor(white.bright, 0.3))
    for index in range(15):
        brush.drawRect(QRectF(x - 170 + 24 * index, 672, 2, 148))
    for index in range(7):
        brush.drawRect(QRectF(x - 170, 680 + 21 * index, 340, 2))
    brush.setBrush(white.round(x - 180, x + 180, stage.side))
    for post in (x - 178, x + 170):
        brush.drawRect(QRectF(post, 664, 9, 160))
    brush.drawRect(QRectF(x - 178, 660, 357, 9))


def boxing_ring(stage: Stage) -> None:
    """Canvas and ropes under lamps, a dark hall full of people."""
    room = open_room(stage, Look("#1e2230", "#c9c4b8", "#2a3a5a", "plain", windows="none", lamp="#fff2d0", bright=0.9))
    stage.plate(NEAR_WALL, lambda brush: _hall(brush, stage, 560.0, 800.0), resolution=0.9)
    stage.plate(NEAR_WALL - 0.1, lambda brush: _ropes(brush, room))
    lights = stage.plate(NEAR_WALL - 0.2, lambda brush: _lamps(brush, stage), resolution=0.4, blur=5)
    lights.mode = QPainter.CompositionMode.CompositionMode_Screen
    dust(stage, 0.9)


def _hall(brush: QPainter, stage: Stage, top: float, bottom: float) -> None:
    """Rows of people in the dark."""
    begin, end = stage.span(NEAR_WALL)
    rng, shade = stage.rng(88), tones(stage, "#2a2c3c")
    brush.setBrush(vertical_gradient(-200, bottom, (0.0, shade.deep, 1.0), (1.0, shade.body, 1.0)))
    brush.drawRect(QRectF(begin, -300, end - begin, bottom + 300))
    brush.save()
    brush.setClipRect(QRectF(begin, -300, end - begin, bottom + 310))
    for row in range(4):
        y, size = top + (bottom - top) * row / 3, 26.0 + 7 * row
        for index in range(fitted_count(stage, NEAR_WALL, 34)):
            x = begin + (end - begin) * (index + rng.uniform(0.2, 0.8)) / fitted_count(stage, NEAR_WALL, 34)
            ink = mix(mix(rng.choice(_CROWD), "#141622", 0.8 - 0.06 * row), stage.palette.key, 0.06)
            brush.setBrush(qcolor(ink))
            brush.drawRoundedRect(QRectF(x - size, y - size * 0.1, size * 2, size * 4), size * 0.7, size * 0.7)
            brush.setBrush(qcolor(mix("#b87a50", "#141622", 0.74 - 0.06 * row)))
            brush.drawEllipse(QPointF(x, y - size * 0.6), size * 0.55, size * 0.66)
    brush.restore()


def _ropes(brush: QPainter, room: Room) -> None:
    """Two padded corners with three ropes between them, and the skirt of the ring."""
    stage, (begin, end) = room.stage, room.stage.span(NEAR_WALL)
    half = min(820.0, stage.view_width * 0.44)
    apron = room.tones("#28406e")
    brush.setBrush(apron.down(806, 850))
    brush.drawRect(QRectF(begin, 806, end - begin, 26))
    for y, ink in ((486.0, "#c8322e"), (590.0, "#f2efe6"), (694.0, "#2f6fc4")):
        rope = room.tones(ink)
        brush.setBrush(rope.down(y - 8, y + 8))
        brush.drawRoundedRect(QRectF(CENTRE - half, y - 8, 2 * half, 16), 8, 8)
    for side, ink in ((-1, "#c8322e"), (1, "#2f6fc4")):
        x, pad = CENTRE + side * half, room.tones(ink)
        brush.setBrush(pad.round(x - 36, x + 36, stage.side))
        brush.drawRoundedRect(QRectF(x - 34, 440, 68, 390), 20, 20)
        brush.setBrush(qcolor(room.tones("#f2efe6").body))
        brush.drawRect(QRectF(x - 34, 600, 68, 14))


def _lamps(brush: QPainter, stage: Stage) -> None:
    for place in (-0.3, 0.0, 0.3):
        x = CENTRE + place * stage.view_width
        spotlight(brush, x, -60, CENTRE + place * 0.4 * stage.view_width, "#fff2d0", 0.3)


def circus(stage: Stage) -> None:
    """The inside of a striped tent: a ring of sand, rows of people, strings of lamps."""
    room = open_room(stage, Look("#7a2430", "#d8a860", "#e0b050", "plain", windows="none", lamp="#ffe0a8", bright=0.95))
    stage.plate(NEAR_WALL, lambda brush: _canopy(brush, room), resolution=0.9)
    stage.plate(NEAR_WALL - 0.1, lambda brush: _ring_edge(brush, room))
    lights = stage.plate(NEAR_WALL - 0.2, lambda brush: _lamps(brush, stage), resolution=0.4, blur=5)
    lights.mode = QPainter.CompositionMode.CompositionMode_Screen
    dust(stage, 1.2)


def _canopy(brush: QPainter, room: Room) -> None:
    """Stripes that meet above the middle, and who watches below them."""
    stage = room.stage
    _hall(brush, stage, 590.0, 790.0)
    red, cream = room.tones("#c8323a"), room.tones("#f4e6c8")
    half = stage.view_width * 0.9
    for index in range(-8, 8):
        cloth = red if index % 2 else cream
        a, b = half * index / 8, half * (index + 1) / 8
        brush.setBrush(_fold(cloth.bright, cloth.dark))
        brush.drawPolygon(
            polygon((CENTRE + a * 0.1, -320), (CENTRE + b * 0.1, -320), (CENTRE + b, 470), (CENTRE + a, 470))
        )
        brush.setBrush(cloth.down(460, 530))
        brush.drawChord(QRectF(CENTRE + a, 420, b - a, 110), 180 * 16, 180 * 16)
    for index in range(-12, 13):
        x = CENTRE + half * index / 12
        y = 380 + 40 * math.cos(index * math.pi / 2)
        glow(brush, x, y, 56, "#ffe0a0", 0.7, 0.6)


def _fold(bright: Rgb, dark: Rgb) -> QBrush:
    """Cloth that gets darker towards the top of the tent."""
    return vertical_gradient(-320, 470, (0.0, dark, 1.0), (1.0, bright, 1.0))


def _ring_edge(brush: QPainter, room: Room) -> None:
    """The low wall around the ring."""
    begin, end = room.stage.span(NEAR_WALL)
    step = 120 * room.fit
    red, gold = room.tones("#c8323a"), room.tones("#e8b84a")
    index, x = 0, CENTRE - step * 20
    while x < end:
        if x + step > begin:
            brush.setBrush((red if index % 2 else gold).down(770, 836))
            brush.drawRoundedRect(QRectF(x, 772, step - 3, 62), 12, 12)
        index, x = index + 1, x + step
