"""Birds: perched, walking, swimming, gliding and flying with beating wings, drawn from `birds.toml`."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.birds.parts import draw_bird_head, draw_body, draw_legs
from vidpipe_desktop.engines.animatic.actors.birds.plumage import Plumage, plumages
from vidpipe_desktop.engines.animatic.actors.birds.tails import draw_tail
from vidpipe_desktop.engines.animatic.actors.birds.wings import draw_folded, draw_open, flap
from vidpipe_desktop.engines.animatic.actors.drawing import blink, eased_pulse, limb, placed, pulse, tone, wave
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Habitat, Moment, Reach
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow

_ALOFT = frozenset(("fly", "float", "hover", "fight", "attack", "jump", "cheer", "dance", "flee"))
_GOING = frozenset(("walk", "run", "march", "lost", "ride", "climb", "chase"))
_IN_AIR = 0.55
"""Height of the origin of what flies above the ground, in heights."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How a bird holds itself. pitch: of the body, neck: rise of the neck, nod: of the head, all in degrees.

    lift: of the body, bob: forward, both in its own lengths; steps: cycles gone; jaw, shut: 0…1.
    """

    pitch: float
    neck: float
    nod: float = 0.0
    lift: float = 0.0
    bob: float = 0.0
    steps: float | None = None
    jaw: float = 0.0
    shut: float = 0.0
    tail: float = 0.0


def draw_bird(bird: Plumage, brush: QPainter, moment: Moment) -> None:
    """Draw the bird; standing, its head reaches up to the moment's height."""
    size = moment.height / bird.top
    brush.save()
    flying = (
        moment.action in _ALOFT and not bird.flippers and not (bird.grounded and moment.action not in ("fly", "float"))
    )
    if bird.grounded == flying:
        brush.translate(0, -moment.height * _IN_AIR if flying else moment.height * _IN_AIR)
    brush.scale(size, size)
    if flying:
        _draw_flying(brush, bird, moment)
    else:
        _draw_standing(brush, bird, _stance(bird, moment, size), moment)
    brush.restore()


def _stance(bird: Plumage, moment: Moment, size: float) -> Stance:
    action, t = moment.action, moment.t
    rest = Stance(
        bird.pitch, bird.rise + 3 * wave(t, 0.9), 4 * wave(t, 0.7), 0.0, 0.0, None, 0.0, blink(t), wave(t, 1.4)
    )
    if action in _GOING:
        stride = (bird.leg * 1.5 + 0.12) * size
        steps = moment.gone / stride if moment.gone else max(0.0, t - 0.6) * 1.5
        peck = 0.05 * math.sin(math.tau * steps * 2)
        return Stance(
            bird.pitch, bird.rise, 0.0, abs(math.sin(math.tau * steps)) * 0.02, peck, steps, 0.0, blink(t), 0.0
        )
    match action:
        case "sleep":
            return Stance(bird.pitch, bird.rise - 26, 24, 0.008 * wave(t, 1.4), 0.0, None, 0.0, 1.0, 0.0)
        case "talk" | "sing":
            note = abs(wave(t, 7.0))
            return Stance(bird.pitch + 4 * note, bird.rise + 6, -12, 0.0, 0.0, None, note, blink(t), wave(t, 7.0))
        case "eat" | "drink" | "work":
            dip = eased_pulse(t, 1.1, 0.6)
            return Stance(bird.pitch - 24 * dip, bird.rise - 120 * dip, 34 * dip, 0.0, 0.0, None, 0.3 * dip, 0.0, 0.0)
        case "sad":
            return Stance(bird.pitch - 6, bird.rise - 34, 26, 0.0, 0.0, None, 0.0, 0.35, 0.0)
        case "jump" | "dance" | "cheer" | "play" | "fight" | "attack":
            hop = pulse(t, 0.6, 0.62)
            return Stance(bird.pitch + 6 * hop, bird.rise, 0.0, 0.14 * hop, 0.0, None, hop, 0.0, wave(t, 9.0))
        case "swim" if bird.flippers:
            return Stance(14.0, 30.0, 0.0, 0.3 + 0.02 * wave(t, 2.2), 0.0, None, 0.0, blink(t), wave(t, 5.0))
        case "swim":
            return Stance(4.0, bird.rise, 0.0, 0.012 * wave(t, 2.2), 0.0, None, 0.0, blink(t), 0.0)
        case _:
            return rest


def _draw_standing(brush: QPainter, bird: Plumage, stance: Stance, moment: Moment) -> None:
    waddle = 0.0
    if bird.flippers and stance.steps is not None:
        waddle = 7 * math.sin(math.tau * stance.steps)
    swims = moment.action == "swim"
    floats = swims and not bird.flippers
    high = bird.middle + stance.lift - (bird.leg + 0.02 if floats else 0.0)
    brush.rotate(waddle)
    if not floats:
        draw_legs(brush, bird, high, stance.steps, stance.lift, moment.action)
    with placed(brush, 0, -high):
        breast = bird.breast(stance.pitch)
        head, bend = _head_at(bird, breast, stance)
        with placed(brush, turn=-stance.pitch):
            draw_tail(brush, bird, stance.tail, flying=False)
        _draw_neck(brush, bird, breast, bend, head)
        with placed(brush, turn=-stance.pitch):
            draw_body(brush, bird)
        with placed(brush, head[0], head[1], stance.nod):
            draw_bird_head(brush, bird, stance.jaw, stance.shut)
        with placed(brush, turn=-stance.pitch):
            flutter = moment.action in ("cheer", "dance", "play", "fight", "attack", "jump") or (
                swims and bird.flippers
            )
            draw_folded(brush, bird, wave(moment.t, 13) * 0.5 + 0.5 if flutter else 0.06 * wave(moment.t, 1.6))


