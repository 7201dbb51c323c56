"""Editing real films: what is made anew, what it costs, what comes back."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, REMOTE, paint
from tests.studios import BRIEF, open_studio
from vidpipe_desktop.core.edits import AddScene, EditScene, MoveScene, RemoveScene, new_scene, parse_film, parse_scene
from vidpipe_desktop.core.errors import AlreadyRunning, InvalidRequest, NotFound, NotResumable
from vidpipe_desktop.core.models import FILM, STORYBOARD, RunState, Slot, SlotKind, Stage, Status, TakeSource, TakeState
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.status import derive_status, stage_to_review
from vidpipe_desktop.core.storyboards import storyboard_takes

ANIMATIC = {"prompt": "A red fox crosses a snowy forest at dawn", "scenes": 2, "clip_duration": 1, "seed": 7}


@pytest.mark.parametrize(
    ("until", "made"),
    [
        (Stage.STORYBOARD, {"storyboard"}),
        (Stage.KEYFRAMES, {"storyboard", "keyframe"}),
        (Stage.CLIPS, {"storyboard", "keyframe", "clip"}),
    ],
)
async def test_a_run_stops_for_approval_and_goes_on_from_there(tmp_path: Path, until: Stage, made: set[str]) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make(until=until.value)
        plan = studio.plan(project)
        assert derive_status(project, plan) is Status.STAGED
        assert stage_to_review(project, plan) is until
        assert {entry.split()[0] for entry in studio.paper.book} == made
        assert project.run is not None
        assert project.run.estimate == project.cost
        with pytest.raises(NotResumable, match=until.value):
            await studio.resume(project.id, until)
        said = preview(studio.plan(project)).cost
        spent = project.cost
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert project.cost - spent == said
        assert len(studio.paper.orders("storyboard")) == 1


async def test_a_run_that_was_to_stop_still_does_when_it_was_interrupted_before(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, pace=0.05) as studio:
        reached = asyncio.Event()
        studio.paper.on_order = lambda entry: reached.set() if entry.startswith("keyframe") else None
        project = await studio.generate({**BRIEF, "until": "keyframes"})
        await reached.wait()
        await studio.stop(project.id)
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert stage_to_review(project, studio.plan(project)) is Stage.KEYFRAMES
        assert not studio.paper.orders("clip")
        clip = Slot(SlotKind.CLIP, project.scenes[1].id)
        await studio.regenerate(project.id, clip)
        project = await studio.finished(project.id)
        assert studio.plan(project).state(clip).fresh
        assert not studio.plan(project).state(FILM).take


async def test_undoing_what_was_done_before_the_storyboard_leaves_the_scenes_written_since(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=0.05) as studio:
        project = await studio.generate(BRIEF)
        await studio.stop(project.id)
        project = await studio.get(project.id)
        assert not project.scenes
        await studio.editing.edit(project.id, parse_film(project, {"crossfade": 0.25}, studio.engines))
        await studio.resume(project.id)
        film = await studio.finished(project.id)
        await studio.editing.undo(project.id)
        undone = await studio.get(project.id)
        assert undone.brief.crossfade == 0
        assert undone.scenes == film.scenes
        assert [step.slot for step in studio.plan(undone).steps] == [FILM]
        await studio.editing.redo(project.id)
        assert studio.plan(await studio.get(project.id)).complete


async def test_an_edit_costs_what_was_said_and_undoing_it_nothing(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make()
        film = await studio.film(project.id)
        edit = EditScene(parse_scene(project.scenes[2], {"end_prompt": "night falls", "duration": 2}, studio.engines))
        said = studio.editing.look_ahead(project, edit)
        assert said.sentence == "Repaint 1 frame, refilm 1 clip, keep 5 — $0.24"
        await studio.editing.edit(project.id, edit)
        assert studio.editing.undoable(project.id).undo == "edit scene 3"
        spent, ordered = project.cost, len(studio.paper.book)
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert project.cost - spent == said.cost
        assert len(studio.paper.book) - ordered == 2
        assert await studio.film(project.id) != film
        await studio.editing.undo(project.id)
        assert await studio.film(project.id) == film
        await studio.editing.redo(project.id)
        assert await studio.film(project.id) != film
        await studio.editing.redo(project.id)
        assert studio.editing.undoable(project.id).redo == ""


async def test_scenes_are_added_moved_and_deleted(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(scenes=2)
        await studio.editing.edit(project.id, AddScene(new_scene(project, "badger", 1, "a badger digs", 5)))
        project = await studio.get(project.id)
        assert [scene.description for scene in project.scenes][1] == "a badger digs"
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert (await studio.film(project.id)).stat().st_size > 0
        await studio.editing.edit(project.id, MoveScene(project.scenes[0].id, 2))
        await studio.editing.edit(project.id, RemoveScene("badger"))
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        film = studio.plan(project).state(FILM).take
        assert film is not None
        assert film.duration == pytest.approx(2.0, abs=0.1)
        assert any(take.slot.scene_id == "badger" for take in project.takes)


async def test_a_rewritten_storyboard_sets_pictures_and_edits_aside_and_they_come_back(tmp_path: Path) -> None:
    own = tmp_path / "own.png"
    paint(own, (1280, 720), "mine")
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make(scenes=2)
        end = Slot(SlotKind.END, project.scenes[0].id)
        await studio.editing.upload(project.id, end, own)
        edit = EditScene(parse_scene(project.scenes[1], {"motion_prompt": "leaps"}, studio.engines))
        await studio.editing.edit(project.id, edit)
        await studio.regenerate(project.id, STORYBOARD)
        project = await studio.finished(project.id)
        assert project.scenes[1].motion_prompt != "leaps"
        assert len(project.scenes) == 2
        spent = project.cost
        await studio.editing.choose(project.id, storyboard_takes(project)[0].id)
        project = await studio.get(project.id)
        assert project.scenes[1].motion_prompt == "leaps"
        in_use = studio.plan(project).state(end).take
        assert in_use is not None
        assert in_use.source is TakeSource.UPLOADED
        stale = [SlotKind.CLIP, SlotKind.END, SlotKind.CLIP, SlotKind.FILM]
        assert [step.slot.kind for step in studio.plan(project).steps] == stale
        assert project.cost == spent


async def test_takes_are_chosen_kept_and_let_go(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(scenes=1)
        clip = Slot(SlotKind.CLIP, project.scenes[0].id)
        first = studio.plan(project).state(clip).take
        assert first is not None
        await studio.regenerate(project.id, clip)
        project = await studio.finished(project.id)
        second = studio.plan(project).state(clip).take
        assert second is not None
        assert second.id != first.id
        await studio.editing.choose(project.id, first.id)
        project = await studio.get(project.id)
        assert studio.plan(project).state(clip).take == replace(first, pinned=True)
        assert [step.slot for step in studio.plan(project).steps] == ([FILM] if first.file != second.file else [])
        await studio.editing.use_made(project.id, clip)
        assert studio.plan(await studio.get(project.id)).state(clip).take == second
        film = studio.plan(project).state(FILM).take
        assert film is not None
        with pytest.raises(InvalidRequest):
            await studio.editing.choose(project.id, film.id)
        with pytest.raises(NotFound):
            await studio.editing.choose(project.id, "../x")


async def test_nothing_is_edited_while_the_film_is_made(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=0.2) as studio:
        project = await studio.generate(BRIEF)
        with pytest.raises(AlreadyRunning):
            await studio.editing.edit(project.id, parse_film(project, {"style": "noir"}, studio.engines))
        assert studio.editing.undoable(project.id).undo == ""
        with pytest.raises(AlreadyRunning):
            await studio.editing.undo(project.id)


async def test_a_fork_continues_with_one_thing_changed_and_shares_the_rest(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make(scenes=2)
        with pytest.raises(InvalidRequest):
            await studio.editing.fork(project.id, RemoveScene("nobody"))
        fork = await studio.editing.fork(project.id, parse_film(project, {"crossfade": 0.25}, studio.engines))
        assert fork.cost == 0
        assert [step.slot for step in studio.plan(fork).steps] == [FILM]
        ordered = len(studio.paper.book)
        await studio.resume(fork.id)
        fork = await studio.finished(fork.id)
        assert studio.plan(fork).complete
        assert len(studio.paper.book) == ordered
        assert not {take.id for take in fork.takes} & {take.id for take in project.takes}
        scene = parse_scene(project.scenes[1], {"motion_prompt": "leaps"}, studio.engines)
        leaping = await studio.editing.fork(project.id, EditScene(scene))
        assert (leaping.scenes[1].motion_prompt, leaping.forked_from) == ("leaps", project.id)
        assert [step.slot.kind for step in studio.plan(leaping).steps] == [SlotKind.CLIP, SlotKind.FILM]
        without = await studio.editing.fork(project.id, RemoveScene(scene.id))
        assert [each.description for each in without.scenes] == [project.scenes[0].description]
        swapped = await studio.editing.fork(project.id, MoveScene(scene.id, 0))
        assert swapped.scenes[0].description == scene.description
        assert studio.plan(await studio.get(project.id)).complete


async def test_the_activity_adds_up_runs_steps_times_and_money(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make(scenes=1, until="keyframes")
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        told = await studio.activity(project.id)
        assert [len(entry.steps) for entry in told.runs] == [2, 3]
        assert [entry.run.until for entry in told.runs] == [Stage.FILM, Stage.KEYFRAMES]
        assert told.cost == project.cost == told.estimate == 10_000 + 2 * 40_000 + 100_000
        assert told.seconds > 0
        step = told.runs[0].steps[0]
        assert (step.name, step.engine, step.state) == ("Scene 1, clip", "paper", TakeState.READY)
        assert step.seconds is not None
        assert step.seconds >= 0
        assert told.runs[0].run.state is RunState.DONE


async def test_the_animatic_reads_an_edited_scene_anew_and_its_picture_follows(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL) as studio:
        project = await studio.generate({**ANIMATIC, "until": "keyframes"})
        project = await studio.finished(project.id)
        scene = project.scenes[1]
        end = Slot(SlotKind.END, scene.id)
        painted = studio.plan(project).state(end).take
        fields = {"description": "The fox sleeps on the beach at night"}
        edit = EditScene(parse_scene(scene, fields, studio.engines))
        assert studio.editing.look_ahead(project, edit).deeds.startswith("repaint 1 frame")
        await studio.editing.edit(project.id, edit)
        project = await studio.get(project.id)
        edited = project.scenes[1]
        assert edited.description == fields["description"]
        assert '"set":"beach"' in edited.staging
        assert '"time_of_day":"night"' in edited.staging
        assert "beach" in edited.end_prompt
        assert project.scenes[0] == (await studio.get(project.id)).scenes[0]
        await studio.resume(project.id, Stage.KEYFRAMES)
        project = await studio.finished(project.id)
        repainted = studio.plan(project).state(end).take
        assert painted is not None
        assert repainted is not None
        assert painted.file != repainted.file
        await studio.editing.edit(project.id, parse_film(project, {"style": "noir"}, studio.engines))
        styled = await studio.get(project.id)
        assert all('"style":"noir"' in scene.staging for scene in styled.scenes)
        await studio.editing.undo(project.id)
        await studio.editing.undo(project.id)
        assert studio.plan(await studio.get(project.id)).state(end).take == painted


async def test_a_storyboard_of_another_engine_is_staged_for_the_animatic(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        fields = {**ANIMATIC, "storyboard_engine": "paper", "engine": "animatic", "until": "keyframes"}
        project = await studio.generate(fields)
        project = await studio.finished(project.id)
        assert stage_to_review(project, studio.plan(project)) is Stage.KEYFRAMES
        assert all(scene.staging and scene.end_prompt.startswith("end ") for scene in project.scenes)
