"""Hair and beards, in units of half a head around its middle: chin at y = 1, crown at y = -1, looking to the right."""

from collections.abc import Callable, Mapping
from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker, lighter
from vidpipe_desktop.engines.animatic.paint.shapes import Point

Draw = Callable[[Sketch, str], None]

_CAP: Final[tuple[Point, ...]] = (
    (-0.62, 0.3), (-0.9, 0.1), (-1.0, -0.35), (-0.78, -0.88), (-0.2, -1.16), (0.42, -1.08), (0.84, -0.72), (0.9, -0.34),
)  # fmt: skip
"""From the sideburn round the back of the head to the temple."""


def _cap(sketch: Sketch, ink: str, line: tuple[Point, ...], grown: float = 1.0) -> None:
    """Hair over the skull down to a hairline, which runs from the far temple back to the ear."""
    outer = [(x * grown, (y + 0.2) * grown - 0.2) for x, y in _CAP]
    sketch.blob([*outer, *line], ink, tension=0.8)


_LINE: Final = ((0.72, -0.5), (0.3, -0.66), (-0.18, -0.56), (-0.46, -0.22), (-0.48, 0.12))
_FRINGE: Final = ((0.86, -0.2), (0.6, -0.3), (0.2, -0.26), (-0.2, -0.3), (-0.46, -0.14), (-0.5, 0.16))


def _short(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE)
    sketch.line([(-0.5, -0.7), (0.0, -0.92), (0.5, -0.8)], 0.05, lighter(ink, 0.14))


def _side(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, ((0.84, -0.44), (0.5, -0.5), (0.02, -0.78), (-0.36, -0.42), (-0.48, 0.12)), 1.04)
    sketch.blob([(-0.3, -1.1), (0.3, -1.3), (0.86, -1.02), (0.98, -0.5), (0.6, -0.6), (0.0, -0.84)], ink)
    sketch.line([(-0.12, -0.98), (0.36, -1.02), (0.74, -0.76)], 0.05, lighter(ink, 0.14))


def _crop(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, ((0.7, -0.56), (0.3, -0.72), (-0.2, -0.66), (-0.5, -0.3), (-0.5, 0.06)), 0.97)


def _slick(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, ((0.74, -0.62), (0.3, -0.82), (-0.2, -0.66), (-0.44, -0.2), (-0.48, 0.2)), 1.02)
    for shift in (0.0, 0.2):
        sketch.line([(0.5, -0.92 + shift), (-0.1, -1.0 + shift), (-0.7, -0.6 + shift)], 0.035, lighter(ink, 0.16))


def _curls(sketch: Sketch, ink: str, size: float, spots: tuple[Point, ...]) -> None:
    for x, y in spots:
        sketch.oval(x, y, size, size, ink)


def _curly(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE)
    _curls(
        sketch,
        ink,
        0.27,
        ((-0.92, -0.1), (-0.96, -0.5), (-0.72, -0.9), (-0.3, -1.12), (0.14, -1.16), (0.54, -1.02), (0.84, -0.68)),
    )
    _curls(sketch, lighter(ink, 0.1), 0.1, ((-0.5, -0.76), (0.0, -0.94), (0.44, -0.8)))


def _afro_back(sketch: Sketch, ink: str) -> None:
    sketch.oval(-0.12, -0.5, 1.36, 1.2, ink)


def _afro(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE, 1.1)
    _curls(sketch, lighter(ink, 0.1), 0.12, ((-0.8, -0.6), (-0.3, -1.16), (0.4, -1.2), (0.9, -0.8)))


def _long_back(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [
            (0.3, -1.0),
            (-0.6, -1.05),
            (-1.14, -0.4),
            (-1.2, 0.6),
            (-1.3, 1.5),
            (-1.1, 2.1),
            (-0.5, 2.05),
            (0.1, 1.8),
            (0.62, 1.1),
            (0.7, 0.2),
        ],
        darker(ink, 0.14),
    )


def _long(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _FRINGE[1:], 1.06)
    sketch.blob(
        [(-0.5, -0.3), (-0.94, -0.4), (-1.1, 0.4), (-1.14, 1.3), (-0.84, 1.86), (-0.56, 1.3), (-0.56, 0.6)], ink
    )
    sketch.line([(-0.6, -0.72), (0.0, -1.0), (0.5, -0.86)], 0.05, lighter(ink, 0.16))


def _wavy_back(sketch: Sketch, ink: str) -> None:
    _long_back(sketch, ink)
    _curls(sketch, darker(ink, 0.14), 0.3, ((-1.2, 0.6), (-1.26, 1.2), (-1.0, 1.8), (-0.4, 1.9), (0.5, 1.2)))


