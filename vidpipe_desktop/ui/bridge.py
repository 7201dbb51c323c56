"""The one place where the studio's events become Qt signals."""

from PySide6.QtCore import QObject, Signal

from vidpipe_desktop.core.events import (
    CrashReported,
    EnginesChanged,
    EngineTested,
    Event,
    FilmSaved,
    JobsListed,
    Notice,
    Progressed,
    ProjectChanged,
    ProjectFileWorkedOn,
    ProjectOpened,
    ProjectRemoved,
    ProjectSaved,
    ProjectsListed,
    QueueChanged,
    RoughCutMade,
    RunsInterrupted,
    SettingsChanged,
    StorageCleaned,
    StorageSurveyed,
    UpdatesChanged,
)


class EventBridge(QObject):
    """Emits each event under its own signal, whole."""

    project_changed = Signal(object)  # ProjectChanged
    project_removed = Signal(object)  # ProjectRemoved
    progressed = Signal(object)  # Progressed
    projects_listed = Signal(object)  # ProjectsListed
    jobs_listed = Signal(object)  # JobsListed
    queue_changed = Signal(object)  # QueueChanged
    runs_interrupted = Signal(object)  # RunsInterrupted
    rough_cut_made = Signal(object)  # RoughCutMade
    film_saved = Signal(object)  # FilmSaved
    project_file_worked_on = Signal(object)  # ProjectFileWorkedOn
    project_saved = Signal(object)  # ProjectSaved
    project_opened = Signal(object)  # ProjectOpened
    settings_changed = Signal(object)  # SettingsChanged
    storage_surveyed = Signal(object)  # StorageSurveyed
    storage_cleaned = Signal(object)  # StorageCleaned
    engines_changed = Signal(object)  # EnginesChanged
    engine_tested = Signal(object)  # EngineTested
    crash_reported = Signal(object)  # CrashReported
    updates_changed = Signal(object)  # UpdatesChanged
    notice_given = Signal(object)  # Notice

    def publish(self, event: Event) -> None:
        """For the studio to call, in the window's thread."""
        match event:
            case ProjectChanged():
                self.project_changed.emit(event)
            case ProjectRemoved():
                self.project_removed.emit(event)
            case Progressed():
                self.progressed.emit(event)
            case ProjectsListed():
                self.projects_listed.emit(event)
            case JobsListed():
                self.jobs_listed.emit(event)
            case QueueChanged():
                self.queue_changed.emit(event)
            case RunsInterrupted():
                self.runs_interrupted.emit(event)
            case RoughCutMade():
                self.rough_cut_made.emit(event)
            case FilmSaved():
                self.film_saved.emit(event)
            case ProjectFileWorkedOn():
                self.project_file_worked_on.emit(event)
            case ProjectSaved():
                self.project_saved.emit(event)
            case ProjectOpened():
                self.project_opened.emit(event)
            case SettingsChanged():
                self.settings_changed.emit(event)
            case StorageSurveyed():
                self.storage_surveyed.emit(event)
            case StorageCleaned():
                self.storage_cleaned.emit(event)
            case EnginesChanged():
                self.engines_changed.emit(event)
            case EngineTested():
                self.engine_tested.emit(event)
            case CrashReported():
                self.crash_reported.emit(event)
            case UpdatesChanged():
                self.updates_changed.emit(event)
            case Notice():
                self.notice_given.emit(event)
