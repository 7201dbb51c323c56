"""Stage 4: all clips become one film. Local and free."""

from vidpipe_desktop.core.captions import captions_of
from vidpipe_desktop.core.engines import facts_of
from vidpipe_desktop.core.models import FRAME_RATE, Json, Resolution, Slot, SlotKind
from vidpipe_desktop.pipeline.job import Job


async def stitch_film(job: Job) -> None:
    """Join the clips in order. Raises MediaError that names the scene of a broken clip, StorageError."""
    brief, take, told = job.project.brief, await job.intend(), captions_of(job.project)
    paths: list[Json] = []
    drawn: list[Json] = []
    for scene in job.plan.scenes:
        clip = job.plan.state(Slot(SlotKind.CLIP, scene.id)).take
        paths.append(str(job.picture(clip.file if clip else None)))
        drawn.append(clip is not None and facts_of(job.tools.registry.facts, clip.engine).draws_captions)
    async with job.tools.media.scratch() as folder:
        target, thumbnail = folder / "film.mp4", folder / "thumbnail.jpg"
        args: dict[str, Json] = {
            "clips": paths,
            "target": str(target),
            "crossfade": brief.crossfade,
            "size": list(brief.size),
            "enlarge": brief.resolution is not Resolution.HD,
            "frame_rate": FRAME_RATE,
            "told": {"texts": list[Json](told.texts), "language": told.language, "drawn": drawn},
        }
        await job.tools.workers.run("vidpipe_desktop.media.tasks:stitch", args, job.report, urgent=True)
        found = await job.inspect("inspect_clip", target, thumbnail, thorough=False)
        duration = found["duration"]
        assert isinstance(duration, int | float)
        file, small = await job.keep(target), await job.keep(thumbnail)
    await job.deliver(take, file=file, thumbnail=small, duration=float(duration))