def _wavy(sketch: Sketch, ink: str) -> None:
    _side(sketch, ink)
    sketch.blob(
        [
            (-0.44, -0.5),
            (-0.96, -0.5),
            (-1.24, 0.2),
            (-1.04, 0.7),
            (-1.28, 1.2),
            (-0.9, 1.64),
            (-0.6, 1.2),
            (-0.74, 0.7),
            (-0.5, 0.2),
        ],
        ink,
    )


def _bob_back(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [
            (0.2, -1.0),
            (-0.6, -1.06),
            (-1.12, -0.4),
            (-1.16, 0.4),
            (-0.96, 0.98),
            (-0.2, 1.0),
            (0.7, 0.9),
            (0.92, 0.3),
            (0.8, -0.4),
        ],
        darker(ink, 0.14),
    )


def _bob(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _FRINGE, 1.06)
    sketch.blob([(-0.46, -0.3), (-0.98, -0.5), (-1.16, 0.3), (-0.94, 0.98), (-0.56, 0.9), (-0.58, 0.3)], ink)
    sketch.line([(-0.6, -0.72), (0.0, -1.0), (0.5, -0.86)], 0.05, lighter(ink, 0.16))


def _ponytail_back(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [
            (-0.6, -0.7),
            (-1.2, -0.86),
            (-1.62, -0.3),
            (-1.56, 0.6),
            (-1.36, 1.3),
            (-1.12, 0.6),
            (-1.12, -0.06),
            (-0.7, -0.3),
        ],
        darker(ink, 0.08),
    )


def _ponytail(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE, 1.02)
    sketch.oval(-0.9, -0.56, 0.14, 0.2, "#d8483e")


def _bun(sketch: Sketch, ink: str) -> None:
    sketch.oval(-0.62, -1.16, 0.42, 0.38, darker(ink, 0.08))
    sketch.oval(-0.66, -1.2, 0.2, 0.16, lighter(ink, 0.08))
    _cap(sketch, ink, _LINE, 1.02)


def _braid_back(sketch: Sketch, ink: str) -> None:
    for step in range(6):
        sketch.oval(
            -1.0 - 0.05 * step, -0.1 + 0.36 * step, 0.3 - 0.025 * step, 0.26, darker(ink, 0.06 + 0.08 * (step % 2))
        )
    sketch.oval(-1.3, 2.0, 0.12, 0.26, "#c8483e")


def _pigtails_back(sketch: Sketch, ink: str) -> None:
    sketch.blob([(0.6, 0.0), (1.06, 0.1), (1.24, 0.6), (1.1, 1.16), (0.88, 0.7)], darker(ink, 0.2))


def _pigtails(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _FRINGE, 1.03)
    sketch.blob([(-0.76, 0.1), (-1.1, -0.1), (-1.5, 0.3), (-1.44, 0.9), (-1.2, 1.3), (-1.0, 0.8)], ink)
    sketch.oval(-0.88, 0.08, 0.15, 0.15, "#e8c23e")


def _bowl(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _FRINGE, 1.06)
    sketch.line([(-0.6, -0.72), (0.0, -1.0), (0.5, -0.86)], 0.05, lighter(ink, 0.14))


def _spiky(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE)
    sketch.poly(
        [
            (-0.96, -0.2),
            (-1.2, -0.66),
            (-0.84, -0.72),
            (-0.86, -1.2),
            (-0.44, -1.02),
            (-0.24, -1.46),
            (0.08, -1.1),
            (0.44, -1.4),
            (0.54, -1.0),
            (0.98, -1.0),
            (0.84, -0.6),
            (0.4, -0.7),
        ],
        ink,
    )


def _balding(sketch: Sketch, ink: str) -> None:
    sketch.blob([(-0.42, 0.3), (-0.84, 0.3), (-1.04, -0.1), (-0.94, -0.48), (-0.66, -0.3), (-0.5, 0.0)], ink)
    sketch.oval(-0.96, 0.1, 0.2, 0.26, ink)


def _tuft(sketch: Sketch, ink: str) -> None:
    sketch.blob([(0.0, -0.96), (-0.16, -1.24), (0.1, -1.46), (0.3, -1.24), (0.14, -1.2), (0.24, -0.96)], ink)


def _topknot(sketch: Sketch, ink: str) -> None:
    sketch.blob([(-0.5, -1.0), (-0.8, -1.36), (-0.4, -1.62), (-0.06, -1.4), (-0.16, -1.0)], ink)
    _cap(sketch, ink, _LINE)


def _mohawk(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [
            (0.72, -0.7),
            (0.8, -1.3),
            (0.3, -1.7),
            (-0.4, -1.7),
            (-1.0, -1.3),
            (-1.2, -0.6),
            (-0.84, -0.5),
            (-0.3, -0.96),
            (0.3, -0.9),
        ],
        ink,
        tension=0.6,
    )


