"""What a piece of clothing is cut to."""

from dataclasses import dataclass

from PySide6.QtGui import QPainterPath

from vidpipe_desktop.engines.animatic.actors.people.skeleton import Build
from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person
from vidpipe_desktop.engines.animatic.paint.shapes import Point


@dataclass(frozen=True, slots=True)
class Cut:
    """The body that a piece must fit. x 0 = the middle of the chest, which is turned a little to the right."""

    sketch: Sketch
    build: Build
    person: Person
    outline: QPainterPath

    def at(self, across: float, up: float) -> Point:
        """A point: across -1 … 1 from shoulder to shoulder, up 0 … 1 from hip to shoulders."""
        return (across * self.build.shoulders + self.centre * (1 - abs(across)), -up * self.build.torso)

    @property
    def centre(self) -> float:
        """x of the middle of the chest."""
        return self.build.shoulders * 0.22
