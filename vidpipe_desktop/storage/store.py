"""The store: frozen snapshots in and out, each change one transaction. No row or session leaves this folder."""

import asyncio
import time
import uuid
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from vidpipe_desktop.core.changes import (
    Change,
    PutBrief,
    PutRun,
    PutScene,
    PutStoryboard,
    PutTake,
    SetStoryboardVariation,
)
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.errors import AlreadyRunning, NotFound
from vidpipe_desktop.core.listing import SORT_KEYS, ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import Brief, MediaFile, Project, RunState, Slot, Take, TakeSource
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.storage import mapping
from vidpipe_desktop.storage.database import Database, translated
from vidpipe_desktop.storage.lease import TTL, Lease, Owner, StaleLease
from vidpipe_desktop.storage.tables import LeaseRow, ProjectRow, RunRow, SceneRow, TakeRow

FILE = "vidpipe.db"


class Store:
    """All projects of one data folder."""

    def __init__(self, data_dir: Path, engines: Engines) -> None:
        self._data_dir = data_dir
        self._engines = engines
        self._database = Database(data_dir / FILE)
        self._owner = Owner(data_dir / "locks")

    async def open(self) -> None:
        """Open or make the database. Raises StorageError with what to do."""
        await self._database.open()
        with translated(self._database.path):
            await asyncio.to_thread(self._owner.open)

    async def close(self) -> None:
        """Let go of the file and of every lease."""
        await self._database.close()
        await asyncio.to_thread(self._owner.close)

    # Projects

    async def create(self, brief: Brief) -> Project:
        """A new, empty project."""
        moment = mapping.now()
        return await self._insert(Project(str(uuid.uuid4()), brief, moment, moment))

    async def get(self, project_id: str) -> Project:
        """The project. Raises NotFound for ids that are unknown, malformed or deleted."""
        async with self._database.reading() as session:
            return await _load(session, await _row(session, project_id))

    async def page(self, query: ProjectQuery) -> ProjectPage:
        """One page of the list, in two queries."""
        where: list[ColumnElement[bool]] = [ProjectRow.deleted_at.is_(None)]
        if query.text.strip():
            where.append(ProjectRow.prompt_folded.contains(query.text.strip().casefold(), autoescape=True))
        if query.status is not None:
            where.append(ProjectRow.status == query.status.value)
        key = query.sort if query.sort in SORT_KEYS else "created_at"
        column = getattr(ProjectRow, "prompt_folded" if key == "prompt" else key)
        order = [column.desc() if query.descending else column.asc(), ProjectRow.id]
        chosen = select(ProjectRow.summary).where(*where).order_by(*order).offset(query.offset).limit(query.limit)
        async with self._database.reading() as session:
            total = await session.scalar(select(func.count()).select_from(ProjectRow).where(*where))
            rows = (await session.scalars(chosen)).all()
        return ProjectPage(query, tuple(mapping.SUMMARY.validate_json(row) for row in rows), total or 0)

    async def duplicate(self, project_id: str) -> Project:
        """A new project with the same brief, scenes and ready files; its takes are inherited and cost nothing."""
        source = await self.get(project_id)
        moment = mapping.now()
        ids = {scene.id: str(uuid.uuid4()) for scene in source.scenes} | {"": ""}
        takes = tuple(
            replace(
                take,
                id=str(uuid.uuid4()),
                slot=Slot(take.slot.kind, ids[take.slot.scene_id]),
                source=take.source if take.source is TakeSource.UPLOADED else TakeSource.INHERITED,
                cost=FREE,
                job_id="",
                run_id="",
            )
            for take in source.takes
            if take.state == "ready" and take.slot.scene_id in ids
        )
        scenes = tuple(replace(scene, id=ids[scene.id]) for scene in source.scenes)
        copy = replace(
            source, id=str(uuid.uuid4()), created_at=moment, updated_at=moment, scenes=scenes, takes=takes, run=None
        )
        return await self._insert(copy)

    async def delete(self, project_id: str) -> None:
        """Take the project off the list; `restore` undoes it. Raises NotFound."""
        async with self._database.writing() as session:
            row = await _row(session, project_id)
            row.deleted_at = mapping.now().isoformat()

    async def restore(self, project_id: str) -> Project:
        """Undo `delete`. Raises NotFound."""
        async with self._database.writing() as session:
            row = await session.get(ProjectRow, project_id) if mapping.is_id(project_id) else None
            if row is None:
                raise _unknown()
            row.deleted_at = None
            return await _load(session, row)

    async def purge_deleted(self, older_than: timedelta) -> tuple[MediaFile, ...]:
        """Remove for good what was deleted long ago; returns the media that nothing refers to any more."""
        limit = (mapping.now() - older_than).isoformat()
        async with self._database.writing() as session:
            ids = (await session.scalars(select(ProjectRow.id).where(ProjectRow.deleted_at < limit))).all()
            takes = (await session.scalars(select(TakeRow.data).where(TakeRow.project_id.in_(ids)))).all()
            await session.execute(delete(ProjectRow).where(ProjectRow.id.in_(ids)))
            files = {file for text in takes for file in _files(mapping.TAKE.validate_json(text))}
            return tuple([file for file in files if not await _is_used(session, file.sha256)])

    async def commit(self, project_id: str, *changes: Change, lease: Lease | None = None) -> Project:
        """Apply all changes or none, and derive the project's row of the list anew.

        Raises NotFound; StaleLease if somebody else has taken over the lease meanwhile.
        """
        async with self._database.writing() as session:
            if lease is not None:
                await _check(session, lease)
            row = await _row(session, project_id)
            for change in changes:
                await _apply(session, row, change)
            row.updated_at = mapping.now().isoformat()
            await session.flush()
            project = await _load(session, row)
            mapping.fill_summary(row, summarize(project, plan(project, self._engines)))
            return project

    async def _insert(self, project: Project) -> Project:
        row = ProjectRow(
            id=project.id,
            created_at=project.created_at.isoformat(),
            updated_at=project.updated_at.isoformat(),
            brief=mapping.write(mapping.BRIEF, project.brief),
            style_guide=project.style_guide,
            storyboard_variation=project.storyboard_variation,
        )
        mapping.fill_summary(row, summarize(project, plan(project, self._engines)))
        async with self._database.writing() as session:
            session.add(row)
            await session.flush()
            session.add_all(mapping.scene_row(project.id, scene) for scene in project.scenes)
            for take in project.takes:
                await _apply(session, row, PutTake(take))
                await session.flush()
        return project

    # Leases

    async def acquire(self, project_id: str) -> Lease:
        """Become the one who makes this project. Raises NotFound, AlreadyRunning."""
        async with self._database.writing() as session:
            await _row(session, project_id)
            row = await session.get(LeaseRow, project_id)
            if row is None:
                row = LeaseRow(project_id=project_id, owner="", token=0, expires_at=0.0, stop_requested=False)
                session.add(row)
            if await asyncio.to_thread(self._is_held, row.owner, row.expires_at):
                raise AlreadyRunning
            row.owner, row.token, row.stop_requested = self._owner.id, row.token + 1, False
            row.expires_at = time.time() + TTL
            return Lease(project_id, self._owner.id, row.token)

    async def renew(self, lease: Lease) -> bool:
        """Keep the lease; False if somebody asked that the run be stopped. Raises StaleLease."""
        async with self._database.writing() as session:
            row = await _check(session, lease)
            row.expires_at = time.time() + TTL
            return not row.stop_requested

    async def release(self, lease: Lease) -> None:
        """Give the lease back. Raises StaleLease."""
        async with self._database.writing() as session:
            row = await _check(session, lease)
            row.owner, row.expires_at = "", 0.0

    async def ask_stop(self, project_id: str) -> bool:
        """Ask whoever makes the project to stop; False if nobody does."""
        async with self._database.writing() as session:
            row = await session.get(LeaseRow, project_id)
            if row is None or not await asyncio.to_thread(self._is_held, row.owner, row.expires_at):
                return False
            row.stop_requested = True
            return True

    async def interrupted(self) -> tuple[Project, ...]:
        """Projects whose run never ended although nobody alive works on them."""
        running = select(RunRow.project_id, LeaseRow.owner, LeaseRow.expires_at).join(
            LeaseRow, LeaseRow.project_id == RunRow.project_id, isouter=True
        )
        query = running.join(ProjectRow, ProjectRow.id == RunRow.project_id).where(
            RunRow.state == RunState.RUNNING.value, ProjectRow.deleted_at.is_(None)
        )
        found: list[Project] = []
        async with self._database.reading() as session:
            for project_id, owner, expires_at in (await session.execute(query)).all():
                if not await asyncio.to_thread(self._is_held, owner or "", expires_at or 0.0):
                    project = await _load(session, await _row(session, project_id))
                    if project.run is not None and project.run.state is RunState.RUNNING:
                        found.append(project)
        return tuple(found)

    def _is_held(self, owner: str, expires_at: float) -> bool:
        """Whether the lease keeps others out: given to somebody, not run out, and its owner's process lives."""
        return bool(owner) and expires_at > time.time() and self._owner.is_alive(owner)


