"""Statements about projects: finding, loading, inserting and changing them in a transaction of the caller's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vidpipe_desktop.core.changes import (
    Change,
    PutBrief,
    PutRun,
    PutScene,
    PutStoryboard,
    PutTake,
    SetStoryboardVariation,
)
from vidpipe_desktop.core.errors import NotFound
from vidpipe_desktop.core.models import MediaFile, Project, ProjectSummary, Run, Scene, Take
from vidpipe_desktop.storage import mapping, spending
from vidpipe_desktop.storage.tables import ProjectRow, RunRow, SceneRow, TakeRow

T = TypeVar("T")

_AT_ONCE = 500
"""Values in one IN (…): well below what any SQLite allows."""


def unknown() -> NotFound:
    """No such project."""
    return NotFound("There is no such project.", "It may have been deleted. `list` shows the projects there are.")


async def require(connection: AsyncConnection, project_id: str, *, deleted: bool = False) -> None:
    """Raises NotFound for ids that are unknown, malformed or, unless `deleted`, of deleted projects."""
    if not mapping.is_id(project_id):
        raise unknown()
    query = select(ProjectRow.deleted_at).where(ProjectRow.id == project_id)
    row = (await connection.execute(query)).first()
    if row is None or (row.deleted_at is not None and not deleted):
        raise unknown()


async def load(connection: AsyncConnection, project_id: str) -> Project:
    """The project. Raises NotFound for ids that are unknown, malformed or deleted."""
    found = await load_all(connection, [project_id] if mapping.is_id(project_id) else [])
    if not found:
        raise unknown()
    return found[0]


async def load_all(connection: AsyncConnection, project_ids: Sequence[str]) -> list[Project]:
    """Those of the projects that exist and are not deleted, in this order: four queries for up to 500 of them."""
    projects: dict[str, Project] = {}
    for ids in _chunks(project_ids):
        living = ProjectRow.id.in_(ids), ProjectRow.deleted_at.is_(None)
        rows = (await connection.execute(select(ProjectRow.__table__).where(*living))).all()
        if not rows:
            continue
        scenes, takes, runs = (
            await _scenes(connection, ids),
            await _takes(connection, ids),
            await _runs(connection, ids),
        )
        projects |= {
            row.id: Project(
                id=row.id,
                brief=mapping.BRIEF.validate_json(row.brief),
                created_at=datetime.fromisoformat(row.created_at),
                updated_at=datetime.fromisoformat(row.updated_at),
                style_guide=row.style_guide,
                storyboard_variation=row.storyboard_variation,
                scenes=tuple(scenes[row.id]),
                takes=tuple(takes[row.id]),
                run=runs.get(row.id),
                forked_from=row.forked_from or "",
            )
            for row in rows
        }
    return [projects[project_id] for project_id in project_ids if project_id in projects]


async def _scenes(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, list[Scene]]:
    query = select(SceneRow.project_id, SceneRow.data).where(SceneRow.project_id.in_(ids)).order_by(SceneRow.position)
    found: dict[str, list[Scene]] = defaultdict(list)
    for project_id, data in (await connection.execute(query)).all():
        found[project_id].append(mapping.SCENE.validate_json(data))
    return found


async def _takes(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, list[Take]]:
    query = select(TakeRow.project_id, TakeRow.data).where(TakeRow.project_id.in_(ids)).order_by(TakeRow.made)
    found: dict[str, list[Take]] = defaultdict(list)
    for project_id, data in (await connection.execute(query)).all():
        found[project_id].append(mapping.TAKE.validate_json(data))
    return found


async def _runs(connection: AsyncConnection, ids: Sequence[str]) -> dict[str, Run]:
    """The last run of each project."""
    last = select(func.max(RunRow.began)).where(RunRow.project_id.in_(ids)).group_by(RunRow.project_id)
    query = select(RunRow.project_id, RunRow.data).where(RunRow.began.in_(last))
    rows = (await connection.execute(query)).all()
    return {project_id: mapping.RUN.validate_json(data) for project_id, data in rows}


async def runs(connection: AsyncConnection, project_id: str) -> tuple[Run, ...]:
    """Every run of the project, oldest first."""
    query = select(RunRow.data).where(RunRow.project_id == project_id).order_by(RunRow.began)
    return tuple(mapping.RUN.validate_json(data) for data in (await connection.scalars(query)).all())


async def insert_project(connection: AsyncConnection, project: Project, summary: ProjectSummary) -> None:
    """Enter a new project with its scenes and takes."""
    values = mapping.project_values(project) | mapping.summary_values(summary)
    number = select(func.coalesce(func.max(ProjectRow.number), 0) + 1).scalar_subquery()
    await connection.execute(insert(ProjectRow).values({**values, "number": number}))
    if project.scenes:
        await connection.execute(
            insert(SceneRow), [mapping.scene_values(project.id, scene) for scene in project.scenes]
        )
    if project.takes:
        await connection.execute(insert(TakeRow), [mapping.take_values(project.id, take) for take in project.takes])


async def apply(connection: AsyncConnection, project_id: str, change: Change) -> None:
    """Make one change. Raises NotFound for a scene that is not in the storyboard."""
    match change:
        case PutTake(take):
            await _put_take(connection, project_id, take)
        case PutStoryboard(style_guide, scenes):
            await _put_storyboard(connection, project_id, style_guide, scenes)
        case PutScene(scene):
            where = SceneRow.id == scene.id, SceneRow.project_id == project_id
            values = mapping.scene_values(project_id, scene)
            if await connection.scalar(update(SceneRow).where(*where).values(values).returning(SceneRow.id)) is None:
                raise NotFound("This scene is not part of the film any more.", "Its storyboard was written anew.")
        case PutRun(run):
            values, where = mapping.run_values(project_id, run), (RunRow.id == run.id, RunRow.project_id == project_id)
            if await connection.scalar(update(RunRow).where(*where).values(values).returning(RunRow.id)) is None:
                await connection.execute(insert(RunRow).values(values))
        case PutBrief(brief):
            await update_project(connection, project_id, brief=mapping.to_text(mapping.BRIEF, brief))
        case SetStoryboardVariation(variation):
            await update_project(connection, project_id, storyboard_variation=variation)


async def update_project(connection: AsyncConnection, project_id: str, **values: object) -> None:
    """Set columns of the project's row."""
    await connection.execute(update(ProjectRow).where(ProjectRow.id == project_id).values(values))


