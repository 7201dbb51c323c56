"""The trunk of four-legged animals: torso, neck, tail, and the marks on their coat."""

import math
from dataclasses import dataclass

from PySide6.QtGui import QPainter, QPainterPath

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blob,
    downward,
    fill,
    inside,
    limb,
    lit,
    oval,
    shaded,
    shape,
    sleeve,
    stroke,
    tone,
)
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import Pose
from vidpipe_desktop.engines.animatic.paint.shapes import Point


@dataclass(frozen=True, slots=True)
class Frame:
    """What marks are placed by: the spine from the hip to the shoulder, and the head's middle."""

    breed: Breed
    pose: Pose
    head: Point

    def spine(self, at: float, across: float = 0.0) -> Point:
        """A point of the trunk: at 0 = hip … 1 = shoulder; across: -1 = back … 1 = belly."""
        (x0, y0), (x1, y1) = self.pose.hip, self.pose.shoulder
        length = math.hypot(x1 - x0, y1 - y0) or 1e-6
        radius = (self.breed.hip + (self.breed.chest - self.breed.hip) * at) * across
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        return x0 + (x1 - x0) * at + nx * radius, y0 + (y1 - y0) * at + ny * radius

    def nape(self, at: float, across: float = 0.0) -> Point:
        """A point of the neck: at 0 = shoulder … 1 = head; across as in `spine`."""
        (x0, y0), (x1, y1) = self.pose.shoulder, self.head
        length = math.hypot(x1 - x0, y1 - y0) or 1e-6
        radius = (self.breed.chest * 0.6 + (self.breed.head * 0.7 - self.breed.chest * 0.6) * at) * across
        nx, ny = -(y1 - y0) / length, (x1 - x0) / length
        return x0 + (x1 - x0) * at + nx * radius, y0 + (y1 - y0) * at + ny * radius


def frame_of(breed: Breed, pose: Pose) -> Frame:
    """The frame, with the head where the neck carries it."""
    turn, reach = math.radians(pose.neck), breed.neck + breed.chest * 0.55
    x, y = pose.shoulder
    return Frame(breed, pose, (x + math.cos(turn) * reach, y - math.sin(turn) * reach))


def draw_trunk(brush: QPainter, frame: Frame) -> None:
    """Torso and neck with their marks."""
    breed, pose = frame.breed, frame.pose
    hip, chest = breed.hip, breed.chest
    waist = breed.waist * (hip + chest) / 2
    tuck = -0.16 * (1 - breed.waist) if not pose.lying else 0.0
    middle = frame.spine(0.42, tuck)
    torso = sleeve(
        [pose.hip, middle, frame.spine(0.72, -0.04), pose.shoulder], [hip, waist, (waist + chest) / 2, chest]
    )
    low = max(pose.hip[1], pose.shoulder[1]) + max(hip, chest)
    high = min(pose.hip[1], pose.shoulder[1]) - max(hip, chest)
    if "hump" in breed.marks:
        _hump(brush, frame)
    throat = sleeve(
        [frame.nape(-0.1), frame.nape(0.22, 0.12), frame.nape(0.6, 0.04), frame.head],
        [chest * 0.86, chest * 0.72, (chest * 0.45 + breed.head * 0.36), breed.head * 0.66],
    )
    if "wool" in breed.marks:
        _fleece(brush, frame, torso)
    coat = downward(high, low, lit(breed.coat, 0.10), shaded(breed.coat, 0.16))
    fill(brush, throat, tone(breed.coat, amount=0.03))
    fill(brush, torso, coat)
    with inside(brush, torso):
        _belly(brush, frame)
        mark_trunk(brush, frame)
    _mark_neck(brush, frame, throat)


def _belly(brush: QPainter, frame: Frame) -> None:
    breed = frame.breed
    ink = tone(breed.belly or breed.coat, amount=0.06, alpha=0.92)
    line = [frame.spine(at, across) for at, across in ((-0.1, 0.98), (0.3, 0.62), (0.7, 0.58), (1.12, 0.42))]
    below = [frame.spine(at, 1.7) for at in (1.5, -0.2)]
    blob(brush, ink, [*line, *below], 0.8)


def _hump(brush: QPainter, frame: Frame) -> None:
    breed = frame.breed
    for at in (0.3, 0.68):
        x, y = frame.spine(at, -0.75)
        r = breed.chest * 0.8
        blob(
            brush,
            tone(breed.coat, amount=0.04),
            [(x - r, y + r * 0.5), (x - r * 0.5, y - r * 0.7), (x + r * 0.1, y - r), (x + r, y + r * 0.5)],
        )


