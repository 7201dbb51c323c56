"""Keeps web pages and strangers out: exact Host, no Origin, JSON only, bounded bodies, a token where one is set.

A browser cannot be made to talk to this API: pages from elsewhere send an Origin or a Sec-Fetch-Site header, and a
rebound DNS name shows in the Host header.
"""

import hmac
import json
from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 1 << 20
"""Bytes of a request body."""

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"content-security-policy", b"default-src 'none'"),
)


class Refusal(Exception):
    """A request that doesn't get through: HTTP status and the sentence for its body."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class Guard:
    """ASGI middleware, outermost. token is asked for at each request; "" = none wanted."""

    def __init__(self, app: ASGIApp, token: Callable[[], str]) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request through, or answer with the refusal."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            headers = _single(scope["headers"])
            _check_host(headers, scope)
            _check_browser(headers)
            _check_token(headers, self._token())
            body = await _read(headers, receive) if scope["method"] in ("POST", "PUT", "PATCH") else b""
        except Refusal as refusal:
            await _refuse(refusal, send)
            return
        await self._app(scope, _replay(body, receive), _with_headers(send))


def _single(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        if key in headers and key in ("host", "origin", "authorization", "content-length", "content-type"):
            raise Refusal(400, f"The header {key} was sent twice.")
        headers[key] = value.decode("latin-1")
    return headers


def _check_host(headers: dict[str, str], scope: Scope) -> None:
    """The Host must be the very address the request came to, or a loopback name with its port."""
    address, port = scope.get("server") or ("127.0.0.1", 80)
    names = {*LOOPBACK, f"[{address}]" if ":" in address else address}
    allowed = {f"{name}:{port}" for name in names}
    if port == 80:
        allowed |= names
    if headers.get("host", "").lower() not in allowed:
        raise Refusal(421, "This address does not belong to this server.")


def _check_browser(headers: dict[str, str]) -> None:
    if "origin" in headers or headers.get("sec-fetch-site", "none") != "none":
        raise Refusal(403, "Web pages may not use this server.")


def _check_token(headers: dict[str, str], token: str) -> None:
    if not token:
        return
    given = headers.get("authorization", "")
    if not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Refusal(401, "A bearer token is needed: send “Authorization: Bearer …”.")


async def _read(headers: dict[str, str], receive: Receive) -> bytes:
    """The whole body, if there may be one. JSON only: forms and plain text are what web pages can send unasked."""
    body = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MAX_BODY:
            raise Refusal(413, f"The request is larger than {MAX_BODY // 1024} KiB.")
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if body and kind != "application/json":
        raise Refusal(415, "Send the body as application/json.")
    return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    sent = False

    async def next_message() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return next_message


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *_HEADERS]
        await send(message)

    return send_with_headers


async def _refuse(refusal: Refusal, send: Send) -> None:
    body = json.dumps({"detail": refusal.detail}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *_HEADERS]
    if refusal.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
