"""The shell of a room: walls, windows with the world outside, floor, and the light that falls in or hangs above."""

from dataclasses import dataclass, replace
from random import Random

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.shapes import polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.reflections import seen_so_far
from vidpipe_desktop.engines.animatic.scenery.sky import sky
from vidpipe_desktop.engines.animatic.scenery.skyline import skyline
from vidpipe_desktop.engines.animatic.scenery.space import planet, starfield
from vidpipe_desktop.engines.animatic.scenery.tones import Tones, lamplight, tones
from vidpipe_desktop.engines.animatic.scenery.trees import treeline
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

FLOOR = 770.0
"""y where the wall meets the floor."""
WALL_DEPTH, NEAR_WALL = 2.2, 1.7
"""Depths of the wall, and of furniture before it."""
_VIEW_DEPTH = 12.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a room looks.

    pattern of its wall: plain, panels, brick, tiles, stone, planks or metal; of its floor (floor_pattern): boards,
    tiles, stone or metal. windows: pair, arch, wide, round or none. outside: town, country or space.
    lamp: colour of its lamps; bright: how much light it has when it is dark outside, 0…1.
    """

    wall: Ink
    floor: Ink
    accent: Ink
    pattern: str = "plain"
    floor_pattern: str = "boards"
    windows: str = "pair"
    outside: str = "country"
    frame: Ink = "#f4efe6"
    curtains: bool = False
    lamp: Ink = "#ffd2a0"
    bright: float = 0.75


@dataclass(frozen=True, slots=True)
class Room:
    """A room while it is furnished. fit: size of furniture, less than 1 in narrow pictures; on: how far lamps are on.
    windows: their boxes. roomy: whether there is space for more than the main pieces."""

    stage: Stage
    look: Look
    rng: Random
    fit: float
    on: float
    windows: tuple[QRectF, ...]

    @property
    def roomy(self) -> bool:
        return self.stage.view_width > 1300

    def x(self, place: float) -> float:
        """Where something composed at this x of a wide picture stands."""
        return self.stage.across(place)

    def tones(self, ink: Ink) -> Tones:
        """A surface in the room's light."""
        return tones(self.stage, ink)


def open_room(stage: Stage, look: Look) -> Room:
    """Build the shell, and turn the stage's light into the room's."""
    fit = max(0.6, min(1.0, stage.view_width / 1560))
    on = lamplight(stage.palette)
    room = Room(stage, look, stage.rng(500), fit, on, _window_boxes(stage, look.windows))
    stage.ground, stage.horizon = 930, FLOOR
    if room.windows:
        _put_view(room)
    _light_room(room)
    stage.plate(WALL_DEPTH, lambda brush: _draw_shell(brush, room), resolution=0.95)
    light = stage.plate(WALL_DEPTH - 0.01, lambda brush: _draw_light(brush, room), resolution=0.4, blur=6)
    light.mode = QPainter.CompositionMode.CompositionMode_Screen
    return room


def _light_room(room: Room) -> None:
    """Daylight that comes through windows, or lamps; rooms without windows always have their lamps on."""
    palette, look = room.stage.palette, room.look
    on = room.on if room.windows else 1.0
    by_day = mix((1.0, 0.95, 0.88), palette.ambient, 0.55)
    by_lamp = rgb(look.lamp) * (0.55 + 0.4 * look.bright)
    palette.ambient = mix(by_day, by_lamp, on * (0.55 + 0.35 * look.bright))
    palette.key = mix(mix(palette.key, "#ffe9c8", 0.3), look.lamp, 0.75 * on)
    palette.shade = mix(palette.shade, "#2a1c20", 0.45)
    room.stage.light_x = -0.5 if room.stage.light_x < 0 else 0.5


def _window_boxes(stage: Stage, kind: str) -> tuple[QRectF, ...]:
    view, y, tall = stage.view_width, 138.0, 420.0
    match kind:
        case "pair" if view > 1000:
            wide = min(470.0, view * 0.27)
            return tuple(QRectF(CENTRE + side * view * 0.235 - wide / 2, y, wide, tall) for side in (-1, 1))
        case "pair":
            return (QRectF(CENTRE - view * 0.3, y, view * 0.6, tall),)
        case "arch":
            wide = min(520.0, view * 0.52)
            return (QRectF(CENTRE - wide / 2, 70, wide, 540),)
        case "wide":
            wide = view * 0.84
            return (QRectF(CENTRE - wide / 2, y + 20, wide, tall),)
        case "round":
            wide = min(300.0, view * 0.3)
            places = (-0.3, 0.0, 0.3) if view > 1000 else (-0.24, 0.24)
            return tuple(QRectF(CENTRE + place * view - wide / 2, 190, wide, wide) for place in places)
        case _:
            return ()


