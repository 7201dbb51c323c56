"""A person at work in a process of their own: begins, stops, edits, copies films, at random, until it is killed.

The last process puts everything right: it decides what is unknown, and resumes every film to its end.
"""

import asyncio
import contextlib
import json
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from uuid import uuid4

from tests.e2e.filming_process import PROCESSES
from tests.e2e.in_one_go import film_of, made_in_one_go
from tests.engines.paper import REMOTE, PaperEngine, paint
from vidpipe_desktop.core.edits import AddScene, Edit, EditScene, MoveScene, RemoveScene, new_scene, parse_film
from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Project, Slot, SlotKind, TakeState
from vidpipe_desktop.core.plan import Reason
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    Report,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
)
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

BRIEF = {"prompt": "a fox", "engine": "paper", "scenes": 2, "clip_duration": 1, "seed": 7}
BILLS = "bills.txt"
"""One line per accepted request, its id, in the engine's folder."""
CALLED_OFF = "called off.txt"
"""One line per job that was cancelled, beside it: the app may die before it has written that down."""
BEGUN = "begun"
"""A file that says that somebody is at work."""
_MOST_FILMS = 2
_PACE = 0.03
"""Seconds the engine takes to answer: a crash is to find some requests on their way."""


@dataclass(slots=True)
class BillingPaper(PaperEngine):
    """The paper engine with a book of bills that outlives the process."""

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        self._bill(request.request_id)
        return await PaperEngine.write_storyboard(self, request, report)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        self._bill(request.request_id)
        return await PaperEngine.paint_keyframe(self, request, report)

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        answer = await PaperEngine.submit_clip(self, request, report)
        self._bill(request.request_id)
        return answer

    async def cancel_clip(self, job_id: str) -> bool:
        with (self.folder / CALLED_OFF).open("a") as book:
            book.write(f"{job_id}\n")
        return await PaperEngine.cancel_clip(self, job_id)

    def _bill(self, request_id: str) -> None:
        with (self.folder / BILLS).open("a") as book:
            book.write(f"{request_id}\n")


