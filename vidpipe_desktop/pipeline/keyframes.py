"""Stage 2: each scene's start and end frame. From the second scene on the start frame is the end frame before it."""

from vidpipe_desktop.core.models import SlotKind
from vidpipe_desktop.core.plan import start_slot
from vidpipe_desktop.engines.base import KeyframeRequest
from vidpipe_desktop.pipeline.job import Job


async def paint_keyframe(job: Job) -> None:
    """Paint the step's picture, check it, keep it. Raises EngineError, MediaError, StorageError."""
    brief, slot, take = job.project.brief, job.step.slot, await job.intend()
    scene = job.project.scene(slot.scene_id)
    start = None
    if slot.kind is SlotKind.END and job.facts.paints_from_start:
        source = job.plan.state(start_slot(job.plan.scenes, scene.index)).take
        start = job.picture(source.file) if source else None
    async with job.tools.media.scratch() as folder:
        target, thumbnail = folder / "keyframe.png", folder / "thumbnail.jpg"
        request = KeyframeRequest(
            request_id=take.id,
            kind=slot.kind,
            prompt=job.recipe.prompt,
            style=brief.style,
            style_guide=job.project.style_guide,
            size=brief.aspect_ratio.size,
            duration=brief.clip_duration,
            seed=job.recipe.seed,
            target=target,
            model=brief.keyframes.model,
            staging=scene.staging if job.facts.reads_staging else "",
            start=start,
        )
        delivered = await job.tools.registry.painter(brief.keyframes.engine).paint_keyframe(request, job.report)
        await job.inspect("inspect_picture", target, thumbnail)
        file, small = await job.keep(target), await job.keep(thumbnail)
    await job.deliver(take, file=file, thumbnail=small, cost=delivered.cost)
