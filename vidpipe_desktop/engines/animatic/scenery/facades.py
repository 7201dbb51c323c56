"""Fronts of houses in a street: windows, cornices, shops with awnings; flat, or in perspective along a street."""

from dataclasses import dataclass
from random import Random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF, QTransform

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.tones import LAMPLIGHT, Tones, lamplight, tones
from vidpipe_desktop.engines.animatic.stage.stage import Stage

BRICKS = ("#9a5a48", "#b08060", "#7a6a70", "#c0a078", "#5f7080", "#a8948a", "#86503f", "#d2bfa0")
_AWNINGS = ("#c2304a", "#2a6a9a", "#d8942a", "#3a7a5a", "#7a4a8a")
_SHOP = 132.0
"""Height of a shop on the ground floor, in stage units."""
_FLOOR = 92.0


@dataclass(frozen=True, slots=True)
class Front:
    """How one front is painted. lit: share of windows with light; size: 1 = stage units, smaller for farther ones."""

    stage: Stage
    walls: Tones
    rng: Random
    haze: float = 0.0
    lit: float = 0.45
    size: float = 1.0
    shop: bool = True
    shop_inks: tuple[Ink, ...] = ("#ffdca0", "#ffc56a", "#ffe8c8", "#cfe8ff")


def draw_front(brush: QPainter, box: QRectF, front: Front) -> None:
    """A front that fills the box; its ground floor is a shop or a door."""
    walls, rng, size = front.walls, front.rng, front.size
    brush.setBrush(
        vertical_gradient(
            box.top(), box.bottom(), (0.0, walls.bright, 1.0), (0.2, walls.body, 1.0), (1.0, walls.dark, 1.0)
        )
    )
    brush.drawRect(box)
    shop = (_SHOP if front.shop else 0.0) * size
    _draw_windows(brush, QRectF(box.x(), box.y() + 30 * size, box.width(), box.height() - shop - 44 * size), front)
    brush.setBrush(qcolor(walls.bright))
    brush.drawRect(QRectF(box.x() - 3 * size, box.top() - 6 * size, box.width() + 6 * size, 16 * size))
    brush.setBrush(qcolor(walls.deep, 0.55))
    brush.drawRect(QRectF(box.x(), box.top() + 10 * size, box.width(), 7 * size))
    if front.shop:
        _draw_shop(brush, QRectF(box.x(), box.bottom() - shop, box.width(), shop), front)
    edge = box.width() * rng.uniform(0.03, 0.06)
    brush.setBrush(qcolor(walls.deep, 0.35))
    brush.drawRect(QRectF(box.x() if front.stage.side > 0 else box.right() - edge, box.top(), edge, box.height()))


def _draw_windows(brush: QPainter, box: QRectF, front: Front) -> None:
    rng, size, palette, walls = front.rng, front.size, front.stage.palette, front.walls
    on, floor = lamplight(palette), _FLOOR * size * rng.uniform(0.9, 1.1)
    columns = max(1, int(box.width() / (rng.uniform(58, 76) * size)))
    rows, step = max(0, int(box.height() / floor)), box.width() / columns
    wide, high, arched = step * rng.uniform(0.42, 0.56), floor * rng.uniform(0.52, 0.66), rng.random() < 0.25
    frame = mix(walls.body, "#fff4e0", 0.35) if rng.random() < 0.6 else walls.deep
    balconies = rng.random() < 0.3
    for row in range(rows):
        if row % 3 == 2:
            brush.setBrush(qcolor(walls.bright, 0.7))
            brush.drawRect(QRectF(box.x(), box.y() + floor * row - 4 * size, box.width(), 6 * size))
        for column in range(columns):
            pane = QRectF(box.x() + step * column + (step - wide) / 2, box.y() + floor * row + floor * 0.16, wide, high)
            lamp = rng.random() < front.lit
            sky = mix(mix(palette.top, palette.low, 0.3 + 0.5 * rng.random()), walls.deep, 0.35)
            warm = mix(rng.choice(LAMPLIGHT), palette.haze, front.haze * 0.5)
            above = mix(sky, warm, on) if lamp else mix(sky, walls.deep, 0.75 * on)
            _draw_window(brush, pane, size, frame, above, mix(above, walls.deep, 0.4), walls.dark, arched)
            if balconies and column % 2:
                brush.setBrush(qcolor(walls.deep, 0.8))
                brush.drawRect(QRectF(pane.x() - 8 * size, pane.bottom() - 16 * size, wide + 16 * size, 22 * size))


