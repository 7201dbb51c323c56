"""Everyday clothes on the chest: collars, buttons, jackets, aprons, patterns."""

from collections.abc import Callable, Mapping

from vidpipe_desktop.engines.animatic.actors.people.cut import Cut
from vidpipe_desktop.engines.animatic.actors.people.sketch import darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

Draw = Callable[[Cut, Piece], None]


def _neck(cut: Cut, depth: float, width: float = 0.4) -> None:
    """Skin in a neckline."""
    points = [cut.at(-width, 1.06), cut.at(width, 1.06), cut.at(0.1, 1 - depth)]
    cut.sketch.poly(points, cut.person.skin, within=cut.outline)


def _collar(cut: Cut, piece: Piece) -> None:
    _neck(cut, 0.1, 0.3)
    cut.sketch.poly([cut.at(-0.38, 1.05), cut.at(0.02, 0.94), cut.at(-0.2, 0.82)], piece.ink)
    cut.sketch.poly([cut.at(0.42, 1.05), cut.at(0.12, 0.94), cut.at(0.34, 0.83)], piece.ink)


def _placket(cut: Cut, piece: Piece) -> None:
    shade = darker(cut.person.top.ink, 0.24)
    cut.sketch.line([cut.at(0.08, 0.98), cut.at(0.1, 0.5), cut.at(0.1, 0.02)], 0.006, shade)
    for up in (0.82, 0.62, 0.42, 0.22):
        cut.sketch.oval(*cut.at(0.13, up), 0.007, 0.007, piece.ink)


def _neckline(cut: Cut, _: Piece) -> None:
    _neck(cut, 0.13, 0.5)


def _vee(cut: Cut, _: Piece) -> None:
    _neck(cut, 0.24, 0.34)


