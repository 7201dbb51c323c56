"""How a style sees colour: every colour of a scene goes through its style's grade before anything is painted."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, luminance, mix, rgb


@dataclass(frozen=True, slots=True)
class Grade:
    """What is done to a colour, in this order.

    saturation: 0 = grey, 1 = as it is. contrast: 0 = as it is, 1 = very hard, < 0 = flat. lift: of the darkest.
    toning: inks from dark to light that take the place of the colour's own by the share `toned`.
    veil: an ink mixed in by the share `veiled`.
    """

    saturation: float = 1.0
    contrast: float = 0.0
    lift: float = 0.0
    toning: tuple[str, ...] = ()
    toned: float = 0.0
    veil: str = "#000000"
    veiled: float = 0.0


_GRADES: Final = {
    "cinematic": Grade(1.08, 0.34, toning=("#04141f", "#5a5a62", "#ffe9c8"), toned=0.16),
    "anime": Grade(1.55, 0.16, 0.07),
    "watercolor": Grade(1.15, -0.12, 0.10, veil="#fbf6ea", veiled=0.26),
    "noir": Grade(0.0, 1.0, veil="#000000", veiled=0.22),
    "pixel": Grade(1.45, 0.30),
    "documentary": Grade(0.58, 0.02, 0.05, toning=("#20241f", "#83877c", "#f1f1ea"), toned=0.18),
    "storybook": Grade(1.25, 0.0, 0.06, toning=("#4a2a3a", "#d99a5a", "#fff0cc"), toned=0.26),
    "cyberpunk": Grade(1.3, 0.42, toning=("#07031c", "#3b1278", "#d6309a", "#5feaff"), toned=0.5),
    "vintage": Grade(0.95, -0.06, 0.10, toning=("#3a2416", "#a87f52", "#f6e2b4"), toned=0.2),
    "comic": Grade(1.5, 0.42, 0.03),
    "papercut": Grade(1.12, -0.08, 0.10, veil="#f4e8d4", veiled=0.08),
    "blueprint": Grade(0.7, 0.2),
    "3d": Grade(1.25, 0.06, 0.05, toning=("#2a2140", "#b08a80", "#fff3e0"), toned=0.10),
}
_PLAIN: Final = Grade()


def grade(ink: Ink, style: str) -> Rgb:
    """The colour as the style sees it; unknown styles change nothing."""
    look, colour = _GRADES.get(style, _PLAIN), rgb(ink)
    if look.contrast:
        soft = colour * colour * (3 - 2 * colour)
        colour = colour + (soft - colour) * look.contrast
    light = luminance(colour)
    colour = light + (colour - light) * look.saturation
    if look.toned:
        colour = mix(colour, _tone(look.toning, light), look.toned)
    colour = look.lift + colour * (1 - look.lift)
    return np.clip(mix(colour, look.veil, look.veiled), 0, 1)


def _tone(inks: tuple[str, ...], light: float) -> Rgb:
    place = min(max(light, 0.0), 1.0) * (len(inks) - 1)
    index = min(int(place), len(inks) - 2)
    return mix(inks[index], inks[index + 1], place - index)
