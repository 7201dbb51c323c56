"""The trunk and what is worn on it, from the hip (the origin) up to the shoulders; turned with the back."""

from functools import cache

from PySide6.QtGui import QPainterPath

from vidpipe_desktop.engines.animatic.actors.people import chest, regalia
from vidpipe_desktop.engines.animatic.actors.people.cut import Cut
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Build
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, Sketch, darker
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person
from vidpipe_desktop.engines.animatic.paint.shapes import smooth_path

_PIECES = {**chest.PIECES, **regalia.PIECES}


@cache
def torso_art(person: Person) -> Art:
    """The trunk in this person's clothes, back to front."""
    sketch, build = Sketch(), person.shape
    outline = torso_path(build)
    sketch.fill(outline, person.top.ink)
    cut = Cut(sketch, build, person, outline)
    shade = smooth_path(
        [
            (-build.shoulders * 1.2, -build.torso * 1.1),
            (-build.shoulders * 0.42, -build.torso),
            (-build.waist * 0.5, -build.torso * 0.4),
            (-build.hips * 0.4, 0.06),
            (-build.hips * 1.6, 0.06),
        ]
    )
    sketch.fill(shade, darker(person.top.ink, 0.2), 0.55, outline)
    for piece in person.over:
        _PIECES[piece.kind](cut, piece)
    return sketch.art


@cache
def torso_path(build: Build) -> QPainterPath:
    """The outline of the trunk, turned a little towards us."""
    wide, waist, hips, top = build.shoulders, build.waist, build.hips, -build.torso
    return smooth_path(
        [
            (-0.03, top - 0.014), (-wide * 0.8, top + 0.004), (-wide, top + 0.045), (-wide * 0.93, top * 0.66), (-waist, top * 0.36),
            (-hips, -0.004), (-hips * 0.92, 0.036), (0.0, 0.046), (hips * 0.95, 0.034), (hips, -0.004), (waist * 1.04, top * 0.36),
            (wide * 1.0, top * 0.68), (wide * 0.96, top + 0.05), (wide * 0.78, top + 0.004), (0.034, top - 0.014),
        ],
        True, 0.85,
    )  # fmt: skip