def _draw_window(
    brush: QPainter, pane: QRectF, size: float, frame: Ink, above: Ink, below: Ink, sill: Ink, arched: bool
) -> None:
    rim = 4 * size
    brush.setBrush(qcolor(frame, 0.9))
    brush.drawRect(pane.adjusted(-rim, -rim, rim, rim * 0.5))
    if arched:
        brush.drawEllipse(QPointF(pane.center().x(), pane.top()), pane.width() / 2 + rim, pane.width() * 0.28)
    brush.setBrush(vertical_gradient(pane.top(), pane.bottom(), (0.0, above, 1.0), (1.0, below, 1.0)))
    brush.drawRect(pane)
    brush.setBrush(qcolor(frame, 0.9))
    brush.drawRect(QRectF(pane.center().x() - rim * 0.3, pane.top(), rim * 0.6, pane.height()))
    brush.drawRect(QRectF(pane.left(), pane.top() + pane.height() * 0.42, pane.width(), rim * 0.6))
    brush.setBrush(qcolor(sill))
    brush.drawRect(QRectF(pane.left() - rim * 1.6, pane.bottom() + rim * 0.4, pane.width() + rim * 3.2, rim * 1.2))


def _draw_shop(brush: QPainter, box: QRectF, front: Front) -> None:
    """A shop window with goods, a door, an awning in stripes, and its light on the pavement."""
    rng, size, stage = front.rng, front.size, front.stage
    palette, on, walls = stage.palette, lamplight(stage.palette), front.walls
    wood = tones(stage, rng.choice(("#3a2a2a", "#24384a", "#2f4a3c", "#5a2a30", "#4a4038")), front.haze)
    brush.setBrush(wood.down(box.top(), box.bottom()))
    brush.drawRect(box.adjusted(4 * size, 0, -4 * size, 0))
    inside = rgb(rng.choice(front.shop_inks))
    light = mix(mix(mix(palette.low, palette.mid, 0.4), walls.deep, 0.25), inside, 0.25 + 0.75 * on)
    door = box.width() * rng.choice((0.06, 0.7))
    window = QRectF(
        box.x() + box.width() * (0.32 if door < box.width() / 2 else 0.07),
        box.top() + 34 * size,
        box.width() * 0.6,
        box.height() - 58 * size,
    )
    for pane in (window, QRectF(box.x() + door, box.top() + 38 * size, box.width() * 0.2, box.height() - 40 * size)):
        brush.setBrush(
            vertical_gradient(pane.top(), pane.bottom(), (0.0, light, 1.0), (1.0, mix(light, wood.deep, 0.45), 1.0))
        )
        brush.drawRect(pane)
    _draw_goods(brush, window, front)
    brush.setBrush(qcolor(wood.deep))
    for part in (0.33, 0.66):
        brush.drawRect(QRectF(window.x() + window.width() * part - 2 * size, window.top(), 4 * size, window.height()))
    _draw_awning(brush, box, front)
    if on > 0.1:
        glow(brush, box.center().x(), box.center().y(), box.width() * 0.75, inside, 0.4 * on)


def _draw_goods(brush: QPainter, window: QRectF, front: Front) -> None:
    rng = front.rng
    for index in range(5):
        tall = window.height() * rng.uniform(0.25, 0.6)
        ink = tones(front.stage, rng.choice(("#b04a3a", "#d8a040", "#4a7a6a", "#e8dcc8", "#5a5a8a")), front.haze)
        wide = window.width() * 0.12
        brush.setBrush(qcolor(ink.dark, 0.75))
        left = window.x() + window.width() * (0.06 + 0.19 * index)
        brush.drawRoundedRect(QRectF(left, window.bottom() - tall, wide, tall), wide * 0.4, wide * 0.3)


def _draw_awning(brush: QPainter, box: QRectF, front: Front) -> None:
    size, side = front.size, front.rng.choice(_AWNINGS)
    cloth = (tones(front.stage, side, front.haze), tones(front.stage, "#efe6d6", front.haze))
    top, drop, stripes = box.top() - 4 * size, 40 * size, max(5, int(box.width() / (30 * size)))
    step = box.width() / stripes
    for index in range(stripes):
        left = box.x() + step * index
        brush.setBrush(cloth[index % 2].down(top, top + drop))
        brush.drawPolygon(polygon((left, top), (left + step, top), (left + step, top + drop), (left, top + drop)))
        brush.drawEllipse(QPointF(left + step / 2, top + drop), step / 2, 7 * size)
    brush.setBrush(qcolor(front.stage.palette.shade, 0.28))
    brush.drawRect(QRectF(box.x(), top + drop + 6 * size, box.width(), 12 * size))


def in_perspective(brush: QPainter, flat: QRectF, corners: tuple[Point, Point, Point, Point]) -> bool:
    """Make the painter draw what is meant for the flat box into these corners (top left, top right, bottom right,
    bottom left). False if there is no such view; the caller saves and restores the painter."""
    source = QPolygonF([flat.topLeft(), flat.topRight(), flat.bottomRight(), flat.bottomLeft()])
    view = QTransform()
    if not QTransform.quadToQuad(source, polygon(*corners), view):
        return False
    brush.setTransform(view, True)
    return True
