"""Jobs: every attempt that a remote engine took, or may have taken, as one list over all projects."""

from dataclasses import dataclass

from vidpipe_desktop.core.engines import Engines, facts_of
from vidpipe_desktop.core.models import Project, SlotKind, Take, TakeSource, TakeState
from vidpipe_desktop.core.recipes import OURSELVES
from vidpipe_desktop.core.wording import slot_name


@dataclass(frozen=True, slots=True)
class PaidJob:
    """A take at a remote engine, with what a list says about it. engine is the engine's title."""

    take: Take
    project_id: str
    prompt: str
    place: str
    engine: str
    looks_up: bool

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


def is_job(take: Take, engines: Engines) -> bool:
    """Whether the take is, or may be, known to an engine elsewhere."""
    if take.source is not TakeSource.MADE or take.engine == OURSELVES.engine:
        return False
    if take.job_id or take.state is TakeState.UNKNOWN:
        return True
    return take.state in (TakeState.INTENDED, TakeState.SUBMITTED) and not facts_of(engines, take.engine).local


def jobs_of(project: Project, engines: Engines) -> tuple[PaidJob, ...]:
    """The project's jobs, newest first."""
    return tuple(_job(project, take, engines) for take in reversed(project.takes) if is_job(take, engines))


def undecided_jobs(project: Project, engines: Engines) -> tuple[PaidJob, ...]:
    """Those about which the person must decide."""
    return tuple(job for job in jobs_of(project, engines) if job.undecided)


def _job(project: Project, take: Take, engines: Engines) -> PaidJob:
    facts = facts_of(engines, take.engine)
    place = slot_name(take.slot, project.scenes)
    return PaidJob(take, project.id, project.brief.prompt, place, facts.title, facts.looks_up)
