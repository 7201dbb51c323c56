"""Expressions by name."""

from typing import Final

from vidpipe_desktop.engines.animatic.actors.people.skeleton import Face

CALM: Final = Face()
GLAD: Final = Face(brow=0.5, smile=0.8)
JOY: Final = Face(brow=0.7, eye=2.0, smile=1.0, mouth=0.75)
FIERCE: Final = Face(brow=-0.3, slant=-1.0, smile=-0.5, mouth=0.35)
FIRM: Final = Face(slant=-0.7, smile=-0.15)
EFFORT: Final = Face(slant=-0.4, smile=-0.3, mouth=0.12)
SAD: Final = Face(brow=0.15, slant=1.0, eye=0.62, smile=-0.85, look=-0.8)
WORRIED: Final = Face(brow=0.6, slant=0.85, smile=-0.4, mouth=0.08)
ASLEEP: Final = Face(eye=0.0, smile=0.2)
BUSY: Final = Face(brow=-0.1, slant=-0.1, smile=0.25, look=-0.9)
DREAMY: Final = Face(brow=0.5, smile=0.3, look=0.9)
SHOCKED: Final = Face(brow=1.0, slant=0.5, smile=-0.2, mouth=0.8)
