"""Stage 3: one clip per scene, from its first picture to its last. Remote jobs are submitted once, then watched by id."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import DecisionNeeded, EngineError, FailureKind
from vidpipe_desktop.core.models import FRAME_RATE, MediaFile, Scene, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.plan import start_slot
from vidpipe_desktop.core.recipes import keyframe_seed
from vidpipe_desktop.engines.base import ClipFilmer, ClipRequest, Delivered, PlaceInFilm, Submitted, Working
from vidpipe_desktop.pipeline.job import Job

_RECORDING_TIMEOUT = 30.0
"""Seconds a cancelled step waits for a submission on its way to be written down."""

T = TypeVar("T")


async def film_clip(job: Job) -> None:
    """Film the step's clip, or follow up a job begun earlier. Raises EngineError, MediaError, StorageError."""
    filmer = job.tools.registry.filmer(job.project.brief.clips.engine)
    take = await _begun_before(job, filmer) or await job.intend()
    async with job.tools.media.scratch() as folder:
        target, thumbnail = folder / "clip.mp4", folder / "thumbnail.jpg"
        if take.state is TakeState.INTENDED:
            submission = _submit(job, filmer, take, target)
            take = await (submission if job.facts.local else finish_once_started(submission))
        cost = take.cost
        if take.job_id:
            cost = await _await_job(job, filmer, take.job_id)
            await filmer.download_clip(take.job_id, target, job.report)
        found = await job.inspect("inspect_clip", target, thumbnail, thorough=not job.facts.local)
        duration = found["duration"]
        assert isinstance(duration, int | float)
        file, small = await job.keep(target), await job.keep(thumbnail)
    await job.deliver(take, file=file, thumbnail=small, duration=float(duration), cost=cost)


async def _begun_before(job: Job, filmer: ClipFilmer) -> Take | None:
    """The attempt to go on with, if an earlier run left one. Never pays again on a guess.

    Raises DecisionNeeded if only the person can say whether it was paid for.
    """
    take = job.step.open_take
    if take is None or take.state is TakeState.SUBMITTED:
        return take
    if job.facts.looks_up and (job_id := await filmer.find_clip(take.id)):
        found = replace(take, state=TakeState.SUBMITTED, job_id=job_id)
        await job.commit(PutTake(found))
        return found
    if job.facts.looks_up:
        return replace(take, state=TakeState.INTENDED)
    await job.commit(PutTake(replace(take, state=TakeState.UNKNOWN)))
    raise DecisionNeeded(
        "It is not known whether this clip was paid for.",
        f"The app ended while it was being submitted to {job.facts.title}. Look there before you make it again.",
    )


async def _submit(job: Job, filmer: ClipFilmer, take: Take, target: Path) -> Take:
    """Submit and, in the same breath, commit the job id."""
    answer = await filmer.submit_clip(_request(job, take, target), job.report)
    if isinstance(answer, Submitted):
        take = replace(take, state=TakeState.SUBMITTED, job_id=answer.job_id)
        await job.commit(PutTake(take))
        return take
    return replace(take, cost=answer.cost)


async def _await_job(job: Job, filmer: ClipFilmer, job_id: str) -> Micros:
    """Watch the job until it can be downloaded; returns what it cost."""
    while True:
        match await filmer.poll_clip(job_id):
            case Delivered(cost):
                return cost
            case Working(progress, check_again):
                if progress is not None:
                    job.report(progress)
                await asyncio.sleep(check_again)


def _request(job: Job, take: Take, target: Path) -> ClipRequest:
    project, brief = job.project, job.project.brief
    scene = project.scene(job.step.slot.scene_id)
    end = job.plan.state(Slot(SlotKind.END, scene.id)).take
    return ClipRequest(
        request_id=take.id,
        prompt=scene.motion_prompt,
        description=scene.description,
        style=brief.style,
        style_guide=project.style_guide,
        size=brief.aspect_ratio.size,
        duration=brief.clip_duration,
        frame_rate=FRAME_RATE,
        seed=job.recipe.seed,
        world_seed=keyframe_seed(scene, SlotKind.END),
        place=PlaceInFilm(scene.index, len(project.scenes), brief.crossfade),
        first=job.picture(_first_picture(job, scene)),
        last=job.picture(end.file) if end and job.facts.takes_last_frame else None,
        target=target,
        model=brief.clips.model,
        staging=scene.staging if job.facts.reads_staging else "",
    )


def _first_picture(job: Job, scene: Scene) -> MediaFile | None:
    take = job.plan.state(start_slot(job.plan.scenes, scene.index)).take
    if take is None:
        raise EngineError(FailureKind.INVALID, "The scene has no start frame yet.", "Paint its keyframes first.")
    return take.file


async def finish_once_started(work: Coroutine[Any, Any, T]) -> T:
    """Paying and writing down that we paid are one step: when cancelled in between, wait for both, then be cancelled."""
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        done, _ = await asyncio.wait([task], timeout=_RECORDING_TIMEOUT)
        if not done:
            task.cancel()
        elif not task.cancelled():
            task.exception()  # seen; the cancellation is what counts
        raise
