"""Films that several engines make together, by the real pipeline with real files."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import av
import numpy as np

from tests.engines.paper import REMOTE
from tests.servers.google import GoogleServer
from tests.servers.serving import serving
from tests.studios import BRIEF, TestStudio, open_studio
from vidpipe_desktop.core.models import EngineChoice, Project, Slot, SlotKind, Stage
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.core.offers import offers
from vidpipe_desktop.core.status import stage_to_review

ANIMATED = {"clips_engine": "animatic", "prompt": "A fox crosses a meadow", "clip_duration": 1, "scenes": 2}


def shown(studio: TestStudio, project: Project, scene: int) -> list[np.ndarray]:
    """The frames of a scene's clip in RGB."""
    take = studio.plan(project).state(Slot(SlotKind.CLIP, project.scenes[scene].id)).take
    assert take
    assert take.file
    with av.open(str(studio.media_path(take.file))) as clip:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in clip.decode(video=0)]


def plain(studio: TestStudio, project: Project, slot: Slot) -> list[int]:
    """The one colour of a paper keyframe."""
    take = studio.plan(project).state(slot).take
    assert take
    assert take.file
    with av.open(str(studio.media_path(take.file))) as picture:
        return next(picture.decode(video=0)).to_ndarray(format="rgb24")[30, 40].tolist()


async def test_the_animatic_films_pictures_of_another_engine_and_of_the_person(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(**ANIMATED)
        assert studio.plan(project).complete
        assert {take.engine for take in project.takes if take.slot.kind is SlotKind.CLIP} == {"animatic"}
        start, end = Slot(SlotKind.START, project.scenes[0].id), Slot(SlotKind.END, project.scenes[0].id)
        first, last = plain(studio, project, start), plain(studio, project, end)
        frames = shown(studio, project, 0)
        for frame, exact in ((frames[0], first), (frames[6], first), (frames[-1], last)):
            assert np.abs(frame[40:400].reshape(-1, 3).mean(axis=0) - exact).max() < 8


async def test_a_scene_of_an_animatic_is_filmed_by_a_paid_engine_for_what_was_said(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make(**{**ANIMATED, "engine": "animatic"})
        assert project.cost == 0
        scene = project.scenes[0]
        look_ahead = partial(studio.editing.look_ahead, project)
        offer = next(each for each in offers(project, studio.engines, look_ahead, scene.id) if each.preview)
        assert offer.edit.choice == EngineChoice("paper")
        assert offer.preview
        assert offer.preview.sentence == "Refilm 1 clip, keep 4 — $0.10"
        assert not studio.paper.book
        await studio.editing.edit(project.id, offer.edit)
        assert not studio.paper.book  # nothing is spent by saying what is wanted
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert project.cost == offer.preview.cost
        assert len(studio.paper.orders("clip")) == 1
        await studio.editing.undo(project.id)
        assert [step.slot.kind for step in studio.plan(await studio.get(project.id)).steps] == []


async def test_without_last_frames_each_scene_begins_where_the_clip_before_ended(tmp_path: Path) -> None:
    async with open_studio(tmp_path, replace(REMOTE, takes_last_frame=False)) as studio:
        project = await studio.make(until="keyframes")
        assert len(studio.paper.orders("keyframe")) == 1
        assert stage_to_review(project, studio.plan(project)) is Stage.KEYFRAMES
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert len(studio.paper.orders("keyframe")) == 1
        assert [prompt.splitlines()[0] for prompt in studio.paper.orders("clip")] == [
            "motion 0",
            "motion 1",
            "motion 2",
        ]
        assert studio.paper.orders("clip")[1].endswith("At the end: end 1")
        for index in range(3):
            ended = shown(studio, project, index)[-1].reshape(-1, 3).mean(axis=0)
            end = plain(studio, project, Slot(SlotKind.END, project.scenes[index].id))
            assert np.abs(ended - end).max() < 6
        spent = project.cost
        await studio.regenerate(project.id, Slot(SlotKind.END, project.scenes[2].id))
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert project.cost - spent == REMOTE.price_per_second  # another clip, and its end


async def test_models_of_one_engine_are_mixed_and_paid_for_as_estimated(tmp_path: Path) -> None:
    server = GoogleServer()
    async with (
        serving(server.routes) as url,
        open_studio(tmp_path, rules={"google": {"base_url": url, "api_key": "key"}}) as studio,
    ):
        chosen = {
            "engine": "google",
            "keyframes_engine": "google:gemini-3-pro-image",
            "clips_engine": "google:gemini-omni-1.2-flash",
            "scenes": 2,
            "clip_duration": 3,
        }
        price = studio.estimate(studio.check({**BRIEF, **chosen})).cost
        assert price == dollars(0.01 + 0.134 + 2 * 3 * 0.07)
        project = await studio.make(**chosen)
        assert studio.plan(project).complete
        assert sum(take.price for take in project.takes) == price
        models = {take.slot.kind: take.model for take in project.takes if take.model}
        assert models == {SlotKind.START: "gemini-3-pro-image", SlotKind.CLIP: "gemini-omni-1.2-flash"}
