"""Horns and antlers, in head radii."""

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import blob, limb, lit, oval, shaded, shape, stroke, tone
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed


def draw_horns(brush: QPainter, breed: Breed, far: bool) -> None:
    """The horns of one side; those of the far side lie in shadow."""
    ink = shaded(breed.horn, 0.25).name() if far else breed.horn
    _HORNS[breed.horns](brush, ink, breed, far)


def _unicorn(brush: QPainter, ink: str, _breed: Breed, _far: bool) -> None:
    shape(brush, tone(ink), (0.18, -0.92), (0.55, -0.7), (1.15, -2.5))
    for at in (0.25, 0.5, 0.72):
        x, y = 0.36 + 0.79 * at, -0.8 - 1.7 * at
        stroke(brush, shaded(ink, 0.25), 0.05, [(x - 0.16 * (1 - at), y), (x + 0.17 * (1 - at), y + 0.12)])


def _bull(brush: QPainter, ink: str, _breed: Breed, _far: bool) -> None:
    limb(brush, tone(ink), [(-0.08, -0.8), (0.2, -1.3), (0.62, -1.5), (0.82, -1.82)], [0.19, 0.16, 0.11, 0.03])


def _goat(brush: QPainter, ink: str, _breed: Breed, _far: bool) -> None:
    limb(brush, tone(ink), [(0.05, -0.8), (-0.05, -1.5), (-0.5, -2.0), (-1.05, -2.05)], [0.17, 0.14, 0.1, 0.03])


def _rhino(brush: QPainter, ink: str, breed: Breed, _far: bool) -> None:
    s = breed.snout
    blob(brush, tone(ink), [(0.62 + s, 0.1), (1.0 + s, 0.22), (1.3 + s, -1.15), (0.9 + s, -0.5)], 0.5)
    blob(brush, tone(ink), [(0.3 + s * 0.6, -0.2), (0.6 + s * 0.6, -0.1), (0.66 + s * 0.6, -0.72)], 0.5)


def _knobs(brush: QPainter, ink: str, _breed: Breed, _far: bool) -> None:
    limb(brush, tone(ink), [(-0.1, -0.8), (-0.2, -1.45)], [0.13, 0.11])
    oval(brush, shaded(ink, 0.3), -0.22, -1.5, 0.17)


def _antlers(brush: QPainter, ink: str, _breed: Breed, _far: bool) -> None:
    beam = [(-0.15, -0.8), (-0.62, -1.6), (-0.7, -2.4), (-0.2, -3.15)]
    limb(brush, tone(ink), beam, [0.15, 0.13, 0.1, 0.04])
    for x, y, dx, dy in ((-0.45, -1.35, 0.75, -0.5), (-0.7, -2.0, -0.62, -0.5), (-0.62, -2.5, 0.62, -0.3)):
        limb(brush, tone(ink), [(x, y), (x + dx * 0.7, y + dy * 0.4), (x + dx, y + dy)], [0.09, 0.07, 0.03])


def _palms(brush: QPainter, ink: str, _breed: Breed, far: bool) -> None:
    side = 0.5 if far else -1.0
    limb(brush, tone(ink), [(-0.1, -0.8), (0.5 * side, -1.1), (0.85 * side, -1.35)], [0.14, 0.14, 0.16])
    palm = [
        (0.6, -1.2),
        (1.2, -1.0),
        (1.9, -1.25),
        (1.7, -1.55),
        (1.95, -1.95),
        (1.5, -1.85),
        (1.45, -2.3),
        (1.1, -1.9),
        (0.75, -2.1),
        (0.75, -1.6),
    ]
    blob(brush, tone(ink), [(x * side, y) for x, y in palm], 0.5)


def _frill(brush: QPainter, ink: str, breed: Breed, far: bool) -> None:
    if far:
        blob(
            brush,
            shaded(breed.coat, 0.12),
            [(0.1, -0.6), (-0.5, -1.35), (-1.5, -1.2), (-1.75, -0.2), (-1.3, 0.7), (-0.2, 0.6)],
        )
        blob(
            brush,
            lit(breed.mark, 0.15),
            [(-0.1, -0.5), (-0.55, -1.0), (-1.2, -0.9), (-1.35, -0.2), (-1.0, 0.35), (-0.2, 0.3)],
        )
        return
    s = breed.snout
    for x, y, dx, dy in ((0.3, -0.75, 0.75, -0.95), (0.0, -0.8, 0.6, -1.0)):
        limb(brush, tone(ink), [(x, y), (x + dx * 0.5, y + dy * 0.7), (x + dx, y + dy)], [0.16, 0.11, 0.02])
    shape(brush, tone(ink), (0.5 + s, 0.02), (0.8 + s, 0.1), (0.82 + s, -0.5))


_HORNS = {
    "unicorn": _unicorn, "bull": _bull, "goat": _goat, "rhino": _rhino, "knobs": _knobs, "antlers": _antlers,
    "palms": _palms, "frill": _frill,
}  # fmt: skip
