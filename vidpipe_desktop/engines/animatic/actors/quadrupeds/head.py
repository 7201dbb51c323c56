"""Heads of four-legged animals, in head radii, looking to the right."""

import math

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    DARK,
    blob,
    eye,
    inside,
    limb,
    lit,
    oval,
    placed,
    ring,
    shaded,
    shape,
    stroke,
    tone,
    wave,
)
from vidpipe_desktop.engines.animatic.actors.quadrupeds.body import Frame
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed
from vidpipe_desktop.engines.animatic.actors.quadrupeds.ears import draw_ear
from vidpipe_desktop.engines.animatic.actors.quadrupeds.horns import draw_horns
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import Pose
from vidpipe_desktop.engines.animatic.paint.shapes import Point


def draw_head(brush: QPainter, frame: Frame, t: float) -> None:
    """The head at the end of the neck."""
    breed, pose = frame.breed, frame.pose
    with placed(brush, frame.head[0], frame.head[1], pose.head, breed.head):
        draw_ear(brush, breed, pose.back, far=True)
        if breed.horns in ("antlers", "palms", "goat", "bull", "knobs"):
            with placed(brush, 0.22, 0.02):
                draw_horns(brush, breed, far=True)
        if breed.crest == "lion":
            _lion_mane(brush, breed, t)
        if breed.horns == "frill":
            draw_horns(brush, breed, far=True)
        _skull(brush, breed, pose, t)
        if breed.horns:
            draw_horns(brush, breed, far=False)
        draw_ear(brush, breed, pose.back, far=False)


def _skull(brush: QPainter, breed: Breed, pose: Pose, t: float) -> None:
    ink = breed.face or breed.coat
    s, d = breed.snout, breed.deep
    if breed.trunk:
        _elephant_face(brush, breed, pose, t)
        return
    _jaw(brush, breed, pose.jaw)
    low = 0.30 + 0.42 * d
    outline: list[Point] = [
        (-0.95, 0.0), (-0.62, -0.78), (0.12, -1.0), (0.72, -0.64),
        (0.88 + 0.3 * s, -0.30 + 0.10 * s - 0.12 * (d - 1)), (0.92 + s, -0.02 + 0.14 * min(s, 1.4) - 0.1 * (d - 1)),
        (1.02 + s, 0.26 + 0.1 * min(s, 1.4)), (0.86 + s * 0.92, low + 0.06 * s), (0.5 + 0.3 * s, low + 0.12), (0.1, 0.88),
        (-0.6, 0.74),
    ]  # fmt: skip
    face = blob(brush, tone(ink), outline, 0.86)
    with inside(brush, face):
        _face_marks(brush, breed)
        oval(brush, tone(breed.muzzle or ink, alpha=0.95), 0.78 + s * 0.72, 0.55, 0.36 + s * 0.52, 0.44 * d + 0.06)
    if "cheek" in breed.marks:
        cheek = tone(breed.muzzle or ink)
        shape(brush, cheek, (-0.05, 0.38), (0.5, 0.62), (0.1, 0.94), (-0.28, 1.02), (-0.16, 0.74), (-0.5, 0.72))
    _nose_and_mouth(brush, breed, pose, low)
    _eyes(brush, breed, pose)


def _jaw(brush: QPainter, breed: Breed, opened: float) -> None:
    if opened < 0.04:
        return
    s, ink = breed.snout, breed.muzzle or breed.face or breed.coat
    with placed(brush, 0.2, 0.55, 24 * opened):
        blob(
            brush,
            shaded(ink, 0.12),
            [(-0.3, -0.1), (0.6 + s * 0.8, -0.08), (0.62 + s * 0.82, 0.16), (0.2, 0.34), (-0.3, 0.2)],
        )
    shape(
        brush, tone("#7c2a34"), (0.3, 0.5), (0.7 + s * 0.8, 0.5), (0.62 + s * 0.68, 0.52 + 0.42 * opened), (0.35, 0.7)
    )


