"""Rooms where people live and meet: living room, bedroom, kitchen, café, bar, library."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.scenery.fittings import flame
from vidpipe_desktop.engines.animatic.scenery.furniture import (
    DARK_WOOD,
    PALE_WOOD,
    WOOD,
    bed,
    bookcase,
    chair,
    counter,
    fireplace,
    floor_lamp,
    pendant,
    picture,
    plant,
    rug,
    shadow,
    sofa,
    table,
    wall_shelf,
)
from vidpipe_desktop.engines.animatic.scenery.neon import draw_sign
from vidpipe_desktop.engines.animatic.scenery.room import NEAR_WALL, Look, Room, open_room
from vidpipe_desktop.engines.animatic.scenery.weather import motes
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_BOTTLES = ("#3a7a5a", "#8a4a2a", "#d8a840", "#5a3a6a", "#b83a3a", "#4a8aa8")
_LIVING = (("#d8c6b0", "#5f7f92"), ("#c8d0c0", "#a05a48"), ("#d4c0c4", "#4a6a5a"), ("#cfc8d8", "#c08a4a"))


def dust(stage: Stage, amount: float = 0.7) -> None:
    """Dust in the light."""
    motes(
        stage, amount, ink=mix(stage.palette.key, "#ffffff", 0.4), size=(1.5, 3), depth=1.1, speed=0.5, area=(180, 900)
    )


def living_room(stage: Stage) -> None:
    """A sofa, a fire, books, a lamp, pictures."""
    wall, accent = _LIVING[stage.seed % len(_LIVING)]
    room = open_room(
        stage, Look(wall, "#a06f48", accent, "panels", curtains=True, outside="country" if stage.seed % 2 else "town")
    )
    hearth = room.x(960 if room.roomy else 1500)

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        rug(brush, room, CENTRE, 905, stage.view_width * 0.6, room.look.accent)
        if room.roomy:
            fireplace(brush, room, hearth, 788, 300)
            picture(brush, room, hearth, 330, 170, 210)
        bookcase(brush, room, room.x(1760), 800, 320 * fit, 560 * fit, 5, mixed=True)
        sofa(brush, room, room.x(460), 836, 620 * fit)
        floor_lamp(brush, room, room.x(90) + 20 * fit, 826, 520 * fit)
        if room.roomy:
            plant(brush, room, room.x(1490), 812, 230)
            picture(brush, room, room.x(92), 250, 140, 110)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    if room.roomy:
        flame(stage, NEAR_WALL - 0.01, hearth, 770, 84)
    dust(stage)


def bedroom(stage: Stage) -> None:
    """A bed under a window, a lamp on the table beside it."""
    wall, accent = (("#cbb8c8", "#7a6a9a"), ("#bcc8d4", "#5a7a9a"), ("#d8c8b4", "#a8705a"))[stage.seed % 3]
    room = open_room(stage, Look(wall, "#a37a5a", accent, "panels", curtains=True, bright=0.45))

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        rug(brush, room, CENTRE, 910, stage.view_width * 0.5, room.look.accent)
        bed(brush, room, room.x(500), 842, 760 * fit)
        at = room.x(960) if room.roomy else room.x(1240)
        table(brush, room, at, 826, 130 * fit, 120 * fit)
        _bedside_lamp(brush, room, at, 826 - 124 * fit)
        bookcase(brush, room, room.x(1740), 800, 300 * fit, 420 * fit, 4, mixed=True)
        if room.roomy:
            picture(brush, room, CENTRE, 260, 190 * fit, 150 * fit)
            plant(brush, room, room.x(1450), 812, 200)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.5)


def _bedside_lamp(brush: QPainter, room: Room, x: float, y: float) -> None:
    cloth, fit = room.tones("#f4e2c0"), room.fit
    brush.setBrush(room.tones("#8a6a58").round(x - 10, x + 10, room.stage.side))
    brush.drawRoundedRect(QRectF(x - 9 * fit, y - 46 * fit, 18 * fit, 46 * fit), 8, 8)
    brush.setBrush(qcolor(mix(cloth.bright, "#fff0c8", 0.7 * room.on)))
    brush.drawRoundedRect(QRectF(x - 40 * fit, y - 104 * fit, 80 * fit, 62 * fit), 12, 12)
    glow(brush, x, y - 72 * fit, 260 * fit, room.look.lamp, 0.15 + 0.55 * room.on, 0.2)


def kitchen(stage: Stage) -> None:
    """Cupboards, an oven, shelves with pots, lamps over the counter."""
    wall, accent = (("#e9d9c0", "#7a9a86"), ("#e4dcd0", "#c0705a"), ("#dce2dc", "#5a7a9a"))[stage.seed % 3]
    room = open_room(stage, Look(wall, "#b88a5c", accent, "tiles", "tiles", curtains=True))

    def furnish(brush: QPainter) -> None:
        fit, (begin, end) = room.fit, stage.span(NEAR_WALL)
        left, right = room.x(560) if room.roomy else room.x(500), room.x(1330) if room.roomy else room.x(1400)
        counter(brush, room, begin, left, 822, 176, accent)
        counter(brush, room, right, end, 822, 176, accent)
        _oven(brush, room, left - 330 * fit, 822)
        wall_shelf(brush, room, room.x(1700), 350, 420 * fit)
        wall_shelf(brush, room, room.x(1700), 470, 420 * fit)
        _fruit_bowl(brush, room, right + 130 * fit, 628)
        _kettle(brush, room, left - 120 * fit, 628)
        plant(brush, room, room.x(1890) - 40 * fit, 632, 150 * fit)
        for place in (560, 960, 1360) if room.roomy else (700, 1220):
            pendant(brush, room, room.x(place), 60, "#c8503a")

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage)


def _oven(brush: QPainter, room: Room, x: float, y: float) -> None:
    steel, dark, wide = room.tones("#b8bcc2"), room.tones("#2c3036"), 190 * room.fit
    brush.setBrush(steel.down(y - 196, y))
    brush.drawRect(QRectF(x, y - 196, wide, 196))
    brush.setBrush(dark.down(y - 140, y - 30))
    brush.drawRoundedRect(QRectF(x + 18, y - 136, wide - 36, 104), 8, 8)
    glow(brush, x + wide / 2, y - 80, wide * 0.4, "#ff9a4a", 0.5)
    brush.setBrush(qcolor(dark.body))
    for knob in range(4):
        brush.drawEllipse(QPointF(x + wide * (0.2 + 0.2 * knob), y - 164), 9, 9)
    brush.drawRect(QRectF(x + 20, y - 206, wide - 40, 10))
    brush.setBrush(room.tones("#c84a3a").down(y - 270, y - 206))
    brush.drawRoundedRect(QRectF(x + wide * 0.2, y - 262, wide * 0.5, 58), 10, 10)
    brush.drawRect(QRectF(x + wide * 0.66, y - 252, wide * 0.24, 10))


def _fruit_bowl(brush: QPainter, room: Room, x: float, y: float) -> None:
    fit = room.fit
    for across, up, ink in ((-34, 40, "#d8483a"), (0, 54, "#e8a83a"), (32, 42, "#7aa83a"), (12, 34, "#d8703a")):
        brush.setBrush(room.tones(ink).down(y - (up + 24) * fit, y))
        brush.drawEllipse(QPointF(x + across * fit, y - up * fit), 24 * fit, 24 * fit)
    brush.setBrush(room.tones("#e8ecef").down(y - 46 * fit, y))
    brush.drawChord(QRectF(x - 74 * fit, y - 88 * fit, 148 * fit, 92 * fit), 180 * 16, 180 * 16)


def _kettle(brush: QPainter, room: Room, x: float, y: float) -> None:
    steel, fit = room.tones("#8ab0c0"), room.fit
    brush.setBrush(steel.round(x - 40 * fit, x + 40 * fit, room.stage.side))
    brush.drawRoundedRect(QRectF(x - 38 * fit, y - 74 * fit, 76 * fit, 74 * fit), 26 * fit, 26 * fit)
    brush.drawRect(QRectF(x + 30 * fit, y - 60 * fit, 34 * fit, 12 * fit))
    brush.setBrush(qcolor(steel.deep))
    brush.drawRoundedRect(QRectF(x - 26 * fit, y - 100 * fit, 52 * fit, 12 * fit), 6, 6)
    brush.drawEllipse(QPointF(x, y - 78 * fit), 9 * fit, 7 * fit)


def cafe(stage: Stage) -> None:
    """Brick, a counter with a coffee machine and cakes, tables by the window on the street."""
    room = open_room(
        stage, Look("#9a6a50", "#7a5238", "#c8894a", "brick", windows="wide", outside="town", frame="#3a2a22")
    )

    def furnish(brush: QPainter) -> None:
        fit, end = room.fit, stage.span(NEAR_WALL)[1]
        right = room.x(1330)
        counter(brush, room, right, end, 826, 200, "#6a4430", "#d8b88a")
        _coffee_machine(brush, room, right + 170 * fit, 604)
        _cake_stand(brush, room, right + 390 * fit, 606)
        for place in (250, 640) if room.roomy else (330,):
            x = room.x(place)
            chair(brush, room, x - 150 * fit, 840, 250 * fit, 1, DARK_WOOD)
            chair(brush, room, x + 150 * fit, 840, 250 * fit, -1, DARK_WOOD)
            table(brush, room, x, 846, 190 * fit, 160 * fit, PALE_WOOD)
            _cup(brush, room, x - 30 * fit, 846 - 166 * fit)
        for place in (250, 640, 1100, 1560) if room.roomy else (330, 960, 1560):
            pendant(brush, room, room.x(place), 70)
        plant(brush, room, room.x(30), 836, 300 * fit)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage)


def _coffee_machine(brush: QPainter, room: Room, x: float, y: float) -> None:
    steel, fit = room.tones("#c0c6cc"), room.fit
    brush.setBrush(steel.down(y - 150 * fit, y))
    brush.drawRoundedRect(QRectF(x - 120 * fit, y - 150 * fit, 240 * fit, 60 * fit), 14, 14)
    brush.drawRect(QRectF(x - 110 * fit, y - 20 * fit, 220 * fit, 20 * fit))
    brush.setBrush(qcolor(steel.deep))
    brush.drawRect(QRectF(x - 96 * fit, y - 92 * fit, 192 * fit, 74 * fit))
    brush.setBrush(steel.round(x - 30, x + 30, room.stage.side))
    for spout in (-50, 40):
        brush.drawRect(QRectF(x + spout * fit, y - 92 * fit, 18 * fit, 34 * fit))
    brush.setBrush(qcolor("#ff6a3a"))
    brush.drawEllipse(QPointF(x + 96 * fit, y - 122 * fit), 6, 6)
    for cup in range(5):
        brush.setBrush(room.tones("#f4ead8").down(y - 186 * fit, y - 150 * fit))
        brush.drawRoundedRect(QRectF(x + (cup * 44 - 108) * fit, y - 180 * fit, 34 * fit, 30 * fit), 6, 6)


def _cake_stand(brush: QPainter, room: Room, x: float, y: float) -> None:
    fit = room.fit
    brush.setBrush(room.tones("#e8ecef").down(y - 60 * fit, y))
    brush.drawRect(QRectF(x - 6, y - 44 * fit, 12, 44 * fit))
    brush.drawRect(QRectF(x - 74 * fit, y - 52 * fit, 148 * fit, 9))
    for layer, ink in enumerate(("#8a5238", "#f4dcc8", "#8a5238", "#f4a0b0")):
        brush.setBrush(qcolor(room.tones(ink).body))
        brush.drawRect(QRectF(x - 56 * fit, y - (68 + 16 * layer) * fit, 112 * fit, 17 * fit))
    brush.setBrush(qcolor("#ffffff", 0.22))
    brush.drawChord(QRectF(x - 80 * fit, y - 160 * fit, 160 * fit, 218 * fit), 0, 180 * 16)


def _cup(brush: QPainter, room: Room, x: float, y: float) -> None:
    china, fit = room.tones("#f6f0e4"), room.fit
    brush.setBrush(china.round(x - 22 * fit, x + 22 * fit, room.stage.side))
    brush.drawEllipse(QPointF(x, y), 34 * fit, 6 * fit)
    brush.drawChord(QRectF(x - 22 * fit, y - 62 * fit, 44 * fit, 62 * fit), 180 * 16, 180 * 16)


def bar(stage: Stage) -> None:
    """A dim bar: bottles before a mirror, stools, a neon sign."""
    room = open_room(
        stage, Look("#4a2f38", "#4a3024", "#8a4a2a", "planks", windows="none", lamp="#ffb87a", bright=0.45)
    )

    def furnish(brush: QPainter) -> None:
        fit, (begin, end) = room.fit, stage.span(NEAR_WALL)
        for row, y in enumerate((250, 380, 510)):
            wall_shelf(brush, room, CENTRE, y, stage.view_width * 0.62, _BOTTLES, bottles=True)
            glow(brush, CENTRE + (row - 1) * 300, y - 30, 360, "#ffb060", 0.26)
        counter(brush, room, begin, end, 836, 190, "#5a3424", "#8a5a38")
        for place in (260, 520, 1400, 1660) if room.roomy else (330, 1590):
            x = room.x(place)
            shadow(brush, room, x, 868, 90 * fit)
            brush.setBrush(room.tones("#b0b4b8").round(x - 6, x + 6, stage.side))
            brush.drawRect(QRectF(x - 5, 868 - 200 * fit, 10, 200 * fit))
            brush.setBrush(room.tones("#a03038").down(868 - 222 * fit, 868 - 190 * fit))
            brush.drawRoundedRect(QRectF(x - 52 * fit, 868 - 222 * fit, 104 * fit, 30 * fit), 14, 14)
        draw_sign(brush, room.x(300), 150, 56 * fit, room.rng, "#ff4f9e", False)
        draw_sign(brush, room.x(1640), 120, 50 * fit, room.rng, "#22e0ff", True)
        for place in (620, 960, 1300):
            pendant(brush, room, room.x(place), 40, "#7a3a24")

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.9)


def library(stage: Stage) -> None:
    """Walls of books, a tall window, a ladder, a reading table."""
    room = open_room(stage, Look("#7a5238", "#5e3a26", "#8a3a32", windows="arch", frame="#4a3022", bright=0.55))

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        edge = room.windows[0].width() / 2 + 40
        for side in (-1, 1):
            for index in range(3 if room.roomy else 2):
                x = CENTRE + side * (edge + 215 + index * 440)
                bookcase(brush, room, x, 802, 430, 750, 7)
        _ladder(brush, room, CENTRE + edge + 330, 806)
        pendant(brush, room, CENTRE, 30)
        at = room.x(330)
        table(brush, room, at, 850, 380 * fit, 150 * fit)
        _reading_lamp(brush, room, at + 90 * fit, 850 - 154 * fit)
        for pile in range(4):
            brush.setBrush(room.tones(("#a33a32", "#2f5a7a", "#c79a3a", "#3f6a4a")[pile]).down(600, 700))
            brush.drawRect(
                QRectF(at - (140 - 6 * pile) * fit, 850 - (154 + 18 * (pile + 1)) * fit, 110 * fit, 17 * fit)
            )
        if room.roomy:
            chair(brush, room, at - 250, 850, 260, 1, DARK_WOOD)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 1.0)


def _ladder(brush: QPainter, room: Room, x: float, y: float) -> None:
    wood = room.tones(WOOD)
    brush.setBrush(wood.round(x, x + 60, room.stage.side))
    brush.save()
    brush.translate(x, y)
    brush.rotate(7)
    for rail in (0, 74):
        brush.drawRect(QRectF(rail, -640, 12, 640))
    for rung in range(9):
        brush.drawRect(QRectF(0, -600 + rung * 70, 84, 10))
    brush.restore()


def _reading_lamp(brush: QPainter, room: Room, x: float, y: float) -> None:
    brass, fit = room.tones("#c8a048"), room.fit
    brush.setBrush(brass.round(x - 8, x + 8, room.stage.side))
    brush.drawRect(QRectF(x - 4, y - 90 * fit, 8, 90 * fit))
    brush.drawRoundedRect(QRectF(x - 34 * fit, y - 10, 68 * fit, 10), 5, 5)
    brush.setBrush(qcolor(mix(room.tones("#2f7a5a").bright, "#8affc0", 0.3 * room.on)))
    brush.drawChord(QRectF(x - 64 * fit, y - 124 * fit, 128 * fit, 74 * fit), 0, 180 * 16)
    glow(brush, x, y - 70 * fit, 240 * fit, "#ffe2a0", 0.2 + 0.4 * room.on, 0.2)
