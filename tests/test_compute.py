"""Workers: answers, errors, cancelling, dying, and never outliving the app."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engines.paper import film
from vidpipe_desktop.compute import TaskFailed, Workers
from vidpipe_desktop.core.errors import MediaError, WorkerLost

INSPECT = "vidpipe_desktop.media.tasks:inspect_clip"
STITCH = "vidpipe_desktop.media.tasks:stitch"


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


async def test_a_warm_worker_answers_again_and_is_gone_after_close(tmp_path: Path) -> None:
    film(tmp_path / "a.mp4", (320, 320), 0.5, "a")
    args = {"path": str(tmp_path / "a.mp4"), "thumbnail": str(tmp_path / "a.jpg"), "thorough": True}
    async with Workers(2) as workers:
        first = await workers.run(INSPECT, args)
        pids = workers.info().pids
        assert await workers.run(INSPECT, args) == first
        assert workers.info().pids == pids
        assert first["frames"] == 12
    assert not any(alive(pid) for pid in pids)


@pytest.mark.parametrize(
    ("task", "error"),
    [
        ("os:system", TaskFailed),
        ("vidpipe_desktop.media.tasks:_hidden", TaskFailed),
        ("vidpipe_desktop.media.tasks:missing", TaskFailed),
        (INSPECT, MediaError),
    ],
)
async def test_errors_come_back_as_sentences(tmp_path: Path, task: str, error: type[Exception]) -> None:
    (tmp_path / "x.mp4").write_bytes(b"<html>")
    args = {"path": str(tmp_path / "x.mp4"), "thumbnail": "", "thorough": True}
    async with Workers(1) as workers:
        with pytest.raises(error):
            await workers.run(task, args)
        assert len(workers.info().pids) <= 1


async def long_work(workers: Workers, folder: Path) -> None:
    await asyncio.to_thread(film, folder / "long.mp4", (1280, 1280), 30, "long")
    clips = [str(folder / "long.mp4")] * 20
    args = {"clips": clips, "target": str(folder / "film.mp4"), "crossfade": 0.5, "size": [640, 640], "frame_rate": 24}
    await workers.run(STITCH, args)


async def test_cancelling_kills_the_work_at_once(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        work = asyncio.create_task(long_work(workers, tmp_path))
        while not workers.info().busy:
            await asyncio.sleep(0.01)
        pids = workers.info().pids
        started = time.monotonic()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        assert time.monotonic() - started < 0.5
        assert not any(alive(pid) for pid in pids)
        assert not (tmp_path / "film.mp4").exists()


async def test_a_worker_that_dies_is_reported_and_replaced(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        work = asyncio.create_task(long_work(workers, tmp_path))
        while not workers.info().busy:
            await asyncio.sleep(0.01)
        os.kill(workers.info().pids[0], signal.SIGKILL)
        with pytest.raises(WorkerLost):
            await work
        with pytest.raises(TaskFailed):
            await workers.run("vidpipe_desktop.media.tasks:missing", {})


def test_workers_do_not_outlive_a_killed_app(tmp_path: Path) -> None:
    code = (
        "import asyncio\n"
        "from vidpipe_desktop.compute import Workers, TaskFailed\n"
        "async def main():\n"
        "    workers = Workers(1)\n"
        "    try: await workers.run('vidpipe_desktop.media.tasks:missing', {})\n"
        "    except TaskFailed: pass\n"
        "    worker = await __import__('vidpipe_desktop.compute').compute._Worker.start()\n"
        "    print(worker.pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    app = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert app.stdout is not None
    pid = int(app.stdout.readline())
    assert alive(pid)
    app.kill()
    app.communicate()
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not alive(pid)
