"""Real processes that film with a paid engine on loopback: killed, starved, lied to. Nothing is paid twice or lost."""

import asyncio
import contextlib
import os
import sqlite3
import tempfile
from collections import deque
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.e2e.billing import BillingServer, Book, billing_server
from tests.e2e.filming_process import FilmingProcess, Orders, Outcome, takes_in
from tests.e2e.killing import fast_folder, torment
from vidpipe_desktop.storage.store import FILE

KILLS = 50
REQUESTS_OF_A_FILM = 1 + 7 + 6
"""One storyboard, seven pictures, six clips: what a film is billed for."""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


@pytest.fixture
async def server() -> AsyncIterator[BillingServer]:
    async with billing_server() as billing:
        yield billing


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=fast_folder(), ignore_cleanup_errors=True) as name:
        yield Path(name)


async def film(server: BillingServer, folder: Path, book: Book, **orders: object) -> Outcome:
    """Run one process to its end."""
    url = server.open_book("film", book)
    outcome = await FilmingProcess(Orders(folder / "data", url, **orders)).outcome()
    assert outcome is not None
    return outcome


def paid_once(book: Book, folder: Path) -> None:
    """Everything was billed once, and everything that was billed is here."""
    assert not book.duplicates
    assert len(book.bills) == REQUESTS_OF_A_FILM
    ready = {key for key, take in takes_in(folder / "data").items() if take["state"] == "ready"}
    assert {bill.request_id for bill in book.bills} <= ready


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_killed_at_random_moments_every_film_is_finished_and_paid_once(
    server: BillingServer, folder: Path
) -> None:
    tally = await torment(server, folder, "ci", KILLS, 3, lambda _: None)
    assert tally.flawless, tally


@pytest.mark.parametrize(
    "troubles",
    [
        {"storyboards": ["429"] * 3, "pictures": ["429"] * 4, "clips": ["429"] * 5, "jobs": ["429"] * 4},
        {"storyboards": ["503"] * 3, "pictures": ["503"] * 4, "clips": ["503"] * 5, "jobs": ["503"] * 4},
        {"clips": ["500", "", "500 after", "dead after"], "jobs": ["500", "", "dead after", "500"]},
        {"storyboards": ["500 after"], "pictures": ["dead after", "", "500 after", "500"]},
        {"jobs": ["", "cut off"] * 3},
    ],
    ids=["429 bursts", "503 bursts", "lost answers about clips", "lost answers about pictures", "truncated clips"],
)
async def test_a_troubled_engine_is_paid_once(
    server: BillingServer, folder: Path, troubles: dict[str, list[str]]
) -> None:
    book = Book(troubles={kind: deque(what) for kind, what in troubles.items()})
    outcome = await film(server, folder, book)
    assert outcome.status == "complete", outcome
    paid_once(book, folder)


async def test_an_engine_that_hangs_is_left_and_its_answer_found(server: BillingServer, folder: Path) -> None:
    book = Book(troubles={"clips": deque(["", "hang"]), "jobs": deque(["hang"])})
    outcome = await film(server, folder, book, answers_within=1.0)
    assert outcome.status == "complete", outcome
    paid_once(book, folder)


async def test_corrupt_pictures_are_not_accepted_and_count_as_paid(server: BillingServer, folder: Path) -> None:
    book = Book(troubles={"pictures": deque(["", "garbage"])})
    outcome = await film(server, folder, book)
    assert outcome.status == "failed"
    assert "damaged" in outcome.message or "cannot be read" in outcome.message
    (spoilt,) = (take for take in takes_in(folder / "data").values() if take["state"] == "failed")
    assert spoilt["cost"] == 40_000
    assert (await film(server, folder, book)).status == "complete"


async def test_an_id_that_vanished_is_said_and_filmed_anew(server: BillingServer, folder: Path) -> None:
    book = Book(troubles={"jobs": deque(["hang"] * 6)})
    process = FilmingProcess(Orders(folder / "data", server.open_book("film", book)))
    while len(book.troubles["jobs"]):
        await asyncio.sleep(0.05)
    process.kill()
    await process.outcome()
    del book.jobs[next(iter(book.jobs))]
    outcome = await film(server, folder, book)
    assert outcome.status == "failed"
    assert len(book.bills) == REQUESTS_OF_A_FILM
    assert (await film(server, folder, book)).status == "complete"
    assert len(book.bills) == REQUESTS_OF_A_FILM + 1


async def test_a_full_disk_ends_the_run_with_a_reason_and_loses_nothing(server: BillingServer, folder: Path) -> None:
    book = Book()
    limits = iter(range(200_000, 2_000_000, 200_000))
    outcome = await film(server, folder, book, file_size=next(limits))
    ended = [outcome]
    while outcome.status != "complete":
        outcome = await film(server, folder, book, file_size=next(limits))
        ended.append(outcome)
    assert any("room" in each.error or "room" in each.message or "disk" in each.error for each in ended), ended
    paid_once(book, folder)


async def test_a_locked_database_ends_the_run_and_nothing_is_paid_twice(server: BillingServer, folder: Path) -> None:
    book = Book()
    locked: list[sqlite3.Connection] = []

    async def watch(number: int, _moment: str) -> None:
        if number >= 6 and not locked:
            locked.append(await asyncio.to_thread(_lock, folder / "data" / FILE))

    book.watch = watch
    outcome = await film(server, folder, book)
    locked[0].close()
    assert outcome.status != "complete"
    assert "holds the project database" in outcome.error
    assert (await film(server, folder, book)).status == "complete"
    paid_once(book, folder)


def _lock(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=5)
    connection.execute("BEGIN IMMEDIATE")
    return connection


async def test_two_processes_resuming_at_once_pay_once(server: BillingServer, folder: Path) -> None:
    book = Book(polls=3)
    url = server.open_book("film", book)
    orders = Orders(folder / "data", url)
    first = FilmingProcess(orders)
    while not book.bills:
        await asyncio.sleep(0.02)
    first.kill()
    await first.outcome()
    outcomes = await asyncio.gather(*(FilmingProcess(orders).outcome() for _ in range(3)))
    refused = [outcome for outcome in outcomes if outcome and outcome.error]
    assert all("already being made" in outcome.error or "complete" in outcome.error for outcome in refused)
    assert len(refused) == 2
    paid_once(book, folder)


@pytest.mark.parametrize("jump", [-3600.0, 3600.0])
async def test_a_clock_that_jumps_pays_nothing_twice(server: BillingServer, folder: Path, jump: float) -> None:
    """Leases are the only thing that time decides about: as seen from a clock that jumped they live on, or have run out."""
    book = Book(polls=5)
    url = server.open_book("film", book)
    orders = Orders(folder / "data", url)
    first = FilmingProcess(orders)
    while len(book.bills) < 3:
        await asyncio.sleep(0.02)
    with contextlib.closing(_lock(folder / "data" / FILE)) as connection:
        connection.execute("UPDATE leases SET expires_at = expires_at - ?", (jump,))
        connection.execute("COMMIT")
    second = FilmingProcess(orders)
    outcomes = [await first.outcome(), await second.outcome()]
    last = await film(server, folder, book)
    assert "complete" in (last.status, *(outcome.status for outcome in outcomes if outcome))
    assert not book.duplicates, outcomes
