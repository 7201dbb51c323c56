"""Things to play with and to eat: balls, balloons, gifts, instruments, cakes and fruit. One unit high each."""

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
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import smooth_path


def _football(brush: QPainter, t: float) -> None:
    oval(brush, downward(-1, 0, tone("#ffffff"), tone("#cfd4da")), 0, -0.5, 0.5)
    with placed(brush, 0, -0.5, 60 * wave(t, 0.9)):
        for index in range(6):
            turn = math.tau * index / 5
            r = 0.0 if index == 5 else 0.43
            x, y = math.cos(turn) * r, math.sin(turn) * r
            size = 0.16 if index == 5 else 0.1
            corners = [
                (x + math.cos(math.tau * k / 5 + 0.3) * size, y + math.sin(math.tau * k / 5 + 0.3) * size)
                for k in range(5)
            ]
            shape(brush, tone("#2a2c34"), *corners)


def _ball(ink: str, other: str, brush: QPainter, t: float) -> None:
    oval(brush, downward(-1, 0, lit(ink, 0.2), shaded(ink, 0.15)), 0, -0.5, 0.5)
    path = smooth_path([(math.cos(a) * 0.5, -0.5 + math.sin(a) * 0.5) for a in [k * math.tau / 12 for k in range(12)]])
    with inside(brush, path), placed(brush, 0, -0.5, 40 * wave(t, 0.9)):
        stroke(brush, tone(other), 0.05, [(-0.6, 0), (0.6, 0)])
        for side in (-1, 1):
            stroke(brush, tone(other), 0.05, [(side * 0.5, -0.5), (side * 0.2, 0), (side * 0.5, 0.5)])
    oval(brush, tone("#ffffff", alpha=0.4), -0.17, -0.72, 0.12, 0.08)


def _balloon(brush: QPainter, t: float) -> None:
    with placed(brush, 0.03 * wave(t, 1.1), 0, 4 * wave(t, 1.1)):
        for index, (x, y, ink) in enumerate(
            ((-0.16, -0.70, "#f2b53a"), (0.17, -0.66, "#4a9ae0"), (0.0, -0.78, "#e8405a"))
        ):
            sway = 0.015 * wave(t, 1.7, index)
            stroke(brush, tone("#8a8078"), 0.008, [(x + sway, y + 0.2), (x * 0.3, -0.3), (0, 0)])
            oval(brush, downward(y - 0.21, y + 0.21, lit(ink, 0.16), shaded(ink, 0.12)), x + sway, y, 0.165, 0.205)
            shape(
                brush,
                shaded(ink, 0.2),
                (x + sway, y + 0.19),
                (x + sway - 0.025, y + 0.235),
                (x + sway + 0.025, y + 0.235),
            )
            oval(brush, tone("#ffffff", alpha=0.5), x + sway - 0.06, y - 0.09, 0.035, 0.06)


def _gift(brush: QPainter, t: float) -> None:
    ink = "#3a8ac8"
    hop = 0.03 * abs(wave(t, 3.2))
    box(brush, downward(-0.66, 0, lit(ink, 0.1), shaded(ink, 0.2)), -0.48, -0.66, 0.96, 0.66, 0.03)
    box(brush, tone("#f2c240"), -0.09, -0.66, 0.18, 0.66)
    with placed(brush, 0, -0.66 - hop, 3 * wave(t, 3.2)):
        box(brush, lit(ink, 0.12), -0.54, -0.14, 1.08, 0.17, 0.03)
        box(brush, tone("#fbd86a"), -0.09, -0.14, 0.18, 0.17)
        for side in (-1, 1):
            blob(
                brush,
                tone("#f2c240", amount=0.08 if side < 0 else 0.0),
                [(0, -0.14), (side * 0.16, -0.32), (side * 0.34, -0.28), (side * 0.28, -0.14)],
            )
        oval(brush, tone("#d8a02a"), 0, -0.17, 0.07)


