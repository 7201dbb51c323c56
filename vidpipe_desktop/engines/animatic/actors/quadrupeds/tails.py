"""Tails of four-legged animals, around their root."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import (
    blob,
    limb,
    lit,
    oval,
    placed,
    shape,
    stroke,
    tone,
)
from vidpipe_desktop.engines.animatic.actors.quadrupeds.body import Frame
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import Pose


def draw_tail(brush: QPainter, frame: Frame, sway: float) -> None:
    """The tail. sway: -1…1."""
    breed, pose, size = frame.breed, frame.pose, frame.breed.tail_size
    x, y = frame.spine(0.0, -0.45)
    x -= breed.hip * 0.72
    hangs = breed.tail in ("plume", "tuft", "long")
    lift = pose.cocked * 28 + (44 if (pose.lying or pose.sitting) and hangs else 0)
    with placed(brush, x, y, lift, size):
        _TAILS.get(breed.tail, _no_tail)(brush, breed, sway, pose)


def _no_tail(_brush: QPainter, _breed: Breed, _sway: float, _pose: Pose) -> None:
    return


def _up(brush: QPainter, breed: Breed, sway: float, pose: Pose) -> None:
    low = pose.sitting or pose.lying
    points = (
        [(0.02, 0.04), (-0.14, 0.12), (-0.28, 0.09), (-0.36 - 0.03 * sway, -0.02 + 0.05 * sway)]
        if low
        else [(0.04, 0.03), (-0.13, -0.01), (-0.22 - 0.03 * sway, -0.16), (-0.18 - 0.06 * sway, -0.33), (-0.09 - 0.1 * sway, -0.42)]
    )  # fmt: skip
    radii = [0.045, 0.042, 0.038, 0.036, 0.026][: len(points)]
    limb(brush, tone(breed.coat, amount=0.06), points, radii)
    if "tabby" in breed.marks:
        for x, y in points[1:-1]:
            oval(brush, tone(breed.mark), x, y, 0.02, 0.034)


def _wag(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    points = [(0.04, 0.03), (-0.08, -0.07 - 0.02 * sway), (-0.13 - 0.05 * sway, -0.2), (-0.08 - 0.12 * sway, -0.31)]
    limb(brush, tone(breed.coat, amount=0.06), points, [0.05, 0.045, 0.036, 0.02])
    if breed.belly != breed.coat:
        limb(brush, tone(breed.belly or breed.coat), points[2:], [0.03, 0.021])


def _pompom(brush: QPainter, breed: Breed, sway: float, pose: Pose) -> None:
    _wag(brush, breed, sway, pose)
    oval(brush, tone(breed.coat), -0.08 - 0.12 * sway, -0.32, 0.075)


def _bushy(brush: QPainter, breed: Breed, sway: float, pose: Pose) -> None:
    drop = 0.04 if pose.lying or pose.sitting else 0.10
    points = [(0.04, 0.03), (-0.13, 0.02), (-0.29, drop + 0.05 * sway), (-0.46, drop - 0.02 + 0.1 * sway)]
    limb(brush, tone(breed.coat, amount=0.06), points, [0.045, 0.085, 0.098, 0.03])
    if breed.tip:
        limb(brush, tone(breed.tip), [points[2], points[3]], [0.07, 0.026])
    if "rings" in breed.marks:
        for at in (0.2, 0.5, 0.8):
            x, y = -0.13 - 0.3 * at, 0.02 + (drop - 0.02 + 0.08 * sway) * at
            limb(brush, tone(breed.mark), [(x, y - 0.065), (x - 0.01, y + 0.065)], [0.022, 0.022])


def _plume(brush: QPainter, breed: Breed, sway: float, pose: Pose) -> None:
    flow = 0.5 + 0.5 * pose.cocked if pose.cocked else 0.0
    points = [
        (0.05, 0.0),
        (-0.12, -0.03),
        (-0.21 - 0.15 * flow, 0.17 - 0.1 * flow + 0.03 * sway),
        (-0.22 - 0.3 * flow + 0.03 * sway, 0.44 - 0.28 * flow),
    ]
    limb(brush, tone(breed.mane or breed.coat), points, [0.035, 0.066, 0.078, 0.018])
    stroke(brush, lit(breed.mane or breed.coat, 0.16), 0.014, points[1:])


def _tuft(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    points = [(0.05, 0.02), (-0.09, 0.08), (-0.15 - 0.04 * sway, 0.2), (-0.18 - 0.09 * sway, 0.32)]
    limb(brush, tone(breed.coat, amount=0.08), points, [0.03, 0.024, 0.018, 0.016])
    x, y = points[-1]
    tip = tone(breed.tip or breed.mane or breed.mark)
    blob(brush, tip, [(x, y - 0.04), (x + 0.035, y + 0.02), (x - 0.01 * sway, y + 0.085), (x - 0.035, y + 0.02)])


def _long(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    points = [
        (0.05, 0.03),
        (-0.14, 0.08),
        (-0.27, 0.19 + 0.04 * sway),
        (-0.40, 0.14 + 0.07 * sway),
        (-0.47, 0.05 + 0.1 * sway),
    ]
    limb(brush, tone(breed.coat, amount=0.06), points, [0.038, 0.034, 0.032, 0.030, 0.024])
    if breed.tip:
        limb(brush, tone(breed.tip), points[3:], [0.03, 0.024])


def _thin(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    points = [(0.06, 0.08), (-0.12, 0.12), (-0.25, 0.06 + 0.05 * sway), (-0.38, 0.10 + 0.06 * sway)]
    limb(brush, tone(breed.tip or breed.coat, amount=0.04), points, [0.026, 0.018, 0.013, 0.007])


def _short(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    limb(brush, tone(breed.coat, amount=0.08), [(0.03, 0.02), (-0.07, 0.03 + 0.02 * sway)], [0.04, 0.022])


def _puff(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    oval(brush, tone(breed.tip or breed.belly or breed.coat), -0.01, 0.05 + 0.008 * sway, 0.062)


def _curl(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    points = [(0.03, 0.03), (-0.06, 0.0), (-0.09, -0.06), (-0.04, -0.08), (-0.03, -0.03), (-0.1, -0.02 + 0.01 * sway)]
    stroke(brush, tone(breed.coat, amount=0.12), 0.026, points)


def _squirrel(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    points = [(0.02, 0.1), (-0.16, 0.06), (-0.22, -0.14), (-0.17 - 0.03 * sway, -0.32), (-0.29 - 0.05 * sway, -0.42)]
    limb(brush, tone(breed.coat, amount=0.05), points, [0.05, 0.085, 0.11, 0.12, 0.05])
    limb(brush, lit(breed.coat, 0.2), points[1:4], [0.02, 0.045, 0.04])


def _heavy(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    drop = min(breed.leg, 0.28)
    root = breed.hip / breed.tail_size
    points = [
        (root * 0.8, root * 0.5),
        (-0.2, 0.1),
        (-0.44, 0.06 + drop * 0.3 + 0.03 * sway),
        (-0.66, drop * 0.3 + 0.08 * sway),
    ]
    limb(brush, tone(breed.coat, amount=0.07), points, [root * 0.86, root * 0.58, root * 0.3, 0.012])
    if "scutes" in breed.marks:
        for at in range(5):
            x = -0.1 - at * 0.1
            shape(brush, tone(breed.mark), (x + 0.03, 0.02), (x, -0.05), (x - 0.03, 0.03))


def _paddle(brush: QPainter, breed: Breed, sway: float, _pose: Pose) -> None:
    blob(
        brush,
        tone("#3b2c26"),
        [(0.02, 0.08), (-0.12, 0.04), (-0.34, 0.1 + 0.04 * sway), (-0.33, 0.17 + 0.04 * sway), (-0.1, 0.15)],
    )
    brush.drawRect(QRectF(0, 0.06, 0.03, 0.06))


_TAILS = {
    "up": _up, "wag": _wag, "pompom": _pompom, "bushy": _bushy, "plume": _plume, "tuft": _tuft, "long": _long,
    "thin": _thin, "short": _short, "puff": _puff, "curl": _curl, "squirrel": _squirrel, "heavy": _heavy,
    "paddle": _paddle,
}  # fmt: skip
