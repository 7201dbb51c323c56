"""A report of something that should not have happened, for the person to read and perhaps to hand on."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class CrashReport:
    """path: its file in the data folder. what: what happened, on one line. text: all of it, without secrets."""

    path: Path
    what: str
    text: str
