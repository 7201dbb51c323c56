"""How legs carry a body: cycles of walking, running and climbing in which no planted foot slides."""

import math
from dataclasses import dataclass
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.skeleton import Arm, Build, Foot, Leg, Pose
from vidpipe_desktop.engines.animatic.paint.curves import ease

_WALK_SECONDS, _RUN_SECONDS = 1.0, 0.66
_WALK_GROUNDED, _RUN_GROUNDED = 0.6, 0.36
"""Share of a cycle in which a foot is on the ground."""
_WALK_STRIDE: Final = (0.36, 0.62, 0.78)
_RUN_STRIDE: Final = (0.85, 1.25, 1.8)
"""Shortest, usual and longest way of two steps, in heights of an adult."""


@dataclass(frozen=True, slots=True)
class Step:
    """A moment on the way. gone: heights covered; pace: heights a second, 0 = unknown."""

    build: Build
    gone: float
    pace: float


def walk(step: Step) -> Pose:
    """Walking: the cycle follows the way gone."""
    stride = _stride(step, _WALK_STRIDE, _WALK_SECONDS)
    at = step.gone / stride % 1.0
    reach = stride * _WALK_GROUNDED
    near, far = (_walking_foot((at + offset) % 1.0, reach) for offset in (0.0, 0.5))
    low = step.build.leg - math.sqrt(step.build.leg**2 - (reach / 2) ** 2)
    turn = math.tau * at
    swing = 24 * min(1.0, stride / 0.6) * math.cos(turn)
    return Pose(
        drop=low * (0.62 + 0.38 * math.cos(2 * turn)),
        lean=3.5,
        nod=-1.5,
        near_arm=_swinging(-swing, 12),
        far_arm=_swinging(swing, 12),
        near_foot=near,
        far_foot=far,
        wind=0.35,
    )


def run(step: Step) -> Pose:
    """Running: longer strides with both feet off the ground in between."""
    stride = _stride(step, _RUN_STRIDE, _RUN_SECONDS)
    at = step.gone / stride % 1.0
    reach = stride * _RUN_GROUNDED
    near, far = (_running_foot((at + offset) % 1.0, reach) for offset in (0.0, 0.5))
    turn = math.tau * at
    swing = 46 * math.cos(turn - 0.5)
    return Pose(
        drop=0.045 - 0.034 * math.cos(2 * (turn - math.tau * (_RUN_GROUNDED / 2 + 0.25))),
        lean=13,
        nod=-7,
        near_arm=(-swing - 6, -swing + 78),
        far_arm=(swing - 2, swing + 82),
        near_foot=near,
        far_foot=far,
        wind=1.0,
    )


def climb(t: float) -> Pose:
    """Hand over hand, up something in front."""
    turn = 2.6 * t
    sin = math.sin(turn)

    def leg(up: float) -> Leg:
        return 58 + 26 * up, -22 - 24 * up

    def arm(up: float) -> Arm:
        return 104 + 30 * up, 150 + 20 * up

    return Pose(
        lean=8,
        nod=-16,
        drop=-0.02 * abs(sin),
        near_arm=arm(sin),
        far_arm=arm(-sin),
        near_leg=leg(-sin),
        far_leg=leg(sin),
    )


def _stride(step: Step, lengths: tuple[float, float, float], seconds: float) -> float:
    """The way of two steps: as long as the pace asks for, within what the legs can do."""
    shortest, usual, longest = (length * step.build.leg / 0.46 for length in lengths)
    return min(longest, max(shortest, step.pace * seconds)) if step.pace else usual


def _swinging(upper: float, bend: float) -> Arm:
    return upper, upper + bend + 10 * max(0.0, upper / 24)


def _walking_foot(at: float, reach: float) -> Foot:
    """On the ground it goes back exactly as fast as the body goes on; then it swings forward."""
    if at < _WALK_GROUNDED:
        share = at / _WALK_GROUNDED
        pitch = -16 * (1 - ease(share / 0.16)) + 30 * ease((share - 0.7) / 0.3)
        return Foot(reach * (0.5 - share), 0.0, pitch)
    share = (at - _WALK_GROUNDED) / (1 - _WALK_GROUNDED)
    lift = 0.055 * math.sin(math.pi * share) ** 1.5
    return Foot(reach * (ease(share) - 0.5), lift, 30 * (1 - ease(share / 0.6)) - 16 * ease((share - 0.5) / 0.5))


def _running_foot(at: float, reach: float) -> Foot:
    if at < _RUN_GROUNDED:
        share = at / _RUN_GROUNDED
        return Foot(reach * (0.5 - share), 0.0, -8 * (1 - ease(share / 0.2)) + 44 * ease((share - 0.45) / 0.55))
    share = (at - _RUN_GROUNDED) / (1 - _RUN_GROUNDED)
    lift = 0.2 * math.sin(math.pi * share) * (1.25 - 0.75 * share) + 0.01
    pitch = 44 + 46 * math.sin(math.pi * min(1.0, share * 1.5)) - 52 * ease(share)
    return Foot(reach * (ease(share) - 0.5) * 1.0, lift, pitch)
