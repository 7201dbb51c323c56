"""Head gear. Units and view as in `hair`: the head is a ball of radius 1, its eyes at y = 0, looking to the right."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

Draw = Callable[[Sketch, Piece], None]

_OVER_HAIR: Final = frozenset(
    ("", "crown", "tiara", "circlet", "laurel", "headband", "headphones", "nurse", "veil", "tinyhat", "sailor", "mask")
)
_WHOLE: Final = frozenset(("knighthelm", "astro", "robot"))


def leaves_hair(kind: str) -> bool:
    """Whether the hair is seen as it is without it."""
    return kind in _OVER_HAIR


def hides_head(kind: str) -> bool:
    """Whether nothing of the face is seen."""
    return kind in _WHOLE


def _dome(sketch: Sketch, ink: str, low: float = -0.36, high: float = 1.24) -> None:
    """A round crown from the back of the head to the brow."""
    sketch.blob(
        [
            (-1.02, low + 0.12),
            (-0.96, -0.66),
            (-0.56, -high * 0.92),
            (0.02, -high),
            (0.58, -high * 0.9),
            (0.92, -0.62),
            (0.96, low - 0.1),
            (0.4, low - 0.02),
            (-0.5, low + 0.1),
        ],
        ink,
        tension=0.75,
    )


def _brim(sketch: Sketch, ink: str, y: float, rx: float, ry: float, x: float = 0.0) -> None:
    sketch.oval(x, y, rx, ry, darker(ink, 0.2))
    sketch.oval(x, y - ry * 0.24, rx, ry * 0.84, ink)


def _cap(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink)
    sketch.blob(
        [(0.2, -0.5), (0.9, -0.62), (1.56, -0.38), (1.6, -0.24), (0.9, -0.34), (0.3, -0.32)], darker(piece.ink, 0.2)
    )
    sketch.oval(0.0, -1.22, 0.1, 0.07, darker(piece.ink, 0.2))


def _helmet(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.3, 1.3)
    sketch.blob(
        [
            (-1.14, -0.2),
            (-0.4, -0.34),
            (0.5, -0.46),
            (1.2, -0.44),
            (1.24, -0.3),
            (0.5, -0.26),
            (-0.5, -0.12),
            (-1.12, -0.04),
        ],
        darker(piece.ink, 0.22),
    )
    sketch.line([(-0.5, 0.1), (-0.3, 0.6), (0.2, 0.98)], 0.05, darker(piece.ink, 0.4))


def _hardhat(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.4, 1.34)
    sketch.blob([(-0.24, -1.4), (0.26, -1.42), (0.4, -0.5), (-0.3, -0.44)], lighter(piece.ink, 0.3), tension=0.5)
    sketch.blob(
        [
            (-1.06, -0.3),
            (0.0, -0.46),
            (0.9, -0.56),
            (1.5, -0.4),
            (1.5, -0.28),
            (0.8, -0.36),
            (-0.2, -0.3),
            (-1.04, -0.16),
        ],
        darker(piece.ink, 0.14),
    )


def _firehelmet(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.36, 1.38)
    sketch.blob(
        [
            (-1.56, 0.14),
            (-1.1, -0.36),
            (0.2, -0.5),
            (1.2, -0.52),
            (1.4, -0.36),
            (0.4, -0.34),
            (-0.8, -0.16),
            (-1.4, 0.26),
        ],
        darker(piece.ink, 0.2),
    )
    sketch.blob([(0.1, -1.36), (0.3, -1.5), (0.6, -1.2), (0.5, -0.6), (0.2, -0.6)], piece.second, tension=0.5)


def _bikehelmet(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.44, 1.36)
    for shift in (-0.5, 0.0, 0.46):
        sketch.blob(
            [(shift - 0.3, -0.7), (shift, -1.06), (shift + 0.26, -0.96), (shift + 0.02, -0.64)], darker(piece.ink, 0.5)
        )
    sketch.line([(-0.5, -0.2), (-0.36, 0.5), (0.2, 0.98)], 0.05, "#2a2a32")


def _souwester(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-1.7, 0.42),
            (-1.3, -0.2),
            (-0.6, -0.46),
            (0.4, -0.62),
            (1.16, -0.6),
            (1.3, -0.44),
            (0.5, -0.34),
            (-0.4, -0.2),
            (-0.9, 0.24),
            (-1.4, 0.66),
        ],
        darker(piece.ink, 0.2),
        tension=0.8,
    )
    _dome(sketch, piece.ink, -0.36, 1.3)
    sketch.line([(-0.9, -0.42), (0.0, -0.6), (0.86, -0.62)], 0.07, darker(piece.ink, 0.24))
    sketch.line([(-0.2, -1.2), (-0.16, -0.66)], 0.04, darker(piece.ink, 0.16))


def _fedora(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.94, -0.5), (-0.86, -1.3), (-0.4, -1.56), (0.06, -1.42), (0.5, -1.56), (0.84, -1.24), (0.92, -0.56)],
        piece.ink,
        tension=0.6,
    )
    sketch.blob(
        [(-0.95, -0.5), (-0.93, -0.78), (0.0, -0.84), (0.91, -0.82), (0.93, -0.54), (0.0, -0.52)],
        piece.second,
        tension=0.4,
    )
    sketch.blob(
        [
            (-1.6, -0.38),
            (-0.9, -0.6),
            (0.2, -0.66),
            (1.1, -0.66),
            (1.66, -0.36),
            (1.0, -0.4),
            (0.0, -0.38),
            (-1.0, -0.26),
        ],
        darker(piece.ink, 0.12),
        tension=0.8,
    )


def _cowboy(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.9, -0.5), (-0.76, -1.36), (-0.34, -1.64), (0.06, -1.48), (0.46, -1.64), (0.78, -1.3), (0.9, -0.56)],
        piece.ink,
        tension=0.7,
    )
    sketch.blob([(-0.92, -0.46), (-0.9, -0.7), (0.9, -0.74), (0.92, -0.5)], piece.second, tension=0.3)
    sketch.blob(
        [
            (-1.86, -0.86),
            (-1.3, -0.5),
            (0.0, -0.56),
            (1.3, -0.6),
            (1.84, -0.94),
            (1.5, -0.34),
            (0.2, -0.3),
            (-1.3, -0.22),
        ],
        darker(piece.ink, 0.14),
        tension=0.8,
    )


def _straw(sketch: Sketch, piece: Piece) -> None:
    _brim(sketch, piece.ink, -0.5, 1.76, 0.3)
    sketch.blob(
        [(-0.86, -0.52), (-0.7, -1.2), (0.0, -1.36), (0.7, -1.2), (0.86, -0.56), (0.0, -0.44)], piece.ink, tension=0.6
    )
    sketch.blob(
        [(-0.87, -0.52), (-0.83, -0.76), (0.0, -0.7), (0.83, -0.8), (0.87, -0.56), (0.0, -0.44)],
        piece.second,
        tension=0.5,
    )


def _pith(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.4, 1.42)
    sketch.line([(-0.96, -0.5), (0.0, -0.66), (0.92, -0.7)], 0.14, piece.second)
    sketch.blob(
        [
            (-1.5, -0.1),
            (-0.6, -0.44),
            (0.4, -0.52),
            (1.5, -0.4),
            (1.44, -0.26),
            (0.2, -0.34),
            (-0.7, -0.2),
            (-1.4, 0.06),
        ],
        darker(piece.ink, 0.12),
    )


def _peaked(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-1.0, -0.54), (-1.26, -1.0), (-0.6, -1.36), (0.4, -1.5), (1.16, -1.2), (1.0, -0.64), (0.0, -0.66)],
        piece.ink,
        tension=0.7,
    )
    sketch.blob(
        [(-1.0, -0.36), (-1.0, -0.64), (0.0, -0.76), (0.96, -0.74), (0.96, -0.46), (0.0, -0.5)],
        darker(piece.ink, 0.3),
        tension=0.5,
    )
    sketch.blob([(0.1, -0.52), (0.9, -0.58), (1.4, -0.3), (0.8, -0.36), (0.2, -0.34)], "#1a181e")
    sketch.oval(0.4, -1.04, 0.16, 0.18, piece.second)


def _aviator(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.44, 1.16)
    sketch.blob([(-0.98, -0.5), (-0.4, -0.4), (-0.4, 0.2), (-0.36, 0.8), (-0.64, 0.7), (-0.96, 0.2)], piece.ink)
    sketch.line([(-0.9, -0.5), (0.0, -0.66), (0.86, -0.7)], 0.1, darker(piece.ink, 0.3))
    for x in (0.14, 0.62):
        sketch.oval(x, -0.72, 0.25, 0.22, piece.second)
        sketch.oval(x, -0.72, 0.16, 0.14, "#cfe8ee")


def _beret(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-1.3, -0.7),
            (-1.2, -1.16),
            (-0.4, -1.44),
            (0.5, -1.3),
            (0.96, -0.86),
            (0.8, -0.6),
            (0.0, -0.66),
            (-0.8, -0.44),
        ],
        piece.ink,
    )
    sketch.line([(-0.24, -1.4), (-0.28, -1.56)], 0.08, darker(piece.ink, 0.2))


def _beanie(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.4, 1.32)
    sketch.blob(
        [(-1.04, -0.28), (-1.02, -0.58), (0.0, -0.74), (0.96, -0.74), (0.98, -0.44), (0.0, -0.44)],
        lighter(piece.ink, 0.2),
        tension=0.5,
    )
    sketch.oval(0.0, -1.36, 0.22, 0.22, lighter(piece.ink, 0.3))


def _swimcap(sketch: Sketch, piece: Piece) -> None:
    _dome(sketch, piece.ink, -0.36, 1.12)
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


def _nurse(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.7, -0.8), (-0.6, -1.36), (0.1, -1.44), (0.6, -1.24), (0.62, -0.84), (0.0, -0.98)], piece.ink, tension=0.4
    )
    sketch.box(-0.04, -1.3, 0.1, 0.3, piece.second)
    sketch.box(-0.14, -1.2, 0.3, 0.1, piece.second)


def _sailor(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.9, -0.78), (-0.86, -1.2), (0.0, -1.4), (0.8, -1.24), (0.84, -0.86), (0.0, -0.9)], piece.ink, tension=0.5
    )
    sketch.line([(-0.86, -0.86), (0.0, -1.0), (0.8, -0.96)], 0.14, piece.second)


def _tricorne(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-1.6, -0.44),
            (-1.2, -1.1),
            (-0.5, -1.42),
            (0.1, -1.6),
            (0.7, -1.4),
            (1.3, -1.06),
            (1.62, -0.54),
            (0.8, -0.52),
            (0.0, -0.66),
            (-0.8, -0.46),
        ],
        piece.ink,
        tension=0.7,
    )
    sketch.line(
        [(-1.52, -0.52), (-1.1, -1.06), (0.1, -1.5), (1.24, -1.02), (1.54, -0.6)], 0.07, piece.second, tension=0.6
    )
    sketch.oval(0.14, -1.04, 0.2, 0.19, "#f2eee2")
    for x in (0.07, 0.22):
        sketch.oval(x, -1.06, 0.05, 0.05, piece.ink)
    sketch.box(0.08, -0.92, 0.13, 0.09, "#f2eee2")


def _wizard(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (-0.94, -0.5),
            (-0.7, -1.3),
            (-0.6, -2.1),
            (-1.06, -2.66),
            (-0.3, -2.4),
            (0.24, -1.5),
            (0.92, -0.56),
            (0.0, -0.4),
        ],
        piece.ink,
        tension=0.6,
    )
    _brim(sketch, piece.ink, -0.5, 1.62, 0.3)
    sketch.blob(
        [(-0.93, -0.52), (-0.84, -0.8), (0.0, -0.7), (0.8, -0.84), (0.92, -0.58), (0.0, -0.4)],
        piece.second,
        tension=0.5,
    )
    for x, y, size in ((-0.24, -1.2, 0.12), (-0.5, -1.76, 0.09), (0.24, -1.02, 0.08)):
        sketch.poly(
            [
                (
                    x + math.sin(math.pi * step / 4) * (size if step % 2 == 0 else size * 0.4),
                    y - math.cos(math.pi * step / 4) * (size if step % 2 == 0 else size * 0.4),
                )
                for step in range(8)
            ],
            piece.second,
        )


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


def _feathercap(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-1.0, -0.5), (-0.8, -1.1), (0.1, -1.3), (0.8, -1.0), (1.7, -0.5), (0.6, -0.56), (-0.3, -0.5)],
        piece.ink,
        tension=0.7,
    )
    sketch.blob([(-0.5, -0.9), (-1.0, -1.5), (-1.5, -1.7), (-1.3, -1.2), (-0.7, -0.72)], piece.second)


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


def _headband(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.92, -0.46), (0.0, -0.64), (0.88, -0.6)], 0.18, piece.ink)


def _headphones(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.62, 0.0), (-0.86, -0.7), (-0.2, -1.22), (0.5, -1.12), (0.8, -0.7)], 0.13, darker(piece.ink, 0.5))
    sketch.oval(-0.6, 0.06, 0.27, 0.34, piece.ink)
    sketch.oval(-0.6, 0.06, 0.15, 0.2, darker(piece.ink, 0.3))


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


def _roman(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (0.62, -1.1),
            (0.5, -1.7),
            (-0.4, -1.96),
            (-1.36, -1.5),
            (-1.76, -0.4),
            (-1.3, -0.4),
            (-0.9, -1.0),
            (0.0, -1.3),
        ],
        piece.second,
        tension=0.8,
    )
    _dome(sketch, piece.ink, -0.4, 1.2)
    sketch.blob([(-0.6, -0.3), (-0.3, -0.2), (-0.24, 0.5), (0.02, 0.86), (-0.3, 0.74), (-0.62, 0.2)], piece.ink)
    sketch.blob([(-1.0, -0.3), (-0.6, -0.2), (-0.7, 0.5), (-1.2, 0.74)], darker(piece.ink, 0.2))
    sketch.line([(-0.94, -0.4), (0.0, -0.56), (0.94, -0.56)], 0.1, darker(piece.ink, 0.24))


def _viking(sketch: Sketch, piece: Piece) -> None:
    sketch.blob([(-0.76, -0.7), (-1.3, -0.9), (-1.5, -1.6), (-1.3, -1.9), (-1.1, -1.3), (-0.6, -1.06)], piece.second)
    _dome(sketch, piece.ink, -0.42, 1.26)
    sketch.line([(-0.94, -0.42), (0.0, -0.58), (0.92, -0.6)], 0.16, darker(piece.ink, 0.26))
    sketch.line([(0.2, -0.6), (0.1, -1.22)], 0.14, darker(piece.ink, 0.26))
    sketch.blob([(0.5, -0.9), (1.1, -1.0), (1.44, -1.6), (1.36, -2.0), (1.04, -1.36), (0.46, -1.16)], piece.second)


def _kabuto(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.5, -0.5), (-1.1, -0.2), (-1.6, 0.6), (-1.0, 0.74), (-0.62, 0.1)], darker(piece.ink, 0.1), tension=0.6
    )
    _dome(sketch, piece.ink, -0.42, 1.3)
    sketch.blob([(0.2, -0.6), (1.0, -0.66), (1.36, -0.44), (0.8, -0.44)], darker(piece.ink, 0.3))
    sketch.blob(
        [
            (0.44, -0.66),
            (-0.1, -1.3),
            (-0.2, -2.1),
            (0.16, -1.5),
            (0.54, -1.0),
            (0.96, -1.4),
            (1.2, -2.0),
            (1.16, -1.3),
            (0.7, -0.66),
        ],
        piece.second,
        tension=0.7,
    )


def _ninja(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [
            (0.88, -0.3),
            (0.5, -1.0),
            (-0.2, -1.14),
            (-0.84, -0.8),
            (-0.98, -0.1),
            (-0.7, 0.6),
            (-0.1, 1.08),
            (0.44, 1.04),
            (0.88, 0.6),
            (0.9, 0.26),
            (0.3, 0.24),
            (-0.4, 0.2),
            (-0.46, -0.2),
            (0.2, -0.26),
        ],
        piece.ink,
        tension=0.6,
    )
    sketch.line([(-0.94, -0.34), (0.0, -0.48), (0.84, -0.42)], 0.16, piece.second)
    sketch.blob([(-0.9, -0.36), (-1.5, -0.1), (-1.9, 0.3), (-1.4, 0.2), (-0.9, -0.14)], piece.second)


def _mask(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.9, -0.2), (-0.2, -0.06)], 0.12, piece.ink)
    sketch.blob(
        [(-0.26, -0.28), (0.3, -0.36), (0.9, -0.3), (0.94, 0.2), (0.5, 0.36), (0.34, 0.24), (0.0, 0.36), (-0.26, 0.2)],
        piece.ink,
        tension=0.6,
    )
    sketch.blob(
        [
            (-0.16, -0.18),
            (0.3, -0.26),
            (0.8, -0.2),
            (0.84, 0.14),
            (0.5, 0.24),
            (0.34, 0.12),
            (0.02, 0.24),
            (-0.16, 0.12),
        ],
        piece.second,
        tension=0.6,
        alpha=0.78,
    )
    for x in (0.14, 0.64):
        sketch.oval(x, 0.0, 0.07, 0.1, "#2b1d22")
    sketch.line([(-0.7, 0.5), (-1.0, 0.0), (-0.96, -0.9), (-0.8, -1.3)], 0.13, piece.ink)


def _beekeeper(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-1.1, -0.5), (1.2, -0.6), (1.1, 0.8), (0.6, 1.3), (-0.6, 1.3), (-1.1, 0.8)],
        "#2c2a26",
        alpha=0.36,
        tension=0.5,
    )
    _brim(sketch, piece.ink, -0.56, 1.6, 0.28)
    sketch.blob([(-0.8, -0.58), (-0.64, -1.2), (0.0, -1.34), (0.64, -1.2), (0.8, -0.6)], piece.ink, tension=0.6)


def _tinyhat(sketch: Sketch, piece: Piece) -> None:
    sketch.poly([(-0.34, -0.96), (-0.2, -1.66), (0.3, -1.7), (0.36, -1.02)], piece.ink)
    sketch.oval(0.02, -0.98, 0.5, 0.12, darker(piece.ink, 0.2))
    sketch.oval(0.06, -1.74, 0.16, 0.16, "#f4e04a")


def _knighthelm(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(0.1, -1.16), (-0.4, -1.9), (-1.3, -1.9), (-1.94, -1.1), (-2.0, -0.3), (-1.4, -0.9), (-0.6, -1.0)],
        piece.second,
        tension=0.9,
    )
    sketch.blob(
        [
            (-1.0, 0.5),
            (-1.04, -0.3),
            (-0.72, -0.96),
            (0.0, -1.24),
            (0.66, -1.04),
            (1.02, -0.4),
            (1.06, 0.3),
            (0.86, 0.9),
            (0.2, 1.12),
            (-0.6, 1.02),
        ],
        piece.ink,
        tension=0.8,
    )
    sketch.blob(
        [
            (-1.0, 0.5),
            (-1.04, -0.3),
            (-0.72, -0.96),
            (-0.3, -1.14),
            (-0.5, -0.2),
            (-0.4, 0.6),
            (-0.2, 1.08),
            (-0.6, 1.02),
        ],
        darker(piece.ink, 0.2),
        tension=0.8,
    )
    sketch.blob(
        [(-0.2, -0.26), (0.4, -0.34), (1.04, -0.3), (1.06, -0.06), (0.4, -0.04), (-0.18, 0.0)], "#15161e", tension=0.5
    )
    for y in (0.26, 0.46, 0.66):
        for x in (0.5, 0.66, 0.82):
            sketch.oval(x - 0.05 * y, y, 0.045, 0.05, darker(piece.ink, 0.6))
    sketch.line([(0.36, -1.1), (0.42, -0.4)], 0.06, lighter(piece.ink, 0.3))


def _astro(sketch: Sketch, piece: Piece) -> None:
    sketch.oval(0.0, -0.06, 1.42, 1.36, darker(piece.ink, 0.16))
    sketch.oval(0.06, -0.1, 1.34, 1.28, piece.ink)
    sketch.oval(-0.96, 0.1, 0.28, 0.36, darker(piece.ink, 0.24))
    sketch.blob(
        [
            (-0.5, -0.66),
            (0.3, -0.98),
            (1.06, -0.64),
            (1.26, 0.0),
            (1.0, 0.64),
            (0.3, 0.9),
            (-0.4, 0.56),
            (-0.66, -0.06),
        ],
        "#2a2036",
    )
    sketch.blob(
        [(-0.44, -0.6), (0.3, -0.9), (1.0, -0.58), (1.16, 0.0), (0.6, 0.16), (-0.2, 0.1), (-0.58, -0.06)],
        piece.second,
        alpha=0.95,
    )
    sketch.blob(
        [(-0.56, 0.0), (0.0, 0.14), (1.16, 0.04), (0.96, 0.58), (0.3, 0.8), (-0.36, 0.5)], "#b8582e", alpha=0.55
    )
    sketch.blob([(-0.3, -0.5), (0.1, -0.76), (0.4, -0.72), (0.0, -0.44), (-0.3, -0.16)], "#ffffff", alpha=0.85)


def _robot(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.2, -1.0), (-0.2, -1.56)], 0.1, darker(piece.ink, 0.3))
    sketch.oval(-0.2, -1.62, 0.17, 0.17, "#ff5a4a")
    sketch.box(-1.0, -1.02, 2.0, 1.98, piece.ink, round_=0.42)
    sketch.box(-1.0, -1.02, 0.56, 1.98, darker(piece.ink, 0.18), round_=0.3)
    sketch.oval(-0.98, 0.0, 0.2, 0.34, darker(piece.ink, 0.34))
    sketch.box(-0.4, -0.56, 1.34, 0.86, "#16202c", round_=0.34)
    for x in (0.02, 0.58):
        sketch.oval(x, -0.14, 0.2, 0.24, piece.second)
        sketch.oval(x + 0.05, -0.22, 0.07, 0.08, "#ffffff")
    for x in (0.1, 0.3, 0.5):
        sketch.line([(x, 0.54), (x, 0.7)], 0.07, darker(piece.ink, 0.4))


HATS: Mapping[str, Draw] = {
    "cap": _cap, "helmet": _helmet, "hardhat": _hardhat, "firehelmet": _firehelmet, "bikehelmet": _bikehelmet,
    "souwester": _souwester, "fedora": _fedora, "cowboy": _cowboy, "straw": _straw, "pith": _pith, "peaked": _peaked,
    "aviator": _aviator, "beret": _beret, "beanie": _beanie, "swimcap": _swimcap, "chef": _chef, "nurse": _nurse, "sailor": _sailor,
    "tricorne": _tricorne, "wizard": _wizard, "elf": _elf, "santa": _santa, "feathercap": _feathercap, "hood": _hood,
    "headband": _headband, "headphones": _headphones, "crown": _crown, "tiara": _tiara, "circlet": _circlet, "laurel": _laurel,
    "nemes": _nemes, "veil": _veil, "roman": _roman, "viking": _viking, "kabuto": _kabuto, "ninja": _ninja, "mask": _mask,
    "beekeeper": _beekeeper, "tinyhat": _tinyhat, "knighthelm": _knighthelm, "astro": _astro, "robot": _robot,
}  # fmt: skip