def _put_view(room: Room) -> None:
    """The world outside, as one plate far behind the windows."""
    stage, look = room.stage, room.look
    outside = replace(stage, seed=stage.seed + 5, resolution=stage.resolution * 0.8, layers=[], fx=[])
    if look.outside == "space":
        starfield(outside)
        planet(outside, 18, CENTRE + stage.view_width * 0.2, 420, 190, "#3f8fd0", air="#8ad0ff", seed=2)
    else:
        sky(outside, clouds=0.45, low_y=560, orb_x=room.windows[0].center().x() + 60)
        if look.outside == "town":
            skyline(outside, 14, 560, (90, 240), (50, 110), haze=0.6, seed=2, peak=0.3)
            skyline(outside, 9, 600, (120, 300), (70, 130), haze=0.4, lit=0.5, seed=3)
        else:
            green = "#e6eef8" if "snow" in stage.tags else "#8aa868"
            ridge(outside, 14, 500, 80, seed=stage.seed + 2, kind="hill", haze=0.6, ink=green, resolution=0.6)
            treeline(outside, 9, 566, (60, 140), 26, kind="broad", haze=0.35, resolution=0.7)
            ridge(outside, 8, 575, 20, seed=stage.seed + 3, kind="hill", haze=0.3, ink=green, resolution=0.6)
    area = room.windows[0]
    for window in room.windows:
        area = area.united(window)
    area = area.adjusted(-60, -50, 60, 50)
    scale = outside.resolution
    stage.orb = outside.orb
    stage.put(Layer(_VIEW_DEPTH, seen_so_far(outside, area, scale), area.x(), area.y(), scale))


def window_outline(box: QRectF, kind: str) -> QPainterPath:
    """The opening of a window of this kind."""
    path = QPainterPath()
    if kind == "round":
        path.addEllipse(box)
    elif kind == "arch":
        path.moveTo(box.left(), box.bottom())
        path.lineTo(box.left(), box.top() + box.height() * 0.4)
        path.quadTo(box.left(), box.top(), box.center().x(), box.top() - 20)
        path.quadTo(box.right(), box.top(), box.right(), box.top() + box.height() * 0.4)
        path.lineTo(box.bottomRight())
        path.closeSubpath()
    else:
        path.addRoundedRect(box, 6, 6)
    return path


def _draw_shell(brush: QPainter, room: Room) -> None:
    stage, look = room.stage, room.look
    area, wall, palette = stage.area(WALL_DEPTH), room.tones(look.wall), stage.palette
    path = QPainterPath()
    path.addRect(QRectF(area.x() - 10, area.y() - 10, area.width() + 20, FLOOR - area.y() + 20))
    for box in room.windows:
        path = path.subtracted(window_outline(box, look.windows))
    lamp = QRadialGradient(QPointF(CENTRE + stage.light_x * 500, 340), 1250)
    for place, ink in (
        (0.0, mix(wall.body, palette.key, 0.25)),
        (0.4, wall.body),
        (1.0, mix(wall.body, palette.shade, 0.55)),
    ):
        lamp.setColorAt(place, qcolor(ink))
    brush.setBrush(QBrush(lamp))
    brush.drawPath(path)
    brush.save()
    brush.setClipPath(path)
    _draw_pattern(brush, room, area, wall)
    brush.setBrush(vertical_gradient(area.top(), 260, (0.0, palette.shade, 0.45), (1.0, palette.shade, 0.0)))
    brush.drawRect(QRectF(area.x(), area.y(), area.width(), 260 - area.y()))
    brush.restore()
    for box in room.windows:
        _draw_window(brush, room, box)
    _draw_floor(brush, room, area)


