"""How late an event loop is while something goes on.

Late is by the clock, so that a busy machine adds to it; busy is what the loop's own thread computed without a pause.
Control is how late an empty loop in a process of its own was in the same seconds: what the machine alone adds.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

TICK = 0.005
"""Seconds between looks."""
CONTROL = f"""
import json, sys, threading, time
ended, late = threading.Event(), []
threading.Thread(target=lambda: (sys.stdin.read(), ended.set())).start()
while not ended.is_set():
    began = time.perf_counter()
    time.sleep({TICK})
    late.append(time.perf_counter() - began - {TICK})
print(json.dumps(late))
"""


@dataclass(slots=True)
class Lateness:
    """In seconds, one figure per look."""

    late: list[float] = field(default_factory=list[float])
    busy: list[float] = field(default_factory=list[float])
    control: list[float] = field(default_factory=list[float])

    def tell(self) -> None:
        """Print median, 99th percentile and worst of each."""
        for name, values in (("loop late", self.late), ("loop busy", self.busy), ("control late", self.control)):
            values.sort()
            middle, far, worst = values[len(values) // 2], values[int(len(values) * 0.99)], values[-1]
            print(f"    {name} {middle * 1000:.1f} ms (median), {far * 1000:.1f} (p99), {worst * 1000:.1f} (worst)")


@asynccontextmanager
async def watched() -> AsyncIterator[Lateness]:
    """Watch the running loop; the figures are whole when the context has ended."""
    found = Lateness()

    async def watch() -> None:
        while True:
            began, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            found.late.append(time.perf_counter() - began - TICK)
            found.busy.append(time.thread_time() - computed)

    control = _start_control()
    watching = asyncio.create_task(watch())
    yield found
    watching.cancel()
    found.control = json.loads(control.communicate()[0])


def _start_control() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", CONTROL], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
