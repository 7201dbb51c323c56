"""The light of a scene: time of day, place and style as one set of colours that everything is painted with."""

import numpy as np

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, rgb
from vidpipe_desktop.engines.animatic.paint.grades import grade

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
_GRADED = ("top", "mid", "low", "orb", "haze", "key", "shade")


class Palette:
    """The colours of one scene.

    top, mid, low: of the sky; orb: of sun or moon; haze: of distance; key: of the main light; shade: of shadows.
    ambient: factor of every surface's own colour. altitude: of sun or moon, 0 = horizon, 1 = zenith.
    night: 0 = day, 1 = deep night. Sets may change the key and ambient light of their own scene.
    All of them, and every surface, are graded in the style.
    """

    __slots__ = (
        "altitude", "ambient", "haze", "key", "low", "mid", "night", "orb", "place", "shade", "style", "time_of_day",
        "top",
    )  # fmt: skip

    def __init__(self, time_of_day: str = "day", place: str = "", style: str = "") -> None:
        """Unknown times are "day"; no place and no style change nothing, nor do unknown ones."""
        self.time_of_day = time_of_day if time_of_day in _TIMES else "day"
        self.place = place
        self.style = style
        inks, ambient, altitude, night = _TIMES[self.time_of_day]
        self.top, self.mid, self.low, self.orb, self.haze, self.key, self.shade = (rgb(ink) for ink in inks.split())
        self.ambient: Rgb = np.array(ambient)
        self.altitude = altitude
        self.night = night
        self._tint_by_place()
        for name in _GRADED:
            setattr(self, name, grade(getattr(self, name), style))

    def lit(self, ink: Ink, depth: float = 0.0, ambient: float = 1.0) -> Rgb:
        """A surface in this light. depth 0…1: how far into the haze; ambient: how much the light tints it."""
        surface = rgb(ink)
        seen = grade(surface * (1 - ambient) + surface * self.ambient * ambient, self.style)
        return mix(seen, self.haze, depth)

    def dark(self, ink: Ink, k: float = 0.5) -> Rgb:
        """The surface in shadow: k = 1 is shadow alone."""
        return mix(ink, self.shade, k)

    def _tint_by_place(self) -> None:
        match self.place:
            case "mars":
                self._tint_mars()
            case "desert":
                self.mid, self.low = mix(self.mid, "#f0c58c", 0.28), mix(self.low, "#fbe3b4", 0.45)
                self.haze = mix(self.haze, "#efcb98", 0.5)
            case "snow":
                self.haze, self.low = mix(self.haze, "#e8f2fb", 0.35), mix(self.low, "#eef6fc", 0.25)
            case "neon":
                self.top, self.mid = mix("#090516", self.top, 0.25), mix("#2a1048", self.mid, 0.2)
                self.low, self.haze = mix("#6d1f6e", self.low, 0.12), mix("#54206e", self.haze, 0.15)
                self.key, self.ambient, self.night = rgb("#ff5fc0"), np.array([0.52, 0.42, 0.78]), 1.0
            case "underwater":
                self.top, self.mid, self.low = rgb("#0fa7b8"), rgb("#0a6f9c"), rgb("#062b58")
                self.haze, self.key, self.ambient = rgb("#0d6c98"), rgb("#c9fbff"), np.array([0.50, 0.82, 0.95])
            case "jungle":
                self.haze, self.low = mix(self.haze, "#b9d98c", 0.4), mix(self.low, "#d9ecae", 0.35)
            case "spooky":
                self.mid, self.low = mix(self.mid, "#2c4a44", 0.5), mix(self.low, "#7d9a6a", 0.4)
                self.haze = mix(self.haze, "#3c5a50", 0.5)
            case _:
                pass

    def _tint_mars(self) -> None:
        night = self.night
        self.top = mix(mix("#7a3d2b", "#160a10", night), self.top, 0.12)
        self.mid = mix(mix("#c9794c", "#3b1a1e", night), self.mid, 0.10)
        self.low = mix(mix("#f0c08a", "#8a4a3a", night), self.low, 0.12)
        self.haze = mix(mix("#dc9460", "#5a2c2a", night), self.haze, 0.12)
        self.key = mix("#ffd7a0", self.key, 0.3)
        self.ambient = self.ambient * np.array([1.0, 0.82, 0.70])
