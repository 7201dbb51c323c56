"""Views of a flat picture: which part of it a camera shows, and ways from one part to another, led by a scene's words."""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, black, painter, pixels

Point = tuple[float, float]
"""A place in a picture, in parts of its width and height from its middle: each -0.5…0.5."""

_SMALL = (64, 36)
_AROUND = 3
"""How far a place's surroundings reach, in pixels of the small picture."""
_MIDDLE = 0.55
"""How much the middle of a picture counts more than its rim when its subject is looked for."""


@dataclass(frozen=True, slots=True)
class View:
    """The part of a picture that is shown. zoom: 1 = the whole of it; x, y: its middle, as a `Point`."""

    x: float = 0.0
    y: float = 0.0
    zoom: float = 1.0

    @staticmethod
    def closer(zoom: float, at: Point, way: Point = (0.0, 0.0)) -> "View":
        """So close that `at` stays where it is in the picture; along `way` (each -1…1) as far aside as the picture goes."""
        room = (1 - 1 / zoom) / 2
        x, y = (room * go if go else min(room, max(-room, 2 * room * place)) for place, go in zip(at, way, strict=True))
        return View(x, y, zoom)

    def towards(self, other: "View", part: float) -> "View":
        """From here (part = 0) to the other (1), in a straight line; it never shows an edge that neither of them shows."""
        return View(
            self.x + (other.x - self.x) * part,
            self.y + (other.y - self.y) * part,
            self.zoom + (other.zoom - self.zoom) * part,
        )

    def of(self, image: QImage) -> QImage:
        """This part of the picture, in the picture's size. Places between pixels are shown there: nothing jumps."""
        if self == WHOLE:
            return image.copy()
        width, height = image.width(), image.height()
        shown = black(width, height)
        left, top = 0.5 - (0.5 + self.x) * self.zoom, 0.5 - (0.5 + self.y) * self.zoom
        brush = painter(shown)
        brush.drawImage(QRectF(left * width, top * height, width * self.zoom, height * self.zoom), image)
        brush.end()
        return shown


WHOLE: Final = View()


@dataclass(frozen=True, slots=True)
class Move:
    """How a camera goes over a picture, and over the one that follows it.

    far: how close it comes in the first; near: how close it begins in the second. way: where it goes, each -1…1.
    cut: when the one gives way to the other, in parts of the scene.
    """

    far: float
    near: float
    way: Point = (0.0, 0.0)
    cut: float = 0.56


MOVES: Final[Mapping[str, Move]] = {
    "push": Move(1.17, 1.05, cut=0.62),
    "pull": Move(1.04, 1.2, cut=0.4),
    "pan_left": Move(1.16, 1.13, (-1.0, 0.0)),
    "pan_right": Move(1.16, 1.13, (1.0, 0.0)),
    "tilt_up": Move(1.17, 1.14, (0.0, -1.0)),
    "tilt_down": Move(1.17, 1.14, (0.0, 1.0)),
    "drift_left": Move(1.1, 1.08, (-1.0, 0.0)),
    "drift_right": Move(1.1, 1.08, (1.0, 0.0)),
    "static": Move(1.035, 1.02),
}
_WORDS: Final = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), moves)
    for words, moves in (
        (r"(?:pan\w*|sweep\w*|whip\w*|slid\w*)\b[^.,;]*\bleft|leftwards?\b", ("pan_left",)),
        (r"(?:pan\w*|sweep\w*|whip\w*|slid\w*)\b[^.,;]*\bright|rightwards?\b", ("pan_right",)),
        (
            r"tilt\w*\b[^.,;]*\bdown|(?:crane|camera|pedestal)\w*\b[^.,;]*\b(?:down|sinks|descends|lowers)",
            ("tilt_down",),
        ),
        (r"tilt\w*\b[^.,;]*\bup|(?:crane|camera|pedestal)\w*\b[^.,;]*\b(?:up|rises|ascends|lifts)", ("tilt_up",)),
        (r"(?:pull|zoom|doll|track|mov|back)\w*\b[^.,;]*\b(?:out|back|away)\b|reveal|widen", ("pull",)),
        (r"(?:push|zoom|doll|mov|creep)\w*\b[^.,;]*\b(?:in|into|closer|toward|towards)\b|close[- ]?up", ("push",)),
        (r"(?:static|locked|still|fixed|stationary|motionless)\b[^.,;]*\b(?:camera|shot|frame)", ("static",)),
        (r"camera\b[^.,;]*\b(?:still|static|fixed)\b", ("static",)),
        (r"(?:pan|sweep|whip)\w*\b", ("pan_left", "pan_right")),
        (r"(?:track|follow|alongside|truck)\w*", ("drift_left", "drift_right")),
        (r"tilt\w*", ("tilt_up", "tilt_down")),
    )
)
"""What a motion prompt says of the camera, and the moves that fit; the first that is said counts."""
_CAMERAS: Final[Mapping[str, tuple[str, ...]]] = {
    "push": ("push",),
    "pull": ("pull",),
    "pan_left": ("pan_left",),
    "pan_right": ("pan_right",),
    "tilt_up": ("tilt_up",),
    "crane_up": ("tilt_up", "pull"),
    "crane_down": ("tilt_down", "push"),
    "track": ("drift_left", "drift_right"),
    "handheld": ("drift_left", "drift_right", "push"),
    "shake": ("push", "drift_left", "drift_right"),
    "whip": ("pan_left", "pan_right"),
    "static": ("static",),
}
"""Moves over a flat picture that come nearest to those of a staged camera."""


