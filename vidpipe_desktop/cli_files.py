"""The command line's part about project files: `pack` and `unpack`. Answers are data; `cli` prints them."""

import argparse

from vidpipe_desktop.cli_jobs import Answer
from vidpipe_desktop.core.wording import left_behind
from vidpipe_desktop.studio import Studio


async def pack(studio: Studio, args: argparse.Namespace) -> Answer:
    """`pack ID FILE [--selected-only]`. Raises VidpipeError; then FILE is as it was."""
    saved = await studio.project_files.save(args.project, args.file.absolute(), selected_only=args.selected_only)
    said = {"project_id": saved.project_id, "output": str(saved.target), "takes": saved.takes}
    lines = (str(args.file), left_behind(saved.unfinished, 0))
    return Answer({**said, "unfinished": saved.unfinished}, tuple(filter(None, lines)))


async def unpack(studio: Studio, args: argparse.Namespace) -> Answer:
    """`unpack FILE`. Raises VidpipeError; then there is no new film."""
    opened = await studio.project_files.open(args.file.absolute())
    said = {"project_id": opened.project_id, "unfinished": opened.unfinished, "unusable": opened.unusable}
    lines = (opened.project_id, left_behind(opened.unfinished, opened.unusable))
    return Answer(said, tuple(filter(None, lines)))
