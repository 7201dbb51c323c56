"""Heads: skull, ear, features and their expression. Units and view as in `hair`."""

from functools import cache
from typing import Final

from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.actors.people import extras, hats
from vidpipe_desktop.engines.animatic.actors.people.hair import BACK, BEARDS, FLATTENED, FRONT, MOUSTACHED
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Face
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, Sketch, darker, show
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person
from vidpipe_desktop.engines.animatic.paint.shapes import Point

_SKULL: Final[tuple[Point, ...]] = (
    (-0.86, -0.3), (-0.66, -0.84), (-0.1, -1.04), (0.5, -0.92), (0.82, -0.48), (0.85, 0.0), (0.84, 0.34), (0.66, 0.74),
    (0.34, 0.99), (0.0, 0.95), (-0.36, 0.74), (-0.62, 0.36), (-0.82, 0.06),
)  # fmt: skip
_ROUND: Final[tuple[Point, ...]] = (
    (-0.88, -0.28), (-0.68, -0.84), (-0.1, -1.04), (0.52, -0.92), (0.86, -0.46), (0.9, 0.06), (0.9, 0.4), (0.7, 0.78),
    (0.3, 0.95), (-0.08, 0.92), (-0.46, 0.74), (-0.7, 0.42), (-0.86, 0.06),
)  # fmt: skip
_EYES: Final = (0.08, 0.6)
_INK: Final = "#2b1d22"
_LIP: Final = "#8a2f36"
_STEPS = 5
"""Into how many steps a mouth's opening is divided, so that faces can be kept."""


@cache
def back_art(person: Person) -> Art:
    """Hair that hangs behind the shoulders."""
    sketch = Sketch()
    shown = hats.leaves_hair(person.hat.kind) or (
        person.hair.kind in FLATTENED and not hats.hides_head(person.hat.kind)
    )
    if shown and person.hair.kind in BACK:
        BACK[person.hair.kind](sketch, person.hair.ink)
    return sketch.art


@cache
def front_art(person: Person) -> tuple[Art, Art]:
    """What lies under the features (skull, ear, cheeks, beard), and what lies over them (hair, hat)."""
    return _under(person), _over(person)


def _under(person: Person) -> Art:
    sketch, skin = Sketch(), person.skin
    if hats.hides_head(person.hat.kind):
        return sketch.art
    outline = _ROUND if person.soft or person.build in ("stout", "child") else _SKULL
    sketch.blob(outline, skin, tension=1.0)
    sketch.blob(
        [(-0.86, -0.3), (-0.5, -0.3), (-0.4, 0.5), (0.1, 0.98), (-0.36, 0.74), (-0.7, 0.4)],
        darker(skin, 0.16),
        alpha=0.5,
    )
    for x, size in ((-0.16, 0.17), (0.72, 0.13)):
        sketch.oval(x, 0.36, size, size * 0.8, "#e0584e", 0.26 if person.soft else 0.15)
    if person.aged:
        sketch.line([(-0.02, 0.34), (0.02, 0.5), (0.0, 0.62)], 0.035, darker(skin, 0.26))
        sketch.line([(-0.26, 0.02), (-0.36, -0.04)], 0.035, darker(skin, 0.26))
        sketch.line([(-0.26, 0.1), (-0.37, 0.12)], 0.035, darker(skin, 0.26))
    if person.beard:
        BEARDS[person.beard.kind](sketch, person.beard.ink)
    return sketch.art


def _over(person: Person) -> Art:
    sketch, skin = Sketch(), person.skin
    if not hats.hides_head(person.hat.kind):
        for piece in person.face:
            extras.OVER.get(piece.kind, extras.nothing)(sketch, piece)
        sketch.oval(-0.6, 0.1, 0.17, 0.22, skin)
        sketch.oval(-0.58, 0.12, 0.09, 0.12, darker(skin, 0.16))
        if hats.leaves_hair(person.hat.kind) and person.hair.kind in FRONT:
            FRONT[person.hair.kind](sketch, person.hair.ink)
        elif person.hair.kind in FRONT:
            sketch.blob(
                [(-0.42, 0.22), (-0.5, -0.3), (-0.9, -0.4), (-0.98, 0.0), (-0.8, 0.36), (-0.62, 0.3)], person.hair.ink
            )
    if person.hat:
        hats.HATS[person.hat.kind](sketch, person.hat)
    return sketch.art


def draw_head(brush: QPainter, person: Person, face: Face, *, blink: bool) -> None:
    """The head around its middle."""
    under, over = front_art(person)
    show(brush, under)
    if not hats.hides_head(person.hat.kind):
        kept = Face(
            face.brow, face.slant, 0.0 if blink and face.eye != 2 else round(face.eye, 1), round(face.smile, 1),
            round(face.mouth * _STEPS) / _STEPS, face.look,
        )  # fmt: skip
        show(brush, _features(person, kept))
    show(brush, over)


