"""Furniture of homes and workplaces; each piece stands with its foot at (x, y), `size` wide or high as it says."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.room import Room

WOOD, DARK_WOOD, PALE_WOOD = "#8f5e3a", "#5a3a28", "#d0b088"
_BOOKS = ("#a33a32", "#2f5a7a", "#c79a3a", "#3f6a4a", "#6a4a7a", "#d8cdb4", "#7a3a2a", "#3a4a5a")
_POTS = ("#f4ead8", "#c8683a", "#5a7a8a", "#e8c884", "#7a9a7a")


def shadow(brush: QPainter, room: Room, x: float, y: float, width: float) -> None:
    """The soft dark under a piece."""
    brush.setBrush(qcolor(room.stage.palette.shade, 0.28))
    brush.drawEllipse(QPointF(x, y), width * 0.54, width * 0.045 + 4)


def bookcase(
    brush: QPainter, room: Room, x: float, y: float, width: float, height: float, rows: int, mixed: bool = False
) -> None:
    """Shelves full of books; mixed: with pots and globes among them."""
    rng, wood, back = room.rng, room.tones(WOOD), room.tones("#3a261c")
    left, top = x - width / 2, y - height
    brush.setBrush(wood.down(top, y))
    brush.drawRect(QRectF(left, top, width, height))
    brush.setBrush(vertical_gradient(top, y, (0.0, back.deep, 1.0), (1.0, back.body, 1.0)))
    brush.drawRect(QRectF(left + 10, top + 10, width - 20, height - 20))
    step = (height - 16) / rows
    for row in range(rows):
        foot, at = top + 8 + (row + 1) * step - 10, left + 16
        while at < left + width - 34:
            ink = room.tones(rng.choice(_POTS if mixed else _BOOKS))
            if mixed and rng.random() < 0.35:
                tall = step * rng.uniform(0.35, 0.55)
                brush.setBrush(ink.round(at, at + 40, room.stage.side))
                brush.drawRoundedRect(QRectF(at, foot - tall, 38, tall), 14, 14)
                at += 52
                continue
            thick, tall = rng.uniform(12, 26), step * rng.uniform(0.55, 0.82)
            ink = room.tones(rng.choice(_BOOKS))
            brush.setBrush(ink.round(at, at + thick, room.stage.side))
            brush.drawRect(QRectF(at, foot - tall, thick, tall))
            brush.setBrush(qcolor(mix(ink.bright, "#ffe8b0", 0.4)))
            brush.drawRect(QRectF(at + thick * 0.2, foot - tall * 0.8, thick * 0.6, 4))
            at += thick + 2
        brush.setBrush(wood.down(foot, foot + 12))
        brush.drawRect(QRectF(left + 4, foot, width - 8, 11))


def plant(brush: QPainter, room: Room, x: float, y: float, height: float) -> None:
    """A plant in a clay pot."""
    rng, leaf, clay = room.rng, room.tones("#4f8a4a"), room.tones("#c8683a")
    shadow(brush, room, x, y, height * 0.5)
    for index in range(12):
        angle = -math.pi / 2 + (index - 5.5) * 0.25
        reach = height * rng.uniform(0.55, 0.85)
        foot, tip = (x, y - height * 0.3), (x + math.cos(angle) * reach, y - height * 0.3 + math.sin(angle) * reach)
        middle = ((foot[0] + tip[0]) / 2, (foot[1] + tip[1]) / 2)
        blade = QPainterPath(QPointF(*foot))
        blade.quadTo(middle[0] - height * 0.08, middle[1] - height * 0.1, *tip)
        blade.quadTo(middle[0] + height * 0.09, middle[1] - height * 0.03, *foot)
        brush.setBrush(qcolor((leaf.body, leaf.bright, leaf.dark)[index % 3]))
        brush.drawPath(blade)
    brush.setBrush(clay.round(x - height * 0.2, x + height * 0.2, room.stage.side))
    brush.drawPolygon(
        polygon(
            (x - height * 0.19, y - height * 0.34),
            (x + height * 0.19, y - height * 0.34),
            (x + height * 0.13, y),
            (x - height * 0.13, y),
        )
    )
    brush.drawRect(QRectF(x - height * 0.21, y - height * 0.36, height * 0.42, height * 0.06))


def pendant(brush: QPainter, room: Room, x: float, y: float, ink: Ink = "#33291f") -> None:
    """A lamp that hangs down to y."""
    shade, fit = room.tones(ink), room.fit
    brush.setBrush(qcolor(shade.deep))
    brush.drawRect(QRectF(x - 2, -300, 4, y + 300))
    brush.setBrush(shade.round(x - 60 * fit, x + 60 * fit, room.stage.side))
    brush.drawPolygon(
        polygon((x - 18 * fit, y), (x + 18 * fit, y), (x + 62 * fit, y + 58 * fit), (x - 62 * fit, y + 58 * fit))
    )
    brush.setBrush(qcolor(mix("#fff0c0", "#ffffff", 0.3)))
    brush.drawEllipse(QPointF(x, y + 58 * fit), 34 * fit, 11 * fit)
    glow(brush, x, y + 66 * fit, 300 * fit, room.look.lamp, 0.22 + 0.38 * room.on, 0.2)


def floor_lamp(brush: QPainter, room: Room, x: float, y: float, height: float) -> None:
    """A standing lamp with a cloth shade."""
    metal, cloth = room.tones("#6a5a48"), room.tones("#f0dcb8")
    shadow(brush, room, x, y, height * 0.22)
    brush.setBrush(metal.round(x - 4, x + 4, room.stage.side))
    brush.drawRect(QRectF(x - 4, y - height * 0.9, 8, height * 0.9))
    brush.drawEllipse(QPointF(x, y - 4), height * 0.1, height * 0.022)
    brush.setBrush(qcolor(mix(cloth.bright, "#fff0c8", 0.7 * room.on)))
    brush.drawPolygon(
        polygon(
            (x - height * 0.09, y - height),
            (x + height * 0.09, y - height),
            (x + height * 0.16, y - height * 0.76),
            (x - height * 0.16, y - height * 0.76),
        )
    )
    glow(brush, x, y - height * 0.86, height * 0.6, room.look.lamp, 0.12 + 0.5 * room.on, 0.2)


def sofa(brush: QPainter, room: Room, x: float, y: float, width: float) -> None:
    """A sofa with cushions."""
    cloth, cushion = room.tones(room.look.accent), room.tones("#e0a050")
    unit = width / 10
    shadow(brush, room, x, y, width)
    brush.setBrush(qcolor(room.tones(DARK_WOOD).body))
    for leg in (-4.6, 4.2):
        brush.drawRect(QRectF(x + leg * unit, y - unit * 0.4, unit * 0.4, unit * 0.4))
    brush.setBrush(cloth.down(y - unit * 3.4, y))
    brush.drawRoundedRect(QRectF(x - unit * 4.5, y - unit * 3.4, unit * 9, unit * 2.8), unit * 0.7, unit * 0.7)
    for side in (-2.1, 2.1):
        brush.setBrush(cloth.down(y - unit * 2.0, y - unit * 0.4))
        brush.drawRoundedRect(
            QRectF(x + (side - 2.1) * unit + 3, y - unit * 2.0, unit * 4.2 - 6, unit * 1.2), unit * 0.4, unit * 0.4
        )
    brush.setBrush(qcolor(cloth.dark))
    brush.drawRoundedRect(QRectF(x - unit * 4.6, y - unit * 1.0, unit * 9.2, unit * 0.7), unit * 0.2, unit * 0.2)
    brush.setBrush(cloth.down(y - unit * 2.6, y - unit * 0.2))
    for arm in (-5.0, 4.0):
        brush.drawRoundedRect(QRectF(x + arm * unit, y - unit * 2.5, unit, unit * 2.2), unit * 0.5, unit * 0.5)
    brush.setBrush(cushion.down(y - unit * 3, y - unit * 1.5))
    brush.drawRoundedRect(QRectF(x - unit * 3.7, y - unit * 3.0, unit * 1.5, unit * 1.3), unit * 0.3, unit * 0.3)


def rug(brush: QPainter, room: Room, x: float, y: float, width: float, ink: Ink) -> None:
    """An oval rug on the floor with its middle at (x, y)."""
    for part, colour in ((1.0, ink), (0.88, "#efe2c8"), (0.8, ink), (0.4, "#efe2c8"), (0.34, ink)):
        brush.setBrush(qcolor(room.tones(colour).body, 0.85))
        brush.drawEllipse(QPointF(x, y), width / 2 * part, width * 0.1 * part)


def picture(brush: QPainter, room: Room, x: float, y: float, width: float, height: float) -> None:
    """A framed landscape on the wall whose middle is (x, y)."""
    frame, rng, box = room.tones(DARK_WOOD), room.rng, QRectF(x - width / 2, y - height / 2, width, height)
    brush.setBrush(qcolor(room.stage.palette.shade, 0.25))
    brush.drawRect(box.translated(6, 9))
    brush.setBrush(frame.down(box.top(), box.bottom()))
    brush.drawRect(box)
    inner = box.adjusted(11, 11, -11, -11)
    sky, land = (
        room.tones(rng.choice(("#bcd8e8", "#f0d0a8", "#d8c0d8"))),
        room.tones(rng.choice(("#7a9a6a", "#8a7a5a", "#5a7a8a"))),
    )
    brush.setBrush(sky.down(inner.top(), inner.bottom()))
    brush.drawRect(inner)
    brush.setBrush(qcolor(land.body))
    brush.drawPolygon(
        polygon(
            (inner.left(), inner.bottom()),
            (inner.left(), inner.center().y()),
            (inner.left() + inner.width() * 0.4, inner.top() + inner.height() * 0.35),
            (inner.right(), inner.top() + inner.height() * 0.7),
            (inner.right(), inner.bottom()),
        )
    )


def counter(
    brush: QPainter, room: Room, left: float, right: float, y: float, height: float, ink: Ink, top: Ink = "#efe6d8"
) -> None:
    """Kitchen cupboards from left to right under a worktop."""
    front, slab, step = room.tones(ink), room.tones(top), 150.0 * room.fit
    brush.setBrush(front.down(y - height, y))
    brush.drawRect(QRectF(left, y - height, right - left, height))
    brush.setBrush(qcolor(front.deep, 0.5))
    brush.drawRect(QRectF(left, y - 18, right - left, 18))
    at = left + 8
    while at < right - 20:
        wide = min(step - 12, right - at - 8)
        brush.setBrush(qcolor(front.bright, 0.55))
        brush.drawRoundedRect(QRectF(at, y - height + 26, wide, height - 56), 6, 6)
        brush.setBrush(qcolor(front.body))
        brush.drawRoundedRect(QRectF(at + 8, y - height + 34, wide - 16, height - 72), 4, 4)
        brush.setBrush(qcolor(room.tones("#d8c8a0").bright))
        brush.drawRoundedRect(QRectF(at + wide * 0.5 - 16, y - height + 40, 32, 6), 3, 3)
        at += step
    brush.setBrush(slab.down(y - height - 22, y - height + 4))
    brush.drawRect(QRectF(left - 12, y - height - 20, right - left + 24, 24))


def wall_shelf(
    brush: QPainter, room: Room, x: float, y: float, width: float, inks: tuple[Ink, ...] = _POTS, bottles: bool = False
) -> None:
    """A board on the wall with pots, or with bottles; y: its upper edge."""
    wood, rng = room.tones(WOOD), room.rng
    at = x - width / 2 + 10
    while at < x + width / 2 - 30:
        wide, tall, ink = (
            rng.uniform(20, 28) if bottles else rng.uniform(30, 44),
            rng.uniform(54, 92) if bottles else rng.uniform(34, 66),
            room.tones(rng.choice(inks)),
        )
        brush.setBrush(ink.round(at, at + wide, room.stage.side))
        if bottles:
            brush.drawRoundedRect(QRectF(at, y - tall * 0.62, wide, tall * 0.62), 5, 5)
            brush.drawRect(QRectF(at + wide * 0.33, y - tall, wide * 0.34, tall * 0.45))
            brush.setBrush(qcolor(ink.bright, 0.8))
            brush.drawRect(QRectF(at + wide * 0.15, y - tall * 0.45, wide * 0.7, tall * 0.2))
        else:
            brush.drawRoundedRect(QRectF(at, y - tall, wide, tall), 9, 9)
        at += wide + rng.uniform(6, 18)
    brush.setBrush(wood.down(y, y + 14))
    brush.drawRect(QRectF(x - width / 2, y, width, 14))
    brush.setBrush(qcolor(room.stage.palette.shade, 0.22))
    brush.drawRect(QRectF(x - width / 2 + 6, y + 14, width - 12, 10))


def table(brush: QPainter, room: Room, x: float, y: float, width: float, height: float, ink: Ink = WOOD) -> None:
    """A table with two legs in sight."""
    wood = room.tones(ink)
    shadow(brush, room, x, y, width)
    brush.setBrush(wood.down(y - height, y))
    for leg in (-0.44, 0.40):
        brush.drawRect(QRectF(x + leg * width, y - height, width * 0.04, height))
    brush.setBrush(wood.down(y - height - 4, y - height + 18))
    brush.drawRoundedRect(QRectF(x - width / 2, y - height - 4, width, 22), 5, 5)


def chair(brush: QPainter, room: Room, x: float, y: float, height: float, way: int, ink: Ink = WOOD) -> None:
    """A chair from its side; way: 1 = who sits on it looks to the right."""
    wood, seat = room.tones(ink), height * 0.46
    brush.setBrush(wood.down(y - height, y))
    back = x - way * height * 0.22
    brush.drawPolygon(
        polygon(
            (back - 5, y),
            (back + 5, y),
            (back - way * height * 0.07 + 5, y - height),
            (back - way * height * 0.07 - 5, y - height),
        )
    )
    brush.drawRect(QRectF(x + way * height * 0.2 - 5, y - seat, 10, seat))
    brush.drawRoundedRect(QRectF(x - height * 0.27, y - seat - 6, height * 0.54, 14), 4, 4)


def bed(brush: QPainter, room: Room, x: float, y: float, width: float, white: bool = False) -> None:
    """A bed from its side, head at the left."""
    wood, sheet = room.tones("#c8d0d4" if white else WOOD), room.tones("#f4f0e8")
    cloth, unit = room.tones("#8ac0c8" if white else room.look.accent), width / 10
    shadow(brush, room, x, y, width)
    left = x - width / 2
    brush.setBrush(wood.down(y - unit * 3.6, y))
    brush.drawRoundedRect(QRectF(left - unit * 0.2, y - unit * 3.6, unit * 0.5, unit * 3.6), 8, 8)
    brush.drawRoundedRect(QRectF(left + width - unit * 0.3, y - unit * 2.1, unit * 0.45, unit * 2.1), 8, 8)
    brush.drawRect(QRectF(left, y - unit * 1.2, width, unit * 0.5))
    brush.setBrush(sheet.down(y - unit * 2.0, y - unit * 0.9))
    brush.drawRoundedRect(
        QRectF(left + unit * 0.2, y - unit * 2.0, width - unit * 0.5, unit * 1.1), unit * 0.2, unit * 0.2
    )
    brush.drawRoundedRect(QRectF(left + unit * 0.4, y - unit * 2.6, unit * 1.9, unit * 0.9), unit * 0.35, unit * 0.35)
    brush.setBrush(cloth.down(y - unit * 2.3, y - unit * 0.5))
    brush.drawRoundedRect(
        QRectF(left + unit * 2.9, y - unit * 2.25, width - unit * 3.2, unit * 1.6), unit * 0.4, unit * 0.4
    )
    brush.setBrush(qcolor(cloth.bright))
    brush.drawRect(QRectF(left + unit * 2.9, y - unit * 2.2, unit * 0.7, unit * 1.5))


def fireplace(brush: QPainter, room: Room, x: float, y: float, width: float) -> None:
    """A fireplace of stone, with its glow; the flames are the set's."""
    stone, height = room.tones("#b8a894"), width * 0.86
    brush.setBrush(stone.down(y - height, y))
    brush.drawRect(QRectF(x - width / 2, y - height, width, height))
    brush.setBrush(stone.down(y - height - 26, y - height + 6))
    brush.drawRect(QRectF(x - width * 0.57, y - height - 22, width * 1.14, 26))
    brush.setBrush(qcolor(stone.deep, 0.25))
    for row in range(6):
        brush.drawRect(QRectF(x - width / 2, y - height + 30 + row * height / 6.5, width, 3))
    brush.setBrush(qcolor("#1a0f0c"))
    brush.drawRoundedRect(
        QRectF(x - width * 0.3, y - height * 0.66, width * 0.6, height * 0.66), width * 0.12, width * 0.12
    )
    brush.setBrush(qcolor(room.tones(DARK_WOOD).body))
    for log in (-0.16, 0.04):
        brush.drawRoundedRect(QRectF(x + log * width, y - height * 0.12, width * 0.22, height * 0.09), 8, 8)
    glow(brush, x, y - height * 0.2, width * 0.9, "#ff9a4a", 0.45)


