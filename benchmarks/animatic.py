"""A whole film on this machine: seconds of work per second of film, and how late the event loop is meanwhile."""

import asyncio
import tempfile
import time
from pathlib import Path

from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

PROMPT = "Two otters build a raft on a stormy lake"
TICK = 0.005


async def measure(folder: Path) -> None:
    """Make a 25-second film at 1280x720 and print the figures."""
    late: list[float] = []

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            late.append(time.perf_counter() - began - TICK)

    async with Studio(Settings(data_dir=folder)) as studio:
        watching = asyncio.create_task(watch())
        began = time.perf_counter()
        project = await studio.finished((await studio.generate({"prompt": PROMPT, "seed": 7})).id)
        took = time.perf_counter() - began
        watching.cancel()
        assert studio.plan(project).complete
    late.sort()
    length, middle, far = project.brief.length, late[len(late) // 2], late[int(len(late) * 0.99)]
    print(f"film of {length:.0f} s in {took:.1f} s: {length / took:.2f} x real time")
    print(f"event loop late by {middle * 1000:.1f} ms (median), {far * 1000:.1f} (p99), {late[-1] * 1000:.1f} (worst)")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(measure(Path(name)))
