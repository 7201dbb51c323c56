"""The store: frozen snapshots in and out, each change one transaction. No row or connection leaves this folder."""

import asyncio
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select, union
from sqlalchemy.orm import InstrumentedAttribute

from vidpipe_desktop.core.caps import NO_CAPS, Caps, Spending, Spent, require_within
from vidpipe_desktop.core.changes import Change
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.listing import ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import (
    OPEN_STATES,
    Brief,
    MediaFile,
    Project,
    ProjectSummary,
    Run,
    Scene,
    Slot,
    Take,
    TakeSource,
    TakeState,
)
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.queue import QueueState
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.storage import mapping, rows, searching, spending, waiting
from vidpipe_desktop.storage.database import Database
from vidpipe_desktop.storage.lease import Lease, Leases, check
from vidpipe_desktop.storage.refusals import database_at
from vidpipe_desktop.storage.tables import ProjectRow, TakeRow
from vidpipe_desktop.storage.unbroken import unbroken

FILE = "vidpipe.db"

_MOST_ROWS = 2**31
"""Larger offsets and limits don't fit into SQLite's integers."""

_SORTED_BY: Mapping[str, InstrumentedAttribute[Any]] = {
    "created_at": ProjectRow.created_at,
    "prompt": ProjectRow.prompt_key,
    "status": ProjectRow.status,
    "progress": ProjectRow.progress,
    "scene_count": ProjectRow.scene_count,
    "length": ProjectRow.length,
    "cost": ProjectRow.cost,
}


