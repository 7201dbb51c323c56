"""Prompts are found by an index of their letters, and copies of a film know which it was copied from.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_INDEX = """
CREATE VIRTUAL TABLE projects_search USING fts5(
    prompt_folded, content='projects', content_rowid='number', tokenize='trigram case_sensitive 1'
)
"""
_ENTER = "INSERT INTO projects_search (rowid, prompt_folded) VALUES (new.number, new.prompt_folded);"
_STRIKE = """
INSERT INTO projects_search (projects_search, rowid, prompt_folded) VALUES ('delete', old.number, old.prompt_folded);
"""
_CHANGED = "old.number IS NOT new.number OR old.prompt_folded IS NOT new.prompt_folded"
_TRIGGERS = (
    f"CREATE TRIGGER projects_search_enter AFTER INSERT ON projects BEGIN {_ENTER} END",
    f"CREATE TRIGGER projects_search_strike AFTER DELETE ON projects BEGIN {_STRIKE} END",
    f"CREATE TRIGGER projects_search_change AFTER UPDATE ON projects WHEN {_CHANGED} BEGIN {_STRIKE} {_ENTER} END",
)


def upgrade() -> None:
    """A number per project that outlives VACUUM, a full-text table by that number, and triggers that keep it in step."""
    op.add_column("projects", sa.Column("number", sa.Integer, nullable=False, server_default="0"))
    op.add_column("projects", sa.Column("forked_from", sa.String(36)))
    op.execute("UPDATE projects SET number = rowid")
    op.create_index("projects_by_number", "projects", ["number"], unique=True)
    op.execute(_INDEX)
    op.execute("INSERT INTO projects_search (projects_search) VALUES ('rebuild')")
    for trigger in _TRIGGERS:
        op.execute(trigger)
