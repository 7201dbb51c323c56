"""What sails: boats and ships that ride on the waves, and the submarine below them. Lengths in heights."""

import math
from collections.abc import Mapping

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    across,
    blob,
    box,
    downward,
    fill,
    inside,
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
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path

_GLASS = "#bfe3f2"


def _riding(moment: Moment) -> tuple[float, float]:
    """How a boat heaves (in heights) and rolls (in degrees) on the waves."""
    return 0.022 * wave(moment.t, 1.5), 2.6 * wave(moment.t, 1.1)


def _foam(brush: QPainter, moment: Moment, half: float) -> None:
    """White water along the hull."""
    for index in range(9):
        x = -half + 2 * half * index / 8
        lift = 0.012 * wave(moment.t, 3.0, index * 1.3)
        oval(brush, tone("#ffffff", alpha=0.55), x - (0.06 if moment.gone else 0), 0.01 + lift, half * 0.16, 0.022)


def _sailboat(brush: QPainter, moment: Moment) -> None:
    heave, roll = _riding(moment)
    puff = 0.05 + 0.015 * wave(moment.t, 1.7)
    with placed(brush, 0, heave * moment.height, 0, moment.height):
        with placed(brush, 0, -0.05, roll):
            limb(brush, tone("#7a5230"), [(-0.02, -0.1), (-0.02, -0.96)], [0.014, 0.009])
            blob(
                brush,
                across(-0.4, 0, tone("#dcd2c0"), tone("#f6efe0")),
                [(-0.05, -0.92), (-0.26 - puff, -0.5), (-0.36 - puff, -0.2), (-0.05, -0.19)],
                0.35,
            )
            blob(
                brush,
                across(0, 0.45, tone("#ffffff"), tone("#e2dacb")),
                [(0.02, -0.96), (0.2 + puff, -0.58), (0.40 + puff, -0.21), (0.02, -0.20)],
                0.35,
            )
            stroke(brush, tone("#d8433a"), 0.016, [(0.03, -0.34), (0.28 + puff, -0.36)])
            flag = 0.02 * wave(moment.t, 6)
            shape(brush, tone("#d8433a"), (-0.02, -0.97), (-0.18, -0.93 + flag), (-0.02, -0.89))
            hull = smooth_path(
                [(-0.44, -0.17), (0.0, -0.13), (0.52, -0.20), (0.40, 0.02), (0.28, 0.05), (-0.30, 0.05), (-0.40, 0.0)],
                True,
                0.45,
            )
            fill(brush, hull, downward(-0.2, 0.05, tone("#a06a3c"), tone("#6a4022")))
            stroke(brush, tone("#f0dcb4"), 0.018, [(-0.44, -0.16), (0.0, -0.12), (0.52, -0.19)])
            stroke(brush, tone("#7a4a28"), 0.010, [(-0.38, -0.06), (0.0, -0.03), (0.44, -0.08)])
        _foam(brush, moment, 0.42)


def _rowboat(brush: QPainter, moment: Moment) -> None:
    heave, roll = _riding(moment)
    row = wave(moment.t, 2.6)
    with placed(brush, 0, heave * moment.height, 0, moment.height):
        with placed(brush, 0, -0.1, roll):
            blob(brush, tone("#5a3a22"), [(-0.9, -0.42), (0.0, -0.34), (0.95, -0.48), (0.0, -0.22)], 0.6)
            for x in (-0.3, 0.35):
                box(brush, tone("#8a5c34"), x, -0.40, 0.2, 0.05)
            blob(
                brush,
                downward(-0.44, 0.14, tone("#b5713a"), tone("#6f4020")),
                [
                    (-0.95, -0.44),
                    (-0.3, -0.28),
                    (0.3, -0.28),
                    (1.0, -0.50),
                    (0.82, 0.0),
                    (0.6, 0.14),
                    (-0.6, 0.14),
                    (-0.82, 0.0),
                ],
                0.5,
            )
            for lift in (0.0, 0.14):
                stroke(brush, tone("#7a4a24"), 0.018, [(-0.86, -0.28 + lift), (0, -0.14 + lift), (0.9, -0.32 + lift)])
            with placed(brush, 0.05, -0.32, 24 * row):
                limb(brush, tone("#d8b27a"), [(0.10, -0.30), (-0.20, 0.42)], [0.022, 0.026])
                limb(brush, tone("#d8b27a"), [(-0.20, 0.40), (-0.25, 0.56)], [0.05, 0.06])
        _foam(brush, moment, 0.85)


