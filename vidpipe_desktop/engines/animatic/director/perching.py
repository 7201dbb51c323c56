"""Staging somebody on, in, under, behind, beside, around or between things."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.actors.catalog import figure_name
from vidpipe_desktop.engines.animatic.director.belongings import Perch
from vidpipe_desktop.engines.animatic.director.blocking import is_small, on_a_table, rest_of, stage
from vidpipe_desktop.engines.animatic.director.world import flies, is_person, natural_height, natural_width, world
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import ActorSpec

Group = tuple[ActorSpec, ...]

SEATED: Final = frozenset(
    ("read", "drink", "write", "talk", "sad", "instrument", "eat", "phone", "knit", "violin", "think", "laugh", "cry", "wave", "fish", "sing", "paint")
)  # fmt: skip
"""What people do sitting; each has a pose named seat_…"""
_SEAT = 0.265
"""Height of a seat on which one sits with the feet on the ground, in heights of a person."""
_STOOL = 84.0
"""Width of what one sits on at a piano, in stage units."""
_DESK: Final = "desk"
_AT_A_DESK: Final = frozenset(("type", "work", "read", "write", "talk", "think", "drink", "eat", "sit", "sad", "phone"))
"""What one does at a desk on a chair."""
_LYING = 0.95
_WIDE: Final = {"person": 0.5, "other": 0.9}
"""Room that somebody takes on a perch, as a share of the natural width."""
_FLOOR = 0.3
"""Height of the floor of what somebody is in, as a share of its height."""
_BELOW_RIM = 0.4
"""How much of somebody is hidden in a container at most, as a share of the height."""
_FOR_ONE = 2.2
"""Seats that are narrower than this, in rooms of one body, are for one."""
_RUG: Final = "rug"
_LOW, _THIN = 0.12, 8.0
"""What is lower than this, in heights of a body, is sat on as on the ground; and how high one sits on it, in stage units."""
_BED: Final = "bed"
_PILLOW, _LENGTH = 0.46, 1.15
"""Where a pillow ends, as a share of the bed's width from its middle; and how long who lies is, in heights."""
_ON_THE_GROUND: Final = frozenset(("dig", "push", "water"))
"""What is done to things where they lie."""
_TABLE_ASIDE = 90.0
"""How much farther off a table stands than what is on it would, in stage units."""
_AT_WORK = 0.78
"""How much nearer than others they are to a thing who hammer at it."""
_LARGEST = 2.4
_SUNK = 0.04
_UNMOVED: Final = frozenset(("sleep", "dance", "sing", "cheer", "fight", "jump"))
"""What somebody on a perch does there standing or lying, rather than sitting."""


def stage_with(
    subject: Subject, perch: Perch, x: float, action: str, facing: int, scale: float, *, guests: Sequence[Subject] = ()
) -> Group:
    """The subject where the perch puts it; the last actor but a container's is the subject. guests: who is there, too."""
    match perch.relation:
        case "on":
            return _on((subject, *guests), perch.what, x, action, facing, scale)
        case "in":
            return _inside((subject, *guests), perch.what, x, action, facing, scale)
        case "under":
            return _under(subject, perch.what, x, action, facing, scale)
        case "behind":
            own = stage(subject, x, _still(subject, action), facing, scale=scale)
            return (*own, _thing(perch.what, x + 30 * facing, facing, scale))
        case "up":
            (climber,) = stage(replace(subject, count=1), x, "climb", facing, scale=scale)
            high = _seat_height(perch.what) * scale
            return (_thing(perch.what, x + 20 * facing, facing, scale), replace(climber, lift=high))
        case "before":
            own = stage(subject, x, _still(subject, action), facing, scale=scale)
            return (_thing(perch.what, x + 60 * facing, facing, scale), *own)
        case "around":
            return _around(subject, perch.what, x, action, facing, scale)
        case _:
            return _beside(subject, perch.what, x, action, facing, scale)


def _still(subject: Subject, action: str) -> str:
    return (
        rest_of(subject)
        if action in ("walk", "run", "ride", "fly", "swim") and not flies(subject.character)
        else action
    )


def _thing(what: Subject, x: float, facing: int, scale: float) -> ActorSpec:
    (actor,) = stage(replace(what, count=1), x, "idle", facing, scale=scale)
    return replace(actor, depth=1.0)


def _room(subject: Subject) -> float:
    kind = "person" if is_person(subject.character) else "other"
    return natural_width(subject.character) * _WIDE[kind] * subject.traits.size


def _large_enough(what: Subject, needed: float) -> float:
    """Factor for a thing on which there shall be so much room."""
    return min(_LARGEST, max(1.0, needed / natural_width(what.character)))


def _seat_height(what: Subject) -> float:
    usual = world().perches.get(figure_name(what.character))
    return natural_height(what.character) * (usual.seat if usual else 0.96) * what.traits.size


def _spread(subjects: Sequence[Subject]) -> list[Subject]:
    return [replace(subject, count=1) for subject in subjects for _ in range(subject.count)][:3]


def _on(subjects: Sequence[Subject], what: Subject, x: float, action: str, facing: int, scale: float) -> Group:
    bodies = _spread(subjects)
    rooms = [_room(body) for body in bodies]
    if action == "sleep" and len(bodies) == 1 and figure_name(what.character) == _BED:
        return _in_bed(bodies[0], what, x, facing, scale)
    on_the_floor = figure_name(what.character) == _RUG
    if len(bodies) > 1 and natural_width(what.character) < _FOR_ONE * rooms[0] and not on_the_floor:
        return _each_on(bodies, what, x, action, facing, scale)
    larger = _large_enough(what, sum(rooms) * 1.1)
    group = [_thing(what, x, facing, scale * larger)]
    at = x + sum(rooms) * scale / 2 * facing
    for body, room in reversed(list(zip(bodies, rooms, strict=True))):
        at -= room * scale / 2 * facing
        group.append(_perched(body, _seat_height(what) * larger * scale, at, action, facing, scale))
        at -= room * scale / 2 * facing
    return _told_apart(group)