@dataclass(slots=True)
class Person:
    """Whoever works with the studio. Everything they choose comes from `chance`."""

    studio: Studio
    folder: Path
    chance: random.Random

    async def work(self) -> None:
        """One deed after the other, for ever. What a film does not allow just then is told, and leaves it as it was."""
        while True:
            project = await self._some_film()
            deed = self.chance.choice(DEEDS)
            with contextlib.suppress(VidpipeError):
                await deed(self, project)

    async def _some_film(self) -> Project:
        rows = (await self.studio.list_projects(ProjectQuery())).rows
        if not rows:
            return await self.studio.generate(BRIEF)
        return await self.studio.get(self.chance.choice(rows).id)

    async def watch(self, project: Project) -> None:
        """Let it go on for a while."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self.chance.uniform(0.05, 0.8)):
                await self.studio.finished(project.id)

    async def stop(self, project: Project) -> None:
        await self.studio.stop(project.id)

    async def resume(self, project: Project) -> None:
        await self.studio.resume(project.id)
        await self.watch(project)

    async def edit(self, project: Project) -> None:
        await self.studio.stop(project.id)
        await self.studio.editing.edit(project.id, self._edit(project))

    def _edit(self, project: Project) -> Edit:
        scene = self.chance.choice(project.scenes) if project.scenes else None
        if scene is None or self.chance.random() < 0.2:
            return parse_film(project, {"crossfade": self.chance.choice((0, 0.25))}, self.studio.engines)
        match self.chance.randrange(4):
            case 0:
                return AddScene(new_scene(project, str(uuid4()), scene.index, f"badger {uuid4()}", 5))
            case 1:
                return MoveScene(scene.id, 0)
            case 2 if len(project.scenes) > 1:
                return RemoveScene(scene.id)
            case _:
                words = self.chance.choice(("start_prompt", "end_prompt", "motion_prompt"))
                return EditScene(replace(scene, **{words: f"{words} {self.chance.randrange(3)}"}))

    async def another_take(self, project: Project) -> None:
        kind = self.chance.choice((SlotKind.START, SlotKind.END, SlotKind.CLIP))
        for scene in self.chance.sample(project.scenes, min(1, len(project.scenes))):
            await self.studio.regenerate(project.id, Slot(kind, scene.id))

    async def choose(self, project: Project) -> None:
        ready = [take for take in project.takes if take.state is TakeState.READY]
        if ready:
            await self.studio.stop(project.id)
            await self.studio.editing.choose(project.id, self.chance.choice(ready).id)

    async def upload(self, project: Project) -> None:
        own = self.folder / f"own {self.chance.randrange(3)}.png"
        paint(own, (1280, 720), own.name)
        kind = self.chance.choice((SlotKind.START, SlotKind.END))
        await self.studio.stop(project.id)
        for scene in project.scenes[:1]:
            await self.studio.editing.upload(project.id, Slot(kind, scene.id), own)

    async def undo(self, project: Project) -> None:
        await self.studio.stop(project.id)
        await (self.studio.editing.undo if self.chance.random() < 0.7 else self.studio.editing.redo)(project.id)

    async def fork(self, project: Project) -> None:
        if (await self.studio.list_projects(ProjectQuery())).total < _MOST_FILMS:
            await self.studio.editing.fork(project.id)

    async def put_right(self) -> list[str]:
        """Resume every film to its end; says which were not complete then, and why."""
        left: list[str] = []
        for row in (await self.studio.list_projects(ProjectQuery())).rows:
            project = await self.studio.get(row.id)
            if not self.studio.plan(project).complete:
                await self.studio.resume(row.id)
                project = await self.studio.finished(row.id)
            if any(step.reason is Reason.RETRY for step in self.studio.plan(project).steps):
                await self.studio.resume(row.id)  # a job was called off in the very moment of a crash
                project = await self.studio.finished(row.id)
            if self.studio.plan(project).steps:
                left.append(f"{row.id}: {project.run}")
        return left

    async def differing(self, in_one_go: Callable[[Project], Awaitable[str]]) -> list[str]:
        """Which films are not, byte for byte, what they become when they are made in one go."""
        rows = (await self.studio.list_projects(ProjectQuery())).rows
        films = [await self.studio.get(row.id) for row in rows]
        return [film.id for film in films if film_of(film, self.studio.engines) != await in_one_go(film)]


Deed = Callable[[Person, Project], Awaitable[None]]
DEEDS: tuple[Deed, ...] = (
    Person.watch,
    Person.watch,
    Person.stop,
    Person.resume,
    Person.resume,
    Person.edit,
    Person.edit,
    Person.another_take,
    Person.choose,
    Person.upload,
    Person.undo,
    Person.fork,
)


def begin_life(folder: Path, seed: str, *, last: bool = False) -> BaseProcess:
    """A process that works on the films in the folder.

    The last one writes to `left` what it could not put right, and what differs from a film made in one go.
    """
    process = PROCESSES.Process(target=_live, args=(folder, seed, last))
    process.start()
    return process


def _live(folder: Path, seed: str, last: bool) -> None:
    asyncio.run(_work(folder, seed, last))


async def _work(folder: Path, seed: str, last: bool) -> None:
    async with _studio(folder, "resubmit" if last else "ask") as studio:
        await studio.interrupted()
        person = Person(studio, folder, random.Random(seed))
        if last:
            left = await person.put_right() or await person.differing(partial(_in_one_go, folder))
            (folder / "left").write_text(json.dumps(left))
        else:
            (folder / BEGUN).touch()
            await person.work()


def _studio(folder: Path, policy: str, pace: float = _PACE) -> Studio:
    (folder / "jobs").mkdir(exist_ok=True)
    settings = Settings(data_dir=folder / "data", workers=1, unknown_takes=policy)
    return Studio(settings, engines={"paper": lambda _context: BillingPaper(folder / "jobs", REMOTE, pace=pace)})


async def _in_one_go(folder: Path, project: Project) -> str:
    place = folder / f"once {project.id}"
    place.mkdir()
    open_studio = partial(_studio, place, "ask", pace=0)
    film = await made_in_one_go(project, folder / "data", place / "data", open_studio)
    return film_of(film, open_studio().engines)
