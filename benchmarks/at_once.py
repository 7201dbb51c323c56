"""200 films at once in one process, on an engine that waits as real ones do: nothing lost, and the loop is never late.

Late is by the clock, so that a busy machine adds to it; busy is what the loop's own thread computed without a pause.
VIDPIPE_FILMS=20 makes so many films.
"""

import asyncio
import gc
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.engines.paper import REMOTE, PaperEngine
from vidpipe_desktop.core.models import Project, Status
from vidpipe_desktop.core.status import derive_status
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

FILMS = int(os.environ.get("VIDPIPE_FILMS", "200"))
SCENES = 2
LATENCY = 0.5
"""Seconds the engine takes to answer."""
AT_ONCE = 100
"""What the engine takes at once."""
TICK = 0.005
TARGET = 0.05
"""Seconds that the loop may compute without a pause."""


@dataclass(slots=True)
class Lateness:
    """The worst there was so far, in seconds."""

    late: float = 0.0
    busy: float = 0.0

    async def watch(self) -> None:
        """For ever."""
        while True:
            began, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            self.late = max(self.late, time.perf_counter() - began - TICK)
            self.busy = max(self.busy, time.thread_time() - computed)


def memory() -> float:
    """The most this process had so far, in megabytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


async def make_all(studio: Studio) -> list[Project]:
    """Put every film into the queue, have it work, and look at what came of them."""
    brief = {"prompt": "a fox", "engine": "paper", "scenes": SCENES, "clip_duration": 1}
    ids: list[str] = []
    for number in range(FILMS):
        project = await studio.create({**brief, "seed": number})
        await studio.queue.add(project.id)
        ids.append(project.id)
    await studio.queue.work(until_empty=True)
    return [await studio.get(each) for each in ids]


async def measure(folder: Path) -> int:
    """Print what was seen; 1 if a film is missing, was paid twice, or the loop had no time."""
    (folder / "jobs").mkdir()
    engine = PaperEngine(folder / "jobs", replace(REMOTE, at_once=AT_ONCE), pace=LATENCY)
    settings = Settings(data_dir=folder / "data", films_at_once=FILMS)
    async with Studio(settings, engines={"paper": lambda _: engine}) as studio:
        gc.freeze()  # as the window and the API do
        before, lateness, began = memory(), Lateness(), time.monotonic()
        watching = asyncio.create_task(lateness.watch())
        films = await make_all(studio)
        watching.cancel()
        took = time.monotonic() - began
        statuses = Counter(derive_status(film, studio.plan(film)) for film in films)
    orders = Counter(entry.split()[0] for entry in engine.book)
    wanted = {"storyboard": FILMS, "keyframe": FILMS * (SCENES + 1), "clip": FILMS * SCENES}
    print(f"{FILMS} films in {took:.0f} s: {statuses[Status.COMPLETE]} complete; ordered {dict(orders)}")
    print(f"loop late {lateness.late * 1000:.0f} ms, busy {lateness.busy * 1000:.0f} ms at the worst")
    print(f"memory {before:.0f} MB before, {memory():.0f} MB at the most")
    print(f"target: busy {TARGET * 1000:.0f} ms; load of this machine meanwhile: {os.getloadavg()[0]:.1f}")
    return int(statuses[Status.COMPLETE] < FILMS or dict(orders) != wanted or lateness.busy > TARGET)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(asyncio.run(measure(Path(name))))
