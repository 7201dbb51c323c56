"""Rooms that are open to everybody: shop, gym, museum."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.fittings import (
    ceiling_lights,
    clothes_rail,
    dumbbell_rack,
    glass_case,
    statue,
)
from vidpipe_desktop.engines.animatic.scenery.furniture import (
    counter,
    pendant,
    picture,
    plant,
    screen,
    shadow,
    wall_shelf,
)
from vidpipe_desktop.engines.animatic.scenery.home_sets import dust
from vidpipe_desktop.engines.animatic.scenery.room import NEAR_WALL, Look, Room, open_room
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage


def shop(stage: Stage) -> None:
    """Clothes on rails, shelves, a till."""
    room = open_room(
        stage,
        Look(
            "#e8dccc",
            "#c0a078",
            "#d87a6a",
            "panels",
            windows="wide",
            outside="town",
            lamp="#fff0d0",
            bright=0.85,
            frame="#4a4440",
        ),
    )

    def furnish(brush: QPainter) -> None:
        fit, end = room.fit, stage.span(NEAR_WALL)[1]
        right = room.x(1440)
        clothes_rail(brush, room, room.x(300), 836, 460 * fit)
        if room.roomy:
            clothes_rail(brush, room, room.x(800), 822, 320)
        wall_shelf(brush, room, room.x(1700), 340, 420 * fit, ("#f4a0b0", "#8ac0c8", "#f0d080", "#c8a0d8"))
        wall_shelf(brush, room, room.x(1700), 460, 420 * fit, ("#d87a6a", "#f4ead8", "#7aa8a0"))
        counter(brush, room, right, end, 830, 190, "#f0e4d4", "#8a5a3a")
        screen(brush, room, QRectF(right + 60 * fit, 500, 120 * fit, 84 * fit), "#3aa08a")
        plant(brush, room, room.x(60) - 30 * fit, 820, 260 * fit)
        for place in (400, 960, 1520) if room.roomy else (620, 1300):
            pendant(brush, room, room.x(place), 40, "#d8b060")

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.4)


def gym(stage: Stage) -> None:
    """Weights, a mirror, a punch bag, mats."""
    room = open_room(
        stage,
        Look(
            "#8a939a",
            "#5a5652",
            "#c24a3a",
            "brick",
            "tiles",
            windows="wide",
            outside="town",
            lamp="#f4f8ff",
            bright=0.8,
            frame="#2c3036",
        ),
    )

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        ceiling_lights(brush, room, 4)
        dumbbell_rack(brush, room, room.x(400), 826, 520 * fit)
        _treadmill(brush, room, room.x(1430), 850)
        _punch_bag(brush, room, room.x(1780), 250)
        if room.roomy:
            _punch_bag(brush, room, room.x(110), 270)
        brush.setBrush(
            vertical_gradient(880, 960, (0.0, room.tones("#c24a3a").body, 0.9), (1.0, room.tones("#c24a3a").dark, 0.9))
        )
        brush.drawPolygon(
            polygon(
                (CENTRE - 300 * fit, 880),
                (CENTRE + 300 * fit, 880),
                (CENTRE + 380 * fit, 950),
                (CENTRE - 380 * fit, 950),
            )
        )

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.3)


def _treadmill(brush: QPainter, room: Room, x: float, y: float) -> None:
    frame, fit = room.tones("#3a4048"), room.fit
    shadow(brush, room, x, y, 420 * fit)
    brush.setBrush(frame.down(y - 60 * fit, y))
    brush.drawRoundedRect(QRectF(x - 200 * fit, y - 50 * fit, 400 * fit, 46 * fit), 14, 14)
    brush.drawPolygon(
        polygon(
            (x + 130 * fit, y - 40 * fit),
            (x + 170 * fit, y - 40 * fit),
            (x + 200 * fit, y - 300 * fit),
            (x + 176 * fit, y - 300 * fit),
        )
    )
    brush.drawRoundedRect(QRectF(x + 70 * fit, y - 300 * fit, 150 * fit, 20 * fit), 8, 8)
    screen(brush, room, QRectF(x + 140 * fit, y - 380 * fit, 90 * fit, 64 * fit), "#4ad88a", foot=False)


def _punch_bag(brush: QPainter, room: Room, x: float, y: float) -> None:
    leather, fit = room.tones("#a8322c"), room.fit
    brush.setBrush(qcolor(room.tones("#6a7078").body))
    brush.drawRect(QRectF(x - 3, -300, 6, y + 300))
    brush.setBrush(leather.round(x - 62 * fit, x + 62 * fit, room.stage.side))
    brush.drawRoundedRect(QRectF(x - 60 * fit, y, 120 * fit, 360 * fit), 30, 30)
    brush.setBrush(qcolor(leather.deep, 0.5))
    for band in (60, 280):
        brush.drawRect(QRectF(x - 60 * fit, y + band * fit, 120 * fit, 14 * fit))


def museum(stage: Stage) -> None:
    """Paintings in golden frames, busts, a showcase, a rope."""
    room = open_room(
        stage,
        Look("#7a3438", "#8a6a48", "#c8a050", "panels", windows="none", lamp="#ffe8c0", bright=0.85, frame="#d8c090"),
    )

    def furnish(brush: QPainter) -> None:
        fit = room.fit
        for place, wide, tall in ((330, 300, 220), (960, 420, 300), (1590, 300, 220)):
            x = room.x(place)
            if room.roomy or place == 960:
                picture(brush, room, x, 360, wide * max(fit, 0.75), tall * max(fit, 0.75))
                glow(brush, x, 250, 260, "#ffe8b0", 0.35)
        statue(brush, room, room.x(130), 822, 420 * fit)
        statue(brush, room, room.x(1790), 822, 420 * fit)
        if room.roomy:
            glass_case(brush, room, room.x(620), 820, 150)
            glass_case(brush, room, room.x(1300), 820, 150)
        _rope(brush, room)

    stage.plate(NEAR_WALL, furnish, resolution=0.95)
    dust(stage, 0.4)


def _rope(brush: QPainter, room: Room) -> None:
    gold, red = room.tones("#e0b850"), room.tones("#a8283a")
    step, y = 240 * room.fit, 848.0
    for side in (-1, 1):
        for index in range(1 if not room.roomy else 2):
            x = CENTRE + side * (room.stage.view_width * 0.2 + step * index)
            brush.setBrush(red.down(y - 100, y - 40))
            brush.drawChord(QRectF(min(x, x + side * step), y - 170, step, 130), 180 * 16, 180 * 16)
            brush.setBrush(qcolor(mix(room.tones(room.look.wall).body, room.stage.palette.key, 0.05)))
            brush.drawChord(QRectF(min(x, x + side * step) + 4, y - 174, step - 8, 112), 180 * 16, 180 * 16)
            for post in (x, x + side * step):
                brush.setBrush(gold.round(post - 7, post + 7, room.stage.side))
                brush.drawRect(QRectF(post - 5, y - 116, 10, 116))
                brush.drawEllipse(QPointF(post, y - 118), 11, 11)
                brush.drawEllipse(QPointF(post, y), 26, 7)
