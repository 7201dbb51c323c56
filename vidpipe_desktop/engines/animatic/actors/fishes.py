"""What swims: fish, sharks, dolphins and whales, which leap out of the sea with a splash, and other sea animals."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors import sea_animals
from vidpipe_desktop.engines.animatic.actors.drawing import (
    blink,
    blob,
    downward,
    eye,
    fill,
    inside,
    limb,
    lit,
    oval,
    placed,
    shaded,
    shape,
    sleeve,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import splash
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import Point

LEAPING: Final = frozenset(("leap", "jump", "cheer", "dance", "play"))
_LEAP = 2.6
"""Seconds from one leap to the next."""
_SEA = 0.5
"""Depth of the sea's surface below the origin, in heights."""


@dataclass(frozen=True, slots=True)
class Fish:
    """A swimmer. long, deep: of its body in heights; nose: 0 = round … 1 = pointed; beat: tail beats, radians a second.

    flat: the tail lies flat, as whales' do. kind: fish, shark, dolphin, whale or orca. bands, belly: inks; fin: height
    of the back fin.
    """

    height: float
    long: float
    deep: float
    coat: str
    belly: str
    kind: str = "fish"
    nose: float = 0.3
    fin: float = 0.5
    flat: bool = False
    beat: float = 6.0
    bands: str = ""
    fins: str = ""


_FISH: Final = {
    "fish": Fish(120, 1.5, 0.56, "#ff9a3c", "#ffe9c8", bands="#ffffff"),
    "goldfish": Fish(110, 1.25, 0.60, "#f7842a", "#fdd08a", fins="#fbb25a"),
    "bluefish": Fish(115, 1.4, 0.62, "#2f86d8", "#f6d64a", bands="#1d2b52", fins="#f6d64a"),
    "pufferfish": Fish(130, 1.05, 0.86, "#e0b850", "#fbf6e6", kind="puffer", nose=0.1, fin=0.3),
    "shark": Fish(230, 2.2, 0.42, "#657b8f", "#e6edf2", kind="shark", nose=0.9, fin=0.95, beat=3.6),
    "dolphin": Fish(210, 1.9, 0.40, "#5a92c2", "#e4f0f7", kind="dolphin", nose=1.0, fin=0.7, flat=True, beat=4.2),
    "whale": Fish(380, 2.2, 0.66, "#3f6c98", "#d6e4ee", kind="whale", nose=0.0, fin=0.18, flat=True, beat=2.2),
    "orca": Fish(300, 1.95, 0.54, "#23262f", "#fbfbfb", kind="orca", nose=0.25, fin=1.05, flat=True, beat=2.8),
}


def draw_fish(fish: Fish, brush: QPainter, moment: Moment) -> None:
    """Draw it around its middle; it swims, or leaps out of the sea whose surface is half a height below."""
    brush.save()
    brush.scale(moment.height, moment.height)
    if moment.action in LEAPING:
        _leap(brush, fish, moment.t)
    else:
        tilt, rise = _drifting(fish, moment)
        with placed(brush, 0, rise, tilt):
            _draw_body(brush, fish, moment.t, moment.action)
    brush.restore()


def _drifting(fish: Fish, moment: Moment) -> tuple[float, float]:
    if moment.action in ("fight", "attack"):
        return 9 * wave(moment.t, 5.5), 0.05 * wave(moment.t, 5.5, 1.0)
    if moment.action == "sleep":
        return 3 * wave(moment.t, 0.6), 0.04 * wave(moment.t, 0.8)
    return 4 * wave(moment.t, fish.beat * 0.3), 0.05 * wave(moment.t, 1.3)


def _leap(brush: QPainter, fish: Fish, t: float) -> None:
    at = (t / _LEAP + 0.12) % 1.0
    high = math.sin(at * math.pi) * min(1.55, fish.long * 0.9) - 0.28
    brush.save()
    brush.setClipRect(QRectF(-4, -6, 8, 6 + _SEA))
    with placed(brush, (at - 0.5) * 0.7, _SEA - high, -58 + 116 * at):
        _draw_body(brush, fish, t * 0.7, "swim")
    brush.restore()
    for moment, x in ((at, -0.42), (at - 0.74, 0.42)):
        if 0 <= moment < 0.4:
            with placed(brush, x * min(1.4, fish.long * 0.6), _SEA):
                splash(brush, moment / 0.4, fish.long * 0.34)
    stroke(
        brush,
        tone("#ffffff", alpha=0.55),
        0.025,
        [(-0.5 * fish.long, _SEA), (0, _SEA + 0.015), (0.5 * fish.long, _SEA)],
    )


