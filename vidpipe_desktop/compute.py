"""Heavy work off the loop: warm worker processes of our own, one task each, killable one by one.

A task is a function "vidpipe_desktop.module:function" called as f(args, report) -> dict, with JSON in and out. Worker and
app talk in JSON lines over pipes. A worker ends by itself when its stdin does, so none outlives the app, however that
ends. Cancelling the awaiting task kills the worker, which is what makes a stop immediate.
"""

import asyncio
import contextlib
import importlib
import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self, cast

from vidpipe_desktop.core.errors import MediaError, VidpipeError, WorkerLost
from vidpipe_desktop.core.models import Json

Report = Callable[[float], None]

_PREFIX = "vidpipe_desktop."
_MAX_WORKERS = 8
_REPORT_INTERVAL = 0.05
_LINE_LIMIT = 64 * 1024 * 1024
_NICENESS = 10

log = logging.getLogger(__name__)


class TaskFailed(VidpipeError):
    """The task itself raised. kind is the name of the exception's class."""

    def __init__(self, kind: str, title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class WorkersInfo:
    """How many workers there may be, how many work now, and the processes there are."""

    count: int
    busy: int
    pids: tuple[int, ...]


class Workers:
    """At most `count` worker processes (0 = one per processor core), started when needed and kept warm."""

    def __init__(self, count: int = 0) -> None:
        self._count = min(_MAX_WORKERS, count or os.cpu_count() or 1)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._places = self._count
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End every worker. Tasks still running fail with WorkerLost."""
        workers = [*self._idle, *self._busy]
        self._idle.clear()
        await asyncio.gather(*(worker.kill() for worker in workers))

    def info(self) -> WorkersInfo:
        """The present state."""
        workers = [*self._idle, *self._busy]
        return WorkersInfo(self._count, len(self._busy), tuple(worker.pid for worker in workers))

    async def run(
        self, task: str, args: Mapping[str, Json], on_progress: Report | None = None, *, urgent: bool = False
    ) -> dict[str, Json]:
        """Run the task in a worker; urgent ones go before others that wait.

        Raises TaskFailed or MediaError if the task raised, WorkerLost if its process died.
        """
        await self._take_place(urgent)
        worker: _Worker | None = None
        try:
            worker = self._idle.pop() if self._idle else await _Worker.start()
            self._busy.add(worker)
            answer = await worker.run(task, args, on_progress)
        except BaseException:
            if worker is not None:
                self._busy.discard(worker)
                await asyncio.shield(worker.kill())
                worker = None
            raise
        finally:
            if worker is not None:
                self._busy.discard(worker)
                self._idle.append(worker)
            self._give_place()
        return _result(answer)

    async def _take_place(self, urgent: bool) -> None:
        if self._places > 0:
            self._places -= 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue = self._urgent if urgent else self._waiting
        queue.append(turn)
        try:
            await turn
        except asyncio.CancelledError:
            if turn in queue:
                queue.remove(turn)
            elif turn.done() and not turn.cancelled():
                self._give_place()
            raise

    def _give_place(self) -> None:
        for queue in (self._urgent, self._waiting):
            while queue:
                turn = queue.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._places += 1


def _result(answer: dict[str, Any]) -> dict[str, Json]:
    match answer:
        case {"result": result}:
            return cast(dict[str, Json], result)
        case {"error": "MediaError", "title": str() as title, "advice": str() as advice}:
            raise MediaError(title, advice)
        case {"error": str() as kind, "title": str() as title, "advice": str() as advice}:
            raise TaskFailed(kind, title, advice)
        case _:
            raise TaskFailed("protocol", "The helper process answered nonsense.", "Try again.")


class _Worker:
    """One process, as seen from the app."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.pid = process.pid
        self._logging = asyncio.create_task(self._log_errors(), name=f"stderr of worker {self.pid}")

    @classmethod
    async def start(cls) -> "_Worker":
        frozen = getattr(sys, "frozen", False)
        command = [sys.executable, "--worker"] if frozen else [sys.executable, "-m", "vidpipe_desktop.compute"]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            limit=_LINE_LIMIT,
            env=_environment(),
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        return cls(process)

    async def run(self, task: str, args: Mapping[str, Json], on_progress: Report | None) -> dict[str, Any]:
        """Send the task, pass on its progress, return its last line. Raises WorkerLost."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps({"task": task, "args": args}).encode() + b"\n")
            await process.stdin.drain()
            while line := await process.stdout.readline():
                message: dict[str, Any] = json.loads(line)
                if "progress" not in message:
                    return message
                if on_progress is not None:
                    on_progress(float(message["progress"]))
        except (ConnectionError, ValueError) as error:
            raise WorkerLost(task) from error
        raise WorkerLost(task)

    async def kill(self) -> None:
        """End the process and what it started, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "nt":
                self._process.kill()
            else:
                os.killpg(self.pid, signal.SIGKILL)
        await self._process.wait()
        await asyncio.gather(self._logging, return_exceptions=True)
        transport = getattr(self._process, "_transport", None)
        if transport is not None:
            transport.close()

    async def _log_errors(self) -> None:
        assert self._process.stderr is not None
        with contextlib.suppress(ValueError):
            while line := await self._process.stderr.readline():
                log.info("worker %d: %s", self.pid, line.decode(errors="replace").rstrip()[:2000])


def _environment() -> dict[str, str]:
    """The worker's environment: no screen, one thread for number crunching, and our package on its path."""
    ours = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [ours, os.environ.get("PYTHONPATH", "")]))
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**os.environ, **single, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}


