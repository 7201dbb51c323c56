"""How many steps may run at once: per engine and role, shared by all projects."""

import asyncio

from vidpipe_desktop.core.engines import Engines, facts_of
from vidpipe_desktop.core.models import ROLE_OF
from vidpipe_desktop.core.plan import Step


class Limits:
    """Hands out places. An engine without a limit of its own gets as many as there are workers."""

    def __init__(self, engines: Engines, workers: int) -> None:
        self._engines = engines
        self._workers = workers
        self._places: dict[tuple[str, str], asyncio.Semaphore] = {}

    def place(self, step: Step) -> asyncio.Semaphore:
        """To be held while the step runs."""
        role = ROLE_OF.get(step.slot.kind)
        key = (step.engine.engine, role.value if role else "film")
        if key not in self._places:
            at_once = facts_of(self._engines, step.engine.engine).at_once if role else 0
            self._places[key] = asyncio.Semaphore(at_once or self._workers)
        return self._places[key]
