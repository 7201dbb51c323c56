"""Stage 1: the prompt becomes a style guide and scenes."""

import uuid

from vidpipe_desktop.core.changes import PutStoryboard
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Scene
from vidpipe_desktop.engines.base import StoryboardRequest
from vidpipe_desktop.pipeline.job import Job


async def write_storyboard(job: Job) -> None:
    """Ask the engine for exactly as many scenes as the brief wants. Raises EngineError."""
    brief, take = job.project.brief, await job.intend()
    writer = job.tools.registry.writer(brief.storyboard.engine)
    request = StoryboardRequest(
        prompt=brief.prompt,
        style=brief.style,
        aspect_ratio=brief.aspect_ratio,
        clip_duration=brief.clip_duration,
        scene_count=brief.scene_count,
        seed=job.recipe.seed,
        model=brief.storyboard.model,
    )
    draft = await writer.write_storyboard(request, job.report)
    if len(draft.scenes) != brief.scene_count:
        advice = f"{brief.scene_count} were asked for, {len(draft.scenes)} came. Try again."
        raise EngineError(FailureKind.BAD_OUTPUT, "The storyboard has the wrong number of scenes.", advice)
    scenes = tuple(
        Scene(
            id=str(uuid.uuid4()),
            index=index,
            description=scene.description,
            start_prompt=scene.start_prompt,
            end_prompt=scene.end_prompt,
            motion_prompt=scene.motion_prompt,
            transition=scene.transition,
            seed=scene.seed,
            staging=scene.staging,
        )
        for index, scene in enumerate(draft.scenes)
    )
    await job.deliver(take, PutStoryboard(draft.style_guide, scenes), cost=draft.cost)
