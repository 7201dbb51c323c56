"""Legs of four-legged animals: joints that follow the paws, and how they are drawn."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import bend, blob, limb, oval, shape, stroke, tone
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import Pose
from vidpipe_desktop.engines.animatic.paint.shapes import Point

_SLACK = 1.05
"""How much longer a leg's bones are than the way to the ground."""
_HOCK = 0.30
"""Length of a hind foot, as a share of the leg."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The joints of one leg from the body down to the paw, and how thick it is at each."""

    joints: tuple[Point, ...]
    radii: tuple[float, ...]
    lifted: float

    @property
    def paw(self) -> Point:
        """Where it touches the ground."""
        return self.joints[-1]


def legs(breed: Breed, pose: Pose) -> tuple[Leg, Leg, Leg, Leg]:
    """Near fore, near hind, far fore, far hind leg."""
    made = [(_hind if index % 2 else _fore)(breed, pose, index) for index in range(4)]
    return made[0], made[1], made[2], made[3]


def _width(breed: Breed, hind: bool) -> float:
    return (0.074 if hind else 0.064) * breed.thick * ((breed.hip if hind else breed.chest) / 0.15) ** 0.6


def _fore(breed: Breed, pose: Pose, index: int) -> Leg:
    x, y = pose.shoulder
    apart = pose.paws[2][0] - pose.paws[0][0] if index == 2 else 0.0
    root = (x - breed.chest * 0.1 + min(0.05, apart * 0.4), y + breed.chest * 0.28)
    paw = pose.paws[index]
    width = _width(breed, False)
    if pose.lying:
        elbow = (root[0] - breed.chest * 0.1, -width * 0.8)
        return Leg((root, elbow, (paw[0], -width * 0.5)), (width * 1.5, width, width * 0.6), 0.0)
    half = (breed.leg + breed.chest * 0.34) * _SLACK / 2
    ankle = width * 0.55
    elbow, end = bend(root, (paw[0], paw[1] - ankle), half, half, -1.0)
    return Leg((root, elbow, end), (width * 1.35, width * 0.82, width * 0.60), pose.lifted[index])


def _hind(breed: Breed, pose: Pose, index: int) -> Leg:
    x, y = pose.hip
    root = (x - breed.hip * 0.12 + (0.03 if index == 3 else 0.0), y + breed.hip * 0.12)
    paw, width = pose.paws[index], _width(breed, True)
    if pose.lying or pose.sitting:
        knee = (root[0] + breed.hip * 1.02, -breed.hip * 0.52)
        heel = (paw[0] - breed.hip * 1.1, -width * 0.55)
        thigh = min(width * 1.9, breed.hip * 0.85)
        return Leg((root, knee, heel, (paw[0], -width * 0.5)), (thigh, thigh * 0.7, width * 0.7, width * 0.6), 0.0)
    rest = -breed.hip_rest[1] + breed.hip * 0.12
    ankle = width * 0.5
    foot = rest * _HOCK * (0.72 if breed.stiff else 1.0)
    forward = (paw[0] - (x - breed.hip * 0.28)) / breed.leg
    back = (0.10 if breed.stiff else 0.34) + 0.9 * pose.lifted[index] - 0.9 * forward
    hock = (paw[0] - foot * max(-0.6, min(0.85, back)), paw[1] - ankle - foot * 0.92)
    half = (rest - foot) * _SLACK * 1.1 / 2
    knee, end = bend(root, hock, half, half, 1.0)
    moved = (end[0] - hock[0], end[1] - hock[1])
    foot_end = (paw[0] + moved[0], paw[1] - ankle + moved[1])
    return Leg(
        (root, knee, end, foot_end),
        (min(width * 1.7, breed.hip * 0.8), width * 1.12, width * 0.66, width * 0.60),
        pose.lifted[index],
    )


def draw_leg(brush: QPainter, breed: Breed, leg: Leg, dark: float) -> None:
    """Draw one leg. dark: how much it lies in the shadow of the body, 0…1."""
    coat = tone(breed.legs or breed.coat, amount=dark)
    sock = tone("#fbf6ec", amount=dark) if "socks" in breed.marks else coat
    joints, radii = leg.joints, leg.radii
    if breed.legs and "panda" not in breed.marks:
        limb(brush, coat, joints[-2:], radii[-2:])
        limb(brush, coat, joints[1:], radii[1:])
        limb(brush, tone(breed.coat, amount=dark), joints[:2], (radii[0], radii[1] * 1.04))
    else:
        limb(brush, coat, joints, radii)
    if sock is not coat:
        limb(brush, sock, joints[-2:], (radii[-1] * 0.9, radii[-1] * 1.02))
    _foot(brush, breed, leg, sock, dark)


def _foot(brush: QPainter, breed: Breed, leg: Leg, coat: QColor, dark: float) -> None:
    x, y = leg.paw
    r = leg.radii[-1]
    droop = 28 * min(1.0, leg.lifted * 2)
    brush.save()
    brush.translate(x, y)
    brush.rotate(droop)
    line = tone(breed.legs or breed.coat, amount=min(0.7, dark + 0.35))
    base = r * 0.92
    match breed.foot:
        case "hoof":
            shape(brush, tone("#3b3034", amount=dark * 0.6), (-r, 0), (r * 0.95, 0), (r * 1.35, base), (-r * 1.1, base))
        case "pad":
            blob(brush, coat, [(-r * 1.1, -r * 0.4), (r * 1.05, -r * 0.4), (r * 1.35, base), (-r * 1.2, base)], 0.45)
            for toe in (-0.1, 0.5, 1.05):
                oval(brush, tone("#d9d2c4", amount=dark), r * toe, base * 0.74, r * 0.24, r * 0.2)
        case "claw":
            for toe in (-0.3, 0.5, 1.3):
                limb(brush, coat, [(0, 0), (r * toe * 1.2, base - r * 0.25)], [r * 0.55, r * 0.28])
        case _:
            outline = [(-r, -r * 0.2), (r * 0.5, -r * 0.62), (r * 1.75, r * 0.1), (r * 1.7, base), (-r * 0.95, base)]
            blob(brush, coat, outline, 0.72)
            for toe in (0.75, 1.25):
                stroke(brush, line, r * 0.13, [(r * toe, r * 0.3), (r * toe * 0.97, base * 0.9)])
    brush.restore()
