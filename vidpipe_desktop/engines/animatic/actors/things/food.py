"""Food and drink. One unit high each."""

import math
from collections.abc import Mapping
from functools import partial

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
    ring,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import flames
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path


def _pizza(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 4 * wave(t, 1.3)):
        slice_ = smooth_path([(-0.52, -0.34), (0, -0.40), (0.52, -0.34), (0.02, 0.5)], True, 0.18)
        fill(brush, slice_, tone("#f8cf58"))
        with inside(brush, slice_):
            for x, y in ((-0.2, -0.16), (0.22, -0.14), (0.02, 0.12)):
                oval(brush, tone("#c83a2a"), x, y, 0.105)
                oval(brush, tone("#e0604a"), x - 0.02, y - 0.02, 0.065)
            for x, y in ((0.0, -0.22), (-0.1, 0.04), (0.14, 0.06)):
                oval(brush, tone("#4a8a3a"), x, y, 0.035, 0.022)
        limb(
            brush,
            downward(-0.5, -0.28, tone("#e2a352"), tone("#b06e2a")),
            [(-0.52, -0.35), (0, -0.42), (0.52, -0.35)],
            [0.07, 0.075, 0.07],
        )
        for x, y in ((-0.13, 0.16), (0.12, 0.24)):
            limb(brush, tone("#f8d870"), [(x, y), (x, y + 0.13 + 0.02 * wave(t, 2))], [0.032, 0.02])


def _cake(brush: QPainter, _t: float) -> None:
    oval(brush, tone("#e6e2ea"), 0, -0.04, 0.72, 0.075)
    for y, wide, ink in ((-0.36, 0.58, "#f4a6b8"), (-0.62, 0.40, "#fbf0e6")):
        box(brush, across(-wide, wide, lit(ink, 0.15), shaded(ink, 0.14)), -wide, y, 2 * wide, 0.31, 0.05)
        for index in range(7):
            x = -wide + 2 * wide * (index + 0.5) / 7
            oval(brush, tone("#fffaf4"), x, y + 0.03, wide / 6.4, 0.05 + 0.03 * (index % 2))
    for x in (-0.2, 0.0, 0.2):
        box(brush, tone("#5ab0e8"), x - 0.02, -0.82, 0.04, 0.2)
    for x in (-0.4, -0.13, 0.13, 0.4):
        oval(brush, tone("#d8304a"), x, -0.18, 0.05)


def _cake_light(brush: QPainter, t: float) -> None:
    for index, x in enumerate((-0.2, 0.0, 0.2)):
        with placed(brush, x, -0.82):
            flames(brush, t + index, 0.13, index * 1.7)


def _apple(ink: str, brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.04, 3 * wave(t, 1.4)):
        stroke(brush, tone("#5a3a22"), 0.045, [(0, -0.74), (0.03, -0.86), (0.09, -0.94)])
        blob(brush, tone("#5aa648"), [(0.06, -0.82), (0.2, -0.94), (0.36, -0.88), (0.22, -0.78)])
        blob(
            brush,
            across(-0.45, 0.45, lit(ink, 0.16), shaded(ink, 0.18)),
            [
                (0, -0.72),
                (0.24, -0.82),
                (0.44, -0.62),
                (0.40, -0.28),
                (0.2, 0.0),
                (0, -0.04),
                (-0.2, 0.0),
                (-0.40, -0.28),
                (-0.44, -0.62),
                (-0.24, -0.82),
            ],
        )
        oval(brush, tone("#ffffff", alpha=0.5), -0.22, -0.58, 0.07, 0.12)


def _burger(brush: QPainter, t: float) -> None:
    squash = 0.015 * wave(t, 2.1)
    box(brush, tone("#e0a04e"), -0.6, -0.2, 1.2, 0.2, 0.09)
    box(brush, downward(-0.4, -0.18, tone("#7a4226"), tone("#5a2c18")), -0.64, -0.38, 1.28, 0.2, 0.09)
    shape(brush, tone("#f8c83a"), (-0.62, -0.40), (0.62, -0.40), (0.3, -0.25), (0.05, -0.38), (-0.3, -0.26))
    box(brush, tone("#d8433a"), -0.58, -0.47, 1.16, 0.09, 0.04)
    limb(brush, tone("#6ab04a"), [(-0.6 + k * 0.2, -0.5 + 0.035 * (k % 2)) for k in range(7)], [0.055] * 7)
    blob(
        brush,
        downward(-1, -0.5, tone("#f0b662"), tone("#c8843a")),
        [(-0.62, -0.54), (-0.54, -0.82 - squash), (0, -1.0 - squash), (0.54, -0.82 - squash), (0.62, -0.54)],
        0.85,
    )
    for x, y in ((-0.3, -0.78), (-0.05, -0.88), (0.2, -0.82), (0.36, -0.7), (0.04, -0.72)):
        oval(brush, tone("#fff2cc"), x, y, 0.03, 0.02)


