"""Between two clips: what the one really ends with is the picture that the next one begins with. Local and free."""

from vidpipe_desktop.core.models import Json, Slot, SlotKind
from vidpipe_desktop.pipeline.job import Job


async def take_last_frame(job: Job) -> None:
    """Make the clip's last frame the scene's end frame. Raises MediaError, StorageError."""
    take = job.step.open_take or await job.intend()
    clip = job.plan.state(Slot(SlotKind.CLIP, job.step.slot.scene_id)).take
    async with job.tools.media.scratch() as folder:
        target, thumbnail = folder / "keyframe.png", folder / "thumbnail.jpg"
        args: dict[str, Json] = {
            "clip": str(job.picture(clip.file if clip else None)),
            "size": list(job.project.brief.size),
        }
        await job.inspect("last_frame", target, thumbnail, **args)
        file, small = await job.keep(target), await job.keep(thumbnail)
    await job.deliver(take, file=file, thumbnail=small)
