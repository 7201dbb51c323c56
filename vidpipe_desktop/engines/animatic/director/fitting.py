"""Drawing a group together so that everybody stays in the picture, whatever its shape and the camera's move."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE
from vidpipe_desktop.engines.animatic.director.world import is_person, natural_height, natural_width
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH, ActorSpec

_ZOOM: Final = {
    "wide": 1.16,
    "room": 1.42,
    "medium": 1.42,
    "close": 1.74,
    "low": 1.34,
    "action": 1.4,
    "insert": 1.5,
    "graphic": 1.16,
}
"""How much larger than the stage a shot shows things at most, the camera's move included."""
_SWAY: Final = {"pan_right": 90.0, "pan_left": 90.0, "track": 70.0}
"""How far a camera's move shifts the picture to one side, in stage units."""
_STEADY: Final = {"pan_right": "crane_up", "pan_left": "crane_down", "track": "push"}
"""Moves for tall films, which have no room for shifts."""
_NARROW = 800.0
"""View width below which a film counts as tall, in stage units."""
_SAFE = 0.92
"""Share of the visible half in which actors stand."""
_ROOM = 0.9
"""Share of the visible width that the bodies of a group may fill."""
_SMALLEST, _CROWDED = 0.35, 0.85
"""The least factor for sizes; and that from which on a narrow film rather takes a wider shot."""
_SPREADS: Final = frozenset(("fight", "attack", "dance", "cheer", "fly", "swim", "run", "jump", "sleep"))
_SLIM = 0.72
"""How wide a person is who doesn't spread arms or legs, in parts of the width of one who does."""
_BACKGROUND = 1.3
"""From this depth on things are scenery and may be cut by the edge."""
_TOGETHER = 100.0
"""Marks that are nearer to each other, in stage units, belong to one body."""
_A_WAY, _LEAST_WAY, _CLOSER = 100.0, 0.4, 0.6
"""Who goes farther than this, in stage units, shall go at least this share of it; others move so much closer."""


def fitted(
    actors: Sequence[ActorSpec], shot: str, camera: str, view_width: float, *, indoors: bool = False
) -> tuple[tuple[ActorSpec, ...], str, str]:
    """The actors drawn together so that all stay visible from first to last; shot and camera too, where that helps.

    indoors: whether a wide shot is one of a room, which is nearer to who is in it.
    """
    if view_width < _NARROW:
        camera = _STEADY.get(camera, camera)
    if not actors:
        return (), shot, camera
    wide = "room" if indoors else "wide"
    half = _half(wide if shot == "wide" else shot, camera, view_width)
    size = _size_that_fits(actors, half) if shot != "graphic" else 1.0
    if size < _CROWDED and shot in ("medium", "close", "low", "action") and view_width < STAGE_WIDTH:
        shot = "wide"
        half = _half(wide, camera, view_width)
        size = _size_that_fits(actors, half)
    limits = [_farthest(actor, actors, size, half) for actor in actors]
    spacing, going = _squeeze(actors, limits)
    return tuple(_placed(*each, size, spacing, going) for each in zip(actors, limits, strict=True)), shot, camera


def steady_only(view_width: float) -> frozenset[str]:
    """The camera's moves that films of this shape have no room for. view_width: stage units that are seen."""
    return frozenset(_STEADY) if view_width < _NARROW else frozenset()


def _squeeze(actors: Sequence[ActorSpec], limits: Sequence[float]) -> tuple[float, float]:
    """Factors for distances between marks and for ways gone, so that nobody passes its limit."""
    spacing = min((_share(limit, _middle(actor)) for actor, limit in zip(actors, limits, strict=True)), default=1.0)
    going = _room_to_go(actors, limits, spacing)
    if going < _LEAST_WAY and any(abs(actor.move) > _A_WAY for actor in actors):
        spacing *= _CLOSER
        going = _room_to_go(actors, limits, spacing)
    return spacing, going


def _room_to_go(actors: Sequence[ActorSpec], limits: Sequence[float], spacing: float) -> float:
    return min(
        _share(limit - abs(_middle(actor)) * spacing, actor.move / 2)
        for actor, limit in zip(actors, limits, strict=True)
    )


def _share(limit: float, wanted: float) -> float:
    return 1.0 if abs(wanted) <= max(0.0, limit) else max(0.0, limit) / abs(wanted)


def _middle(actor: ActorSpec) -> float:
    """Half-way of an actor's way, from the middle of the stage."""
    return actor.x + actor.move / 2 - MIDDLE


def _half(shot: str, camera: str, view_width: float) -> float:
    """Stage units to either side of the middle that are seen throughout the scene."""
    return view_width / 2 / _ZOOM[shot] * _SAFE - _SWAY.get(camera, 0.0)


def _width(actor: ActorSpec) -> float:
    natural = natural_height(actor.character)
    return natural_width(actor.character) * actor.scale * ((actor.height or natural) / natural)


def _size_that_fits(actors: Sequence[ActorSpec], half: float) -> float:
    """Factor for the sizes of all, so that their bodies find room beside each other."""
    room = 2 * half
    bodies = _bodies([actor for actor in actors if actor.depth < _BACKGROUND])
    if not bodies:
        return 1.0
    return max(_SMALLEST, min(1.0, room / max(bodies), room * _ROOM / sum(bodies)))


def _bodies(actors: Sequence[ActorSpec]) -> list[float]:
    """Widths of those beside each other; who is on, in or before something takes no room of its own."""
    widths: list[float] = []
    last: ActorSpec | None = None
    for actor in sorted(actors, key=lambda other: (other.move, other.x)):
        slim = is_person(actor.character) and actor.action not in _SPREADS
        width = _width(actor) * (_SLIM if slim else 1.0)
        if last is not None and last.move == actor.move and abs(actor.x - last.x) < _TOGETHER:
            widths[-1] = max(widths[-1], width)
        else:
            widths.append(width)
        last = actor
    return widths


def _farthest(actor: ActorSpec, actors: Sequence[ActorSpec], size: float, half: float) -> float:
    """How far from the middle a mark may be, so that no body is cut. Riders and what carries them keep together."""
    if actor.depth >= _BACKGROUND:
        return half
    bound = [other for other in actors if other.move == actor.move and abs(other.x - actor.x) < _TOGETHER]
    body = max(_width(other) for other in bound) * size / 2
    return max(half - body, 0.35 * half)


def _placed(actor: ActorSpec, limit: float, size: float, spacing: float, going: float) -> ActorSpec:
    move = actor.move * going
    start = max(-limit, min(limit, _middle(actor) * spacing - move / 2))
    return replace(
        actor,
        x=round(MIDDLE + start, 1),
        move=round(move, 1) + 0.0,
        scale=round(actor.scale * size, 3),
        lift=round(actor.lift * size, 1),
    )