def _sweater(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly(
        [
            cut.at(-1.2, 0.86),
            cut.at(-0.2, 1.02),
            cut.at(0.1, 0.74),
            cut.at(0.4, 1.02),
            cut.at(1.2, 0.86),
            cut.at(1.2, -0.1),
            cut.at(-1.2, -0.1),
        ],
        piece.ink,
        within=cut.outline,
    )
    cut.sketch.box(-0.2, -0.004, 0.4, 0.03, darker(piece.ink, 0.14), within=cut.outline)


def _cardigan(cut: Cut, piece: Piece) -> None:
    for side in (-1.0, 1.0):
        cut.sketch.poly(
            [cut.at(0.34 * side, 1.08), cut.at(1.3 * side, 1.05), cut.at(1.3 * side, -0.2), cut.at(0.26 * side + 0.06, -0.2), cut.at(0.2 * side + 0.06, 0.6)],
            piece.ink if side > 0 else darker(piece.ink, 0.1), within=cut.outline,
        )  # fmt: skip


def _vestpanel(cut: Cut, piece: Piece) -> None:
    for side in (-1.0, 1.0):
        cut.sketch.poly(
            [cut.at(0.42 * side, 1.06), cut.at(0.86 * side, 1.04), cut.at(0.95 * side, 0.6), cut.at(1.1 * side, 0.02), cut.at(0.08, 0.0), cut.at(0.08, 0.55)],
            piece.ink if side > 0 else darker(piece.ink, 0.12), within=cut.outline,
        )  # fmt: skip
    for up in (0.42, 0.26, 0.1):
        cut.sketch.oval(*cut.at(0.14, up), 0.006, 0.006, lighter(piece.ink, 0.5))


def _hoodie(cut: Cut, piece: Piece) -> None:
    ink = cut.person.top.ink
    cut.sketch.blob(
        [cut.at(-0.66, 1.06), cut.at(0.0, 0.86), cut.at(0.66, 1.06), cut.at(0.3, 1.14), cut.at(-0.4, 1.14)],
        darker(ink, 0.2),
    )
    cut.sketch.blob([cut.at(-0.34, 1.06), cut.at(0.05, 0.94), cut.at(0.4, 1.06), cut.at(0.0, 1.12)], cut.person.skin)
    cut.sketch.blob(
        [cut.at(-0.5, 0.34), cut.at(0.6, 0.34), cut.at(0.74, 0.08), cut.at(-0.64, 0.08)], darker(ink, 0.12), tension=0.4
    )
    for across in (-0.06, 0.22):
        cut.sketch.line([cut.at(across, 0.9), cut.at(across, 0.66)], 0.006, piece.ink)


def _lapels(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly([cut.at(-0.36, 1.06), cut.at(0.46, 1.06), cut.at(0.12, 0.4)], "#f4f1ea", within=cut.outline)
    cut.sketch.poly(
        [cut.at(0.02, 0.94), cut.at(0.16, 0.94), cut.at(0.2, 0.56), cut.at(0.11, 0.44), cut.at(0.03, 0.56)],
        piece.second,
    )
    cut.sketch.poly(
        [cut.at(-0.34, 1.07), cut.at(-0.66, 0.84), cut.at(-0.44, 0.76), cut.at(0.1, 0.36), cut.at(0.0, 0.66)], piece.ink
    )
    cut.sketch.poly(
        [cut.at(0.44, 1.07), cut.at(0.74, 0.84), cut.at(0.56, 0.76), cut.at(0.14, 0.36), cut.at(0.24, 0.66)], piece.ink
    )
    cut.sketch.oval(*cut.at(0.13, 0.24), 0.008, 0.008, lighter(piece.ink, 0.3))


def _trench(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly([cut.at(-0.3, 1.06), cut.at(0.4, 1.06), cut.at(0.12, 0.6)], "#efe7d8", within=cut.outline)
    cut.sketch.poly([cut.at(0.03, 0.96), cut.at(0.15, 0.96), cut.at(0.13, 0.62)], piece.second)
    for side in (-1.0, 1.0):
        cut.sketch.poly(
            [cut.at(0.32 * side, 1.12), cut.at(0.78 * side, 0.92), cut.at(0.5 * side, 0.72), cut.at(0.12, 0.52)],
            piece.ink,
        )
    for across, up in ((-0.2, 0.38), (0.42, 0.38), (-0.2, 0.12), (0.42, 0.12)):
        cut.sketch.oval(*cut.at(across, up), 0.007, 0.007, piece.second)


def _labcoat(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly([cut.at(-0.32, 1.06), cut.at(0.42, 1.06), cut.at(0.12, 0.56)], piece.second, within=cut.outline)
    cut.sketch.poly([cut.at(-0.32, 1.07), cut.at(-0.54, 0.82), cut.at(0.1, 0.46)], piece.ink)
    cut.sketch.poly([cut.at(0.42, 1.07), cut.at(0.62, 0.82), cut.at(0.12, 0.46)], piece.ink)
    cut.sketch.line([cut.at(0.12, 0.5), cut.at(0.13, -0.1)], 0.006, darker(piece.ink, 0.2))
    cut.sketch.box(*cut.at(0.38, 0.62), 0.034, 0.034, darker(piece.ink, 0.1), round_=0.005)


def _apron(cut: Cut, piece: Piece) -> None:
    cut.sketch.line([cut.at(-0.3, 1.02), cut.at(-0.42, 0.7)], 0.012, darker(piece.ink, 0.14))
    cut.sketch.line([cut.at(0.46, 1.02), cut.at(0.6, 0.7)], 0.012, darker(piece.ink, 0.14))
    cut.sketch.blob(
        [
            cut.at(-0.5, 0.74),
            cut.at(0.7, 0.74),
            cut.at(1.1, 0.2),
            cut.at(1.05, -0.2),
            cut.at(-0.95, -0.2),
            cut.at(-0.9, 0.2),
        ],
        piece.ink,
        tension=0.35,
        within=cut.outline,
    )
    cut.sketch.line([cut.at(-1.0, 0.22), cut.at(0.1, 0.17), cut.at(1.05, 0.22)], 0.012, darker(piece.ink, 0.2))


def _overalls(cut: Cut, piece: Piece) -> None:
    for across in (-0.42, 0.54):
        cut.sketch.line([cut.at(across, 1.04), cut.at(across * 0.9, 0.6)], 0.022, piece.ink)
    cut.sketch.blob(
        [
            cut.at(-0.52, 0.64),
            cut.at(0.62, 0.64),
            cut.at(0.72, 0.3),
            cut.at(1.2, 0.22),
            cut.at(1.2, -0.2),
            cut.at(-1.2, -0.2),
            cut.at(-1.2, 0.22),
            cut.at(-0.66, 0.3),
        ],
        piece.ink,
        tension=0.3,
        within=cut.outline,
    )
    cut.sketch.box(*cut.at(-0.14, 0.52), 0.046, 0.036, darker(piece.ink, 0.16), round_=0.006)
    for across in (-0.36, 0.5):
        cut.sketch.oval(*cut.at(across, 0.58), 0.008, 0.008, "#e8cc70")


def _pocket(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [cut.at(-0.22, 0.42), cut.at(0.46, 0.42), cut.at(0.4, 0.16), cut.at(-0.16, 0.16)], piece.ink, tension=0.35
    )


def _pockets(cut: Cut, piece: Piece) -> None:
    for across in (-0.6, 0.26):
        x, y = cut.at(across, 0.72)
        cut.sketch.box(x, y, 0.038, 0.036, darker(piece.ink, 0.16), round_=0.005)
        cut.sketch.box(x, y, 0.038, 0.012, darker(piece.ink, 0.3), round_=0.004)
    _placket(cut, Piece("placket", darker(piece.ink, 0.4)))


def _stripes(cut: Cut, piece: Piece) -> None:
    for up in (0.8, 0.62, 0.44, 0.26, 0.08):
        x, y = cut.at(0, up)
        cut.sketch.box(x - 0.2, y, 0.4, 0.02, piece.ink, within=cut.outline)


def _stripe(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly(
        [cut.at(-1.2, 0.66), cut.at(1.2, 0.56), cut.at(1.2, 0.44), cut.at(-1.2, 0.54)], piece.ink, within=cut.outline
    )


def _dots(cut: Cut, piece: Piece) -> None:
    for across, up in (
        (-0.6, 0.8),
        (0.1, 0.72),
        (0.62, 0.84),
        (-0.34, 0.5),
        (0.44, 0.46),
        (-0.62, 0.2),
        (0.08, 0.2),
        (0.64, 0.14),
    ):
        cut.sketch.oval(*cut.at(across, up), 0.014, 0.014, piece.ink)


def _splashes(cut: Cut, piece: Piece) -> None:
    for across, up, size, ink in (
        (-0.4, 0.5, 0.012, piece.ink),
        (0.3, 0.66, 0.009, piece.second),
        (0.1, 0.3, 0.014, piece.ink),
        (0.5, 0.2, 0.01, "#c8404a"),
        (-0.5, 0.16, 0.011, piece.second),
    ):
        cut.sketch.oval(*cut.at(across, up), size, size * 1.25, ink)


def _belt(cut: Cut, piece: Piece) -> None:
    cut.sketch.box(-0.2, -0.028, 0.4, 0.026, piece.ink, within=cut.outline)
    cut.sketch.box(cut.centre - 0.016, -0.031, 0.034, 0.032, piece.second, round_=0.006)


def _tieshort(cut: Cut, piece: Piece) -> None:
    _collar(cut, Piece("collar", lighter(cut.person.top.ink, 0.16)))
    cut.sketch.poly(
        [cut.at(0.02, 0.96), cut.at(0.14, 0.96), cut.at(0.2, 0.48), cut.at(0.11, 0.4), cut.at(0.02, 0.48)], piece.ink
    )


def _bowtie(cut: Cut, piece: Piece) -> None:
    cut.sketch.poly(
        [
            cut.at(-0.3, 1.02),
            cut.at(-0.06, 0.95),
            cut.at(0.22, 0.95),
            cut.at(0.46, 1.02),
            cut.at(0.46, 0.86),
            cut.at(0.22, 0.92),
            cut.at(-0.06, 0.92),
            cut.at(-0.3, 0.86),
        ],
        piece.ink,
    )
    cut.sketch.oval(*cut.at(0.08, 0.94), 0.009, 0.011, darker(piece.ink, 0.2))


def _neckerchief(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [cut.at(-0.56, 1.04), cut.at(0.1, 0.9), cut.at(0.62, 1.04), cut.at(0.3, 1.12), cut.at(-0.3, 1.12)], piece.ink
    )
    cut.sketch.poly([cut.at(-0.1, 0.95), cut.at(0.28, 0.95), cut.at(0.08, 0.7)], darker(piece.ink, 0.12))


def _scarf(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [cut.at(0.06, 0.96), cut.at(0.4, 0.96), cut.at(0.52, 0.46), cut.at(0.2, 0.44)],
        darker(piece.ink, 0.12),
        tension=0.5,
    )
    cut.sketch.blob(
        [cut.at(-0.64, 1.06), cut.at(0.0, 0.9), cut.at(0.7, 1.06), cut.at(0.5, 1.18), cut.at(-0.46, 1.18)], piece.ink
    )


def _shawl(cut: Cut, piece: Piece) -> None:
    cut.sketch.blob(
        [
            cut.at(-1.1, 0.98),
            cut.at(-0.5, 1.1),
            cut.at(0.1, 0.92),
            cut.at(0.7, 1.1),
            cut.at(1.08, 0.98),
            cut.at(0.9, 0.6),
            cut.at(0.14, 0.34),
            cut.at(-1.0, 0.58),
        ],
        piece.ink,
        tension=0.7,
    )
    cut.sketch.line([cut.at(-0.9, 0.66), cut.at(0.12, 0.44), cut.at(0.86, 0.66)], 0.008, darker(piece.ink, 0.2))


def _beads(cut: Cut, piece: Piece) -> None:
    for step in range(7):
        across = -0.42 + step * 0.16
        cut.sketch.oval(*cut.at(across, 0.95 - 0.16 * (1 - (across * 2 - 0.14) ** 2)), 0.008, 0.008, piece.ink)


def _stethoscope(cut: Cut, piece: Piece) -> None:
    cut.sketch.line([cut.at(-0.36, 1.06), cut.at(-0.3, 0.7), cut.at(-0.12, 0.52)], 0.009, piece.ink)
    cut.sketch.line([cut.at(0.44, 1.06), cut.at(0.4, 0.74), cut.at(0.42, 0.56)], 0.009, piece.ink)
    cut.sketch.oval(*cut.at(-0.12, 0.48), 0.014, 0.014, "#c8ced6")


def _badge(cut: Cut, piece: Piece) -> None:
    x, y = cut.at(0.5, 0.76)
    cut.sketch.poly(
        [
            (x, y - 0.016),
            (x + 0.014, y - 0.008),
            (x + 0.011, y + 0.012),
            (x, y + 0.02),
            (x - 0.011, y + 0.012),
            (x - 0.014, y - 0.008),
        ],
        piece.ink,
    )


def _camera(cut: Cut, piece: Piece) -> None:
    cut.sketch.line([cut.at(-0.4, 1.04), cut.at(-0.24, 0.5)], 0.008, piece.ink)
    cut.sketch.line([cut.at(0.5, 1.04), cut.at(0.36, 0.5)], 0.008, piece.ink)
    x, y = cut.at(0.06, 0.42)
    cut.sketch.box(x - 0.036, y - 0.026, 0.076, 0.05, piece.ink, round_=0.008)
    cut.sketch.oval(x + 0.004, y, 0.019, 0.019, "#5a6a7c")
    cut.sketch.oval(x + 0.004, y, 0.01, 0.01, "#9fc8dc")


def _bag(cut: Cut, piece: Piece) -> None:
    cut.sketch.line([cut.at(0.6, 1.02), cut.at(-0.7, 0.14)], 0.014, darker(piece.ink, 0.2))
    x, y = cut.at(-0.8, 0.16)
    cut.sketch.box(x - 0.034, y, 0.09, 0.074, piece.ink, round_=0.012)
    cut.sketch.box(x - 0.034, y, 0.09, 0.03, darker(piece.ink, 0.16), round_=0.012)


def _tape(cut: Cut, piece: Piece) -> None:
    for across, end in ((-0.4, 0.36), (0.5, 0.3)):
        cut.sketch.line([cut.at(across, 1.06), cut.at(across * 0.94, end)], 0.014, piece.ink)


def _zip(cut: Cut, piece: Piece) -> None:
    cut.sketch.line([cut.at(0.1, 1.0), cut.at(0.11, 0.5), cut.at(0.11, 0.02)], 0.009, piece.ink)


def _number(cut: Cut, piece: Piece) -> None:
    x, y = cut.at(0.12, 0.56)
    cut.sketch.box(x - 0.032, y - 0.028, 0.064, 0.056, piece.ink, round_=0.006)
    cut.sketch.line([(x - 0.008, y - 0.012), (x + 0.002, y - 0.016), (x + 0.002, y + 0.016)], 0.009, "#26262c")


PIECES: Mapping[str, Draw] = {
    "collar": _collar, "placket": _placket, "neckline": _neckline, "vee": _vee, "sweater": _sweater, "cardigan": _cardigan,
    "vestpanel": _vestpanel, "hoodie": _hoodie, "lapels": _lapels, "trench": _trench, "labcoat": _labcoat, "apron": _apron,
    "overalls": _overalls, "pocket": _pocket, "pockets": _pockets, "stripes": _stripes, "stripe": _stripe, "dots": _dots,
    "splashes": _splashes, "belt": _belt, "tieshort": _tieshort, "bowtie": _bowtie, "neckerchief": _neckerchief, "scarf": _scarf,
    "shawl": _shawl, "beads": _beads, "stethoscope": _stethoscope, "badge": _badge, "camera": _camera, "bag": _bag, "tape": _tape,
    "zip": _zip, "number": _number,
}  # fmt: skip
