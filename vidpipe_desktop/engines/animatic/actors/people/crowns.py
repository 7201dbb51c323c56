"""Crowns, hoods, festive and professional caps. Units and view as in `hair`."""

import math
from collections.abc import Callable, Mapping

from vidpipe_desktop.engines.animatic.actors.people.hat_parts import dome
from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

Draw = Callable[[Sketch, Piece], None]


def _crown(sketch: Sketch, piece: Piece) -> None:
    sketch.poly(
        [
            (-0.84, -0.7),
            (-0.98, -1.44),
            (-0.52, -1.14),
            (-0.12, -1.66),
            (0.26, -1.16),
            (0.7, -1.46),
            (0.72, -0.8),
            (0.0, -0.9),
        ],
        piece.ink,
    )
    sketch.line([(-0.82, -0.74), (0.0, -0.94), (0.7, -0.86)], 0.14, darker(piece.ink, 0.16))
    sketch.oval(-0.1, -1.14, 0.11, 0.13, piece.second)
    for x, y in ((-0.98, -1.44), (-0.12, -1.66), (0.7, -1.46)):
        sketch.oval(x, y, 0.09, 0.09, lighter(piece.ink, 0.4))


def _tiara(sketch: Sketch, piece: Piece) -> None:
    sketch.poly(
        [
            (-0.6, -0.8),
            (-0.4, -1.06),
            (-0.1, -1.06),
            (0.2, -1.4),
            (0.44, -1.06),
            (0.66, -1.02),
            (0.74, -0.74),
            (0.2, -0.86),
        ],
        piece.ink,
    )
    sketch.oval(0.22, -1.02, 0.09, 0.11, piece.second)


def _circlet(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.86, -0.6), (0.0, -0.8), (0.82, -0.66)], 0.1, piece.ink)
    sketch.poly([(0.2, -0.76), (0.34, -1.04), (0.48, -0.74)], piece.ink)


def _laurel(sketch: Sketch, piece: Piece) -> None:
    for step in range(7):
        turn = math.radians(196 - step * 24)
        x, y = math.cos(turn) * 0.94, -0.34 - math.sin(turn) * 0.6
        sketch.blob(
            [(x - 0.16, y + 0.08), (x + 0.02, y - 0.14), (x + 0.2, y - 0.1), (x + 0.04, y + 0.1)],
            piece.ink if step % 2 else darker(piece.ink, 0.16),
        )


def _nemes(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (0.9, -0.5),
            (0.5, -1.1),
            (-0.4, -1.16),
            (-1.1, -0.6),
            (-1.4, 0.6),
            (-1.3, 1.5),
            (-0.5, 1.5),
            (-0.46, 0.4),
            (-0.4, -0.4),
            (0.2, -0.66),
        ],
        piece.ink,
        tension=0.6,
    )
    for y in (0.0, 0.36, 0.72, 1.08):
        sketch.line([(-1.24 - 0.06 * y, y), (-0.5, y + 0.1)], 0.12, piece.second)
    sketch.line([(-0.5, -0.44), (0.2, -0.7), (0.86, -0.6)], 0.14, piece.second)
    sketch.blob([(0.66, -0.66), (0.76, -1.1), (1.0, -1.16), (0.9, -0.7)], darker(piece.ink, 0.2))


def _veil(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.1, -1.2), (-0.9, -1.1), (-1.4, 0.0), (-1.6, 1.6), (-1.5, 3.0), (-0.9, 2.9), (-0.7, 1.2), (-0.6, -0.3)],
        piece.ink,
        alpha=0.72,
    )
    for x, y in ((-0.66, -1.06), (-0.36, -1.18), (-0.06, -1.2)):
        sketch.oval(x, y, 0.15, 0.15, "#f6dfe2")


def _headband(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.92, -0.46), (0.0, -0.64), (0.88, -0.6)], 0.18, piece.ink)


def _headphones(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.62, 0.0), (-0.86, -0.7), (-0.2, -1.22), (0.5, -1.12), (0.8, -0.7)], 0.13, darker(piece.ink, 0.5))
    sketch.oval(-0.6, 0.06, 0.27, 0.34, piece.ink)
    sketch.oval(-0.6, 0.06, 0.15, 0.2, darker(piece.ink, 0.3))


def _nurse(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.7, -0.8), (-0.6, -1.36), (0.1, -1.44), (0.6, -1.24), (0.62, -0.84), (0.0, -0.98)], piece.ink, tension=0.4
    )
    sketch.box(-0.04, -1.3, 0.1, 0.3, piece.second)
    sketch.box(-0.14, -1.2, 0.3, 0.1, piece.second)


