"""The command line: the same use cases as the window. Results on stdout, progress and reasons on stderr.

Exit codes: 0 done, 1 failed, 2 usage, 3 unfinished (stopped, or waiting for a decision).
"""

import argparse
import asyncio
import contextlib
import io
import json
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from vidpipe_desktop import __version__
from vidpipe_desktop.core.errors import InvalidRequest, VidpipeError
from vidpipe_desktop.core.events import Event, Notice, Progressed, ProjectChanged
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import STYLES, AspectRatio, Json, Project, RunState
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.logs import log_loop_error, start_logging, stop_logging
from vidpipe_desktop.settings import load_settings
from vidpipe_desktop.studio import Studio

DONE, FAILED, USAGE, UNFINISHED = 0, 1, 2, 3

Command = Callable[[Studio, argparse.Namespace], Awaitable[int]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a prompt in any script must not break an ASCII terminal
    args = build_parser().parse_args(arguments)
    try:
        return asyncio.run(_run(args))
    except InvalidRequest as error:
        return _complain(error, USAGE)
    except VidpipeError as error:
        return _complain(error, FAILED)
    except KeyboardInterrupt:
        return UNFINISHED


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    parser = argparse.ArgumentParser(
        prog="vidpipe-desktop",
        description="Turn words into a film.",
        epilog="`vidpipe-desktop serve` serves the HTTP API; without arguments the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--data-dir", type=Path, metavar="DIR", help="where projects and media are kept")
    common.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    common.add_argument("--verbose", action="store_true", help="log details to stderr")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, run: Command, text: str, *, project: bool = True) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, parents=[common], help=text, description=text)
        sub.set_defaults(run=run)
        if project:
            sub.add_argument("project", metavar="ID", help="the project's id")
        return sub

    generate = add("generate", _generate, "Make a film from a prompt.", project=False)
    _add_brief_options(generate)
    resume = add("resume", _resume, "Go on with a film that is not finished.")
    _add_output(resume)
    add("stop", _stop, "Stop a film that is being made.")
    add("status", _status, "Show how a film stands.")
    listing = add("list", _list, "List all films, newest first.", project=False)
    listing.add_argument("--filter", default="", metavar="TEXT", help="only prompts that contain TEXT")
    listing.add_argument("--limit", type=int, default=100, metavar="N", help="at most N films (default 100)")
    add("plan", _plan, "Show what is left to do, and what it would cost.")
    stitch = add("stitch", _stitch, "Stitch the film anew from its clips.")
    stitch.add_argument("--crossfade", metavar="S", help="seconds that neighbouring clips overlap")
    _add_output(stitch)
    export = add("export", _export, "Save the finished film as an MP4 file.")
    export.add_argument("file", type=Path, metavar="FILE")
    return parser


def _add_brief_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", metavar="PROMPT", help="what the film shows, in any language")
    parser.add_argument("--style", metavar="S", help=f"one of: {', '.join(STYLES)}")
    parser.add_argument("--aspect-ratio", metavar="R", help=f"one of: {', '.join(AspectRatio)}")
    parser.add_argument("--clip-duration", metavar="N", help="seconds per scene (default 5)")
    parser.add_argument("--scenes", metavar="N", help="number of scenes (default 5)")
    parser.add_argument("--engine", metavar="E", help="who makes it (default animatic)")
    parser.add_argument("--crossfade", metavar="S", help="seconds that neighbouring clips overlap (default 0)")
    parser.add_argument("--seed", metavar="N", help="the same seed gives the same film")
    _add_output(parser)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, metavar="FILE", help="save the finished film here")


async def _run(args: argparse.Namespace) -> int:
    settings = load_settings(args.data_dir)
    start_logging(settings.data_dir, verbose=args.verbose)
    try:
        asyncio.get_running_loop().set_exception_handler(log_loop_error)
        async with Studio(settings) as studio:
            await studio.interrupted()
            return await args.run(studio, args)
    finally:
        stop_logging()


# Commands


