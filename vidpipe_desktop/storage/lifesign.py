"""A lock file that is locked as long as we live: the kernel lets go of it however the process ends."""

import contextlib
import time
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

_PATIENCE = 5.0
"""Seconds to wait when somebody looks at our new lock file just before we lock it."""
_FORGOTTEN = 3600.0
"""Seconds after which nobody can be about to lock a lock file that is not locked."""


class LifeSign:
    """Proof for other processes that the work called `id` goes on."""

    def __init__(self, folder: Path) -> None:
        self.id = str(uuid.uuid4())
        self._folder = folder
        # Begun in one thread of a pool and ended in another.
        self._lock = FileLock(folder / f"{self.id}.lock", thread_local=False)

    def begin(self) -> None:
        """Lock the file, making it and its folder. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock.acquire(timeout=_PATIENCE)

    def end(self) -> None:
        """Unlock and remove the file."""
        self._lock.release()
        with contextlib.suppress(OSError):
            Path(self._lock.lock_file).unlink(missing_ok=True)


def is_alive(folder: Path, name: str) -> bool:
    """Whether the work called `name` still goes on. Its file is removed if not."""
    path = folder / f"{name}.lock"
    if not path.exists():
        return False
    lock = FileLock(path, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    except OSError:
        return False  # removed just now
    lock.release()
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
    return False


def forget_dead(folder: Path) -> None:
    """Remove old lock files that nobody holds."""
    for path in folder.glob("*.lock"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _FORGOTTEN:
                is_alive(folder, path.stem)