def _fleece(brush: QPainter, frame: Frame, torso: QPainterPath) -> None:
    breed = frame.breed
    r = breed.chest * 0.34
    for index in range(13):
        turn = math.tau * index / 13
        at, across = 0.5 + 0.66 * math.cos(turn), 0.92 * math.sin(turn)
        x, y = frame.spine(at, across)
        oval(brush, tone(breed.coat, amount=0.02 + 0.1 * max(0.0, math.sin(turn))), x, y, r, r)
    fill(brush, torso, tone(breed.coat))


def mark_trunk(brush: QPainter, frame: Frame) -> None:
    """The marks on the torso; the brush is clipped to it."""
    breed, marks = frame.breed, frame.breed.marks
    ink = tone(breed.mark)
    if marks & {"tabby", "tiger"}:
        _stripes(brush, frame, 7 if "tiger" in marks else 6, 0.22 if "tiger" in marks else 0.0, 0.024)
    if "zebra" in marks:
        _stripes(brush, frame, 9, 1.05, 0.026)
    if "patches" in marks:
        for at, across, wide in ((0.08, -0.3, 0.30), (0.46, 0.12, 0.24), (0.86, -0.4, 0.28), (0.66, -0.95, 0.2)):
            _patch(brush, frame, at, across, wide * breed.length)
    if "rosettes" in marks:
        _dots(brush, frame, 0.026, hollow=True)
    if "dots" in marks:
        _dots(brush, frame, 0.017, hollow=False)
    if "saddle" in marks:
        line = [frame.spine(at, across) for at, across in ((-0.3, -0.2), (0.3, 0.02), (0.75, -0.05), (1.2, -0.3))]
        blob(brush, tone(breed.mark, alpha=0.9), [*line, frame.spine(1.1, -1.8), frame.spine(-0.2, -1.8)], 0.8)
    if "panda" in marks:
        line = [frame.spine(at, across) for at, across in ((0.78, -1.4), (0.72, 1.5), (1.3, 1.5), (1.3, -1.4))]
        blob(brush, ink, line, 0.6)
    if "wool" in marks:
        _curls(brush, frame)
    if "shaggy" in marks:
        for index in range(9):
            a, b = frame.spine(index / 8, 0.1), frame.spine(index / 8 - 0.03, 0.95)
            stroke(brush, shaded(breed.coat, 0.2), 0.012, [a, b])


def _stripes(brush: QPainter, frame: Frame, count: int, depth: float, wide: float) -> None:
    """Wedges from the back down. depth: how far they reach, -1 = back … 1 = belly."""
    ink = tone(frame.breed.mark)
    for index in range(count):
        at = 0.02 + 0.94 * index / (count - 1)
        reach = depth + (0.18 if index % 2 else -0.12)
        top, tip = frame.spine(at, -1.15), frame.spine(at - 0.03, reach)
        half = wide * (1.15 if index % 2 else 0.9)
        middle = frame.spine(at + 0.02, (reach - 1.15) / 2)
        blob(
            brush,
            ink,
            [(top[0] - half, top[1]), (top[0] + half, top[1]), (middle[0] + half * 0.8, middle[1]), tip,
             (middle[0] - half * 0.5, middle[1])],
            0.8,
        )  # fmt: skip


def _patch(brush: QPainter, frame: Frame, at: float, across: float, size: float) -> None:
    x, y = frame.spine(at, across)
    r = size * 0.5
    corners = ((-1, -0.3), (-0.3, -0.85), (0.6, -0.7), (1.0, 0.1), (0.45, 0.8), (-0.5, 0.65))
    blob(brush, tone(frame.breed.mark), [(x + a * r, y + b * r * 0.85) for a, b in corners])


def _dots(brush: QPainter, frame: Frame, size: float, hollow: bool) -> None:
    breed = frame.breed
    for row, across in enumerate((-0.82, -0.45, -0.08, 0.28)):
        for index in range(7):
            at = -0.1 + index * 0.19 + (0.09 if row % 2 else 0.0)
            x, y = frame.spine(at, across)
            r = size * (1.15 - 0.12 * row) * (1 + 0.25 * math.sin(index * 2.7 + row))
            oval(brush, tone(breed.mark, alpha=0.9), x, y, r * 1.15, r)
            if hollow:
                oval(brush, shaded(breed.coat, 0.18), x, y, r * 0.55, r * 0.45)


