"""Wall time of a run ÷ critical path of its film: one storyboard, N + 1 paintings in sequence, one clip, the stitch.

The engine waits as real ones do: 2 s for a storyboard, 1 s for a picture, 6 s for a clip, all in real seconds; its
limits are off, and its pictures and clips are tiny. The stitch counts with what it took. To be at most 1.05.
"""

import asyncio
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.engines.paper import REMOTE, PaperEngine
from vidpipe_desktop.core.models import FILM
from vidpipe_desktop.engines.base import (
    ClipRequest,
    Delivered,
    KeyframeRequest,
    Report,
    StoryboardDraft,
    StoryboardRequest,
    Submitted,
    Working,
)
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.studio import Studio

STORYBOARD, PICTURE, CLIP = 2.0, 1.0, 6.0
"""Seconds the engine takes."""
POLL = 0.2
"""Seconds after which it wants to be asked again."""
TARGET = 1.05


@dataclass(slots=True)
class Slow(PaperEngine):
    """The paper engine with the latencies of a remote one."""

    done_at: dict[str, float] = field(default_factory=dict[str, float])

    async def write_storyboard(self, request: StoryboardRequest, report: Report) -> StoryboardDraft:
        await asyncio.sleep(STORYBOARD)
        return await PaperEngine.write_storyboard(self, request, report)

    async def paint_keyframe(self, request: KeyframeRequest, report: Report) -> Delivered:
        await asyncio.sleep(PICTURE)
        return await PaperEngine.paint_keyframe(self, request, report)

    async def submit_clip(self, request: ClipRequest, report: Report) -> Delivered | Submitted:
        self.done_at[request.request_id] = time.monotonic() + CLIP
        return await PaperEngine.submit_clip(self, request, report)

    async def poll_clip(self, job_id: str) -> Working | Delivered:
        left = self.done_at[job_id] - time.monotonic()
        return Working(None, min(POLL, left)) if left > 0 else await PaperEngine.poll_clip(self, job_id)


async def measure(folder: Path, scenes: int) -> float:
    """The ratio for a film of so many scenes."""
    (folder / "jobs").mkdir()
    engine = Slow(folder / "jobs", replace(REMOTE, at_once=1000), polls=0)
    brief = {"prompt": "a fox", "engine": "paper", "scenes": scenes, "clip_duration": 1, "seed": 7}
    async with Studio(Settings(data_dir=folder / "data"), engines={"paper": lambda _: engine}) as studio:
        began = time.monotonic()
        project = await studio.finished((await studio.generate(brief)).id)
        took = time.monotonic() - began
        film = studio.plan(project).state(FILM).take
    assert film is not None
    assert film.finished_at is not None
    stitch = (film.finished_at - film.created_at).total_seconds()
    path = STORYBOARD + PICTURE * (scenes + 1) + CLIP + stitch
    print(f"{scenes:>3} scenes: {took:6.2f} s ÷ {path:6.2f} s (stitch {stitch:.2f} s) = {took / path:.3f}")
    return took / path


def main() -> int:
    """Measure at 5 and 15 scenes; 1 if either is beyond the target."""
    ratios: list[float] = []
    for scenes in (5, 15):
        with tempfile.TemporaryDirectory() as name:
            ratios.append(asyncio.run(measure(Path(name), scenes)))
    print(f"target: {TARGET}; load of this machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return int(max(ratios) > TARGET)


if __name__ == "__main__":
    sys.exit(main())
