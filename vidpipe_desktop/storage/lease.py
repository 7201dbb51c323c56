"""One runner per project: a lease with a fencing token, and a lock file that dies with its owner."""

import contextlib
import uuid
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from vidpipe_desktop.core.errors import VidpipeError

TTL = 15.0
"""Seconds a lease lives without being renewed."""


class StaleLease(VidpipeError):
    """Somebody else has taken over; nothing more may be written under this lease."""

    def __init__(self) -> None:
        super().__init__("Another window or command has taken over this film.", "It goes on there.")


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to change a project while it is being made."""

    project_id: str
    owner: str
    token: int


class Owner:
    """This store as an owner of leases: alive as long as its lock file is locked, however the process ends."""

    def __init__(self, folder: Path) -> None:
        self.id = str(uuid.uuid4())
        self._folder = folder
        self._lock = FileLock(folder / f"{self.id}.lock")

    def open(self) -> None:
        """Come alive. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock.acquire(timeout=0)

    def close(self) -> None:
        """Cease to be."""
        self._lock.release()
        Path(self._lock.lock_file).unlink(missing_ok=True)

    def is_alive(self, owner: str) -> bool:
        """Whether the owner's process still lives. Its file is removed if not."""
        if owner == self.id:
            return True
        path = self._folder / f"{owner}.lock"
        if not path.exists():
            return False
        other = FileLock(path)
        try:
            other.acquire(timeout=0)
        except Timeout:
            return True
        other.release()
        with contextlib.suppress(OSError):
            path.unlink()
        return False
