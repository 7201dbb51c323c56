"""Colours as three numbers from 0 to 1, and QColors made of them."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

Rgb = NDArray[np.float64]
"""Red, green and blue, 0…1."""
Ink = str | Rgb | tuple[float, float, float]
""" "#rrggbb", or three numbers from 0 to 1."""

_GREY = np.array([0.299, 0.587, 0.114])


def rgb(ink: Ink) -> Rgb:
    """Three numbers, 0…1, of any ink."""
    return np.array(_parsed(ink)) if isinstance(ink, str) else np.asarray(ink, np.float64)


@lru_cache(maxsize=1024)
def _parsed(ink: str) -> tuple[float, float, float]:
    red, green, blue = (int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def mix(a: Ink, b: Ink, t: float) -> Rgb:
    """From a (t = 0) to b (t = 1)."""
    return rgb(a) * (1 - t) + rgb(b) * t


def multiply(a: Ink, b: Ink) -> Rgb:
    """Surface a in light b."""
    return rgb(a) * rgb(b)


def luminance(ink: Ink) -> float:
    """How bright the eye sees it, 0…1."""
    return float(rgb(ink) @ _GREY)


def from_hsv(hue: float, saturation: float, value: float) -> Rgb:
    """A colour by its hue (0…1 around the circle), saturation and value (0…1)."""
    colour = QColor.fromHsvF(hue % 1.0, min(1.0, saturation), min(1.0, value))
    return np.array([colour.redF(), colour.greenF(), colour.blueF()])


def from_hue(hue: float, saturation: float = 0.55, value: float = 0.85) -> Rgb:
    """A friendly colour by its hue, 0…1 around the circle."""
    return from_hsv(hue, saturation, value)


def qcolor(ink: Ink, alpha: float = 1.0) -> QColor:
    """For Qt; out-of-range values are cut off."""
    if isinstance(ink, str):
        colour = QColor(ink)
    else:
        red, green, blue = (min(1.0, max(0.0, part)) for part in np.asarray(ink, np.float64).tolist())
        colour = QColor.fromRgbF(red, green, blue)
    if alpha < 1:
        colour.setAlphaF(max(0.0, float(alpha)))
    return colour
