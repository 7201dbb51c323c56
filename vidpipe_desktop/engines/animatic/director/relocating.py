"""The same actors in another place: off their boats or into one, on their feet again, or afloat."""

from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import rest_of, settled, stage_in, unsettled
from vidpipe_desktop.engines.animatic.director.groups import BOAT
from vidpipe_desktop.engines.animatic.director.parties import Member, Troupe
from vidpipe_desktop.engines.animatic.director.world import Place, flies, is_quadruped, swims, thing
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_WATER: Final = ("sea", "shore")
_OFF_THE_GROUND: Final = ("space", "deep", "air")
_DRIFTING: Final = ("float", "swim", "fly", "leap")
"""What everybody does where nobody can stand."""


def relocated(members: Troupe, old: Place, new: Place, film: int) -> Troupe:
    """The troupe as it is in the new place. film: number that all faces of the film follow from."""
    if old.kind == new.kind:
        return members
    actors = [member.actor for member in members]
    if old.kind == "shore":
        members = tuple(replace(member, actor=unsettled(member.actor, actors)) for member in members)
    members = tuple(replace(member, actor=_grounded(member.actor, old, new)) for member in members)
    if new.kind not in _WATER:
        members = _ashore(members)
    actors = [member.actor for member in members]
    return tuple(
        Member(member.party, actor)
        for member in members
        for actor in _aboard(as_settled(member.actor, actors, new.kind, film), new)
    )


def as_settled(actor: ActorSpec, others: list[ActorSpec], kind: str, film: int) -> ActorSpec:
    """The actor as this kind of place allows, with the face that it has."""
    there = settled(actor, others, kind, film)
    return replace(there, look=actor.look) if actor.look.endswith(there.look.rpartition(" ")[2]) else there


def _grounded(actor: ActorSpec, old: Place, new: Place) -> ActorSpec:
    """On its feet, if it was the place that had it drift; off the chair that the room had."""
    if flies(actor.character) or swims(actor.character) or actor.action not in _DRIFTING:
        return actor if actor.lift else replace(actor, width=0.0)
    dry = new.kind not in _WATER and actor.action in ("swim", "leap")
    return _standing(actor) if dry or old.kind in _OFF_THE_GROUND else actor


def _ashore(members: Troupe) -> Troupe:
    """Without boats; who was aboard stands, and is no smaller than others."""
    size = max((member.actor.scale for member in members if _is_boat(member.actor)), default=0.0)
    if not size:
        return members
    return tuple(
        replace(
            member, actor=replace(_standing(member.actor), scale=size) if _is_carried(member.actor) else member.actor
        )
        for member in members
        if not _is_boat(member.actor)
    )


def _standing(actor: ActorSpec) -> ActorSpec:
    return replace(actor, action=rest_of(Subject(actor.character)), lift=0.0, move=0.0, width=0.0)


def _is_carried(actor: ActorSpec) -> bool:
    return actor.lift > 0 and not flies(actor.character) and thing(actor.character) is None


def _aboard(actor: ActorSpec, new: Place) -> tuple[ActorSpec, ...]:
    """Animals that walk are given a boat out at sea; people have one drawn under them."""
    if new.kind != "sea" or actor.lift or not is_quadruped(actor.character):
        return (actor,)
    subject = Subject(actor.character, actor.called)
    group = stage_in((subject,), BOAT, actor.x, actor.facing, move=actor.move, scale=actor.scale)
    return tuple(replace(each, ink=actor.ink) if each.character == actor.character else each for each in group)


def _is_boat(actor: ActorSpec) -> bool:
    staged = thing(actor.character)
    return staged is not None and staged.kind == "boat"
