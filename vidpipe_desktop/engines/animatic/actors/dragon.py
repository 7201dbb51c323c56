"""The dragon: membrane wings, a long neck and tail, and a breath of fire."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blink,
    blob,
    downward,
    eye,
    inside,
    limb,
    lit,
    placed,
    shaded,
    shape,
    sleeve,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import breath_of_fire
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow

_FIGHTING: Final = frozenset(("fight", "attack"))
_BREATH = 2.6
"""Seconds from one breath of fire to the next."""


@dataclass(frozen=True, slots=True)
class Dragon:
    """Inks, and how high it is in stage units."""

    coat: str
    belly: str
    membrane: str
    height: float = 420.0


@dataclass(frozen=True, slots=True)
class Posture:
    """Where neck and head are, in heights around the middle; the head's turn in degrees; how wide the jaws open."""

    bob: float
    neck: tuple[Point, ...]
    head: Point
    nod: float
    jaw: float
    fire: float


def posture_at(moment: Moment) -> Posture:
    """The posture at this moment: what drawing and fire agree on."""
    t, fights = moment.t, moment.action in _FIGHTING
    sleeps, rests = moment.action == "sleep", moment.action in ("sit", "stand", "look", "talk")
    bob = -0.03 * math.sin(t * _beat(moment)) if not (sleeps or rests) else 0.0
    at = (t / _BREATH + 0.18) % 1.0
    fire = ease(min(1.0, math.sin(math.pi * min(1.0, at / 0.62)) * 1.8)) if fights and at < 0.62 else 0.0
    sway = 0.02 * wave(t, 1.7)
    head = (0.62 + 0.05 * fire, -0.46 + sway + 0.06 * fire)
    if sleeps:
        head = (0.66, 0.30)
    neck = ((0.18, -0.06), (0.34, -0.16), (0.38, (head[1] - 0.12) / 2 - 0.04), (head[0] - 0.14, head[1] + 0.01), head)
    talk = abs(wave(t, 5.5)) * 0.5 if moment.action in ("talk", "sing") else 0.0
    return Posture(bob, neck, head, (20 if fights else 8) + 4 * wave(t, 1.7, 1.0), max(0.16, fire, talk), fire)


def _beat(moment: Moment) -> float:
    return 5.2 if moment.action in _FIGHTING else 4.2


def draw_dragon(dragon: Dragon, brush: QPainter, moment: Moment) -> None:
    """Draw it around its middle."""
    pose, t = posture_at(moment), moment.t
    beat = t * _beat(moment)
    folded = moment.action in ("sleep", "sit", "stand", "look", "talk")
    with placed(brush, 0, pose.bob * moment.height, 0, moment.height):
        _wing(brush, dragon, beat - 0.25, True, folded)
        _tail(brush, dragon, t)
        for x, y in ((-0.16, 0.14), (0.12, 0.12)):
            _leg(brush, dragon, x + 0.06, y, 0.34, folded, beat)
        _trunk(brush, dragon, pose)
        for x, y in ((-0.2, 0.16), (0.08, 0.14)):
            _leg(brush, dragon, x, y, 0.05, folded, beat)
        with placed(brush, *pose.head, pose.nod):
            _head(brush, dragon, pose, 1.0 if moment.action == "sleep" else blink(t))
        _wing(brush, dragon, beat, False, folded)


def _tail(brush: QPainter, dragon: Dragon, t: float) -> None:
    sway = [wave(t, 2.0, -0.9 * index) for index in range(4)]
    points = [
        (-0.18, 0.06),
        (-0.42, 0.14),
        (-0.66, 0.15 + 0.04 * sway[1]),
        (-0.86, 0.03 + 0.07 * sway[2]),
        (-0.93, -0.14 + 0.09 * sway[3]),
    ]
    limb(brush, tone(dragon.coat, amount=0.06), points, [0.17, 0.105, 0.066, 0.036, 0.012])
    for (x, y), size in zip(points[1:4], (0.07, 0.05, 0.036), strict=True):
        shape(
            brush,
            shaded(dragon.coat, 0.4),
            (x + size, y - size * 1.1),
            (x - size * 0.4, y - size * 2.5),
            (x - size, y - size * 0.8),
        )
    x, y = points[-1]
    blob(
        brush,
        shaded(dragon.coat, 0.4),
        [(x + 0.015, y + 0.05), (x - 0.10, y - 0.02), (x - 0.02, y - 0.15), (x + 0.07, y - 0.03)],
        0.4,
    )