def _unknown() -> NotFound:
    return NotFound("There is no such project.", "It may have been deleted. `list` shows the projects there are.")


async def _row(session: AsyncSession, project_id: str) -> ProjectRow:
    row = await session.get(ProjectRow, project_id) if mapping.is_id(project_id) else None
    if row is None or row.deleted_at is not None:
        raise _unknown()
    return row


async def _load(session: AsyncSession, row: ProjectRow) -> Project:
    scenes = await session.scalars(select(SceneRow).where(SceneRow.project_id == row.id).order_by(SceneRow.position))
    takes = await session.scalars(select(TakeRow).where(TakeRow.project_id == row.id).order_by(TakeRow.made))
    runs = select(RunRow).where(RunRow.project_id == row.id).order_by(RunRow.began.desc()).limit(1)
    run = await session.scalar(runs)
    return mapping.to_project(row, list(scenes), list(takes), run)


async def _check(session: AsyncSession, lease: Lease) -> LeaseRow:
    row = await session.get(LeaseRow, lease.project_id)
    if row is None or (row.owner, row.token) != (lease.owner, lease.token):
        raise StaleLease
    return row


async def _apply(session: AsyncSession, row: ProjectRow, change: Change) -> None:
    match change:
        case PutTake(take):
            found = await session.scalar(select(TakeRow).where(TakeRow.id == take.id, TakeRow.project_id == row.id))
            if found is None:
                found = TakeRow(id=take.id, project_id=row.id)
                session.add(found)
            mapping.fill_take(found, take)
        case PutStoryboard(style_guide, scenes):
            await session.execute(delete(SceneRow).where(SceneRow.project_id == row.id))
            session.add_all(mapping.scene_row(row.id, scene) for scene in scenes)
            row.style_guide = style_guide
        case PutScene(scene):
            await session.execute(
                update(SceneRow)
                .where(SceneRow.id == scene.id, SceneRow.project_id == row.id)
                .values(position=scene.index, data=mapping.write(mapping.SCENE, scene))
            )
        case PutRun(run):
            found = await session.scalar(select(RunRow).where(RunRow.id == run.id, RunRow.project_id == row.id))
            if found is None:
                found = RunRow(id=run.id, project_id=row.id)
                session.add(found)
            found.state, found.data = run.state.value, mapping.write(mapping.RUN, run)
        case PutBrief(brief):
            row.brief = mapping.write(mapping.BRIEF, brief)
        case SetStoryboardVariation(variation):
            row.storyboard_variation = variation


def _files(take: Take) -> tuple[MediaFile, ...]:
    return tuple(file for file in (take.file, take.thumbnail) if file)


async def _is_used(session: AsyncSession, sha256: str) -> bool:
    used = select(TakeRow.made).where((TakeRow.file_sha256 == sha256) | (TakeRow.thumbnail_sha256 == sha256)).limit(1)
    return await session.scalar(used) is not None
