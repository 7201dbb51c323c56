"""Errors that speak to a person: what happened, why, what to do.

VidpipeError
├─ InvalidRequest      a value the person gave is out of range; names each field
├─ NotFound            no such project, take or file
├─ AlreadyRunning      somebody else works on this project
├─ NotResumable        there is nothing to go on with
├─ DecisionNeeded      only the person can say what happens next
├─ CapReached          the next step would cost more than the person allows
├─ StorageError        the disk or the database refuses
├─ MediaError          a picture or clip is broken or of the wrong kind
├─ UpdateError         a newer version cannot be had, or must not be
├─ WorkerLost          a worker process died under its task
└─ EngineError         a supplier failed; carries the kind of failure
"""

from dataclasses import dataclass
from enum import StrEnum

from vidpipe_desktop.core.money import Micros


class VidpipeError(Exception):
    """Base of all errors meant for people.

    title: one short sentence of what happened.
    advice: why, and what the person can do about it.
    retryable: the same call may succeed later without any change.
    """

    def __init__(self, title: str, advice: str = "", *, retryable: bool = False) -> None:
        super().__init__(title, advice)
        self.title = title
        self.advice = advice
        self.retryable = retryable

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".strip()


@dataclass(frozen=True, slots=True)
class Problem:
    """One field with a bad value, and why it is bad."""

    field: str
    why: str


class InvalidRequest(VidpipeError):
    """Values out of range. Nothing of them has reached the database."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(problem.why for problem in problems))
        self.problems = problems


class NotFound(VidpipeError):
    """The thing asked for does not exist (any more)."""


class AlreadyRunning(VidpipeError):
    """Another window, command or call works on this project right now."""

    def __init__(self) -> None:
        super().__init__("This film is already being made.", "Wait for it, or stop it first.")


class NotResumable(VidpipeError):
    """Resuming makes no sense: everything is there already."""


class DecisionNeeded(VidpipeError):
    """A step cannot go on without the person's word, because it might be paid twice."""


class CapReached(VidpipeError):
    """The next step would pass a spending cap. Nothing of it was spent."""


class StorageError(VidpipeError):
    """Disk full, folder read-only, database locked, damaged or from a newer version."""


class MediaError(VidpipeError):
    """A file is not the picture or clip it should be."""


class UpdateError(VidpipeError):
    """A newer version cannot be fetched, or what was fetched must not be used. Nothing has changed."""


class WorkerLost(VidpipeError):
    """A worker process died under its task; the same task may succeed when run again."""

    def __init__(self, task: str, detail: str = "") -> None:
        super().__init__(f"The helper process for “{task}” stopped unexpectedly.", detail, retryable=True)


class FailureKind(StrEnum):
    """What kind of failure an engine reported; decides whether trying again makes sense.

    rate_limited, transient   nothing was accepted or billed; later it may be
    uncertain                 the request may have been accepted and billed: never repeated on a guess
    timed_out                 the job goes on at the engine; it is kept, to be fetched later
    job_lost, bad_output      it was accepted, perhaps billed, and there is no usable result
    """

    AUTH = "auth"
    INVALID = "invalid"
    MODERATED = "moderated"
    QUOTA = "quota"
    RATE_LIMITED = "rate_limited"
    TRANSIENT = "transient"
    UNCERTAIN = "uncertain"
    TIMED_OUT = "timed_out"
    JOB_LOST = "job_lost"
    BAD_OUTPUT = "bad_output"
    UNAVAILABLE = "unavailable"


_RETRYABLE = {FailureKind.RATE_LIMITED, FailureKind.TRANSIENT, FailureKind.BAD_OUTPUT}


class EngineError(VidpipeError):
    """A supplier of storyboards, keyframes or clips failed.

    retry_after: seconds it asked us to wait (0 = it didn't). billed: it ended like this and is, or may be, charged for.
    cost: what it came to then; None = as priced.
    """

    def __init__(
        self,
        kind: FailureKind,
        title: str,
        advice: str = "",
        *,
        retry_after: float = 0.0,
        billed: bool = False,
        cost: Micros | None = None,
    ) -> None:
        super().__init__(title, advice, retryable=kind in _RETRYABLE)
        self.kind = kind
        self.retry_after = retry_after
        self.billed = billed
        self.cost = cost
