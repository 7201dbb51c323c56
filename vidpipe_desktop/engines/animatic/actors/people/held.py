"""What people hold. Each thing points down from the hand at the origin, in heights of an adult; hands turn it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QRectF

from vidpipe_desktop.engines.animatic.actors.people.skeleton import Arm
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

Draw = Callable[[Sketch, Piece], None]

UP: Final = 180.0
_WOOD: Final = "#7a5230"
_STEEL: Final = "#dfe6ee"


@dataclass(frozen=True, slots=True)
class Held:
    """A thing in the near hand. degrees: where it points (0 = down, 90 = forward); follows: how much it turns with the
    forearm. arm: how the arm carries it when there is nothing else to do.
    """

    draw: Draw
    degrees: float = 0.0
    follows: float = 0.0
    arm: Arm | None = None


def _blade(sketch: Sketch, piece: Piece, length: float, wide: float) -> None:
    sketch.poly(
        [(-wide, 0.02), (wide, 0.02), (wide * 0.9, length - 0.05), (0.0, length), (-wide * 0.9, length - 0.05)],
        piece.ink,
    )
    sketch.poly([(0.0, 0.02), (wide, 0.02), (wide * 0.9, length - 0.05), (0.0, length)], darker(piece.ink, 0.2))


def _sword(sketch: Sketch, piece: Piece) -> None:
    _blade(sketch, piece, 0.44, 0.015)
    sketch.box(-0.05, 0.012, 0.1, 0.02, piece.second, round_=0.009)
    sketch.rod((0.0, 0.02), (0.0, -0.05), 0.01, 0.01, "#5a3a24")
    sketch.oval(0.0, -0.058, 0.016, 0.016, piece.second)


def _katana(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.009, 0.02), (0.009, 0.02), (0.016, 0.22), (0.036, 0.43), (0.014, 0.4), (-0.002, 0.22)],
        piece.ink,
        tension=0.8,
    )
    sketch.oval(0.0, 0.018, 0.026, 0.01, "#3a3230")
    sketch.rod((0.0, 0.014), (-0.004, -0.08), 0.009, 0.009, "#7a2a30")


def _cutlass(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.012, 0.02), (0.012, 0.02), (0.034, 0.2), (0.03, 0.38), (0.004, 0.33), (-0.01, 0.18)],
        piece.ink,
        tension=0.8,
    )
    sketch.line([(0.016, 0.014), (0.042, -0.02), (0.016, -0.05)], 0.012, piece.second)
    sketch.rod((0.0, 0.014), (0.0, -0.044), 0.01, 0.01, "#3a241a")


def _staff(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.46), (0.0, 0.36), 0.012, 0.015, piece.ink)
    sketch.line([(0.0, 0.34), (-0.032, 0.39), (-0.02, 0.44)], 0.014, piece.ink)
    sketch.line([(0.0, 0.34), (0.034, 0.39), (0.022, 0.44)], 0.014, piece.ink)
    sketch.oval(0.0, 0.4, 0.075, 0.075, piece.second, 0.25)
    sketch.oval(0.0, 0.4, 0.03, 0.03, lighter(piece.second, 0.4))


def _cane(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, 0.0), (0.02, 0.41), 0.01, 0.009, piece.ink)
    sketch.line([(-0.03, 0.012), (-0.018, -0.014), (0.004, 0.004)], 0.016, piece.ink)


def _crook(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.44), (0.0, 0.34), 0.011, 0.011, piece.ink)
    sketch.line([(0.0, 0.32), (-0.01, 0.41), (-0.05, 0.44), (-0.08, 0.4), (-0.07, 0.36)], 0.02, piece.ink)


def _fork(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.44), (0.0, 0.3), 0.01, 0.01, piece.ink)
    for x in (-0.042, 0.0, 0.042):
        sketch.line([(0.0, 0.28), (x, 0.31), (x, 0.42)], 0.011, "#9aa4b0", tension=0.4)


def _scepter(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.1), (0.0, 0.2), 0.011, 0.011, piece.ink)
    sketch.oval(0.0, 0.23, 0.032, 0.032, darker(piece.ink, 0.1))
    sketch.oval(0.0, 0.23, 0.018, 0.018, "#d8304a")


def _axe(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.14), (0.0, 0.26), 0.011, 0.011, piece.ink)
    sketch.blob(
        [(-0.006, 0.16), (0.05, 0.13), (0.096, 0.14), (0.104, 0.21), (0.09, 0.27), (0.046, 0.26), (-0.006, 0.24)],
        "#b8c0cc",
        tension=0.6,
    )
    sketch.line([(0.098, 0.15), (0.106, 0.21), (0.094, 0.265)], 0.008, "#f4f8fc")


def _club(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(-0.014, -0.04), (0.014, -0.04), (0.03, 0.16), (0.052, 0.3), (0.0, 0.36), (-0.05, 0.3), (-0.03, 0.16)],
        piece.ink,
    )


def _bow(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.06, -0.26), (0.02, -0.16), (0.036, 0.0), (0.02, 0.16), (-0.06, 0.26)], 0.016, piece.ink)
    sketch.line([(-0.06, -0.26), (-0.06, 0.26)], 0.004, "#efe8da")


def _rod(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.08), (0.0, 0.52), 0.011, 0.005, piece.ink)
    sketch.line([(0.0, 0.52), (0.16, 0.4), (0.2, 0.12)], 0.0035, "#eef2f4")
    sketch.oval(0.2, 0.11, 0.014, 0.018, "#d8403a")
    sketch.oval(0.014, -0.02, 0.02, 0.02, "#5a5f68")


def _broom(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.24), (0.0, 0.34), 0.01, 0.01, piece.ink)
    sketch.blob(
        [(-0.014, 0.3), (0.014, 0.3), (0.05, 0.42), (0.06, 0.47), (-0.06, 0.47), (-0.05, 0.42)], "#d8b260", tension=0.4
    )
    sketch.line([(-0.022, 0.34), (0.022, 0.34)], 0.012, "#a83a3a")


def _shovel(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.22), (0.0, 0.26), 0.01, 0.01, _WOOD)
    sketch.line([(-0.03, -0.23), (0.03, -0.23)], 0.018, _WOOD)
    sketch.blob([(-0.042, 0.24), (0.042, 0.24), (0.046, 0.34), (0.0, 0.41), (-0.046, 0.34)], "#98a2ae", tension=0.5)


def _lantern(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(-0.032, 0.07), (0.0, 0.006), (0.032, 0.07)], 0.008, darker(piece.ink, 0.3))
    sketch.oval(0.0, 0.115, 0.1, 0.1, "#ffd86a", 0.22)
    sketch.box(-0.034, 0.076, 0.068, 0.082, "#ffe9a0", round_=0.012)
    sketch.oval(0.0, 0.118, 0.014, 0.024, "#ff9a3a")
    for y in (0.064, 0.152):
        sketch.box(-0.042, y, 0.084, 0.018, piece.ink, round_=0.006)
    for x in (-0.034, 0.028):
        sketch.box(x, 0.076, 0.006, 0.08, piece.ink)


def _umbrella(sketch: Sketch, piece: Piece) -> None:
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


def _guitar(sketch: Sketch, piece: Piece) -> None:
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


def _book(sketch: Sketch, piece: Piece) -> None:
    sketch.poly(
        [(-0.078, -0.062), (0.0, -0.04), (0.082, -0.062), (0.082, 0.05), (0.0, 0.074), (-0.078, 0.05)], piece.ink
    )
    sketch.poly([(-0.07, -0.066), (0.0, -0.044), (0.0, 0.06), (-0.07, 0.04)], "#fbf6e8")
    sketch.poly([(0.074, -0.066), (0.0, -0.044), (0.0, 0.06), (0.074, 0.04)], "#efe6d0")
    for y in (-0.03, -0.008, 0.014):
        sketch.line([(-0.056, y - 0.008), (-0.016, y + 0.004)], 0.005, "#b8aa92")
        sketch.line([(0.016, y + 0.004), (0.058, y - 0.008)], 0.005, "#b8aa92")


def _closed_book(sketch: Sketch, piece: Piece) -> None:
    sketch.box(-0.03, -0.05, 0.1, 0.13, piece.ink, round_=0.008)
    sketch.box(0.058, -0.044, 0.012, 0.118, "#f6efdc")
    sketch.box(-0.014, -0.02, 0.05, 0.026, lighter(piece.ink, 0.4), round_=0.004)


def _scroll(sketch: Sketch, piece: Piece) -> None:
    sketch.box(-0.03, -0.06, 0.06, 0.13, piece.ink)
    for y in (-0.066, 0.07):
        sketch.rod((-0.038, y), (0.038, y), 0.014, 0.014, darker(piece.ink, 0.16))


def _pen(sketch: Sketch, piece: Piece) -> None:
    sketch.poly([(0.0, 0.03), (0.1, 0.006), (0.12, 0.12), (0.02, 0.144)], "#fbf6e8")
    for y in (0.05, 0.075, 0.1):
        sketch.line([(0.024, y + 0.004), (0.084, y - 0.012)], 0.005, "#a8a08e")
    sketch.line([(-0.02, -0.05), (0.022, 0.044)], 0.01, "#3a5a8c")


def _phone(sketch: Sketch, piece: Piece) -> None:
    sketch.box(-0.022, -0.03, 0.05, 0.09, "#22242c", round_=0.01)
    sketch.box(-0.017, -0.022, 0.04, 0.072, "#8fd0ec", round_=0.005)


def _cup(sketch: Sketch, piece: Piece) -> None:
    sketch.line([(0.034, -0.014), (0.062, 0.004), (0.034, 0.026)], 0.011, "#fbf6ee")
    sketch.poly([(-0.036, -0.036), (0.038, -0.036), (0.03, 0.042), (-0.028, 0.042)], "#fbf6ee")
    sketch.oval(0.001, -0.036, 0.037, 0.011, "#6a4022")


def _apple(sketch: Sketch, piece: Piece) -> None:
    sketch.oval(0.01, 0.0, 0.036, 0.034, "#d8403a")
    sketch.line([(0.01, -0.03), (0.018, -0.05)], 0.007, "#5a3a24")


def _microphone(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.03), (0.0, 0.06), 0.012, 0.015, "#33343e")
    sketch.oval(0.0, 0.08, 0.026, 0.028, "#9aa2ae")


def _hammer(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.03), (0.0, 0.15), 0.01, 0.01, _WOOD)
    sketch.box(-0.036, 0.136, 0.08, 0.034, "#8a94a2", round_=0.008)


def _wrench(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.03), (0.0, 0.13), 0.01, 0.011, piece.ink)
    sketch.line([(-0.022, 0.18), (-0.024, 0.15), (0.0, 0.138), (0.024, 0.15), (0.022, 0.18)], 0.016, piece.ink)


def _pan(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, 0.0), (0.0, 0.1), 0.01, 0.01, "#2c2a30")
    sketch.blob(
        [(-0.034, 0.1), (0.034, 0.1), (0.046, 0.17), (0.034, 0.25), (-0.034, 0.25), (-0.02, 0.17)],
        "#3a3840",
        tension=0.5,
    )
    sketch.oval(-0.03, 0.18, 0.012, 0.045, "#f2c84a")
    sketch.oval(-0.036, 0.2, 0.01, 0.02, "#fff6e0")


def _brush(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.05), (0.0, 0.1), 0.006, 0.007, "#b8863a")
    sketch.blob([(-0.009, 0.1), (0.009, 0.1), (0.008, 0.13), (0.0, 0.15), (-0.008, 0.13)], "#3f8fd0", tension=0.5)


def _box(sketch: Sketch, piece: Piece) -> None:
    sketch.box(-0.05, -0.14, 0.19, 0.16, "#c2925a", round_=0.006)
    sketch.box(-0.05, -0.14, 0.19, 0.036, "#a87844", round_=0.006)
    sketch.box(0.026, -0.14, 0.036, 0.16, "#e0c48e")


def _ball(sketch: Sketch, piece: Piece) -> None:
    sketch.oval(0.04, -0.06, 0.06, 0.06, "#e8503e")
    sketch.blob([(0.0, -0.1), (0.04, -0.12), (0.06, -0.06), (0.04, 0.0), (0.01, -0.02), (0.028, -0.06)], "#fff2d8")


def _briefcase(sketch: Sketch, piece: Piece) -> None:
    sketch.line(
        [(-0.026, 0.04), (-0.02, 0.012), (0.02, 0.012), (0.026, 0.04)], 0.012, darker(piece.ink, 0.3), tension=0.4
    )
    sketch.box(-0.08, 0.036, 0.16, 0.11, piece.ink, round_=0.014)
    sketch.box(-0.08, 0.076, 0.16, 0.01, darker(piece.ink, 0.3))
    sketch.box(-0.014, 0.07, 0.028, 0.024, piece.second, round_=0.004)


def _sack(sketch: Sketch, piece: Piece) -> None:
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


def _tray(sketch: Sketch, piece: Piece) -> None:
    sketch.blob([(-0.11, 0.034), (0.11, 0.034), (0.1, 0.046), (-0.1, 0.046)], piece.ink, tension=0.4)
    for x, ink in ((-0.04, "#c8484e"), (0.04, "#e8c45a")):
        sketch.poly([(x - 0.018, 0.12), (x + 0.018, 0.12), (x, 0.084)], ink)
        sketch.line([(x, 0.086), (x, 0.052)], 0.006, "#eef4f8")


def _flower(sketch: Sketch, piece: Piece) -> None:
    for x, y in ((0.0, 0.12), (-0.034, 0.1), (0.034, 0.1)):
        sketch.line([(0.0, -0.02), (x * 0.5, 0.05), (x, y)], 0.007, "#4a8a4a")
        for dx, dy in ((0.017, 0.0), (-0.017, 0.0), (0.0, 0.017), (0.0, -0.017)):
            sketch.oval(x + dx, y + dy, 0.015, 0.015, piece.ink)
        sketch.oval(x, y, 0.01, 0.01, "#f8e08a")


def _magnifier(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.02), (0.0, 0.06), 0.009, 0.009, piece.ink)
    sketch.oval(0.0, 0.1, 0.046, 0.046, piece.second)
    sketch.oval(0.0, 0.1, 0.036, 0.036, "#d8f0f6")


def _telescope(sketch: Sketch, piece: Piece) -> None:
    sketch.rod((0.0, -0.08), (0.0, 0.02), 0.012, 0.012, darker(piece.ink, 0.3))
    sketch.box(-0.017, 0.0, 0.034, 0.09, piece.ink, round_=0.006)
    sketch.box(-0.023, 0.08, 0.046, 0.1, darker(piece.ink, 0.1), round_=0.006)
    sketch.box(-0.026, 0.168, 0.052, 0.018, lighter(piece.ink, 0.3), round_=0.006)


def _wand(sketch: Sketch, piece: Piece) -> None:
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


def _fan(sketch: Sketch, piece: Piece) -> None:
    sketch.blob(
        [(0.0, 0.0), (0.1, 0.06), (0.09, 0.1), (0.05, 0.135), (0.0, 0.145), (-0.05, 0.135), (-0.09, 0.1), (-0.1, 0.06)],
        piece.ink,
        tension=0.5,
    )
    for x in (-0.06, -0.02, 0.02, 0.06):
        sketch.line([(0.0, 0.01), (x, 0.12)], 0.005, "#b8323e")


HELD: Mapping[str, Held] = {
    "sword": Held(_sword, 36, 1.0), "katana": Held(_katana, 36, 1.0), "cutlass": Held(_cutlass, 36, 1.0), "axe": Held(_axe, 60, 1.0),
    "club": Held(_club, 50, 1.0), "staff": Held(_staff, UP - 6, 0.0, (14.0, 62.0)), "cane": Held(_cane, 4, 0.0, (4.0, 30.0)),
    "crook": Held(_crook, UP, 0.0, (14.0, 62.0)), "fork": Held(_fork, UP, 0.0, (14.0, 62.0)),
    "scepter": Held(_scepter, UP - 20, 0.0, (6.0, 82.0)), "bow": Held(_bow, 10, 0.2, (8.0, 30.0)), "rod": Held(_rod, 142, 0.0, (12.0, 70.0)),
    "broom": Held(_broom, 14, 0.0, (24.0, 50.0)), "shovel": Held(_shovel, 34, 0.0), "lantern": Held(_lantern, 0, 0.0, (18.0, 84.0)),
    "umbrella": Held(_umbrella, UP - 3, 0.0, (14.0, 116.0)), "guitar": Held(_guitar, 118, 0.0), "book": Held(_book, 0, 0.0),
    "closed_book": Held(_closed_book, 0, 0.0, (-4.0, 66.0)), "scroll": Held(_scroll, 10, 0.0, (6.0, 78.0)), "pen": Held(_pen, 0, 0.0),
    "phone": Held(_phone, -16, 0.0), "cup": Held(_cup, 0, 0.0), "apple": Held(_apple, 0, 0.0), "microphone": Held(_microphone, 40, 1.0),
    "hammer": Held(_hammer, 70, 1.0), "wrench": Held(_wrench, 30, 1.0, (4.0, 40.0)), "pan": Held(_pan, 90, 0.0), "brush": Held(_brush, 40, 1.0),
    "box": Held(_box, 0, 0.0), "ball": Held(_ball, 0, 0.0), "briefcase": Held(_briefcase, 0, 0.15), "sack": Held(_sack, -12, 0.0, (58.0, 172.0)),
    "tray": Held(_tray, UP, 0.0, (20.0, 122.0)), "flower": Held(_flower, 150, 0.0, (10.0, 84.0)), "magnifier": Held(_magnifier, 150, 0.0, (16.0, 100.0)),
    "telescope": Held(_telescope, 80, 0.0, (-4.0, 60.0)), "wand": Held(_wand, 30, 1.0, (10.0, 96.0)), "fan": Held(_fan, 140, 0.0, (8.0, 110.0)),
}  # fmt: skip

WEAPONS: Final = frozenset(
    (
        "sword",
        "katana",
        "cutlass",
        "axe",
        "club",
        "staff",
        "crook",
        "fork",
        "broom",
        "cane",
        "scepter",
        "bow",
        "wand",
        "umbrella",
        "rod",
    )
)
"""What one can fight with; others use their fists."""


def _heater(sketch: Sketch, piece: Piece) -> None:
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


def _scutum(sketch: Sketch, piece: Piece) -> None:
    sketch.box(-0.1, -0.19, 0.2, 0.38, piece.second, round_=0.03)
    sketch.box(-0.086, -0.176, 0.172, 0.352, piece.ink, round_=0.024)
    sketch.line([(0.0, -0.15), (0.0, 0.15)], 0.014, piece.second)
    sketch.line([(-0.06, -0.1), (0.06, 0.1)], 0.01, piece.second)
    sketch.line([(0.06, -0.1), (-0.06, 0.1)], 0.01, piece.second)
    sketch.oval(0.0, 0.0, 0.034, 0.034, lighter(piece.second, 0.2))


def _round(sketch: Sketch, piece: Piece) -> None:
    sketch.oval(0.0, 0.0, 0.135, 0.135, darker(piece.second, 0.1))
    sketch.oval(0.0, 0.0, 0.12, 0.12, piece.ink)
    for x in (-0.06, 0.0, 0.06):
        sketch.line([(x, -0.1), (x, 0.1)], 0.006, darker(piece.ink, 0.3))
    sketch.oval(0.0, 0.0, 0.034, 0.034, piece.second)


SHIELDS: Mapping[str, Draw] = {"heater": _heater, "scutum": _scutum, "round": _round}


@cache
def held_art(piece: Piece) -> tuple[Art, QRectF]:
    """The thing and its bounds."""
    sketch = Sketch()
    draw = SHIELDS.get(piece.kind) or HELD[piece.kind].draw
    draw(sketch, piece)
    return sketch.art, bounds(sketch.art)


def bounds(art: Art) -> QRectF:
    """The area that the shapes cover."""
    area = QRectF()
    for path, _ in art:
        area = area.united(path.boundingRect())
    return area
