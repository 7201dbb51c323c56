"""What hangs and blows: skirts, robes, coats, capes; and what is carried on the back."""

from math import cos, radians, sin
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from vidpipe_desktop.engines.animatic.actors.people.limbs import along
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Bones, Pose
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, Sketch, darker, draw_path, lighter, show
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person, Piece
from vidpipe_desktop.engines.animatic.paint.shapes import Point, smooth_path

_FLOOR: Final = -0.012
CAPE: Final = 0.56
"""Length of a cape."""


def draw_skirt(brush: QPainter, person: Person, bones: Bones, pose: Pose, t: float) -> None:
    """A skirt over both legs, as wide as they stand, lagging behind what the body does."""
    if person.skirt.kind == "tutu":
        _draw_tutu(brush, person.skirt.ink, bones, t)
        return
    length, ink = float(person.skirt.kind), person.skirt.ink
    hip, wide = bones.hip, person.shape.hips * 1.06
    sway = (0.03 * sin(5.2 * t) * (0.2 + pose.wind) - 0.09 * pose.wind) * length / 0.4
    middle, hem = (tuple(along(leg, length * share) for leg in (bones.near_leg, bones.far_leg)) for share in (0.5, 1.0))
    flare = 0.02 + 0.11 * length
    left = (min(x for x, _ in hem) - flare + sway, _lowest(hem, pose))
    right = (max(x for x, _ in hem) + flare + sway * 0.6, _lowest(hem, pose))
    left_middle = (min(min(x for x, _ in middle) - wide * 0.7 - 0.01, hip[0] - wide), sum(y for _, y in middle) / 2)
    right_middle = (
        max(max(x for x, _ in middle) + wide * 0.7 + 0.01, hip[0] + wide * 0.9),
        sum(y for _, y in middle) / 2,
    )
    path = QPainterPath(QPointF(hip[0] - wide * 0.96, hip[1] - 0.03))
    path.quadTo(*_through(left_middle, (hip[0] - wide, hip[1]), left), *left)
    path.quadTo((left[0] + right[0]) / 2, max(left[1], right[1]) + 0.022, *right)
    path.quadTo(*_through(right_middle, (hip[0] + wide, hip[1]), right), hip[0] + wide * 0.96, hip[1] - 0.03)
    path.closeSubpath()
    draw_path(brush, path, ink)
    _folds(brush, ink, hip, left, right, length)


def _through(middle: Point, a: Point, b: Point) -> Point:
    """The control point of a curve from a to b that passes the middle."""
    return middle[0] * 2 - (a[0] + b[0]) / 2, middle[1] * 2 - (a[1] + b[1]) / 2


def _lowest(hem: tuple[Point, ...], pose: Pose) -> float:
    """The hem's height: no lower than the ground under those who stand."""
    low = max(y for _, y in hem)
    return low if pose.hangs or pose.turn else min(low, _FLOOR - 0.012)


