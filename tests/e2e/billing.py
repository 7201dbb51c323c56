"""A paid engine on loopback: it speaks a small REST format, keeps a book of what it billed, and can be made to misbehave.

    POST /FILM/storyboards | pictures | clips      {request_id, key, …}    answers at once, clips with a job
    GET  /FILM/jobs/ID         how a clip stands          GET /FILM/jobs/ID/content   the clip
    GET  /FILM/found/REQUEST   the job of a request

Each film has a book of its own. A request repeated under its id is billed once if the book is idempotent.
"""

import asyncio
import contextlib
import json
import tempfile
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.engines.paper import film, paint

PRICES = {"storyboards": 10_000, "pictures": 40_000, "clips": 100_000}
"""Micro-dollars of each thing; clips last a second."""
ASKED, BILLED, ANSWERED = "asked", "billed", "answered"
"""The moments of a request at which somebody may be watching: come in, in the book, its answer sent."""

Answer = tuple[int, bytes, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Bill:
    """One line of the book. key says what was ordered, whichever request ordered it."""

    kind: str
    key: str
    request_id: str


@dataclass(slots=True)
class Book:
    """What one film ordered. troubles: per kind of request, what is to go wrong with the next ones ("" = nothing)."""

    idempotent: bool = True
    polls: int = 1
    bills: list[Bill] = field(default_factory=list)
    answers: dict[str, bytes] = field(default_factory=dict)
    jobs: dict[str, dict] = field(default_factory=dict)
    troubles: dict[str, deque[str]] = field(default_factory=dict)
    requests: int = 0
    watch: Callable[[int, str], Awaitable[None]] | None = None

    @property
    def duplicates(self) -> list[Bill]:
        """Everything that was billed although it had been billed before."""
        seen: Counter[tuple[str, str]] = Counter()
        again = []
        for bill in self.bills:
            seen[bill.kind, bill.key] += 1
            if seen[bill.kind, bill.key] > 1:
                again.append(bill)
        return again


@cache
def picture(key: str) -> bytes:
    """A small PNG that depends on the key."""
    with tempfile.TemporaryDirectory() as folder:
        paint(Path(folder) / "p.png", (640, 384), key)
        return (Path(folder) / "p.png").read_bytes()


@cache
def clip(key: str) -> bytes:
    """A small MP4 of one second that depends on the key."""
    with tempfile.TemporaryDirectory() as folder:
        film(Path(folder) / "c.mp4", (640, 384), 1.0, key)
        return (Path(folder) / "c.mp4").read_bytes()


class BillingServer:
    """Serves all books."""

    def __init__(self) -> None:
        self.books: dict[str, Book] = {}
        self.url = ""
        self._serving: set[asyncio.Task[object]] = set()

    def open_book(self, film_id: str, book: Book) -> str:
        """Take orders for this film; returns the address to send them to."""
        self.books[film_id] = book
        return f"{self.url}/{film_id}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request; who hangs up early is no concern of ours."""
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._serve(reader, writer)
        finally:
            writer.close()
            self._serving.discard(task)

    async def close(self) -> None:
        """End what hangs."""
        serving = tuple(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await asyncio.sleep(0)  # for the transports to close

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        path, body = await _read(reader)
        _, film_id, what, *rest = path.split("/")
        book = self.books[film_id]
        book.requests += 1
        number = book.requests
        await _watched(book, number, ASKED)
        trouble = book.troubles.get(what, deque())
        answer = await self._answer(book, what, rest, body, trouble.popleft() if trouble else "")
        await _watched(book, number, BILLED)
        if answer is not None:
            writer.write(_written(*answer))
            await writer.drain()
            await _watched(book, number, ANSWERED)

    async def _answer(self, book: Book, what: str, rest: list[str], body: bytes, trouble: str) -> Answer | None:
        """Status, body, headers; None = the line goes dead."""
        match trouble:
            case "429":
                return 429, b"", {"Retry-After": "0.05"}
            case "503" | "500":
                return int(trouble), b"", {}
            case "hang":
                await asyncio.sleep(3600)
        if what in PRICES:
            status, answer = 200, self._order(book, what, json.loads(body))
        else:
            status, answer = self._look(book, what, rest)
        match trouble:
            case "dead after":
                return None
            case "500 after":
                return 500, b"", {}
            case "garbage":
                return status, b"\x89PNG\r\n\x1a\n" + b"nonsense" * 50, {}
            case "cut off":
                return status, answer[: len(answer) * 2 // 3], {}
        return status, answer, {"X-Cost": str(PRICES.get(what, 0))}

    def _order(self, book: Book, what: str, order: dict) -> bytes:
        request_id, key = order["request_id"], order["key"]
        if book.idempotent and request_id in book.answers:
            return book.answers[request_id]
        book.bills.append(Bill(what, key, request_id))
        match what:
            case "storyboards":
                answer = json.dumps({"scenes": order["scenes"]}).encode()
            case "pictures":
                answer = picture(key)
            case _:
                job_id = f"job-{len(book.bills)}"
                book.jobs[job_id] = {"request": request_id, "key": key, "polls": book.polls}
                answer = json.dumps({"job": job_id}).encode()
        book.answers[request_id] = answer
        return answer

    def _look(self, book: Book, what: str, rest: list[str]) -> tuple[int, bytes]:
        if what == "found":
            job_id = next((name for name, job in book.jobs.items() if job["request"] == rest[0]), None)
            return 200, json.dumps({"job": job_id}).encode()
        job = book.jobs.get(rest[0])
        if job is None:
            return 404, b""
        if rest[1:] == ["content"]:
            return 200, clip(job["key"])
        job["polls"] -= 1
        return 200, json.dumps({"done": job["polls"] < 0, "cost": PRICES["clips"]}).encode()


@asynccontextmanager
async def billing_server() -> AsyncIterator[BillingServer]:
    """A server on a free port of loopback."""
    billing = BillingServer()
    server = await asyncio.start_server(billing.serve, "127.0.0.1", 0)
    billing.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield billing
    finally:
        server.close()
        await billing.close()


async def _watched(book: Book, number: int, moment: str) -> None:
    if book.watch is not None:
        await book.watch(number, moment)


async def _read(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    path = head.split(" ", 2)[1]
    headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in head.split("\r\n")[1:] if line)}
    return path, await reader.readexactly(int(headers.get("content-length", 0)))


def _written(status: int, body: bytes, headers: dict[str, str]) -> bytes:
    lines = {"Content-Length": str(len(body)), "Connection": "close", **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status} .\r\n{head}\r\n".encode() + body
