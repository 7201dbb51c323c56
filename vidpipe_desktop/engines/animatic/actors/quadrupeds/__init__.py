"""Four-legged animals, drawn from the proportions and coats in `breeds.toml`."""

import math
from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import blob, limb, lit, tone, wave
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.quadrupeds.body import Frame, draw_on_back, draw_trunk, frame_of
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed, breeds
from vidpipe_desktop.engines.animatic.actors.quadrupeds.head import draw_head
from vidpipe_desktop.engines.animatic.actors.quadrupeds.legs import draw_leg, legs
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import pose_at
from vidpipe_desktop.engines.animatic.actors.quadrupeds.tails import draw_tail
from vidpipe_desktop.engines.animatic.actors.quadrupeds.toil import BUILDING, draw_mallet, mallet_length
from vidpipe_desktop.engines.animatic.paint.colour import luminance
from vidpipe_desktop.engines.animatic.paint.shapes import glow

_TAIL_ROOM = {
    "up": 0.46, "wag": 0.34, "pompom": 0.36, "bushy": 0.58, "plume": 0.62, "tuft": 0.34, "long": 0.54, "thin": 0.44,
    "squirrel": 0.5, "heavy": 0.72, "paddle": 0.38,
}  # fmt: skip


def draw_quadruped(breed: Breed, brush: QPainter, moment: Moment) -> None:
    """Draw the animal; its head reaches up to the moment's height when it stands."""
    pose = pose_at(breed, moment)
    frame = frame_of(breed, pose)
    size = moment.height / breed.top
    brush.save()
    brush.scale(size, size)
    if pose.up or pose.turn:
        middle = (pose.hip[1] + pose.shoulder[1]) / 2
        brush.translate(0, middle - pose.up)
        brush.rotate(pose.turn)
        brush.translate(0, -middle)
    near_fore, near_hind, far_fore, far_hind = legs(breed, pose)
    far_shade = 0.3 if luminance(breed.legs or breed.coat) > 0.25 else 0.38
    draw_tail(brush, frame, pose.tail)
    draw_leg(brush, breed, far_fore, far_shade)
    draw_leg(brush, breed, far_hind, far_shade)
    if not pose.lying:
        draw_leg(brush, breed, near_fore, 0.04)
    draw_trunk(brush, frame)
    draw_on_back(brush, frame)
    draw_leg(brush, breed, near_hind, 0.06)
    if pose.lying:
        draw_leg(brush, breed, near_fore, 0.04)
    _draw_crest(brush, frame, moment.t)
    draw_head(brush, frame, moment.t)
    if moment.action == BUILDING:
        draw_mallet(brush, breed, moment)
    brush.restore()


def _draw_crest(brush: QPainter, frame: Frame, t: float) -> None:
    """What grows on the neck: a horse's mane, a stiff one, or a ruff."""
    breed = frame.breed
    if not breed.mane or breed.crest == "lion":
        return
    if breed.crest == "ruff":
        ring = [
            frame.nape(at, across)
            for at, across in ((-0.2, -1.3), (0.5, -1.5), (0.95, -0.9), (0.9, 1.1), (0.3, 1.75), (-0.25, 1.1))
        ]
        blob(brush, tone(breed.mane), ring)
        return
    if breed.crest == "stiff":
        limb(
            brush,
            tone(breed.mane),
            [frame.nape(0.05, -0.95), frame.nape(0.55, -1.0), frame.nape(1.0, -1.15)],
            [0.02, 0.034, 0.03],
        )
        return
    sway, head = wave(t, 2.4), breed.head
    for index in range(4):
        x, y = frame.nape(0.3 + index * 0.24, -0.85)
        drop = head * (1.5 - 0.15 * index)
        lock = [(x, y), (x - head * (0.45 + 0.1 * sway), y + drop * 0.45), (x - head * (0.3 + 0.25 * sway), y + drop)]
        limb(brush, lit(breed.mane, 0.05 * index), lock, [head * 0.34, head * 0.36, head * 0.06])


def _shine(breed: Breed, brush: QPainter, moment: Moment) -> None:
    """Eyes that glow at night."""
    pose = pose_at(breed, moment)
    if moment.night < 0.35 or pose.shut > 0.5:
        return
    x, y = frame_of(breed, pose).head
    turn, r = math.radians(pose.head), breed.head
    ex, ey = 0.36 * r, -0.16 * r
    at_x, at_y = x + ex * math.cos(turn) - ey * math.sin(turn), y + ex * math.sin(turn) + ey * math.cos(turn)
    size = moment.height / breed.top
    glow(brush, at_x * size, at_y * size, r * size * 0.45, breed.glow, 0.55 * moment.night, 0.4)


def _reach(breed: Breed) -> Reach:
    """How far any of its poses goes, in heights."""
    top, s = breed.top, breed.snout
    hip_x, shoulder_x = breed.hip_rest[0], breed.shoulder_rest[0]
    left = (
        -hip_x
        + max(
            breed.hip * 1.5,
            breed.leg * 0.72 + breed.hip * 0.3 + 0.06 * breed.thick,
            breed.hip * 0.7 + _TAIL_ROOM.get(breed.tail, 0.2) * breed.tail_size,
        )
        + 0.1
    )
    right = shoulder_x + breed.neck + breed.chest * 0.6 + breed.head * (1.6 + s) + 0.08
    horns = {"antlers": 3.4, "palms": 2.5, "unicorn": 2.7}.get(breed.horns, 1.9)
    return Reach(
        left / top,
        1.0 + (breed.head * horns + breed.leg * 0.95 + breed.length * 0.2) / top,
        right / top,
        0.1 + (0.2 if breed.crest == "lion" else 0.06) / top,
    )


def _with_a_mallet(breed: Breed, usual: Reach) -> Reach:
    """How far it goes with a mallet in its paw or mouth, in heights."""
    more = mallet_length(breed) * 1.5 / breed.top
    return Reach(usual.left, usual.up + 0.5 * more, usual.right + more, usual.down + 0.5 * more)


def _figure(breed: Breed) -> Figure:
    usual = _reach(breed)
    return Figure(
        breed.height,
        partial(draw_quadruped, breed),
        usual,
        wider={BUILDING: _with_a_mallet(breed, usual)},
        shine=partial(_shine, breed) if breed.glow else None,
    )


FIGURES: Mapping[str, Figure] = {name: _figure(breed) for name, breed in breeds().items()}
