"""Entry point: without a command, or with `open`, the window opens; `--worker` is a worker process; all else is the command line."""

import os
import sys


def main() -> int:
    """Dispatch before anything heavy is imported."""
    if sys.argv[1:2] == ["--worker"]:
        from vidpipe_desktop.compute import worker_main

        return worker_main()
    _have_streams()
    from vidpipe_desktop.arguments import OPEN, SERVE, WINDOW, parse

    args = parse(sys.argv[1:])
    if args.command in (WINDOW, OPEN):
        from vidpipe_desktop.app import main as open_window

        return open_window(args.data_dir, args.file, verbose=args.verbose)
    if args.command == SERVE:
        from vidpipe_desktop.api.server import main as serve

        return serve(args)
    from vidpipe_desktop.cli import main as run_command

    return run_command(args)


def _have_streams() -> None:
    """Started without a console, or with closed streams, Python has None where everybody expects a file."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115


if __name__ == "__main__":
    sys.exit(main())