def _ice_cream(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 3 * wave(t, 1.3)):
        cone = smooth_path([(-0.2, -0.06), (0.2, -0.06), (0.0, 0.5)], True, 0.05)
        fill(brush, cone, tone("#e0a456"))
        with inside(brush, cone):
            for k in range(-3, 4):
                stroke(brush, tone("#b0742c"), 0.012, [(k * 0.09 - 0.2, -0.1), (k * 0.09 + 0.2, 0.5)])
                stroke(brush, tone("#b0742c"), 0.012, [(k * 0.09 + 0.2, -0.1), (k * 0.09 - 0.2, 0.5)])
        for x, y, ink in ((-0.12, -0.14, "#f6a6bc"), (0.12, -0.14, "#fbf0d8"), (0.0, -0.32, "#8a5a3a")):
            oval(brush, downward(y - 0.16, y + 0.16, lit(ink, 0.14), shaded(ink, 0.1)), x, y, 0.165)
        oval(brush, tone("#d8304a"), 0.02, -0.48, 0.05)


def _donut(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 8 * wave(t, 1.1)):
        ring(brush, tone("#d89a52"), 0.32, 0, 0, 0.33)
        ring(brush, tone("#f288a8"), 0.25, 0, -0.01, 0.33)
        for index in range(14):
            turn = index * 2.4
            with placed(
                brush,
                math.cos(turn) * (0.28 + 0.08 * (index % 2)),
                math.sin(turn) * (0.28 + 0.08 * (index % 2)),
                index * 50,
            ):
                box(
                    brush, tone(("#ffffff", "#ffd65a", "#5ac0e8", "#7ad06a")[index % 4]), -0.03, -0.01, 0.06, 0.02, 0.01
                )


def _banana(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.45, 4 * wave(t, 1.2)):
        limb(
            brush,
            downward(-0.4, 0.4, tone("#fbe06a"), tone("#dfae2a")),
            [(-0.5, -0.28), (-0.34, 0.1), (0.04, 0.28), (0.46, 0.16)],
            [0.06, 0.15, 0.165, 0.07],
        )
        limb(brush, tone("#6a5020"), [(-0.5, -0.28), (-0.53, -0.40)], [0.05, 0.04])
        limb(brush, tone("#6a5020"), [(0.46, 0.16), (0.52, 0.12)], [0.045, 0.03])


def _watermelon(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 3 * wave(t, 1.2)):
        for wide, ink in ((0.72, "#3f8a3c"), (0.66, "#e6f2c8"), (0.60, "#ee4a56")):
            shape(
                brush,
                tone(ink),
                *[
                    (math.cos(a) * wide, -0.36 + math.sin(a) * wide * 1.1)
                    for a in [k * math.pi / 14 for k in range(15)]
                ],
            )
        for x, y in ((-0.3, -0.2), (-0.08, -0.06), (0.14, -0.2), (0.34, -0.24), (0.06, 0.1), (-0.2, 0.06)):
            oval(brush, tone("#2a1c20"), x, y, 0.025, 0.04)


def _glass(drink: str, foam: str, brush: QPainter, t: float) -> None:
    tilt = 0.01 * wave(t, 2)
    shape(brush, tone(drink), (-0.29, -0.72 + tilt), (0.29, -0.72 - tilt), (0.23, -0.03), (-0.23, -0.03))
    if foam:
        for x in (-0.2, 0.0, 0.2):
            oval(brush, tone(foam), x, -0.76, 0.14, 0.1)
    shape(brush, tone("#e8f6fc", alpha=0.35), (-0.34, -1.0), (0.34, -1.0), (0.25, 0.0), (-0.25, 0.0))
    stroke(brush, tone("#ffffff", alpha=0.7), 0.03, [(-0.25, -0.88), (-0.19, -0.14)])
    if foam:
        ring(brush, tone("#e8f6fc", alpha=0.8), 0.06, 0.36, -0.48, 0.14, 0.2)


def _wine(brush: QPainter, t: float) -> None:
    tilt = 0.015 * wave(t, 1.7)
    blob(
        brush,
        tone("#9a1f3a"),
        [(-0.25, -0.76 + tilt), (0.25, -0.76 - tilt), (0.2, -0.56), (0.0, -0.46), (-0.2, -0.56)],
        0.6,
    )
    blob(
        brush,
        tone("#e8f6fc", alpha=0.35),
        [(-0.24, -1.0), (0.24, -1.0), (0.29, -0.72), (0.0, -0.44), (-0.29, -0.72)],
        0.7,
    )
    stroke(brush, tone("#dfeef4"), 0.03, [(0, -0.45), (0, -0.04)])
    oval(brush, tone("#dfeef4"), 0, -0.03, 0.22, 0.035)


def _glow_of(ink: str, brush: QPainter, _t: float) -> None:
    glow(brush, 0, -0.5, 0.6, ink, 0.12)


FIGURES: Mapping[str, Figure] = {
    "pizza": thing(170, _pizza, 0.62),
    "cake": thing(190, _cake, 0.74, _cake_light),
    "apple": thing(100, partial(_apple, "#d8323a"), 0.48),
    "greenapple": thing(100, partial(_apple, "#8ac04a"), 0.48),
    "burger": thing(150, _burger, 0.8, up=1.08),
    "icecream": thing(190, _ice_cream, 0.34),
    "donut": thing(130, _donut, 0.52),
    "banana": thing(110, _banana, 0.66),
    "watermelon": thing(140, _watermelon, 0.76),
    "beer": thing(170, partial(_glass, "#f2b53a", "#fffaf0"), 0.55, partial(_glow_of, "#f2b53a")),
    "milk": thing(150, partial(_glass, "#fbfaf4", ""), 0.36),
    "wine": thing(180, _wine, 0.32),
}
