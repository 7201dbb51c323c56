"""10,000 projects against 100: opening the database, a page, a filter, one project's change. Ratios of medians, at most 1.2."""

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
ROUNDS = 60


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


async def median(deed: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await deed()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


async def measure(folder: Path, count: int) -> dict[str, float]:
    """Milliseconds of each deed with so many projects."""
    store = Store(folder, ENGINES)
    await store.open()
    one = await fill(store, count)
    run = Run(str(uuid.uuid4()), RunState.STOPPED, (await store.get(one)).created_at)

    async def reopen() -> None:
        other = Store(folder, ENGINES)
        await other.open()
        await other.page(ProjectQuery())
        await other.interrupted()
        await other.close()

    found = {
        "open, first page": await median(reopen),
        "a page": await median(lambda: store.page(ProjectQuery())),
        "filter": await median(lambda: store.page(ProjectQuery(text=f"number {count - 1} about"))),
        "one project's change": await median(lambda: store.commit(one, PutRun(run))),
        "what was spent": await median(lambda: store.spent(one)),
        "the queue": await median(store.queue),
        "all jobs": await median(store.with_jobs),
    }
    await store.close()
    return found


async def main() -> int:
    """Print the ratios; 1 if one is beyond the target."""
    figures: list[dict[str, float]] = []
    for count in (100, 10_000):
        with tempfile.TemporaryDirectory() as name:
            figures.append(await measure(Path(name), count))
    few, many = figures
    for deed, before in few.items():
        print(f"{deed:<22} {before:8.2f} ms with 100, {many[deed]:8.2f} ms with 10,000: {many[deed] / before:6.2f}")
    return int(max(many[deed] / few[deed] for deed in few) > TARGET)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
