"""Landmarks: named in many languages, seen behind their cities, told in the captions, one after the other on a journey."""

from functools import cache
from itertools import groupby

import numpy as np
import pytest

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.direct import StoryboardPlan, direct
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.paint.pixels import pixels
from vidpipe_desktop.engines.animatic.scenery.landmarks import LANDMARKS
from vidpipe_desktop.engines.animatic.spec import SceneSpec, spec_from_json

SIZE = (192, 108)


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def film(prompt: str, count: int = 5) -> StoryboardPlan:
    return direct(
        prompt, read_prompt(prompt, by_meaning=False), style="cinematic", scene_count=count, seconds=5.0,
        aspect_ratio=AspectRatio.WIDE, seed=3,
    )  # fmt: skip


def scenes(prompt: str, count: int = 5) -> list[SceneSpec]:
    return [spec_from_json(scene.spec.to_json()) for scene in film(prompt, count).scenes]


@cache
def picture(at: str, light: str, seed: int, *tags: str) -> np.ndarray:
    spec = SceneSpec("wide", at, light, "story", "cinematic", "calm", seed, 1, tags=tags)
    return pixels(SceneRenderer(spec, SIZE, 5.0, seed).world(1.0))[..., :3].astype(np.int64)


def test_every_landmark_has_words_a_drawing_and_places() -> None:
    named = {concept.name for found in lexicon().english.values() for concept in found if concept.kind == "landmark"}
    assert named == set(LANDMARKS) == set(world().landmarks)
    assert all(at in world().places for landmark in world().landmarks.values() for at in landmark.sets)


@pytest.mark.parametrize(("name", "at"), [(name, at) for name, sight in world().landmarks.items() for at in sight.sets])
def test_a_landmark_stands_out_by_day_and_at_night(name: str, at: str) -> None:
    for light, seed in (("day", 4), ("night", 7)):
        changed = np.abs(picture(at, light, seed, name) - picture(at, light, seed)).max(axis=2) > 24
        assert changed.mean() > 0.003


@pytest.mark.parametrize(
    ("prompt", "landmark"),
    [
        ("a girl walks through Paris", "eiffel_tower"),
        ("eine Katze unter dem Eiffelturm", "eiffel_tower"),
        ("un perro en París", "eiffel_tower"),
        ("кот в Москве", "st_basil"),
        ("パリの猫", "eiffel_tower"),
        ("一只猫在上海", "pearl_tower"),
        ("런던의 고양이", "big_ben"),
        ("लंदन में एक बिल्ली", "big_ben"),
        ("قطة في دبي", "burj_khalifa"),
        ("İstanbul'da bir kedi", "blue_mosque"),
        ("un gato en Río de Janeiro", "redeemer"),
        ("a camel near the pyramids", "pyramids"),
    ],
)
def test_cities_are_known_by_their_landmarks(prompt: str, landmark: str) -> None:
    assert read_prompt(prompt, by_meaning=False).landmarks == (landmark,)
    assert any(landmark in spec.tags for spec in scenes(prompt))


def test_a_landmark_is_no_prop_besides_and_the_words_name_its_city() -> None:
    shown = scenes("two children in front of the Eiffel Tower")
    assert not any("🗼" in actor.character for spec in shown for actor in spec.actors)
    assert all("in Paris" in scene.description for scene in film("two children in front of the Eiffel Tower").scenes)


def test_a_journey_goes_from_landmark_to_landmark() -> None:
    seen = [next(tag for tag in spec.tags if tag in LANDMARKS) for spec in scenes("from London to Tokyo to Sydney", 6)]
    assert [name for name, _ in groupby(seen)] == ["big_ben", "tokyo_tower", "opera_house"]


def test_other_places_of_the_same_film_have_none() -> None:
    assert not any(tag in LANDMARKS for spec in scenes("a fox in the forest") for tag in spec.tags)
    assert not any(
        tag in LANDMARKS for spec in scenes("in Paris a baker bakes in her kitchen") if "int" in spec.set
        for tag in spec.tags
    )  # fmt: skip
