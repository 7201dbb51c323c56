"""What all drawn creatures and things share: inks, outlines, limbs that bend, eyes that blink, and clocks."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.paint.shapes import Point, polygon, smooth_path

DARK = "#1d1418"
"""What shaded parts tend to, and the ink of eyes and lines."""
WHITE = "#ffffff"


@lru_cache(maxsize=4096)
def tone(ink: str, toward: str = DARK, amount: float = 0.0, alpha: float = 1.0) -> QColor:
    """An ink, mixed with another one. Don't change it: it is shared."""
    return qcolor(mix(ink, toward, amount) if amount else ink, alpha)


def shaded(ink: str, amount: float = 0.25) -> QColor:
    """The ink where less light falls on it."""
    return tone(ink, DARK, amount)


def lit(ink: str, amount: float = 0.25) -> QColor:
    """The ink where more light falls on it."""
    return tone(ink, WHITE, amount)


# Filling and stroking ---------------------------------------------------------------------------------------------


def fill(brush: QPainter, path: QPainterPath, ink: QColor | QBrush) -> None:
    """Fill a path."""
    brush.setBrush(ink)
    brush.drawPath(path)


def blob(brush: QPainter, ink: QColor | QBrush, points: Sequence[Point], tension: float = 0.9) -> QPainterPath:
    """Fill a closed soft outline through the points."""
    path = smooth_path(points, True, tension)
    fill(brush, path, ink)
    return path


def shape(brush: QPainter, ink: QColor | QBrush, *corners: Point) -> None:
    """Fill a polygon."""
    brush.setBrush(ink)
    brush.drawPolygon(polygon(*corners))


def oval(brush: QPainter, ink: QColor | QBrush, x: float, y: float, across: float, down: float | None = None) -> None:
    """Fill an ellipse by its middle and radii."""
    brush.setBrush(ink)
    brush.drawEllipse(QPointF(x, y), across, across if down is None else down)


def box(brush: QPainter, ink: QColor | QBrush, x: float, y: float, w: float, h: float, round_: float = 0.0) -> None:
    """Fill a rectangle by its top left corner and size."""
    brush.setBrush(ink)
    if round_:
        brush.drawRoundedRect(QRectF(x, y, w, h), round_, round_)
    else:
        brush.drawRect(QRectF(x, y, w, h))


