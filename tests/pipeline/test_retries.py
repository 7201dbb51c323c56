"""Trying again, and how much may be asked of an engine."""

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engines.paper import REMOTE
from tests.studios import BRIEF, open_studio
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import EngineChoice, Slot, SlotKind
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.core.plan import Reason, Step
from vidpipe_desktop.pipeline.limits import Limits

STEP = Step(Slot(SlotKind.CLIP, "s"), Reason.MISSING, EngineChoice("paper"), FREE)
PICTURE = replace(STEP, slot=Slot(SlotKind.END, "s"))


def refusals(kind: FailureKind, times: int, retry_after: float = 0.0) -> list[Exception]:
    return [EngineError(kind, "No.", retry_after=retry_after) for _ in range(times)]


@pytest.mark.parametrize("kind", [FailureKind.RATE_LIMITED, FailureKind.TRANSIENT])
async def test_what_was_refused_without_effect_is_asked_again_and_paid_once(tmp_path: Path, kind: FailureKind) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.stumbles = {
            "storyboard": refusals(kind, 2),
            "end 1": refusals(kind, 3),
            "motion": refusals(kind, 4),
        }
        project = await studio.make()
        assert studio.plan(project).complete
        assert project.cost == 10_000 + 4 * 40_000 + 3 * 100_000
        assert len(project.takes) == 1 + 4 + 3 + 1


@pytest.mark.parametrize("kind", [FailureKind.AUTH, FailureKind.QUOTA, FailureKind.MODERATED, FailureKind.INVALID])
async def test_what_would_fail_again_is_asked_once(tmp_path: Path, kind: FailureKind) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.broken["storyboard"] = EngineError(kind, "No.")
        await studio.make()
        assert len(studio.paper.book) == 1


async def test_retries_end(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.broken["storyboard"] = EngineError(FailureKind.RATE_LIMITED, "Slowly!")
        project = await studio.make()
        assert len(studio.paper.book) == 6
        assert project.run is not None
        assert "Slowly!" in project.run.message


async def test_a_wait_that_is_asked_for_is_kept_by_all_projects(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.stumbles["storyboard first"] = refusals(FailureKind.RATE_LIMITED, 1, retry_after=1.0)
        refused = asyncio.Event()
        studio.paper.on_order = lambda _: refused.set()
        first = await studio.generate({**BRIEF, "prompt": "first", "scenes": 1})
        await refused.wait()
        await asyncio.sleep(0)
        asked, orders = time.monotonic(), []
        studio.paper.on_order = lambda _: orders.append(time.monotonic() - asked)
        second = await studio.generate({**BRIEF, "prompt": "second", "scenes": 1})
        for project in (first, second):
            assert studio.plan(await studio.finished(project.id)).complete
        assert min(orders) > 0.8


async def test_stop_ends_a_wait_at_once(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.broken["storyboard"] = EngineError(FailureKind.RATE_LIMITED, "Slowly!", retry_after=500)
        asked = asyncio.Event()
        studio.paper.on_order = lambda _: asked.set()
        project = await studio.generate(BRIEF)
        await asked.wait()
        async with asyncio.timeout(5):
            await studio.stop(project.id)
        assert len(studio.paper.book) == 1


async def test_an_engine_that_wants_too_long_a_wait_is_not_waited_for(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE) as studio:
        studio.paper.broken["storyboard"] = EngineError(FailureKind.RATE_LIMITED, "Tomorrow.", retry_after=80_000)
        project = await studio.make()
        assert project.run is not None
        assert "Tomorrow." in project.run.message


async def test_turns_come_one_interval_apart_for_each_role() -> None:
    limits = Limits({"paper": replace(REMOTE, per_minute=600)}, lambda: 2)
    began = time.monotonic()
    await asyncio.gather(*(limits.turn(STEP) for _ in range(4)), limits.turn(PICTURE))
    assert time.monotonic() - began >= 0.3
    assert limits._counter(PICTURE).next_at < limits._counter(STEP).next_at


async def test_places_are_counted_for_each_role() -> None:
    limits = Limits({"paper": replace(REMOTE, at_once=2)}, lambda: 1)
    async with limits.place(STEP), limits.place(STEP), limits.place(PICTURE):
        third = asyncio.create_task(limits.place(STEP).__aenter__())
        await asyncio.sleep(0)
        assert not third.done()
    await third


async def test_more_places_are_handed_out_as_soon_as_there_are_some() -> None:
    engines = {"paper": replace(REMOTE, at_once=1)}
    limits = Limits(engines, lambda: 1)
    async with limits.place(STEP):
        second = asyncio.create_task(limits.place(STEP).__aenter__())
        await asyncio.sleep(0)
        assert not second.done()
        engines["paper"] = replace(REMOTE, at_once=2)
        limits.look_again()
        await asyncio.wait_for(second, 5)


async def test_turns_come_more_often_for_those_who_wait_already() -> None:
    engines = {"paper": replace(REMOTE, per_minute=1)}
    limits = Limits(engines, lambda: 1)
    await limits.turn(STEP)
    second = asyncio.create_task(limits.turn(STEP))
    await asyncio.sleep(0.05)
    assert not second.done()
    engines["paper"] = replace(REMOTE, per_minute=60_000)
    await asyncio.wait_for(second, 20)


async def test_whoever_gives_up_waiting_for_a_place_leaves_it_to_the_next() -> None:
    limits = Limits({"paper": replace(REMOTE, at_once=1)}, lambda: 1)
    held = limits.place(STEP)
    await held.__aenter__()
    waiting = [asyncio.create_task(limits.place(STEP).__aenter__()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await held.__aexit__(None, None, None)
    waiting[1].cancel()  # it has been given the place, and does not know yet
    await asyncio.wait_for(waiting[2], 5)
    assert [task.cancelled() for task in waiting] == [True, True, False]
