"""What every drawn actor is: a figure with a natural height, a reach, and a way to draw it at one moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtGui import QPainter


class Habitat(StrEnum):
    """Where a figure is at home: on its feet on the ground, in the air, or in water."""

    GROUND = "ground"
    AIR = "air"
    WATER = "water"


@dataclass(frozen=True, slots=True)
class Moment:
    """What a figure does at one moment.

    action: as in ActorSpec, such as walk, run, sit, fight, talk. t: seconds, the actor's phase included.
    gone: stage units it has covered since the scene began; steps follow it, so that feet don't slide.
    height: its height in stage units. night: 0 = day … 1 = deep night, for eyes and lamps that glow.
    pace: stage units it covers in a second on average, 0 = unknown or none. look: who it is in particular: the same word
    gives the same face, hair and clothes. ink, holds, wears: as in ActorSpec.
    """

    action: str
    t: float
    gone: float
    height: float
    night: float = 0.0
    pace: float = 0.0
    look: str = ""
    ink: str = ""
    holds: str = ""
    wears: str = ""


Draw = Callable[[QPainter, Moment], None]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far from its origin a figure may draw, in heights. The origin is between its feet, or its middle if it has none."""

    left: float = 0.9
    up: float = 1.4
    right: float = 0.9
    down: float = 0.2


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody or something drawn anew for every frame, in its own colours, looking to the right.

    height: natural height on the plane of focus, in stage units. draw: paints around the origin, y down, in stage units;
    the scene's light is laid over it. shine: paints afterwards what gives light itself, such as fire or lamps.
    reach_at: a tighter reach at one moment, for figures whose poses differ much. hovering: actions in which somebody who
    otherwise stands on the ground is off it; the origin is then the body's middle. wider: the reach in actions that need
    more room than others.
    """

    height: float
    draw: Draw
    reach: Reach = field(default_factory=Reach)
    habitat: Habitat = Habitat.GROUND
    shine: Draw | None = None
    reach_at: Callable[[Moment], Reach] | None = None
    hovering: frozenset[str] = frozenset()
    wider: Mapping[str, Reach] = field(default_factory=dict[str, Reach], hash=False)

    def reach_in(self, moment: Moment) -> Reach:
        """How far it may draw at this moment."""
        return self.reach_at(moment) if self.reach_at else self.wider.get(moment.action, self.reach)
