"""What grows and what stands outside: trees, flowers, mushrooms, snowmen, campfires. One unit high each."""

import math
from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QPainter

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
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import flames, puffs, rising_sparks
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_CROWN = (
    (-0.24, -0.52, 0.17),
    (0.24, -0.54, 0.17),
    (-0.15, -0.74, 0.19),
    (0.16, -0.76, 0.18),
    (0.0, -0.60, 0.24),
    (0.02, -0.85, 0.15),
)


def _tree(ink: str, fruit: str, brush: QPainter, t: float) -> None:
    limb(
        brush,
        across(-0.08, 0.08, tone("#8a5c38"), tone("#5a3a22")),
        [(0, 0.0), (0.0, -0.3), (0.02, -0.55)],
        [0.085, 0.055, 0.03],
    )
    limb(brush, tone("#6f4a2c"), [(0.0, -0.34), (0.14, -0.5)], [0.03, 0.018])
    with placed(brush, 0, -0.3, 0.9 * wave(t, 1.1)):
        for index, (x, y, r) in enumerate(_CROWN):
            oval(brush, shaded(ink, 0.20 - 0.035 * index), x, y + 0.3, r)
        for x, y, r in ((-0.2, -0.79, 0.09), (0.1, -0.89, 0.09), (0.02, -0.66, 0.12)):
            oval(brush, lit(ink, 0.16), x, y + 0.3, r)
        if fruit:
            for x, y in ((-0.24, -0.5), (0.02, -0.55), (0.26, -0.58), (-0.1, -0.78), (0.16, -0.8), (-0.02, -0.42)):
                oval(brush, tone(fruit), x, y + 0.3, 0.034)


def _pine(festive: bool, brush: QPainter, t: float) -> None:
    box(brush, tone("#6a452a"), -0.05, -0.16, 0.1, 0.16)
    with placed(brush, 0, 0, 0.6 * wave(t, 1.0)):
        for index, (y, wide) in enumerate(((-0.12, 0.36), (-0.34, 0.30), (-0.56, 0.22))):
            ink = ("#2a6a48", "#317a52", "#3a8a5c")[index]
            blob(
                brush,
                tone(ink),
                [(-wide, y), (-wide * 0.4, y - 0.2), (0, y - 0.40), (wide * 0.4, y - 0.2), (wide, y), (0, y + 0.03)],
                0.35,
            )
        if festive:
            for index in range(12):
                x, y = (
                    (random_at(index) - 0.5) * 0.5 * (0.4 + 0.6 * (index % 4) / 3),
                    -0.16 - 0.6 * (1 - (index % 4) / 3.4),
                )
                oval(brush, tone(("#e0405a", "#f2c240", "#5ac0e8")[index % 3]), x, y, 0.028)
            points = [
                (math.cos(a) * (0.07 if k % 2 == 0 else 0.03), -0.96 + math.sin(a) * (0.07 if k % 2 == 0 else 0.03))
                for k, a in enumerate(j * math.tau / 10 - math.pi / 2 for j in range(10))
            ]
            shape(brush, tone("#ffd84a"), *points)


def _fairy_lights(brush: QPainter, t: float) -> None:
    for index in range(10):
        on = 0.5 + 0.5 * wave(t, 3, index * 1.7)
        x, y = (random_at(index + 0.3) - 0.5) * 0.46, -0.18 - 0.62 * random_at(index + 0.8)
        glow(brush, x * (1.0 + y), y, 0.07, ("#ffd84a", "#ff7a8a", "#7ad8ff")[index % 3], 0.8 * on, 0.5)
    glow(brush, 0, -0.96, 0.2, "#ffe88a", 0.6, 0.5)


