"""Runs on a real database, with real files, against an engine that keeps book of every order."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, REMOTE, film, paint
from tests.studios import BRIEF, open_studio
from vidpipe_desktop.core.errors import (
    AlreadyRunning,
    EngineError,
    FailureKind,
    InvalidRequest,
    MediaError,
    NotFound,
    NotResumable,
)
from vidpipe_desktop.core.events import Progressed, ProjectChanged
from vidpipe_desktop.core.models import FILM, RunState, Slot, SlotKind, Status, TakeSource, TakeState
from vidpipe_desktop.core.status import derive_status


async def test_a_prompt_becomes_a_film(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make()
        plan = studio.plan(project)
        assert plan.complete
        assert derive_status(project, plan) is Status.COMPLETE
        assert (await studio.film(project.id)).stat().st_size > 0
        assert len(studio.paper.orders("keyframe")) == 4
        assert len(studio.paper.orders("clip")) == 3
        statuses = [event.summary.status.value for event in studio.events if isinstance(event, ProjectChanged)]
        assert list(dict.fromkeys(statuses)) == [
            "pending",
            "storyboarding",
            "keyframing",
            "video_gen",
            "stitching",
            "complete",
        ]


async def test_a_clip_starts_while_later_keyframes_are_still_being_painted(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=0.05) as studio:
        await studio.make(scenes=4)
        kinds = [entry.split()[0] for entry in studio.paper.book]
        last_keyframe = len(kinds) - 1 - kinds[::-1].index("keyframe")
        assert kinds.index("clip") < last_keyframe


async def test_a_failed_scene_leaves_the_others_going_and_the_film_incomplete(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        studio.paper.broken["clip motion 1"] = EngineError(FailureKind.MODERATED, "Refused.", "Reword scene 2.")
        project = await studio.make()
        plan = studio.plan(project)
        assert derive_status(project, plan) is Status.FAILED
        assert [step.slot.kind for step in plan.steps] == [SlotKind.CLIP, SlotKind.FILM]
        assert project.run is not None
        assert "Scene 2" in project.run.message
        assert "Reword scene 2." in project.run.message
        with pytest.raises(NotResumable):
            await studio.film(project.id)
        studio.paper.broken.clear()
        studio.paper.book.clear()
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert studio.paper.book == ["clip motion 1"]


async def test_an_unexpected_error_is_told_in_a_sentence_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with open_studio(tmp_path) as studio:
        studio.paper.broken["keyframe end 2"] = ZeroDivisionError("secret detail")
        project = await studio.make()
        assert project.run is not None
        assert project.run.state is RunState.FAILED
        assert "secret" not in project.run.message
        assert any("secret detail" in str(record.exc_info) for record in caplog.records)


@pytest.mark.parametrize("order", ["storyboard", "keyframe end 1", "clip motion 2"])
async def test_stop_means_stop_and_resume_repeats_nothing_finished(tmp_path: Path, order: str) -> None:
    async with open_studio(tmp_path, pace=0.05) as studio:
        reached = asyncio.Event()
        studio.paper.on_order = lambda entry: reached.set() if entry.startswith(order) else None
        project = await studio.generate(BRIEF)
        await reached.wait()
        await studio.stop(project.id)
        ordered = len(studio.paper.book)
        project = await studio.get(project.id)
        assert derive_status(project, studio.plan(project)) is Status.STOPPED
        assert not [take for take in project.takes if take.state is TakeState.INTENDED]
        done = {take.prompt for take in project.takes if take.state is TakeState.READY}
        assert len(studio.paper.book) == ordered
        studio.paper.book.clear()
        await studio.resume(project.id)
        assert studio.plan(await studio.finished(project.id)).complete
        repeated = {entry.split(" ", 1)[1] for entry in studio.paper.book} & (done - {""})
        assert not {prompt for prompt in repeated if prompt != BRIEF["prompt"]}


async def test_resume_pressed_twice_at_once_starts_one_run(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=0.05) as studio:
        project = await studio.create(BRIEF)
        outcomes = await asyncio.gather(*(studio.resume(project.id) for _ in range(5)), return_exceptions=True)
        assert outcomes.count(None) == 1
        assert sum(isinstance(outcome, AlreadyRunning) for outcome in outcomes) == 4
        await studio.finished(project.id)
        assert len(studio.paper.orders("storyboard")) == 1


async def test_two_windows_on_one_folder_never_both_run_a_project(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=1.5) as one, open_studio(tmp_path) as other:
        project = await one.generate(BRIEF)
        with pytest.raises(AlreadyRunning):
            await other.resume(project.id)
        await other.stop(project.id)
        stopped = await one.finished(project.id)
        assert derive_status(stopped, one.plan(stopped)) is Status.STOPPED
        assert not other.paper.book


async def test_a_complete_film_is_not_resumable_and_an_unknown_one_not_found(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(scenes=1)
        with pytest.raises(NotResumable):
            await studio.resume(project.id)
        for unknown in ("", "nope", "../../etc/passwd", "00000000-0000-0000-0000-000000000000", "\ud800"):
            with pytest.raises(NotFound):
                await studio.resume(unknown)


async def test_a_file_deleted_behind_our_back_is_made_again(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make()
        clip = studio.plan(project).state(Slot(SlotKind.CLIP, project.scenes[1].id)).take
        assert clip is not None
        assert clip.file is not None
        studio.media_path(clip.file).unlink()
        (await studio.film(project.id)).unlink()
        with pytest.raises(NotFound):
            await studio.film(project.id)
        studio.paper.book.clear()
        await studio.resume(project.id)
        assert studio.plan(await studio.finished(project.id)).complete
        assert studio.paper.book == ["clip motion 1"]


async def test_regenerating_makes_a_new_take_and_keeps_the_old(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make()
        slot = Slot(SlotKind.CLIP, project.scenes[0].id)
        await studio.regenerate(project.id, slot)
        project = await studio.finished(project.id)
        takes = [take for take in project.takes if take.slot == slot]
        assert [take.number for take in takes] == [1, 2]
        assert all(take.state is TakeState.READY for take in takes)
        assert studio.plan(project).state(slot).take == takes[1]
        assert takes[0].seed != takes[1].seed


async def test_a_new_keyframe_refilms_only_the_clips_that_use_it(tmp_path: Path) -> None:
    facts = replace(LOCAL, paints_from_start=False)
    async with open_studio(tmp_path, facts) as studio:
        project = await studio.make()
        studio.paper.book.clear()
        await studio.regenerate(project.id, Slot(SlotKind.END, project.scenes[0].id))
        assert studio.plan(await studio.finished(project.id)).complete
        assert sorted(studio.paper.book) == ["clip motion 0", "clip motion 1", "keyframe end 0"]


async def test_an_uploaded_picture_is_used_and_never_overwritten(tmp_path: Path) -> None:
    own = tmp_path / "meine Füchsin 🦊.png"
    paint(own, (800, 600), "own")
    async with open_studio(tmp_path) as studio:
        project = await studio.make()
        slot = Slot(SlotKind.END, project.scenes[1].id)
        await studio.editing.upload(project.id, slot, own)
        studio.paper.book.clear()
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        plan = studio.plan(project)
        take = plan.state(slot).take
        assert plan.complete
        assert take is not None
        assert take.source is TakeSource.UPLOADED
        assert "keyframe end 1" not in studio.paper.book
        assert {"clip motion 1", "clip motion 2"} <= set(studio.paper.book)
        await studio.editing.use_made(project.id, slot)
        back = studio.plan(await studio.get(project.id)).state(slot).take
        assert back is not None
        assert back.source is TakeSource.MADE


async def test_an_uploaded_clip_of_another_shape_is_stitched_in(tmp_path: Path) -> None:
    own = tmp_path / "own.mp4"
    film(own, (1600, 1600), 0.5, "own")
    async with open_studio(tmp_path) as studio:
        project = await studio.make()
        await studio.editing.upload(project.id, Slot(SlotKind.CLIP, project.scenes[2].id), own)
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        take = studio.plan(project).state(FILM).take
        assert take is not None
        assert take.duration == pytest.approx(2.5, abs=0.05)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("a.png", b"not a picture", MediaError),
        ("a.png", b"", MediaError),
        ("a.exe", b"MZ", MediaError),
        ("missing.png", None, MediaError),
    ],
)
async def test_a_bad_upload_is_refused_and_changes_nothing(
    tmp_path: Path, name: str, content: bytes | None, error: type[Exception]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    async with open_studio(tmp_path) as studio:
        project = await studio.make(scenes=1)
        with pytest.raises(error):
            await studio.editing.upload(project.id, Slot(SlotKind.END, project.scenes[0].id), tmp_path / name)
        with pytest.raises(InvalidRequest):
            await studio.editing.upload(project.id, Slot(SlotKind.END, "../other"), tmp_path / name)
        assert await studio.get(project.id) == project


async def test_restitching_with_another_crossfade_shortens_the_film(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make()
        with pytest.raises(NotResumable):
            await studio.restitch(project.id)
        studio.paper.book.clear()
        await studio.restitch(project.id, crossfade=0.25)
        project = await studio.finished(project.id)
        take = studio.plan(project).state(FILM).take
        assert take is not None
        assert take.duration == pytest.approx(2.5, abs=0.05)
        assert not studio.paper.book


async def test_duplicate_costs_nothing_and_shares_the_files(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project = await studio.make()
        studio.paper.book.clear()
        copy = await studio.editing.fork(project.id)
        assert copy.id != project.id
        assert copy.cost == 0
        assert studio.plan(copy).complete
        assert not studio.paper.book


async def test_delete_and_undo(tmp_path: Path) -> None:
    async with open_studio(tmp_path, pace=0.05) as studio:
        project = await studio.generate(BRIEF)
        await studio.delete(project.id)
        assert not studio.running()
        with pytest.raises(NotFound):
            await studio.get(project.id)
        await studio.restore(project.id)
        await studio.resume(project.id)
        assert studio.plan(await studio.finished(project.id)).complete


async def test_export_copies_whole_or_says_why_not(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(scenes=1)
        target = tmp_path / "Ein Film 🎬.mp4"
        await studio.export(project.id, target)
        assert target.read_bytes() == (await studio.film(project.id)).read_bytes()
        with pytest.raises(Exception, match="missing|exist"):
            await studio.export(project.id, tmp_path / "missing" / "film.mp4")
        assert not list(tmp_path.glob("*.part"))


async def test_remote_jobs_are_recorded_before_they_are_watched_and_paid_once(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, polls=3) as studio:
        project = await studio.make()
        clips = [take for take in project.takes if take.slot.kind is SlotKind.CLIP]
        assert all(take.job_id == take.id for take in clips)
        assert project.cost == 10_000 + 4 * 40_000 + 3 * 100_000
        assert len(studio.paper.orders("clip")) == 3


async def test_closing_the_app_keeps_submitted_jobs_to_be_fetched_later(tmp_path: Path) -> None:
    facts = replace(REMOTE, cancels=False)
    async with open_studio(tmp_path, facts, polls=10_000) as studio:
        project = await studio.generate({**BRIEF, "scenes": 1})
        await studio.until(
            lambda event: isinstance(event, Progressed) and event.slot.kind is SlotKind.CLIP and event.step > 0
        )
    for job in (tmp_path / "jobs").glob("*.json"):
        job.write_text(json.dumps({**json.loads(job.read_text()), "polls": 0}))
    async with open_studio(tmp_path, facts) as studio:
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert not studio.paper.orders("clip")


async def test_ten_projects_at_once_stay_within_the_engine_limit(tmp_path: Path) -> None:
    async with open_studio(tmp_path, replace(LOCAL, at_once=2), pace=0.01) as studio:
        projects = [await studio.generate({**BRIEF, "scenes": 1}) for _ in range(10)]
        done = await asyncio.gather(*(studio.finished(project.id) for project in projects))
        assert all(studio.plan(project).complete for project in done)


async def test_helper_processes_are_ready_before_the_first_picture_comes(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, pace=2.0) as studio:
        seen: list[tuple[int, ...]] = []

        def look(order: str) -> None:
            if order.startswith("keyframe"):
                studio.paper.pace = 0.0
                seen.append(studio._workers.info().pids)

        studio.paper.on_order = look
        project = await studio.make(scenes=1)
        assert studio.plan(project).complete
        assert len(seen[0]) == 2
        assert set(studio._workers.info().pids) == set(seen[0])
