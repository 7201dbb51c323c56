"""Small animals: frogs, snakes, snails, spiders, and all that flutters and buzzes."""

import math
from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtGui import QColor, QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blink,
    blob,
    downward,
    eye,
    limb,
    lit,
    oval,
    placed,
    pulse,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import Point

_GOING: Final = frozenset(("walk", "run", "march", "lost", "ride", "climb", "chase", "flee"))
_LIVELY: Final = frozenset(("jump", "dance", "cheer", "play", "fight", "attack"))


def _hop(moment: Moment, length: float) -> float:
    """Height of a hop, 0…1. Whoever hops along is in the air all the while it goes: `length` a hop, in stage units."""
    if moment.action in _GOING and moment.gone > 0:
        return abs(math.sin(math.pi * moment.gone / length))
    return pulse(moment.t, 0.8, 0.6) if moment.action in _LIVELY | _GOING else 0.0


def _frog(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#6cb048"
    up = _hop(moment, moment.height * 1.6)
    with placed(brush, 0, -up * moment.height * 0.55, -16 * up, moment.height):
        for dark, dx in ((0.3, 0.08), (0.06, 0.0)):
            with placed(brush, dx):
                _frog_legs(brush, shaded(ink, dark), 0.30 * up)
        body = [
            (-0.46, -0.2),
            (-0.28, -0.46),
            (0.08, -0.62),
            (0.42, -0.62),
            (0.58, -0.46),
            (0.48, -0.26),
            (0.1, -0.1),
            (-0.3, -0.08),
        ]
        blob(brush, downward(-0.6, -0.1, lit(ink, 0.12), shaded(ink, 0.08)), body)
        puff = 0.10 + 0.05 * abs(wave(t, 5 if moment.action in ("talk", "sing") else 2.4))
        throat = [(0.0, -0.16), (0.3, -0.32), (0.54, -0.36), (0.44, -0.22 + puff * 0.3), (0.16, -0.1)]
        blob(brush, tone("#e6eaae"), throat)
        for x, y in ((-0.2, -0.36), (-0.04, -0.46), (-0.26, -0.24)):
            oval(brush, shaded(ink, 0.22), x, y, 0.045, 0.03)
        oval(brush, tone(ink), 0.32, -0.68, 0.115)
        eye(brush, 0.35, -0.69, 0.075, 1.0 if moment.action == "sleep" else blink(t), "#f2d24a")
        stroke(brush, shaded(ink, 0.5), 0.02, [(0.57, -0.48), (0.42, -0.40), (0.26, -0.46)])


def _frog_legs(brush: QPainter, ink: QColor, stretch: float) -> None:
    """Of one side, the hind leg first. stretch: how far they trail in a leap."""
    hind = [
        (-0.2, -0.3),
        (-stretch, -0.42 + stretch),
        (-0.36 - stretch, -0.06 + stretch * 0.6),
        (-0.1 - stretch * 1.6, -0.035 + stretch),
    ]
    limb(brush, ink, hind, [0.15, 0.11, 0.06, 0.04])
    fore = [(0.26, -0.3), (0.30 + stretch * 0.3, -0.1), (0.40 + stretch * 0.5, -0.03 + stretch * 0.3)]
    limb(brush, ink, fore, [0.09, 0.06, 0.04])


def _snake(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#6fa044"
    phase = moment.gone / (moment.height * 0.5) if moment.gone else t * 0.5
    rise = 0.10 if moment.action == "sleep" else 0.86 + 0.05 * wave(t, 1.4)
    strike = pulse(t, 1.3, 0.4) if moment.action in ("fight", "attack") else 0.0
    with placed(brush, size=moment.height):
        points: list[Point] = []
        for index in range(12):
            x = -1.25 + index * 0.125
            points.append((x, -0.11 - 0.055 * (1 + math.sin(x * 9 - phase * 6))))
        head = (0.52 + 0.4 * strike, -rise + 0.12 * strike)
        points += [(0.26, -0.12), (0.38, -0.36 * rise), (0.26 + 0.2 * strike, -0.68 * rise), head]
        radii = [0.012 + 0.008 * index for index in range(12)] + [0.105, 0.10, 0.095, 0.085]
        limb(brush, downward(-0.9, 0, lit(ink, 0.1), shaded(ink, 0.12)), points, radii)
        for index in range(2, 15):
            x, y = points[index]
            oval(brush, shaded(ink, 0.3), x, y - radii[index] * 0.3, radii[index] * 0.6, radii[index] * 0.35)
        with placed(brush, *head, 8 - 10 * strike):
            if pulse(t, 1.6, 0.25) > 0.1 or strike:
                for fork in (-0.03, 0.03):
                    stroke(brush, tone("#d8303a"), 0.016, [(0.2, 0.03), (0.3, 0.04), (0.37, 0.04 + fork)])
            blob(brush, tone(ink), [(-0.1, 0.0), (-0.05, -0.11), (0.12, -0.10), (0.24, 0.0), (0.2, 0.07), (0.0, 0.1)])
            eye(brush, 0.09, -0.03, 0.034, 1.0 if moment.action == "sleep" else blink(t), "#f2d24a")


def _snail(brush: QPainter, moment: Moment) -> None:
    t, ink, shell = moment.t, "#d9b58a", "#a8623c"
    crawl = 0.5 + 0.5 * math.sin(moment.gone / (moment.height * 0.16)) if moment.gone else 0.5
    with placed(brush, size=moment.height):
        blob(
            brush,
            downward(-0.3, 0, tone(ink), shaded(ink, 0.16)),
            [
                (-0.78 - 0.05 * crawl, -0.01),
                (-0.4, -0.2),
                (0.2, -0.2),
                (0.44, -0.58),
                (0.66, -0.6),
                (0.7, -0.36),
                (0.6 + 0.05 * crawl, -0.01),
            ],
        )
        for x, lean in ((0.50, 0.0), (0.62, 0.1)):
            tip = (x + lean + 0.03 * wave(t, 1.6, x), -0.92)
            limb(brush, tone(ink), [(x, -0.5), tip], [0.035, 0.025])
            eye(brush, *tip, 0.05, blink(t))
        stroke(brush, shaded(ink, 0.5), 0.024, [(0.68, -0.4), (0.6, -0.34), (0.52, -0.38)])
        oval(brush, downward(-0.9, -0.1, lit(shell, 0.2), shaded(shell, 0.14)), -0.12, -0.46, 0.40)
        coil: list[Point] = []
        for index in range(15):
            turn, r = index * 0.75, 0.34 * (1 - index / 16)
            coil.append((-0.12 + math.cos(turn) * r, -0.46 + math.sin(turn) * r))
        stroke(brush, shaded(shell, 0.32), 0.035, coil)


def _spider(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#3a3440"
    steps = moment.gone / (moment.height * 0.4)
    with placed(brush, size=moment.height):
        for side in (-1, 1):
            for index in range(4):
                at = (steps + index * 0.25 + (0.5 if side > 0 else 0)) % 1.0 if moment.gone else 0.3
                dx, up = (
                    (0.2 * (0.5 - at / 0.6), 0.0)
                    if at < 0.6
                    else (0.2 * ((at - 0.6) / 0.4 - 0.5), 0.14 * math.sin(math.pi * (at - 0.6) / 0.4))
                )
                foot = (side * (0.36 + 0.2 * index) + (dx if moment.gone else 0.0), -up if moment.gone else 0.0)
                knee = (foot[0] * 0.72, -0.72 + 0.06 * index)
                limb(brush, shaded(ink, 0.1 * (index % 2)), [(side * 0.12, -0.42), knee, foot], [0.04, 0.03, 0.014])
        oval(brush, tone(ink), -0.26, -0.46 + 0.025 * wave(t, 1.9), 0.32, 0.28)
        oval(brush, tone("#c8405a"), -0.28, -0.52, 0.1, 0.07)
        oval(brush, lit(ink, 0.1), 0.12, -0.42, 0.21, 0.19)
        for x in (0.1, 0.24):
            oval(brush, tone("#ffffff"), x, -0.46, 0.07)
            eye(brush, x + 0.015, -0.46, 0.045, blink(t))


def _beetle(ink: str, dotted: bool, brush: QPainter, moment: Moment) -> None:
    steps = moment.gone / (moment.height * 0.5)
    with placed(brush, size=moment.height):
        for index in range(3):
            at = (steps + index / 3) % 1.0
            dx = 0.16 * (0.5 - at / 0.6) if at < 0.6 else 0.16 * ((at - 0.6) / 0.4 - 0.5)
            x = -0.3 + index * 0.3
            limb(
                brush,
                tone("#262228"),
                [(x, -0.24), (x + 0.08, -0.12), (x + (dx if moment.gone else 0), 0.0)],
                [0.04, 0.032, 0.02],
            )
        oval(brush, tone("#2a262e"), 0.52, -0.36, 0.22, 0.22)
        for lean in (0.1, 0.24):
            stroke(brush, tone("#2a262e"), 0.03, [(0.58, -0.52), (0.62 + lean, -0.78 + 0.03 * wave(moment.t, 3))])
        eye(brush, 0.6, -0.4, 0.055, blink(moment.t), "#ffffff")
        shell = [
            (-0.66, -0.14),
            (-0.6, -0.48),
            (-0.36, -0.74),
            (-0.06, -0.82),
            (0.24, -0.74),
            (0.42, -0.46),
            (0.46, -0.14),
        ]
        blob(brush, downward(-0.8, -0.1, lit(ink, 0.16), shaded(ink, 0.14)), shell, 0.85)
        if dotted:
            for x, y in ((-0.4, -0.42), (-0.12, -0.64), (-0.1, -0.3), (0.2, -0.46)):
                oval(brush, tone("#2a262e"), x, y, 0.09, 0.08)
        stroke(brush, tone("#2a262e"), 0.025, [(-0.64, -0.2), (-0.1, -0.13), (0.44, -0.18)])


def _caterpillar(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#8cc04a"
    phase = moment.gone / (moment.height * 0.3) if moment.gone else t * 1.2
    with placed(brush, size=moment.height):
        for index in range(7):
            x = -0.95 + index * 0.25
            y = -0.26 - 0.10 * (1 + math.sin(phase - index * 0.8))
            oval(brush, shaded(ink, 0.10 if index % 2 else 0.0), x, y, 0.22)
            oval(brush, shaded(ink, 0.35), x, -0.05, 0.05, 0.06)
        for lean in (0.0, 0.16):
            stroke(brush, tone("#4a6a24"), 0.03, [(0.72 + lean, -0.62), (0.76 + lean * 1.5, -0.9)])
        oval(brush, lit(ink, 0.08), 0.8, -0.42, 0.29)
        for x in (0.78, 0.98):
            oval(brush, tone("#ffffff"), x, -0.46, 0.08)
            eye(brush, x + 0.015, -0.46, 0.05, blink(t))
        stroke(brush, shaded(ink, 0.5), 0.025, [(0.78, -0.3), (0.88, -0.25), (0.98, -0.3)])


# In the air -------------------------------------------------------------------------------------------------------


def _hover(moment: Moment) -> tuple[float, float]:
    """How something light drifts around its place, in heights."""
    t = moment.t
    return 0.16 * wave(t, 1.9) + 0.06 * wave(t, 4.3), 0.20 * wave(t, 2.7) + 0.08 * wave(t, 5.1)


def _butterfly(ink: str, rim: str, brush: QPainter, moment: Moment) -> None:
    resting = moment.action in ("sit", "stand", "sleep")
    beat = 0.5 + 0.5 * math.sin(moment.t * (2.0 if resting else 9.0))
    dx, dy = (0.0, 0.0) if resting else _hover(moment)
    with placed(brush, dx * moment.height, dy * moment.height, -24, moment.height):
        for far in (True, False):
            open_ = (0.25 + 0.75 * beat) * (0.82 if far else 1.0)
            brush.save()
            brush.rotate(-12 if far else 8)
            brush.scale(1.0, open_)
            dark = 0.22 if far else 0.0
            blob(
                brush, tone(rim, amount=dark), [(0.02, 0.0), (0.30, -0.42), (0.24, -0.72), (-0.14, -0.62), (-0.2, -0.2)]
            )
            blob(
                brush,
                tone(rim, amount=dark),
                [(-0.02, 0.0), (-0.22, -0.32), (-0.5, -0.3), (-0.5, -0.02), (-0.22, 0.06)],
            )
            blob(
                brush, tone(ink, amount=dark), [(0.03, -0.06), (0.22, -0.4), (0.18, -0.6), (-0.07, -0.5), (-0.12, -0.2)]
            )
            blob(brush, lit(ink, 0.25), [(-0.1, -0.04), (-0.22, -0.24), (-0.4, -0.22), (-0.4, -0.06)])
            brush.restore()
        limb(brush, tone("#332a30"), [(-0.22, 0.06), (0.05, 0.02), (0.18, -0.01)], [0.025, 0.04, 0.045])
        for lean in (-0.05, 0.06):
            stroke(brush, tone("#332a30"), 0.014, [(0.2, -0.03), (0.32, -0.14 + lean), (0.38, -0.22 + lean)])


def _bee(brush: QPainter, moment: Moment) -> None:
    dx, dy = _hover(moment)
    with placed(brush, dx * moment.height, dy * moment.height, 5 * wave(moment.t, 3.0), moment.height):
        buzz = wave(moment.t, 41)
        for far, x in ((True, 0.08), (False, -0.06)):
            with placed(brush, x, -0.24, 12 * buzz - (14 if far else 34)):
                oval(brush, tone("#e8f4ff", alpha=0.5 if far else 0.72), -0.02, -0.26, 0.15, 0.28)
        shape(brush, tone("#332a30"), (-0.44, -0.04), (-0.58, 0.0), (-0.44, 0.05))
        path = blob(
            brush,
            downward(-0.3, 0.3, tone("#fbd24a"), tone("#e8a82a")),
            [(-0.46, 0.0), (-0.25, -0.28), (0.15, -0.3), (0.4, -0.12), (0.42, 0.1), (0.15, 0.28), (-0.25, 0.24)],
        )
        brush.save()
        brush.setClipPath(path)
        for x in (-0.3, -0.05):
            limb(brush, tone("#332a30"), [(x, -0.4), (x - 0.03, 0), (x, 0.4)], [0.07, 0.075, 0.07])
        brush.restore()
        oval(brush, tone("#332a30"), 0.34, -0.02, 0.19, 0.2)
        oval(brush, tone("#fbd24a"), 0.38, 0.0, 0.14, 0.15)
        for lean in (0.0, 0.12):
            stroke(brush, tone("#332a30"), 0.025, [(0.36 + lean, -0.18), (0.44 + lean, -0.36)])
        eye(brush, 0.4, -0.03, 0.055, blink(moment.t))
        stroke(brush, tone("#7a4a1a"), 0.02, [(0.38, 0.1), (0.43, 0.13), (0.48, 0.09)])


def _dragonfly(brush: QPainter, moment: Moment) -> None:
    dx, dy = _hover(moment)
    with placed(brush, dx * moment.height, dy * moment.height, -6, moment.height):
        buzz = wave(moment.t, 34)
        for far in (True, False):
            for x, turn in ((0.16, 10), (0.0, 38)):
                with placed(brush, x, -0.04, (turn if far else -turn * 0.6) + 14 * buzz):
                    oval(brush, tone("#cfeef6", alpha=0.5 if far else 0.75), -0.06, -0.42, 0.09, 0.42)
        limb(
            brush,
            downward(-0.1, 0.1, tone("#4ac0b0"), tone("#2a7a8a")),
            [(-0.85, 0.06), (-0.2, 0.02), (0.2, 0.0)],
            [0.03, 0.045, 0.11],
        )
        for x in (-0.7, -0.5, -0.3):
            oval(brush, tone("#1f5a6a"), x, 0.045, 0.02, 0.045)
        oval(brush, tone("#c8405a"), 0.34, -0.02, 0.11)
        oval(brush, lit("#c8405a", 0.5), 0.37, -0.05, 0.035)


def _bat(brush: QPainter, moment: Moment) -> None:
    t, ink = moment.t, "#4a3f55"
    beat = math.sin(t * 8)
    late = math.sin(t * 8 - 0.9)
    with placed(
        brush,
        0.1 * moment.height * wave(t, 1.7),
        0.12 * moment.height * wave(t, 2.9) - 0.05 * beat * moment.height,
        0,
        moment.height,
    ):
        for side in (-1, 1):
            wrist = (side * 0.42, -0.12 - 0.26 * beat)
            tip = (side * 0.98, -0.02 - 0.34 * late)
            outline = [
                (side * 0.1, -0.14),
                wrist,
                tip,
                (side * 0.74, 0.12 - 0.16 * late),
                (side * 0.62, 0.02 - 0.14 * beat),
                (side * 0.44, 0.22 - 0.08 * beat),
                (side * 0.3, 0.08),
                (side * 0.08, 0.2),
            ]
            shape(brush, shaded(ink, 0.14 if side < 0 else 0.02), *outline)
            for end in (tip, outline[3], outline[5]):
                stroke(brush, shaded(ink, 0.4), 0.018, [wrist, end])
        for side in (-1, 1):
            shape(brush, tone(ink), (side * 0.05, -0.28), (side * 0.2, -0.56), (side * 0.2, -0.2))
        oval(brush, lit(ink, 0.06), 0, 0.06, 0.17, 0.26)
        oval(brush, lit(ink, 0.1), 0.02, -0.18, 0.2, 0.18)
        for x in (-0.06, 0.1):
            eye(brush, x, -0.2, 0.042, blink(t), "#f2d24a")
        for x in (-0.02, 0.06):
            shape(brush, tone("#ffffff"), (x, -0.08), (x + 0.03, -0.08), (x + 0.015, -0.03))


_ALOFT = Reach(1.3, 1.3, 1.3, 1.2)

FIGURES: Mapping[str, Figure] = {
    "frog": Figure(110, _frog, Reach(1.0, 1.5, 1.0, 0.25)),
    "snake": Figure(150, _snake, Reach(1.4, 1.2, 1.5, 0.15)),
    "snail": Figure(100, _snail, Reach(1.0, 1.15, 1.0, 0.15)),
    "spider": Figure(90, _spider, Reach(1.25, 1.0, 1.25, 0.15)),
    "ladybug": Figure(70, partial(_beetle, "#d8382f", True), Reach(0.85, 1.05, 1.05, 0.15)),
    "beetle": Figure(70, partial(_beetle, "#2f6a5a", False), Reach(0.85, 1.05, 1.05, 0.15)),
    "caterpillar": Figure(80, _caterpillar, Reach(1.3, 1.1, 1.25, 0.15)),
    "butterfly": Figure(110, partial(_butterfly, "#f28a2e", "#33262a"), _ALOFT, Habitat.AIR),
    "bluebutterfly": Figure(110, partial(_butterfly, "#4a9ae8", "#22304f"), _ALOFT, Habitat.AIR),
    "bee": Figure(80, _bee, _ALOFT, Habitat.AIR),
    "dragonfly": Figure(90, _dragonfly, _ALOFT, Habitat.AIR),
    "bat": Figure(120, _bat, _ALOFT, Habitat.AIR),
}
