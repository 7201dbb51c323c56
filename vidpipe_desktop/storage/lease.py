"""One runner per project: a lease with a fencing token, held by a process that is proven to live.

A lease keeps others out until it runs out, or until the kernel says that its owner's process is gone. Its token grows
with each owner, so that a writer who was taken for dead is recognised and refused. All times are the database's.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import ColumnElement, Float, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import aliased

from vidpipe_desktop.core.errors import AlreadyRunning, VidpipeError
from vidpipe_desktop.core.models import RunState
from vidpipe_desktop.storage import mapping
from vidpipe_desktop.storage.database import Database
from vidpipe_desktop.storage.lifesign import LifeSign, forget_dead, is_alive
from vidpipe_desktop.storage.rows import require
from vidpipe_desktop.storage.tables import LeaseRow, ProjectRow, RunRow

TTL = 15.0
"""Seconds a lease lives without being renewed."""

_EPOCH = 2440587.5
"""Julian day of 1970-01-01."""
_DAY = 86400.0


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


class Leases:
    """The leases of one database, as one owner sees them. There may be several owners in a process."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder
        self._sign = LifeSign(folder)

    async def open(self) -> None:
        """Become an owner. Raises OSError."""
        self._sign = LifeSign(self._folder)
        await asyncio.to_thread(self._sign.begin)
        await asyncio.to_thread(forget_dead, self._folder)

    async def close(self) -> None:
        """Cease to be one: all our leases are free at once."""
        await asyncio.to_thread(self._sign.end)

    async def acquire(self, project_id: str) -> Lease:
        """Become the one who makes this project. Raises NotFound, AlreadyRunning."""
        holder = await self._holder(project_id)
        dead = "" if holder and await self._is_alive(holder) else holder
        taken = {"owner": self._sign.id, "expires_at": _clock() + TTL, "stop_requested": False}
        statement = insert(LeaseRow).values(project_id=project_id, token=1, **taken)
        # Somebody may have been faster: only the holder found dead may be replaced before the time.
        free = or_(LeaseRow.owner.in_(("", dead)), LeaseRow.expires_at <= _clock())
        statement = statement.on_conflict_do_update(
            index_elements=[LeaseRow.project_id], set_=taken | {"token": LeaseRow.token + 1}, where=free
        ).returning(LeaseRow.token)
        async with self._database.writing() as connection:
            await require(connection, project_id)
            token = await connection.scalar(statement)
        if token is None:
            raise AlreadyRunning
        return Lease(project_id, self._sign.id, token)

    async def renew(self, lease: Lease) -> bool:
        """Keep the lease; False if somebody asked that the run be stopped. Raises StaleLease."""
        renewed = update(LeaseRow).where(*_ours(lease)).values(expires_at=_clock() + TTL)
        async with self._database.writing() as connection:
            stop_requested = await connection.scalar(renewed.returning(LeaseRow.stop_requested))
        if stop_requested is None:
            raise StaleLease
        return not stop_requested

    async def release(self, lease: Lease) -> None:
        """Give the lease back. Raises StaleLease."""
        released = update(LeaseRow).where(*_ours(lease)).values(owner="", expires_at=0.0)
        async with self._database.writing() as connection:
            if await connection.scalar(released.returning(LeaseRow.token)) is None:
                raise StaleLease

    async def ask_stop(self, project_id: str) -> bool:
        """Ask whoever makes the project to stop; False if nobody does."""
        holder = await self._holder(project_id)
        if not holder or not await self._is_alive(holder):
            return False
        asked = update(LeaseRow).where(LeaseRow.project_id == project_id, LeaseRow.owner == holder)
        async with self._database.writing() as connection:
            return await connection.scalar(asked.values(stop_requested=True).returning(LeaseRow.token)) is not None

    async def abandoned(self) -> list[str]:
        """Ids of the projects whose last run never ended although nobody alive works on them."""
        any_run = aliased(RunRow)
        last = select(func.max(any_run.began)).where(any_run.project_id == ProjectRow.id).correlate(ProjectRow)
        running = (
            select(ProjectRow.created_at, ProjectRow.id, LeaseRow.owner)
            .join(RunRow, RunRow.project_id == ProjectRow.id)
            .join(LeaseRow, LeaseRow.project_id == ProjectRow.id, isouter=True)
            .where(
                RunRow.state == RunState.RUNNING.value,
                RunRow.began == last.scalar_subquery(),
                ProjectRow.deleted_at.is_(None),
            )
        )
        async with self._database.reading() as connection:
            # Sorted here: SQLite would go through all projects in this order instead of the few that run.
            newest_first = sorted((tuple(row) for row in (await connection.execute(running)).all()), reverse=True)
        found = [(project_id, owner or "") for _, project_id, owner in newest_first]
        alive = {owner for owner in {owner for _, owner in found} if owner and await self._is_alive(owner)}
        return [project_id for project_id, owner in found if owner not in alive]

    async def _holder(self, project_id: str) -> str:
        """The owner of a lease that has not run out ("" = none)."""
        if not mapping.is_id(project_id):
            return ""
        query = select(LeaseRow.owner).where(LeaseRow.project_id == project_id, LeaseRow.expires_at > _clock())
        async with self._database.reading() as connection:
            return await connection.scalar(query) or ""

    async def _is_alive(self, owner: str) -> bool:
        return owner == self._sign.id or await asyncio.to_thread(is_alive, self._folder, owner)


async def check(connection: AsyncConnection, lease: Lease) -> None:
    """Raises StaleLease if somebody else has taken over. To be asked in the transaction that writes."""
    if await connection.scalar(select(LeaseRow.token).where(*_ours(lease))) is None:
        raise StaleLease


def _ours(lease: Lease) -> tuple[ColumnElement[bool], ...]:
    return LeaseRow.project_id == lease.project_id, LeaseRow.owner == lease.owner, LeaseRow.token == lease.token


def _clock() -> ColumnElement[float]:
    """Seconds since 1970 by the database's clock."""
    return (func.julianday("now", type_=Float) - _EPOCH) * _DAY
