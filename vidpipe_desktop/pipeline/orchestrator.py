"""Runs a project: plan, start what is ready, record, plan again, until nothing is left that can be done."""

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from vidpipe_desktop.core.changes import Change, PutRun, PutTake
from vidpipe_desktop.core.errors import (
    CapReached,
    DecisionNeeded,
    EngineError,
    FailureKind,
    StorageError,
    WorkerLost,
)
from vidpipe_desktop.core.events import Progressed, Publish
from vidpipe_desktop.core.models import (
    OPEN_STATES,
    Failure,
    Project,
    Run,
    RunState,
    Slot,
    SlotKind,
    Take,
    TakeState,
    UnknownTakes,
)
from vidpipe_desktop.core.money import Micros, format_money
from vidpipe_desktop.core.plan import STOPPED, Plan, Step, plan
from vidpipe_desktop.core.recipes import OURSELVES
from vidpipe_desktop.core.status import progress
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.engines.base import ClipFilmer
from vidpipe_desktop.pipeline.clips import film_clip
from vidpipe_desktop.pipeline.endings import CANCELLED, after_crash, after_step, closed, failure_of
from vidpipe_desktop.pipeline.holding import holding
from vidpipe_desktop.pipeline.job import Job, Toolbox
from vidpipe_desktop.pipeline.keyframes import paint_keyframe
from vidpipe_desktop.pipeline.last_frame import take_last_frame
from vidpipe_desktop.pipeline.retrying import insisting
from vidpipe_desktop.pipeline.stitch import stitch_film
from vidpipe_desktop.pipeline.storyboard import write_storyboard
from vidpipe_desktop.pipeline.warming import warmed
from vidpipe_desktop.storage.lease import Lease, StaleLease

_PROGRESS_INTERVAL = 0.1
_TRIES = 3
"""How often a step is begun when its worker process keeps dying, or when no answer comes and it can be looked for."""

