"""Who stands together: the hero and others with what they ride, sit on or are aboard of."""

from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import MOUNTS, rest_of, stage, stage_in, stage_mounted
from vidpipe_desktop.engines.animatic.director.draft import Cue
from vidpipe_desktop.engines.animatic.director.perching import Group, stage_with
from vidpipe_desktop.engines.animatic.director.premise import AFLOAT, Premise
from vidpipe_desktop.engines.animatic.director.world import (
    is_alive,
    is_person,
    is_quadruped,
    natural_height,
    swims,
    thing,
)
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

BOAT: Final = Subject(f"{PICTOGRAM}⛵", "boat")
MOVING: Final = ("run", "walk", "fly", "swim", "ride", "climb", "float")
_ON_THE_SPOT: Final = frozenset(
    ("read", "write", "cook", "paint", "dig", "sweep", "eat", "drink", "work", "sleep", "instrument", "violin", "sing", "knit", "water", "fish", "phone",
     "think", "cry", "laugh", "sad", "play", "dance", "sit", "stand", "kneel", "push", "throw", "piano", "type", "build", "row", "wave", "teach", "jump", "fall", "point"),
)  # fmt: skip
"""Deeds that a hero is at in every scene."""
_LAP = 210.0
"""Height of the largest animal that sits down beside somebody, in stage units."""
_ARMS: Final = 0.15
"""How far each of two who hold hands is from the middle between them, in heights."""


def lead_group(cue: Cue, x: float, action: str, *, move: float = 0.0, scale: float = 1.0, facing: int = 0) -> Group:
    """The hero, with companions, in the vehicle or on the horse that the prompt gives it.

    facing: 0 = the cue's side.
    """
    film, hero = cue.film, hero_of(cue)
    way = facing or cue.side
    if film.carrier or needs_a_boat(cue, hero, action):
        party = (hero, *_aboard(film))
        return stage_in(party, film.carrier or boat_of(film), x, way, move=move, scale=scale)
    if mount := mount_of(cue):
        return stage_mounted(hero, mount, x, way, move=move, scale=scale)
    if hand := in_hand(cue):
        return _hand_in_hand(hero, hand, x, way, move=move, scale=scale)
    if film.perch:
        guests = _guests(film)
        return stage_with(hero, film.perch, x, action, way, scale, guests=guests)
    return stage(hero, x, action, way, move=move, scale=scale)


def in_hand(cue: Cue) -> Subject | None:
    """Who goes hand in hand with the hero."""
    film = cue.film
    people = [other for other in film.others if is_person(other.character)]
    both = film.hero is not None and is_person(film.hero.character) and film.action == "hands"
    return people[0] if both and people else None


def _hand_in_hand(hero: Subject, other: Subject, x: float, facing: int, *, move: float, scale: float) -> Group:
    """Two people side by side, the smaller one ahead."""
    ahead, behind = sorted((hero, other), key=lambda subject: natural_height(subject.character))
    apart = _ARMS * (natural_height(ahead.character) + natural_height(behind.character)) / 2 * scale * facing
    going = "_walk" if move else ""
    first = stage(replace(ahead, count=1), x + apart, f"led{going}", facing, move=move, scale=scale)
    last = stage(replace(behind, count=1), x - apart, f"leads{going}", facing, move=move, scale=scale)
    return (*last, *first)


def other_group(cue: Cue, other: Subject, x: float, action: str, facing: int, *, move: float, scale: float) -> Group:
    """Somebody besides the hero, in a boat out at sea."""
    if other.traits.does and other.traits.does not in MOVING and not move and cue.film.action != "fight":
        action = other.traits.does
    if needs_a_boat(cue, other, action):
        return stage_in((other,), BOAT, x, facing, move=move, scale=scale)
    return stage(other, x, action, facing, move=move, scale=scale * (0.8 if other.character == "dragon" else 1.0))


def _aboard(film: Premise) -> tuple[Subject, ...]:
    """Who comes along in a boat."""
    return tuple(other for other in film.others[:1] if film.together and not swims(other.character))


def _guests(film: Premise) -> tuple[Subject, ...]:
    """Who shares the seat of the hero: who is named next, has nothing else to do, and fits on it."""
    if film.perch is None or film.perch.relation not in ("on", "in"):
        return ()
    return tuple(other for other in film.others[:1] if _sits_along(other, film) and not swims(other.character))


def _sits_along(other: Subject, film: Premise) -> bool:
    traits = other.traits
    low = natural_height(other.character) * traits.size <= _LAP
    idle = traits.does in ("", "sit", "sleep", film.action) and not traits.at
    return film.together or (idle and (is_person(other.character) or (low and is_quadruped(other.character))))


def needs_a_boat(cue: Cue, subject: Subject, action: str) -> bool:
    """Whether somebody can only be where the scene plays aboard of something."""
    rows = cue.film.action in AFLOAT and is_person(subject.character)
    return cue.stop.place.kind == "sea" and action != "swim" and walks(subject) and not rows


def boat_of(film: Premise) -> Subject:
    """A vessel that the prompt names, else a sailing boat."""
    vessels = (prop for prop in film.props if (staged := thing(prop.character)) and staged.kind == "boat")
    return next(vessels, BOAT)


def hero_of(cue: Cue) -> Subject:
    """The hero of the film. Raises ValueError where there is none."""
    if cue.film.hero is None:
        raise ValueError("a story needs a hero")
    return cue.film.hero


def mount_of(cue: Cue) -> Subject | None:
    """The animal that the hero rides or sits on."""
    film = cue.film
    if film.hero is None:
        return None
    rides = film.action == "ride" and is_person(film.hero.character)
    on = film.hero.traits.at if film.hero.traits.relation == "on" else ""
    return next(
        (
            other
            for other in film.others
            if (rides and other.character in MOUNTS) or (_carries(other) and other.character == on)
        ),
        None,
    )


def _carries(other: Subject) -> bool:
    return is_quadruped(other.character) or other.character in MOUNTS


def others_of(cue: Cue) -> tuple[Subject, ...]:
    """Who acts besides the hero, without mounts and those who are aboard or on the same seat."""
    mount, film = mount_of(cue), cue.film
    aboard = _aboard(film) if film.carrier or cue.stop.place.kind == "sea" else _guests(film)
    hand = in_hand(cue)
    return tuple(other for other in film.others if other not in (mount, hand) and other not in aboard)


def walks(subject: Subject) -> bool:
    """Whether it goes on the ground."""
    return is_person(subject.character) or is_quadruped(subject.character)


def stays(cue: Cue, hero: Subject) -> bool:
    """Whether the deed of the film keeps the hero on the spot from the first scene on."""
    film = cue.film
    if film.carrier or mount_of(cue) or not is_alive(hero.character):
        return False
    duel = film.action == "fight" and hero.count == 2 and not film.others
    return film.perch is not None or duel or (film.action in _ON_THE_SPOT and walks(hero))


def staying(cue: Cue, hero: Subject) -> str:
    """What the hero does who stays on the spot."""
    return cue.film.action if cue.film.action not in MOVING else rest_of(hero)
