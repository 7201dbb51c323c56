"""What people stand, sit and float on: a rowing boat, a seat, rings on the water."""

import math
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from vidpipe_desktop.engines.animatic.actors.people.resting import SEAT
from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import polygon, smooth_path
from vidpipe_desktop.engines.animatic.spec import ActorSpec
from vidpipe_desktop.engines.animatic.stage.stage import Stage

BOAT_DECK: Final = 0.02
"""Height of the boards above the water, in heights of a person."""
_HULL: Final = "#8a4f2e"


def draw_boat(brush: QPainter, stage: Stage, x: float, y: float, size: float, rock: float, *, front: bool) -> None:
    """A rowing boat for one person of `size` around x, its waterline at y; first its far side, then the near one."""
    lit = stage.palette.lit
    brush.save()
    brush.translate(x, y)
    brush.rotate(rock)
    brush.scale(size, size)
    if front:
        _draw_hull(brush, lit(_HULL), lit("#e8dcc4"), lit("#4a2a1a"))
    else:
        brush.setBrush(qcolor(lit("#5a3220")))
        brush.drawPath(
            smooth_path([(-0.56, -0.14), (0.0, -0.07), (0.64, -0.17), (0.5, -0.02), (-0.44, -0.02)], True, 0.6)
        )
        brush.setBrush(qcolor(lit("#a8703f")))
        brush.drawPolygon(polygon((-0.34, -0.07), (-0.18, -0.07), (-0.16, -0.05), (-0.36, -0.05)))
    brush.restore()


def _draw_hull(brush: QPainter, wood: Ink, stripe: Ink, dark: Ink) -> None:
    brush.setBrush(qcolor(wood))
    brush.drawPath(
        smooth_path(
            [
                (-0.6, -0.16),
                (-0.3, -0.1),
                (0.1, -0.09),
                (0.5, -0.13),
                (0.72, -0.21),
                (0.6, 0.02),
                (0.42, 0.1),
                (-0.4, 0.1),
                (-0.54, 0.02),
            ],
            True,
            0.6,
        )
    )
    for ink, down, width in ((stripe, 0.0, 0.022), (dark, 0.055, 0.008), (dark, 0.09, 0.008)):
        brush.setPen(QPen(qcolor(ink), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        brush.setBrush(Qt.BrushStyle.NoBrush)
        inset = down * 1.2
        brush.drawPath(
            smooth_path(
                [
                    (-0.58 + inset, -0.145 + down),
                    (-0.3, -0.09 + down),
                    (0.1, -0.08 + down),
                    (0.5, -0.12 + down),
                    (0.69 - inset, -0.19 + down),
                ],
                False,
                0.9,
            )
        )
    brush.setPen(Qt.PenStyle.NoPen)


def draw_ripples(brush: QPainter, stage: Stage, x: float, y: float, size: float, t: float) -> None:
    """Foam and rings where something meets the water."""
    foam = mix(stage.palette.lit("#ffffff"), stage.palette.key, 0.2)
    for step in range(4):
        at = (t * 0.45 + step / 4) % 1.0
        wide = size * (0.4 + 0.42 * at)
        brush.setPen(
            QPen(
                qcolor(foam, 0.5 * (1 - at) * min(1.0, at * 5)),
                4.0 - 2 * at,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
            )
        )
        brush.drawPath(
            smooth_path(
                [
                    (x - wide, y + 3 * math.sin(t + step)),
                    (x - wide * 0.3, y + 0.04 * wide),
                    (x + wide * 0.4, y + 0.03 * wide),
                    (x + wide, y - 3 * math.sin(t + step)),
                ],
                False,
                0.9,
            )
        )
    brush.setPen(Qt.PenStyle.NoPen)


def draw_seat(brush: QPainter, stage: Stage, actor: ActorSpec, x: float, y: float, size: float) -> None:
    """A stool, or a bench where there is room for two, under somebody of `size` who sits there."""
    lit = stage.palette.lit
    wide = actor.width / 2
    top = y - SEAT * size
    middle = x - 0.05 * size * actor.facing
    brush.setBrush(qcolor(lit("#5c3a26")))
    for side in (-0.8, 0.8):
        foot = middle + side * wide
        brush.drawPolygon(
            polygon((foot - 6, top), (foot + 6, top), (foot + 4 + side * 5, y + 2), (foot - 4 + side * 5, y + 2))
        )
    brush.setBrush(qcolor(lit("#7d5233")))
    brush.drawRoundedRect(QRectF(middle - wide, top - 4, wide * 2, 16), 6, 6)
    brush.setBrush(qcolor(lit("#b0523f")))
    brush.drawRoundedRect(QRectF(middle - wide * 0.94, top - 16, wide * 1.88, 16), 8, 8)