def _face_marks(brush: QPainter, breed: Breed) -> None:
    marks, ink, s = breed.marks, tone(breed.mark), breed.snout
    if "blaze" in marks:
        limb(
            brush, tone("#fbf7f0"), [(0.3, -1.0), (0.8 + 0.3 * s, -0.28 + 0.1 * s), (0.95 + s, 0.2)], [0.14, 0.16, 0.1]
        )
    if marks & {"tabby", "tiger", "zebra"}:
        for index in range(3):
            x = -0.45 + index * 0.36
            limb(brush, ink, [(x, -1.1), (x + 0.12, -0.5)], [0.1, 0.03])
        for index in range(2):
            limb(brush, ink, [(-0.9, 0.1 + 0.32 * index), (-0.2, 0.18 + 0.25 * index)], [0.09, 0.02])
    if "zebra" in marks:
        for index in range(4):
            x = 0.45 + index * 0.36
            limb(brush, ink, [(x, -0.9 + index * 0.16), (x - 0.15, 0.3)], [0.07, 0.02])
    if "panda" in marks:
        with placed(brush, 0.36, -0.08, 28):
            oval(brush, ink, 0, 0, 0.32, 0.42)
    if "eyering" in marks:
        oval(brush, tone(breed.muzzle), 0.36, -0.14, 0.34, 0.36)
    if "mask" in marks:
        blob(
            brush, tone(breed.muzzle), [(-0.1, 0.1), (0.2, -0.5), (0.6, -0.3), (1.0 + s, 0.0), (0.7, 0.9), (-0.4, 0.9)]
        )
    if "bandit" in marks:
        limb(brush, ink, [(-0.9, -0.1), (0.3, -0.12), (0.8 + 0.3 * s, 0.14)], [0.3, 0.28, 0.12])
    if "apeface" in marks:
        oval(brush, tone(breed.muzzle), 0.52, -0.12, 0.44, 0.5)
        oval(brush, tone(breed.muzzle), 0.75, 0.42, 0.62, 0.5)
    if "patches" in marks and breed.neck < 0.5:
        oval(brush, ink, 0.1, -0.4, 0.5, 0.55)


def _nose_and_mouth(brush: QPainter, breed: Breed, pose: Pose, low: float) -> None:
    s, d, marks = breed.snout, breed.deep, breed.marks
    x, y = 0.93 + s, 0.12 + 0.12 * min(s, 1.4) - 0.06 * (d - 1)
    line = shaded(breed.muzzle or breed.coat, 0.62)
    nose = tone(breed.nose)
    if breed.foot == "hoof" and "snoutdisc" not in marks:
        oval(brush, nose, x - 0.12, y + 0.06, 0.07, 0.1)
    elif "snoutdisc" in marks:
        oval(brush, nose, x + 0.02, y + 0.14, 0.2, 0.34)
        for dy in (0.02, 0.24):
            oval(brush, shaded(breed.nose, 0.5), x + 0.06, y + dy, 0.05, 0.08)
    elif "bignose" in marks:
        oval(brush, tone("#33313a"), x + 0.02, y + 0.12, 0.26, 0.4)
    elif breed.foot in ("claw", "pad"):
        oval(brush, nose, x - 0.1, y - 0.02, 0.06, 0.05)
    else:
        oval(brush, nose, x + 0.02, y + 0.03, 0.17, 0.14)
        oval(brush, lit(breed.nose, 0.5), x + 0.04, y - 0.03, 0.06, 0.035)
    if pose.jaw < 0.04:
        stroke(
            brush, line, 0.07,
            [(x, y + 0.16), (0.8 + s * 0.86, low - 0.16), (0.55 + s * 0.5, low - 0.13), (0.36 + s * 0.3, low - 0.28)],
        )  # fmt: skip
    if "teeth" in marks:
        for index in range(int(2 + s * 3)):
            tooth = 0.6 + index * 0.3
            if tooth < x:
                shape(
                    brush, tone("#fffdf4"), (tooth, low - 0.14), (tooth + 0.16, low - 0.14), (tooth + 0.08, low + 0.06)
                )
    if "whiskers" in marks:
        for lift in (-0.12, 0.04, 0.2):
            stroke(brush, tone("#ffffff", alpha=0.75), 0.03, [(0.72 + s, 0.46), (1.5 + s, 0.42 + lift * 1.6)])
    if "beard" in marks:
        blob(
            brush,
            tone(breed.belly or breed.coat),
            [(0.5 + s, low), (0.75 + s, low + 0.1), (0.5 + s, low + 0.85), (0.3 + s, low + 0.1)],
        )
    if "tusks" in marks and not breed.trunk:
        blob(brush, tone("#fbf3df"), [(0.55 + s, low), (0.75 + s, low), (0.82 + s, low - 0.5)], 0.6)


