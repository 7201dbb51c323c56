"""Surfaces in the scene's light: the plain, the lit and the shaded side of a thing; and how far lamps are on."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QLinearGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient
from vidpipe_desktop.engines.animatic.stage.stage import Stage

LAMPLIGHT = ("#ffd98a", "#ffc46a", "#ffe9c0", "#ffdca8")
"""Colours of windows with a lamp behind them."""


@dataclass(frozen=True, slots=True)
class Tones:
    """One surface: its colour, its lit and its shaded side, and its deepest shadow."""

    body: Rgb
    bright: Rgb
    dark: Rgb
    deep: Rgb

    def down(self, y0: float, y1: float) -> QBrush:
        """Lit from above, from y0 down to y1."""
        return vertical_gradient(y0, y1, (0.0, self.bright, 1.0), (0.25, self.body, 1.0), (1.0, self.dark, 1.0))

    def round(self, x0: float, x1: float, side: int) -> QBrush:
        """Something round between x0 and x1, lit from `side`."""
        fading = QLinearGradient(x0, 0, x1, 0)
        for place, ink in ((0.0, self.dark), (0.62, self.body), (0.86, self.bright), (1.0, self.body)):
            fading.setColorAt(place if side > 0 else 1 - place, qcolor(ink))
        return QBrush(fading)


def tones(stage: Stage, ink: Ink, haze: float = 0.0) -> Tones:
    """The surface in the light of the stage. haze: how far into the distance, 0…1."""
    palette = stage.palette
    body, clear = palette.lit(ink, haze), 1 - 0.75 * haze
    return Tones(
        body,
        mix(body, palette.key * palette.ambient, 0.30 * clear),
        mix(body, palette.shade, 0.40 * clear),
        mix(mix(body, palette.shade, 0.62 * clear), "#000000", 0.22 * clear),
    )


def lamplight(palette: Palette) -> float:
    """How far lamps and windows are on: 0 = by day, 1 = at night."""
    return min(1.0, palette.night * 1.4)


def shifted(box: QRectF, x: float, y: float, width: float, height: float) -> QRectF:
    """A part of a box, in fractions of it."""
    return QRectF(box.x() + x * box.width(), box.y() + y * box.height(), width * box.width(), height * box.height())
