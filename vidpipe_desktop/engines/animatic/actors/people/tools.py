"""Tools, instruments, books and other things for the hand; see `held`."""

from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

_WOOD: Final = "#7a5230"


def broom(sketch: Sketch, piece: Piece) -> None:
    """Draw it: broom."""
    sketch.rod((0.0, -0.24), (0.0, 0.34), 0.01, 0.01, piece.ink)
    sketch.blob(
        [(-0.014, 0.3), (0.014, 0.3), (0.05, 0.42), (0.06, 0.47), (-0.06, 0.47), (-0.05, 0.42)], "#d8b260", tension=0.4
    )
    sketch.line([(-0.022, 0.34), (0.022, 0.34)], 0.012, "#a83a3a")


def shovel(sketch: Sketch, piece: Piece) -> None:
    """Draw it: shovel."""
    sketch.rod((0.0, -0.22), (0.0, 0.26), 0.01, 0.01, _WOOD)
    sketch.line([(-0.03, -0.23), (0.03, -0.23)], 0.018, _WOOD)
    sketch.blob([(-0.042, 0.24), (0.042, 0.24), (0.046, 0.34), (0.0, 0.41), (-0.046, 0.34)], "#98a2ae", tension=0.5)


def lantern(sketch: Sketch, piece: Piece) -> None:
    """Draw it: lantern."""
    sketch.line([(-0.032, 0.07), (0.0, 0.006), (0.032, 0.07)], 0.008, darker(piece.ink, 0.3))
    sketch.oval(0.0, 0.115, 0.1, 0.1, "#ffd86a", 0.22)
    sketch.box(-0.034, 0.076, 0.068, 0.082, "#ffe9a0", round_=0.012)
    sketch.oval(0.0, 0.118, 0.014, 0.024, "#ff9a3a")
    for y in (0.064, 0.152):
        sketch.box(-0.042, y, 0.084, 0.018, piece.ink, round_=0.006)
    for x in (-0.034, 0.028):
        sketch.box(x, 0.076, 0.006, 0.08, piece.ink)


def umbrella(sketch: Sketch, piece: Piece) -> None:
    """Draw it: umbrella."""
    sketch.rod((0.0, -0.04), (0.0, 0.42), 0.007, 0.007, "#4a3a34")
    sketch.blob(
        [
            (-0.3, 0.3),
            (-0.22, 0.41),
            (0.0, 0.48),
            (0.22, 0.41),
            (0.3, 0.3),
            (0.2, 0.325),
            (0.1, 0.3),
            (0.0, 0.325),
            (-0.1, 0.3),
            (-0.2, 0.325),
        ],
        piece.ink,
        tension=0.8,
    )
    sketch.blob(
        [(-0.1, 0.3), (-0.07, 0.42), (0.0, 0.48), (0.07, 0.42), (0.1, 0.3), (0.0, 0.325)],
        lighter(piece.ink, 0.16),
        tension=0.8,
    )


def guitar(sketch: Sketch, piece: Piece) -> None:
    """Draw it: guitar."""
    sketch.rod((0.02, 0.02), (0.02, 0.34), 0.013, 0.012, "#4a2e1c")
    sketch.box(0.0, 0.33, 0.04, 0.06, "#3a2418", round_=0.01)
    sketch.blob(
        [
            (0.02, 0.06),
            (0.078, 0.02),
            (0.066, -0.04),
            (0.1, -0.12),
            (0.02, -0.175),
            (-0.06, -0.12),
            (-0.026, -0.04),
            (-0.038, 0.02),
        ],
        "#c8803a",
    )
    sketch.oval(0.02, -0.035, 0.026, 0.026, "#3a2014")
    sketch.box(-0.012, -0.11, 0.064, 0.012, "#3a2014", round_=0.004)
    sketch.line([(0.02, 0.36), (0.02, -0.1)], 0.004, "#f2ead8")


def book(sketch: Sketch, piece: Piece) -> None:
    """Draw it: book."""
    sketch.poly(
        [(-0.078, -0.062), (0.0, -0.04), (0.082, -0.062), (0.082, 0.05), (0.0, 0.074), (-0.078, 0.05)], piece.ink
    )
    sketch.poly([(-0.07, -0.066), (0.0, -0.044), (0.0, 0.06), (-0.07, 0.04)], "#fbf6e8")
    sketch.poly([(0.074, -0.066), (0.0, -0.044), (0.0, 0.06), (0.074, 0.04)], "#efe6d0")
    for y in (-0.03, -0.008, 0.014):
        sketch.line([(-0.056, y - 0.008), (-0.016, y + 0.004)], 0.005, "#b8aa92")
        sketch.line([(0.016, y + 0.004), (0.058, y - 0.008)], 0.005, "#b8aa92")


