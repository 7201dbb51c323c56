"""Memory that is free but still counts as the worker's."""

import contextlib
import ctypes
import sys


def give_back() -> None:
    """Return what is free to the system, where that can be asked for (glibc): a built set or filmed pictures leave fifty
    to a hundred megabytes that the allocator would keep."""
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError, OSError):
            ctypes.CDLL(None).malloc_trim(0)
