"""One runner per project, whatever happens to runners."""

import asyncio
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.filming import ENGINES
from tests.storage.stores import BRIEF, a_run, a_take, open_store, running
from vidpipe_desktop.core.changes import PutRun, PutTake
from vidpipe_desktop.core.errors import AlreadyRunning
from vidpipe_desktop.core.models import RunState
from vidpipe_desktop.storage.lease import TTL, StaleLease
from vidpipe_desktop.storage.store import Store

HOLD = """
import asyncio, sys
from pathlib import Path
from vidpipe_desktop.storage.store import Store

async def hold():
    store = Store(Path(sys.argv[1]), {})
    await store.open()
    await store.acquire(sys.argv[2])
    print("held", flush=True)
    await asyncio.Event().wait()

asyncio.run(hold())
"""


@contextmanager
def held_by_another_process(folder: Path, project_id: str) -> Iterator[subprocess.Popen[str]]:
    """A process that acquires the project and never renews."""
    command = [sys.executable, "-c", HOLD, str(folder), project_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def let_expire(folder: Path) -> None:
    """Put the clock of all leases on by more than they live."""
    with closing(sqlite3.connect(folder / "vidpipe.db")) as database, database:
        database.execute("UPDATE leases SET expires_at = expires_at - ?", [TTL + 1])


async def test_of_many_who_race_exactly_one_wins(tmp_path: Path) -> None:
    async with open_store(tmp_path) as one, open_store(tmp_path) as other:
        for _ in range(10):
            project = await one.create(BRIEF)
            outcomes = await asyncio.gather(
                *(store.acquire(project.id) for store in (one, other) * 3), return_exceptions=True
            )
            assert sum(isinstance(outcome, AlreadyRunning) for outcome in outcomes) == 5


async def test_a_lease_that_was_taken_over_is_refused_everywhere(tmp_path: Path) -> None:
    async with open_store(tmp_path) as one, open_store(tmp_path) as other:
        project = await one.create(BRIEF)
        old = await one.acquire(project.id)
        await one.commit(project.id, PutTake(a_take()), lease=old)
        let_expire(tmp_path)
        await one.commit(project.id, PutTake(a_take()), lease=old)
        new = await other.acquire(project.id)
        assert new.token > old.token
        before = await one.get(project.id)
        with pytest.raises(StaleLease):
            await one.commit(project.id, PutTake(a_take()), lease=old)
        for late in (one.renew, one.release):
            with pytest.raises(StaleLease):
                await late(old)
        assert await one.get(project.id) == before
        assert await other.renew(new)
        await other.commit(project.id, PutTake(a_take()), lease=new)


async def test_the_same_owner_must_not_use_an_earlier_lease_of_its_own(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(BRIEF)
        first = await store.acquire(project.id)
        with pytest.raises(AlreadyRunning):
            await store.acquire(project.id)
        await store.release(first)
        second = await store.acquire(project.id)
        with pytest.raises(StaleLease):
            await store.commit(project.id, lease=first)
        with pytest.raises(StaleLease):
            await store.commit(project.id, lease=replace(second, owner="somebody else"))
        await store.commit(project.id, lease=second)


async def test_renewing_keeps_others_out(tmp_path: Path) -> None:
    async with open_store(tmp_path) as one, open_store(tmp_path) as other:
        project = await one.create(BRIEF)
        lease = await one.acquire(project.id)
        let_expire(tmp_path)
        assert await one.renew(lease)
        with pytest.raises(AlreadyRunning):
            await other.acquire(project.id)


async def test_a_killed_owner_is_replaced_at_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await running(store)
        with held_by_another_process(tmp_path, project.id) as process:
            with pytest.raises(AlreadyRunning):
                await store.acquire(project.id)
            assert await store.interrupted() == ()
            assert len(list((tmp_path / "locks").glob("*.lock"))) == 2
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert not await store.ask_stop(project.id)
            assert [found.id for found in await store.interrupted()] == [project.id]
            lease = await store.acquire(project.id)
            assert lease.token == 2
            assert len(list((tmp_path / "locks").glob("*.lock"))) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot freeze a process with a signal")
async def test_a_frozen_owner_is_replaced_when_its_lease_runs_out_but_not_taken_for_dead(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await running(store)
        with held_by_another_process(tmp_path, project.id) as process:
            process.send_signal(signal.SIGSTOP)
            with pytest.raises(AlreadyRunning):
                await store.acquire(project.id)
            let_expire(tmp_path)
            assert await store.interrupted() == ()
            assert (await store.acquire(project.id)).token == 2


async def test_a_closed_store_holds_nothing(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        closed = Store(tmp_path, ENGINES)
        await closed.open()
        project = await running(store)
        await closed.acquire(project.id)
        await closed.close()
        assert [found.id for found in await store.interrupted()] == [project.id]
        await closed.open()
        lease = await closed.acquire(project.id)
        assert await closed.renew(lease)
        await closed.close()


async def test_a_stop_crosses_from_store_to_store(tmp_path: Path) -> None:
    async with open_store(tmp_path) as one, open_store(tmp_path) as other:
        project = await one.create(BRIEF)
        assert not await other.ask_stop(project.id)
        lease = await one.acquire(project.id)
        assert await one.renew(lease)
        assert await other.ask_stop(project.id)
        assert not await one.renew(lease)
        await one.release(lease)
        assert not await other.ask_stop(project.id)
        assert await other.renew(await other.acquire(project.id))


async def test_only_a_last_run_that_never_ended_counts_as_interrupted(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        await store.create(BRIEF)
        resumed = await running(store)
        await store.commit(resumed.id, PutRun(a_run(RunState.DONE)))
        deleted = await running(store)
        await store.delete(deleted.id)
        held = await running(store)
        await store.acquire(held.id)
        crashed = await running(store)
        assert await store.interrupted() == (crashed,)


async def test_acquiring_that_is_cancelled_holds_nothing(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await store.create(BRIEF)
        for turns in range(30):
            work = asyncio.create_task(store.acquire(project.id))
            for _ in range(turns):
                await asyncio.sleep(0)
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            if not work.cancelled():
                await store.release(work.result())
            await store.release(await store.acquire(project.id))
