"""Flat shapes that don't change from frame to frame: made once, then only filled."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPainterPathStroker, QTransform

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import Point, capsule, polygon, smooth_path

_FINE: Final = 1000.0
"""Shapes are kept so much enlarged: Qt cuts curves shorter than one unit into far too many pieces, which is slow."""
_ENLARGED: Final = QTransform.fromScale(_FINE, _FINE)

Art = tuple[tuple[QPainterPath, QBrush], ...]
"""Shapes, enlarged, and their fillings, back to front."""


@cache
def darker(ink: str, amount: float = 0.18) -> str:
    """The ink in its own shadow."""
    return qcolor(mix(ink, "#1c1026", amount)).name()


@cache
def lighter(ink: str, amount: float = 0.18) -> str:
    """The ink where light falls on it."""
    return qcolor(mix(ink, "#fff6e4", amount)).name()


@cache
def filling(ink: str, alpha: float = 1.0) -> QBrush:
    """A brush of this ink."""
    return QBrush(qcolor(ink, alpha))


def show(brush: QPainter, art: Art) -> None:
    """Fill the shapes."""
    brush.scale(1 / _FINE, 1 / _FINE)
    for path, fill in art:
        brush.setBrush(fill)
        brush.drawPath(path)
    brush.scale(_FINE, _FINE)


def limb(brush: QPainter, a: Point, b: Point, ra: float, rb: float, ink: str, alpha: float = 1.0) -> None:
    """A round limb that is `ra` thick at a and `rb` at b (radii)."""
    brush.setBrush(filling(ink, alpha))
    brush.scale(1 / _FINE, 1 / _FINE)
    brush.drawPath(capsule((a[0] * _FINE, a[1] * _FINE), (b[0] * _FINE, b[1] * _FINE), ra * _FINE, rb * _FINE))
    brush.scale(_FINE, _FINE)


def draw_path(brush: QPainter, path: QPainterPath, ink: str, alpha: float = 1.0) -> None:
    """Fill one path that is new in every frame."""
    show(brush, ((_ENLARGED.map(path), filling(ink, alpha)),))


def bounds(art: Art) -> QRectF:
    """The area that the shapes cover."""
    area = QRectF()
    for path, _ in art:
        area = area.united(path.boundingRect())
    return QTransform.fromScale(1 / _FINE, 1 / _FINE).mapRect(area)


class Sketch:
    """Collects shapes; every method adds one on top."""

    def __init__(self) -> None:
        self._parts: list[tuple[QPainterPath, QBrush]] = []

    @property
    def art(self) -> Art:
        """What was sketched."""
        return tuple(self._parts)

    def fill(self, path: QPainterPath, ink: str, alpha: float = 1.0, within: QPainterPath | None = None) -> None:
        """A ready path; within: cut to another one."""
        shown = path if within is None else path.intersected(within)
        self._parts.append((_ENLARGED.map(shown), filling(ink, alpha)))

    def blob(
        self,
        points: Sequence[Point],
        ink: str,
        *,
        tension: float = 0.9,
        alpha: float = 1.0,
        within: QPainterPath | None = None,
    ) -> None:
        """A soft closed shape through the points."""
        self.fill(smooth_path(points, True, tension), ink, alpha, within)

    def poly(
        self, points: Sequence[Point], ink: str, *, alpha: float = 1.0, within: QPainterPath | None = None
    ) -> None:
        """A shape with corners."""
        path = QPainterPath()
        path.addPolygon(polygon(*points))
        path.closeSubpath()
        self.fill(path, ink, alpha, within)

    def oval(self, x: float, y: float, rx: float, ry: float, ink: str, alpha: float = 1.0) -> None:
        """An ellipse around x, y."""
        path = QPainterPath()
        path.addEllipse(QPointF(x, y), rx, ry)
        self.fill(path, ink, alpha)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ink: str,
        *,
        round_: float = 0.0,
        within: QPainterPath | None = None,
    ) -> None:
        """A rectangle from its top left corner, perhaps with round corners."""
        path = QPainterPath()
        path.addRoundedRect(QRectF(x, y, width, height), round_, round_)
        self.fill(path, ink, within=within)

    def rod(self, a: Point, b: Point, ra: float, rb: float, ink: str) -> None:
        """A round stick."""
        self.fill(capsule(a, b, ra, rb), ink)

    def line(
        self, points: Sequence[Point], width: float, ink: str, *, alpha: float = 1.0, tension: float = 0.9
    ) -> None:
        """A soft line through the points with round ends."""
        self.fill(stroked(smooth_path(points, False, tension), width), ink, alpha)


def stroked(path: QPainterPath, width: float) -> QPainterPath:
    """The path as a shape: a round line of this width."""
    pen = QPainterPathStroker()
    pen.setWidth(width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCurveThreshold(0.02)
    return pen.createStroke(path)