def _guitar(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, -16 + 2 * wave(t, 3.4)):
        box(brush, tone("#5a3420"), -0.035, -0.5, 0.07, 0.56)
        box(brush, tone("#7a4a2a"), -0.06, -0.56, 0.12, 0.12, 0.02)
        body = smooth_path(
            [
                (0, -0.10),
                (0.17, -0.06),
                (0.17, 0.10),
                (0.26, 0.30),
                (0.14, 0.49),
                (-0.14, 0.49),
                (-0.26, 0.30),
                (-0.17, 0.10),
                (-0.17, -0.06),
            ],
            True,
            0.95,
        )
        fill(brush, body, across(-0.25, 0.25, tone("#e8a24a"), tone("#b06a24")))
        oval(brush, tone("#3a2216"), 0, 0.12, 0.075)
        box(brush, tone("#5a3420"), -0.09, 0.32, 0.18, 0.035)
        for x in (-0.02, 0.0, 0.02):
            stroke(brush, tone("#f6efdc", alpha=0.9), 0.006, [(x, -0.48), (x + 0.004 * wave(t, 40), 0.0), (x, 0.33)])


def _violin(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 14):
        box(brush, tone("#2a1a12"), -0.03, -0.5, 0.06, 0.5)
        body = smooth_path(
            [
                (0, -0.06),
                (0.15, -0.02),
                (0.11, 0.14),
                (0.19, 0.33),
                (0, 0.48),
                (-0.19, 0.33),
                (-0.11, 0.14),
                (-0.15, -0.02),
            ],
            True,
            0.95,
        )
        fill(brush, body, across(-0.2, 0.2, tone("#c8662c"), tone("#8a3a16")))
        for side in (-1, 1):
            stroke(brush, tone("#2a1410"), 0.014, [(side * 0.06, 0.1), (side * 0.075, 0.19), (side * 0.055, 0.27)])
        oval(brush, tone("#7a4a2a"), 0, -0.51, 0.045)
        with placed(brush, 0.08 * wave(t, 2.6), 0.05, 64):
            stroke(brush, tone("#e8d8b8"), 0.016, [(0, -0.5), (0, 0.5)])


def _piano(brush: QPainter, t: float) -> None:
    ink = "#2a2630"
    with placed(brush, 0.1, -0.58, -26):
        blob(brush, shaded(ink, 0.2), [(-0.7, 0.06), (-0.66, -0.1), (0.4, -0.1), (0.72, 0.06)], 0.4)
    stroke(brush, tone("#b98a3a"), 0.02, [(0.3, -0.55), (0.42, -0.78)])
    for x in (-0.58, 0.52):
        limb(brush, tone(ink), [(x, -0.34), (x, -0.04)], [0.05, 0.035])
        oval(brush, tone("#b98a3a"), x, -0.025, 0.035)
    body = smooth_path(
        [(-0.82, -0.34), (-0.82, -0.56), (0.2, -0.60), (0.62, -0.56), (0.8, -0.44), (0.62, -0.34)], True, 0.4
    )
    fill(brush, body, downward(-0.6, -0.32, lit(ink, 0.2), tone(ink)))
    box(brush, tone("#fffaf0"), -0.86, -0.43, 0.62, 0.08)
    for index in range(10):
        down = 0.012 if wave(t, 6, index * 2.3) > 0.85 else 0.0
        box(brush, tone("#16141a"), -0.83 + index * 0.06, -0.43 + down, 0.028, 0.05)


