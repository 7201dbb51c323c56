"""What a person can do: the use cases behind the window, the command line and the HTTP API. Owns every running task."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Self

from vidpipe_desktop.adjusting import Adjusting
from vidpipe_desktop.background import Background
from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.activity import Activity, activity
from vidpipe_desktop.core.brief import parse_brief
from vidpipe_desktop.core.changes import PutBrief, PutRun, PutTake
from vidpipe_desktop.core.edits import parse_film
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.errors import NotFound, NotResumable
from vidpipe_desktop.core.estimate import Estimate, estimate
from vidpipe_desktop.core.events import (
    Event,
    FilmSaved,
    ProjectRemoved,
    ProjectsListed,
    Publish,
    RunsInterrupted,
)
from vidpipe_desktop.core.listing import ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import (
    FILM,
    Brief,
    MediaFile,
    Project,
    RunState,
    Slot,
    SlotKind,
    Stage,
    TakeState,
)
from vidpipe_desktop.core.plan import Plan, plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.editing import Editing
from vidpipe_desktop.engines.registry import BUILT_IN, EngineContext, Factory, Registry
from vidpipe_desktop.housekeeping import Housekeeping
from vidpipe_desktop.jobs import Jobs
from vidpipe_desktop.logs import read_log
from vidpipe_desktop.pipeline.checkpoint import Checkpoint
from vidpipe_desktop.pipeline.job import Toolbox
from vidpipe_desktop.pipeline.limits import Limits
from vidpipe_desktop.pipeline.orchestrator import Orchestrator
from vidpipe_desktop.pipeline.rules import Rules
from vidpipe_desktop.preferences import Preferences
from vidpipe_desktop.project_files import ProjectFiles
from vidpipe_desktop.queueing import Queue, Runner
from vidpipe_desktop.rough_cuts import RoughCuts
from vidpipe_desktop.runs import Runs
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.storage.files import MediaStore
from vidpipe_desktop.storage.store import Store

_UNDO_TIME = timedelta(days=1)
"""How long a deleted project can be brought back."""

log = logging.getLogger(__name__)


class Studio:
    """Use as an async context manager; leaving it stops every run cleanly."""

    def __init__(
        self,
        settings: Settings,
        publish: Publish | None = None,
        engines: Mapping[str, Factory] = BUILT_IN,
    ) -> None:
        self.data_dir = settings.data_dir
        self._listeners: list[Publish] = [publish] if publish else []
        self._workers = Workers(settings.workers)
        context = EngineContext(settings, self._workers)
        self._registry = Registry(context, engines)
        self.engines: Engines = self._registry.facts
        self.engine_problems = self._registry.problems
        self._media = MediaStore(settings.data_dir / "media")
        self._store = Store(settings.data_dir, self.engines)
        self._checkpoint = Checkpoint(self._store, self.engines, self._publish)
        limits = Limits(self.engines, lambda: self._workers.info().count)
        self.preferences = Preferences(context, self._registry, limits, self._publish)
        rules = Rules(settings.spending.caps, settings.unknown_takes, settings.films_at_once)
        tools = Toolbox(self._store, self._media, self._registry, self._workers, self._checkpoint, limits, rules)
        self.housekeeping = Housekeeping(tools, self._publish)
        self.rough_cuts = RoughCuts(tools, self._publish)
        self.project_files = ProjectFiles(tools, self._publish)
        self._background = Background(self._publish)
        self._runs = Runs(Orchestrator(tools, self._publish), self._store, self._background, self._run_ended)
        self.editing = Editing(tools, self._runs.idle)
        self.jobs = Jobs(tools, self._publish, self.resume)
        runner = Runner(self.resume, self.finished, self.running)
        self.queue = Queue(tools, self._publish, runner)
        self.adjusting = Adjusting(settings, tools, self._publish, self.queue.wake)
        self._stack = AsyncExitStack()

    async def __aenter__(self) -> Self:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self._workers)
            stack.push_async_callback(self._registry.close)
            await self._store.open()
            stack.push_async_callback(self._store.close)
            await self._media.open()
            await self._sweep()
            stack.callback(self.rough_cuts.close)
            stack.push_async_callback(self._stop_all)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    # Listening and background work

    def listen(self, publish: Publish) -> Callable[[], None]:
        """Have every event told to `publish`, too; call the answer to end that."""
        self._listeners.append(publish)
        return partial(self._listeners.remove, publish)

    def do(self, work: Coroutine[Any, Any, object], name: str) -> None:
        """Run a use case in the background. A VidpipeError becomes a Notice; anything else is logged and said."""
        self._background.tell(self._background.start(work, name))

    def running(self) -> frozenset[str]:
        """Ids of the projects that are being made in this process."""
        return self._runs.ids()

    # Asking

    def check(self, fields: Mapping[str, object]) -> Brief:
        """A checked brief from loose values. Raises InvalidRequest."""
        return parse_brief(fields, self.engines, self.engine_problems)

    def estimate(self, brief: Brief) -> Estimate:
        """What the film would be."""
        return estimate(brief, self.engines)

    async def list_projects(self, query: ProjectQuery) -> ProjectPage:
        """A page of projects, also published as ProjectsListed."""
        page = await self._store.page(query)
        self._publish(ProjectsListed(page))
        return page

    async def get(self, project_id: str) -> Project:
        """The project. Raises NotFound."""
        return await self._store.get(project_id)

    def plan(self, project: Project) -> Plan:
        """What is left to do."""
        return plan(project, self.engines)

    async def activity(self, project_id: str) -> Activity:
        """All that was done for the film, run by run. Raises NotFound."""
        return activity(await self._store.get(project_id), await self._store.runs(project_id))

    async def read_log(self) -> str:
        """The end of the log, with secrets taken out."""
        return await asyncio.to_thread(read_log, self.data_dir)

    async def show(self, project_id: str) -> None:
        """Publish the project as it is, for somebody who wants to look at it."""
        self._checkpoint.announce(await self._store.get(project_id))

    async def interrupted(self) -> tuple[Project, ...]:
        """Mark the projects whose run ended without warning, and tell about them. To be called once at start."""
        found: list[Project] = []
        for project in await self._store.interrupted():
            assert project.run is not None
            run = replace(
                project.run,
                state=RunState.INTERRUPTED,
                message="The app ended while this film was being made. Resume goes on where it stopped.",
                finished_at=datetime.now(UTC),
            )
            found.append(await self._checkpoint.write(project.id, PutRun(run)))
        if found:
            self._publish(RunsInterrupted(tuple(summarize(project, self.plan(project)) for project in found)))
        return tuple(found)

    def media_path(self, file: MediaFile) -> Path:
        """Where a file of the media folder lies. It may be gone: look before you rely on it."""
        return self._media.path(file)

    # Making

    async def create(self, fields: Mapping[str, object]) -> Project:
        """A new project from checked values. Raises InvalidRequest; then nothing is stored."""
        project = await self._store.create(self.check(fields))
        self._checkpoint.announce(project)
        return project

    async def generate(self, fields: Mapping[str, object]) -> Project:
        """Create a project and start making it. Raises InvalidRequest."""
        project = await self.create(fields)
        await self._runs.begin(project.id)
        return project

    async def submit(self, fields: Mapping[str, object]) -> Project:
        """Create a project and make it as soon as its turn comes. Raises InvalidRequest."""
        project = await self.create(fields)
        if await self.queue.has_room():
            await self._runs.begin(project.id)
        else:
            await self.queue.add(project.id)
        return project

    async def resume(self, project_id: str, until: Stage | None = None) -> None:
        """Go on with what is missing, as far as `until`.

        Without it, a film that was to stop for approval further on still does; one that has stopped there is made to
        its end. Raises NotFound, AlreadyRunning, NotResumable.
        """
        project = await self._without_lost_files(await self._runs.idle(project_id))
        steps = self.plan(project)
        if steps.complete:
            raise NotResumable("This film is complete.", "There is nothing left to make.")
        until = until or (project.brief.until if steps.until(project.brief.until) else Stage.FILM)
        if not steps.until(until):
            raise NotResumable(f"Everything up to the {until.value} is made.", "Go on to a later stage.")
        await self._reach(project, until)
        await self._runs.begin(project_id)

    async def finished(self, project_id: str) -> Project:
        """Wait until the project's run in this process has ended. Raises what ended it, if it is not in the takes."""
        return await self._runs.finished(project_id)

    async def stop(self, project_id: str) -> None:
        """Stop the project's run, here or in another process; here, return when it has stopped. Raises NotFound."""
        await self._runs.stop(project_id)

    async def regenerate(self, project_id: str, slot: Slot) -> None:
        """Make another take of the slot; the earlier ones are kept. Raises NotFound, AlreadyRunning, InvalidRequest."""
        await self.editing.another_take(project_id, slot)
        await self._runs.begin(project_id)

    async def restitch(self, project_id: str, crossfade: float | None = None) -> None:
        """Stitch the film anew from its clips, perhaps with another crossfade (seconds).

        Raises NotFound, AlreadyRunning, InvalidRequest; NotResumable if nothing is to be stitched, or clips are missing.
        """
        project = await self._without_lost_files(await self._runs.idle(project_id))
        if crossfade is not None and crossfade != project.brief.crossfade:
            await self.editing.edit(project_id, parse_film(project, {"crossfade": crossfade}, self.engines))
            project = await self._store.get(project_id)
        steps = self.plan(project)
        if steps.complete:
            raise NotResumable("The film is up to date.", "Every clip is in it as it is now.")
        clips = [slot_name(step.slot, steps.scenes) for step in steps.steps if step.slot.kind is SlotKind.CLIP]
        if clips and crossfade is None:
            raise NotResumable(
                "The film cannot be stitched yet.", f"Still to be made: {', '.join(clips)}. Resume first."
            )
        await self._reach(project, Stage.FILM)
        await self._runs.begin(project_id)

    # Keeping

    async def delete(self, project_id: str) -> None:
        """Stop the project and take it off the list; `restore` brings it back for a day. Raises NotFound."""
        await self.stop(project_id)
        await self._store.delete(project_id)
        self._publish(ProjectRemoved(project_id))

    async def restore(self, project_id: str) -> Project:
        """Undo `delete`. Raises NotFound."""
        project = await self._store.restore(project_id)
        self._checkpoint.announce(project)
        return project

    async def film(self, project_id: str) -> Path:
        """Where the finished film lies.

        Raises NotFound if there is no such project or its file is gone, NotResumable if the film is not complete.
        """
        return self._media.path(await self._film(project_id))

    async def export(self, project_id: str, target: Path) -> None:
        """Copy the finished film to target, whole or not at all, replacing what is there.

        Raises NotFound, NotResumable (not complete), StorageError (folder missing, read-only, full).
        """
        await self._media.copy_out(await self._film(project_id), target)
        self._publish(FilmSaved(project_id, target))

    # Inside

    def _publish(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)

    def _run_ended(self) -> None:
        self.queue.wake()

    async def _without_lost_files(self, project: Project) -> Project:
        lost = [
            PutTake(replace(take, state=TakeState.LOST))
            for take in project.takes
            if take.state is TakeState.READY and take.file and not self._media.exists(take.file)
        ]
        return await self._checkpoint.write(project.id, *lost) if lost else project

    async def _film(self, project_id: str) -> MediaFile:
        project = await self._store.get(project_id)
        steps = self.plan(project)
        take = steps.state(FILM).take
        if not steps.complete or take is None or take.file is None:
            raise NotResumable("The film is not complete yet.", "Wait until it is, or resume it.")
        if not self._media.exists(take.file):
            await self._checkpoint.write(project_id, PutTake(replace(take, state=TakeState.LOST)))
            raise NotFound("The film's file is gone.", "It was removed from the media folder. Resume stitches it anew.")
        return take.file

    async def _reach(self, project: Project, until: Stage) -> None:
        """Have the project's runs go as far as this."""
        if until is not project.brief.until:
            await self._checkpoint.write(project.id, PutBrief(replace(project.brief, until=until)))

    async def _sweep(self) -> None:
        for file in await self._store.purge_deleted(older_than=_UNDO_TIME):
            await self._media.discard(file)

    async def _stop_all(self) -> None:
        await self.queue.close()
        await self._runs.close()
        await self._background.close()