def screen(brush: QPainter, room: Room, box: QRectF, ink: Ink = "#2f7ac8", foot: bool = True) -> None:
    """A monitor that is on; foot: it stands on something."""
    case = room.tones("#23282f")
    if foot:
        brush.setBrush(qcolor(case.body))
        brush.drawRect(QRectF(box.center().x() - 10, box.bottom(), 20, 26))
        brush.drawRoundedRect(QRectF(box.center().x() - 50, box.bottom() + 22, 100, 9), 4, 4)
    brush.setBrush(qcolor(case.dark))
    brush.drawRoundedRect(box.adjusted(-9, -9, 9, 9), 8, 8)
    brush.setBrush(
        vertical_gradient(
            box.top(), box.bottom(), (0.0, mix(ink, "#0a1a2a", 0.35), 1.0), (1.0, mix(ink, "#8af0ff", 0.35), 1.0)
        )
    )
    brush.drawRect(box)
    brush.setBrush(qcolor("#e8fbff", 0.55))
    for row in range(4):
        wide = box.width() * room.rng.uniform(0.3, 0.8)
        brush.drawRect(
            QRectF(box.x() + box.width() * 0.08, box.y() + box.height() * (0.16 + 0.2 * row), wide, box.height() * 0.06)
        )
    glow(brush, box.center().x(), box.center().y(), box.width() * 0.9, ink, 0.2)
