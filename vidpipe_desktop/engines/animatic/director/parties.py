"""Who is in a scene, as a person chooses: each character once, with all who play it, and with what it is on or aboard of."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from vidpipe_desktop.engines.animatic.director.naming import noun_of
from vidpipe_desktop.engines.animatic.director.world import flies, natural_height, natural_width
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec

ANOTHER: Final = "another"
"""The key of somebody whom the scene's words don't name."""
BACKGROUND: Final = 1.3
"""From this depth on things are scenery, which nobody is on."""
_TOGETHER: Final = 100.0
"""Marks that are nearer to each other, in stage units, belong to one body."""
RESERVED: Final = ("place", "light", "weather", "season", "shot", "camera", "caption", ANOTHER)
"""Names of fields that are about the scene as a whole."""


@dataclass(frozen=True, slots=True)
class Member:
    """An actor, and the key of the party it belongs to."""

    party: str
    actor: ActorSpec


Troupe = tuple[Member, ...]
"""Everybody in a scene, in the order in which they are drawn."""


def troupe(actors: Sequence[ActorSpec]) -> Troupe:
    """The actors of a scene as its words have it. Who is of one kind and has one name is one party."""
    keys: dict[tuple[str, str], str] = {}
    for actor in actors:
        who = (actor.character, actor.called)
        if who not in keys:
            keys[who] = _key(noun_of(Subject(*who)), keys.values())
    return tuple(Member(keys[actor.character, actor.called], actor) for actor in actors)


def lead(members: Troupe, party: str) -> ActorSpec | None:
    """The foremost actor of a party; None if it has left the scene."""
    return next((member.actor for member in reversed(members) if member.party == party), None)


def parties(members: Troupe) -> Iterator[str]:
    """The keys of those who are there; who stands before others comes first."""
    depths: dict[str, float] = {}
    for member in members:
        depths[member.party] = min(member.actor.depth, depths.get(member.party, member.actor.depth))
    return iter(sorted(depths, key=lambda party: depths[party] >= BACKGROUND))


def companions(members: Troupe, party: str) -> frozenset[int]:
    """The places in the troupe of all who move together with a party, itself included."""
    found = {index for index, member in enumerate(members) if member.party == party}
    while True:
        more = {
            index
            for index, member in enumerate(members)
            if any(_bound(member.actor, members[other].actor) for other in found)
        }
        if more <= found:
            return frozenset(found)
        found |= more


def is_alone(members: Troupe, party: str) -> bool:
    """Whether nobody of another party is on it, under it, or hand in hand with it."""
    return all(members[index].party == party for index in companions(members, party))


def _key(noun: str, taken: Collection[str]) -> str:
    slug = "-".join("".join(char if char.isalnum() else " " for char in noun.lower()).split()) or "actor"
    keys = (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in keys if key not in taken and key not in RESERVED)


def _bound(one: ActorSpec, other: ActorSpec) -> bool:
    if max(one.depth, other.depth) >= BACKGROUND or one.move != other.move:
        return False
    apart = abs(one.x - other.x)
    return apart < _TOGETHER or (_is_on(one) and apart < _half(other)) or (_is_on(other) and apart < _half(one))


def _is_on(actor: ActorSpec) -> bool:
    return actor.lift > 0 and not flies(actor.character)


def _half(actor: ActorSpec) -> float:
    natural = natural_height(actor.character)
    return natural_width(actor.character) * actor.scale * ((actor.height or natural) / natural) / 2
