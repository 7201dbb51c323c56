"""What paid takes cost, or may cost: a book of its own, which outlives the projects it was spent on."""

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from vidpipe_desktop.core.caps import Spending, Spent, month_of, this_month
from vidpipe_desktop.core.models import OPEN_STATES, Take
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.storage.tables import ProjectRow, SpendingRow, TakeRow

_TOTAL = func.coalesce(func.sum(SpendingRow.amount), 0)


async def book(connection: AsyncConnection, project_id: str, take: Take) -> None:
    """Note what the take counts now. A take that counts nothing is not in the book."""
    if not take.committed:
        await connection.execute(delete(SpendingRow).where(SpendingRow.take_id == take.id))
        return
    values = {"project_id": project_id, "month": month_of(take.created_at), "amount": int(take.committed)}
    entry = insert(SpendingRow).values(take_id=take.id, **values)
    again = entry.on_conflict_do_update(index_elements=[SpendingRow.take_id], set_={"amount": values["amount"]})
    await connection.execute(again)


async def spent(connection: AsyncConnection, project_id: str) -> Spent:
    """What the project and this month have come to."""
    project = await connection.scalar(select(_TOTAL).where(SpendingRow.project_id == project_id))
    month = await connection.scalar(select(_TOTAL).where(SpendingRow.month == this_month()))
    return Spent(Micros(project or 0), Micros(month or 0))


async def overview(connection: AsyncConnection) -> Spending:
    """How this month stands, and what the dearest film on the list has come to."""
    this = SpendingRow.month == this_month()
    month = await connection.scalar(select(_TOTAL).where(this)) or 0
    is_open = TakeRow.state.in_([state.value for state in OPEN_STATES])
    flying = select(_TOTAL).join(TakeRow, TakeRow.id == SpendingRow.take_id).where(this, is_open)
    in_flight = await connection.scalar(flying) or 0
    films = select(_TOTAL.label("amount")).join(ProjectRow, ProjectRow.id == SpendingRow.project_id)
    films = films.where(ProjectRow.deleted_at.is_(None)).group_by(SpendingRow.project_id).subquery()
    dearest = await connection.scalar(select(func.max(films.c.amount))) or 0
    return Spending(Micros(month - in_flight), Micros(in_flight), Micros(dearest))