def _tinyhat(sketch: Sketch, piece: Piece) -> None:
    sketch.poly([(-0.34, -0.96), (-0.2, -1.66), (0.3, -1.7), (0.36, -1.02)], piece.ink)
    sketch.oval(0.02, -0.98, 0.5, 0.12, darker(piece.ink, 0.2))
    sketch.oval(0.06, -1.74, 0.16, 0.16, "#f4e04a")


def _hood(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (0.5, -0.96),
            (0.0, -1.3),
            (-0.7, -1.16),
            (-1.2, -0.5),
            (-1.16, 0.6),
            (-0.7, 1.2),
            (0.1, 1.24),
            (-0.3, 0.9),
            (-0.6, 0.3),
            (-0.46, -0.4),
            (0.1, -0.8),
            (0.66, -0.72),
        ],
        piece.ink,
        tension=0.8,
    )


def _feathercap(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-1.0, -0.5), (-0.8, -1.1), (0.1, -1.3), (0.8, -1.0), (1.7, -0.5), (0.6, -0.56), (-0.3, -0.5)],
        piece.ink,
        tension=0.7,
    )
    sketch.blob([(-0.5, -0.9), (-1.0, -1.5), (-1.5, -1.7), (-1.3, -1.2), (-0.7, -0.72)], piece.second)


def _santa(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-0.96, -0.5),
            (-0.86, -1.2),
            (-0.3, -1.56),
            (-1.0, -1.5),
            (-1.56, -0.9),
            (-1.5, -0.6),
            (-1.0, -1.2),
            (0.4, -1.3),
            (0.92, -0.6),
            (0.0, -0.5),
        ],
        piece.ink,
        tension=0.6,
    )
    sketch.blob([(-0.9, -0.6), (-0.6, -1.3), (0.1, -1.4), (0.7, -1.1), (0.92, -0.6)], piece.ink)
    sketch.line([(-0.94, -0.46), (0.0, -0.62), (0.9, -0.62)], 0.32, piece.second)
    sketch.oval(-1.5, -0.56, 0.22, 0.22, piece.second)


def _elf(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-0.96, -0.36),
            (-0.86, -1.0),
            (-0.7, -1.6),
            (-1.3, -1.9),
            (-0.4, -1.96),
            (0.3, -1.3),
            (0.92, -0.56),
            (0.0, -0.5),
        ],
        piece.ink,
        tension=0.6,
    )
    sketch.oval(-1.34, -1.9, 0.14, 0.14, "#f0d04a")
    sketch.line([(-0.96, -0.42), (0.0, -0.58), (0.92, -0.6)], 0.2, piece.second)


def _sailor(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.9, -0.78), (-0.86, -1.2), (0.0, -1.4), (0.8, -1.24), (0.84, -0.86), (0.0, -0.9)], piece.ink, tension=0.5
    )
    sketch.line([(-0.86, -0.86), (0.0, -1.0), (0.8, -0.96)], 0.14, piece.second)


def _swimcap(sketch: Sketch, piece: Piece) -> None:
    dome(sketch, piece.ink, -0.36, 1.12)
    sketch.line([(-0.9, -0.5), (0.0, -0.72), (0.86, -0.7)], 0.06, darker(piece.ink, 0.2))


def _chef(sketch: Sketch, piece: Piece) -> None:
    for x, y in ((-0.74, -1.5), (-0.2, -1.78), (0.4, -1.72), (0.8, -1.42)):
        sketch.oval(x, y, 0.52, 0.46, piece.ink)
    sketch.blob(
        [(-0.92, -0.42), (-0.9, -1.4), (0.0, -1.5), (0.9, -1.4), (0.88, -0.54), (0.0, -0.54)], piece.ink, tension=0.3
    )
    sketch.blob(
        [(-0.93, -0.4), (-0.93, -0.7), (0.0, -0.84), (0.9, -0.82), (0.89, -0.52), (0.0, -0.54)],
        darker(piece.ink, 0.1),
        tension=0.4,
    )


CROWNS: Mapping[str, Draw] = {
    "crown": _crown,
    "tiara": _tiara,
    "circlet": _circlet,
    "laurel": _laurel,
    "nemes": _nemes,
    "veil": _veil,
    "headband": _headband,
    "headphones": _headphones,
    "nurse": _nurse,
    "tinyhat": _tinyhat,
    "hood": _hood,
    "feathercap": _feathercap,
    "santa": _santa,
    "elf": _elf,
    "sailor": _sailor,
    "swimcap": _swimcap,
    "chef": _chef,
}