def _curls(brush: QPainter, frame: Frame) -> None:
    breed = frame.breed
    for row, across in enumerate((-0.55, 0.0, 0.5)):
        for index in range(5):
            x, y = frame.spine(0.02 + index * 0.24 + 0.12 * (row % 2), across)
            r = breed.chest * 0.2
            stroke(
                brush, shaded(breed.coat, 0.13), 0.011, [(x - r, y), (x - r * 0.2, y + r * 0.6), (x + r, y - r * 0.1)]
            )


def _mark_neck(brush: QPainter, frame: Frame, throat: QPainterPath) -> None:
    breed, marks = frame.breed, frame.breed.marks
    if marks & {"zebra", "patches", "rosettes"} or (breed.neck > 0.25 and "dots" in marks):
        with inside(brush, throat):
            if "zebra" in marks:
                for index in range(5):
                    at = 0.12 + index * 0.19
                    limb(brush, tone(breed.mark), [frame.nape(at, -1.5), frame.nape(at - 0.07, 1.2)], [0.022, 0.008])
            elif breed.neck > 0.25:
                for index in range(5):
                    x, y = frame.nape(0.15 + index * 0.18, -0.35 + 0.6 * (index % 2))
                    r = 0.045 if "patches" in marks else 0.02
                    oval(brush, tone(breed.mark), x, y, r, r * 0.85)
    if "collar" in marks:
        limb(brush, tone("#d8393d"), [frame.nape(0.62, -1.02), frame.nape(0.56, 1.05)], [0.02, 0.02])
        x, y = frame.nape(0.53, 1.2)
        oval(brush, tone("#f4c840"), x, y, 0.022)


def draw_on_back(brush: QPainter, frame: Frame) -> None:
    """What stands up from the back: spines, plates, shells, scutes."""
    breed, marks = frame.breed, frame.breed.marks
    if "plates" in marks:
        for index in range(7):
            x, y = frame.spine(-0.25 + index * 0.21, -0.86)
            r = 0.13 * math.sin(math.pi * (index + 1.2) / 9) + 0.02
            shape(brush, tone(breed.mark), (x - r * 0.8, y + 0.03), (x - r * 0.1, y - r * 1.4), (x + r * 0.8, y + 0.03))
    if "scutes" in marks:
        for index in range(9):
            x, y = frame.spine(-0.1 + index * 0.14, -0.86)
            shape(brush, tone(breed.mark), (x - 0.035, y + 0.02), (x - 0.01, y - 0.05), (x + 0.03, y + 0.02))
    if "spines" in marks:
        _spines(brush, frame)
    if "shell" in marks:
        _shell(brush, frame)


def _spines(brush: QPainter, frame: Frame) -> None:
    breed = frame.breed
    outline = [
        frame.spine(at, across) for at, across in ((-0.5, 0.6), (-0.4, -0.5), (0.3, -1.12), (0.95, -1.0), (1.3, 0.1))
    ]
    blob(brush, tone(breed.mark), [*outline, frame.spine(0.6, 0.35)], 0.9)
    x0, y0 = frame.spine(0.5, 0.35)
    for row in range(3):
        for index in range(12):
            turn = math.radians(200 - index * 17.5 - row * 8)
            r0, r1 = 0.16 + 0.06 * row, 0.245 + 0.06 * row
            x, y = x0 + math.cos(turn) * r0 * 1.25, y0 - math.sin(turn) * r0 * 0.86
            tip = x0 + math.cos(turn + 0.12) * r1 * 1.25, y0 - math.sin(turn + 0.12) * r1 * 0.86
            shape(brush, tone(breed.mark, "#e8d8bc", 0.15 + 0.2 * row), (x - 0.012, y), (x + 0.014, y + 0.008), tip)


def _shell(brush: QPainter, frame: Frame) -> None:
    breed = frame.breed
    (x0, y0), (x1, _) = frame.spine(-0.32, 0.6), frame.spine(1.2, 0.6)
    wide, high = x1 - x0, breed.chest * 2.7
    path = QPainterPath()
    path.moveTo(x0, y0)
    path.cubicTo(x0 + wide * 0.02, y0 - high, x1 - wide * 0.1, y0 - high, x1, y0)
    path.closeSubpath()
    fill(brush, path, downward(y0 - high, y0, lit(breed.mark, 0.22), shaded(breed.mark, 0.2)))
    with inside(brush, path):
        for index in range(4):
            x = x0 + wide * (0.14 + 0.24 * index)
            r = wide * 0.105
            corners = ((-1, 0), (-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9))
            rise = high * (0.40 if index in (1, 2) else 0.24)
            shape(brush, lit(breed.mark, 0.3), *[(x + a * r, y0 - rise + b * r) for a, b in corners])
    limb(brush, tone("#c9b26e"), [(x0, y0), (x1, y0)], [0.028, 0.028])
