"""Composition root of the window: paints it first, then loads the rest, and takes everything down in reverse order.

The only file that knows qasync. Nothing here or below it may nest an event loop: while a dialog's own loop runs inside
a task, other tasks that wake are lost for ever.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.core.events import CrashReported, Notice, Tone
from vidpipe_desktop.ui.application import Application
from vidpipe_desktop.ui.bridge import EventBridge
from vidpipe_desktop.ui.garbage import GarbageCollector
from vidpipe_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from vidpipe_desktop.core.crash import CrashReport
    from vidpipe_desktop.release import Release
    from vidpipe_desktop.settings import Settings
    from vidpipe_desktop.studio import Studio

_THREADS = 4


def main(data_dir: Path | None, file: Path | None = None, *, verbose: bool = False) -> int:
    """Open the window, and in it a project file if there is one; returns the exit code when it is closed."""
    if lacking := lacking_display():
        print(lacking, file=sys.stderr)  # noqa: T201
        return 2
    app = make_application()
    window = MainWindow()
    window.show()
    app.file_opened.connect(window.open_project_file)
    if file:
        window.open_project_file(file.absolute())
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        runner.run(run_window(window, data_dir, verbose=verbose))
    return 0


def lacking_display() -> str:
    """Why no window can be opened here ("" = it can). Qt itself would abort the process."""
    if sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return ""
    return (
        "There is no display to open the window on. Try: vidpipe-desktop generate “a fox in the snow” --output film.mp4"
    )


def make_application() -> Application:
    """The QApplication with the app's name; closing the last window doesn't end the loop, the main task does."""
    existing = QCoreApplication.instance()
    app = existing if isinstance(existing, Application) else Application(["vidpipe-desktop"])
    app.setApplicationName("vidpipe")
    app.setApplicationDisplayName("vidpipe")
    app.setDesktopFileName("vidpipe-desktop")
    app.setQuitOnLastWindowClosed(False)
    return app


async def run_window(
    window: MainWindow, data_dir: Path | None, *, verbose: bool = False, release: "Release | None" = None
) -> None:
    """Load everything behind the window that is already shown, serve it until it is closed, then unwind.

    release: what this build was given, if not what its file says.
    """
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ThreadPoolExecutor(_THREADS, thread_name_prefix="vidpipe"))
    closing = asyncio.Event()
    window.close_requested.connect(closing.set)
    garbage = GarbageCollector()
    try:
        with _closing_on_signals(loop, closing):
            await _serve(window, data_dir, closing, garbage, verbose=verbose, release=release)
    except VidpipeError as error:
        window.show_fatal(error.title, error.advice)
        await closing.wait()
    finally:
        window.finish()
        garbage.stop()


@contextmanager
def _closing_on_signals(loop: asyncio.AbstractEventLoop, closing: asyncio.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM close the window as a person would who has nothing to be asked."""

    def close(_number: int, _frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(closing.set)

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, close) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


async def _serve(
    window: MainWindow,
    data_dir: Path | None,
    closing: asyncio.Event,
    garbage: GarbageCollector,
    *,
    verbose: bool,
    release: "Release | None",
) -> None:
    # The window is painted by now; these imports would have delayed it fourfold.
    for module in ("studio", "updates.updater"):
        await asyncio.to_thread(import_module, f"vidpipe_desktop.{module}")
    from vidpipe_desktop.crashes import CrashReports, about
    from vidpipe_desktop.logs import log_loop_error, start_logging, stop_logging
    from vidpipe_desktop.release import load_release
    from vidpipe_desktop.settings import describe, load_settings

    settings: Settings = load_settings(data_dir)
    async with AsyncExitStack() as stack:
        start_logging(settings.data_dir, verbose=verbose)
        stack.callback(stop_logging)
        asyncio.get_running_loop().set_exception_handler(log_loop_error)
        release = release or load_release()
        bridge = EventBridge()
        tell = partial(_tell_crash, bridge, release.issues, closing)
        told = await asyncio.to_thread(about, describe(settings))
        crashes = stack.enter_context(CrashReports(settings.data_dir, told, tell))
        earlier = await asyncio.to_thread(crashes.earlier)
        studio = await _open_studio(stack, window, bridge, settings, release)
        garbage.spare_the_old()
        if earlier:
            bridge.publish(CrashReported(earlier, earlier=True, issues=release.issues))
        await _begin_work(stack, studio, bridge)
        await closing.wait()
        window.show_closing()


async def _open_studio(
    stack: AsyncExitStack, window: MainWindow, bridge: EventBridge, settings: "Settings", release: "Release"
) -> "Studio":
    """Bring the window to life; when the studio has closed, an installer is opened if the person wanted that."""
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.updates.updater import Updates

    updates = Updates(settings, release, bridge.publish)
    stack.callback(updates.finish)
    studio = await stack.enter_async_context(Studio(settings, bridge.publish))
    studio.listen(updates.hear)
    window.attach(studio, bridge, updates)
    studio.do(updates.watch(), "updates")
    return studio


async def _begin_work(stack: AsyncExitStack, studio: "Studio", bridge: EventBridge) -> None:
    """Say what cannot be used, go on with what was interrupted, and open the door to other programs if it is to be."""
    from vidpipe_desktop.api.embedded import EmbeddedApi

    for name, why in studio.engine_problems.items():
        bridge.publish(Notice(f"The engine “{name}” cannot be used.", why, Tone.ERROR))
    await studio.interrupted()
    studio.do(studio.queue.work(), "queue")
    await studio.adjusting.open_door(await stack.enter_async_context(EmbeddedApi(studio)))


def _tell_crash(bridge: EventBridge, issues: str, closing: asyncio.Event, report: "CrashReport") -> bool:
    """Whether there is still somebody to be told."""
    if closing.is_set():
        return False
    bridge.publish(CrashReported(report, issues=issues))
    return True
