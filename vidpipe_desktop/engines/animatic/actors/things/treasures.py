"""What adventures are about: keys, swords, letters, chests, crowns. One unit high each."""

import math
from collections.abc import Mapping

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    across,
    blob,
    box,
    downward,
    fill,
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
from vidpipe_desktop.engines.animatic.paint.shapes import glow, smooth_path


def _hourglass(brush: QPainter, t: float) -> None:
    run = (t / 6.0) % 1.0
    glass = tone("#cfe8f2", alpha=0.55)
    shape(brush, glass, (-0.26, -0.92), (0.26, -0.92), (0.03, -0.5), (0.26, -0.08), (-0.26, -0.08), (-0.03, -0.5))
    top = 0.34 * (1 - run)
    shape(
        brush,
        tone("#f0c46a"),
        (-0.03 - top * 0.56, -0.52 - top),
        (0.03 + top * 0.56, -0.52 - top),
        (0.02, -0.5),
        (-0.02, -0.5),
    )
    shape(brush, tone("#f0c46a"), (-0.22, -0.09), (0.22, -0.09), (0.0, -0.12 - 0.3 * run))
    stroke(brush, tone("#f0c46a"), 0.016, [(0, -0.5), (0, -0.12)])
    for y in (-1.0, -0.08):
        box(brush, tone("#8a5a30"), -0.34, y, 0.68, 0.08, 0.02)
    for x in (-0.3, 0.27):
        box(brush, tone("#a8703c"), x, -0.94, 0.035, 0.88)


def _key(brush: QPainter, t: float) -> None:
    gold = "#f0c040"
    with placed(brush, 0, -0.5, 8 * wave(t, 1.3)):
        ring(brush, tone(gold), 0.085, 0, -0.27, 0.17)
        limb(brush, across(-0.05, 0.05, lit(gold, 0.3), shaded(gold, 0.2)), [(0, -0.12), (0, 0.44)], [0.05, 0.045])
        for y in (0.26, 0.39):
            box(brush, shaded(gold, 0.06), 0.02, y, 0.2, 0.075, 0.02)
        box(brush, shaded(gold, 0.18), -0.085, -0.1, 0.17, 0.055, 0.02)


def _sword(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 6 * wave(t, 1.2)):
        shape(
            brush,
            across(-0.06, 0.06, tone("#f6fafc"), tone("#9aa8b8")),
            (-0.055, 0.22),
            (0.055, 0.22),
            (0.045, -0.38),
            (0, -0.5),
            (-0.045, -0.38),
        )
        stroke(brush, tone("#8a98a8"), 0.012, [(0, 0.2), (0, -0.4)])
        box(brush, tone("#d8b04a"), -0.19, 0.2, 0.38, 0.055, 0.025)
        box(brush, tone("#6a3a24"), -0.032, 0.25, 0.064, 0.18)
        oval(brush, tone("#d8b04a"), 0, 0.455, 0.055)
        shine = (t / 2.6) % 1.0
        if shine < 0.25:
            oval(brush, tone("#ffffff"), 0, 0.2 - 2.6 * shine, 0.03, 0.08)


def _letter(brush: QPainter, t: float) -> None:
    with placed(brush, 0, -0.5, 3 * wave(t, 1.5)):
        box(brush, downward(-0.45, 0.45, tone("#fffaf0"), tone("#e4d8c0")), -0.72, -0.46, 1.44, 0.92, 0.04)
        for side in (-1, 1):
            stroke(brush, tone("#c9b894"), 0.02, [(side * 0.7, 0.44), (side * 0.1, 0.0)], 0.0)
        shape(brush, tone("#f2e8d4"), (-0.72, -0.45), (0.72, -0.45), (0, 0.14))
        stroke(brush, tone("#c9b894"), 0.02, [(-0.7, -0.43), (0, 0.13), (0.7, -0.43)], 0.0)
        oval(brush, tone("#c8342e"), 0, 0.06, 0.13)
        oval(brush, tone("#e0605a"), -0.02, 0.04, 0.07)


