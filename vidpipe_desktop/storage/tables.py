"""The tables. Snapshots of takes, scenes and runs are JSON; what is searched, sorted or guarded has a column."""

from sqlalchemy import Boolean, Float, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

REVISION = "0004"
"""The migration these tables are the result of: the newest one."""


class Base(DeclarativeBase):
    """Base of all tables."""


class ProjectRow(Base):
    """One project, with its row of the list as derived at the last change. Times are ISO 8601 in UTC.

    prompt_folded is what the filter searches; prompt_key, its beginning, is what the list sorts by; number is what the
    index of the prompts calls the project.
    """

    __tablename__ = "projects"
    __table_args__ = (
        Index("projects_by_number", "number", unique=True),
        *(
            Index(f"projects_by_{key}", "deleted_at", key, "id")
            for key in ("created_at", "prompt_key", "status", "progress", "scene_count", "length", "cost")
        ),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    created_at: Mapped[str] = mapped_column(String(40))
    updated_at: Mapped[str] = mapped_column(String(40))
    deleted_at: Mapped[str | None] = mapped_column(String(40))
    brief: Mapped[str] = mapped_column(Text)
    style_guide: Mapped[str] = mapped_column(Text)
    storyboard_variation: Mapped[int] = mapped_column(Integer)
    prompt: Mapped[str] = mapped_column(Text)
    prompt_folded: Mapped[str] = mapped_column(Text)
    prompt_key: Mapped[str] = mapped_column(String(80), server_default="")
    status: Mapped[str] = mapped_column(String(20))
    progress: Mapped[float] = mapped_column(Float)
    scene_count: Mapped[int] = mapped_column(Integer)
    length: Mapped[float] = mapped_column(Float)
    cost: Mapped[int] = mapped_column(Integer)
    summary: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer, server_default="0")
    forked_from: Mapped[str | None] = mapped_column(String(36))


class SceneRow(Base):
    """One scene of the present storyboard."""

    __tablename__ = "scenes"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    data: Mapped[str] = mapped_column(Text)


class TakeRow(Base):
    """One take. made counts them in the order they were entered."""

    __tablename__ = "takes"

    made: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    job_id: Mapped[str] = mapped_column(Text, index=True)
    file_sha256: Mapped[str] = mapped_column(String(64), index=True)
    thumbnail_sha256: Mapped[str] = mapped_column(String(64), index=True)
    data: Mapped[str] = mapped_column(Text)


class RunRow(Base):
    """One run. began counts them in the order they were entered."""

    __tablename__ = "runs"

    began: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(36), unique=True)
    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    data: Mapped[str] = mapped_column(Text)


class LeaseRow(Base):
    """Who works on a project. token grows with each owner; expires_at is in seconds of the database's clock."""

    __tablename__ = "leases"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True)
    owner: Mapped[str] = mapped_column(String(36))
    token: Mapped[int] = mapped_column(Integer)
    expires_at: Mapped[float] = mapped_column(Float)
    stop_requested: Mapped[bool] = mapped_column(Boolean)


class SpendingRow(Base):
    """What a take counts against the caps, in micro-dollars. No foreign key: money stays spent when its project is gone."""

    __tablename__ = "spending"

    take_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    project_id: Mapped[str] = mapped_column(String(36), index=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    amount: Mapped[int] = mapped_column(Integer)


class QueueRow(Base):
    """A project that waits for its turn, or has it. The lowest position is next."""

    __tablename__ = "queue"

    project_id: Mapped[str] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, index=True)


class SwitchRow(Base):
    """Something that is on or off for all windows and commands on this folder."""

    __tablename__ = "switches"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    on: Mapped[bool] = mapped_column(Boolean)