def _draw_body(brush: QPainter, fish: Fish, t: float, action: str) -> None:
    length, deep = fish.long, fish.deep
    sway = _swaying(fish, t)
    ends = [(-0.5, 0.10), (-0.3, 0.46), (-0.05, 0.86), (0.2, 1.0), (0.38, 0.80), (0.5, 0.30 + 0.16 * (1 - fish.nose))]
    spine = [(at * length, sway(at)) for at, _ in ends]
    body = sleeve(spine, [share * deep * 0.5 * (1.15 if fish.kind == "whale" else 1.0) for _, share in ends])
    _tail(brush, fish, sway, t)
    _back_fin(brush, fish, sway)
    if fish.kind == "dolphin":
        limb(
            brush,
            tone(fish.coat),
            [(0.44 * length, sway(0.44) + 0.02), (0.585 * length, sway(0.55) + 0.05)],
            [0.07, 0.035],
        )
    fill(brush, body, downward(-deep * 0.5, deep * 0.5, lit(fish.coat, 0.06), shaded(fish.coat, 0.08)))
    with inside(brush, body):
        _markings(brush, fish, sway)
    _face(brush, fish, sway(0.4), t, action)
    _side_fin(brush, fish, t)


def _swaying(fish: Fish, t: float) -> Callable[[float], float]:
    """The curve of the spine: a wave that runs to the tail, stronger there."""
    strength = 0.16 if fish.flat else 0.07

    def sway(at: float) -> float:
        back = max(0.0, 0.45 - at)
        return strength * fish.deep * back * back * 3 * math.sin(t * fish.beat + at * 3.2)

    return sway


def _tail(brush: QPainter, fish: Fish, sway: Callable[[float], float], t: float) -> None:
    x, y = -0.47 * fish.long, sway(-0.47)
    beat = math.sin(t * fish.beat - 1.6)
    ink = fish.fins or fish.coat
    d = fish.deep
    if fish.flat:
        with placed(brush, x, y, 22 * beat):
            blob(
                brush,
                shaded(ink, 0.12),
                [
                    (0.06, -0.02),
                    (-0.12, -0.05),
                    (-0.36 * fish.long * 0.5, -0.2 * d - 0.08),
                    (-0.16, 0.0),
                    (-0.32 * fish.long * 0.5, 0.24 * d + 0.05),
                    (-0.1, 0.05),
                    (0.06, 0.04),
                ],
                0.7,
            )
        return
    squeeze = 0.72 + 0.28 * abs(beat)
    low = 0.85 if fish.kind == "shark" else 1.05
    with placed(brush, x, y):
        blob(
            brush,
            shaded(ink, 0.10),
            [
                (0.08, -0.03),
                (-0.28 * squeeze, -1.05 * d),
                (-0.17 * squeeze, -0.1 * d),
                (-0.24 * squeeze, low * d),
                (0.08, 0.04),
            ],
            0.5,
        )
        for lift in (-0.5, 0.5):
            stroke(brush, shaded(ink, 0.26), 0.012, [(0.0, lift * 0.04), (-0.18 * squeeze, lift * d)])


def _back_fin(brush: QPainter, fish: Fish, sway: Callable[[float], float]) -> None:
    d, ink = fish.deep, fish.fins or fish.coat
    x, y = 0.02 * fish.long, sway(0.0) - d * 0.42
    if fish.kind in ("fish", "puffer"):
        blob(
            brush,
            shaded(ink, 0.10),
            [
                (x + 0.22, y + 0.06),
                (x + 0.06, y - fish.fin * d),
                (x - 0.26, y - fish.fin * d * 0.62),
                (x - 0.34, y + 0.1),
            ],
            0.7,
        )
        blob(
            brush,
            shaded(ink, 0.14),
            [(x + 0.04, d * 0.40), (x - 0.12, d * 0.86), (x - 0.26, d * 0.62), (x - 0.2, d * 0.32)],
            0.7,
        )
    else:
        blob(
            brush,
            shaded(ink, 0.08),
            [
                (x + 0.12, y + 0.06),
                (x - 0.03, y - fish.fin * d * 0.72),
                (x - 0.15, y - fish.fin * d * 0.66),
                (x - 0.12, y + 0.08),
            ],
            0.55,
        )


