"""How a four-legged animal holds its body at one moment."""

import math
from dataclasses import dataclass, field, replace
from typing import Final

from vidpipe_desktop.engines.animatic.actors.drawing import blink, eased_pulse, pulse, wave
from vidpipe_desktop.engines.animatic.actors.figure import Moment
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed
from vidpipe_desktop.engines.animatic.actors.quadrupeds.gait import GALLOP, RUNNING, WALK, WALKING, Gait, stride_at
from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.paint.shapes import Point

Paws = tuple[Point, Point, Point, Point]
"""Near fore, near hind, far fore, far hind."""
SITTING: Final = frozenset(("sit", "look", "watch", "wait", "read", "listen"))
_TREMBLE = 0.012
_BLOWS = 1.25
"""Blows of a mallet in a second."""
_STEEP = 47.0
"""How steep the body of an animal on its haunches stands, in degrees."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where joints are, in the breed's own lengths, y down, the ground at 0.

    neck: angle above level, head: nodding, both in degrees. lying: the legs are folded, sitting: the hind ones are.
    tail: swing -1…1; cocked: how far it is raised. jaw: 0…1 open; shut: eyes. turn: of the whole animal, in degrees;
    up: it is off the ground. back: ears laid back, 0…1.
    """

    hip: Point
    shoulder: Point
    paws: Paws
    neck: float
    head: float
    tail: float = 0.0
    cocked: float = 0.0
    jaw: float = 0.0
    shut: float = 0.0
    back: float = 0.0
    turn: float = 0.0
    up: float = 0.0
    sitting: bool = False
    lying: bool = False
    lifted: tuple[float, float, float, float] = field(default=(0.0, 0.0, 0.0, 0.0))


def pose_at(breed: Breed, moment: Moment) -> Pose:
    """The pose for what it does."""
    action, t = moment.action, moment.t
    if action in WALKING:
        return _going(breed, moment, WALK)
    if action in RUNNING:
        return _going(breed, moment, GALLOP)
    if action in SITTING:
        return _sitting(breed, t)
    match action:
        case "sleep":
            return _asleep(breed, t)
        case "fight" | "attack":
            return _fighting(breed, t)
        case "jump" | "dance" | "cheer":
            return _jumping(breed, t, 0.95 if action == "jump" else 0.62)
        case "play":
            return _playing(breed, t)
        case "swim" | "float" | "fly":
            return _adrift(breed, t, action)
        case "eat" | "drink" | "work":
            return _eating(breed, t)
        case "build":
            return _building(breed, t)
        case "sad":
            return replace(
                _standing(breed, t), neck=breed.rise - 34, head=breed.nod + 20, back=0.8, cocked=-0.7, tail=0.0
            )
        case "talk" | "sing":
            return replace(_standing(breed, t), jaw=abs(wave(t, 6.5)) * 0.8, head=breed.nod - 10 + 3 * wave(t, 3.2))
        case _:
            return _standing(breed, t)


def _standing(breed: Breed, t: float) -> Pose:
    breath = 0.006 * breed.top * wave(t, 2.1)
    (hip_x, hip_y), (x, y) = breed.hip_rest, breed.shoulder_rest
    look = eased_pulse(t + 1.2, 4.1, 0.42)
    return Pose(
        hip=(hip_x, hip_y - breath * 0.5),
        shoulder=(x, y - breath),
        paws=resting(breed),
        neck=breed.rise + 7 * look,
        head=breed.nod - 9 * look + 2 * wave(t, 0.9),
        tail=wave(t, 9.0 if breed.tail == "wag" else 1.9),
        shut=blink(t),
        back=0.5 * pulse(t, 2.7, 0.09),
    )


def resting(breed: Breed) -> Paws:
    """Where paws stand when it doesn't move."""
    fore, hind, apart = breed.shoulder_rest[0], breed.hip_rest[0] - breed.hip * 0.28, 0.055 + breed.chest * 0.12
    return (fore - apart * 0.4, 0.0), (hind - apart * 0.2, 0.0), (fore + apart, 0.0), (hind + apart * 1.3, 0.0)


