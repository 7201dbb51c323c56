"""Projects as rows: one page of the list, kept fresh by events. Asks nobody; who shows it asks for pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPixmap, QPixmapCache

from vidpipe_desktop.core.listing import ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import RUNNING_STATUSES, MediaFile, ProjectSummary
from vidpipe_desktop.core.money import format_money

Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
ROW_HEIGHT = 56


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, sort key, width and text."""

    title: str
    key: str
    width: int
    text: Callable[[ProjectSummary], str]


def status_text(row: ProjectSummary) -> str:
    """The status as people read it, with how far it is while it runs."""
    words = {"video_gen": "filming", "keyframing": "painting", "storyboarding": "writing"}
    word = words.get(row.status.value, row.status.value)
    return f"{word} · {row.progress:.0%}" if row.status in RUNNING_STATUSES else word


def length_text(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


COLUMNS = (
    Column("Film", "prompt", 360, lambda row: " ".join(row.prompt.split())[:200]),
    Column("Status", "status", 130, status_text),
    Column("Length", "length", 70, lambda row: length_text(row.length)),
    Column("Cost", "cost", 70, lambda row: format_money(row.cost)),
    Column("Created", "created_at", 120, lambda row: f"{row.created_at.astimezone():%d %b, %H:%M}"),
)


class ProjectModel(QAbstractTableModel):
    """The rows of the page last listed."""

    def __init__(self, media_path: Callable[[MediaFile], Path] | None = None) -> None:
        super().__init__()
        self.media_path = media_path
        self._rows: list[ProjectSummary] = []
        self.query = ProjectQuery()

    def show_page(self, page: ProjectPage) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.query, self._rows = page.query, list(page.rows)
        self.endResetModel()

    def update_row(self, row: ProjectSummary) -> bool:
        """Bring a row up to date; False if it is not on this page."""
        for number, known in enumerate(self._rows):
            if known.id == row.id:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS) - 1))
                return True
        return False

    def set_progress(self, project_id: str, progress: float) -> None:
        """Show how far a running film is."""
        for row in self._rows:
            if row.id == project_id:
                self.update_row(replace(row, progress=progress))
                return

    def remove(self, project_id: str) -> None:
        """Take a row out."""
        for number, row in enumerate(self._rows):
            if row.id == project_id:
                self.beginRemoveRows(QModelIndex(), number, number)
                del self._rows[number]
                self.endRemoveRows()
                return

    def row_of(self, project_id: str) -> int:
        """Where the project is on the page; -1 if it isn't."""
        return next((number for number, row in enumerate(self._rows) if row.id == project_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Rows of the page."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """The columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tooltip, thumbnail, or the summary itself."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return COLUMNS[index.column()].text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return row.message or row.prompt[:600]
            case Qt.ItemDataRole.DecorationRole if index.column() == 0:
                return self._thumbnail(row)
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(COLUMNS[index.column()].width, ROW_HEIGHT)
            case _:
                return row if role == SUMMARY_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The columns' headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorting is the database's work; who shows this model asks for a sorted page."""

    def _thumbnail(self, row: ProjectSummary) -> QPixmap | None:
        if row.thumbnail is None or self.media_path is None:
            return None
        found = QPixmap()
        if not QPixmapCache.find(row.thumbnail.sha256, found):
            found = QPixmap(str(self.media_path(row.thumbnail)))
            if found.isNull():
                return None
            found = found.scaled(
                QSize(80, 45), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            QPixmapCache.insert(row.thumbnail.sha256, found)
        return found
