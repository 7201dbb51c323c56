"""Paying once: how a take is begun, called for, and found again when nobody knows what became of it.

intended ─► the call ─► submitted (job id) or ready          all in one breath, whoever cancels
               │
               └─ no answer, a crash ─► unknown ─► found at the engine ─► submitted
                                                ─► certainly not there, or repeatable ─► intended, same take
                                                ─► the person decides
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import DecisionNeeded, EngineError, FailureKind
from vidpipe_desktop.core.models import Failure, SlotKind, Take, TakeState, UnknownTakes
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.engines.base import ClipFilmer
from vidpipe_desktop.pipeline.job import Job
from vidpipe_desktop.pipeline.retrying import REFUSED, UNHEARD, retrying

GIVEN_UP = "given up"
"""`Failure.kind` of a take whose outcome was never learnt, after the decision to make it again."""

_RECORDING_TIMEOUT = 30.0
"""Seconds a cancelled step waits for a paid answer on its way to be written down."""

T = TypeVar("T")


async def begin(job: Job) -> Take:
    """The take to work on: an earlier one that has no known end, else a new one, intended.

    Raises DecisionNeeded if only the person can say whether the earlier one was paid for, and CapReached.
    """
    take = job.step.open_take
    if take is None:
        return await job.intend()
    if take.state is not TakeState.UNKNOWN:
        return take
    settled = await _settle(job, take)
    if settled is not None:
        await job.commit(PutTake(settled))
        return settled
    if job.tools.rules.unknown_takes is not UnknownTakes.RESUBMIT:
        raise undecided(take, job.facts.title)
    await job.commit(PutTake(given_up(take)))
    return await job.intend()


async def call(job: Job, take: Take, once: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Have the engine do what `once` asks for and writes down; repeat it only if it certainly had no effect.

    Until `once` has returned, or failed in a way that leaves no doubt, the take is in doubt: whoever ends the step
    must call it unknown.
    """
    if job.facts.local:
        return await once()
    limits, step = job.tools.limits, job.step

    async def paid() -> T:
        await limits.turn(step)
        return await finish_once_started(_doubted(job, take, once))

    return await retrying(paid, REFUSED, job.facts.backoff, lambda seconds: limits.hold(step, seconds))


async def ask(job: Job, once: Callable[[], Awaitable[T]]) -> T:
    """Ask the engine something that costs nothing, again and again if it doesn't answer. Raises EngineError."""

    def hold(seconds: float) -> None:
        job.tools.limits.hold(job.step, seconds)

    return await retrying(lambda: answered(job, once()), UNHEARD, job.facts.backoff, hold)


async def answered(job: Job, question: Awaitable[T]) -> T:
    """The engine's answer. Raises EngineError (uncertain) if a remote engine gives none in its time."""
    if job.facts.local:
        return await question
    try:
        async with asyncio.timeout(job.facts.answers_within):
            return await question
    except TimeoutError as error:
        raise EngineError(FailureKind.UNCERTAIN, f"{job.facts.title} did not answer in time.") from error


def undecided(take: Take, engine: str) -> DecisionNeeded:
    """What to ask the person about a take of unknown outcome."""
    price = f" ({format_money(take.price)})" if take.price else ""
    return DecisionNeeded(
        f"It is not known whether this was made and paid for{price}.",
        f"There was no answer from {engine}. Look there, then decide under Jobs: make it again, or leave it out.",
    )


def given_up(take: Take) -> Take:
    """The take, ended without anybody knowing how. It counts as paid: that errs on the safe side."""
    failure = Failure(
        GIVEN_UP, "Its outcome was never learnt.", "It may have been billed, and is counted as if it was."
    )
    ended = datetime.now(UTC)
    return replace(take, state=TakeState.FAILED, failure=failure, cost=take.committed, finished_at=ended)


async def _settle(job: Job, take: Take) -> Take | None:
    """The take as the engine knows it, or to be asked for again if that cannot cost twice; None = nobody knows."""
    if job.facts.looks_up and take.slot.kind is SlotKind.CLIP:
        filmer = job.tools.registry.filmer(take.engine)
        return await find(job, filmer, take) or replace(take, state=TakeState.INTENDED)
    return replace(take, state=TakeState.INTENDED) if job.facts.idempotent else None


async def find(job: Job, filmer: ClipFilmer, take: Take) -> Take | None:
    """The take with its job, looked for at once and again when everything accepted must be listed; None = no such job."""
    for patience in (0.0, job.facts.settles):
        await asyncio.sleep(patience)
        if job_id := await ask(job, lambda: filmer.find_clip(take.id)):
            return replace(take, state=TakeState.SUBMITTED, job_id=job_id)
    return None


async def _doubted(job: Job, take: Take, once: Callable[[], Coroutine[Any, Any, T]]) -> T:
    job.in_doubt.add(take.id)
    try:
        result = await once()
    except EngineError as error:
        if error.kind is not FailureKind.UNCERTAIN:
            job.in_doubt.discard(take.id)
        if error.billed:
            raise await job.spoilt(take, error.cost, error) from error
        raise
    job.in_doubt.discard(take.id)
    return result


async def finish_once_started(work: Coroutine[Any, Any, T]) -> T:
    """Paying and writing down that we paid are one step: when cancelled in between, wait for both, then be cancelled."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        done, _ = await asyncio.wait([task], timeout=_RECORDING_TIMEOUT)
        if not done:
            task.cancel()
            await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # seen; the cancellation is what counts
        raise
