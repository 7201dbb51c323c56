"""One HTTP layer for every remote engine: it repeats nothing, caps sizes, and fetches files whole or not at all.

Whether a call is made again is the pipeline's to decide, by the kind of EngineError raised here and in `failures`.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
_OK = 200
_CONNECT_TIMEOUT = 15.0
_MOST_HOPS = 5
Shape = TypeVar("Shape", bound=BaseModel)
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


Credentials = Callable[[], Mapping[str, str]]
"""The headers that say who calls. It may block, so it is called in a thread. Raises VidpipeError."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where to call, and as whom. supplier: its name in sentences. timeout: seconds to wait for an answer."""

    supplier: str
    base_url: str
    credentials: Credentials
    timeout: float = 300.0


class Wire:
    """A connection to one supplier. Raises only EngineError. Whoever makes it closes it."""

    def __init__(self, account: Account) -> None:
        self.supplier = account.supplier
        self._credentials = account.credentials
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

    async def post(self, path: str, body: Mapping[str, Any], shape: type[Shape], *, paid: bool) -> Shape:
        """Send a JSON object and get one of that shape. paid: to accept it may cost money."""
        return await self._call("POST", path, shape, paid=paid, json=body)

    async def post_form(
        self, path: str, fields: Mapping[str, str], files: Any, shape: type[Shape], *, paid: bool
    ) -> Shape:
        """Send a multipart form and get JSON of that shape. files as httpx takes them."""
        return await self._call("POST", path, shape, paid=paid, data=fields, files=files)

    async def download(self, url: str, target: Path, report: Report) -> None:
        """Fetch a file. url may be relative to the supplier's; no other host is told our credentials."""
        part = target.with_name(target.name + ".part")
        for _ in range(_MOST_HOPS):
            onward = await self._fetch(url, part, report)
            if not onward:
                part.replace(target)
                return
            url = onward
        raise EngineError(FailureKind.BAD_OUTPUT, f"{self.supplier} sends the download round in circles.")

    async def _fetch(self, url: str, part: Path, report: Report) -> str:
        """Save what is at url; returns where it lies instead if the other side says so, else ""."""
        try:
            async with self._client.stream("GET", url, headers=await self._headers(url)) as response:
                if response.has_redirect_location:
                    return str(response.url.join(response.headers["location"]))
                if response.status_code != _OK:
                    raise failure_of(await self._taken_in(response), self.supplier, paid=False)
                await self._save(response, part, report)
        except httpx.HTTPError as error:
            raise EngineError(FailureKind.TRANSIENT, f"The download from {self.supplier} broke off.") from error
        return ""

    async def _save(self, response: httpx.Response, part: Path, report: Report) -> None:
        packed = "content-encoding" in response.headers
        promised = 0 if packed else int(response.headers.get("content-length", 0))
        size = 0
        with part.open("wb") as file:
            async for chunk in response.aiter_bytes(_CHUNK):
                file.write(chunk)
                size += len(chunk)
                if size > FILE_LIMIT:
                    raise EngineError(FailureKind.BAD_OUTPUT, f"The file from {self.supplier} is larger than 2 GiB.")
                if promised:
                    report(min(1.0, size / promised))
        if not size or (promised and size != promised):
            raise EngineError(FailureKind.TRANSIENT, f"The download from {self.supplier} came short.")

    async def _headers(self, url: str) -> Mapping[str, str]:
        target, ours = httpx.URL(url), self._client.base_url
        if not target.is_relative_url and (target.host, target.port) != (ours.host, ours.port):
            return {}
        return await asyncio.to_thread(self._credentials)

    async def exchange(self, method: str, path: str, *, paid: bool, **content: Any) -> Answer:
        """One request and its answer, whatever its status. content as httpx takes it: json, data, files."""
        headers = await self._headers(path)
        try:
            async with self._client.stream(method, path, headers=headers, **content) as response:
                return await self._taken_in(response)
        except _NEVER_SENT as error:
            advice = "Check the network, and the address in Settings."
            raise EngineError(FailureKind.TRANSIENT, f"{self.supplier} cannot be reached.", advice) from error
        except httpx.HTTPError as error:
            raise self._lost(paid) from error

    def read(self, answer: Answer, shape: type[Shape], *, paid: bool) -> Shape:
        """The JSON of an answer, which must have that shape."""
        if answer.status != _OK:
            raise failure_of(answer, self.supplier, paid=paid)
        try:
            return shape.model_validate_json(answer.body)
        except ValidationError as error:
            kind = FailureKind.UNCERTAIN if paid else FailureKind.BAD_OUTPUT
            advice = "Is the address in Settings right? Nothing is known of what became of the request."
            raise EngineError(kind, f"The answer of {self.supplier} is not what it should be.", advice) from error

    async def tell(self, path: str, body: Mapping[str, Any]) -> None:
        """Send a JSON object to which the answer says nothing. Costs nothing."""
        answer = await self.exchange("POST", path, paid=False, json=body)
        if answer.status != _OK:
            raise failure_of(answer, self.supplier, paid=False)

    async def _call(self, method: str, path: str, shape: type[Shape], *, paid: bool, **content: Any) -> Shape:
        return self.read(await self.exchange(method, path, paid=paid, **content), shape, paid=paid)

    async def _taken_in(self, response: httpx.Response) -> Answer:
        body = bytearray()
        async for chunk in response.aiter_bytes(_CHUNK):
            body += chunk
            if len(body) > ANSWER_LIMIT:
                raise EngineError(FailureKind.BAD_OUTPUT, f"The answer of {self.supplier} is larger than 96 MiB.")
        return Answer(response.request.method, response.status_code, dict(response.headers), bytes(body))

    def _lost(self, paid: bool) -> EngineError:
        if not paid:
            return EngineError(FailureKind.TRANSIENT, f"{self.supplier} did not answer.", "Check the network.")
        return EngineError(
            FailureKind.UNCERTAIN,
            f"The answer of {self.supplier} was lost.",
            "It may have been accepted and billed all the same. Look there before you make it again.",
        )
