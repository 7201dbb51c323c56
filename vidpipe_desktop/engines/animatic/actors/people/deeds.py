"""More that people do on their feet: making music, handiwork, and strong feelings. See `actions`."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import sin
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people import faces, gaits
from vidpipe_desktop.engines.animatic.actors.people.actions import Act, stand
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Foot, Pose
from vidpipe_desktop.engines.animatic.paint.curves import ease

_CHILD: Final = 0.25
"""Build with a head from this size on is a child's, which lifts a hand by so many degrees more to an adult's."""
_HIGH: Final = 44.0


def _violin(act: Act) -> Pose:
    """The violin under the chin, the far hand leads the bow."""
    bow = sin(3.4 * act.t)
    return replace(
        stand(act), lean=2 + 3 * sin(1.7 * act.t), nod=12 + 3 * bow, near_arm=(34.0, 112.0), far_arm=(52 + 6 * bow, 96 + 14 * bow),
        face=replace(faces.DREAMY, eye=0.0, smile=0.4),
    )  # fmt: skip


def _trumpet(act: Act) -> Pose:
    return replace(
        stand(act), lean=-4 + 3 * sin(2.1 * act.t), nod=-6, near_arm=(46.0, 132.0), far_arm=(56.0, 116.0),
        face=replace(faces.GLAD, eye=2.0, mouth=0.2),
    )  # fmt: skip


def _knit(act: Act) -> Pose:
    """Two needles that click."""
    click = sin(8 * act.t)
    return replace(
        stand(act), nod=14, near_arm=(14 + 3 * click, 88 + 6 * click), far_arm=(24 - 3 * click, 92 - 6 * click), face=faces.BUSY,
        holds="knitting",
    )  # fmt: skip


def _water(act: Act) -> Pose:
    """Watering plants at one's feet."""
    return replace(
        stand(act), lean=11 + 2 * sin(1.4 * act.t), nod=16, near_arm=(40 + 4 * sin(1.4 * act.t), 62.0), far_arm=(10.0, 24.0),
        face=faces.GLAD, holds="wateringcan",
    )  # fmt: skip


def _fish(act: Act) -> Pose:
    """Holding a rod out, waiting for a bite."""
    tug = ease(6 * sin(0.9 * act.t) - 5)
    return replace(
        stand(act), lean=-2 - 5 * tug, nod=4, near_arm=(34.0, 84 + 10 * tug), far_arm=(40.0, 80 + 10 * tug), holds="rod",
        face=replace(faces.DREAMY, smile=0.4),
    )  # fmt: skip


def _push(act: Act) -> Pose:
    """Leaning against something heavy."""
    strain = sin(3.1 * act.t)
    return Pose(
        shift=-0.05, drop=0.07, lean=30 + 3 * strain, nod=-12, near_arm=(88 + 2 * strain, 92.0), far_arm=(94.0, 96.0),
        near_foot=Foot(-0.26, 0.0, 34.0), far_foot=Foot(0.06), face=faces.EFFORT, empty=True,
    )  # fmt: skip


def _throw(act: Act) -> Pose:
    """Winding up slowly, throwing quickly."""
    at = act.t * 0.7 % 1.0
    back = ease(at / 0.45) * (1 - ease((at - 0.5) / 0.1))
    out = ease((at - 0.5) / 0.1) * (1 - ease((at - 0.75) / 0.25))
    return Pose(
        shift=-0.04 * back + 0.06 * out, drop=0.03, lean=-16 * back + 20 * out, nod=-4, near_arm=(-60 * back + 70 * out - 9, -150 * back + 84 * out),
        far_arm=(70 * back + 8, 90 * back + 18), near_foot=Foot(-0.14, 0.0, 18 * out), far_foot=Foot(0.17), face=faces.EFFORT,
        holds="ball" if out < 0.5 else "", empty=True, wind=0.3 * out,
    )  # fmt: skip


def _laugh(act: Act) -> Pose:
    """Shaking with laughter, a hand on the belly."""
    shake = sin(11 * act.t) * (0.6 + 0.4 * sin(1.3 * act.t))
    return replace(
        stand(act), drop=0.006 + 0.006 * shake, lean=-9 + 2.5 * shake, nod=-16 + 3 * shake, near_arm=(-22.0, 86.0), far_arm=(28 + 3 * shake, 62.0),
        face=replace(faces.JOY, eye=2.0, mouth=0.9),
    )  # fmt: skip


