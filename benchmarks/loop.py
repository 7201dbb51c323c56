"""A whole film on this machine: seconds of work per second of film, and how late the event loop is meanwhile.

Made twice: in the real window (drawn offscreen, on its qasync loop), and as the HTTP API makes it (on asyncio's loop).
Late is by the clock, so that a busy machine adds to it; busy is what the loop's own thread computed without a pause.
Control is how late an empty loop in a process of its own was in the same seconds: what the machine alone adds.
"""

import asyncio
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from qasync import QEventLoop

from vidpipe_desktop.app import make_application, run_window
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio
from vidpipe_desktop.ui.main_window import MainWindow

PROMPT = "Two otters build a raft on a stormy lake"
SECONDS = 25
TICK = 0.005
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


def start_control() -> subprocess.Popen[bytes]:
    """It ends when its stdin does, and prints the seconds it was late, as JSON."""
    return subprocess.Popen([sys.executable, "-c", CONTROL], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


@asynccontextmanager
async def watched(what: str) -> AsyncIterator[None]:
    """Print how long it took, and how late and how busy the loop was in between."""
    late: list[float] = []
    busy: list[float] = []

    async def watch() -> None:
        while True:
            began, computed = time.perf_counter(), time.thread_time()
            await asyncio.sleep(TICK)
            late.append(time.perf_counter() - began - TICK)
            busy.append(time.thread_time() - computed)

    control = start_control()
    watching = asyncio.create_task(watch())
    began = time.perf_counter()
    yield
    took = time.perf_counter() - began
    watching.cancel()
    beside: list[float] = json.loads(control.communicate()[0])
    print(f"{what}: film of {SECONDS} s in {took:.1f} s: {SECONDS / took:.2f} x real time")
    for name, values in (("loop late", late), ("loop busy", busy), ("control late", beside)):
        values.sort()
        middle, far, worst = values[len(values) // 2], values[int(len(values) * 0.99)], values[-1]
        print(f"    {name} {middle * 1000:.1f} ms (median), {far * 1000:.1f} (p99), {worst * 1000:.1f} (worst)")


async def in_the_window(folder: Path) -> None:
    """Type the prompt, press Generate, wait until the film can be saved, close the window."""
    window = MainWindow(folder / "window.ini")
    window.show()
    app = asyncio.ensure_future(run_window(window, folder / "window"))
    await until(lambda: window.form.options.engine_box.count() > 0)
    async with watched("window"):
        window.form.prompt_edit.setPlainText(PROMPT)
        window.form.submit()
        await until(window.panel.header.export_button.isEnabled)
    window.close()
    await app


async def until(fact: Callable[[], bool]) -> None:
    """Look ten times a second."""
    while not fact():
        await asyncio.sleep(0.1)


async def as_the_api(folder: Path) -> None:
    """Ask the studio."""
    async with Studio(Settings(data_dir=folder / "api")) as studio:
        gc.freeze()
        async with watched("api"):
            project = await studio.finished((await studio.generate({"prompt": PROMPT, "seed": 7})).id)
        assert studio.plan(project).complete


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CONFIG_HOME"] = name
        with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
            runner.run(in_the_window(Path(name)))
        asyncio.run(as_the_api(Path(name)))
