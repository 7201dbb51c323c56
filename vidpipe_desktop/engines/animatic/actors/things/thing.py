"""How things that don't live move: they sway a little, hover when they shall, and hop along when they are alive in a tale."""

import math
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import placed, pulse, wave
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment, Reach

Picture = Callable[[QPainter, float], None]
"""Paints a thing one unit high that stands on the origin, at t seconds."""
_HOPPING: Final = frozenset(
    ("walk", "run", "march", "jump", "dance", "cheer", "play", "chase", "flee", "fight", "attack")
)
_HOVERING: Final = frozenset(("float", "hover", "fly", "swim"))
_HOP = 0.18
"""Height of a hop, in heights."""


def _carried(moment: Moment) -> tuple[float, float]:
    """How high above the ground it is, in heights, and how far it leans, in degrees."""
    if moment.action in _HOVERING:
        return 0.12 + 0.05 * wave(moment.t, 1.7), 4 * wave(moment.t, 1.3)
    if moment.action in _HOPPING:
        if moment.gone:
            at = moment.gone / (moment.height * 0.9)
            return _HOP * abs(math.sin(math.pi * at)), 5 * math.sin(math.pi * at)
        return _HOP * pulse(moment.t, 0.75, 0.7), 4 * wave(moment.t, 8.4)
    return 0.0, 0.0


def _draw(picture: Picture, brush: QPainter, moment: Moment) -> None:
    up, lean = _carried(moment)
    with placed(brush, 0, -up * moment.height, lean, moment.height):
        picture(brush, moment.t)


def thing(height: float, picture: Picture, half: float, shine: Picture | None = None, up: float = 1.05) -> Figure:
    """A thing of this height in stage units. half: how far it reaches to either side, up: above the ground, in heights."""
    shining = partial(_draw, shine) if shine else None
    reach = Reach(half + 0.12, up + 0.32, half + 0.12, 0.12)
    return Figure(height, partial(_draw, picture), reach, shine=shining)
