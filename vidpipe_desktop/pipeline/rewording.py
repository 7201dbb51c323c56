"""Beside the film: other words for what an engine refused, asked of a text model under the rules for everything paid."""

from dataclasses import replace

from vidpipe_desktop.core.blocked import Blocked
from vidpipe_desktop.core.models import Scene, Storyboard, Take
from vidpipe_desktop.core.wording import kind_words
from vidpipe_desktop.engines.base import RewordRequest
from vidpipe_desktop.pipeline.job import Job
from vidpipe_desktop.pipeline.ledger import answered, begin, call


async def reword(job: Job, blocked: Blocked, texts: tuple[str, ...]) -> Scene:
    """Ask for other words; the take is ready with them.

    texts: names of what is put to the model. Raises EngineError, CapReached, and DecisionNeeded about an earlier try.
    """
    take = await begin(job)
    job.report(0.0)
    return await call(job, take, lambda: _ask(job, take, blocked, texts))


async def _ask(job: Job, take: Take, blocked: Blocked, texts: tuple[str, ...]) -> Scene:
    scene = job.project.scene(blocked.slot.scene_id)
    rewriter = job.tools.registry.rewriter(job.step.engine.engine)
    request = RewordRequest(
        request_id=take.id,
        prompt=job.project.brief.prompt,
        style=job.project.brief.style,
        style_guide=job.project.style_guide,
        refused=kind_words(blocked.slot),
        reason=f"{blocked.failure.title} {blocked.failure.advice}".strip(),
        texts={name: str(getattr(scene, name)) for name in texts},
        model=job.step.engine.model,
    )
    found = await answered(job, rewriter.reword(request, job.report))
    written = replace(scene, **{name: found.texts[name] for name in texts})
    await job.deliver(replace(take, storyboard=Storyboard("", (written,))), cost=found.cost)
    return written
