"""What a person chose by hand in a scene, done to the scene as its words have it. Nothing is drawn by lot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.core.staging import Choice
from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE, doing, reach, rest_of, stage
from vidpipe_desktop.engines.animatic.director.captions import WHEN
from vidpipe_desktop.engines.animatic.director.fitting import fitted
from vidpipe_desktop.engines.animatic.director.itinerary import light_for
from vidpipe_desktop.engines.animatic.director.naming import capital
from vidpipe_desktop.engines.animatic.director.parties import (
    ANOTHER,
    Member,
    Troupe,
    companions,
    lead,
    parties,
    troupe,
)
from vidpipe_desktop.engines.animatic.director.relocating import as_settled, relocated
from vidpipe_desktop.engines.animatic.director.wording import mark
from vidpipe_desktop.engines.animatic.director.world import Place, natural_width, place, world
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, SceneSpec

NOBODY: Final = "nobody"
DOES, AT = ".does", ".at"
"""What follows a party's name in the names of its fields."""
WEATHERS: Final = ("storm", "rain", "snow", "fog", "overcast")
"""Tags, of which a person chooses one; the first that a scene has is its weather."""
CLEAR: Final = "clear"
AUTUMN, SUMMER = "autumn", "summer"
AUTUMNAL: Final = frozenset(("city", "forest", "lake", "meadow", "farm", "castle", "road", "lighthouse"))
"""Places where leaves turn."""
MARKS: Final = {"left": -0.25, "centre": 0.0, "right": 0.25}
"""Where somebody stands, from the middle of the view, in parts of its width."""
_ASIDE: Final = {"left": -0.13, "centre": 0.0, "right": 0.13}
"""The nearest to the middle that somebody on a side stands."""
_RUINED: Final = ("castle", "rome", "ruins")
_WAY: Final = 0.55
"""Share of the way that somebody could come in a scene."""
_STEP, _STEPS = 45.0, 9
"""How far from a mark there may be free ground, in stage units."""
_ELBOWS: Final = 0.45
"""Distance of two who don't cover each other, in parts of their widths."""
_TRAVELS: Final = frozenset(("run", "walk", "march", "fly", "swim", "climb"))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A scene with a person's choices, and who is in it: the troupe has the actors of the spec."""

    spec: SceneSpec
    members: Troupe


def chosen(written: SceneSpec, choices: Sequence[Choice], view_width: float) -> Chosen:
    """The scene with these choices; those about somebody who is not in it change nothing.

    view_width: stage units that are seen.
    """
    wanted = dict(choices)
    spec = _surroundings(written, wanted)
    before = troupe(written.actors)
    film = derive_seed(written.score_seed, "faces")
    members = relocated(before, place(written.set), place(spec.set), film)
    scene = _Stage(spec, place(spec.set), film, view_width)
    members = _recast(scene, members, wanted)
    for party in list(dict.fromkeys(member.party for member in members)):
        members = _busy(scene, members, party, wanted.get(party + DOES, ""))
        members = _marked(scene, members, party, wanted.get(party + AT, ""))
    shot, camera = wanted.get("shot", spec.shot), wanted.get("camera", spec.camera)
    if members != before or (shot, camera) != (spec.shot, spec.camera):
        actors, _, camera = fitted([member.actor for member in members], shot, camera, view_width)
        members = tuple(replace(member, actor=actor) for member, actor in zip(members, actors, strict=True))
        for party in dict.fromkeys(member.party for member in members):
            members = _kept_aside(scene, members, party, wanted.get(party + AT, ""))
    spec = replace(spec, shot=shot, camera=camera, caption=wanted.get("caption", spec.caption))
    return Chosen(replace(spec, actors=tuple(member.actor for member in members)), members)


def character_of(name: str) -> str:
    """The character that a subject is chosen by: its own name, or that of the figure of a thing."""
    return name if name in world().kind_of or name.startswith(PICTOGRAM) else PICTOGRAM + name


def weather_of(tags: Sequence[str]) -> str:
    """What falls from the sky, or hangs in it."""
    return next((tag for tag in WEATHERS if tag in tags), CLEAR)


@dataclass(frozen=True, slots=True)
class _Stage:
    """What choices about actors depend on."""

    spec: SceneSpec
    place: Place
    film: int
    view_width: float


def _surroundings(spec: SceneSpec, wanted: Mapping[str, str]) -> SceneSpec:
    """Place, light, weather and season."""
    if not {"place", "light", "weather", "season"}.intersection(wanted):
        return spec
    old, new = place(spec.set), place(wanted.get("place", spec.set))
    weather = [tag for tag in spec.tags if tag in WEATHERS] if "weather" not in wanted else [wanted["weather"]]
    autumn = wanted.get("season", AUTUMN if AUTUMN in spec.tags else SUMMER) == AUTUMN
    tags = (
        *(tag for tag in weather if tag != CLEAR and new.is_outdoors),
        *((AUTUMN,) if autumn and new.name in AUTUMNAL else ()),
        *(tag for tag in spec.tags if tag not in (*WEATHERS, AUTUMN) and _suits(tag, new)),
    )
    tinted = old.is_outdoors and spec.palette not in (old.palette, "snow", "")
    palette = spec.palette if tinted and new.is_outdoors else new.palette or ("snow" if "snow" in tags else "")
    light = light_for(new, wanted.get("light", spec.time_of_day), tags)
    there = replace(spec, set=new.name, time_of_day=light, tags=tags, palette=palette)
    return replace(there, caption=_retold(spec.caption, spec, there))


