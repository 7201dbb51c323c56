"""What was done for a film, run by run: derived from its runs and its takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vidpipe_desktop.core.models import Project, Run, Slot, Take, TakeSource, TakeState
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.wording import slot_name


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step of a run. seconds: wall time, None while it goes on."""

    slot: Slot
    name: str
    engine: str
    state: TakeState
    started_at: datetime
    seconds: float | None
    cost: Micros
    failure: str = ""


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One run with its steps in the order they began. seconds: wall time, None while it goes on."""

    run: Run
    steps: tuple[StepEntry, ...]
    seconds: float | None
    cost: Micros


@dataclass(frozen=True, slots=True)
class Activity:
    """All runs, newest first, and what they add up to. estimate and cost in micro-dollars, seconds of wall time."""

    project_id: str
    runs: tuple[RunEntry, ...]
    estimate: Micros
    cost: Micros
    seconds: float


def activity(project: Project, runs: Sequence[Run]) -> Activity:
    """runs: all of the project's, oldest first."""
    entries = [_entry(project, run) for run in reversed(runs)]
    return Activity(
        project.id,
        tuple(entries),
        Micros(sum(run.estimate for run in runs)),
        Micros(sum(entry.cost for entry in entries)),
        sum(entry.seconds or 0.0 for entry in entries),
    )


def _entry(project: Project, run: Run) -> RunEntry:
    takes = [take for take in project.takes if take.run_id == run.id and take.source is TakeSource.MADE]
    steps = tuple(_step(project, take) for take in sorted(takes, key=lambda take: take.created_at))
    seconds = (run.finished_at - run.started_at).total_seconds() if run.finished_at else None
    return RunEntry(run, steps, seconds, Micros(sum(step.cost for step in steps)))


def _step(project: Project, take: Take) -> StepEntry:
    return StepEntry(
        slot=take.slot,
        name=slot_name(take.slot, project.scenes),
        engine=" ".join(part for part in (take.engine, take.model) if part),
        state=take.state,
        started_at=take.created_at,
        seconds=(take.finished_at - take.created_at).total_seconds() if take.finished_at else None,
        cost=take.cost,
        failure=f"{take.failure.title} {take.failure.advice}".strip() if take.failure else "",
    )
