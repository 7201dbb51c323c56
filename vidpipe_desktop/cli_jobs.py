"""The command line's part about paid jobs, runs, the queue and the disk. Answers are data; `cli` prints them."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from vidpipe_desktop.core.activity import Activity, StepEntry
from vidpipe_desktop.core.blocked import is_refusal, paid_words
from vidpipe_desktop.core.jobs import PaidJob, undecided_jobs
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import OPEN_STATES, Json, Project, RunState
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.queue import QueueState
from vidpipe_desktop.core.status import derive_status
from vidpipe_desktop.core.wording import format_size
from vidpipe_desktop.studio import Studio

DONE, FAILED, UNFINISHED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What to print: one JSON object, or lines; and the exit code. said: on stderr, for whoever looks."""

    json: Mapping[str, Json]
    lines: tuple[str, ...]
    code: int = DONE
    said: tuple[str, ...] = ()


async def jobs(studio: Studio, args: argparse.Namespace) -> Answer:
    """`jobs`, `jobs fetch ID`, `jobs again ID`. Raises VidpipeError."""
    match args.deed:
        case "fetch":
            return _standing(studio, await studio.jobs.fetch(args.job))
        case "again":
            project = await studio.jobs.make_again(args.job)
            return _standing(studio, await studio.finished(project.id))
        case _:
            found = await studio.jobs.list()
            lines = tuple(map(job_line, found)) or ("There are no jobs.",)
            return Answer({"jobs": [job_json(job) for job in found]}, lines)


async def queue(studio: Studio, args: argparse.Namespace) -> Answer:
    """`queue` and all that can be done with it. Raises VidpipeError."""
    match args.deed:
        case "add":
            return await _queued(studio, await studio.queue.add(args.project))
        case "remove":
            return await _queued(studio, await studio.queue.remove(args.project))
        case "move":
            return await _queued(studio, await studio.queue.move(args.project, args.place))
        case "pause":
            return await _queued(studio, await studio.queue.pause())
        case "resume":
            return await _queued(studio, await studio.queue.go_on())
        case "run":
            return await _worked_off(studio)
        case _:
            return await _queued(studio, await studio.queue.state())


async def storage(studio: Studio, args: argparse.Namespace) -> Answer:
    """`storage` and `storage --clean-up`. Raises VidpipeError."""
    cleaned = await studio.housekeeping.clean_up() if args.clean_up else None
    usage = await studio.housekeeping.survey()
    piles = {
        "films": usage.films,
        "in_use": usage.in_use,
        "deleted": usage.deleted,
        "old_takes": usage.old,
        "unreferenced": usage.unreferenced,
    }
    data: dict[str, Json] = {name: {"count": pile.count, "bytes": pile.size} for name, pile in piles.items()}
    lines = [f"{name.replace('_', ' '):<13} {pile.count:>7,}  {format_size(pile.size)}" for name, pile in piles.items()]
    if cleaned:
        data["cleaned"] = {"takes": cleaned.takes, "files": cleaned.files, "bytes": cleaned.size}
        lines.append(f"Cleared {cleaned.takes:,} old takes and freed {format_size(cleaned.size)}.")
    elif usage.freeable:
        lines.append(f"`vidpipe-desktop storage --clean-up` would free {format_size(usage.freeable)}.")
    return Answer({"data_dir": str(studio.data_dir), **data}, (str(studio.data_dir), *lines))


def undecided_json(studio: Studio, project: Project) -> list[Json]:
    """The takes of the project about which the person must decide."""
    return [job_json(job) for job in undecided_jobs(project, studio.engines)]


def undecided_lines(studio: Studio, project: Project) -> list[str]:
    """The same, each with what can be said about it."""
    found = undecided_jobs(project, studio.engines)
    deeds = ("To look for it: vidpipe-desktop jobs fetch ID. To pay again: vidpipe-desktop jobs again ID.",)
    return [*map(job_line, found), *(deeds if found else ())]


