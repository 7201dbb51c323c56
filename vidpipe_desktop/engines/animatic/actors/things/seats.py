"""Furniture and other things to be on, in or under: benches, beds, baskets, branches. One unit high each."""

from collections.abc import Mapping

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    across,
    blob,
    box,
    downward,
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
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_WOOD = "#9a6a40"
_DARK_WOOD = "#6a4428"


def _bench(brush: QPainter, _t: float) -> None:
    for x in (-0.92, 0.84):
        box(brush, tone("#3a4048"), x, -1.0, 0.08, 1.0, 0.03)
        box(brush, tone("#3a4048"), x - 0.02, -0.5, 0.12, 0.06, 0.02)
    for y in (-0.98, -0.8, -0.62):
        box(brush, downward(y, y + 0.13, lit(_WOOD, 0.12), tone(_WOOD)), -1.05, y, 2.1, 0.13, 0.03)
    box(brush, downward(-0.47, -0.36, lit(_WOOD, 0.2), shaded(_WOOD)), -1.1, -0.47, 2.2, 0.11, 0.03)


def _sofa(brush: QPainter, _t: float) -> None:
    cloth = "#8a4a52"
    for x in (-1.0, 0.9):
        box(brush, tone(_DARK_WOOD), x, -0.1, 0.1, 0.1)
    box(brush, downward(-1.0, -0.2, lit(cloth, 0.1), tone(cloth)), -1.06, -1.0, 2.12, 0.8, 0.16)
    stroke(brush, shaded(cloth), 0.02, [(0, -0.94), (0, -0.5)])
    box(brush, shaded(cloth, 0.2), -1.0, -0.34, 2.0, 0.26, 0.06)
    for x in (-0.94, 0.01):
        box(brush, downward(-0.52, -0.3, lit(cloth, 0.22), tone(cloth)), x, -0.52, 0.93, 0.22, 0.08)
    for x in (-1.24, 0.96):
        box(brush, downward(-0.7, -0.08, lit(cloth, 0.16), shaded(cloth, 0.15)), x, -0.7, 0.28, 0.62, 0.12)


def _armchair(brush: QPainter, _t: float) -> None:
    cloth = "#4a6a5a"
    for x in (-0.44, 0.36):
        box(brush, tone(_DARK_WOOD), x, -0.1, 0.08, 0.1)
    box(brush, downward(-1.0, -0.2, lit(cloth, 0.1), tone(cloth)), -0.46, -1.0, 0.92, 0.86, 0.2)
    box(brush, shaded(cloth, 0.2), -0.42, -0.32, 0.84, 0.24, 0.05)
    box(brush, downward(-0.46, -0.28, lit(cloth, 0.22), tone(cloth)), -0.4, -0.46, 0.8, 0.18, 0.07)
    for x in (-0.58, 0.38):
        box(brush, downward(-0.62, -0.08, lit(cloth, 0.16), shaded(cloth, 0.15)), x, -0.62, 0.2, 0.54, 0.09)


def _throne(brush: QPainter, _t: float) -> None:
    gold, cloth = "#d8a83a", "#a8283a"
    shape(
        brush, tone(gold), (-0.34, 0), (-0.34, -0.86), (-0.2, -0.93), (0, -1.0), (0.2, -0.93), (0.34, -0.86), (0.34, 0)
    )
    box(brush, downward(-0.84, -0.36, lit(cloth, 0.12), shaded(cloth)), -0.26, -0.84, 0.52, 0.5, 0.06)
    box(brush, downward(-0.36, -0.26, lit(cloth, 0.2), tone(cloth)), -0.36, -0.37, 0.72, 0.11, 0.04)
    box(brush, shaded(gold, 0.2), -0.36, -0.27, 0.72, 0.27)
    for x in (-0.4, 0.3):
        box(brush, lit(gold, 0.2), x, -0.54, 0.1, 0.54, 0.03)
        oval(brush, lit(gold, 0.3), x + 0.05, -0.55, 0.07)
    oval(brush, tone("#3a6ac0"), 0, -0.9, 0.05)


def _stool(brush: QPainter, _t: float) -> None:
    for x, foot in ((-0.3, -0.42), (0.3, 0.42)):
        stroke(brush, tone(_DARK_WOOD), 0.1, [(x, -0.9), (foot, -0.02)])
    stroke(brush, shaded(_DARK_WOOD), 0.06, [(-0.34, -0.4), (0.34, -0.4)])
    box(brush, downward(-1.0, -0.84, lit(_WOOD, 0.2), shaded(_WOOD)), -0.46, -1.0, 0.92, 0.16, 0.07)


