"""The command line: the same use cases as the window. Results on stdout, progress and reasons on stderr.

Exit codes: 0 done, 1 failed, 2 usage, 3 unfinished (stopped, or waiting for a decision).
"""

import argparse
import asyncio
import contextlib
import io
import json
import os
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TextIO

from vidpipe_desktop import cli_editing, cli_files, cli_jobs
from vidpipe_desktop.core.brief import parse_stage
from vidpipe_desktop.core.errors import DecisionNeeded, InvalidRequest, StorageError, VidpipeError
from vidpipe_desktop.core.events import Event, Notice, Progressed, ProjectChanged, ProjectFileWorkedOn
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Json, Project, Role, RunState
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.core.status import stage_to_review, summarize
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.logs import log_loop_error, start_logging, stop_logging
from vidpipe_desktop.settings import load_settings
from vidpipe_desktop.studio import Studio

DONE, FAILED, USAGE, UNFINISHED = 0, 1, 2, 3

Command = Callable[[Studio, argparse.Namespace], Awaitable[int]]


def main(args: argparse.Namespace) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a prompt in any script must not break an ASCII terminal
    try:
        return asyncio.run(_run(args))
    except InvalidRequest as error:
        return _complain(error, args, USAGE)
    except DecisionNeeded as error:
        return _complain(error, args, UNFINISHED)
    except VidpipeError as error:
        return _complain(error, args, FAILED)
    except (KeyboardInterrupt, asyncio.CancelledError):
        return _complain(VidpipeError("Interrupted."), args, UNFINISHED)


async def _run(args: argparse.Namespace) -> int:
    settings = load_settings(args.data_dir)
    start_logging(settings.data_dir, verbose=args.verbose)
    try:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(log_loop_error)
        _end_on_sigterm(loop)
        async with Studio(settings) as studio:
            for name, why in studio.engine_problems.items():
                _say(f"The engine “{name}” cannot be used. {why}")
            await studio.interrupted()
            return await COMMANDS[args.command](studio, args)
    finally:
        stop_logging()


def _end_on_sigterm(loop: asyncio.AbstractEventLoop) -> None:
    """SIGTERM does what asyncio lets Ctrl-C do: it cancels the command, which then unwinds."""
    command = asyncio.current_task()
    assert command is not None
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers on its loop
        loop.add_signal_handler(signal.SIGTERM, command.cancel)


# Commands


async def _generate(studio: Studio, args: argparse.Namespace) -> int:
    _check_output(args.output)
    names = ("prompt", "style", "aspect_ratio", "clip_duration", "scenes", "engine", "crossfade", "seed", "until")
    fields = {name: getattr(args, name) for name in (*names, *(f"{role.value}_engine" for role in Role))}
    if args.queue:
        project = await studio.create(fields)
        await studio.queue.add(project.id)
        _report(studio, project, args)
        return DONE
    with _progress_on_stderr(studio):
        project = await studio.generate(fields)
        return await _follow(studio, project.id, args)


async def _resume(studio: Studio, args: argparse.Namespace) -> int:
    _check_output(args.output)
    with _progress_on_stderr(studio):
        await studio.resume(args.project, None if args.until is None else parse_stage(args.until))
        return await _follow(studio, args.project, args)


async def _stitch(studio: Studio, args: argparse.Namespace) -> int:
    _check_output(args.output)
    with _progress_on_stderr(studio):
        crossfade = (
            None if args.crossfade is None else studio.check({"prompt": "-", "crossfade": args.crossfade}).crossfade
        )
        await studio.restitch(args.project, crossfade)
        return await _follow(studio, args.project, args)


async def _stop(studio: Studio, args: argparse.Namespace) -> int:
    await studio.stop(args.project)
    return await _status(studio, args)


async def _status(studio: Studio, args: argparse.Namespace) -> int:
    _report(studio, await studio.get(args.project), args, more=cli_jobs.runs_json(await studio.activity(args.project)))
    return DONE


