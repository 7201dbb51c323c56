"""What the media folder holds, and clearing away what no film needs. Only the person's word sets it going."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import AlreadyRunning, NotFound, StorageError
from vidpipe_desktop.core.events import Publish, StorageCleaned, StorageSurveyed
from vidpipe_desktop.core.models import MediaFile, Project, RunState, Take
from vidpipe_desktop.core.plan import Plan, plan
from vidpipe_desktop.core.usage import Cleaned, Pile, Usage, clearable, cleared, files_of, film_files
from vidpipe_desktop.pipeline.holding import holding
from vidpipe_desktop.pipeline.job import Toolbox
from vidpipe_desktop.storage.files import JUST_NOW

_AT_ONCE = 10
"""Projects looked at in one turn of the event loop, which must not be held up."""


@dataclass(slots=True)
class _Finds:
    """What lies in the media folder, and who refers to it by sha256.

    young: came in just now; settled: all other files. films, needed, deleted: finished films', whatever else is needed,
    deleted films'. old: takes that could be cleared, by project.
    """

    young: list[MediaFile]
    settled: list[MediaFile]
    deleted: set[str]
    films: set[str] = field(default_factory=set[str])
    needed: set[str] = field(default_factory=set[str])
    old: dict[str, tuple[Take, ...]] = field(default_factory=dict[str, tuple[Take, ...]])

    @property
    def kept(self) -> set[str]:
        """What stays whatever is cleared."""
        return self.films | self.needed | self.deleted

    def superfluous(self, takes: Iterable[Take]) -> list[Take]:
        """Those of the takes by whose clearing anything is gained: their file is needed nowhere else."""
        kept = self.kept
        return [take for take in takes if take.file and take.file.sha256 not in kept]


class Housekeeping:
    """Part of the studio. A take is cleared in the database first, then its file goes: what is interrupted in between
    leaves files that nobody refers to, and they go next time."""

    def __init__(self, tools: Toolbox, publish: Publish) -> None:
        self._tools = tools
        self._publish = publish

    async def survey(self) -> Usage:
        """How much there is of everything; also published as StorageSurveyed. Raises StorageError."""
        usage = await self._usage(await self._finds())
        self._publish(StorageSurveyed(usage))
        return usage

    async def clean_up(self) -> Cleaned:
        """Clear the takes that are `clearable`, and remove all files that nobody refers to; also published.

        Left alone are films that are being made, in any process, and whatever came in within the last hour.
        Raises StorageError if a file could not be removed; all others are, and the next clean-up tries it again.
        """
        finds = await self._finds()
        takes = 0
        for project_id, old in finds.old.items():
            if finds.superfluous(old):
                takes += await self._clear(project_id, finds)
        gone, trouble = await self._remove(await self._tools.store.unused(finds.settled))
        cleaned = Cleaned(takes, len(gone), sum(file.size for file in gone))
        self._publish(StorageCleaned(cleaned))
        await self.survey()
        if trouble:
            raise trouble
        return cleaned

    async def _clear(self, project_id: str, finds: _Finds) -> int:
        """Clear the project's takes, as it is by now; returns how many. None if somebody works on it, or it is gone."""
        try:
            async with holding(self._tools.store, project_id, _let_finish) as lease:
                project = await self._tools.store.get(project_id)
                takes = finds.superfluous(clearable(project, self._plan(project), _long_ago()))
                if takes:
                    changes = [PutTake(cleared(take)) for take in takes]
                    await self._tools.checkpoint.write(project_id, *changes, lease=lease)
                return len(takes)
        except (AlreadyRunning, NotFound):
            return 0

    async def _remove(self, files: Iterable[MediaFile]) -> tuple[list[MediaFile], StorageError | None]:
        """The files that are gone now, and what went wrong with another: Windows keeps those that somebody looks at."""
        gone: list[MediaFile] = []
        trouble: StorageError | None = None
        for file in files:
            try:
                if await self._tools.media.discard(file):
                    gone.append(file)
            except StorageError as error:
                trouble = error
        return gone, trouble

    async def _finds(self) -> _Finds:
        store = self._tools.store
        young, settled = await self._tools.media.kept()
        finds = _Finds(young, settled, await store.deleted_contents(), needed=_contents(young))
        ids = await store.project_ids()
        for start in range(0, len(ids), _AT_ONCE):
            for project in await store.several(ids[start : start + _AT_ONCE]):
                self._look_at(project, finds)
        return finds

    def _look_at(self, project: Project, finds: _Finds) -> None:
        steps = self._plan(project)
        running = project.run is not None and project.run.state is RunState.RUNNING
        old = () if running else clearable(project, steps, _long_ago())
        ids = {take.id for take in old}
        finds.films |= _contents(film_files(steps))
        finds.needed |= _contents(files_of(take for take in project.takes if take.id not in ids))
        if old:
            finds.old[project.id] = old

    async def _usage(self, finds: _Finds) -> Usage:
        present = [*finds.young, *finds.settled]
        takes = [take for old in finds.old.values() for take in finds.superfluous(old)]
        unreferenced = await self._tools.store.unused(finds.settled)
        return Usage(
            films=_pile(present, finds.films),
            in_use=_pile(present, finds.needed - finds.films),
            deleted=_pile(present, finds.deleted - finds.needed - finds.films),
            old=Pile(len(takes), _pile(finds.settled, _contents(files_of(takes)) - finds.kept).size),
            unreferenced=_pile(unreferenced, _contents(unreferenced)),
        )

    def _plan(self, project: Project) -> Plan:
        return plan(project, self._tools.registry.facts)


def _let_finish() -> None:
    """Clearing takes a moment and costs nothing: whoever asks that the film be stopped waits for it."""


def _long_ago() -> datetime:
    """Takes that ended later may still be compared, or come back by Undo."""
    return datetime.now(UTC) - timedelta(seconds=JUST_NOW)


def _contents(files: Iterable[MediaFile]) -> set[str]:
    return {file.sha256 for file in files}


def _pile(files: Iterable[MediaFile], contents: set[str]) -> Pile:
    sizes = [file.size for file in files if file.sha256 in contents]
    return Pile(len(sizes), sum(sizes))
