"""Stage 2: each scene's start and end frame. From the second scene on the start frame is the end frame before it."""

from pathlib import Path

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.core.models import SlotKind, Take
from vidpipe_desktop.core.plan import start_slot
from vidpipe_desktop.engines.base import KeyframeRequest
from vidpipe_desktop.pipeline.job import Job
from vidpipe_desktop.pipeline.ledger import answered, begin, call


async def paint_keyframe(job: Job) -> None:
    """Paint the step's picture, check it, keep it.

    Raises EngineError, StorageError, CapReached, and DecisionNeeded about an earlier try.
    """
    take = await begin(job)
    async with job.tools.media.scratch() as folder:
        await call(job, take, lambda: _paint(job, take, folder))


async def _paint(job: Job, take: Take, folder: Path) -> None:
    target, thumbnail = folder / "keyframe.png", folder / "thumbnail.jpg"
    painter = job.tools.registry.painter(job.step.engine.engine)
    delivered = await answered(job, painter.paint_keyframe(_request(job, take, target), job.report))
    try:
        await job.inspect("inspect_picture", target, thumbnail)
    except MediaError as error:
        raise await job.spoilt(take, delivered.cost, error) from error
    file, small = await job.keep(target), await job.keep(thumbnail)
    await job.deliver(take, file=file, thumbnail=small, cost=delivered.cost)


def _request(job: Job, take: Take, target: Path) -> KeyframeRequest:
    brief, slot = job.project.brief, job.step.slot
    scene = job.project.scene(slot.scene_id)
    start = None
    if slot.kind is SlotKind.END and job.facts.paints_from_start:
        source = job.plan.state(start_slot(job.plan.scenes, scene.index)).take
        start = job.picture(source.file) if source else None
    return KeyframeRequest(
        request_id=take.id,
        kind=slot.kind,
        prompt=job.recipe.prompt,
        style=brief.style,
        style_guide=job.project.style_guide,
        size=brief.size,
        duration=scene.seconds(brief),
        seed=job.recipe.seed,
        target=target,
        model=job.step.engine.model,
        staging=scene.staging if job.facts.reads_staging else "",
        start=start,
    )