def move_for(words: str, camera: str, seed: int) -> Move:
    """The move that the words ask for, else the one nearest to the staged camera; the seed decides where several fit."""
    said = ((found.start(), moves) for pattern, moves in _WORDS if (found := pattern.search(words)))
    fitting = min(said, key=lambda each: each[0], default=(0, _CAMERAS.get(camera, ("push",))))[1]
    return MOVES[random.Random(seed).choice(fitting)]


def subject(image: QImage) -> Point:
    """Where a picture draws the eye: to where colours and details are, rather in its middle than at its rim."""
    colours = _colours(image)
    grey = colours.mean(axis=2)
    vivid = np.abs(colours - grey[..., None]).sum(axis=2)
    detail = np.abs(np.diff(grey, axis=1, prepend=grey[:, :1])) + np.abs(np.diff(grey, axis=0, prepend=grey[:1]))
    down, across = np.mgrid[-0.5 : 0.5 : grey.shape[0] * 1j, -0.5 : 0.5 : grey.shape[1] * 1j]
    weight = _gathered((vivid / (vivid.max() + 1) + detail / (detail.max() + 1)) ** 2) ** 2
    weight *= 1 - _MIDDLE * 2 * np.maximum(np.abs(across), np.abs(down))
    total = float(weight.sum())
    if total <= 0:
        return 0.0, 0.0
    return float((weight * across).sum()) / total, float((weight * down).sum()) / total


def _gathered(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each place with what is around it: a large thing counts more than many small ones far apart."""
    near = range(-_AROUND, _AROUND + 1)
    padded = np.pad(weight, _AROUND)
    rows = sum((np.roll(padded, step, axis=0) for step in near), np.zeros_like(padded))
    both = sum((np.roll(rows, step, axis=1) for step in near), np.zeros_like(padded))
    return both[_AROUND:-_AROUND, _AROUND:-_AROUND]


def likeness(a: QImage, b: QImage) -> float:
    """How far two pictures have the same colours in the same places: 1 = all of them, 0 = no more than by chance."""
    one, other = (_colours(a), _colours(b))
    size = float(np.sqrt((one * one).sum() * (other * other).sum()))
    return float((one * other).sum()) / size if size else 0.0


def _colours(image: QImage) -> NDArray[np.float32]:
    """By how much each place differs from the picture's mean colour."""
    small = _small(image)  # outlives its pixels
    data = pixels(small)[..., :3].astype(np.float32)
    return data - data.mean(axis=(0, 1))


def _small(image: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(*_SMALL, Qt.AspectRatioMode.IgnoreAspectRatio, smooth).convertToFormat(OPAQUE)
