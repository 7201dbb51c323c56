"""Crash reports: what went wrong, in files on this computer that a person can read. Nothing is ever sent.

Errors that nobody caught all end in the log, so that is where they are heard of. A crash of the process itself is written
by faulthandler to a file that this process keeps open; whoever starts next makes a report of what is found there.
"""

import asyncio
import contextlib
import faulthandler
import importlib.metadata
import logging
import os
import platform
import sys
import textwrap
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from vidpipe_desktop import __version__
from vidpipe_desktop.core.crash import CrashReport
from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.logs import log, read_log, shareable

_FOLDER = "crashes"
_NEW, _TOLD = ".new.txt", ".txt"
"""Endings of reports: before the person was told, and after."""
_TRACE = "--- what ended it ---\n"
"""In the file of a running process, what faulthandler writes comes after this."""
_LOG_LENGTH = 20_000
_MOST_IN_A_SESSION, _KEPT = 10, 20
_FORGOTTEN = 30 * 86_400.0
"""Seconds after which the file of a process that was killed from outside, or lost its power, goes."""
_PARTS = {
    "PySide6 and Qt": ("PySide6-Essentials", "PySide6"),
    "PyAV": ("av", "av"),
    "SQLAlchemy": ("SQLAlchemy", "sqlalchemy"),
}
"""Names of distribution and module."""

Tell = Callable[[CrashReport], bool]
"""Tells the person, and answers whether that was possible."""


class CrashReports:
    """Hears of errors from its beginning to its end, in any thread, and tells of each once, in the loop's thread.

    about: what the reports say about this app and computer. What ends the app, and what could not be told, is told of at
    the next start, by `earlier`.
    """

    def __init__(self, data_dir: Path, about: str, tell: Tell) -> None:
        self._data_dir = data_dir
        self._folder = data_dir / _FOLDER
        self._about = shareable(about)
        self._tell = tell
        self._loop = asyncio.get_running_loop()
        self._handler = _Listener(self._on_error)
        self._known: set[str] = set()
        self._running: TextIO | None = None

    def __enter__(self) -> Self:
        with _logged("The folder of crash reports cannot be used"):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._report_dead()
            self._running = (self._folder / f"running-{_stamp()}-{os.getpid()}.txt").open("w", encoding="utf-8")
            self._running.write(self._about + _TRACE)
            self._running.flush()
            faulthandler.enable(self._running)
        log.addHandler(self._handler)
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            self._report(error)
        log.removeHandler(self._handler)
        if self._running is None:
            return
        faulthandler.disable()
        self._running.close()
        with _logged("A file of the crash reports cannot be removed"):
            Path(self._running.name).unlink()

    def earlier(self) -> CrashReport | None:
        """The latest report that the person was not told of; from now on all count as told."""
        found = sorted(self._folder.glob(f"*{_NEW}"))
        latest = _read(found[-1]) if found else None
        for path in found:
            _mark_told(path)
        return latest

    def _on_error(self, error: BaseException) -> None:
        path = self._report(error)
        if path is not None:
            self._loop.call_soon_threadsafe(self._tell_of, path)

    def _tell_of(self, path: Path) -> None:
        if self._tell(_read(path)):
            _mark_told(path)

    def _report(self, error: BaseException) -> Path | None:
        """A new report; none of what the environment did, of what was reported already, or if it can't be written."""
        foreseen = isinstance(error, VidpipeError) or not isinstance(error, Exception)
        trace = "".join(traceback.format_exception(error))
        if foreseen or trace in self._known or len(self._known) >= _MOST_IN_A_SESSION:
            return None
        self._known.add(trace)
        what = "".join(traceback.format_exception_only(error)).strip()
        return self._write(what, self._about, trace, datetime.now().astimezone())

    def _report_dead(self) -> None:
        """Make reports of what ended earlier processes."""
        for path in self._folder.glob("running-*.txt"):
            made, text = path.stat().st_mtime, path.read_text(encoding="utf-8", errors="replace")
            its_about, _, trace = text.partition(_TRACE)
            if trace.strip():
                what = trace.strip().splitlines()[0]
                self._write(what, its_about, trace, datetime.fromtimestamp(made).astimezone())
            if trace.strip() or time.time() - made > _FORGOTTEN:
                path.unlink()

    def _write(self, what: str, its_about: str, trace: str, moment: datetime) -> Path | None:
        with _logged("A crash report cannot be written"):
            parts = (
                f"What happened\n  {' '.join(what.split())}",
                f"When\n  {moment:%Y-%m-%d %H:%M:%S %z}",
                its_about.strip(),
                f"Traceback\n{trace.strip()}",
                f"End of the log\n{read_log(self._data_dir, _LOG_LENGTH).strip() or '(empty)'}",
            )
            path = self._folder / f"crash-{_stamp()}{_NEW}"
            path.write_text(shareable("\n\n".join(parts) + "\n"), encoding="utf-8")
            for old in sorted(self._folder.glob("crash-*"))[:-_KEPT]:
                old.unlink()
            return path
        return None


class _Listener(logging.Handler):
    """Hands on the error of every record that has one."""

    def __init__(self, hear: Callable[[BaseException], None]) -> None:
        super().__init__(logging.ERROR)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self._hear(error)


@contextlib.contextmanager
def _logged(what: str) -> Iterator[None]:
    """A disk that refuses must not make a crash worse: say so in the log and go on."""
    try:
        yield
    except OSError as error:
        log.warning("%s: %s", what, error)


def about(settings: str) -> str:
    """Versions, system and settings (as lines of text, without secrets), for a report. May take a moment."""
    versions = "\n".join(f"  {name} {_version(*part)}" for name, part in _PARTS.items())
    kind = "packaged" if getattr(sys, "frozen", False) else "from source"
    system = f"{platform.platform()}, {platform.machine()}, {os.cpu_count()} processor cores"
    said = textwrap.indent(settings.strip(), "  ") or "  all as they come"
    return (
        f"Versions\n  vidpipe {__version__} ({kind})\n  Python {platform.python_version()}\n{versions}\n\n"
        f"System\n  {system}\n\nSettings\n{said}\n\n"
    )


def _version(distribution: str, module: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:  # a bundle has no metadata of everything
        return str(getattr(sys.modules.get(module), "__version__", "of unknown version"))


def _stamp() -> str:
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"


def _read(path: Path) -> CrashReport:
    """The report in the file; what happened is the line under its first heading."""
    text = path.read_text(encoding="utf-8", errors="replace")
    return CrashReport(text.partition("\n")[2].partition("\n")[0].strip(), text)


def _mark_told(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.replace(path.with_name(path.name.removesuffix(_NEW) + _TOLD))
