"""What the pipeline tells everybody who listens. Frozen facts, in the past tense."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from vidpipe_desktop.core.models import Project, ProjectSummary, Slot
from vidpipe_desktop.core.plan import Plan


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


Event = ProjectChanged | ProjectRemoved | Progressed | Notice
Publish = Callable[[Event], None]