def _trunk(brush: QPainter, dragon: Dragon, pose: Posture) -> None:
    neck = sleeve(pose.neck, [0.17, 0.125, 0.095, 0.082, 0.074])
    body = sleeve([(-0.2, 0.08), (0.0, 0.03), (0.16, -0.02)], [0.17, 0.205, 0.19])
    for index in range(1, 5):
        (x0, y0), (x1, y1) = pose.neck[index - 1], pose.neck[index]
        x, y = (x0 + x1) / 2 - 0.09, (y0 + y1) / 2 - 0.05
        shape(brush, shaded(dragon.coat, 0.4), (x + 0.06, y - 0.03), (x - 0.06, y - 0.06), (x - 0.0, y + 0.07))
    for x in (-0.26, -0.15, -0.04):
        shape(brush, shaded(dragon.coat, 0.4), (x + 0.06, -0.11 - x * 0.1), (x - 0.02, -0.24), (x - 0.05, -0.07))
    brush.setBrush(tone(dragon.coat))
    brush.drawPath(neck)
    with inside(brush, neck):
        low = [(x + 0.075, y + 0.075) for x, y in pose.neck]
        limb(brush, tone(dragon.belly), low, [0.09, 0.07, 0.06, 0.05, 0.02])
    brush.setBrush(downward(-0.2, 0.26, lit(dragon.coat, 0.10), shaded(dragon.coat, 0.16)))
    brush.drawPath(body)
    with inside(brush, body):
        blob(brush, tone(dragon.belly), [(-0.3, 0.2), (0.0, 0.13), (0.28, 0.0), (0.4, 0.3), (0.0, 0.4)])
        for index in range(6):
            x = -0.2 + index * 0.09
            stroke(brush, shaded(dragon.belly, 0.25), 0.011, [(x, 0.12), (x + 0.02, 0.3)])


def _leg(brush: QPainter, dragon: Dragon, x: float, y: float, dark: float, folded: bool, beat: float) -> None:
    swing = 0.02 * math.sin(beat - 1)
    ink = tone(dragon.coat, amount=dark)
    reach = (0.02, 0.27) if folded else (-0.10 + swing, 0.22)
    knee = (x + 0.09, y + 0.14)
    foot = (x + reach[0], y + reach[1])
    limb(brush, ink, [(x, y), knee, foot], [0.095, 0.062, 0.038])
    limb(brush, ink, [foot, (foot[0] + 0.07, foot[1] + 0.03)], [0.036, 0.028])
    for toe in (-0.01, 0.035, 0.08):
        shape(
            brush,
            tone("#f2e8d0", amount=dark),
            (foot[0] + toe, foot[1] + 0.01),
            (foot[0] + toe + 0.034, foot[1] + 0.015),
            (foot[0] + toe + 0.04, foot[1] + 0.07),
        )


def _head(brush: QPainter, dragon: Dragon, pose: Posture, shut: float) -> None:
    coat = dragon.coat
    with placed(brush, 0.0, 0.02, 26 * pose.jaw):
        blob(brush, shaded(coat, 0.2), [(-0.06, 0.0), (0.2, 0.015), (0.25, 0.035), (0.2, 0.065), (0.0, 0.075)], 0.7)
        for x in (0.1, 0.155, 0.205):
            shape(brush, tone("#fffaf0"), (x, 0.02), (x + 0.026, 0.02), (x + 0.013, -0.022))
    blob(
        brush,
        tone(coat),
        [
            (-0.10, 0.03),
            (-0.09, -0.07),
            (0.0, -0.105),
            (0.09, -0.085),
            (0.19, -0.05),
            (0.275, -0.05),
            (0.285, 0.005),
            (0.2, 0.03),
            (0.02, 0.045),
        ],
        0.8,
    )
    for x in (0.11, 0.17, 0.23):
        shape(brush, tone("#fffaf0"), (x, 0.016), (x + 0.026, 0.014), (x + 0.013, 0.056))
    shape(brush, shaded(coat, 0.35), (0.25, -0.035), (0.275, -0.03), (0.262, -0.02))
    for lift in (0.0, 0.035):
        limb(
            brush,
            tone("#f2e4c0", amount=0.3 - lift * 8),
            [(-0.03 + lift, -0.08), (-0.13, -0.13 - lift), (-0.21, -0.11 - lift * 2.4)],
            [0.026, 0.02, 0.005],
        )
    shape(brush, shaded(coat, 0.3), (-0.07, 0.02), (-0.17, 0.0), (-0.08, 0.06), (-0.14, 0.09), (-0.04, 0.07))
    eye(brush, 0.075, -0.05, 0.021, shut, "#ffd23a")
    stroke(brush, shaded(coat, 0.45), 0.014, [(0.035, -0.085), (0.115, -0.066)])


