"""The first tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _project() -> sa.Column[str]:
    return sa.Column("project_id", sa.String(36), sa.ForeignKey("projects.id", ondelete="CASCADE"), nullable=False)


def upgrade() -> None:
    """Projects, scenes, takes, runs, leases."""
    op.create_table(
        "projects",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", sa.String(40), nullable=False),
        sa.Column("updated_at", sa.String(40), nullable=False),
        sa.Column("deleted_at", sa.String(40)),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("style_guide", sa.Text, nullable=False),
        sa.Column("storyboard_variation", sa.Integer, nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("prompt_folded", sa.Text, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("progress", sa.Float, nullable=False),
        sa.Column("scene_count", sa.Integer, nullable=False),
        sa.Column("length", sa.Float, nullable=False),
        sa.Column("cost", sa.Integer, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
    )
    op.create_index("projects_by_age", "projects", ["deleted_at", "created_at"])
    op.create_index("ix_projects_status", "projects", ["status"])
    op.create_table(
        "scenes",
        sa.Column("id", sa.String(36), primary_key=True),
        _project(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "takes",
        sa.Column("made", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        _project(),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("job_id", sa.Text, nullable=False),
        sa.Column("file_sha256", sa.String(64), nullable=False),
        sa.Column("thumbnail_sha256", sa.String(64), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("began", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(36), nullable=False, unique=True),
        _project(),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("project_id", sa.String(36), sa.ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("owner", sa.String(36), nullable=False),
        sa.Column("token", sa.Integer, nullable=False),
        sa.Column("expires_at", sa.Float, nullable=False),
        sa.Column("stop_requested", sa.Boolean, nullable=False),
    )
    for table in ("scenes", "takes", "runs"):
        op.create_index(f"ix_{table}_project_id", table, ["project_id"])
    for table, column in (
        ("takes", "state"),
        ("takes", "file_sha256"),
        ("takes", "thumbnail_sha256"),
        ("runs", "state"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
