"""Every order of the list comes from an index; prompts are found whichever way their accents are spelled.

Revision ID: 0002
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_SORTED = ("created_at", "prompt_key", "status", "progress", "scene_count", "length", "cost")


def upgrade() -> None:
    """A short column to sort prompts by, and an index for every column that can be sorted by."""
    op.add_column("projects", sa.Column("prompt_key", sa.String(80), nullable=False, server_default=""))
    _fold_prompts(op.get_bind())
    op.drop_index("projects_by_age", "projects")
    op.drop_index("ix_projects_status", "projects")
    for column in _SORTED:
        op.create_index(f"projects_by_{column}", "projects", ["deleted_at", column, "id"])


def _fold_prompts(connection: sa.Connection) -> None:
    projects = sa.table("projects", *map(sa.column, ("id", "prompt", "prompt_folded", "prompt_key")))
    for project_id, prompt in connection.execute(sa.select(projects.c.id, projects.c.prompt)).all():
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", prompt).casefold())
        values = {"prompt_folded": folded, "prompt_key": folded[:80]}
        connection.execute(sa.update(projects).where(projects.c.id == project_id).values(values))
