"""Jobs: every attempt that a remote engine took, may have taken, refused or billed in vain, over all projects."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from vidpipe_desktop.core.blocked import is_refusal
from vidpipe_desktop.core.engines import EngineFacts, Engines, facts_of
from vidpipe_desktop.core.errors import FailureKind
from vidpipe_desktop.core.models import ROLE_OF, Project, SlotKind, Take, TakeSource, TakeState
from vidpipe_desktop.core.plan import STOPPED
from vidpipe_desktop.core.recipes import OURSELVES
from vidpipe_desktop.core.wording import format_moment, slot_name

_WITHOUT_RESULT = frozenset({FailureKind.MODERATED, FailureKind.INVALID, FailureKind.JOB_LOST, STOPPED})
"""Kinds of failures after which the engine has nothing that could be fetched."""


@dataclass(frozen=True, slots=True)
class PaidJob:
    """A take at a remote engine, with what a list says about it. engine is the engine's title.

    result_days: how long the engine keeps a result; 0 = it doesn't say.
    """

    take: Take
    project_id: str
    prompt: str
    place: str
    engine: str
    looks_up: bool
    result_days: float = 0.0

    @property
    def undecided(self) -> bool:
        """Only the person can say what happens next."""
        return self.take.state is TakeState.UNKNOWN

    @property
    def fetchable(self) -> bool:
        """Its result can be asked for: the engine gave it a job, or can look for one; and it is not here."""
        take = self.take
        if take.state is TakeState.READY:
            return False
        return bool(take.job_id) or (self.undecided and self.looks_up and take.slot.kind is SlotKind.CLIP)

    @property
    def kept_until(self) -> datetime | None:
        """Up to when a result that is not here is certainly kept: counted from the order.

        None = there is none, it is here already, or it is not said.
        """
        take, failure = self.take, self.take.failure
        if take.state is TakeState.READY or not take.job_id or not self.result_days:
            return None
        if take.state is TakeState.FAILED and failure and failure.kind in _WITHOUT_RESULT:
            return None
        return take.created_at + timedelta(days=self.result_days)

    def expired(self, now: datetime) -> bool:
        """Whether the engine may have deleted the result by now, without its ever having been here."""
        return self.kept_until is not None and self.kept_until <= now

    def keeping(self, now: datetime) -> str:
        """What to know about how long the result can be fetched; "" = nothing."""
        if self.kept_until is None:
            return ""
        if not self.expired(now):
            moment = format_moment(self.kept_until)
            return f"The result is kept until {moment}: {self.engine} deletes it then. Fetch it before."
        return f"{self.lifetime} Fetching it costs nothing, but it is probably gone: then make it again."

    @property
    def lifetime(self) -> str:
        """That the result has expired, and why."""
        assert self.kept_until is not None
        moment = format_moment(self.kept_until)
        return f"The result expired on {moment}: {self.engine} keeps it for {_days(self.result_days)}."


def is_job(take: Take, engines: Engines) -> bool:
    """Whether the take is, or may be, known to an engine elsewhere; or was refused there, or billed without a result."""
    if take.source is not TakeSource.MADE or take.engine == OURSELVES.engine:
        return False
    if take.job_id or take.state is TakeState.UNKNOWN:
        return True
    if take.state is TakeState.FAILED and not (take.cost or is_refusal(take)):
        return False
    begun = (TakeState.INTENDED, TakeState.SUBMITTED, TakeState.FAILED)
    return take.state in begun and not facts_of(engines, take.engine).local


def jobs_of(project: Project, engines: Engines) -> tuple[PaidJob, ...]:
    """The project's jobs, newest first."""
    return tuple(job_of(project, take, engines) for take in reversed(project.takes) if is_job(take, engines))


def undecided_jobs(project: Project, engines: Engines) -> tuple[PaidJob, ...]:
    """Those about which the person must decide."""
    return tuple(job for job in jobs_of(project, engines) if job.undecided)


def job_of(project: Project, take: Take, engines: Engines) -> PaidJob:
    """The take as a job."""
    facts = facts_of(engines, take.engine)
    place = slot_name(take.slot, project.scenes)
    days = _result_days(facts, take)
    return PaidJob(take, project.id, project.brief.prompt, place, facts.title, facts.looks_up, days)


def _result_days(facts: EngineFacts, take: Take) -> float:
    model = facts.model(ROLE_OF[take.slot.kind], take.model)
    return model.result_days if model else 0.0


def _days(days: float) -> str:
    """ "1 day", "2 days", "6 hours"."""
    count, unit = (days, "day") if days >= 1 else (days * 24, "hour")
    return f"{count:.0f} {unit}" if round(count) == 1 else f"{count:.0f} {unit}s"
