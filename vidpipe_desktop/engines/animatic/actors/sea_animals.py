"""Animals of the sea that aren't shaped like fish: octopus, squid, jellyfish, seahorse, crab, lobster, starfish."""

import math
from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blink,
    blob,
    downward,
    eye,
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
from vidpipe_desktop.engines.animatic.actors.figure import Draw, Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow


def _octopus(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#d8567a"
    with placed(brush, size=moment.height):
        brush.translate(0, 0.04 * wave(t, 1.5))
        for index in range(8):
            side = (index - 3.5) / 3.5
            dark = 0.16 if index % 2 else 0.0
            reach = 0.42 + 0.06 * math.sin(index * 2.1)
            curl = 0.07 * math.sin(t * 2.2 + index * 0.9)
            points = [
                (side * 0.16, 0.02),
                (side * 0.30 + curl * 0.4, 0.2),
                (side * 0.42 - curl, 0.32),
                (side * 0.56 + curl, reach),
            ]
            limb(brush, shaded(ink, dark), points, [0.085, 0.062, 0.042, 0.018])
            for x, y in points[1:3]:
                oval(brush, lit(ink, 0.4), x, y + 0.02, 0.016)
        swell = 1 + 0.04 * wave(t, 3.0)
        blob(
            brush,
            downward(-0.5, 0.1, lit(ink, 0.14), shaded(ink, 0.08)),
            [
                (-0.24, 0.06),
                (-0.30 * swell, -0.24),
                (-0.16, -0.48),
                (0.12, -0.5),
                (0.30 * swell, -0.26),
                (0.25, 0.06),
                (0, 0.14),
            ],
        )
        for x, y in ((-0.14, -0.36), (-0.02, -0.42), (-0.2, -0.24)):
            oval(brush, lit(ink, 0.25), x, y, 0.03, 0.024)
        _friendly(brush, 0.06, -0.1, 0.055, 0.2, t)


def _friendly(brush: QPainter, x: float, y: float, size: float, apart: float, t: float) -> None:
    """Two eyes and a smile."""
    for side in (-0.5, 0.5):
        oval(brush, tone("#ffffff"), x + side * apart, y, size * 1.25)
        eye(brush, x + side * apart + size * 0.2, y, size * 0.8, blink(t))
    stroke(
        brush,
        tone("#3a1826"),
        size * 0.3,
        [(x - apart * 0.3, y + size * 2.0), (x, y + size * 2.6), (x + apart * 0.3, y + size * 2.0)],
    )


def _squid(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#e88a6a"
    with placed(brush, 0, 0.03 * wave(t, 1.8), -8, moment.height):
        for index in range(6):
            side = (index - 2.5) / 2.5
            curl = 0.05 * math.sin(t * 3 + index)
            limb(
                brush,
                shaded(ink, 0.1 * (index % 2)),
                [(side * 0.1, 0.08), (side * 0.16 + curl, 0.3), (side * 0.18 - curl, 0.52)],
                [0.045, 0.03, 0.014],
            )
        shape(brush, shaded(ink, 0.12), (0, -0.6), (-0.3, -0.28), (0.3, -0.28))
        blob(brush, tone(ink), [(-0.17, 0.08), (-0.19, -0.2), (0, -0.58), (0.19, -0.2), (0.17, 0.08), (0, 0.16)])
        _friendly(brush, 0.02, -0.02, 0.045, 0.16, t)


def _jellyfish(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#c58af0"
    beat = wave(t, 2.6)
    with placed(brush, 0, 0.06 * wave(t, 2.6, 0.7), 0, moment.height):
        for index in range(7):
            x = (index - 3) * 0.085
            sway = [(x, -0.06)] + [(x + 0.04 * math.sin(t * 2.2 + index + k), -0.06 + k * 0.16) for k in (1, 2, 3)]
            limb(brush, tone(ink, alpha=0.7), sway, [0.026, 0.02, 0.015, 0.007])
        wide = 0.34 + 0.035 * beat
        blob(
            brush,
            downward(-0.5, 0, lit(ink, 0.45), tone(ink, alpha=0.9)),
            [(-wide, -0.06), (-wide * 0.9, -0.3), (0, -0.5 - 0.02 * beat), (wide * 0.9, -0.3), (wide, -0.06), (0, 0.0)],
        )
        for x in (-0.2, 0.0, 0.2):
            oval(brush, lit(ink, 0.5), x, -0.1, 0.06, 0.028)
        oval(brush, tone("#ffffff", alpha=0.55), -0.12, -0.36, 0.07, 0.04)
        _friendly(brush, 0.03, -0.22, 0.032, 0.14, t)


def _jellyfish_glow(brush: QPainter, moment: Moment) -> None:
    glow(brush, 0, -moment.height * 0.2, moment.height * 0.55, "#c58af0", 0.22 + 0.05 * wave(moment.t, 2.6))


def _seahorse(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#f2a83c"
    with placed(brush, 0, 0.04 * wave(t, 1.6), 4 * wave(t, 1.1), moment.height):
        with placed(brush, -0.12, -0.06, 12 * wave(t, 14)):
            blob(brush, lit(ink, 0.4), [(0.04, -0.08), (-0.14, -0.1), (-0.16, 0.06), (0.04, 0.08)])
        tail: list[Point] = [(0.0, 0.05), (-0.02, 0.26), (0.08, 0.42), (0.2, 0.4), (0.19, 0.3), (0.12, 0.32)]
        limb(brush, tone(ink), tail, [0.13, 0.085, 0.055, 0.04, 0.03, 0.02])
        limb(
            brush,
            downward(-0.5, 0.2, lit(ink, 0.1), tone(ink)),
            [(0.0, -0.36), (-0.06, -0.22), (0.02, 0.04)],
            [0.11, 0.12, 0.14],
        )
        for index in range(5):
            y = -0.12 + index * 0.09
            stroke(brush, shaded(ink, 0.24), 0.014, [(-0.08, y), (0.05, y + 0.03), (0.12, y)])
        limb(brush, tone(ink), [(0.04, -0.38), (0.18, -0.34), (0.28, -0.31)], [0.1, 0.045, 0.05])
        for x, y in ((-0.05, -0.46), (-0.12, -0.38), (-0.14, -0.28)):
            shape(brush, shaded(ink, 0.2), (x + 0.05, y + 0.03), (x - 0.06, y - 0.05), (x + 0.02, y + 0.09))
        eye(brush, 0.05, -0.4, 0.034, blink(t))


def _crab(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#e0513a"
    moving = moment.gone > 0
    steps = moment.gone / (moment.height * 0.34)
    snap = 0.5 + 0.5 * wave(t, 5 if moment.action in ("fight", "attack", "dance", "cheer") else 1.4)
    with placed(brush, size=moment.height):
        for side in (-1, 1):
            for index in range(3):
                at = (steps + index / 3 + (0.5 if side > 0 else 0)) % 1.0
                dx, up = (
                    (0.17 * (0.5 - at / 0.6), 0.0)
                    if at < 0.6
                    else (0.17 * ((at - 0.6) / 0.4 - 0.5), 0.12 * math.sin(math.pi * (at - 0.6) / 0.4))
                )
                if not moving:
                    dx, up = 0.0, 0.0
                root, foot = (side * (0.22 + 0.06 * index), -0.3), (side * (0.44 + 0.13 * index) + dx, -up)
                knee = ((root[0] + foot[0]) / 2 + side * 0.06, -0.4 - up * 0.5)
                limb(brush, shaded(ink, 0.16), [root, knee, foot], [0.05, 0.04, 0.016])
            with placed(brush, side * 0.36, -0.46, side * (-22 - 12 * snap)):
                limb(brush, tone(ink), [(0, 0), (side * 0.2, -0.14)], [0.06, 0.05])
                for jaw in (-1, 1):
                    with placed(brush, side * 0.24, -0.22, jaw * (10 + 16 * snap)):
                        blob(
                            brush,
                            lit(ink, 0.05),
                            [
                                (-0.06, 0.06),
                                (-0.07 + jaw * 0.05, -0.12),
                                (jaw * 0.02, -0.28),
                                (0.06 + jaw * 0.05, -0.1),
                                (0.06, 0.06),
                            ],
                        )
        brush.translate(0, 0.015 * wave(t, 2.0))
        for x in (-0.12, 0.12):
            limb(brush, tone(ink), [(x, -0.5), (x, -0.68)], [0.03, 0.025])
            oval(brush, tone("#ffffff"), x, -0.72, 0.065)
            eye(brush, x + 0.015, -0.72, 0.042, blink(t))
        blob(
            brush,
            downward(-0.6, -0.12, lit(ink, 0.12), shaded(ink, 0.12)),
            [(-0.42, -0.36), (-0.24, -0.56), (0.24, -0.56), (0.42, -0.36), (0.2, -0.14), (-0.2, -0.14)],
        )
        stroke(brush, shaded(ink, 0.5), 0.022, [(-0.12, -0.3), (0, -0.25), (0.12, -0.3)])


def _lobster(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#c93c34"
    with placed(brush, size=moment.height):
        for index in range(4):
            limb(
                brush,
                shaded(ink, 0.2),
                [(0.1 - index * 0.1, -0.26), (0.14 - index * 0.14, -0.1), (0.2 - index * 0.16, 0.0)],
                [0.03, 0.025, 0.012],
            )
        limb(
            brush,
            tone(ink),
            [(-0.1, -0.3), (-0.4, -0.28), (-0.64, -0.16 + 0.03 * wave(t, 3)), (-0.78, -0.1 + 0.05 * wave(t, 3))],
            [0.16, 0.13, 0.09, 0.06],
        )
        for index in range(4):
            stroke(
                brush,
                shaded(ink, 0.25),
                0.014,
                [(-0.2 - index * 0.12, -0.42 + index * 0.06), (-0.24 - index * 0.12, -0.16 + index * 0.03)],
            )
        limb(brush, lit(ink, 0.06), [(-0.1, -0.32), (0.26, -0.34)], [0.17, 0.11])
        for lift in (0.0, 0.1):
            stroke(
                brush, tone(ink), 0.016, [(0.3, -0.4), (0.6, -0.62 - lift), (0.85, -0.56 - lift + 0.05 * wave(t, 2.4))]
            )
        limb(brush, tone(ink), [(0.2, -0.26), (0.42, -0.2)], [0.05, 0.05])
        for jaw in (-1, 1):
            with placed(brush, 0.48, -0.2, jaw * (10 + 8 * wave(t, 3))):
                blob(
                    brush,
                    lit(ink, 0.08),
                    [(-0.06, jaw * 0.0), (0.1, jaw * 0.09 - 0.02), (0.3, jaw * 0.02), (0.1, -0.02)],
                )
        eye(brush, 0.32, -0.42, 0.034, blink(t))


def _starfish(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#f08a4a"
    with placed(brush, 0, -0.46 * moment.height, 4 * wave(t, 1.2), moment.height):
        points: list[Point] = []
        for index in range(10):
            turn = math.tau * index / 10 - math.pi / 2
            r = 0.5 if index % 2 == 0 else 0.22
            points.append((math.cos(turn) * r, math.sin(turn) * r))
        blob(brush, tone(ink), points, 0.6)
        for index in range(5):
            turn = math.tau * index / 5 - math.pi / 2
            for r in (0.2, 0.32):
                oval(brush, lit(ink, 0.35), math.cos(turn) * r, math.sin(turn) * r, 0.026)
        _friendly(brush, 0, -0.05, 0.045, 0.16, t)


_ANY: Final[Mapping[str, tuple[float, Draw, Reach, Habitat]]] = {
    "octopus": (220, _octopus, Reach(0.8, 0.72, 0.8, 0.72), Habitat.WATER),
    "squid": (200, _squid, Reach(0.5, 0.8, 0.5, 0.8), Habitat.WATER),
    "seahorse": (190, _seahorse, Reach(0.5, 0.75, 0.55, 0.7), Habitat.WATER),
    "starfish": (110, _starfish, Reach(0.65, 1.1, 0.65, 0.15), Habitat.GROUND),
    "crab": (110, _crab, Reach(1.0, 1.15, 1.0, 0.2), Habitat.GROUND),
    "lobster": (130, _lobster, Reach(1.0, 0.95, 1.0, 0.12), Habitat.GROUND),
}

FIGURES: Mapping[str, Figure] = {
    **{name: Figure(height, draw, reach, habitat) for name, (height, draw, reach, habitat) in _ANY.items()},
    "jellyfish": Figure(200, _jellyfish, Reach(0.6, 0.75, 0.6, 0.75), Habitat.WATER, _jellyfish_glow),
}