async def _list(studio: Studio, args: argparse.Namespace) -> int:
    page = await studio.list_projects(ProjectQuery(text=args.filter, limit=max(1, args.limit)))
    rows = [
        {
            "project_id": row.id,
            "status": row.status.value,
            "created_at": row.created_at.isoformat(),
            "prompt": row.prompt,
        }
        for row in page.rows
    ]
    if args.json:
        _print_json({"projects": [dict[str, Json](row) for row in rows], "total": page.total})
        return DONE
    for row in rows:
        prompt = " ".join(row["prompt"].split())[:80]
        _answer(f"{row['project_id']}  {row['status']:<13} {row['created_at'][:16]}  {prompt}")
    return DONE


async def _plan(studio: Studio, args: argparse.Namespace) -> int:
    project = await studio.get(args.project)
    steps, said = studio.plan(project), preview(studio.plan(project))
    rows: list[Json] = [
        {
            "slot": slot_name(step.slot, steps.scenes),
            "reason": step.reason.value,
            "engine": step.engine.name,
            "cost_micros": int(step.price),
        }
        for step in steps.steps
    ]
    if args.json:
        _print_json(
            {"project_id": args.project, "summary": said.sentence, "steps": rows, "cost_micros": int(said.cost)}
        )
        return DONE
    for step in steps.steps:
        _answer(f"{slot_name(step.slot, steps.scenes):<24} {step.reason.value:<9} {format_money(step.price)}")
    _answer(said.sentence)
    return DONE


async def _edit(studio: Studio, args: argparse.Namespace) -> int:
    return _give(await cli_editing.edit(studio, args), args)


async def _fork(studio: Studio, args: argparse.Namespace) -> int:
    return _give(await cli_editing.fork(studio, args), args)


async def _export(studio: Studio, args: argparse.Namespace) -> int:
    await studio.export(args.project, args.file.absolute())
    if args.json:
        _print_json({"project_id": args.project, "output": str(args.file.absolute())})
    else:
        _answer(str(args.file))
    return DONE


def _answering(ask: Callable[[Studio, argparse.Namespace], Awaitable[cli_jobs.Answer]]) -> Command:
    async def command(studio: Studio, args: argparse.Namespace) -> int:
        with _progress_on_stderr(studio):
            return _give(await ask(studio, args), args)

    return command


COMMANDS: Mapping[str, Command] = {
    "generate": _generate,
    "resume": _resume,
    "stop": _stop,
    "status": _status,
    "list": _list,
    "plan": _plan,
    "edit": _edit,
    "fork": _fork,
    "stitch": _stitch,
    "export": _export,
    "pack": _answering(cli_files.pack),
    "unpack": _answering(cli_files.unpack),
    "jobs": _answering(cli_jobs.jobs),
    "queue": _answering(cli_jobs.queue),
    "storage": _answering(cli_jobs.storage),
}
"""What each command does; returns its exit code."""


# Following a run


async def _follow(studio: Studio, project_id: str, args: argparse.Namespace) -> int:
    """Wait for the run, save the film, report. Ctrl-C and SIGTERM stop the run cleanly."""
    try:
        project = await studio.finished(project_id)
    except asyncio.CancelledError:
        await studio.stop(project_id)
        project = await studio.get(project_id)
    if args.output is None or not studio.plan(project).complete:
        return _report(studio, project, args)
    try:
        await studio.export(project_id, args.output.absolute())
    except VidpipeError as error:
        _report(studio, project, args, unsaved=str(error))
        return FAILED
    return _report(studio, project, args, output=args.output.absolute())


