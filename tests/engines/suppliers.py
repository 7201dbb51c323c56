"""The engines that only film, each with its supplier's server on loopback."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from tests.servers.clips import ClipServer
from tests.servers.fal import FalServer
from tests.servers.runway import RunwayServer
from tests.servers.serving import serving
from vidpipe_desktop.compute import Workers
from vidpipe_desktop.engines.catalogue import Catalogue
from vidpipe_desktop.engines.fal import engine as fal
from vidpipe_desktop.engines.http import Account
from vidpipe_desktop.engines.runway import engine as runway

Filmer = runway.RunwayEngine | fal.FalEngine


@dataclass(frozen=True, slots=True)
class Supplier:
    """title: in sentences. no_credit: the planned answer to those whose money has run out."""

    title: str
    server: Callable[[int], ClipServer]
    account: Callable[[str, Callable[[], str]], Account]
    engine: Callable[[Account, Catalogue, Workers], Filmer]
    no_credit: str

    @asynccontextmanager
    async def opened(
        self, key: Callable[[], str] = lambda: "key", *, polls: int = 1, **limits: Any
    ) -> AsyncIterator[tuple[Filmer, ClipServer]]:
        """An engine and its server. key: looks it up. limits: of the account."""
        server = self.server(polls)
        async with serving(server.routes) as url, Workers(1) as workers:
            engine = self.engine(replace(self.account(url, key), **limits), Catalogue(), workers)
            try:
                yield engine, server
            finally:
                await engine.close()


SUPPLIERS = {
    "runway": Supplier("Runway", RunwayServer, runway.account, runway.RunwayEngine, "4000"),
    "fal": Supplier("fal", FalServer, fal.account, fal.FalEngine, "4030"),
}
