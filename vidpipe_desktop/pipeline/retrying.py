"""Trying again: which errors of an engine are worth it, how often, and after how long."""

import logging
from collections.abc import Awaitable, Callable, Collection
from typing import TypeVar

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    retry_if_exception_type,
    stop_after_attempt,
    stop_after_delay,
    wait_exponential,
    wait_random_exponential,
)

from vidpipe_desktop.core.errors import EngineError, FailureKind, StorageError, WorkerLost

REFUSED = frozenset({FailureKind.RATE_LIMITED, FailureKind.TRANSIENT})
"""Failures after which it is certain that nothing was accepted, so that even a paid request may be repeated."""
UNHEARD = REFUSED | {FailureKind.UNCERTAIN}
"""Failures after which a question that costs nothing may be asked again."""

_TRIES = 6
_WORKER_TRIES = 3
_LONGEST_WAIT = 60.0
"""Seconds between two tries, unless the engine asks for more."""
_INSISTENCE = 20.0
"""Seconds in which something is tried to be written down whatever the disk says."""
_LONGEST_ASKED = 600.0
"""Seconds an engine may ask us to wait before we rather give up and tell the person."""

T = TypeVar("T")

log = logging.getLogger(__name__)


async def retrying(
    once: Callable[[], Awaitable[T]], kinds: Collection[FailureKind], backoff: float, hold: Callable[[float], None]
) -> T:
    """`once`, again while it fails in one of these ways. Raises what the last try raised.

    Waits are random from nothing up to 1, 2, 4 … times backoff (seconds), so that many who failed together don't come
    back together. hold is told how long the engine itself wants to be let alone.
    """
    jitter = wait_random_exponential(multiplier=backoff, max=_LONGEST_WAIT)

    def worth_it(error: BaseException) -> bool:
        return isinstance(error, EngineError) and error.kind in kinds and error.retry_after <= _LONGEST_ASKED

    def wait(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.retry_after if isinstance(error, EngineError) else 0.0
        if asked:
            hold(asked)
        log.info("try %d failed (%s); trying again", state.attempt_number, error)
        return asked + jitter(state)

    policy = AsyncRetrying(retry=retry_if_exception(worth_it), wait=wait, stop=stop_after_attempt(_TRIES), reraise=True)
    return await _tried(policy, once)


async def with_live_worker(once: Callable[[], Awaitable[T]]) -> T:
    """`once`, again if its worker process dies under it. Raises WorkerLost if they keep dying."""
    lost = retry_if_exception_type(WorkerLost)
    policy = AsyncRetrying(retry=lost, stop=stop_after_attempt(_WORKER_TRIES), reraise=True)
    return await _tried(policy, once)


async def insisting(once: Callable[[], Awaitable[T]]) -> T:
    """`once`, which writes down what must not be lost: a locked database or a full disk may pass. Raises StorageError."""
    refused, pause = retry_if_exception_type(StorageError), wait_exponential(multiplier=0.25, max=2)
    policy = AsyncRetrying(retry=refused, wait=pause, stop=stop_after_delay(_INSISTENCE), reraise=True)
    return await _tried(policy, once)


async def _tried(policy: AsyncRetrying, once: Callable[[], Awaitable[T]]) -> T:
    async def attempt() -> T:  # what is not a coroutine function by itself would not be awaited
        return await once()

    return await policy(attempt)
