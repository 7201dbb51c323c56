"""The mallet of four-legged animals that build: in a paw, or in the mouth of those with hooves."""

import math
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.drawing import box, lit, placed, shaded, stroke, tone
from vidpipe_desktop.engines.animatic.actors.figure import Moment
from vidpipe_desktop.engines.animatic.actors.quadrupeds.body import frame_of
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import Breed
from vidpipe_desktop.engines.animatic.actors.quadrupeds.legs import legs
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import blow_at, pose_at

BUILDING: Final = "build"
_RAISED, _DOWN = -20.0, 98.0
"""How a mallet is turned before and at a blow, in degrees clockwise from upright."""
_HITS = 0.9
"""From here on a blow is seen to hit."""
_WOOD, _HEAD = "#9a6a3c", "#6b4526"


def mallet_length(breed: Breed) -> float:
    """Length of its handle, in the breed's own lengths."""
    return 0.24 + 0.16 * breed.length


def draw_mallet(brush: QPainter, breed: Breed, moment: Moment) -> None:
    """The mallet, and lines that tell of the blow; in the breed's own lengths."""
    pose, blow = pose_at(breed, moment), blow_at(moment.t)
    if pose.sitting:
        x, y = legs(breed, pose)[0].paw
    else:
        turn, (x, y) = math.radians(pose.head), frame_of(breed, pose).head
        ahead = breed.head * (0.9 + breed.snout * 0.8)
        x, y = x + ahead * math.cos(turn), y + ahead * math.sin(turn) + breed.head * 0.4
    with placed(brush, x, y, _RAISED + (_DOWN - _RAISED) * blow, mallet_length(breed)):
        stroke(brush, tone(_WOOD), 0.11, [(0, 0.22), (0, -0.9)], 0.0)
        box(brush, shaded(_HEAD, 0.1), -0.34, -1.22, 0.68, 0.4, 0.08)
        box(brush, lit(_HEAD, 0.18), -0.34, -1.22, 0.68, 0.13, 0.06)
        if blow > _HITS:
            for aside in (-0.5, 0.0, 0.5):
                stroke(brush, tone("#fff3cf"), 0.07, [(0.52, -1.02 + aside), (0.86, -1.02 + 1.7 * aside)], 0.0)
