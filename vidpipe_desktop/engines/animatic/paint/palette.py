"""The light of a scene: time of day, place and style as one set of colours that everything is painted with."""

from dataclasses import dataclass, replace

import numpy as np

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, rgb, saturate


@dataclass(frozen=True, slots=True)
class Palette:
    """Sky from top to low, haze of distance, key light, shadow, the ambient factor of all things, and how much night.

    altitude: of sun or moon, 0 = horizon, 1 = zenith.
    """

    top: Rgb
    middle: Rgb
    low: Rgb
    orb: Rgb
    haze: Rgb
    key: Rgb
    shade: Rgb
    ambient: Rgb
    altitude: float
    night: float

    def lit(self, ink: Ink, distance: float = 0.0) -> Rgb:
        """A thing's own colour in this light, fading into the haze with distance 0…1."""
        return mix(rgb(ink) * self.ambient, self.haze, distance)


_TIMES = {
    "day": ("#2f7fc9 #86c3ea #e3f3f4 #fffbe6 #cfe5ee #fff2d0 #3b5a86", (1.0, 1.0, 1.0), 0.72, 0.0),
    "dawn": ("#4a5fa5 #d99ab5 #ffe2b5 #fff2c9 #f0c3b4 #ffd9a0 #4a4478", (0.92, 0.80, 0.82), 0.16, 0.05),
    "golden": ("#3a6ea8 #f2b36b #ffe7a8 #fffbe0 #f7cf97 #ffd27a #6a4a55", (1.0, 0.86, 0.70), 0.30, 0.0),
    "sunset": ("#2a2560 #c2476c #ffb65a #fff0b0 #ee8a62 #ffb45e #33204f", (0.84, 0.60, 0.60), 0.07, 0.15),
    "dusk": ("#12153f #4d3a80 #e27b74 #ffd9c0 #8a5a88 #ff9d8a #1a1740", (0.56, 0.50, 0.70), 0.03, 0.55),
    "night": ("#040819 #0d2047 #2b5288 #eef4ff #23406f #a9c9ff #060b1c", (0.38, 0.47, 0.74), 0.70, 1.0),
    "overcast": ("#66788a #9fb0bc #d5dde0 #f2f5f5 #bcc8cd #eef2f2 #4a5868", (0.84, 0.88, 0.93), 0.60, 0.0),
    "storm": ("#1c2430 #3c4a5a #8494a0 #cfd8dd #5e6e7c #c8d6e2 #161c26", (0.58, 0.64, 0.74), 0.60, 0.35),
}
TIMES_OF_DAY = tuple(_TIMES)

_PLACES = {
    "mars": ("#c9794c", 0.75, (1.0, 0.82, 0.70)),
    "desert": ("#efcb98", 0.35, (1.0, 0.96, 0.88)),
    "snow": ("#e8f2fb", 0.30, (0.96, 1.0, 1.04)),
    "neon": ("#6d1f6e", 0.70, (0.62, 0.46, 0.86)),
    "underwater": ("#0d6c98", 0.85, (0.55, 0.86, 0.95)),
    "jungle": ("#b9d98c", 0.30, (0.94, 1.0, 0.88)),
    "spooky": ("#3c5a50", 0.50, (0.70, 0.80, 0.74)),
}
_STYLES = {"anime": 1.3, "storybook": 1.2, "documentary": 0.75, "cyberpunk": 1.25, "pixel": 1.2, "watercolor": 0.85}


def palette(time_of_day: str, place: str = "", style: str = "cinematic") -> Palette:
    """The palette of a time of day ("day" if unknown), tinted by place ("" = none) and style."""
    inks, ambient, altitude, night = _TIMES.get(time_of_day, _TIMES["day"])
    top, middle, low, orb, haze, key, shade = (rgb(ink) for ink in inks.split())
    found = Palette(top, middle, low, orb, haze, key, shade, np.array(ambient), altitude, night)
    if place in _PLACES:
        tint, amount, factor = _PLACES[place]
        found = replace(
            found,
            top=mix(found.top, mix(tint, "#000000", 0.4 + 0.4 * night), amount * 0.6),
            middle=mix(found.middle, mix(tint, "#000000", 0.4 * night), amount * 0.8),
            low=mix(found.low, mix(tint, "#ffffff", 0.25 * (1 - night)), amount * 0.7),
            haze=mix(found.haze, mix(tint, "#000000", 0.3 * night), amount * 0.8),
            ambient=found.ambient * np.array(factor),
        )
    amount = _STYLES.get(style, 1.0)
    sky = {name: saturate(getattr(found, name), amount) for name in ("top", "middle", "low", "haze", "key")}
    if style == "cyberpunk":
        sky["middle"], sky["low"] = mix(sky["middle"], "#3a1260", 0.5), mix(sky["low"], "#d0388f", 0.4)
    return replace(found, **sky)
