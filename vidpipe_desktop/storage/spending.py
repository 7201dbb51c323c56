"""What paid takes cost, or may cost: a book of its own, which outlives the projects it was spent on."""

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from vidpipe_desktop.core.caps import Spent, month_of, this_month
from vidpipe_desktop.core.models import Take
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.storage.tables import SpendingRow


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
    total = func.coalesce(func.sum(SpendingRow.amount), 0)
    project = await connection.scalar(select(total).where(SpendingRow.project_id == project_id))
    month = await connection.scalar(select(total).where(SpendingRow.month == this_month()))
    return Spent(Micros(project or 0), Micros(month or 0))
