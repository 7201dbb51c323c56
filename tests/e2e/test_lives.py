"""Whatever a person does, and whenever the app dies in between: every film can be finished, and nothing is paid twice.

LIVES=200 makes so many films instead of three.
"""

import asyncio
import os
import random
import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.filming_process import ended, takes_in
from tests.e2e.killing import fast_folder, whole
from tests.e2e.living import BEGUN, BILLS, CALLED_OFF, begin_life
from vidpipe_desktop.pipeline.endings import CANCELLED
from vidpipe_desktop.pipeline.ledger import GIVEN_UP

FILMS = int(os.environ.get("LIVES", "3"))
CRASHES = 2
"""How often the app dies before everything is put right."""
_LONGEST_LIFE = 1.5
"""Seconds."""
_AT_ONCE = 2

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=fast_folder(), ignore_cleanup_errors=True) as name:
        yield Path(name)


async def live(folder: Path, seed: str) -> None:
    """Some lives that end by SIGKILL, then one that puts everything right; checks what became of the films."""
    chance = random.Random(seed)
    data, ready = folder / "data", dict[str, dict]()
    for crash in range(CRASHES):
        process = begin_life(folder, f"{seed} {crash}")
        while process.is_alive() and not (folder / BEGUN).exists():
            await asyncio.sleep(0.01)
        await asyncio.sleep(chance.uniform(0.05, _LONGEST_LIFE))
        process.kill()
        (folder / BEGUN).unlink()
        assert await ended(process) == -signal.SIGKILL, seed
        takes = takes_in(data)
        assert_kept(takes, ready, seed)
        ready |= {key: take for key, take in takes.items() if take["state"] == "ready"}
    process = begin_life(folder, seed, last=True)
    assert await ended(process) == 0, seed
    assert (folder / "left").read_text() == "[]", seed
    takes = takes_in(data)
    assert_kept(takes, ready, seed)
    assert all(whole(data, take) for take in takes.values() if take["state"] == "ready"), seed
    paid, called_off = (Counter(lines(folder / "jobs" / name)) for name in (BILLS, CALLED_OFF))
    assert not [request for request, times in paid.items() if times > 1], seed
    assert set(paid) <= takes.keys(), seed
    assert not [takes[each] for each in paid if thrown_away(takes[each]) and each not in called_off], seed
    assert_once(takes, seed)


def lines(book: Path) -> list[str]:
    """What the engine wrote down."""
    return book.read_text().split() if book.exists() else []


def thrown_away(take: dict) -> bool:
    """Paid for, and dropped although nobody decided that, nor had the engine cancelled it."""
    return (
        take["state"] == "failed"
        and take["failure"]["kind"] != GIVEN_UP
        and take["failure"]["title"] != CANCELLED.title
    )


def assert_kept(takes: dict[str, dict], ready: dict[str, dict], seed: str) -> None:
    """What was ready still is, with the same file."""
    for key, take in ready.items():
        assert (takes[key]["state"], takes[key]["file"]) == ("ready", take["file"]), seed


def assert_once(takes: dict[str, dict], seed: str) -> None:
    """No slot was made twice by one recipe, unless the person gave up the first."""
    made = [take for take in takes.values() if take["source"] == "made" and take["state"] == "ready"]
    of = Counter((take["slot"]["kind"], take["slot"]["scene_id"], take["fingerprint"]) for take in made)
    assert not [slot for slot, times in of.items() if times > 1 and slot[0] in ("start", "end", "clip")], seed


async def test_random_lives_end_with_every_film_whole_and_paid_once(folder: Path) -> None:
    places = asyncio.Semaphore(_AT_ONCE)

    async def one(number: int) -> None:
        async with places:
            place = folder / str(number)
            place.mkdir()
            await live(place, f"life {number}")

    await asyncio.gather(*(one(number) for number in range(FILMS)))
