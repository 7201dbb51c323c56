"""Captions from the prompt to the finished file: in the picture, beside it, or both."""

import sys
from dataclasses import replace
from pathlib import Path

import av
import pytest
from av.stream import Disposition

from tests.studios import TestStudio, open_studio
from vidpipe_desktop.core.captions import captions_of
from vidpipe_desktop.core.edits import EditScene
from vidpipe_desktop.core.errors import InvalidRequest, MediaError, NotFound, StorageError
from vidpipe_desktop.core.events import Notice
from vidpipe_desktop.core.models import Project, Slot, SlotKind
from vidpipe_desktop.media.text_track import captions_in

SMALL = {"engine": "animatic", "aspect_ratio": "1:1", "clip_duration": 1, "scenes": 1}


async def film_of(studio: TestStudio, project: Project) -> tuple[list[str], bool]:
    """What the film's text track says, and whether players show it unasked."""
    film = await studio.film(project.id)
    with av.open(str(film)) as container:
        unasked = bool(container.streams.subtitles[0].disposition & Disposition.default)
    return [cue.text for cue in captions_in(film)], unasked


def pictures(studio: TestStudio, project: Project) -> list[bytes]:
    """The packets of the first scene's clip."""
    take = studio.plan(project).state(Slot(SlotKind.CLIP, project.scenes[0].id)).take
    assert take
    assert take.file
    with av.open(str(studio._media.path(take.file))) as container:
        return [bytes(packet) for packet in container.demux(video=0)]


async def test_captions_are_in_the_picture_until_they_are_switched_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vidpipe_desktop.settings.config_dir", lambda: tmp_path / "config")
    async with open_studio(tmp_path) as studio:
        drawn = await studio.make(**SMALL)
        told = captions_of(drawn)
        assert told.language == "en"
        assert all(told.texts)
        assert await film_of(studio, drawn) == (list(told.texts), False)
        await studio.adjusting.change("captions", False)
        clean = await studio.make(**SMALL)
        assert clean.scenes[0].staging == drawn.scenes[0].staging
        assert await film_of(studio, clean) == (list(told.texts), True)
        assert pictures(studio, drawn) != pictures(studio, clean)


@pytest.mark.skipif(sys.platform != "linux", reason="only there, fonts are found by fontconfig")
async def test_what_no_font_can_write_is_in_the_text_track_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}/none</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts))
    async with open_studio(tmp_path) as studio:
        for prompt in ("犬がいる", "犬と猫がいる"):
            project = await studio.make(prompt=prompt, **SMALL)
            texts, unasked = await film_of(studio, project)
            assert texts[0].startswith(prompt)
            assert unasked
        (notice,) = (event for event in studio.events if isinstance(event, Notice))
        assert notice.title == "Japanese letters cannot be drawn into the pictures."
        assert "sudo apt-get install fonts-noto-cjk" in notice.message


async def test_films_of_other_engines_carry_what_the_animatic_told(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(storyboard_engine="animatic", scenes=2)
        told = captions_of(project)
        assert await film_of(studio, project) == (list(told.texts), True)
        scene = replace(project.scenes[1], description="A bear sleeps in a cave at night")
        await studio.editing.edit(project.id, EditScene(scene))
        await studio.resume(project.id)
        after = captions_of(await studio.finished(project.id))
        assert after.texts[0] == told.texts[0]
        assert "bear" in after.texts[1].lower()
        assert await film_of(studio, project) == (list(after.texts), True)


async def test_films_that_tell_nothing_carry_no_text_track(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(scenes=1)
        assert captions_in(await studio.film(project.id)) == []


async def test_captions_are_saved_as_a_file_of_their_own_or_not_at_all(tmp_path: Path) -> None:
    async with open_studio(tmp_path) as studio:
        project = await studio.make(storyboard_engine="animatic", scenes=2, crossfade=0.25)
        first, second = captions_of(project).texts
        await studio.captions.save(project.id, tmp_path / "film.VTT")
        assert (tmp_path / "film.VTT").read_text("utf-8") == (
            f"WEBVTT\n\n1\n00:00:00.000 --> 00:00:00.875\n{first}\n\n2\n00:00:00.875 --> 00:00:01.750\n{second}\n"
        )
        silent = await studio.make(scenes=1)
        for project_id, name, error in (
            (project.id, "film.txt", InvalidRequest),
            (silent.id, "silent.srt", MediaError),
            (project.id, "nowhere/film.srt", StorageError),
            ("nobody", "film.srt", NotFound),
        ):
            with pytest.raises(error):
                await studio.captions.save(project_id, tmp_path / name)
        assert {path.name for path in tmp_path.iterdir()} == {"film.VTT", "jobs", "data"}
