"""Files that are written whole or not at all, and what to say when the disk won't have them."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from vidpipe_desktop.core.errors import StorageError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextlib.contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A file to write beside the target, which takes its place only if all goes well. Raises StorageError."""
    part = target.with_name(f"{target.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise _refusal(error, target.parent) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _refusal(error: OSError, folder: Path) -> StorageError:
    if error.errno in _NO_ROOM:
        title, advice = f"There is no room left in {folder}.", "Free some space there, then try again."
        return StorageError(title, advice, retryable=True)
    return StorageError(f"{folder} cannot be written.", f"The system says: {error.strerror or error}.", retryable=True)
