"""Sights and other things that stand outside: statues, wheels, fountains, tents. One unit high each."""

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

_LAMPLIGHT = "#ffe09a"


def _tent(brush: QPainter, t: float) -> None:
    ink = "#e8892e"
    flap = 0.02 * wave(t, 1.6)
    for side in (-1, 1):
        stroke(brush, tone("#8a7a64"), 0.012, [(side * 0.2, -0.75), (side * 1.02, 0.0)], 0.0)
    shape(brush, downward(-1, 0, lit(ink, 0.1), shaded(ink, 0.2)), (-0.86, 0), (-0.06, -0.98), (0.06, -0.98), (0.86, 0))
    shape(brush, tone("#5a3018"), (-0.32, 0), (0, -0.88), (0.32, 0))
    shape(brush, lit(ink, 0.22), (0, -0.90), (-0.14, -0.4), (-0.42 - flap, 0), (-0.30, 0), (-0.02, -0.6))
    shape(brush, lit(ink, 0.06), (0, -0.90), (0.14, -0.4), (0.42 + flap, 0), (0.30, 0), (0.02, -0.6))
    stroke(brush, tone("#6a4a30"), 0.03, [(0, -0.9), (0, -1.02)])


def _tent_light(brush: QPainter, _t: float) -> None:
    glow(brush, 0, -0.24, 0.42, _LAMPLIGHT, 0.34)


def _statue(brush: QPainter, _t: float) -> None:
    stone = "#c9cdd2"
    ink = across(-0.2, 0.2, lit(stone, 0.2), shaded(stone, 0.25))
    box(brush, ink, -0.24, -0.10, 0.48, 0.10, 0.01)
    box(brush, across(-0.2, 0.2, lit(stone, 0.1), shaded(stone, 0.3)), -0.18, -0.28, 0.36, 0.18)
    box(brush, lit(stone, 0.1), -0.2, -0.31, 0.40, 0.04, 0.01)
    for side in (-1, 1):
        limb(brush, ink, [(side * 0.03, -0.55), (side * 0.045, -0.42), (side * 0.05, -0.32)], [0.045, 0.032, 0.026])
    blob(brush, ink, [(-0.07, -0.55), (-0.10, -0.76), (0.0, -0.81), (0.10, -0.76), (0.07, -0.55)], 0.8)
    limb(brush, ink, [(0.09, -0.75), (0.17, -0.83), (0.19, -0.95)], [0.035, 0.026, 0.022])
    limb(brush, ink, [(-0.09, -0.75), (-0.14, -0.64), (-0.08, -0.56)], [0.035, 0.026, 0.022])
    blob(brush, shaded(stone, 0.14), [(-0.1, -0.76), (-0.18, -0.56), (-0.13, -0.36), (-0.05, -0.5), (-0.02, -0.74)])
    oval(brush, ink, 0.0, -0.87, 0.058, 0.066)
    oval(brush, shaded(stone, 0.2), -0.015, -0.915, 0.05, 0.03)


def _liberty(brush: QPainter, _t: float) -> None:
    ink = across(-0.1, 0.1, tone("#8fc4a8"), tone("#568a74"))
    box(brush, across(-0.2, 0.2, tone("#d8cbb4"), tone("#a89a80")), -0.17, -0.30, 0.34, 0.30)
    box(brush, tone("#c0b298"), -0.2, -0.06, 0.4, 0.06)
    blob(brush, ink, [(-0.10, -0.30), (-0.075, -0.62), (0, -0.68), (0.075, -0.62), (0.10, -0.30)], 0.5)
    for x in (-0.04, 0.0, 0.045):
        stroke(brush, tone("#4a7a66"), 0.007, [(x * 0.6, -0.6), (x, -0.32)])
    limb(brush, ink, [(0.06, -0.63), (0.095, -0.76), (0.09, -0.88)], [0.026, 0.02, 0.016])
    box(brush, ink, -0.12, -0.56, 0.05, 0.09, 0.01)
    oval(brush, ink, 0, -0.715, 0.036, 0.044)
    for index in range(7):
        with placed(brush, 0, -0.735, -66 + index * 22):
            shape(brush, tone("#8fc4a8"), (-0.007, -0.03), (0.007, -0.03), (0, -0.085))
    shape(brush, tone("#c9a24a"), (0.07, -0.88), (0.11, -0.88), (0.105, -0.91), (0.075, -0.91))