def _cry(act: Act) -> Pose:
    """Both hands before the face, sobbing."""
    sob = abs(sin(3.2 * act.t))
    return replace(
        stand(act), drop=0.014, lean=10 + 2 * sob, nod=18 + 3 * sob, near_arm=(30.0, 158 + 3 * sob), far_arm=(40.0, 152.0), face=faces.SAD,
        empty=True,
    )  # fmt: skip


def _fall(act: Act) -> Pose:
    """Toppling backwards, arms and legs in the air."""
    flail = sin(9 * act.t)
    return Pose(
        turn=-52 + 5 * flail, nod=-10, near_arm=(-120 + 26 * flail, -140 + 30 * flail), far_arm=(120 - 26 * flail, 150 - 30 * flail),
        near_leg=(48 + 10 * flail, 20.0), far_leg=(74 - 10 * flail, 44.0), face=faces.SHOCKED, empty=True, wind=0.8, hangs=True,
    )  # fmt: skip


def _wake(act: Act) -> Pose:
    """Stretching both arms up with a yawn, again and again."""
    high = ease(1.5 * sin(1.15 * act.t) + 0.5)
    return replace(
        stand(act), drop=0.012 * (1 - high), lean=3 - 9 * high, nod=10 - 26 * high, near_arm=(10 + 132 * high, 40 + 128 * high),
        far_arm=(16 + 138 * high, 44 + 112 * high), face=replace(faces.DREAMY, eye=0.6 - 0.6 * high, mouth=0.75 * high), empty=True,
    )  # fmt: skip


def _row(act: Act) -> Pose:
    """Sitting low, leaning forward and pulling back at the oars."""
    pull, leg = sin(2.3 * act.t), act.build.leg / 0.46
    return replace(
        stand(act), shift=-0.1, drop=act.build.hip_height - 0.13, lean=4 - 18 * pull, nod=-4 + 6 * pull,
        near_arm=(52 + 14 * pull, 76 - 24 * pull), far_arm=(58 + 14 * pull, 80 - 24 * pull), near_foot=Foot(0.17 * leg),
        far_foot=Foot(0.21 * leg), face=faces.EFFORT, holds="oar", empty=True, tilt=16 * pull,
    )  # fmt: skip


def _leads(act: Act) -> Pose:
    """Hand in hand, behind the other: a hand is stretched forward, to a child's down, by a child up."""
    high = _HIGH if act.build.head > _CHILD else 0.0
    return replace(stand(act), far_arm=(26 + high, 24 + high), face=faces.GLAD, empty=True)


def _led(act: Act) -> Pose:
    """Hand in hand, before the other: a hand is stretched back."""
    high = _HIGH if act.build.head > _CHILD else 0.0
    return replace(stand(act), near_arm=(-26 - high, -24 - high), face=faces.GLAD, empty=True)


def _leads_walk(act: Act) -> Pose:
    return replace(gaits.walk(act.step), far_arm=_leads(act).far_arm, face=faces.GLAD, empty=True)


def _led_walk(act: Act) -> Pose:
    return replace(gaits.walk(act.step), near_arm=_led(act).near_arm, face=faces.GLAD, empty=True)


def _press(act: Act) -> Pose:
    """Playing keys, both hands before the body."""
    left, right = sin(6.3 * act.t), math.cos(5.1 * act.t)
    return replace(
        stand(act), lean=5 + 2 * sin(1.6 * act.t), nod=8, near_arm=(30 + 5 * left, 82 + 8 * left), far_arm=(38 + 5 * right, 84 + 8 * right),
        face=replace(faces.DREAMY, smile=0.4), empty=True,
    )  # fmt: skip


DEEDS: Mapping[str, Callable[[Act], Pose]] = {
    "violin": _violin, "trumpet": _trumpet, "knit": _knit, "water": _water, "fish": _fish, "push": _push, "throw": _throw,
    "laugh": _laugh, "cry": _cry, "fall": _fall, "leads": _leads, "led": _led, "hands": _led, "leads_walk": _leads_walk, "led_walk": _led_walk, "row": _row, "piano": _press, "type": _press,
    "wake": _wake,
}  # fmt: skip
"""Every one of them by its name."""
