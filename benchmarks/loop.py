"""A whole film on this machine: seconds of work per second of film, and how late the event loop is meanwhile.

Made twice: in the real window (drawn offscreen, on its qasync loop), and as the HTTP API makes it (on asyncio's loop).
"""

import asyncio
import gc
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from _lateness import watched
from qasync import QEventLoop

from vidpipe_desktop.app import make_application, run_window
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio
from vidpipe_desktop.ui.main_window import MainWindow

PROMPT = "Two otters build a raft on a stormy lake"
SECONDS = 25


@asynccontextmanager
async def measured(what: str) -> AsyncIterator[None]:
    """Print how long it took, and how late and how busy the loop was in between."""
    async with watched() as lateness:
        began = time.perf_counter()
        yield
        took = time.perf_counter() - began
    print(f"{what}: film of {SECONDS} s in {took:.1f} s: {SECONDS / took:.2f} x real time")
    lateness.tell()


async def in_the_window(folder: Path) -> None:
    """Type the prompt, press Generate, wait until the film can be saved, close the window."""
    window = MainWindow(folder / "window.ini")
    window.show()
    app = asyncio.ensure_future(run_window(window, folder / "window"))
    await until(lambda: window.form.options.engine_box.count() > 0)
    async with measured("window"):
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
        async with measured("api"):
            project = await studio.finished((await studio.generate({"prompt": PROMPT, "seed": 7})).id)
        assert studio.plan(project).complete


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CONFIG_HOME"] = name
        with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
            runner.run(in_the_window(Path(name)))
        asyncio.run(as_the_api(Path(name)))