def _report(
    studio: Studio,
    project: Project,
    args: argparse.Namespace,
    *,
    output: Path | None = None,
    unsaved: str = "",
    more: Mapping[str, Json] = MappingProxyType({}),
) -> int:
    """Print how the project stands; returns the exit code that fits a command which wanted it finished.

    output: where the film was saved. unsaved: why it was not. more: for the JSON answer.
    """
    steps = studio.plan(project)
    row = summarize(project, steps)
    message = unsaved or ("" if steps.complete else row.message)
    if args.json:
        _print_json(
            {
                "project_id": project.id,
                "status": row.status.value,
                "prompt": project.brief.prompt,
                "style": project.brief.style,
                "aspect_ratio": project.brief.aspect_ratio.value,
                "seed": project.brief.seed,
                "scene_count": row.scene_count,
                "duration": row.length,
                "cost_micros": int(row.cost),
                "error_message": message or None,
                "output": str(output) if output else None,
                "forked_from": project.forked_from or None,
                "unknown_takes": cli_jobs.undecided_json(studio, project),
                **more,
            }
        )
    else:
        _answer(str(output or f"{project.id}  {row.status.value}"))
    if message:
        _say(message)
    elif row.review:
        _say(f"Made up to the {row.review.value}, for your approval. Then: {preview(studio.plan(project)).sentence}")
    for line in cli_jobs.undecided_lines(studio, project):
        _say(line)
    return _exit_code(project, steps)


def _exit_code(project: Project, steps: Plan) -> int:
    """A film that waits for approval is as far as it was to go."""
    if steps.complete or stage_to_review(project, steps):
        return DONE
    return FAILED if project.run and project.run.state is RunState.FAILED else UNFINISHED


@contextlib.contextmanager
def _progress_on_stderr(studio: Studio):
    """One line that is rewritten on a terminal; a line per tenth elsewhere."""
    shown = ""
    live = sys.stderr.isatty()

    def show(event: Event) -> None:
        nonlocal shown
        match event:
            case Progressed(film=film):
                step = int(film * (100 if live else 10)) * (1 if live else 10)
                text = f"{step:3d} %"
            case ProjectChanged(summary=row):
                text = f"{row.status.value.replace('_', ' ')}"
            case ProjectFileWorkedOn(share=float(share)):
                text = f"{int(share * 10) * 10:3d} %"
            case Notice(title, message):
                text = f"{title} {message}".strip()
            case _:
                return
        if text != shown:
            shown = text
            _say(f"\r{text:<20}" if live else text, end="" if live else "\n")

    stop_listening = studio.listen(show)
    try:
        yield
    finally:
        stop_listening()
        if live:
            _say("")


def _check_output(output: Path | None) -> None:
    """Find out before the work, not after it, that the film could not be saved. Raises StorageError."""
    if output is None:
        return
    folder = output.absolute().parent
    if output.is_dir():
        raise StorageError(f"{output} is a folder.", "Name a file, such as film.mp4.")
    if not folder.is_dir():
        raise StorageError(f"The folder {folder} does not exist.", "Make it, or choose another place for --output.")
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise StorageError(
            f"The folder {folder} cannot be written.", f"{error.strerror or error}. Choose another place for --output."
        ) from error


def _complain(error: VidpipeError, args: argparse.Namespace, code: int) -> int:
    """Say what went wrong, on stderr in any case; returns the exit code."""
    if args.json:
        problems = error.problems if isinstance(error, InvalidRequest) else ()
        rows: list[Json] = [{"field": problem.field, "why": problem.why} for problem in problems]
        _print_json({"error_message": str(error), "problems": rows})
    _say(f"vidpipe-desktop: {error}")
    return code


def _give(answer: cli_jobs.Answer, args: argparse.Namespace) -> int:
    """Print an answer as it is wanted; returns its exit code."""
    if args.json:
        _print_json(dict(answer.json))
    for line in () if args.json else answer.lines:
        _answer(line)
    return answer.code


def _print_json(value: Json) -> None:
    _answer(json.dumps(value, ensure_ascii=False))


def _answer(text: str) -> None:
    """Print a line of the result. Raises StorageError if it cannot be written; a reader who has gone is no error."""
    try:
        print(text, flush=True)
    except OSError as error:
        _silence(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            why = f"{error.strerror or error}."
            raise StorageError("The answer cannot be written to where it was sent.", why) from error


def _say(text: str, end: str = "\n") -> None:
    """Print on stderr for whoever looks. That nobody does must not end the work."""
    try:
        print(text, end=end, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _silence(stream: TextIO) -> None:
    """Send what is still to come, and what waits in the buffer, nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
