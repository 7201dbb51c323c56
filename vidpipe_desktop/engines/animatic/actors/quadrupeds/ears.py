"""Ears, in head radii. The far one is drawn behind the head."""

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import blob, limb, lit, oval, placed, shaded, tone
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed

_INNER = "#e8a6a0"


def draw_ear(brush: QPainter, breed: Breed, back: float, far: bool) -> None:
    """One ear. back: laid back, 0…1."""
    draw = _EARS.get(breed.ear)
    if draw is None:
        return
    ink = breed.ears or breed.face or breed.coat
    x, y = _ROOTS.get(breed.ear, (-0.3, -0.62))
    with placed(brush, x + (0.42 if far else 0.0), y - (0.06 if far else 0.0), -34 * back - (-10 if far else 0)):
        draw(brush, shaded(ink, 0.28).name() if far else ink, breed)


def _point(brush: QPainter, ink: str, breed: Breed) -> None:
    blob(
        brush, tone(ink), [(-0.42, 0.16), (-0.34, -0.5), (-0.16, -0.98), (0.06, -0.94), (0.3, -0.4), (0.36, 0.14)], 0.62
    )
    inner = tone(_INNER if breed.coat > "#5" else "#5a4a56", ink, 0.25)
    blob(brush, inner, [(-0.2, 0.04), (-0.14, -0.46), (-0.05, -0.72), (0.12, -0.36), (0.18, 0.04)], 0.6)


def _flop(brush: QPainter, ink: str, _breed: Breed) -> None:
    blob(
        brush,
        tone(ink),
        [(0.26, -0.1), (-0.2, -0.26), (-0.62, 0.1), (-0.72, 0.85), (-0.42, 1.28), (-0.08, 0.98), (0.14, 0.4)],
    )
    blob(brush, lit(ink, 0.12), [(-0.1, -0.05), (-0.42, 0.2), (-0.5, 0.75), (-0.34, 0.6), (-0.2, 0.25)])


def _small(brush: QPainter, ink: str, _breed: Breed) -> None:
    blob(brush, tone(ink), [(-0.3, 0.1), (-0.3, -0.34), (0.0, -0.44), (0.34, -0.16), (0.42, 0.18), (0.1, 0.1)], 0.8)


def _round(brush: QPainter, ink: str, _breed: Breed) -> None:
    oval(brush, tone(ink), -0.05, -0.22, 0.42)
    oval(brush, tone(ink, _INNER, 0.4), -0.02, -0.18, 0.24)


def _big(brush: QPainter, ink: str, _breed: Breed) -> None:
    oval(brush, tone(ink), -0.16, -0.4, 0.74, 0.76)
    oval(brush, tone(ink, _INNER, 0.6), -0.12, -0.34, 0.5, 0.52)


def _monkey(brush: QPainter, ink: str, _breed: Breed) -> None:
    oval(brush, tone(ink), -0.24, 0.5, 0.34, 0.42)
    oval(brush, shaded(ink, 0.16), -0.2, 0.52, 0.18, 0.24)


def _long(brush: QPainter, ink: str, _breed: Breed) -> None:
    limb(brush, tone(ink), [(0.0, 0.1), (-0.12, -0.75), (-0.3, -1.5)], [0.2, 0.29, 0.13])
    limb(brush, tone(_INNER, ink, 0.3), [(0.0, -0.2), (-0.1, -0.75), (-0.25, -1.35)], [0.08, 0.15, 0.06])


def _leaf(brush: QPainter, ink: str, _breed: Breed) -> None:
    with placed(brush, 0, 0.05, -42):
        blob(brush, tone(ink), [(0.0, 0.2), (-0.26, -0.35), (0.0, -1.05), (0.26, -0.35)], 0.95)
        blob(brush, tone(_INNER, ink, 0.45), [(0.02, 0.0), (-0.1, -0.35), (0.02, -0.8), (0.14, -0.35)], 0.95)


def _fan(brush: QPainter, ink: str, _breed: Breed) -> None:
    blob(
        brush,
        shaded(ink, 0.13),
        [(0.35, -0.25), (-0.35, -0.55), (-1.05, -0.15), (-1.2, 0.75), (-0.72, 1.5), (-0.1, 1.2), (0.3, 0.5)],
    )
    blob(brush, shaded(ink, 0.02), [(0.2, -0.1), (-0.35, -0.3), (-0.85, 0.0), (-0.95, 0.7), (-0.6, 1.15), (-0.15, 0.9)])


_ROOTS = {
    "round": (-0.42, -0.68), "big": (-0.5, -0.62), "flop": (-0.22, -0.5), "long": (-0.35, -0.8), "leaf": (-0.5, -0.62),
    "fan": (-0.15, -0.35), "monkey": (-0.35, -0.55), "small": (-0.4, -0.72),
}  # fmt: skip
_EARS = {
    "point": _point, "flop": _flop, "small": _small, "round": _round, "big": _big, "monkey": _monkey, "long": _long,
    "leaf": _leaf, "fan": _fan,
}  # fmt: skip