def _palm(brush: QPainter, t: float) -> None:
    limb(
        brush,
        across(-0.1, 0.2, tone("#a87c4c"), tone("#7a5630")),
        [(-0.08, 0.0), (-0.02, -0.3), (0.06, -0.6), (0.08, -0.76)],
        [0.055, 0.042, 0.034, 0.03],
    )
    for index in range(6):
        y = -0.1 - index * 0.11
        stroke(brush, tone("#6a4a2a", alpha=0.6), 0.01, [(-0.1 + index * 0.026, y), (0.0 + index * 0.026, y + 0.01)])
    for index, turn in enumerate((-168, -140, -104, -66, -32, -6, 20, 198)):
        with placed(brush, 0.08, -0.78, turn + 4 * wave(t, 1.3, index)):
            blob(
                brush,
                tone("#3f9a52", amount=0.16 * (index % 2)),
                [(0, 0.02), (0.16, -0.05), (0.34, -0.01), (0.44, 0.08), (0.28, 0.06), (0.1, 0.05)],
                0.7,
            )
    for x, y in ((0.04, -0.74), (0.12, -0.73)):
        oval(brush, tone("#6a4426"), x, y, 0.035)


def _cactus(brush: QPainter, t: float) -> None:
    ink = "#4f9a52"
    with placed(brush, 0, 0, 0.8 * wave(t, 1.2)):
        for side, y in ((-1, -0.42), (1, -0.54)):
            limb(
                brush,
                shaded(ink, 0.1),
                [(0, y), (side * 0.26, y - 0.02), (side * 0.29, y - 0.25)],
                [0.075, 0.08, 0.075],
            )
        limb(
            brush,
            across(-0.14, 0.14, lit(ink, 0.12), shaded(ink, 0.16)),
            [(0, -0.02), (0, -0.5), (0, -0.86)],
            [0.13, 0.135, 0.12],
        )
        for x in (-0.05, 0.05):
            stroke(brush, shaded(ink, 0.26), 0.012, [(x, -0.06), (x, -0.86)])
        for x, y in ((0.0, -0.99), (-0.29, -0.73)):
            for turn in (-40, 0, 40):
                with placed(brush, x, y, turn):
                    oval(brush, tone("#f27aa0"), 0, -0.03, 0.025, 0.05)


def _mushroom(brush: QPainter, t: float) -> None:
    with placed(brush, 0, 0, 1.5 * wave(t, 1.3)):
        blob(
            brush,
            across(-0.2, 0.2, tone("#fdf6e6"), tone("#dcc9a6")),
            [(-0.17, -0.5), (-0.2, -0.04), (0, 0.02), (0.2, -0.04), (0.17, -0.5)],
            0.6,
        )
        blob(brush, tone("#f0e2c6"), [(-0.36, -0.46), (0, -0.36), (0.36, -0.46), (0, -0.54)])
        blob(
            brush,
            downward(-1, -0.42, tone("#e8483c"), tone("#b02a28")),
            [(-0.54, -0.46), (-0.42, -0.82), (0, -1.0), (0.42, -0.82), (0.54, -0.46), (0, -0.52)],
            0.85,
        )
        for x, y, r in ((-0.26, -0.68, 0.085), (0.06, -0.84, 0.095), (0.3, -0.64, 0.075), (0.02, -0.60, 0.055)):
            oval(brush, tone("#fffaf0"), x, y, r, r * 0.85)


def _flower(ink: str, heart: str, petals: int, brush: QPainter, t: float) -> None:
    with placed(brush, 0, 0, 2.4 * wave(t, 1.3)):
        stroke(brush, tone("#4a8a3e"), 0.04, [(0, 0), (0.02, -0.4), (0, -0.72)])
        for side, y in ((-1, -0.24), (1, -0.36)):
            blob(
                brush,
                tone("#5aa24a"),
                [(0.01, y), (side * 0.14, y - 0.15), (side * 0.3, y - 0.16), (side * 0.2, y - 0.02)],
            )
        for index in range(petals):
            with placed(brush, 0, -0.74, index * 360 / petals):
                oval(brush, tone(ink, amount=0.1 * (index % 2)), 0, -0.15, 0.08 if petals > 7 else 0.11, 0.125)
        oval(brush, tone(heart), 0, -0.74, 0.105)
        for index in range(7):
            oval(brush, shaded(heart, 0.2), math.cos(index) * 0.055, -0.74 + math.sin(index) * 0.055, 0.014)


