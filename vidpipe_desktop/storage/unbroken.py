"""Work that goes on to its end although whoever waits for it is cancelled."""

import asyncio
import contextlib
import functools
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def unbroken(work: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Have a cancellation wait until the work has ended; then it takes effect.

    A statement runs in the connection's own thread and cannot be called back. Abandoned there, it may begin a
    transaction that nobody ends, and every later writer waits for it in vain. Our transactions take milliseconds.
    """

    @functools.wraps(work)
    async def wait(*args: P.args, **kwargs: P.kwargs) -> T:
        task = asyncio.create_task(work(*args, **kwargs), name=work.__qualname__)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            while not task.done():
                with contextlib.suppress(asyncio.CancelledError):
                    await asyncio.wait([task])
            if not task.cancelled():
                task.exception()  # seen; the cancellation is what counts
            raise

    return wait
