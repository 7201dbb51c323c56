"""More things for the hand: to play with, to make music, to carry; see `held`."""

from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

_STRING: Final = "#f4efe6"
_WOOD: Final = "#7a5230"
_BUNCH: Final = ((-0.13, 0.62, "#f0c23a"), (0.13, 0.66, "#2f6fc4"), (0.0, 0.76, ""))


def kite(sketch: Sketch, piece: Piece) -> None:
    """Draw it: kite, on its string."""
    sketch.line([(0.0, 0.0), (0.02, 0.26), (0.0, 0.52)], 0.006, _STRING)
    tail = [(0.0, 0.6), (0.1, 0.52), (0.12, 0.4), (0.2, 0.34), (0.22, 0.22)]
    sketch.line(tail, 0.01, _STRING)
    for (x, y), ink in zip(tail[1:], ("#f0c23a", piece.ink, "#3f9a4a", "#f0c23a"), strict=True):
        sketch.poly([(x - 0.03, y - 0.02), (x + 0.03, y + 0.02), (x - 0.03, y + 0.025), (x + 0.03, y - 0.025)], ink)
    top, left, right, low = (-0.04, 0.96), (-0.19, 0.78), (0.15, 0.8), (0.0, 0.52)
    sketch.poly([top, left, low, right], piece.ink)
    sketch.poly([top, (-0.02, 0.79), right], lighter(piece.ink, 0.35))
    sketch.poly([left, (-0.02, 0.79), low], darker(piece.ink, 0.25))
    sketch.line([top, low], 0.008, "#fff6e4")
    sketch.line([left, right], 0.008, "#fff6e4")


def _balloon(sketch: Sketch, x: float, y: float, ink: str) -> None:
    sketch.line([(0.0, 0.0), (x * 0.4, y * 0.5), (x, y - 0.12)], 0.006, _STRING)
    sketch.poly([(x - 0.016, y - 0.14), (x + 0.016, y - 0.14), (x, y - 0.11)], darker(ink))
    sketch.oval(x, y, 0.105, 0.125, ink)
    sketch.oval(x - 0.035, y + 0.04, 0.026, 0.04, lighter(ink, 0.6))


def balloon(sketch: Sketch, piece: Piece) -> None:
    """Draw it: balloon."""
    _balloon(sketch, 0.0, 0.66, piece.ink)


def balloons(sketch: Sketch, piece: Piece) -> None:
    """Draw it: balloons, a bunch of three."""
    for x, y, ink in _BUNCH:
        _balloon(sketch, x, y, ink or piece.ink)


def newspaper(sketch: Sketch, piece: Piece) -> None:
    """Draw it: newspaper, spread out."""
    sketch.poly([(-0.13, -0.15), (0.0, -0.12), (0.14, -0.15), (0.14, 0.06), (0.0, 0.09), (-0.13, 0.06)], "#f4f0e4")
    sketch.poly([(0.0, -0.12), (0.14, -0.15), (0.14, 0.06), (0.0, 0.09)], "#e2dccb")
    for side in (-1, 1):
        sketch.line([(side * 0.02, -0.09), (side * 0.12, -0.115)], 0.018, "#5a5650")
        for y in (-0.05, -0.025, 0.0, 0.025):
            sketch.line([(side * 0.02, y), (side * 0.115, y - 0.022)], 0.006, "#9a958a")


def violin(sketch: Sketch, piece: Piece) -> None:
    """Draw it: violin, its bow across the strings."""
    sketch.rod((0.0, -0.02), (0.0, 0.08), 0.009, 0.009, "#3a2418")
    body = [(0.0, -0.02), (0.045, -0.05), (0.032, -0.1), (0.055, -0.17), (0.0, -0.21), (-0.055, -0.17), (-0.032, -0.1)]
    sketch.blob([*body, (-0.045, -0.05)], "#a8561f")
    sketch.blob([(x * 0.7, y * 0.9 - 0.012) for x, y in body], "#c8702a")
    sketch.line([(0.0, 0.08), (0.0, -0.17)], 0.004, "#f2ead8")
    sketch.line([(-0.2, -0.1), (0.24, -0.08)], 0.008, "#4a2e1c")