@cache
def _features(person: Person, face: Face) -> Art:
    """Eyes, brows, nose and mouth in one expression."""
    sketch = Sketch()
    special = next((piece.kind for piece in person.face if piece.kind in extras.FEATURES), "")
    if special:
        extras.FEATURES[special](sketch, person, face)
        return sketch.art
    for index, x in enumerate(_EYES):
        _eye(sketch, person, face, x, 0.05, 1.0 if index == 0 else 0.92)
        _brow(sketch, person, face, x, -1 if index == 0 else 1)
    _nose(sketch, person)
    if person.beard.kind in MOUSTACHED:
        sketch.blob(
            [(0.36, 0.3), (0.1, 0.42), (-0.06, 0.6), (0.2, 0.6), (0.38, 0.5), (0.56, 0.6), (0.76, 0.56), (0.62, 0.4)],
            darker(person.beard.ink, 0.1),
        )
    _mouth(sketch, person, face, 0.36, 0.58 if person.beard.kind not in MOUSTACHED else 0.68)
    return sketch.art


def _eye(sketch: Sketch, person: Person, face: Face, x: float, y: float, size: float) -> None:
    wide, high = ((0.125, 0.175) if person.soft else (0.1, 0.142)) if not person.aged else (0.09, 0.115)
    wide, high = wide * size, high * size
    if face.eye >= 2:
        sketch.line([(x - wide * 1.1, y + 0.05), (x, y - 0.07), (x + wide * 1.1, y + 0.05)], 0.06, _INK)
    elif face.eye <= 0.2:
        sketch.line([(x - wide * 1.1, y + 0.02), (x, y + 0.08), (x + wide * 1.1, y + 0.02)], 0.055, _INK)
    else:
        low = y - 0.05 * face.look * 0.6
        sketch.oval(x + 0.03, low, wide * 1.42, high * 1.18 * face.eye, "#fbf6f0")
        sketch.oval(x + 0.055, low, wide, high * face.eye, _INK)
        sketch.oval(x + 0.085, low - high * 0.36 * face.eye, wide * 0.36, high * 0.3, "#ffffff")
        if face.eye < 0.8:
            sketch.line(
                [(x - wide * 1.4, low - high * face.eye), (x + wide * 1.5, low - high * face.eye)],
                0.05,
                darker(person.skin, 0.3),
            )
    if person.soft and face.eye < 2 and person.build in ("woman", "teen"):
        sketch.line(
            [
                (x - wide * 1.3, y - high * 0.5 * face.eye),
                (x + 0.02, y - high * 1.16 * face.eye),
                (x + wide * 1.6, y - high * 0.7 * face.eye),
            ],
            0.05,
            _INK,
        )


def _brow(sketch: Sketch, person: Person, face: Face, x: float, side: int) -> None:
    """side: -1 = the near one, on the left; slant turns the ends towards the nose up (sad) or down (angry)."""
    ink = darker(person.hair.ink if person.hair.kind not in ("", "bald") else "#4a3428", 0.12)
    y = -0.25 - 0.1 * face.brow
    inner, outer = y - 0.09 * face.slant, y + 0.07 * face.slant
    left, right = (outer, inner) if side < 0 else (inner, outer)
    thick = 0.055 if person.soft else 0.08
    sketch.line([(x - 0.13, left), (x + 0.03, (left + right) / 2 - 0.05), (x + 0.19, right)], thick, ink)


def _nose(sketch: Sketch, person: Person) -> None:
    ink = darker(person.skin, 0.22)
    if person.soft:
        sketch.line([(0.44, 0.24), (0.5, 0.3), (0.43, 0.33)], 0.045, ink)
        return
    size = 1.25 if person.aged else 1.0
    sketch.blob(
        [(0.38, 0.02), (0.5 + 0.04 * size, 0.2), (0.42 + 0.16 * size, 0.32), (0.44, 0.4), (0.32, 0.36)], ink, alpha=0.55
    )
    sketch.line([(0.42 + 0.15 * size, 0.26), (0.42 + 0.12 * size, 0.36), (0.36, 0.38)], 0.045, ink)


def _mouth(sketch: Sketch, person: Person, face: Face, x: float, y: float) -> None:
    wide, bend = 0.2 + 0.05 * abs(face.smile), 0.11 * face.smile
    corner = y - bend * 0.7
    if face.mouth > 0.1:
        deep = 0.05 + 0.24 * face.mouth
        wide *= 1.1 if face.smile > 0.6 else 0.72
        path = QPainterPath()
        path.moveTo(x - wide, corner)
        path.quadTo(x, y + bend * 0.5 - 0.02, x + wide, corner)
        path.quadTo(x + wide * 0.7, y + deep, x, y + deep + bend * 0.4)
        path.quadTo(x - wide * 0.8, y + deep, x - wide, corner)
        sketch.fill(path, "#6a1f2a")
        tongue = QPainterPath()
        tongue.addEllipse(x - wide * 0.55, y + deep * 0.55, wide * 1.1, deep)
        sketch.fill(tongue, "#d8606a", within=path)
        if face.smile > 0.3:
            sketch.box(x - wide, corner - 0.1, wide * 2, 0.1 + bend * 0.75 + 0.06, "#fffaf2", within=path)
        return
    ink = _LIP if person.soft and person.build != "child" else darker(person.skin, 0.5)
    sketch.line([(x - wide, corner), (x, y + bend * 0.6), (x + wide, corner)], 0.065, ink)