def _sailing_ship(brush: QPainter, moment: Moment) -> None:
    heave, roll = _riding(moment)
    with placed(brush, 0, heave * moment.height, 0, moment.height):
        with placed(brush, 0, -0.1, roll * 0.7):
            for index, (x, high) in enumerate(((-0.34, 0.76), (0.02, 0.92), (0.36, 0.74))):
                limb(brush, tone("#5a3a22"), [(x, -0.16), (x, -high)], [0.016, 0.010])
                belly = 0.07 + 0.015 * wave(moment.t, 1.5, index)
                for low, top, wide in ((0.28, 0.54, 0.17), (0.57, 0.80, 0.13)):
                    y0, y1 = -high * low / 0.92 - 0.03, -high * top / 0.92 - 0.02
                    blob(
                        brush,
                        across(x - wide, x + wide, tone("#fbf3e0"), tone("#d8cbb0")),
                        [
                            (x - wide, y0),
                            (x - wide * 0.8 + belly, (y0 + y1) / 2),
                            (x - wide * 0.85, y1),
                            (x + wide * 0.85, y1),
                            (x + wide + belly, (y0 + y1) / 2),
                            (x + wide, y0),
                        ],
                        0.5,
                    )
                flag = 0.015 * wave(moment.t, 6, index)
                shape(brush, tone("#c8342e"), (x, -high - 0.01), (x - 0.10, -high + 0.02 + flag), (x, -high + 0.05))
            stroke(brush, tone("#5a3a22"), 0.018, [(0.55, -0.2), (0.86, -0.34)])
            shape(brush, tone("#f2e8d2"), (0.38, -0.66), (0.82, -0.33), (0.44, -0.28))
            hull = smooth_path(
                [
                    (-0.70, -0.34),
                    (-0.5, -0.24),
                    (0.3, -0.18),
                    (0.72, -0.26),
                    (0.52, 0.0),
                    (0.4, 0.08),
                    (-0.46, 0.08),
                    (-0.62, -0.05),
                ],
                True,
                0.4,
            )
            fill(brush, hull, downward(-0.34, 0.08, tone("#8f5a30"), tone("#53301a")))
            stroke(brush, tone("#e0b84a"), 0.016, [(-0.69, -0.32), (-0.5, -0.22), (0.3, -0.16), (0.71, -0.24)])
            for index in range(6):
                box(brush, tone("#2f1c12"), -0.44 + index * 0.15, -0.12, 0.05, 0.05)
            box(brush, tone("#f6d27a"), -0.66, -0.24, 0.09, 0.06, 0.01)
        _foam(brush, moment, 0.6)


def _liner(brush: QPainter, moment: Moment) -> None:
    heave, roll = _riding(moment)
    with placed(brush, 0, heave * 0.5 * moment.height, roll * 0.4, moment.height):
        for x in (-0.3, 0.08):
            box(brush, tone("#d8433a"), x, -0.94, 0.16, 0.32)
            box(brush, tone("#2a2c34"), x, -0.96, 0.16, 0.08)
        for y, wide in ((-0.66, 0.9), (-0.54, 1.2), (-0.42, 1.5)):
            box(brush, downward(y, y + 0.13, tone("#ffffff"), tone("#d5dae2")), -0.68, y, wide, 0.13, 0.02)
            for index in range(int(wide * 9)):
                box(brush, tone("#4a6a8a"), -0.62 + index * 0.105, y + 0.04, 0.06, 0.05, 0.01)
        hull = smooth_path([(-1.0, -0.32), (0.9, -0.30), (1.25, -0.38), (1.0, 0.04), (-0.86, 0.06)], True, 0.2)
        fill(brush, hull, downward(-0.36, 0.06, tone("#2f4a78"), tone("#1c2c4c")))
        with inside(brush, hull):
            box(brush, tone("#c8342e"), -1.2, -0.03, 2.5, 0.12)
        for index in range(11):
            oval(brush, tone("#dfe8f2"), -0.8 + index * 0.16, -0.20, 0.024)
        _foam(brush, moment, 1.0)


