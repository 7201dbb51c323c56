"""Projects as rows of a table. Holds the pages it was given and asks for those it is asked about; sorts nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from vidpipe_desktop.core.listing import ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import RUNNING_STATUSES, ProjectSummary
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.queue import QueueState
from vidpipe_desktop.ui.wording import facts_line, format_day, format_length, one_line, status_words

SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""The row's ProjectSummary, or None while its page has not come."""
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
PAGE = 200

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


def _status_text(row: ProjectSummary) -> str:
    words = status_words(row)
    return f"{words} {row.progress:.0%}" if row.status in RUNNING_STATUSES else words


def _prompt_text(row: ProjectSummary) -> str:
    return one_line(row.prompt)


def _length_text(row: ProjectSummary) -> str:
    return format_length(row.length)


def _cost_text(row: ProjectSummary) -> str:
    return format_money(row.cost)


def _created_text(row: ProjectSummary) -> str:
    return format_day(row.created_at, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, what the studio sorts it by, the text of a cell, its first width.

    needs: it is left out where the table is narrower than this. Both in pixels at 100 % font scale.
    """

    title: str
    sort: str
    text: Callable[[ProjectSummary], str]
    width: int
    number: bool = False
    needs: int = 0


COLUMNS = (
    Column("Film", "prompt", _prompt_text, 380),
    Column("Status", "status", _status_text, 176),
    Column("Length", "length", _length_text, 88, number=True, needs=660),
    Column("Cost", "cost", _cost_text, 80, number=True, needs=740),
    Column("Created", "created_at", _created_text, 136, needs=520),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ProjectModel(QAbstractTableModel):
    """Rows that have not come yet are None; looking at one asks for its page."""

    page_wanted = Signal(object)  # ProjectQuery
    listed = Signal(int)  # how many projects the list has; emitted whenever a first page or a count arrives

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ProjectSummary | None] = []
        self.queue = QueueState()
        self._query = ProjectQuery(limit=PAGE)
        self._wanted: set[int] = set()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._on_asking_due)

    @property
    def query(self) -> ProjectQuery:
        """Text and order of the list as it is asked for now."""
        return self._query

    def refresh(self) -> None:
        """Ask for the first page again."""
        self._want(0)

    def filter(self, text: str) -> None:
        """Ask for the projects whose prompt has this text."""
        if text != self._query.text:
            self._query = replace(self._query, text=text)
            self.refresh()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order."""
        descending = order is Qt.SortOrder.DescendingOrder
        wanted = replace(self._query, sort=COLUMNS[column].sort, descending=descending)
        if wanted != self._query:
            self._query = wanted
            self.refresh()

    def row_of(self, project_id: str) -> int:
        """The project's row, or -1 if it is not among the rows that have come."""
        return next((row for row, each in enumerate(self._rows) if each and each.id == project_id), -1)

    def summary(self, row: int) -> ProjectSummary | None:
        """The project in this row, if it has come."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def take_page(self, page: ProjectPage) -> None:
        """A page has come. Pages of another text or order are too late and of no interest."""
        wanted = replace(self._query, offset=page.query.offset, limit=page.query.limit)
        if page.query != wanted or page.query.limit != PAGE:
            return
        start = page.query.offset
        if start == 0 or page.total != len(self._rows):
            self._begin_afresh(page, keep=start != 0)
        else:
            self._rows[start : start + len(page.rows)] = page.rows
            self._tell(start, start + len(page.rows) - 1)
        self.listed.emit(page.total)

    def upsert(self, summary: ProjectSummary) -> None:
        """A project has changed, or is new: then the studio knows where it belongs."""
        row = self.row_of(summary.id)
        if row < 0:
            self.refresh()
            return
        self._rows[row] = summary
        self._tell(row, row)

    def set_progress(self, project_id: str, film: float) -> None:
        """A running project came further."""
        row = self.row_of(project_id)
        known = self.summary(row)
        if known:
            self._rows[row] = replace(known, progress=film)
            self._tell(row, row)

    def set_queue(self, queue: QueueState) -> None:
        """Other projects wait for their turn, or in another order."""
        self.queue = queue
        self._tell(0, len(self._rows) - 1)

    def waiting(self, row: ProjectSummary) -> str:
        """Which place in the queue the project has ("" = it does not wait)."""
        place = self.queue.place(row.id)
        if not place or row.status in RUNNING_STATUSES:
            return ""
        return f"Queue paused, {place}" if self.queue.paused else f"Queued, {place}"

    def remove(self, project_id: str) -> None:
        """A project has left the list."""
        row = self.row_of(project_id)
        if row < 0:
            self.refresh()
            return
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._rows[row]
        self.endRemoveRows()
        self.listed.emit(len(self._rows))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """All projects of the list, whether they have come or not."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Part of Qt's contract."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Text, tooltip, alignment, and the summary itself under SUMMARY_ROLE."""
        if role not in (_DISPLAY, SUMMARY_ROLE, _TOOLTIP, _ALIGNMENT, _SPOKEN) or not index.isValid():
            return None
        column = COLUMNS[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if column.number else _LEFT
        row = self._rows[index.row()]
        if row is None:
            self._want(index.row() // PAGE * PAGE)
            return "…" if role == _DISPLAY else None
        if role == SUMMARY_ROLE:
            return row
        if role == _TOOLTIP:
            return row.message or one_line(row.prompt, 600)
        text = (column.sort == "status" and self.waiting(row)) or column.text(row)
        return f"{text}, {facts_line(row)}" if role == _SPOKEN and column.sort == "prompt" else text

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _DISPLAY:
            return COLUMNS[section].title
        if role == _ALIGNMENT:
            return _RIGHT if COLUMNS[section].number else _LEFT
        return None

    def _begin_afresh(self, page: ProjectPage, *, keep: bool) -> None:
        """The whole list is another one. keep: rows before the page are still right."""
        start = page.query.offset
        self.beginResetModel()
        known = self._rows[:start] if keep else []
        rows: list[ProjectSummary | None] = [*known, *[None] * (start - len(known)), *page.rows]
        self._rows = [*rows[: page.total], *[None] * (page.total - len(rows))]
        self.endResetModel()

    def _want(self, offset: int) -> None:
        # Collected and asked for a turn later: views ask while they paint.
        self._wanted.add(offset)
        self._asking.start()

    def _on_asking_due(self) -> None:
        wanted, self._wanted = self._wanted, set()
        for offset in sorted(wanted):
            self.page_wanted.emit(replace(self._query, offset=offset, limit=PAGE))

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
