"""`python -m vidpipe_desktop.api`: the same as `vidpipe-desktop serve`."""

import sys

from vidpipe_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main(["serve", *sys.argv[1:]]))
