"""What a person can do about what an engine refused for its content: try it once more, or have other words suggested."""

import asyncio
import json
from collections.abc import Awaitable, Callable

from vidpipe_desktop.core.blocked import Blocked, Rewording, Suggestion, blocked_slots
from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.engines import facts_of
from vidpipe_desktop.core.errors import NotResumable, VidpipeError
from vidpipe_desktop.core.events import Progressed, Publish, RewordingSuggested
from vidpipe_desktop.core.models import Failure, Project, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.core.plan import STOPPED, plan
from vidpipe_desktop.core.status import progress
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.pipeline.endings import after_crash, after_step, failure_of
from vidpipe_desktop.pipeline.holding import holding
from vidpipe_desktop.pipeline.job import Job, Toolbox
from vidpipe_desktop.pipeline.rewording import reword
from vidpipe_desktop.storage.lease import Lease

Begin = Callable[[str, frozenset[Slot]], Awaitable[None]]


class BlockedScenes:
    """Part of the studio. Each of its deeds is asked for by the person, who was told its price."""

    def __init__(
        self, tools: Toolbox, publish: Publish, idle: Callable[[str], Awaitable[Project]], begin: Begin
    ) -> None:
        """idle: the project, once nobody in this process works on it; begin: starts a run of these slots only."""
        self._tools = tools
        self._publish = publish
        self._idle = idle
        self._begin = begin

    def of(self, project: Project) -> tuple[Blocked, ...]:
        """What is blocked in the film, and the ways on."""
        facts = self._tools.registry.facts
        return blocked_slots(project, plan(project, facts), facts)

    async def retry(self, project_id: str, slot: Slot) -> None:
        """Make this slot, as its scene is, and nothing else. Raises NotFound, AlreadyRunning, NotResumable."""
        project = await self._idle(project_id)
        steps = plan(project, self._tools.registry.facts)
        step = next((step for step in steps.steps if step.slot == slot), None)
        if step is None:
            raise NotResumable(f"{slot_name(slot, project.scenes)}: there is nothing to make.", "It is up to date.")
        if not step.ready:
            left = ", ".join(slot_name(need, steps.scenes) for need in step.needs)
            raise NotResumable(f"{slot_name(slot, steps.scenes)}: it cannot be made yet.", f"Still to be made: {left}.")
        await self._begin(project_id, frozenset((slot,)))

    async def suggest(self, project_id: str, slot: Slot) -> Suggestion:
        """Have a text model put the slot's words otherwise, which is paid for; also published as RewordingSuggested.

        Raises NotFound, AlreadyRunning, NotResumable (it is not blocked, or nobody can), EngineError, CapReached, and
        DecisionNeeded about an earlier asking of unknown outcome.
        """
        await self._idle(project_id)
        async with holding(self._tools.store, project_id, _let_finish) as lease:
            project = await self._without_leftovers(await self._tools.store.get(project_id), lease)
            blocked, rewording = self._blocked(project, slot)
            job = self._job(project, blocked, rewording, lease)
            try:
                async with self._tools.limits.place(job.step):
                    written = await reword(job, blocked, rewording.texts)
            except (VidpipeError, asyncio.CancelledError) as error:
                await self._close(job, error)
                raise
        suggestion = Suggestion(project_id, slot, project.scene(slot.scene_id), written)
        self._publish(RewordingSuggested(suggestion))
        return suggestion

    async def suggest_again(self, project_id: str, take: Take) -> None:
        """Ask anew what this take of a rewording had asked. Raises as `suggest`."""
        await self.suggest(project_id, Slot(SlotKind(json.loads(take.recipe)["slot"]), take.slot.scene_id))

    def _blocked(self, project: Project, slot: Slot) -> tuple[Blocked, Rewording]:
        name = slot_name(slot, project.scenes)
        found = next((each for each in self.of(project) if each.slot == slot), None)
        if found is None:
            raise NotResumable(
                f"{name}: nothing was refused.", "Only what an engine has refused is put in other words."
            )
        if found.rewording is None:
            advice = "Switch on an engine that writes storyboards by a text model, or reword the scene yourself."
            raise NotResumable(f"{name}: nobody here can suggest other words.", advice)
        return found, found.rewording

    def _job(self, project: Project, blocked: Blocked, rewording: Rewording, lease: Lease) -> Job:
        """It belongs to the run in which the slot was refused."""
        steps = plan(project, self._tools.registry.facts)

        def report(fraction: float) -> None:
            self._publish(Progressed(project.id, rewording.step.slot, fraction, progress(steps)))

        return Job(self._tools, project, steps, rewording.step, lease, blocked.take.run_id, report)

    async def _without_leftovers(self, project: Project, lease: Lease) -> Project:
        """The project, with its rewordings that an earlier process left begun: who holds the lease knows of none."""
        facts = self._tools.registry.facts
        left = [take for take in project.takes if _is_begun(take)]
        changes = [PutTake(after_crash(take, free=facts_of(facts, take.engine).local)) for take in left]
        return await self._tools.checkpoint.write(project.id, *changes, lease=lease) if changes else project

    async def _close(self, job: Job, error: BaseException) -> None:
        """End the take, as far as its end is certain; what may have been paid for stays unknown."""
        stopped = isinstance(error, asyncio.CancelledError)
        failure = Failure(STOPPED, "Stopped.") if stopped else failure_of(error)
        project = await self._tools.store.get(job.project.id)
        begun = [take for take in project.takes if _is_begun(take)]
        if begun:
            await job.commit(*(PutTake(after_step(take, failure, job.in_doubt)) for take in begun))


def _is_begun(take: Take) -> bool:
    return take.slot.kind is SlotKind.REWORDING and take.state is TakeState.INTENDED


def _let_finish() -> None:
    """An answer takes seconds and is paid for by then: whoever asks that the film be stopped waits for it."""
