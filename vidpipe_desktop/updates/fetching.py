"""Fetching over HTTPS: small answers whole, installers in parts that a later try goes on with. No size is trusted."""

import asyncio
import hashlib
import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from typing import Self

import httpx

from vidpipe_desktop.core.errors import UpdateError
from vidpipe_desktop.storage.files import sync_file
from vidpipe_desktop.updates.manifest import InstallerFile

Report = Callable[[float], None]
"""Told how much of a file is here, 0…1."""

_CHUNK = 2**18
_CONNECT_TIMEOUT, _TIMEOUT = 15.0, 60.0
_MOST_HOPS = 5
_OK, _PARTIAL, _BAD_RANGE = 200, 206, 416
_LATER = "Check the network, or try again later."


class Fetcher:
    """Speaks to the server of updates, and tells it nothing but what it wants to have. Use as an async context manager.

    http is allowed for a server on this very computer only. Every method raises UpdateError.
    """

    def __init__(self, base: str) -> None:
        try:
            self._base = httpx.URL(base.rstrip("/") + "/")
        except httpx.InvalidURL as error:
            raise UpdateError("The address of updates in the settings is none.", f"{error}.") from error
        self._at_home = _is_loopback(self._base.host)
        self._require_safe(self._base)
        self._client = httpx.AsyncClient(
            timeout=httpx.Timeout(_TIMEOUT, connect=_CONNECT_TIMEOUT),
            headers={"user-agent": "vidpipe", "accept-encoding": "identity"},
            follow_redirects=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def small(self, name: str, most: int) -> bytes:
        """The file of this name beside the manifest, of `most` bytes. A redirection is refused."""
        body = bytearray()
        try:
            async with self._client.stream("GET", self._base.join(name)) as response:
                if response.has_redirect_location:
                    raise UpdateError("The update server sends us elsewhere, which was refused.", _LATER)
                _require_status(response, _OK)
                async for chunk in response.aiter_bytes(_CHUNK):
                    body += chunk
                    if len(body) > most:
                        raise UpdateError("The information on updates is far too long. It was refused.", _LATER)
        except httpx.HTTPError as error:
            raise UpdateError("The update server cannot be reached.", _LATER, retryable=True) from error
        return bytes(body)

    async def installer(self, file: InstallerFile, part: Path, report: Report) -> None:
        """Have the whole file in `part`, going on with what is there, and its contents be those that were signed.

        What came is kept if the connection breaks, and removed if it is wrong. Raises OSError, too.
        """
        url = self._resolved(self._base, file.url)
        for _ in range(_MOST_HOPS):
            onward = await self._fetch(url, file, part, report)
            if onward is None:
                break
            url = onward
        else:
            raise UpdateError("The update server sends us round in circles.", _LATER)
        await asyncio.to_thread(sync_file, part)
        await asyncio.to_thread(verify, part, file)

    def _resolved(self, base: httpx.URL, url: str) -> httpx.URL:
        try:
            found = base.join(url)
        except httpx.InvalidURL as error:
            raise UpdateError("The address of the new version is none.", f"{error}.") from error
        return self._require_safe(found)

    async def _fetch(self, url: httpx.URL, file: InstallerFile, part: Path, report: Report) -> httpx.URL | None:
        """Save what is at url; where it lies instead if the other side says so."""
        here = _size_of(part)
        if here == file.size:
            return None
        headers = {"range": f"bytes={here}-"} if here else {}
        try:
            async with self._client.stream("GET", url, headers=headers) as response:
                if response.has_redirect_location:
                    return self._resolved(url, response.headers["location"])
                if response.status_code == _BAD_RANGE:
                    raise _removed(part, "The update server does not go on with the download.")
                _require_status(response, _OK, _PARTIAL)
                await _save(response, file, part, _goes_on_at(response, here), report)
        except httpx.HTTPError as error:
            raise _broken_off() from error
        return None

    def _require_safe(self, url: httpx.URL) -> httpx.URL:
        """Nothing is fetched where others could read along or answer instead."""
        if url.scheme == "https" and url.host:
            return url
        if url.scheme == "http" and self._at_home and _is_loopback(url.host):
            return url
        raise UpdateError(f"Updates are not fetched from {url.scheme}://{url.host}.", "Only https is safe enough.")


def verify(path: Path, file: InstallerFile) -> None:
    """Raises UpdateError, and removes the file, unless its contents are those that were signed. Blocks for seconds."""
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    if _size_of(path) != file.size or digest != file.sha256:
        raise _removed(path, "The downloaded file is not the one that was signed.")


async def _save(response: httpx.Response, file: InstallerFile, part: Path, start: int, report: Report) -> None:
    size = start
    with part.open("ab" if start else "wb") as content:
        async for chunk in response.aiter_bytes(_CHUNK):
            size += len(chunk)
            if size > file.size:
                break
            content.write(chunk)
            report(size / file.size)
    if size > file.size:
        raise _removed(part, "The download is larger than was announced.")
    if size < file.size:
        raise _broken_off()


def _goes_on_at(response: httpx.Response, here: int) -> int:
    """Where in the file the answer begins: where we are, or anew."""
    found = re.match(r"bytes (\d+)-", response.headers.get("content-range", ""))
    continued = response.status_code == _PARTIAL and found is not None and int(found[1]) == here
    if response.status_code == _PARTIAL and not continued:
        raise UpdateError("The update server sends another part of the file than was asked for.", _LATER)
    return here if continued else 0


def _require_status(response: httpx.Response, *good: int) -> None:
    if response.status_code not in good:
        title = f"The update server answered with error {response.status_code}."
        raise UpdateError(title, _LATER, retryable=True)


def _size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _removed(path: Path, why: str) -> UpdateError:
    """Takes away what must not be used, or gone on with."""
    path.unlink()
    return UpdateError(why, "It was removed. Download it again, or later.")


def _broken_off() -> UpdateError:
    return UpdateError("The download broke off.", "What came is kept: Download goes on from there.", retryable=True)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
