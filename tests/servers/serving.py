"""Loopback servers for tests: real sockets, a book of what was asked and billed, and faults in the order they are planned."""

import asyncio
import json
import threading
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute

Work = Callable[[dict[str, Any], str], Awaitable[Response]]
"""Answers a request by its JSON body and the fault that is due ("" = none)."""


@dataclass(slots=True)
class Book:
    """asked: kinds of requests in order. billed: what a real supplier would charge for, by kind. bodies: as they came. keys: who asked.

    faults: for each kind what goes wrong with its next requests; "" = nothing. A number is that HTTP status; `lost` closes
    the connection in the middle of the answer, `hang` gives none, `html` a page, `endless` 10 GB without saying how much,
    `echo` refuses, and repeats all that it was sent, `huge` says 10 GB and sends none of them. They come before the work is done, or, with `_after`, when it is billed.
    """

    asked: list[str] = field(default_factory=list)
    billed: Counter[str] = field(default_factory=Counter)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    faults: dict[str, deque[str]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def plan(self, kind: str, *faults: str) -> None:
        """These faults are next."""
        self.faults.setdefault(kind, deque()).extend(faults)

    async def answer(self, kind: str, request: Request, work: Work, error: Callable[[int], Response]) -> Response:
        """What the server does with one request: the planned fault, or its work."""
        self.asked.append(kind)
        waiting = self.faults.get(kind)
        planned = waiting.popleft() if waiting else ""
        fault = planned.removesuffix("_after")
        as_json = request.headers.get("content-type", "").startswith("application/json")
        body = json.loads(await request.body() or b"{}") if as_json else {}
        self.bodies.append(body)
        if fault in _TROUBLES or fault.isdecimal():
            if planned != fault:
                await work(body, "")
            return error(int(fault)) if fault.isdecimal() else await _TROUBLES[fault](request)
        return await work(body, fault)


def cut() -> Response:
    """An answer whose connection breaks: more bytes are promised than sent."""
    return Response(b'{"na', headers={"content-length": "4096", "content-type": "application/json"})


async def endless(_request: Request | None = None) -> Response:
    """Far more than anybody asked for, without saying how much."""

    async def flood() -> AsyncIterator[bytes]:
        for _ in range(_FLOOD // len(_WAVE)):
            yield _WAVE

    return StreamingResponse(flood(), media_type="application/json")


async def huge(request: Request) -> Response:
    """Says that it is as large, and then nothing."""

    async def silence() -> AsyncIterator[bytes]:
        await _hang(request)
        yield b""

    return StreamingResponse(silence(), headers={"content-length": str(_FLOOD)}, media_type="application/json")


async def _lost(_request: Request) -> Response:
    return cut()


async def _hang(request: Request) -> Response:
    while not await request.is_disconnected():
        await asyncio.sleep(0.02)
    return Response()


async def _html(_request: Request) -> Response:
    return HTMLResponse("<html><body>Welcome to this hotel's network.</body></html>")


async def _echo(request: Request) -> Response:
    return refused(400, f"You sent {dict(request.headers)}")


_WAVE = b" " * 2**16
_FLOOD = 10 * 2**30
_TROUBLES = {"lost": _lost, "hang": _hang, "html": _html, "endless": endless, "huge": huge, "echo": _echo}


@asynccontextmanager
async def serving(routes: Sequence[BaseRoute]) -> AsyncIterator[str]:
    """Serve on a free port of 127.0.0.1; gives the address."""
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=0, log_config=None, lifespan="off"))
    task = asyncio.create_task(server.serve(), name="test server")
    while not server.started:
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


@contextmanager
def serving_beside(routes: Sequence[BaseRoute]) -> Iterator[str]:
    """Serve from a thread, for tests that have no event loop; gives the address."""
    address: Future[str] = Future()
    ended = threading.Event()

    async def serve() -> None:
        async with serving(routes) as url:
            address.set_result(url)
            while not ended.is_set():
                await asyncio.sleep(0.02)

    thread = threading.Thread(target=asyncio.run, args=(serve(),), name="test server")
    thread.start()
    try:
        yield address.result(timeout=30)
    finally:
        ended.set()
        thread.join()


def refused(status: int, message: str = "planned") -> Response:
    """A plain error answer."""
    return JSONResponse({"error": {"code": status, "message": message}}, status_code=status)
