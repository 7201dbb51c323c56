"""Opening the database: made, migrated, backed up, or refused with a sentence and left as it was."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from tests.core.filming import ENGINES
from tests.storage.stores import BRIEF, made, open_store, statements, threads_end
from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Resolution
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.storage.database import SCRIPTS, Database, prepare
from vidpipe_desktop.storage.migrating import back_up
from vidpipe_desktop.storage.refusals import backups_of
from vidpipe_desktop.storage.store import FILE
from vidpipe_desktop.storage.tables import REVISION, Base

REVISIONS = Path(__file__).parent / "revisions"

ENV = """
from alembic import context
context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
"""
FIRST = """
from alembic import op
revision, down_revision = "a", None
def upgrade():
    op.execute("CREATE TABLE films (id INTEGER PRIMARY KEY, title TEXT)")
    op.execute("CREATE TABLE scenes (film INTEGER REFERENCES films (id) ON DELETE CASCADE)")
    op.execute("INSERT INTO films VALUES (1, 'snow')")
    op.execute("INSERT INTO scenes VALUES (1)")
"""
REBUILD = """
import sqlalchemy as sa
from alembic import op
revision, down_revision = "b", "a"
def upgrade():
    with op.batch_alter_table("films", recreate="always") as table:
        table.alter_column("title", new_column_name="name", type_=sa.String(9))
"""
FAIL = """
from alembic import op
revision, down_revision = "b", "a"
def upgrade():
    op.execute("ALTER TABLE films ADD COLUMN half TEXT")
    op.execute("UPDATE films SET half = 'done'")
    op.execute({statement!r})
"""


def write_scripts(folder: Path, *versions: str) -> str:
    """A folder of migrations with these versions."""
    (folder / "versions").mkdir(parents=True, exist_ok=True)
    (folder / "env.py").write_text(ENV)
    for number, version in enumerate(versions):
        (folder / "versions" / f"v{number}.py").write_text(version)
    return str(folder)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def contents(path: Path) -> str:
    """Everything in the database, as text."""
    with closing(sqlite3.connect(path)) as database:
        return "\n".join(database.iterdump())


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Nobody may write the file or folder."""
    if os.geteuid():
        mode = path.stat().st_mode
        path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            yield
        finally:
            path.chmod(mode)
        return
    # Root may write whatever its mode is, but not through a read-only mount.
    if not mount("--bind", path, path):
        pytest.skip("nothing can be forbidden to root here")
    try:
        assert mount("-o", "remount,ro,bind", path)
        yield
    finally:
        subprocess.run(["umount", "-l", path], check=True)