def _markings(brush: QPainter, fish: Fish, sway: Callable[[float], float]) -> None:
    length, d = fish.long, fish.deep
    belly = [
        (-0.52 * length, 0.10 * d + sway(-0.5)),
        (-0.2 * length, 0.20 * d),
        (0.2 * length, 0.24 * d),
        (0.36 * length, 0.16 * d),
        (0.56 * length, 0.10 * d),
    ]
    blob(brush, tone(fish.belly, alpha=0.96), [*belly, (0.5 * length, d), (-0.5 * length, d)], 0.7)
    if fish.bands:
        for at in (0.24, -0.04, -0.3):
            x = at * length
            limb(brush, tone(fish.bands), [(x + 0.04, -d), (x - 0.03, 0), (x + 0.04, d)], [0.055, 0.07, 0.055])
            if fish.bands == "#ffffff":
                for side in (-1, 1):
                    stroke(
                        brush,
                        tone("#2b2226"),
                        0.012,
                        [(x + 0.04 + side * 0.06, -d), (x - 0.03 + side * 0.07, 0), (x + 0.04 + side * 0.06, d)],
                    )
    if fish.kind == "orca":
        oval(brush, tone("#ffffff"), 0.33 * length, -0.1 * d, 0.11, 0.05)
        blob(
            brush,
            tone("#8b93a2"),
            [(-0.12 * length, -0.55 * d), (0.02 * length, -0.3 * d), (-0.12 * length, -0.24 * d)],
        )
    if fish.kind == "whale":
        for index in range(5):
            y = 0.26 * d + index * 0.06 * d
            stroke(
                brush,
                shaded(fish.belly, 0.22),
                0.010,
                [(0.5 * length, y * 0.8), (0.25 * length, y), (-0.02 * length, y * 1.02)],
            )
    if fish.kind == "puffer":
        for index in range(14):
            x, y = (-0.3 + 0.62 * (index % 7) / 6) * length, (-0.26 if index < 7 else 0.02) * d * 1.5
            oval(brush, shaded(fish.coat, 0.25), x, y, 0.018)


def _face(brush: QPainter, fish: Fish, lean: float, t: float, action: str) -> None:
    length, d = fish.long, fish.deep
    small, round_ = fish.kind in ("whale", "orca"), fish.kind in ("fish", "puffer")
    x, y = (0.34 if small else 0.37) * length, lean + (-0.02 if small else -0.1) * d
    size = 0.034 if small else (0.06 if round_ else 0.036)
    biting = fish.kind == "shark" and action in ("fight", "attack")
    if round_:
        oval(brush, tone("#ffffff"), x, y, size * 1.35)
    if biting:
        _bite(brush, fish, lean)
    eye(brush, x, y, size, 1.0 if action == "sleep" else blink(t))
    mouth = shaded(fish.coat, 0.5)
    if not biting:
        width, line = _mouth(fish.kind)
        stroke(brush, mouth, width, [(at * length, down * d + lean) for at, down in line])
    if fish.kind == "shark":
        for index in range(4):
            gill = (0.2 - 0.03 * index) * length
            stroke(brush, mouth, 0.012, [(gill, -0.14 * d), (gill - 0.02, 0.14 * d)])


def _mouth(kind: str) -> tuple[float, Sequence[Point]]:
    """How thick its line is, and its points in the body's lengths and depths."""
    if kind == "whale":
        return 0.016, ((0.515, 0.10), (0.4, 0.16), (0.3, 0.10))
    if kind in ("fish", "puffer"):
        return 0.02, ((0.5, 0.10), (0.46, 0.17), (0.42, 0.14))
    return 0.014, ((0.55 if kind == "dolphin" else 0.49, 0.12), (0.42, 0.2), (0.34, 0.12))


def _bite(brush: QPainter, fish: Fish, lean: float) -> None:
    """An open mouth full of teeth."""
    length, d = fish.long, fish.deep
    open_ = ((0.3, 0.2), (0.47, 0.1), (0.36, 0.42))
    shape(brush, tone("#6d2630"), *((at * length, down * d + lean) for at, down in open_))
    for index in range(4):
        tooth, drop = (0.32 + 0.036 * index) * length, lean - 0.01 * index
        corners = (tooth, 0.19 * d + drop), (tooth + 0.05, 0.18 * d + drop), (tooth + 0.03, 0.30 * d + drop)
        shape(brush, tone("#ffffff"), *corners)


def _side_fin(brush: QPainter, fish: Fish, t: float) -> None:
    d, ink = fish.deep, fish.fins or fish.coat
    small = fish.kind in ("fish", "puffer")
    size = d * (0.42 if small else 0.85)
    with placed(
        brush,
        0.13 * fish.long,
        0.16 * d if small else 0.3 * d,
        (0 if small else 8) + 18 * wave(t, fish.beat * (1.3 if small else 0.6)),
    ):
        blob(
            brush,
            shaded(ink, 0.2),
            [
                (0.04, -0.02),
                (-size * 0.5, size * 0.5),
                (-size * 0.85, size * (0.5 if small else 0.95)),
                (-size * 0.55, size * 0.1),
                (-0.06, -0.06),
            ],
            0.7,
        )


def _figure(fish: Fish) -> Figure:
    half = fish.long * 0.5 + 0.42 + fish.deep * 0.5
    return Figure(fish.height, partial(draw_fish, fish), Reach(half, 1.3, half, 1.12), Habitat.WATER)


FIGURES: Mapping[str, Figure] = {name: _figure(fish) for name, fish in _FISH.items()} | dict(sea_animals.FIGURES)
