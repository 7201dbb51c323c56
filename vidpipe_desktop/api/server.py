"""Serving the API until the process is told to end."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from vidpipe_desktop.api.app import create_app
from vidpipe_desktop.core.errors import InvalidRequest, VidpipeError
from vidpipe_desktop.logs import start_logging, stop_logging
from vidpipe_desktop.settings import Settings, load_settings

_GRACE = 3
"""Seconds that open requests may take once the server shuts down."""


def main(args: argparse.Namespace) -> int:
    """Serve until told to end; returns the exit code: 0, 1 for failures, 2 for bad values."""
    try:
        settings = load_settings(args.data_dir)
        given = {name: value for name, value in (("host", args.host), ("port", args.port)) if value is not None}
        start_logging(settings.data_dir, verbose=args.verbose)
        asyncio.run(serve(settings.model_copy(update={"api": settings.api.model_copy(update=given)})))
    except VidpipeError as error:
        print(f"vidpipe-desktop: {error}", file=sys.stderr)  # noqa: T201
        return 2 if isinstance(error, InvalidRequest) else 1
    finally:
        stop_logging()
    return 0


async def serve(settings: Settings) -> None:
    """Listen on settings.api until SIGINT or SIGTERM; films being made are stopped cleanly.

    Raises InvalidRequest when asked to listen beyond this machine without a token.
    """
    api = settings.api
    api.require_token()
    config = uvicorn.Config(
        create_app(settings),
        host=api.host,
        port=api.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        ws="none",
        lifespan="on",
    )
    print(f"Serving the Video Pipeline API on http://{api.host}:{api.port}/api", file=sys.stderr)  # noqa: T201
    with _signals_end_nothing():
        await uvicorn.Server(config).serve()


@contextmanager
def _signals_end_nothing() -> Iterator[None]:
    """Uvicorn obeys SIGINT and SIGTERM, then raises them anew for whoever was there before, which would end us badly."""

    def ignore(_number: int, _frame: FrameType | None) -> None:
        pass

    before = {number: signal.signal(number, ignore) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