def _bed(brush: QPainter, _t: float) -> None:
    for x, high in ((-1.45, 1.0), (1.33, 0.66)):
        box(brush, across(x, x + 0.12, lit(_WOOD, 0.1), shaded(_WOOD)), x, -high, 0.14, high, 0.05)
    box(brush, tone(_DARK_WOOD), -1.4, -0.32, 2.8, 0.2)
    box(brush, downward(-0.5, -0.26, tone("#fbf6ec"), tone("#d8d0c2")), -1.34, -0.5, 2.68, 0.24, 0.08)
    blob(brush, tone("#fffaf0"), [(-1.3, -0.5), (-1.2, -0.68), (-0.8, -0.68), (-0.72, -0.5)], 0.7)
    box(brush, downward(-0.53, -0.2, lit("#5a7ab0", 0.15), tone("#5a7ab0")), -0.5, -0.52, 1.86, 0.32, 0.08)
    for x in (-1.3, 1.2):
        box(brush, tone(_DARK_WOOD), x, -0.14, 0.1, 0.14)


def _table(brush: QPainter, _t: float) -> None:
    for x in (-0.86, 0.76):
        box(brush, across(x, x + 0.1, tone(_WOOD), shaded(_WOOD)), x, -0.9, 0.1, 0.9)
    box(brush, shaded(_WOOD, 0.3), -0.86, -0.9, 1.72, 0.12)
    box(brush, downward(-1.0, -0.88, lit(_WOOD, 0.22), tone(_WOOD)), -1.0, -1.0, 2.0, 0.11, 0.04)


def _basket(brush: QPainter, _t: float) -> None:
    straw = "#c8924a"
    shape(
        brush,
        across(-0.8, 0.8, lit(straw, 0.14), shaded(straw, 0.24)),
        (-0.86, -0.92),
        (0.86, -0.92),
        (0.68, 0),
        (-0.68, 0),
    )
    for row, y in enumerate((-0.76, -0.56, -0.36, -0.16)):
        half = 0.84 - 0.045 * row
        stroke(
            brush,
            shaded(straw, 0.3),
            0.035,
            [(-half, y), (-half / 2, y + 0.05), (0, y), (half / 2, y + 0.05), (half, y)],
        )
    for x in (-0.6, -0.36, -0.12, 0.12, 0.36, 0.6):
        stroke(brush, shaded(straw, 0.22), 0.025, [(x, -0.9), (x * 0.84, -0.02)])
    box(brush, downward(-1.0, -0.84, lit(straw, 0.24), shaded(straw, 0.2)), -0.92, -1.0, 1.84, 0.16, 0.08)


def _bathtub(brush: QPainter, t: float) -> None:
    for x in (-0.8, 0.68):
        oval(brush, tone("#c8a24a"), x + 0.06, -0.05, 0.1, 0.08)
    blob(brush, downward(-0.9, 0, tone("#ffffff"), tone("#c8d0d8")), [(-1.2, -0.9), (1.2, -0.9), (1.05, -0.2), (0.7, -0.06), (-0.7, -0.06), (-1.05, -0.2)], 0.5)  # fmt: skip
    box(brush, tone("#f4f7fa"), -1.26, -1.0, 2.52, 0.14, 0.07)
    for x, size in ((-0.7, 0.16), (-0.35, 0.2), (0.05, 0.17), (0.4, 0.21), (0.75, 0.15)):
        oval(brush, tone("#ffffff", alpha=0.92), x, -1.0 + 0.02 * wave(t, 1.6, x), size)


def _bucket(brush: QPainter, _t: float) -> None:
    ring(brush, tone("#6a707c"), 0.035, 0, -0.8, 0.42, 0.3)
    shape(brush, across(-0.5, 0.5, lit("#8f98a6"), shaded("#8f98a6")), (-0.5, -0.8), (0.5, -0.8), (0.38, 0), (-0.38, 0))
    oval(brush, shaded("#8f98a6", 0.4), 0, -0.8, 0.5, 0.1)