def mount(*arguments: str | Path) -> bool:
    """Whether the system let us mount this."""
    if sys.platform != "linux":
        return False
    return subprocess.run(["mount", *arguments], check=False, capture_output=True).returncode == 0


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of this size."""
    folder.mkdir()
    if not mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder):
        pytest.skip("a small file system cannot be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


async def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "neuer Ordner 🎬 100%?#" / "data"
    async with open_store(folder) as store:
        project = await store.create(BRIEF)
        async with statements(store) as sent:
            await store.get(project.id)
        assert sent
    assert rows(folder / FILE, "PRAGMA journal_mode") == [("wal",)]
    assert rows(folder / FILE, "SELECT version_num FROM alembic_version") == [(REVISION,)]


async def test_every_connection_is_as_safe_as_promised(tmp_path: Path) -> None:
    database = Database(tmp_path / FILE)
    await database.open()
    wanted = {"synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "journal_mode": "wal"}
    for transaction in (database.reading, database.writing):
        async with transaction() as connection:
            for pragma, value in wanted.items():
                assert (await connection.exec_driver_sql(f"PRAGMA {pragma}")).scalar() == value
    await database.close()


async def test_an_error_in_a_transaction_undoes_all_of_it(tmp_path: Path) -> None:
    database = Database(tmp_path / FILE)
    await database.open()

    async def fail_half_way() -> None:
        async with database.writing() as connection:
            await connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('x')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_half_way()
    async with database.reading() as connection:
        assert len((await connection.exec_driver_sql("SELECT * FROM alembic_version")).all()) == 1
    await database.close()


def test_our_migrations_lead_to_our_tables(tmp_path: Path) -> None:
    path = tmp_path / FILE
    prepare(path)
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        # The index of the prompts and its parts are FTS5's to describe.
        ours = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("projects_search")}
        context = MigrationContext.configure(connection, opts=ours)
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


@pytest.mark.parametrize("revision", [path.stem for path in sorted(REVISIONS.glob("*.sql"))])
async def test_files_of_every_earlier_revision_open_with_all_their_projects(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "old" / FILE
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as database:
        database.executescript((REVISIONS / f"{revision}.sql").read_text(encoding="utf-8"))
    before = contents(path)
    async with open_store(path.parent) as store:
        (row,) = (await store.page(ProjectQuery(text="ÉTÉ IM STRASSENCAFE\u0301"))).rows
        project = await store.get(row.id)
        assert plan(project, ENGINES).complete
        assert (project.brief.resolution, row.resolution) == (Resolution.HD, Resolution.HD)
        assert len(project.takes) == 5
        await store.commit(project.id)
        assert (await store.page(ProjectQuery())).total == 1
    (backup,) = backups_of(path)
    assert contents(backup) == before
    prepare(tmp_path / FILE)
    schema = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY type, name"
    assert rows(path, schema) == rows(tmp_path / FILE, schema)


def test_rebuilding_a_table_keeps_the_rows_that_refer_to_it(tmp_path: Path) -> None:
    path, scripts = tmp_path / FILE, write_scripts(tmp_path / "scripts 100%", FIRST)
    prepare(path, scripts, "a")
    write_scripts(tmp_path / "scripts 100%", FIRST, REBUILD)
    prepare(path, scripts, "b")
    assert rows(path, "SELECT * FROM films") == [(1, "snow")]
    assert rows(path, "SELECT * FROM scenes") == [(1,)]


@pytest.mark.parametrize("statement", ["no such statement", "UPDATE scenes SET film = 99"])
def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, statement: str) -> None:
    path, scripts = tmp_path / FILE, write_scripts(tmp_path / "scripts", FIRST)
    prepare(path, scripts, "a")
    before = contents(path)
    write_scripts(tmp_path / "scripts", FIRST, FAIL.format(statement=statement))
    with pytest.raises(StorageError):
        prepare(path, scripts, "b")
    assert contents(path) == before
    (backup,) = backups_of(path)
    assert contents(backup) == before
    prepare(path, scripts, "a")


def test_three_backups_are_kept(tmp_path: Path) -> None:
    path = tmp_path / FILE
    prepare(path)
    made = [back_up(path, REVISION) for _ in range(5)]
    assert backups_of(path) == made[-3:]
    assert all(rows(backup, "PRAGMA integrity_check") == [("ok",)] for backup in made[-3:])
    assert not list(tmp_path.glob("*.part"))


def test_a_file_of_a_newer_version_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / FILE
    prepare(path)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(StorageError, match="newer version"):
        prepare(path)
    assert path.read_bytes() == before
    assert not backups_of(path)


@pytest.mark.parametrize("rows_of_version", [None, 0])
def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path, rows_of_version: int | None) -> None:
    path = tmp_path / FILE
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE recipes (cake TEXT)")
        if rows_of_version is not None:
            database.execute("CREATE TABLE alembic_version (version_num TEXT)")
    before = path.read_bytes()
    with pytest.raises(StorageError, match="not a project database"):
        prepare(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "damage", [b"", b"GIF89a, and then some more of it" * 100, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_damaged_file_is_refused_untouched_and_its_backup_named(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / FILE
    prepare(path)
    back_up(path, "0000")
    backup = back_up(path, REVISION)
    path.write_bytes(damage)
    with pytest.raises(StorageError, match=backup.name) as caught:
        prepare(path)
    assert "damaged" in caught.value.title
    assert path.read_bytes() == damage


async def test_damage_that_shows_later_is_told_as_such(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        project = await made(store)
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("UPDATE takes SET data = '{\"id\": 3}'")
    async with open_store(tmp_path) as store:
        with pytest.raises(StorageError, match="damaged"):
            await store.get(project.id)
    page_size = 4096
    file = bytearray((tmp_path / FILE).read_bytes())
    file[page_size * 2 :] = b"\xa5" * len(file[page_size * 2 :])
    (tmp_path / FILE).write_bytes(file)

    async def look() -> None:
        async with open_store(tmp_path) as store:
            await store.page(ProjectQuery())
            await store.get(project.id)

    with pytest.raises(StorageError, match="damaged"):
        await look()


async def test_a_locked_database_is_told_as_worth_another_try(tmp_path: Path) -> None:
    threads = threading.active_count()
    prepare(tmp_path / FILE)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        opened = Database(tmp_path / FILE, busy_timeout=0.05)
        await opened.open()
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="Another program") as caught:
            async with opened.writing():
                pass
        assert caught.value.retryable
        with pytest.raises(StorageError, match="Another program"):
            await Database(tmp_path / FILE, busy_timeout=0.05).open()
        async with opened.reading() as connection:
            await connection.exec_driver_sql("SELECT * FROM projects")
        other.execute("ROLLBACK")
        async with opened.writing():
            pass
        await opened.close()
    await asyncio.get_running_loop().shutdown_default_executor()
    assert await threads_end(threads)


OPEN = """
import sys
from pathlib import Path
import vidpipe_desktop.storage.migrating
from vidpipe_desktop.storage.database import prepare
print("ready", flush=True)
sys.stdin.readline()
prepare(Path(sys.argv[1]))
"""


def test_many_processes_may_open_a_new_folder_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / FILE
    command = [sys.executable, "-c", OPEN, str(path)]
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(6)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert [process.communicate()[1] for process in processes] == [""] * 6
    assert not backups_of(path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not mode bits")
@pytest.mark.parametrize("name", [".", FILE])
def test_what_cannot_be_written_is_refused(tmp_path: Path, name: str) -> None:
    prepare(tmp_path / FILE)
    with read_only(tmp_path / name), pytest.raises(StorageError, match="written"):
        prepare(tmp_path / FILE)
    prepare(tmp_path / FILE)


@pytest.mark.parametrize("path", ["file/data", "folder"])
def test_a_path_of_the_wrong_kind_is_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "folder" / FILE).mkdir(parents=True)
    with pytest.raises(StorageError) as caught:
        prepare(tmp_path / path / FILE)
    assert caught.value.advice


async def test_a_full_disk_is_told_and_nothing_is_lost_when_there_is_room_again(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "2m") as disk:
        async with open_store(disk) as store:
            project = await made(store)
            (disk / "ballast").write_bytes(b"x" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize))

            async def fill() -> None:
                for _ in range(200):
                    await store.duplicate(project.id)

            with pytest.raises(StorageError, match="no room"):
                await fill()
            listed = (await store.page(ProjectQuery())).total
            (disk / "ballast").unlink()
            assert (await store.commit(project.id)).takes == project.takes
            await store.duplicate(project.id)
            assert (await store.page(ProjectQuery())).total == listed + 1
        assert rows(disk / FILE, "PRAGMA integrity_check") == [("ok",)]