# The other side


def worker_main() -> int:
    """A worker process: tasks in on stdin, progress and results out on stdout, until stdin ends."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print must not get between the lines
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    tasks: deque[str] = deque()
    arrived = threading.Condition()
    threading.Thread(target=_listen, args=(tasks, arrived), daemon=True, name="stdin").start()
    while True:
        with arrived:
            while not tasks:
                arrived.wait()
            line = tasks.popleft()
        _answer(channel, _perform(json.loads(line), channel))


def _listen(tasks: deque[str], arrived: threading.Condition) -> None:
    """Collect lines; when stdin ends the app is gone, and so is this process, even in the middle of a task."""
    pending = b""
    while chunk := os.read(0, 65536):
        *lines, pending = (pending + chunk).split(b"\n")
        with arrived:
            tasks.extend(line.decode() for line in lines)
            arrived.notify()
    os._exit(0)


def _perform(message: dict[str, Any], channel: Any) -> dict[str, Any]:
    last_told = 0.0

    def report(fraction: float) -> None:
        nonlocal last_told
        now = time.monotonic()
        if now - last_told >= _REPORT_INTERVAL:
            last_told = now
            _answer(channel, {"progress": round(fraction, 4)})

    try:
        return {"result": _find(message["task"])(message["args"], report)}
    except VidpipeError as error:
        return {"error": type(error).__name__, "title": error.title, "advice": error.advice}
    except (ValueError, OSError, MemoryError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        logging.basicConfig(stream=sys.stderr)
        log.exception("task %s failed", message.get("task"))
        return {"error": type(error).__name__, "title": f"{type(error).__name__}: {error}", "advice": ""}


def _find(task: str) -> Callable[[Mapping[str, Any], Report], dict[str, Any]]:
    module, _, function = task.partition(":")
    if not module.startswith(_PREFIX) or not function.isidentifier() or function.startswith("_"):
        raise ValueError(f"not a task of ours: {task}")
    return getattr(importlib.import_module(module), function)


def _answer(channel: Any, message: dict[str, Any]) -> None:
    channel.write(json.dumps(message) + "\n")
    channel.flush()


if __name__ == "__main__":
    sys.exit(worker_main())
