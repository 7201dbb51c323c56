"""Helper processes that start while an engine thinks about the storyboard, not when the first picture waits for them."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.errors import VidpipeError

_READY = 2
"""Processes that a film can need at the same moment: one looks at a picture while the other looks at a clip."""

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def warmed(workers: Workers) -> AsyncIterator[None]:
    """Meanwhile see to it that there are processes that have imported what looking at media needs."""
    warming = asyncio.create_task(_warm(workers), name="warming up")
    try:
        yield
    finally:
        warming.cancel()
        await asyncio.gather(warming, return_exceptions=True)


async def _warm(workers: Workers) -> None:
    info = workers.info()
    missing = min(_READY, info.count) - len(info.pids)
    tasks = [workers.run("vidpipe_desktop.media.tasks:be_ready", {}) for _ in range(missing)]
    for error in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(error, VidpipeError):
            log.warning("no helper process was made ready: %s", error)
