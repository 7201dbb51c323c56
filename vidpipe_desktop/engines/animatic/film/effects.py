"""Effects of a scene besides its weather: sparks that fly, the glow of fire, fading out."""

import math
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.film.bodies import body
from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.spec import ActorSpec

Effect = Callable[[QPainter, Sequence[ActorSpec], float, float, float], None]
"""Draws in stage units: the scene's actors, y of the ground, the part of the scene that is over, and seconds."""

_SPARKS = 26
_FADING = 1.1
"""Seconds in which a film's last picture goes dark."""


def draw_sparks(brush: QPainter, actors: Sequence[ActorSpec], ground: float, part: float, t: float) -> None:
    """Sparks between those who fight, in bursts."""
    boxes = [body(actor, ground, part) for actor in actors]
    x = sum(box.x for box in boxes) / len(boxes)
    y = ground - 0.62 * min(box.height for box in boxes)
    chance, burst = random.Random(7), max(0.0, math.sin(4.4 * t))
    for _ in range(_SPARKS):
        gone, angle = (1.3 * t + chance.random()) % 1, chance.uniform(-2.8, -0.3)
        far, size = gone * chance.uniform(60, 240), 4.5 * (1.2 - gone)
        brush.setBrush(qcolor(mix("#fff2a0", "#ff7a2a", gone), 0.95 * (1 - gone) * burst))
        brush.drawEllipse(QPointF(x + math.cos(angle) * far, y + math.sin(angle) * far + gone * gone * 170), size, size)


def draw_firelight(brush: QPainter, actors: Sequence[ActorSpec], ground: float, part: float, t: float) -> None:
    """The flicker that fire throws on the scene, around whoever breathes it."""
    source = next((actor for actor in actors if actor.character == "dragon"), actors[0])
    box = body(source, ground, part)
    strength = 0.5 + 0.3 * math.sin(9.1 * t) * math.sin(5.3 * t) + 0.2 * math.sin(1.5 * t - 1)
    glow(brush, box.x + source.facing * box.width * 0.4, box.y, box.height * 1.5, "#ff7a2c", 0.32 * max(0.1, strength))


def darkness(t: float, duration: float) -> float:
    """How dark a fading scene is, 0…1."""
    return smoothstep(duration - _FADING, duration - 0.05, t)


EFFECTS: Final[Mapping[str, tuple[Effect, float]]] = {"sparks": (draw_sparks, 0.95), "fire": (draw_firelight, 0.96)}
"""Effects that stand on the stage, and at which depth."""
