"""An engine in a package of its own: every keyframe is one colour, every clip its first picture in silence.

It is local: whatever is asked for is made before the answer, so there are no jobs to watch. An engine that works far
away answers `submit_clip` with `Submitted(job_id)` instead, and the other methods then know that job.
"""

import asyncio
import hashlib
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from vidpipe_desktop.core.engines import EngineFacts
from vidpipe_desktop.core.errors import EngineError, FailureKind
from vidpipe_desktop.core.models import Role
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    Report,
    SceneDraft,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
    Working,
)
from vidpipe_desktop.engines.registry import EngineContext
from vidpipe_desktop.media.encoding import DRAWN, SAMPLE_RATE, Writer

FACTS = EngineFacts(
    id="plain",
    title="Plain colours (example)",
    roles=frozenset(Role),
    local=True,
    paints_from_start=False,
    takes_last_frame=False,
    sound=True,
)


def make_engine(_context: EngineContext) -> "PlainEngine":
    """Called once, when the app starts, if the engine is enabled. The context has the settings and the workers."""
    return PlainEngine()


class PlainEngine:
    """What `facts` promise must be there: one method per role, and those around a clip's job."""

    facts = FACTS

    async def close(self) -> None:
        """Nothing is open."""

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        """The prompt, scene after scene."""
        scenes = tuple(
            SceneDraft(
                description=f"{request.prompt}, part {number}",
                start_prompt=f"{request.prompt}, part {number} begins",
                end_prompt=f"{request.prompt}, part {number} ends",
                motion_prompt="nothing moves",
                transition="cut",
                seed=request.seed + number,
            )
            for number in range(1, request.scene_count + 1)
        )
        report(1.0)
        return StoryboardDraft(style_guide=request.style, scenes=scenes)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        """The colour that belongs to the words."""
        await asyncio.to_thread(_paint, request.target, request.size, f"{request.prompt} {request.seed}")
        report(1.0)
        return Delivered()

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        """The first picture, for as long as was asked."""
        await asyncio.to_thread(_film, request)
        report(1.0)
        return Delivered()

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        """There are no jobs."""
        raise _no_job(job_id)

    async def download_clip(self, job_id: str, target: Path, report: Report) -> None:
        """There are no jobs."""
        raise _no_job(job_id)

    async def cancel_clip(self, job_id: str) -> bool:
        """There are no jobs."""
        raise _no_job(job_id)

    async def find_clip(self, request_id: str) -> str | None:
        """There are no jobs."""
        return None


def _no_job(job_id: str) -> EngineError:
    return EngineError(FailureKind.JOB_LOST, f"There is no job “{job_id}”.", "Make the clip again.")


def _paint(target: Path, size: tuple[int, int], words: str) -> None:
    width, height = size
    colour = list(hashlib.sha256(words.encode()).digest()[:3])
    frame = av.VideoFrame.from_ndarray(np.full((height, width, 3), colour, np.uint8), format="rgb24")
    with av.open(str(target), "w", format="image2") as file:
        stream = file.add_stream("png", rate=1)
        stream.width, stream.height, stream.pix_fmt = width, height, "rgb24"
        file.mux(stream.encode(frame))
        file.mux(stream.encode())


def _film(request: ClipRequest) -> None:
    with av.open(str(request.first)) as file:
        picture = next(file.decode(file.streams.video[0])).reformat(*request.size, format="yuv420p")
    with Writer(request.target, request.size, Fraction(request.frame_rate), DRAWN) as writer:
        for _ in range(round(request.duration * request.frame_rate)):
            writer.picture(picture)
        writer.sound(np.zeros((2, round(request.duration * SAMPLE_RATE)), np.float32))
