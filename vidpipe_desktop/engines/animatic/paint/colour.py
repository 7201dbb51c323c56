"""Colours as three numbers from 0 to 1, and QColors made of them."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

Rgb = NDArray[np.float64]
Ink = str | Rgb


def rgb(ink: Ink) -> Rgb:
    """ "#rrggbb", or a colour already, as three numbers."""
    if isinstance(ink, str):
        return np.array([int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return ink


def mix(a: Ink, b: Ink, t: float) -> Rgb:
    """From a (t = 0) to b (t = 1)."""
    return rgb(a) * (1 - t) + rgb(b) * t


def saturate(ink: Ink, amount: float) -> Rgb:
    """More (> 1) or less (< 1) colourful."""
    colour = rgb(ink)
    grey = float(colour @ np.array([0.299, 0.587, 0.114]))
    return np.clip(grey + (colour - grey) * amount, 0, 1)


def qcolor(ink: Ink, alpha: float = 1.0) -> QColor:
    """For Qt; out-of-range values are cut off."""
    red, green, blue = np.clip(rgb(ink), 0, 1)
    return QColor.fromRgbF(float(red), float(green), float(blue), float(min(1.0, max(0.0, alpha))))


def from_hue(hue: float, saturation: float = 0.55, value: float = 0.85) -> Rgb:
    """A colour by its hue, 0…1 around the circle."""
    colour = QColor.fromHsvF(hue % 1.0, saturation, value)
    return np.array([colour.redF(), colour.greenF(), colour.blueF()])
