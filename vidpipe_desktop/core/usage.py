"""What lies in the media folder: what films need, and what could be cleared away."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from vidpipe_desktop.core.models import FILM, MediaFile, Project, Take, TakeSource, TakeState
from vidpipe_desktop.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Pile:
    """So many things, and what they take on the disk, in bytes."""

    count: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Usage:
    """The media folder, each file counted once: in the first of these that needs it.

    films: finished films. in_use: whatever else a film is made from, is kept, or came in just now.
    deleted: only for deleted films, which can be brought back for a day. old: takes that can be cleared away (count is
    of takes). unreferenced: files that nobody refers to.
    """

    films: Pile = Pile()
    in_use: Pile = Pile()
    deleted: Pile = Pile()
    old: Pile = Pile()
    unreferenced: Pile = Pile()

    @property
    def total(self) -> int:
        """Bytes of all."""
        return sum(pile.size for pile in (self.films, self.in_use, self.deleted, self.old, self.unreferenced))

    @property
    def freeable(self) -> int:
        """Bytes that a clean-up would free."""
        return self.old.size + self.unreferenced.size


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a clean-up did: takes that were cleared, files that were removed, and the bytes these took."""

    takes: int = 0
    files: int = 0
    size: int = 0


def clearable(project: Project, steps: Plan, before: datetime) -> tuple[Take, ...]:
    """Takes with a file that the film does not need: neither in use nor kept, not the person's own, and old.

    before: when the youngest of them ended. While another storyboard is to be written there are none, because the
    scenes on the table may stay after all.
    """
    if steps.scenes != project.scenes:
        return ()
    used = {state.take.id for state in steps.states.values() if state.take}
    return tuple(
        take
        for take in project.takes
        if take.state is TakeState.READY
        and take.file is not None
        and take.id not in used
        and not take.pinned
        and take.source is not TakeSource.UPLOADED
        and (take.finished_at or take.created_at) < before
    )


def cleared(take: Take) -> Take:
    """The take without its files. What it was made by, and what it cost, stays known."""
    return replace(take, state=TakeState.LOST, file=None, thumbnail=None)


def film_files(steps: Plan) -> tuple[MediaFile, ...]:
    """The finished film's files."""
    film = steps.state(FILM).take
    return files_of((film,)) if film else ()


def files_of(takes: Iterable[Take]) -> tuple[MediaFile, ...]:
    """The media that the takes refer to."""
    return tuple(file for take in takes for file in (take.file, take.thumbnail) if file)
