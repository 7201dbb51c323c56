"""Which part of the stage a shot shows: sizes by the actors it is about, headroom, lead room, and the camera's move."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Final

from vidpipe_desktop.engines.animatic.director.world import is_alive, is_bottomless, is_room
from vidpipe_desktop.engines.animatic.film.bodies import body, from_waist_up, is_upright, upper_body
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH, ActorSpec, SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import Box, Camera, CameraPath

SAFE: Final = Box(0.035, 0.045, 0.965, 0.985)
"""The part of the picture in which the actors that a shot is about stay, as far as they fit."""
BACKGROUND = 1.3
"""From this depth on things are scenery: no shot is about them."""

_CHECKED: Final = tuple(part / 8 for part in range(9))
_AWAY = 40.0
"""Who goes farther than this in a scene, in stage units, goes somewhere."""
_ROOM_ACROSS, _ROOM_UP = 320.0, 95.0
"""How far the view may be shifted when nothing is magnified, in stage units; plates reach a little farther."""
_HAIR = 0.004
"""Room for what a straight way between two views strays, in parts of the picture."""
_CLOSER, _TRIES = 0.965, 24
_SMALLEST, _NEARER = 0.16, 1.5
"""The least part of the picture's height that a lead fills, where it takes no more than this factor to see it so large."""


@dataclass(frozen=True, slots=True)
class _Shot:
    """tall: the part of the picture's height that the lead fills; least, most: limits of the magnification.

    follow: how much of the way to its subject the view is moved across. low: where the middle of the subject is.
    lead: room before a face or a way, in parts of the picture's width.
    """

    tall: float
    least: float
    most: float
    follow: float
    low: float
    lead: float


_SHOTS: Final = {
    "wide": _Shot(0.30, 1.0, 1.06, 0.45, 0.0, 0.16),
    "room": _Shot(0.48, 1.0, 1.75, 0.7, 0.6, 0.13),
    "medium": _Shot(0.60, 1.15, 2.4, 1.0, 0.54, 0.13),
    "waist": _Shot(0.72, 1.15, 3.2, 1.0, 0.56, 0.13),
    "close": _Shot(0.66, 1.45, 3.9, 1.0, 0.55, 0.1),
    "low": _Shot(0.66, 1.12, 1.9, 0.9, 0.58, 0.09),
    "action": _Shot(0.54, 1.08, 1.75, 0.9, 0.56, 0.1),
    "insert": _Shot(0.52, 1.25, 2.6, 1.0, 0.55, 0.03),
    "graphic": _Shot(0.0, 1.0, 1.0, 0.0, 0.0, 0.0),
}


@dataclass(frozen=True, slots=True)
class _Move:
    """Factors of the magnification, dolly, and shifts in parts of the picture, each at the begin and at the end."""

    size: tuple[float, float] = (1.0, 1.0)
    dolly: tuple[float, float] = (0.0, 0.0)
    across: tuple[float, float] = (0.0, 0.0)
    down: tuple[float, float] = (0.0, 0.0)
    keeps_up: float = 0.45
    sharpness: float = 1.0
    breath: float = 3.0
    tremor: float = 0.0


_MOVES: Final = {
    "push": _Move(size=(0.95, 1.07), dolly=(0.0, 0.10)),
    "pull": _Move(size=(1.12, 0.96), dolly=(0.12, 0.02)),
    "pan_right": _Move(size=(1.03, 1.03), across=(-0.075, 0.075)),
    "pan_left": _Move(size=(1.03, 1.03), across=(0.075, -0.075)),
    "tilt_up": _Move(size=(1.03, 1.05), down=(0.06, -0.06)),
    "crane_up": _Move(size=(1.06, 1.0), dolly=(0.05, 0.0), down=(0.04, -0.075)),
    "crane_down": _Move(size=(1.0, 1.04), dolly=(0.0, 0.05), down=(-0.085, 0.02)),
    "track": _Move(size=(1.0, 1.02), dolly=(0.0, 0.03), keeps_up=1.0),
    "handheld": _Move(size=(0.99, 1.02), breath=9.0),
    "shake": _Move(size=(0.98, 1.04), dolly=(0.0, 0.05), breath=4.0, tremor=9.0),
    "whip": _Move(size=(1.0, 1.06), across=(-0.10, 0.06), sharpness=3.2),
    "static": _Move(size=(1.0, 1.012), breath=1.5),
}
CAMERA_MOVES = tuple(_MOVES)
_DIAGRAM_SIZES: Final = {"pull": (1.035, 1.0)}
_DIAGRAM_SHIFTS: Final = {"pan_right": (-14.0, 14.0), "pan_left": (14.0, -14.0)}


def mains(spec: SceneSpec) -> tuple[ActorSpec, ...]:
    """The actors that the shot is about: in a close one those who live, if there are any."""
    near = tuple(actor for actor in spec.actors if actor.depth < BACKGROUND)
    alive = tuple(actor for actor in near if is_alive(actor.character)) if spec.shot == "close" else ()
    return alive or near


def essential(spec: SceneSpec, actor: ActorSpec, ground: float, part: float) -> Box:
    """What of the actor the shot must show."""
    seen = {"close": upper_body, "waist": from_waist_up}.get(framed(spec), body)
    return seen(actor, ground, part, adrift=is_bottomless(spec.set))


def framed(spec: SceneSpec) -> str:
    """How the shot is framed: people in rooms are seen larger from afar, and from the waist up where nothing is below."""
    if spec.shot == "wide" and is_room(spec.set) and any(is_alive(actor.character) for actor in mains(spec)):
        return "room"
    return "waist" if spec.shot == "medium" and spec.actors and all(map(is_upright, mains(spec))) else spec.shot


