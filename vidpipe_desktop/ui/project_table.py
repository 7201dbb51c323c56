"""The list of films: a filter, the table, and what can be done with a film."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QMenu, QTableView, QVBoxLayout, QWidget

from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import RUNNING_STATUSES, ProjectSummary, Status
from vidpipe_desktop.ui.naming import named
from vidpipe_desktop.ui.project_model import COLUMNS, ROW_HEIGHT, SUMMARY_ROLE, ProjectModel

_TYPING_PAUSE = 120
"""Milliseconds without a key after which the filter is applied."""


class ProjectTable(QWidget):
    """Asks for pages by `page_wanted`; its model is fed by the window."""

    page_wanted = Signal(object)  # ProjectQuery
    selected = Signal(str)  # project id
    action_wanted = Signal(str, str)  # resume, stop, duplicate, save or delete; project id

    def __init__(self) -> None:
        super().__init__()
        self.model = ProjectModel()
        self.filter = named(QLineEdit(), "projectFilter", "Filter films")
        self.filter.setPlaceholderText("Filter films    Ctrl+F")
        self.filter.setClearButtonEnabled(True)
        self.view = named(QTableView(), "projectTable", "Films")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_PAUSE)
        self._query = ProjectQuery()
        self._set_up_view()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.filter)
        layout.addWidget(self.view)
        self._connect()

    def select(self, project_id: str) -> None:
        """Select the project, if it is on the page."""
        row = self.model.row_of(project_id)
        if row >= 0:
            self.view.selectRow(row)

    def menu_for(self, row: ProjectSummary) -> QMenu:
        """What can be done with this film."""
        menu = QMenu(self)
        running = row.status in RUNNING_STATUSES
        for text, action, possible in (
            ("&Resume", "resume", not running and row.status is not Status.COMPLETE),
            ("S&top", "stop", running),
            ("&Save film …", "save", row.status is Status.COMPLETE),
            ("&Duplicate", "duplicate", True),
            ("Dele&te", "delete", True),
        ):
            item = menu.addAction(text)
            item.setData((action, row.id))
            item.setEnabled(possible)
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def _set_up_view(self) -> None:
        view = self.view
        view.setModel(self.model)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setIconSize(QSize(80, 45))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = view.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(4, Qt.SortOrder.DescendingOrder)
        for number, column in enumerate(COLUMNS[1:], 1):
            view.setColumnWidth(number, column.width)

    def _connect(self) -> None:
        self._typing.timeout.connect(self._ask)
        self.filter.textChanged.connect(self._on_filter_changed)
        self.view.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_changed)
        self.view.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.filter.setFocus)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_delete_pressed)

    def _on_filter_changed(self, text: str) -> None:
        self._query = ProjectQuery(text, self._query.sort, self._query.descending)
        self._typing.start()

    def _on_sort_changed(self, column: int, order: Qt.SortOrder) -> None:
        self._query = ProjectQuery(self._query.text, COLUMNS[column].key, order is Qt.SortOrder.DescendingOrder)
        self._ask()

    def _ask(self) -> None:
        self.page_wanted.emit(self._query)

    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row: ProjectSummary | None = current.data(SUMMARY_ROLE)
        if row is not None:
            self.selected.emit(row.id)

    def _on_menu_requested(self, at: QPoint) -> None:
        row: ProjectSummary | None = self.view.indexAt(at).data(SUMMARY_ROLE)
        if row is not None:
            menu = self.menu_for(row)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.view.viewport().mapToGlobal(at))

    def _on_menu_triggered(self, item: QAction) -> None:
        action, project_id = item.data()
        self.action_wanted.emit(action, project_id)

    def _on_delete_pressed(self) -> None:
        row: ProjectSummary | None = self.view.currentIndex().data(SUMMARY_ROLE)
        if row is not None:
            self.action_wanted.emit("delete", row.id)
