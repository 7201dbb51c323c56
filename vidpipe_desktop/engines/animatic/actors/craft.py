"""What flies and sails by itself: planes, rockets, saucers, balloons, ships, boats, submarines. Lengths in heights."""

import math
from collections.abc import Mapping

from PySide6.QtGui import QPainter, QPainterPath

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
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import flames
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path

_GLASS = "#bfe3f2"


def _plane(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    with placed(brush, 0, 0.03 * moment.height * wave(t, 1.4), -4 + 2.5 * wave(t, 0.9), moment.height):
        blob(brush, tone("#9aa6b6"), [(0.15, -0.06), (-0.35, -0.42), (-0.52, -0.42), (-0.25, -0.04)], 0.4)
        shape(brush, tone("#d8433a"), (-0.92, -0.06), (-1.28, -0.56), (-1.04, -0.56), (-0.66, -0.12))
        body = smooth_path(
            [
                (-1.22, -0.10),
                (-0.8, -0.19),
                (0.6, -0.22),
                (1.02, -0.12),
                (1.22, 0.04),
                (1.0, 0.17),
                (0.3, 0.22),
                (-0.6, 0.18),
                (-1.15, 0.0),
            ],
            True,
            0.8,
        )
        fill(brush, body, downward(-0.22, 0.22, tone("#ffffff"), tone("#c3cad4")))
        with inside(brush, body):
            box(brush, tone("#d8433a"), -1.3, 0.06, 2.6, 0.05)
        for index in range(8):
            box(brush, tone("#4a6a8a"), -0.7 + index * 0.17, -0.09, 0.09, 0.09, 0.04)
        blob(brush, tone("#35506c"), [(0.84, -0.09), (0.9, -0.16), (1.06, -0.06), (1.02, -0.01)], 0.5)
        shape(brush, tone("#b83630"), (-0.95, 0.02), (-1.3, 0.14), (-1.16, 0.16), (-0.7, 0.08))
        limb(brush, tone("#8a94a4"), [(-0.1, 0.28), (0.2, 0.28)], [0.085, 0.075])
        blob(
            brush,
            downward(0.0, 0.5, tone("#dfe4ea"), tone("#a8b2c0")),
            [(0.3, 0.08), (-0.42, 0.5), (-0.62, 0.5), (-0.25, 0.1)],
            0.35,
        )


def _trail(brush: QPainter, moment: Moment) -> None:
    with placed(brush, -1.1 * moment.height, 0.05 * moment.height):
        for index in range(7):
            glow(
                brush,
                -moment.height * 0.12 * index,
                0.02 * moment.height * wave(moment.t, 3, index),
                moment.height * (0.09 + 0.02 * index),
                "#ffffff",
                0.20 * (1 - index / 7),
            )


def _helicopter(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#3a78b8"
    with placed(brush, 0, 0.04 * moment.height * wave(t, 1.6), 4 + 2 * wave(t, 1.1), moment.height):
        limb(brush, tone(ink, amount=0.08), [(-0.2, -0.10), (-1.15, -0.18)], [0.13, 0.045])
        shape(brush, tone(ink), (-1.08, -0.16), (-1.3, -0.46), (-1.14, -0.44), (-0.98, -0.18))
        with placed(brush, -1.2, -0.24, t * 1500 % 360):
            box(brush, tone("#33363e", alpha=0.8), -0.2, -0.018, 0.4, 0.036)
        for x in (-0.2, 0.24):
            stroke(brush, tone("#4a4e58"), 0.03, [(x, 0.2), (x + 0.04, 0.42)])
        stroke(brush, tone("#4a4e58"), 0.045, [(-0.46, 0.43), (0.42, 0.43), (0.54, 0.38)])
        path = blob(
            brush,
            downward(-0.3, 0.3, lit(ink, 0.16), shaded(ink, 0.16)),
            [(-0.5, -0.1), (-0.2, -0.3), (0.25, -0.3), (0.58, -0.06), (0.6, 0.14), (0.3, 0.28), (-0.25, 0.24)],
            0.9,
        )
        with inside(brush, path):
            box(brush, tone("#f4f6f8"), -0.7, 0.1, 1.4, 0.06)
        blob(
            brush, tone(_GLASS, alpha=0.9), [(0.12, -0.22), (0.3, -0.22), (0.54, -0.02), (0.54, 0.1), (0.14, 0.08)], 0.5
        )
        stroke(brush, tone("#33363e"), 0.05, [(0, -0.28), (0, -0.42)])
        sweep = math.cos(t * 40)
        limb(
            brush,
            tone("#33363e", alpha=0.75),
            [(-0.95 * sweep, -0.43), (0, -0.44), (0.95 * sweep, -0.43)],
            [0.014, 0.022, 0.014],
        )
        oval(brush, tone("#ffffff", alpha=0.16), 0, -0.435, 0.98, 0.035)


def _rocket(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    flying = moment.action in ("fly", "float", "ride", "launch", "run", "sail")
    with placed(
        brush,
        0.01 * moment.height * wave(t, 17) * (1 if flying else 0),
        -0.5 * moment.height,
        _rocket_tilt(moment),
        moment.height,
    ):
        for side in (-1, 1):
            blob(
                brush,
                tone("#c8342e", amount=0.2 if side < 0 else 0.0),
                [(side * 0.13, 0.06), (side * 0.32, 0.34), (side * 0.33, 0.5), (side * 0.12, 0.36)],
                0.5,
            )
        body = smooth_path(
            [
                (0, -0.56),
                (0.13, -0.34),
                (0.185, -0.05),
                (0.165, 0.22),
                (0.11, 0.38),
                (-0.11, 0.38),
                (-0.165, 0.22),
                (-0.185, -0.05),
                (-0.13, -0.34),
            ],
            True,
            0.8,
        )
        fill(brush, body, across(-0.19, 0.19, tone("#ffffff"), tone("#b9c2d0")))
        with inside(brush, body):
            blob(brush, tone("#d8433a"), [(-0.2, -0.30), (0, -0.27), (0.2, -0.30), (0.1, -0.7), (-0.1, -0.7)], 0.4)
            box(brush, tone("#d8433a"), -0.2, 0.26, 0.4, 0.05)
        oval(brush, tone("#6a7484"), 0, -0.10, 0.092)
        oval(brush, tone("#7fd0f0"), 0, -0.10, 0.068)
        oval(brush, tone("#ffffff", alpha=0.8), -0.025, -0.13, 0.02)
        oval(brush, tone("#6a7484"), 0, 0.10, 0.055)
        oval(brush, tone("#7fd0f0"), 0, 0.10, 0.038)
        shape(brush, tone("#4a505c"), (-0.09, 0.38), (0.09, 0.38), (0.12, 0.45), (-0.12, 0.45))
        blob(brush, tone("#b02a28"), [(-0.035, 0.1), (0, 0.06), (0.035, 0.1), (0.03, 0.47), (-0.03, 0.47)], 0.4)


def _rocket_tilt(moment: Moment) -> float:
    """It stands upright until it goes; then it leans into its way."""
    return 52.0 * min(1.0, moment.gone / 160) + 2 * wave(moment.t, 1.2)


def _thrust(brush: QPainter, moment: Moment) -> None:
    size = moment.height
    if moment.action in ("stand", "sit", "sleep", "idle") and moment.gone == 0:
        return
    with placed(brush, 0, -0.5 * size, _rocket_tilt(moment)):
        with placed(brush, 0, 0.44 * size, 180):
            flames(brush, moment.t * 1.6, size * 0.42)
        for index in range(8):
            age = (moment.t * 0.9 + index / 8) % 1.0
            oval(
                brush,
                tone("#f0ece8", alpha=round(0.32 * (1 - age), 2)),
                size * 0.10 * math.sin(index * 2.3) * age,
                size * (0.80 + 0.42 * age),
                size * (0.04 + 0.09 * age),
            )


def _saucer(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    with placed(brush, 0, 0.06 * moment.height * wave(t, 1.5), 5 * wave(t, 1.1), moment.height):
        blob(
            brush,
            tone("#9ce8d8", alpha=0.75),
            [(-0.36, 0.0), (-0.3, -0.32), (0, -0.46), (0.3, -0.32), (0.36, 0.0)],
            0.8,
        )
        oval(brush, tone("#7cc46a"), 0.0, -0.16, 0.12, 0.14)
        for x in (-0.045, 0.055):
            oval(brush, tone("#16202a"), x, -0.17, 0.035, 0.05)
        oval(brush, tone("#ffffff", alpha=0.5), -0.14, -0.28, 0.05, 0.09)
        oval(brush, downward(-0.1, 0.26, tone("#dfe4ec"), tone("#7f8a9c")), 0, 0.06, 1.0, 0.20)
        oval(brush, tone("#5c6678"), 0, 0.16, 0.5, 0.12)
        for index in range(7):
            x = (index - 3) * 0.26
            lamp = 0.5 + 0.5 * wave(t, 6, -index * 0.9)
            oval(brush, tone("#f8d04a", "#ffffff", round(lamp * 0.6, 1)), x, 0.10 - 0.05 * abs(x), 0.055)


def _beam(brush: QPainter, moment: Moment) -> None:
    size = moment.height
    with placed(brush, 0, 0.06 * size * wave(moment.t, 1.5), 0, size):
        path = QPainterPath()
        path.moveTo(-0.3, 0.22)
        path.lineTo(-0.7, 1.3)
        path.lineTo(0.7, 1.3)
        path.lineTo(0.3, 0.22)
        strength = 0.30 + 0.05 * wave(moment.t, 5)
        fill(brush, path, downward(0.2, 1.3, tone("#c8ffe8", alpha=round(strength, 2)), tone("#c8ffe8", alpha=0.0)))
        glow(brush, 0, 0.2, 0.5, "#c8ffe8", 0.35)


def _balloon_ship(brush: QPainter, moment: Moment) -> None:
    t = moment.t
    with placed(
        brush,
        0.02 * moment.height * wave(t, 0.9),
        0.02 * moment.height * wave(t, 1.3),
        1.6 * wave(t, 0.8),
        moment.height,
    ):
        for x in (-0.13, 0.13):
            stroke(brush, tone("#6a4a30"), 0.008, [(x * 1.5, 0.10), (x * 0.75, 0.36)])
        path = smooth_path(
            [(-0.14, 0.16), (-0.40, -0.12), (-0.38, -0.40), (0, -0.56), (0.38, -0.40), (0.40, -0.12), (0.14, 0.16)],
            True,
            0.9,
        )
        fill(brush, path, tone("#e0483a"))
        with inside(brush, path):
            for wide, ink in ((0.30, "#f6c23e"), (0.18, "#e0483a"), (0.065, "#f6c23e")):
                oval(brush, tone(ink), 0, -0.20, wide, 0.42)
            box(brush, tone("#2f5a9a"), -0.5, -0.24, 1.0, 0.07)
            oval(brush, tone("#ffffff", alpha=0.25), -0.2, -0.36, 0.10, 0.16)
            oval(brush, tone("#1d1418", alpha=0.16), 0.28, -0.1, 0.2, 0.5)
        box(brush, downward(0.36, 0.52, tone("#b98a4e"), tone("#855a2c")), -0.12, 0.36, 0.24, 0.15, 0.03)
        box(brush, tone("#6a4422"), -0.135, 0.35, 0.27, 0.035, 0.015)
        for index in range(3):
            stroke(
                brush, tone("#6a4422", alpha=0.6), 0.008, [(-0.07 + index * 0.07, 0.39), (-0.07 + index * 0.07, 0.5)]
            )


def _burner(brush: QPainter, moment: Moment) -> None:
    strength = max(0.0, wave(moment.t, 1.8)) ** 3
    if strength > 0.05:
        with placed(brush, 0, 0.30 * moment.height):
            flames(brush, moment.t, moment.height * 0.13 * (0.5 + strength))


# On and under water -----------------------------------------------------------------------------------------------


def _satellite(brush: QPainter, moment: Moment) -> None:
    with placed(brush, 0, 0, -18 + 5 * wave(moment.t, 0.7), moment.height):
        for side in (-1, 1):
            box(brush, tone("#8a92a0"), min(0, side * 0.3), -0.02, 0.3, 0.04)
            box(brush, tone("#2a4a9a"), side * 0.62 - 0.36, -0.18, 0.72, 0.36, 0.02)
            for index in range(5):
                stroke(
                    brush,
                    tone("#7aa0e0"),
                    0.012,
                    [(side * 0.62 - 0.3 + index * 0.15, -0.18), (side * 0.62 - 0.3 + index * 0.15, 0.18)],
                )
        box(brush, across(-0.2, 0.2, tone("#f2d68a"), tone("#b8923a")), -0.2, -0.26, 0.4, 0.52, 0.03)
        blob(brush, tone("#e8ecf2"), [(-0.2, -0.36), (0, -0.26), (0.2, -0.36), (0, -0.46)])
        stroke(brush, tone("#8a92a0"), 0.02, [(0, -0.4), (0, -0.56)])
        oval(brush, tone("#e0483a"), 0, -0.57, 0.03)


_AIR = Habitat.AIR

FIGURES: Mapping[str, Figure] = {
    "plane": Figure(230, _plane, Reach(1.45, 0.75, 1.35, 0.68), _AIR, _trail),
    "helicopter": Figure(240, _helicopter, Reach(1.5, 0.72, 1.1, 0.62), _AIR),
    "rocket": Figure(400, _rocket, Reach(0.68, 1.15, 0.68, 0.12), shine=_thrust),
    "saucer": Figure(220, _saucer, Reach(1.12, 0.65, 1.12, 0.5), _AIR, _beam),
    "airballoon": Figure(460, _balloon_ship, Reach(0.5, 0.68, 0.5, 0.62), _AIR, _burner),
    "satellite": Figure(190, _satellite, Reach(1.15, 0.85, 1.15, 0.75), _AIR),
}
