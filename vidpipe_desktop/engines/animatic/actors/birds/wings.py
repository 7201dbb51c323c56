"""Wings, folded and open, in a bird's own lengths."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.birds.plumage import Plumage
from vidpipe_desktop.engines.animatic.actors.drawing import blob, lit, placed, shaded, stroke, tone
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep
from vidpipe_desktop.engines.animatic.paint.shapes import Point


@dataclass(frozen=True, slots=True)
class Flap:
    """Angles of a wing's inner and outer half above level, in degrees. The outer half lags behind."""

    inner: float
    outer: float


def flap(bird: Plumage, t: float) -> Flap:
    """The wing at this moment; birds that glide rest between beats."""
    beating = 1.0
    if bird.glides:
        at = (t / 3.4) % 1.0
        beating = 1 - smoothstep(1 - bird.glides - 0.12, 1 - bird.glides, at) + smoothstep(0.9, 1.0, at)
    beat = math.sin(t * bird.beat)
    late = math.sin(t * bird.beat - 0.9)
    return Flap(20 + 46 * beat * beating, 10 + 58 * late * beating + 6 * (1 - beating))


def draw_open(brush: QPainter, bird: Plumage, at: Flap, far_side: bool) -> None:
    """An open wing, seen from the side and a little from above."""
    root = (bird.body * 0.26, -bird.fat * 0.55)
    inner, outer = bird.span * 0.62, bird.span * 0.86
    wrist = _along(root, at.inner, inner, 0.16, far_side)
    tip = _along(wrist, at.outer, outer, -0.55, far_side)
    chord = bird.span * 0.46
    ink = bird.wing
    dark = 0.28 if far_side else 0.0
    trailing = [
        (tip[0] - chord * 0.34, tip[1] + chord * 0.22),
        _between(wrist, tip, 0.66, -chord * 0.62, chord * 0.12),
        _between(wrist, tip, 0.3, -chord * 0.84, chord * 0.12),
        (wrist[0] - chord * 0.98, wrist[1] + chord * 0.14),
        _between(root, wrist, 0.45, -chord * 1.04, chord * 0.14),
        (root[0] - chord * 1.1, root[1] + chord * 0.12),
    ]
    blob(brush, shaded(ink, dark + 0.10), [root, wrist, tip, *trailing], 0.62)
    if bird.tip:
        blob(brush, tone(bird.tip, amount=dark), [_between(wrist, tip, 0.62, 0, 0), tip, trailing[0], trailing[1]], 0.6)
    for a, b in ((0.25, 2), (0.55, 1), (0.0, 3)):
        stroke(brush, shaded(ink, dark + 0.24), 0.011, [_between(wrist, tip, a, -chord * 0.3, 0.02), trailing[b]])
    covert = [root, wrist, _between(wrist, tip, 0.5, 0, 0), _between(wrist, tip, 0.3, -chord * 0.42, 0.04),
              _between(root, wrist, 0.6, -chord * 0.56, 0.06), (root[0] - chord * 0.6, root[1] + chord * 0.06)]  # fmt: skip
    blob(brush, tone(bird.mid or bird.coat, amount=dark), covert, 0.7)


def _along(start: Point, angle: float, length: float, forward: float, far_side: bool) -> Point:
    """A point further along a wing. A level wing comes toward the viewer, or goes away, so it isn't seen edge-on."""
    turn = math.radians(angle)
    level = math.cos(turn) * length
    return start[0] + level * (forward + (0.22 if far_side else 0.0)), start[1] - length * math.sin(turn) + level * (
        -0.34 if far_side else 0.30
    )


def _between(a: Point, b: Point, at: float, dx: float, dy: float) -> Point:
    return a[0] + (b[0] - a[0]) * at + dx, a[1] + (b[1] - a[1]) * at + dy


def draw_folded(brush: QPainter, bird: Plumage, lifted: float) -> None:
    """A wing at the side of the body. lifted: 0…1."""
    b, f = bird.body, bird.fat
    if bird.flippers:
        with placed(brush, b * 0.42, -f * 0.05, 16 + 70 * lifted):
            blob(
                brush,
                shaded(bird.wing, 0.05),
                [(0, -f * 0.28), (-b * 0.5, -f * 0.24), (-b * 1.05, f * 0.02), (-b * 0.45, f * 0.3), (0, f * 0.18)],
            )
        return
    with placed(brush, b * 0.42, -f * 0.22, 34 * lifted):
        tip = (-b * 1.55, f * 0.34)
        outline = [
            (0, -f * 0.12),
            (-b * 0.5, -f * 0.46),
            (-b * 1.1, -f * 0.12),
            tip,
            (-b * 0.8, f * 0.62),
            (-b * 0.2, f * 0.56),
        ]
        blob(brush, tone(bird.wing), outline, 0.8)
        if bird.mid:
            blob(
                brush,
                tone(bird.mid),
                [(-b * 0.1, -f * 0.02), (-b * 0.5, -f * 0.3), (-b * 0.8, f * 0.1), (-b * 0.3, f * 0.3)],
            )
        for lift in (0.12, 0.34):
            stroke(
                brush,
                shaded(bird.wing, 0.22),
                0.011,
                [(-b * 0.35, f * lift), (-b * 0.85, f * (lift + 0.1)), (-b * 1.3, f * (0.3 + lift * 0.2))],
            )
        if bird.tip:
            blob(brush, tone(bird.tip), [(-b * 1.1, f * 0.1), tip, (-b * 1.1, f * 0.4)])
        stroke(
            brush, lit(bird.wing, 0.15), 0.012, [(-b * 0.05, -f * 0.1), (-b * 0.5, -f * 0.38), (-b * 0.95, -f * 0.16)]
        )
