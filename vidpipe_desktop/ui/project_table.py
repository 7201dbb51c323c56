"""The films there are: filter, table and what can be done with a row."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.core.models import RUNNING_STATUSES, ProjectSummary, Status
from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.empty_state import EmptyState
from vidpipe_desktop.ui.icons import icon
from vidpipe_desktop.ui.pictures import pictures
from vidpipe_desktop.ui.project_delegates import ROW_HEIGHT, FilmDelegate, PathOf, RowDelegate, StatusDelegate
from vidpipe_desktop.ui.project_model import COLUMNS, ProjectModel
from vidpipe_desktop.ui.theme import GAP, font_scale, tokens

FILTER_DELAY = 120
"""Milliseconds without a key before the studio is asked."""


class ProjectTable(QTableView):
    """A table whose rows light up as a whole under the mouse."""

    delete_pressed = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("projectTable")
        self.setAccessibleName("Films")
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(False)
        self._row_delegates = (FilmDelegate(self), StatusDelegate(self), RowDelegate(self))

    @property
    def film_delegate(self) -> FilmDelegate:
        """Paints the first column."""
        delegate = self._row_delegates[0]
        assert isinstance(delegate, FilmDelegate)
        return delegate

    def set_up(self, model: ProjectModel) -> None:
        """Show this model."""
        self.setModel(model)
        film, status, plain = self._row_delegates
        for number, column in enumerate(COLUMNS):
            self.setItemDelegateForColumn(number, {"prompt": film, "status": status}.get(column.sort, plain))
            self.setColumnWidth(number, round(column.width * font_scale(self)))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(64)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, round(ROW_HEIGHT * 0.85 * font_scale(self))))
        pictures().loaded.connect(self._on_picture_loaded)
        self.setSortingEnabled(True)
        self.sortByColumn(len(COLUMNS) - 1, Qt.SortOrder.DescendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the columns that matter less make room for the film."""
        super().resizeEvent(event)
        width = self.viewport().width() / font_scale(self)
        for number, column in enumerate(COLUMNS):
            self.setColumnHidden(number, width < column.needs)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes, Return opens."""
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_pressed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)

    def _on_picture_loaded(self, _path: str) -> None:
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._row_delegates[0].hovered_row:
            for delegate in self._row_delegates:
                delegate.hovered_row = row
            self.viewport().update()


class ProjectPane(QFrame):
    """The pane around the table. Signals carry the project's id."""

    selected = Signal(str)
    opened = Signal(str)
    resume_asked = Signal(str)
    stop_asked = Signal(str)
    fork_asked = Signal(str)
    save_asked = Signal(str)
    pack_asked = Signal(str)
    delete_asked = Signal(str)
    reuse_asked = Signal(str)
    queue_asked = Signal(str)
    unqueue_asked = Signal(str)
    next_asked = Signal(str)
    pause_asked = Signal(str)

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "pane")
        self.model = model
        self.filter_edit = self._make_filter()
        self.table = ProjectTable()
        self.table.set_up(model)
        self._count = label("", "muted")
        self._nothing = EmptyState("search", "No film matches.", "Try fewer or other words.", "Clear filter")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self._current = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(FILTER_DELAY)
        self._lay_out()
        self._connect()

    @property
    def current(self) -> str:
        """Id of the project that is selected ("" = none). Kept while the filter hides its row."""
        return self._current

    def set_paths(self, path_of: PathOf) -> None:
        """Where pictures lie, now that there is a studio."""
        self.table.film_delegate.path_of = path_of

    def select(self, project_id: str) -> None:
        """Select the project, now or as soon as its row comes."""
        self._current = project_id
        row = self.model.row_of(project_id)
        selection = self.table.selectionModel()
        if row < 0:
            selection.clear()
            return
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection.setCurrentIndex(self.model.index(row, 0), flags)
        self.table.scrollTo(self.model.index(row, 0))

    def _make_filter(self) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName("projectFilter")
        edit.setAccessibleName("Filter films by their prompt")
        edit.setPlaceholderText("Filter")
        edit.setToolTip("Filter films by their prompt (Ctrl+F)")
        edit.setClearButtonEnabled(True)
        edit.setMaximumWidth(260)
        self._search_action = QAction(icon("search", tokens().muted), "", edit)
        edit.addAction(self._search_action, QLineEdit.ActionPosition.LeadingPosition)
        return edit

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(GAP + 4, GAP + 4, GAP + 4, GAP)
        top.setSpacing(GAP)
        top.addWidget(label("Films", "heading"))
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self.filter_edit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 4)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filter_edit.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._on_typing_paused)
        self._nothing.action.clicked.connect(self.filter_edit.clear)
        self.model.listed.connect(self._on_listed)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.table.customContextMenuRequested.connect(self._on_menu_asked)
        self.table.doubleClicked.connect(self._on_opened)
        self.table.opened.connect(self._on_opened)
        self.table.delete_pressed.connect(self._on_delete_pressed)

    def _on_typing_paused(self) -> None:
        self.model.filter(self.filter_edit.text().strip())

    def _on_listed(self, total: int) -> None:
        nothing = total == 0 and bool(self.model.query.text)
        self._stack.setCurrentWidget(self._nothing if nothing else self.table)
        self._count.setText(f"{total:,}")
        if self._current:
            self.select(self._current)

    def _on_current_changed(self, index: QModelIndex) -> None:
        row = self.model.summary(index.row())
        if row and row.id != self._current:
            self._current = row.id
            self.selected.emit(row.id)

    def _on_opened(self) -> None:
        row = self._current_row()
        if row:
            self.opened.emit(row.id)

    def _on_delete_pressed(self) -> None:
        row = self._current_row()
        if row:
            self.delete_asked.emit(row.id)

    def _on_menu_asked(self, place: QPoint) -> None:
        row = self.model.summary(self.table.rowAt(place.y())) or self._current_row()
        if row is None:
            return
        menu = RowMenu(row, self)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _current_row(self) -> ProjectSummary | None:
        return self.model.summary(self.table.currentIndex().row())


