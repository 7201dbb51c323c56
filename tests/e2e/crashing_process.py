"""The real app in a process of its own that something goes wrong in. Arguments: data folder, what goes wrong."""

import asyncio
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from qasync import QEventLoop

from vidpipe_desktop.app import make_application, run_window
from vidpipe_desktop.ui.main_window import MainWindow

CANARY = "canary.7f3a/9b2c+51d8"


def in_slot() -> None:
    raise RuntimeError(f"in a slot, with {CANARY}")


def in_thread() -> None:
    raise RuntimeError(f"in a thread, with {CANARY}")


async def in_task() -> None:
    raise RuntimeError(f"in a task, with {CANARY}")


class BrokenWindow(MainWindow):
    """Fails where the app puts itself together."""

    def attach(self, *_: object) -> None:
        raise RuntimeError(f"in the main function, with {CANARY}")


async def session(window: MainWindow, folder: Path) -> None:
    app = asyncio.ensure_future(run_window(window, folder))
    while window._wiring is None and not app.done():
        await asyncio.sleep(0.02)
    if not app.done():
        QTimer.singleShot(0, in_slot)
        thread = threading.Thread(target=in_thread)
        thread.start()
        thread.join()
        window._wiring._studio.do(in_task(), "a task")  # type: ignore[union-attr]
        while len(list((folder / "crashes").glob("crash-*[0-9].txt"))) < 3:
            await asyncio.sleep(0.02)
        os.abort()
    await app


if __name__ == "__main__":
    make_application()
    window = BrokenWindow() if sys.argv[2] == "main" else MainWindow()
    window.show()
    with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
        runner.run(session(window, Path(sys.argv[1])))
