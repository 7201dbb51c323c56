"""Films that several engines make together, by the real pipeline with real files."""

from pathlib import Path

import av
import numpy as np

from tests.studios import TestStudio, open_studio
from vidpipe_desktop.core.models import Project, Slot, SlotKind

ANIMATED = {"clips_engine": "animatic", "prompt": "A fox crosses a meadow", "clip_duration": 1, "scenes": 2}


def shown(studio: TestStudio, project: Project, scene: int) -> list[np.ndarray]:
    """The frames of a scene's clip in RGB."""
    take = studio.plan(project).state(Slot(SlotKind.CLIP, project.scenes[scene].id)).take
    assert take
    assert take.file
    with av.open(str(studio.media_path(take.file))) as clip:
        return [frame.to_ndarray(format="rgb24").astype(int) for frame in clip.decode(video=0)]


def plain(studio: TestStudio, project: Project, slot: Slot) -> list[int]:
    """The one colour of a paper keyframe."""
    take = studio.plan(project).state(slot).take
    assert take
    assert take.file
    with av.open(str(studio.media_path(take.file))) as picture:
        return next(picture.decode(video=0)).to_ndarray(format="rgb24")[0, 0].tolist()


async def test_the_animatic_films_pictures_of_another_engine_and_of_the_person(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(**ANIMATED)
        assert studio.plan(project).complete
        assert {take.engine for take in project.takes if take.slot.kind is SlotKind.CLIP} == {"animatic"}
        start, end = Slot(SlotKind.START, project.scenes[0].id), Slot(SlotKind.END, project.scenes[0].id)
        first, last = plain(studio, project, start), plain(studio, project, end)
        frames = shown(studio, project, 0)
        for frame, exact in ((frames[0], first), (frames[6], first), (frames[-1], last)):
            assert np.abs(frame[40:400].reshape(-1, 3).mean(axis=0) - exact).max() < 8
