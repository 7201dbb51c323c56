"""Statements about the queue: who waits, in which order, and whether it stands still."""

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from vidpipe_desktop.storage.tables import ProjectRow, QueueRow, SwitchRow

_PAUSED = "queue paused"


async def order(connection: AsyncConnection) -> list[str]:
    """Ids of the projects in the queue, the next one first. Deleted ones don't count."""
    living = exists().where(ProjectRow.id == QueueRow.project_id, ProjectRow.deleted_at.is_(None))
    return list(await connection.scalars(select(QueueRow.project_id).where(living).order_by(QueueRow.position)))


async def append(connection: AsyncConnection, project_id: str) -> None:
    """Put the project at the end, unless it is in the queue already."""
    last = await connection.scalar(select(func.coalesce(func.max(QueueRow.position), 0)))
    entry = insert(QueueRow).values(project_id=project_id, position=(last or 0) + 1)
    await connection.execute(entry.on_conflict_do_nothing())


async def remove(connection: AsyncConnection, project_id: str) -> None:
    """Take the project out."""
    await connection.execute(delete(QueueRow).where(QueueRow.project_id == project_id))


async def arrange(connection: AsyncConnection, project_ids: Sequence[str]) -> None:
    """Make this the order."""
    await connection.execute(delete(QueueRow))
    if project_ids:
        rows = [{"project_id": project_id, "position": place} for place, project_id in enumerate(project_ids, 1)]
        await connection.execute(insert(QueueRow), rows)


async def is_paused(connection: AsyncConnection) -> bool:
    """Whether nothing of the queue is begun."""
    return bool(await connection.scalar(select(SwitchRow.on).where(SwitchRow.name == _PAUSED)))


async def set_paused(connection: AsyncConnection, paused: bool) -> None:
    """Have the queue stand still, or go on."""
    entry = insert(SwitchRow).values(name=_PAUSED, on=paused)
    await connection.execute(entry.on_conflict_do_update(index_elements=[SwitchRow.name], set_={"on": paused}))
