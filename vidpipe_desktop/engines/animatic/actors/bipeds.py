"""Animals that go on their hind legs: tyrannosaurs, raptors, kangaroos, and monsters of the same build."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    bend,
    blink,
    blob,
    downward,
    eased_pulse,
    eye,
    inside,
    limb,
    lit,
    oval,
    placed,
    pulse,
    shaded,
    shape,
    sleeve,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.effects import breath_of_fire
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow

_GOING: Final = frozenset(("walk", "run", "march", "lost", "ride", "climb", "chase", "flee"))


@dataclass(frozen=True, slots=True)
class Biped:
    """Lengths in heights. lean: of the trunk above level, in degrees; jaw: length of the snout; ears: long ones.

    hops: both legs at once. spikes: glowing plates on the back; fire: it breathes fire.
    """

    height: float
    lean: float
    coat: str
    belly: str
    mark: str
    head: float = 0.13
    jaw: float = 1.6
    trunk: float = 0.30
    thick: float = 0.15
    arm: float = 0.16
    ears: bool = False
    hops: bool = False
    spikes: str = ""
    fire: bool = False
    stripes: bool = False


_BIPEDS: Final = {
    "trex": Biped(480, 34, "#5f7f4a", "#d8d8a0", "#42602f", head=0.145, jaw=1.7, thick=0.165, stripes=True),
    "raptor": Biped(240, 26, "#b07a3c", "#f0ddb0", "#6a4420", head=0.10, jaw=1.9, thick=0.11, arm=0.2, stripes=True),
    "kaiju": Biped(
        600, 58, "#4a5a52", "#98a690", "#33413a", head=0.125, jaw=1.25, thick=0.19, spikes="#6ae8d8", fire=True
    ),
    "kangaroo": Biped(
        330, 56, "#b98252", "#f2ddc0", "#8a5a36", head=0.085, jaw=1.3, trunk=0.28, thick=0.13, ears=True, hops=True
    ),
}


@dataclass(frozen=True, slots=True)
class Posture:
    """hip: of the body; lean, nod in degrees; feet: near and far; jaw, shut: 0…1; arm: swing in degrees."""

    hip: Point
    lean: float
    nod: float
    feet: tuple[Point, Point]
    jaw: float
    shut: float
    arm: float
    tail: float


_HIP = 0.40


def posture_at(biped: Biped, moment: Moment) -> Posture:
    """The posture at this moment."""
    t, action = moment.t, moment.action
    rest = ((0.03, 0.0), (-0.05, 0.0))
    shut = blink(t)
    if action in _GOING:
        return _going(biped, moment)
    if action in ("fight", "attack"):
        lunge = eased_pulse(t, 1.5, 0.55)
        return Posture(
            (0.06 * lunge, -_HIP + 0.03 * lunge),
            biped.lean - 12 * lunge,
            8 - 20 * lunge,
            rest,
            0.25 + 0.75 * lunge,
            0.0,
            30 * wave(t, 8),
            wave(t, 5),
        )
    if action in ("jump", "dance", "cheer", "play"):
        air = pulse(t, 0.8, 0.62)
        feet = ((0.03, -0.16 * air), (-0.05, -0.15 * air))
        return Posture(
            (0.0, -_HIP - 0.17 * air), biped.lean + 6 * air, -6 * air, feet, 0.4 * air, shut, 40 * air, wave(t, 7)
        )
    if action == "sleep":
        return Posture((0.0, -0.17), 4.0, 14.0, ((0.12, 0.0), (0.06, 0.0)), 0.0, 1.0, -20, 0.2 * wave(t, 0.8))
    if action in ("swim", "float", "fly"):
        feet = ((0.05 + 0.06 * wave(t, 2.2), -0.14), (-0.06 - 0.06 * wave(t, 2.2), -0.1))
        return Posture(
            (0.0, -_HIP - 0.12 + 0.02 * wave(t, 1.6)),
            biped.lean - 8,
            0.0,
            feet,
            0.1,
            shut,
            20 * wave(t, 2.2),
            wave(t, 2),
        )
    talk = abs(wave(t, 6.0)) * 0.7 if action in ("talk", "sing") else 0.0
    low = -26.0 if action in ("sad", "eat", "drink") else 0.0
    return Posture(
        (0.0, -_HIP + 0.006 * wave(t, 2.0)),
        biped.lean + low,
        4 * wave(t, 0.8) - low * 0.6,
        rest,
        talk,
        shut,
        5 * wave(t, 1.9),
        wave(t, 1.6),
    )


def _going(biped: Biped, moment: Moment) -> Posture:
    """Feet on the ground go back as fast as the ground does."""
    stride = 0.62 if moment.action != "walk" else 0.46
    steps = moment.gone / (stride * moment.height) if moment.gone else max(0.0, moment.t - 0.6) * 1.1
    stands, lift = (0.36, 0.16) if biped.hops else (0.58, 0.11)
    feet: list[Point] = []
    for phase in (0.0, 0.06 if biped.hops else 0.5):
        at = (steps + phase) % 1.0
        if at < stands:
            feet.append((stride * stands * (0.5 - at / stands), 0.0))
        else:
            air = (at - stands) / (1 - stands)
            feet.append((stride * stands * (air - 0.5), -lift * math.sin(math.pi * air)))
    bob = 0.016 * math.cos(math.tau * 2 * steps)
    if biped.hops:
        bob = -0.14 * math.sin(math.pi * max(0.0, (steps % 1.0 - stands) / (1 - stands)))
    swing = math.sin(math.tau * steps)
    return Posture(
        (0.0, -_HIP + 0.02 + bob),
        biped.lean - 6,
        4 * swing,
        (feet[0], feet[1]),
        0.12,
        blink(moment.t),
        14 * swing,
        swing,
    )


def draw_biped(biped: Biped, brush: QPainter, moment: Moment) -> None:
    """Draw it; standing it is about as high as the moment's height."""
    pose = posture_at(biped, moment)
    with placed(brush, size=moment.height):
        chest = _from(pose.hip, pose.lean, biped.trunk)
        head = _from(chest, pose.lean + 24, biped.thick * 0.9 + biped.head)
        _tail(brush, biped, pose)
        _leg(brush, biped, pose, 1)
        _arm(brush, biped, chest, pose, True)
        _trunk(brush, biped, pose, chest, head)
        _leg(brush, biped, pose, 0)
        _arm(brush, biped, chest, pose, False)
        with placed(brush, head[0], head[1], pose.nod, biped.head):
            _head(brush, biped, pose)


