"""Effects of a whole picture: the light that fire throws, and fading out."""

import math
from collections.abc import Sequence

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.film.bodies import body
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.spec import ActorSpec

_FADING = 1.1
"""Seconds in which a film's last picture goes dark."""


def draw_firelight(brush: QPainter, actors: Sequence[ActorSpec], ground: float, part: float, t: float) -> None:
    """The flicker that fire throws on the scene, around whoever breathes it."""
    source = next((actor for actor in actors if actor.character == "dragon"), actors[0])
    box = body(source, ground, part)
    strength = 0.5 + 0.3 * math.sin(9.1 * t) * math.sin(5.3 * t) + 0.2 * math.sin(1.5 * t - 1)
    glow(brush, box.x + source.facing * box.width * 0.4, box.y, box.height * 1.5, "#ff7a2c", 0.32 * max(0.1, strength))


def darkness(t: float, duration: float) -> float:
    """How dark a fading scene is, 0…1."""
    return smoothstep(duration - _FADING, duration - 0.05, t)
