"""One take: its picture, and what there is to know about it."""

from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from vidpipe_desktop.core.engines import Engines, facts_of
from vidpipe_desktop.core.models import AspectRatio, MediaFile, SlotKind, Take, TakeSource, TakeState
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.pictures import paint_covering, pictures
from vidpipe_desktop.ui.project_delegates import PathOf
from vidpipe_desktop.ui.theme import RADIUS, Tokens, color, scaled_font, tokens
from vidpipe_desktop.ui.wording import format_day

_PICTURE = 112
"""Height of the picture, in pixels."""
_LEAST, _PAD, _SMALL = 196, 10, 0.88
_SOURCES = {
    TakeSource.MADE: "Made here",
    TakeSource.INHERITED: "Taken over",
    TakeSource.UPLOADED: "Your own file",
}


class TakeCard(QAbstractButton):
    """Checked while it is the one that is looked at."""

    def __init__(
        self,
        take: Take,
        shape: AspectRatio,
        engines: Engines,
        path_of: PathOf,
        *,
        in_use: bool,
        stale: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.take = take
        self._path_of = path_of
        self._shape = shape
        self._badge = _badge(take, in_use=in_use, stale=stale)
        self._warns = stale or take.state is TakeState.LOST
        engine = facts_of(engines, take.engine).title if take.engine else _SOURCES[take.source]
        seed = f"Seed {take.seed}" if take.source is not TakeSource.UPLOADED else ""
        price = format_money(take.cost).capitalize()
        self.lines = (
            " · ".join(part for part in (engine, take.model) if part),
            " · ".join(part for part in (price, seed) if part),
            f"{_SOURCES[take.source]} · {format_day(take.created_at, datetime.now(UTC))}",
        )
        self.setObjectName(f"takeCard{take.number}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(part for part in (f"Take {take.number}", self._badge) if part))
        self.setAccessibleDescription(". ".join(self.lines))
        self.setToolTip(take.prompt[:600])
        pictures().loaded.connect(self._on_picture_loaded)

    def sizeHint(self) -> QSize:
        """Picture and four lines of text."""
        strong, small = QFontMetricsF(self._font(strong=True)), QFontMetricsF(self._font())
        wide, tall = self._shape.size
        picture = max(_LEAST, round(_PICTURE * wide / tall)) if wide > tall else _LEAST
        text = strong.height() + 3 * small.height() + 4
        return QSize(picture + 2 * _PAD, round(_PICTURE + 8 + text) + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card: picture, number with its badge, facts."""
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shade = look.accent_soft if self.isChecked() else look.hover if self.underMouse() else look.surface
        edge = look.accent if self.isChecked() or self.hasFocus() else look.line
        painter.setBrush(color(shade))
        painter.setPen(QPen(color(edge), 2 if self.isChecked() or self.hasFocus() else 1))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        box = QRectF(_PAD, _PAD, self.width() - 2 * _PAD, _PICTURE)
        self._paint_picture(painter, box, look)
        self._paint_words(painter, QRectF(_PAD, box.bottom() + 8, box.width(), self.height()), look)

    def _on_picture_loaded(self, path: str) -> None:
        shown = self._picture()
        if shown and str(self._path_of(shown)) == path:
            self.update()

    def _paint_picture(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.well))
        painter.drawRoundedRect(box, RADIUS - 4, RADIUS - 4)
        shown = self._picture()
        wide, tall = self._shape.size
        if shown and (
            found := pictures().thumbnail(self._path_of(shown), box.size().toSize(), self.devicePixelRatioF())
        ):
            inner = QRectF(0, 0, min(box.width(), box.height() * wide / tall), box.height())
            inner.moveCenter(box.center())
            paint_covering(painter, found, inner, RADIUS - 4)
        elif self.take.storyboard:
            self._paint_scenes(painter, box.adjusted(8, 6, -8, -6), look)
        else:
            glyph = "warning" if self.take.state is TakeState.LOST else "log"
            place = box.center() - QPointF(11, 11)
            painter.drawPixmap(place, pixmap(glyph, look.faint, 22, self.devicePixelRatioF()))

    def _paint_scenes(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        assert self.take.storyboard is not None
        painter.setFont(self._font())
        painter.setPen(color(look.muted))
        metrics = QFontMetricsF(painter.font())
        for number, scene in enumerate(self.take.storyboard.scenes):
            line = QRectF(box.left(), box.top() + number * (metrics.height() + 2), box.width(), metrics.height())
            if line.bottom() > box.bottom():
                break
            text = f"{scene.index + 1}  {' '.join(scene.description.split())}"
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_words(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        painter.setFont(self._font(strong=True))
        painter.setPen(color(look.text))
        metrics = QFontMetricsF(painter.font())
        name = f"Take {self.take.number}"
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), name)
        if self._badge:
            self._paint_badge(painter, box.left() + metrics.horizontalAdvance(name) + 8, box, metrics.height(), look)
        painter.setFont(self._font())
        painter.setPen(color(look.muted))
        small = QFontMetricsF(painter.font())
        top = box.top() + metrics.height() + 4
        for number, text in enumerate(self.lines):
            shown = small.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QPointF(box.left(), top + number * small.height() + small.ascent()), shown)

    def _paint_badge(self, painter: QPainter, left: float, box: QRectF, height: float, look: Tokens) -> None:
        font = scaled_font(self.font(), 0.8, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        room = box.right() - left - 14
        words = metrics.elidedText(self._badge, Qt.TextElideMode.ElideRight, room)
        pill = QRectF(left, box.top() + (height - metrics.height() - 2) / 2, 0, metrics.height() + 2)
        pill.setWidth(metrics.horizontalAdvance(words) + 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.warn_soft if self._warns else look.good_soft))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.setPen(color(look.warn if self._warns else look.good))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _picture(self) -> MediaFile | None:
        if self.take.state is TakeState.LOST:
            return None
        still = self.take.slot.kind in (SlotKind.START, SlotKind.END)
        return self.take.thumbnail or (self.take.file if still else None)

    def _font(self, *, strong: bool = False) -> QFont:
        return scaled_font(self.font(), 1.0, QFont.Weight.DemiBold) if strong else scaled_font(self.font(), _SMALL)


def _badge(take: Take, *, in_use: bool, stale: bool) -> str:
    if take.state is TakeState.LOST:
        return "File is gone"
    if not in_use:
        return ""
    return "In use, kept" if take.pinned else "In use, changed since" if stale else "In use"
