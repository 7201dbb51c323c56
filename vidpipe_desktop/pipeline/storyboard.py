"""Stage 1: the prompt becomes a style guide and scenes."""

import uuid
from dataclasses import replace

from vidpipe_desktop.core.changes import PutStoryboard, PutTake
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Scene, Storyboard, Take
from vidpipe_desktop.core.storyboards import set_aside
from vidpipe_desktop.engines.base import SceneDraft, StoryboardRequest
from vidpipe_desktop.pipeline.choosing import staged_as_wished, vocabulary_for
from vidpipe_desktop.pipeline.job import Job
from vidpipe_desktop.pipeline.ledger import answered, begin, call
from vidpipe_desktop.pipeline.staging import long_enough, with_staging


async def write_storyboard(job: Job) -> None:
    """Ask the engine for exactly as many scenes as the brief wants.

    Raises EngineError, CapReached, and DecisionNeeded about an earlier try.
    """
    take = await begin(job)
    await call(job, take, lambda: _write(job, take))


async def _write(job: Job, take: Take) -> None:
    brief = job.project.brief
    writer = job.tools.registry.writer(job.step.engine.engine)
    request = StoryboardRequest(
        request_id=take.id,
        prompt=brief.prompt,
        style=brief.style,
        aspect_ratio=brief.aspect_ratio,
        clip_duration=brief.clip_duration,
        scene_count=brief.scene_count,
        seed=job.recipe.seed,
        model=brief.storyboard.model,
        vocabulary=await vocabulary_for(job.tools, brief),
    )
    draft = await answered(job, writer.write_storyboard(request, job.report))
    if len(draft.scenes) != brief.scene_count:
        advice = f"{brief.scene_count} were asked for, {len(draft.scenes)} came. Try again."
        wrong = EngineError(FailureKind.BAD_OUTPUT, "The storyboard has the wrong number of scenes.", advice)
        raise await job.spoilt(take, draft.cost, wrong)
    scenes = tuple(long_enough(job.tools, job.project, _scene(n, each), each) for n, each in enumerate(draft.scenes))
    written = await with_staging(job.tools, replace(job.project, style_guide=draft.style_guide, scenes=scenes))
    written = await staged_as_wished(job.tools, written, [each.wishes for each in draft.scenes])
    board = Storyboard(draft.style_guide, written.scenes)
    aside = [PutTake(each) for each in set_aside(job.project).takes if each not in job.project.takes]
    take = replace(take, storyboard=board)
    await job.deliver(take, *aside, PutStoryboard(board.style_guide, board.scenes), cost=draft.cost)


def _scene(index: int, draft: SceneDraft) -> Scene:
    return Scene(
        id=str(uuid.uuid4()),
        index=index,
        description=draft.description,
        start_prompt=draft.start_prompt,
        end_prompt=draft.end_prompt,
        motion_prompt=draft.motion_prompt,
        transition=draft.transition,
        seed=draft.seed,
        staging=draft.staging,
    )