def _going(breed: Breed, moment: Moment, gait: Gait) -> Pose:
    """Walking and galloping: paws follow the ground, the body follows the paws."""
    leg = breed.leg * moment.height / breed.top
    stride = stride_at(gait, moment, leg)
    turn, gallops = math.tau * stride.cycle, gait is GALLOP
    step = breed.leg * (0.07 if gallops and not breed.stiff else 0.02)
    paws = tuple(
        (rest + moved.forward * breed.leg, -moved.up * breed.leg)
        for (rest, _), moved in zip(resting(breed), stride.steps, strict=True)
    )
    (hip_x, hip_y), (x, y) = breed.hip_rest, breed.shoulder_rest
    hunch = breed.length * (0.045 if gallops else 0.0) * math.cos(turn + 0.6)
    rock = math.cos(turn - 0.4) if gallops else math.sin(2 * turn)
    return Pose(
        hip=(hip_x + hunch, hip_y + step * rock - step * 0.3),
        shoulder=(x - hunch, y - step * rock - step * 0.3),
        paws=(paws[0], paws[1], paws[2], paws[3]),
        neck=breed.rise - (14 if gallops else 3) + (5 if gallops else 2.5) * math.sin(turn + 0.5),
        head=breed.nod - 4 + (5 if gallops else 2) * math.sin(turn + 1.4),
        tail=math.sin(turn + 1) * (0.8 if gallops else 0.6),
        cocked=0.3 if gallops else 0.0,
        shut=blink(moment.t),
        back=(0.55 + 0.25 * math.sin(turn)) if gallops else 0.06 * math.sin(2 * turn),
        jaw=0.25 if gallops and breed.ear == "flop" else 0.0,
        lifted=tuple(moved.up for moved in stride.steps),  # pyright: ignore[reportArgumentType]
    )


def _sitting(breed: Breed, t: float) -> Pose:
    if breed.foot != "paw" or breed.stiff:  # hoofed animals lie down
        return replace(_lying(breed, t), neck=breed.rise + 4 * wave(t, 0.8))
    rest = _standing(breed, t)
    (x, y), hip_x = rest.shoulder, breed.hip_rest[0] * 0.62
    up = breed.leg * 0.22
    shoulder = (x * 0.52, y - up * 0.25)
    paws = resting(breed)
    fore = shoulder[0] + breed.chest * 0.35
    return replace(
        rest,
        hip=(hip_x, -breed.hip * 1.02),
        shoulder=shoulder,
        paws=((fore, 0.0), (hip_x + breed.hip * 1.5, 0.0), (fore + paws[2][0] - paws[0][0], 0.0), paws[3]),
        neck=breed.rise + 14 + 5 * wave(t, 0.7),
        head=breed.nod + 6 + 5 * wave(t, 0.53),
        sitting=True,
    )


def _lying(breed: Breed, t: float) -> Pose:
    rest = _standing(breed, t)
    breath = 0.008 * breed.top * wave(t, 1.5)
    x, hip_x = breed.shoulder_rest[0], breed.hip_rest[0]
    return replace(
        rest,
        hip=(hip_x * 0.86, -breed.hip * 0.96 - breath),
        shoulder=(x * 0.82, -breed.chest * 1.04 - breath),
        paws=((x + breed.leg * 0.5, 0.0), (hip_x * 0.5, 0.0), (x + breed.leg * 0.62, 0.0), (hip_x * 0.4, 0.0)),
        lying=True,
    )


def _asleep(breed: Breed, t: float) -> Pose:
    low = _lying(breed, t)
    down = math.degrees(math.asin(max(-0.9, min(0.9, (breed.chest * 0.9 - breed.head * 0.8) / (breed.neck + 0.1)))))
    neck = min(breed.rise, -down if breed.neck < 0.3 and breed.crest != "lion" else 14.0)
    return replace(low, neck=neck + 1.2 * wave(t, 1.5), head=10.0, shut=1.0, tail=0.25 * wave(t, 0.7), back=0.35)


