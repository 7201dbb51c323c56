"""Whatever an engine that is paid does, a real run says what happened and what to do, and the ledger agrees with the bill."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
import pytest_asyncio

from tests.engines.faults import (
    DECLINED,
    DECLINED_TWICE,
    DOWNLOADS,
    GOOGLE_PICTURES,
    GOOGLE_STORYBOARDS,
    LINKS,
    OMNI_JOBS,
    OPENAI_PICTURES,
    OPENAI_STORYBOARDS,
    PICTURES,
    QUESTIONS,
    REQUESTS,
    SILENCE,
    STORYBOARDS,
    VEO_JOBS,
    Fault,
)
from tests.engines.hasty import LIMITS, HastyAccess, HastyGoogle, HastyOpenAi
from tests.servers.google import GoogleServer
from tests.servers.openai import OpenAiServer
from tests.servers.serving import serving
from tests.studios import TestStudio, open_studio
from vidpipe_desktop.core.errors import FailureKind
from vidpipe_desktop.core.models import Project, Role, RunState, Stage, Take, TakeState
from vidpipe_desktop.engines.google.engine import GoogleEngine
from vidpipe_desktop.engines.openai_compatible.engine import OpenAiEngine, account
from vidpipe_desktop.engines.registry import EngineContext

Server = GoogleServer | OpenAiServer
pytestmark = pytest.mark.asyncio(loop_scope="module")
_WRITING = "storyboard_engine", None, Stage.STORYBOARD
_PAINTING = "keyframes_engine", Stage.STORYBOARD, Stage.KEYFRAMES
_FILMING = "clips_engine", Stage.KEYFRAMES, Stage.CLIPS
_STAGES = {
    "storyboard": _WRITING,
    "chat": _WRITING,
    "image": _PAINTING,
    "generations": _PAINTING,
    "edits": _PAINTING,
    "video": _FILMING,
    "poll": _FILMING,
    "download": _FILMING,
}
"""Kinds of requests: who is asked, how far the film is made without them, and how far with them."""


def _gemini(url: str, context: EngineContext) -> GoogleEngine:
    return HastyGoogle(HastyAccess(lambda: {"x-goog-api-key": "key"}, base_url=url), context.catalogue)


def _vertex(url: str, context: EngineContext) -> GoogleEngine:
    context.catalogue.prefer("google", Role.CLIPS, "veo-3.1-generate-001")
    access = HastyAccess(lambda: {"authorization": "Bearer token"}, project="films", base_url=url)
    return HastyGoogle(access, context.catalogue)


def _openai(url: str, context: EngineContext) -> OpenAiEngine:
    return HastyOpenAi(replace(account(url, lambda: "key"), **LIMITS), context.catalogue)


@dataclass(frozen=True, slots=True)
class Supplier:
    """An engine, its server, and what can go wrong with each kind of request."""

    engine: str
    server: Callable[[], Server]
    make: Callable[[str, EngineContext], GoogleEngine | OpenAiEngine]
    faults: dict[str, tuple[Fault, ...]]


SUPPLIERS = {
    "gemini": Supplier(
        "google",
        lambda: GoogleServer(polls=0),
        _gemini,
        {
            "storyboard": STORYBOARDS + GOOGLE_STORYBOARDS,
            "image": PICTURES + GOOGLE_PICTURES,
            "video": REQUESTS + DECLINED + SILENCE + OMNI_JOBS,
            "poll": QUESTIONS,
            "download": DOWNLOADS + LINKS,
        },
    ),
    "vertex": Supplier(
        "google",
        lambda: GoogleServer(polls=0),
        _vertex,
        {
            "image": REQUESTS + DECLINED + SILENCE,
            "video": SILENCE + VEO_JOBS,
            "poll": QUESTIONS + LINKS[:3],
        },
    ),
    "openai": Supplier(
        "openai_compatible",
        OpenAiServer,
        _openai,
        {
            "chat": REQUESTS + DECLINED_TWICE + SILENCE + STORYBOARDS + OPENAI_STORYBOARDS,
            "generations": DECLINED + PICTURES + OPENAI_PICTURES,
            "edits": SILENCE + OPENAI_PICTURES,
        },
    ),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """A studio with an engine and its server."""

    supplier: Supplier
    studio: TestStudio
    server: Server
    begun: dict[Stage, str] = field(default_factory=dict)

    async def film_with(self, at: str, fault: Fault) -> tuple[Project, list[Take]]:
        """A film of one scene during which this goes wrong; and the takes that the engine was asked for."""
        book = self.server.book
        book.billed.clear()
        book.plan(at, *fault.planned)
        if isinstance(self.server, GoogleServer):
            self.server.links_to, self.server.redirects_to = fault.links_to, fault.redirects_to
        project = await self._film(*_STAGES[at])
        assert not book.faults.pop(at), "all of it has happened"
        return project, [take for take in project.takes if take.engine == self.supplier.engine]

    async def _film(self, role: str, before: Stage | None, until: Stage) -> Project:
        """What comes before is made once, on paper, and each film is a copy of that: it is the requests that count here."""
        order = {"engine": "paper", role: self.supplier.engine, "scenes": 1, "clip_duration": 4}
        if before is None:
            return await self.studio.make(**order, until=until)
        if before not in self.begun:
            self.begun[before] = (await self.studio.make(**order, until=before)).id
        copy = await self.studio.editing.fork(self.begun[before])
        await self.studio.resume(copy.id, until)
        return await self.studio.finished(copy.id)


@asynccontextmanager
async def opened(name: str, folder: Path) -> AsyncIterator[Desk]:
    """The desk of one supplier."""
    supplier = SUPPLIERS[name]
    server = supplier.server()
    async with serving(server.routes) as url:
        engines = {supplier.engine: lambda context: supplier.make(url, context)}
        async with open_studio(folder, engines=engines) as studio:
            yield Desk(supplier, studio, server)


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def desk_of(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Callable[[str], Awaitable[Desk]]]:
    """Opens the desk of a supplier, once."""
    desks: dict[str, Desk] = {}
    async with AsyncExitStack() as stack:

        async def find(name: str) -> Desk:
            if name not in desks:
                desks[name] = await stack.enter_async_context(opened(name, tmp_path_factory.mktemp(name)))
            return desks[name]

        yield find


def cases() -> Iterator[object]:
    for name, supplier in SUPPLIERS.items():
        for at, faults in supplier.faults.items():
            for fault in faults:
                yield pytest.param(name, at, fault, id=f"{name}, {at}: {fault.what}")


@pytest.mark.parametrize(("name", "at", "fault"), list(cases()))
async def test_it_is_said_what_happened_and_counted_what_was_billed(
    desk_of: Callable[[str], Awaitable[Desk]], name: str, at: str, fault: Fault
) -> None:
    desk = await desk_of(name)
    project, takes = await desk.film_with(at, fault)
    assert project.run
    assert (project.run.state is RunState.DONE) == (fault.kind is None), project.run.message
    for words in fault.says:
        assert words in project.run.message
    _check_class(fault, takes)
    bill = desk.server.book.billed.total() + _perhaps(fault)
    assert sum(take.committed for take in takes) == bill * takes[0].price


def _check_class(fault: Fault, takes: list[Take]) -> None:
    """The take that went wrong has the class of failure, or the state that stands for it."""
    wrong = [take for take in takes if take.state is not TakeState.READY]
    match fault.kind:
        case None:
            assert not wrong
        case FailureKind.UNCERTAIN:
            assert [take.state for take in wrong] == [TakeState.UNKNOWN]
        case FailureKind.TRANSIENT:
            assert [take.state for take in wrong] == [TakeState.SUBMITTED], "its job is kept"
        case kind:
            assert [take.failure and take.failure.kind for take in wrong] == [kind]


def _perhaps(fault: Fault) -> int:
    """Requests that the server never accepted, which nobody but the server can know."""
    return fault.kind is FailureKind.UNCERTAIN and not fault.planned[-1].endswith("_after")
