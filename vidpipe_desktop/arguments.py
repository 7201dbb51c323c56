"""What can be said on the command line. Imports nothing heavy, because the window's start passes through here."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from vidpipe_desktop import __version__
from vidpipe_desktop.core.models import STYLES, AspectRatio, Resolution, Role, Stage
from vidpipe_desktop.core.suffixes import PROJECT

WINDOW, OPEN, SERVE = None, "open", "serve"
"""Values of `command` that are not the command line's: none and `open` are the window's, `serve` is the HTTP API's."""

_DATA_DIR = "--data-dir"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command and its options; ends the process with exit code 2 and the usage on stderr if they make no sense.

    Options that all commands share may stand before the command or after it. A project file by itself is to be opened.
    """
    parser, *words = build_parser(), *arguments
    if _is_a_file_to_open(words):
        words.insert(len(words) - 1, OPEN)
    args = parser.parse_args(words, argparse.Namespace(data_dir=None, json=False, verbose=False, file=None))
    if args.json and args.command in (WINDOW, OPEN, SERVE):
        parser.error("--json needs a command that answers")
    return args


def _is_a_file_to_open(words: Sequence[str]) -> bool:
    """Whether there is a project file, and before it nothing but options and their values."""
    plain = [
        word
        for before, word in zip(["", *words], words, strict=False)
        if not word.startswith("-") and before != _DATA_DIR
    ]
    return len(plain) == 1 and plain[0] == words[-1] and plain[0].lower().endswith(PROJECT)


def build_parser() -> argparse.ArgumentParser:
    """Everything that can be said; the manual page is made from it, too."""
    everywhere, answering = _shared_options()
    parser = argparse.ArgumentParser(
        prog="vidpipe-desktop",
        description="Turn words into a film. Without a command the window opens.",
        epilog="vidpipe-desktop COMMAND --help explains a command. "
        "Exit codes: 0 done, 1 failed, 2 usage, 3 unfinished (stopped, or waiting for a decision).",
        parents=[everywhere, answering],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str, *, project: bool = True, answers: bool = True) -> argparse.ArgumentParser:
        parents = [everywhere, answering] if answers else [everywhere]
        sub = commands.add_parser(name, parents=parents, help=text, description=text, allow_abbrev=False)
        if project:
            sub.add_argument("project", metavar="ID", help="the project's id")
        return sub

    _add_making(add)
    _add_looking(add)
    _add_editing(add)
    _add_files(add)
    _add_jobs(add("jobs", "List paid jobs at engines, fetch one again, or make it again.", project=False), answering)
    _add_queue(add("queue", "List the films that wait for their turn, and arrange them.", project=False), answering)
    _add_upkeep(add)
    return parser


def _add_making(add: Callable[..., argparse.ArgumentParser]) -> None:
    _add_brief(add("generate", "Make a film from a prompt.", project=False))
    resume = add("resume", "Go on with a film that is not finished.")
    _add_until(resume)
    _add_output(resume)
    add("stop", "Stop a film that is being made.")
    retry = add(
        "retry", "Make one slot of a film, such as one that was refused, once more unchanged, and nothing else."
    )
    _add_slot(retry)
    stitch = add("stitch", "Stitch the film anew from its clips.")
    stitch.add_argument("--crossfade", metavar="S", help="seconds that neighbouring clips overlap")
    _add_output(stitch)


def _add_looking(add: Callable[..., argparse.ArgumentParser]) -> None:
    add("status", "Show how a film stands.")
    listing = add("list", "List all films, newest first.", project=False)
    listing.add_argument("--filter", default="", metavar="TEXT", help="only prompts that contain TEXT")
    listing.add_argument("--limit", type=int, default=100, metavar="N", help="at most N films (default 100)")
    add("plan", "Show what is left to do, and what it would cost.")


def _add_editing(add: Callable[..., argparse.ArgumentParser]) -> None:
    edit = add("edit", "Change a film or one of its scenes. Nothing is made before `resume`.")
    _add_changes(edit, required=True)
    _add_changes(add("fork", "Copy a film, perhaps changed; the copy shares what was made and costs nothing."))
    reword = add("reword", "Have a text model suggest other words for a scene that was refused. Is paid for once.")
    _add_slot(reword, needed=False)
    reword.add_argument("--apply", action="store_true", help="use them; without it they are only shown")
    reword.add_argument("--another", action="store_true", help="ask and pay anew, although words were suggested before")


def _add_upkeep(add: Callable[..., argparse.ArgumentParser]) -> None:
    storage = add("storage", "Show what films take on the disk, and clear away what none needs.", project=False)
    storage.add_argument(
        "--clean-up", action="store_true", help="clear takes that no film uses, and remove files that nobody refers to"
    )
    serve = add(SERVE, "Serve the HTTP API.", project=False, answers=False)
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", type=int, help="port to listen on (default 8765)")


def _shared_options() -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    """Options of everything, and of everything that answers. Not given, they leave what stood before the command."""
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument(_DATA_DIR, type=Path, metavar="DIR", help="where projects and media are kept")
    everywhere.add_argument("--verbose", action="store_true", help="log details to stderr")
    answering = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    answering.add_argument("--json", action="store_true", help="print one JSON object on stdout")
    return everywhere, answering


def _add_brief(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("prompt", metavar="PROMPT", help="what the film shows, in any language")
    parser.add_argument("--style", metavar="S", help=f"one of: {', '.join(STYLES)}")
    parser.add_argument("--aspect-ratio", metavar="R", help=f"one of: {', '.join(AspectRatio)}")
    parser.add_argument("--resolution", metavar="R", help=f"one of: {', '.join(Resolution)} (default {Resolution.HD})")
    parser.add_argument("--clip-duration", metavar="N", help="seconds per scene (default 5)")
    parser.add_argument("--scenes", metavar="N", help="number of scenes (default 5)")
    parser.add_argument("--engine", metavar="E", help="who makes it (default animatic)")
    for role in Role:
        words = f"who makes the {role.value}, perhaps with a model, such as google:MODEL (default --engine)"
        parser.add_argument(f"--{role.value}-engine", metavar="E[:M]", help=words)
    parser.add_argument("--crossfade", metavar="S", help="seconds that neighbouring clips overlap (default 0)")
    parser.add_argument("--seed", metavar="N", help="the same seed gives the same film")
    parser.add_argument(
        "--queue", action="store_true", help="only put it into the queue, for `queue run` or the window"
    )
    _add_until(parser)
    _add_output(parser)


def _add_jobs(parser: argparse.ArgumentParser, answering: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    for name, text in (
        ("fetch", "Bring a job's result home, or find out what became of it. Costs nothing."),
        ("again", "Give up a take of unknown outcome and make it anew. Is paid for."),
    ):
        deed = deeds.add_parser(name, parents=[answering], help=text, description=text, allow_abbrev=False)
        deed.add_argument("job", metavar="ID", help="the take's id, as `jobs` lists it")


def _add_queue(parser: argparse.ArgumentParser, answering: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(dest="deed", metavar="DEED")
    for name, text in (
        ("add", "Put a film at the end."),
        ("remove", "Take a film out."),
        ("move", "Put a film at another place."),
        ("pause", "Begin nothing more until `resume`."),
        ("resume", "End the pause."),
        ("run", "Make the films of the queue here, some at a time, until it is empty."),
    ):
        deed = deeds.add_parser(name, parents=[answering], help=text, description=text, allow_abbrev=False)
        if name in ("add", "remove", "move"):
            deed.add_argument("project", metavar="ID", help="the project's id")
        if name == "move":
            deed.add_argument("place", type=int, metavar="PLACE", help="its place, from 1 on")


def _add_slot(parser: argparse.ArgumentParser, *, needed: bool = True) -> None:
    """needed: which slot must be said; else it may be any of the scene's."""
    slots = ("start", "end", "clip", *(("storyboard", "film") if needed else ()))
    parser.add_argument("--scene", type=int, metavar="N", required=not needed, help="the scene, from 1 on")
    parser.add_argument("--slot", choices=slots, required=needed, help=f"one of: {', '.join(slots)}")


