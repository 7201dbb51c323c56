"""Films whose process is killed at a random moment, and what became of everything that was paid for."""

import asyncio
import hashlib
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.e2e.billing import ANSWERED, ASKED, BILLED, BillingServer, Book
from tests.e2e.filming_process import SCENES, FilmingProcess, Orders, takes_in
from vidpipe_desktop.media.probe import check_clip

ABILITIES = {"idempotent": (True, True), "finds clips": (True, False), "tells nothing": (False, False)}
"""Engines by what they can say about a request whose answer was lost: (looks_up, idempotent)."""

_BEGIN = 2.5
"""Seconds of a first run within which a film is usually made; kills by time fall into them."""
_REQUESTS = 32
"""Requests of a film; kills by request fall into them."""


@dataclass(slots=True)
class Tally:
    """What the kills have shown."""

    kills: int = 0
    films_finished: int = 0
    duplicates: int = 0
    lost_takes: int = 0
    orphans: int = 0
    half_files: int = 0
    found: int = 0
    listed: int = 0
    guessed: int = 0
    billed: int = 0
    details: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Sum up."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def flawless(self) -> bool:
        """Every film is there; nothing was paid twice, lost, half kept or guessed about."""
        wrong = (self.duplicates, self.lost_takes, self.orphans, self.half_files, self.guessed)
        return not any(wrong) and self.films_finished == self.kills

    @property
    def rows(self) -> tuple[tuple[str, int], ...]:
        """What is printed."""
        return (
            ("kills", self.kills),
            ("films finished", self.films_finished),
            ("paid requests", self.billed),
            ("duplicate paid submissions", self.duplicates),
            ("lost finished takes", self.lost_takes),
            ("paid results that nobody has", self.orphans),
            ("half files accepted", self.half_files),
            ("open at the kill, settled with the engine", self.found),
            ("truly unknown takes, listed and decided", self.listed),
            ("unknown takes guessed about", self.guessed),
        )


async def kill_and_resume(server: BillingServer, folder: Path, seed: str, ability: str) -> Tally:
    """Make a film, kill its process once at a random moment, go on to the end, and look into everything."""
    chance = random.Random(f"{seed} {ability}")
    looks_up, idempotent = ABILITIES[ability]
    for attempt in range(20):
        data = folder / f"film-{attempt}"
        book = Book(idempotent=idempotent)
        url = server.open_book(f"{folder.name}-{attempt}", book)
        orders = Orders(data, url, looks_up, idempotent)
        if await _killed(book, orders, chance):
            return await _go_on(book, orders)
        shutil.rmtree(data)
    raise AssertionError("the film was always faster than the kill")


async def _killed(book: Book, orders: Orders, chance: random.Random) -> bool:
    """Start, and kill at a moment by the clock or by the engine's book; False if the film was done before."""
    process = FilmingProcess(orders)
    if chance.random() < 0.5:
        book.watch = _at_request(chance.randint(1, _REQUESTS), chance.choice((ASKED, BILLED, ANSWERED)), process.kill)
    else:
        await asyncio.sleep(chance.uniform(0.0, _BEGIN))
        process.kill()
    killed = await process.outcome() is None
    book.watch = None
    return killed


def _at_request(number: int, moment: str, kill: Callable[[], None]) -> Callable:
    async def watch(request: int, now: str) -> None:
        if (request, now) == (number, moment):
            kill()

    return watch


async def _go_on(book: Book, orders: Orders) -> Tally:
    tally = Tally(kills=1)
    before = takes_in(orders.data_dir)
    ready = {key for key, take in before.items() if take["state"] == "ready"}
    hanging = {key for key, take in before.items() if take["state"] == "intended" and take["slot"]["kind"] != "film"}
    outcome = await FilmingProcess(orders).outcome()
    decided: set[str] = set()
    while outcome and outcome.undecided:
        decided |= set(outcome.undecided)
        outcome = await FilmingProcess(_deciding(orders)).outcome()
    assert outcome is not None
    tally.films_finished = int(outcome.status == "complete")
    after = takes_in(orders.data_dir)
    tally.billed = len(book.bills)
    twice = [bill for bill in book.duplicates if not _was_decided(book, bill.key, decided)]
    tally.duplicates = len(twice)
    tally.lost_takes = sum(after.get(key, {}).get("state") != "ready" for key in ready)
    have = {key for key, take in after.items() if take["state"] == "ready"}
    tally.orphans = sum(bill.request_id not in have | decided for bill in book.bills)
    tally.half_files = sum(not whole(orders.data_dir, take) for take in after.values() if take["state"] == "ready")
    tally.half_files += int(not _right_length(orders.data_dir, after))
    tally.found = len(hanging - decided)
    tally.listed = len(decided & hanging)
    tally.guessed = len(decided - hanging)
    if twice or not tally.films_finished or tally.orphans or tally.lost_takes or tally.guessed:
        tally.details.append(f"{orders.data_dir.parent.name}: {outcome} {twice}")
    return tally


def _deciding(orders: Orders) -> Orders:
    """The person has seen the list and says: make them again."""
    return Orders(orders.data_dir, orders.url, orders.looks_up, orders.idempotent, unknown_takes="resubmit")


def _was_decided(book: Book, key: str, decided: set[str]) -> bool:
    return any(bill.key == key and bill.request_id in decided for bill in book.bills)


def whole(data_dir: Path, take: dict) -> bool:
    """The take's file is there, with the bytes it was entered with."""
    file = take["file"]
    if file is None:
        return take["slot"]["kind"] == "storyboard"
    path = data_dir / "media" / file["sha256"][:2] / f"{file['sha256']}{file['suffix']}"
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == file["sha256"]


def _right_length(data_dir: Path, takes: dict[str, dict]) -> bool:
    """The film has every frame of every scene."""
    films = [take for take in takes.values() if take["slot"]["kind"] == "film" and take["state"] == "ready"]
    if not films:
        return False
    file = films[-1]["file"]
    return check_clip(data_dir / "media" / file["sha256"][:2] / f"{file['sha256']}.mp4").frames == SCENES * 24


async def torment(
    server: BillingServer, folder: Path, seed: str, kills: int, at_once: int, say: Callable[[Tally], None]
) -> Tally:
    """So many kills, over all abilities in turn, a few films at the same time. say is told the sum after each."""
    total, places = Tally(), asyncio.Semaphore(at_once)

    async def one(number: int) -> None:
        async with places:
            place = folder / f"{seed}-{number}"
            place.mkdir()
            ability = tuple(ABILITIES)[number % len(ABILITIES)]
            total.add(await kill_and_resume(server, place, f"{seed}-{number}", ability))
            shutil.rmtree(place)
            say(total)

    await asyncio.gather(*(one(number) for number in range(kills)))
    return total


def fast_folder() -> Path | None:
    """Where a killed process loses nothing that it would keep on a disk, and syncing costs no time (None = nowhere)."""
    memory = Path("/dev/shm")
    return memory if memory.is_dir() and os.access(memory, os.W_OK) else None
