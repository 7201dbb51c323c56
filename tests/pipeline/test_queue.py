"""The queue: many films, some at a time, in an order that survives everything."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.engines.paper import LOCAL, REMOTE
from tests.studios import BRIEF, TestStudio, open_studio
from vidpipe_desktop.core.errors import NotFound, NotResumable
from vidpipe_desktop.core.events import QueueChanged
from vidpipe_desktop.core.models import Status
from vidpipe_desktop.core.queue import moved
from vidpipe_desktop.core.status import derive_status

SHORT = {**BRIEF, "scenes": 1}
ONE = {"films_at_once": 1}


@asynccontextmanager
async def working(studio: TestStudio) -> AsyncIterator[None]:
    """The queue is worked off meanwhile."""
    task = asyncio.create_task(studio.queue.work())
    yield
    await studio.queue.close()
    await asyncio.gather(task, return_exceptions=True)


async def fill(studio: TestStudio, count: int) -> list[str]:
    """So many films in the queue, in this order."""
    ids = [(await studio.create({**SHORT, "prompt": f"film {number}"})).id for number in range(count)]
    for project_id in ids:
        await studio.queue.add(project_id)
    return ids


def is_empty(event: object) -> bool:
    return isinstance(event, QueueChanged) and not event.queue.project_ids


async def complete(studio: TestStudio, project_id: str) -> bool:
    return studio.plan(await studio.get(project_id)).complete


async def test_films_are_made_in_their_order_and_so_many_at_once(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, {"films_at_once": 2}) as studio:
        ids = await fill(studio, 5)
        most = 0

        def look(_: str) -> None:
            nonlocal most
            most = max(most, len(studio.running()))

        studio.paper.on_order = look
        await studio.queue.work(until_empty=True)
        assert all([await complete(studio, project_id) for project_id in ids])
        assert most == 2
        assert (await studio.queue.state()).project_ids == ()
        assert studio.paper.orders("storyboard") == [f"film {number}" for number in range(5)]


async def test_the_order_can_be_changed_and_a_film_taken_out(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, ONE) as studio:
        first, second, third = await fill(studio, 3)
        await studio.queue.move(third, 1)
        await studio.queue.remove(first)
        assert (await studio.queue.add(second)).project_ids == (third, second)
        await studio.queue.work(until_empty=True)
        assert studio.paper.orders("storyboard") == ["film 2", "film 1"]
        with pytest.raises(NotFound):
            await studio.queue.move(first, 1)
        with pytest.raises(NotResumable):
            await studio.queue.add(second)
        with pytest.raises(NotFound):
            await studio.queue.add("../x")


async def test_a_pause_begins_nothing_and_ends(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, ONE) as studio:
        await fill(studio, 2)
        await studio.queue.pause()
        await studio.queue.work(until_empty=True)
        assert not studio.paper.book
        async with working(studio):
            emptied = asyncio.create_task(studio.until(is_empty))
            await studio.queue.go_on()
            await emptied


@pytest.mark.parametrize("turns", range(4))
async def test_closing_ends_the_work_even_at_the_moment_it_is_woken(tmp_path: Path, turns: int) -> None:
    async with open_studio(tmp_path, LOCAL, ONE) as studio:
        work = asyncio.create_task(studio.queue.work())
        await asyncio.sleep(0.2)
        studio.queue.wake()
        for _ in range(turns):
            await asyncio.sleep(0)
        async with asyncio.timeout(10):
            await studio.queue.close()
        assert work.cancelled()


async def test_order_and_pause_survive_a_restart_and_closing_loses_nobody(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, ONE, pace=0.2) as studio:
        ids = await fill(studio, 3)
        await studio.queue.move(ids[2], 1)
        begun = asyncio.Event()
        studio.paper.on_order = lambda _: begun.set()
        studio.do(studio.queue.work(), "queue")
        await begun.wait()
        await studio.queue.pause()
    async with open_studio(tmp_path, LOCAL, ONE) as studio:
        state = await studio.queue.state()
        assert state.paused
        assert state.project_ids == (ids[2], ids[0], ids[1])
        await studio.queue.go_on()
        await studio.queue.work(until_empty=True)
        assert all([await complete(studio, project_id) for project_id in ids])


async def test_a_failed_or_stopped_film_leaves_the_queue_and_the_next_is_made(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, ONE, pace=0.05) as studio:
        first, second, third = await fill(studio, 3)
        studio.paper.broken["film 0"] = RuntimeError("broken")
        stops: list[asyncio.Task[None]] = []

        def look(entry: str) -> None:
            if entry == "storyboard film 1":
                stops.append(asyncio.ensure_future(studio.stop(second)))

        studio.paper.on_order = look
        await studio.queue.work(until_empty=True)
        statuses = [await status(studio, each) for each in (first, second, third)]
        assert statuses == [Status.FAILED, Status.STOPPED, Status.COMPLETE]


async def status(studio: TestStudio, project_id: str) -> Status:
    project = await studio.get(project_id)
    return derive_status(project, studio.plan(project))


async def test_a_full_month_pauses_the_queue_and_keeps_the_films_in_it(tmp_path: Path) -> None:
    async with open_studio(tmp_path, REMOTE, {**ONE, "spending": {"per_month": 0.25}}) as studio:
        ids = await fill(studio, 3)
        await studio.queue.work(until_empty=True)
        state = await studio.queue.state()
        assert state.paused
        assert state.project_ids == (ids[1], ids[2])
        assert [await status(studio, each) for each in ids] == [Status.COMPLETE, Status.PAUSED, Status.PENDING]


async def test_submit_makes_at_once_what_there_is_room_for(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, ONE, pace=0.1) as studio, working(studio):
        emptied: Callable[[object], bool] = is_empty
        first = await studio.submit(SHORT)
        assert studio.running() == {first.id}
        second = await studio.submit(SHORT)
        assert (await studio.queue.state()).place(second.id) == 1
        await studio.until(emptied)
        assert await complete(studio, first.id)
        assert await complete(studio, second.id)


async def test_two_windows_share_one_queue(tmp_path: Path) -> None:
    async with open_studio(tmp_path, LOCAL, ONE) as one, open_studio(tmp_path, LOCAL, ONE) as other:
        ids = await fill(one, 6)
        await asyncio.gather(one.queue.work(until_empty=True), other.queue.work(until_empty=True))
        assert all([await complete(one, project_id) for project_id in ids])
        assert len(one.paper.orders("storyboard")) + len(other.paper.orders("storyboard")) == 6


def test_places_count_from_one() -> None:
    order = ("a", "b", "c")
    assert moved(order, "c", 1) == ("c", "a", "b")
    assert moved(order, "a", 2) == ("b", "a", "c")
    assert moved(order, "a", 99) == ("b", "c", "a")
    assert moved(order, "b", -5) == ("b", "a", "c")
