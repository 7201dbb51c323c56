"""Weapons, staffs and shields, pointing down from the hand; see `held`."""

from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece


def _blade(sketch: Sketch, piece: Piece, length: float, wide: float) -> None:
    sketch.poly(
        [(-wide, 0.02), (wide, 0.02), (wide * 0.9, length - 0.05), (0.0, length), (-wide * 0.9, length - 0.05)],
        piece.ink,
    )
    sketch.poly([(0.0, 0.02), (wide, 0.02), (wide * 0.9, length - 0.05), (0.0, length)], darker(piece.ink, 0.2))


def sword(sketch: Sketch, piece: Piece) -> None:
    """Draw it: sword."""
    _blade(sketch, piece, 0.44, 0.015)
    sketch.box(-0.05, 0.012, 0.1, 0.02, piece.second, round_=0.009)
    sketch.rod((0.0, 0.02), (0.0, -0.05), 0.01, 0.01, "#5a3a24")
    sketch.oval(0.0, -0.058, 0.016, 0.016, piece.second)


def katana(sketch: Sketch, piece: Piece) -> None:
    """Draw it: katana."""
    sketch.blob(
        [(-0.009, 0.02), (0.009, 0.02), (0.016, 0.22), (0.036, 0.43), (0.014, 0.4), (-0.002, 0.22)],
        piece.ink,
        tension=0.8,
    )
    sketch.oval(0.0, 0.018, 0.026, 0.01, "#3a3230")
    sketch.rod((0.0, 0.014), (-0.004, -0.08), 0.009, 0.009, "#7a2a30")


def cutlass(sketch: Sketch, piece: Piece) -> None:
    """Draw it: cutlass."""
    sketch.blob(
        [(-0.012, 0.02), (0.012, 0.02), (0.034, 0.2), (0.03, 0.38), (0.004, 0.33), (-0.01, 0.18)],
        piece.ink,
        tension=0.8,
    )
    sketch.line([(0.016, 0.014), (0.042, -0.02), (0.016, -0.05)], 0.012, piece.second)
    sketch.rod((0.0, 0.014), (0.0, -0.044), 0.01, 0.01, "#3a241a")


def staff(sketch: Sketch, piece: Piece) -> None:
    """Draw it: staff."""
    sketch.rod((0.0, -0.46), (0.0, 0.36), 0.012, 0.015, piece.ink)
    sketch.line([(0.0, 0.34), (-0.032, 0.39), (-0.02, 0.44)], 0.014, piece.ink)
    sketch.line([(0.0, 0.34), (0.034, 0.39), (0.022, 0.44)], 0.014, piece.ink)
    sketch.oval(0.0, 0.4, 0.075, 0.075, piece.second, 0.25)
    sketch.oval(0.0, 0.4, 0.03, 0.03, lighter(piece.second, 0.4))


def cane(sketch: Sketch, piece: Piece) -> None:
    """Draw it: cane."""
    sketch.rod((0.0, 0.0), (0.02, 0.41), 0.01, 0.009, piece.ink)
    sketch.line([(-0.03, 0.012), (-0.018, -0.014), (0.004, 0.004)], 0.016, piece.ink)


def crook(sketch: Sketch, piece: Piece) -> None:
    """Draw it: crook."""
    sketch.rod((0.0, -0.44), (0.0, 0.34), 0.011, 0.011, piece.ink)
    sketch.line([(0.0, 0.32), (-0.01, 0.41), (-0.05, 0.44), (-0.08, 0.4), (-0.07, 0.36)], 0.02, piece.ink)


def fork(sketch: Sketch, piece: Piece) -> None:
    """Draw it: fork."""
    sketch.rod((0.0, -0.44), (0.0, 0.3), 0.01, 0.01, piece.ink)
    for x in (-0.042, 0.0, 0.042):
        sketch.line([(0.0, 0.28), (x, 0.31), (x, 0.42)], 0.011, "#9aa4b0", tension=0.4)