def _retold(text: str, old: SceneSpec, new: SceneSpec) -> str:
    """A caption that speaks of place or light, speaking of the new ones."""
    before, after = place(old.set), place(new.set)
    for said, instead in (
        (before.where, after.where),
        (before.called, after.called),
        (WHEN[old.time_of_day], WHEN[new.time_of_day]),
    ):
        text = text.replace(said, instead).replace(capital(said), capital(instead))
    return text


def _suits(condition: str, at: Place) -> bool:
    return at.name in _RUINED if condition == "ruin" else at.kind == "land"


def _recast(scene: _Stage, members: Troupe, wanted: Mapping[str, str]) -> Troupe:
    """Others in the place of some, without those who are not wanted, and with one more."""
    for party in list(parties(members)):
        name = wanted.get(party, "")
        if name == NOBODY:
            members = tuple(member for member in members if member.party != party)
        elif name:
            members = _replaced(scene, members, party, character_of(name))
    if (name := wanted.get(ANOTHER, NOBODY)) != NOBODY:
        who = Subject(character_of(name))
        taken = {mark(member.actor.x, scene.view_width) for member in members}
        side = next((each for each in ("right", "left", "centre") if each not in taken), "right")
        x = MIDDLE + MARKS[side] * scene.view_width
        (actor,) = stage(who, x, rest_of(who), -1 if side == "right" else 1, scale=_usual_scale(members))
        members = (Member(ANOTHER, _settled(scene, actor)), *members)
        members = _marked(scene, members, ANOTHER, side)
    return members


def _replaced(scene: _Stage, members: Troupe, party: str, character: str) -> Troupe:
    """As many of another kind where the party was, doing the same as far as they can."""
    old = lead(members, party)
    if old is None or old.character == character:
        return members
    count = sum(member.party == party for member in members)
    who = Subject(character, count=count)
    move = old.move if reach(who, old.action) else 0.0
    group = stage(who, old.x, old.action, old.facing, move=move, scale=old.scale)
    first = next(index for index, member in enumerate(members) if member.party == party)
    rest = [member for member in members[first:] if member.party != party]
    return (*members[:first], *(Member(party, _settled(scene, actor)) for actor in group), *rest)


def _settled(scene: _Stage, actor: ActorSpec) -> ActorSpec:
    return as_settled(actor, [actor], scene.place.kind, scene.film)


def _usual_scale(members: Troupe) -> float:
    scales = sorted(member.actor.scale for member in members if member.actor.depth < 1.3)
    return scales[len(scales) // 2] if scales else 1.0


def _busy(scene: _Stage, members: Troupe, party: str, action: str) -> Troupe:
    """The party doing this. Who goes somewhere sets out from its mark, to where there is more room."""
    if not action or lead(members, party) is None:
        return members
    return tuple(
        replace(member, actor=_acting(scene, member.actor, action)) if member.party == party else member
        for member in members
    )


def _acting(scene: _Stage, actor: ActorSpec, action: str) -> ActorSpec:
    if actor.action.startswith("seat"):
        return replace(actor, action=action if action == "seat" else f"seat_{action}")
    who = Subject(actor.character)
    action = doing(actor.character, action)
    way = reach(who, action) * _WAY if action in _TRAVELS else 0.0
    facing = _inward(actor, scene.view_width) if way else actor.facing
    (able,) = stage(who, actor.x, action, facing, move=way * facing, scale=actor.scale)
    there = replace(actor, action=able.action, move=able.move, facing=facing, lift=able.lift, width=0.0)
    return _settled(scene, there)


def _inward(actor: ActorSpec, view_width: float) -> int:
    """Towards where there is more room."""
    return {"left": 1, "right": -1}.get(mark(actor.x, view_width), actor.facing)


def _marked(scene: _Stage, members: Troupe, party: str, where: str) -> Troupe:
    """The party, with all that it is on or aboard of, where it is wanted: beside others, not before them."""
    actor = lead(members, party)
    if actor is None or not where:
        return members
    moved = companions(members, party)
    others = [member.actor for index, member in enumerate(members) if index not in moved]
    shift = _free(scene, actor, others, where) - actor.x
    turn = (
        1 if where == "centre" or _inward(replace(actor, x=actor.x + shift), scene.view_width) == actor.facing else -1
    )
    about = actor.x
    return tuple(
        replace(
            member,
            actor=replace(
                member.actor,
                x=about + shift + (member.actor.x - about) * turn,
                facing=member.actor.facing * turn,
                move=member.actor.move * turn,
            ),
        )
        if index in moved
        else member
        for index, member in enumerate(members)
    )


def _kept_aside(scene: _Stage, members: Troupe, party: str, where: str) -> Troupe:
    """The party on its side, should it have been drawn to the middle with the others; the camera then sees more."""
    actor = lead(members, party)
    if actor is None or not where or mark(actor.x, scene.view_width) == where:
        return members
    moved, shift = companions(members, party), MIDDLE + _ASIDE[where] * scene.view_width - actor.x
    return tuple(
        replace(member, actor=replace(member.actor, x=round(member.actor.x + shift, 1))) if index in moved else member
        for index, member in enumerate(members)
    )


def _free(scene: _Stage, actor: ActorSpec, others: Sequence[ActorSpec], where: str) -> float:
    """The nearest place to the mark, still on its side, that nobody else takes."""
    target = MIDDLE + MARKS[where] * scene.view_width
    spots = [target + side * step * _STEP for step in range(_STEPS) for side in (1, -1)]
    return next(
        (x for x in spots if mark(x, scene.view_width) == where and all(_clear(actor, x, other) for other in others)),
        target,
    )


def _clear(actor: ActorSpec, x: float, other: ActorSpec) -> bool:
    apart = (natural_width(actor.character) * actor.scale + natural_width(other.character) * other.scale) * _ELBOWS
    return other.depth >= 1.3 or abs(x - other.x) >= apart
