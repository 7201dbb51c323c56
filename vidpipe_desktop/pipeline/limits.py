"""How much may be asked of an engine: at once and per minute, for each of its roles, shared by all projects."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

from vidpipe_desktop.core.engines import EngineFacts, Engines, facts_of
from vidpipe_desktop.core.models import ROLE_OF
from vidpipe_desktop.core.plan import Step
from vidpipe_desktop.places import Places

_MINUTE = 60.0
_LOOK = 1.0
"""Seconds after which somebody who waits for a turn looks again: turns may have come to be more frequent."""


@dataclass(slots=True)
class _Counter:
    """Where steps of one role of one engine queue. facts: the engine's, as they are at the moment.

    sent_at: when the last request went out; held_until: the engine wants to be let alone. By the monotonic clock.
    """

    facts: Callable[[], EngineFacts]
    places: Places
    sent_at: float = float("-inf")
    held_until: float = float("-inf")
    order: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def next_at(self) -> float:
        """When the next request may go out."""
        per_minute = self.facts().per_minute
        interval = _MINUTE / per_minute if per_minute else 0.0
        return max(self.held_until, self.sent_at + interval)


class Limits:
    """Hands out places and turns, as many as the engines' facts allow at the moment.

    An engine without a limit of its own gets as many places as there are workers.
    """

    def __init__(self, engines: Engines, workers: Callable[[], int]) -> None:
        self._engines = engines
        self._workers = workers
        self._counters: dict[tuple[str, str], _Counter] = {}

    @contextlib.asynccontextmanager
    async def place(self, step: Step) -> AsyncIterator[None]:
        """To be held while the step runs."""
        places = self._counter(step).places
        await places.enter()
        try:
            yield
        finally:
            places.leave()

    async def turn(self, step: Step) -> None:
        """Wait until another request may be sent, first come, first served."""
        counter = self._counter(step)
        async with counter.order:
            while (rest := counter.next_at - time.monotonic()) > 0:  # noqa: ASYNC110 – it may be put off meanwhile
                await asyncio.sleep(min(rest, _LOOK))
            counter.sent_at = time.monotonic()

    def hold(self, step: Step, seconds: float) -> None:
        """The engine wants to be let alone for so long: nobody gets a turn until then."""
        counter = self._counter(step)
        counter.held_until = max(counter.held_until, time.monotonic() + seconds)

    def look_again(self) -> None:
        """The engines' facts, or the number of workers, have changed: there may be more places than there were."""
        for counter in self._counters.values():
            counter.places.look_again()

    def _counter(self, step: Step) -> _Counter:
        role, engine = ROLE_OF.get(step.slot.kind), step.engine.engine
        key = (engine, role.value if role else "film")
        if key not in self._counters:

            def facts() -> EngineFacts:
                return facts_of(self._engines, engine)

            places = Places(lambda: (facts().at_once if role else 0) or self._workers())
            self._counters[key] = _Counter(facts, places)
        return self._counters[key]
