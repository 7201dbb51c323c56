"""Landmarks: lighthouses, houses, towers, windmills, tents, statues, wheels. One unit high each."""

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
    lit,
    oval,
    placed,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import puffs
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_LAMPLIGHT = "#ffe09a"


def _window(brush: QPainter, x: float, y: float, w: float, h: float, frame: str = "#5a3a2a") -> None:
    """A lit window with a cross."""
    box(brush, tone(frame), x - 0.008, y - 0.008, w + 0.016, h + 0.016, 0.008)
    box(brush, downward(y, y + h, tone("#ffe9b0"), tone("#f6c568")), x, y, w, h, 0.004)
    box(brush, tone(frame), x + w / 2 - 0.004, y, 0.008, h)
    box(brush, tone(frame), x, y + h / 2 - 0.004, w, 0.008)


def _lighthouse(brush: QPainter, _t: float) -> None:
    shape(brush, tone("#6f737c"), (-0.30, 0.0), (-0.22, -0.07), (-0.05, -0.1), (0.18, -0.09), (0.30, 0.0))
    tower = QPainterPath()
    tower.moveTo(-0.135, -0.05)
    tower.lineTo(-0.082, -0.76)
    tower.lineTo(0.082, -0.76)
    tower.lineTo(0.135, -0.05)
    fill(brush, tower, across(-0.135, 0.135, tone("#ffffff"), tone("#c6ccd6")))
    with inside(brush, tower):
        for y in (-0.22, -0.46, -0.70):
            box(brush, across(-0.14, 0.14, tone("#e2463c"), tone("#a82a28")), -0.2, y, 0.4, 0.12)
    box(brush, tone("#5a3a2a"), -0.032, -0.14, 0.064, 0.10, 0.03)
    for y in (-0.34, -0.58):
        box(brush, tone("#2f3a4a"), -0.016, y, 0.032, 0.045, 0.015)
    box(brush, tone("#3a3d48"), -0.118, -0.79, 0.236, 0.028, 0.008)
    for index in range(7):
        box(brush, tone("#3a3d48"), -0.11 + index * 0.0355, -0.825, 0.007, 0.04)
    box(brush, tone("#3a3d48"), -0.115, -0.83, 0.23, 0.008)
    box(brush, tone("#fff2b8"), -0.062, -0.89, 0.124, 0.10, 0.01)
    for x in (-0.066, -0.004, 0.056):
        box(brush, tone("#3a3d48"), x, -0.89, 0.009, 0.10)
    blob(brush, tone("#b8302c"), [(-0.09, -0.885), (-0.05, -0.95), (0, -0.975), (0.05, -0.95), (0.09, -0.885)], 0.7)
    stroke(brush, tone("#3a3d48"), 0.01, [(0, -0.97), (0, -1.0)])


def _lighthouse_beam(brush: QPainter, t: float) -> None:
    """Two beams that go around: they shorten as they turn toward the viewer."""
    with placed(brush, 0, -0.84):
        sweep = math.cos(t * 1.1)
        for side in (-1, 1):
            far = side * sweep
            if abs(far) > 0.12:
                beam = QPainterPath()
                beam.moveTo(0, -0.02)
                beam.lineTo(far * 1.15, -0.13)
                beam.lineTo(far * 1.15, 0.13)
                beam.lineTo(0, 0.02)
                fading = across(0, far * 1.15, tone("#fff4c0", alpha=0.5), tone("#fff4c0", alpha=0.0))
                fill(brush, beam, fading)
        glow(brush, 0, 0, 0.17 + 0.12 * (1 - abs(sweep)), "#fff2b0", 0.75, 0.6)


def _house(brush: QPainter, _t: float) -> None:
    wall = "#f2dfc0"
    box(brush, tone("#a85a3a"), 0.24, -0.98, 0.11, 0.28)
    box(brush, across(-0.5, 0.5, lit(wall, 0.2), shaded(wall, 0.12)), -0.5, -0.56, 1.0, 0.56)
    shape(brush, downward(-1, -0.54, tone("#c8503a"), tone("#963626")), (-0.62, -0.54), (-0.02, -1.0), (0.62, -0.54))
    for index in range(3):
        y = -0.62 - index * 0.11
        half = 0.5 - index * 0.15
        stroke(brush, tone("#7c2a1f", alpha=0.5), 0.010, [(-half, y), (half, y)])
    box(brush, tone("#7a4a2c"), -0.10, -0.33, 0.2, 0.33, 0.03)
    oval(brush, tone("#f2c240"), 0.06, -0.16, 0.014)
    for x in (-0.4, 0.2):
        _window(brush, x, -0.40, 0.19, 0.2)
    oval(brush, tone("#5a3a2a"), 0, -0.70, 0.082)
    oval(brush, tone("#ffe09a"), 0, -0.70, 0.068)
    for x in (-0.46, -0.3, 0.28, 0.44):
        oval(brush, tone("#4f9a4a"), x, -0.02, 0.09, 0.055)