def _telescope(brush: QPainter, t: float) -> None:
    for x in (-0.3, 0.02, 0.34):
        limb(brush, tone("#6a4628"), [(0, -0.5), (x, 0.0)], [0.03, 0.022])
    with placed(brush, 0, -0.54, -32 + 3 * wave(t, 0.7)):
        limb(brush, downward(-0.1, 0.1, tone("#e0b85a"), tone("#a8772c")), [(-0.5, 0), (-0.15, 0)], [0.055, 0.07])
        box(brush, downward(-0.12, 0.12, tone("#4a6a9a"), tone("#24406a")), -0.2, -0.105, 0.56, 0.21, 0.02)
        box(brush, downward(-0.13, 0.13, tone("#f2cf6a"), tone("#b8862c")), 0.34, -0.13, 0.12, 0.26, 0.02)
        box(brush, tone("#f2cf6a"), -0.22, -0.11, 0.06, 0.22)


def _bottle(brush: QPainter, t: float) -> None:
    glass = "#4aa67a"
    blob(
        brush,
        across(-0.2, 0.2, tone(glass, alpha=0.9), shaded(glass, 0.35)),
        [
            (-0.2, -0.02),
            (-0.2, -0.52),
            (-0.07, -0.68),
            (-0.07, -0.92),
            (0.07, -0.92),
            (0.07, -0.68),
            (0.2, -0.52),
            (0.2, -0.02),
        ],
        0.35,
    )
    box(brush, tone("#c89a62"), -0.06, -1.0, 0.12, 0.11, 0.02)
    box(brush, tone("#f6efdc"), -0.14, -0.42, 0.26, 0.24, 0.02)
    stroke(brush, tone("#8a7a5a"), 0.014, [(-0.09, -0.32), (0.07, -0.32)])
    stroke(brush, tone("#ffffff", alpha=0.6), 0.025, [(-0.14, -0.5 - 0.02 * wave(t, 1)), (-0.14, -0.14)])


def _chest(brush: QPainter, t: float) -> None:
    wood, open_ = "#8a5228", 26 + 5 * wave(t, 1.2)
    with placed(brush, -0.62, -0.58, -open_):
        lid = smooth_path(
            [(0.0, 0.0), (0.02, -0.22), (0.3, -0.36), (0.95, -0.36), (1.22, -0.22), (1.24, 0.0)], True, 0.4
        )
        fill(brush, lid, downward(-0.36, 0, lit(wood, 0.12), shaded(wood, 0.14)))
        for x in (0.16, 1.0):
            box(brush, tone("#d8b04a"), x, -0.33, 0.08, 0.33)
    for index in range(9):
        oval(
            brush,
            tone("#f6cf4a", amount=0.12 * (index % 2)),
            -0.5 + index * 0.12,
            -0.60 - 0.06 * math.sin(index * 1.9),
            0.095,
        )
    oval(brush, tone("#e0405a"), 0.12, -0.70, 0.06)
    oval(brush, tone("#4ac0e0"), -0.22, -0.70, 0.055)
    box(brush, downward(-0.58, 0, tone(wood), shaded(wood, 0.25)), -0.62, -0.58, 1.24, 0.58, 0.03)
    for x in (-0.46, 0.38):
        box(brush, tone("#d8b04a"), x, -0.58, 0.08, 0.58)
    box(brush, tone("#d8b04a"), -0.62, -0.58, 1.24, 0.06)
    box(brush, tone("#f2d272"), -0.09, -0.52, 0.18, 0.2, 0.03)
    oval(brush, tone("#3a2416"), 0, -0.42, 0.035)


def _chest_glow(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.7, 0.75, "#ffd84a", 0.32 + 0.06 * wave(t, 2.2))


def _crown(brush: QPainter, t: float) -> None:
    gold = "#f2c240"
    shape(
        brush,
        downward(-1, 0, lit(gold, 0.25), shaded(gold, 0.14)),
        (-0.62, 0),
        (-0.72, -0.86),
        (-0.36, -0.46),
        (0, -1.0),
        (0.36, -0.46),
        (0.72, -0.86),
        (0.62, 0),
    )
    box(brush, shaded(gold, 0.12), -0.64, -0.2, 1.28, 0.2, 0.04)
    for x, ink in ((-0.38, "#4aa6e0"), (0, "#e0304a"), (0.38, "#4aa6e0")):
        oval(brush, tone(ink), x, -0.1, 0.075)
    for x, y in ((-0.72, -0.88), (0, -1.0), (0.72, -0.88)):
        oval(brush, lit(gold, 0.4 + 0.3 * abs(wave(t, 2, x))), x, y, 0.075)


