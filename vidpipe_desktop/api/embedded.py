"""The HTTP API in the window's own process: on its studio and its event loop, switched on and off as the person likes."""

import asyncio
import errno
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Self

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.settings import ApiSettings
from vidpipe_desktop.studio import Studio

if TYPE_CHECKING:
    from fastapi import FastAPI
    from uvicorn import Server

_GRACE = 3
"""Seconds that open requests may take once the server shuts down."""

_TAKEN = frozenset({errno.EADDRINUSE, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)})
_NO_SUCH_ADDRESS = frozenset({errno.EADDRNOTAVAIL, getattr(errno, "WSAEADDRNOTAVAIL", errno.EADDRNOTAVAIL)})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Serving:
    """A server that listens. host and port are as they were asked for."""

    host: str
    port: int
    app: "FastAPI"
    server: "Server"
    task: asyncio.Task[None]
    address: str

    def is_as(self, api: ApiSettings) -> bool:
        """Whether it goes on, and listens where the settings want it to."""
        return not self.task.done() and (self.host, self.port) == (api.host, api.port)


class EmbeddedApi:
    """Use as an async context manager; leaving it ends the server."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._serving: _Serving | None = None
        self._open = True
        self._changing = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        async with self._changing:
            self._open = False
            await self._end()

    async def serve(self, api: ApiSettings) -> str:
        """Listen as the settings say, or no more; the address it listens on now ("" = none).

        Raises InvalidRequest without a token where one is needed, StorageError if the port cannot be had; then it
        doesn't listen.
        """
        async with self._changing:
            now, wanted = self._serving, api.on and self._open
            if now and not (wanted and now.is_as(api)):
                await self._end()
            if not wanted:
                return ""
            api.require_token()
            if self._serving is None:
                self._serving = await self._begin(api)
            self._serving.app.state.token = api.token.get_secret_value()
            return self._serving.address

    async def _begin(self, api: ApiSettings) -> _Serving:
        # As late as this: most people never need them, and the window starts faster without.
        for name in ("uvicorn", "vidpipe_desktop.api.app"):
            await asyncio.to_thread(import_module, name)
        from vidpipe_desktop.api.app import create_app_on

        listener = await asyncio.to_thread(_listen, api)
        app = create_app_on(self._studio)
        server = _server(app)
        task = asyncio.create_task(server.serve([listener]), name="HTTP API")
        task.add_done_callback(_log_end)
        host, port = listener.getsockname()[:2]
        address = f"http://[{host}]:{port}/api" if ":" in host else f"http://{host}:{port}/api"
        return _Serving(api.host, api.port, app, server, task, address)

    async def _end(self) -> None:
        """Take no more requests; those that are open get a few seconds."""
        if now := self._serving:
            self._serving = None
            now.server.should_exit = True
            await asyncio.wait([now.task])


def _listen(api: ApiSettings) -> socket.socket:
    """A socket that listens there. Uvicorn would end the whole process if it couldn't. Raises StorageError."""
    host = api.host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, api.port), family=family)
    except OSError as error:
        if isinstance(error, socket.gaierror) or error.errno in _NO_SUCH_ADDRESS:
            title, advice = f"“{api.host}” is no address of this computer.", "Use 127.0.0.1, or 0.0.0.0 for all it has."
        elif error.errno in _TAKEN:
            title, advice = (
                f"Port {api.port} is in use by another program.",
                "Choose another port, or end that program.",
            )
        else:
            title, advice = f"{api.host}:{api.port} cannot be listened on.", f"{error.strerror or error}."
        raise StorageError(title, advice) from error


def _server(app: "FastAPI") -> "Server":
    """A uvicorn server that leaves signals and logging to the app it runs in."""
    import uvicorn

    class Guest(uvicorn.Server):
        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            yield

    config = uvicorn.Config(
        app,
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        ws="none",
        lifespan="off",
    )
    return Guest(config)


def _log_end(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("the HTTP API has ended", exc_info=error)
