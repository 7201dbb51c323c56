"""What the disk and the database refuse, said once for the whole folder: what happened, why, and what to do."""

import contextlib
import errno
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from filelock import Timeout
from pydantic import ValidationError
from sqlalchemy import exc

from vidpipe_desktop.core.errors import StorageError

_OTHER_FOLDER = "or choose another folder with --data-dir"
_FULL = 1 << 20
"""With fewer free bytes than this, a failed write means that the disk is full, whatever SQLite calls it."""


@contextlib.contextmanager
def files_in(folder: Path) -> Iterator[None]:
    """The system's errors about files in `folder` become StorageErrors."""
    try:
        yield
    except OSError as error:
        raise file_refusal(error, folder) from error


@contextlib.contextmanager
def database_at(path: Path) -> Iterator[None]:
    """SQLite's errors and the system's about the file at `path` become StorageErrors. Our own mistakes stay as they are."""
    try:
        yield
    except exc.DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error) or _is_our_mistake(error.orig):
            raise
        raise database_refusal(error.orig, path) from error
    except sqlite3.Error as error:
        if _is_our_mistake(error):
            raise
        raise database_refusal(error, path) from error
    except (exc.TimeoutError, Timeout) as error:
        raise _held() from error
    except ValidationError as error:
        raise damaged(path) from error
    except OSError as error:
        raise file_refusal(error, path.parent) from error


def _is_our_mistake(error: sqlite3.Error) -> bool:
    return isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | sqlite3.InterfaceError)


def file_refusal(error: OSError, folder: Path) -> StorageError:
    """What to say about a file operation in `folder` that failed."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return _no_room(folder)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return StorageError(f"{folder} cannot be written.", f"Make it writable, {_OTHER_FOLDER}.")
        case errno.ENOENT | errno.ENOTDIR if not folder.is_dir():
            return StorageError(f"The folder {folder} does not exist.", "Make it, or choose another one.")
        case errno.ENAMETOOLONG:
            return StorageError("This file name is too long.", "Choose a shorter one.")
        case _:
            advice = f"The system says: {error.strerror or error}."
            return StorageError(f"{folder} cannot be used.", advice, retryable=True)


def database_refusal(error: sqlite3.Error, path: Path) -> StorageError:
    """What to say about an error of SQLite."""
    name: str = getattr(error, "sqlite_errorname", "")
    match name.split("_")[1:2]:
        case ["BUSY"] | ["LOCKED"] | ["PROTOCOL"]:
            return _held()
        case ["NOTADB"] | ["CORRUPT"] | ["FORMAT"]:
            return damaged(path)
        case ["FULL"]:
            return _no_room(path.parent)
        case ["IOERR"] if _is_full(path.parent):
            return _no_room(path.parent)
        case ["IOERR"]:
            advice = f"The disk under {path.parent} may be failing or gone. Check it, then try again. ({name})"
            return StorageError("The disk reported an error.", advice, retryable=True)
        case ["READONLY"] | ["CANTOPEN"] | ["PERM"] | ["AUTH"]:
            advice = f"Make {path} and its folder writable, {_OTHER_FOLDER}."
            return StorageError("The project database cannot be written.", advice)
        case _:
            return StorageError("The project database refused.", f"SQLite says: {error}.")


def damaged(path: Path) -> StorageError:
    """The file is no database of ours any more. It is left as it is."""
    backups = backups_of(path)
    restore = f"put the copy {backups[-1].name} in its place" if backups else "restore it from a backup of yours"
    advice = f"Nothing was changed. Move {path} away, then {restore}; without one, vidpipe starts with an empty list."
    return StorageError("The project database is damaged.", advice)


def backups_of(path: Path) -> list[Path]:
    """The backups beside the database at path, oldest first."""
    return sorted(path.parent.glob(f"{path.name}.backup-*"), key=lambda file: (file.stat().st_mtime_ns, file.name))


def _held() -> StorageError:
    advice = "Close what else uses it, then try again."
    return StorageError("Another program holds the project database.", advice, retryable=True)


def _no_room(folder: Path) -> StorageError:
    return StorageError(f"There is no room left in {folder}.", "Free some space there, then try again.", retryable=True)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _FULL
    except OSError:
        return False