async def _generate(studio: Studio, args: argparse.Namespace) -> int:
    _check_output(args.output)
    names = ("prompt", "style", "aspect_ratio", "clip_duration", "scenes", "engine", "crossfade", "seed")
    with _progress_on_stderr(studio):
        project = await studio.generate({name: getattr(args, name) for name in names})
        return await _follow(studio, project.id, args)


async def _resume(studio: Studio, args: argparse.Namespace) -> int:
    _check_output(args.output)
    with _progress_on_stderr(studio):
        await studio.resume(args.project)
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
    return _report(studio, await studio.get(args.project), args)


async def _status(studio: Studio, args: argparse.Namespace) -> int:
    return _report(studio, await studio.get(args.project), args)


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
    for row in () if args.json else rows:
        print(
            f"{row['project_id']}  {row['status']:<13} {row['created_at'][:16]}  {' '.join(row['prompt'].split())[:80]}"
        )
    return DONE


async def _plan(studio: Studio, args: argparse.Namespace) -> int:
    steps = studio.plan(await studio.get(args.project))
    rows: list[Json] = [
        {
            "slot": slot_name(step.slot, steps.scenes),
            "reason": step.reason.value,
            "engine": step.engine.engine,
            "cost_micros": int(step.price),
        }
        for step in steps.steps
    ]
    if args.json:
        _print_json({"project_id": args.project, "steps": rows, "cost_micros": int(steps.cost)})
        return DONE
    for step in steps.steps:
        print(f"{slot_name(step.slot, steps.scenes):<24} {step.reason.value:<9} {format_money(step.price)}")
    print(f"{len(steps.steps)} steps, {format_money(steps.cost)}" if steps.steps else "Nothing is left to do.")
    return DONE


async def _export(studio: Studio, args: argparse.Namespace) -> int:
    await studio.export(args.project, args.file.absolute())
    if args.json:
        _print_json({"project_id": args.project, "output": str(args.file.absolute())})
    else:
        print(args.file)
    return DONE


# Following a run


async def _follow(studio: Studio, project_id: str, args: argparse.Namespace) -> int:
    """Wait for the run, save the film, report. Ctrl-C and SIGTERM stop the run cleanly."""
    loop = asyncio.get_running_loop()
    stopping: set[asyncio.Task[None]] = set()

    def stop() -> None:
        stopping.add(asyncio.ensure_future(studio.stop(project_id)))

    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers on its loop
            loop.add_signal_handler(number, stop)
    project = await studio.finished(project_id)
    if args.output and studio.plan(project).complete:
        await studio.export(project_id, args.output.absolute())
    return _report(studio, project, args)


def _report(studio: Studio, project: Project, args: argparse.Namespace) -> int:
    """Print how the project stands; returns the exit code that fits a command which wanted it finished."""
    steps = studio.plan(project)
    row = summarize(project, steps)
    output = str(args.output.absolute()) if getattr(args, "output", None) and steps.complete else None
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
                "error_message": row.message or None,
                "output": output,
            }
        )
    else:
        print(output or f"{project.id}  {row.status.value}")
    if row.message and not steps.complete:
        print(row.message, file=sys.stderr)
    if args.command in ("stop", "status"):
        return DONE
    return _exit_code(project, steps)


def _exit_code(project: Project, steps: Plan) -> int:
    if steps.complete:
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
            case Notice(title, message):
                text = f"{title} {message}".strip()
            case _:
                return
        if text != shown:
            shown = text
            print(f"\r{text:<20}" if live else text, end="" if live else "\n", file=sys.stderr, flush=True)

    stop_listening = studio.listen(show)
    try:
        yield
    finally:
        stop_listening()
        if live:
            print(file=sys.stderr)


def _check_output(output: Path | None) -> None:
    """Find out before the work, not after it, that the film could not be saved. Raises VidpipeError."""
    if output is None:
        return
    folder = output.absolute().parent
    if output.is_dir():
        raise VidpipeError(f"{output} is a folder.", "Name a file, such as film.mp4.")
    if not folder.is_dir():
        raise VidpipeError(f"The folder {folder} does not exist.", "Make it, or choose another place for --output.")


def _print_json(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _complain(error: VidpipeError, code: int) -> int:
    print(f"vidpipe-desktop: {error}", file=sys.stderr)
    return code
