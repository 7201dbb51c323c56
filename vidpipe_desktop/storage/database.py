"""The SQLite file: prepared when it is opened, read by many at once, written by one at a time."""

import asyncio
import contextlib
import sqlite3
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from filelock import FileLock
from sqlalchemy import URL, Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.storage.refusals import backups_of, damaged, database_at
from vidpipe_desktop.storage.tables import REVISION

SCRIPTS = "vidpipe_desktop.storage:migrations"
"""Where Alembic finds our migrations: package and folder, so that a bundle finds them too."""

_BUSY_TIMEOUT = 5.0
"""Seconds a statement waits for another program's lock."""
_OPENING_TIMEOUT = 120.0
"""Seconds to wait for another process that migrates the file."""
_CONNECTIONS = 5


class Database:
    """One pool of connections; writes go one at a time, each in a transaction that is immediate from its start."""

    def __init__(self, path: Path, busy_timeout: float = _BUSY_TIMEOUT) -> None:
        self.path = path
        self._busy_timeout = busy_timeout
        self._engine: AsyncEngine | None = None
        self._writing = asyncio.Lock()

    async def open(self) -> None:
        """Make or migrate the file, and open it. Raises StorageError; then the file is as it was."""
        await asyncio.to_thread(prepare, self.path, busy_timeout=self._busy_timeout)
        self._engine = create_async_engine(
            URL.create("sqlite+aiosqlite", database=str(self.path)),
            # SQLAlchemy's BEGIN is the only one.
            connect_args={"isolation_level": None, "timeout": self._busy_timeout},
            pool_size=_CONNECTIONS,
            max_overflow=0,
        )
        event.listen(self._engine.sync_engine, "connect", _on_connect)
        event.listen(self._engine.sync_engine, "begin", _begin)

    async def close(self) -> None:
        """Close every connection, and with it its thread."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one state of the file and changes nothing. Raises StorageError."""
        with database_at(self.path):
            async with self._opened().execution_options(immediate=False).connect() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction: committed at the end, rolled back on any error or cancellation. Raises StorageError.

        Await nothing but statements in it: everybody else who writes is waiting.
        """
        with database_at(self.path):
            async with self._writing, self._opened().execution_options(immediate=True).begin() as connection:
                yield connection

    def _opened(self) -> AsyncEngine:
        assert self._engine is not None, "the database is not open"
        return self._engine


def _on_connect(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    if sys.platform == "darwin":
        cursor.execute("PRAGMA fullfsync=ON")
    cursor.close()


def _begin(connection: Connection) -> None:
    # A deferred transaction that reads, then writes, fails at once when another has written in between.
    immediate: bool = connection.get_execution_options()["immediate"]
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def prepare(path: Path, scripts: str = SCRIPTS, head: str = REVISION, busy_timeout: float = _BUSY_TIMEOUT) -> None:
    """Bring the file at path to the tables of revision `head`, making it and its folder if they are not there.

    One process at a time. Raises StorageError if the file is newer, damaged, foreign, held by another program or
    read-only; then it is left as it was.
    """
    with database_at(path):
        locks = path.parent / "locks"
        locks.mkdir(parents=True, exist_ok=True)
        with FileLock(locks / "opening", timeout=_OPENING_TIMEOUT, thread_local=False):
            revision = _revision(path, busy_timeout)
            if revision != head:
                # Alembic takes long to import, and is needed only now.
                from vidpipe_desktop.storage.migrating import migrate

                migrate(path, revision, scripts, head)
            _make_ready(path, busy_timeout)


def _revision(path: Path, busy_timeout: float) -> str | None:
    """The revision of the tables in the file; None if there are none."""
    if path.exists() and not path.stat().st_size and backups_of(path):
        raise damaged(path)
    with contextlib.closing(sqlite3.connect(path, timeout=busy_timeout)) as connection:
        tables = {str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        row = None
        if "alembic_version" in tables:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        advice = f"{path} belongs to another program and was not changed. Choose another folder with --data-dir."
        raise StorageError("This is not a project database of vidpipe.", advice)
    return str(row[0])


def _make_ready(path: Path, busy_timeout: float) -> None:
    """Switch to write-ahead logging, which the file remembers, and make sure that it can be written."""
    with contextlib.closing(sqlite3.connect(path, timeout=busy_timeout, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        # BEGIN IMMEDIATE alone is content with a read-only file.
        connection.execute("DELETE FROM alembic_version WHERE FALSE")
