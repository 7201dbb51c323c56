"""Paid jobs and the queue in the window: events to their widgets, the person's decisions to the studio."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vidpipe_desktop.core.events import JobsListed, ProjectChanged, ProjectRemoved, QueueChanged
from vidpipe_desktop.core.jobs import PaidJob, jobs_of
from vidpipe_desktop.core.models import RunState
from vidpipe_desktop.ui.dialogs import UnknownTakeQuestion
from vidpipe_desktop.ui.jobs_dialog import JobsDialog
from vidpipe_desktop.ui.jobs_model import JobsModel

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.ui.main_window import MainWindow


class PaidWork(QObject):
    """Part of the wiring, with the parts that only this concerns."""

    def __init__(self, window: "MainWindow", studio: "Studio", bridge: "EventBridge", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._studio = studio
        self._model = JobsModel(self)
        self.dialog = JobsDialog(self._model, window)
        self.dialog.fetch_asked.connect(self._on_fetch_asked)
        self.dialog.decision_asked.connect(self._on_decision_asked)
        window.undecided.decision_asked.connect(self._on_decision_asked)
        window.jobs_button.clicked.connect(self.show_jobs)
        bridge.project_changed.connect(self._on_project_changed)
        bridge.project_removed.connect(self._on_project_removed)
        bridge.jobs_listed.connect(self._on_jobs_listed)
        bridge.queue_changed.connect(self._on_queue_changed)
        films = window.films
        films.queue_asked.connect(self._on_queue_asked)
        films.unqueue_asked.connect(self._on_unqueue_asked)
        films.next_asked.connect(self._on_next_asked)
        films.pause_asked.connect(self._on_pause_asked)
        studio.do(studio.jobs.list(), "list jobs")
        studio.do(studio.queue.state(), "queue")

    def show_jobs(self) -> None:
        """Open the list of jobs, or bring it to the front."""
        if not self.dialog.table.currentIndex().isValid():
            self.dialog.table.selectRow(0)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    # Events

    def _on_project_changed(self, change: ProjectChanged) -> None:
        project = change.project
        jobs = jobs_of(project, self._studio.engines)
        self._model.set_jobs_of(project.id, jobs)
        running = project.run is not None and project.run.state is RunState.RUNNING
        undecided = () if running else tuple(job for job in jobs if job.undecided)
        self._window.undecided.set_jobs_of(project.id, undecided)

    def _on_project_removed(self, event: ProjectRemoved) -> None:
        self._model.set_jobs_of(event.project_id, ())
        self._window.undecided.set_jobs_of(event.project_id, ())

    def _on_jobs_listed(self, event: JobsListed) -> None:
        self._model.set_jobs(event.jobs)
        running = self._studio.running()
        for project_id in {job.project_id for job in event.jobs} - running:
            undecided = tuple(job for job in event.jobs if job.project_id == project_id and job.undecided)
            self._window.undecided.set_jobs_of(project_id, undecided)

    def _on_queue_changed(self, event: QueueChanged) -> None:
        self._window.model.set_queue(event.queue)

    # The person

    def _on_fetch_asked(self, job: PaidJob) -> None:
        self._studio.do(self._studio.jobs.fetch(job.take.id), "fetch job")

    def _on_decision_asked(self, job: PaidJob) -> None:
        question = UnknownTakeQuestion(self._window, job)
        question.look_chosen.connect(partial(self._on_fetch_asked, job))
        question.again_chosen.connect(partial(self._on_again_chosen, job))
        question.left_out.connect(partial(self._window.undecided.leave_out, job))

    def _on_again_chosen(self, job: PaidJob) -> None:
        self._studio.do(self._studio.jobs.make_again(job.take.id), "make again")

    def _on_queue_asked(self, project_id: str) -> None:
        self._studio.do(self._studio.queue.add(project_id), "queue")

    def _on_unqueue_asked(self, project_id: str) -> None:
        self._studio.do(self._studio.queue.remove(project_id), "queue")

    def _on_next_asked(self, project_id: str) -> None:
        self._studio.do(self._studio.queue.move(project_id, 1), "queue")

    def _on_pause_asked(self) -> None:
        queue = self._studio.queue
        self._studio.do(queue.go_on() if self._window.model.queue.paused else queue.pause(), "queue")
