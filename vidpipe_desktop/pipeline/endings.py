"""What becomes of a take whose step, run or process has ended before the take was ready."""

import logging
from collections.abc import Container
from dataclasses import replace
from datetime import UTC, datetime

from vidpipe_desktop.core.errors import EngineError, FailureKind, VidpipeError
from vidpipe_desktop.core.models import Failure, Take, TakeState
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.plan import STOPPED

VERDICTS = frozenset({FailureKind.MODERATED, FailureKind.INVALID, FailureKind.JOB_LOST, FailureKind.BAD_OUTPUT})
"""Failures by which an engine says that a job it took will never have a result. All others leave the job as it is."""

INTERRUPTED = Failure(STOPPED, "Interrupted.")
CANCELLED = Failure(STOPPED, "Stopped, and cancelled before it was billed.")

log = logging.getLogger(__name__)


def failure_of(error: BaseException) -> Failure:
    """What to say about it. Our own mistakes are logged whole and told in a sentence."""
    if isinstance(error, EngineError):
        return Failure(error.kind.value, error.title, error.advice)
    if isinstance(error, VidpipeError):
        return Failure(type(error).__name__, error.title, error.advice)
    log.error("a step failed", exc_info=error)
    return Failure("internal", "Something unexpected happened.", "The log has the details. Try again.")


def closed(take: Take, failure: Failure, cost: Micros | None = None) -> Take:
    """The take, failed. Unless its cost is known, a job that vanished counts as paid: it was accepted once."""
    if cost is None:
        cost = take.committed if failure.kind == FailureKind.JOB_LOST else take.cost
    return replace(take, state=TakeState.FAILED, failure=failure, cost=cost, finished_at=datetime.now(UTC))


def after_step(take: Take, failure: Failure, in_doubt: Container[str]) -> Take:
    """The take after its step ended with this failure. in_doubt: ids of takes whose paid call has no known outcome."""
    if take.state is TakeState.INTENDED:
        return replace(take, state=TakeState.UNKNOWN) if take.id in in_doubt else closed(take, failure)
    if take.state is TakeState.SUBMITTED and failure.kind in VERDICTS:
        return closed(take, failure)
    return take


def after_crash(take: Take, *, free: bool) -> Take:
    """A take that an earlier process left. free: it is made here at no cost, so that it can simply be made again."""
    if take.state is not TakeState.INTENDED:
        return take
    return closed(take, INTERRUPTED) if free else replace(take, state=TakeState.UNKNOWN)