STAGES: Mapping[SlotKind, Callable[[Job], Awaitable[None]]] = {
    SlotKind.STORYBOARD: write_storyboard,
    SlotKind.START: paint_keyframe,
    SlotKind.END: paint_keyframe,
    SlotKind.CLIP: film_clip,
    SlotKind.FILM: stitch_film,
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Controls:
    """The wires to a run: it sets began once it holds the project and has said so; whoever sets stop ends it.

    only: the slots that are made in it; empty = all that the brief wants by now.
    """

    only: frozenset[Slot] = frozenset()
    began: asyncio.Event = field(default_factory=asyncio.Event)
    stop: asyncio.Event = field(default_factory=asyncio.Event)


class Orchestrator:
    """Runs projects. One for the whole app, so that all projects share the engines' limits."""

    def __init__(self, tools: Toolbox, publish: Publish) -> None:
        self.tools = tools
        self.publish = publish

    async def run(self, project_id: str, controls: Controls) -> Project:
        """Bring the film, or controls.only of it, up to date, as far as its brief says; returns the project as it then is.

        Setting controls.stop ends the run after what is running has been cancelled. Raises AlreadyRunning, NotFound,
        StorageError. Failed scenes don't raise: they are in the takes, and the run ends as failed.
        """
        async with holding(self.tools.store, project_id, controls.stop.set) as lease, warmed(self.tools.workers):
            project = await self.tools.store.get(project_id)
            until = project.brief.until
            steps = plan(project, self.tools.registry.facts).of_run(until, controls.only)
            estimate = Micros(sum(step.price for step in steps))
            run = Run(str(uuid.uuid4()), RunState.RUNNING, datetime.now(UTC), until=until, estimate=estimate)
            try:
                return await _Execution(self, project, lease, run, controls).execute()
            except StorageError as error:
                await self._note_end(project_id, run, lease, error)
                raise

    async def _note_end(self, project_id: str, run: Run, lease: Lease, error: StorageError) -> None:
        """The database ended the run: have it know at least that, if it comes round soon."""
        ended = replace(run, state=RunState.FAILED, message=str(error), finished_at=datetime.now(UTC))
        with contextlib.suppress(StorageError, StaleLease):
            await insisting(lambda: self.tools.checkpoint.write(project_id, PutRun(ended), lease=lease))


@dataclass(slots=True)
class _Execution:
    """One run: its running steps and what became of those that ended."""

    owner: Orchestrator
    project: Project
    lease: Lease
    run: Run
    controls: Controls
    running: dict[Slot, asyncio.Task[None]] = field(default_factory=dict[Slot, asyncio.Task[None]])
    failures: dict[Slot, Failure] = field(default_factory=dict[Slot, Failure])
    recipes: dict[Slot, str] = field(default_factory=dict[Slot, str])
    in_doubt: set[str] = field(default_factory=set[str])
    undecided: bool = False
    capped: str = ""
    tries: dict[Slot, int] = field(default_factory=dict[Slot, int])
    parts: dict[Slot, float] = field(default_factory=dict[Slot, float])
    last_told: float = 0.0
    current: Plan | None = None

    async def execute(self) -> Project:
        """Run to the end. Whatever happens, no step outlives this call."""
        try:
            await self._begin()
            await self._work()
            return await self._end()
        finally:
            await self._cancel_all()

    async def _begin(self) -> None:
        """Note the run, and close what an earlier run left open and what has vanished from the disk."""
        changes: list[Change] = [PutRun(self.run)]
        for take in self.project.takes:
            if take.state is TakeState.READY and take.file and not self.owner.tools.media.exists(take.file):
                changes.append(PutTake(replace(take, state=TakeState.LOST)))
            elif (left := after_crash(take, free=self._is_free(take))) != take:
                changes.append(PutTake(left))
        await self._write(*changes)
        self.controls.began.set()

    async def _work(self) -> None:
        stopping = asyncio.create_task(self.controls.stop.wait(), name=f"stop {self.project.id}")
        try:
            while not self.controls.stop.is_set():
                self._start_ready()
                if not self.running:
                    return
                await asyncio.wait([stopping, *self.running.values()], return_when=asyncio.FIRST_COMPLETED)
                await self._collect()
        finally:
            stopping.cancel()

    def _start_ready(self) -> None:
        """Start every step whose needs are met and that has not failed in this run."""
        current = self.current = plan(self.project, self.owner.tools.registry.facts)
        for step in current.of_run(self.run.until, self.controls.only):
            if step.ready and step.slot not in self.running and step.slot not in self.failures:
                name = f"{step.slot.kind.value} {step.slot.scene_id} of {self.project.id}"
                self.recipes[step.slot] = step.recipe.fingerprint if step.recipe else ""
                self.running[step.slot] = asyncio.create_task(self._run_step(step, current), name=name)

    async def _run_step(self, step: Step, current: Plan) -> None:
        async with self.owner.tools.limits.place(step):
            self.tries[step.slot] = self.tries.get(step.slot, 0) + 1

            def report(fraction: float) -> None:
                self._tell(step.slot, fraction)

            report(0.0)
            tools, run_id, in_doubt = self.owner.tools, self.run.id, self.in_doubt
            job = Job(tools, self.project, current, step, self.lease, run_id, report, in_doubt)
            await _work_of(step)(job)

    async def _collect(self) -> None:
        """Take in the steps that ended. A failed scene doesn't stop the others; a failing database stops the run."""
        ended = {slot: task for slot, task in self.running.items() if task.done()}
        for slot, task in ended.items():
            del self.running[slot]
            self.parts.pop(slot, None)
            if task.cancelled():
                continue
            error = task.exception()
            if isinstance(error, StaleLease):
                raise error
            if error is not None:
                await self._note_failure(slot, error)
        self.project = await self.owner.tools.store.get(self.project.id)

    async def _note_failure(self, slot: Slot, error: BaseException) -> None:
        failure = failure_of(error)
        if not (_may_pass(error) and self.tries[slot] < _TRIES):
            self.failures[slot] = failure
        if isinstance(error, CapReached):
            self.capped = str(error)
        if isinstance(error, DecisionNeeded):
            self.undecided = self.owner.tools.rules.unknown_takes is UnknownTakes.ASK
            return
        await self._close_takes(slot, failure)

    async def _close_takes(self, slot: Slot, failure: Failure) -> None:
        """End the takes that the slot's step has worked on, as far as their end is certain."""
        ended = [(take, after_step(take, failure, self.in_doubt)) for take in await self._worked_on(slot)]
        changes = [PutTake(after) for before, after in ended if after != before]
        if changes:
            await self._write(*changes)

    async def _worked_on(self, slot: Slot) -> list[Take]:
        """The takes of the slot's present recipe that have no known end."""
        project = await self.owner.tools.store.get(self.project.id)
        wanted = self.recipes[slot]
        return [
            take
            for take in project.takes
            if take.slot == slot and take.fingerprint == wanted and take.state in OPEN_STATES
        ]

    async def _cancel_all(self) -> None:
        """Cancel every running step, wait for them, and close their takes; remote jobs are cancelled where possible."""
        if not self.running:
            return
        for task in self.running.values():
            task.cancel()
        await asyncio.gather(*self.running.values(), return_exceptions=True)
        stopped = list(self.running)
        self.running.clear()
        for slot in stopped:
            await self._cancel_jobs(slot)
            await self._close_takes(slot, Failure(STOPPED, "Stopped."))

    async def _cancel_jobs(self, slot: Slot) -> None:
        """Ask the engine to cancel the slot's submitted job. What it bills all the same stays submitted, to be fetched."""
        for take in await self._worked_on(slot):
            facts = self.owner.tools.registry.facts.get(take.engine)
            if take.state is not TakeState.SUBMITTED or facts is None or not facts.cancels:
                continue
            filmer: ClipFilmer = self.owner.tools.registry.filmer(take.engine)
            try:
                cancelled = await filmer.cancel_clip(take.job_id)
            except EngineError as error:
                log.warning("job %s was not cancelled: %s", take.job_id, error)
                continue
            if cancelled:
                await self._write(PutTake(closed(take, CANCELLED)))

    async def _end(self) -> Project:
        await self._cancel_all()
        steps = plan(self.project, self.owner.tools.registry.facts)
        done = not steps.of_run(self.run.until, self.controls.only)
        if self.controls.stop.is_set() and not done:
            state, message = RunState.STOPPED, self._what_stopped()
        elif done and steps.until(self.run.until):
            state, message = RunState.STOPPED, self._what_was_made(steps)
        elif done:
            state, message = RunState.DONE, ""
        elif self.capped:
            state, message = RunState.PAUSED, self.capped
        else:
            state = RunState.STOPPED if self.undecided else RunState.FAILED
            message = self._what_failed(steps)
        await self._write(PutRun(replace(self.run, state=state, message=message, finished_at=datetime.now(UTC))))
        return self.project

    def _what_stopped(self) -> str:
        """Says what goes on at the engines and stays billed."""
        jobs = [take for take in self.project.takes if take.state is TakeState.SUBMITTED]
        if not jobs:
            return "Stopped."
        billed = format_money(Micros(sum(take.price for take in jobs)))
        return f"Stopped. {len(jobs)} clips are still being filmed and stay billed ({billed}): fetch them under Jobs."

    def _what_was_made(self, steps: Plan) -> str:
        """Of a run of some slots, which left others to be made."""
        names = ", ".join(sorted(slot_name(slot, steps.scenes) for slot in self.controls.only))
        return f"Made: {names}. Nothing else was asked for; Resume makes the rest."

    def _what_failed(self, steps: Plan) -> str:
        parts = [
            f"{slot_name(slot, steps.scenes)}: {why.title} {why.advice}".strip() for slot, why in self.failures.items()
        ]
        return " ".join(parts) or "Some scenes could not be made."

    async def _write(self, *changes: Change) -> None:
        self.project = await self.owner.tools.checkpoint.write(self.project.id, *changes, lease=self.lease)

    def _tell(self, slot: Slot, fraction: float) -> None:
        """Publish progress, at most ten times a second."""
        self.parts[slot] = fraction
        now = time.monotonic()
        if self.current is not None and now - self.last_told >= _PROGRESS_INTERVAL:
            self.last_told = now
            film = progress(self.current, self.parts)
            self.owner.publish(Progressed(self.project.id, slot, fraction, film))

    def _is_free(self, take: Take) -> bool:
        facts = self.owner.tools.registry.facts.get(take.engine)
        return take.engine == OURSELVES.engine or (facts is not None and facts.local)


def _work_of(step: Step) -> Callable[[Job], Awaitable[None]]:
    """What fills the step's slot."""
    chained = step.slot.kind is SlotKind.END and step.engine == OURSELVES
    return take_last_frame if chained else STAGES[step.slot.kind]


def _may_pass(error: BaseException) -> bool:
    """Beginning the step again may help: its worker died, or an answer was lost that the engine may know of."""
    return isinstance(error, WorkerLost) or (isinstance(error, EngineError) and error.kind is FailureKind.UNCERTAIN)
