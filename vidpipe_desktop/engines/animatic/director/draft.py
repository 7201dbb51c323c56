"""A scene on its way from an arc to its spec."""

from dataclasses import dataclass, field, replace
from random import Random

from vidpipe_desktop.engines.animatic.director.captions import Captions
from vidpipe_desktop.engines.animatic.director.itinerary import Stop
from vidpipe_desktop.engines.animatic.director.premise import Premise
from vidpipe_desktop.engines.animatic.language.reading import Subject
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH, ActorSpec, DiagramSpec


@dataclass(frozen=True, slots=True)
class Draft:
    """What an arc decides about one scene. place and light change the stop's ("" = as it is)."""

    shot: str
    camera: str
    actors: tuple[ActorSpec, ...] = ()
    caption: str = ""
    effects: tuple[str, ...] = ()
    diagram: DiagramSpec | None = None
    table_top: bool = False
    place: str = ""
    light: str = ""
    condition: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """All that an arc knows when it makes scene `index` of `count`."""

    film: Premise
    index: int
    count: int
    stop: Stop
    chance: Random
    captions: Captions = field(repr=False)

    @property
    def side(self) -> int:
        """Where the action runs to: 1 = right. It turns with every other chapter."""
        return self.film.side if self.stop.chapter % 2 == 0 else -self.film.side

    def caption(self, group: str, kind: str = "any", other: Subject | None = None) -> str:
        """A line for this scene that the film hasn't used, or "". other: whom the hero meets."""
        return self.captions.line(group, kind, self.film, self.stop, other)

    def opening(self, group: str) -> str:
        """A line that speaks of the light where there is any, else one that doesn't."""
        timed = "" if self.stop.place.is_timeless else self.caption(group, "timed")
        return timed or self.caption(group, "timeless")


def mirrored(actors: tuple[ActorSpec, ...]) -> tuple[ActorSpec, ...]:
    """The same group seen from the other side."""
    return tuple(replace(actor, x=STAGE_WIDTH - actor.x, facing=-actor.facing, move=-actor.move) for actor in actors)
