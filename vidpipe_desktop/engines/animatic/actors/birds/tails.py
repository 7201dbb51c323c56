"""Tails of birds, behind the level body."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.birds.plumage import Plumage
from vidpipe_desktop.engines.animatic.actors.drawing import blob, limb, lit, oval, placed, shaded, stroke, tone


@dataclass(frozen=True, slots=True)
class _Tail:
    """Whose it is, how far it sways, and whether it is spread in flight."""

    bird: Plumage
    sway: float
    flying: bool

    @property
    def ink(self) -> str:
        return self.bird.tail_ink or self.bird.wing

    @property
    def x(self) -> float:
        """Where it begins."""
        return -self.bird.body * 0.86


def draw_tail(brush: QPainter, bird: Plumage, sway: float, flying: bool) -> None:
    """The tail, behind the level body."""
    _TAILS.get(bird.tail_kind, _plain)(brush, _Tail(bird, sway, flying))


def _cock(brush: QPainter, tail: _Tail) -> None:
    ink, x, length = tail.ink, tail.x, tail.bird.tail
    for index in range(4):
        turn = 28 + index * 22 + 3 * tail.sway
        with placed(brush, x + 0.02, -tail.bird.fat * 0.1, turn):
            blob(
                brush,
                shaded(ink, 0.07 * index),
                [(0, 0.05), (-length * 0.7, 0.035), (-length * 1.1, 0.10), (-length * 0.7, -0.05), (0, -0.05)],
            )


def _plumes(brush: QPainter, tail: _Tail) -> None:
    ink, x, length = tail.ink, tail.x, tail.bird.tail
    for index in range(5):
        drop = (index - 2) * 0.11
        wave_ = 0.06 * math.sin(tail.sway * 1.6 + index)
        points = [
            (x, 0.0),
            (x - length * 0.4, drop * 0.6 + wave_),
            (x - length * 0.8, drop + 0.08 - wave_),
            (x - length, drop * 1.3 + 0.06),
        ]
        limb(brush, lit(ink, 0.06 * index), points, [0.06, 0.05, 0.04, 0.012])
        oval(brush, tone("#e0402a"), x - length * 0.9, drop * 1.15 + 0.06, 0.05, 0.032)


def _fan(brush: QPainter, tail: _Tail) -> None:
    ink, x, length = tail.ink, tail.x, tail.bird.tail
    spread = 0.26 if tail.flying else 0.17
    blob(
        brush,
        tone(ink),
        [
            (x + 0.08, -0.05),
            (x - length, -spread * 0.7),
            (x - length * 1.12, 0.0),
            (x - length, spread * 0.7),
            (x + 0.08, 0.07),
        ],
        0.5,
    )


def _plain(brush: QPainter, tail: _Tail) -> None:
    ink, x, length = tail.ink, tail.x, tail.bird.tail
    tip = 0.03 * tail.sway
    blob(
        brush,
        tone(ink),
        [
            (x + 0.1, -tail.bird.fat * 0.28),
            (x - length, -0.06 + tip),
            (x - length * 1.04, 0.05 + tip),
            (x + 0.08, tail.bird.fat * 0.34),
        ],
        0.4,
    )
    stroke(brush, shaded(ink, 0.22), 0.011, [(x, 0.01), (x - length * 0.9, tip)])


def _wheel(brush: QPainter, tail: _Tail) -> None:
    bird, length = tail.bird, tail.bird.tail
    eyed = bird.tail > 0.6
    with placed(brush, -bird.body * 0.7, -bird.fat * 0.2):
        for index in range(11):
            turn = math.radians(62 + index * 12.5 + 1.5 * tail.sway)
            tip = math.cos(turn) * length, -math.sin(turn) * length
            limb(brush, shaded(tail.ink, 0.12 * (index % 2)), [(0, 0), tip], [0.03, 0.10 if eyed else 0.075])
            if eyed:
                oval(brush, tone("#e8c04a"), tip[0] * 0.97, tip[1] * 0.97, 0.06)
                oval(brush, tone("#1f4fae"), tip[0] * 0.98, tip[1] * 0.98, 0.038)
            else:
                oval(brush, tone("#f0e0c4"), tip[0] * 1.06, tip[1] * 1.06, 0.045)


_TAILS: Final[Mapping[str, Callable[[QPainter, _Tail], None]]] = {
    "wheel": _wheel,
    "cock": _cock,
    "plumes": _plumes,
    "fan": _fan,
}
"""By the kind of tail; all others are plain."""