def _from(start: Point, angle: float, length: float) -> Point:
    turn = math.radians(angle)
    return start[0] + math.cos(turn) * length, start[1] - math.sin(turn) * length


def _tail(brush: QPainter, biped: Biped, pose: Posture) -> None:
    (x, y), sway = pose.hip, pose.tail
    drop = 0.18 if biped.lean > 45 else 0.02
    points = [
        (x - 0.02, y),
        (x - 0.22, y + drop * 0.5),
        (x - 0.42, y + drop + 0.03 * sway),
        (x - 0.62, y + drop + 0.07 * sway - 0.03),
    ]
    limb(
        brush, tone(biped.coat, amount=0.08), points, [biped.thick * 0.9, biped.thick * 0.58, biped.thick * 0.3, 0.012]
    )


def _leg(brush: QPainter, biped: Biped, pose: Posture, side: int) -> None:
    foot, dark = pose.feet[side], 0.32 if side else 0.06
    root = (pose.hip[0] + 0.02 - 0.05 * side, pose.hip[1] + 0.05)
    t = biped.thick
    heel = (foot[0] - 0.07, foot[1] - 0.07 - 0.3 * abs(foot[1]))
    knee, heel = bend(root, heel, 0.19, 0.19, 1.0)
    ink = tone(biped.coat, amount=dark)
    limb(brush, ink, [root, knee, heel], [t * 0.72, t * 0.5, t * 0.24])
    end = (foot[0] + 0.02, foot[1] - 0.022)
    limb(brush, ink, [heel, end, (end[0] + (0.12 if biped.hops else 0.06), end[1])], [t * 0.24, t * 0.2, t * 0.15])
    if not biped.hops:
        for toe in (0.03, 0.07, 0.11):
            shape(
                brush,
                tone("#f0e6cc", amount=dark),
                (foot[0] + toe, foot[1] - 0.03),
                (foot[0] + toe + 0.03, foot[1]),
                (foot[0] + toe - 0.01, foot[1]),
            )


