"""Helmets, masks and whole heads. Units and view as in `hair`."""

from collections.abc import Callable, Mapping

from vidpipe_desktop.engines.animatic.actors.people.hat_parts import brim, dome
from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

Draw = Callable[[Sketch, Piece], None]


def _helmet(sketch: Sketch, piece: Piece) -> None:
    dome(sketch, piece.ink, -0.3, 1.3)
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
    dome(sketch, piece.ink, -0.4, 1.34)
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
    dome(sketch, piece.ink, -0.36, 1.38)
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
    dome(sketch, piece.ink, -0.44, 1.36)
    for shift in (-0.5, 0.0, 0.46):
        sketch.blob(
            [(shift - 0.3, -0.7), (shift, -1.06), (shift + 0.26, -0.96), (shift + 0.02, -0.64)], darker(piece.ink, 0.5)
        )
    sketch.line([(-0.5, -0.2), (-0.36, 0.5), (0.2, 0.98)], 0.05, "#2a2a32")


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
    dome(sketch, piece.ink, -0.4, 1.2)
    sketch.blob([(-0.6, -0.3), (-0.3, -0.2), (-0.24, 0.5), (0.02, 0.86), (-0.3, 0.74), (-0.62, 0.2)], piece.ink)
    sketch.blob([(-1.0, -0.3), (-0.6, -0.2), (-0.7, 0.5), (-1.2, 0.74)], darker(piece.ink, 0.2))
    sketch.line([(-0.94, -0.4), (0.0, -0.56), (0.94, -0.56)], 0.1, darker(piece.ink, 0.24))


def _viking(sketch: Sketch, piece: Piece) -> None:
    sketch.blob([(-0.76, -0.7), (-1.3, -0.9), (-1.5, -1.6), (-1.3, -1.9), (-1.1, -1.3), (-0.6, -1.06)], piece.second)
    dome(sketch, piece.ink, -0.42, 1.26)
    sketch.line([(-0.94, -0.42), (0.0, -0.58), (0.92, -0.6)], 0.16, darker(piece.ink, 0.26))
    sketch.line([(0.2, -0.6), (0.1, -1.22)], 0.14, darker(piece.ink, 0.26))
    sketch.blob([(0.5, -0.9), (1.1, -1.0), (1.44, -1.6), (1.36, -2.0), (1.04, -1.36), (0.46, -1.16)], piece.second)


def _kabuto(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.5, -0.5), (-1.1, -0.2), (-1.6, 0.6), (-1.0, 0.74), (-0.62, 0.1)], darker(piece.ink, 0.1), tension=0.6
    )
    dome(sketch, piece.ink, -0.42, 1.3)
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
    brim(sketch, piece.ink, -0.56, 1.6, 0.28)
    sketch.blob([(-0.8, -0.58), (-0.64, -1.2), (0.0, -1.34), (0.64, -1.2), (0.8, -0.6)], piece.ink, tension=0.6)


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


def _aviator(sketch: Sketch, piece: Piece) -> None:
    dome(sketch, piece.ink, -0.44, 1.16)
    sketch.blob([(-0.98, -0.5), (-0.4, -0.4), (-0.4, 0.2), (-0.36, 0.8), (-0.64, 0.7), (-0.96, 0.2)], piece.ink)
    sketch.line([(-0.9, -0.5), (0.0, -0.66), (0.86, -0.7)], 0.1, darker(piece.ink, 0.3))
    for x in (0.14, 0.62):
        sketch.oval(x, -0.72, 0.25, 0.22, piece.second)
        sketch.oval(x, -0.72, 0.16, 0.14, "#cfe8ee")


def _pith(sketch: Sketch, piece: Piece) -> None:
    dome(sketch, piece.ink, -0.4, 1.42)
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


HELMETS: Mapping[str, Draw] = {
    "helmet": _helmet,
    "hardhat": _hardhat,
    "firehelmet": _firehelmet,
    "bikehelmet": _bikehelmet,
    "knighthelm": _knighthelm,
    "roman": _roman,
    "viking": _viking,
    "kabuto": _kabuto,
    "ninja": _ninja,
    "mask": _mask,
    "beekeeper": _beekeeper,
    "astro": _astro,
    "robot": _robot,
    "aviator": _aviator,
    "pith": _pith,
}