class RowMenu(QMenu):
    """What can be done with one film. Emits the pane's signals; deletes itself when closed."""

    def __init__(self, row: ProjectSummary, pane: ProjectPane) -> None:
        super().__init__(pane)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._id = row.id
        self._signals: dict[str, SignalInstance] = {}
        self.triggered.connect(self._on_triggered)
        running, complete = row.status in RUNNING_STATUSES, row.status is Status.COMPLETE
        self._add("Open", "play", pane.opened)
        self._add("Resume", "refresh", pane.resume_asked, enabled=not running and not complete)
        self._add("Stop", "stop", pane.stop_asked, enabled=running)
        self._add("Save film…", "save", pane.save_asked, enabled=complete)
        self.addSeparator()
        self._add_queue(row, pane, idle=not running and not complete)
        self.addSeparator()
        self._add("Fork…", "fork", pane.fork_asked)
        self._add("Use this prompt again", "pen", pane.reuse_asked)
        self._add("Export project…", "upload", pane.pack_asked)
        self.addSeparator()
        self._add("Delete", "trash", pane.delete_asked)

    def _add_queue(self, row: ProjectSummary, pane: ProjectPane, *, idle: bool) -> None:
        queue = pane.model.queue
        if queue.place(row.id):
            self._add("Make it next", "arrow-up", pane.next_asked, enabled=idle and queue.place(row.id) > 1)
            self._add("Take out of the queue", "close", pane.unqueue_asked)
        else:
            self._add("Add to the queue", "clock", pane.queue_asked, enabled=idle)
        pause = "Let the queue go on" if queue.paused else "Pause the queue"
        glyph = "play" if queue.paused else "pause"
        self._add(pause, glyph, pane.pause_asked, enabled=queue.paused or bool(queue.project_ids))

    def _add(self, words: str, glyph: str, signal: SignalInstance, *, enabled: bool = True) -> None:
        look = tokens()
        action = self.addAction(icon(glyph, look.muted, look.faint), words)
        action.setEnabled(enabled)
        self._signals[words] = signal

    def _on_triggered(self, action: QAction) -> None:
        self._signals[action.text()].emit(self._id)
