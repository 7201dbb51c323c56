"""Stage 3: one clip per scene, from its first picture to its last. Remote jobs are submitted once, then watched by id."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path

from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.errors import EngineError, FailureKind, MediaError
from vidpipe_desktop.core.models import FRAME_RATE, Project, Scene, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.core.money import Micros
from vidpipe_desktop.core.plan import start_slot
from vidpipe_desktop.core.recipes import keyframe_seed, length_of, start_in_film
from vidpipe_desktop.engines.base import ClipFilmer, ClipRequest, Delivered, PlaceInFilm, Submitted, Working
from vidpipe_desktop.pipeline.job import Job
from vidpipe_desktop.pipeline.ledger import answered, ask, begin, call
from vidpipe_desktop.pipeline.retrying import insisting

_DOWNLOADS = 3
"""How often a finished clip is fetched before it is believed to be broken at the engine."""

log = logging.getLogger(__name__)


async def film_clip(job: Job) -> None:
    """Film the step's clip, or follow up a job begun earlier.

    Raises EngineError, MediaError, StorageError, CapReached, and DecisionNeeded about an earlier try.
    """
    filmer = job.tools.registry.filmer(job.step.engine.engine)
    take = await begin(job)
    async with job.tools.media.scratch() as folder:
        if take.state is TakeState.INTENDED:
            take = await call(job, take, lambda: _submit(job, filmer, take, folder))
        if take.state is TakeState.SUBMITTED:
            await fetch(job, filmer, take, folder)


def place_of(project: Project, scene: Scene) -> PlaceInFilm:
    """Where the scene's clip stands in the film."""
    brief, scenes = project.brief, project.scenes
    start, length = start_in_film(project, scene), length_of(project)
    return PlaceInFilm(scene.index, len(scenes), brief.crossfade, start, length, brief.clip_duration)


async def fetch(job: Job, filmer: ClipFilmer, take: Take, folder: Path) -> None:
    """Watch a submitted job to its end and bring its clip home.

    Raises EngineError; if it is timed_out, the job goes on and can be fetched again.
    """
    try:
        await _bring_home(job, filmer, take, folder)
    except EngineError as error:
        if error.billed:
            raise await job.spoilt(take, error.cost, error) from error
        raise


async def _bring_home(job: Job, filmer: ClipFilmer, take: Take, folder: Path) -> None:
    cost = await _watch(job, filmer, take.job_id)
    target = folder / "clip.mp4"
    for tries_left in reversed(range(_DOWNLOADS)):
        await ask(job, lambda: filmer.download_clip(take.job_id, target, job.report))
        try:
            await _take_in(job, take, folder, cost)
            return
        except MediaError as error:
            log.warning("the clip of job %s is broken: %s", take.job_id, error)
            if not tries_left:
                raise await job.spoilt(take, cost, error) from error


async def _submit(job: Job, filmer: ClipFilmer, take: Take, folder: Path) -> Take:
    """Submit and, in the same breath, commit the job id; engines that answer at once have filmed it by then."""
    answer = await answered(job, filmer.submit_clip(_request(job, take, folder / "clip.mp4"), job.report))
    if isinstance(answer, Submitted):
        return await _write_down(job, replace(take, state=TakeState.SUBMITTED, job_id=answer.job_id))
    if answer.remark:
        job.tools.checkpoint.remark(answer.remark)
    try:
        return await _take_in(job, take, folder, answer.cost)
    except MediaError as error:
        raise await job.spoilt(take, answer.cost, error) from error


async def _write_down(job: Job, take: Take) -> Take:
    """Commit a paid job's id; a locked database or a full disk may pass, and a log line is better than nothing."""
    log.info("%s took the request for take %s as job %s", take.engine, take.id, take.job_id)
    await insisting(lambda: job.commit(PutTake(take)))
    return take


async def _take_in(job: Job, take: Take, folder: Path, cost: Micros | None) -> Take:
    """Check the clip in the folder and keep it. Raises MediaError if it is broken."""
    target, thumbnail = folder / "clip.mp4", folder / "thumbnail.jpg"
    found = await job.inspect("inspect_clip", target, thumbnail, thorough=not job.facts.local)
    duration = found["duration"]
    assert isinstance(duration, int | float)
    file, small = await job.keep(target), await job.keep(thumbnail)
    return await job.deliver(take, file=file, thumbnail=small, duration=float(duration), cost=cost)


async def _watch(job: Job, filmer: ClipFilmer, job_id: str) -> Micros | None:
    """Look at the job now and then until it can be downloaded; returns what it cost (None = as priced)."""
    try:
        async with asyncio.timeout(job.facts.finishes_within):
            while True:
                match await ask(job, lambda: filmer.poll_clip(job_id)):
                    case Delivered(cost):
                        return cost
                    case Working(progress, check_again):
                        if progress is not None:
                            job.report(progress)
                        await asyncio.sleep(check_again)
    except TimeoutError as error:
        title = f"{job.facts.title} is still filming after {job.facts.finishes_within / 60:.0f} minutes."
        raise EngineError(FailureKind.TIMED_OUT, title, "The job is kept: fetch it again under Jobs.") from error


def _request(job: Job, take: Take, target: Path) -> ClipRequest:
    project, brief = job.project, job.project.brief
    scene = project.scene(job.step.slot.scene_id)
    start, end = _first_picture(job, scene), job.plan.state(Slot(SlotKind.END, scene.id)).take
    filmer = job.step.engine.engine
    return ClipRequest(
        request_id=take.id,
        prompt=job.recipe.prompt,
        description=scene.description,
        style=brief.style,
        style_guide=project.style_guide,
        size=brief.size,
        duration=scene.seconds(brief),
        frame_rate=FRAME_RATE,
        seed=job.recipe.seed,
        world_seed=keyframe_seed(scene, SlotKind.END),
        place=place_of(project, scene),
        first=job.picture(start.file),
        last=job.picture(end.file) if end and job.facts.takes_last_frame else None,
        target=target,
        model=job.step.engine.model,
        staging=scene.staging if job.facts.reads_staging else "",
        first_given=start.engine != filmer,
        last_given=end is not None and end.engine != filmer,
    )


def _first_picture(job: Job, scene: Scene) -> Take:
    take = job.plan.state(start_slot(job.plan.scenes, scene.index)).take
    if take is None:
        raise EngineError(FailureKind.INVALID, "The scene has no start frame yet.", "Paint its keyframes first.")
    return take
