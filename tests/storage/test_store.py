"""The store on a real file: snapshots survive, leases exclude, bad files are refused with a sentence."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.core.filming import ENGINES, finish, new_project
from vidpipe_desktop.core.changes import PutBrief, PutStoryboard, PutTake
from vidpipe_desktop.core.errors import AlreadyRunning, NotFound, StorageError
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Brief, MediaFile, Project
from vidpipe_desktop.storage.files import MediaStore
from vidpipe_desktop.storage.lease import StaleLease
from vidpipe_desktop.storage.store import Store


async def opened(folder: Path) -> Store:
    store = Store(folder, ENGINES)
    await store.open()
    return store


async def put(store: Store, project: Project) -> Project:
    made = await store.create(project.brief)
    takes = [PutTake(take) for take in project.takes]
    return await store.commit(made.id, PutStoryboard(project.style_guide, project.scenes), *takes)


async def test_everything_survives_closing(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    project = await put(store, finish(new_project(prompt="狐狸 🦊 ثعلب \u200f")))
    await store.close()
    again = await opened(tmp_path)
    assert await again.get(project.id) == project
    await again.close()
    left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    assert not [name for name in left if not name.startswith("asyncio_")]  # those are the loop's own, ended with it


async def test_leases_exclude_and_fence(tmp_path: Path) -> None:
    one, other = await opened(tmp_path), await opened(tmp_path)
    project = await one.create(Brief("a fox"))
    outcomes = await asyncio.gather(one.acquire(project.id), other.acquire(project.id), return_exceptions=True)
    assert sum(isinstance(outcome, AlreadyRunning) for outcome in outcomes) == 1
    lease = next(outcome for outcome in outcomes if not isinstance(outcome, BaseException))
    holder = one if isinstance(outcomes[1], BaseException) else other
    assert await holder.renew(lease)
    assert await (other if holder is one else one).ask_stop(project.id)
    assert not await holder.renew(lease)
    await holder.release(lease)
    await other.acquire(project.id)
    with pytest.raises(StaleLease):
        await one.commit(project.id, PutBrief(Brief("an owl")), lease=lease)
    assert (await one.get(project.id)).brief.prompt == "a fox"
    await one.close()
    await other.close()


async def test_the_lease_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    project = await store.create(Brief("a fox"))
    code = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from vidpipe_desktop.storage.store import Store\n"
        "async def main():\n"
        "    store = Store(Path(sys.argv[1]), {})\n"
        "    await store.open()\n"
        "    await store.acquire(sys.argv[2])\n"
        "    print('held', flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path), project.id], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert await asyncio.to_thread(child.stdout.readline) == "held\n"
    with pytest.raises(AlreadyRunning):
        await store.acquire(project.id)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert (await store.acquire(project.id)).token == 2
    await store.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (ProjectQuery(text="FOX"), ["a fox"]),
        (ProjectQuery(text="100%"), ["100% owl"]),
        (ProjectQuery(text="_"), []),
        (ProjectQuery(text="ÖTTER"), ["zwei ötter"]),
        (ProjectQuery(sort="prompt", descending=False), ["100% owl", "a fox", "zwei ötter"]),
        (ProjectQuery(sort="; drop table projects", limit=1), ["zwei ötter"]),
    ],
)
async def test_pages_are_filtered_and_sorted(tmp_path: Path, query: ProjectQuery, found: list[str]) -> None:
    store = await opened(tmp_path)
    for prompt in ("a fox", "100% owl", "zwei ötter"):
        await store.create(Brief(prompt))
    page = await store.page(query)
    assert [row.prompt for row in page.rows] == found
    assert page.total == (3 if not query.text else len(found))
    await store.close()


async def test_deleting_can_be_undone_until_it_is_purged(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    project = await put(store, finish(new_project(scenes=1)))
    copy = await store.duplicate(project.id)
    await store.delete(project.id)
    with pytest.raises(NotFound):
        await store.get(project.id)
    assert (await store.page(ProjectQuery())).total == 1
    assert await store.restore(project.id) == replace(project)
    for made in (project, copy):
        assert await store.purge_deleted(timedelta(0)) == ()
        await store.delete(made.id)
    files = await store.purge_deleted(timedelta(0))
    assert {file.sha256 for file in files} == {take.file.sha256 for take in project.takes if take.file}
    with pytest.raises(NotFound):
        await store.restore(project.id)
    await store.close()


async def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    await (await opened(tmp_path)).close()
    with sqlite3.connect(tmp_path / "vidpipe.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StorageError, match="newer version"):
        await opened(tmp_path)


async def test_a_damaged_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "vidpipe.db").write_bytes(b"not a database at all" * 500)
    with pytest.raises(StorageError, match="damaged"):
        await opened(tmp_path)
    assert (tmp_path / "vidpipe.db").read_bytes().startswith(b"not a database")


async def test_a_locked_file_is_said_to_be_locked(tmp_path: Path) -> None:
    store = await opened(tmp_path)
    other = sqlite3.connect(tmp_path / "vidpipe.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="holds") as caught:
        await store.create(Brief("a fox"))
    assert caught.value.retryable
    other.execute("ROLLBACK")
    other.close()
    assert await store.create(Brief("a fox"))
    await store.close()


async def test_media_is_whole_named_by_content_and_copied_out_whole(tmp_path: Path) -> None:
    media = MediaStore(tmp_path / "media")
    await media.open()
    kept: list[MediaFile] = []
    for _ in range(2):
        async with media.scratch() as folder:
            (folder / "a.png").write_bytes(b"picture")
            kept.append(await media.keep(folder / "a.png", ".png"))
    assert kept[0] == kept[1]
    assert media.exists(kept[0])
    await media.copy_out(kept[0], tmp_path / "out.png")
    assert (tmp_path / "out.png").read_bytes() == b"picture"
    with pytest.raises(StorageError, match="does not exist"):
        await media.copy_out(kept[0], tmp_path / "no" / "out.png")
    for evil in (MediaFile("../../etc/passwd", ".png", 1), MediaFile("0" * 64, "/../x", 1)):
        with pytest.raises(ValueError, match="not a media file"):
            media.path(evil)


def test_a_full_disk_is_said_to_be_full_and_leaves_no_half_file(tmp_path: Path) -> None:
    code = (
        "import asyncio, resource, signal, sys\n"
        "from pathlib import Path\n"
        "from vidpipe_desktop.storage.files import MediaStore\n"
        "from vidpipe_desktop.core.errors import StorageError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "async def main(folder):\n"
        "    media = MediaStore(folder / 'media'); await media.open()\n"
        "    async with media.scratch() as scratch:\n"
        "        (scratch / 'a.mp4').write_bytes(b'x' * 100_000)\n"
        "        kept = await media.keep(scratch / 'a.mp4', '.mp4')\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))\n"
        "    try: await media.copy_out(kept, folder / 'out.mp4')\n"
        "    except StorageError as error: print(error)\n"
        "asyncio.run(main(Path(sys.argv[1])))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, capture_output=True, text=True)
    assert "no room left" in done.stdout
    assert not list(tmp_path.glob("out*"))
