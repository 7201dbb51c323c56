"""Rough cuts: the film before the film, for nothing, whoever makes it."""

import asyncio
from pathlib import Path

import pytest

from tests.engines.paper import REMOTE
from tests.studios import BRIEF, TestStudio, open_studio
from vidpipe_desktop.core.edits import MoveScene
from vidpipe_desktop.core.errors import NotFound
from vidpipe_desktop.core.events import RoughCutMade
from vidpipe_desktop.media.probe import check_clip


def made(studio: TestStudio) -> list[RoughCutMade]:
    return [event for event in studio.events if isinstance(event, RoughCutMade)]


@pytest.mark.parametrize("engine", ["animatic", "paper"])
async def test_a_storyboard_is_seen_before_anything_is_painted_or_paid(tmp_path: Path, engine: str) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make(engine=engine, until="storyboard", aspect_ratio="9:16", crossfade=0.25)
        orders, takes = len(studio.paper.book), project.takes
        await studio.rough_cuts.make(project.id)
        first, whole = made(studio)
        assert (first.whole, whole.whole, whole.scenes) == (False, True, project.scenes)
        assert check_clip(first.path).duration == pytest.approx(1.0, abs=0.1)
        film = check_clip(whole.path)
        assert film.duration == pytest.approx(2.5, abs=0.1)
        assert (film.width, film.height) == (360, 640)
        assert film.has_sound
        assert (len(studio.paper.book), (await studio.get(project.id)).takes) == (orders, takes)


async def test_it_is_made_once_and_anew_when_a_scene_moves(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(engine="animatic", until="storyboard")
        await asyncio.gather(*(studio.rough_cuts.make(project.id) for _ in range(3)))
        await studio.rough_cuts.make(project.id)
        assert len({event.path for event in made(studio) if event.whole}) == 1
        await studio.editing.edit(project.id, MoveScene(project.scenes[2].id, 0))
        await studio.rough_cuts.make(project.id)
        assert len({event.path for event in made(studio) if event.whole}) == 2


async def test_it_gives_way_to_the_next_film(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        long = await studio.make(engine="animatic", until="storyboard", scenes=9, clip_duration=8)
        short = await studio.make(engine="animatic", until="storyboard")
        studio.do(studio.rough_cuts.make(long.id), "rough cut")
        await studio.until(lambda event: isinstance(event, RoughCutMade))
        await studio.rough_cuts.make(short.id)
        assert {event.project_id for event in made(studio) if event.whole} == {short.id}


async def test_there_is_none_of_what_is_finished_or_not_yet_written(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=0.05) as studio:
        empty = await studio.generate(BRIEF)
        await studio.stop(empty.id)
        finished = await studio.make()
        for project in (empty, finished):
            await studio.rough_cuts.make(project.id)
        with pytest.raises(NotFound):
            await studio.rough_cuts.make("nobody")
        assert not made(studio)
