"""Head gear. Units and view as in `hair`: the head is a ball of radius 1, its eyes at y = 0, looking to the right."""

import math
from collections.abc import Callable, Mapping
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.crowns import CROWNS
from vidpipe_desktop.engines.animatic.actors.people.hat_parts import brim, dome
from vidpipe_desktop.engines.animatic.actors.people.helmets import HELMETS
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


def _cap(sketch: Sketch, piece: Piece) -> None:
    dome(sketch, piece.ink)
    sketch.blob(
        [(0.2, -0.5), (0.9, -0.62), (1.56, -0.38), (1.6, -0.24), (0.9, -0.34), (0.3, -0.32)], darker(piece.ink, 0.2)
    )
    sketch.oval(0.0, -1.22, 0.1, 0.07, darker(piece.ink, 0.2))


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
    dome(sketch, piece.ink, -0.36, 1.3)
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
    brim(sketch, piece.ink, -0.5, 1.76, 0.3)
    sketch.blob(
        [(-0.86, -0.52), (-0.7, -1.2), (0.0, -1.36), (0.7, -1.2), (0.86, -0.56), (0.0, -0.44)], piece.ink, tension=0.6
    )
    sketch.blob(
        [(-0.87, -0.52), (-0.83, -0.76), (0.0, -0.7), (0.83, -0.8), (0.87, -0.56), (0.0, -0.44)],
        piece.second,
        tension=0.5,
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
    dome(sketch, piece.ink, -0.4, 1.32)
    sketch.blob(
        [(-1.04, -0.28), (-1.02, -0.58), (0.0, -0.74), (0.96, -0.74), (0.98, -0.44), (0.0, -0.44)],
        lighter(piece.ink, 0.2),
        tension=0.5,
    )
    sketch.oval(0.0, -1.36, 0.22, 0.22, lighter(piece.ink, 0.3))


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
    brim(sketch, piece.ink, -0.5, 1.62, 0.3)
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


HATS: Mapping[str, Draw] = {
    **HELMETS,
    **CROWNS,
    "cap": _cap,
    "souwester": _souwester,
    "fedora": _fedora,
    "cowboy": _cowboy,
    "straw": _straw,
    "peaked": _peaked,
    "beret": _beret,
    "beanie": _beanie,
    "tricorne": _tricorne,
    "wizard": _wizard,
}
"""All head gear by its name in `people.toml`."""
