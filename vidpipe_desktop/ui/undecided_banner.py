"""A strip that says that nobody knows whether something was paid for, and asks for a decision."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vidpipe_desktop.core.jobs import PaidJob
from vidpipe_desktop.core.money import Micros, format_money
from vidpipe_desktop.ui.buttons import Button, IconButton, label
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import one_line, plural


class UndecidedBanner(QFrame):
    """Hidden while there is nothing to decide."""

    decision_asked = Signal(object)  # PaidJob

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("undecidedBanner")
        self.setProperty("part", "banner")
        self._jobs: dict[str, tuple[PaidJob, ...]] = {}
        self._left_out: set[str] = set()
        self._words = label("", "strong", wrap=True)
        self.decide_button = Button("Decide…")
        self.decide_button.setObjectName("decideButton")
        self._close_button = IconButton("close", "Dismiss")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 6, GAP - 2, GAP - 2, GAP - 2)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self.decide_button)
        row.addWidget(self._close_button)
        self.decide_button.clicked.connect(self._on_decide_clicked)
        self._close_button.clicked.connect(self.hide)
        self.hide()

    def set_jobs_of(self, project_id: str, jobs: tuple[PaidJob, ...]) -> None:
        """These takes of a film have no known outcome; none means that all is settled."""
        known = self._jobs.pop(project_id, ())
        if jobs:
            self._jobs[project_id] = jobs
        if jobs != known:
            self._say()

    def leave_out(self, job: PaidJob) -> None:
        """The person wants nothing done about it, so it is not asked about again."""
        self._left_out.add(job.take.id)
        self._say()

    def _open(self) -> list[PaidJob]:
        return [job for jobs in self._jobs.values() for job in jobs if job.take.id not in self._left_out]

    def _say(self) -> None:
        jobs = self._open()
        self.setVisible(bool(jobs))
        if not jobs:
            return
        price = format_money(Micros(sum(job.take.price for job in jobs)))
        first = f"{jobs[0].place} of “{one_line(jobs[0].prompt, 50)}”"
        what = first if len(jobs) == 1 else plural(len(jobs), "take")
        self._words.setText(f"It is not known whether this was made and paid for: {what} ({price}).")

    def _on_decide_clicked(self) -> None:
        if jobs := self._open():
            self.decision_asked.emit(jobs[0])