def stroke(brush: QPainter, ink: QColor | QBrush, width: float, points: Sequence[Point], tension: float = 0.9) -> None:
    """Draw a soft line through the points, with round ends."""
    pen = QPen(ink, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    brush.setPen(pen)
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.drawPath(smooth_path(points, False, tension))
    brush.setPen(Qt.PenStyle.NoPen)


def ring(brush: QPainter, ink: QColor, width: float, x: float, y: float, across: float, down: float = 0.0) -> None:
    """Draw the outline of an ellipse."""
    brush.setPen(QPen(ink, width))
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.drawEllipse(QPointF(x, y), across, down or across)
    brush.setPen(Qt.PenStyle.NoPen)


def downward(y0: float, y1: float, top: QColor, bottom: QColor) -> QBrush:
    """A brush that changes from y0 down to y1."""
    return _gradient(QLinearGradient(0, y0, 0, y1), top, bottom)


def across(x0: float, x1: float, left: QColor, right: QColor) -> QBrush:
    """A brush that changes from x0 to x1."""
    return _gradient(QLinearGradient(x0, 0, x1, 0), left, right)


def _gradient(fading: QLinearGradient, begin: QColor, end: QColor) -> QBrush:
    fading.setColorAt(0, begin)
    fading.setColorAt(1, end)
    return QBrush(fading)


@contextmanager
def inside(brush: QPainter, path: QPainterPath) -> Iterator[None]:
    """Whatever is drawn meanwhile stays inside the path."""
    brush.save()
    brush.setClipPath(path, Qt.ClipOperation.IntersectClip)
    yield
    brush.restore()


@contextmanager
def placed(
    brush: QPainter, x: float = 0.0, y: float = 0.0, turn: float = 0.0, size: float = 1.0, mirrored: bool = False
) -> Iterator[None]:
    """Whatever is drawn meanwhile is moved, turned clockwise by so many degrees, and scaled."""
    brush.save()
    brush.translate(x, y)
    if turn:
        brush.rotate(turn)
    if size != 1.0 or mirrored:
        brush.scale(-size if mirrored else size, size)
    yield
    brush.restore()


# Bodies -----------------------------------------------------------------------------------------------------------


def bend(root: Point, end: Point, upper: float, lower: float, side: float) -> tuple[Point, Point]:
    """The joint and the end of a limb of two bones that reaches for `end`. side: 1 bends to the right, -1 to the left.

    The end comes as near to the wanted point as the bones are long.
    """
    dx, dy = end[0] - root[0], end[1] - root[1]
    far = math.hypot(dx, dy) or 1e-6
    length = min(far, (upper + lower) * 0.9995)
    end = (root[0] + dx / far * length, root[1] + dy / far * length)
    along = max(-upper, min(upper, (upper * upper - lower * lower + length * length) / (2 * length)))
    off = math.sqrt(max(0.0, upper * upper - along * along)) * side
    ux, uy = dx / far, dy / far
    return (root[0] + ux * along + uy * off, root[1] + uy * along - ux * off), end


def limb(brush: QPainter, ink: QColor | QBrush, joints: Sequence[Point], radii: Sequence[float]) -> None:
    """Fill a round, tapering limb."""
    fill(brush, sleeve(joints, radii), ink)


def sleeve(joints: Sequence[Point], radii: Sequence[float]) -> QPainterPath:
    """A round thing of changing width along a line, with round ends and one smooth outline. One radius a joint."""
    last = len(joints) - 1
    right: list[Point] = []
    left: list[Point] = []
    for index, (x, y) in enumerate(joints):
        before, after = joints[max(0, index - 1)], joints[min(last, index + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        length = math.hypot(dx, dy) or 1e-6
        nx, ny = -dy / length * radii[index], dx / length * radii[index]
        right.append((x + nx, y + ny))
        left.append((x - nx, y - ny))
    path = smooth_path(right, False, 0.98)
    _cap(path, right[-1], joints[-1])
    path.connectPath(smooth_path(left[::-1], False, 0.98))
    _cap(path, left[0], joints[0])
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _cap(path: QPainterPath, edge: Point, middle: Point) -> None:
    """Half a circle around `middle` from `edge` to the point opposite, counter-clockwise as seen on screen."""
    rx, ry = edge[0] - middle[0], edge[1] - middle[1]
    fx, fy = ry, -rx
    k = 0.5523
    top = (middle[0] + fx, middle[1] + fy)
    path.cubicTo(edge[0] + fx * k, edge[1] + fy * k, top[0] + rx * k, top[1] + ry * k, *top)
    path.cubicTo(
        top[0] - rx * k,
        top[1] - ry * k,
        middle[0] - rx + fx * k,
        middle[1] - ry + fy * k,
        middle[0] - rx,
        middle[1] - ry,
    )


def swing(joint: Point, angle: float, length: float) -> Point:
    """The point `length` away from a joint. angle in degrees: 0 = down, 90 = to the right."""
    turn = math.radians(angle)
    return joint[0] + math.sin(turn) * length, joint[1] + math.cos(turn) * length


def eye(brush: QPainter, x: float, y: float, size: float, closed: float = 0.0, iris: str = "", lid: str = DARK) -> None:
    """A dark eye with a glint; with an iris it has a pupil. closed: 0 = wide open … 1 = shut."""
    if closed > 0.7:
        stroke(brush, tone(lid), size * 0.34, [(x - size, y), (x, y + size * 0.4), (x + size, y)])
        return
    open_ = 1 - closed
    oval(brush, tone(iris or DARK), x, y, size * 0.88, size * 1.12 * open_)
    if iris:
        oval(brush, tone(DARK), x + size * 0.1, y, size * 0.5, size * 0.8 * open_)
    oval(brush, tone(WHITE, alpha=0.95), x + size * 0.3, y - size * 0.4 * open_, size * 0.32, size * 0.34 * open_)


# Clocks -----------------------------------------------------------------------------------------------------------


def blink(t: float) -> float:
    """How far an eye is closed: a short blink every few seconds, never at quite equal intervals."""
    at = (t + 0.9 * math.sin(t * 0.37)) % 3.3
    return math.sin(at / 0.18 * math.pi) if at < 0.18 else 0.0


def wave(t: float, speed: float, phase: float = 0.0) -> float:
    """A swing between -1 and 1. speed: radians a second."""
    return math.sin(t * speed + phase)


def pulse(t: float, period: float, share: float) -> float:
    """0 … 1 … 0 during the given share of each period, else 0."""
    at = (t / period) % 1.0
    return math.sin(math.pi * at / share) if at < share else 0.0


def eased_pulse(t: float, period: float, share: float) -> float:
    """As `pulse`, rising and falling more gently, with a hold."""
    return ease(pulse(t, period, share) * 1.6)


def random_at(seed: float) -> float:
    """A number from 0 to 1 that depends on the seed alone: what scatters particles."""
    value = math.sin(seed * 12.9898 + 4.1414) * 43758.5453
    return value - math.floor(value)