class Store:
    """All projects of one data folder. Every method may raise StorageError, with what to do.

    Every method is one whole step: cancelling it takes effect when the step is done.
    """

    def __init__(self, data_dir: Path, engines: Engines) -> None:
        self._engines = engines
        self._database = Database(data_dir / FILE)
        self._leases = Leases(self._database, data_dir / "locks")

    @unbroken
    async def open(self) -> None:
        """Open, make or migrate the database."""
        await self._database.open()
        try:
            with database_at(self._database.path):
                await self._leases.open()
        except BaseException:
            await self._database.close()
            raise

    @unbroken
    async def close(self) -> None:
        """Let go of the file and of every lease."""
        await self._database.close()
        await self._leases.close()

    # Projects

    @unbroken
    async def create(self, brief: Brief) -> Project:
        """A new, empty project."""
        moment = mapping.now()
        project = Project(str(uuid.uuid4()), mapping.as_stored(mapping.BRIEF, brief), moment, moment)
        async with self._database.writing() as connection:
            await rows.insert_project(connection, project, self._summary(project))
        return project

    @unbroken
    async def get(self, project_id: str) -> Project:
        """The project. Raises NotFound for ids that are unknown, malformed or deleted."""
        async with self._database.reading() as connection:
            return await rows.load(connection, project_id)

    @unbroken
    async def page(self, query: ProjectQuery) -> ProjectPage:
        """One page of the list, in two queries, three with a text. An unknown sort key means created_at."""
        column = _SORTED_BY.get(query.sort, ProjectRow.created_at)
        order = [key.desc() if query.descending else key.asc() for key in (column, ProjectRow.id)]
        offset, limit = (min(max(0, number), _MOST_ROWS) for number in (query.offset, query.limit))
        async with self._database.reading() as connection:
            where = await searching.conditions(connection, query)
            total = await searching.count(connection, query, where)
            chosen = select(ProjectRow.summary).where(*where).order_by(*order).offset(offset).limit(limit)
            found = (await connection.scalars(chosen)).all()
            return ProjectPage(query, tuple(mapping.SUMMARY.validate_json(row) for row in found), total)

    @unbroken
    async def duplicate(self, project_id: str) -> Project:
        """A new project with the same brief, scenes and ready files; what was made is inherited and costs nothing.

        Raises NotFound.
        """
        async with self._database.writing() as connection:
            copy = _copy(await rows.load(connection, project_id))
            await rows.insert_project(connection, copy, self._summary(copy))
            return await rows.load(connection, copy.id)

    @unbroken
    async def adopt(self, project: Project) -> Project:
        """A new project like this one from elsewhere, whose files are in the media folder; nothing in it costs anything."""
        copy = _copy(project)
        async with self._database.writing() as connection:
            await rows.insert_project(connection, copy, self._summary(copy))
            return await rows.load(connection, copy.id)

    @unbroken
    async def runs(self, project_id: str) -> tuple[Run, ...]:
        """Every run of the project, oldest first. Raises NotFound."""
        async with self._database.reading() as connection:
            await rows.require(connection, project_id)
            return await rows.runs(connection, project_id)

    @unbroken
    async def delete(self, project_id: str) -> None:
        """Take the project off the list; `restore` undoes it. Raises NotFound."""
        async with self._database.writing() as connection:
            await rows.require(connection, project_id)
            await rows.update_project(connection, project_id, deleted_at=mapping.now().isoformat())

    @unbroken
    async def restore(self, project_id: str) -> Project:
        """Undo `delete`. Raises NotFound."""
        async with self._database.writing() as connection:
            await rows.require(connection, project_id, deleted=True)
            await rows.update_project(connection, project_id, deleted_at=None)
            return await rows.load(connection, project_id)

    @unbroken
    async def purge_deleted(self, older_than: timedelta) -> tuple[MediaFile, ...]:
        """Remove for good what was deleted that long ago; returns the media that nothing refers to any more."""
        gone = ProjectRow.deleted_at < (mapping.now() - older_than).isoformat()
        takes = select(TakeRow.data).join(ProjectRow, ProjectRow.id == TakeRow.project_id).where(gone)
        async with self._database.writing() as connection:
            files = {
                file
                for data in (await connection.scalars(takes)).all()
                for file in mapping.files_of(mapping.TAKE.validate_json(data))
            }
            await connection.execute(delete(ProjectRow).where(gone))
            await searching.tidy(connection)
            return await rows.unused(connection, files)

    @unbroken
    async def commit(
        self, project_id: str, *changes: Change, lease: Lease | None = None, caps: Caps = NO_CAPS
    ) -> Project:
        """Apply all changes or none, and derive the project's row of the list anew; returns the project as it now is.

        Raises NotFound; StaleLease if somebody else has taken over the lease meanwhile; CapReached if with these
        changes more would be spent than caps allow.
        """
        async with self._database.writing() as connection:
            if lease is not None:
                await check(connection, lease)
            await rows.require(connection, project_id)
            for change in changes:
                await rows.apply(connection, project_id, change)
            if caps != NO_CAPS:
                require_within(caps, await spending.spent(connection, project_id))
            project = replace(await rows.load(connection, project_id), updated_at=mapping.now())
            listed = mapping.summary_values(self._summary(project))
            await rows.update_project(connection, project_id, updated_at=project.updated_at.isoformat(), **listed)
            return project

    @unbroken
    async def with_jobs(self) -> list[Project]:
        """The projects with takes that were, are or may be at a remote engine."""
        is_open = TakeRow.state.in_([state.value for state in OPEN_STATES])
        # Not one query with OR, which would read every take: these are found by an index each.
        begun = union(*(select(TakeRow.project_id).where(each) for each in (TakeRow.job_id > "", is_open)))
        async with self._database.reading() as connection:
            ids = (await connection.scalars(begun)).all()
            return await rows.load_all(connection, ids)

    @unbroken
    async def project_of_take(self, take_id: str) -> Project | None:
        """The project that has a take of this id, unless it is deleted."""
        async with self._database.reading() as connection:
            query = select(TakeRow.project_id).where(TakeRow.id == mapping.clean(take_id))
            found = await rows.load_all(connection, list(await connection.scalars(query)))
            return found[0] if found else None

    @unbroken
    async def spent(self, project_id: str) -> Spent:
        """What the project and this month have cost so far, takes in flight included."""
        async with self._database.reading() as connection:
            return await spending.spent(connection, project_id)

    @unbroken
    async def spending(self) -> Spending:
        """How this month stands, and what the dearest film has come to."""
        async with self._database.reading() as connection:
            return await spending.overview(connection)

    # Files

    @unbroken
    async def project_ids(self) -> list[str]:
        """Ids of all projects that are not deleted."""
        async with self._database.reading() as connection:
            living = select(ProjectRow.id).where(ProjectRow.deleted_at.is_(None))
            return list(await connection.scalars(living))

    @unbroken
    async def several(self, project_ids: Sequence[str]) -> list[Project]:
        """Those of the projects that exist and are not deleted, in this order."""
        async with self._database.reading() as connection:
            return await rows.load_all(connection, project_ids)

    @unbroken
    async def deleted_contents(self) -> set[str]:
        """The sha256 of all media that deleted projects refer to."""
        async with self._database.reading() as connection:
            return await rows.contents_of_deleted(connection)

    @unbroken
    async def unused(self, files: Sequence[MediaFile]) -> tuple[MediaFile, ...]:
        """Those of the files that no take of any project refers to, deleted ones included."""
        async with self._database.reading() as connection:
            return await rows.unused(connection, files)

    # The queue

    @unbroken
    async def queue(self) -> QueueState:
        """Who waits, in which order, and whether it goes on."""
        async with self._database.reading() as connection:
            return QueueState(tuple(await waiting.order(connection)), await waiting.is_paused(connection))

    @unbroken
    async def enqueue(self, project_id: str) -> None:
        """Put the project at the end of the queue, unless it is in it. Raises NotFound."""
        async with self._database.writing() as connection:
            await rows.require(connection, project_id)
            await waiting.append(connection, project_id)

    @unbroken
    async def dequeue(self, project_id: str) -> None:
        """Take the project out of the queue, if it is in it."""
        async with self._database.writing() as connection:
            await waiting.remove(connection, mapping.clean(project_id))

    @unbroken
    async def arrange_queue(self, project_ids: Sequence[str]) -> None:
        """Make this the order. Who has left the queue meanwhile stays out; who came keeps the end."""
        async with self._database.writing() as connection:
            present = await waiting.order(connection)
            kept = [each for each in project_ids if each in present]
            await waiting.arrange(connection, [*kept, *(each for each in present if each not in kept)])

    @unbroken
    async def pause_queue(self, paused: bool) -> None:
        """Have the queue stand still, or go on."""
        async with self._database.writing() as connection:
            await waiting.set_paused(connection, paused)

    # Leases

    async def acquire(self, project_id: str) -> Lease:
        """Become the one who makes this project. Raises NotFound, AlreadyRunning."""
        acquired: list[Lease] = []
        try:
            await self._acquire(project_id, acquired)
        except asyncio.CancelledError:
            for lease in acquired:
                await self.release(lease)
            raise
        return acquired[0]

    @unbroken
    async def _acquire(self, project_id: str, acquired: list[Lease]) -> None:
        acquired.append(await self._leases.acquire(project_id))

    @unbroken
    async def renew(self, lease: Lease) -> bool:
        """Keep the lease; False if somebody asked that the run be stopped. Raises StaleLease."""
        return await self._leases.renew(lease)

    @unbroken
    async def release(self, lease: Lease) -> None:
        """Give the lease back. Raises StaleLease."""
        await self._leases.release(lease)

    @unbroken
    async def ask_stop(self, project_id: str) -> bool:
        """Ask whoever makes the project, in any process, to stop; False if nobody does."""
        return await self._leases.ask_stop(project_id)

    @unbroken
    async def interrupted(self) -> tuple[Project, ...]:
        """Projects whose last run never ended although nobody alive works on them."""
        ids = await self._leases.abandoned()
        async with self._database.reading() as connection:
            return tuple(await rows.load_all(connection, ids))

    def _summary(self, project: Project) -> ProjectSummary:
        return summarize(project, plan(project, self._engines))