def _told_apart(group: Sequence[ActorSpec]) -> Group:
    """The group in which several of one kind don't look the same."""
    looks = [actor.look for actor in group]
    return tuple(
        replace(actor, look=f"{actor.look}+{before}", phase=0.37 * before)
        if (before := looks[:at].count(actor.look))
        else actor
        for at, actor in enumerate(group)
    )


def _in_bed(body: Subject, bed: Subject, x: float, facing: int, scale: float) -> Group:
    """Somebody asleep with the head on the pillow, which is where the bed doesn't look to."""
    long = _LENGTH * natural_height(body.character) * body.traits.size
    larger = _large_enough(bed, long if is_person(body.character) else 0.0)
    head = natural_width(bed.character) * larger * _PILLOW - long / 2
    way = facing if is_person(body.character) else -facing  # people lie with the head behind them
    lying = _perched(body, _seat_height(bed) * larger * scale, x - max(0.0, head) * scale * facing, "sleep", way, scale)
    return (_thing(bed, x, facing, scale * larger), lying)


def _each_on(bodies: Sequence[Subject], what: Subject, x: float, action: str, facing: int, scale: float) -> Group:
    """Everybody on a seat of one's own, side by side."""
    step = max(natural_width(what.character), _room(bodies[0])) * 1.15 * scale * facing
    middle = (len(bodies) - 1) / 2
    seats = [
        _on((body,), what, x + (middle - index) * step, action, facing, scale) for index, body in enumerate(bodies)
    ]
    return _told_apart([actor for seat in reversed(seats) for actor in seat])


def _perched(body: Subject, top: float, x: float, action: str, facing: int, scale: float) -> ActorSpec:
    """One body whose seat is so high above the ground, in stage units."""
    if not is_person(body.character):
        doing = action if action in _UNMOVED else "sit"
        return replace(stage(body, x, doing, facing, scale=scale)[-1], lift=top - _SUNK * top)
    if action in _UNMOVED:
        return replace(stage(body, x, action, facing, scale=scale)[-1], lift=top * _LYING)
    if top < _LOW * natural_height(body.character) * scale:
        return replace(stage(body, x, "sit", facing, scale=scale)[-1], lift=_THIN)
    doing = f"seat_{action}" if action in SEATED else "seat"
    (actor,) = stage(body, x, doing, facing, scale=scale)
    return replace(actor, lift=max(0.0, top - _SEAT * natural_height(body.character) * actor.scale))


def _inside(subjects: Sequence[Subject], what: Subject, x: float, action: str, facing: int, scale: float) -> Group:
    """Bodies that look out over the rim of what they are in."""
    bodies = _spread(subjects)
    larger = _large_enough(what, sum(_room(body) for body in bodies) * 0.9)
    container = _thing(what, x, facing, scale * larger)
    step = natural_width(what.character) * larger * scale * 0.3
    rim = natural_height(what.character) * what.traits.size * larger * scale
    smallest = min(natural_height(body.character) * body.traits.size for body in bodies) * scale
    low = max(min(_seat_height(what) * larger * scale, _FLOOR * rim), rim - _BELOW_RIM * smallest)
    group = [
        replace(_perched(body, low, x + step * (index - (len(bodies) - 1) / 2), action, facing, scale), lift=low)
        for index, body in enumerate(bodies)
    ]
    return (*group, container)


def _under(subject: Subject, what: Subject, x: float, action: str, facing: int, scale: float) -> Group:
    high = natural_height(subject.character) * subject.traits.size
    larger = min(_LARGEST, max(1.0, 1.12 * high / natural_height(what.character)))
    own = stage(subject, x, _still(subject, action), facing, scale=scale)
    return (_thing(what, x, facing, scale * larger), *own)


def _beside(subject: Subject, what: Subject, x: float, action: str, facing: int, scale: float) -> Group:
    near = _AT_WORK if action == "build" else 0.92
    gap = (natural_width(what.character) * what.traits.size / 2 + _room(subject) * 0.5) * scale * near
    own = stage(subject, x - gap * 0.5 * facing, _still(subject, action), facing, scale=scale)
    if action == "piano" or (figure_name(what.character) == _DESK and action in _AT_A_DESK):
        own = tuple(replace(actor, width=_STOOL * scale) for actor in own)
    spot = x + gap * 0.6 * facing
    if is_small(what) and is_person(subject.character) and action not in _ON_THE_GROUND:
        return (*on_a_table(what, spot + _TABLE_ASIDE * scale * facing, facing, scale), *own)
    there = stage(replace(what, count=min(what.count, 3)), spot, "idle", facing, scale=scale)
    return (*(replace(actor, depth=1.0) for actor in there), *own)


def _around(subject: Subject, what: Subject, x: float, action: str, facing: int, scale: float) -> Group:
    """On both sides of it, face to face; who is alone stands beside it."""
    if subject.count < 2:
        return _beside(subject, what, x, action, facing, scale)
    near = _AT_WORK if action == "build" else 1.0
    gap = (natural_width(what.character) / 2 + _room(subject) * 0.5) * scale * near
    one = replace(subject, count=1)
    size = _large_enough(what, _room(subject))
    right = stage(one, x + gap * facing, _still(subject, action), -facing, scale=scale)
    left = stage(one, x - gap * facing, _still(subject, action), facing, scale=scale)
    mate = replace(right[-1], look=f"{right[-1].look}+1", phase=0.4)
    return (mate, _thing(what, x, facing, scale * size), *left)
