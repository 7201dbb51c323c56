"""Newer versions of the app: how it stands with them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path


class UpdatePhase(StrEnum):
    """OFF: this build cannot update itself. IDLE: there is nothing to do. INSTALLING: the app is to end now, then the
    installer is opened."""

    OFF = "off"
    IDLE = "idle"
    CHECKING = "checking"
    OFFERED = "offered"
    DOWNLOADING = "downloading"
    READY = "ready"
    INSTALLING = "installing"


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that is newer than this one. news: what is new, as Markdown. size: bytes of its installer."""

    version: str
    date: date
    news: str
    size: int


@dataclass(frozen=True, slots=True)
class UpdateState:
    """words: what came of what was done last ("" = there is nothing to say); failed: it is bad news.

    offer: the newer version, if there is one. part: 0…1 of its installer is here; installer: where it lies when it is
    whole. asked: the person asked for the last check, so wants to hear of it. checked_at: when that was.
    """

    phase: UpdatePhase = UpdatePhase.IDLE
    words: str = ""
    failed: bool = False
    offer: NewVersion | None = None
    part: float = 0.0
    installer: Path | None = None
    asked: bool = False
    checked_at: datetime | None = None
