"""Who holds what, and on, in or under what somebody is: from a prompt's things to the hands and seats of its people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from vidpipe_desktop.engines.animatic.actors.catalog import figure_name, size_of
from vidpipe_desktop.engines.animatic.director.world import is_person, thing, world
from vidpipe_desktop.engines.animatic.language.lexicon import bare
from vidpipe_desktop.engines.animatic.language.reading import Reading, Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

_LARGEST_HELD = 200.0
"""Natural height of the largest thing that goes on a hand, in stage units."""
_CARRIED: Final = ("object", "food", "plant")
_BUNCHES: Final = {"balloon": "balloons", "flower": "bouquet"}
"""How several of a kind are held."""
_AT_THINGS: Final = frozenset(("work", "build", "water", "push", "paint", "dig", "piano"))
"""Deeds that are done to things rather than with them in the hand."""
_UPON: Final = ("on", "in")
_OVERHEAD: Final = "umbrella"


@dataclass(frozen=True, slots=True)
class Perch:
    """Something that somebody is with. relation: on, in, under, beside, before, behind, around or between."""

    what: Subject
    relation: str


def held_as(subject: Subject) -> str:
    """How a thing is drawn in a hand; "" if nobody can hold it."""
    staged = thing(subject.character)
    if staged is None:
        return ""
    picture = bare(subject.character.removeprefix(PICTOGRAM))
    kind = world().hands.get(picture, "")
    if kind:
        return _BUNCHES.get(kind, kind) if subject.count > 1 else kind
    size = size_of(subject.character)
    small = size is not None and size.height <= _LARGEST_HELD and staged.kind in _CARRIED
    name = figure_name(subject.character)
    return name if small and name not in world().perches else ""


def with_belongings(everyone: Sequence[Subject], reading: Reading) -> list[Subject]:
    """The same without what people hold, which is now in their hands."""
    if reading.actions and reading.actions[0] in _AT_THINGS:
        return list(everyone)
    cast, carrier = list(everyone), reading.carrier
    people = [index for index, subject in enumerate(cast) if is_person(subject.character)]
    lain_with = {subject.traits.at: subject.traits.relation for subject in cast if subject.traits.at}
    for index, subject in enumerate(everyone):
        name = _concept(subject)
        carries = (staged := thing(subject.character)) is not None and staged.carries
        if not people or (name == carrier and carries) or not _in_hand(subject, lain_with.get(name, "")):
            continue
        owner = max((at for at in people if at < index), default=people[0])
        traits = cast[owner].traits
        if traits.holds:
            continue
        told = f"{held_as(subject)} {subject.traits.ink}".strip()
        apart = traits.at == name
        relation, at = ("", "") if apart else (traits.relation, traits.at)
        cast[owner] = replace(cast[owner], traits=replace(traits, holds=told, relation=relation, at=at))
        cast[index] = replace(subject, character="")
    return [subject for subject in cast if subject.character]


def _in_hand(subject: Subject, relation: str) -> bool:
    """Whether somebody has it in the hand. relation: in which somebody else is to it."""
    kind = held_as(subject)
    if not kind or subject.traits.relation:
        return False
    return not relation or (kind == _OVERHEAD and relation in ("under", "in"))


def perch_of(subject: Subject | None, props: Sequence[Subject], reading: Reading) -> Perch | None:
    """What the subject is with, or at work on. Only in English do prepositions tell all; elsewhere the usual counts, too."""
    if subject is None:
        return None
    for prop in props:
        staged = thing(prop.character)
        if staged and staged.depth > 1:
            continue
        usual = world().perches.get(figure_name(prop.character))
        if _concept(prop) == subject.traits.at:
            relation = subject.traits.relation
            fits = relation not in _UPON or usual is None or usual.relation not in (*_UPON, "up")
            return Perch(prop, relation if fits or usual is None else usual.relation)
        if usual and (not reading.is_english or usual.relation not in _UPON):
            return Perch(prop, usual.relation)
    if props and reading.actions and reading.actions[0] in _AT_THINGS:
        return Perch(props[0], "around" if reading.actions[0] in ("work", "build") else "beside")
    return None


def merged(first: Subject, told: Subject) -> Subject:
    """Somebody of whom more is told: what is new goes before."""
    mine, more = first.traits, told.traits
    traits = replace(
        mine,
        ink=more.ink or mine.ink,
        wears="; ".join(filter(None, dict.fromkeys((mine.wears, more.wears)))),
        holds=more.holds,
        relation=more.relation,
        at=more.at,
        does=more.does,
    )
    return replace(first, traits=traits)


def _concept(subject: Subject) -> str:
    return subject.character.removeprefix(PICTOGRAM)
