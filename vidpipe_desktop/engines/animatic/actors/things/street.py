"""What stands in streets and on squares: a bus stop, a mailbox, a market stall, a desk of an office. One unit high each."""

from collections.abc import Mapping

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    across,
    box,
    downward,
    lit,
    oval,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things.thing import thing
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_STEEL = "#4a545e"


def _bus_stop(brush: QPainter, _t: float) -> None:
    """A shelter with a bench, glass behind it, and the sign beside it."""
    box(brush, tone("#bfe0ea", alpha=0.4), -0.62, -0.8, 1.06, 0.7)
    for x in (-0.28, 0.08):
        box(brush, tone("#e4f3f7", alpha=0.55), x, -0.8, 0.012, 0.7)
    box(brush, downward(-0.66, -0.3, tone("#f4b53a"), tone("#e0653a")), 0.12, -0.68, 0.27, 0.4, 0.01)
    oval(brush, tone("#fff6e0"), 0.255, -0.53, 0.07)
    box(brush, tone("#fff6e0"), 0.17, -0.39, 0.17, 0.03)
    for x in (-0.64, 0.42):
        box(brush, across(x, x + 0.035, lit(_STEEL, 0.2), shaded(_STEEL)), x, -0.84, 0.035, 0.84)
    box(brush, downward(-0.27, -0.22, tone("#b0764a"), tone("#7c4c2c")), -0.52, -0.27, 0.58, 0.05, 0.01)
    for x in (-0.46, -0.04):
        box(brush, tone(_STEEL), x, -0.22, 0.03, 0.22)
    box(brush, downward(-0.92, -0.82, lit("#2f6f8f", 0.2), tone("#2f6f8f")), -0.74, -0.92, 1.28, 0.1, 0.03)
    box(brush, shaded("#2f6f8f", 0.3), -0.74, -0.84, 1.28, 0.02)
    box(brush, across(0.68, 0.71, lit(_STEEL, 0.2), shaded(_STEEL)), 0.68, -0.96, 0.03, 0.96)
    box(brush, tone("#2a62b8"), 0.58, -1.0, 0.23, 0.23, 0.03)
    box(brush, tone("#ffffff"), 0.625, -0.95, 0.14, 0.11, 0.025)
    box(brush, tone("#2a62b8"), 0.64, -0.935, 0.11, 0.045, 0.01)
    for x in (0.655, 0.735):
        oval(brush, tone("#ffffff"), x, -0.835, 0.019)
    box(brush, tone("#f3ead8"), 0.63, -0.72, 0.13, 0.17, 0.01)
    for index in range(4):
        box(brush, tone("#6a7078"), 0.645, -0.7 + 0.035 * index, 0.1, 0.01)


def _bus_stop_light(brush: QPainter, _t: float) -> None:
    glow(brush, 0.255, -0.5, 0.24, "#ffdf9a", 0.22)


def _mailbox(brush: QPainter, _t: float) -> None:
    red = "#c8322e"
    box(brush, tone("#3a2f2c"), -0.06, -0.42, 0.12, 0.42)
    box(brush, across(-0.3, 0.3, lit(red, 0.16), shaded(red, 0.18)), -0.3, -0.96, 0.6, 0.58, 0.05)
    oval(brush, across(-0.3, 0.3, lit(red, 0.2), shaded(red, 0.12)), 0, -0.9, 0.3, 0.1)
    box(brush, tone("#3a1a18"), -0.2, -0.8, 0.4, 0.05, 0.02)
    box(brush, tone("#fff3e0"), -0.16, -0.66, 0.32, 0.17, 0.02)
    stroke(brush, tone("#8a6a58"), 0.014, [(-0.16, -0.66), (0, -0.56), (0.16, -0.66)], 0.0)


def _market_stall(brush: QPainter, t: float) -> None:
    """A striped awning over boxes full of fruit."""
    for x in (-0.62, 0.57):
        box(brush, tone("#8a5f3a"), x, -0.86, 0.05, 0.86)
    box(brush, downward(-0.42, 0, tone("#b9834e"), tone("#7a5030")), -0.66, -0.36, 1.32, 0.36, 0.01)
    for index, ink in enumerate(("#e0483a", "#f29a2e", "#7fb648", "#f2cf3a", "#8a4fb0")):
        x = -0.64 + 0.26 * index
        box(brush, shaded("#b9834e", 0.3), x, -0.44, 0.24, 0.1, 0.01)
        for row in range(2):
            for place in range(4 - row):
                oval(brush, lit(ink, 0.14 * row), x + 0.035 + 0.056 * place + 0.028 * row, -0.46 - 0.045 * row, 0.032)
    flutter = 0.012 * wave(t, 2.1)
    for index in range(8):
        x, ink = -0.74 + 0.185 * index, "#d8483a" if index % 2 == 0 else "#fbf3e2"
        shape(
            brush, tone(ink), (-0.56 + 0.14 * index, -1.0), (-0.42 + 0.14 * index, -1.0), (x + 0.185, -0.76), (x, -0.76)
        )
        oval(brush, shaded(ink, 0.08), x + 0.0925, -0.76 + flutter, 0.0925, 0.05)


def _desk(brush: QPainter, t: float) -> None:
    """A table with a screen and a keyboard that look to the left, where somebody sits."""
    wood = "#b9875a"
    for x in (-0.56, 0.5):
        box(brush, shaded(wood, 0.3), x, -0.5, 0.06, 0.5)
    box(brush, downward(-0.56, -0.5, lit(wood, 0.2), tone(wood)), -0.66, -0.56, 1.3, 0.07, 0.02)
    box(brush, shaded(wood, 0.12), 0.16, -0.49, 0.36, 0.3, 0.01)
    box(brush, tone("#2b3038"), -0.42, -0.585, 0.3, 0.025, 0.01)
    box(brush, tone("#2b3038"), 0.16, -0.6, 0.24, 0.04, 0.01)
    box(brush, tone("#2b3038"), 0.25, -0.7, 0.05, 0.12)
    shape(brush, tone("#2b3038"), (0.06, -1.0), (0.44, -1.02), (0.48, -0.66), (0.1, -0.64))
    shape(brush, tone("#bfe6ff"), (0.02, -1.0), (0.06, -1.0), (0.1, -0.64), (0.06, -0.64))
    oval(brush, tone("#d8584a"), 0.56, -0.6, 0.035, 0.045)
    oval(brush, lit("#d8584a", 0.3), 0.56, -0.64 + 0.004 * wave(t, 2.0), 0.035, 0.012)


def _screen_light(brush: QPainter, t: float) -> None:
    glow(brush, -0.06, -0.8, 0.3, "#a8dcff", 0.34 + 0.06 * wave(t, 3.1))


FIGURES: Mapping[str, Figure] = {
    "busstop": thing(500, _bus_stop, 0.86, _bus_stop_light),
    "mailbox": thing(210, _mailbox, 0.36),
    "marketstall": thing(430, _market_stall, 0.8),
    "desk": thing(330, _desk, 0.72, _screen_light),
}
"""Each of them by its name."""