def _add_changes(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument("--scene", type=int, metavar="N", help="the scene to change, from 1 on (default: the film)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        required=required,
        metavar="FIELD=VALUE",
        help="what it shall be, such as prompt=…, duration=4, style=noir; of a scene that is staged here, also place=lake, "
        "light=dusk, otter.does=sleep …; may be repeated",
    )


def _add_until(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--until", metavar="STAGE", help=f"stop for approval after one of: {', '.join(Stage)}")


def _add_files(add: Callable[..., argparse.ArgumentParser]) -> None:
    export = add("export", "Save the finished film as an MP4 file, replacing what is there.")
    export.add_argument("file", type=Path, metavar="FILE")
    words = "save what its scenes tell here, too, as SubRip (.srt) or WebVTT (.vtt)"
    export.add_argument("--captions", type=Path, metavar="FILE", help=words)
    pack = add("pack", "Save the whole project, with all its takes, as one file to keep or to take elsewhere.")
    pack.add_argument("--selected-only", action="store_true", help="leave out takes that the film does not use")
    unpack = add("unpack", "Make a project from such a file. Costs nothing.", project=False)
    window = add(OPEN, "Open the window, and in it a project file.", project=False, answers=False)
    for parser, many in ((pack, None), (unpack, None), (window, "?")):
        parser.add_argument("file", type=Path, metavar="FILE", nargs=many, help=f"a {PROJECT} file")


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, metavar="FILE", help="save the film here, replacing what is there")
