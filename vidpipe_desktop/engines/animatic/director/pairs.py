"""Two who have to do with each other: how near they are, and what the one does while the other acts."""

from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, rest_of
from vidpipe_desktop.engines.animatic.director.draft import Cue
from vidpipe_desktop.engines.animatic.director.groups import lead_group, other_group, others_of
from vidpipe_desktop.engines.animatic.director.perching import Group
from vidpipe_desktop.engines.animatic.director.world import is_person, natural_width
from vidpipe_desktop.engines.animatic.language.reading import Subject

_FACE_TO_FACE: Final = {"hug": 150.0, "dance": 300.0, "hands": 160.0}
"""What two do who are nearer to each other than usual, and how far their marks are apart, in stage units."""
_PEOPLE_APART = 380.0
_EACH_MORE, _MOST = 0.6, 4
"""The room that each more of the heroes takes, as a share of one's width; and of how many at most."""
_BEHIND, _BODY = 330.0, 0.46
"""How far behind the hero somebody goes along at least, and as a share of both bodies' widths."""
_ANSWERED: Final = frozenset(
    ("dance", "cheer", "talk", "sit", "drink", "play", "jump", "work", "build", "read", "hug", "eat", "laugh", "sing", "cook", "dig", "box"),
)  # fmt: skip
"""Deeds that people do together."""


def pair(
    cue: Cue, other: Subject, gap: float, actions: tuple[str, str], *, move: float = 0.0, scale: float = 1.0
) -> Group:
    """The hero and another, face to face. gap: between their marks; move: how far both come closer."""
    side = cue.side
    left = lead_group(cue, MIDDLE - side * gap / 2, actions[0], move=side * move, scale=scale)
    right = other_group(cue, other, MIDDLE + side * gap / 2, actions[1], -side, move=-side * move, scale=scale)
    return (*right, *left)


def marks_apart(hero: Subject, other: Subject, deed: str) -> float:
    """How far the marks of two are apart who look at each other, before they come closer."""
    if is_person(hero.character) and is_person(other.character):
        return _FACE_TO_FACE.get(deed, _PEOPLE_APART) + 40
    return 500.0


def answer(deed: str, other: Subject) -> str:
    """What the other does while the hero does its deed."""
    if is_person(other.character) and deed in _ANSWERED:
        return deed
    return rest_of(other)


def along(hero: Subject, other: Subject) -> float:
    """How far behind the hero somebody goes who comes along, in stage units: nobody hides behind an elephant."""
    bodies = [natural_width(one.character) * one.traits.size for one in (hero, other)]
    return max(_BEHIND, _BODY * sum(bodies)) + _EACH_MORE * bodies[0] * (min(hero.count, _MOST) - 1)


def companion(cue: Cue, hero: Subject, x: float, action: str, move: float, scale: float = 1.0) -> Group:
    """Who is with the hero from the beginning. x: the hero's mark."""
    others = others_of(cue)
    if not cue.film.together or not others or others[0] != cue.film.others[0]:
        return ()
    spot = x - along(hero, others[0]) * scale * cue.side
    return other_group(cue, others[0], spot, action if move else rest_of(others[0]), cue.side, move=move, scale=scale)
