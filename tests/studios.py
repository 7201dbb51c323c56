"""Studios for tests: the real thing on a fresh data folder, with the paper engine beside the built-in ones."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.engines.paper import LOCAL, PaperEngine
from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.events import Event
from vidpipe_desktop.core.models import Project
from vidpipe_desktop.engines import registry
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

BRIEF = {"prompt": "a fox in the snow", "engine": "paper", "scenes": 3, "clip_duration": 1, "seed": 7}
NO_RULES: Mapping[str, object] = {}
NO_ENGINES: Mapping[str, registry.Factory] = {}


class TestStudio(Studio):
    """A studio that remembers every event."""

    __test__ = False
    paper: PaperEngine
    events: list[Event]

    async def until(self, fact: Callable[[Event], bool], timeout: float = 60) -> Event:
        """The first event from now on of which `fact` is true."""
        found: asyncio.Future[Event] = asyncio.get_running_loop().create_future()

        def look(event: Event) -> None:
            if not found.done() and fact(event):
                found.set_result(event)

        stop_listening = self.listen(look)
        try:
            return await asyncio.wait_for(found, timeout)
        finally:
            stop_listening()

    async def make(self, **fields: object) -> Project:
        """Generate and wait to the end."""
        project = await self.generate({**BRIEF, **fields})
        return await self.finished(project.id)


@asynccontextmanager
async def open_studio(
    folder: Path,
    facts: EngineFacts = LOCAL,
    rules: Mapping[str, object] = NO_RULES,
    engines: Mapping[str, registry.Factory] = NO_ENGINES,
    **paper: object,
) -> AsyncIterator[TestStudio]:
    """A studio on `folder` with a paper engine of these facts and properties, with settings and engines of its own."""
    jobs = folder / "jobs"
    jobs.mkdir(parents=True, exist_ok=True)
    engine = PaperEngine(jobs, facts, **paper)
    built_in = {**registry.BUILT_IN, **engines, "paper": lambda _context: engine}
    events: list[Event] = []
    studio = TestStudio(Settings(data_dir=folder / "data", workers=2, **rules), events.append, built_in)
    studio.paper, studio.events = engine, events
    async with studio:
        yield studio
