"""The log: one rotating file that a person can read and attach, with secrets gone. Every error ends here."""

import asyncio
import logging
import re
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from vidpipe_desktop.core.errors import StorageError

_FILE = "vidpipe.log"
_MAX_BYTES = 2_000_000
_KEPT_FILES = 3
_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
_SECRET = re.compile(
    r"(?i)((?:api[_-]?key|token|secret|password|authorization|bearer)[\"']?\s*[=:]?\s*(?:bearer\s+)?[\"']?)([^\s\"',&;]{6,})"
)
_KEY_SHAPES = re.compile(
    r"\b(?:AIza[\w-]{30,}|sk-[\w-]{16,}|key_[\w-]{16,}|[\w-]{20,}\.[\w-]{6,}\.[\w-]{20,}|[\da-f-]{36}:[\da-f]{16,})"
)

_LOGIN = re.compile(r"(?<=://)[^/\s@]+(?=@)")
_SHORTEST_SECRET = 6

log = logging.getLogger("vidpipe_desktop")
_hidden: set[str] = set()


def hide(secret: str) -> None:
    """From now on take this very text out of all that is logged or shown, whatever it looks like."""
    if len(secret) >= _SHORTEST_SECRET:
        _hidden.add(secret)


def redact(text: str) -> str:
    """The text with *** for all that is hidden, or looks like a key, a token, or the login in an address."""
    for secret in tuple(_hidden):
        text = text.replace(secret, "***")
    return _LOGIN.sub("***", _KEY_SHAPES.sub("***", _SECRET.sub(r"\1***", text)))


def shareable(text: str) -> str:
    """The text without secrets and without the home folder's name."""
    return redact(text).replace(str(Path.home()), "~")


class _RedactingFormatter(logging.Formatter):
    """Formats like its base, then takes secrets out of the whole line, traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def start_logging(data_dir: Path, *, verbose: bool = False) -> None:
    """Log to <data_dir>/logs/vidpipe.log, warnings to stderr too, and catch what nobody caught.

    Raises StorageError if the folder cannot be written.
    """
    folder = data_dir / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(folder / _FILE, maxBytes=_MAX_BYTES, backupCount=_KEPT_FILES, encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"The data folder {data_dir} cannot be written.",
            f"{error.strerror or error}. Choose another with --data-dir, or make it writable.",
        ) from error
    screen = logging.StreamHandler(sys.stderr)
    screen.setLevel(logging.INFO if verbose else logging.ERROR)
    stop_logging()
    log.setLevel(logging.DEBUG if verbose else logging.INFO)
    log.propagate = False
    for handler in (file, screen):
        handler.setFormatter(_RedactingFormatter(_FORMAT))
        log.addHandler(handler)
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def read_log(data_dir: Path, most: int = 400_000) -> str:
    """The last `most` characters of the log, from a whole line on, without secrets and without the home folder's name.

    "" if there is none yet.
    """
    path = data_dir / "logs" / _FILE
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - most))
            text = file.read().decode(errors="replace")
    except FileNotFoundError:
        return ""
    if len(text) >= most:
        text = text.partition("\n")[2]
    return shareable(text)


def stop_logging() -> None:
    """Close the log file."""
    for handler in log.handlers[:]:
        log.removeHandler(handler)
        handler.close()


def log_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """For `loop.set_exception_handler`: errors of tasks and callbacks that nobody awaited."""
    error = context.get("exception")
    log.error("%s", context.get("message", "event loop"), exc_info=error if isinstance(error, BaseException) else None)


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        log.critical("uncaught", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        name = args.thread.name if args.thread else "?"
        log.critical("uncaught in thread %s", name, exc_info=(args.exc_type, args.exc_value, args.exc_traceback))
