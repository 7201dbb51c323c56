"""Where actors stand and what they do with their bodies; and that everybody stays in the picture."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.actors.catalog import figure_name
from vidpipe_desktop.engines.animatic.actors.names import ADULT
from vidpipe_desktop.engines.animatic.director.world import (
    DRAGONS,
    flies,
    is_alive,
    is_person,
    is_quadruped,
    natural_height,
    natural_width,
    swims,
    thing,
    world,
)
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_WIDTH, ActorSpec

MIDDLE: Final = STAGE_WIDTH / 2
MOUNTS: Final = frozenset(
    ("horse", "whitehorse", "blackhorse", "pony", "donkey", "zebra", "unicorn", "camel", "llama", "elephant", "mammoth", "rhino", "bull", "buffalo",
     "reindeer", "moose", "ostrich", "dino", "trex", "triceratops", *DRAGONS),
)  # fmt: skip
"""Whom people ride."""

_FARTHEST: Final = {
    "run": 780.0,
    "fly": 700.0,
    "swim": 640.0,
    "ride": 780.0,
    "walk": 440.0,
    "climb": 160.0,
    "float": 180.0,
}
"""How far one comes in a scene by what one does, in stage units."""
_AS_QUADRUPED: Final = {
    "swim": "run",
    "fly": "run",
    "ride": "run",
    "climb": "walk",
    "float": "stand",
    "lost": "walk",
    "explode": "run",
    "read": "sit",
    "work": "play",
}
_QUADRUPED_DOES: Final = frozenset(
    [
        "run",
        "walk",
        "fight",
        "attack",
        "jump",
        "sit",
        "sleep",
        "sad",
        "stand",
        "march",
        "play",
        "dance",
        "cheer",
        "talk",
        "drink",
        "eat",
        "build",
    ]
)
_BIRD_DOES: Final = frozenset(("sit", "sleep", "walk", "drink", "eat", "fight", "attack"))
_FLIGHT: Final = 210.0
_DRAGON_FLIGHT: Final = 90.0
"""How high birds and dragons fly, in stage units."""
_AS_PERSON: Final = {"attack": "fight"}
_SEATED: Final = frozenset(("sit", "read", "write", "knit"))
_ON_WHEELS = 0.85
"""Size of somebody on a bicycle, as a share of the natural one."""
_BOARDS: Final = {"skateboard": 0.8, "surfwave": 0.4}
"""What is ridden standing, and how high one stands on it, as a share of its height."""
_SADDLE = 0.56
"""Height of a mount's back, as a share of its natural height."""
_SEAT = 96.0
"""Width of a seat in a room, in stage units."""
_FOR_ONE: Final = frozenset(("basket", "cake", "teddy", "chest", "lantern"))
"""Of what several people hold, only one of them has it."""
_LARGEST_ON_A_TABLE = 200.0
_ROOMY = 1.0
"""The least factor for the size of what carries somebody."""
_FACES = 10_000
_LIVELY: Final = frozenset(("fight", "attack", "dance", "cheer"))
_OUT_AT_SEA, _FAR = 150.0, 0.5
"""How much higher in the picture, in stage units, and how much smaller one is who swims off a beach."""
_FACE_TO_FACE: Final = {
    "hug": 0.15, "fight": 0.42, "box": 0.36, "talk": 0.4, "laugh": 0.36, "dance": 0.34, "drink": 0.4, "eat": 0.4, "teach": 0.44, "throw": 0.7,
}  # fmt: skip
"""What two do who look at each other, and how far each is from the middle between them, in heights."""
_COMPANIONS: Final = (
    (-0.62, 1.04, 0.31), (-1.2, 1.08, 0.57), (0.62, 1.1, 0.83), (-1.8, 1.12, 1.19), (1.2, 1.14, 0.11), (-2.4, 1.16, 0.71),
)  # fmt: skip
"""Offset in heights against the direction, depth and phase of those who come along."""


