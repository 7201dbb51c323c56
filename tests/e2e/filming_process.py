"""A process that makes a film of six scenes, or goes on with the one there is, and can be killed at any moment."""

import asyncio
import json
import os
import resource
import sqlite3
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from tests.engines.wire import FACTS, WireEngine
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.core.jobs import undecided_jobs
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.pipeline import retrying
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.storage.store import FILE
from vidpipe_desktop.studio import Studio

SCENES = 6
BRIEF = {"prompt": "six scenes", "engine": "wire", "scenes": SCENES, "clip_duration": 1, "seed": 7}

# A server that has imported everything forks each process: it starts in hundredths of a second.
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.e2e.filming_process", "vidpipe_desktop.storage.migrating"])


@dataclass(frozen=True, slots=True)
class Orders:
    """What the process is to do. file_size: no file may grow beyond so many bytes (0 = any size)."""

    data_dir: Path
    url: str
    looks_up: bool = True
    idempotent: bool = True
    unknown_takes: str = "ask"
    answers_within: float = 10.0
    file_size: int = 0

    @property
    def facts(self) -> EngineFacts:
        """The engine as it is this time."""
        return replace(FACTS, looks_up=self.looks_up, idempotent=self.idempotent, answers_within=self.answers_within)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the film stands. error: what ended the process's work ("" = nothing did)."""

    status: str
    message: str = ""
    undecided: tuple[str, ...] = ()
    error: str = ""


async def ended(process: BaseProcess) -> int:
    """Wait until it has ended; its exit code.

    Not by `join` in a thread: whoever starts a process meanwhile asks after all there are, and of two threads that read
    the answer of one at the same time, the second is told 255.
    """
    while process.is_alive():
        await asyncio.sleep(0.01)
    assert process.exitcode is not None
    return process.exitcode


class FilmingProcess:
    """Started at once. `outcome` is None if it was killed."""

    def __init__(self, orders: Orders) -> None:
        orders.data_dir.mkdir(parents=True, exist_ok=True)
        self._answer = orders.data_dir.parent / f"{orders.data_dir.name}.outcome.{os.urandom(4).hex()}"
        self._process = PROCESSES.Process(target=_main, args=(orders, self._answer), daemon=False)
        self._process.start()

    def kill(self) -> None:
        """SIGKILL."""
        self._process.kill()

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    async def outcome(self) -> Outcome | None:
        """Wait until it has ended."""
        code = await ended(self._process)
        self._process.close()
        if not self._answer.exists():
            assert code < 0, f"the process ended by itself with {code}"
            return None
        said = json.loads(self._answer.read_text())
        self._answer.unlink()
        return Outcome(said["status"], said["message"], tuple(said["undecided"]), said["error"])


def _main(orders: Orders, answer: Path) -> None:
    retrying._INSISTENCE = 1.0
    if orders.file_size:
        resource.setrlimit(resource.RLIMIT_FSIZE, (orders.file_size, orders.file_size))
    said = asyncio.run(_make(orders))
    part = answer.with_suffix(".part")
    part.write_text(json.dumps(said))
    part.replace(answer)


async def _make(orders: Orders) -> dict:
    settings = Settings(data_dir=orders.data_dir, workers=1, unknown_takes=orders.unknown_takes)
    engines = {"wire": lambda _context: WireEngine(orders.url, orders.facts)}
    error = ""
    try:
        async with Studio(settings, engines=engines) as studio:
            await studio.interrupted()
            page = await studio.list_projects(ProjectQuery())
            try:
                if page.rows:
                    await studio.resume(page.rows[0].id)
                    project = await studio.finished(page.rows[0].id)
                else:
                    project = await studio.finished((await studio.generate(BRIEF)).id)
            except VidpipeError as caught:
                error = str(caught)
                project = await studio.get((await studio.list_projects(ProjectQuery())).rows[0].id)
            (row,) = (await studio.list_projects(ProjectQuery())).rows
            undecided = [job.take.id for job in undecided_jobs(project, studio.engines)]
            return {"status": row.status.value, "message": row.message, "undecided": undecided, "error": error}
    except VidpipeError as caught:
        return {"status": "", "message": "", "undecided": [], "error": error or str(caught)}


def takes_in(data_dir: Path) -> dict[str, dict]:
    """Every take in the database by id, read behind everybody's back; checks that the file is sound."""
    if not (data_dir / FILE).exists():
        return {}
    with sqlite3.connect(f"file:{data_dir / FILE}?mode=ro", uri=True) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if "takes" not in tables:
            return {}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        takes = [json.loads(data) for (data,) in connection.execute("SELECT data FROM takes ORDER BY made")]
    connection.close()
    return {take["id"]: take for take in takes}
