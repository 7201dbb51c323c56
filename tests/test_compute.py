"""Workers: answers, errors, order, cancelling, dying, and never outliving the app."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from vidpipe_desktop.compute import TaskFailed, Workers
from vidpipe_desktop.core.errors import MediaError, StorageError, WorkerLost

TRIALS = """
import os, subprocess, sys, time, types
from vidpipe_desktop.core.errors import MediaError, NotFound, StorageError

trial = types.ModuleType("vidpipe_desktop.trial")
trial.echo = lambda args, report: {"args": args, "pid": os.getpid()}
trial.setting = lambda args, report: {
    "nice": os.nice(0), "screen": os.environ["QT_QPA_PLATFORM"], "threads": os.environ["OMP_NUM_THREADS"]
}

def nap(args, report):
    report(0.5)
    time.sleep(args.get("seconds", 60))
    with open(args["diary"], "a") as diary:
        diary.write(args["name"])
    return {}

def offspring(args, report):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    open(args["diary"], "w").write(str(child.pid))
    report(0.5)
    child.wait()

def untidy(args, report):
    open(args["path"], "w").close()
    try:
        report(0.5)
        time.sleep(60)
    finally:
        os.unlink(args["path"])

def stubborn(args, report):
    report(0.5)
    while True:
        try:
            time.sleep(60)
        except BaseException:
            pass

def count(args, report):
    started = time.monotonic()
    told = 0
    while time.monotonic() - started < 0.5:
        report((time.monotonic() - started) * 2)
        told += 1
    return {"told": told}

def chatter(args, report):
    print("from python")
    os.write(1, b"from C\\\\n" + b"x" * 100_000 + b"\\\\n")
    return {"text": "é" * args["length"]}

def fail(args, report):
    known = {"MediaError": MediaError, "StorageError": StorageError, "NotFound": NotFound}
    if args["kind"] in known:
        raise known[args["kind"]]("It is so.", "Do this.")
    raise getattr(__import__("builtins"), args["kind"])("It is so.")

def half_painted(args, report):
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    application = QGuiApplication([])
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    brush = QPainter(picture)
    del picture
    raise ValueError("It is so.")

for task in (nap, offspring, untidy, stubborn, count, chatter, fail, half_painted):
    setattr(trial, task.__name__, task)
sys.modules["vidpipe_desktop.trial"] = trial
"""
TRIAL = "vidpipe_desktop.trial:"


@pytest.fixture(autouse=True)
def trials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes know a module of tasks made for these tests."""
    folder = tmp_path / "trials"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(TRIALS)
    paths = [str(folder), str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, paths)))


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


class Begun:
    """Set by the first progress of a task."""

    def __init__(self) -> None:
        self.event = asyncio.Event()

    def __call__(self, _: float) -> None:
        self.event.set()


async def napping(workers: Workers, folder: Path, **args: Any) -> asyncio.Task[dict[str, Any]]:
    """A task that has begun and would last a minute."""
    begun = Begun()
    given = {"diary": str(folder / "diary"), "name": "x", **args}
    task = asyncio.create_task(workers.run(TRIAL + "nap", given, begun))
    await begun.event.wait()
    return task


async def test_a_warm_worker_answers_again_and_is_gone_after_close() -> None:
    async with Workers(2) as workers:
        assert workers.info().pids == ()
        first = await workers.run(TRIAL + "echo", {"n": 1, "deep": [None, {"ä": 1.5}]})
        assert first["args"] == {"n": 1, "deep": [None, {"ä": 1.5}]}
        second = await workers.run(TRIAL + "echo", {})
        pids = workers.info().pids
        assert pids == (first["pid"],) == (second["pid"],)
    assert not any(alive(pid) for pid in pids)
    assert workers.info().pids == ()


async def test_as_many_work_at_once_as_there_are_places(tmp_path: Path) -> None:
    async with Workers(2) as workers:
        tasks = [await napping(workers, tmp_path), await napping(workers, tmp_path)]
        assert workers.info().busy == len(set(workers.info().pids)) == 2
        waiting = asyncio.create_task(workers.run(TRIAL + "echo", {}))
        await asyncio.sleep(0)
        assert workers.info().busy == 2
        tasks[0].cancel()
        assert (await waiting)["args"] == {}
        assert not tasks[1].done()
        tasks[1].cancel()


async def test_urgent_tasks_go_first_and_others_in_order(tmp_path: Path) -> None:
    diary = tmp_path / "diary"

    def nap(name: str, urgent: bool = False) -> asyncio.Task[Any]:
        args = {"diary": str(diary), "name": name, "seconds": 0}
        return asyncio.create_task(workers.run(TRIAL + "nap", args, urgent=urgent))

    async with Workers(1) as workers:
        first = await napping(workers, tmp_path, seconds=0.1, name="1")
        waiting = [nap("3"), nap("4"), nap("2", urgent=True)]
        await asyncio.gather(first, *waiting)
    assert diary.read_text() == "1234"


