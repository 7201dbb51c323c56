"""Type: families with fallbacks, text that fits its box, and ink that can be read on what is behind it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextLayout

from vidpipe_desktop.engines.animatic.paint.colour import Ink, luminance, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import pixels

_OTHER_SCRIPTS: Final = ("Noto Naskh Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari")
_FAMILIES: Final = {
    "text": ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "Nimbus Sans", "DejaVu Sans"),
    "title": ("Georgia", "Palatino", "P052", "Noto Serif", "DejaVu Serif"),
    "poster": ("Futura", "Century Gothic", "URW Gothic", "Avenir Next", "DejaVu Sans"),
    "typed": ("Menlo", "Consolas", "Noto Sans Mono", "DejaVu Sans Mono"),
}
"""Families by voice, best first; Qt takes the first that is there, and another for what that one can't draw."""
_HAN: Final = {
    "japanese": ("Noto Sans CJK JP", "Yu Gothic", "Hiragino Sans"),
    "korean": ("Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo"),
    "chinese": ("Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC"),
}
_HAN_SERIFS: Final = {
    "japanese": ("Noto Serif CJK JP", "Yu Mincho", "Hiragino Mincho ProN"),
    "korean": ("Noto Serif CJK KR", "Batang", "AppleMyungjo"),
    "chinese": ("Noto Serif CJK SC", "SimSun", "Songti SC"),
}
"""The same letters are drawn differently in each of the three; kana and hangul tell which it is."""
_KANA: Final = re.compile("[\u3040-\u30ff]")
_HANGUL: Final = re.compile("[\u1100-\u11ff\uac00-\ud7a3]")
_TITLE_VOICES: Final = {
    "anime": "poster",
    "cyberpunk": "poster",
    "pixel": "typed",
    "documentary": "text",
    "comic": "poster",
    "papercut": "poster",
    "blueprint": "typed",
    "3d": "poster",
}
_NARROWER: Final = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5)
"""Parts of its room in which a text is tried, until it would take one line more."""
_SEEN: Final = "LNPS"
"""Kinds of characters that one sees, as Unicode names them: letters, numbers, punctuation, symbols."""
_DARK, _BRIGHT = "#0b0d18", "#fffaf0"
READABLE = 4.5
"""Contrast from which on text can be read, as the web's accessibility guidelines (WCAG 2) measure it."""


FLOW = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
FLOW_LEFT = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Lines:
    """Text set in a font, and the box it fills."""

    text: str
    font: QFont
    box: QRectF
    flow: Qt.TextFlag | Qt.AlignmentFlag

    def draw(self, brush: QPainter, ink: Ink, alpha: float = 1.0) -> None:
        """Draw it in its box."""
        brush.setFont(self.font)
        brush.setPen(qcolor(ink, alpha))
        brush.drawText(self.box.adjusted(-2, -2, 2, 2), self.flow, self.text)
        brush.setPen(Qt.PenStyle.NoPen)


def title_voice(style: str) -> str:
    """The voice in which a style sets its titles."""
    return _TITLE_VOICES.get(style, "title")


def font(voice: str, size: float, *, bold: bool = False, text: str = "") -> QFont:
    """A font of so many pixels (or stage units, where those are drawn in). text: what is to be set in it."""
    han = "japanese" if _KANA.search(text) else "korean" if _HANGUL.search(text) else "chinese"
    serifs = _HAN_SERIFS[han] if voice == "title" else ()
    result = QFont([*_FAMILIES[voice], *serifs, *_HAN[han], *_OTHER_SCRIPTS])
    result.setPixelSize(max(6, round(size)))
    result.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return result


@lru_cache(maxsize=128)
def _needed(
    text: str, voice: str, size: float, area: tuple[float, float, float, float], bold: bool, left: bool
) -> Lines | None:
    flow, room = FLOW_LEFT if left else FLOW, QRectF(*area)
    for factor in (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.45):
        letters = font(voice, size * factor, bold=bold, text=text)
        needed = QFontMetricsF(letters).boundingRect(room, flow, text)
        if room.adjusted(-1, -1, 1, 1).contains(needed):
            return Lines(text, letters, needed if left else _balanced(text, letters, room), flow)
    return None


def _balanced(text: str, letters: QFont, room: QRectF) -> QRectF:
    """The box of the text in as many lines as it takes, all about equally long."""
    metrics = QFontMetricsF(letters)
    box = metrics.boundingRect(room, FLOW, text)
    for share in _NARROWER:
        narrow = room.adjusted(side := room.width() * (1 - share) / 2, 0, -side, 0)
        needed = metrics.boundingRect(narrow, FLOW, text)
        if needed.height() > box.height() + 1 or not narrow.adjusted(-1, -1, 1, 1).contains(needed):
            break
        box = needed
    return box


def fitted_lines(
    text: str, voice: str, size: float, area: QRectF, *, bold: bool = False, left: bool = False
) -> Lines | None:
    """The text as large as wanted, or as much smaller as it takes to fit the area; None if it can't be drawn.

    Text that doesn't even fit at 45 % is left out whole.
    """
    if not text or not can_draw(text, voice):
        return None
    lines = _needed(text, voice, size, (area.x(), area.y(), area.width(), area.height()), bold, left)
    return replace(lines, box=QRectF(lines.box)) if lines else None


@lru_cache(maxsize=256)
def can_draw(text: str, voice: str = "text") -> bool:
    """Whether every character has a glyph in some font here; what hasn't is left out rather than shown as boxes."""
    if undrawable(text, voice):
        return False
    layout = QTextLayout(text, font(voice, 20, text=text))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return all(0 not in run.glyphIndexes() for run in layout.glyphRuns())


def undrawable(text: str, voice: str = "text") -> str:
    """The characters that no font here has, but for blanks and marks, which may come with their letters."""
    # Where no font has an alphabet, Qt sets it in boxes of its own, which count as glyphs.
    metrics = QFontMetricsF(font(voice, 20, text=text))
    seen = (char for char in dict.fromkeys(text) if unicodedata.category(char)[0] in _SEEN)
    return "".join(char for char in seen if not metrics.inFontUcs4(ord(char)))


def contrast(a: float, b: float) -> float:
    """Between two luminances (0…1, of colours as they are shown): 1 = none … 21."""
    bright, dark = sorted((_linear(a), _linear(b)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _linear(shade: float) -> float:
    return shade / 12.92 if shade <= 0.04045 else ((shade + 0.055) / 1.055) ** 2.4


def shades_behind(image: QImage, box: QRectF) -> tuple[float, float]:
    """The dark and the bright luminance of what is behind (10th and 90th percentile), 0…1."""
    area = box.toAlignedRect().intersected(image.rect())
    if area.isEmpty():
        return 0.0, 0.0
    part = pixels(image)[area.top() : area.bottom() + 1 : 3, area.left() : area.right() + 1 : 3, :3]
    grey = part[..., ::-1].astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32) / 255
    low, high = np.percentile(grey, (10, 90))
    return float(low), float(high)


def readable_ink(shades: Sequence[float]) -> Ink:
    """Bright or dark, whichever stands out more from all the shades."""
    worst = {ink: min(contrast(luminance(ink), shade) for shade in shades) for ink in (_BRIGHT, _DARK)}
    return max(worst, key=lambda ink: worst[ink])
