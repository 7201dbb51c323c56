"""`python -m vidpipe_desktop.api`: the same as `vidpipe-desktop serve`."""

import sys

from vidpipe_desktop.api.server import main
from vidpipe_desktop.arguments import SERVE, parse

if __name__ == "__main__":
    sys.exit(main(parse([SERVE, *sys.argv[1:]])))
