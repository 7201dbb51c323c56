"""Trains: a locomotive with turning rods and steam, and an express. Lengths in heights."""

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blob,
    box,
    downward,
    fill,
    inside,
    lit,
    oval,
    placed,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import puffs
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.wheels import headlights, rolling, spoked, wheel
from vidpipe_desktop.engines.animatic.paint.shapes import smooth_path

_GLASS: Final = "#bfe3f2"
_TYRE: Final = "#2a2c34"


def _locomotive(brush: QPainter, moment: Moment) -> None:
    ink, size = "#2f5a4a", moment.height
    turn = rolling(moment, 0.2)
    with placed(brush, size=size):
        _coach(brush, -1.55, "#a83a34", moment)
        brush.translate(0.25, 0.004 * wave(moment.t, 19))
        box(brush, downward(-0.98, -0.3, lit(ink, 0.1), shaded(ink, 0.16)), -0.66, -0.90, 0.50, 0.66)
        box(brush, tone("#bfe3f2", alpha=0.7), -0.56, -0.80, 0.28, 0.24, 0.03)
        box(brush, tone("#8a2f2a"), -0.74, -0.97, 0.66, 0.09, 0.03)
        box(brush, downward(-0.72, -0.28, lit(ink, 0.28), shaded(ink, 0.22)), -0.2, -0.68, 0.98, 0.42, 0.12)
        for x in (0.04, 0.34, 0.62):
            box(brush, tone("#e0b84a"), x, -0.68, 0.03, 0.42)
        shape(
            brush,
            shaded(ink, 0.4),
            (0.52, -0.66),
            (0.72, -0.66),
            (0.68, -0.86),
            (0.78, -1.0),
            (0.46, -1.0),
            (0.56, -0.86),
        )
        blob(brush, tone("#e0b84a"), [(0.12, -0.66), (0.14, -0.8), (0.24, -0.84), (0.34, -0.8), (0.36, -0.66)], 0.7)
        oval(brush, shaded(ink, 0.3), 0.78, -0.47, 0.07, 0.21)
        oval(brush, tone("#fff2c0"), 0.84, -0.70, 0.06)
        box(brush, tone("#8a2f2a"), -0.7, -0.3, 1.56, 0.07)
        shape(brush, tone("#8a2f2a"), (0.78, -0.24), (0.86, -0.24), (1.06, -0.02), (0.76, -0.02))
        for x in (-0.46, 0.0, 0.44):
            spoked(brush, x, -0.2, 0.2, turn, "#2a2c34", "#c84a3a", 8)
        rad = math.radians(turn)
        dx, dy = 0.11 * math.cos(rad), 0.11 * math.sin(rad)
        stroke(brush, tone("#cdd2da"), 0.045, [(-0.46 + dx, -0.2 + dy), (0.44 + dx, -0.2 + dy)])
        stroke(brush, tone("#aab2be"), 0.035, [(0.0 + dx, -0.2 + dy), (0.72, -0.24)])


def _coach(brush: QPainter, x: float, ink: str, moment: Moment) -> None:
    box(brush, tone("#2a2c34"), x + 0.8, -0.27, 0.4, 0.06)
    box(brush, downward(-0.9, -0.2, lit(ink, 0.1), shaded(ink, 0.15)), x - 0.75, -0.86, 1.62, 0.62, 0.06)
    box(brush, shaded(ink, 0.45), x - 0.79, -0.92, 1.70, 0.1, 0.05)
    for index in range(4):
        box(brush, tone("#fbe7b0"), x - 0.62 + index * 0.38, -0.74, 0.26, 0.24, 0.04)
    box(brush, tone("#e8c878"), x - 0.75, -0.42, 1.62, 0.035)
    for dx in (-0.45, 0.55):
        spoked(brush, x + dx, -0.14, 0.14, rolling(moment, 0.14), "#2a2c34", "#9aa2b0", 6)


def _steam_train(brush: QPainter, moment: Moment) -> None:
    with placed(brush, 0.87 * moment.height, -1.0 * moment.height):
        puffs(brush, moment.t * 1.5, moment.height * 0.62, "#f4f4f6", -1.5, 0.75)
    headlights(1.1, -0.70, brush, moment)


def _express(brush: QPainter, moment: Moment) -> None:
    ink = "#f2f4f6"
    with placed(brush, size=moment.height):
        nose = [
            (-2.0, -0.14),
            (-2.0, -0.88),
            (-1.9, -0.96),
            (0.7, -0.96),
            (1.25, -0.8),
            (1.75, -0.42),
            (1.9, -0.2),
            (1.8, -0.14),
        ]
        body = smooth_path(nose, True, 0.4)
        fill(brush, body, downward(-0.96, -0.14, tone("#ffffff"), tone("#c4c9d2")))
        with inside(brush, body):
            box(brush, tone("#2a6ac8"), -2.1, -0.40, 4.2, 0.12)
            box(brush, tone("#8a92a0"), -2.1, -0.22, 4.2, 0.1)
        for index in range(6):
            box(brush, tone("#2f4458"), -1.8 + index * 0.4, -0.78, 0.3, 0.24, 0.06)
        blob(brush, tone("#2f4458"), [(0.86, -0.56), (0.9, -0.80), (1.14, -0.74), (1.42, -0.54)], 0.5)
        stroke(brush, shaded(ink, 0.3), 0.016, [(-0.72, -0.94), (-0.72, -0.16)])
        for x in (-1.6, -1.1, 0.6, 1.1):
            wheel(brush, x, -0.1, 0.1, rolling(moment, 0.1), _TYRE, "#aab2be", 3)


FIGURES: Mapping[str, Figure] = {
    "train": Figure(320, _locomotive, Reach(2.45, 1.08, 1.42, 0.08), shine=_steam_train),
    "express": Figure(300, _express, Reach(2.35, 1.05, 2.15, 0.08)),
}
