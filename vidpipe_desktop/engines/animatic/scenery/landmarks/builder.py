"""What landmarks are built with: surfaces in the scene's light, in a frame where the building is one unit high."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import Point, polygon, smooth_path
from vidpipe_desktop.engines.animatic.scenery.tones import LAMPLIGHT, Tones, lamplight, tones
from vidpipe_desktop.engines.animatic.stage.stage import Stage


@dataclass(frozen=True, slots=True)
class Builder:
    """A painter whose origin is the middle of the foot, y downward, and the light there.

    haze: how far off, 0…1. flood: how much of its own colour it shows at night, being floodlit as sights are.
    """

    brush: QPainter
    stage: Stage
    haze: float
    flood: float = 0.6

    def surface(self, ink: Ink) -> Tones:
        """A surface in this light."""
        plain, on = tones(self.stage, ink, self.haze), self.flood * lamplight(self.stage.palette)
        warm = mix(ink, LAMPLIGHT[1], 0.45)
        return Tones(
            mix(plain.body, warm, on), mix(plain.bright, warm, on), mix(plain.dark, warm, 0.7 * on), plain.deep
        )

    def round(self, ink: Ink, half: float) -> QBrush:
        """Something round that reaches `half` to either side of the middle."""
        return self.surface(ink).round(-half, half, self.stage.side)

    def lamp(self, ink: Ink) -> QBrush:
        """A window: of this ink by day, with a lamp behind it at night."""
        return QBrush(qcolor(mix(self.surface(ink).dark, LAMPLIGHT[0], 0.85 * lamplight(self.stage.palette))))

    def box(self, ink: Ink | QBrush, x: float, top: float, width: float, height: float) -> None:
        """A wall centred on x, from `top` down."""
        brush = (
            ink if isinstance(ink, QBrush) else self.surface(ink).round(x - width / 2, x + width / 2, self.stage.side)
        )
        self.brush.setBrush(brush)
        self.brush.drawRect(QRectF(x - width / 2, top, width, height))

    def shape(self, ink: Ink | QBrush, *corners: Point) -> None:
        """A polygon."""
        self.brush.setBrush(ink if isinstance(ink, QBrush) else QBrush(qcolor(self.surface(ink).body)))
        self.brush.drawPolygon(polygon(*corners))

    def mirrored(self, ink: Ink | QBrush, *half: Point) -> None:
        """A polygon that is the same on both sides of the middle; its right half from the top down."""
        self.shape(ink, *half, *((-x, y) for x, y in reversed(half)))

    def oval(self, ink: Ink | QBrush, x: float, y: float, across: float, down: float) -> None:
        """An ellipse by its middle and radii."""
        brush = ink if isinstance(ink, QBrush) else self.surface(ink).round(x - across, x + across, self.stage.side)
        self.brush.setBrush(brush)
        self.brush.drawEllipse(QPointF(x, y), across, down)

    def line(self, ink: Ink, width: float, *points: Point) -> None:
        """A soft line through the points."""
        self.brush.setBrush(Qt.BrushStyle.NoBrush)
        self.brush.setPen(QPen(qcolor(self.surface(ink).body), width))
        self.brush.drawPath(smooth_path(points, False, 0.9))
        self.brush.setPen(Qt.PenStyle.NoPen)

    def onion(self, ink: Ink, x: float, base: float, half: float, tall: float) -> None:
        """A dome that swells above its foot and ends in a point."""
        path = QPainterPath(QPointF(x - half * 0.72, base))
        path.cubicTo(x - half * 1.5, base - tall * 0.5, x - half * 0.3, base - tall * 0.62, x, base - tall)
        path.cubicTo(x + half * 0.3, base - tall * 0.62, x + half * 1.5, base - tall * 0.5, x + half * 0.72, base)
        path.closeSubpath()
        self.brush.setBrush(self.surface(ink).round(x - half, x + half, self.stage.side))
        self.brush.drawPath(path)

    def dome(self, ink: Ink, x: float, base: float, half: float, tall: float) -> None:
        """Half an ellipse standing on `base`."""
        path = QPainterPath(QPointF(x - half, base))
        path.cubicTo(x - half, base - tall * 1.33, x + half, base - tall * 1.33, x + half, base)
        path.closeSubpath()
        self.brush.setBrush(self.surface(ink).round(x - half, x + half, self.stage.side))
        self.brush.drawPath(path)

    def windows(self, x: float, top: float, width: float, height: float, columns: int, rows: int) -> None:
        """Rows of windows within a box centred on x; a third of them dark at night."""
        chance, lit, dark = self.stage.rng(97), self.lamp("#4a5a72"), QBrush(qcolor(self.surface("#3a4658").deep, 0.8))
        for row in range(rows):
            for column in range(columns):
                at = x - width / 2 + (column + 0.25) * width / columns
                self.brush.setBrush(lit if chance.random() < 0.66 else dark)
                self.brush.drawRect(
                    QRectF(at, top + (row + 0.2) * height / rows, width / columns / 2, height / rows * 0.55)
                )


Build = Callable[[Builder], None]
"""Paints a landmark one unit high that stands on the origin."""
