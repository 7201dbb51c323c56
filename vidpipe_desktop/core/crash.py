"""A report of something that should not have happened, for the person to read and perhaps to hand on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CrashReport:
    """what: what happened, on one line. text: all of it, without secrets."""

    what: str
    text: str