def _draw_pattern(brush: QPainter, room: Room, area: QRectF, wall: Tones) -> None:
    match room.look.pattern:
        case "brick":
            _draw_courses(brush, area, 34, 92, qcolor(wall.deep, 0.28))
        case "stone":
            _draw_courses(brush, area, 86, 210, qcolor(wall.deep, 0.30))
        case "tiles":
            _draw_courses(brush, QRectF(area.x(), 400, area.width(), FLOOR), 44, 44, qcolor(wall.deep, 0.16))
        case "panels":
            _draw_panels(brush, area, wall, room.tones(room.look.accent))
        case "planks":
            brush.setBrush(qcolor(wall.deep, 0.4))
            for index in range(-22, 23):
                brush.drawRect(QRectF(CENTRE + index * 84, area.top(), 4, FLOOR - area.top()))
        case "metal":
            _draw_plating(brush, area, wall, room.tones(room.look.accent))
        case _:
            pass


def _draw_courses(brush: QPainter, area: QRectF, tall: float, wide: float, ink: QColor) -> None:
    """Joints of bricks, stones or tiles."""
    brush.setBrush(ink)
    y, shift = area.top(), 0.0
    while y < FLOOR:
        brush.drawRect(QRectF(area.left(), y, area.width(), 3))
        x = area.left() + (CENTRE - area.left() + shift) % wide
        while x < area.right():
            brush.drawRect(QRectF(x, y, 3, tall))
            x += wide
        y, shift = y + tall, (0.0 if shift else wide / 2)


def _draw_panels(brush: QPainter, area: QRectF, wall: Tones, accent: Tones) -> None:
    """Wainscot: panels in the accent's colour along the foot of the wall."""
    brush.setBrush(qcolor(accent.body, 0.35))
    brush.drawRect(QRectF(area.left(), 600, area.width(), FLOOR - 600))
    brush.setBrush(qcolor(wall.bright))
    brush.drawRect(QRectF(area.left(), 592, area.width(), 12))
    brush.setBrush(qcolor(wall.deep, 0.25))
    for index in range(-14, 15):
        brush.drawRoundedRect(QRectF(CENTRE + index * 132 + 14, 626, 104, 108), 4, 4)


def _draw_plating(brush: QPainter, area: QRectF, wall: Tones, accent: Tones) -> None:
    """Plates of metal, with a strip of light along them."""
    for index in range(-9, 10):
        brush.setBrush(qcolor(wall.deep, 0.5))
        brush.drawRect(QRectF(CENTRE + index * 240, area.top(), 5, FLOOR - area.top()))
        brush.setBrush(qcolor(wall.bright, 0.6))
        brush.drawRect(QRectF(CENTRE + index * 240 + 5, area.top(), 3, FLOOR - area.top()))
    brush.setBrush(qcolor(accent.body, 0.8))
    brush.drawRect(QRectF(area.left(), 636, area.width(), 14))


def _draw_window(brush: QPainter, room: Room, box: QRectF) -> None:
    """Frame, bars and sill; curtains at both sides if there are any."""
    frame, kind = room.tones(room.look.frame), room.look.windows
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(QPen(qcolor(frame.body), 20))
    brush.drawPath(window_outline(box, kind))
    brush.setPen(QPen(qcolor(frame.bright), 8))
    brush.drawPath(window_outline(box.adjusted(-6, -6, 6, 6), kind))
    brush.setPen(Qt.PenStyle.NoPen)
    if kind == "round":
        return
    brush.setBrush(qcolor(frame.body))
    columns = max(2, round(box.width() / 250))
    for column in range(1, columns):
        brush.drawRect(QRectF(box.x() + box.width() * column / columns - 5, box.y(), 10, box.height()))
    brush.drawRect(QRectF(box.x(), box.y() + box.height() * 0.42, box.width(), 9))
    brush.setBrush(frame.down(box.bottom(), box.bottom() + 26))
    brush.drawRect(QRectF(box.x() - 28, box.bottom() + 2, box.width() + 56, 22))
    brush.setBrush(qcolor(room.stage.palette.shade, 0.25))
    brush.drawRect(QRectF(box.x() - 22, box.bottom() + 24, box.width() + 44, 14))
    if room.look.curtains:
        _draw_curtains(brush, room, box)


