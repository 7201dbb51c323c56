"""Rooms where people work and learn: office, laboratory, hospital, classroom, workshop."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import polygon
from vidpipe_desktop.engines.animatic.scenery.fittings import (
    bench,
    blackboard,
    ceiling_lights,
    flasks,
    monitor_curve,
    tool_wall,
)
from vidpipe_desktop.engines.animatic.scenery.furniture import (
    DARK_WOOD,
    PALE_WOOD,
    bed,
    bookcase,
    pendant,
    plant,
    screen,
    table,
    wall_shelf,
)
from vidpipe_desktop.engines.animatic.scenery.home_sets import dust
from vidpipe_desktop.engines.animatic.scenery.room import NEAR_WALL, Look, Room, open_room
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_CLASSROOMS = (("#e2dfca", "#5a8a6a"), ("#d4dfe6", "#5a7aa8"), ("#ecd8c2", "#b8704a"))
"""Wall and wainscot."""


def office(stage: Stage) -> None:
    """Desks with screens before the windows on the city."""
    room = open_room(
        stage, Look("#d2dade", "#8f8478", "#4a6a8a", "panels", windows="wide", outside="town", lamp="#fff0d8")
    )

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        ceiling_lights(brush, room, 3, "#fff6e8")
        for place in (420, 1480) if room.roomy else (420,):
            x = room.x(place)
            table(brush, room, x, 846, 560 * fit, 190 * fit, PALE_WOOD)
            for shift in (-140, 130):
                screen(brush, room, QRectF(x + (shift - 95) * fit, 846 - 360 * fit, 190 * fit, 120 * fit))
            _office_chair(brush, room, x + 20 * fit, 880)
        bookcase(brush, room, room.x(1800), 800, 250 * fit, 420 * fit, 4, mixed=True)
        plant(brush, room, room.x(960) if room.roomy else room.x(1330), 812, 250 * fit)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.5)


def _office_chair(brush: QPainter, room: Room, x: float, y: float) -> None:
    cloth, fit = room.tones("#3a4452"), room.fit
    brush.setBrush(qcolor(room.tones("#2c3036").body))
    brush.drawRect(QRectF(x - 5, y - 90 * fit, 10, 80 * fit))
    brush.drawPolygon(polygon((x - 60 * fit, y), (x, y - 22 * fit), (x + 60 * fit, y)))
    brush.setBrush(cloth.down(y - 300 * fit, y - 80 * fit))
    brush.drawRoundedRect(QRectF(x - 62 * fit, y - 290 * fit, 124 * fit, 160 * fit), 26, 26)
    brush.drawRoundedRect(QRectF(x - 70 * fit, y - 118 * fit, 140 * fit, 34 * fit), 14, 14)


def laboratory(stage: Stage) -> None:
    """Benches with shining flasks, a microscope, instruments, a board of formulas."""
    room = open_room(
        stage, Look("#cfdde2", "#9aa8b0", "#3f8fa8", "tiles", "tiles", outside="town", lamp="#e8f4ff", bright=0.8)
    )

    def furnish(brush: QPainter) -> None:
        fit, (begin, end) = room.fit, stage.span(NEAR_WALL)
        ceiling_lights(brush, room, 3)
        wall_shelf(
            brush,
            room,
            room.x(960) if room.roomy else room.x(1500),
            480,
            240 * fit,
            ("#39c8e8", "#e8ecef", "#39e89c", "#c8d8e0"),
            bottles=True,
        )
        bench(brush, room, begin, end, 822, 180, "#b8c8d0", "#f0f6f8")
        flasks(brush, room, room.x(1180), 626, 5 if room.roomy else 2)
        _microscope(brush, room, room.x(470), 626)
        monitor_curve(brush, room, QRectF(room.x(1760) - 110 * fit, 400, 250 * fit, 170 * fit))
        monitor_curve(brush, room, QRectF(room.x(150) - 130 * fit, 420, 220 * fit, 150 * fit), "#ffd84d")
        _coil(brush, room, room.x(760), 626)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.4)


def _microscope(brush: QPainter, room: Room, x: float, y: float) -> None:
    metal, dark, fit = room.tones("#e8ecf0"), room.tones("#3a444e"), room.fit
    brush.setBrush(dark.down(y - 26 * fit, y))
    brush.drawRoundedRect(QRectF(x - 66 * fit, y - 24 * fit, 132 * fit, 24 * fit), 8, 8)
    brush.drawRect(QRectF(x - 50 * fit, y - 76 * fit, 96 * fit, 12 * fit))
    brush.setBrush(metal.round(x - 60 * fit, x - 20 * fit, room.stage.side))
    brush.drawRoundedRect(QRectF(x + 26 * fit, y - 170 * fit, 26 * fit, 150 * fit), 12, 12)
    brush.save()
    brush.translate(x, y - 150 * fit)
    brush.rotate(-24)
    brush.drawRoundedRect(QRectF(-18 * fit, -70 * fit, 36 * fit, 130 * fit), 10, 10)
    brush.setBrush(dark.down(-90 * fit, -60 * fit))
    brush.drawRect(QRectF(-12 * fit, -100 * fit, 24 * fit, 34 * fit))
    brush.restore()


def _coil(brush: QPainter, room: Room, x: float, y: float) -> None:
    """A glass column with a coil of copper."""
    fit = room.fit
    brush.setBrush(qcolor("#ffffff", 0.28))
    brush.drawRoundedRect(QRectF(x - 34 * fit, y - 210 * fit, 68 * fit, 200 * fit), 30, 30)
    copper = room.tones("#d88a4a")
    for turn in range(7):
        brush.setBrush(copper.round(x - 26 * fit, x + 26 * fit, room.stage.side))
        brush.drawRoundedRect(QRectF(x - 26 * fit, y - (50 + 22 * turn) * fit, 52 * fit, 11 * fit), 6, 6)
    brush.setBrush(qcolor(room.tones("#3a444e").body))
    brush.drawRect(QRectF(x - 50 * fit, y - 16 * fit, 100 * fit, 16 * fit))


def hospital(stage: Stage) -> None:
    """A ward: beds with curtains, monitors, a drip."""
    room = open_room(
        stage, Look("#dfeaea", "#b8c8c8", "#8ac0c8", "panels", "tiles", outside="town", lamp="#f0faff", bright=0.85)
    )

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        ceiling_lights(brush, room, 3)
        for place in (400, 1540) if room.roomy else (440,):
            x = room.x(place)
            bed(brush, room, x, 846, 600 * fit, white=True)
            monitor_curve(brush, room, QRectF(x - 420 * fit, 470, 130 * fit, 96 * fit))
            _drip(brush, room, x + 350 * fit, 850)
        _ward_curtain(brush, room)
        _red_cross(brush, room, room.x(960) if room.roomy else room.x(1500), 330)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.3)


def _drip(brush: QPainter, room: Room, x: float, y: float) -> None:
    steel, fit = room.tones("#b0b8bc"), room.fit
    brush.setBrush(steel.round(x - 4, x + 4, room.stage.side))
    brush.drawRect(QRectF(x - 3, y - 470 * fit, 6, 470 * fit))
    brush.drawRect(QRectF(x - 36 * fit, y - 6, 72 * fit, 7))
    brush.drawRect(QRectF(x - 30 * fit, y - 470 * fit, 60 * fit, 6))
    brush.setBrush(qcolor("#c8ecf4", 0.75))
    brush.drawRoundedRect(QRectF(x - 44 * fit, y - 456 * fit, 40 * fit, 84 * fit), 12, 12)


def _ward_curtain(brush: QPainter, room: Room) -> None:
    cloth, step = room.tones("#8ac8c0"), 26 * room.fit
    left = room.x(1840) - 4 * step
    for fold in range(14):
        brush.setBrush(cloth.round(left + fold * step, left + (fold + 1) * step, 1 if fold % 2 else -1))
        brush.drawRect(QRectF(left + fold * step, 120, step + 1, 640))
    brush.setBrush(qcolor(room.tones("#b0b8bc").body))
    brush.drawRect(QRectF(left - 30, 108, 20 * step, 10))


def _red_cross(brush: QPainter, room: Room, x: float, y: float) -> None:
    size = 52 * room.fit
    brush.setBrush(qcolor(room.tones("#f8fbfb").bright))
    brush.drawEllipse(QPointF(x, y), size * 1.5, size * 1.5)
    brush.setBrush(qcolor(room.tones("#3aa07a").body))
    brush.drawRect(QRectF(x - size * 0.3, y - size, size * 0.6, 2 * size))
    brush.drawRect(QRectF(x - size, y - size * 0.3, 2 * size, size * 0.6))


def classroom(stage: Stage) -> None:
    """A blackboard, a globe, desks in rows."""
    wall, accent = _CLASSROOMS[stage.seed % len(_CLASSROOMS)]
    room = open_room(stage, Look(wall, "#b08a5a", accent, "panels", windows="none", lamp="#fff2d8", bright=0.95))

    def furnish(brush: QPainter) -> None:
        fit, wide = room.fit, min(980.0, stage.view_width * 0.8)
        ceiling_lights(brush, room, 3, "#fff6e8")
        blackboard(brush, room, QRectF(CENTRE - wide / 2, 160, wide, 390))
        for side in (-1, 1):
            _chart(brush, room, CENTRE + side * (wide / 2 + 150), 300, side)
        _globe(brush, room, room.x(1640), 800)
        at = room.x(360)
        table(brush, room, at, 836, 380 * fit, 170 * fit)
        for pile in range(3):
            brush.setBrush(room.tones(("#a33a32", "#2f5a7a", "#c79a3a")[pile]).down(600, 700))
            brush.drawRect(QRectF(at - 120 * fit, 836 - (174 + 20 * (pile + 1)) * fit, 120 * fit, 19 * fit))
        brush.setBrush(room.tones("#c83a34").round(at + 70 * fit, at + 110 * fit, stage.side))
        brush.drawEllipse(QPointF(at + 90 * fit, 836 - 196 * fit), 21 * fit, 20 * fit)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    stage.plate(0.62, lambda brush: _school_desks(brush, room), resolution=0.6, blur=5)
    dust(stage, 0.5)


def _chart(brush: QPainter, room: Room, x: float, y: float, side: int) -> None:
    paper = room.tones("#f4ecd8")
    brush.setBrush(paper.down(y - 130, y + 130))
    brush.drawRect(QRectF(x - 95, y - 130, 190, 260))
    for index in range(5):
        ink = room.tones(("#d85a4a", "#4a8ab0", "#e0a840", "#5a9a6a", "#8a6aa8")[index])
        brush.setBrush(qcolor(ink.body))
        if side < 0:
            brush.drawRect(QRectF(x - 76 + index * 32, y + 100 - 34 * (index + 1), 22, 34 * (index + 1)))
        else:
            brush.drawPie(QRectF(x - 76, y - 86, 152, 152), index * 72 * 16, 72 * 16)


def _globe(brush: QPainter, room: Room, x: float, y: float) -> None:
    fit = room.fit
    table(brush, room, x, y + 20, 170 * fit, 140 * fit)
    y, sea = y - 190 * fit, room.tones("#4a8ac8")
    brush.setBrush(qcolor(room.tones(DARK_WOOD).body))
    brush.drawRect(QRectF(x - 6, y + 40 * fit, 12, 34 * fit))
    brush.setBrush(sea.round(x - 62 * fit, x + 62 * fit, room.stage.side))
    brush.drawEllipse(QPointF(x, y), 62 * fit, 62 * fit)
    brush.setBrush(qcolor(room.tones("#7aa860").body))
    for across, down, wide, tall in ((-22, -18, 26, 22), (16, 12, 20, 26), (24, -30, 16, 12)):
        brush.drawEllipse(QPointF(x + across * fit, y + down * fit), wide * fit, tall * fit)


def _school_desks(brush: QPainter, room: Room) -> None:
    """Backs of chairs and desks, near the viewer, at both sides."""
    wood = room.tones("#b8824a")
    for place in (60, 420, 1500, 1860) if room.roomy else (60, 1860):
        x = room.x(place)
        brush.setBrush(wood.down(960, 1100))
        brush.drawRoundedRect(QRectF(x - 170, 990, 340, 30), 8, 8)
        brush.drawRect(QRectF(x - 150, 1010, 18, 200))
        brush.drawRect(QRectF(x + 132, 1010, 18, 200))


def workshop(stage: Stage) -> None:
    """A bench with a vice, tools on the wall, shelves, a lamp."""
    room = open_room(
        stage, Look("#8a7460", "#6a5648", "#c8783a", "planks", "stone", lamp="#ffc98a", bright=0.6, frame="#5a4232")
    )

    def furnish(brush: QPainter) -> None:
        fit, (begin, end) = room.fit, stage.span(NEAR_WALL)
        middle = 420.0 if room.roomy else stage.view_width * 0.4
        tool_wall(brush, room, QRectF(CENTRE - middle / 2, 380, middle, 230))
        bench(brush, room, begin, end, 826, 170, "#7a5a3c", "#b08a5c")
        _vice(brush, room, room.x(420), 640)
        _gears(brush, room, room.x(1420), 640)
        wall_shelf(brush, room, room.x(1750), 300, 380 * fit, ("#c84a3a", "#4a6a8a", "#d8a840", "#6a7a5a"))
        wall_shelf(brush, room, room.x(120), 330, 340 * fit, ("#8a8f96", "#c8783a", "#4a5a5a"))
        for place in (600, 1320):
            pendant(brush, room, room.x(place), 80, "#3a4a44")

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 1.1)


def _vice(brush: QPainter, room: Room, x: float, y: float) -> None:
    iron, fit = room.tones("#4a6a8a"), room.fit
    brush.setBrush(iron.down(y - 110 * fit, y))
    for part in (
        QRectF(-50, -30, 110, 30),
        QRectF(-60, -110, 40, 90),
        QRectF(0, -110, 36, 90),
        QRectF(30, -64, 80, 16),
    ):
        brush.drawRoundedRect(
            QRectF(x + part.x() * fit, y + part.y() * fit, part.width() * fit, part.height() * fit), 6, 6
        )
    brush.setBrush(qcolor(iron.bright))
    brush.drawRoundedRect(QRectF(x + 106 * fit, y - 100 * fit, 9 * fit, 86 * fit), 4, 4)


def _gears(brush: QPainter, room: Room, x: float, y: float) -> None:
    for across, size, ink in ((0, 62, "#c89a48"), (92, 42, "#9aa2aa"), (160, 30, "#b8703a")):
        metal, radius = room.tones(ink), size * room.fit
        middle = QPointF(x + across * room.fit, y - radius * 1.05)
        brush.setBrush(metal.round(middle.x() - radius, middle.x() + radius, room.stage.side))
        brush.save()
        brush.translate(middle)
        for _ in range(10):
            brush.rotate(36)
            brush.drawRect(QRectF(-radius * 0.14, -radius * 1.06, radius * 0.28, radius * 0.4))
        brush.restore()
        brush.drawEllipse(middle, radius * 0.84, radius * 0.84)
        brush.setBrush(qcolor(metal.deep))
        brush.drawEllipse(middle, radius * 0.26, radius * 0.26)