def _branch(brush: QPainter, t: float) -> None:
    bark, leaf = "#7a5234", "#4f8a3f"
    blob(brush, across(-0.6, -0.3, shaded(bark), lit(bark, 0.1)), [(-0.6, 0), (-0.52, -0.5), (-0.56, -1.0), (-0.36, -1.0), (-0.38, -0.55), (-0.28, 0)], 0.6)  # fmt: skip
    for x, y, size in ((-0.66, -0.98, 0.2), (-0.3, -1.02, 0.22), (-0.48, -1.1, 0.2), (-0.1, -0.94, 0.13)):
        oval(brush, tone(leaf, amount=size - 0.1), x, y, size, size * 0.8)
    with placed(brush, -0.42, -0.55, 0.8 * wave(t, 1.1)):
        blob(brush, downward(-0.1, 0.1, lit(bark, 0.12), shaded(bark)), [(0, 0.02), (0.3, -0.07), (0.86, -0.08), (0.88, -0.055), (0.3, -0.02), (0, 0.12)], 0.7)  # fmt: skip
        stroke(brush, tone(bark), 0.022, [(0.6, -0.07), (0.72, -0.14), (0.84, -0.17)])
        for x, y, size in ((0.86, -0.18, 0.07), (0.92, -0.06, 0.08), (0.78, -0.15, 0.05), (0.16, 0.06, 0.05)):
            oval(brush, tone(leaf, amount=size), x, y, size, size * 0.66)


def _log(brush: QPainter, _t: float) -> None:
    bark = "#7a5638"
    box(brush, downward(-1.0, 0, lit(bark, 0.14), shaded(bark, 0.3)), -1.5, -1.0, 2.9, 1.0, 0.4)
    for y in (-0.72, -0.5, -0.26):
        stroke(brush, shaded(bark, 0.35), 0.035, [(-1.1 - y, y), (-0.2, y + 0.05), (0.9, y)])
    oval(brush, tone("#d8b07a"), 1.3, -0.5, 0.3, 0.5)
    for size in (0.2, 0.1):
        ring(brush, shaded("#d8b07a", 0.3), 0.03, 1.3, -0.5, size, size * 1.6)


def _rug(brush: QPainter, _t: float) -> None:
    cloth = "#a8423a"
    oval(brush, tone(cloth), 0, -0.5, 3.0, 0.5)
    oval(brush, lit(cloth, 0.35), 0, -0.52, 2.6, 0.4)
    oval(brush, shaded(cloth, 0.1), 0, -0.53, 2.3, 0.33)


def _swing(brush: QPainter, t: float) -> None:
    for x in (-0.5, 0.5):
        stroke(brush, tone(_DARK_WOOD), 0.035, [(x - 0.14, 0), (x, -1.0)])
        stroke(brush, tone(_DARK_WOOD), 0.035, [(x + 0.14, 0), (x, -1.0)])
    stroke(brush, tone(_WOOD), 0.045, [(-0.56, -0.99), (0.56, -0.99)])
    with placed(brush, 0, -0.98, 3 * wave(t, 1.6)):
        for x in (-0.16, 0.16):
            stroke(brush, tone("#d8cbb0"), 0.014, [(x, 0), (x, 0.72)])
        box(brush, tone(_WOOD), -0.2, 0.7, 0.4, 0.04, 0.01)


def _hammock(brush: QPainter, _t: float) -> None:
    for x in (-1.3, 1.24):
        box(brush, tone(_DARK_WOOD), x, -1.0, 0.08, 1.0)
    for side in (-1, 1):
        stroke(brush, tone("#e8dcc4"), 0.02, [(side * 1.27, -0.9), (side * 0.9, -0.62)])
    blob(brush, downward(-0.6, -0.2, lit("#d8703a", 0.1), shaded("#d8703a")), [(-0.95, -0.66), (-0.5, -0.46), (0, -0.4), (0.5, -0.46), (0.95, -0.66), (0.5, -0.24), (0, -0.16), (-0.5, -0.24)], 0.8)  # fmt: skip


def _fence(brush: QPainter, _t: float) -> None:
    stone = "#9a928a"
    box(brush, downward(-1.0, 0, lit(stone, 0.1), shaded(stone)), -1.7, -0.9, 3.4, 0.9)
    for row, y in enumerate((-0.86, -0.6, -0.34)):
        for column in range(5):
            x = -1.64 + 0.68 * column + (0.3 if row % 2 else 0.0)
            box(brush, tone(stone, amount=0.06 * ((row + 2 * column) % 3)), x, y, min(0.62, 1.66 - x), 0.22, 0.05)
    box(brush, lit(stone, 0.2), -1.78, -1.0, 3.56, 0.14, 0.04)


