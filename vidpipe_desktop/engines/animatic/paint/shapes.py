"""Brushes and outlines: glows, gradients, smooth paths, limbs and tubes."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainter, QPainterPath, QPolygonF, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor

Point = tuple[float, float]
Stop = tuple[float, Ink, float]
"""Place in a gradient (0…1), colour, opacity."""

_FADING = ((0.25, 0.55), (0.5, 0.22), (0.75, 0.06), (1.0, 0.0))


def glow(painter: QPainter, x: float, y: float, radius: float, ink: Ink, alpha: float = 0.6, core: float = 0.0) -> None:
    """Light around a point, fading to nothing at `radius`. core: how white its middle is, 0…1."""
    fading = QRadialGradient(QPointF(x, y), radius)
    fading.setColorAt(0, qcolor(mix(ink, "#ffffff", core) if core else ink, alpha))
    for place, part in _FADING:
        fading.setColorAt(place, qcolor(ink, alpha * part))
    painter.setBrush(QBrush(fading))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(x, y), radius, radius)


def vertical_gradient(y0: float, y1: float, *stops: Stop) -> QBrush:
    """A brush that changes from y0 down to y1."""
    fading = QLinearGradient(0, y0, 0, y1)
    for place, ink, alpha in stops:
        fading.setColorAt(place, qcolor(ink, alpha))
    return QBrush(fading)


def polygon(*points: Point) -> QPolygonF:
    """A polygon with these corners."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def smooth_path(points: Sequence[Point], closed: bool = True, tension: float = 0.5) -> QPainterPath:
    """A Catmull-Rom curve through the points (straight lines through fewer than three)."""
    path, count = QPainterPath(), len(points)
    path.moveTo(*points[0])
    if count < 3:
        for point in points[1:]:
            path.lineTo(*point)
        return path

    around = [points[-1], *points, *points[:2]] if closed else [points[0], *points, points[-1]]
    pull, cubic = tension / 3, path.cubicTo
    for index in range(count if closed else count - 1):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = around[index : index + 4]
        cubic(x1 + (x2 - x0) * pull, y1 + (y2 - y0) * pull, x2 - (x3 - x1) * pull, y2 - (y3 - y1) * pull, x2, y2)
    if closed:
        path.closeSubpath()
    return path


def capsule(a: Point, b: Point, ra: float, rb: float) -> QPainterPath:
    """A limb from a to b that is `ra` thick at one end and `rb` at the other (radii)."""
    across, down = b[0] - a[0], b[1] - a[1]
    length = math.hypot(across, down) or 1e-6
    nx, ny = -down / length, across / length
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.moveTo(a[0] - nx * ra, a[1] - ny * ra)
    path.lineTo(b[0] - nx * rb, b[1] - ny * rb)
    path.lineTo(b[0] + nx * rb, b[1] + ny * rb)
    path.lineTo(a[0] + nx * ra, a[1] + ny * ra)
    path.closeSubpath()
    path.addEllipse(QPointF(*a), ra, ra)
    path.addEllipse(QPointF(*b), rb, rb)
    return path


def tube(points: Sequence[Point], radii: Sequence[float]) -> QPainterPath:
    """A round thing of changing width along a line: tails, necks, trunks. One radius a point."""
    left: list[Point] = []
    right: list[Point] = []
    last = len(points) - 1
    for index, (x, y) in enumerate(points):
        before, after = points[max(0, index - 1)], points[min(last, index + 1)]
        across, down = after[0] - before[0], after[1] - before[1]
        length = math.hypot(across, down) or 1e-6
        nx, ny = -down / length * radii[index], across / length * radii[index]
        left.append((x + nx, y + ny))
        right.append((x - nx, y - ny))
    path = smooth_path(right + left[::-1], True, 0.9)
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addEllipse(QPointF(*points[0]), radii[0], radii[0])
    path.addEllipse(QPointF(*points[-1]), radii[-1], radii[-1])
    return path