def doing(character: str, action: str) -> str:
    """The action as this character can play it."""
    if is_person(character):
        return _AS_PERSON.get(action, action)
    if is_quadruped(character):
        action = _AS_QUADRUPED.get(action, action)
        return action if action in _QUADRUPED_DOES else "stand"
    if character in DRAGONS:
        return "attack" if action in ("fight", "attack") else "fly"
    if not thing(character) and (flies(character) or swims(character)):
        if flies(character):
            return action if action in _BIRD_DOES else "fly"
        return action if action in ("fight", "attack", "sleep", "jump") else "swim"
    if character == "ghost":
        return "float"
    return action if is_alive(character) else "idle"


def doing_at(character: str, action: str, kind: str) -> str:
    """The same at a kind of place where nobody can walk, or where nobody can swim but at the surface."""
    if not is_alive(character) or action in _LIVELY:
        return action
    match kind:
        case "space":
            return "float"
        case "deep":
            return "swim"
        case "sea" | "shore" if swims(character) and not thing(character):
            return "leap"
        case "air":
            return "fly"
        case _:
            return action


def settled(actor: ActorSpec, others: Sequence[ActorSpec], kind: str, film: int) -> ActorSpec:
    """The actor as this kind of place allows: what it does there, on what it sits, and who it is in this film.

    Who swims, and boats with all aboard, keep out on the water when the others are on its shore.
    """
    aloft = kind == "air" and actor.lift and actor.action in ("ride", "sit")
    action = actor.action if aloft else doing_at(actor.character, actor.action, kind)
    sits = kind == "room" and action in _SEATED and is_person(actor.character) and not (actor.lift or actor.move)
    look = f"{actor.look} {film % _FACES}" if is_person(actor.character) else ""
    there = replace(actor, action=action, width=_SEAT * actor.scale if sits else actor.width, look=look)
    if kind != "shore" or not _keeps_out(there, actor, others):
        return there
    boat = _boat_of(actor, others)
    x = boat.x + (actor.x - boat.x) * _FAR if boat else actor.x
    return replace(there, x=x, lift=actor.lift * _FAR + _OUT_AT_SEA, scale=actor.scale * _FAR, width=there.width * _FAR)


def unsettled(actor: ActorSpec, others: Sequence[ActorSpec]) -> ActorSpec:
    """Who kept out on the water off a shore, as it was before it was `settled` there."""
    if actor.lift < _OUT_AT_SEA or not _keeps_out(actor, actor, others):
        return actor
    boat = _boat_of(actor, others)
    x = boat.x + (actor.x - boat.x) / _FAR if boat else actor.x
    lift = (actor.lift - _OUT_AT_SEA) / _FAR
    return replace(actor, x=x, lift=lift, scale=actor.scale / _FAR, width=actor.width / _FAR)


def _keeps_out(there: ActorSpec, actor: ActorSpec, others: Sequence[ActorSpec]) -> bool:
    return _boat_of(actor, others) is not None or swims(actor.character) or there.action == "swim"


def _boat_of(actor: ActorSpec, others: Sequence[ActorSpec]) -> ActorSpec | None:
    """The boat that the actor is, or is aboard of."""
    for other in others:
        staged = thing(other.character)
        half = natural_width(other.character) * other.scale / 2
        aboard = other is actor or (actor.lift and abs(actor.x - other.x) < half)
        if staged is not None and staged.kind == "boat" and aboard:
            return other
    return None


def reach(subject: Subject, action: str) -> float:
    """How far it comes in a scene, in stage units; things that can't move by themselves stay."""
    character = subject.character
    staged = thing(character)
    if (staged is not None and not staged.moves) or character == "cup":
        return 0.0
    if flies(character) or swims(character):
        return _FARTHEST["fly"]
    return _FARTHEST.get(action, 500.0 if staged is not None else 0.0)


def rest_of(subject: Subject) -> str:
    """What it does when it does nothing."""
    return "sit" if is_quadruped(subject.character) else "stand"


