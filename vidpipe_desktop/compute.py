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
from _thread import interrupt_main
from asyncio.subprocess import Process
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from types import FrameType
from typing import Any, Self, TextIO, cast

from vidpipe_desktop.core.errors import MediaError, StorageError, VidpipeError, WorkerLost
from vidpipe_desktop.core.models import Json
from vidpipe_desktop.places import Places

Report = Callable[[float], None]
"""Told how far a task has come, 0…1."""

_PREFIX = "vidpipe_desktop."
_USUAL_MOST = 8
"""Workers there are at most unless the person wants more: each takes some hundred megabytes."""
_REPORT_INTERVAL = 0.05
_LONGEST_LINE = 1 << 30
_LONGEST_LOG_LINE = 2_000
_NICENESS = 10
_GRACE = 0.25
"""Seconds a worker that is given up has to take away what it left half done."""
_QT_ALONE = "QT_NO_GUI_THREADPOOL"
"""Keeps Qt from handing out every shape it paints to threads, a thousand a frame: the workers keep all cores busy."""
_MOST_MEMORY = 8 << 30
"""Bytes of address space a worker may take (Linux): a hostile file must not bring the machine to its knees."""

_CLOSING = "The app is closing."

log = logging.getLogger("vidpipe_desktop.compute")


class TaskFailed(VidpipeError):
    """The task itself raised. kind is the name of the exception's class."""

    def __init__(self, kind: str, title: str, advice: str = "") -> None:
        super().__init__(title, advice)
        self.kind = kind


_RAISED_AGAIN: Mapping[str, type[VidpipeError]] = {"MediaError": MediaError, "StorageError": StorageError}
"""Errors of tasks that arrive as what they were; all others arrive as TaskFailed."""


@dataclass(frozen=True, slots=True)
class WorkersInfo:
    """How many workers there may be, how many work now, and the processes there are."""

    count: int
    busy: int
    pids: tuple[int, ...]


