"""Drawing a person at one moment, and the figures of all people by the name of their character."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import sin
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach
from vidpipe_desktop.engines.animatic.actors.names import natural_height
from vidpipe_desktop.engines.animatic.actors.people import cloth, head
from vidpipe_desktop.engines.animatic.actors.people.actions import Act
from vidpipe_desktop.engines.animatic.actors.people.dressing import dressed
from vidpipe_desktop.engines.animatic.actors.people.hands import draw_held, held_area
from vidpipe_desktop.engines.animatic.actors.people.held import WEAPONS, held_art, held_of
from vidpipe_desktop.engines.animatic.actors.people.limbs import draw_arm, draw_leg
from vidpipe_desktop.engines.animatic.actors.people.resting import HOVERING, pose_of
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Bones, Limb, Pose, bones
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, bounds, darker, limb, show
from vidpipe_desktop.engines.animatic.actors.people.torso import torso_art
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person, Piece, costumes

_ARMED: Final = frozenset(("fight", "attack", "box", "defend", "run", "chase", "flee"))
"""Actions in which arms don't carry things as they do at rest."""
_HANDLING: Final = frozenset(("play", "work", "instrument", "perform"))
_RESTING: Final = frozenset(("stand", "idle", "wait"))
"""Actions in which what is held is used as it is meant to be; at rest, if the prompt speaks of it."""
_RAISED: Final = (64.0, 132.0)
"""The arm of a rider who holds a weapon."""
_BLINK, _BLINK_EVERY = 0.14, 3.7
_SPARE = 0.03
_LYING = -45.0
"""Who is turned farther back than this lies on the cape."""


@dataclass(frozen=True, slots=True)
class _Body:
    """A person in a pose. told: whether the prompt says what is in the hand."""

    person: Person
    pose: Pose
    bones: Bones
    lifted: float
    told: bool

    @property
    def placed(self) -> QTransform:
        """From the body's own heights to those around the figure's origin."""
        x, y = self.bones.hip
        return QTransform().translate(0, self.lifted).translate(x, y).rotate(self.bones.turn).translate(-x, -y)


def draw_person(brush: QPainter, who: Person, moment: Moment) -> None:
    """Draw somebody around the origin, in stage units."""
    body = _body(who, moment)
    brush.save()
    brush.scale(moment.height, moment.height)
    brush.setTransform(body.placed, True)
    _draw_behind(brush, body, moment.t)
    draw_leg(brush, who, body.bones.far_leg, far=True)
    draw_leg(brush, who, body.bones.near_leg, far=False)
    if who.skirt:
        cloth.draw_skirt(brush, who, body.bones, body.pose, moment.t)
    _draw_torso(brush, body)
    _draw_head(brush, body, moment.t)
    _draw_near_arm(brush, body, moment.t)
    brush.restore()


def reach_of(who: Person, moment: Moment) -> Reach:
    """How far somebody reaches at one moment."""
    body = _body(who, moment)
    area = QRectF()
    for part in _areas(body):
        area = area.united(part)
    area = body.placed.mapRect(area)
    return Reach(
        left=max(0.05, -area.left() + _SPARE),
        up=max(0.05, -area.top() + _SPARE),
        right=max(0.05, area.right() + _SPARE),
        down=max(0.02, area.bottom() + _SPARE),
    )


def _body(who: Person, moment: Moment) -> _Body:
    action = {"work": who.works, "play": who.plays}.get(moment.action, moment.action)
    held = held_of(who.near.kind) if who.near else None
    if held and held.use and (moment.action in _HANDLING or (moment.holds and moment.action in _RESTING)):
        action = held.use
    if action in ("fight", "attack") and who.near.kind not in WEAPONS:
        action = "box"
    height = moment.height or 1.0
    pose = pose_of(action, Act(who.shape, moment.t, moment.gone / height, moment.pace / height))
    told = bool(moment.holds) and not pose.holds
    if held and held.arm and not (pose.holds or (pose.empty and not told) or action in _ARMED):
        sway = held.sways * sin(1.7 * moment.t)
        pose = replace(pose, near_arm=held.arm, tilt=pose.tilt + sway)
    if told:
        armed = action == "ride" and who.near.kind in WEAPONS and not (held and held.arm)
        pose = replace(pose, empty=False, near_arm=_RAISED if armed else pose.near_arm)
    if who.far and not pose.empty and action not in _ARMED:
        pose = replace(pose, far_arm=(26.0, 74.0))
    lifted = who.shape.hip_height if action in HOVERING else 0.0
    return _Body(who, pose, bones(who.shape, pose), lifted, bool(moment.holds))


def _in_hand(body: _Body) -> Piece:
    """What the near hand holds."""
    piece = body.person.near
    if body.told:
        return piece
    if body.pose.holds:
        return Piece(body.pose.holds, "#b8443a")
    if body.pose.empty or not piece:
        return Piece()
    return replace(piece, kind="closed_book") if piece.kind == "book" else piece


def _turned(body: _Body, piece: Piece) -> QTransform:
    """Where the thing in the near hand is."""
    held, arm = held_of(piece.kind), body.bones.near_arm
    degrees = held.degrees + held.follows * arm.angle + body.pose.tilt
    size = 1.0 if not body.person.child else 1.12
    return QTransform().translate(*arm.end).rotate(-degrees).scale(size, size)


