"""The SQLite file: opened safely, backed up before it is migrated, refused when it is newer or damaged."""

import asyncio
import contextlib
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, create_engine, event, exc
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.storage.tables import Base

BUSY_TIMEOUT = 5_000
"""Milliseconds a statement waits for another program's lock."""
_KEPT_BACKUPS = 3
_SCRIPTS = Path(__file__).parent / "migrations"


class Database:
    """One engine for all; writes go one at a time, each in a transaction that is immediate from its first statement."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine: AsyncEngine | None = None
        self._writing = asyncio.Lock()

    async def open(self) -> None:
        """Migrate the file to today's tables and open it. Raises StorageError."""
        await asyncio.to_thread(migrate, self.path)
        self._engine = create_async_engine(f"sqlite+aiosqlite:///{self.path}")
        event.listen(self._engine.sync_engine, "connect", _set_pragmas)
        event.listen(self._engine.sync_engine, "begin", _begin)

    async def close(self) -> None:
        """Close every connection, and with it its thread."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one state of the file and changes nothing. Raises StorageError."""
        assert self._engine is not None, "the database is not open"
        engine = self._engine.execution_options(immediate=False)
        with translated(self.path):
            async with AsyncSession(engine, expire_on_commit=False) as session:
                yield session

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """A transaction: committed at the end, rolled back on any error or cancellation. Raises StorageError."""
        assert self._engine is not None, "the database is not open"
        engine = self._engine.execution_options(immediate=True)
        with translated(self.path):
            async with self._writing, AsyncSession(engine, expire_on_commit=False) as session, session.begin():
                yield session


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # SQLAlchemy's own BEGIN is the only one
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT}")
    if sys.platform == "darwin":
        cursor.execute("PRAGMA fullfsync=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads, then writes, fails with SQLITE_BUSY when another wrote in between.
    immediate = connection.get_execution_options().get("immediate", True)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def migrate(path: Path) -> None:
    """Bring the file at path to today's tables, making it if it is not there. Raises StorageError."""
    with translated(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        scripts = ScriptDirectory(str(_SCRIPTS))
        head = scripts.get_current_head()
        engine = create_engine(f"sqlite:///{path}")
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        try:
            with engine.begin() as connection:
                revision = _revision(connection)
            if revision is not None:
                _refuse_newer(scripts, revision, path)
                if revision != head:
                    _back_up(path, revision)
            if revision != head:
                with engine.begin() as connection:
                    _upgrade(connection, scripts)
        finally:
            engine.dispose()


def _revision(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _refuse_newer(scripts: ScriptDirectory, revision: str, path: Path) -> None:
    try:
        scripts.get_revision(revision)
    except CommandError as error:
        advice = f"Update vidpipe, or choose another folder with --data-dir. {path} was not changed."
        raise StorageError("The project database was made by a newer version of vidpipe.", advice) from error


def _upgrade(connection: Connection, scripts: ScriptDirectory) -> None:
    def steps(revision: Any, _context: object) -> Any:
        return scripts._upgrade_revs("head", revision)  # pyright: ignore[reportPrivateUsage] - Alembic's own commands do

    with EnvironmentContext(Config(), scripts, fn=steps, destination_rev="head") as environment:
        environment.configure(connection=connection, target_metadata=Base.metadata, transaction_per_migration=False)
        environment.run_migrations()


def _back_up(path: Path, revision: str) -> Path:
    """A checked copy beside the file; older ones than the last three go."""
    target = path.with_name(f"{path.name}.backup-{revision}-{datetime.now():%Y%m%d-%H%M%S}")
    part = target.with_suffix(".part")
    with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
        source.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise damaged(path)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)
    for old in sorted(path.parent.glob(f"{path.name}.backup-*"), key=lambda item: item.stat().st_mtime)[
        :-_KEPT_BACKUPS
    ]:
        old.unlink()
    return target


def damaged(path: Path) -> StorageError:
    """The file is not a database any more."""
    backups = sorted(path.parent.glob(f"{path.name}.backup-*"))
    which = f"copy {backups[-1].name} over it" if backups else "restore it from a backup of yours"
    return StorageError("The project database is damaged.", f"Nothing was changed. Move {path} away, or {which}.")


@contextlib.contextmanager
def translated(path: Path):
    """SQLite's and the system's errors become StorageErrors in plain words."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        raise _storage_error(str(getattr(error, "orig", None) or error), path) from error
    except OSError as error:
        advice = f"{error.strerror or error}. Make it writable, or choose another folder with --data-dir."
        raise StorageError(f"The data folder {path.parent} cannot be used.", advice) from error


def _storage_error(text: str, path: Path) -> StorageError:
    match text.lower():
        case message if "locked" in message:
            advice = "Close what else uses it, then try again."
            return StorageError("Another program holds the project database.", advice, retryable=True)
        case message if "not a database" in message or "malformed" in message:
            return damaged(path)
        case message if "readonly" in message or "unable to open" in message:
            advice = f"Make {path} and its folder writable, or choose another folder with --data-dir."
            return StorageError("The project database cannot be written.", advice)
        case message if "full" in message or "disk i/o" in message:
            return StorageError(
                "There is no room left on the disk.", f"Free some space where {path.parent} lies, then resume."
            )
        case _:
            return StorageError("The project database refused.", text)