def _ladder(brush: QPainter, _t: float) -> None:
    for y in (-0.1, -0.24, -0.38, -0.52, -0.66, -0.8, -0.94):
        stroke(brush, shaded(_WOOD), 0.022, [(-0.11, y), (0.11, y)])
    for x in (-0.12, 0.12):
        stroke(brush, tone(_WOOD), 0.03, [(x * 1.15, 0), (x * 0.9, -1.0)])


def _bread(brush: QPainter, _t: float) -> None:
    crust = "#c8843a"
    blob(brush, downward(-1.0, 0, lit(crust, 0.2), shaded(crust)), [(-1.0, -0.1), (-1.1, -0.6), (-0.6, -1.0), (0.6, -1.0), (1.1, -0.6), (1.0, -0.1), (0, 0)], 0.7)  # fmt: skip
    for x in (-0.5, 0.0, 0.5):
        stroke(brush, lit(crust, 0.5), 0.09, [(x - 0.16, -0.44), (x + 0.02, -0.66), (x + 0.2, -0.8)])


def _raft(brush: QPainter, t: float) -> None:
    with placed(brush, 0, 0, 0.8 * wave(t, 1.2)):
        for row, y in enumerate((-0.98, -0.7, -0.42)):
            shift = 0.1 if row % 2 else 0.0
            box(brush, downward(y, y + 0.36, lit(_WOOD, 0.16), shaded(_WOOD, 0.2)), -2.0 + shift, y, 3.9, 0.36, 0.17)
            oval(brush, tone("#d8b07a"), 1.8 + shift, y + 0.18, 0.1, 0.17)
        for x in (-1.4, 1.2):
            box(brush, tone("#e2d2a8"), x, -1.02, 0.12, 1.0, 0.04)
            box(brush, tone("#e2d2a8"), x + 0.18, -1.02, 0.12, 1.0, 0.04)


def _easel(brush: QPainter, _t: float) -> None:
    for x in (-0.3, 0.3):
        stroke(brush, tone(_WOOD), 0.035, [(x * 0.2, -1.0), (x, 0)])
    box(brush, tone("#fbf8f0"), -0.32, -0.88, 0.64, 0.5, 0.01)
    box(brush, tone("#8fc4e0"), -0.28, -0.84, 0.56, 0.24)
    blob(
        brush,
        tone("#6aa84f"),
        [(-0.28, -0.58), (-0.1, -0.66), (0.1, -0.6), (0.28, -0.68), (0.28, -0.43), (-0.28, -0.43)],
    )
    oval(brush, tone("#f2c83a"), 0.14, -0.74, 0.055)
    box(brush, tone(_DARK_WOOD), -0.36, -0.38, 0.72, 0.04)


def _cauldron(brush: QPainter, t: float) -> None:
    iron = "#32343c"
    for x in (-0.4, 0.4):
        stroke(brush, tone(iron), 0.08, [(x * 0.8, -0.2), (x, 0)])
    blob(brush, across(-0.6, 0.6, lit(iron, 0.2), tone(iron)), [(-0.5, -0.8), (0.5, -0.8), (0.64, -0.4), (0.3, -0.08), (-0.3, -0.08), (-0.64, -0.4)])  # fmt: skip
    oval(brush, lit(iron, 0.25), 0, -0.82, 0.56, 0.12)
    oval(brush, tone("#7ad04a"), 0, -0.82, 0.46, 0.08)
    for x in (-0.24, 0.04, 0.26):
        rise = (t * 0.5 + x * 3) % 1.0
        oval(brush, tone("#a8f06a", alpha=1 - rise), x, -0.86 - 0.4 * rise, 0.05 + 0.03 * rise)


def _cauldron_glow(brush: QPainter, _t: float) -> None:
    glow(brush, 0, -0.85, 0.8, "#8af05a", 0.3, 0.2)


