"""Holding a project: its lease, kept alive as long as the work goes on."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.storage.lease import Lease, StaleLease
from vidpipe_desktop.storage.store import Store

HEARTBEAT = 2.0
"""Seconds between renewals of the lease, which is also how fast a stop from another process arrives."""

log = logging.getLogger(__name__)


@contextlib.asynccontextmanager
async def holding(store: Store, project_id: str, on_stop: Callable[[], object]) -> AsyncIterator[Lease]:
    """The project's lease. on_stop is called when anybody asks that the work be stopped, or when the lease was lost.

    Raises NotFound, AlreadyRunning.
    """
    lease = await store.acquire(project_id)
    heartbeat = asyncio.create_task(_keep(store, lease, on_stop), name=f"lease {project_id}")
    try:
        yield lease
    finally:
        heartbeat.cancel()
        await asyncio.gather(heartbeat, return_exceptions=True)
        with contextlib.suppress(StaleLease):
            await asyncio.shield(store.release(lease))


async def _keep(store: Store, lease: Lease, on_stop: Callable[[], object]) -> None:
    while True:
        await asyncio.sleep(HEARTBEAT)
        try:
            wanted = await store.renew(lease)
        except StaleLease:
            log.warning("the lease on %s was lost", lease.project_id)
            wanted = False
        except StorageError as error:
            log.warning("the lease on %s was not renewed: %s", lease.project_id, error)
            continue
        if not wanted:
            on_stop()
            return