class Workers:
    """At most `count` worker processes (0 = as `usual_count`), started when needed and kept warm."""

    def __init__(self, count: int = 0) -> None:
        self._count = count or usual_count()
        self._open = True
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._ending: set[_Worker] = set()
        self._places = Places(lambda: self._count)

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Take tasks (again). Processes start with the first tasks that need them."""
        self._open = True

    async def close(self) -> None:
        """End every worker and wait until all are gone. Tasks that run or wait fail with WorkerLost."""
        self._open = False
        self._places.close()
        workers = [*self._idle, *self._busy, *self._ending]
        self._idle.clear()
        await asyncio.gather(*(worker.kill() for worker in workers))

    async def resize(self, count: int) -> None:
        """Have so many workers from now on (0 = as `usual_count`). Those too many that work finish their task first."""
        self._count = count or usual_count()
        self._places.look_again()
        many = self._too_many()
        spare, self._idle = self._idle[:many], self._idle[many:]
        await asyncio.gather(*map(self._discard, spare))

    def info(self) -> WorkersInfo:
        """The present state. Processes that are known to have died are not counted."""
        workers = [worker for worker in (*self._idle, *self._busy, *self._ending) if worker.alive]
        return WorkersInfo(self._count, len(self._busy), tuple(worker.pid for worker in workers))

    async def run(
        self, task: str, args: Mapping[str, Json], on_progress: Report | None = None, *, urgent: bool = False
    ) -> dict[str, Json]:
        """Run the task in a worker; urgent ones go before others that wait. Cancelling kills the worker at once.

        Raises what the task raised if that is a MediaError or StorageError, else TaskFailed; WorkerLost if its process
        died.
        """
        if not await self._places.enter(urgent=urgent):
            raise WorkerLost(task, _CLOSING)
        try:
            worker = await self._worker(task)
            try:
                answer = await worker.run(task, args, on_progress)
            except BaseException:
                await asyncio.shield(self._discard(worker))
                raise
            # What a task that failed otherwise left half done, a picture being painted say, may bring the process down.
            if answer.get("error") in (None, *_RAISED_AGAIN) and not self._too_many():
                self._busy.discard(worker)
                self._idle.append(worker)
            else:
                await asyncio.shield(self._discard(worker))
        finally:
            self._places.leave()
        return _result(answer)

    async def _worker(self, task: str) -> "_Worker":
        """An idle worker that is still alive, or a new one. Raises WorkerLost if there can be none."""
        while self._open and self._idle:
            worker = self._idle.pop()
            self._busy.add(worker)
            if worker.alive:
                return worker
            await asyncio.shield(self._discard(worker))
        if not self._open:
            raise WorkerLost(task, _CLOSING)
        try:
            worker = await _Worker.start()
        except OSError as error:
            raise WorkerLost(task, f"No helper process can be started: {error.strerror or error}.") from error
        self._busy.add(worker)
        if not self._open:
            await asyncio.shield(self._discard(worker))
            raise WorkerLost(task, _CLOSING)
        return worker

    def _discard(self, worker: "_Worker") -> Coroutine[Any, Any, None]:
        """To be awaited until the worker has ended. It counts no more from now on, not only from then."""
        self._busy.discard(worker)
        self._ending.add(worker)
        return self._end(worker)

    async def _end(self, worker: "_Worker") -> None:
        await worker.kill()
        self._ending.discard(worker)

    def _too_many(self) -> int:
        """How many workers there are beyond the count."""
        return max(0, len(self._idle) + len(self._busy) - self._count)


def usual_count() -> int:
    """How many workers there are unless the person wants another number: one per processor core, at most 8."""
    return min(_USUAL_MOST, os.cpu_count() or 1)


def _result(answer: dict[str, Any]) -> dict[str, Json]:
    match answer:
        case {"result": dict()}:
            return cast(dict[str, Json], answer["result"])
        case {"error": str() as kind, "title": str() as title, "advice": str() as advice}:
            if kind in _RAISED_AGAIN:
                raise _RAISED_AGAIN[kind](title, advice)
            raise TaskFailed(kind, title, advice)
        case _:
            raise TaskFailed("protocol", "The helper process answered nonsense.", "Try again.")


class _Worker:
    """One process, as seen from the app."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pid = process.pid
        self._gone = False
        self._logging = asyncio.create_task(self._log_errors(), name=f"stderr of worker {self.pid}")

    @classmethod
    async def start(cls) -> "_Worker":
        frozen = getattr(sys, "frozen", False)
        command = [sys.executable, "--worker"] if frozen else [sys.executable, "-P", "-m", "vidpipe_desktop.compute"]
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            limit=_LONGEST_LINE,
            env=_environment(),
            start_new_session=os.name != "nt",
            creationflags=_creation_flags(),
        )
        return cls(process)

    @property
    def alive(self) -> bool:
        """False as soon as it is known that the process has ended."""
        stdout = self._process.stdout
        return self._process.returncode is None and stdout is not None and not stdout.at_eof()

    async def run(self, task: str, args: Mapping[str, Json], on_progress: Report | None) -> dict[str, Any]:
        """Send the task, pass on its progress, return its last line. Raises WorkerLost."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin and stdout  # noqa: PT018
        line = json.dumps({"task": task, "args": dict(args)}).encode() + b"\n"
        try:
            stdin.write(line)
            await stdin.drain()
            while line := await stdout.readline():
                message: dict[str, Any] = json.loads(line)
                if "progress" not in message:
                    return message
                if on_progress is not None:
                    on_progress(float(message["progress"]))
        except ConnectionError as error:
            raise WorkerLost(task) from error
        raise WorkerLost(task)

    async def kill(self) -> None:
        """End the process and what it started: its stdin ends, so it unwinds its task; what is left is killed."""
        process = self._process
        if process.returncode is None and process.stdin is not None:
            process.stdin.close()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await process.wait()
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "nt":
                process.kill()
            elif not self._gone:
                os.killpg(self.pid, signal.SIGKILL)
        self._gone = True
        await process.wait()
        await asyncio.gather(self._logging, return_exceptions=True)
        if transport := getattr(process, "_transport", None):  # or its finaliser warns of what is not open any more
            transport.close()

    async def _log_errors(self) -> None:
        """What the worker and its libraries print, line by line; of endless lines only the beginning."""
        stderr = self._process.stderr
        assert stderr is not None
        pending = b""
        while chunk := await stderr.read(65536):
            *lines, rest = (pending + chunk).split(b"\n")
            for line in lines:
                self._log_line(line)
            pending = rest[:_LONGEST_LOG_LINE]
        if pending:
            self._log_line(pending)

    def _log_line(self, line: bytes) -> None:
        if text := line[:_LONGEST_LOG_LINE].decode(errors="replace").rstrip():
            log.info("worker %d: %s", self.pid, text)


def _creation_flags() -> int:
    """On Windows: low priority, and no console window flashing up. 0 elsewhere."""
    return getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)


def _environment() -> dict[str, str]:
    """The worker's environment: no screen, one thread for numbers and for painting, and our package on its path."""
    ours = str(Path(__file__).resolve().parents[1])
    path = os.pathsep.join(filter(None, [ours, os.environ.get("PYTHONPATH", "")]))
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", _QT_ALONE), "1")
    return {**os.environ, **single, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path}


