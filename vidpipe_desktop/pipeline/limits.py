"""How much may be asked of an engine: at once and per minute, for each of its roles, shared by all projects."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from vidpipe_desktop.core.engines import Engines, facts_of
from vidpipe_desktop.core.models import ROLE_OF
from vidpipe_desktop.core.plan import Step

_MINUTE = 60.0


@dataclass(slots=True)
class _Counter:
    """Where steps of one role of one engine queue. next_at: when the next request may go out, by the monotonic clock."""

    places: asyncio.Semaphore
    interval: float = 0.0
    next_at: float = 0.0
    order: asyncio.Lock = field(default_factory=asyncio.Lock)


class Limits:
    """Hands out places and turns. An engine without a limit of its own gets as many places as there are workers."""

    def __init__(self, engines: Engines, workers: int) -> None:
        self._engines = engines
        self._workers = workers
        self._counters: dict[tuple[str, str], _Counter] = {}

    @contextlib.asynccontextmanager
    async def place(self, step: Step) -> AsyncIterator[None]:
        """To be held while the step runs."""
        async with self._counter(step).places:
            yield

    async def turn(self, step: Step) -> None:
        """Wait until another request may be sent, first come, first served."""
        counter = self._counter(step)
        async with counter.order:
            while (rest := counter.next_at - time.monotonic()) > 0:  # noqa: ASYNC110 – it may be put off meanwhile
                await asyncio.sleep(rest)
            counter.next_at = time.monotonic() + counter.interval

    def hold(self, step: Step, seconds: float) -> None:
        """The engine wants to be let alone for so long: nobody gets a turn until then."""
        counter = self._counter(step)
        counter.next_at = max(counter.next_at, time.monotonic() + seconds)

    def _counter(self, step: Step) -> _Counter:
        role = ROLE_OF.get(step.slot.kind)
        key = (step.engine.engine, role.value if role else "film")
        if key not in self._counters:
            facts = facts_of(self._engines, step.engine.engine)
            at_once = facts.at_once if role else 0
            interval = _MINUTE / facts.per_minute if role and facts.per_minute else 0.0
            self._counters[key] = _Counter(asyncio.Semaphore(at_once or self._workers), interval)
        return self._counters[key]