def _copy(source: Project) -> Project:
    """A new project that shares the source's files but none of its ids."""
    moment = mapping.now()
    boards = [take.storyboard.scenes for take in source.takes if take.storyboard]
    ids = {scene.id: str(uuid.uuid4()) for scenes in (source.scenes, *boards) for scene in scenes} | {"": ""}
    return replace(
        source,
        id=str(uuid.uuid4()),
        created_at=moment,
        updated_at=moment,
        scenes=_renamed(source.scenes, ids),
        takes=tuple(
            _inherited(take, ids)
            for take in source.takes
            if take.state is TakeState.READY and take.slot.scene_id in ids
        ),
        run=None,
        forked_from=source.id,
    )


def _renamed(scenes: tuple[Scene, ...], ids: Mapping[str, str]) -> tuple[Scene, ...]:
    return tuple(replace(scene, id=ids[scene.id]) for scene in scenes)


def _inherited(take: Take, ids: Mapping[str, str]) -> Take:
    """The take in another project. The person's own files stay known as theirs: they are never made anew."""
    source = take.source if take.source is TakeSource.UPLOADED else TakeSource.INHERITED
    board = take.storyboard
    return replace(
        take,
        id=str(uuid.uuid4()),
        slot=Slot(take.slot.kind, ids[take.slot.scene_id]),
        source=source,
        price=FREE,
        cost=FREE,
        job_id="",
        run_id="",
        storyboard=replace(board, scenes=_renamed(board.scenes, ids)) if board else None,
    )
