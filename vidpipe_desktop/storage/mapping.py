"""Rows to frozen snapshots and back, by pydantic's reading of the dataclasses."""

import uuid
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import TypeAdapter

from vidpipe_desktop.core.models import Brief, Project, ProjectSummary, Run, Scene, Take
from vidpipe_desktop.storage.tables import ProjectRow, RunRow, SceneRow, TakeRow

T = TypeVar("T")

BRIEF = TypeAdapter(Brief)
SCENE = TypeAdapter(Scene)
TAKE = TypeAdapter(Take)
RUN = TypeAdapter(Run)
SUMMARY = TypeAdapter(ProjectSummary)


def write(adapter: TypeAdapter[T], value: T) -> str:
    """The value as JSON text."""
    return adapter.dump_json(value).decode()


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def is_id(text: str) -> bool:
    """Whether the text is a UUID as we write them; no other string reaches a query or a path."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def to_project(row: ProjectRow, scenes: list[SceneRow], takes: list[TakeRow], run: RunRow | None) -> Project:
    """A project from its rows, which must be in order."""
    return Project(
        id=row.id,
        brief=BRIEF.validate_json(row.brief),
        created_at=datetime.fromisoformat(row.created_at),
        updated_at=datetime.fromisoformat(row.updated_at),
        style_guide=row.style_guide,
        storyboard_variation=row.storyboard_variation,
        scenes=tuple(SCENE.validate_json(scene.data) for scene in scenes),
        takes=tuple(TAKE.validate_json(take.data) for take in takes),
        run=RUN.validate_json(run.data) if run else None,
    )


def scene_row(project_id: str, scene: Scene) -> SceneRow:
    """The scene's row."""
    return SceneRow(id=scene.id, project_id=project_id, position=scene.index, data=write(SCENE, scene))


def fill_take(row: TakeRow, take: Take) -> None:
    """Write the take into its row."""
    row.state = take.state.value
    row.job_id = take.job_id
    row.file_sha256 = take.file.sha256 if take.file else ""
    row.thumbnail_sha256 = take.thumbnail.sha256 if take.thumbnail else ""
    row.data = write(TAKE, take)


def fill_summary(row: ProjectRow, summary: ProjectSummary) -> None:
    """Write the derived row of the list into the project's row."""
    row.prompt = summary.prompt
    row.prompt_folded = summary.prompt.casefold()
    row.status = summary.status.value
    row.progress = summary.progress
    row.scene_count = summary.scene_count
    row.length = summary.length
    row.cost = int(summary.cost)
    row.summary = write(SUMMARY, summary)
