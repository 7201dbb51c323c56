"""The runs in this process: at most one of a project at a time."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from vidpipe_desktop.background import Background
from vidpipe_desktop.core.errors import AlreadyRunning
from vidpipe_desktop.core.models import Project
from vidpipe_desktop.pipeline.orchestrator import Controls, Orchestrator
from vidpipe_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class _Running:
    controls: Controls
    task: asyncio.Task[Project]


class Runs:
    """Part of the studio. ended: is called whenever one has ended."""

    def __init__(
        self, orchestrator: Orchestrator, store: Store, background: Background, ended: Callable[[], None]
    ) -> None:
        self._orchestrator = orchestrator
        self._store = store
        self._background = background
        self._tell_end = ended
        self._running: dict[str, _Running] = {}

    def ids(self) -> frozenset[str]:
        """Of the projects that are being made in this process."""
        return frozenset(self._running)

    async def begin(self, project_id: str) -> None:
        """Start a run and return once it holds the project. Raises AlreadyRunning if another was first."""
        if project_id in self._running:
            raise AlreadyRunning
        controls = Controls()
        task = self._background.start(self._orchestrator.run(project_id, controls), f"run {project_id}")
        self._running[project_id] = _Running(controls, task)
        task.add_done_callback(lambda _: self._ended(project_id))
        began = asyncio.create_task(controls.began.wait(), name=f"beginning of {project_id}")
        await asyncio.wait([task, began], return_when=asyncio.FIRST_COMPLETED)
        began.cancel()
        if controls.began.is_set():
            self._background.tell(task)
        else:
            await task

    async def finished(self, project_id: str) -> Project:
        """Wait until the project's run in this process has ended. Raises what ended it, if it is not in the takes."""
        if running := self._running.get(project_id):
            return await asyncio.shield(running.task)
        return await self._store.get(project_id)

    async def idle(self, project_id: str) -> Project:
        """The project once nobody here works on it; a run that told its end is waited for. Raises NotFound, AlreadyRunning."""
        project = await self._store.get(project_id)
        running = self._running.get(project_id)
        if running and project.run and project.run.finished_at:
            await asyncio.wait([running.task])
            project = await self._store.get(project_id)
        if project_id in self._running:
            raise AlreadyRunning
        return project

    async def stop(self, project_id: str) -> None:
        """Stop the project's run, here or in another process; here, return when it has stopped. Raises NotFound."""
        await self._store.get(project_id)
        running = self._running.get(project_id)
        if running is None:
            await self._store.ask_stop(project_id)
            return
        running.controls.stop.set()
        await asyncio.wait([running.task])

    async def close(self) -> None:
        """Stop them all cleanly."""
        for running in self._running.values():
            running.controls.stop.set()
        await asyncio.gather(*(running.task for running in self._running.values()), return_exceptions=True)

    def _ended(self, project_id: str) -> None:
        del self._running[project_id]
        self._tell_end()
