"""Work that goes on behind a call: every task has an owner, a name, and somebody who hears how it ended."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.core.events import Notice, Publish, Tone

_T = TypeVar("_T")

log = logging.getLogger(__name__)


class Background:
    """The tasks of a studio."""

    def __init__(self, publish: Publish) -> None:
        self._publish = publish
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, _T], name: str) -> asyncio.Task[_T]:
        """Run it; whoever started it hears how it ends."""
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def tell(self, task: asyncio.Task[Any]) -> None:
        """Have the person told if it fails: a VidpipeError becomes a Notice; anything else is logged and said."""
        task.add_done_callback(self._told)

    async def close(self) -> None:
        """Cancel what still runs, and wait for it."""
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _told(self, task: asyncio.Task[Any]) -> None:
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, VidpipeError):
            self._publish(Notice(error.title, error.advice, Tone.ERROR))
        elif error is not None:
            log.error("%s failed", task.get_name(), exc_info=error)
            self._publish(Notice("Something unexpected happened.", "The log has the details.", Tone.ERROR))