async def _put_take(connection: AsyncConnection, project_id: str, take: Take) -> None:
    where = TakeRow.id == take.id, TakeRow.project_id == project_id
    await spending.book(connection, project_id, take)
    known = await connection.scalar(select(TakeRow.data).where(*where))
    if known is None:
        await connection.execute(insert(TakeRow).values(mapping.take_values(project_id, take)))
        return
    old = mapping.TAKE.validate_json(known)
    take = replace(take, slot=old.slot, number=old.number, created_at=old.created_at)
    await connection.execute(update(TakeRow).where(*where).values(mapping.take_values(project_id, take)))


async def _put_storyboard(
    connection: AsyncConnection, project_id: str, style_guide: str, scenes: Sequence[Scene]
) -> None:
    await connection.execute(delete(SceneRow).where(SceneRow.project_id == project_id))
    if scenes:
        await connection.execute(insert(SceneRow), [mapping.scene_values(project_id, scene) for scene in scenes])
    await update_project(connection, project_id, style_guide=mapping.clean(style_guide))


async def contents_of_deleted(connection: AsyncConnection) -> set[str]:
    """The sha256 of all media that deleted projects refer to."""
    columns = select(TakeRow.file_sha256, TakeRow.thumbnail_sha256)
    query = columns.join(ProjectRow, ProjectRow.id == TakeRow.project_id).where(ProjectRow.deleted_at.is_not(None))
    return {sha256 for row in (await connection.execute(query)).all() for sha256 in row if sha256}


async def unused(connection: AsyncConnection, files: Iterable[MediaFile]) -> tuple[MediaFile, ...]:
    """Those of the files that no take refers to."""
    by_content = {file.sha256: file for file in files}
    for contents in _chunks(list(by_content)):
        for column in (TakeRow.file_sha256, TakeRow.thumbnail_sha256):
            for sha256 in await connection.scalars(select(column).where(column.in_(contents)).distinct()):
                by_content.pop(sha256, None)
    return tuple(by_content.values())


def _chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