def job_json(job: PaidJob) -> Json:
    """A job as data."""
    take, now = job.take, datetime.now(UTC)
    return {
        "id": take.id,
        "project_id": job.project_id,
        "prompt": job.prompt,
        "place": job.place,
        "engine": take.engine,
        "model": take.model,
        "job_id": take.job_id or None,
        "state": take.state.value,
        "created_at": take.created_at.isoformat(),
        "age_seconds": round((now - take.created_at).total_seconds()),
        "price_micros": int(take.committed or take.price),
        "cost_micros": int(take.cost),
        "billed": None if take.state in OPEN_STATES else bool(take.cost),
        "blocked": is_refusal(take),
        "fetchable": job.fetchable,
        "kept_until": job.kept_until.isoformat() if job.kept_until else None,
        "expired": job.expired(now),
        "keeping": job.keeping(now) or None,
        "reason": take.failure.title if take.failure else None,
        "details": take.failure.advice if take.failure else None,
    }


def job_line(job: PaidJob) -> str:
    """A job on one line; how long its result can be fetched, or why it was refused, on another."""
    take, now = job.take, datetime.now(UTC)
    price, age = format_money(take.committed or take.price), _age((now - take.created_at).total_seconds())
    line = f"{take.id}  {take.state.value:<9}  {job.engine:<12} {price:>8}  {age:>5}  {job.place}"
    if take.failure and is_refusal(take):
        return f"{line}\n    {take.failure.title} {take.failure.advice} {paid_words(take)}".rstrip()
    return f"{line}\n    {job.keeping(now)}" if job.kept_until else line


def _age(seconds: float) -> str:
    """ "40s", "12m", "3h", "5d"."""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m")):
        if seconds >= size:
            return f"{seconds / size:.0f}{unit}"
    return f"{max(0, seconds):.0f}s"


def _standing(studio: Studio, project: Project) -> Answer:
    steps = studio.plan(project)
    status = derive_status(project, steps)
    message = "" if steps.complete or project.run is None else project.run.message
    failed = project.run is not None and project.run.state is RunState.FAILED
    left = FAILED if failed else UNFINISHED
    data: dict[str, Json] = {"project_id": project.id, "status": status.value, "error_message": message or None}
    return Answer(data, (f"{project.id}  {status.value}",), DONE if steps.complete else left)


async def _queued(studio: Studio, state: QueueState, code: int = DONE) -> Answer:
    rows: list[Json] = []
    lines: list[str] = []
    for place, project_id in enumerate(state.project_ids, 1):
        project = await studio.get(project_id)
        status = derive_status(project, studio.plan(project)).value
        prompt = " ".join(project.brief.prompt.split())
        rows.append({"place": place, "project_id": project_id, "status": status, "prompt": prompt})
        lines.append(f"{place:>3}  {project_id}  {status:<13} {prompt[:80]}")
    lines += ["The queue is paused."] if state.paused else [] if lines else ["The queue is empty."]
    return Answer({"queue": rows, "paused": state.paused}, tuple(lines), code)


async def _worked_off(studio: Studio) -> Answer:
    """Make all films of the queue; failed if one failed, unfinished if one is not complete or the queue stands still."""
    waiting = set((await studio.queue.state()).project_ids)
    await studio.queue.work(until_empty=True)
    state = await studio.queue.state()
    page = await studio.list_projects(ProjectQuery(limit=1_000_000))
    statuses = {row.status.value for row in page.rows if row.id in waiting}
    code = FAILED if "failed" in statuses else UNFINISHED if state.project_ids or statuses - {"complete"} else DONE
    return await _queued(studio, state, code)


def runs_json(told: Activity) -> dict[str, Json]:
    """All runs with their steps, and what they add up to; seconds are null for what is still going on."""
    runs: list[Json] = [
        {
            "state": entry.run.state.value,
            "until": entry.run.until.value,
            "started_at": entry.run.started_at.isoformat(),
            "finished_at": entry.run.finished_at.isoformat() if entry.run.finished_at else None,
            "seconds": entry.seconds,
            "estimate_micros": int(entry.run.estimate),
            "cost_micros": int(entry.cost),
            "steps": [_step(step) for step in entry.steps],
        }
        for entry in told.runs
    ]
    totals: Json = {"seconds": told.seconds, "estimate_micros": int(told.estimate), "cost_micros": int(told.cost)}
    return {"runs": runs, "totals": totals}


def _step(step: StepEntry) -> Json:
    return {
        "slot": step.name,
        "engine": step.engine,
        "state": step.state.value,
        "started_at": step.started_at.isoformat(),
        "seconds": step.seconds,
        "cost_micros": int(step.cost),
        "failure": step.failure or None,
    }