def _fighting(breed: Breed, t: float) -> Pose:
    """It crouches, leaps up, strikes with its fore paws, and comes down again."""
    rest = _standing(breed, t)
    strike, ready = eased_pulse(t, 1.15, 0.5), pulse(t + 0.32, 1.15, 0.3)
    (hip_x, hip_y), (x, y) = rest.hip, rest.shoulder
    rear = breed.leg * (0.28 if breed.stiff else 0.62) * strike
    crouch = breed.leg * 0.16 * ready
    near, hind, far, far_hind = rest.paws
    reach = breed.leg * 0.5 * strike
    return replace(
        rest,
        hip=(hip_x + breed.length * 0.08 * strike, hip_y + crouch + 0.1 * rear),
        shoulder=(x - breed.length * 0.1 * strike, y - rear + crouch),
        paws=(
            (near[0] + reach, -rear * 1.5 - 0.08 * breed.leg * strike * wave(t, 16)),
            hind,
            (far[0] + reach * 0.7, -rear * 1.1 + 0.08 * breed.leg * strike * wave(t, 16)),
            far_hind,
        ),
        neck=breed.rise + 8 * strike - 16 * ready,
        head=breed.nod - 4 * strike + 8 * ready,
        jaw=0.35 + 0.65 * strike,
        back=0.9,
        cocked=0.5,
        tail=wave(t, 7),
        shut=0.0,
        lifted=(0.8 * strike, 0.0, 0.6 * strike, 0.0),
    )


def _jumping(breed: Breed, t: float, period: float) -> Pose:
    rest = _standing(breed, t)
    air = pulse(t, period, 0.66)
    land = pulse(t + period * 0.34, period, 0.34)
    up = breed.leg * (0.75 if not breed.stiff else 0.25) * air
    dip = breed.leg * 0.14 * land
    spread = breed.leg * 0.34 * math.cos(math.pi * min(1.0, (t / period % 1.0) / 0.66)) * air
    (hip_x, hip_y), (x, y) = rest.hip, rest.shoulder
    paws = tuple(
        (px + spread * (1 if index % 2 == 0 else -1) * 0.8, -up * (0.9 if index % 2 else 1.15))
        for index, (px, _) in enumerate(rest.paws)
    )
    return replace(
        rest,
        hip=(hip_x, hip_y - up + dip + spread * 0.3),
        shoulder=(x, y - up + dip - spread * 0.3),
        paws=(paws[0], paws[1], paws[2], paws[3]),
        neck=breed.rise + 10 * air - 6 * land,
        head=breed.nod - 8 * air,
        back=0.4 * air - 0.2 * land,
        cocked=0.4 * air,
        tail=wave(t, 8),
        jaw=0.4 * air,
        lifted=(air * 0.7, air * 0.5, air * 0.7, air * 0.5),
    )


def _playing(breed: Breed, t: float) -> Pose:
    """A bow with the tail in the air, then a hop."""
    if (t / 2.4) % 1.0 > 0.55:
        return _jumping(breed, (t / 2.4 % 1.0 - 0.55) * 2.4, 0.54)
    rest = _standing(breed, t)
    bow = math.sin(math.pi * ((t / 2.4) % 1.0) / 0.55) ** 0.6
    (x, y), low = rest.shoulder, breed.leg * (0.2 if breed.stiff else 0.5) * bow
    near, hind, far, far_hind = rest.paws
    stretch = breed.leg * 0.42 * bow
    return replace(
        rest,
        shoulder=(x, y + low),
        paws=((near[0] + stretch, 0.0), hind, (far[0] + stretch, 0.0), far_hind),
        neck=breed.rise + 16 * bow,
        head=breed.nod - 10 * bow,
        tail=wave(t, 13),
        cocked=0.8 * bow,
        jaw=0.45 * bow,
    )


