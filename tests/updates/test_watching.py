"""The daily look: only if the person wants it, once a day whatever comes of it, and never early after a set-back clock."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.servers.updates import UpdateServer
from tests.updates.trial import Trial
from vidpipe_desktop.core.events import SettingsChanged
from vidpipe_desktop.core.setup import AppSetup
from vidpipe_desktop.core.updates import UpdatePhase
from vidpipe_desktop.updates.memory import Memory, keep_memory, read_memory

DAY = 86_400.0


@asynccontextmanager
async def watching(trial: Trial) -> AsyncIterator[None]:
    task = asyncio.create_task(trial.updates.watch())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until_asked(server: UpdateServer, times: int = 1) -> None:
    async with asyncio.timeout(20):
        while [name for name, _ in server.asked].count("latest.json") < times:
            await asyncio.sleep(0.01)


def memory(trial: Trial) -> Memory:
    return read_memory(trial.folder / "memory.json")


async def test_nobody_is_asked_before_the_person_says_yes_and_then_at_once(
    tmp_path: Path, server: UpdateServer
) -> None:
    trial = Trial(tmp_path, server)
    async with watching(trial):
        for wanted in (None, False, True):
            for _ in range(20):
                await asyncio.sleep(0)
            assert server.asked == []
            trial.updates.hear(SettingsChanged(AppSetup(updates=wanted)))
        await until_asked(server)


async def test_a_failed_check_is_not_repeated_before_tomorrow(tmp_path: Path, server: UpdateServer) -> None:
    server.faults = {"latest.json": "500"}
    trial = Trial(tmp_path, server, on=True)
    async with watching(trial):
        await until_asked(server)
        for wanted in (False, True, False, True):
            trial.updates.hear(SettingsChanged(AppSetup(updates=wanted)))
            await asyncio.sleep(0.02)
    wait = memory(trial).next_check - time.time()
    assert DAY - 60 < wait <= DAY + 7200
    async with watching(Trial(tmp_path, server, on=True)):
        await asyncio.sleep(0.05)
    assert len(server.asked) == 1
    assert not trial.state.asked


@pytest.mark.parametrize("next_check", [-1.0, 10 * DAY])
async def test_a_day_later_or_when_the_clock_was_set_back_it_is_due(
    tmp_path: Path, server: UpdateServer, next_check: float
) -> None:
    trial = Trial(tmp_path, server, on=True)
    keep_memory(trial.folder / "memory.json", Memory(next_check=time.time() + next_check))
    async with watching(trial):
        await until_asked(server)


async def test_a_memory_that_is_odd_is_none(tmp_path: Path, server: UpdateServer) -> None:
    trial = Trial(tmp_path, server)
    trial.folder.mkdir()
    (trial.folder / "memory.json").write_text('{"newest_seen": "latest"}')
    await trial.updates.check()
    assert trial.state.phase is UpdatePhase.OFFERED
    assert memory(trial).newest_seen == "0.2.0"


async def test_the_installer_of_this_very_version_has_done_its_work(tmp_path: Path, server: UpdateServer) -> None:
    trial = Trial(tmp_path, server)
    trial.folder.mkdir()
    for version in ("0.1.0", "0.2.0"):
        trial.updates._installer(version).write_bytes(b"")
    async with watching(trial):
        async with asyncio.timeout(20):
            while len(trial.left) > 1:
                await asyncio.sleep(0.01)
    assert trial.left == [trial.updates._installer("0.2.0").name]