def _eyes(brush: QPainter, breed: Breed, pose: Pose) -> None:
    x, y = 0.36, -0.16
    size = 0.17 if breed.snout < 1.3 else 0.15
    if breed.crest == "frog":
        size = 0.2
    if breed.glow and pose.shut < 0.5:
        oval(brush, tone(breed.glow, alpha=0.16), x, y, size * 2.4)
    if "bandit" in breed.marks or "panda" in breed.marks:
        ring(brush, tone("#ffffff", alpha=0.5), 0.04, x, y, size * 1.05, size * 1.25)
    eye(brush, x, y, size, pose.shut, breed.iris)
    brow = shaded(breed.face or breed.coat, 0.42)
    if pose.jaw > 0.5 and pose.back > 0.8:
        stroke(brush, brow, 0.1, [(x - 0.24, y - 0.42), (x + 0.28, y - 0.2)])
    elif pose.shut < 0.5:
        sad = 0.16 if pose.back > 0.7 and pose.cocked < 0 else 0.0
        stroke(brush, brow, 0.06, [(x - 0.2, y - 0.34 + sad), (x + 0.02, y - 0.42), (x + 0.24, y - 0.36 - sad)])


def _elephant_face(brush: QPainter, breed: Breed, pose: Pose, t: float) -> None:
    ink, sway = breed.coat, wave(t, 1.3) * 0.12
    hanging = [(0.6, 0.2), (1.05, 0.8), (1.12 + sway * 0.5, 1.6), (1.22 + sway, 2.25), (1.55 + sway * 2, 2.5)]
    raised = [(0.6, 0.2), (1.2, 0.4), (1.75, 0.05 + sway), (1.85, -0.6), (1.5 + sway, -1.05)]
    if pose.lying:
        hanging = [(0.6, 0.1), (1.1, 0.5), (1.5, 0.72), (1.9, 0.62), (2.1, 0.36)]
    up = min(1.0, pose.jaw * 1.8)
    trunk = [(a + (c - a) * up, b + (d - b) * up) for (a, b), (c, d) in zip(hanging, raised, strict=True)]
    limb(brush, tone(ink, amount=0.04), trunk, [0.55, 0.42, 0.31, 0.23, 0.17])
    for x, y in trunk[1:-1]:
        stroke(brush, shaded(ink, 0.22), 0.045, [(x - 0.24, y + 0.02), (x, y + 0.08), (x + 0.2, y)])
    if "tusks" in breed.marks:
        limb(brush, tone("#f7efdc"), [(0.7, 0.6), (1.3, 1.0), (1.95, 0.95), (2.2, 0.7)], [0.15, 0.13, 0.09, 0.02])
    blob(
        brush, tone(ink), [(-0.95, 0.1), (-0.7, -0.8), (0.0, -1.04), (0.62, -0.8), (0.98, 0.0), (0.8, 0.62), (0.1, 0.86), (-0.7, 0.7)]
    )  # fmt: skip
    eye(brush, 0.45, -0.1, 0.11, pose.shut)
    stroke(brush, shaded(ink, 0.3), 0.05, [(0.25, -0.3), (0.45, -0.36), (0.65, -0.28)])
    stroke(brush, tone(DARK, alpha=0.5), 0.05, [(0.5, 0.66), (0.32, 0.6), (0.24, 0.46)])


def _lion_mane(brush: QPainter, breed: Breed, t: float) -> None:
    for radius, dark in ((1.72, 0.18), (1.42, 0.0)):
        count = 13
        points: list[Point] = []
        for index in range(count * 2):
            turn = math.tau * index / (count * 2) + 0.1
            r = radius * (1.0 if index % 2 else 1.16 + 0.03 * math.sin(t * 2 + index))
            points.append((-0.22 + math.cos(turn) * r * 0.92, 0.16 + math.sin(turn) * r * 1.06))
        blob(brush, tone(breed.mane, amount=dark), points, 0.7)
