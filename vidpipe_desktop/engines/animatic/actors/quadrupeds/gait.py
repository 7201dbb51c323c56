"""Where paws are: steps that follow the way gone, so that a paw on the ground stays where it is."""

import math
from dataclasses import dataclass
from typing import Final

from vidpipe_desktop.engines.animatic.actors.figure import Moment
from vidpipe_desktop.engines.animatic.paint.curves import ease

WALKING: Final = frozenset(("walk", "march", "lost", "climb"))
RUNNING: Final = frozenset(("run", "ride", "flee", "chase", "sail"))
_SHORT = 0.52
"""Most of a stride's fixed part, in leg lengths: short legs take short steps."""
_AT_REST = 0.6
"""Seconds after which somebody who walks and hasn't moved is taken to walk on the spot."""


@dataclass(frozen=True, slots=True)
class Gait:
    """How four legs go: the phase (0…1) at which each lands, and the share of a cycle it stands.

    Legs are near fore, near hind, far fore, far hind. swing: how far a paw reaches out in the air, lift: how high it
    is raised, both in leg lengths. stride: ground gone in a cycle, as (stage units, leg lengths). pace: cycles a second
    on the spot.
    """

    phases: tuple[float, float, float, float]
    stands: float
    swing: float
    lift: float
    stride: tuple[float, float]
    pace: float


WALK: Final = Gait((0.0, 0.75, 0.5, 0.25), 0.62, 0.34, 0.2, (58.0, 0.46), 0.9)
GALLOP: Final = Gait((0.5, 0.0, 0.62, 0.12), 0.26, 0.74, 0.42, (70.0, 0.62), 1.7)


@dataclass(frozen=True, slots=True)
class Step:
    """A paw, relative to where it stands at rest: forward and up, in leg lengths."""

    forward: float
    up: float


@dataclass(frozen=True, slots=True)
class Stride:
    """All paws at one moment. cycle: 0…1; on_ground: share of it that each paw stands."""

    cycle: float
    steps: tuple[Step, Step, Step, Step]


def stride_at(gait: Gait, moment: Moment, leg: float) -> Stride:
    """The paws at this moment. leg: length of a leg in stage units."""
    length = min(gait.stride[0], leg * _SHORT) + gait.stride[1] * leg
    cycle = moment.gone / length
    if moment.gone == 0.0:
        cycle = max(0.0, moment.t - _AT_REST) * gait.pace
    ground = length / leg * gait.stands
    steps = [_step(gait, (cycle + phase) % 1.0, ground) for phase in gait.phases]
    return Stride(cycle % 1.0, (steps[0], steps[1], steps[2], steps[3]))


def _step(gait: Gait, at: float, ground: float) -> Step:
    """Standing, the paw goes back as fast as the ground does; in the air it reaches back, up and forward."""
    if at < gait.stands:
        return Step(ground * (0.5 - at / gait.stands), 0.0)
    air = (at - gait.stands) / (1 - gait.stands)
    forward = ground * (ease(air) - 0.5)
    overshoot = -math.sin(math.tau * air) * max(0.0, gait.swing - ground / 2)
    return Step(forward + overshoot, gait.lift * math.sin(math.pi * air) ** 1.2)