def _house_smoke(brush: QPainter, t: float) -> None:
    with placed(brush, 0.295, -0.99):
        puffs(brush, t * 0.7, 0.32, "#d8d4d8", 0.8, 0.5)
    for x in (-0.3, 0.3):
        glow(brush, x, -0.3, 0.2, _LAMPLIGHT, 0.14)


def _tower(brush: QPainter, t: float) -> None:
    stone = "#a9a39a"
    box(brush, across(-0.2, 0.2, lit(stone, 0.15), shaded(stone, 0.25)), -0.19, -0.72, 0.38, 0.72)
    box(brush, across(-0.25, 0.25, lit(stone, 0.2), shaded(stone, 0.2)), -0.24, -0.82, 0.48, 0.12)
    for index in range(5):
        box(brush, across(-0.25, 0.25, lit(stone, 0.2), shaded(stone, 0.2)), -0.24 + index * 0.102, -0.87, 0.07, 0.06)
    for x, y in ((-0.13, -0.58), (0.05, -0.48), (-0.09, -0.3), (0.08, -0.22), (-0.14, -0.1), (0.02, -0.66)):
        box(brush, shaded(stone, 0.2), x, y, 0.075, 0.03, 0.008)
    for y in (-0.6, -0.38):
        box(brush, tone("#3a2f2a"), -0.025, y, 0.05, 0.09, 0.025)
        box(brush, tone("#f6c568"), -0.018, y + 0.01, 0.036, 0.07, 0.018)
    box(brush, tone("#4a2f20"), -0.06, -0.15, 0.12, 0.15, 0.05)
    stroke(brush, tone("#5a3a24"), 0.012, [(0, -0.84), (0, -1.0)])
    flutter = 0.012 * wave(t, 5)
    shape(brush, tone("#c8302e"), (0, -1.0), (0.15, -0.965 + flutter), (0, -0.93))


def _castle(brush: QPainter, t: float) -> None:
    stone = "#b4aca2"
    for x, high, wide in ((-0.56, 0.72, 0.2), (0.56, 0.72, 0.2), (-0.22, 0.86, 0.17), (0.24, 0.94, 0.17)):
        box(
            brush,
            across(x - wide / 2, x + wide / 2, lit(stone, 0.12), shaded(stone, 0.22)),
            x - wide / 2,
            -high + 0.2,
            wide,
            high - 0.2,
        )
        shape(
            brush,
            across(x - wide, x + wide, tone("#5a7ac0"), tone("#35508a")),
            (x - wide * 0.62, -high + 0.21),
            (x, -high),
            (x + wide * 0.62, -high + 0.21),
        )
        shape(brush, tone("#e0483a"), (x, -high), (x + 0.09, -high + 0.022 + 0.008 * wave(t, 5, x)), (x, -high + 0.045))
        box(brush, tone("#f6c568"), x - 0.018, -high + 0.28, 0.036, 0.06, 0.018)
    box(brush, across(-0.6, 0.6, lit(stone, 0.18), shaded(stone, 0.16)), -0.56, -0.42, 1.12, 0.42)
    for index in range(9):
        box(brush, lit(stone, 0.1), -0.56 + index * 0.128, -0.47, 0.075, 0.06)
    box(brush, tone("#4a3020"), -0.11, -0.27, 0.22, 0.27, 0.1)
    for x in (-0.06, 0.0, 0.06):
        stroke(brush, tone("#2a1a12"), 0.01, [(x, -0.25), (x, 0)])


