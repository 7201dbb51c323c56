"""Films in Full HD: what engines are asked for, and that whatever they send fits."""

from dataclasses import replace
from pathlib import Path

from tests.engines.paper import LOCAL, small
from tests.studios import TestStudio, open_studio
from vidpipe_desktop.core.edits import parse_film
from vidpipe_desktop.core.models import FILM, Project, SlotKind
from vidpipe_desktop.core.preview import preview
from vidpipe_desktop.media.probe import check_picture, probe

FULL_HD = (1920, 1080)


def film_size(studio: TestStudio, project: Project) -> tuple[int, int]:
    """Width and height of the finished film."""
    take = studio.plan(project).state(FILM).take
    assert take is not None
    assert take.file is not None
    found = probe(studio.media_path(take.file))
    return found.width, found.height


async def test_clips_that_are_too_small_become_a_film_in_full_hd_and_one_of_their_own_size_in_hd(
    tmp_path: Path,
) -> None:
    async with open_studio(tmp_path) as studio:  # whose clips are a sixteenth of what is asked for
        project = await studio.make(resolution="1080p", scenes=1)
        assert film_size(studio, project) == FULL_HD
        edit = parse_film(project, {"resolution": "720p"}, studio.engines)
        await studio.editing.edit(project.id, edit)
        project = await studio.get(project.id)
        assert preview(studio.plan(project)).deeds == "repaint 2 frames, refilm 1 clip"
        await studio.resume(project.id)
        project = await studio.finished(project.id)
        assert film_size(studio, project) == small((1280, 720))
        await studio.editing.edit(project.id, parse_film(project, {"resolution": "1080p"}, studio.engines))
        assert studio.plan(await studio.get(project.id)).complete  # all of it is still there
        assert len(studio.paper.orders("storyboard")) == 1


async def test_the_frame_taken_out_of_a_clip_has_the_size_of_the_film(tmp_path: Path) -> None:
    async with open_studio(tmp_path, replace(LOCAL, takes_last_frame=False)) as studio:
        project = await studio.make(resolution="1080p", scenes=1, aspect_ratio="9:16")
        (end,) = (take for take in project.takes if take.slot.kind is SlotKind.END)
        assert end.file is not None
        assert check_picture(studio.media_path(end.file)) == (1080, 1920)
        assert film_size(studio, project) == (1080, 1920)