def _rose(ink: str, brush: QPainter, t: float) -> None:
    with placed(brush, 0, 0, 2 * wave(t, 1.2)):
        stroke(brush, tone("#3f7a3a"), 0.035, [(0, 0), (-0.02, -0.4), (0, -0.74)])
        for side, y in ((-1, -0.3), (1, -0.44)):
            blob(
                brush,
                tone("#4a8f42"),
                [(0, y), (side * 0.12, y - 0.1), (side * 0.26, y - 0.1), (side * 0.16, y + 0.02)],
            )
        blob(
            brush,
            shaded(ink, 0.14),
            [(-0.2, -0.82), (-0.18, -0.66), (0, -0.58), (0.18, -0.66), (0.2, -0.82), (0, -0.94)],
        )
        blob(brush, tone(ink), [(-0.15, -0.88), (-0.14, -0.7), (0.0, -0.63), (0.15, -0.72), (0.14, -0.88), (0, -0.98)])
        stroke(
            brush, shaded(ink, 0.35), 0.018, [(-0.09, -0.84), (0.0, -0.9), (0.08, -0.83), (0.02, -0.76), (-0.05, -0.8)]
        )


def _sprout(brush: QPainter, t: float) -> None:
    grow = 0.9 + 0.1 * wave(t, 0.9)
    blob(brush, tone("#6a4630"), [(-0.4, 0.0), (-0.2, -0.12), (0.2, -0.12), (0.4, 0.0)])
    stroke(brush, tone("#5aa24a"), 0.06, [(0, -0.08), (0.02, -0.4), (0, -0.66 * grow)])
    for side in (-1, 1):
        blob(
            brush,
            tone("#74c25a", amount=0.1 if side < 0 else 0.0),
            [(0, -0.62 * grow), (side * 0.2, -0.96 * grow), (side * 0.46, -0.92 * grow), (side * 0.3, -0.64 * grow)],
        )


def _pumpkin(brush: QPainter, _t: float) -> None:
    stroke(brush, tone("#5a7a3a"), 0.09, [(0, -0.84), (0.04, -0.96), (0.12, -1.0)])
    for x, wide in ((-0.34, 0.26), (0.34, 0.26), (-0.18, 0.28), (0.18, 0.28), (0.0, 0.24)):
        oval(brush, tone("#f08a2a", amount=0.16 - 0.3 * (0.34 - abs(x)) * 0.5), x, -0.44, wide, 0.43)
    for side in (-1, 1):
        shape(brush, tone("#ffd65a"), (side * 0.1, -0.46), (side * 0.36, -0.50), (side * 0.24, -0.68))
    shape(
        brush,
        tone("#ffd65a"),
        (-0.36, -0.32),
        (0.36, -0.32),
        (0.24, -0.14),
        (0.12, -0.22),
        (0.0, -0.12),
        (-0.12, -0.22),
        (-0.24, -0.14),
    )


def _pumpkin_light(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.42, 0.85, "#ff9a2a", 0.30 + 0.06 * wave(t, 5.7))


def _rock(brush: QPainter, _t: float) -> None:
    shape(brush, tone("#7c7f88"), (-0.8, 0), (-0.7, -0.52), (-0.3, -0.92), (0.24, -1.0), (0.66, -0.62), (0.82, 0))
    shape(brush, tone("#989ba4"), (-0.7, -0.52), (-0.3, -0.92), (0.24, -1.0), (0.02, -0.54))
    shape(brush, tone("#666972"), (0.02, -0.54), (0.24, -1.0), (0.66, -0.62), (0.82, 0), (0.2, 0))


def _snowman(brush: QPainter, t: float) -> None:
    snow, ice = tone("#ffffff"), tone("#cfdcec")
    with placed(brush, 0, 0, 1.2 * wave(t, 1.1)):
        for side in (-1, 1):
            wave_ = 12 * wave(t, 3, 0 if side > 0 else 1) if side > 0 else 0
            with placed(brush, side * 0.16, -0.5, -wave_):
                stroke(brush, tone("#6a4a30"), 0.022, [(0, 0), (side * 0.18, -0.08), (side * 0.27, -0.16)])
                stroke(brush, tone("#6a4a30"), 0.016, [(side * 0.18, -0.08), (side * 0.27, -0.06)])
        for y, r in ((-0.2, 0.22), (-0.5, 0.165), (-0.74, 0.125)):
            oval(brush, downward(y - r, y + r, snow, ice), 0, y, r)
        for y in (-0.57, -0.49, -0.41):
            oval(brush, tone("#2a2c34"), 0.05, y, 0.018)
        limb(brush, tone("#d8433a"), [(-0.10, -0.64), (0.02, -0.615), (0.11, -0.64)], [0.03, 0.032, 0.03])
        limb(brush, tone("#d8433a"), [(-0.07, -0.63), (-0.10, -0.50)], [0.03, 0.034])
        for x in (-0.01, 0.075):
            oval(brush, tone("#2a2c34"), x, -0.775, 0.017)
        shape(brush, tone("#f2892a"), (0.04, -0.755), (0.045, -0.72), (0.19, -0.725))
        stroke(brush, tone("#2a2c34"), 0.012, [(-0.01, -0.69), (0.035, -0.675), (0.08, -0.69)])
        box(brush, tone("#2a2c34"), -0.16, -0.86, 0.32, 0.03, 0.01)
        box(brush, tone("#2a2c34"), -0.1, -1.0, 0.2, 0.16, 0.01)
        box(brush, tone("#d8433a"), -0.1, -0.89, 0.2, 0.035)


