"""What rolls: cars, buses, trucks, bicycles and trains, with wheels that turn as far as they go. Lengths in heights."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
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
from vidpipe_desktop.engines.animatic.actors.effects import puffs
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.wheels import headlights, rolling, spoked, way, wheel
from vidpipe_desktop.engines.animatic.paint.shapes import Point, smooth_path

_GLASS: Final = "#bfe3f2"
_TYRE: Final = "#2a2c34"


def _shake(moment: Moment) -> float:
    """How a car trembles while it drives, in heights."""
    return 0.008 * math.sin(way(moment) * 0.09) + 0.004 * wave(moment.t, 17)


@dataclass(frozen=True, slots=True)
class Car:
    """A car by its outline, front to the right: roof, windows, wheels. beacon, sign: what stands on the roof."""

    ink: str
    body: tuple[Point, ...]
    cabin: tuple[Point, ...]
    wheels: tuple[float, ...]
    radius: float = 0.21
    sign: str = ""
    beacon: bool = False
    stripe: str = ""
    post: float = 0.0
    spoiler: bool = False


_SEDAN: Final = (
    (-1.22, -0.26),
    (-1.2, -0.56),
    (-0.86, -0.62),
    (0.55, -0.62),
    (1.1, -0.52),
    (1.24, -0.3),
    (1.2, -0.2),
    (-1.16, -0.2),
)
_CABIN: Final = ((-0.9, -0.58), (-0.66, -0.94), (-0.4, -1.0), (0.15, -1.0), (0.42, -0.9), (0.68, -0.58))
_LOW: Final = (
    (-1.3, -0.28),
    (-1.28, -0.54),
    (-0.8, -0.60),
    (0.3, -0.58),
    (1.05, -0.44),
    (1.36, -0.26),
    (1.3, -0.16),
    (-1.2, -0.16),
)
_LOW_CABIN: Final = ((-0.85, -0.56), (-0.5, -0.88), (-0.2, -0.94), (0.1, -0.9), (0.62, -0.54))
_CARS: Final = {
    "car": Car("#d8433a", _SEDAN, _CABIN, (-0.72, 0.72)),
    "bluecar": Car("#3a78c8", _SEDAN, _CABIN, (-0.72, 0.72)),
    "taxi": Car("#f2c02e", _SEDAN, _CABIN, (-0.72, 0.72), sign="TAXI", stripe="#2a2c34"),
    "policecar": Car("#f4f6f8", _SEDAN, _CABIN, (-0.72, 0.72), beacon=True, stripe="#2a58a8"),
    "sportscar": Car("#e8392e", _LOW, _LOW_CABIN, (-0.8, 0.82), 0.22, stripe="#fbf6ea", spoiler=True),
}


def _car(car: Car, brush: QPainter, moment: Moment) -> None:
    with placed(brush, size=moment.height):
        brush.translate(0, _shake(moment))
        cabin = smooth_path(car.cabin, True, 0.55)
        if car.spoiler:
            box(brush, shaded(car.ink, 0.3), -1.3, -0.76, 0.36, 0.05, 0.02)
            box(brush, shaded(car.ink, 0.3), -1.16, -0.74, 0.05, 0.2)
        if car.beacon:
            box(brush, tone("#2a58c8"), -0.34, -1.08, 0.2, 0.1, 0.04)
            box(brush, tone("#d8303a"), -0.12, -1.08, 0.2, 0.1, 0.04)
        if car.sign:
            box(brush, tone("#fdf6e0"), -0.34, -1.12, 0.42, 0.14, 0.04)
            box(brush, tone("#2a2c34"), -0.26, -1.07, 0.26, 0.035)
        fill(brush, cabin, tone(_GLASS, alpha=0.62))
        with inside(brush, cabin):
            shape(brush, tone("#ffffff", alpha=0.45), (0.0, -1.1), (0.2, -1.1), (-0.2, -0.5), (-0.4, -0.5))
        pillars = [*car.cabin]
        stroke(brush, tone(car.ink), 0.06, pillars, 0.55)
        middle = (car.cabin[1][0] + car.cabin[-1][0]) / 2 - 0.06
        stroke(brush, tone(car.ink), 0.06, [(middle, -0.97 if not car.spoiler else -0.9), (middle - 0.03, -0.58)])
        body = smooth_path(car.body, True, 0.42)
        fill(brush, body, downward(-0.62, -0.2, lit(car.ink, 0.14), shaded(car.ink, 0.18)))
        with inside(brush, body):
            if car.stripe:
                box(brush, tone(car.stripe), -1.4, -0.46, 2.8, 0.07)
            box(brush, shaded(car.ink, 0.35), -1.4, -0.27, 2.8, 0.1)
        stroke(brush, shaded(car.ink, 0.3), 0.016, [(middle - 0.02, -0.58), (middle - 0.05, -0.26)])
        stroke(brush, shaded(car.ink, 0.4), 0.028, [(middle - 0.25, -0.5), (middle - 0.12, -0.5)])
        oval(brush, tone("#fff4c8"), car.body[4][0] + 0.06, -0.44 if not car.spoiler else -0.36, 0.07, 0.06)
        box(brush, tone("#b02a2a"), car.body[1][0] - 0.0, -0.5, 0.07, 0.11, 0.03)
        for x in car.wheels:
            oval(brush, shaded(car.ink, 0.62), x, -0.22, car.radius * 1.16)
        brush.translate(0, -_shake(moment))
        for x in car.wheels:
            wheel(brush, x, -car.radius, car.radius, rolling(moment, car.radius), _TYRE, "#cdd2da")


@dataclass(frozen=True, slots=True)
class Van:
    """Long boxes on wheels. long: length; windows: how many; load: what is behind the driver, "" = seats."""

    ink: str
    long: float
    wheels: tuple[float, ...]
    windows: int = 0
    load: str = ""
    stripe: str = ""
    sign: str = ""
    decks: int = 1


_VANS: Final = {
    "bus": Van("#e0a52e", 2.5, (-0.75, 0.78), 5, stripe="#c8762a"),
    "doubledecker": Van("#c8302e", 1.7, (-0.5, 0.52), 3, stripe="#f4e0b0", decks=2),
    "truck": Van("#3a8a6a", 2.3, (-0.82, -0.46, 0.78), 0, load="#e9e4da"),
    "firetruck": Van("#d8342e", 2.3, (-0.72, 0.78), 2, load="#c42a26", sign="ladder"),
    "ambulance": Van("#f6f6f4", 2.0, (-0.6, 0.62), 1, load="#f6f6f4", stripe="#d8342e", sign="cross"),
}


def _van(van: Van, brush: QPainter, moment: Moment) -> None:
    half = van.long / 2
    with placed(brush, size=moment.height):
        brush.translate(0, _shake(moment) * 0.7)
        if van.load:
            box(
                brush,
                downward(-1, -0.2, lit(van.load, 0.08), shaded(van.load, 0.14)),
                -half,
                -0.98,
                van.long * 0.68,
                0.80,
                0.04,
            )
            _cab(brush, van, half)
        else:
            box(
                brush,
                downward(-1, -0.18, lit(van.ink, 0.12), shaded(van.ink, 0.16)),
                -half,
                -0.98,
                van.long,
                0.82,
                0.10,
            )
            _rows(brush, van, half)
        if van.stripe:
            box(brush, tone(van.stripe), -half, -0.44, van.long * (0.68 if van.load else 1.0), 0.08)
        if van.sign == "cross":
            for w, h in ((0.26, 0.09), (0.09, 0.26)):
                box(brush, tone("#d8342e"), -half + 0.62 - w / 2, -0.70 - h / 2, w, h)
        if van.sign == "ladder":
            for lift in (0.0, 0.12):
                stroke(brush, tone("#d8dce2"), 0.03, [(-half + 0.1, -1.04 - lift), (half * 0.5, -1.04 - lift)])
            for index in range(8):
                x = -half + 0.15 + index * 0.2
                stroke(brush, tone("#d8dce2"), 0.025, [(x, -1.03), (x, -1.17)])
        if van.sign in ("cross", "ladder"):
            on = wave(moment.t, 9) > 0
            oval(brush, tone("#4a9aff" if on else "#24508a"), half - 0.28, -0.97, 0.07)
        oval(brush, tone("#fff4c8"), half - 0.04, -0.30, 0.05, 0.06)
        brush.translate(0, -_shake(moment) * 0.7)
        for x in van.wheels:
            oval(brush, tone("#24262c"), x, -0.19, 0.20)
            wheel(brush, x, -0.17, 0.17, rolling(moment, 0.17), _TYRE, "#c8cdd6")


def _rows(brush: QPainter, van: Van, half: float) -> None:
    """Rows of windows, and the door."""
    wide = (van.long - 0.30) / (van.windows + 1)
    for deck in range(van.decks):
        top = -0.90 if deck == 0 else -0.56
        high = 0.34 if van.decks == 1 else 0.24
        for index in range(van.windows + 1):
            x = -half + 0.10 + index * wide
            if deck == 0 or van.decks == 1 or index < van.windows:
                box(brush, tone(_GLASS, alpha=0.75), x, top, wide - 0.06, high, 0.04)
                shape(
                    brush,
                    tone("#ffffff", alpha=0.35),
                    (x + 0.06, top),
                    (x + 0.14, top),
                    (x + 0.02, top + high),
                    (x, top + high * 0.8),
                )
    box(brush, tone(_GLASS, alpha=0.8), half - 0.17, -0.90, 0.15, 0.44, 0.04)
    box(brush, shaded(van.ink, 0.32), -half, -0.22, van.long, 0.06)


def _cab(brush: QPainter, van: Van, half: float) -> None:
    x = half - van.long * 0.30
    blob(
        brush,
        downward(-0.9, -0.2, lit(van.ink, 0.12), shaded(van.ink, 0.16)),
        [
            (x, -0.18),
            (x, -0.84),
            (x + 0.12, -0.90),
            (half - 0.2, -0.88),
            (half - 0.06, -0.5),
            (half, -0.44),
            (half, -0.18),
        ],
        0.4,
    )
    blob(
        brush,
        tone(_GLASS, alpha=0.8),
        [(x + 0.1, -0.52), (x + 0.12, -0.80), (half - 0.24, -0.80), (half - 0.14, -0.52)],
        0.3,
    )
    box(brush, shaded(van.ink, 0.45), x - 0.08, -0.24, half - x + 0.06, 0.07)
    for index in range(van.windows):
        box(brush, tone(_GLASS, alpha=0.8), -half + 0.16 + index * 0.42, -0.86, 0.3, 0.26, 0.04)


def _tractor(brush: QPainter, moment: Moment) -> None:
    ink = "#4a9a3e"
    with placed(brush, size=moment.height):
        brush.translate(0, 0.006 * wave(moment.t, 26))
        limb(brush, tone("#3a3d46"), [(0.46, -0.6), (0.46, -0.9)], [0.03, 0.03])
        for x in (-0.46, 0.0):
            stroke(brush, tone("#33363e"), 0.05, [(x, -0.5), (x + 0.05, -0.96)])
        box(brush, tone(_GLASS, alpha=0.4), -0.42, -0.94, 0.46, 0.42)
        box(brush, tone(ink), -0.56, -1.0, 0.72, 0.08, 0.03)
        blob(
            brush,
            downward(-0.66, -0.3, lit(ink, 0.16), shaded(ink, 0.1)),
            [(-0.5, -0.34), (-0.48, -0.56), (0.1, -0.62), (0.72, -0.58), (0.82, -0.34)],
            0.35,
        )
        for index in range(3):
            box(brush, shaded(ink, 0.5), 0.42 + index * 0.09, -0.52, 0.04, 0.16)
        oval(brush, tone("#fff4c8"), 0.8, -0.48, 0.05)
        brush.translate(0, -0.006 * wave(moment.t, 26))
        wheel(brush, 0.58, -0.2, 0.2, rolling(moment, 0.2), _TYRE, "#f2c02e")
        wheel(brush, -0.36, -0.34, 0.34, rolling(moment, 0.34), _TYRE, "#f2c02e", 7)


def _exhaust(x: float, y: float, brush: QPainter, moment: Moment) -> None:
    with placed(brush, x * moment.height, y * moment.height):
        puffs(brush, moment.t, moment.height * 0.45, "#8a8890", -0.9, 0.4)


def _bicycle(motor: bool, brush: QPainter, moment: Moment) -> None:
    ink = "#2f8ac8" if not motor else "#c8302e"
    r = 0.34 if not motor else 0.29
    turn = rolling(moment, r)
    rear, front, crank = (-0.56, -r), (0.58, -r), (-0.02, -r - 0.02)
    with placed(brush, size=moment.height):
        if motor:
            wheel(brush, *rear, r, turn, _TYRE, "#aab2be", 7)
            wheel(brush, *front, r, turn, _TYRE, "#aab2be", 7)
            stroke(brush, tone("#b8bec8"), 0.06, [front, (0.34, -0.86)])
            limb(brush, tone("#c4c9d2"), [(-0.86, -0.2), (-0.2, -0.24)], [0.05, 0.06])
            blob(brush, tone("#3a3d46"), [(-0.26, -0.22), (-0.2, -0.52), (0.2, -0.5), (0.26, -0.24)], 0.5)
            for index in range(3):
                box(brush, tone("#8a92a0"), -0.14, -0.46 + 0.07 * index, 0.28, 0.03)
            blob(
                brush,
                downward(-0.8, -0.5, lit(ink, 0.2), shaded(ink, 0.1)),
                [(-0.2, -0.54), (-0.08, -0.72), (0.28, -0.76), (0.40, -0.62), (0.2, -0.5)],
            )
            blob(brush, tone("#2a2c34"), [(-0.72, -0.66), (-0.4, -0.62), (-0.1, -0.66), (-0.16, -0.56), (-0.6, -0.54)])
            blob(brush, tone(ink), [(-0.86, -0.60), (-0.62, -0.66), (-0.3, -0.5), (-0.5, -0.46)])
            oval(brush, tone("#fff4c8"), 0.48, -0.76, 0.09)
            stroke(brush, tone("#2a2c34"), 0.05, [(0.34, -0.86), (0.2, -0.95)])
            return
        spoked(brush, *rear, r, turn, _TYRE, "#c8cdd6", 10)
        spoked(brush, *front, r, turn, _TYRE, "#c8cdd6", 10)
        seat, head = (-0.2, -0.78), (0.42, -0.80)
        for a, b in (
            (rear, crank),
            (rear, seat),
            (seat, crank),
            (crank, (0.44, -0.70)),
            ((-0.18, -0.72), (0.43, -0.76)),
            (front, head),
        ):
            stroke(brush, tone(ink), 0.045, [a, b])
        stroke(brush, tone("#33363e"), 0.05, [head, (0.40, -0.94), (0.52, -0.98), (0.54, -0.9)])
        limb(brush, tone("#5a3a28"), [(-0.34, -0.84), (-0.08, -0.83)], [0.05, 0.03])
        with placed(brush, *crank, turn * 0.5):
            ring(brush, tone("#8a92a0"), 0.03, 0, 0, 0.09)
            stroke(brush, tone("#3a3d46"), 0.035, [(0, -0.17), (0, 0.17)])
            for y in (-0.17, 0.17):
                box(brush, tone("#3a3d46"), -0.06, y - 0.02, 0.12, 0.04)


def _scooterboard(brush: QPainter, moment: Moment) -> None:
    with placed(brush, size=moment.height):
        blob(
            brush,
            downward(-0.9, -0.5, tone("#e8854a"), tone("#b85a2a")),
            [(-1.6, -0.86), (-1.3, -0.62), (1.3, -0.62), (1.6, -0.86), (1.3, -0.42), (-1.3, -0.42)],
            0.6,
        )
        for x in (-0.9, 0.9):
            box(brush, tone("#8a92a0"), x - 0.16, -0.46, 0.32, 0.14)
            wheel(brush, x, -0.2, 0.2, rolling(moment, 0.2), "#f2ead6", "#d84a3a", 3)


# Trains -----------------------------------------------------------------------------------------------------------


FIGURES: Mapping[str, Figure] = {
    **{
        name: Figure(
            250,
            partial(_car, car),
            Reach(1.55, 1.2, 1.55, 0.08),
            shine=partial(headlights, car.body[4][0] + 0.1, -0.42),
        )
        for name, car in _CARS.items()
    },
    **{
        name: Figure(
            {"doubledecker": 470, "truck": 360}.get(name, 340),
            partial(_van, van),
            Reach(van.long / 2 + 0.1, 1.25, van.long / 2 + 0.1, 0.08),
            shine=partial(headlights, van.long / 2 - 0.02, -0.3),
        )
        for name, van in _VANS.items()
    },
    "tractor": Figure(310, _tractor, Reach(0.9, 1.1, 0.95, 0.08), shine=partial(_exhaust, 0.46, -0.92)),
    "bicycle": Figure(220, partial(_bicycle, False), Reach(1.0, 1.1, 1.0, 0.08)),
    "motorbike": Figure(
        230, partial(_bicycle, True), Reach(1.0, 1.1, 1.0, 0.08), shine=partial(headlights, 0.5, -0.76)
    ),
    "skateboard": Figure(62, _scooterboard, Reach(1.75, 1.0, 1.75, 0.1)),
}
