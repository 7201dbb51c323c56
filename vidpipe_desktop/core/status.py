"""What lists say about a project: derived from its plan and its last run, never stored as truth."""

from vidpipe_desktop.core.models import (
    FILM,
    MediaFile,
    Project,
    ProjectSummary,
    RunState,
    Slot,
    SlotKind,
    Stage,
    Status,
)
from vidpipe_desktop.core.plan import Plan, Step
from vidpipe_desktop.core.recipes import length_of

WEIGHTS = {SlotKind.STORYBOARD: 1, SlotKind.START: 2, SlotKind.END: 2, SlotKind.CLIP: 12, SlotKind.FILM: 2}
"""Rough cost in time of filling a slot, for one progress bar over unlike steps."""

_STAGES = {
    Stage.STORYBOARD: Status.STORYBOARDING,
    Stage.KEYFRAMES: Status.KEYFRAMING,
    Stage.CLIPS: Status.VIDEO_GEN,
    Stage.FILM: Status.STITCHING,
}
_ENDED = {
    RunState.STOPPED: Status.STOPPED,
    RunState.INTERRUPTED: Status.STOPPED,
    RunState.PAUSED: Status.PAUSED,
    RunState.FAILED: Status.FAILED,
    RunState.DONE: Status.STAGED,
}


def derive_status(project: Project, plan: Plan) -> Status:
    """The status word. "complete" means that no step is left: a film with a missing clip never is."""
    if project.run is not None and project.run.state is RunState.RUNNING:
        return _stage(plan.steps)
    if plan.complete:
        return Status.COMPLETE
    return Status.PENDING if project.run is None else _ENDED[project.run.state]


def _stage(steps: tuple[Step, ...]) -> Status:
    left = {step.stage for step in steps}
    return next((status for stage, status in _STAGES.items() if stage in left), Status.STITCHING)


def progress(plan: Plan, parts: dict[Slot, float] | None = None) -> float:
    """How much of the whole film is there, 0…1. parts: how far the steps that run now are, 0…1 each."""
    slots = 3 * len(plan.scenes)
    total = WEIGHTS[SlotKind.STORYBOARD] + WEIGHTS[SlotKind.FILM]
    total += len(plan.scenes) * (WEIGHTS[SlotKind.END] + WEIGHTS[SlotKind.CLIP]) + WEIGHTS[SlotKind.START]
    if not slots:
        return 0.0
    left = sum(WEIGHTS[step.slot.kind] * (1 - (parts or {}).get(step.slot, 0.0)) for step in plan.steps)
    return max(0.0, min(1.0, 1 - left / total))


def summarize(project: Project, plan: Plan) -> ProjectSummary:
    """The project as one row of a list."""
    brief = project.brief
    film = plan.state(FILM)
    scenes = len(project.scenes) or brief.scene_count
    return ProjectSummary(
        id=project.id,
        prompt=brief.prompt,
        style=brief.style,
        aspect_ratio=brief.aspect_ratio,
        status=derive_status(project, plan),
        progress=progress(plan),
        scene_count=scenes,
        length=film.take.duration if film.take and film.fresh else length_of(project),
        cost=project.cost,
        created_at=project.created_at,
        updated_at=project.updated_at,
        message=project.run.message if project.run else "",
        thumbnail=_thumbnail(plan),
        review=stage_to_review(project, plan),
        resolution=brief.resolution,
    )


def stage_to_review(project: Project, plan: Plan) -> Stage | None:
    """The stage after which the film waits for the person's approval; None if it doesn't."""
    until, run = project.brief.until, project.run
    waits = run is not None and run.state is RunState.DONE and not plan.complete and not plan.until(until)
    return until if waits else None


def _thumbnail(plan: Plan) -> MediaFile | None:
    """The first picture there is, preferring the end frame of the first scene: it shows more than an opening does."""
    pictures = {
        slot: state.take.thumbnail for slot, state in plan.states.items() if state.take and state.take.thumbnail
    }
    in_order = sorted((slot for slot in pictures if slot != FILM), key=lambda slot: slot.kind is not SlotKind.END)
    return pictures[in_order[0]] if in_order else None
