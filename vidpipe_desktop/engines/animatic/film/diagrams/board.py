"""The board that diagrams are drawn on: its zones, inks and timing, pictograms in discs, words that fit."""

import math
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from vidpipe_desktop.engines.animatic.actors.pictograms import pictogram
from vidpipe_desktop.engines.animatic.film.lettering import FLOW, can_draw, fitted_lines, font
from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, from_hue, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep
from vidpipe_desktop.engines.animatic.paint.shapes import glow
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH, DiagramSpec
from vidpipe_desktop.engines.animatic.stage.camera import Box

CENTRE = STAGE_WIDTH / 2
_USED = 0.88
"""Part of the visible width that a diagram fills."""
_SHARP = 256
"""Pixels of a pictogram's picture."""
_FIRST, _NEXT = 0.45, 0.24
"""Seconds until the first thing appears, and between things."""
_DISC = 0.72
"""Radius of the disc around a pictogram, in sizes of the pictogram."""
_PAPER = "#0b1024"


@dataclass(slots=True)
class Board:
    """One moment of a diagram. placed: what was drawn where, by name, in stage units."""

    brush: QPainter
    spec: DiagramSpec
    view_width: float
    hue: float
    t: float
    aside: int = 0
    placed: list[tuple[str, Box]] = field(default_factory=list[tuple[str, Box]])

    @property
    def tall(self) -> bool:
        """Whether the picture is too narrow for things in a row."""
        return self.view_width < 1300

    @property
    def body(self) -> Box:
        """Where the graphic itself goes. aside: somebody stands to the left (-1) or right (1) and needs room."""
        half = self.view_width / 2 * _USED
        left, right = CENTRE - half, CENTRE + half
        taken = 0.30 * (right - left)
        return Box(left + (taken if self.aside < 0 else 0), 272, right - (taken if self.aside > 0 else 0), 836)

    @property
    def inks(self) -> tuple[Rgb, Rgb, Rgb]:
        """Three colours that go together."""
        return from_hue(self.hue, 0.5, 1.0), from_hue(self.hue + 0.33, 0.55, 1.0), from_hue(self.hue + 0.52, 0.5, 1.0)

    def ink(self, number: int) -> Rgb:
        """The colour of the number-th thing."""
        return self.inks[number % 3]

    def label(self, number: int) -> str:
        """The words of the number-th item, "" if it has none."""
        return self.spec.labels[number] if number < len(self.spec.labels) else ""

    def drawn(self, turn: float, seconds: float = 0.7) -> float:
        """How much of something that comes at this turn is drawn, 0…1."""
        begin = _FIRST + _NEXT * turn
        return smoothstep(begin, begin + seconds, self.t)

    def pop(self, turn: float) -> float:
        """Springing to full size at this turn: 0…1, a little more on the way."""
        since = (self.t - _FIRST - _NEXT * turn) * 1.6
        return 1 - math.cos(4.2 * since) * math.exp(-4.0 * since) if since > 0 else 0.0

    # Drawing ----------------------------------------------------------------------------------------------------

    def picture(self, emoji: str, x: float, y: float, size: float, *, ring: Ink | None = None) -> None:
        """A pictogram with its middle at x, y; ring: in a disc edged with this colour, which makes it larger."""
        if size < 4:
            return
        reach = size * _DISC if ring is not None else size / 2
        self.placed.append((emoji, Box(x - reach, y - reach, x + reach, y + reach)))
        if ring is not None:
            glow(self.brush, x, y, size * 1.05, ring, 0.3)
            self.brush.setBrush(qcolor(mix(ring, _PAPER, 0.78), 0.92))
            self.brush.setPen(QPen(qcolor(ring, 0.9), max(2.0, size * 0.022)))
            self.brush.drawEllipse(QPointF(x, y), reach, reach)
            self.brush.setPen(Qt.PenStyle.NoPen)
        self.brush.drawImage(QRectF(x - size / 2, y - size / 2, size, size), pictogram(emoji, _SHARP))

    def words(
        self,
        text: str,
        area: Box,
        size: float,
        turn: float,
        *,
        ink: Ink = "#ffffff",
        bold: bool = False,
        voice: str = "text",
        left: bool = False,
    ) -> None:
        """Text in the middle of an area (or at its left), fading in at its turn, smaller if it must be."""
        alpha = self.drawn(turn, 0.6)
        lines = fitted_lines(text, voice, size, _rect(area), bold=bold, left=left) if alpha > 0 else None
        if lines is None:
            return
        self.placed.append((text, Box(lines.box.left(), lines.box.top(), lines.box.right(), lines.box.bottom())))
        lines.draw(self.brush, ink, alpha)

    def caption(
        self, number: int, x: float, y: float, size: float, turn: float, *, above: bool = False, reach: float = 0.95
    ) -> None:
        """The label of the number-th item under the disc of a pictogram of this size, or above it.

        reach: how far it may go to both sides, in sizes.
        """
        edge = y + (-1 if above else 1) * size * (_DISC + 0.03)
        top = edge - 46 if above else edge
        area = Box(x - size * reach, top, x + size * reach, top + 46)
        self.words(self.label(number), area, 34, turn, bold=True)

    def headline(self, turn: float = 0.0) -> None:
        """The diagram's own title, in the zone at the top, with a short rule under it."""
        half = self.view_width / 2 * _USED
        self.words(self.spec.text, Box(CENTRE - half, 66, CENTRE + half, 212), 66, turn, bold=True, voice="poster")
        length = min(110.0, half * 0.3) * self.drawn(turn + 1)
        if self.spec.text and length > 1:
            self.line(CENTRE - length, 232, CENTRE + length, 232, self.inks[0], 5)

    def badge(self, text: str, x: float, y: float, size: float, turn: float, ink: Ink) -> None:
        """A small filled disc with a number in it."""
        grown = min(1.0, self.pop(turn)) * size
        if grown < 2:
            return
        self.brush.setBrush(qcolor(ink))
        self.brush.drawEllipse(QPointF(x, y), grown, grown)
        letters = font("poster", grown * 1.15, bold=True, text=text)
        if can_draw(text, "poster"):
            self.brush.setFont(letters)
            self.brush.setPen(qcolor(_PAPER))
            wide = max(grown * 2, QFontMetricsF(letters).horizontalAdvance(text))
            self.brush.drawText(QRectF(x - wide / 2, y - grown, wide, grown * 2), FLOW, text)
            self.brush.setPen(Qt.PenStyle.NoPen)

    def line(self, x0: float, y0: float, x1: float, y1: float, ink: Ink, width: float, alpha: float = 0.9) -> None:
        """A straight line with round ends."""
        pen = QPen(qcolor(ink, alpha), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.brush.setPen(pen)
        self.brush.drawLine(QPointF(x0, y0), QPointF(x1, y1))
        self.brush.setPen(Qt.PenStyle.NoPen)

    def arrow(self, x0: float, y0: float, x1: float, y1: float, ink: Ink, turn: float) -> None:
        """An arrow that is drawn on at its turn; afterwards a light runs along it."""
        part, length = self.drawn(turn, 0.5), math.hypot(x1 - x0, y1 - y0)
        if part <= 0 or length < 1:
            return
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        tip = (x0 + ux * length * part, y0 + uy * length * part)
        head = min(26.0, length * 0.45)
        base = (tip[0] - ux * head, tip[1] - uy * head)
        self.line(x0, y0, base[0], base[1], ink, 7)
        self.brush.setBrush(qcolor(ink))
        side = head * 0.62
        self.brush.drawPolygon(
            QPolygonF(
                [
                    QPointF(*tip),
                    QPointF(base[0] - uy * side, base[1] + ux * side),
                    QPointF(base[0] + uy * side, base[1] - ux * side),
                ]
            )
        )
        if part >= 1:
            run = (0.7 * self.t + 0.3 * turn) % 1
            glow(self.brush, x0 + ux * length * run, y0 + uy * length * run, 34, "#ffffff", 0.85)

    def dot(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """A glowing dot."""
        if radius > 0.5:
            glow(self.brush, x, y, radius * 3.5, ink, 0.55)
            self.brush.setBrush(qcolor(ink))
            self.brush.drawEllipse(QPointF(x, y), radius, radius)


def _rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)