def _arm(brush: QPainter, biped: Biped, chest: Point, pose: Posture, far: bool) -> None:
    root = (chest[0] + biped.thick * (0.35 if not far else 0.5), chest[1] + biped.thick * 0.45)
    angle = -52 + pose.arm * (-1 if far else 1)
    elbow = _from(root, angle - 30, biped.arm * 0.55)
    hand = _from(elbow, angle + 50, biped.arm * 0.5)
    ink = tone(biped.coat, amount=0.3 if far else 0.1)
    limb(brush, ink, [root, elbow, hand], [biped.thick * 0.3, biped.thick * 0.2, biped.thick * 0.13])
    for turn in (-24, 20):
        limb(brush, ink, [hand, _from(hand, angle + turn, 0.04)], [0.014, 0.006])


def _trunk(brush: QPainter, biped: Biped, pose: Posture, chest: Point, head: Point) -> None:
    t = biped.thick
    if biped.spikes:
        for at in (-0.15, 0.15, 0.45, 0.75, 1.0):
            x, y = (
                pose.hip[0] + (chest[0] - pose.hip[0]) * at - t * 0.8,
                pose.hip[1] + (chest[1] - pose.hip[1]) * at - t * 0.35,
            )
            size = 0.10 - 0.05 * abs(at - 0.45)
            shape(
                brush,
                tone(biped.spikes),
                (x + 0.05, y - size * 0.8),
                (x - size, y - size * 0.5),
                (x + 0.05, y + size * 0.8),
            )
    body = sleeve(
        [pose.hip, ((pose.hip[0] + chest[0]) / 2, (pose.hip[1] + chest[1]) / 2 + 0.01), chest, head],
        [t, t * 1.05, t * 0.92, biped.head * 0.72],
    )
    high = chest[1] - t
    brush.setBrush(downward(high, pose.hip[1] + t, lit(biped.coat, 0.1), shaded(biped.coat, 0.14)))
    brush.drawPath(body)
    with inside(brush, body):
        blob(
            brush,
            tone(biped.belly),
            [
                (pose.hip[0] + 0.02, pose.hip[1] + t * 1.1),
                (pose.hip[0] + t * 0.8, pose.hip[1]),
                (chest[0] + t * 0.3, chest[1] + t * 0.3),
                (head[0] - 0.01, head[1] + biped.head * 0.5),
                (head[0] + 0.2, head[1] + 0.1),
                (chest[0] + 0.2, pose.hip[1] + 0.2),
            ],
        )
        if biped.stripes:
            for index in range(5):
                at = index / 4
                x, y = (
                    pose.hip[0] + (chest[0] - pose.hip[0]) * at - t * 0.6,
                    pose.hip[1] + (chest[1] - pose.hip[1]) * at - t * 0.85,
                )
                limb(brush, tone(biped.mark), [(x, y), (x + t * 0.5, y + t * 0.75)], [0.024, 0.006])


