"""A loopback server of updates: a signed manifest and installers, served in parts, with faults as they are planned."""

import asyncio
import base64
import hashlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.servers.serving import endless, serving
from vidpipe_desktop.release import Release
from vidpipe_desktop.updates.manifest import this_platform

KEY = Ed25519PrivateKey.generate()
"""Thrown away when the tests end."""
INSTALLER = bytes(range(256)) * 4096
NEWS = "## Brighter films\n\n* Stars <b>shine</b>\n* ![a picture](http://127.0.0.1:9/x.png)\n"


class UpdateServer:
    """files: by name, with their bytes. faults: by name, what goes wrong with it: a redirection to an address, "html",
    "cut", "endless", "stall" (in the middle), or a number, which is that status. asked: names and ranges as they were asked for."""

    def __init__(self) -> None:
        self.address = ""
        self.files: dict[str, bytes] = {}
        self.faults: dict[str, str] = {}
        self.asked: list[tuple[str, str]] = []
        self.ranges = True
        self.publish()

    @property
    def release(self) -> Release:
        """What a build of ours for this server was given."""
        return Release(self.address, (KEY.public_key().public_bytes_raw(),), f"{self.address}/issues")

    def publish(self, version: str = "0.2.0", key: Ed25519PrivateKey = KEY, **changes: object) -> None:
        """Put a version up. changes: of the manifest's fields."""
        file = {
            "url": "installer.bin",
            "size": len(INSTALLER),
            "sha256": hashlib.sha256(INSTALLER).hexdigest(),
        }
        expires = datetime.now(UTC) + timedelta(days=90)
        manifest = {
            "version": version,
            "date": "2026-12-01",
            "expires": expires.isoformat(),
            "news": NEWS,
            "files": {this_platform(): file},
            **changes,
        }
        body = json.dumps(manifest).encode()
        self.files = {
            "latest.json": body,
            "latest.json.sig": base64.b64encode(key.sign(body)) + b"\n",
            "installer.bin": INSTALLER,
        }

    async def answer(self, request: Request) -> Response:
        name, span = request.path_params["name"], request.headers.get("range", "")
        self.asked.append((name, span))
        match self.faults.get(name, ""):
            case "html":
                return HTMLResponse("<html>Welcome to this hotel's network.</html>")
            case "cut":
                half = self.files[name][: len(self.files[name]) // 2]
                return Response(half, headers={"content-length": str(len(self.files[name]))})
            case "endless":
                return await endless()
            case "stall":
                return StreamingResponse(_stalling(request, self.files[name]))
            case status if status.isdecimal():
                return Response(status_code=int(status))
            case address if address:
                return RedirectResponse(address)
            case _:
                return self._file(self.files.get(name), span)

    def _file(self, body: bytes | None, span: str) -> Response:
        if body is None:
            return Response(status_code=404)
        if not span or not self.ranges:
            return Response(body)
        start = int(span.removeprefix("bytes=").rstrip("-"))
        if start >= len(body):
            return Response(status_code=416)
        headers = {"content-range": f"bytes {start}-{len(body) - 1}/{len(body)}"}
        return Response(body[start:], status_code=206, headers=headers)


async def _stalling(request: Request, body: bytes) -> AsyncIterator[bytes]:
    yield body[: len(body) // 2]
    while not await request.is_disconnected():
        await asyncio.sleep(0.02)


@asynccontextmanager
async def update_server() -> AsyncIterator[UpdateServer]:
    """A server with version 0.2.0."""
    server = UpdateServer()
    async with serving([Route("/{name:path}", server.answer)]) as server.address:
        yield server
