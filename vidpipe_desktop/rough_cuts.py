"""Rough cuts: what a film will be like, seconds after its storyboard is there, for nothing, whatever engine makes it.

They are no takes: nobody keeps or saves one, and they are gone when the app ends.
"""

import asyncio
import logging
import math
import tempfile
from collections.abc import Sequence
from pathlib import Path

from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.core.events import Publish, RoughCutMade
from vidpipe_desktop.core.models import FILM, Brief, Json, Project, Scene, SlotKind
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.recipes import derive_seed, keyframe_seed
from vidpipe_desktop.engines.base import RoughCutRequest, RoughCutter, RoughScene
from vidpipe_desktop.pipeline.clips import place_of
from vidpipe_desktop.pipeline.job import Toolbox
from vidpipe_desktop.pipeline.staging import staging_request

_PIXELS = 640 * 360
_RATE = 8
"""Frames per second."""
_WORKERS = 2
"""With fewer, the film itself would have to wait."""

_Key = tuple[Brief, tuple[Scene, ...]]
"""All that a rough cut depends on."""

log = logging.getLogger(__name__)


class RoughCuts:
    """Part of the studio. One is made at a time: that of the film which somebody looks at."""

    def __init__(self, tools: Toolbox, publish: Publish) -> None:
        self._tools = tools
        self._publish = publish
        self._working: tuple[_Key, asyncio.Task[object] | None] | None = None
        self._made: dict[_Key, Path] = {}
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    async def make(self, project_id: str) -> None:
        """Publish RoughCutMade for the first scene, then for the whole, unless the film itself is there.

        Gives way to the next one that is asked for. What goes wrong is only logged. Raises NotFound.
        """
        project = await self._tools.store.get(project_id)
        cutter, key = self._tools.registry.rough_cutter(), (project.brief, project.scenes)
        if cutter is None or not project.scenes or self._tools.workers.info().count < _WORKERS:
            return
        if plan(project, self._tools.registry.facts).state(FILM).fresh:
            return
        if self._working and self._working[0] != key and self._working[1]:
            self._working[1].cancel()
        if key not in self._made and not (self._working and self._working[0] == key):
            self._working = (key, asyncio.current_task())
            try:
                self._made[key] = await self._film(cutter, project)
            except VidpipeError as error:
                log.warning("no rough cut of %s: %s", project_id, error)
            finally:
                if self._working and self._working[0] == key:
                    self._working = None
        if key in self._made:
            self._publish(RoughCutMade(project_id, project.scenes, self._made[key], whole=True))

    def close(self) -> None:
        """Remove all that was made."""
        if self._folder:
            self._folder.cleanup()

    async def _film(self, cutter: RoughCutter, project: Project) -> Path:
        """The whole, as a file; the first scene is published on the way."""
        self._folder = self._folder or tempfile.TemporaryDirectory(prefix="vidpipe-", ignore_cleanup_errors=True)
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        clips = tuple(folder / f"{scene.index}.mp4" for scene in project.scenes)
        size, told = _small(project.brief.aspect_ratio.size), False

        def report(_share: float) -> None:
            nonlocal told
            if not told:
                told = True
                self._publish(RoughCutMade(project.id, project.scenes, clips[0], whole=False))

        scenes = await _staged(cutter, project)
        await cutter.rough_cut(RoughCutRequest(scenes, size, _RATE, clips), report)
        film = folder / "film.mp4"
        args: dict[str, Json] = {
            "clips": [str(clip) for clip in clips],
            "target": str(film),
            "crossfade": project.brief.crossfade,
            "size": list(size),
            "frame_rate": _RATE,
        }
        await self._tools.workers.run("vidpipe_desktop.media.tasks:stitch", args, urgent=True)
        return film


async def _staged(cutter: RoughCutter, project: Project) -> tuple[RoughScene, ...]:
    """The scenes as they are staged; those for other engines as their words say."""
    scenes: list[RoughScene] = []
    for scene in project.scenes:
        staging = scene.staging
        if not staging:
            words = f"{scene.description} {scene.motion_prompt}"
            staging = (await cutter.stage_scene(staging_request(project, scene, words), lambda _: None)).staging
        scenes.append(
            RoughScene(
                staging,
                derive_seed(scene.seed, "clip", scene.clip_variation),
                keyframe_seed(scene, SlotKind.END),
                scene.seconds(project.brief),
                place_of(project, scene),
            )
        )
    return tuple(scenes)


def _small(size: Sequence[int]) -> tuple[int, int]:
    """The shape of this size, with about _PIXELS pixels and even sides."""
    part = math.sqrt(_PIXELS / (size[0] * size[1])) / 2
    return round(size[0] * part) * 2, round(size[1] * part) * 2
