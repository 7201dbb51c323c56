"""Files in and out of the media folder: whole or absent."""

import asyncio
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.test_database import mount, small_disk
from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.core.models import MediaFile
from vidpipe_desktop.storage.files import MediaStore

SCRATCH = """
import asyncio, sys
from pathlib import Path
from vidpipe_desktop.storage.files import MediaStore

async def work():
    media = MediaStore(Path(sys.argv[1]))
    await media.open()
    async with media.scratch() as folder:
        (folder / "clip.part").write_bytes(b"half")
        print(folder, flush=True)
        await asyncio.Event().wait()

asyncio.run(work())
"""


async def a_store(folder: Path) -> MediaStore:
    media = MediaStore(folder / "media")
    await media.open()
    return media


async def keep(media: MediaStore, contents: bytes, suffix: str = ".mp4") -> MediaFile:
    async with media.scratch() as folder:
        path = folder / "made.bin"
        path.write_bytes(contents)
        file = await media.keep(path, suffix)
        assert not path.exists()
        return file


def begin_scratch(root: Path) -> subprocess.Popen[str]:
    """A process that is at work in a scratch folder, whose name it prints."""
    return subprocess.Popen([sys.executable, "-c", SCRATCH, str(root)], stdout=subprocess.PIPE, text=True)


def everything(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


async def test_a_file_is_named_by_its_content_and_stored_once(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    first, second = await keep(media, b"film"), await keep(media, b"film")
    assert first == second == MediaFile(hashlib.sha256(b"film").hexdigest(), ".mp4", 4)
    assert media.path(first).read_bytes() == b"film"
    assert media.path(first).parent.name == first.sha256[:2]
    assert everything(tmp_path) == {f"{first.sha256}.mp4"}


async def test_a_file_that_lost_its_contents_is_mended_by_keeping_it_again(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    file = await keep(media, b"film")
    media.path(file).write_bytes(b"fi")
    assert not media.exists(file)
    await keep(media, b"film")
    assert media.exists(file)
    media.path(file).unlink()
    assert not media.exists(file)


@given(sha256=st.text(max_size=70) | st.just("0" * 64), suffix=st.text(max_size=6))
def test_no_name_that_is_not_ours_becomes_a_path(sha256: str, suffix: str) -> None:
    with pytest.raises(ValueError, match="not a media file"):
        MediaStore(Path("media")).path(MediaFile(sha256, suffix, 1))


@pytest.mark.parametrize("suffix", ["", ".exe", "/../x.mp4", ".MP4", "mp4"])
async def test_a_suffix_that_is_not_ours_is_refused_and_the_file_left(tmp_path: Path, suffix: str) -> None:
    media = await a_store(tmp_path)
    source = tmp_path / "source"
    source.write_bytes(b"x")
    with pytest.raises(ValueError, match="suffix"):
        await media.keep(source, suffix)
    assert source.exists()


async def test_scratch_folders_vanish_also_when_the_work_fails_or_is_cancelled(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    inside = asyncio.Event()

    async def work(*, fail: bool) -> None:
        async with media.scratch() as folder:
            (folder / "half").write_bytes(b"half")
            inside.set()
            assert not fail
            await asyncio.Event().wait()

    task = asyncio.create_task(work(fail=False))
    await inside.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    with pytest.raises(AssertionError):
        await work(fail=True)
    assert not list((tmp_path / "media" / "scratch").iterdir())


async def test_opening_removes_what_dead_processes_left_and_nothing_else(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    file = await keep(media, b"film")
    scratch = tmp_path / "media" / "scratch"
    (scratch / "left by an earlier version").mkdir()
    with begin_scratch(tmp_path / "media") as process:
        assert process.stdout is not None
        theirs = Path(process.stdout.readline().strip())
        async with media.scratch() as ours:
            await MediaStore(tmp_path / "media").open()
            assert {path for path in scratch.iterdir() if path.is_dir()} == {ours, theirs}
            process.send_signal(signal.SIGKILL)
            process.wait()
            await MediaStore(tmp_path / "media").open()
            assert {path for path in scratch.iterdir() if path.is_dir()} == {ours}
    assert not list(scratch.iterdir())
    assert media.exists(file)


async def test_copying_out_replaces_the_target_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    file = await keep(media, b"film")
    target = tmp_path / "out" / ("ein Film 🎬 " + "x" * 200 + ".mp4")
    target.parent.mkdir()
    target.write_bytes(b"an older and longer film")
    await asyncio.gather(*(media.copy_out(file, target) for _ in range(5)))
    assert target.read_bytes() == b"film"
    assert everything(target.parent) == {target.name}


async def test_copying_out_says_what_is_wrong(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    file = await keep(media, b"film")
    for target, why in (
        (tmp_path / "missing" / "film.mp4", "does not exist"),
        (media.path(file) / "film.mp4", "does not exist"),
        (tmp_path / ("x" * 300), "too long"),
        (tmp_path, "cannot be used"),
    ):
        with pytest.raises(StorageError, match=why):
            await media.copy_out(file, target)
    media.path(file).write_bytes(b"fil")
    with pytest.raises(StorageError, match="gone"):
        await media.copy_out(file, tmp_path / "film.mp4")
    assert not (tmp_path / "film.mp4").exists()
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
async def test_copying_out_never_replaces_a_device_or_a_pipe(tmp_path: Path) -> None:
    media, pipe = await a_store(tmp_path), tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(StorageError, match="not a file that can be replaced"):
        await media.copy_out(await keep(media, b"film"), pipe)
    assert pipe.is_fifo()
    assert not list(tmp_path.rglob("*.part"))


async def test_a_full_or_read_only_disk_is_told_and_nothing_half_is_left(tmp_path: Path) -> None:
    contents = os.urandom(600_000)
    with small_disk(tmp_path / "disk", "1m") as disk:
        media, elsewhere = await a_store(disk), await a_store(tmp_path)
        file = await keep(elsewhere, contents)
        (disk / "ballast").write_bytes(b"x" * 700_000)
        (disk / "film.mp4").write_bytes(b"an older film")
        with pytest.raises(StorageError, match="no room"):
            await elsewhere.copy_out(file, disk / "film.mp4")
        assert (disk / "film.mp4").read_bytes() == b"an older film"
        assert everything(disk) == {"ballast", "film.mp4"}
        (disk / "ballast").unlink()
        await elsewhere.copy_out(file, disk / "film.mp4")
        assert (disk / "film.mp4").read_bytes() == contents
        assert mount("-o", "remount,ro", disk)
        with pytest.raises(StorageError, match="cannot be written"):
            await elsewhere.copy_out(file, disk / "film.mp4")
        with pytest.raises(StorageError, match="cannot be written"):
            async with media.scratch():
                pass


async def test_discarding_spares_what_came_in_just_now(tmp_path: Path) -> None:
    media = await a_store(tmp_path)
    file = await keep(media, b"film")
    await media.discard(file)
    assert media.exists(file)
    long_ago = time.time() - 7200
    os.utime(media.path(file), (long_ago, long_ago))
    await media.discard(file)
    assert not media.exists(file)
    await media.discard(file)
