"""Frozen snapshots to rows and back, by pydantic's reading of the dataclasses."""

import json
import unicodedata
import uuid
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from vidpipe_desktop.core.models import Brief, MediaFile, Project, ProjectSummary, Run, Scene, Take

T = TypeVar("T")

BRIEF = TypeAdapter(Brief)
SCENE = TypeAdapter(Scene)
TAKE = TypeAdapter(Take)
RUN = TypeAdapter(Run)
SUMMARY = TypeAdapter(ProjectSummary)
PROJECT = TypeAdapter(Project)

_KEY_LENGTH = 80
"""Characters of a prompt that decide its place in a sorted list."""


def to_text(adapter: TypeAdapter[T], value: T) -> str:
    """The value as JSON text. Raises ValueError if it could not be read again, as with NaN or an infinity.

    Halves of surrogate pairs, which no UTF-8 text can hold, become U+FFFD.
    """
    try:
        text = adapter.dump_json(value).decode()
    except PydanticSerializationError:
        text = json.dumps(_cleaned(adapter.dump_python(value, mode="json")), ensure_ascii=False)
    try:
        adapter.validate_json(text)
    except ValidationError as error:
        raise ValueError(f"not storable: {value!r}") from error
    return text


def as_stored(adapter: TypeAdapter[T], value: T) -> T:
    """The value as it will be read again. Raises ValueError as `to_text` does."""
    return adapter.validate_json(to_text(adapter, value))


def clean(text: str) -> str:
    """The text with halves of surrogate pairs replaced by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in cast(dict[str, object], value).items()}
    if isinstance(value, list):
        return [_cleaned(item) for item in cast(list[object], value)]
    return value


def fold(text: str) -> str:
    """The text as it is compared: without case, with one spelling of every accented letter, and with spaces for NULs.

    (An index of letters ends at a NUL.)
    """
    folded = unicodedata.normalize("NFD", clean(text).replace("\0", " ")).casefold()
    return unicodedata.normalize("NFC", folded)


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def is_id(text: str) -> bool:
    """Whether the text is a UUID as we write them; no other string reaches a query or a path."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False


def project_values(project: Project) -> dict[str, Any]:
    """The project's own columns, without those of its row in the list."""
    return {
        "id": project.id,
        "created_at": project.created_at.isoformat(),
        "updated_at": project.updated_at.isoformat(),
        "brief": to_text(BRIEF, project.brief),
        "style_guide": clean(project.style_guide),
        "storyboard_variation": project.storyboard_variation,
        "forked_from": project.forked_from or None,
    }


def summary_values(summary: ProjectSummary) -> dict[str, Any]:
    """The columns that lists are made of."""
    folded = fold(summary.prompt)
    return {
        "prompt": clean(summary.prompt),
        "prompt_folded": folded,
        "prompt_key": folded[:_KEY_LENGTH],
        "status": summary.status.value,
        "progress": summary.progress,
        "scene_count": summary.scene_count,
        "length": summary.length,
        "cost": int(summary.cost),
        "summary": to_text(SUMMARY, summary),
    }


def scene_values(project_id: str, scene: Scene) -> dict[str, Any]:
    """The columns of a scene."""
    return {"id": scene.id, "project_id": project_id, "position": scene.index, "data": to_text(SCENE, scene)}


def take_values(project_id: str, take: Take) -> dict[str, Any]:
    """The columns of a take."""
    return {
        "id": take.id,
        "project_id": project_id,
        "state": take.state.value,
        "job_id": clean(take.job_id),
        "file_sha256": take.file.sha256 if take.file else "",
        "thumbnail_sha256": take.thumbnail.sha256 if take.thumbnail else "",
        "data": to_text(TAKE, take),
    }


def run_values(project_id: str, run: Run) -> dict[str, Any]:
    """The columns of a run."""
    return {"id": run.id, "project_id": project_id, "state": run.state.value, "data": to_text(RUN, run)}


def files_of(take: Take) -> tuple[MediaFile, ...]:
    """The media the take refers to."""
    return tuple(file for file in (take.file, take.thumbnail) if file)
