"""What public and unusual rooms hold: boards, flasks, instruments, thrones, stage curtains, seats, tools, machines."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.furniture import DARK_WOOD, WOOD, shadow
from vidpipe_desktop.engines.animatic.scenery.room import Room
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_LIQUIDS = ("#39c8e8", "#8a5bff", "#39e89c", "#ffb03c", "#ff5f8a")


def blackboard(brush: QPainter, room: Room, box: QRectF) -> None:
    """A board with chalk writing, a curve and a tray."""
    wood, slate, rng = room.tones("#7a5636"), room.tones("#2f5a48"), room.rng
    brush.setBrush(wood.down(box.top(), box.bottom()))
    brush.drawRect(box.adjusted(-16, -16, 16, 16))
    brush.setBrush(slate.down(box.top(), box.bottom()))
    brush.drawRect(box)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(QPen(qcolor("#eef4e6", 0.75), 4 * room.fit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for row in range(4):
        y, left = box.top() + box.height() * (0.18 + 0.16 * row), box.left() + box.width() * 0.06
        while left < box.left() + box.width() * rng.uniform(0.38, 0.5):
            wide = rng.uniform(24, 70) * room.fit
            brush.drawLine(QPointF(left, y), QPointF(left + wide, y + rng.uniform(-3, 3)))
            left += wide + 18
    middle, foot = box.left() + box.width() * 0.76, box.top() + box.height() * 0.72
    reach = min(box.height() * 0.42, box.width() * 0.2)
    brush.drawLine(QPointF(middle - reach, foot), QPointF(middle + reach, foot))
    brush.drawLine(QPointF(middle - reach, foot), QPointF(middle - reach, foot - reach * 1.2))
    curve = [QPointF(middle - reach + reach * 2 * at / 20, foot - reach * 1.1 * (at / 20) ** 2) for at in range(20)]
    brush.drawPolyline(curve)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setBrush(wood.down(box.bottom() + 14, box.bottom() + 28))
    brush.drawRect(QRectF(box.left(), box.bottom() + 12, box.width(), 14))
    for ink, at in (("#ffffff", 0.2), ("#ffd84d", 0.26), ("#ff8a8a", 0.31)):
        brush.setBrush(qcolor(ink))
        brush.drawRect(QRectF(box.left() + box.width() * at, box.bottom() + 6, 26, 7))


def flasks(brush: QPainter, room: Room, x: float, y: float, count: int) -> None:
    """Flasks of shining liquids on a bench whose top is y, the first at x."""
    for index in range(count):
        at, ink, fit = x + index * 92 * room.fit, _LIQUIDS[index % len(_LIQUIDS)], room.fit
        glass = QPainterPath(QPointF(at - 10 * fit, y - 120 * fit))
        for across, up in ((-10, 80), (-36, 0), (36, 0), (10, 80), (10, 120)):
            glass.lineTo(at + across * fit, y - up * fit)
        glass.closeSubpath()
        brush.setBrush(qcolor("#ffffff", 0.35))
        brush.drawPath(glass)
        brush.setBrush(qcolor(ink, 0.9))
        brush.drawPolygon(
            polygon(
                (at - 22 * fit, y - 42 * fit),
                (at + 22 * fit, y - 42 * fit),
                (at + 34 * fit, y - 2),
                (at - 34 * fit, y - 2),
            )
        )
        brush.setBrush(qcolor("#ffffff", 0.6))
        brush.drawEllipse(QPointF(at - 8 * fit, y - 26 * fit), 4 * fit, 7 * fit)
        glow(brush, at, y - 30 * fit, 90 * fit, ink, 0.45)


def bench(brush: QPainter, room: Room, left: float, right: float, y: float, height: float, ink: Ink, top: Ink) -> None:
    """A long bench with drawers, from left to right."""
    front, slab = room.tones(ink), room.tones(top)
    brush.setBrush(front.down(y - height, y))
    brush.drawRect(QRectF(left, y - height, right - left, height))
    brush.setBrush(qcolor(front.deep, 0.35))
    at = left
    while at < right:
        brush.drawRect(QRectF(at, y - height, 4, height))
        brush.drawRect(QRectF(at + 40 * room.fit, y - height * 0.72, 50 * room.fit, 6))
        brush.drawRect(QRectF(at, y - height * 0.5, 130 * room.fit, 3))
        at += 130 * room.fit
    brush.setBrush(slab.down(y - height - 18, y - height + 6))
    brush.drawRect(QRectF(left - 10, y - height - 16, right - left + 20, 20))


def monitor_curve(brush: QPainter, room: Room, box: QRectF, ink: Ink = "#5affd8") -> None:
    """An instrument that shows a beating curve."""
    case = room.tones("#2a323a")
    brush.setBrush(case.down(box.top(), box.bottom()))
    brush.drawRoundedRect(box.adjusted(-14, -14, 14, 14), 12, 12)
    brush.setBrush(qcolor("#0b2c3c"))
    brush.drawRect(box)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.setPen(QPen(qcolor(ink), 4 * room.fit))
    points = [
        QPointF(
            box.x() + box.width() * at / 30,
            box.center().y() - box.height() * 0.4 * math.sin(at * 0.9) * math.exp(-(((at % 15 - 7) / 2.4) ** 2)),
        )
        for at in range(31)
    ]
    brush.drawPolyline(points)
    brush.setPen(Qt.PenStyle.NoPen)
    glow(brush, box.center().x(), box.center().y(), box.width() * 0.8, ink, 0.22)


def pillar(brush: QPainter, room: Room, x: float, width: float, ink: Ink = "#a79a92") -> None:
    """A stone pillar from floor to ceiling."""
    stone, half = room.tones(ink), width / 2
    brush.setBrush(stone.round(x - half, x + half, room.stage.side))
    brush.drawRect(QRectF(x - half, -300, width, 1100))
    brush.setBrush(qcolor(stone.deep, 0.25))
    for at in (-0.3, -0.1, 0.12, 0.32):
        brush.drawRect(QRectF(x + at * width, -300, width * 0.04, 1080))
    brush.setBrush(stone.round(x - half * 1.4, x + half * 1.4, room.stage.side))
    for y, tall in ((20, 40), (760, 44), (792, 20)):
        grow = 1.3 if y != 792 else 1.5
        brush.drawRect(QRectF(x - half * grow, y, width * grow, tall))


def banner(brush: QPainter, room: Room, x: float, y: float, width: float, height: float, ink: Ink = "#9a2230") -> None:
    """A hanging cloth with a golden emblem."""
    cloth, gold = room.tones(ink), room.tones("#f0c050")
    brush.setBrush(cloth.round(x - width / 2, x + width / 2, room.stage.side))
    brush.drawPolygon(
        polygon(
            (x - width / 2, y),
            (x + width / 2, y),
            (x + width / 2, y + height),
            (x, y + height * 1.14),
            (x - width / 2, y + height),
        )
    )
    brush.setBrush(qcolor(gold.body))
    brush.drawRect(QRectF(x - width * 0.6, y - 8, width * 1.2, 10))
    brush.drawEllipse(QPointF(x, y + height * 0.42), width * 0.2, width * 0.2)
    brush.setBrush(qcolor(cloth.body))
    brush.drawEllipse(QPointF(x, y + height * 0.42), width * 0.1, width * 0.1)


def throne(brush: QPainter, room: Room, x: float, y: float, height: float) -> None:
    """A golden throne on three steps."""
    gold, velvet, stone = room.tones("#d8a840"), room.tones("#a02838"), room.tones("#8a7e80")
    for step in range(3):
        wide = height * (1.5 - 0.28 * step)
        brush.setBrush(stone.down(y - 22 * (step + 1), y - 22 * step + 6))
        brush.drawRect(QRectF(x - wide / 2, y - 22 * (step + 1), wide, 22))
    foot = y - 66
    brush.setBrush(gold.round(x - height * 0.26, x + height * 0.26, room.stage.side))
    brush.drawPolygon(
        polygon(
            (x - height * 0.24, foot),
            (x - height * 0.24, foot - height * 0.86),
            (x, foot - height),
            (x + height * 0.24, foot - height * 0.86),
            (x + height * 0.24, foot),
        )
    )
    brush.setBrush(velvet.down(foot - height * 0.85, foot - height * 0.3))
    brush.drawRoundedRect(QRectF(x - height * 0.17, foot - height * 0.82, height * 0.34, height * 0.5), 20, 20)
    brush.drawRect(QRectF(x - height * 0.24, foot - height * 0.34, height * 0.48, height * 0.1))
    brush.setBrush(gold.down(foot - height * 0.5, foot))
    for side in (-1, 1):
        brush.drawRoundedRect(
            QRectF(x + side * height * 0.27 - height * 0.05, foot - height * 0.48, height * 0.1, height * 0.48), 8, 8
        )
        brush.drawEllipse(QPointF(x + side * height * 0.24, foot - height * 0.9), height * 0.05, height * 0.05)
    brush.setBrush(qcolor("#e84a5a"))
    brush.drawEllipse(QPointF(x, foot - height * 0.92), height * 0.03, height * 0.03)


def flame(stage: Stage, depth: float, x: float, y: float, size: float) -> None:
    """A fire with its foot at (x, y) that flickers, with its shine on the walls."""

    def draw(brush: QPainter, t: float) -> None:
        beat = 0.5 + 0.3 * math.sin(t * 9 + x) + 0.2 * math.sin(t * 23 + x)
        glow(brush, x, y - size * 0.5, size * (2.0 + 0.3 * beat), "#ff9a4a", 0.30 + 0.10 * beat)
        for part, ink in ((1.0, "#ff7a2a"), (0.68, "#ffb84a"), (0.38, "#fff0b0")):
            lean = size * 0.12 * math.sin(t * 7 + x + part * 3)
            tall, wide = size * part * (0.85 + 0.3 * beat), size * 0.34 * part
            tongue = QPainterPath(QPointF(x - wide, y))
            tongue.cubicTo(x - wide, y - tall * 0.5, x + lean - wide * 0.2, y - tall * 0.6, x + lean, y - tall)
            tongue.cubicTo(x + lean + wide * 0.2, y - tall * 0.6, x + wide, y - tall * 0.5, x + wide, y)
            brush.setBrush(qcolor(ink, 0.9))
            brush.drawPath(tongue)

    stage.dynamic(depth, draw, bounds=QRectF(x - size * 2.4, y - size * 2.9, size * 4.8, size * 4.8))


def stage_curtain(brush: QPainter, room: Room, side: int, inner: float, ink: Ink = "#a0202e") -> None:
    """Half of a theatre curtain, gathered at one side; inner: x of its edge."""
    cloth, step = room.tones(ink), 46 * room.fit
    for fold in range(26):
        x = inner + side * fold * step
        sag = 26 * math.sin(fold * 0.5)
        brush.setBrush(cloth.round(min(x, x + side * step), max(x, x + side * step), side))
        brush.drawPolygon(
            polygon((x, -300), (x + side * step, -300), (x + side * (step + 6), 800 + sag), (x - side * 4, 800 + sag))
        )
    brush.setBrush(qcolor(room.tones("#e0b050").body))
    brush.drawRect(QRectF(min(inner, inner + side * 26 * step), 500, 26 * step, 14))


def seat_row(brush: QPainter, room: Room, y: float, left: float, right: float, size: float, ink: Ink) -> None:
    """A row of seat backs from left to right; y: their foot."""
    cloth, x = room.tones(ink), left
    while x < right:
        brush.setBrush(cloth.down(y - size * 1.2, y))
        brush.drawRoundedRect(QRectF(x, y - size * 1.2, size * 0.92, size * 1.4), size * 0.24, size * 0.3)
        brush.setBrush(qcolor(cloth.bright, 0.5))
        brush.drawRoundedRect(QRectF(x + size * 0.12, y - size * 1.1, size * 0.68, size * 0.16), 6, 6)
        x += size


def tool_wall(brush: QPainter, room: Room, box: QRectF) -> None:
    """A board with hammers, saws and spanners."""
    board, wood, steel = room.tones("#c0a078"), room.tones(WOOD), room.tones("#9aa2aa")
    brush.setBrush(board.down(box.top(), box.bottom()))
    brush.drawRect(box)
    x, index = box.x() + 36, 0
    while x < box.right() - 40:
        y = box.y() + 30 + 12 * (index % 2)
        brush.setBrush(wood.round(x, x + 12, room.stage.side))
        match index % 4:
            case 0:
                brush.drawRect(QRectF(x + 4, y, 10, 130))
                brush.setBrush(steel.down(y, y + 26))
                brush.drawRoundedRect(QRectF(x - 18, y, 54, 24), 5, 5)
            case 1:
                brush.drawRoundedRect(QRectF(x - 6, y, 30, 40), 8, 8)
                brush.setBrush(qcolor(steel.bright))
                brush.drawPolygon(polygon((x - 6, y + 38), (x + 24, y + 38), (x + 14, y + 160), (x + 2, y + 160)))
            case 2:
                brush.setBrush(steel.round(x, x + 12, room.stage.side))
                brush.drawRect(QRectF(x + 3, y + 14, 12, 110))
                for end in (y + 10, y + 124):
                    brush.drawEllipse(QPointF(x + 9, end), 17, 15)
            case _:
                brush.drawRoundedRect(QRectF(x, y + 80, 18, 56), 8, 8)
                brush.setBrush(qcolor(steel.bright))
                brush.drawRect(QRectF(x + 6, y, 6, 82))
        x, index = x + 84 * room.fit, index + 1


def console(brush: QPainter, room: Room, left: float, right: float, y: float, height: float) -> None:
    """A sloping console with lit keys and screens, from left to right."""
    shell, rng = room.tones("#4a5464"), room.rng
    brush.setBrush(shell.down(y - height, y))
    brush.drawPolygon(
        polygon(
            (left + 30, y - height),
            (right - 30, y - height),
            (right, y - height * 0.55),
            (right, y),
            (left, y),
            (left, y - height * 0.55),
        )
    )
    brush.setBrush(qcolor(shell.deep))
    brush.drawPolygon(
        polygon(
            (left + 40, y - height + 10),
            (right - 40, y - height + 10),
            (right - 14, y - height * 0.58),
            (left + 14, y - height * 0.58),
        )
    )
    x = left + 46
    while x < right - 60:
        ink = rng.choice(("#4ad8ff", "#ffb84a", "#5affa8", "#ff5f7a", "#c8e8ff"))
        for row in range(3):
            brush.setBrush(qcolor(ink, rng.uniform(0.5, 1.0)))
            brush.drawRoundedRect(QRectF(x, y - height + 20 + row * height * 0.12, 26 * room.fit, height * 0.07), 3, 3)
        x += 40 * room.fit
    glow(brush, (left + right) / 2, y - height * 0.8, (right - left) * 0.5, "#4ad8ff", 0.22)


def clothes_rail(brush: QPainter, room: Room, x: float, y: float, width: float) -> None:
    """Clothes on a rail."""
    steel, rng = room.tones("#b0b6bc"), room.rng
    shadow(brush, room, x, y, width)
    brush.setBrush(steel.round(x - 4, x + 4, room.stage.side))
    for side in (-1, 1):
        brush.drawRect(QRectF(x + side * width / 2 - 4, y - 330 * room.fit, 8, 330 * room.fit))
    brush.drawRect(QRectF(x - width / 2, y - 330 * room.fit, width, 8))
    at = x - width / 2 + 16
    while at < x + width / 2 - 30:
        cloth, wide, tall = (
            room.tones(rng.choice(("#c84a5a", "#3a6a9a", "#e8c070", "#4a7a5a", "#7a5a8a", "#f0e8dc", "#2f3440"))),
            34 * room.fit,
            rng.uniform(150, 230) * room.fit,
        )
        brush.setBrush(cloth.round(at, at + wide, room.stage.side))
        top = y - 318 * room.fit
        brush.drawPolygon(
            polygon(
                (at + wide * 0.35, top),
                (at + wide * 0.65, top),
                (at + wide * 1.1, top + 30),
                (at + wide, top + tall),
                (at, top + tall),
                (at - wide * 0.1, top + 30),
            )
        )
        at += wide * 0.9


def dumbbell_rack(brush: QPainter, room: Room, x: float, y: float, width: float) -> None:
    """Weights on a rack in two rows."""
    steel, rubber = room.tones("#7a828a"), room.tones("#2c3036")
    shadow(brush, room, x, y, width)
    for row in range(2):
        foot = y - 50 - row * 96 * room.fit
        brush.setBrush(steel.down(foot, foot + 14))
        brush.drawRect(QRectF(x - width / 2, foot, width, 14))
        at = x - width / 2 + 14
        while at < x + width / 2 - 60:
            size = 32 * room.fit
            brush.setBrush(qcolor(steel.bright))
            brush.drawRect(QRectF(at + size * 0.5, foot - size * 0.6, size * 1.2, size * 0.3))
            brush.setBrush(rubber.down(foot - size, foot))
            for end in (0.0, 1.5):
                brush.drawRoundedRect(QRectF(at + end * size, foot - size, size * 0.6, size), 6, 6)
            at += size * 2.5
    brush.setBrush(qcolor(steel.dark))
    for side in (-1, 1):
        brush.drawRect(QRectF(x + side * width * 0.48 - 6, y - 190 * room.fit, 12, 190 * room.fit))


def statue(brush: QPainter, room: Room, x: float, y: float, height: float) -> None:
    """A bust on a plinth."""
    stone = room.tones("#e0d8ca")
    shadow(brush, room, x, y, height * 0.4)
    brush.setBrush(stone.round(x - height * 0.16, x + height * 0.16, room.stage.side))
    brush.drawRect(QRectF(x - height * 0.14, y - height * 0.52, height * 0.28, height * 0.52))
    for top, wide in ((0.56, 0.36), (0.06, 0.38)):
        brush.drawRect(QRectF(x - height * wide / 2, y - height * top, height * wide, height * 0.06))
    brush.drawPath(_bust(x, y - height * 0.56, height * 0.44))


def _bust(x: float, y: float, size: float) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(QPointF(x, y - size * 0.72), size * 0.2, size * 0.27)
    path.addRect(QRectF(x - size * 0.09, y - size * 0.55, size * 0.18, size * 0.25))
    path.moveTo(x - size * 0.4, y)
    path.cubicTo(x - size * 0.42, y - size * 0.4, x + size * 0.42, y - size * 0.4, x + size * 0.4, y)
    path.closeSubpath()
    return path


def glass_case(brush: QPainter, room: Room, x: float, y: float, width: float) -> None:
    """A lit showcase with a vase in it."""
    wood, vase = room.tones(DARK_WOOD), room.tones("#c8683a")
    shadow(brush, room, x, y, width)
    height = width * 1.5
    brush.setBrush(wood.down(y - height * 0.4, y))
    brush.drawRect(QRectF(x - width / 2, y - height * 0.4, width, height * 0.4))
    brush.setBrush(vertical_gradient(y - height, y - height * 0.4, (0.0, "#fff4d8", 0.55), (1.0, "#d8ecf0", 0.28)))
    brush.drawRect(QRectF(x - width * 0.46, y - height, width * 0.92, height * 0.6))
    brush.setBrush(vase.round(x - width * 0.2, x + width * 0.2, room.stage.side))
    foot = y - height * 0.4
    brush.drawEllipse(QPointF(x, foot - width * 0.3), width * 0.2, width * 0.24)
    brush.drawRect(QRectF(x - width * 0.08, foot - width * 0.66, width * 0.16, width * 0.2))
    brush.drawRect(QRectF(x - width * 0.12, foot - width * 0.1, width * 0.24, width * 0.1))
    brush.setBrush(qcolor("#ffffff", 0.35))
    brush.drawPolygon(
        polygon(
            (x - width * 0.4, y - height * 0.96),
            (x - width * 0.22, y - height * 0.96),
            (x - width * 0.34, foot),
            (x - width * 0.42, foot),
        )
    )
    glow(brush, x, y - height * 0.8, width, "#fff0c8", 0.3)


def spotlight(brush: QPainter, x: float, y: float, foot: float, ink: Ink, alpha: float) -> None:
    """A cone of light from (x, y) to a pool on the floor at x = foot."""
    brush.setBrush(vertical_gradient(y, 940, (0.0, ink, alpha), (1.0, ink, alpha * 0.25)))
    brush.drawPolygon(polygon((x - 14, y), (x + 14, y), (foot + 230, 930), (foot - 230, 930)))
    brush.setBrush(qcolor(ink, alpha * 0.8))
    brush.drawEllipse(QPointF(foot, 930), 240, 46)


def ceiling_lights(brush: QPainter, room: Room, count: int, ink: Ink = "#f4faff") -> None:
    """Flat lamps along the ceiling."""
    reach = room.stage.view_width
    for index in range(count):
        x = CENTRE + (index - (count - 1) / 2) * reach / count
        wide = reach / count * 0.5
        brush.setBrush(qcolor(mix(room.tones("#c8d0d4").body, ink, 0.6)))
        brush.drawRoundedRect(QRectF(x - wide / 2, 26, wide, 18), 6, 6)
        glow(brush, x, 40, wide * 1.1, ink, 0.28 + 0.2 * room.on)
