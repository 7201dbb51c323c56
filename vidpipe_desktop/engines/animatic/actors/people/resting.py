"""What people do off their feet: sitting, sleeping, riding, swimming, floating, flying."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import sin
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people import faces, gaits
from vidpipe_desktop.engines.animatic.actors.people.actions import POSES, Act, stand
from vidpipe_desktop.engines.animatic.actors.people.deeds import DEEDS
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Build, Foot, Pose

SEAT: Final = 0.265
"""Height of a seat, in heights of an adult."""


def pose_of(action: str, act: Act) -> Pose:
    """The body at one moment of any action."""
    return (_OFF_FEET.get(action) or DEEDS.get(action) or POSES.get(action, stand))(act)


def _down_to(build: Build, height: float) -> float:
    """How far the hip comes down to be so high."""
    return build.hip_height - height


def _sit(act: Act) -> Pose:
    """On the ground, knees up, a hand behind."""
    return Pose(
        shift=-0.13,
        drop=_down_to(act.build, 0.072),
        lean=-9 + 1.0 * act.breath,
        nod=6 + 2 * sin(0.7 * act.t),
        near_arm=(-24.0, -16.0),
        far_arm=(48.0, 62 + 2 * act.breath),
        near_foot=Foot(0.155 * act.build.leg / 0.46),
        far_foot=Foot(0.2 * act.build.leg / 0.46),
        empty=True,
    )


def _seat(act: Act) -> Pose:
    """On a seat."""
    high = SEAT * act.build.leg / 0.46
    return Pose(
        shift=-0.06,
        drop=_down_to(act.build, high + 0.03),
        lean=-2 + 1.0 * act.breath,
        nod=3 + 2 * sin(0.7 * act.t),
        near_arm=(12.0, 64.0),
        far_arm=(20.0, 70 + 2 * act.breath),
        near_foot=Foot(0.175 * act.build.leg / 0.46),
        far_foot=Foot(0.215 * act.build.leg / 0.46),
        empty=True,
    )


def _meditate(act: Act) -> Pose:
    return replace(
        _sit(act), shift=-0.05, drop=_down_to(act.build, 0.08), lean=-1.0, nod=2.0, near_arm=(2.0, 52.0), far_arm=(14.0, 58.0),
        near_foot=Foot(0.03, 0.0, 30.0), far_foot=Foot(0.1, 0.0, 30.0), face=replace(faces.ASLEEP, smile=0.4),
        near_leg=(82.0, -84.0), far_leg=(97.0, -78.0),
    )  # fmt: skip


def _seated(action: str) -> Callable[[Act], Pose]:
    """What hands and face do in another action, on a seat."""

    def draw(act: Act) -> Pose:
        low, busy = _seat(act), pose_of(action, act)
        return replace(
            low, near_arm=busy.near_arm, far_arm=busy.far_arm, nod=busy.nod, face=busy.face, holds=busy.holds, tilt=busy.tilt,
            lean=low.lean + 3,
        )  # fmt: skip

    return draw


def _sleep(act: Act) -> Pose:
    """Lying on the back, knees a little up, breathing slowly."""
    breath = sin(1.3 * act.t)
    return Pose(
        shift=-0.02,
        drop=_down_to(act.build, 0.075),
        turn=-84,
        lean=0.6 * breath,
        nod=-2,
        near_arm=(4.0, 26 + 2 * breath),
        far_arm=(20.0, 60.0),
        near_leg=(34.0, -12.0),
        far_leg=(12.0, 4.0),
        face=faces.ASLEEP,
        empty=True,
    )


def _ride(act: Act) -> Pose:
    """Astride, hands at the reins. The origin is where the hip is on whatever carries it."""
    beat = sin(6.2 * act.t) * (1.0 if act.pace else 0.15)
    return Pose(
        drop=_down_to(act.build, 0.03) + 0.012 * beat,
        lean=7 + 3 * beat,
        nod=-4,
        near_arm=(34 + 6 * beat, 74 + 8 * beat),
        far_arm=(44 + 6 * beat, 80 + 8 * beat),
        near_leg=(48.0, -20 - 4 * beat),
        far_leg=(60.0, -10.0),
        face=faces.GLAD,
        wind=0.7 if act.pace else 0.15,
        empty=True,
        hangs=True,
    )


def _pedal(act: Act) -> Pose:
    """On a bicycle: the feet go round with the wheels."""
    turn = act.gone / 0.35 if act.gone else 0.0

    def foot(at: float) -> Foot:
        return Foot(0.13 + 0.075 * math.cos(at), 0.11 + 0.075 * sin(at), 10 + 12 * sin(at))

    high = 0.43 * act.build.leg / 0.46
    return Pose(
        shift=-0.06, drop=_down_to(act.build, high), lean=26, nod=-16, near_arm=(60.0, 66.0), far_arm=(66.0, 72.0),
        near_foot=foot(-turn), far_foot=foot(-turn + math.pi), face=faces.GLAD, wind=0.8, empty=True,
    )  # fmt: skip


def _balance(act: Act) -> Pose:
    """On a board: sideways, knees bent, arms out."""
    sway, leg = sin(1.9 * act.t), act.build.leg / 0.46
    return Pose(
        drop=0.09 * leg, lean=9 + 5 * sway, nod=-8 - 3 * sway, near_arm=(-62 + 12 * sway, -78 + 12 * sway), far_arm=(80 + 10 * sway, 96 + 12 * sway),
        near_foot=Foot(-0.2 * leg), far_foot=Foot(0.2 * leg), face=faces.GLAD, wind=0.7, empty=True,
    )  # fmt: skip


def _swim(act: Act) -> Pose:
    """Front crawl, close to level."""
    turn = 3.4 * act.t
    kick = sin(2.4 * turn)
    return Pose(
        turn=74, nod=-46, near_arm=(180 + math.degrees(turn) % 360, 180 + math.degrees(turn) % 360 - 22 * max(0, sin(turn))),
        far_arm=((math.degrees(turn) + 180) % 360 + 180, (math.degrees(turn) + 180) % 360 + 170), near_leg=(9 * kick - 4, 9 * kick - 14),
        far_leg=(-9 * kick - 2, -9 * kick - 12), face=replace(faces.FIRM, slant=0, smile=0.3), wind=0.6, empty=True, hangs=True,
    )  # fmt: skip


def _float(act: Act) -> Pose:
    """Weightless: limbs drift."""
    slow = 0.9 * act.t
    return Pose(
        turn=9 * sin(0.6 * slow),
        shift=0.0,
        drop=0.02 * sin(slow),
        lean=3 * sin(slow + 1),
        nod=-4 + 3 * sin(slow),
        near_arm=(-58 + 12 * sin(slow), -34 + 14 * sin(slow + 0.7)),
        far_arm=(64 + 12 * sin(slow + 1), 100 + 10 * sin(slow)),
        near_leg=(-14 + 8 * sin(slow), -46 + 10 * sin(slow + 1)),
        far_leg=(28 + 8 * sin(slow + 2), -14 + 6 * sin(slow)),
        face=faces.DREAMY,
        wind=0.12,
        empty=True,
        hangs=True,
    )


def _fly(act: Act) -> Pose:
    """Like a superhero, a fist ahead."""
    sway = sin(1.7 * act.t)
    return Pose(
        turn=68 + 4 * sway, nod=-48, near_arm=(-14.0, 4.0), far_arm=(176 + 3 * sway, 178 + 3 * sway), near_leg=(6 + 2 * sway, -26.0),
        far_leg=(-4.0, -8 - 3 * sway), face=faces.FIRM, wind=1.0, empty=True, hangs=True,
    )  # fmt: skip


def _climb(act: Act) -> Pose:
    return replace(gaits.climb(act.t), face=faces.EFFORT, empty=True, hangs=True)


_OFF_FEET: Mapping[str, Callable[[Act], Pose]] = {
    "sit": _sit, "rest": _sit, "seat": _seat, "seat_read": _seated("read"), "seat_drink": _seated("drink"),
    "seat_write": _seated("write"), "seat_talk": _seated("talk"), "seat_sad": _seated("sad"), "seat_instrument": _seated("instrument"),
    "seat_eat": _seated("eat"), "seat_phone": _seated("phone"), "seat_knit": _seated("knit"), "seat_violin": _seated("violin"), "seat_piano": _seated("piano"),
    "seat_think": _seated("think"), "seat_laugh": _seated("laugh"), "seat_cry": _seated("cry"), "seat_wave": _seated("wave"), "seat_fish": _seated("fish"),
    "seat_sing": _seated("sing"), "seat_paint": _seated("paint"), "seat_row": _seated("row"), "seat_trumpet": _seated("trumpet"),
    "meditate": _meditate, "sleep": _sleep, "ride": _ride, "pedal": _pedal, "balance": _balance, "swim": _swim, "dive": _swim, "float": _float,
    "hover": _float, "fly": _fly, "climb": _climb,
}  # fmt: skip
HOVERING: Final = frozenset(("swim", "dive", "float", "hover", "fly"))
"""Actions off the ground: the origin is the body's middle."""
ACTIONS: Final = (*POSES, *DEEDS, *_OFF_FEET)
"""Everything people can do."""
