"""Titles and captions, laid out inside the title-safe area, readable on any picture, never in a keyframe."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.film.lettering import (
    READABLE,
    Lines,
    contrast,
    fitted_lines,
    readable_ink,
    shades_behind,
    title_voice,
)
from vidpipe_desktop.engines.animatic.paint.colour import luminance, qcolor
from vidpipe_desktop.engines.animatic.paint.curves import ease

_QUIET = 0.3
"""Seconds at both ends of a scene without text, so that it never stands in a keyframe."""
_FADE = 0.5
_TITLE_STAYS = 3.8
_TITLE: Final = QRectF(0.08, 0.11, 0.84, 0.25)
_CAPTION: Final = QRectF(0.08, 0.76, 0.84, 0.185)
"""Where they stand, in parts of the picture."""
_TITLE_SIZE, _CAPTION_SIZE = 0.074, 0.036
"""Height of a line, in parts of the picture's height, or of a 16:9 picture as wide."""
_CAPTION_VOICES: Final = {"pixel": "typed", "blueprint": "typed"}
_ON_PAPER: Final = ("watercolor", "storybook", "papercut", "comic")
"""Styles whose captions are dark on a light strip."""
_SURE = 1.5
"""Titles stand out so much more than they must: they are thin, and the picture behind them moves."""
_VEILS: Final = (0.0, 0.2, 0.35, 0.5, 0.65, 0.8)

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How a title is made readable: its ink, and how much the picture behind it is veiled, 0…1."""

    ink: str
    veil: float


def title_look(image: QImage, text: str, style: str) -> Look:
    """The look that stands out on this picture, with as little veil as it takes."""
    lines = _set_title(_size(image), text, style)
    shades = shades_behind(image, lines.box) if lines else (0.0, 0.0)
    ink = str(readable_ink(shades))
    own, end = luminance(ink), 1.0 if luminance(ink) < 0.5 else 0.03
    for veil in _VEILS:
        if min(contrast(own, shade + (end - shade) * veil) for shade in shades) >= READABLE * _SURE:
            return Look(ink, veil)
    return Look(ink, _VEILS[-1])


def draw_title(brush: QPainter, image: QImage, text: str, style: str, look: Look, t: float, duration: float) -> None:
    """The film's title, large, in the upper third; brush paints on the image."""
    alpha = min(_shown(t, duration), max(0.0, min(1.0, (_TITLE_STAYS - t) / _FADE)))
    lines = _set_title(_size(image), text, style) if alpha > 0 else None
    if lines is None:
        return
    _draw_halo(brush, lines, look, alpha)
    lines.box.translate(0, -0.012 * image.height() * (1 - ease(t / 1.8)))
    drop = lines.font.pixelSize() * 0.05
    lines.box.translate(0, drop)
    lines.draw(brush, "#05060c" if luminance(look.ink) > 0.5 else "#fffdf6", 0.5 * alpha)
    lines.box.translate(0, -drop)
    lines.draw(brush, look.ink, alpha)


def draw_caption(brush: QPainter, image: QImage, text: str, style: str, t: float, duration: float) -> None:
    """What a scene tells, at the lower edge, on a dark strip (a light one on paper)."""
    alpha = _shown(t - 0.25, duration - 0.25)
    lines = _set_caption(_size(image), text, style) if alpha > 0 else None
    if lines is None:
        return
    paper = style in _ON_PAPER
    pad = lines.font.pixelSize() * 0.62
    lines.box.moveBottom(image.height() * _CAPTION.bottom() - pad * 0.5)
    brush.setBrush(qcolor("#fffaf0" if paper else "#06070d", (0.82 if paper else 0.62) * alpha))
    brush.drawRoundedRect(lines.box.adjusted(-pad, -pad * 0.45, pad, pad * 0.45), pad * 0.55, pad * 0.55)
    lines.draw(brush, "#33261c" if paper else "#ffffff", alpha)


def title_fits(size: Size, text: str, style: str) -> bool:
    """Whether the title can be drawn: there are letters for it, and room."""
    return _set_title(size, text, style) is not None


def caption_fits(size: Size, text: str, style: str) -> bool:
    """The same of a caption."""
    return _set_caption(size, text, style) is not None


def _shown(t: float, duration: float) -> float:
    return ease(min((t - _QUIET) / _FADE, (duration - _QUIET - t) / _FADE))


def _size(image: QImage) -> Size:
    return image.width(), image.height()


def _set_title(size: Size, text: str, style: str) -> Lines | None:
    return _set(size, text, title_voice(style), _TITLE_SIZE, _TITLE, bold=True)


def _set_caption(size: Size, text: str, style: str) -> Lines | None:
    return _set(size, text, _CAPTION_VOICES.get(style, "text"), _CAPTION_SIZE, _CAPTION)


def _set(size: Size, text: str, voice: str, part: float, area: QRectF, *, bold: bool = False) -> Lines | None:
    width, height = size
    box = QRectF(width * area.x(), height * area.y(), width * area.width(), height * area.height())
    return fitted_lines(text, voice, max(9.0, min(height, width * 1.2) * part), box, bold=bold)


def _draw_halo(brush: QPainter, lines: Lines, look: Look, alpha: float) -> None:
    """A soft patch of light or dark behind the text."""
    if not look.veil:
        return
    tone = "#fffdf6" if luminance(look.ink) < 0.5 else "#05060c"
    soft = QRadialGradient(0.0, 0.0, 1.0)
    for stop, part in ((0.0, 1.0), (0.5, 0.96), (0.78, 0.45), (1.0, 0.0)):
        soft.setColorAt(stop, qcolor(tone, look.veil * part * alpha))
    brush.save()
    brush.setPen(Qt.PenStyle.NoPen)
    brush.translate(lines.box.center())
    brush.scale(lines.box.width() * 0.78, lines.box.height() * 1.25)
    brush.setBrush(QBrush(soft))
    brush.drawEllipse(QRectF(-1, -1, 2, 2))
    brush.restore()
