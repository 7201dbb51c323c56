"""Full disks, stops in the middle and faulty splices: a sentence, and nothing half left."""

import asyncio
import contextlib
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from tests.media.footage import SIZE, shoot
from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.errors import MediaError, StorageError
from vidpipe_desktop.media.check import fault_in
from vidpipe_desktop.media.frames import clip_thumbnail
from vidpipe_desktop.media.stitch import stitch

RATE = Fraction(24)


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may become larger, as on a full disk."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
@pytest.mark.parametrize("room", [1, 40_000, 110_000])
@pytest.mark.parametrize("crossfade", [0.0, 0.25])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, room: int, crossfade: float) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n) for n in range(2)]
    with room_for(room), pytest.raises(StorageError, match="no room left"):
        stitch(clips, tmp_path / "film.mp4", crossfade=crossfade, size=SIZE, rate=RATE, report=lambda _: None)
    with room_for(min(room, 500)), pytest.raises(StorageError, match="no room left"):
        clip_thumbnail(clips[0], tmp_path / "film.jpg")
    assert not list(tmp_path.glob("film*"))


def test_a_film_that_was_there_survives_a_failure(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").write_bytes(b"the old one")
    with pytest.raises(MediaError):
        stitch([tmp_path / "none.mp4"], tmp_path / "film.mp4", crossfade=0, size=SIZE, rate=RATE, report=lambda _: None)
    assert (tmp_path / "film.mp4").read_bytes() == b"the old one"


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    clip = shoot(tmp_path / "a.mp4")
    with pytest.raises(StorageError):
        stitch([clip], tmp_path / "gone" / "f.mp4", crossfade=0, size=SIZE, rate=RATE, report=lambda _: None)


async def test_a_stop_in_the_middle_leaves_nothing(tmp_path: Path) -> None:
    """The film is long, so that a busy machine doesn't finish it between the first sign of life and the stop."""
    clips = [str(shoot(tmp_path / f"{n}.mp4", n, silent=True, frames=48)) for n in range(2)] * 100
    target = tmp_path / "out" / "film.mp4"
    target.parent.mkdir()
    begun = asyncio.Event()
    args = {"clips": clips, "target": str(target), "crossfade": 0.25, "size": list(SIZE), "frame_rate": 24}
    async with Workers(1) as workers:
        work = asyncio.create_task(
            workers.run("vidpipe_desktop.media.tasks:stitch", args, lambda done: done > 0.2 and begun.set())
        )
        await begun.wait()
        assert list(target.parent.iterdir())
        work.cancel()
        with pytest.raises(asyncio.CancelledError):
            await work
    assert not list(target.parent.iterdir())


def test_a_splice_under_the_wrong_head_is_found_out(tmp_path: Path) -> None:
    """By every count such a film is right; only a decoder sees it."""
    clips = [shoot(tmp_path / f"{n}.mp4", n) for n in range(2)]
    film = stitch(clips, tmp_path / "film.mp4", crossfade=0.25, size=SIZE, rate=RATE, report=lambda _: None)
    spans = [(24, 42)]
    assert fault_in(tmp_path / "film.mp4", film.frames, RATE, spans, lambda _: None) is None
    content = bytearray((tmp_path / "film.mp4").read_bytes())
    sets = content.index(b"avcC") + 4
    first = 8 + int.from_bytes(content[sets + 6 : sets + 8], "big")
    content[sets + first + 2 + 4] ^= 0xFF  # in the set of what was encoded
    (tmp_path / "wrong.mp4").write_bytes(content)
    assert fault_in(tmp_path / "wrong.mp4", film.frames, RATE, spans, lambda _: None) is not None


@pytest.mark.parametrize("frames", [65, 67])
def test_a_film_of_other_length_is_found_out(tmp_path: Path, frames: int) -> None:
    clips = [shoot(tmp_path / f"{n}.mp4", n) for n in range(2)]
    film = stitch(clips, tmp_path / "film.mp4", crossfade=0.25, size=SIZE, rate=RATE, report=lambda _: None)
    assert film.frames == 66
    assert fault_in(tmp_path / "film.mp4", frames, RATE, [], lambda _: None) is not None
