"""Asking for a page of projects, and the page."""

from dataclasses import dataclass

from vidpipe_desktop.core.models import ProjectSummary, Status

SORT_KEYS = ("created_at", "prompt", "status", "progress", "scene_count", "length", "cost")


@dataclass(frozen=True, slots=True)
class ProjectQuery:
    """Which projects, in which order. text is searched in the prompts, ignoring case; limit is rows per page."""

    text: str = ""
    sort: str = "created_at"
    descending: bool = True
    offset: int = 0
    limit: int = 200
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """The rows from query.offset on, and how many projects the whole list has."""

    query: ProjectQuery
    rows: tuple[ProjectSummary, ...]
    total: int
