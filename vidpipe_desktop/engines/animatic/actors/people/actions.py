"""What people do, as poses over time. Unknown actions are standing."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import sin
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people import faces, gaits
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Arm, Build, Foot, Pose
from vidpipe_desktop.engines.animatic.paint.curves import ease


@dataclass(frozen=True, slots=True)
class Act:
    """All that a pose follows. t: seconds; gone, pace: heights covered, and heights a second (0 = unknown)."""

    build: Build
    t: float
    gone: float = 0.0
    pace: float = 0.0

    @property
    def step(self) -> gaits.Step:
        """The same for the legs."""
        return gaits.Step(self.build, self.gone, self.pace)

    @property
    def breath(self) -> float:
        """Slowly from -1 to 1 and back."""
        return sin(1.9 * self.t)


_WIDE: Final = Foot(-0.085), Foot(0.105)
_LUNGE: Final = Foot(-0.15, 0.0, 16.0), Foot(0.19)


def pose(action: str, act: Act) -> Pose:
    """The body at one moment of an action."""
    return POSES.get(action, stand)(act)


def stand(act: Act) -> Pose:
    """At ease: breathing, the weight now and then on the other leg."""
    weight = sin(0.55 * act.t)
    return Pose(
        shift=0.006 * weight,
        drop=0.002 + 0.002 * act.breath,
        lean=0.6 * act.breath,
        nod=1.5 * sin(0.8 * act.t),
        near_arm=(-9 + 1.5 * act.breath, 3 + 2 * act.breath),
        far_arm=(8 - 1.5 * act.breath, 18),
    )


def _walk(act: Act) -> Pose:
    return gaits.walk(act.step)


def _march(act: Act) -> Pose:
    return replace(gaits.walk(act.step), lean=0.0, nod=-4.0, face=faces.FIRM)


def _run(act: Act) -> Pose:
    return replace(gaits.run(act.step), face=faces.EFFORT)


def _lost(act: Act) -> Pose:
    """Shading the eyes with a hand, looking here and there."""
    turn = sin(1.3 * act.t)
    return replace(
        stand(act), lean=3 + 3 * turn, nod=-6 + 9 * turn, near_arm=(62 + 3 * turn, 148 + 4 * turn),
        face=replace(faces.WORRIED, mouth=0.0), empty=True,
    )  # fmt: skip


def _search_walk(act: Act) -> Pose:
    """On the way, and looking for it: slower arms, a hand over the eyes."""
    return replace(
        gaits.walk(act.step), near_arm=(64.0, 150.0), nod=-4 + 7 * sin(1.4 * act.t), face=faces.WORRIED, empty=True
    )


def _look(act: Act) -> Pose:
    return replace(stand(act), nod=-12 + 4 * sin(0.7 * act.t), lean=-1.5, face=faces.DREAMY)


def _talk(act: Act) -> Pose:
    beat = sin(2.6 * act.t) * sin(0.9 * act.t + 1)
    return replace(
        stand(act), lean=2 + 1.5 * beat, nod=3 * sin(3.1 * act.t),
        near_arm=(24 + 10 * beat, 92 + 24 * beat), far_arm=(20 - 7 * beat, 74 + 16 * sin(1.7 * act.t)),
        face=replace(faces.GLAD, mouth=_speaking(act.t)), empty=True,
    )  # fmt: skip


def _speaking(t: float) -> float:
    """A mouth that forms words, with pauses."""
    words = abs(sin(7.3 * t) * sin(4.1 * t + 0.4))
    return words * 0.7 * ease(1.6 + 2 * sin(1.1 * t))


def _teach(act: Act) -> Pose:
    beat = sin(1.6 * act.t)
    return replace(
        _talk(act), near_arm=(-12.0, 8.0), far_arm=(84 + 7 * beat, 104 + 12 * beat), near_foot=Foot(-0.06), far_foot=Foot(0.06),
    )  # fmt: skip


def _point(act: Act) -> Pose:
    return replace(
        stand(act), lean=4, far_arm=(86 + 2 * act.breath, 92), face=replace(faces.GLAD, brow=0.8), empty=True
    )


def _sing(act: Act) -> Pose:
    sway = sin(2.2 * act.t)
    return replace(
        stand(act), lean=-3 + 3 * sway, nod=-10 + 4 * sway, near_arm=(26.0, 142.0), far_arm=(58 + 20 * sway, 92 + 24 * sway),
        face=replace(faces.GLAD, eye=2.0, mouth=0.45 + 0.4 * sin(3.1 * act.t)), holds="microphone", empty=True,
    )  # fmt: skip


def _wave(act: Act) -> Pose:
    return replace(
        stand(act),
        lean=-2,
        near_arm=(-142.0, -176 + 24 * sin(7 * act.t)),
        face=replace(faces.GLAD, mouth=0.35),
        empty=True,
    )


def _cheer(act: Act) -> Pose:
    """Jumping for joy, both arms up."""
    beat = act.t * 1.25 % 1.0
    up = max(0.0, sin(math.pi * (beat - 0.25) / 0.6)) if 0.25 < beat < 0.85 else 0.0
    crouch = max(0.0, sin(math.pi * beat / 0.25)) if beat < 0.25 else max(0.0, sin(math.pi * (beat - 0.85) / 0.15))
    return Pose(
        drop=0.05 * crouch - 0.13 * up,
        lean=-3.0,
        nod=-10.0,
        near_arm=(-152 - 8 * sin(9 * act.t), -170 + 12 * sin(9 * act.t)),
        far_arm=(152 + 8 * sin(9 * act.t), 170 - 12 * sin(9 * act.t)),
        near_foot=Foot(-0.05, 0.13 * up, 34 * up),
        far_foot=Foot(0.06, 0.13 * up, 26 * up),
        face=faces.JOY,
        empty=True,
        wind=0.3 * up,
    )


def _jump(act: Act) -> Pose:
    beat = act.t * 0.95 % 1.0
    up = max(0.0, sin(math.pi * (beat - 0.22) / 0.6)) if 0.22 < beat < 0.82 else 0.0
    crouch = sin(math.pi * beat / 0.22) if beat < 0.22 else max(0.0, sin(math.pi * (beat - 0.82) / 0.18))
    return Pose(
        drop=0.1 * crouch - 0.24 * up,
        lean=10 * crouch + 4 * up,
        near_arm=(-40 * crouch + 128 * up, -30 * crouch + 150 * up),
        far_arm=(-30 * crouch + 150 * up, -20 * crouch + 165 * up),
        near_foot=Foot(-0.05 - 0.08 * up, 0.2 * up, 50 * up),
        far_foot=Foot(0.06 + 0.07 * up, 0.27 * up, 12 * up),
        face=faces.JOY if up > 0.2 else faces.GLAD,
        wind=0.6 * up,
        empty=True,
    )


def _dance(act: Act) -> Pose:
    beat = 4.2 * act.t
    side, lift = sin(beat), max(0.0, sin(beat))
    other = max(0.0, -side)
    return Pose(
        shift=0.024 * side,
        drop=0.02 + 0.02 * math.cos(2 * beat),
        lean=7 * side,
        nod=-6 * side,
        near_arm=(-118 - 24 * side, -176 - 24 * side),
        far_arm=(92 - 30 * side, 150 - 34 * side),
        near_foot=Foot(-0.07, 0.075 * other, 40 * other),
        far_foot=Foot(0.085, 0.075 * lift, 40 * lift),
        face=faces.JOY if sin(0.7 * act.t) > -0.4 else faces.GLAD,
        empty=True,
        wind=0.25 * side,
    )


def _ballet(act: Act) -> Pose:
    slow = sin(1.5 * act.t)
    return Pose(
        drop=-0.026 - 0.008 * slow, lean=-3, nod=-8, near_arm=(-128 - 9 * slow, -196 - 8 * slow), far_arm=(112 + 8 * slow, 84),
        near_foot=Foot(0.0, 0.0, 62.0), far_leg=(58 + 10 * slow, 30 + 26 * slow), face=replace(faces.GLAD, eye=2.0), empty=True,
    )  # fmt: skip


def _fight(act: Act) -> Pose:
    """Raise, strike, recover."""
    at = act.t * 0.85 % 1.0
    raised = ease(at / 0.34) * (1 - ease((at - 0.4) / 0.12))
    struck = ease((at - 0.4) / 0.12) * (1 - ease((at - 0.66) / 0.34))
    return Pose(
        shift=-0.02 * raised + 0.07 * struck,
        drop=0.05 + 0.02 * struck,
        lean=4 - 9 * raised + 13 * struck,
        nod=-5 - 3 * struck,
        near_arm=(46 + 144 * raised + 26 * struck, 82 + 146 * raised + 6 * struck),
        far_arm=(44 + 8 * raised - 10 * struck, 98 - 6 * struck),
        near_foot=_LUNGE[0],
        far_foot=_LUNGE[1],
        face=faces.FIERCE,
        wind=0.3 + 0.4 * struck,
        tilt=-46 * raised - 19 * struck,
    )


def _box(act: Act) -> Pose:
    """Fists up; one after the other strikes."""
    at = act.t * 1.1 % 1.0
    near, far = (ease((share - 0.1) / 0.12) * (1 - ease((share - 0.26) / 0.2)) for share in (at, (at + 0.5) % 1.0))
    return Pose(
        shift=0.02 * sin(5 * act.t) + 0.03 * near, drop=0.045 + 0.01 * sin(5 * act.t), lean=8 + 7 * near, nod=-4,
        near_arm=(18 + 72 * near, 128 - 36 * near), far_arm=(48 + 42 * far, 142 - 48 * far), near_foot=Foot(-0.12, 0.0, 12.0),
        far_foot=Foot(0.13), face=faces.FIERCE, wind=0.25,
    )  # fmt: skip


def _defend(act: Act) -> Pose:
    brace = sin(2.4 * act.t)
    return Pose(
        shift=-0.03, drop=0.075 + 0.005 * brace, lean=-4 + 2 * brace, nod=4, near_arm=(-26.0, 54.0), far_arm=(66 + 3 * brace, 118),
        near_foot=_LUNGE[0], far_foot=_LUNGE[1], face=faces.FIRM, wind=0.15, tilt=20,
    )  # fmt: skip


def _sad(act: Act) -> Pose:
    sob = 0.6 * abs(sin(2.6 * act.t)) * ease(sin(0.8 * act.t) + 0.4)
    return replace(
        stand(act),
        drop=0.012,
        lean=9 + sob,
        nod=21 + 2 * sob,
        near_arm=(-2.0, 8.0),
        far_arm=(4.0, 12.0),
        face=faces.SAD,
    )


def _think(act: Act) -> Pose:
    return replace(
        stand(act), nod=2 + 4 * sin(0.9 * act.t), lean=2, near_arm=(22.0, 148 + 3 * act.breath), far_arm=(20.0, 84.0),
        face=replace(faces.DREAMY, smile=-0.1, slant=-0.1), empty=True,
    )  # fmt: skip


def _hug(act: Act) -> Pose:
    return replace(
        stand(act), lean=9, nod=8, near_arm=(62 + 3 * act.breath, 98), far_arm=(74.0, 96.0), face=replace(faces.GLAD, eye=2.0),
        near_foot=Foot(-0.06, 0, 12), empty=True,
    )  # fmt: skip


def _kneel(act: Act) -> Pose:
    return replace(
        stand(act), shift=0.02, drop=0.218 * act.build.leg / 0.46, lean=6, nod=9 + 1.5 * act.breath, near_foot=Foot(-0.2, 0.0, 74.0),
        far_foot=Foot(0.17), near_arm=(10.0, 46.0), far_arm=(34.0, 74.0),
    )  # fmt: skip


def _handled(act: Act, near: Arm, far: Arm, *, holds: str, lean: float = 4, nod: float = 12) -> Pose:
    """Busy with something in the hands."""
    return replace(stand(act), lean=lean, nod=nod, near_arm=near, far_arm=far, holds=holds, face=faces.BUSY, empty=True)


def _read(act: Act) -> Pose:
    shift = 1.5 * sin(0.8 * act.t)
    return _handled(act, (22.0, 102 + shift), (24.0, 108 + shift), holds="book", nod=14 + 2 * sin(0.5 * act.t))


def _write(act: Act) -> Pose:
    pen = 5 * sin(9 * act.t) * ease(1.5 + 2 * sin(1.3 * act.t))
    return _handled(act, (16.0, 98 + pen), (26.0, 92.0), holds="pen", nod=15)


def _work(act: Act) -> Pose:
    """Hammering: slowly up, quickly down."""
    at = act.t * 1.3 % 1.0
    up = ease(at / 0.6) * (1 - ease((at - 0.66) / 0.12))
    return _handled(act, (24 + 44 * up, 74 + 74 * up), (34.0, 70.0), holds="hammer", lean=9 - 5 * up, nod=14)


def _cook(act: Act) -> Pose:
    stir = 4.6 * act.t
    return _handled(act, (30 + 7 * sin(stir), 74 + 14 * math.cos(stir)), (36.0, 78.0), holds="pan", lean=6)


def _paint(act: Act) -> Pose:
    stroke = sin(2.4 * act.t)
    return _handled(act, (62 + 16 * stroke, 96 + 20 * stroke), (22.0, 84.0), holds="brush", lean=3, nod=-2 + 5 * stroke)


def _carry(act: Act) -> Pose:
    return _handled(act, (26.0, 86.0), (30.0, 88.0), holds="box", lean=-4, nod=2)


def _carry_walk(act: Act) -> Pose:
    return replace(gaits.walk(act.step), near_arm=(26.0, 86.0), far_arm=(30.0, 88.0), lean=-3, holds="box", empty=True)


def _dig(act: Act) -> Pose:
    at = act.t * 0.7 % 1.0
    down = ease(at / 0.4) * (1 - ease((at - 0.55) / 0.4))
    return replace(
        _handled(act, (16 + 12 * down, 34 - 6 * down), (44 + 8 * down, 58 - 12 * down), holds="shovel", lean=10 + 14 * down),
        drop=0.03 + 0.03 * down, near_foot=_WIDE[0], far_foot=_WIDE[1], face=faces.EFFORT, tilt=-26 + 20 * down,
    )  # fmt: skip


def _sweep(act: Act) -> Pose:
    stroke = sin(2.8 * act.t)
    return replace(
        _handled(act, (34 + 10 * stroke, 66.0), (52 + 12 * stroke, 74.0), holds="broom", lean=7), tilt=12 * stroke
    )


def _drink(act: Act) -> Pose:
    sip = ease(1.2 + 2.2 * sin(1.1 * act.t))
    return replace(
        stand(act), nod=2 - 12 * sip, near_arm=(20 + 18 * sip, 98 + 48 * sip), holds="cup", empty=True,
        face=replace(faces.GLAD, eye=1.0 - sip, smile=0.5),
    )  # fmt: skip


def _eat(act: Act) -> Pose:
    return replace(_drink(act), holds="apple", face=replace(faces.GLAD, mouth=0.3 * abs(sin(5 * act.t))))


def _phone(act: Act) -> Pose:
    return _handled(act, (20.0, 110 + 2 * act.breath), (12.0, 30.0), holds="phone", nod=16)


def _instrument(act: Act) -> Pose:
    strum = sin(7.5 * act.t)
    return replace(
        stand(act), lean=-2 + 2 * sin(1.9 * act.t), nod=8 + 4 * sin(3.75 * act.t), near_arm=(-12 + 4 * strum, 62 + 10 * strum),
        far_arm=(46.0, 96.0), holds="guitar", empty=True, face=replace(faces.GLAD, eye=2.0 if sin(0.6 * act.t) > 0.2 else 1.0),
    )  # fmt: skip


def _play(act: Act) -> Pose:
    """Keeping a ball in the air."""
    return replace(_dance(act), holds="ball", near_arm=(30.0, 96 + 30 * sin(4.2 * act.t)), face=faces.GLAD)


def _explode(act: Act) -> Pose:
    """Shielding oneself from a blast."""
    shake = sin(13 * act.t)
    return replace(
        _defend(act),
        near_arm=(70 + shake, 150.0),
        far_arm=(84.0, 150 - shake),
        face=faces.SHOCKED,
        empty=True,
        wind=0.9,
    )


def _steer(act: Act) -> Pose:
    """At the helm, leaning into the wind."""
    sway = sin(1.2 * act.t)
    return replace(
        stand(act), lean=3 + 4 * sway, nod=-4, near_arm=(30 + 6 * sway, 84.0), far_arm=(44 - 6 * sway, 84.0), near_foot=_WIDE[0],
        far_foot=_WIDE[1], face=faces.DREAMY, wind=0.5, empty=True,
    )  # fmt: skip


POSES: Mapping[str, Callable[[Act], Pose]] = {
    "stand": stand, "idle": stand, "wait": stand, "walk": _walk, "explore": _walk, "march": _march, "run": _run, "chase": _run,
    "flee": _run, "lost": _lost, "search": _search_walk, "look": _look, "talk": _talk, "speak": _talk, "teach": _teach,
    "explain": _teach, "point": _point, "sing": _sing, "wave": _wave, "greet": _wave, "cheer": _cheer, "jump": _jump,
    "dance": _dance, "ballet": _ballet, "fight": _fight, "attack": _fight, "box": _box, "defend": _defend, "sad": _sad,
    "think": _think, "hug": _hug, "befriend": _hug, "kneel": _kneel, "read": _read, "write": _write, "work": _work,
    "build": _work, "cook": _cook, "paint": _paint, "carry": _carry, "carry_walk": _carry_walk, "dig": _dig, "sweep": _sweep,
    "drink": _drink, "eat": _eat, "phone": _phone, "instrument": _instrument, "play": _play, "explode": _explode,
    "sail": _steer,
}  # fmt: skip
"""Every action on one's own feet."""