def closed_book(sketch: Sketch, piece: Piece) -> None:
    """Draw it: closed book."""
    sketch.box(-0.03, -0.05, 0.1, 0.13, piece.ink, round_=0.008)
    sketch.box(0.058, -0.044, 0.012, 0.118, "#f6efdc")
    sketch.box(-0.014, -0.02, 0.05, 0.026, lighter(piece.ink, 0.4), round_=0.004)


def scroll(sketch: Sketch, piece: Piece) -> None:
    """Draw it: scroll."""
    sketch.box(-0.03, -0.06, 0.06, 0.13, piece.ink)
    for y in (-0.066, 0.07):
        sketch.rod((-0.038, y), (0.038, y), 0.014, 0.014, darker(piece.ink, 0.16))


def pen(sketch: Sketch, piece: Piece) -> None:
    """Draw it: pen."""
    sketch.poly([(0.0, 0.03), (0.1, 0.006), (0.12, 0.12), (0.02, 0.144)], "#fbf6e8")
    for y in (0.05, 0.075, 0.1):
        sketch.line([(0.024, y + 0.004), (0.084, y - 0.012)], 0.005, "#a8a08e")
    sketch.line([(-0.02, -0.05), (0.022, 0.044)], 0.01, "#3a5a8c")


def phone(sketch: Sketch, piece: Piece) -> None:
    """Draw it: phone."""
    sketch.box(-0.022, -0.03, 0.05, 0.09, "#22242c", round_=0.01)
    sketch.box(-0.017, -0.022, 0.04, 0.072, "#8fd0ec", round_=0.005)


def cup(sketch: Sketch, piece: Piece) -> None:
    """Draw it: cup."""
    sketch.line([(0.034, -0.014), (0.062, 0.004), (0.034, 0.026)], 0.011, "#fbf6ee")
    sketch.poly([(-0.036, -0.036), (0.038, -0.036), (0.03, 0.042), (-0.028, 0.042)], "#fbf6ee")
    sketch.oval(0.001, -0.036, 0.037, 0.011, "#6a4022")


def apple(sketch: Sketch, piece: Piece) -> None:
    """Draw it: apple."""
    sketch.oval(0.01, 0.0, 0.036, 0.034, "#d8403a")
    sketch.line([(0.01, -0.03), (0.018, -0.05)], 0.007, "#5a3a24")


def microphone(sketch: Sketch, piece: Piece) -> None:
    """Draw it: microphone."""
    sketch.rod((0.0, -0.03), (0.0, 0.06), 0.012, 0.015, "#33343e")
    sketch.oval(0.0, 0.08, 0.026, 0.028, "#9aa2ae")


def hammer(sketch: Sketch, piece: Piece) -> None:
    """Draw it: hammer."""
    sketch.rod((0.0, -0.03), (0.0, 0.15), 0.01, 0.01, _WOOD)
    sketch.box(-0.036, 0.136, 0.08, 0.034, "#8a94a2", round_=0.008)


def wrench(sketch: Sketch, piece: Piece) -> None:
    """Draw it: wrench."""
    sketch.rod((0.0, -0.03), (0.0, 0.13), 0.01, 0.011, piece.ink)
    sketch.line([(-0.022, 0.18), (-0.024, 0.15), (0.0, 0.138), (0.024, 0.15), (0.022, 0.18)], 0.016, piece.ink)


def pan(sketch: Sketch, piece: Piece) -> None:
    """Draw it: pan."""
    sketch.rod((0.0, 0.0), (0.0, 0.1), 0.01, 0.01, "#2c2a30")
    sketch.blob(
        [(-0.034, 0.1), (0.034, 0.1), (0.046, 0.17), (0.034, 0.25), (-0.034, 0.25), (-0.02, 0.17)],
        "#3a3840",
        tension=0.5,
    )
    sketch.oval(-0.03, 0.18, 0.012, 0.045, "#f2c84a")
    sketch.oval(-0.036, 0.2, 0.01, 0.02, "#fff6e0")


def brush(sketch: Sketch, piece: Piece) -> None:
    """Draw it: brush."""
    sketch.rod((0.0, -0.05), (0.0, 0.1), 0.006, 0.007, "#b8863a")
    sketch.blob([(-0.009, 0.1), (0.009, 0.1), (0.008, 0.13), (0.0, 0.15), (-0.008, 0.13)], "#3f8fd0", tension=0.5)


def box(sketch: Sketch, piece: Piece) -> None:
    """Draw it: box."""
    sketch.box(-0.05, -0.14, 0.19, 0.16, "#c2925a", round_=0.006)
    sketch.box(-0.05, -0.14, 0.19, 0.036, "#a87844", round_=0.006)
    sketch.box(0.026, -0.14, 0.036, 0.16, "#e0c48e")