# The other side

_CIRCUMSTANCES = (ImportError, MemoryError, OSError)
_MISTAKES = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a task may raise without its worker being given up. Anything else ends the process, which the app notices."""


def worker_main() -> int:
    """A worker process: tasks in on stdin, progress and results out on stdout, until stdin ends."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print must not get between the lines
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    _be_modest()
    lines: SimpleQueue[bytes] = SimpleQueue()
    signal.signal(signal.SIGTERM, _unwind)
    threading.Thread(target=_listen, args=(lines,), daemon=True, name="stdin").start()
    try:
        while line := lines.get():
            _perform(json.loads(line), channel)
    except (SystemExit, BrokenPipeError):
        pass  # given up in the middle of a task, which has unwound
    os._exit(0)  # the thread that listens must not be waited for, nor what libraries do at exit


def _unwind(_number: int, _frame: FrameType | None) -> None:
    """Leave the task, so that it takes away what it left half done."""
    raise SystemExit


def _be_modest() -> None:
    """Let everything else go first, and take no more than so much memory."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        allowed = _MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, _MOST_MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, most))


def _listen(lines: "SimpleQueue[bytes]") -> None:
    """Collect lines; when stdin ends this worker is given up or the app is gone, so it ends, even in the middle of a task.

    os.read and os._exit, because a thread blocked in sys.stdin would abort the interpreter at its end.
    """
    pending: list[bytes] = []
    while chunk := os.read(0, 1 << 20):
        first, *more = chunk.split(b"\n")
        pending.append(first)
        for start in more:
            lines.put(b"".join(pending))
            pending = [start]
    lines.put(b"")
    if os.name == "nt":
        interrupt_main(signal.SIGTERM)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(0)


def _perform(message: dict[str, Any], channel: TextIO) -> None:
    """Do the task and tell its result. Errors are told before the task's frames are gone, which may be the end."""
    task: str = message["task"]
    try:
        _tell(channel, {"result": _find(task)(message["args"], _Reporter(channel))})
    except VidpipeError as error:
        _tell(channel, {"error": type(error).__name__, "title": error.title, "advice": error.advice})
    except (*_CIRCUMSTANCES, *_MISTAKES) as error:
        log.exception("task %s failed", task)
        _tell(channel, {"error": type(error).__name__, "title": str(error) or type(error).__name__, "advice": ""})


class _Reporter:
    """Sends progress on, at most 20 times a second."""

    def __init__(self, channel: TextIO) -> None:
        self._channel = channel
        self._told = 0.0

    def __call__(self, fraction: float) -> None:
        now = time.monotonic()
        if now - self._told >= _REPORT_INTERVAL:
            self._told = now
            _tell(self._channel, {"progress": round(min(1.0, max(0.0, fraction)), 4)})


def _find(task: str) -> Callable[[Mapping[str, Any], Report], dict[str, Any]]:
    module, _, function = task.partition(":")
    if not module.startswith(_PREFIX) or not function.isidentifier() or function.startswith("_"):
        raise ValueError(f"not a task of ours: {task}")
    return getattr(importlib.import_module(module), function)


def _tell(channel: TextIO, message: dict[str, Any]) -> None:
    channel.write(json.dumps(message) + "\n")
    channel.flush()


if __name__ == "__main__":
    sys.exit(worker_main())
