"""Paid work elsewhere: listing it, fetching it again, and deciding about what nobody knows the outcome of."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import DecisionNeeded, EngineError, FailureKind, NotFound, NotResumable, VidpipeError
from vidpipe_desktop.core.events import JobsListed, Progressed, Publish
from vidpipe_desktop.core.jobs import PaidJob, job_of, jobs_of
from vidpipe_desktop.core.models import EngineChoice, Failure, Project, SlotKind, Take, TakeState
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.core.plan import Reason, Step, plan
from vidpipe_desktop.core.status import progress
from vidpipe_desktop.pipeline.clips import fetch
from vidpipe_desktop.pipeline.endings import after_step, closed, failure_of
from vidpipe_desktop.pipeline.holding import holding
from vidpipe_desktop.pipeline.job import Job, Toolbox
from vidpipe_desktop.pipeline.ledger import find, given_up
from vidpipe_desktop.storage.lease import Lease


class Jobs:
    """Part of the studio. resume: begins a run of a project; reword: asks anew for the rewording that a take was to be."""

    def __init__(
        self,
        tools: Toolbox,
        publish: Publish,
        resume: Callable[[str], Awaitable[None]],
        reword: Callable[[str, Take], Awaitable[None]],
    ) -> None:
        self._tools = tools
        self._publish = publish
        self._resume = resume
        self._reword = reword

    async def list(self) -> tuple[PaidJob, ...]:
        """All jobs of all projects, newest first; also published as JobsListed."""
        engines = self._tools.registry.facts
        found = [job for project in await self._tools.store.with_jobs() for job in jobs_of(project, engines)]
        found.sort(key=lambda job: job.take.created_at, reverse=True)
        self._publish(JobsListed(tuple(found)))
        return tuple(found)

    async def fetch(self, take_id: str) -> Project:
        """Look for the take at its engine and bring its clip home, whatever became of it here; costs nothing.

        Raises NotFound, AlreadyRunning (the run fetches it), NotResumable (it is here), EngineError, StorageError, and
        DecisionNeeded if the engine knows of no such job, or cannot say.
        """
        project = await self._project(take_id)
        async with holding(self._tools.store, project.id, on_stop=_go_on) as lease:
            await self._fetch(project, project.take(take_id), lease)
        return await self._tools.store.get(project.id)

    async def make_again(self, take_id: str) -> Project:
        """Give up a take of unknown outcome, and make its slot anew: that is paid for. Raises as `fetch`, CapReached."""
        project = await self._project(take_id)
        async with holding(self._tools.store, project.id, on_stop=_go_on) as lease:
            take = project.take(take_id)
            if take.state is not TakeState.UNKNOWN:
                raise NotResumable("There is nothing to decide about it.", "Its outcome is known.")
            project = await self._tools.checkpoint.write(project.id, PutTake(given_up(take)), lease=lease)
        if take.slot.kind is SlotKind.REWORDING:
            await self._reword(project.id, take)
        else:
            await self._resume(project.id)
        return project

    async def _project(self, take_id: str) -> Project:
        found = await self._tools.store.project_of_take(take_id)
        if found is None:
            raise NotFound("There is no such job.", "`jobs` lists all there are.")
        return found

    async def _fetch(self, project: Project, take: Take, lease: Lease) -> None:
        if take.state is TakeState.READY:
            raise NotResumable("It is already here.", "There is nothing to fetch.")
        job = self._job(project, take, lease)
        if not take.job_id and not job.facts.looks_up:
            title = f"{job.facts.title} cannot be asked about it."
            raise DecisionNeeded(title, "Look there yourself, then make it again or leave it out.")
        filmer = self._tools.registry.filmer(take.engine)
        known = replace(take, state=TakeState.SUBMITTED) if take.job_id else await find(job, filmer, take)
        if known is None:
            title = f"{job.facts.title} knows of no such job, so it was not paid for."
            await job.commit(PutTake(closed(take, Failure(FailureKind.JOB_LOST, title), cost=FREE)))
            raise NotFound(title, "Resume makes it anew.")
        await job.commit(PutTake(known))
        await self._bring_home(job, known)

    async def _bring_home(self, job: Job, take: Take) -> None:
        filmer = self._tools.registry.filmer(take.engine)
        try:
            async with self._tools.media.scratch() as folder:
                await fetch(job, filmer, take, folder)
        except VidpipeError as error:
            told = self._told(job.project, take, error)
            ended = after_step(take, failure_of(told), job.in_doubt)
            if ended != take:
                await job.commit(PutTake(ended))
            raise told from error

    def _told(self, project: Project, take: Take, error: VidpipeError) -> VidpipeError:
        """The error; for a result that the engine no longer has, because it was kept so long only, one that says so."""
        known = job_of(project, replace(take, state=TakeState.SUBMITTED), self._tools.registry.facts)
        gone = isinstance(error, EngineError) and error.kind is FailureKind.JOB_LOST
        if not (gone and known.expired(datetime.now(UTC))):
            return error
        advice = f"{known.lifetime} Nothing was paid for asking. Make it again."
        return EngineError(FailureKind.JOB_LOST, f"{known.engine} has deleted this result.", advice)

    def _job(self, project: Project, take: Take, lease: Lease) -> Job:
        """The take as a step of its own: its film may want something else by now."""
        steps = plan(project, self._tools.registry.facts)
        step = Step(take.slot, Reason.OPEN, EngineChoice(take.engine, take.model), take.price, open_take=take)

        def report(fraction: float) -> None:
            film = progress(steps, {take.slot: fraction})
            self._publish(Progressed(project.id, take.slot, fraction, film))

        return Job(self._tools, project, steps, step, lease, take.run_id, report)


def _go_on() -> None:
    """Fetching costs nothing and is not stopped from elsewhere."""
