"""Paid jobs as rows of a table. Fed by events; asks nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from vidpipe_desktop.core.blocked import is_refusal, paid_words
from vidpipe_desktop.core.jobs import PaidJob
from vidpipe_desktop.core.models import TakeState
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.wording import format_moment
from vidpipe_desktop.ui.wording import format_day, one_line

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)

STATE_WORDS = {
    TakeState.INTENDED: "Being asked for",
    TakeState.SUBMITTED: "At the engine",
    TakeState.READY: "Here",
    TakeState.FAILED: "Failed",
    TakeState.UNKNOWN: "Not known",
    TakeState.LOST: "File is gone",
}


def _film_text(job: PaidJob) -> str:
    return one_line(job.prompt)


def _place_text(job: PaidJob) -> str:
    return job.place


def _engine_text(job: PaidJob) -> str:
    return f"{job.engine} {job.take.model}".strip()


def _state_text(job: PaidJob) -> str:
    return "Blocked" if is_refusal(job.take) else STATE_WORDS[job.take.state]


def _price_text(job: PaidJob) -> str:
    return format_money(job.take.committed or job.take.price)


def _kept_text(job: PaidJob) -> str:
    if job.kept_until is None:
        return ""
    return "Expired" if job.expired(datetime.now(UTC)) else format_moment(job.kept_until)


def _age_text(job: PaidJob) -> str:
    return format_day(job.take.created_at, datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class JobColumn:
    """A column: its title, the text of a cell, its first width in pixels at 100 % font scale."""

    title: str
    text: Callable[[PaidJob], str]
    width: int
    number: bool = False


COLUMNS = (
    JobColumn("Film", _film_text, 240),
    JobColumn("What", _place_text, 150),
    JobColumn("Engine", _engine_text, 130),
    JobColumn("State", _state_text, 120),
    JobColumn("Price", _price_text, 80, number=True),
    JobColumn("Asked for", _age_text, 130),
    JobColumn("Kept until", _kept_text, 130),
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def job_words(job: PaidJob) -> str:
    """What there is to say about a job: what went wrong, what that cost, and how long its result can be fetched."""
    take, said = job.take, list[str]()
    if take.failure:
        known = take.cost or is_refusal(take)
        said += [take.failure.title, take.failure.advice, paid_words(take) if known else ""]
    return " ".join(filter(None, [*said, job.keeping(datetime.now(UTC))]))


class JobsModel(QAbstractTableModel):
    """Newest first."""

    _jobs: tuple[PaidJob, ...] = ()

    def set_jobs(self, jobs: tuple[PaidJob, ...]) -> None:
        """These are all jobs there are."""
        self.beginResetModel()
        self._jobs = jobs
        self.endResetModel()

    def set_jobs_of(self, project_id: str, jobs: tuple[PaidJob, ...]) -> None:
        """A film has these jobs now, and no others."""
        before = [job for job in self._jobs if job.project_id == project_id]
        if [job.take for job in before] == [job.take for job in jobs]:
            return
        if [job.take.id for job in before] == [job.take.id for job in jobs]:
            self._renew(jobs)
            return
        rest = [job for job in self._jobs if job.project_id != project_id]
        self.set_jobs(tuple(sorted([*rest, *jobs], key=lambda job: job.take.created_at, reverse=True)))

    def job(self, row: int) -> PaidJob | None:
        """The job in this row."""
        return self._jobs[row] if 0 <= row < len(self._jobs) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Part of Qt's contract."""
        return 0 if parent.isValid() else len(self._jobs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Part of Qt's contract."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        """Text, reason as tooltip, alignment."""
        if not index.isValid():
            return None
        job, column = self._jobs[index.row()], COLUMNS[index.column()]
        if role == _DISPLAY:
            return column.text(job)
        if role == _TOOLTIP:
            return job_words(job) or one_line(job.prompt, 600)
        if role == _ALIGNMENT:
            return _RIGHT if column.number else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == _DISPLAY:
            return COLUMNS[section].title
        return (_RIGHT if COLUMNS[section].number else _LEFT) if role == _ALIGNMENT else None

    def _renew(self, jobs: tuple[PaidJob, ...]) -> None:
        newer = {job.take.id: job for job in jobs}
        self._jobs = tuple(newer.get(job.take.id, job) for job in self._jobs)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._jobs) - 1, len(COLUMNS) - 1))