def _liberty_flame(brush: QPainter, t: float) -> None:
    glow(brush, 0.09, -0.94, 0.09 + 0.01 * wave(t, 5), "#ffd060", 0.9, 0.6)


def _lattice(brush: QPainter, _t: float) -> None:
    iron = tone("#8a6a4e")
    for side in (-1, 1):
        blob(
            brush,
            iron,
            [
                (side * 0.24, 0),
                (side * 0.30, 0),
                (side * 0.14, -0.30),
                (side * 0.05, -0.62),
                (side * 0.016, -0.96),
                (side * 0.0, -0.96),
                (side * 0.02, -0.62),
                (side * 0.08, -0.30),
            ],
            0.5,
        )
    for y, wide in ((-0.16, 0.20), (-0.34, 0.125), (-0.62, 0.05)):
        box(brush, iron, -wide, y, 2 * wide, 0.025)
    stroke(brush, iron, 0.02, [(-0.22, -0.03), (-0.12, -0.13), (0, -0.155), (0.12, -0.13), (0.22, -0.03)])
    for index in range(9):
        y = -0.36 - index * 0.06
        wide = 0.11 * (1 - index / 10)
        stroke(brush, iron, 0.008, [(-wide, y), (wide * 0.8, y - 0.06)], 0.0)
        stroke(brush, iron, 0.008, [(wide, y), (-wide * 0.8, y - 0.06)], 0.0)
    stroke(brush, iron, 0.012, [(0, -0.94), (0, -1.0)])


def _wheel_of_cabins(brush: QPainter, t: float) -> None:
    for side in (-1, 1):
        limb(brush, tone("#5a6478"), [(0, -0.54), (side * 0.26, 0.0)], [0.022, 0.022])
    turn = t * 9
    ring(brush, tone("#e0e6ee"), 0.018, 0, -0.54, 0.42)
    ring(brush, tone("#e0e6ee"), 0.010, 0, -0.54, 0.34)
    for index in range(10):
        angle = math.radians(turn + index * 36)
        x, y = math.cos(angle) * 0.42, -0.54 + math.sin(angle) * 0.42
        stroke(brush, tone("#c9d2de"), 0.008, [(0, -0.54), (x, y)])
    for index in range(10):
        angle = math.radians(turn + index * 36)
        x, y = math.cos(angle) * 0.42, -0.54 + math.sin(angle) * 0.42
        ink = ("#e0483a", "#f2c240", "#4aa6e0", "#5ac07a", "#b06ae0")[index % 5]
        with placed(brush, x, y, 4 * wave(t, 1.6, index)):
            box(brush, tone(ink), -0.042, 0.0, 0.084, 0.07, 0.025)
            box(brush, tone("#fff2c0"), -0.03, 0.012, 0.06, 0.025, 0.008)
    oval(brush, tone("#f2c240"), 0, -0.54, 0.035)


def _wheel_lights(brush: QPainter, t: float) -> None:
    for index in range(20):
        angle = math.tau * index / 20
        on = 0.5 + 0.5 * wave(t, 4, index * 0.9)
        glow(brush, math.cos(angle) * 0.42, -0.54 + math.sin(angle) * 0.42, 0.035, "#fff0b0", 0.7 * on, 0.5)


