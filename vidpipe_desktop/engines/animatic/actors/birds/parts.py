"""Bodies, heads and legs of birds, in a bird's own lengths."""

import math

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.birds.bills import draw_bill
from vidpipe_desktop.engines.animatic.actors.birds.plumage import Plumage
from vidpipe_desktop.engines.animatic.actors.drawing import (
    bend,
    downward,
    eye,
    fill,
    inside,
    limb,
    lit,
    oval,
    placed,
    shaded,
    shape,
    stroke,
    tone,
)
from vidpipe_desktop.engines.animatic.paint.shapes import smooth_path


def draw_body(brush: QPainter, bird: Plumage) -> None:
    """The body around its middle, level."""
    b, f = bird.body, bird.fat
    outline = [
        (b * 0.95, -f * 0.28),
        (b * 0.5, -f * 0.92),
        (-b * 0.2, -f * 0.86),
        (-b * 0.85, -f * 0.3),
        (-b * 1.08, f * 0.02),
        (-b * 0.5, f * 0.78),
        (b * 0.25, f * 1.0),
        (b * 0.88, f * 0.42),
    ]
    path = smooth_path(outline, True, 0.95)
    fill(brush, path, downward(-f, f, lit(bird.coat, 0.08), shaded(bird.coat, 0.10)))
    with inside(brush, path):
        oval(
            brush,
            tone(bird.belly),
            b * 0.22,
            f * (0.62 if not bird.flippers else 0.5),
            b * 1.0,
            f * (0.72 if not bird.flippers else 0.85),
        )
        oval(brush, shaded(bird.belly, 0.12), -b * 0.1, f * 1.2, b * 0.9, f * 0.4)
        if bird.owl:
            for row in range(3):
                for index in range(4):
                    x, y = b * (-0.35 + 0.28 * index), f * (0.18 + 0.26 * row)
                    stroke(
                        brush,
                        shaded(bird.coat, 0.1),
                        0.012,
                        [(x, y - 0.02), (x + 0.02, y + 0.01), (x + 0.045, y - 0.015)],
                    )


def draw_bird_head(brush: QPainter, bird: Plumage, jaw: float, shut: float) -> None:
    """The head around its middle."""
    r = bird.head
    if bird.owl:
        _owl_face(brush, bird, shut)
        return
    if bird.crest and not bird.comb:
        for turn in (-28, 0, 26):
            with placed(brush, -r * 0.2, -r * 0.7, turn):
                limb(brush, tone(bird.crest), [(0, 0), (-r * 0.2, -r * 1.1)], [r * 0.12, r * 0.2])
    if bird.comb:
        for index in range(3):
            oval(brush, tone(bird.crest), r * (-0.35 + 0.4 * index), -r * 0.98, r * 0.27, r * 0.36)
        oval(brush, tone(bird.crest), r * 0.72, r * 0.82, r * 0.2, r * 0.38)
    draw_bill(brush, bird, jaw)
    path = smooth_path(
        [
            (-r, 0.1 * r),
            (-r * 0.6, -r * 0.8),
            (r * 0.15, -r * 1.0),
            (r * 0.85, -r * 0.45),
            (r * 0.95, r * 0.25),
            (r * 0.35, r * 0.9),
            (-r * 0.5, r * 0.8),
        ],
        True,
        0.9,
    )
    fill(brush, path, tone(bird.face or bird.throat or bird.coat))
    with inside(brush, path):
        if bird.cheek:
            oval(brush, tone(bird.belly), r * 0.55, r * 0.45, r * 0.6, r * 0.5)
            oval(brush, tone(bird.cheek), -r * 0.3, r * 0.62, r * 0.4, r * 0.5)
        if bird.mask:
            shape(brush, tone("#26262c"), (r * 0.3, 0), (r * 1.1, -r * 0.3), (r * 1.1, r * 0.5))
    if bird.ringed:
        limb(brush, tone("#fbf8f0"), [(-r * 0.75, r * 0.72), (r * 0.5, r * 0.98)], [r * 0.12, r * 0.12])
    eye(brush, r * 0.36, -r * 0.18, r * 0.2, shut, "#f2c23a" if bird.frown else "")
    if bird.frown:
        stroke(brush, shaded(bird.face or bird.coat, 0.5), r * 0.13, [(r * 0.02, -r * 0.52), (r * 0.66, -r * 0.28)])


