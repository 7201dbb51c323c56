"""Drawing one actor at one moment: where it stands, how it moves, and in which light."""

import math
from collections.abc import Hashable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.names import natural_height
from vidpipe_desktop.engines.animatic.actors.people import figure as people
from vidpipe_desktop.engines.animatic.actors.people.staging import played
from vidpipe_desktop.engines.animatic.actors.shadows import draw_shadow
from vidpipe_desktop.engines.animatic.actors.stickers import draw_sticker
from vidpipe_desktop.engines.animatic.actors.underneath import BOAT_DECK, draw_boat, draw_ripples, draw_seat
from vidpipe_desktop.engines.animatic.paint.pixels import visible_area
from vidpipe_desktop.engines.animatic.spec import ActorSpec
from vidpipe_desktop.engines.animatic.stage.lighting import Sprite, blit_lit
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_EDGE = 16.0
"""Stage units beyond the picture's edge that are still drawn, so that no rim of light shows there."""

_POSES = 12
"""A second, where poses are held."""
_STEPS = 32
"""Resolutions per doubling in which they are drawn."""
_QUICK: Final = frozenset(("run", "jump", "fly", "flap", "swim", "dive", "fight", "attack", "dance", "play", "fall"))


def draw_actor(brush: QPainter, stage: Stage, actor: ActorSpec, t: float, duration: float) -> None:
    """Draw the actor t seconds into a scene of `duration` seconds, in stage units."""
    figure = FIGURES.get(actor.character)
    is_person = actor.character in people.FIGURES
    natural = figure.height if figure else natural_height(actor.character)
    size = (actor.height or natural) * actor.scale * stage.actor_scale
    if is_person:
        play = played(actor, stage.medium)
        actor = replace(actor, action=play.action, move=play.move)
    x = mark_of(actor, t / max(0.01, duration))
    y = stage.ground - actor.lift + (swell(stage, t) if actor.action != "swim" else 0.0)
    if figure is None:
        draw_sticker(brush, stage, actor, x, y, size, t)
        return
    moment = Moment(
        action=actor.action,
        t=t + actor.phase,
        gone=abs(x - actor.x),
        height=size,
        night=stage.palette.night,
        pace=abs(actor.move) / max(0.01, duration),
        look=actor.look,
        ink=actor.ink,
        holds=actor.holds,
        wears=actor.wears,
    )
    if is_person:
        _draw_person(brush, stage, actor, figure, moment, (x, y))
    else:
        grounded = figure.habitat is Habitat.GROUND
        _draw_lit(brush, stage, actor, figure, moment, (x, y if grounded else y - size * 0.55), grounded=grounded)


def mark_of(actor: ActorSpec, at: float) -> float:
    """Where it is when the share `at` of the scene is over: it sets out and arrives gently."""
    at = min(1.0, max(0.0, at))
    return actor.x + actor.move * (at * at * (3 - 2 * at))


def swell(stage: Stage, t: float) -> float:
    """How far down the sea lets whatever floats on it."""
    return 36.0 + 11.0 * math.sin(1.1 * t) if stage.floating else 0.0


def _draw_person(
    brush: QPainter, stage: Stage, actor: ActorSpec, figure: Figure, moment: Moment, spot: tuple[float, float]
) -> None:
    """A person and what is under it: ground, seat, boat or water."""
    x, y = spot
    size = moment.height
    if moment.action in figure.hovering:
        _draw_hovering(brush, stage, actor, figure, moment, x)
        return
    if stage.floating and not actor.lift:
        rock = 2.6 * math.sin(0.9 * moment.t)
        draw_boat(brush, stage, x, y, size, rock * actor.facing, front=False)
        _draw_lit(brush, stage, actor, figure, moment, (x, y - BOAT_DECK * size), grounded=False)
        draw_boat(brush, stage, x, y, size, rock * actor.facing, front=True)
        draw_ripples(brush, stage, x, y + 0.06 * size, size, moment.t)
        return
    if actor.width:
        draw_seat(brush, stage, actor, x, y, size)
    if stage.shadows and not stage.floating:
        wide = 0.4 if moment.action in ("sleep", "sit", "rest", "kneel", "meditate", "run", "fight") else 0.25
        draw_shadow(brush, stage, x, stage.ground, wide * size, 0.9 if not actor.lift else 0.3)
    _draw_lit(brush, stage, actor, figure, moment, spot, grounded=not actor.lift)