def stage(
    subject: Subject, x: float, action: str, facing: int, *, move: float = 0.0, scale: float = 1.0
) -> tuple[ActorSpec, ...]:
    """One subject with all who belong to it: "two dogs" are two. move: to the right, in stage units."""
    staged, traits = thing(subject.character), subject.traits
    action = doing(subject.character, action)
    scale *= traits.size
    lead = ActorSpec(
        character=subject.character,
        x=x,
        height=staged.height if staged else None,
        action=action,
        facing=facing,
        move=move,
        depth=staged.depth if staged else 1.0,
        scale=scale,
        lift=(staged.lift if staged else _flight(subject.character, action)) * scale,
        look=look_of(subject),
        ink=traits.ink,
        holds=traits.holds,
        wears=traits.wears,
    )
    if subject.count == 2 and action in _FACE_TO_FACE and is_person(subject.character):
        apart = _FACE_TO_FACE[action] * natural_height(subject.character) * scale * facing
        mate = replace(lead, x=x + apart, facing=-facing, move=0.0, look=f"{lead.look}+1", phase=0.4)
        return (mate, replace(lead, x=x - apart, move=0.0))
    step = max(natural_height(subject.character) * 0.62, natural_width(subject.character)) / 0.62 * scale
    others = [
        replace(
            lead,
            x=x + offset * step * facing * 0.8,
            depth=lead.depth * depth,
            phase=phase,
            look=f"{lead.look}+{index}",
            holds="" if lead.holds.split(" ")[0] in _FOR_ONE else lead.holds,
            lift=lead.lift * _height_in_swarm(phase),
        )
        for index, (offset, depth, phase) in enumerate(_COMPANIONS[: subject.count - 1], 1)
    ]
    return (*reversed(others), lead)


def look_of(subject: Subject) -> str:
    """What a subject's looks follow from; people with names of one kind differ in every feature that has a choice."""
    who = subject.traits.who
    return f"{subject.character}+{who - 1}" if who else subject.noun or subject.character


def _height_in_swarm(phase: float) -> float:
    """Factor for how high one of several flies, that no two are on one line."""
    return 0.7 + (phase * 2.7) % 0.8


def _flight(character: str, action: str) -> float:
    """How high it flies, in stage units."""
    if action not in ("fly", "fight", "attack") or not flies(character):
        return 0.0
    return _DRAGON_FLIGHT if character in DRAGONS else _FLIGHT


def stage_in(
    riders: Sequence[Subject], carrier: Subject, x: float, facing: int, *, move: float, scale: float
) -> tuple[ActorSpec, ...]:
    """Up to two subjects in, on or under what carries them; drawn before it, but on a boat, in front of the sail."""
    staged = thing(carrier.character)
    carrier = replace(carrier, traits=replace(carrier.traits, size=max(_ROOMY, carrier.traits.size)))
    height = natural_height(carrier.character)
    sails = staged is not None and staged.kind == "boat"
    largest, share = (0.5, 0.6) if sails else (0.72, 0.85)
    seat = (0.30 * height + (staged.lift if staged else 0.0)) * scale
    if staged is not None and staged.kind in ("cycle", "board") and riders:
        return _stage_pedalling(riders[0], carrier, x, facing, move=move, scale=scale)
    if staged is not None and staged.kind == "steed" and riders:
        return _stage_astride(riders[0], carrier, x, facing, move=move, scale=scale)
    seated = [rider for rider in riders for _ in range(rider.count)][:2]
    gap = 0.26 * height * scale * facing if len(seated) > 1 or sails else 0.0
    actors: list[ActorSpec] = []
    for rider, spot in zip(seated, (x - gap, x + gap), strict=False):
        smaller = scale * min(largest, share * height / natural_height(rider.character))
        (actor,) = stage(replace(rider, count=1), spot, "sit", facing, move=move, scale=smaller)
        actors.append(replace(actor, lift=seat))
    below = stage(replace(carrier, count=1), x, "idle", facing, move=move, scale=scale)
    return (*below, *actors) if sails else (*actors, *below)


