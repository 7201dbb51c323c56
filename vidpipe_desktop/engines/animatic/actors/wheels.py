"""Wheels that turn with the way gone, and headlights."""

import math

from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.actors.drawing import downward, fill, oval, placed, ring, shaded, stroke, tone
from vidpipe_desktop.engines.animatic.actors.figure import Moment
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_MOVING = frozenset(("drive", "ride", "run", "walk", "race", "chase", "flee", "sail", "fly"))
_AT_REST = 0.6
"""Seconds after which something that drives and hasn't moved is taken to drive on the spot."""


def way(moment: Moment) -> float:
    """Stage units gone; what drives on the spot goes on as if it moved."""
    if moment.gone == 0.0 and moment.action in _MOVING:
        return max(0.0, moment.t - _AT_REST) * moment.height * 0.8
    return moment.gone


def rolling(moment: Moment, radius: float) -> float:
    """How far a wheel of this radius (in heights) has turned, in degrees."""
    return math.degrees(way(moment) / (radius * moment.height))


def wheel(
    brush: QPainter, x: float, y: float, radius: float, turn: float, tyre: str, hub: str, spokes: int = 5
) -> None:
    """A wheel with a tyre and a hub with spokes."""
    oval(brush, tone(tyre), x, y, radius)
    oval(brush, shaded(hub, 0.25), x, y, radius * 0.66)
    with placed(brush, x, y, turn):
        oval(brush, tone(hub), 0, 0, radius * 0.58)
        for index in range(spokes):
            with placed(brush, turn=360 / spokes * index):
                oval(brush, shaded(hub, 0.42), 0, -radius * 0.36, radius * 0.10, radius * 0.15)
        oval(brush, shaded(hub, 0.15), 0, 0, radius * 0.16)


def spoked(
    brush: QPainter, x: float, y: float, radius: float, turn: float, tyre: str, rim: str, spokes: int = 8
) -> None:
    """A thin wheel with open spokes, as of bicycles, carriages and locomotives."""
    with placed(brush, x, y, turn):
        for index in range(spokes):
            angle = math.tau * index / spokes
            stroke(
                brush,
                tone(rim),
                radius * 0.05,
                [(0, 0), (math.cos(angle) * radius * 0.9, math.sin(angle) * radius * 0.9)],
            )
    ring(brush, tone(tyre), radius * 0.15, x, y, radius * 0.925)
    ring(brush, tone(rim), radius * 0.06, x, y, radius * 0.83)
    oval(brush, tone(rim), x, y, radius * 0.14)


def headlights(x: float, y: float, brush: QPainter, moment: Moment) -> None:
    """Light thrown forward at night from x, y (in heights)."""
    if moment.night < 0.3:
        return
    size, strength = moment.height, moment.night
    with placed(brush, x * size, y * size, 0, size):
        cone = QPainterPath()
        cone.moveTo(0, -0.04)
        cone.lineTo(1.5, -0.16)
        cone.lineTo(1.5, 0.42)
        cone.lineTo(0, 0.05)
        gradient = downward(
            -0.2,
            0.4,
            tone("#fff0b8", alpha=round(0.20 * strength, 2)),
            tone("#fff0b8", alpha=round(0.06 * strength, 2)),
        )
        fill(brush, cone, gradient)
        glow(brush, 0, 0, 0.22, "#fff2c4", 0.9 * strength, 0.8)
