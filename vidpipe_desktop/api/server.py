"""Serving the API until the process is told to end."""

import ipaddress
import sys

import uvicorn

from vidpipe_desktop.api.app import create_app
from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.settings import Settings

_GRACE = 3
"""Seconds that open requests may take once the server shuts down."""


async def serve(settings: Settings) -> None:
    """Listen on settings.api until SIGINT or SIGTERM; films being made are stopped cleanly.

    Raises InvalidRequest when asked to listen beyond this machine without a token.
    """
    api = settings.api
    if not _is_loopback(api.host) and not api.token.get_secret_value():
        why = f"{api.host} can be reached from other machines. Set VIDPIPE_API__TOKEN to a secret, or use 127.0.0.1."
        raise InvalidRequest(Problem("host", why))
    config = uvicorn.Config(
        create_app(settings),
        host=api.host,
        port=api.port,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=_GRACE,
        lifespan="on",
    )
    print(f"Serving the Video Pipeline API on http://{api.host}:{api.port}/api", file=sys.stderr)  # noqa: T201
    await uvicorn.Server(config).serve()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