def _windmill(brush: QPainter, t: float) -> None:
    shape(
        brush,
        across(-0.2, 0.2, tone("#f4ead6"), tone("#c9b896")),
        (-0.19, 0),
        (-0.115, -0.62),
        (0.115, -0.62),
        (0.19, 0),
    )
    blob(
        brush,
        across(-0.15, 0.15, tone("#a85038"), tone("#78301f")),
        [(-0.14, -0.60), (-0.09, -0.74), (0.05, -0.78), (0.15, -0.60)],
        0.5,
    )
    box(brush, tone("#6a4228"), -0.045, -0.14, 0.09, 0.14, 0.03)
    for y in (-0.28, -0.46):
        _window(brush, -0.03, y, 0.06, 0.07)
    with placed(brush, 0.02, -0.64, t * 38 % 360):
        for index in range(4):
            with placed(brush, turn=index * 90 + 12):
                box(brush, tone("#fbf6ea", alpha=0.92), 0.012, -0.44, 0.10, 0.34)
                for k in range(6):
                    box(brush, tone("#8a6a4a"), 0.012, -0.44 + 0.066 * k, 0.10, 0.007)
                box(brush, tone("#6a4a30"), -0.009, -0.45, 0.018, 0.45)
                box(brush, tone("#8a6a4a"), 0.105, -0.44, 0.008, 0.34)
        oval(brush, tone("#5a3a24"), 0, 0, 0.03)


def _wind_turbine(brush: QPainter, t: float) -> None:
    shape(
        brush,
        across(-0.02, 0.02, tone("#ffffff"), tone("#c0c8d2")),
        (-0.022, 0),
        (-0.010, -0.66),
        (0.010, -0.66),
        (0.022, 0),
    )
    with placed(brush, 0, -0.67, t * 46 % 360):
        for index in range(3):
            with placed(brush, turn=index * 120):
                blob(
                    brush, tone("#f4f6f8"), [(-0.012, 0), (-0.02, -0.09), (0.0, -0.34), (0.012, -0.08), (0.012, 0)], 0.5
                )
    oval(brush, tone("#dfe4ea"), 0, -0.67, 0.022)


def _church(brush: QPainter, _t: float) -> None:
    wall = "#efe6d6"
    box(brush, across(-0.1, 0.5, lit(wall, 0.1), shaded(wall, 0.15)), -0.08, -0.36, 0.52, 0.36)
    shape(brush, tone("#7a4a3a"), (-0.12, -0.35), (0.0, -0.52), (0.4, -0.52), (0.49, -0.35))
    box(brush, across(-0.3, 0.0, lit(wall, 0.2), shaded(wall, 0.12)), -0.28, -0.62, 0.22, 0.62)
    shape(brush, across(-0.3, 0, tone("#8a5242"), tone("#5f3428")), (-0.31, -0.61), (-0.17, -0.92), (-0.03, -0.61))
    stroke(brush, tone("#d8b04a"), 0.012, [(-0.17, -0.91), (-0.17, -1.0)])
    stroke(brush, tone("#d8b04a"), 0.012, [(-0.2, -0.965), (-0.14, -0.965)])
    box(brush, tone("#5a3a28"), -0.215, -0.16, 0.09, 0.16, 0.045)
    for x, y in ((-0.2, -0.5), (0.02, -0.26), (0.16, -0.26), (0.3, -0.26)):
        box(brush, tone("#6ab0d8"), x, y, 0.06, 0.13, 0.03)


def _factory(brush: QPainter, _t: float) -> None:
    box(brush, across(-0.6, 0.6, tone("#b8604a"), tone("#8a4232")), -0.6, -0.42, 1.2, 0.42)
    for index in range(4):
        x = -0.6 + index * 0.3
        shape(brush, tone("#8a4232"), (x, -0.41), (x, -0.62), (x + 0.3, -0.41))
    for x in (-0.46, -0.2):
        shape(
            brush,
            across(x - 0.05, x + 0.05, tone("#c8705a"), tone("#8a4a3a")),
            (x - 0.05, -0.5),
            (x - 0.036, -1.0),
            (x + 0.036, -1.0),
            (x + 0.05, -0.5),
        )
        box(brush, tone("#f4efe6"), x - 0.039, -0.94, 0.078, 0.04)
    for index in range(5):
        _window(brush, -0.5 + index * 0.22, -0.3, 0.12, 0.14, "#4a2a20")


def _factory_smoke(brush: QPainter, t: float) -> None:
    for x in (-0.46, -0.2):
        with placed(brush, x, -1.0):
            puffs(brush, t * 0.8 + x, 0.34, "#9a969c", 1.0, 0.45)


FIGURES: Mapping[str, Figure] = {
    "lighthouse": thing(640, _lighthouse, 0.34, _lighthouse_beam),
    "house": thing(480, _house, 0.66, _house_smoke),
    "tower": thing(600, _tower, 0.28),
    "castletower": thing(560, _castle, 0.72),
    "windmill": thing(570, _windmill, 0.48, up=1.12),
    "turbine": thing(640, _wind_turbine, 0.38),
    "church": thing(560, _church, 0.52),
    "factory": thing(520, _factory, 0.64, _factory_smoke),
}