def trumpet(sketch: Sketch, piece: Piece) -> None:
    """Draw it: trumpet."""
    ink = "#e2b02f"
    sketch.rod((0.0, -0.14), (0.0, 0.14), 0.009, 0.012, ink)
    sketch.poly([(-0.012, 0.12), (0.012, 0.12), (0.06, 0.23), (-0.06, 0.23)], ink)
    sketch.oval(0.0, 0.23, 0.06, 0.014, darker(ink, 0.3))
    sketch.line([(-0.03, -0.05), (-0.03, 0.08)], 0.012, darker(ink))
    for y in (-0.02, 0.02, 0.06):
        sketch.rod((0.0, y), (0.035, y), 0.006, 0.006, lighter(ink, 0.3))


def flag(sketch: Sketch, piece: Piece) -> None:
    """Draw it: flag on a pole, which stands on the ground."""
    sketch.rod((0.0, -0.42), (0.0, 0.66), 0.011, 0.009, "#d8d4cc")
    cloth = [
        (0.0, 0.36),
        (-0.14, 0.33),
        (-0.26, 0.38),
        (-0.4, 0.35),
        (-0.4, 0.6),
        (-0.26, 0.63),
        (-0.14, 0.58),
        (0.0, 0.62),
    ]
    sketch.blob(cloth, piece.ink, tension=0.5)
    sketch.blob([(0.0, 0.45), (-0.14, 0.42), (-0.26, 0.47), (-0.4, 0.44), (-0.4, 0.52), (-0.26, 0.55), (0.0, 0.53)], "#fff6e4", tension=0.5)  # fmt: skip
    sketch.oval(0.0, 0.67, 0.02, 0.02, "#e2b02f")


def bouquet(sketch: Sketch, piece: Piece) -> None:
    """Draw it: bouquet of flowers."""
    sketch.poly([(-0.012, -0.07), (0.012, -0.07), (0.07, 0.1), (-0.07, 0.1)], "#f2e6d4")
    for x, y in ((-0.07, 0.1), (0.07, 0.1), (0.0, 0.16)):
        sketch.line([(0.0, 0.0), (x, y)], 0.01, "#3f8a4a")
    inks = (piece.ink, "#f0c23a", "#e87fa8", piece.ink, "#f6f3ec")
    for (x, y), ink in zip(((-0.07, 0.12), (0.07, 0.12), (0.0, 0.18), (-0.04, 0.17), (0.045, 0.18)), inks, strict=True):
        sketch.oval(x, y, 0.034, 0.034, ink)
        sketch.oval(x, y, 0.012, 0.012, darker(ink, 0.3))


def wateringcan(sketch: Sketch, piece: Piece) -> None:
    """Draw it: watering can, and the water that falls from it."""
    ink = "#4a90a8"
    sketch.line([(-0.05, 0.06), (-0.03, -0.01), (0.05, 0.0), (0.06, 0.06)], 0.014, darker(ink, 0.3))
    sketch.box(-0.07, 0.05, 0.14, 0.12, ink, round_=0.015)
    sketch.poly([(0.06, 0.14), (0.06, 0.1), (0.19, 0.05), (0.2, 0.075)], ink)
    sketch.poly([(0.18, 0.03), (0.23, 0.06), (0.2, 0.1)], darker(ink))
    for step in range(4):
        x = 0.21 + 0.022 * step
        sketch.line([(x, 0.1 + 0.01 * step), (x + 0.03, 0.22), (x + 0.04, 0.36)], 0.007, "#bfe4f2", alpha=0.8)


def knitting(sketch: Sketch, piece: Piece) -> None:
    """Draw it: knitting on two needles."""
    sketch.box(-0.05, 0.0, 0.13, 0.2, piece.ink, round_=0.015)
    for y in (0.04, 0.08, 0.12, 0.16):
        sketch.line([(-0.04, y), (0.0, y + 0.012), (0.04, y), (0.07, y + 0.01)], 0.007, lighter(piece.ink, 0.3))
    sketch.line([(-0.09, -0.06), (0.12, 0.03)], 0.009, "#e8dcc4")
    sketch.line([(-0.07, 0.04), (0.14, -0.07)], 0.009, "#e8dcc4")