def _draw_behind(brush: QPainter, body: _Body, t: float) -> None:
    who, parts = body.person, body.bones
    if who.back.kind == "cape":
        if body.pose.turn > _LYING:
            cloth.draw_cape(brush, who, parts, body.pose, t)
    elif who.back:
        cloth.draw_pack(brush, who, parts, t)
    if hair := head.back_art(who):
        brush.save()
        _to_head(brush, body)
        brush.rotate(10 * body.pose.wind + 1.6 * (0.4 + body.pose.wind) * _sway(t))
        show(brush, hair)
        brush.restore()
    draw_arm(brush, who, parts.far_arm, far=True)
    if who.far and not body.pose.empty:
        brush.save()
        brush.translate(*parts.far_arm.end)
        show(brush, held_art(who.far)[0])
        brush.restore()


def _sway(t: float) -> float:
    return 1 - abs((1.1 * t) % 2 - 1) * 2


def _draw_torso(brush: QPainter, body: _Body) -> None:
    who, parts = body.person, body.bones
    neck = Limb(parts.chest, parts.head, parts.head, 0)
    limb(
        brush,
        (neck.root[0] + 0.004, neck.root[1] + 0.02),
        neck.joint,
        0.03 * _girth(who),
        0.026 * _girth(who),
        darker(who.skin, 0.2),
    )
    brush.save()
    brush.translate(*parts.hip)
    brush.rotate(parts.lean)
    show(brush, torso_art(who))
    brush.restore()


def _girth(who: Person) -> float:
    return 0.8 + 0.2 * who.shape.limb


def _to_head(brush: QPainter, body: _Body) -> None:
    brush.translate(*body.bones.head)
    brush.rotate(body.bones.nod)
    brush.scale(body.person.shape.head / 2, body.person.shape.head / 2)


def _draw_head(brush: QPainter, body: _Body, t: float) -> None:
    brush.save()
    _to_head(brush, body)
    blink = (t + 0.37 * body.person.salt) % _BLINK_EVERY < _BLINK
    head.draw_head(brush, body.person, body.pose.face, blink=blink)
    brush.restore()


def _draw_near_arm(brush: QPainter, body: _Body, t: float) -> None:
    if piece := _in_hand(body):
        brush.save()
        brush.setTransform(_turned(body, piece), True)
        draw_held(brush, piece, t)
        brush.restore()
    draw_arm(brush, body.person, body.bones.near_arm, far=False)


def _areas(body: _Body) -> list[QRectF]:
    """What a body may cover, before it is turned."""
    who, parts = body.person, body.bones
    size = who.shape.limb
    spots = [(parts.hip, 0.1), (parts.chest, who.shape.shoulders + 0.05)]
    for arm in (parts.near_arm, parts.far_arm):
        spots += [(arm.joint, 0.045 * size), (arm.end, 0.065 * size)]
    for leg in (parts.near_leg, parts.far_leg):
        spots += [(leg.joint, 0.05 * size), (leg.end, 0.13 if who.shoe.kind != "fins" else 0.22)]
    areas = [QRectF(x - radius, y - radius, 2 * radius, 2 * radius) for (x, y), radius in spots]
    areas.append(_head_area(body))
    if piece := _in_hand(body):
        areas.append(_turned(body, piece).mapRect(held_area(piece)))
    if who.far and not body.pose.empty:
        areas.append(held_art(who.far)[1].translated(*parts.far_arm.end))
    if who.back:
        areas.append(_back_area(body))
    if who.skirt:
        flare = 0.24 if who.skirt.kind == "tutu" else 0.08 + 0.16 * float(who.skirt.kind) * (1 + body.pose.wind)
        legs = [point for leg in (parts.near_leg, parts.far_leg) for point in (leg.root, leg.joint, leg.end)]
        areas += [QRectF(x - flare, y - 0.1, 2 * flare, 0.13) for x, y in legs]
    return areas


def _head_area(body: _Body) -> QRectF:
    size = body.person.shape.head / 2
    place = QTransform().translate(*body.bones.head).rotate(body.bones.nod).scale(size, size)
    area = _head_bounds(body.person)
    return place.mapRect(area).united(place.rotate(10 * body.pose.wind + 2).mapRect(area))


@cache
def _head_bounds(who: Person) -> QRectF:
    arts: tuple[Art, ...] = (*head.front_art(who), head.back_art(who))
    area = QRectF(-1.1, -1.2, 2.2, 2.3)
    for art in arts:
        area = area.united(bounds(art))
    return area


def _back_area(body: _Body) -> QRectF:
    x, y = body.bones.chest
    match body.person.back.kind:
        case "cape":
            length = cloth.CAPE * body.person.shape.leg / 0.46 + 0.1
            back = 0.36 + 0.5 * min(1.0, body.pose.wind)
            return QRectF(x - back, y - 0.06, back + 0.26, length + 0.04)
        case "wings":
            return QRectF(x - 0.34, y - 0.24, 0.68, 0.52)
        case _:
            return QRectF(x - 0.3, y - 0.14, 0.34, 0.46)


def _who(character: str, moment: Moment) -> Person:
    return dressed(character, moment.look, moment.wears, moment.holds, moment.ink)


def _figure(character: str) -> Figure:
    def draw(brush: QPainter, moment: Moment) -> None:
        draw_person(brush, _who(character, moment), moment)

    def reach(moment: Moment) -> Reach:
        return reach_of(_who(character, moment), moment)

    return Figure(natural_height(character), draw, Reach(1.15, 1.5, 1.15, 0.75), reach_at=reach, hovering=HOVERING)


FIGURES: Mapping[str, Figure] = {character: _figure(character) for character in costumes()}
"""Every person of the cast."""