def camera_path(spec: SceneSpec, view_width: float, ground: float, duration: float) -> CameraPath:
    """The camera's way: it frames the actors of the shot at its begin and its end, and keeps them in between."""
    shot, move = _SHOTS.get(framed(spec), _SHOTS["wide"]), _MOVES.get(spec.camera, _MOVES["push"])
    if spec.diagram is not None:
        return _past_a_diagram(spec.camera, duration)
    actors = mains(spec)
    size = _size(shot, spec, actors, ground)
    path = _path(shot, move, spec, view_width, ground, duration, size)
    for _ in range(_TRIES):
        if size <= 1.0 or _keeps(path, spec, actors, view_width, ground):
            return path
        size = max(1.0, size * _CLOSER)
        path = _path(shot, move, spec, view_width, ground, duration, size)
    return path


def _past_a_diagram(camera: str, duration: float) -> CameraPath:
    """Hardly any move: a diagram fills the picture, and its words must stay in it."""
    begin, end = _DIAGRAM_SIZES.get(camera, (1.0, 1.035))
    left, right = _DIAGRAM_SHIFTS.get(camera, (0.0, 0.0))
    return CameraPath(Camera(left, zoom=begin), Camera(right, zoom=end), duration)


def _size(shot: _Shot, spec: SceneSpec, actors: Sequence[ActorSpec], ground: float) -> float:
    """The magnification that shows the tallest of the actors as tall as the shot wants it."""
    tallest = max((essential(spec, actor, ground, 0.0).height for actor in actors), default=0.0)
    wanted = shot.tall * STAGE_HEIGHT / tallest if tallest else shot.least * 1.1
    most = min(shot.most * _NEARER, _SMALLEST * STAGE_HEIGHT / tallest) if tallest else 0.0
    return min(max(shot.most, most), max(shot.least, wanted))


def _path(
    shot: _Shot, move: _Move, spec: SceneSpec, view_width: float, ground: float, duration: float, size: float
) -> CameraPath:
    actors = mains(spec)
    groups = [_group(spec, actors, ground, part) for part in (0.0, 1.0)]
    halfway = sum(group.x for group in groups) / 2
    ends = [
        _camera(shot, move, end, size, view_width, group, halfway, _looks(actors)) for end, group in enumerate(groups)
    ]
    return CameraPath(ends[0], ends[1], duration, move.sharpness, move.breath, move.tremor)


def _group(spec: SceneSpec, actors: Sequence[ActorSpec], ground: float, part: float) -> Box:
    """Around all of them; an empty shot is about the middle of the stage."""
    boxes = [essential(spec, actor, ground, part) for actor in actors]
    return reduce(Box.united, boxes) if boxes else Box(860, 560, 1060, 900)


def _looks(actors: Sequence[ActorSpec]) -> int:
    """Which way a single actor goes or looks: there it needs room. 0 = there are several ways."""
    ways = {(1 if actor.move > 0 else -1) if abs(actor.move) > _AWAY else actor.facing for actor in actors}
    return ways.pop() if len(ways) == 1 else 0


def _camera(
    shot: _Shot, move: _Move, end: int, size: float, view_width: float, group: Box, halfway: float, looks: int
) -> Camera:
    """The camera at the begin (end = 0) or the end (1) of the scene."""
    dolly = move.dolly[end]
    fitting = min(view_width * (SAFE.width - 0.02) / group.width, STAGE_HEIGHT * (SAFE.height - 0.02) / group.height)
    shown = max(1.0, min(size * move.size[end], fitting))
    zoom = max(1.0, shown * (1 - dolly))
    shown = zoom / (1 - dolly)
    wide, high = view_width / shown, STAGE_HEIGHT / shown
    subject = halfway + (group.x - halfway) * move.keeps_up + looks * shot.lead * wide
    across = (subject - STAGE_WIDTH / 2) * shot.follow + move.across[end] * wide
    down = group.y - (shot.low - 0.5) * high - STAGE_HEIGHT / 2 if shot.low else 0.0
    down += move.down[end] * high
    stray = (move.breath + move.tremor) / view_width + _HAIR
    sides, ends = (SAFE.left + stray, SAFE.right - stray), (SAFE.top + stray, SAFE.bottom - stray)
    x = _held(across + STAGE_WIDTH / 2, group.left, group.right, wide, sides) - STAGE_WIDTH / 2
    y = _held(down + STAGE_HEIGHT / 2, group.top, group.bottom, high, ends) - STAGE_HEIGHT / 2
    free_x = _ROOM_ACROSS + view_width / 2 * (1 - 1 / shown)
    free_y = _ROOM_UP + STAGE_HEIGHT / 2 * (1 - 1 / shown)
    return Camera(max(-free_x, min(free_x, x)), max(-free_y, min(free_y, y)), dolly, zoom)


def _held(middle: float, low: float, high: float, length: float, safe: tuple[float, float]) -> float:
    """The middle of a view of this length, moved as little as needed to keep low…high in its safe part."""
    first, last = high - (safe[1] - 0.5) * length, low + (0.5 - safe[0]) * length
    return (low + high) / 2 if first > last else max(first, min(last, middle))


def _keeps(path: CameraPath, spec: SceneSpec, actors: Sequence[ActorSpec], view_width: float, ground: float) -> bool:
    """Whether all that matters stays in the safe part of the picture, breath and shaking included."""
    stray = (path.breath + path.tremor) / view_width
    calm = replace(path, breath=0.0, tremor=0.0)
    return all(
        SAFE.holds(
            calm.at(part * path.duration).projected(essential(spec, actor, ground, part), actor.depth, view_width),
            -stray,
        )
        for part in _CHECKED
        for actor in actors
    )