def _draw_curtains(brush: QPainter, room: Room, box: QRectF) -> None:
    cloth, rod, wide = room.tones(room.look.accent), room.tones("#5a4030"), box.width() * 0.2
    for side in (-1, 1):
        outer = box.left() - wide * 0.55 if side < 0 else box.right() + wide * 0.55
        for fold in range(6):
            a, b = outer - side * wide * fold / 6, outer - side * wide * (fold + 1) / 6
            brush.setBrush(qcolor(cloth.body if fold % 2 else cloth.dark))
            brush.drawPolygon(
                polygon(
                    (a, box.y() - 46),
                    (b, box.y() - 46),
                    (b + side * fold * 3, box.bottom() + 70),
                    (a + side * fold * 3, box.bottom() + 70),
                )
            )
            brush.setBrush(qcolor(cloth.bright, 0.35))
            brush.drawRect(QRectF(min(a, b), box.y() - 46, 4, box.height() + 110))
    brush.setBrush(rod.down(box.y() - 60, box.y() - 44))
    brush.drawRoundedRect(QRectF(box.x() - wide, box.y() - 58, box.width() + 2 * wide, 14), 7, 7)


def _draw_floor(brush: QPainter, room: Room, area: QRectF) -> None:
    floor, palette, kind = room.tones(room.look.floor), room.stage.palette, room.look.floor_pattern
    box = QRectF(area.x(), FLOOR, area.width(), area.bottom() - FLOOR + 10)
    far = mix(floor.body, palette.key, 0.16)
    brush.setBrush(vertical_gradient(FLOOR, 1100, (0.0, far, 1.0), (0.3, floor.body, 1.0), (1.0, floor.dark, 1.0)))
    brush.drawRect(box)
    brush.setPen(QPen(qcolor(floor.deep, 0.35), 2.4))
    gap = {"boards": 92, "tiles": 130, "stone": 150, "metal": 240}[kind]
    for index in range(-26, 27):
        brush.drawLine(QPointF(CENTRE + index * gap, FLOOR), QPointF(CENTRE + index * gap * 2.8, 1500))
    y, step = FLOOR, 22.0
    while y < area.bottom() and kind != "boards":
        brush.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        y, step = y + step, step * 1.32
    brush.setPen(Qt.PenStyle.NoPen)
    if kind == "boards":
        for _ in range(40):
            at = room.rng.uniform(FLOOR + 10, 1080)
            grow = 1 + (at - FLOOR) / 400
            brush.setBrush(qcolor(room.rng.choice((floor.bright, floor.deep)), 0.10))
            brush.drawRect(QRectF(room.rng.uniform(box.left(), box.right()), at, 160 * grow, 5 * grow))
    skirting = room.tones(room.look.frame if room.look.pattern in ("plain", "panels", "tiles") else room.look.floor)
    brush.setBrush(qcolor(skirting.body))
    brush.drawRect(QRectF(box.left(), FLOOR - 22, box.width(), 24))
    brush.setBrush(vertical_gradient(FLOOR, FLOOR + 30, (0.0, palette.shade, 0.35), (1.0, palette.shade, 0.0)))
    brush.drawRect(QRectF(box.left(), FLOOR + 2, box.width(), 30))


def _draw_light(brush: QPainter, room: Room) -> None:
    """Shafts from the windows and their pools on the floor; at night the moon's are weak."""
    palette, lean = room.stage.palette, -room.stage.light_x * 560
    light: Rgb = mix(palette.key, "#ffffff", 0.1)
    strength = 0.36 * (1 - 0.75 * room.on)
    for box in room.windows:
        shaft = QLinearGradient(box.center().x(), box.top(), box.center().x() + lean, 1080)
        for place, part in ((0.0, 0.55), (0.5, 0.22), (1.0, 0.0)):
            shaft.setColorAt(place, qcolor(light, strength * part))
        brush.setBrush(QBrush(shaft))
        brush.drawPolygon(
            polygon(
                (box.left(), box.top()), (box.right(), box.top()), (box.right() + lean, 1080), (box.left() + lean, 1080)
            )
        )
        brush.setBrush(vertical_gradient(FLOOR, 1080, (0.0, light, strength), (1.0, light, strength * 0.2)))
        near, far = lean * 0.45, lean * 0.95
        brush.drawPolygon(
            polygon(
                (box.left() + near, FLOOR + 20),
                (box.right() + near, FLOOR + 20),
                (box.right() + far + 60, 1040),
                (box.left() + far - 60, 1040),
            )
        )