def _gem(brush: QPainter, t: float) -> None:
    top, mid, low = -0.98, -0.66, 0.0
    facets = ((-0.62, -0.30), (-0.30, 0.0), (0.0, 0.30), (0.30, 0.62))
    for index, (a, b) in enumerate(facets):
        sparkle = 0.15 + 0.3 * abs(wave(t, 1.6, index * 1.1))
        shape(brush, lit("#3aa8e8", sparkle), (a, mid), (b, mid), (0, low))
        shape(brush, lit("#6ac8f4", sparkle), (a * 0.7, top), (b * 0.7, top), (b, mid), (a, mid))


def _suitcase(brush: QPainter, _t: float) -> None:
    ring(brush, tone("#5a3a24"), 0.06, 0, -0.88, 0.2, 0.12)
    box(brush, downward(-0.86, 0, tone("#b8783c"), tone("#84501f")), -0.66, -0.86, 1.32, 0.86, 0.1)
    for x in (-0.4, 0.3):
        box(brush, tone("#5a3a24"), x, -0.86, 0.1, 0.86)
    for x, y, ink in ((-0.1, -0.56, "#e0483a"), (0.12, -0.3, "#4aa6e0"), (0.5, -0.6, "#f2c240")):
        oval(brush, tone(ink), x, y, 0.1)


def _magnifier(brush: QPainter, t: float) -> None:
    with placed(brush, 0.08 * wave(t, 1.1), -0.55, -8 * wave(t, 1.1)):
        limb(brush, tone("#6a4226"), [(0.20, 0.20), (0.46, 0.46)], [0.06, 0.075])
        oval(brush, tone("#d8f0fa", alpha=0.5), 0, -0.08, 0.33)
        ring(brush, tone("#c9973a"), 0.07, 0, -0.08, 0.34)
        stroke(brush, tone("#ffffff", alpha=0.8), 0.04, [(-0.2, -0.16), (-0.12, -0.28), (0.0, -0.3)])


def _crystal_ball(brush: QPainter, t: float) -> None:
    shape(brush, downward(-0.2, 0, tone("#b98a3a"), tone("#7a5a24")), (-0.26, -0.2), (0.26, -0.2), (0.4, 0), (-0.4, 0))
    oval(brush, downward(-1, -0.16, tone("#b08af0"), tone("#4a2f8a")), 0, -0.56, 0.43)
    for index in range(4):
        x, y = 0.2 * wave(t, 0.8, index * 1.6), -0.54 + 0.18 * wave(t, 0.7, index * 2.1)
        oval(brush, tone("#e8c8ff", alpha=0.35), x, y, 0.14, 0.09)
    oval(brush, tone("#ffffff", alpha=0.75), -0.16, -0.76, 0.09, 0.06)


def _crystal_light(brush: QPainter, t: float) -> None:
    glow(brush, 0, -0.56, 0.75, "#b08aff", 0.32 + 0.08 * wave(t, 1.8))


def _parcel(brush: QPainter, _t: float) -> None:
    box(brush, downward(-0.9, 0, tone("#cf9a5c"), tone("#a8743a")), -0.56, -0.9, 1.12, 0.9, 0.03)
    box(brush, tone("#e8cfa0"), -0.1, -0.9, 0.2, 0.9)
    box(brush, shaded("#cf9a5c", 0.1), -0.56, -0.9, 1.12, 0.1)
    box(brush, tone("#fffaf0"), 0.18, -0.5, 0.3, 0.2, 0.02)


FIGURES: Mapping[str, Figure] = {
    "hourglass": thing(160, _hourglass, 0.36),
    "key": thing(150, _key, 0.34),
    "sword": thing(260, _sword, 0.3),
    "letter": thing(110, _letter, 0.76),
    "telescope": thing(300, _telescope, 0.56),
    "bottle": thing(180, _bottle, 0.22),
    "chest": thing(170, _chest, 0.74, _chest_glow, 1.25),
    "crown": thing(120, _crown, 0.82),
    "gem": thing(120, _gem, 0.66),
    "suitcase": thing(170, _suitcase, 0.7),
    "magnifier": thing(160, _magnifier, 0.64),
    "crystalball": thing(170, _crystal_ball, 0.46, _crystal_light),
    "parcel": thing(150, _parcel, 0.6),
}
