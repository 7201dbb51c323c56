"""Films that wait for their turn: kept in the database, made some at a time, through restarts."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from vidpipe_desktop.core.errors import AlreadyRunning, NotFound, NotResumable, VidpipeError
from vidpipe_desktop.core.events import Notice, Publish, QueueChanged, Tone
from vidpipe_desktop.core.models import Project, RunState
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.queue import QueueState, moved
from vidpipe_desktop.pipeline.job import Toolbox

_LOOK = 5.0
"""Seconds after which the queue is looked at although nothing happened here: another process may have added to it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Runner:
    """What the queue needs of the studio: begin a run, wait for its end, and which projects are being made."""

    begin: Callable[[str], Awaitable[None]]
    finished: Callable[[str], Awaitable[Project]]
    running: Callable[[], frozenset[str]]


class Queue:
    """Part of the studio. A film leaves the queue when its run has ended, whatever came of it."""

    def __init__(self, tools: Toolbox, publish: Publish, runner: Runner) -> None:
        self._tools = tools
        self._publish = publish
        self._runner = runner
        self._woken = asyncio.Event()
        self._working: asyncio.Task[None] | None = None
        self._making: dict[str, asyncio.Task[None]] = {}

    async def state(self) -> QueueState:
        """The queue as it is now; also published as QueueChanged."""
        state = await self._tools.store.queue()
        self._publish(QueueChanged(state))
        return state

    async def add(self, project_id: str) -> QueueState:
        """Put the project at the end, unless it is in the queue already. Raises NotFound, NotResumable."""
        project = await self._tools.store.get(project_id)
        if plan(project, self._tools.registry.facts).complete:
            raise NotResumable("This film is complete.", "There is nothing left to make.")
        await self._tools.store.enqueue(project_id)
        return await self._changed()

    async def remove(self, project_id: str) -> QueueState:
        """Take the project out; if it is being made, that goes on."""
        await self._tools.store.dequeue(project_id)
        return await self._changed()

    async def move(self, project_id: str, place: int) -> QueueState:
        """Put the project at this place, from 1 on. Raises NotFound if it is not in the queue."""
        order = (await self._tools.store.queue()).project_ids
        if project_id not in order:
            raise NotFound("This film is not in the queue.", "Add it first.")
        await self._tools.store.arrange_queue(moved(order, project_id, place))
        return await self._changed()

    async def pause(self) -> QueueState:
        """Begin nothing more; what is being made goes on."""
        await self._tools.store.pause_queue(True)
        return await self._changed()

    async def go_on(self) -> QueueState:
        """End the pause."""
        await self._tools.store.pause_queue(False)
        return await self._changed()

    async def has_room(self) -> bool:
        """Whether a film would be begun at once: nobody waits before it and not too many are being made."""
        state = await self._tools.store.queue()
        waiting = [each for each in state.project_ids if each not in self._runner.running()]
        return not waiting and len(self._runner.running()) < self._tools.rules.films_at_once

    async def work(self, *, until_empty: bool = False) -> None:
        """Make the films of the queue in their order, some at a time; returns when it is empty or paused, or never."""
        self._working = asyncio.current_task()
        try:
            while True:
                self._woken.clear()
                state = await self._tools.store.queue()
                if not state.paused:
                    await self._begin_next(state)
                if until_empty and not self._making:
                    return
                # asyncio.wait_for() of Python 3.11 loses a cancellation that comes with the wake-up; this does not.
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(_LOOK):
                        await self._woken.wait()
        finally:
            for task in self._making.values():
                task.cancel()
            await asyncio.gather(*self._making.values(), return_exceptions=True)
            self._working = None

    async def close(self) -> None:
        """Begin nothing more; the films that are in the queue stay in it, to be gone on with next time."""
        if self._working is not None:
            self._working.cancel()
            await asyncio.gather(self._working, return_exceptions=True)

    def wake(self) -> None:
        """A run has ended, or more may be made at once: there may be room."""
        self._woken.set()

    async def _begin_next(self, state: QueueState) -> None:
        for project_id in state.project_ids:
            # A film that is over keeps its place until it is known what that means for the queue.
            if len(self._runner.running() | self._making.keys()) >= self._tools.rules.films_at_once:
                return
            if project_id in self._making or project_id in self._runner.running():
                continue
            try:
                await self._runner.begin(project_id)
            except AlreadyRunning:
                continue  # in another window, which will take it out
            except VidpipeError as error:
                self._publish(Notice(error.title, error.advice, Tone.WARNING))
                await self.remove(project_id)
                continue
            self._making[project_id] = asyncio.create_task(self._see_through(project_id), name=f"queue {project_id}")

    async def _see_through(self, project_id: str) -> None:
        """Wait for the film's run, then take it out; a month's cap stops the whole queue instead."""
        try:
            project = await self._runner.finished(project_id)
            if await self._month_is_full(project):
                await self.pause()
                message = project.run.message if project.run else ""
                self._publish(Notice("The queue is paused.", message, Tone.WARNING))
            else:
                await self.remove(project_id)
        except VidpipeError as error:
            log.warning("the film %s leaves the queue: %s", project_id, error)
            with contextlib.suppress(VidpipeError):
                await self.remove(project_id)
        finally:
            self._making.pop(project_id, None)
            self.wake()

    async def _month_is_full(self, project: Project) -> bool:
        cap = self._tools.rules.caps.per_month
        if cap is None or project.run is None or project.run.state is not RunState.PAUSED:
            return False
        ready = [step.price for step in plan(project, self._tools.registry.facts).steps if step.ready and step.price]
        spent = (await self._tools.store.spent(project.id)).month
        return bool(ready) and spent + min(ready) > cap

    async def _changed(self) -> QueueState:
        self.wake()
        return await self.state()
