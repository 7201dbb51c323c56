"""Which projects a page is taken from, and how many they are, without reading all of them where that can be helped."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, column, func, literal_column, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.storage.mapping import fold
from vidpipe_desktop.storage.tables import ProjectRow

Conditions = Sequence[ColumnElement[bool]]

_SHORTEST = 3
"""Letters that the index needs at least (SQLite's trigram tokenizer): for shorter texts all prompts are read."""
_LONGEST = 60
"""Letters that are looked up in the index; the prompts it finds are read, so that all others count, too."""
_MANY = 500
"""Finds from which on reading the list in its order is quicker than sorting what was found."""

_SEARCH = table("projects_search", column("rowid"), column("projects_search"))
"""An FTS5 table over the prompts of all projects, by ProjectRow.number; triggers of migration 0004 keep it in step."""


async def conditions(connection: AsyncConnection, query: ProjectQuery) -> Conditions:
    """What is true of the projects that are asked for."""
    wanted = [ProjectRow.status == query.status.value] if query.status is not None else []
    text = fold(query.text.strip())
    if not text:
        return [ProjectRow.deleted_at.is_(None), *wanted]
    # Unlike LIKE, instr knows no wildcards and takes a text of any length.
    wanted.append(func.instr(ProjectRow.prompt_folded, text) > 0)
    numbers = await _look_up(connection, text) if len(text) >= _SHORTEST else None
    if numbers is None:
        return [ProjectRow.deleted_at.is_(None), *wanted]
    # The plus keeps SQLite from reading the whole list in its order instead of the few rows with these numbers.
    return [ProjectRow.number.in_(numbers), literal_column("+projects.deleted_at").is_(None), *wanted]


async def count(connection: AsyncConnection, query: ProjectQuery, where: Conditions) -> int:
    """How many projects there are under these conditions of the query."""
    counted = select(func.count()).select_from(ProjectRow)
    if query.text.strip() or query.status is not None:
        return await connection.scalar(counted.where(*where)) or 0
    # Without a condition SQLite counts by pages, not by rows; deleted projects are few and go after a day.
    deleted = counted.where(ProjectRow.deleted_at > "").scalar_subquery()
    return await connection.scalar(select(counted.scalar_subquery() - deleted)) or 0


async def tidy(connection: AsyncConnection) -> None:
    """Join what many small changes have left of the index in pieces: a step of at most 2 MB, so a moment's work."""
    await connection.exec_driver_sql("INSERT INTO projects_search (projects_search, rank) VALUES ('merge', -500)")


async def _look_up(connection: AsyncConnection, text: str) -> list[int] | None:
    """Numbers of the projects that may have the text; None if they are many."""
    phrase = '"' + text[:_LONGEST].replace('"', '""') + '"'
    match = _SEARCH.c.projects_search.op("MATCH", is_comparison=True)(phrase)
    found = (await connection.scalars(select(_SEARCH.c.rowid).where(match).limit(_MANY + 1))).all()
    return list(found) if len(found) <= _MANY else None