def _head(brush: QPainter, biped: Biped, pose: Posture) -> None:
    """In head radii."""
    if biped.ears:
        _kangaroo_ears(brush, biped.coat)
    _lower_jaw(brush, biped, pose.jaw)
    j, coat = biped.jaw, biped.coat
    outline = [
        (-0.95, 0.1),
        (-0.7, -0.75),
        (0.1, -0.98),
        (0.62, -0.75),
        (0.8 + j * 0.5, -0.45),
        (0.95 + j, -0.2),
        (0.98 + j, 0.3),
        (0.5 + j * 0.5, 0.42),
        (-0.4, 0.6),
    ]
    blob(brush, tone(coat), outline, 0.8)
    if biped.ears:
        oval(brush, tone("#2a1c20"), 0.92 + j, -0.02, 0.17)
        stroke(brush, shaded(coat, 0.5), 0.07, [(0.9 + j, 0.24), (0.4 + j * 0.5, 0.3), (0.4, 0.16)])
        eye(brush, 0.34, -0.34, 0.19, pose.shut)
        return
    for index in range(4):
        x = 0.55 + index * j * 0.24
        shape(brush, tone("#fffaf0"), (x, 0.3), (x + 0.2, 0.28), (x + 0.1, 0.56))
    oval(brush, shaded(coat, 0.45), 0.8 + j, -0.06, 0.07)
    eye(brush, 0.34, -0.34, 0.19, pose.shut, "#f2c23a")
    stroke(brush, shaded(coat, 0.4), 0.12, [(0.02, -0.72), (0.66, -0.54)])


def _kangaroo_ears(brush: QPainter, coat: str) -> None:
    for far in (True, False):
        with placed(brush, -0.1 + (0.35 if far else 0), -0.7, -8 + (12 if far else 0)):
            ink = tone(coat, amount=0.25 if far else 0.0)
            limb(brush, ink, [(0, 0.2), (-0.15, -0.7), (-0.2, -1.3)], [0.25, 0.33, 0.1])
            limb(brush, tone("#e8a6a0"), [(0, -0.1), (-0.12, -0.7), (-0.18, -1.1)], [0.1, 0.16, 0.05])


def _lower_jaw(brush: QPainter, biped: Biped, wide: float) -> None:
    j = biped.jaw
    with placed(brush, 0.1, 0.35, 30 * wide):
        chin = [(-0.5, -0.1), (0.6 + j * 0.7, -0.05), (0.7 + j * 0.75, 0.2), (0.4, 0.45), (-0.4, 0.4)]
        blob(brush, shaded(biped.coat, 0.14), chin, 0.8)
        if not biped.ears:
            for index in range(4):
                x = 0.5 + index * j * 0.2
                shape(brush, tone("#fffaf0"), (x, -0.02), (x + 0.2, -0.02), (x + 0.1, -0.26))
    if wide > 0.3:
        throat = (0.3, 0.3), (0.6 + j * 0.7, 0.25), (0.5 + j * 0.55, 0.35 + 0.6 * wide), (0.2, 0.5)
        shape(brush, tone("#7c2a34"), *throat)


def _shine(biped: Biped, brush: QPainter, moment: Moment) -> None:
    """The plates of its back, and fire when it attacks."""
    pose, size = posture_at(biped, moment), moment.height
    chest = _from(pose.hip, pose.lean, biped.trunk)
    glow(
        brush,
        (chest[0] - 0.22) * size,
        (chest[1] + 0.08) * size,
        0.22 * size,
        biped.spikes,
        0.25 + 0.1 * wave(moment.t, 2.0),
    )
    if moment.action in ("fight", "attack"):
        head = _from(chest, pose.lean + 24, biped.thick * 0.9 + biped.head)
        with placed(brush, (head[0] + 0.24) * size, head[1] * size, pose.nod + 14):
            breath_of_fire(brush, moment.t, size * 0.75, max(0.0, pose.jaw - 0.3) / 0.7)


FIGURES: Mapping[str, Figure] = {
    name: Figure(
        biped.height,
        partial(draw_biped, biped),
        Reach(0.85, 1.36, 1.08, 0.12),
        shine=partial(_shine, biped) if biped.fire else None,
    )
    for name, biped in _BIPEDS.items()
}
