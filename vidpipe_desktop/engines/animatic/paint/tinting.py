"""Another colour for a figure that is drawn in its own ones: a blue whale, a red car."""

from typing import Final

import numpy as np
from PySide6.QtGui import QColor, QImage

from vidpipe_desktop.engines.animatic.paint.pixels import pixels

_DARK: Final = (0.16, 0.3)
"""Lightness up to which parts, such as pupils and outlines, keep their own colour, and from which on all is changed."""
_WHITE: Final = 0.95
"""Lightness from which on greyless white, as of eyes, stays."""
_VIVID = 0.16
"""Difference between an ink's channels above which it is a colour: in a coloured figure, grey parts such as wheels stay."""
_RELIEF = 0.85
"""How much of the differences between light and dark parts is kept."""


def tinted(image: QImage, ink: str) -> None:
    """Give the drawn parts of a transparent image this ink, in place; light and dark stay where they are."""
    data = pixels(image)
    alpha = data[..., 3].astype(np.float32) / 255
    seen = alpha > 0
    if not seen.any():
        return
    own = data[..., :3].astype(np.float32) / 255 / np.maximum(alpha, 1 / 255)[..., None]
    light = own @ np.array((0.114, 0.587, 0.299), np.float32)
    weight = np.clip((light - _DARK[0]) / (_DARK[1] - _DARK[0]), 0, 1) * (light < _WHITE)
    vivid = own.max(axis=2) - own.min(axis=2)
    if float(np.median(vivid[seen])) > _VIVID:
        weight *= np.clip(vivid / _VIVID - 0.4, 0, 1)
    colour = QColor(ink)
    target = np.array((colour.blueF(), colour.greenF(), colour.redF()), np.float32)
    relief = 1 + _RELIEF * (light - float(np.median(light[seen])))
    changed = np.clip(target * relief[..., None], 0, 1)
    mixed = own + (changed - own) * weight[..., None]
    data[..., :3] = np.clip(mixed * alpha[..., None] * 255 + 0.5, 0, 255).astype(np.uint8)
