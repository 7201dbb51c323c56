"""Fonts that are missing: words that no font has are left out of the picture rather than drawn as boxes, and named."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.models import Json
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.film.scripts import missing_scripts
from vidpipe_desktop.engines.animatic.lacking_fonts import lacking_fonts
from vidpipe_desktop.engines.animatic.spec import DiagramSpec, SceneSpec

linux = pytest.mark.skipif(sys.platform != "linux", reason="only there, fonts are found by fontconfig")


def scene(caption: str, language: str = "", title: str = "", diagram: DiagramSpec | None = None) -> SceneSpec:
    return SceneSpec(
        shot="wide", set="meadow", time_of_day="day", genre="story", style="cinematic", mood="calm", seed=1, score_seed=1,
        caption=caption, language=language, title=title, diagram=diagram,
    )  # fmt: skip


def only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have workers find the fonts of this folder and no others."""
    folder.mkdir(exist_ok=True)
    settings = folder / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))


def a_latin_font() -> Path:
    command = ["fc-match", "--format", "%{file}", "DejaVu Sans"]
    found = (
        subprocess.run(command, capture_output=True, text=True, check=True).stdout if shutil.which("fc-match") else ""
    )
    if not found.endswith("DejaVuSans.ttf"):
        pytest.skip("DejaVu Sans is not installed")
    return Path(found)


async def film(workers: Workers, folder: Path, spec: SceneSpec, *, captions: bool) -> tuple[bytes, Json]:
    """The clip of the scene, and what it lacked."""
    picture, clip = folder / "first.png", folder / "clip.mp4"
    blank = QImage(160, 90, QImage.Format.Format_RGB32)
    blank.fill(0x336699)
    assert blank.save(str(picture))
    args: Mapping[str, Json] = {
        "staging": spec.to_json(), "seed": 1, "world_seed": 1, "seconds": 1.5, "size": [160, 90], "frame_rate": 8,
        "first": str(picture), "last": "", "given": [False, False], "words": "", "place_in_film": [0, 1, 0.0],
        "captions": captions, "narration": False, "path": str(clip),
    }  # fmt: skip
    answer = await workers.run("vidpipe_desktop.engines.animatic.tasks:clip", args)
    return clip.read_bytes(), answer["lacking"]


@linux
async def test_without_any_font_nothing_is_drawn_and_every_script_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(tmp_path / "none", monkeypatch)
    async with Workers(1) as workers:
        for spec, scripts in (
            (scene("The fox"), ["Latin"]),
            (scene("", title="1917 – 1989!"), []),
            (scene("", title="森の騎士", language="ja"), ["Japanese"]),
        ):
            clean, _ = await film(workers, tmp_path, spec, captions=False)
            shown, lacking = await film(workers, tmp_path, spec, captions=True)
            assert shown == clean
            assert lacking == scripts


@linux
async def test_with_some_fonts_only_what_they_lack_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    latin = a_latin_font()
    only(tmp_path / "latin", monkeypatch)
    shutil.copy(latin, tmp_path / "latin")
    async with Workers(1) as workers:
        for spec, scripts in ((scene("The fox"), []), (scene("जंगल में", "hi"), ["Devanagari"])):
            clean, none = await film(workers, tmp_path, spec, captions=False)
            shown, lacking = await film(workers, tmp_path, spec, captions=True)
            assert (shown == clean) == bool(scripts)
            assert (none, lacking) == ([], scripts)


@pytest.mark.usefixtures("qapp")
def test_words_in_graphics_count_too() -> None:
    unknown = "\U00016800"  # a letter of Bamum's supplement, which hardly any font has
    spec = scene("", diagram=DiagramSpec("flow", "Steps", labels=("one", unknown)))
    assert missing_scripts(spec) in ([], ["Bamum"])
    assert missing_scripts(scene("The fox")) == []


@pytest.mark.usefixtures("qapp")
def test_words_are_legible_if_there_is_room_for_them() -> None:
    for spec, legible in (
        (scene("The fox"), True),
        (scene(""), True),
        (scene("fox " * 500), False),
        (scene("fox " * 500, title="The fox"), True),  # only the title is drawn
        (scene("The fox", title="fox " * 500), False),
        (scene("The fox", title="fox " * 500, diagram=DiagramSpec("title", "Fox")), True),
    ):
        assert SceneRenderer(spec, (160, 90), 1.0, 1).legible is legible


def test_the_person_is_told_which_fonts_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lacking_fonts([]) is None
    monkeypatch.setattr(sys, "platform", "linux")
    notice = lacking_fonts(["Arabic", "Korean", "Latin"])
    assert notice
    assert notice.title == "Arabic, Korean and Latin letters cannot be drawn into the pictures."
    assert "sudo apt-get install fonts-noto-cjk fonts-noto-core)" in notice.message
    monkeypatch.setattr(sys, "platform", "win32")
    notice = lacking_fonts(["Arabic"])
    assert notice
    assert "apt-get" not in notice.message
