"""From an earlier revision of the tables to today's: backed up before, and in one transaction."""

import contextlib
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.pool import NullPool

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.storage.files import sync_file, sync_folder
from vidpipe_desktop.storage.refusals import backups_of, damaged

_KEPT_BACKUPS = 3


def migrate(path: Path, revision: str | None, scripts: str, head: str) -> None:
    """Bring the file from `revision` (None: it is empty) to `head`, whole or not at all.

    Raises StorageError if the revision is not one of ours or a migration breaks a reference, SQLAlchemy's and
    SQLite's errors otherwise.
    """
    config = Config()
    config.set_main_option("script_location", scripts.replace("%", "%%"))
    if revision is not None:
        _refuse_newer(config, revision, path)
        back_up(path, revision)
    # A migration that rebuilds a table must not delete the rows that refer to it, so foreign keys are not enforced.
    engine = create_engine(
        URL.create("sqlite", database=str(path)), poolclass=NullPool, connect_args={"isolation_level": None}
    )
    event.listen(engine, "begin", _begin)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, head)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StorageError(
                "The project database could not be brought up to date.",
                f"It was left as it was. Please report this, with the file {path} if you can.",
            )


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _refuse_newer(config: Config, revision: str, path: Path) -> None:
    try:
        ScriptDirectory.from_config(config).get_revision(revision)
    except CommandError as error:
        advice = f"Update vidpipe, or choose another folder with --data-dir. {path} was not changed."
        raise StorageError("The project database was made by a newer version of vidpipe.", advice) from error


def back_up(path: Path, revision: str) -> Path:
    """A checked copy beside the file; those before the last three go. Raises StorageError if the file is damaged."""
    target = path.with_name(f"{path.name}.backup-{revision}-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(path)) as source, contextlib.closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise damaged(path)
        sync_file(part)
        os.replace(part, target)
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(path.parent)
    for old in backups_of(path)[:-_KEPT_BACKUPS]:
        old.unlink()
    return target
