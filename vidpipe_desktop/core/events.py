"""What the pipeline tells everybody who listens. Frozen facts, in the past tense."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from vidpipe_desktop.core.crash import CrashReport
from vidpipe_desktop.core.jobs import PaidJob
from vidpipe_desktop.core.listing import ProjectPage
from vidpipe_desktop.core.models import Project, ProjectSummary, Scene, Slot
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.core.queue import QueueState
from vidpipe_desktop.core.setup import AppSetup, EngineSetup
from vidpipe_desktop.core.updates import UpdateState
from vidpipe_desktop.core.usage import Cleaned, Usage


@dataclass(frozen=True, slots=True)
class ProjectChanged:
    """A project was created or changed, and the change is committed. Carries all that a window needs."""

    project: Project
    plan: Plan
    summary: ProjectSummary


@dataclass(frozen=True, slots=True)
class ProjectRemoved:
    """A project left the list (deleted, or its creation was undone)."""

    project_id: str


@dataclass(frozen=True, slots=True)
class Progressed:
    """A running project came further: 0…1 for the whole film and for the step of `slot`. At most ten a second."""

    project_id: str
    slot: Slot
    step: float
    film: float


@dataclass(frozen=True, slots=True)
class ProjectsListed:
    """A page of the project list was read, as somebody asked."""

    page: ProjectPage


@dataclass(frozen=True, slots=True)
class JobsListed:
    """All jobs at remote engines were listed, newest first, as somebody asked."""

    jobs: tuple[PaidJob, ...]


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The queue has another order, or stands still, or goes on; or somebody asked how it is."""

    queue: QueueState


@dataclass(frozen=True, slots=True)
class RunsInterrupted:
    """At start: these projects were being made when the app ended without warning. They can be resumed."""

    projects: tuple[ProjectSummary, ...]


@dataclass(frozen=True, slots=True)
class RoughCutMade:
    """What a film will be like can be seen: the first of its `scenes` alone, or the whole of it."""

    project_id: str
    scenes: tuple[Scene, ...]
    path: Path
    whole: bool


@dataclass(frozen=True, slots=True)
class FilmSaved:
    """A finished film was copied to where the person wanted it."""

    project_id: str
    target: Path


@dataclass(frozen=True, slots=True)
class ProjectFileWorkedOn:
    """A project file is being written or opened and has come so far, 0…1; share None: that has ended, well or not."""

    path: Path
    writing: bool
    share: float | None


@dataclass(frozen=True, slots=True)
class ProjectSaved:
    """A project was written to a file, with so many takes. unfinished: takes that are still being made stayed behind."""

    project_id: str
    target: Path
    takes: int
    unfinished: int


@dataclass(frozen=True, slots=True)
class ProjectOpened:
    """A project came out of a file. unfinished: takes that had stayed behind; unusable: takes that could not be opened."""

    project_id: str
    source: Path
    unfinished: int
    unusable: int


@dataclass(frozen=True, slots=True)
class SettingsChanged:
    """How the app is set up, as somebody asked, or because it was changed."""

    setup: AppSetup


@dataclass(frozen=True, slots=True)
class StorageSurveyed:
    """What the media folder holds, as somebody asked."""

    usage: Usage


@dataclass(frozen=True, slots=True)
class StorageCleaned:
    """A clean-up has ended."""

    cleaned: Cleaned


@dataclass(frozen=True, slots=True)
class EnginesChanged:
    """How the engines are set up, as somebody asked, or because it was changed."""

    setups: tuple[EngineSetup, ...]


@dataclass(frozen=True, slots=True)
class EngineTested:
    """An engine was tried out. words: a sentence on what came of it."""

    engine: str
    ok: bool
    words: str


@dataclass(frozen=True, slots=True)
class CrashReported:
    """Something went wrong that should not have, and a report of it was written here.

    earlier: it was in an earlier session. issues: address of the page where people tell us of such things ("" = this
    build names none).
    """

    report: CrashReport
    earlier: bool = False
    issues: str = ""


@dataclass(frozen=True, slots=True)
class UpdatesChanged:
    """How it stands with newer versions, as it changed or as somebody asked."""

    state: UpdateState


class Tone(StrEnum):
    """How loud a notice is."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the person once."""

    title: str
    message: str = ""
    tone: Tone = Tone.INFO


Event = (
    ProjectChanged
    | ProjectRemoved
    | Progressed
    | ProjectsListed
    | JobsListed
    | QueueChanged
    | RunsInterrupted
    | RoughCutMade
    | FilmSaved
    | ProjectFileWorkedOn
    | ProjectSaved
    | ProjectOpened
    | SettingsChanged
    | StorageSurveyed
    | StorageCleaned
    | EnginesChanged
    | EngineTested
    | CrashReported
    | UpdatesChanged
    | Notice
)
Publish = Callable[[Event], None]