def _drum(brush: QPainter, t: float) -> None:
    box(brush, across(-0.6, 0.6, tone("#d8433a"), tone("#a02a26")), -0.6, -0.72, 1.2, 0.6)
    oval(brush, tone("#a02a26"), 0, -0.12, 0.6, 0.12)
    for index in range(5):
        x = -0.56 + index * 0.28
        stroke(
            brush, tone("#f2d272"), 0.026, [(x, -0.66), (x + 0.14, -0.08), (x + 0.28 if index < 4 else x, -0.66)], 0.0
        )
    oval(brush, tone("#f2d272"), 0, -0.72, 0.62, 0.15)
    oval(brush, tone("#fffaf0"), 0, -0.73, 0.56, 0.125)
    for side in (-1, 1):
        beat = abs(wave(t, 7, 0 if side > 0 else math.pi / 2))
        with placed(brush, side * 0.42, -0.98, side * (46 + 16 * beat)):
            limb(brush, tone("#b98a52"), [(0, -0.12), (0, 0.3)], [0.025, 0.03])


def _trumpet(brush: QPainter, t: float) -> None:
    gold = "#f0c040"
    with placed(brush, 0, -0.52, -8 + 3 * wave(t, 2.2)):
        ring(brush, tone(gold), 0.05, 0.0, 0.1, 0.42, 0.17)
        limb(brush, tone(gold), [(-0.75, -0.06), (0.35, -0.06)], [0.03, 0.045])
        shape(
            brush,
            across(0.3, 0.85, tone(gold), shaded(gold, 0.2)),
            (0.3, -0.1),
            (0.62, -0.16),
            (0.86, -0.36),
            (0.86, 0.24),
            (0.62, 0.04),
            (0.3, -0.02),
        )
        for index, x in enumerate((-0.16, 0.0, 0.16)):
            press = 0.05 if wave(t, 5, index * 2) > 0.4 else 0.0
            limb(brush, shaded(gold, 0.15), [(x, -0.26 + press), (x, 0.18)], [0.035, 0.04])
        oval(brush, shaded(gold, 0.1), -0.78, -0.06, 0.035, 0.07)


def _teddy(brush: QPainter, t: float) -> None:
    ink = "#b8793e"
    with placed(brush, 0, 0, 2 * wave(t, 1.3)):
        for side in (-1, 1):
            oval(brush, shaded(ink, 0.1), side * 0.26, -0.14, 0.17, 0.14)
            oval(brush, lit(ink, 0.4), side * 0.28, -0.13, 0.09, 0.08)
            limb(brush, shaded(ink, 0.06), [(side * 0.22, -0.5), (side * 0.38, -0.32)], [0.10, 0.10])
            oval(brush, tone(ink), side * 0.22, -0.92, 0.11)
            oval(brush, lit(ink, 0.4), side * 0.22, -0.92, 0.06)
        oval(brush, tone(ink), 0, -0.32, 0.27, 0.3)
        oval(brush, lit(ink, 0.35), 0, -0.29, 0.17, 0.19)
        oval(brush, lit(ink, 0.06), 0, -0.74, 0.29, 0.25)
        oval(brush, lit(ink, 0.45), 0.01, -0.66, 0.13, 0.10)
        oval(brush, tone("#2a1c20"), 0.01, -0.69, 0.045, 0.035)
        for x in (-0.1, 0.12):
            oval(brush, tone("#2a1c20"), x, -0.79, 0.034)
            oval(brush, tone("#ffffff"), x + 0.012, -0.802, 0.011)


FIGURES: Mapping[str, Figure] = {
    "football": thing(110, _football, 0.52),
    "basketball": thing(115, partial(_ball, "#e8812e", "#3a2416"), 0.52),
    "ball": thing(110, partial(_ball, "#e0405a", "#fbf6ea"), 0.52),
    "balloon": thing(420, _balloon, 0.42),
    "gift": thing(150, _gift, 0.62, up=1.12),
    "guitar": thing(300, _guitar, 0.42),
    "violin": thing(250, _violin, 0.6),
    "piano": thing(300, _piano, 0.95),
    "drum": thing(170, _drum, 0.8, up=1.3),
    "trumpet": thing(150, _trumpet, 0.95),
    "teddy": thing(180, _teddy, 0.5),
}