def ball(sketch: Sketch, piece: Piece) -> None:
    """Draw it: ball."""
    sketch.oval(0.04, -0.06, 0.06, 0.06, "#e8503e")
    sketch.blob([(0.0, -0.1), (0.04, -0.12), (0.06, -0.06), (0.04, 0.0), (0.01, -0.02), (0.028, -0.06)], "#fff2d8")


def briefcase(sketch: Sketch, piece: Piece) -> None:
    """Draw it: briefcase."""
    sketch.line(
        [(-0.026, 0.04), (-0.02, 0.012), (0.02, 0.012), (0.026, 0.04)], 0.012, darker(piece.ink, 0.3), tension=0.4
    )
    sketch.box(-0.08, 0.036, 0.16, 0.11, piece.ink, round_=0.014)
    sketch.box(-0.08, 0.076, 0.16, 0.01, darker(piece.ink, 0.3))
    sketch.box(-0.014, 0.07, 0.028, 0.024, piece.second, round_=0.004)


def sack(sketch: Sketch, piece: Piece) -> None:
    """Draw it: sack."""
    sketch.blob(
        [
            (-0.02, 0.0),
            (0.02, 0.0),
            (0.06, 0.06),
            (0.13, 0.16),
            (0.1, 0.28),
            (-0.02, 0.31),
            (-0.13, 0.26),
            (-0.13, 0.14),
            (-0.05, 0.06),
        ],
        piece.ink,
    )
    sketch.line([(-0.026, 0.03), (0.03, 0.03)], 0.014, darker(piece.ink, 0.4))


def tray(sketch: Sketch, piece: Piece) -> None:
    """Draw it: tray."""
    sketch.blob([(-0.11, 0.034), (0.11, 0.034), (0.1, 0.046), (-0.1, 0.046)], piece.ink, tension=0.4)
    for x, ink in ((-0.04, "#c8484e"), (0.04, "#e8c45a")):
        sketch.poly([(x - 0.018, 0.12), (x + 0.018, 0.12), (x, 0.084)], ink)
        sketch.line([(x, 0.086), (x, 0.052)], 0.006, "#eef4f8")


def flower(sketch: Sketch, piece: Piece) -> None:
    """Draw it: flower."""
    for x, y in ((0.0, 0.12), (-0.034, 0.1), (0.034, 0.1)):
        sketch.line([(0.0, -0.02), (x * 0.5, 0.05), (x, y)], 0.007, "#4a8a4a")
        for dx, dy in ((0.017, 0.0), (-0.017, 0.0), (0.0, 0.017), (0.0, -0.017)):
            sketch.oval(x + dx, y + dy, 0.015, 0.015, piece.ink)
        sketch.oval(x, y, 0.01, 0.01, "#f8e08a")


def magnifier(sketch: Sketch, piece: Piece) -> None:
    """Draw it: magnifier."""
    sketch.rod((0.0, -0.02), (0.0, 0.06), 0.009, 0.009, piece.ink)
    sketch.oval(0.0, 0.1, 0.046, 0.046, piece.second)
    sketch.oval(0.0, 0.1, 0.036, 0.036, "#d8f0f6")


def telescope(sketch: Sketch, piece: Piece) -> None:
    """Draw it: telescope."""
    sketch.rod((0.0, -0.08), (0.0, 0.02), 0.012, 0.012, darker(piece.ink, 0.3))
    sketch.box(-0.017, 0.0, 0.034, 0.09, piece.ink, round_=0.006)
    sketch.box(-0.023, 0.08, 0.046, 0.1, darker(piece.ink, 0.1), round_=0.006)
    sketch.box(-0.026, 0.168, 0.052, 0.018, lighter(piece.ink, 0.3), round_=0.006)


def wand(sketch: Sketch, piece: Piece) -> None:
    """Draw it: wand."""
    sketch.rod((0.0, -0.02), (0.0, 0.14), 0.007, 0.006, piece.ink)
    sketch.oval(0.0, 0.16, 0.06, 0.06, piece.second, 0.25)
    sketch.poly(
        [
            (0.0, 0.2),
            (0.01, 0.17),
            (0.04, 0.16),
            (0.01, 0.15),
            (0.0, 0.12),
            (-0.01, 0.15),
            (-0.04, 0.16),
            (-0.01, 0.17),
        ],
        piece.second,
    )


def fan(sketch: Sketch, piece: Piece) -> None:
    """Draw it: fan."""
    sketch.blob(
        [(0.0, 0.0), (0.1, 0.06), (0.09, 0.1), (0.05, 0.135), (0.0, 0.145), (-0.05, 0.135), (-0.09, 0.1), (-0.1, 0.06)],
        piece.ink,
        tension=0.5,
    )
    for x in (-0.06, -0.02, 0.02, 0.06):
        sketch.line([(0.0, 0.01), (x, 0.12)], 0.005, "#b8323e")