def _liner_smoke(brush: QPainter, moment: Moment) -> None:
    for x in (-0.22, 0.16):
        with placed(brush, x * moment.height, -0.95 * moment.height):
            puffs(brush, moment.t, moment.height * 0.26, "#b8b8c0", -1.2, 0.4)


def _submarine(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#f2b52e"
    with placed(brush, 0, 0.04 * moment.height * wave(t, 1.2), 2.5 * wave(t, 0.9), moment.height):
        with placed(brush, -1.02, 0.04):
            spin = math.cos(t * 9)
            for side in (-1, 1):
                oval(brush, tone("#b0702a"), -0.03, side * 0.14 * spin, 0.045, 0.15 * abs(spin) + 0.02)
        shape(brush, shaded(ink, 0.22), (-0.8, -0.1), (-1.05, -0.34), (-0.92, 0.0), (-1.05, 0.4), (-0.8, 0.16))
        stroke(brush, tone("#8a5a22"), 0.05, [(0.1, -0.4), (0.1, -0.72), (0.24, -0.72)])
        blob(
            brush,
            downward(-0.56, -0.2, lit(ink, 0.14), tone(ink)),
            [(-0.24, -0.24), (-0.2, -0.50), (0.24, -0.50), (0.30, -0.24)],
            0.4,
        )
        body = smooth_path(
            [(-0.95, 0.02), (-0.6, -0.3), (0.4, -0.34), (0.92, -0.1), (0.95, 0.12), (0.5, 0.36), (-0.55, 0.34)],
            True,
            0.85,
        )
        fill(brush, body, downward(-0.34, 0.36, lit(ink, 0.2), shaded(ink, 0.22)))
        with inside(brush, body):
            box(brush, tone("#d8433a"), -1.1, 0.16, 2.2, 0.05)
        for x in (-0.42, 0.02, 0.46):
            oval(brush, tone("#8a5a22"), x, -0.02, 0.135)
            oval(brush, tone("#a8e2f4"), x, -0.02, 0.10)
            oval(brush, tone("#ffffff", alpha=0.7), x - 0.035, -0.06, 0.03)


def _bubbles(brush: QPainter, moment: Moment) -> None:
    size = moment.height
    for index in range(8):
        age = (moment.t * 0.5 + random_at(index)) % 1.0
        x, y = -size * (1.1 + 0.35 * age), size * (0.05 - 0.75 * age) + size * 0.03 * math.sin(moment.t * 4 + index)
        ring(
            brush,
            tone("#ffffff", alpha=round(0.6 * (1 - age), 2)),
            2.0,
            x,
            y,
            size * (0.02 + 0.03 * random_at(index + 0.5)),
        )
    glow(brush, size * 1.0, 0.0, size * 0.45, "#fff4c0", 0.25 + 0.3 * moment.night)


FIGURES: Mapping[str, Figure] = {
    "sailboat": Figure(420, _sailboat, Reach(0.66, 1.12, 0.66, 0.18)),
    "rowboat": Figure(130, _rowboat, Reach(1.2, 0.85, 1.2, 0.45)),
    "ship": Figure(560, _sailing_ship, Reach(0.95, 1.12, 1.05, 0.18)),
    "liner": Figure(400, _liner, Reach(1.2, 1.1, 1.4, 0.18), shine=_liner_smoke),
    "submarine": Figure(240, _submarine, Reach(1.25, 0.9, 1.15, 0.55), Habitat.WATER, _bubbles),
}
