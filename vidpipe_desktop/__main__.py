"""Entry point: no arguments open the window; `--worker` is a worker process; all else is the command line."""

import sys


def main() -> int:
    """Dispatch before anything heavy is imported."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--worker"]:
        from vidpipe_desktop.compute import worker_main

        return worker_main()
    if not arguments or arguments[0] == "--data-dir":
        from vidpipe_desktop.app import main as open_window

        return open_window(arguments)
    if arguments[0] == "serve":
        from vidpipe_desktop.api.server import main as serve

        return serve(arguments[1:])
    from vidpipe_desktop.cli import main as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
