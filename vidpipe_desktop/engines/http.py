"""One HTTP layer for every remote engine: it repeats nothing, caps sizes, and fetches files whole or not at all, from
nowhere but the supplier itself and public addresses.

Whether a call is made again is the pipeline's to decide, by the kind of EngineError raised here and in `failures`.
"""

import asyncio
import re
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.engines.base import Report
from vidpipe_desktop.engines.failures import Answer, failure_of

ANSWER_LIMIT = 96 * 2**20
"""Bytes of the largest JSON answer taken in: pictures and short clips come inside as base64."""
FILE_LIMIT = 2 * 2**30
"""Bytes of the largest file fetched."""
_CHUNK = 2**20
_OK = range(200, 300)
_GONE = (401, 403, 404, 410)
"""What storage answers whose links have expired; who calls was told right before, when the link was asked for."""
_CONNECT_TIMEOUT = 15.0
_MOST_HOPS = 5
_SHORTEST_SECRET = 6
_HTTPS_PORT = 443
_STAND_INS = ip_network("198.18.0.0/15")
"""Private by definition, but some proxies on the person's own machine give every public name an address of these."""
_KEY = re.compile(r"[!-~]+")
Shape = TypeVar("Shape", bound=BaseModel)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


Credentials = Callable[[], Mapping[str, str]]
"""The headers that say who calls. It may block, so it is called in a thread. Raises VidpipeError."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where to call, and as whom. supplier: its name in sentences. timeout: seconds to wait for an answer.

    answer_limit, file_limit: bytes of the largest JSON answer and the largest file taken in.
    """

    supplier: str
    base_url: str
    credentials: Credentials
    timeout: float = 300.0
    answer_limit: int = ANSWER_LIMIT
    file_limit: int = FILE_LIMIT


def authorized(supplier: str, scheme: str, key: Callable[[], str], **others: str) -> Credentials:
    """Calls as `authorization: {scheme} {key}`, with other headers. Without a key nobody is called: EngineError (auth)."""
    return lambda: {"authorization": f"{scheme} {checked_key(supplier, key())}", **others}


def checked_key(supplier: str, key: str) -> str:
    """The key, if it can be one. Raises EngineError (auth): what a header cannot hold would look like a lost answer."""
    if not _KEY.fullmatch(key):
        why = "There is none yet" if not key else "It has characters that no key has"
        raise EngineError(FailureKind.AUTH, f"{supplier} needs a key.", f"{why}: enter it in Settings.")
    return key


