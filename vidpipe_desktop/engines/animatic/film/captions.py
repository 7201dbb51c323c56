"""Titles and captions, laid out inside the title-safe area, only in fonts that can draw them."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import qcolor

_SAFE = 0.06
"""Part of the picture's sides that holds no text."""
_QUIET = 0.3
"""Seconds at both ends of a scene without text, so that it never stands in a keyframe."""
_FADE = 0.5


def draw_title(brush: QPainter, size: tuple[int, int], text: str, t: float, duration: float) -> None:
    """The film's title, large, in the upper third."""
    alpha = min(_ramp(t, duration), max(0.0, min(1.0, 3.6 - t)))
    _draw(brush, size, text, alpha, 0.068, QRectF(0, 0.12, 1, 0.3), backed=False)


def draw_caption(brush: QPainter, size: tuple[int, int], text: str, t: float, duration: float) -> None:
    """What a scene tells, at the lower edge."""
    _draw(brush, size, text, _ramp(t - 0.4, duration - 0.4), 0.036, QRectF(0, 0.8, 1, 0.15), backed=True)


def _ramp(t: float, duration: float) -> float:
    return max(0.0, min(1.0, (t - _QUIET) / _FADE, (duration - _QUIET - t) / _FADE))


def _draw(
    brush: QPainter, size: tuple[int, int], text: str, alpha: float, part: float, area: QRectF, *, backed: bool
) -> None:
    """Text in an area given in parts of the picture; part: height of a line, of the short side's 16:9 equivalent."""
    if not text or alpha <= 0:
        return
    width, height = size
    font = QFont("DejaVu Sans" if backed else "DejaVu Serif")
    font.setPixelSize(max(9, round(min(height, width * 0.9) * part)))
    font.setWeight(QFont.Weight.Normal if backed else QFont.Weight.DemiBold)
    metrics = QFontMetricsF(font)
    if not can_draw(text, metrics):
        return
    box = QRectF(width * _SAFE, height * area.y(), width * (1 - 2 * _SAFE), height * area.height())
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
    needed = metrics.boundingRect(box, flags, text)
    brush.save()
    brush.setFont(font)
    brush.setOpacity(alpha)
    if backed:
        pad = font.pixelSize() * 0.6
        brush.setBrush(qcolor("#05060c", 0.5))
        brush.drawRoundedRect(needed.adjusted(-pad, -pad * 0.5, pad, pad * 0.5), pad * 0.5, pad * 0.5)
    else:
        brush.setPen(qcolor("#05060c", 0.7))
        brush.drawText(box.translated(0, font.pixelSize() * 0.06), flags, text)
    brush.setPen(qcolor("#fffaf0"))
    brush.drawText(box, flags, text)
    brush.restore()


def can_draw(text: str, metrics: QFontMetricsF) -> bool:
    """Whether every character has a glyph; what can't be drawn is left out whole rather than shown as boxes."""
    return all(char.isspace() or metrics.inFontUcs4(ord(char)) for char in text)
