"""The bones of people: proportions, poses, and where every joint is in a pose. All lengths are in heights of the body."""

import math
from dataclasses import dataclass
from typing import Final

from vidpipe_desktop.engines.animatic.paint.shapes import Point

ANKLE: Final = 0.042
"""Height of the ankle above the sole."""
_BALL: Final = 0.05
"""How far the ball of the foot is before the ankle, and _HEEL how far the heel is behind it."""
_HEEL: Final = 0.026
_STRAIGHT = 0.999


@dataclass(frozen=True, slots=True)
class Build:
    """Proportions. head: from chin to crown; shoulders, waist, hips: half widths; limb: thickness, 1 = an adult's.

    stoop: degrees that the back is bent by age.
    """

    head: float = 0.19
    neck: float = 0.032
    torso: float = 0.268
    thigh: float = 0.236
    shin: float = 0.224
    upper_arm: float = 0.152
    forearm: float = 0.138
    shoulders: float = 0.088
    waist: float = 0.066
    hips: float = 0.068
    limb: float = 1.0
    stoop: float = 0.0

    @property
    def leg(self) -> float:
        """From hip to ankle, stretched."""
        return self.thigh + self.shin

    @property
    def hip_height(self) -> float:
        """Of a body that stands upright."""
        return self.leg * 0.998 + ANKLE


