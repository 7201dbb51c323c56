"""What only some wear on the chest: armour, robes, uniforms, emblems, bandages."""

import math
from collections.abc import Callable, Mapping

from vidpipe_desktop.engines.animatic.actors.people.cut import Cut
from vidpipe_desktop.engines.animatic.actors.people.sketch import darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece
from vidpipe_desktop.engines.animatic.paint.shapes import Point

Draw = Callable[[Cut, Piece], None]


def star(x: float, y: float, size: float, points: int = 5) -> list[Point]:
    """The corners of a star."""
    return [
        (x + math.sin(math.pi * step / points) * radius, y - math.cos(math.pi * step / points) * radius)
        for step in range(points * 2)
        for radius in (size if step % 2 == 0 else size * 0.45,)
    ]


def _robevee(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly([cut.at(-0.34, 1.06), cut.at(0.4, 1.06), cut.at(0.06, 0.68)], cut.person.skin, within=cut.outline)
    cut.sketch.line(
        [cut.at(0.44, 1.06), cut.at(0.1, 0.64), cut.at(-0.3, 0.1)], 0.02, darker(piece.ink, 0.12), tension=0.3
    )
    cut.sketch.line([cut.at(-0.38, 1.06), cut.at(0.06, 0.62), cut.at(0.4, 0.14)], 0.02, piece.ink, tension=0.3)


def _obi(cut: Cut, piece: Piece) -> None:
    cut.sketch.box(-0.2, -cut.build.torso * 0.46, 0.4, cut.build.torso * 0.34, piece.ink, within=cut.outline)
    cut.sketch.box(-0.2, -cut.build.torso * 0.32, 0.4, 0.014, piece.second, within=cut.outline)


def _toga(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [
            cut.at(-0.9, 1.0),
            cut.at(-0.3, 1.08),
            cut.at(0.5, 0.56),
            cut.at(1.1, 0.12),
            cut.at(1.1, -0.2),
            cut.at(0.4, -0.2),
            cut.at(-0.5, 0.4),
        ],
        piece.ink,
        tension=0.6,
        within=cut.outline,
    )
    for shift in (0.0, 0.14):
        cut.sketch.line(
            [cut.at(-0.7 + shift, 0.98), cut.at(0.1 + shift, 0.46), cut.at(0.8, 0.02)], 0.006, darker(piece.ink, 0.26)
        )


def _tabard(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [
            cut.at(-0.5, 1.02),
            cut.at(0.58, 1.02),
            cut.at(0.78, 0.4),
            cut.at(0.9, -0.2),
            cut.at(-0.7, -0.2),
            cut.at(-0.64, 0.4),
        ],
        piece.ink,
        tension=0.3,
        within=cut.outline,
    )
    x, y = cut.at(0.08, 0.6)
    cut.sketch.box(x - 0.008, y - 0.05, 0.016, 0.11, piece.second)
    cut.sketch.box(x - 0.034, y - 0.024, 0.068, 0.016, piece.second)


def _cuirass(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [
            cut.at(-0.9, 0.96),
            cut.at(-0.3, 1.03),
            cut.at(0.4, 1.03),
            cut.at(0.95, 0.96),
            cut.at(0.95, 0.3),
            cut.at(0.8, 0.02),
            cut.at(-0.75, 0.02),
            cut.at(-0.92, 0.3),
        ],
        piece.ink,
        tension=0.5,
        within=cut.outline,
    )
    shade = darker(piece.ink, 0.3)
    cut.sketch.line(
        [cut.at(-0.7, 0.62), cut.at(-0.2, 0.56), cut.at(0.1, 0.64), cut.at(0.4, 0.56), cut.at(0.8, 0.62)], 0.008, shade
    )
    cut.sketch.line([cut.at(0.1, 0.9), cut.at(0.1, 0.1)], 0.007, shade)
    for up in (0.4, 0.22):
        cut.sketch.line([cut.at(-0.46, up), cut.at(0.1, up - 0.05), cut.at(0.6, up)], 0.006, shade)


def _lamellar(cut: Cut, piece: Piece) -> None:
    for row in range(5):
        up = 0.88 - row * 0.19
        cut.sketch.box(
            -0.2,
            -up * cut.build.torso,
            0.4,
            0.03,
            piece.ink if row % 2 else darker(piece.ink, 0.16),
            within=cut.outline,
        )
        for across in (-0.66, -0.22, 0.22, 0.66):
            cut.sketch.oval(*cut.at(across, up - 0.07), 0.006, 0.006, piece.second)


def _furcollar(cut: Cut, piece: Piece) -> None:
    for across, up in ((-0.86, 0.98), (-0.5, 1.0), (-0.16, 0.95), (0.16, 0.92), (0.48, 0.96), (0.82, 0.98)):
        cut.sketch.oval(*cut.at(across, up), 0.03, 0.026, piece.ink)


def _furtrim(cut: Cut, piece: Piece) -> None:
    _furcollar(cut, piece)
    cut.sketch.box(cut.centre - 0.015, -cut.build.torso * 0.95, 0.032, cut.build.torso * 0.95, piece.ink)
    cut.sketch.box(-0.2, 0.012, 0.4, 0.04, piece.ink, within=cut.outline)


def _doublebreast(cut: Cut, piece: Piece) -> None:
    shade = darker(cut.person.top.ink, 0.2)
    cut.sketch.line([cut.at(0.34, 1.04), cut.at(-0.24, 0.8), cut.at(-0.26, 0.0)], 0.007, shade, tension=0.4)
    for up in (0.72, 0.5, 0.28):
        for across in (-0.12, 0.36):
            cut.sketch.oval(*cut.at(across, up), 0.009, 0.009, piece.ink)


def _sailorcollar(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly([cut.at(-0.3, 1.08), cut.at(0.4, 1.08), cut.at(0.1, 0.7)], cut.person.skin, within=cut.outline)
    for side in (-1.0, 1.0):
        cut.sketch.poly(
            [
                cut.at(0.32 * side, 1.12),
                cut.at(0.86 * side, 1.0),
                cut.at(0.8 * side, 0.74),
                cut.at(0.1, 0.6),
                cut.at(0.1, 0.7),
            ],
            piece.ink,
        )
    cut.sketch.poly([cut.at(-0.08, 0.66), cut.at(0.28, 0.66), cut.at(0.18, 0.34), cut.at(0.02, 0.34)], "#c8383e")


def _hivis(cut: Cut, piece: Piece) -> None:
    for up in (0.62, 0.24):
        x, y = cut.at(0, up)
        cut.sketch.box(x - 0.2, y - 0.004, 0.4, 0.034, piece.ink, within=cut.outline)
        cut.sketch.box(x - 0.2, y + 0.008, 0.4, 0.01, "#f4f2e4", within=cut.outline)
    for across in (-0.5, 0.6):
        cut.sketch.line([cut.at(across, 1.02), cut.at(across, 0.6)], 0.022, piece.ink)


def _emblem(cut: Cut, piece: Piece) -> None:
    x, y = cut.at(0.1, 0.66)
    size = cut.build.shoulders * 0.5
    cut.sketch.poly(
        [
            (x - size, y - size * 0.7),
            (x + size, y - size * 0.7),
            (x + size * 1.1, y - size * 0.2),
            (x, y + size),
            (x - size * 1.1, y - size * 0.2),
        ],
        piece.ink,
    )
    cut.sketch.poly(star(x, y - size * 0.06, size * 0.62), piece.second)


def _star(cut: Cut, piece: Piece) -> None:
    x, y = cut.at(0.1, 0.54)
    cut.sketch.poly(star(x, y, 0.04), piece.ink)


def _stars(cut: Cut, piece: Piece) -> None:
    for across, up in ((-0.5, 0.72), (0.46, 0.8), (0.2, 0.42), (-0.4, 0.3), (0.62, 0.2)):
        cut.sketch.poly(star(*cut.at(across, up), 0.015, 4), piece.ink)


def _panel(cut: Cut, piece: Piece) -> None:
    x, y = cut.at(0.08, 0.62)
    cut.sketch.box(x - 0.05, y - 0.03, 0.1, 0.066, "#d4d9e2", round_=0.012)
    cut.sketch.box(x - 0.04, y - 0.02, 0.04, 0.02, piece.ink, round_=0.005)
    cut.sketch.oval(x + 0.02, y - 0.01, 0.01, 0.01, piece.second)
    cut.sketch.line([(x - 0.036, y + 0.02), (x + 0.036, y + 0.02)], 0.008, "#98a2b2")


def _dials(cut: Cut, piece: Piece) -> None:
    x, y = cut.at(0.08, 0.62)
    cut.sketch.box(x - 0.056, y - 0.034, 0.112, 0.07, piece.ink, round_=0.014)
    cut.sketch.oval(x - 0.024, y, 0.018, 0.018, piece.second)
    for step in range(3):
        cut.sketch.box(x + 0.008, y - 0.02 + step * 0.015, 0.034 - step * 0.008, 0.008, lighter(piece.second, 0.2))
    cut.sketch.line([cut.at(-0.7, 0.16), cut.at(0.1, 0.12), cut.at(0.8, 0.16)], 0.008, darker(cut.person.top.ink, 0.3))


def _ruff(cut: Cut, piece: Piece) -> None:
    for step in range(7):
        cut.sketch.oval(
            *cut.at(-0.72 + step * 0.24, 1.0 - 0.04 * (step % 2)),
            0.03,
            0.024,
            piece.ink if step % 2 else darker(piece.ink, 0.1),
        )


def _jabot(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly(
        [
            cut.at(-0.16, 1.04),
            cut.at(0.34, 1.04),
            cut.at(0.34, 0.6),
            cut.at(0.2, 0.66),
            cut.at(0.09, 0.58),
            cut.at(-0.02, 0.66),
            cut.at(-0.16, 0.6),
        ],
        piece.ink,
    )


def _broadcollar(cut: Cut, piece: Piece) -> None:
    for size, ink in ((1.0, piece.ink), (0.8, piece.second), (0.6, piece.ink)):
        cut.sketch.blob(
            [
                cut.at(-0.95 * size, 1.04),
                cut.at(0, 1.1),
                cut.at(0.95 * size, 1.04),
                cut.at(0.7 * size, 1 - 0.3 * size),
                cut.at(0.08, 1 - 0.44 * size),
                cut.at(-0.6 * size, 1 - 0.3 * size),
            ],
            ink,
        )


def _zigzag(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly(
        [
            cut.at(across, up)
            for across, up in (
                (-0.8, 1.04),
                (-0.7, 0.8),
                (-0.44, 0.94),
                (-0.2, 0.74),
                (0.08, 0.9),
                (0.36, 0.74),
                (0.56, 0.94),
                (0.8, 0.8),
                (0.86, 1.04),
            )
        ],
        piece.ink,
        within=cut.outline,
    )


def _rags(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly([cut.at(-0.5, 0.5), cut.at(-0.1, 0.62), cut.at(0.1, 0.46), cut.at(-0.2, 0.34)], piece.ink)
    cut.sketch.poly([cut.at(0.3, 0.26), cut.at(0.6, 0.36), cut.at(0.52, 0.14)], cut.person.skin)


def _ribs(cut: Cut, piece: Piece) -> None:
    cut.sketch.line([cut.at(0.08, 0.98), cut.at(0.06, 0.5), cut.at(0.04, 0.04)], 0.018, piece.ink)
    for step in range(4):
        up = 0.88 - step * 0.16
        wide = 0.66 - 0.07 * step
        cut.sketch.line(
            [
                cut.at(-wide, up - 0.1),
                cut.at(-wide * 0.5, up),
                cut.at(0.08, up - 0.03),
                cut.at(wide * 0.6, up),
                cut.at(wide, up - 0.1),
            ],
            0.013,
            piece.ink,
        )
    cut.sketch.blob(
        [cut.at(-0.56, 0.1), cut.at(0.04, 0.02), cut.at(0.64, 0.1), cut.at(0.4, -0.14), cut.at(-0.34, -0.14)], piece.ink
    )


def _bandage(cut: Cut, piece: Piece) -> None:
    for step in range(6):
        up = 0.98 - step * 0.18
        tilt = 0.06 if step % 2 else -0.06
        cut.sketch.poly(
            [
                cut.at(-1.2, up + tilt),
                cut.at(1.2, up - tilt),
                cut.at(1.2, up - tilt - 0.035),
                cut.at(-1.2, up + tilt - 0.035),
            ],
            piece.ink,
            within=cut.outline,
        )


PIECES: Mapping[str, Draw] = {
    "robevee": _robevee, "obi": _obi, "toga": _toga, "tabard": _tabard, "cuirass": _cuirass, "lamellar": _lamellar,
    "furcollar": _furcollar, "furtrim": _furtrim, "doublebreast": _doublebreast, "sailorcollar": _sailorcollar, "hivis": _hivis,
    "emblem": _emblem, "star": _star, "stars": _stars, "panel": _panel, "dials": _dials, "ruff": _ruff, "jabot": _jabot,
    "broadcollar": _broadcollar, "zigzag": _zigzag, "rags": _rags, "ribs": _ribs, "bandage": _bandage,
}  # fmt: skip
