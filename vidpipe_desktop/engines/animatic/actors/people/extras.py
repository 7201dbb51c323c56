"""What is special about a face: glasses, masks, and faces that are not human. Units and view as in `hair`."""

from collections.abc import Callable, Mapping

from vidpipe_desktop.engines.animatic.actors.people.skeleton import Face
from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person, Piece

Over = Callable[[Sketch, Piece], None]
Feature = Callable[[Sketch, Person, Face], None]


def nothing(sketch: Sketch, piece: Piece) -> None:
    """For pieces that lie under the features."""


def _ring(sketch: Sketch, x: float, y: float, rx: float, ry: float, ink: str) -> None:
    sketch.oval(x, y, rx, ry, "#dff2fa", 0.32)
    turns = [
        (x + rx * dx, y + ry * dy)
        for dx, dy in ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7), (1, 0))
    ]
    sketch.line(turns, 0.055, ink, tension=1.0)


def _glasses(sketch: Sketch, piece: Piece) -> None:
    _ring(sketch, 0.1, 0.06, 0.26, 0.24, piece.ink)
    _ring(sketch, 0.68, 0.06, 0.2, 0.23, piece.ink)
    sketch.line([(0.36, 0.02), (0.48, 0.02)], 0.055, piece.ink)
    sketch.line([(-0.16, 0.02), (-0.56, 0.0)], 0.05, piece.ink)


def _monocle(sketch: Sketch, piece: Piece) -> None:
    _ring(sketch, 0.1, 0.06, 0.23, 0.23, piece.ink)
    sketch.line([(-0.1, 0.2), (-0.16, 0.6), (-0.1, 1.0)], 0.03, piece.ink)


def _goggles(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.86, -0.72), (0.2, -0.9), (0.84, -0.62), (0.86, -0.42), (0.2, -0.64), (-0.9, -0.48)], "#3a3034", tension=0.6
    )
    for x in (0.1, 0.6):
        sketch.oval(x, -0.66, 0.24, 0.22, piece.ink)
        sketch.oval(x, -0.66, 0.15, 0.14, "#bfe4ee")


def _patch(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.8, -0.3), (0.1, -0.14), (0.8, -0.44)], 0.05, piece.ink)
    sketch.blob([(-0.1, -0.12), (0.3, -0.16), (0.28, 0.18), (0.1, 0.28), (-0.08, 0.16)], piece.ink)


def _domino(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-0.84, -0.16),
            (-0.2, -0.24),
            (0.36, -0.1),
            (0.86, -0.22),
            (0.86, 0.2),
            (0.66, 0.26),
            (0.38, 0.14),
            (0.06, 0.28),
            (-0.24, 0.16),
        ],
        piece.ink,
        tension=0.8,
    )
    for x in (0.1, 0.64):
        sketch.oval(x, 0.04, 0.12, 0.1, "#ffffff")
        sketch.oval(x + 0.03, 0.04, 0.06, 0.085, "#1c1820")


def _rednose(sketch: Sketch, piece: Piece) -> None:
    sketch.oval(0.5, 0.3, 0.18, 0.18, piece.ink)
    sketch.oval(0.45, 0.25, 0.05, 0.05, "#ffffff", 0.7)


def _ears(sketch: Sketch, piece: Piece) -> None:
    sketch.blob([(-0.5, 0.2), (-0.62, -0.06), (-1.34, -0.44), (-1.0, 0.1), (-0.7, 0.3)], "#e8b892", tension=0.6)


def _fangs(sketch: Sketch, piece: Piece) -> None:
    for x in (0.24, 0.46):
        sketch.poly([(x - 0.04, 0.58), (x + 0.04, 0.58), (x, 0.74)], "#ffffff")


OVER: Mapping[str, Over] = {
    "glasses": _glasses, "monocle": _monocle, "goggles": _goggles, "patch": _patch, "domino": _domino, "rednose": _rednose,
    "ears": _ears, "fangs": _fangs,
}  # fmt: skip


def _dull(sketch: Sketch, person: Person, face: Face) -> None:
    for x, size in ((0.1, 0.16), (0.62, 0.13)):
        sketch.oval(x, 0.06, size * 1.3, size * 1.35, darker(person.skin, 0.4))
        sketch.oval(x, 0.06, size, size * 1.05, "#f2f0d8")
        sketch.oval(x + 0.02, 0.08, 0.05, 0.05, "#2b1d22")
    sketch.blob([(0.1, 0.54), (0.6, 0.5), (0.56, 0.6 + 0.1 * face.mouth), (0.34, 0.74), (0.14, 0.66)], "#3a2a2a")
    sketch.box(0.22, 0.54, 0.08, 0.08, "#e8e4c8")
    sketch.line([(-0.4, -0.4), (-0.2, -0.5), (-0.1, -0.36)], 0.04, darker(person.skin, 0.4))


def _skull(sketch: Sketch, person: Person, face: Face) -> None:
    for x, size in ((0.08, 0.24), (0.62, 0.19)):
        sketch.oval(x, 0.04, size, size * 1.1, "#26222c")
    sketch.poly([(0.36, 0.26), (0.28, 0.44), (0.46, 0.44)], "#26222c")
    sketch.line([(0.0, 0.66), (0.34, 0.7), (0.66, 0.64)], 0.04, "#26222c")
    for x in (0.08, 0.22, 0.36, 0.5):
        sketch.line([(x, 0.58), (x, 0.78 + 0.06 * face.mouth)], 0.035, "#26222c")


def _wrapped(sketch: Sketch, person: Person, face: Face) -> None:
    ink = darker(person.skin, 0.16)
    for y, tilt in ((-0.76, 0.1), (-0.44, -0.08), (0.36, 0.1), (0.62, -0.1)):
        sketch.line([(-0.8, y + tilt), (0.0, y), (0.8, y - tilt)], 0.06, ink)
    sketch.blob([(-0.3, -0.12), (0.86, -0.16), (0.86, 0.18), (-0.26, 0.2)], "#3a2e2a", tension=0.4)
    for x in (0.1, 0.6):
        sketch.oval(x, 0.03, 0.1, 0.11 * max(0.2, min(1.0, face.eye)), "#f6e27a")


def _alien(sketch: Sketch, person: Person, face: Face) -> None:
    for x, turn in ((0.04, 0.1), (0.66, -0.06)):
        sketch.blob([(x - 0.26, -0.24 + turn), (x + 0.1, -0.16), (x + 0.2, 0.24 - turn), (x - 0.06, 0.22)], "#16121e")
        sketch.oval(x - 0.02, -0.04, 0.06, 0.07, "#ffffff")
    sketch.line([(0.2, 0.62), (0.36, 0.62 + 0.1 * face.smile), (0.54, 0.6)], 0.06, darker(person.skin, 0.5))
    for x, tip in ((-0.2, -0.5), (0.3, 0.46)):
        sketch.line([(x, -0.92), (x + tip * 0.3, -1.3), (x + tip * 0.5, -1.5)], 0.07, person.skin)
        sketch.oval(x + tip * 0.5, -1.54, 0.12, 0.12, "#f0d03a")


FEATURES: Mapping[str, Feature] = {"dull": _dull, "skull": _skull, "wrapped": _wrapped, "alien": _alien}
"""Whole faces that aren't human."""
