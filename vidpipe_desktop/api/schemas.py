"""What goes over the wire. Bounds are checked by core.brief, so that form, command line and API agree."""

from datetime import datetime

from pydantic import BaseModel

from vidpipe_desktop.core.models import Project, ProjectSummary, Slot, SlotKind, TakeState
from vidpipe_desktop.core.plan import Plan, start_slot
from vidpipe_desktop.core.status import summarize


class GenerateBody(BaseModel):
    """A film to be made. Only the prompt is needed. An engine of one role may name a model: "google:veo-3.1"."""

    prompt: str
    style: str = "cinematic"
    aspect_ratio: str = "16:9"
    resolution: str | None = None
    clip_duration: float = 5
    scenes: int | None = None
    engine: str | None = None
    storyboard_engine: str | None = None
    keyframes_engine: str | None = None
    clips_engine: str | None = None
    crossfade: float | None = None
    seed: int | None = None
    until: str | None = None


class Accepted(BaseModel):
    """The work goes on in the background; status_url tells how it stands."""

    project_id: str
    status: str
    status_url: str


class ProjectStatus(BaseModel):
    """How a project stands, without its scenes."""

    project_id: str
    status: str
    created_at: datetime
    updated_at: datetime
    error_message: str | None


class SceneDetail(BaseModel):
    """One scene. status and clip_status: pending, running, complete or failed."""

    scene_index: int
    description: str
    status: str
    has_start_keyframe: bool
    has_end_keyframe: bool
    has_clip: bool
    clip_status: str


class ProjectDetail(ProjectStatus):
    """A project with its scenes."""

    prompt: str
    style: str
    aspect_ratio: str
    scene_count: int
    scenes: list[SceneDetail]


class ProjectRow(BaseModel):
    """One project of the list."""

    project_id: str
    prompt: str
    status: str
    created_at: datetime


class Health(BaseModel):
    """The server is up."""

    status: str
    version: str


def accepted(row: ProjectSummary) -> Accepted:
    """The answer to generate and resume."""
    return Accepted(project_id=row.id, status=row.status.value, status_url=f"/api/projects/{row.id}/status")


def project_status(project: Project, plan: Plan) -> ProjectStatus:
    """The project without its scenes."""
    row = summarize(project, plan)
    return ProjectStatus(
        project_id=row.id,
        status=row.status.value,
        created_at=row.created_at,
        updated_at=row.updated_at,
        error_message=row.message or None,
    )


def project_detail(project: Project, plan: Plan) -> ProjectDetail:
    """The project with its scenes."""
    brief = project.brief
    scenes = [_scene(project, plan, index) for index in range(len(project.scenes))]
    return ProjectDetail(
        **project_status(project, plan).model_dump(),
        prompt=brief.prompt,
        style=brief.style,
        aspect_ratio=brief.aspect_ratio.value,
        scene_count=len(scenes) or brief.scene_count,
        scenes=scenes,
    )


def project_row(row: ProjectSummary) -> ProjectRow:
    """One row of the list."""
    return ProjectRow(project_id=row.id, prompt=row.prompt, status=row.status.value, created_at=row.created_at)


def _scene(project: Project, plan: Plan, index: int) -> SceneDetail:
    scene = project.scenes[index]
    start, end = start_slot(project.scenes, index), Slot(SlotKind.END, scene.id)
    clip = Slot(SlotKind.CLIP, scene.id)
    states = [_word(project, plan, slot) for slot in (start, end, clip)]
    word = next((word for word in ("failed", "running", "pending") if word in states), "complete")
    return SceneDetail(
        scene_index=index,
        description=scene.description,
        status=word,
        has_start_keyframe=plan.state(start).take is not None,
        has_end_keyframe=plan.state(end).take is not None,
        has_clip=plan.state(clip).take is not None,
        clip_status=states[-1],
    )


def _word(project: Project, plan: Plan, slot: Slot) -> str:
    if plan.state(slot).fresh:
        return "complete"
    takes = [take for take in project.takes if take.slot == slot]
    match takes[-1].state if takes else None:
        case TakeState.INTENDED | TakeState.SUBMITTED:
            return "running"
        case TakeState.FAILED | TakeState.UNKNOWN:
            return "failed"
        case _:
            return "pending"
