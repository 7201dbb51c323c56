"""What was spent is kept in a book of its own, jobs are found by an index, and films can wait in a queue.

Revision ID: 0003
"""

import json
from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Tables for spending and the queue; the spending so far is entered from the takes."""
    op.create_table(
        "spending",
        sa.Column("take_id", sa.String(36), primary_key=True),
        sa.Column("project_id", sa.String(36), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("amount", sa.Integer, nullable=False),
    )
    op.create_index("ix_spending_project_id", "spending", ["project_id"])
    op.create_index("ix_spending_month", "spending", ["month"])
    op.create_table(
        "queue",
        sa.Column("project_id", sa.String(36), sa.ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("ix_queue_position", "queue", ["position"])
    op.create_table(
        "switches",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("on", sa.Boolean, nullable=False),
    )
    op.create_index("ix_takes_job_id", "takes", ["job_id"])
    _enter_spending(op.get_bind())


def _enter_spending(connection: sa.Connection) -> None:
    takes = sa.table("takes", *map(sa.column, ("id", "project_id", "data")))
    spending = sa.table("spending", *map(sa.column, ("take_id", "project_id", "month", "amount")))
    for take_id, project_id, data in connection.execute(sa.select(takes.c.id, takes.c.project_id, takes.c.data)).all():
        take = json.loads(data)
        if take["cost"]:
            month = f"{datetime.fromisoformat(take['created_at']).astimezone():%Y-%m}"
            entry = {"take_id": take_id, "project_id": project_id, "month": month, "amount": take["cost"]}
            connection.execute(sa.insert(spending).values(entry))
