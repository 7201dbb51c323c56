"""The jobs that engines elsewhere were paid for: what became of each, and how to get it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.empty_state import EmptyState
from vidpipe_desktop.ui.jobs_model import COLUMNS, JobsModel, job_words
from vidpipe_desktop.ui.project_delegates import RowDelegate
from vidpipe_desktop.ui.theme import GAP, MARGIN, font_scale

_ROW_HEIGHT = 36


class JobsDialog(QDialog):
    """Stays open beside the window, and follows what happens."""

    fetch_asked = Signal(object)  # PaidJob
    decision_asked = Signal(object)  # PaidJob

    def __init__(self, model: JobsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("jobsDialog")
        self.setWindowTitle("Jobs")
        self._model = model
        self.table = self._make_table()
        self.fetch_button = Button("Fetch again", "primary", "refresh")
        self.fetch_button.setObjectName("fetchJobButton")
        self.decide_button = Button("Decide…")
        self.decide_button.setObjectName("decideJobButton")
        self._close_button = Button("Close")
        self.words = label("", "caption", wrap=True)
        self.words.setObjectName("jobWords")
        self.words.setAccessibleName("About this job")
        self._pages = QStackedWidget()
        self._nothing = EmptyState(
            "clock",
            "No jobs yet.",
            "Clips that engines elsewhere film for you are listed here, whatever becomes of them.",
        )
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._nothing)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._on_state_changed)
        model.modelReset.connect(self._on_state_changed)
        model.dataChanged.connect(self._on_state_changed)
        self.fetch_button.clicked.connect(self._on_fetch_clicked)
        self.decide_button.clicked.connect(self._on_decide_clicked)
        self._close_button.clicked.connect(self.close)
        self._on_state_changed()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("jobsTable")
        table.setAccessibleName("Jobs")
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setItemDelegate(RowDelegate(table))
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(round(_ROW_HEIGHT * font_scale(self)))
        table.horizontalHeader().setHighlightSections(False)
        for number, column in enumerate(COLUMNS):
            table.setColumnWidth(number, round(column.width * font_scale(self)))
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        self.resize(round(1020 * font_scale(self)), round(420 * font_scale(self)))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.fetch_button)
        buttons.addWidget(self.decide_button)
        buttons.addStretch(1)
        buttons.addWidget(self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label("Jobs", "title"))
        column.addWidget(
            label("What engines elsewhere were asked for. Fetching a result again costs nothing.", "caption", wrap=True)
        )
        column.addWidget(self._pages, 1)
        column.addWidget(self.words)
        column.addLayout(buttons)

    def _on_state_changed(self) -> None:
        self._pages.setCurrentWidget(self.table if self._model.rowCount() else self._nothing)
        job = self._model.job(self.table.currentIndex().row())
        self.fetch_button.setEnabled(job is not None and job.fetchable)
        self.decide_button.setEnabled(job is not None and job.undecided)
        self.words.setText(job_words(job) if job else "")

    def _on_fetch_clicked(self) -> None:
        self.fetch_asked.emit(self._model.job(self.table.currentIndex().row()))

    def _on_decide_clicked(self) -> None:
        self.decision_asked.emit(self._model.job(self.table.currentIndex().row()))
