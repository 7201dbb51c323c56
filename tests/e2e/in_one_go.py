"""The film that a project is to end with, made afresh: from what the person decided, not from what happened to it."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from vidpipe_desktop.core.changes import PutStoryboard, PutTake, SetStoryboardVariation
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.models import FILM, STORYBOARD, Project, Take, TakeState
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.storage.files import MediaStore
from vidpipe_desktop.storage.store import Store
from vidpipe_desktop.studio import Studio


def decided(project: Project) -> list[Take]:
    """What the person chose and uploaded, and the storyboard whose scenes are on the table."""
    ready = [take for take in project.takes if take.state is TakeState.READY]
    boards = [take for take in ready if take.slot == STORYBOARD]
    return [take for take in ready if take.pinned and take.slot != STORYBOARD] + boards[-1:]


async def made_in_one_go(project: Project, source: Path, target: Path, open_studio: Callable[[], Studio]) -> Project:
    """The finished project of `source`, a data folder, filmed once more in `target`, an empty one, by its studio."""
    studio = open_studio()
    twin = await _stripped(project, target, studio.engines)
    for file in {take.file for take in twin.takes if take.file}:
        copy = MediaStore(target / "media").path(file)
        copy.parent.mkdir(parents=True, exist_ok=True)
        os.link(MediaStore(source / "media").path(file), copy)
    async with studio:
        await studio.resume(twin.id)
        return await studio.finished(twin.id)


async def _stripped(project: Project, folder: Path, engines: Engines) -> Project:
    """The project in a database of its own, with nothing made yet."""
    store = Store(folder, engines)
    await store.open()
    try:
        twin = await store.create(project.brief)
        takes = (PutTake(replace(take, run_id="")) for take in decided(project))
        board = PutStoryboard(project.style_guide, project.scenes)
        return await store.commit(twin.id, SetStoryboardVariation(project.storyboard_variation), board, *takes)
    finally:
        await store.close()


def film_of(project: Project, engines: Engines) -> str:
    """Sha256 of the finished film. Fails if it isn't finished."""
    steps = plan(project, engines)
    assert steps.complete, (project.run, steps.steps)
    take = steps.state(FILM).take
    assert take
    assert take.file
    return take.file.sha256
