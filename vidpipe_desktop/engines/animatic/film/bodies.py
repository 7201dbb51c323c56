"""How much room an actor's body takes on the stage, so that the camera can frame it."""

from typing import Final

from vidpipe_desktop.engines.animatic.actors.figure import Habitat
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.names import FLYING, SWIMMING, UPRIGHT
from vidpipe_desktop.engines.animatic.director.world import is_person, is_quadruped, natural_height, natural_width
from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.spec import ActorSpec
from vidpipe_desktop.engines.animatic.stage.camera import Box

_AFLOAT: Final = frozenset(("fly", "swim", "float", "hover"))
_SPREADS: Final = frozenset(("fight", "attack", "dance", "cheer", "fly", "swim", "run", "jump"))
_SLIM = 0.68
"""How wide a person is who doesn't spread arms or legs, in parts of the width of one who does."""
_BOB = 26.0
"""How far floating bodies go up and down, in stage units."""
_OVERHEAD: Final = {"kite": 0.75, "balloon": 0.3, "balloons": 0.36, "umbrella": 0.1, "flag": 0.2, "spear": 0.12}
"""How far what is held goes beyond the head, in heights."""
_UPPER_BODY, _WAIST = 0.45, 0.62
"""The parts of a person that a close shot and a medium one are about, from the head down: the chest, and the hips."""
_SHOULDERS = 0.72
"""The part of a person's width that a close shot must show: elbows may be cut."""
_LYING: Final = frozenset(("sleep", "fall"))
_LOW: Final = {"sleep": 0.4, "sit": 0.62, "rest": 0.62, "meditate": 0.62, "row": 0.66, "ride": 0.56, "kneel": 0.84}
"""How high people are who don't stand, in heights."""
_ON_A_SEAT = 0.84
_MALLET = 0.6
"""How far an animal with a raised mallet goes beyond its usual height, in heights."""


def body(actor: ActorSpec, ground: float, part: float) -> Box:
    """The actor's body when `part` (0…1) of the scene is over, in stage units. ground: y of the stage's ground."""
    natural = natural_height(actor.character)
    height = (actor.height or natural) * actor.scale
    half = natural_width(actor.character) * height / natural / 2
    if is_person(actor.character) and actor.action not in _SPREADS:
        half *= _SLIM
    x = actor.x + actor.move * ease(part)
    bottom, bob = ground - actor.lift, 0.0
    if is_afloat(actor):
        figure = FIGURES.get(actor.character)
        bottom -= height * (0.05 if figure and figure.habitat is not Habitat.GROUND else 0.55)
        bob = _BOB
    above = height * _OVERHEAD.get(actor.holds.split(" ")[0], 0.0)
    if actor.action == "build" and is_quadruped(actor.character):
        above += height * _MALLET
    if is_person(actor.character):
        half = height / 2 if actor.action in _LYING else half
        height *= _ON_A_SEAT if actor.width or actor.action.startswith("seat") else _LOW.get(actor.action, 1.0)
    return Box(x - half, bottom - height - above - bob, x + half, bottom + bob)


def upper_body(actor: ActorSpec, ground: float, part: float) -> Box:
    """What a close shot shows of the actor: of a person head and chest, all of anything else."""
    whole = _top_of(actor, body(actor, ground, part), _UPPER_BODY)
    if not is_upright(actor):
        return whole
    aside = whole.width * (1 - _SHOULDERS) / 2
    return Box(whole.left + aside, whole.top, whole.right - aside, whole.bottom)


def from_waist_up(actor: ActorSpec, ground: float, part: float) -> Box:
    """What a medium shot shows of people who stand or walk: the body without the legs."""
    return _top_of(actor, body(actor, ground, part), _WAIST)


def is_upright(actor: ActorSpec) -> bool:
    """Whether it is a person on the ground whose legs tell nothing."""
    return is_person(actor.character) and actor.action in UPRIGHT and not (actor.lift or actor.width)


def _top_of(actor: ActorSpec, whole: Box, share: float) -> Box:
    """The upper part of a person's body; all of it where nobody stands or sits, and of anything else."""
    if not is_person(actor.character) or actor.action in _AFLOAT | _LYING:
        return whole
    return Box(whole.left, whole.top, whole.right, whole.top + whole.height * share)


def is_afloat(actor: ActorSpec) -> bool:
    """Whether the actor is off the ground."""
    return actor.action in _AFLOAT or actor.character in FLYING | SWIMMING