def _head_at(bird: Plumage, breast: Point, stance: Stance) -> tuple[Point, Point]:
    """The head's middle, and where the neck bends on its way there."""
    turn = math.radians(stance.neck)
    reach = bird.neck + bird.head * 0.5
    x, y = breast[0] + math.cos(turn) * reach + stance.bob, breast[1] - math.sin(turn) * reach
    side = bird.neck * (0.30 if bird.curved else 0.06)
    bend = ((breast[0] + x) / 2 - side + stance.bob * 0.5, (breast[1] + y) / 2 + side * 0.3)
    return (x, y), bend


def _draw_neck(brush: QPainter, bird: Plumage, breast: Point, bend: Point, head: Point) -> None:
    ink = tone(bird.throat or bird.coat)
    if bird.neck < 0.2:
        limb(brush, ink, [breast, head], [bird.fat * 0.74, bird.head * 0.86])
        return
    low = (breast[0] + bird.neck * 0.10, breast[1] - bird.neck * 0.16)
    points = [(breast[0] - bird.fat * 0.3, breast[1] + bird.fat * 0.2), low, bend, head]
    limb(brush, ink, points, [bird.fat * 0.62, bird.head * 0.78, bird.head * 0.58, bird.head * 0.6])


def _draw_flying(brush: QPainter, bird: Plumage, moment: Moment) -> None:
    t = moment.t
    near, far = flap(bird, t), flap(bird, t - 0.03)
    bob = -0.05 * math.sin(t * bird.beat - 0.6) * (1 - bird.glides)
    pitch = 4.0 + 3 * wave(t, 1.1)
    jaw = 0.8 if moment.action in ("fight", "attack") else 0.0
    if moment.action in ("fight", "attack"):
        swoop = eased_pulse(t, 1.4, 0.6)
        brush.translate(0.35 * swoop - 0.1, 0.3 * swoop)
        pitch -= 22 * swoop
    with placed(brush, 0, bob + 0.04 * wave(t, 1.3), -pitch):
        draw_open(brush, bird, far, far_side=True)
        draw_tail(brush, bird, wave(t, 2.0), flying=True)
        breast = (bird.body * 0.66, -bird.fat * 0.14)
        ahead = 12.0 if bird.neck > 0.3 else 30.0
        turn, reach = math.radians(ahead), bird.neck + bird.head * 0.5
        head = (breast[0] + math.cos(turn) * reach, breast[1] - math.sin(turn) * reach)
        _draw_neck(brush, bird, breast, ((breast[0] + head[0]) / 2, (breast[1] + head[1]) / 2), head)
        if bird.leg > 0.3:
            for lift in (0.0, 0.03):
                limb(
                    brush,
                    tone(bird.leg_ink),
                    [(-bird.body * 0.6, 0.04 + lift), (-bird.body - bird.leg * 0.7, 0.02 + lift)],
                    [0.016, 0.010],
                )
        draw_body(brush, bird)
        with placed(brush, head[0], head[1]):
            draw_bird_head(brush, bird, jaw, blink(t))
        draw_open(brush, bird, near, far_side=False)


def _shine(bird: Plumage, brush: QPainter, moment: Moment) -> None:
    """Warm light and sparks that a fiery bird leaves behind."""
    size = moment.height
    middle = 0.0 if moment.action in _ALOFT else size * 0.1
    glow(brush, 0, middle, size * 0.75, bird.wing, 0.28)
    for index in range(9):
        age = (moment.t * 0.7 + index / 9) % 1.0
        x = -size * (0.3 + 0.55 * age) + size * 0.1 * math.sin(index * 2.4 + moment.t * 3)
        y = middle + size * 0.5 * (age - 0.4) + size * 0.12 * math.cos(index * 3.1)
        glow(brush, x, y, size * 0.07 * (1.1 - age), "#ffd060", 0.9 * (1 - age), 0.5)


def _figure(bird: Plumage) -> Figure:
    top = bird.top
    tail = bird.tail * (1.25 if bird.tail_kind in ("wheel", "plumes") else 1.0)
    wing = bird.span * 1.5 if not bird.flippers else 0.3
    left = max(bird.body + tail, bird.body + bird.leg if bird.leg > 0.3 else 0.0, wing * 0.62) + 0.16
    right = bird.body * 0.7 + bird.neck + bird.head * 1.6 + bird.beak + 0.45
    up = (wing * 0.75 + 0.3) / top
    down = (wing * 0.5 + 0.46) / top
    if bird.grounded:
        reach = Reach(left / top, up + bird.middle / top + _IN_AIR + 0.1, right / top, max(0.15, down - _IN_AIR + 0.05))
    else:
        reach = Reach(left / top, max(up, 0.65) + 0.3, right / top, max(down, _IN_AIR + 0.1))
    return Figure(
        bird.height,
        partial(draw_bird, bird),
        reach,
        Habitat.GROUND if bird.grounded else Habitat.AIR,
        partial(_shine, bird) if bird.fiery else None,
    )


FIGURES: Mapping[str, Figure] = {name: _figure(bird) for name, bird in plumages().items()}