def _flyingbroom(brush: QPainter, _t: float) -> None:
    stroke(brush, tone(_WOOD), 0.16, [(2.6, -0.62), (0.6, -0.5), (-1.2, -0.46)])
    blob(brush, across(-2.9, -1.2, shaded("#d8b260"), tone("#d8b260")), [(-1.1, -0.58), (-1.7, -0.95), (-2.9, -0.98), (-2.7, -0.5), (-2.9, -0.04), (-1.7, -0.04), (-1.1, -0.36)], 0.5)  # fmt: skip
    for y in (-0.75, -0.46, -0.2):
        stroke(brush, shaded("#d8b260", 0.3), 0.05, [(-1.3, -0.46), (-2.7, y)])
    box(brush, tone("#a83a3a"), -1.34, -0.66, 0.16, 0.42, 0.06)


def _flyingcarpet(brush: QPainter, t: float) -> None:
    ripple = 0.16 * wave(t, 2.6)
    blob(brush, tone("#7a2a5a"), [(-2.6, -0.5 - ripple), (-1.2, -0.7 + ripple), (0, -0.6 - ripple), (1.2, -0.76 + ripple), (2.7, -0.9), (2.6, -0.5), (1.2, -0.36 + ripple), (0, -0.2 - ripple), (-1.2, -0.3 + ripple), (-2.5, -0.1 - ripple)], 0.8)  # fmt: skip
    stroke(brush, tone("#e2b02f"), 0.07, [(-2.5, -0.32 - ripple), (-1.2, -0.5 + ripple), (0, -0.4 - ripple), (1.2, -0.56 + ripple), (2.6, -0.7)])  # fmt: skip
    for x, y in ((-2.55, -0.3 - ripple), (2.66, -0.7)):
        for step in (-0.2, 0.0, 0.2):
            stroke(brush, tone("#e2b02f"), 0.05, [(x, y + step), (x * 1.1, y + step + 0.06)])


def _flag(brush: QPainter, t: float) -> None:
    box(brush, tone("#d8d4cc"), -0.02, -1.0, 0.035, 1.0)
    flap = 0.03 * wave(t, 3.0)
    blob(brush, tone("#c8322e"), [(0.01, -0.98), (0.22, -0.94 + flap), (0.5, -0.98 - flap), (0.5, -0.66 - flap), (0.22, -0.62 + flap), (0.01, -0.66)], 0.5)  # fmt: skip


def _newspaper(brush: QPainter, _t: float) -> None:
    box(brush, tone("#f4f0e4"), -0.4, -1.0, 0.8, 1.0, 0.03)
    box(brush, tone("#4a4640"), -0.32, -0.92, 0.64, 0.13)
    box(brush, tone("#a8b4bc"), -0.32, -0.72, 0.3, 0.28)
    for y in (-0.7, -0.58, -0.46, -0.32, -0.2, -0.1):
        box(brush, tone("#9a958a"), 0.04 if y < -0.4 else -0.32, y, 0.28 if y < -0.4 else 0.64, 0.04)


FIGURES: Mapping[str, Figure] = {
    "bench": thing(210, _bench, 1.15),
    "sofa": thing(230, _sofa, 1.3),
    "armchair": thing(240, _armchair, 0.62),
    "throne": thing(400, _throne, 0.48),
    "stool": thing(112, _stool, 0.5),
    "bed": thing(210, _bed, 1.5),
    "table": thing(190, _table, 1.05),
    "basket": thing(125, _basket, 0.95),
    "bathtub": thing(170, _bathtub, 1.3, up=1.3),
    "bucket": thing(120, _bucket, 0.55),
    "branch": thing(620, _branch, 0.95, up=1.3),
    "log": thing(110, _log, 1.65),
    "rug": thing(46, _rug, 3.1),
    "swing": thing(420, _swing, 0.75),
    "hammock": thing(260, _hammock, 1.4),
    "fence": thing(170, _fence, 1.85),
    "ladder": thing(560, _ladder, 0.2),
    "bread": thing(90, _bread, 1.2),
    "raft": thing(90, _raft, 2.1),
    "easel": thing(360, _easel, 0.42),
    "cauldron": thing(180, _cauldron, 0.7, shine=_cauldron_glow),
    "flyingbroom": thing(60, _flyingbroom, 3.0),
    "flyingcarpet": thing(70, _flyingcarpet, 3.0),
    "flag": thing(330, _flag, 0.6),
    "newspaper": thing(120, _newspaper, 0.5),
}
"""Things to be on, in or under, by their name."""
