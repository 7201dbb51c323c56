"""Paid once: what happens to takes whose end nobody has seen, and what is spent on the way."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import REMOTE
from tests.studios import BRIEF, TestStudio, open_studio
from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import EngineError, FailureKind, NotFound, NotResumable, StorageError
from vidpipe_desktop.core.jobs import undecided_jobs
from vidpipe_desktop.core.models import Project, RunState, Slot, SlotKind, Status, Take, TakeState
from vidpipe_desktop.core.money import FREE, dollars
from vidpipe_desktop.core.status import derive_status
from vidpipe_desktop.pipeline import ledger

MUTE = replace(REMOTE, looks_up=False, cancels=False)
"""An engine that can tell nothing about what it was asked for."""
CLIP_PRICE, PICTURE_PRICE = dollars(0.1), dollars(0.04)


def take_of(project: Project, kind: SlotKind, index: int = 0, state: TakeState | None = None) -> Take:
    """The newest take of a slot."""
    slot = Slot(kind, project.scenes[index].id)
    return next(take for take in reversed(project.takes) if take.slot == slot and state in (None, take.state))


async def left_by_a_crash(studio: TestStudio, kind: SlotKind, index: int = 0) -> tuple[Project, Take]:
    """A finished film of which one take is as it was the moment after its engine was asked."""
    project = await studio.make()
    take = take_of(project, kind, index)
    price = CLIP_PRICE if kind is SlotKind.CLIP else PICTURE_PRICE
    asked = replace(take, state=TakeState.INTENDED, file=None, thumbnail=None, job_id="", cost=FREE, price=price)
    project = await studio._store.commit(project.id, PutTake(asked))
    studio.paper.book.clear()
    return project, asked


async def resumed(studio: TestStudio, project: Project) -> Project:
    await studio.resume(project.id)
    return await studio.finished(project.id)


async def test_an_unknown_picture_is_put_to_the_person_and_nothing_is_paid_again(tmp_path: Path) -> None:
    async with open_studio(tmp_path, MUTE) as studio:
        project, asked = await left_by_a_crash(studio, SlotKind.END, 1)
        for _ in range(2):
            project = await resumed(studio, project)
            assert project.run is not None
            assert project.run.state is RunState.STOPPED
            assert "paid for" in project.run.message
            assert project.take(asked.id).state is TakeState.UNKNOWN
            assert not studio.paper.book
        (job,) = undecided_jobs(project, studio.engines)
        assert (job.place, job.take.price, job.fetchable) == ("Scene 2, end frame", PICTURE_PRICE, False)
        await studio.jobs.make_again(asked.id)
        project = await studio.finished(project.id)
        assert studio.plan(project).complete
        assert studio.paper.orders("keyframe") == ["end 1"]
        assert project.take(asked.id).state is TakeState.FAILED
        assert project.take(asked.id).cost == PICTURE_PRICE
        with pytest.raises(NotResumable):
            await studio.jobs.make_again(asked.id)


async def test_an_unknown_storyboard_is_put_to_the_person_too(tmp_path: Path) -> None:
    async with open_studio(tmp_path, MUTE) as studio:
        studio.paper.broken["storyboard"] = ZeroDivisionError("while the reply was read")
        project = await studio.make()
        assert project.takes[0].state is TakeState.UNKNOWN
        studio.paper.broken.clear()
        studio.paper.book.clear()
        project = await resumed(studio, project)
        assert not studio.paper.book
        assert derive_status(project, studio.plan(project)) is Status.STOPPED


@pytest.mark.parametrize(("policy", "state", "orders"), [("resubmit", RunState.DONE, 1), ("skip", RunState.FAILED, 0)])
async def test_a_policy_can_decide_about_unknown_takes(
    tmp_path: Path, policy: str, state: RunState, orders: int
) -> None:
    async with open_studio(tmp_path, MUTE, {"unknown_takes": policy}) as studio:
        project, _ = await left_by_a_crash(studio, SlotKind.CLIP, 1)
        project = await resumed(studio, project)
        assert project.run is not None
        assert project.run.state is state
        assert len(studio.paper.orders("clip")) == orders
        assert len(studio.paper.book) == orders


async def test_an_idempotent_engine_is_asked_again_under_the_same_request(tmp_path: Path) -> None:
    async with open_studio(tmp_path, replace(MUTE, idempotent=True)) as studio:
        project, asked = await left_by_a_crash(studio, SlotKind.START)
        project = await resumed(studio, project)
        assert studio.plan(project).complete
        assert studio.paper.orders("keyframe") == ["start 0"]
        assert project.take(asked.id).state is TakeState.READY


async def test_a_clip_whose_answer_was_lost_is_found_at_the_engine(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project, asked = await left_by_a_crash(studio, SlotKind.CLIP, 2)
        project = await resumed(studio, project)
        assert studio.plan(project).complete
        assert not studio.paper.book
        assert project.take(asked.id).state is TakeState.READY


async def test_a_clip_that_certainly_never_arrived_is_submitted_as_the_same_take(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project, asked = await left_by_a_crash(studio, SlotKind.CLIP, 2)
        (tmp_path / "jobs" / f"{asked.id}.json").unlink()
        project = await resumed(studio, project)
        assert studio.plan(project).complete
        assert studio.paper.orders("clip") == ["motion 2"]
        assert project.take(asked.id).job_id == asked.id


async def test_an_answer_lost_in_a_run_is_looked_for_in_the_same_run(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.stumbles["clip motion 0"] = [EngineError(FailureKind.UNCERTAIN, "Connection reset.")]
        project = await studio.make()
        assert studio.plan(project).complete
        takes = [take for take in project.takes if take.slot.kind is SlotKind.CLIP]
        assert len(takes) == 3


async def test_stop_waits_for_a_picture_that_is_being_paid_for(tmp_path: Path) -> None:
    async with open_studio(tmp_path, MUTE, pace=0.3) as studio:
        asked = asyncio.Event()
        studio.paper.on_order = lambda entry: asked.set() if entry == "keyframe end 0" else None
        project = await studio.generate(BRIEF)
        await asked.wait()
        await studio.stop(project.id)
        project = await studio.get(project.id)
        assert take_of(project, SlotKind.END).state is TakeState.READY
        assert studio.paper.book[-1] == "keyframe end 0"


async def test_what_is_not_answered_before_patience_ends_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "_RECORDING_TIMEOUT", 0.05)
    async with open_studio(tmp_path, MUTE, pace=60) as studio:
        asked = asyncio.Event()
        studio.paper.on_order = lambda _: asked.set()
        project = await studio.generate(BRIEF)
        await asked.wait()
        await studio.stop(project.id)
        assert (await studio.get(project.id)).takes[0].state is TakeState.UNKNOWN


async def test_an_engine_that_hangs_is_given_up_on(tmp_path: Path) -> None:
    async with open_studio(tmp_path, replace(MUTE, answers_within=0.05), pace=60) as studio:
        project = await studio.make()
        assert project.takes[0].state is TakeState.UNKNOWN


async def test_a_job_that_takes_too_long_is_kept_and_fetched_again(tmp_path: Path) -> None:
    facts = replace(MUTE, finishes_within=0.1)
    async with open_studio(tmp_path, facts, polls=10**6) as studio:
        project = await studio.make(scenes=1)
        take = take_of(project, SlotKind.CLIP)
        assert take.state is TakeState.SUBMITTED
        assert project.run is not None
        assert "fetch it again" in project.run.message
        for job in (tmp_path / "jobs").glob("*.json"):
            job.write_text(json.dumps({**json.loads(job.read_text()), "polls": 0}))
        (listed,) = await studio.jobs.list()
        assert listed.fetchable
        await studio.jobs.fetch(take.id)
        project = await studio.get(project.id)
        assert take_of(project, SlotKind.CLIP).state is TakeState.READY
        assert len(studio.paper.orders("clip")) == 1
        with pytest.raises(NotResumable):
            await studio.jobs.fetch(take.id)
        with pytest.raises(NotFound):
            await studio.jobs.fetch("nope")


async def test_a_full_disk_loses_no_submitted_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        keep = studio._media.keep

        async def full(path: Path, suffix: str) -> object:
            if suffix == ".mp4":
                raise StorageError("There is no room left.")
            return await keep(path, suffix)

        monkeypatch.setattr(studio._media, "keep", full)
        project = await studio.make(scenes=1)
        assert take_of(project, SlotKind.CLIP).state is TakeState.SUBMITTED
        monkeypatch.undo()
        project = await resumed(studio, project)
        assert studio.plan(project).complete
        assert len(studio.paper.orders("clip")) == 1


async def test_a_clip_cut_off_on_its_way_is_fetched_again(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, cut_off=2) as studio:
        project = await studio.make(scenes=1)
        assert studio.plan(project).complete
        assert len(studio.paper.orders("clip")) == 1


async def test_a_clip_that_is_broken_at_the_engine_fails_and_was_paid(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, cut_off=3) as studio:
        project = await studio.make(scenes=1)
        take = take_of(project, SlotKind.CLIP)
        assert (take.state, take.cost) == (TakeState.FAILED, CLIP_PRICE)
        await studio.jobs.fetch(take.id)
        assert take_of(await studio.get(project.id), SlotKind.CLIP).state is TakeState.READY


async def test_a_job_that_vanished_fails_and_the_next_run_films_anew(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, polls=2) as studio:
        project, asked = await left_by_a_crash(studio, SlotKind.CLIP)
        submitted = replace(asked, state=TakeState.SUBMITTED, job_id="gone")
        project = await studio._store.commit(project.id, PutTake(submitted))
        project = await resumed(studio, project)
        assert (project.take(asked.id).state, project.take(asked.id).cost) == (TakeState.FAILED, CLIP_PRICE)
        assert studio.plan(await resumed(studio, project)).complete


async def test_asking_an_engine_that_knows_nothing_of_a_take_settles_it(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        project, asked = await left_by_a_crash(studio, SlotKind.CLIP)
        await studio._store.commit(project.id, PutTake(replace(asked, state=TakeState.UNKNOWN)))
        (tmp_path / "jobs" / f"{asked.id}.json").unlink()
        with pytest.raises(NotFound, match="not paid"):
            await studio.jobs.fetch(asked.id)
        take = (await studio.get(project.id)).take(asked.id)
        assert (take.state, take.cost) == (TakeState.FAILED, FREE)


@pytest.mark.parametrize("number", range(8))
async def test_stopped_at_any_step_boundary_nothing_is_ordered_after_it_or_twice(tmp_path: Path, number: int) -> None:
    async with open_studio(tmp_path, MUTE) as studio:
        boundary = asyncio.Event()
        studio.paper.on_order = lambda _: boundary.set() if len(studio.paper.book) > number else None
        project = await studio.generate(BRIEF)
        await boundary.wait()
        await studio.stop(project.id)
        ordered = list(studio.paper.book)
        project = await studio.get(project.id)
        assert not [take for take in project.takes if take.state in (TakeState.INTENDED, TakeState.UNKNOWN)]
        assert studio.paper.book == ordered
        if not studio.plan(project).complete:
            project = await resumed(studio, project)
        assert studio.plan(project).complete
        assert len(studio.paper.book) == len(set(studio.paper.book)) == 1 + 4 + 3