def _fountain(brush: QPainter, t: float) -> None:
    stone = "#c4c0b8"
    for index in range(9):
        side = (index - 4) / 4
        for drop in range(6):
            at = (t * 0.9 + drop / 6 + index * 0.13) % 1.0
            x, y = side * 0.5 * at, -0.72 - 1.1 * at * (1 - at) * (1 - 0.4 * abs(side)) + 0.42 * at * at
            oval(brush, tone("#d8f0fb", alpha=0.75), x, y, 0.022, 0.03)
    box(brush, across(-0.06, 0.06, lit(stone, 0.1), shaded(stone, 0.2)), -0.055, -0.7, 0.11, 0.6)
    blob(
        brush,
        downward(-0.74, -0.55, lit(stone, 0.15), shaded(stone, 0.1)),
        [(-0.26, -0.72), (0.26, -0.72), (0.1, -0.58), (-0.1, -0.58)],
        0.4,
    )
    oval(brush, tone("#8ac8e8"), 0, -0.20, 0.7, 0.075)
    blob(
        brush,
        downward(-0.22, 0, lit(stone, 0.1), shaded(stone, 0.18)),
        [(-0.74, -0.2), (0, -0.12), (0.74, -0.2), (0.66, 0.0), (-0.66, 0.0)],
        0.35,
    )


def _igloo(brush: QPainter, _t: float) -> None:
    dome = QPainterPath()
    dome.moveTo(-0.95, 0)
    dome.cubicTo(-0.95, -1.32, 0.95, -1.32, 0.95, 0)
    dome.closeSubpath()
    fill(brush, dome, downward(-1, 0, tone("#ffffff"), tone("#c0d4ea")))
    with inside(brush, dome):
        for row in range(4):
            y = -0.24 - row * 0.24
            stroke(brush, tone("#9ab4d2"), 0.016, [(-1, y), (0, y + 0.03), (1, y)])
            for k in range(7):
                x = -0.9 + k * 0.3 + 0.15 * (row % 2)
                stroke(brush, tone("#9ab4d2"), 0.014, [(x, y), (x, y + 0.24)])
    for ink, wide, high in (("#e4eef8", 0.42, 0.52), ("#3a5272", 0.29, 0.38)):
        door = QPainterPath()
        door.moveTo(0.29 - wide, 0)
        door.cubicTo(0.29 - wide, -high * 1.3, 0.29 + wide, -high * 1.3, 0.29 + wide, 0)
        fill(brush, door, tone(ink))


def _pyramid(brush: QPainter, _t: float) -> None:
    shape(brush, tone("#e8c684"), (-1.0, 0), (0.08, -1.0), (0.3, 0))
    shape(brush, tone("#b98f52"), (0.3, 0), (0.08, -1.0), (1.0, 0))
    for index in range(1, 8):
        y = -index / 8
        x0, x1, x2 = -1.0 + 1.08 * -y, 0.3 - 0.22 * -y, 1.0 - 0.92 * -y
        stroke(brush, tone("#c9a25e", alpha=0.6), 0.008, [(x0, y), (x1, y)])
        stroke(brush, tone("#96703c", alpha=0.5), 0.008, [(x1, y), (x2, y)])


def _street_lamp(brush: QPainter, _t: float) -> None:
    box(brush, tone("#33363e"), -0.045, -0.05, 0.09, 0.05, 0.01)
    limb(brush, tone("#33363e"), [(0, -0.02), (0, -0.84)], [0.016, 0.010])
    shape(brush, tone("#ffe6a0"), (-0.036, -0.84), (0.036, -0.84), (0.05, -0.95), (-0.05, -0.95))
    shape(brush, tone("#33363e"), (-0.062, -0.95), (0.062, -0.95), (0.0, -1.0))


def _street_light(brush: QPainter, _t: float) -> None:
    glow(brush, 0, -0.9, 0.32, "#ffd88a", 0.55, 0.5)


FIGURES: Mapping[str, Figure] = {
    "tent": thing(290, _tent, 1.04, _tent_light),
    "statue": thing(470, _statue, 0.28),
    "libertystatue": thing(600, _liberty, 0.22, _liberty_flame),
    "irontower": thing(660, _lattice, 0.34),
    "ferriswheel": thing(610, _wheel_of_cabins, 0.5, _wheel_lights, 1.08),
    "fountain": thing(260, _fountain, 0.78),
    "igloo": thing(250, _igloo, 0.98),
    "pyramid": thing(560, _pyramid, 1.02),
    "streetlamp": thing(470, _street_lamp, 0.08, _street_light),
}
