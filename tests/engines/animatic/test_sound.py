"""The soundtrack: loud enough and never too loud, seamless between clips, different by mood, seed and place."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.sound.ambience import ambience, sounds_of
from vidpipe_desktop.engines.animatic.sound.effects import cues, effects
from vidpipe_desktop.engines.animatic.sound.instruments import RATE
from vidpipe_desktop.engines.animatic.sound.loudness import TARGET, limited, loudness
from vidpipe_desktop.engines.animatic.sound.moods import MOODS
from vidpipe_desktop.engines.animatic.sound.score import Score, music
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice, soundtrack
from vidpipe_desktop.engines.animatic.spec import ActorSpec, DiagramSpec, SceneSpec


def scene(**changes: object) -> SceneSpec:
    fixed: dict[str, object] = {
        "shot": "wide", "set": "meadow", "time_of_day": "day", "genre": "story", "style": "cinematic", "mood": "calm",
        "seed": 5, "score_seed": 9,
    }  # fmt: skip
    return SceneSpec(**{**fixed, **changes})  # pyright: ignore[reportArgumentType]


def film(mood: str, places: tuple[str, ...], seed: int = 9, seconds: float = 3.0) -> NDArray[np.float32]:
    parts: list[NDArray[np.float32]] = []
    for index, place in enumerate(places):
        at = Slice(index, len(places), seconds)
        spec = scene(mood=mood, set=place, score_seed=seed, seed=index, transition="push" if index else "none")
        parts.append(soundtrack(spec, at, replace(at, index=index + 1).begin - at.begin))
    return np.concatenate(parts, axis=1)


@pytest.mark.parametrize("mood", MOODS)
def test_a_film_is_as_loud_as_films_are_and_its_peaks_stay_below_the_ceiling(mood: str) -> None:
    sound = film(mood, ("ocean", "city", "forest"), seconds=6.0)
    assert loudness(sound) == pytest.approx(TARGET, abs=1.0)
    assert np.abs(sound).max() < 0.84
    assert np.corrcoef(sound)[0, 1] < 0.97
    assert np.abs(sound[:, -RATE // 20 :]).max() < 0.02


def test_loudness_is_measured_as_broadcasters_do() -> None:
    """A 997 Hz tone of full scale in both channels is at -0.01 LUFS by the definition of BS.1770."""
    tone = np.sin(2 * np.pi * 997 * np.arange(5 * RATE) / RATE)
    assert loudness(np.array([tone, tone])) == pytest.approx(0.0, abs=0.05)
    assert loudness(np.array([tone, tone]) * 0.1) == pytest.approx(-20.0, abs=0.05)
    assert loudness(np.zeros((2, RATE))) == -70.0


def test_neighbouring_slices_of_the_music_join_without_a_seam() -> None:
    score = Score("epic", 9, 2.5, 10.0)
    whole = music(score, 0, 6 * RATE)
    cut = 1024 * 117
    parts = [music(score, 0, cut), music(score, cut, 6 * RATE - cut)]
    assert np.abs(np.concatenate(parts, axis=1) - whole).max() < 1e-5


def test_scenes_begin_on_bars() -> None:
    for mood in MOODS:
        for step in (0.4, 1.0, 3.7, 5.0, 8.0, 12.0, 60.0):
            bar = Score(mood, 1, step, step * 5).bar
            assert min(step / bar % 1, 1 - step / bar % 1, bar / step % 1, 1 - bar / step % 1) < 1e-6
            assert 0.9 < bar < 7 or step > 7


def spectrum(sound: NDArray[np.floating]) -> NDArray[np.floating]:
    bands = np.abs(np.fft.rfft(sound[0]))[: 4000 * sound.shape[1] // RATE]
    return bands / np.linalg.norm(bands)


def test_moods_seeds_and_acts_have_music_of_their_own() -> None:
    span = 6 * RATE
    songs = [music(Score(mood, 9, 5.0, 30.0), 12 * RATE, span) for mood in MOODS]
    songs += [music(Score("calm", seed, 5.0, 30.0), 12 * RATE, span) for seed in (10, 88)]
    songs.append(music(Score("calm", 9, 5.0, 30.0), 20 * RATE, span))
    for number, song in enumerate(songs):
        for other in songs[:number]:
            assert float(spectrum(song) @ spectrum(other)) < 0.9


def test_every_place_has_its_sound_which_comes_and_goes() -> None:
    heard = {name: sounds_of(scene(set=name)) for name in world().places}
    assert heard["ocean"][0][0] == "waves"
    assert {name for name, _ in sounds_of(scene(set="forest", time_of_day="night"))} == {"crickets"}
    assert {name for name, _ in sounds_of(scene(set="forest", tags=("storm",)))} == {"rain", "wind", "thunder"}
    assert len(set(heard.values())) >= 8
    for name in ("ocean", "forest", "cave", "space", "underwater", "int_kitchen", "city"):
        sound = ambience(scene(set=name), 2 * RATE)
        assert 0.001 < sound.std() < 0.1
        assert np.abs(sound[:, [0, -1]]).max() < 1e-6
    assert not ambience(scene(set="abstract"), RATE).any()


def test_what_happens_is_heard_when_it_happens() -> None:
    walker = ActorSpec("old", x=600, move=500, action="walk")
    steps = [at for at, name, _ in cues(scene(actors=(walker,)), 5.0) if name == "step"]
    assert len(steps) == 5
    assert steps == sorted(steps)
    assert not cues(scene(actors=(walker,), set="space"), 5.0)
    assert cues(scene(transition="whip"), 5.0)[0] == (0.0, "whip", 0.16)
    assert [name for _, name, _ in cues(scene(diagram=DiagramSpec("flow", items=("🍎", "🍐"))), 5.0)] == ["pop", "pop"]
    fight = effects(scene(actors=(ActorSpec("knight", action="fight"),)), 3.0, 3 * RATE)
    assert np.abs(fight[:, : RATE // 3]).max() < 1e-9 < np.abs(fight[:, RATE // 2 :]).max()


def test_the_limiter_leaves_what_is_quiet_as_it_is() -> None:
    quiet = np.linspace(-0.5, 0.5, 50).reshape(2, 25)
    assert np.allclose(limited(quiet), quiet)
    assert np.abs(limited(quiet * 20)).max() <= 0.8001