async def test_a_place_is_passed_on_when_one_that_waits_is_cancelled(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        first = await napping(workers, tmp_path, seconds=0.05)
        waiting = [asyncio.create_task(workers.run(TRIAL + "echo", {"n": n})) for n in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()
        await first
        waiting[1].cancel()
        assert (await waiting[2])["args"] == {"n": 2}


async def test_what_tasks_print_does_not_get_between_the_lines(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "vidpipe_desktop.compute")
    async with Workers(1) as workers:
        answer = await workers.run(TRIAL + "chatter", {"length": 300_000})
        assert answer["text"] == "é" * 300_000
    said = [record.getMessage() for record in caplog.records]
    assert any("from python" in line for line in said)
    assert any("from C" in line for line in said)
    assert max(len(line) for line in said) < 2_100


async def test_progress_is_throttled() -> None:
    told: list[float] = []
    async with Workers(1) as workers:
        answer = await workers.run(TRIAL + "count", {}, told.append)
    assert answer["told"] > 100
    assert 3 <= len(told) <= 12
    assert told == sorted(told)


async def test_workers_give_way_and_need_no_screen() -> None:
    async with Workers(1) as workers:
        setting = await workers.run(TRIAL + "setting", {})
    assert setting == {"nice": min(19, os.nice(0) + 10), "screen": "offscreen", "threads": "1"}


@pytest.mark.parametrize(
    "task", ["os:system", "vidpipe_desktop.trial:_hidden", "vidpipe_desktop.trial:missing", "vidpipe_desktop.gone:f"]
)
async def test_only_tasks_of_ours_are_run(task: str) -> None:
    async with Workers(1) as workers:
        with pytest.raises(TaskFailed):
            await workers.run(task, {})


@pytest.mark.parametrize("kind", ["ValueError", "PermissionError", "MemoryError", "KeyError", "NotFound"])
async def test_errors_of_tasks_come_back_as_sentences(kind: str) -> None:
    async with Workers(1) as workers:
        with pytest.raises(TaskFailed, match=r"It is so\.") as caught:
            await workers.run(TRIAL + "fail", {"kind": kind})
        assert caught.value.kind == kind
        assert (await workers.run(TRIAL + "echo", {}))["pid"] == workers.info().pids[0]


async def test_an_error_is_told_even_if_what_the_task_left_behind_brings_its_worker_down() -> None:
    async with Workers(1) as workers:
        for _ in range(3):
            with pytest.raises(TaskFailed, match=r"It is so\."):
                await workers.run(TRIAL + "half_painted", {})
        assert (await workers.run(TRIAL + "echo", {}))["args"] == {}


@pytest.mark.parametrize("kind", [MediaError, StorageError])
async def test_errors_of_media_and_disk_arrive_as_what_they_are(kind: type[MediaError]) -> None:
    async with Workers(1) as workers:
        with pytest.raises(kind) as caught:
            await workers.run(TRIAL + "fail", {"kind": kind.__name__})
    assert (caught.value.title, caught.value.advice) == ("It is so.", "Do this.")


async def test_an_error_that_nobody_expects_costs_the_worker_only(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        with pytest.raises(WorkerLost):
            await workers.run(TRIAL + "fail", {"kind": "SystemExit"})
        assert (await workers.run(TRIAL + "echo", {"n": 1}))["args"] == {"n": 1}


async def test_cancelling_kills_the_worker_with_its_children_at_once(tmp_path: Path) -> None:
    async with Workers(2) as workers:
        other, begun = await napping(workers, tmp_path), Begun()
        work = asyncio.create_task(workers.run(TRIAL + "offspring", {"diary": str(tmp_path / "pid")}, begun))
        await begun.event.wait()
        pids = {*workers.info().pids, int((tmp_path / "pid").read_text())}
        started = time.monotonic()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        assert work.cancelled()
        assert time.monotonic() - started < 1
        assert len(workers.info().pids) == 1
        await until(lambda: [pid for pid in pids if alive(pid)] == list(workers.info().pids))
        assert not other.done()
        other.cancel()


async def test_a_cancelled_task_takes_away_what_it_left_half_done(tmp_path: Path) -> None:
    begun = Begun()
    async with Workers(1) as workers:
        work = asyncio.create_task(workers.run(TRIAL + "untidy", {"path": str(tmp_path / "half")}, begun))
        await begun.event.wait()
        assert (tmp_path / "half").exists()
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
    assert not (tmp_path / "half").exists()


async def test_a_task_that_will_not_end_is_killed(tmp_path: Path) -> None:
    begun = Begun()
    async with Workers(1) as workers:
        work = asyncio.create_task(workers.run(TRIAL + "stubborn", {}, begun))
        await begun.event.wait()
        (pid,) = workers.info().pids
        work.cancel()
        await asyncio.gather(work, return_exceptions=True)
        assert not alive(pid)


async def test_a_worker_that_dies_is_reported_and_replaced(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        work = await napping(workers, tmp_path)
        os.kill(workers.info().pids[0], signal.SIGKILL)
        with pytest.raises(WorkerLost):
            await work
        pid = (await workers.run(TRIAL + "echo", {}))["pid"]
        os.kill(int(str(pid)), signal.SIGKILL)  # an idle one dies unseen
        await until(
            lambda: pid not in workers.info().pids
        )  # known to be dead: one just killed may still be sent a task
        assert (await workers.run(TRIAL + "echo", {}))["pid"] != pid


async def until(fact: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not fact():
            await asyncio.sleep(0.02)


async def test_closing_fails_what_runs_and_what_waits_and_leaves_no_process(tmp_path: Path) -> None:
    workers = Workers(1)
    await workers.open()
    running = await napping(workers, tmp_path)
    waiting = [asyncio.create_task(workers.run(TRIAL + "echo", {})) for _ in range(3)]
    await asyncio.sleep(0)
    pids = workers.info().pids
    await workers.close()
    for task in (running, *waiting):
        with pytest.raises(WorkerLost):
            await task
    with pytest.raises(WorkerLost):
        await workers.run(TRIAL + "echo", {})
    assert not any(alive(pid) for pid in pids)
    assert workers.info().busy == 0


def test_closing_while_a_worker_starts_leaves_no_process(tmp_path: Path) -> None:
    async def main() -> None:
        workers = Workers(1)
        work = asyncio.create_task(workers.run(TRIAL + "nap", {"diary": str(tmp_path / "diary"), "name": "x"}))
        await asyncio.sleep(0)
        await workers.close()
        with pytest.raises(WorkerLost):
            await work
        assert workers.info().pids == ()

    asyncio.run(main())


def test_workers_serve_a_window_s_loop(qapp: QApplication, tmp_path: Path) -> None:
    async def main() -> None:
        async with Workers(2) as workers:
            work = await napping(workers, tmp_path)
            assert (await workers.run(TRIAL + "echo", {"n": 3}))["args"] == {"n": 3}
            pids = workers.info().pids
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)
            with pytest.raises(TaskFailed):
                await workers.run(TRIAL + "fail", {"kind": "ValueError"})
        assert not any(alive(pid) for pid in pids)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(main())


def test_workers_do_not_outlive_a_killed_app_not_even_in_the_middle_of_a_task(tmp_path: Path) -> None:
    code = (
        "import asyncio\n"
        "from vidpipe_desktop.compute import Workers\n"
        "async def main():\n"
        "    workers = Workers(2)\n"
        "    await workers.run('vidpipe_desktop.trial:echo', {})\n"
        "    def begun(_): print(*workers.info().pids, flush=True)\n"
        "    nap = {'diary': 'diary', 'name': 'x'}\n"
        "    await asyncio.gather(*[workers.run('vidpipe_desktop.trial:nap', nap, begun) for _ in range(2)])\n"
        "asyncio.run(main())\n"
    )
    app = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=tmp_path)
    assert app.stdout is not None
    app.stdout.readline()
    pids = [int(pid) for pid in app.stdout.readline().split()]
    assert len(pids) == 2
    assert all(alive(pid) for pid in pids)
    app.kill()
    app.communicate()
    deadline = time.monotonic() + 10
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(alive(pid) for pid in pids)


async def test_more_workers_take_what_waits_and_fewer_finish_what_they_do(tmp_path: Path) -> None:
    async with Workers(1) as workers:
        first = await napping(workers, tmp_path)
        second = asyncio.create_task(workers.run(TRIAL + "echo", {"n": 2}))
        await asyncio.sleep(0)
        assert workers.info().busy == 1
        await workers.resize(3)
        assert (await second)["args"] == {"n": 2}
        assert len(workers.info().pids) == 2
        await workers.resize(1)
        assert len(workers.info().pids) == 1
        assert not first.done()
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        assert (await workers.run(TRIAL + "echo", {"n": 3}))["args"] == {"n": 3}
        assert (workers.info().count, len(workers.info().pids)) == (1, 1)


async def test_a_worker_too_many_goes_when_its_task_is_done() -> None:
    async with Workers(2) as workers:
        await asyncio.gather(*(workers.run(TRIAL + "echo", {}) for _ in range(2)))
        before = workers.info().pids
        working = [asyncio.create_task(workers.run(TRIAL + "echo", {})) for _ in range(2)]
        await asyncio.sleep(0)
        assert workers.info().busy == 2
        await workers.resize(1)
        await asyncio.gather(*working)
        assert len(before) == 2
        assert len(workers.info().pids) == 1