def _folds(brush: QPainter, ink: str, hip: Point, left: Point, right: Point, length: float) -> None:
    brush.setPen(QPen(QColor(darker(ink, 0.22)), 0.009, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for share in (0.24, 0.5, 0.78) if length > 0.1 else ():
        top = hip[0] + (share - 0.5) * 0.06
        end = left[0] + (right[0] - left[0]) * share
        brush.drawLine(
            QPointF(top + (end - top) * 0.3, hip[1] + (left[1] - hip[1]) * 0.32), QPointF(end, left[1] - 0.012)
        )
    brush.setPen(Qt.PenStyle.NoPen)


def _draw_tutu(brush: QPainter, ink: str, bones: Bones, t: float) -> None:
    x, y = bones.hip
    bob = 0.012 * sin(4.2 * t)
    for grow, shade in ((1.0, darker(ink, 0.14)), (0.84, ink), (0.62, lighter(ink, 0.3))):
        wide = 0.21 * grow
        points = [
            (x - 0.05, y - 0.04),
            (x - wide, y + 0.02 + bob),
            (x - wide * 0.9, y + 0.06 * grow + bob),
            (x, y + 0.085 * grow),
            (x + wide * 0.9, y + 0.06 * grow - bob),
            (x + wide, y + 0.02 - bob),
            (x + 0.05, y - 0.04),
        ]
        draw_path(brush, smooth_path(points, True, 0.8), shade, 0.86)


def draw_cape(brush: QPainter, person: Person, bones: Bones, pose: Pose, t: float) -> None:
    """A cape behind the body: it hangs, or streams with the wind."""
    ink, chest, wide = person.back.ink, bones.chest, person.shape.shoulders
    wind = min(1.0, max(0.0, pose.wind)) * (0.55 if bones.turn else 1.0)
    turn = radians(7 + 50 * wind)
    wave = sin(6.0 * t) * (0.012 + 0.035 * wind)
    length = CAPE * person.shape.leg / 0.46

    def down(share: float, across: float, flutter: float) -> Point:
        x = chest[0] - sin(turn) * length * share + across + cos(turn) * flutter * 0.4
        y = chest[1] + 0.02 + cos(turn) * length * share + sin(turn) * flutter
        return x, y if pose.hangs else min(y, _FLOOR)

    later = sin(6.0 * t - 1.3) * (0.012 + 0.035 * wind)
    outline = [
        (chest[0] + wide * 0.84, chest[1] + 0.008), (chest[0] - wide * 0.86, chest[1] + 0.006), down(0.35, -wide * 1.25, wave),
        down(0.72, -wide * 1.5, later), down(1.0, -wide * 1.7, -wave), down(1.03, -wide * 0.2, wave), down(1.0, wide * 1.0, later),
        down(0.5, wide * 0.9, wave),
    ]  # fmt: skip
    draw_path(
        brush,
        smooth_path(outline, True, 0.8),
        darker(ink, 0.2) if person.back.second == "#d8b85a" else person.back.second,
    )
    inner = [
        outline[1],
        outline[2],
        outline[3],
        outline[4],
        down(1.0, -wide * 1.0, wave),
        down(0.6, -wide * 0.7, later),
        (chest[0], chest[1]),
    ]
    draw_path(brush, smooth_path(inner, True, 0.8), ink)


def draw_pack(brush: QPainter, person: Person, bones: Bones, t: float) -> None:
    """What is on the back, turned with it."""
    brush.save()
    brush.translate(*bones.chest)
    brush.rotate(bones.lean)
    if person.back.kind == "wings":
        _draw_wings(brush, person.back.ink, t)
    else:
        show(brush, _pack(person.back, person.shape.shoulders))
    brush.restore()


def _draw_wings(brush: QPainter, ink: str, t: float) -> None:
    beat = 0.72 + 0.28 * sin(13 * t)
    for side, size in ((-1, 1.0), (1, 0.72)):
        for points in (
            [(0.0, 0.05), (0.1, -0.1), (0.25, -0.2), (0.32, -0.1), (0.24, 0.04), (0.1, 0.08)],
            [(0.0, 0.08), (0.12, 0.1), (0.24, 0.12), (0.22, 0.24), (0.1, 0.2)],
        ):
            shape = smooth_path([(side * x * beat * size, y * size) for x, y in points], True, 0.9)
            draw_path(brush, shape, ink, 0.72)


def _pack(piece: Piece, wide: float) -> Art:
    sketch = Sketch()
    left = -wide * 1.05
    match piece.kind:
        case "tank":
            sketch.box(left - 0.075, 0.0, 0.1, 0.27, piece.ink, round_=0.045)
            sketch.box(left - 0.075, 0.07, 0.1, 0.024, darker(piece.ink, 0.4))
            sketch.box(left - 0.04, -0.026, 0.03, 0.04, "#6a7078", round_=0.008)
        case "lifepack":
            sketch.box(left - 0.085, -0.03, 0.16, 0.3, piece.ink, round_=0.04)
            sketch.box(left - 0.085, 0.1, 0.07, 0.12, piece.second, round_=0.02)
        case "quiver":
            for x in (-0.03, -0.012, 0.008):
                sketch.line([(left + x, 0.04), (left + x - 0.03, -0.1)], 0.007, "#d8c8a8")
                sketch.oval(left + x - 0.032, -0.1, 0.014, 0.022, "#d84a3a")
            sketch.rod((left - 0.014, -0.03), (left + 0.05, 0.2), 0.032, 0.026, piece.ink)
        case _:
            sketch.box(left - 0.105, 0.0, 0.17, 0.26, piece.ink, round_=0.05)
            sketch.box(left - 0.112, 0.12, 0.09, 0.11, darker(piece.ink, 0.2), round_=0.025)
            sketch.box(left - 0.09, -0.03, 0.13, 0.055, piece.second, round_=0.026)
    return sketch.art