def bag(sketch: Sketch, piece: Piece) -> None:
    """Draw it: bag with handles."""
    sketch.line([(-0.04, 0.1), (-0.02, 0.0), (0.02, 0.0), (0.04, 0.1)], 0.01, darker(piece.ink, 0.3))
    sketch.box(-0.075, 0.08, 0.15, 0.15, piece.ink, round_=0.02)
    sketch.box(-0.075, 0.08, 0.15, 0.03, lighter(piece.ink, 0.2), round_=0.01)


def bucket(sketch: Sketch, piece: Piece) -> None:
    """Draw it: bucket."""
    sketch.line([(-0.065, 0.1), (0.0, -0.005), (0.065, 0.1)], 0.007, "#5a5f6a")
    sketch.poly([(-0.07, 0.09), (0.07, 0.09), (0.052, 0.23), (-0.052, 0.23)], piece.ink)
    sketch.oval(0.0, 0.09, 0.07, 0.018, darker(piece.ink, 0.35))


def torch(sketch: Sketch, piece: Piece) -> None:
    """Draw it: burning torch."""
    sketch.rod((0.0, -0.1), (0.0, 0.18), 0.011, 0.018, _WOOD)
    sketch.oval(0.0, 0.25, 0.12, 0.14, "#ffb04a", 0.25)
    sketch.blob([(-0.045, 0.18), (0.045, 0.18), (0.05, 0.26), (0.0, 0.4), (-0.05, 0.27)], "#f2762a", tension=0.7)
    sketch.blob([(-0.025, 0.19), (0.025, 0.19), (0.026, 0.25), (0.0, 0.32), (-0.026, 0.25)], "#ffe07a", tension=0.7)


def flashlight(sketch: Sketch, piece: Piece) -> None:
    """Draw it: flashlight with its beam."""
    sketch.blob(
        [(-0.026, 0.1), (0.026, 0.1), (0.17, 0.6), (0.0, 0.64), (-0.17, 0.6)], "#fff2b8", tension=0.2, alpha=0.32
    )
    sketch.rod((0.0, -0.03), (0.0, 0.06), 0.016, 0.016, "#3a4048")
    sketch.poly([(-0.018, 0.05), (0.018, 0.05), (0.03, 0.1), (-0.03, 0.1)], piece.ink)


def oar(sketch: Sketch, piece: Piece) -> None:
    """Draw it: oar."""
    sketch.rod((0.0, -0.12), (0.0, 0.4), 0.011, 0.011, _WOOD)
    sketch.blob([(-0.02, 0.36), (0.02, 0.36), (0.036, 0.46), (0.03, 0.56), (-0.03, 0.56), (-0.036, 0.46)], "#c89a5a", tension=0.5)  # fmt: skip


def spear(sketch: Sketch, piece: Piece) -> None:
    """Draw it: spear."""
    sketch.rod((0.0, -0.42), (0.0, 0.52), 0.01, 0.009, _WOOD)
    sketch.poly([(-0.026, 0.52), (0.026, 0.52), (0.0, 0.66)], "#c6ccd6")


def net(sketch: Sketch, piece: Piece) -> None:
    """Draw it: butterfly net."""
    sketch.rod((0.0, -0.12), (0.0, 0.34), 0.009, 0.008, _WOOD)
    sketch.blob([(-0.09, 0.36), (0.09, 0.36), (0.05, 0.58), (0.0, 0.62), (-0.05, 0.56)], "#f4f6fa", alpha=0.55)
    sketch.line([(-0.09, 0.38), (0.0, 0.34), (0.09, 0.38), (0.0, 0.41), (-0.09, 0.38)], 0.01, "#d8d4cc")


def pizza(sketch: Sketch, piece: Piece) -> None:
    """Draw it: whole pizza on a flat hand."""
    sketch.oval(0.0, 0.018, 0.17, 0.018, "#c6ccd6")
    sketch.oval(0.0, 0.04, 0.16, 0.03, "#c8843a")
    sketch.oval(0.0, 0.048, 0.14, 0.026, "#f2c85a")
    for x, y in ((-0.09, 0.05), (-0.03, 0.06), (0.04, 0.046), (0.1, 0.055), (0.0, 0.036)):
        sketch.oval(x, y, 0.024, 0.008, "#c8322e")
    sketch.oval(0.06, 0.062, 0.012, 0.006, "#3f8a4a")