def _campfire(brush: QPainter, _t: float) -> None:
    for index in range(7):
        x = -0.6 + index * 0.2
        oval(brush, tone("#7a7d86", amount=0.14 * (index % 2)), x, -0.05, 0.12, 0.08)
    for turn in (-20, 20):
        with placed(brush, 0, -0.1, turn):
            limb(brush, downward(-0.08, 0.08, tone("#8a5a34"), tone("#4e2f1a")), [(-0.5, 0), (0.5, 0)], [0.075, 0.075])
            for side in (-0.5, 0.5):
                oval(brush, tone("#d8a86a"), side, 0, 0.035, 0.06)


def _campfire_light(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.62):
        puffs(brush, t * 0.6, 0.7, "#8a8890", -0.3, 0.22)
    glow(brush, 0, -0.3, 1.7 + 0.06 * wave(t, 6.1), "#ff9a3a", 0.30)
    with placed(brush, 0, -0.12):
        flames(brush, t, 0.86)
        rising_sparks(brush, t, 1.1, 14)


def _star(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 6 * wave(t, 1.1)):
        points = [
            (math.cos(a) * r, math.sin(a) * r)
            for k in range(10)
            for a, r in ((k * math.tau / 10 - math.pi / 2, 0.52 if k % 2 == 0 else 0.23),)
        ]
        blob(brush, downward(-0.5, 0.5, tone("#ffe88a"), tone("#f4b52e")), points, 0.25)
        for x in (-0.1, 0.12):
            oval(brush, tone("#5a3a1a"), x, -0.06, 0.04, 0.055)
        stroke(brush, tone("#5a3a1a"), 0.03, [(-0.08, 0.08), (0.01, 0.13), (0.1, 0.08)])


def _star_light(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.5, 1.0 + 0.08 * wave(t, 2.3), "#ffe27a", 0.38, 0.3)


FIGURES: Mapping[str, Figure] = {
    "tree": thing(620, partial(_tree, "#4f9a4a", ""), 0.46),
    "appletree": thing(560, partial(_tree, "#5aa04a", "#e0343a"), 0.46),
    "autumntree": thing(600, partial(_tree, "#e0862e", ""), 0.46),
    "pine": thing(640, partial(_pine, False), 0.4),
    "christmastree": thing(480, partial(_pine, True), 0.4, _fairy_lights),
    "palm": thing(600, _palm, 0.56, up=1.25),
    "cactus": thing(330, _cactus, 0.4, up=1.1),
    "mushroom": thing(150, _mushroom, 0.58),
    "flower": thing(170, partial(_flower, "#fbfbf6", "#f4c23a", 10), 0.34),
    "sunflower": thing(300, partial(_flower, "#f6c32e", "#6a4224", 14), 0.34),
    "tulip": thing(150, partial(_rose, "#f0708a"), 0.3),
    "rose": thing(150, partial(_rose, "#c8243c"), 0.3),
    "sprout": thing(110, _sprout, 0.5),
    "pumpkin": thing(150, _pumpkin, 0.64, _pumpkin_light),
    "rock": thing(190, _rock, 0.84),
    "snowman": thing(320, _snowman, 0.48),
    "campfire": thing(190, _campfire, 0.74, _campfire_light),
    "star": thing(170, _star, 0.56, _star_light),
}
