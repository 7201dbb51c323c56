"""Bills of birds, around the middle of the head; one is open by as much as `drop`."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.birds.plumage import Plumage
from vidpipe_desktop.engines.animatic.actors.drawing import blob, limb, shaded, shape, tone


def draw_bill(brush: QPainter, bird: Plumage, jaw: float) -> None:
    """The bill. jaw: 0 = shut … 1 = wide open."""
    _BILLS.get(bird.bill, _pointed)(brush, bird, jaw * bird.beak * 0.5)


def _hook(brush: QPainter, bird: Plumage, drop: float) -> None:
    r, n = bird.head, bird.beak
    ink = tone(bird.beak_ink)
    low = shaded(bird.beak_ink, 0.22)
    blob(brush, low, [(r * 0.6, r * 0.15), (r * 0.8 + n * 0.6, r * 0.3 + drop), (r * 0.6, r * 0.5 + drop)], 0.5)
    blob(
        brush,
        ink,
        [
            (r * 0.6, -r * 0.3),
            (r * 0.85 + n * 0.6, -r * 0.22),
            (r * 0.9 + n, r * 0.2),
            (r * 0.85 + n * 0.85, r * 0.52),
            (r * 0.8 + n * 0.5, r * 0.24),
            (r * 0.6, r * 0.26),
        ],
        0.7,
    )


def _flat(brush: QPainter, bird: Plumage, drop: float) -> None:
    r, n = bird.head, bird.beak
    ink = tone(bird.beak_ink)
    low = shaded(bird.beak_ink, 0.22)
    blob(brush, low, [(r * 0.6, r * 0.2), (r + n * 0.9, r * 0.42 + drop), (r * 0.6, r * 0.5 + drop)], 0.5)
    blob(
        brush,
        ink,
        [
            (r * 0.6, -r * 0.15),
            (r + n * 0.5, r * 0.08),
            (r + n, r * 0.16),
            (r + n * 0.95, r * 0.4),
            (r * 0.6, r * 0.38),
        ],
        0.7,
    )


def _bent(brush: QPainter, bird: Plumage, _drop: float) -> None:
    r, n = bird.head, bird.beak
    ink = tone(bird.beak_ink)
    limb(
        brush,
        ink,
        [(r * 0.7, 0.0), (r * 0.9 + n * 0.6, r * 0.1), (r * 0.9 + n * 0.8, r * 0.9)],
        [r * 0.3, r * 0.3, r * 0.12],
    )
    limb(
        brush,
        tone("#33303a"),
        [(r * 0.95 + n * 0.66, r * 0.6), (r * 0.9 + n * 0.8, r * 0.98)],
        [r * 0.2, r * 0.1],
    )


def _pouch(brush: QPainter, bird: Plumage, drop: float) -> None:
    r, n = bird.head, bird.beak
    ink = tone(bird.beak_ink)
    low = shaded(bird.beak_ink, 0.22)
    blob(
        brush,
        low,
        [(r * 0.6, 0.1 * r), (r + n, r * 0.3), (r * 0.8 + n * 0.5, r * 1.5 + drop), (r * 0.5, r * 0.8)],
        0.8,
    )
    shape(brush, ink, (r * 0.6, -r * 0.25), (r + n, r * 0.25), (r * 0.6, r * 0.3))


def _huge(brush: QPainter, bird: Plumage, _drop: float) -> None:
    r, n = bird.head, bird.beak
    ink = tone(bird.beak_ink)
    blob(
        brush,
        ink,
        [
            (r * 0.6, -r * 0.55),
            (r * 0.9 + n * 0.6, -r * 0.5),
            (r * 0.9 + n, r * 0.3),
            (r * 0.8 + n * 0.6, r * 0.42),
            (r * 0.6, r * 0.6),
        ],
        0.8,
    )
    blob(
        brush,
        tone("#2a2a30"),
        [(r * 0.85 + n * 0.8, -r * 0.2), (r * 0.92 + n, r * 0.34), (r * 0.8 + n * 0.75, r * 0.3)],
        0.7,
    )


def _pointed(brush: QPainter, bird: Plumage, drop: float) -> None:
    r, n = bird.head, bird.beak
    ink = tone(bird.beak_ink)
    low = shaded(bird.beak_ink, 0.22)
    thick = 0.24 if bird.bill == "straight" else 0.3
    shape(
        brush,
        low,
        (r * 0.7, r * 0.1),
        (r * 0.85 + n * 0.8, r * 0.16 + drop),
        (r * 0.7, r * (0.1 + thick) + drop * 0.3),
    )
    shape(brush, ink, (r * 0.7, -r * thick * 0.9), (r * 0.9 + n, r * 0.1), (r * 0.7, r * 0.2))


_BILLS: Final[Mapping[str, Callable[[QPainter, Plumage, float], None]]] = {
    "hook": _hook,
    "flat": _flat,
    "bent": _bent,
    "pouch": _pouch,
    "huge": _huge,
}
"""By the kind of bill; all others are pointed."""
