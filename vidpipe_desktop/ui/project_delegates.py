"""How the table paints its cells: the film with its picture, the status with its bar, plain text."""

from collections.abc import Callable
from pathlib import Path
from typing import cast
from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from vidpipe_desktop.core.models import RUNNING_STATUSES, MediaFile, ProjectSummary
from vidpipe_desktop.ui.pictures import paint_covering, pictures
from vidpipe_desktop.ui.project_model import SUMMARY_ROLE
from vidpipe_desktop.ui.style_art import style_picture
from vidpipe_desktop.ui.theme import GAP, Tokens, color, scaled_font, tokens
from vidpipe_desktop.ui.wording import STATUS_TONES, facts_line, one_line, status_words

PathOf = Callable[[MediaFile], Path]
Index = QModelIndex | QPersistentModelIndex

PICTURE = QSize(72, 40)
ROW_HEIGHT = 60
"""At 100 % font scale; the table adds what larger fonts need."""
_SMALL = 0.88
_CELL_MARGIN = 12


class RowDelegate(QStyledItemDelegate):
    """Paints the background of a row as one rounded bar, and the cell's text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, then the cell."""
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        look = tokens()
        self._paint_row(painter, option, index, look)
        rect = QRect(option.rect).adjusted(_CELL_MARGIN, 0, -_CELL_MARGIN, 0)
        painter.setFont(option.font)
        self.paint_cell(painter, rect, index, look)
        painter.restore()

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, look: Tokens) -> None:
        """The text alone; others paint more."""
        painter.setPen(color(look.muted))
        flags = index.data(Qt.ItemDataRole.TextAlignmentRole)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, int(flags) | int(_direction(text)), text)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, look: Tokens) -> None:
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if not selected and index.row() != self.hovered_row:
            return
        rect = QRectF(option.rect).adjusted(0, 2, 0, -2)
        last = self._last_column(option, index)
        # Painted past the cell's edges, so that only the row's outer corners look round.
        first, final = index.column() == 0, index.column() == last
        if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            first, final = final, first
        grown = rect.adjusted(4 if first else -12, 0, -4 if final else 12, 0)
        painter.save()
        painter.setClipRect(rect)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.accent_soft if selected else look.hover))
        painter.drawRoundedRect(grown, 8, 8)
        painter.restore()

    def _last_column(self, option: QStyleOptionViewItem, index: Index) -> int:
        """The last column that is shown."""
        table = cast("QTableView", option.widget)
        shown = (column for column in range(index.model().columnCount()) if not table.isColumnHidden(column))
        return max(shown)


class FilmDelegate(RowDelegate):
    """The film's picture, its prompt, and a line of facts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path_of: PathOf | None = None

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, look: Tokens) -> None:
        """Picture left (right in right-to-left layouts), two lines beside it."""
        row = cast("ProjectSummary | None", index.data(SUMMARY_ROLE))
        if row is None:
            return
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        box = QRectF(rect.x(), rect.center().y() - PICTURE.height() / 2 + 1, PICTURE.width(), PICTURE.height())
        words = rect.adjusted(PICTURE.width() + _CELL_MARGIN, 0, 0, 0)
        if mirrored:
            box.moveRight(rect.right())
            words = rect.adjusted(0, 0, -PICTURE.width() - _CELL_MARGIN, 0)
        self._paint_picture(painter, box, row)
        _paint_two_lines(painter, words, one_line(row.prompt), facts_line(row), look)

    def _paint_picture(self, painter: QPainter, box: QRectF, row: ProjectSummary) -> None:
        picture = None
        if row.thumbnail and self.path_of:
            picture = pictures().thumbnail(self.path_of(row.thumbnail), PICTURE, painter.device().devicePixelRatioF())
        if picture is None:
            painter.setOpacity(0.55)
            picture = style_picture(row.style, PICTURE.width(), PICTURE.height(), 0)
        paint_covering(painter, picture, box, 6)
        painter.setOpacity(1)


class StatusDelegate(RowDelegate):
    """A dot and a word; a bar while the film is being made."""

    def paint_cell(self, painter: QPainter, rect: QRect, index: Index, look: Tokens) -> None:
        """The word stands on the middle line unless there is a bar below it."""
        row = cast("ProjectSummary | None", index.data(SUMMARY_ROLE))
        if row is None:
            return
        running = row.status in RUNNING_STATUSES
        tone = color(str(getattr(look, STATUS_TONES.get(row.status, "accent_text"))))
        metrics = painter.fontMetrics()
        height = metrics.height() + (10 if running else 0)
        line = QRect(rect.x(), rect.center().y() - height // 2, rect.width(), metrics.height())
        if running:
            _paint_bar(painter, QRectF(rect.x(), line.bottom() + 7, rect.width(), 4), row.progress, look)
        else:
            line = _paint_dot(painter, line, tone)
        painter.setPen(tone)
        words = status_words(row) if running else str(index.data())
        if running:
            percent = f"{row.progress:.0%}"
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, percent)
            line.setWidth(line.width() - metrics.horizontalAdvance(percent) - GAP)
        _paint_elided(painter, line, words)


def _paint_two_lines(painter: QPainter, rect: QRect, first: str, second: str, look: Tokens) -> None:
    base = painter.font()
    small = scaled_font(base, _SMALL)
    strong = scaled_font(base, 1.0, base.weight().Medium)
    top, bottom = QFontMetrics(strong).height(), QFontMetrics(small).height()
    y = rect.center().y() - (top + bottom + 2) // 2 + 1
    painter.setFont(strong)
    painter.setPen(color(look.text))
    _paint_elided(painter, QRect(rect.x(), y, rect.width(), top), first)
    painter.setFont(small)
    painter.setPen(color(look.muted))
    _paint_elided(painter, QRect(rect.x(), y + top + 2, rect.width(), bottom), second)


def _paint_elided(painter: QPainter, rect: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(rect, int(flags) | int(_direction(text)), shown)


def _direction(text: str) -> Qt.TextFlag:
    """The text's own direction, whatever the window's is."""
    first = next((kind for char in text if (kind := bidirectional(char)) in ("L", "R", "AL")), "L")
    return Qt.TextFlag.TextForceLeftToRight if first == "L" else Qt.TextFlag.TextForceRightToLeft


def _paint_dot(painter: QPainter, line: QRect, tone: QColor) -> QRect:
    """The dot; returns the room that is left for words."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        painter.drawEllipse(QRectF(line.right() - 7, line.center().y() - 3, 7, 7))
        return line.adjusted(0, 0, -15, 0)
    painter.drawEllipse(QRectF(line.x(), line.center().y() - 3, 7, 7))
    return line.adjusted(15, 0, 0, 0)


def _paint_bar(painter: QPainter, box: QRectF, share: float, look: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(look.pressed))
    painter.drawRoundedRect(box, 2, 2)
    painter.setBrush(color(look.accent))
    done = QRectF(box)
    done.setWidth(max(4.0, box.width() * min(1.0, share)))
    painter.drawRoundedRect(done, 2, 2)