BUILDS: Final = {
    "man": Build(),
    "woman": Build(shoulders=0.074, waist=0.052, hips=0.072, limb=0.86, head=0.192, forearm=0.132, upper_arm=0.148),
    "strong": Build(shoulders=0.108, waist=0.076, hips=0.072, limb=1.2, head=0.178, torso=0.278),
    "stout": Build(shoulders=0.098, waist=0.112, hips=0.098, limb=1.12, head=0.198, thigh=0.222, shin=0.216),
    "old": Build(waist=0.076, limb=0.94, head=0.2, stoop=9, thigh=0.228, shin=0.216),
    "granny": Build(shoulders=0.078, waist=0.08, hips=0.084, limb=0.92, head=0.206, stoop=8, thigh=0.22, shin=0.21),
    "child": Build(
        head=0.272, neck=0.018, torso=0.25, thigh=0.204, shin=0.2, upper_arm=0.134, forearm=0.12,
        shoulders=0.084, waist=0.07, hips=0.072, limb=1.04,
    ),
    "teen": Build(head=0.216, neck=0.03, torso=0.26, thigh=0.228, shin=0.218, shoulders=0.078, waist=0.058, limb=0.86),
    "robot": Build(shoulders=0.112, waist=0.082, hips=0.07, limb=1.12, head=0.19, neck=0.04),
    "suit": Build(shoulders=0.104, waist=0.094, hips=0.09, limb=1.42, head=0.2, neck=0.02),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Foot:
    """Where a foot is. x: before the hip's rest; lift: of the sole; pitch: degrees, positive = heel up, toe down."""

    x: float = 0.0
    lift: float = 0.0
    pitch: float = 0.0


@dataclass(frozen=True, slots=True)
class Face:
    """An expression. brow: raised; slant: -1 angry … 1 sad; eye: 1 open … 0 closed, 2 = closed with joy.

    smile: -1 … 1; mouth: how far it is open, 0 … 1. look: where the eyes turn, -1 down … 1 up.
    """

    brow: float = 0.0
    slant: float = 0.0
    eye: float = 1.0
    smile: float = 0.35
    mouth: float = 0.0
    look: float = 0.0


Arm = tuple[float, float]
"""Degrees of upper arm and forearm: 0 hangs down, 90 points forward, -90 back, 180 up."""
Leg = tuple[float, float]
"""Degrees of thigh and shin, in the same way."""


@dataclass(frozen=True, slots=True)
class Pose:
    """A body at one moment. near is the side towards us.

    shift, drop: how far the hip is before and below where it is when standing; turn: degrees that the whole body is
    turned forward around the hip. near_leg, far_leg: angles instead of feet, for bodies that don't stand. holds: what
    the near hand has for this action; empty: whether hands put aside what they usually carry; tilt: degrees that what
    is held is turned. wind: how much clothes and hair stream back, 0 … 1. hangs: whether nothing is under the body.
    """

    shift: float = 0.0
    drop: float = 0.0
    turn: float = 0.0
    lean: float = 0.0
    nod: float = 0.0
    near_arm: Arm = (-9.0, 4.0)
    far_arm: Arm = (7.0, 16.0)
    near_foot: Foot = Foot(-0.036)
    far_foot: Foot = Foot(0.046)
    near_leg: Leg | None = None
    far_leg: Leg | None = None
    face: Face = Face()
    holds: str = ""
    empty: bool = False
    tilt: float = 0.0
    wind: float = 0.0
    hangs: bool = False


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm or a leg: its three joints, and the angle of the hand or the foot."""

    root: Point
    joint: Point
    end: Point
    angle: float


@dataclass(frozen=True, slots=True)
class Bones:
    """All joints in heights, y down, before the body is turned around its hip. lean, nod: degrees."""

    build: Build
    hip: Point
    chest: Point
    head: Point
    lean: float
    nod: float
    turn: float
    near_arm: Limb
    far_arm: Limb
    near_leg: Limb
    far_leg: Limb

    @property
    def ground(self) -> float:
        """y of the lowest ankle, where hems end at the latest."""
        return max(self.near_leg.end[1], self.far_leg.end[1])

    def turned(self, point: Point) -> Point:
        """Where a joint is once the body is turned."""
        if not self.turn:
            return point
        sin, cos = math.sin(math.radians(self.turn)), math.cos(math.radians(self.turn))
        x, y = point[0] - self.hip[0], point[1] - self.hip[1]
        return self.hip[0] + x * cos - y * sin, self.hip[1] + x * sin + y * cos


def bones(build: Build, pose: Pose) -> Bones:
    """Where every joint of this body is in this pose."""
    hip = (pose.shift, -build.hip_height + pose.drop)
    lean = pose.lean + build.stoop
    chest = _onward(hip, 180 - lean, build.torso)
    nod = lean * 0.45 + pose.nod
    head = _onward(_onward(chest, 180 - lean, build.neck), 180 - nod, build.head * 0.47)
    side = build.shoulders * 0.62
    return Bones(
        build, hip, chest, head, lean, nod, pose.turn,
        near_arm=_arm(build, (chest[0] - side, chest[1] + 0.034), pose.near_arm),
        far_arm=_arm(build, (chest[0] + side * 0.95, chest[1] + 0.03), pose.far_arm),
        near_leg=_leg(build, (hip[0] - build.hips * 0.34, hip[1]), pose.near_leg, pose.near_foot),
        far_leg=_leg(build, (hip[0] + build.hips * 0.36, hip[1]), pose.far_leg, pose.far_foot),
    )  # fmt: skip


def _onward(start: Point, degrees: float, length: float) -> Point:
    """The end of a bone: 0 degrees hang down, 90 point forward."""
    turn = math.radians(degrees)
    return start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length


def _arm(build: Build, shoulder: Point, angles: Arm) -> Limb:
    elbow = _onward(shoulder, angles[0], build.upper_arm)
    return Limb(shoulder, elbow, _onward(elbow, angles[1], build.forearm), angles[1])


def _leg(build: Build, hip: Point, angles: Leg | None, foot: Foot) -> Limb:
    if angles is not None:
        knee = _onward(hip, angles[0], build.thigh)
        return Limb(hip, knee, _onward(knee, angles[1], build.shin), -angles[1] * 0.75)
    ankle = _ankle(foot)
    return Limb(hip, _knee(build, hip, ankle), ankle, foot.pitch)


def _ankle(foot: Foot) -> Point:
    """The ankle over a foot that rolls over its ball or its heel."""
    pivot = _BALL if foot.pitch >= 0 else -_HEEL
    sin, cos = math.sin(math.radians(foot.pitch)), math.cos(math.radians(foot.pitch))
    return foot.x + pivot - pivot * cos + ANKLE * sin, -foot.lift - pivot * sin - ANKLE * cos


def _knee(build: Build, hip: Point, ankle: Point) -> Point:
    """The knee, bent forward; a leg that is too short is stretched a little rather than lifted off the ground."""
    across, down = ankle[0] - hip[0], ankle[1] - hip[1]
    far = math.hypot(across, down) or 1e-6
    grown = max(1.0, far / (build.leg * _STRAIGHT))
    thigh, shin = build.thigh * grown, build.shin * grown
    bend = math.acos(max(-1.0, min(1.0, (thigh * thigh + far * far - shin * shin) / (2 * thigh * far))))
    return _onward(hip, math.degrees(math.atan2(across, down) + bend), thigh)