def _owl_face(brush: QPainter, bird: Plumage, shut: float) -> None:
    r = bird.head
    for side in (-1, 1):
        shape(
            brush,
            shaded(bird.coat, 0.1),
            (side * r * 0.9, -r * 0.3),
            (side * r * 0.85, -r * 1.25),
            (side * r * 0.25, -r * 0.85),
        )
    oval(brush, tone(bird.coat), 0, 0, r * 1.06, r * 0.98)
    for side in (-1, 1):
        oval(brush, tone(bird.face), side * r * 0.42 + r * 0.06, -r * 0.02, r * 0.48, r * 0.52)
        eye(brush, side * r * 0.38 + r * 0.08, -r * 0.06, r * 0.27, shut, "#f4b52e")
    with placed(brush, r * 0.08, r * 0.28):
        shape(brush, tone(bird.beak_ink), (-r * 0.14, -r * 0.12), (r * 0.14, -r * 0.12), (0, r * 0.28))


def draw_legs(brush: QPainter, bird: Plumage, high: float, steps: float | None, lift: float, action: str) -> None:
    """Both legs from the body down to the ground. high: of the body's middle; steps: cycles gone, None = standing."""
    wide = max(0.012, 0.03 - bird.leg * 0.022)
    hip = (-bird.body * 0.1, -(bird.leg + bird.fat * 0.25) - lift)
    tucked = bird.onelegged and action in ("stand", "sleep", "sit", "idle", "look")
    for side in (1, 0):
        ink = bird.leg_ink if side == 0 else shaded(bird.leg_ink, 0.25).name()
        x, up = _foot(bird, steps, side)
        x += 0.05 * (side - 0.3)
        up += lift * (1 if steps is None else 0)
        if tucked and side:
            limb(
                brush,
                tone(ink),
                [hip, (hip[0] + 0.18, hip[1] + bird.leg * 0.42), (hip[0] + 0.02, hip[1] + bird.leg * 0.4)],
                [wide] * 3,
            )
            continue
        root = (hip[0] + 0.03 * side, hip[1])
        length = (bird.leg + bird.fat * 0.25) * 1.04 / 2
        knee, end = bend(root, (x, -up), length, length, -1.0)
        limb(brush, tone(ink), [root, knee, end], [wide * 1.2, wide, wide * 0.9])
        _toes(
            brush, ink, end[0], end[1], 0.05 + bird.leg * 0.08, bird.bill in ("flat", "bent", "pouch") or bird.flippers
        )


def _foot(bird: Plumage, steps: float | None, side: int) -> tuple[float, float]:
    """Forward and up. While it stands the foot goes back as fast as the ground does."""
    if steps is None:
        return 0.0, 0.0
    stride = bird.leg * 1.5 + 0.12
    at = (steps + 0.5 * side) % 1.0
    if at < 0.56:
        return stride * 0.56 * (0.5 - at / 0.56), 0.0
    air = (at - 0.56) / 0.44
    return stride * 0.56 * (air - 0.5), bird.leg * 0.34 * math.sin(math.pi * air)


def _toes(brush: QPainter, ink: str, x: float, y: float, size: float, webbed: bool) -> None:
    if webbed:
        shape(brush, tone(ink), (x - size * 0.5, y + 0.012), (x, y - 0.03), (x + size * 1.3, y + 0.012))
        return
    for toe in (-0.6, 0.5, 1.1):
        limb(brush, tone(ink), [(x, y), (x + size * toe, y + 0.004)], [0.013, 0.008])