def _draw_hovering(brush: QPainter, stage: Stage, actor: ActorSpec, figure: Figure, moment: Moment, x: float) -> None:
    """Off the ground: adrift in space, under water, in the air, or swimming at the surface."""
    size, t = moment.height, moment.t
    if moment.action == "swim" and stage.medium != "water":
        y = stage.ground - actor.lift + 0.02 * size + 5 * math.sin(1.3 * t)
        brush.save()
        if stage.medium == "sea":
            seen = visible_area(brush)
            brush.setClipRect(QRectF(seen.left(), seen.top(), seen.width(), y + 0.05 * size - seen.top()))
        _draw_lit(brush, stage, actor, figure, moment, (x, y), grounded=False)
        brush.restore()
        draw_ripples(brush, stage, x, y + 0.05 * size, size * 1.5, t)
        return
    free = stage.medium in ("space", "water", "air_fly")
    above = 0.1 if free else 0.62 if moment.action in ("float", "hover") else 0.95
    y = stage.ground - actor.lift - above * size + 0.03 * size * math.sin(0.9 * t)
    if stage.shadows and not free:
        draw_shadow(brush, stage, x, stage.ground, 0.24 * size, 0.4)
    _draw_lit(brush, stage, actor, figure, moment, (x, y), grounded=False)


def _draw_lit(
    brush: QPainter,
    stage: Stage,
    actor: ActorSpec,
    figure: Figure,
    moment: Moment,
    spot: tuple[float, float],
    *,
    grounded: bool,
) -> None:
    """A figure in the scene's light, then what of it gives light itself."""
    (x, y), size = spot, moment.height
    resolution, held = abs(brush.transform().m11()) or stage.resolution, None
    if _holds_poses(actor, moment):
        moment = replace(moment, t=math.floor(moment.t * _POSES) / _POSES)
        resolution, held = _stepped(resolution), ((actor, figure), moment.t)
    box = _box(figure.reach_in(moment), size, actor.facing)
    seen = (
        visible_area(brush)
        .adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE + (size if stage.reflection > 0 else 0.0))
        .translated(-x, -y)
    )
    box = box.intersected(seen)
    if box.isEmpty():
        return
    sprite = _sprite(actor, figure, size, box, (x, y), resolution=resolution, grounded=grounded, held=held)
    blit_lit(brush, stage, sprite, lambda figure_brush: figure.draw(figure_brush, moment))
    if figure.shine:
        brush.save()
        brush.translate(x, y)
        brush.scale(actor.facing, 1)
        figure.shine(brush, moment)
        brush.restore()


def _holds_poses(actor: ActorSpec, moment: Moment) -> bool:
    """Whether it is drawn on twos, as animators call it: who stays in place and does nothing quick."""
    return not moment.pace and not moment.gone and actor.action not in _QUICK


def _stepped(resolution: float) -> float:
    """The next finer of few resolutions, so that a pose can be held while the camera goes nearer."""
    return 2 ** (math.ceil(math.log2(resolution) * _STEPS) / _STEPS)


def _sprite(
    actor: ActorSpec,
    figure: Figure,
    size: float,
    box: QRectF,
    spot: tuple[float, float],
    *,
    resolution: float,
    grounded: bool,
    held: tuple[Hashable, float] | None,
) -> Sprite:
    """What is to be drawn in the box around the spot."""
    return Sprite(
        width=box.width(),
        height=box.height(),
        origin_x=-box.left(),
        origin_y=-box.top(),
        x=spot[0],
        y=spot[1],
        resolution=resolution,
        flip=actor.facing < 0,
        shadow=figure.reach_at is None,
        grounded=grounded,
        body=QRectF(-0.34 * size, -size, 0.68 * size, size)
        if figure.reach_at
        else _box(figure.reach, size, actor.facing),
        held=held,
        ink="" if actor.character in people.FIGURES else actor.ink,
    )


def _box(reach: Reach, size: float, facing: int) -> QRectF:
    left, right = (reach.left, reach.right) if facing > 0 else (reach.right, reach.left)
    return QRectF(-left * size, -reach.up * size, (left + right) * size, (reach.up + reach.down) * size)
