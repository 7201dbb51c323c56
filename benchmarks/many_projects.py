"""10,000 projects against 100: opening the database, a page, a filter, one project's change. At most 1.2 times as slow.

Pages have 100 rows, so that both lists fill them. A filter that finds every film has to count them, and one of fewer than
three letters has to read every prompt: these two are told, and held to no target.
"""

import asyncio
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.core.filming import ENGINES, finish, new_project
from vidpipe_desktop.core.changes import PutRun
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Project, Run, RunState, Slot
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.storage import rows
from vidpipe_desktop.storage.store import Store

TARGET = 1.2
PAGE = 100
ROUNDS = 60
Deed = Callable[[], Awaitable[object]]
FINDS_ALL, SHORT = "filter that finds all", "filter of two letters"


def copy_of(project: Project, number: int) -> Project:
    """The project with ids of its own, made at another time."""
    ids = {scene.id: str(uuid.uuid4()) for scene in project.scenes} | {"": ""}
    moment = project.created_at + timedelta(minutes=number)
    return replace(
        project,
        id=str(uuid.uuid4()),
        created_at=moment,
        updated_at=moment,
        brief=replace(project.brief, prompt=f"film number {number} about a fox"),
        scenes=tuple(replace(scene, id=ids[scene.id]) for scene in project.scenes),
        takes=tuple(
            replace(take, id=str(uuid.uuid4()), slot=Slot(take.slot.kind, ids[take.slot.scene_id]))
            for take in project.takes
        ),
    )


async def fill(store: Store, count: int) -> str:
    """Enter so many finished projects at once; returns the id of one."""
    finished = finish(new_project(scenes=3))
    async with store._database.writing() as connection:
        for number in range(count):
            project = copy_of(finished, number)
            await rows.insert_project(connection, project, summarize(project, plan(project, ENGINES)))
    return project.id


async def deeds(folder: Path, store: Store, count: int) -> dict[str, Deed]:
    """What is measured, with so many projects in the store on this folder."""
    await store.open()
    one = await fill(store, count)
    await store.purge_deleted(timedelta())  # as at each start of the app
    run = Run(str(uuid.uuid4()), RunState.STOPPED, (await store.get(one)).created_at)

    async def reopen() -> None:
        other = Store(folder, ENGINES)
        await other.open()
        await other.page(ProjectQuery(limit=PAGE))
        await other.interrupted()
        await other.close()

    def page(text: str = "") -> Deed:
        return lambda: store.page(ProjectQuery(text=text, limit=PAGE))

    return {
        "open, first page": reopen,
        "a page": page(),
        "filter": page(f"number {count - 1} about"),
        FINDS_ALL: page("about a fox"),
        SHORT: page("99"),
        "one project's change": lambda: store.commit(one, PutRun(run)),
        "what was spent": lambda: store.spent(one),
        "the queue": store.queue,
        "all jobs": store.with_jobs,
    }


async def race(few: Deed, many: Deed) -> tuple[float, float]:
    """Milliseconds that each takes; taken in turns, so that a busy machine holds up both."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for deed, taken in zip((few, many), times, strict=True):
            began = time.perf_counter()
            await deed()
            taken.append(time.perf_counter() - began)
    return statistics.median(times[0]) * 1000, statistics.median(times[1]) * 1000


async def main() -> int:
    """Print the ratios; 1 if one is beyond the target."""
    worst = 0.0
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        stores = Store(Path(small), ENGINES), Store(Path(large), ENGINES)
        few = await deeds(Path(small), stores[0], 100)
        many = await deeds(Path(large), stores[1], 10_000)
        for name in few:
            before, after = await race(few[name], many[name])
            print(f"{name:<22} {before:8.2f} ms with 100, {after:8.2f} ms with 10,000: {after / before:6.2f}")
            if name not in (FINDS_ALL, SHORT):
                worst = max(worst, after / before)
        for store in stores:
            await store.close()
    return int(worst > TARGET)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