def _adrift(breed: Breed, t: float, action: str) -> Pose:
    """Off the ground: paddling through water or air, or floating with loose legs."""
    rest = _standing(breed, t)
    speed, reach = {"swim": (4.6, 0.34), "fly": (5.4, 0.4)}.get(action, (1.1, 0.12))
    paws = tuple(
        (
            px + breed.leg * reach * math.sin(t * speed + index * 1.7) + (0.1 - 0.2 * (index % 2)) * breed.leg,
            -breed.leg * (0.16 + reach * 0.5 * max(0.0, math.cos(t * speed + index * 1.7))),
        )
        for index, (px, _) in enumerate(rest.paws)
    )
    return replace(
        rest,
        paws=(paws[0], paws[1], paws[2], paws[3]),
        up=0.05 + _TREMBLE * wave(t, 1.7) * 2,
        turn=(4 if action != "float" else 9) * wave(t, 0.9) - (6 if action == "fly" else 0),
        neck=breed.rise + 6,
        tail=wave(t, 2.6),
        cocked=0.3,
        back=0.25,
        lifted=(0.3, 0.3, 0.3, 0.3),
    )


def blow_at(t: float) -> float:
    """How far a blow has come: 0 = the mallet is up, 1 = it hits; slowly up, quickly down."""
    at = t * _BLOWS % 1.0
    return 1 - ease(at / 0.6) * (1 - ease((at - 0.68) / 0.12))


def _building(breed: Breed, t: float) -> Pose:
    """At work with a mallet: on the haunches, or with a hoofed animal's head."""
    rest = _standing(breed, t)
    blow = blow_at(t)
    if breed.foot != "paw" or breed.stiff:
        return replace(rest, neck=breed.rise + 16 - 30 * blow, head=breed.nod - 8 + 14 * blow, back=0.3)
    hip: Point = (breed.hip_rest[0] * 0.6, -breed.hip * 1.02)
    turn = math.radians(_STEEP - 9 * blow)
    long = math.dist(breed.hip_rest, breed.shoulder_rest)
    x, y = hip[0] + long * math.cos(turn), hip[1] - long * math.sin(turn)
    arm, (_, hind, _, far_hind) = breed.leg + breed.chest * 0.3, rest.paws
    return replace(
        rest,
        hip=hip,
        shoulder=(x, y),
        paws=(
            (x + arm * (0.55 + 0.4 * blow), y - arm * (0.5 - 1.1 * blow)),
            (hip[0] + breed.hip * 1.5, hind[1]),
            (x + arm * 0.9, y + arm * 0.55),
            far_hind,
        ),
        neck=breed.rise * 0.4 + 22 - 20 * blow,
        head=breed.nod + 8 + 10 * blow,
        sitting=True,
    )


def _eating(breed: Breed, t: float) -> Pose:
    """The head goes down to the ground and chews there."""
    rest = _standing(breed, t)
    if breed.trunk:
        return replace(rest, jaw=eased_pulse(t, 3.0, 0.5))
    reach = breed.neck + breed.chest * 0.55
    low = -breed.shoulder_rest[1] - breed.head * (0.9 + breed.snout * 0.3)
    neck = math.degrees(math.asin(min(0.82, low / reach)))
    missing = max(0.0, low - reach * math.sin(math.radians(neck)))
    (x, y), dip = rest.shoulder, min(missing, breed.leg * 0.6)
    near, hind, far, far_hind = rest.paws
    return replace(
        rest,
        shoulder=(x, y + dip),
        paws=((near[0] + dip * 0.6, 0.0), hind, (far[0] + dip * 0.6, 0.0), far_hind),
        neck=-neck + 3 * wave(t, 2.2),
        head=26 + 4 * wave(t, 7),
        jaw=0.3 * abs(wave(t, 7)),
    )