def _wild(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE)
    _curls(sketch, ink, 0.32, ((-1.06, 0.1), (-1.2, -0.36), (-1.04, -0.8), (-0.6, -1.16), (0.0, -1.28), (0.56, -1.12)))


def _clown(sketch: Sketch, ink: str) -> None:
    _curls(sketch, ink, 0.42, ((-0.96, 0.1), (-1.14, -0.34), (-0.9, -0.74), (0.9, -0.42)))


def _geisha(sketch: Sketch, ink: str) -> None:
    sketch.oval(-0.3, -1.1, 0.8, 0.56, ink)
    sketch.oval(-1.0, -0.4, 0.36, 0.5, ink)
    _cap(sketch, ink, _LINE, 1.08)
    sketch.oval(0.34, -1.3, 0.16, 0.16, "#e8586a")
    sketch.line([(-0.9, -1.5), (0.0, -1.16)], 0.06, "#e8c454")


def _judge(sketch: Sketch, ink: str) -> None:
    _cap(sketch, ink, _LINE, 1.08)
    for row in range(4):
        sketch.oval(-0.86, 0.1 + 0.3 * row, 0.3, 0.18, ink if row % 2 else darker(ink, 0.1))


BACK: Mapping[str, Draw] = {
    "long": _long_back, "wavy": _wavy_back, "bob": _bob_back, "ponytail": _ponytail_back, "braid": _braid_back,
    "pigtails": _pigtails_back, "afro": _afro_back,
}  # fmt: skip
"""What hangs behind the head and the shoulders."""
FRONT: Mapping[str, Draw] = {
    "short": _short, "side": _side, "crop": _crop, "slick": _slick, "curly": _curly, "afro": _afro, "long": _long, "wavy": _wavy,
    "bob": _bob, "ponytail": _ponytail, "bun": _bun, "braid": _short, "pigtails": _pigtails, "bowl": _bowl, "spiky": _spiky,
    "balding": _balding, "tuft": _tuft, "topknot": _topknot, "mohawk": _mohawk, "wild": _wild, "clown": _clown, "geisha": _geisha,
    "judge": _judge,
}  # fmt: skip
FLATTENED: Final = frozenset(("long", "wavy", "bob", "ponytail", "braid", "pigtails"))
"""Styles whose hanging part shows under a hat."""


def _full(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [
            (-0.5, 0.1),
            (-0.34, 0.4),
            (0.06, 0.42),
            (0.4, 0.36),
            (0.74, 0.4),
            (0.86, 0.24),
            (0.84, 0.8),
            (0.5, 1.2),
            (0.1, 1.26),
            (-0.36, 0.98),
            (-0.58, 0.5),
        ],
        ink,
        tension=0.7,
    )


def _long_beard(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [
            (-0.5, 0.1),
            (-0.3, 0.42),
            (0.06, 0.42),
            (0.4, 0.36),
            (0.74, 0.4),
            (0.86, 0.24),
            (0.84, 1.0),
            (0.62, 1.9),
            (0.28, 2.5),
            (0.0, 1.9),
            (-0.34, 1.2),
            (-0.58, 0.5),
        ],
        ink,
        tension=0.7,
    )
    sketch.line([(0.1, 1.0), (0.22, 1.5), (0.26, 2.0)], 0.04, darker(ink, 0.14))
    sketch.line([(0.5, 1.0), (0.5, 1.5)], 0.04, darker(ink, 0.14))


def _braided(sketch: Sketch, ink: str) -> None:
    _full(sketch, ink)
    for step in range(3):
        sketch.oval(0.34, 1.3 + 0.24 * step, 0.2 - 0.03 * step, 0.18, darker(ink, 0.1 * (step % 2)))
    sketch.oval(0.34, 1.98, 0.1, 0.12, "#d8b04a")


def _goatee(sketch: Sketch, ink: str) -> None:
    sketch.blob([(0.12, 0.74), (0.36, 0.7), (0.6, 0.74), (0.54, 1.06), (0.36, 1.16), (0.16, 1.04)], ink)


def _stubble(sketch: Sketch, ink: str) -> None:
    sketch.blob(
        [(-0.5, 0.2), (-0.2, 0.46), (0.36, 0.42), (0.78, 0.3), (0.72, 0.72), (0.34, 1.0), (-0.28, 0.84), (-0.54, 0.5)],
        ink,
        alpha=0.26,
    )


def _moustache_only(sketch: Sketch, ink: str) -> None:
    """A moustache is part of the features: it moves with the mouth."""


BEARDS: Mapping[str, Draw] = {
    "full": _full, "long": _long_beard, "braided": _braided, "goatee": _goatee, "stubble": _stubble, "mustache": _moustache_only,
}  # fmt: skip
MOUSTACHED: Final = frozenset(("full", "long", "braided", "mustache"))