def scepter(sketch: Sketch, piece: Piece) -> None:
    """Draw it: scepter."""
    sketch.rod((0.0, -0.1), (0.0, 0.2), 0.011, 0.011, piece.ink)
    sketch.oval(0.0, 0.23, 0.032, 0.032, darker(piece.ink, 0.1))
    sketch.oval(0.0, 0.23, 0.018, 0.018, "#d8304a")


def axe(sketch: Sketch, piece: Piece) -> None:
    """Draw it: axe."""
    sketch.rod((0.0, -0.14), (0.0, 0.26), 0.011, 0.011, piece.ink)
    sketch.blob(
        [(-0.006, 0.16), (0.05, 0.13), (0.096, 0.14), (0.104, 0.21), (0.09, 0.27), (0.046, 0.26), (-0.006, 0.24)],
        "#b8c0cc",
        tension=0.6,
    )
    sketch.line([(0.098, 0.15), (0.106, 0.21), (0.094, 0.265)], 0.008, "#f4f8fc")


def club(sketch: Sketch, piece: Piece) -> None:
    """Draw it: club."""
    sketch.blob(
        [(-0.014, -0.04), (0.014, -0.04), (0.03, 0.16), (0.052, 0.3), (0.0, 0.36), (-0.05, 0.3), (-0.03, 0.16)],
        piece.ink,
    )


def bow(sketch: Sketch, piece: Piece) -> None:
    """Draw it: bow."""
    sketch.line([(-0.06, -0.26), (0.02, -0.16), (0.036, 0.0), (0.02, 0.16), (-0.06, 0.26)], 0.016, piece.ink)
    sketch.line([(-0.06, -0.26), (-0.06, 0.26)], 0.004, "#efe8da")


def rod(sketch: Sketch, piece: Piece) -> None:
    """Draw it: rod."""
    sketch.rod((0.0, -0.08), (0.0, 0.52), 0.011, 0.005, piece.ink)
    sketch.line([(0.0, 0.52), (0.16, 0.4), (0.2, 0.12)], 0.0035, "#eef2f4")
    sketch.oval(0.2, 0.11, 0.014, 0.018, "#d8403a")
    sketch.oval(0.014, -0.02, 0.02, 0.02, "#5a5f68")


def heater(sketch: Sketch, piece: Piece) -> None:
    """Draw it: heater."""
    outline = [
        (-0.1, -0.13),
        (0.0, -0.145),
        (0.1, -0.13),
        (0.1, 0.0),
        (0.06, 0.11),
        (0.0, 0.165),
        (-0.06, 0.11),
        (-0.1, 0.0),
    ]
    sketch.blob(outline, piece.second, tension=0.55)
    sketch.blob([(x * 0.84, y * 0.86) for x, y in outline], piece.ink, tension=0.55)
    sketch.box(-0.009, -0.1, 0.018, 0.22, piece.second)
    sketch.box(-0.07, -0.04, 0.14, 0.018, piece.second)


def scutum(sketch: Sketch, piece: Piece) -> None:
    """Draw it: scutum."""
    sketch.box(-0.1, -0.19, 0.2, 0.38, piece.second, round_=0.03)
    sketch.box(-0.086, -0.176, 0.172, 0.352, piece.ink, round_=0.024)
    sketch.line([(0.0, -0.15), (0.0, 0.15)], 0.014, piece.second)
    sketch.line([(-0.06, -0.1), (0.06, 0.1)], 0.01, piece.second)
    sketch.line([(0.06, -0.1), (-0.06, 0.1)], 0.01, piece.second)
    sketch.oval(0.0, 0.0, 0.034, 0.034, lighter(piece.second, 0.2))


def round_shield(sketch: Sketch, piece: Piece) -> None:
    """Draw it: round shield."""
    sketch.oval(0.0, 0.0, 0.135, 0.135, darker(piece.second, 0.1))
    sketch.oval(0.0, 0.0, 0.12, 0.12, piece.ink)
    for x in (-0.06, 0.0, 0.06):
        sketch.line([(x, -0.1), (x, 0.1)], 0.006, darker(piece.ink, 0.3))
    sketch.oval(0.0, 0.0, 0.034, 0.034, piece.second)
