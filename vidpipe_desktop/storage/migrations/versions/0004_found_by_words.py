"""Projects are found by any part of their prompts without reading them all.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_SEARCHED = """CREATE VIRTUAL TABLE prompt_search USING fts5(prompt, tokenize = "trigram case_sensitive 1")"""
_KEPT_IN_STEP = (
    """CREATE TRIGGER prompt_search_insert AFTER INSERT ON projects BEGIN
    INSERT INTO prompt_search (rowid, prompt) VALUES (new.number, new.prompt_folded);
END""",
    """CREATE TRIGGER prompt_search_delete AFTER DELETE ON projects BEGIN
    DELETE FROM prompt_search WHERE rowid = old.number;
END""",
    """CREATE TRIGGER prompt_search_update AFTER UPDATE OF prompt_folded ON projects
WHEN old.prompt_folded IS NOT new.prompt_folded BEGIN
    UPDATE prompt_search SET prompt = new.prompt_folded WHERE rowid = new.number;
END""",
)


def upgrade() -> None:
    """Number the projects, and index every three letters of their prompts (https://sqlite.org/fts5.html#trigram)."""
    op.add_column("projects", sa.Column("number", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE projects SET number = rowid")
    op.create_index("ix_projects_number", "projects", ["number"], unique=True)
    op.execute(_SEARCHED)
    op.execute("INSERT INTO prompt_search (rowid, prompt) SELECT number, prompt_folded FROM projects")
    for trigger in _KEPT_IN_STEP:
        op.execute(trigger)
