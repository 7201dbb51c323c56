"""Captions read aloud: as long as they take, over music that steps back, as loud as all else."""

from pathlib import Path

import numpy as np
import pytest

from tests.engines.animatic.test_sound import scene
from tests.studios import open_studio
from vidpipe_desktop.core.models import Project
from vidpipe_desktop.engines.animatic.sound.instruments import RATE
from vidpipe_desktop.engines.animatic.sound.loudness import TARGET, loudness
from vidpipe_desktop.engines.animatic.sound.narration import seconds_to_tell
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice, soundtrack
from vidpipe_desktop.engines.animatic.sound.voice import spoken
from vidpipe_desktop.engines.animatic.spec import spec_from_json

WORDS = "A red fox crosses the snowy forest and meets an old owl."


@pytest.mark.parametrize(
    ("words", "language"),
    [
        (WORDS, "en"),
        ("Ein roter Fuchs läuft durch den Wald.", "de"),
        ("きつねがあるく", "ja"),
        ("一只红色的狐狸穿过雪地森林", "zh"),
        ("ثعلب في الثلج", "ar"),
    ],
)
def test_words_are_told_within_the_seconds_counted_for_them(words: str, language: str) -> None:
    sound = spoken(words, language, 60.0)
    assert 0.2 < len(sound) / RATE < seconds_to_tell(words)
    assert 0.1 < np.abs(sound).max() <= 1.05


def test_a_long_text_is_told_faster_and_never_beyond_its_seconds() -> None:
    calm = spoken(WORDS, "en", 60.0)
    assert len(spoken(WORDS, "en", 3.2)) < len(calm)
    cut = spoken(WORDS * 20, "en", 3.0)
    assert len(cut) <= 3 * RATE
    assert np.abs(cut[-50:]).max() < 0.02


@pytest.mark.parametrize(
    ("words", "language"), [("", "en"), (" ", "en"), (WORDS, "xx"), ("雪の森", "ja"), ("🦊", "en"), ("\0", "en")]
)
def test_what_cannot_be_told_is_left_out(words: str, language: str) -> None:
    assert np.isfinite(spoken(words, language, 5.0)).all()
    assert seconds_to_tell(" ") == 0


def test_narration_is_heard_over_music_that_steps_back_and_comes_again() -> None:
    place = Slice(0, 1, 8.0)
    told, untold = (
        soundtrack(scene(caption=WORDS, mood="epic"), place, 8 * RATE, narration=narration)
        for narration in (True, False)
    )
    assert loudness(told) == pytest.approx(TARGET, abs=1.0)
    assert np.abs(told).max() < 0.84
    assert np.array_equal(told[:, : RATE // 4], untold[:, : RATE // 4])
    assert np.array_equal(told[:, -RATE:], untold[:, -RATE:])
    silent = soundtrack(scene(mood="epic"), place, 8 * RATE, narration=True)
    assert np.array_equal(silent, untold)


async def test_scenes_of_a_narrated_film_last_as_long_as_their_words(tmp_path: Path) -> None:
    brief = {"engine": "animatic", "prompt": f"1. {WORDS}\n2. It sleeps.", "scenes": 2, "crossfade": 0.25}
    async with open_studio(tmp_path, rules={"narration": True}) as studio:
        project = await studio.make(**brief, until="storyboard")
        for scene in project.scenes:
            needed = seconds_to_tell(spec_from_json(scene.staging).told) + 0.25
            assert scene.seconds(project.brief) == max(1.0, needed)
        assert lengths(project)[0] > lengths(project)[1] > 1
        paper = await studio.make(**brief, clips_engine="paper", until="storyboard")
        assert lengths(paper) == [1, 1]


def lengths(project: Project) -> list[float]:
    return [scene.seconds(project.brief) for scene in project.scenes]
