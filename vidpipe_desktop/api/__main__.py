"""`python -m vidpipe_desktop.api`: the same as `vidpipe-desktop serve`."""

import sys

from vidpipe_desktop.api.server import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