def _stage_pedalling(
    rider: Subject, cycle: Subject, x: float, facing: int, *, move: float, scale: float
) -> tuple[ActorSpec, ...]:
    """Somebody on a bicycle, a scooter or a board, drawn before it."""
    wheels = scale * natural_height(rider.character) / ADULT
    below = stage(replace(cycle, count=1), x, "idle", facing, move=move, scale=wheels)
    spot = x - 0.1 * natural_height(cycle.character) * wheels * facing
    if figure_name(cycle.character) in _BOARDS:
        return (*below, *_standing_on(rider, cycle, x, facing, move=move, scale=scale))
    above = stage(replace(rider, count=1), spot, "pedal", facing, move=move, scale=scale * _ON_WHEELS)
    return (*above, *below)


def _standing_on(
    rider: Subject, board: Subject, x: float, facing: int, *, move: float, scale: float
) -> tuple[ActorSpec, ...]:
    """Somebody who keeps the balance on a board."""
    deck = _BOARDS[figure_name(board.character)] * natural_height(board.character) * scale
    above = stage(replace(rider, count=1), x, "balance", facing, move=move, scale=scale * _ON_WHEELS)
    return tuple(replace(actor, lift=deck * natural_height(rider.character) / ADULT) for actor in above)


def _stage_astride(
    rider: Subject, steed: Subject, x: float, facing: int, *, move: float, scale: float
) -> tuple[ActorSpec, ...]:
    """Somebody on a flying broom or carpet, which is drawn first, or in a sleigh, which is drawn last."""
    below = stage(replace(steed, count=1), x, "idle", facing, move=move, scale=scale)
    above = stage(replace(rider, count=1), x, "ride", facing, move=move, scale=scale)
    seat = below[-1].lift + 0.5 * natural_height(steed.character) * scale
    seated = tuple(replace(actor, lift=seat) for actor in above)
    return (*seated, *below) if figure_name(steed.character) == "sleigh" else (*below, *seated)


def stage_mounted(
    rider: Subject, mount: Subject, x: float, facing: int, *, move: float, scale: float
) -> tuple[ActorSpec, ...]:
    """Somebody on the back of an animal, which may be one that flies."""
    below = stage(replace(mount, count=1), x, "run" if move else "stand", facing, move=move, scale=scale)
    person = is_person(rider.character)
    above = stage(
        replace(rider, count=1),
        x,
        "ride" if person else "sit",
        facing,
        move=move,
        scale=scale * (0.9 if person else 1.0),
    )
    seat = below[-1].lift + _SADDLE * natural_height(mount.character) * scale * mount.traits.size
    return (*below, *(replace(actor, lift=seat) for actor in above))


def beside(prop: Subject, x: float, facing: int, scale: float = 1.0) -> ActorSpec:
    """A thing that stands where it belongs: landmarks and rainbows behind, all else on the ground."""
    staged = thing(prop.character)
    (actor,) = stage(replace(prop, count=1), x, "idle", facing, scale=scale * (staged.scale if staged else 1.0))
    return actor


def is_small(prop: Subject) -> bool:
    """Whether people have it on a table rather than on the floor."""
    staged = thing(prop.character)
    usual = figure_name(prop.character) in world().perches
    flat = staged is not None and staged.kind in ("food", "object") and not usual
    return flat and natural_height(prop.character) * prop.traits.size <= _LARGEST_ON_A_TABLE


def on_a_table(prop: Subject, x: float, facing: int, scale: float = 1.0) -> tuple[ActorSpec, ...]:
    """The thing on a table, which is drawn first."""
    table = Subject(f"{PICTOGRAM}table")
    return (
        beside(table, x, facing, scale),
        replace(beside(prop, x, facing, scale), lift=natural_height(table.character) * scale),
    )
