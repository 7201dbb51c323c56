"""Sights of nature and of feasts: a volcano, a rainbow, a sandcastle, a sleigh; and a goal. One unit high each."""

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.actors.drawing import (
    across,
    blob,
    box,
    downward,
    limb,
    lit,
    oval,
    placed,
    random_at,
    ring,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import puffs
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.quadrupeds import FIGURES as ANIMALS
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_BOW: Final = ("#e8485a", "#f4913a", "#f7d34a", "#6cc46a", "#4aa6e0", "#5a6ad0", "#9a5ac8")
_HALF: Final = tuple(math.pi * step / 16 for step in range(17))
_SAND: Final = "#e2bd7c"
_RED: Final = "#b8262e"
_TEAM: Final = ((0.98, 0.0), (1.62, 0.4))
"""Where the reindeer of a sleigh go, in its heights, and how far in their gallop each is ahead of the other."""


def _volcano(brush: QPainter, t: float) -> None:
    """A steep cone with lava running down; smoke rises from it."""
    with placed(brush, 0, -0.84):
        puffs(brush, t, 0.62, "#6a5a5e", 0.4, 0.6)
    rock = "#5a4a4c"
    outline = [
        (-1.16, 0.0),
        (-0.72, -0.3),
        (-0.36, -0.68),
        (-0.17, -0.86),
        (0.16, -0.86),
        (0.38, -0.66),
        (0.7, -0.32),
        (1.16, 0.0),
    ]
    shape(brush, across(-0.9, 0.9, lit(rock, 0.16), shaded(rock, 0.3)), *outline)
    shape(
        brush,
        shaded(rock, 0.3),
        (0.06, -0.86),
        (0.16, -0.86),
        (0.38, -0.66),
        (0.7, -0.32),
        (1.16, 0.0),
        (0.5, 0.0),
        (0.3, -0.4),
    )
    oval(brush, tone("#ff7a2c"), 0, -0.86, 0.165, 0.03)
    for root, joints in (
        (0.02, ((-0.02, -0.66), (-0.13, -0.44), (-0.1, -0.2))),
        (0.09, ((0.16, -0.68), (0.22, -0.5), (0.34, -0.34))),
    ):
        limb(brush, tone("#e8481e"), [(root, -0.87), *joints], [0.05, 0.045, 0.034, 0.012])
        limb(brush, tone("#ffc23a"), [(root, -0.87), *joints[:2]], [0.022, 0.018, 0.006])


def _eruption(brush: QPainter, t: float) -> None:
    """Embers thrown out of the crater, and its glow."""
    glow(brush, 0, -0.9, 0.5 + 0.03 * wave(t, 5.0), "#ff7a2c", 0.6)
    for index in range(22):
        age = (t * (0.5 + 0.2 * random_at(index)) + random_at(index + 0.5)) % 1.0
        side = random_at(index * 2.3) - 0.5
        x, y = side * 0.9 * age, -0.88 - (0.75 + 0.4 * random_at(index * 1.7)) * age + 1.0 * age * age
        glow(brush, x, y, 0.034 * (1.3 - age), "#ffb03a", 1 - age, 0.7)


def _rainbow(brush: QPainter, t: float) -> None:
    """Half a circle of light."""
    for index, ink in enumerate(_BOW):
        alpha = 0.66 + 0.05 * wave(t, 0.7, index * 0.5)
        points = [(math.cos(turn) * (1.0 - 0.035 * index), -math.sin(turn) * (1.0 - 0.035 * index)) for turn in _HALF]
        stroke(brush, tone(ink, alpha=round(alpha, 3)), 0.037, points)


def _sandcastle(brush: QPainter, t: float) -> None:
    ink = across(-0.8, 0.8, lit(_SAND, 0.2), shaded(_SAND, 0.2))
    blob(brush, ink, [(-1.0, 0), (-0.8, -0.2), (0, -0.26), (0.8, -0.2), (1.0, 0)], 0.7)
    box(brush, ink, -0.56, -0.5, 1.12, 0.42)
    for x, high in ((-0.58, 0.74), (0.4, 0.74), (-0.13, 0.9)):
        wide = 0.26
        box(brush, across(x, x + wide, lit(_SAND, 0.24), shaded(_SAND, 0.24)), x, -high, wide, high - 0.1)
        for step in range(3):
            box(brush, lit(_SAND, 0.1), x - 0.02 + step * 0.11, -high - 0.06, 0.075, 0.08)
    shape(brush, shaded(_SAND, 0.5), (-0.1, -0.1), (-0.1, -0.32), (0.0, -0.42), (0.1, -0.32), (0.1, -0.1))
    for x in (-0.45, 0.53):
        oval(brush, shaded(_SAND, 0.5), x, -0.56, 0.03, 0.05)
    stroke(brush, tone("#8a6a4a"), 0.02, [(0, -0.94), (0, -1.2)], 0.0)
    shape(brush, tone("#e0483a"), (0, -1.2), (0.22, -1.14 + 0.02 * wave(t, 3.0)), (0, -1.06))


def _goal(brush: QPainter, t: float) -> None:
    """A goal with its net, seen from the front."""
    sway = 0.006 * wave(t, 1.3)
    for index in range(13):
        x = -1.2 + 0.2 * index
        stroke(brush, tone("#ffffff", alpha=0.4), 0.008, [(x, -0.94), (x * 0.94 + sway, -0.06)], 0.0)
    for index in range(6):
        y = -0.9 + 0.16 * index
        stroke(brush, tone("#ffffff", alpha=0.4), 0.008, [(-1.2, y), (0, y + 0.02 + sway), (1.2, y)])
    for x in (-1.27, 1.21):
        box(brush, across(x, x + 0.06, tone("#ffffff"), tone("#b8c0c8")), x, -1.0, 0.06, 1.0, 0.02)
    box(brush, downward(-1.0, -0.94, tone("#ffffff"), tone("#c8d0d8")), -1.27, -1.0, 2.54, 0.06, 0.02)


def _perfume(brush: QPainter, t: float) -> None:
    """A flacon of cut glass."""
    glass = QRadialGradient(QPointF(-0.12, -0.45), 0.7)
    for at, ink in ((0.0, "#ffe2ec"), (0.6, "#f0a8c0"), (1.0, "#c46a8c")):
        glass.setColorAt(at, tone(ink))
    box(brush, glass, -0.36, -0.68, 0.72, 0.68, 0.12)
    box(brush, tone("#ffffff", alpha=0.3), -0.3, -0.62, 0.6, 0.56, 0.09)
    box(brush, tone("#e58aa8", alpha=0.75), -0.26, -0.4 + 0.006 * wave(t, 1.7), 0.52, 0.32, 0.07)
    box(brush, tone("#fff6ee"), -0.15, -0.44, 0.3, 0.18, 0.02)
    box(brush, tone("#c9973a"), -0.1, -0.37, 0.2, 0.03)
    box(brush, across(-0.1, 0.1, tone("#f6dc9a"), tone("#b9822e")), -0.1, -0.77, 0.2, 0.1, 0.02)
    box(brush, across(-0.15, 0.15, tone("#f9e6b0"), tone("#b9822e")), -0.15, -1.0, 0.3, 0.24, 0.05)
    stroke(brush, tone("#ffffff", alpha=0.8), 0.035, [(-0.28, -0.56), (-0.28, -0.2)], 0.0)


def _perfume_light(brush: QPainter, t: float) -> None:
    glow(brush, -0.22, -0.56, 0.12 + 0.03 * wave(t, 1.3), "#ffffff", 0.5)


def _sleigh(brush: QPainter, moment: Moment) -> None:
    """A sleigh, and two reindeer that gallop before it."""
    size = moment.height
    deer = ANIMALS["reindeer"]
    for x, ahead in _TEAM:
        brush.save()
        brush.translate(x * size, -0.06 * size)
        deer.draw(brush, Moment("run", moment.t, (moment.t + ahead) * 1.5 * size, 0.94 * size))
        brush.restore()
    with placed(brush, 0, 0, 0, size):
        for y in (-0.56, -0.5):
            stroke(brush, tone("#6a3a22"), 0.014, [(0.36, -0.42), (0.9, y), (1.56, y - 0.02)])
        stroke(brush, tone("#e2b02f"), 0.04, [(-0.5, -0.04), (0.4, -0.04), (0.56, -0.12), (0.56, -0.24), (0.48, -0.24)])
        for x in (-0.3, 0.2):
            stroke(brush, tone("#e2b02f"), 0.03, [(x, -0.06), (x, -0.2)], 0.0)
        oval(brush, tone("#8a5a34"), -0.36, -0.56, 0.2, 0.26)
        oval(brush, lit("#8a5a34", 0.18), -0.4, -0.62, 0.12, 0.14)
        hull = [
            (-0.56, -0.72),
            (-0.6, -0.3),
            (-0.44, -0.16),
            (0.3, -0.16),
            (0.46, -0.3),
            (0.5, -0.56),
            (0.3, -0.5),
            (0.1, -0.36),
            (-0.24, -0.38),
            (-0.4, -0.5),
        ]
        blob(brush, downward(-0.7, -0.14, lit(_RED, 0.14), shaded(_RED, 0.25)), hull, 0.8)
        stroke(
            brush,
            tone("#e2b02f"),
            0.026,
            [(-0.55, -0.62), (-0.4, -0.46), (-0.22, -0.35), (0.1, -0.33), (0.32, -0.47), (0.48, -0.54)],
        )
        ring(brush, tone("#e2b02f"), 0.02, -0.06, -0.26, 0.06)


def _sleigh_light(brush: QPainter, moment: Moment) -> None:
    """A red nose at the head of the team."""
    glow(brush, 2.19 * moment.height, -0.83 * moment.height, 0.09 * moment.height, "#ff5a4a", 0.5)


FIGURES: Mapping[str, Figure] = {
    "volcano": thing(560, _volcano, 1.2, _eruption, 1.5),
    "rainbow": thing(950, _rainbow, 1.05),
    "sandcastle": thing(170, _sandcastle, 1.12, up=1.45),
    "goal": thing(330, _goal, 1.32),
    "perfume": thing(170, _perfume, 0.4, _perfume_light),
    "sleigh": Figure(260, _sleigh, Reach(0.75, 1.3, 2.5, 0.2), shine=_sleigh_light),
}
"""Each of them by its name."""