class Wire:
    """A connection to one supplier. Raises only EngineError. Whoever makes it closes it."""

    def __init__(self, account: Account) -> None:
        self.supplier = account.supplier
        self._account = account
        self._client = httpx.AsyncClient(
            base_url=account.base_url.rstrip("/") + "/",
            timeout=httpx.Timeout(account.timeout, connect=_CONNECT_TIMEOUT),
            follow_redirects=False,
        )

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def get(self, path: str, shape: type[Shape]) -> Shape:
        """The JSON at path, which must have that shape. Costs nothing."""
        return await self._call("GET", path, shape, paid=False)

    async def put(self, path: str, shape: type[Shape]) -> Shape:
        """Ask for a change that costs nothing and is the same when asked for twice."""
        return await self._call("PUT", path, shape, paid=False)

    async def delete(self, path: str) -> None:
        """Do away with what is at path."""
        await self._ask("DELETE", path, paid=False)

    async def post(self, path: str, body: Mapping[str, Any], shape: type[Shape], *, paid: bool) -> Shape:
        """Send a JSON object and get one of that shape. paid: to accept it may cost money."""
        return await self._call("POST", path, shape, paid=paid, json=body)

    async def post_form(
        self, path: str, fields: Mapping[str, str], files: Any, shape: type[Shape], *, paid: bool
    ) -> Shape:
        """Send a multipart form and get JSON of that shape. files as httpx takes them."""
        return await self._call("POST", path, shape, paid=paid, data=fields, files=files)

    async def download(self, url: str, target: Path, report: Report) -> None:
        """Fetch a file. url may be relative to the supplier's; no other host is told our credentials.

        Raises EngineError: job_lost if the file is gone, bad_output for what cannot or must not be fetched.
        """
        part = target.with_name(target.name + ".part")
        for _ in range(_MOST_HOPS):
            onward = await self._fetch(url, part, report)
            if not onward:
                part.replace(target)
                return
            url = onward
        raise self._useless("sends the download round in circles")

    async def _fetch(self, url: str, part: Path, report: Report) -> str:
        """Save what is at url; returns where it lies instead if the other side says so, else ""."""
        try:
            await self._check_public(url)
            async with self._client.stream("GET", url, headers=await self._headers(url)) as response:
                if response.has_redirect_location:
                    return str(response.url.join(response.headers["location"]))
                if response.status_code in _GONE:
                    advice = "Results are kept for some days only, and this one is not there any more. Make it again."
                    raise EngineError(FailureKind.JOB_LOST, f"{self.supplier} no longer has this file.", advice)
                if response.status_code not in _OK:
                    raise failure_of(await self._taken_in(response, paid=False), self.supplier, paid=False)
                await self._save(response, part, report)
        except httpx.InvalidURL as error:
            raise self._useless("names no address to fetch the file from", str(error)) from error
        except httpx.HTTPError as error:
            raise self._broken_off("broke off") from error
        return ""

    async def _save(self, response: httpx.Response, part: Path, report: Report) -> None:
        packed = "content-encoding" in response.headers
        promised = 0 if packed else _promised(response)
        if promised > self._account.file_limit:
            raise self._too_large()
        size = 0
        with part.open("wb") as file:
            async for chunk in response.aiter_bytes(_CHUNK):
                file.write(chunk)
                size += len(chunk)
                if size > self._account.file_limit:
                    raise self._too_large()
                if promised:
                    report(min(1.0, size / promised))
        if not size or (promised and size != promised):
            raise self._broken_off("came short")

    def _is_ours(self, url: str) -> bool:
        """Whether it lies at the supplier's own address, by the same protocol."""
        target, ours = httpx.URL(url), self._client.base_url
        known = (ours.scheme, ours.host, ours.port)
        relative = not target.scheme and not target.host
        return relative or (target.scheme, target.host, target.port) == known

    async def _check_public(self, url: str) -> None:
        """Raises EngineError for what an answer must not make us fetch: files, and machines of the person's network."""
        if self._is_ours(url):
            return
        target = httpx.URL(url)
        place = f"It points to {target.scheme}://{target.host}."
        if target.scheme != "https" or not target.host:
            raise self._useless("names no address to fetch the file from", place)
        loop = asyncio.get_running_loop()
        try:
            found = await loop.getaddrinfo(target.host, target.port or _HTTPS_PORT, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return  # no such name here: a proxy may know it, or connecting will say so
        if not all(_is_public(ip_address(entry[4][0])) for entry in found):
            raise self._useless("sends us into a private network for the file", place)

    async def _headers(self, url: str) -> Mapping[str, str]:
        return await asyncio.to_thread(self._account.credentials) if self._is_ours(url) else {}

    async def exchange(self, method: str, path: str, *, paid: bool, **content: Any) -> Answer:
        """One request and its answer, whatever its status. content as httpx takes it: json, data, files."""
        headers = await self._headers(path)
        try:
            async with self._client.stream(method, path, headers=headers, **content) as response:
                return _without(headers, await self._taken_in(response, paid=paid))
        except _NEVER_SENT as error:
            advice = "Check the network, and the address in Settings."
            raise EngineError(FailureKind.TRANSIENT, f"{self.supplier} cannot be reached.", advice) from error
        except httpx.HTTPError as error:
            raise self._lost(paid) from error

    def read(self, answer: Answer, shape: type[Shape], *, paid: bool) -> Shape:
        """The JSON of an answer, which must have that shape."""
        self._require_success(answer, paid=paid)
        try:
            return shape.model_validate_json(answer.body)
        except ValidationError as error:
            raise self._unreadable("not what it should be", paid) from error

    async def tell(self, path: str, body: Mapping[str, Any]) -> None:
        """Send a JSON object to which the answer says nothing. Costs nothing."""
        await self._ask("POST", path, paid=False, json=body)

    async def _call(self, method: str, path: str, shape: type[Shape], *, paid: bool, **content: Any) -> Shape:
        return self.read(await self.exchange(method, path, paid=paid, **content), shape, paid=paid)

    async def _ask(self, method: str, path: str, *, paid: bool, **content: Any) -> Answer:
        answer = await self.exchange(method, path, paid=paid, **content)
        self._require_success(answer, paid=paid)
        return answer

    def _require_success(self, answer: Answer, *, paid: bool) -> None:
        if answer.status not in _OK:
            raise failure_of(answer, self.supplier, paid=paid)

    async def _taken_in(self, response: httpx.Response, *, paid: bool) -> Answer:
        body, limit = bytearray(), self._account.answer_limit
        too_large = f"larger than {limit / 2**20:,.0f} MiB"
        if _promised(response) > limit:
            raise self._unreadable(too_large, paid)
        async for chunk in response.aiter_bytes(_CHUNK):
            body += chunk
            if len(body) > limit:
                raise self._unreadable(too_large, paid)
        return Answer(response.request.method, response.status_code, dict(response.headers), bytes(body))

    def _unreadable(self, how: str, paid: bool) -> EngineError:
        """An answer that says nothing: of a job asked after, not even that it has failed."""
        kind = FailureKind.UNCERTAIN if paid else FailureKind.TRANSIENT
        advice = "Is the address in Settings right? Nothing is known of what became of the request."
        return EngineError(kind, f"The answer of {self.supplier} is {how}.", advice)

    def _useless(self, what: str, detail: str = "") -> EngineError:
        """A finished, so paid file that does not come home."""
        advice = f"{detail} Look for it there, or make it again.".strip()
        return EngineError(FailureKind.BAD_OUTPUT, f"{self.supplier} {what}.", advice, billed=True)

    def _too_large(self) -> EngineError:
        return self._useless(f"sends a file larger than {self._account.file_limit / 2**20:,.0f} MiB")

    def _broken_off(self, how: str) -> EngineError:
        advice = "It lies there still: resume the film to fetch it, which costs nothing."
        return EngineError(FailureKind.TRANSIENT, f"The download from {self.supplier} {how}.", advice)

    def _lost(self, paid: bool) -> EngineError:
        if not paid:
            return EngineError(FailureKind.TRANSIENT, f"{self.supplier} did not answer.", "Check the network.")
        return EngineError(
            FailureKind.UNCERTAIN,
            f"The answer of {self.supplier} was lost.",
            "It may have been accepted and billed all the same. Look there before you make it again.",
        )


def _promised(response: httpx.Response) -> int:
    """Bytes that the answer says it has, 0 if it doesn't; a length that is no number is an error of the protocol."""
    return int(response.headers.get("content-length", 0))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    plain = address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
    return (plain.is_global and not plain.is_multicast) or plain in _STAND_INS


def _without(credentials: Mapping[str, str], answer: Answer) -> Answer:
    """The answer without what was sent as credentials: some servers repeat it, and errors are kept and shown."""
    body = answer.body
    for value in credentials.values():
        secret = value.rpartition(" ")[2].encode()
        body = body.replace(secret, b"***") if len(secret) >= _SHORTEST_SECRET else body
    return answer if body == answer.body else replace(answer, body=body)