def _wing(brush: QPainter, dragon: Dragon, beat: float, far: bool, folded: bool) -> None:
    lift = math.sin(beat)
    late = math.sin(beat - 0.8)
    arm, hand = (58 + 26 * lift, 34 + 46 * late) if not folded else (70, 48)
    root: Point = (0.10, -0.10) if not far else (0.18, -0.13)
    elbow = _reach(root, arm + 48, 0.32)
    wrist = _reach(elbow, arm - 16, 0.34)
    fingers = [_reach(wrist, hand + turn, length) for turn, length in ((64, 0.50), (104, 0.62), (146, 0.60))]
    heel = (-0.26, 0.0)
    ink = dragon.membrane
    dark = 0.36 if far else 0.0
    hollow = [_sag(a, b, 0.20, heel) for a, b in zip(fingers, [*fingers[1:], heel], strict=True)]
    outline: list[Point] = [
        root,
        elbow,
        wrist,
        fingers[0],
        hollow[0],
        fingers[1],
        hollow[1],
        fingers[2],
        hollow[2],
        heel,
    ]
    shape(
        brush,
        downward(min(y for _, y in outline), 0.05, tone(ink, amount=dark), tone(ink, amount=dark + 0.28)),
        *outline,
    )
    bone = tone(dragon.coat, amount=0.2 + dark)
    for finger in fingers:
        limb(brush, bone, [wrist, finger], [0.016, 0.006])
    limb(brush, bone, [root, elbow, wrist], [0.048, 0.030, 0.022])
    shape(
        brush,
        tone("#f2e8d0", amount=dark),
        wrist,
        (wrist[0] + 0.05, wrist[1] - 0.06),
        (wrist[0] + 0.03, wrist[1] + 0.01),
    )


def _reach(start: Point, angle: float, length: float) -> Point:
    """A point `length` away; angle: 0 = to the right, 90 = up."""
    turn = math.radians(angle)
    return start[0] + math.cos(turn) * length, start[1] - math.sin(turn) * length


def _sag(a: Point, b: Point, share: float, toward: Point) -> Point:
    """The middle between two points, pulled toward a third one: the edge of a membrane."""
    x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
    return x + (toward[0] - x) * share + 0.02, y + (toward[1] - y) * share


def breathe(brush: QPainter, moment: Moment) -> None:
    """The fire it breathes, and the glow of its eye at night."""
    pose, size = posture_at(moment), moment.height
    turn = math.radians(pose.nod)
    mouth = (pose.head[0] + 0.25 * math.cos(turn), pose.head[1] + pose.bob + 0.25 * math.sin(turn) + 0.03)
    if moment.night > 0.4 and moment.action != "sleep":
        glow(brush, (pose.head[0] + 0.08) * size, (pose.head[1] + pose.bob - 0.04) * size, 0.05 * size, "#ffd23a", 0.8)
    with placed(brush, mouth[0] * size, mouth[1] * size, pose.nod + 12):
        breath_of_fire(brush, moment.t, size * 1.25, pose.fire)


_DRAGONS: Final = {
    "dragon": Dragon("#962c38", "#e6ac62", "#b4613f"),
    "greendragon": Dragon("#3d7a48", "#d9d07a", "#7a9a4a"),
    "icedragon": Dragon("#4a78b0", "#dcecf6", "#8ab4dc"),
}

FIGURES: Mapping[str, Figure] = {
    name: Figure(dragon.height, partial(draw_dragon, dragon), Reach(1.1, 1.34, 1.0, 0.62), Habitat.AIR, shine=breathe)
    for name, dragon in _DRAGONS.items()
}
