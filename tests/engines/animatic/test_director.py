"""Directing: the right number of scenes, all different, everybody in the picture, words that can be read."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from itertools import pairwise

import pytest

from vidpipe_desktop.core.models import STYLES, AspectRatio
from vidpipe_desktop.engines.animatic.director.direct import LONGEST_TITLE, PlannedScene, StoryboardPlan, direct
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.film.framing import CAMERA_MOVES, camera_path, essential, mains
from vidpipe_desktop.engines.animatic.language.reading import Reading, read_prompt
from vidpipe_desktop.engines.animatic.scenery.sets import SETS
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_HEIGHT, SceneSpec, spec_from_json
from vidpipe_desktop.engines.animatic.stage.camera import Box

VIEW = {shape: STAGE_HEIGHT * shape.size[0] / shape.size[1] for shape in AspectRatio}
PICTURE = Box(0, 0, 1, 1)
PROMPTS = [
    "A knight fights a dragon on a snowy mountain",
    "a cat and a mouse become friends",
    "Two dogs in a car",
    "Maria rides a horse through the desert at sunset",
    "A lighthouse keeper befriends a whale",
    "Three elephants and a giraffe dance in the city",
    "How does a bridge stand up?",
    "A commercial for running shoes",
    "An ad for coffee",
    "The rise and fall of the Roman empire",
    "waves at dusk",
    "The last tree on earth",
    "A lonely robot walks in the rain. It finds a kitten in an alley. They become friends.",
    "1. A girl wakes up. 2. She cooks breakfast in the kitchen. 3. At night she flies to the moon in a rocket.",
    "Ein Hund läuft am Strand, dann schläft er im Wald.",
    "国王和公主在城堡里跳舞，龙来了，骑士战斗",
    "كلب يجري على الشاطئ",
    "🍕🚀🌙",
    "🐧",
    "asdf ghjk",
    "?",
    "",
    "\x00\x1b\x07",
    "a film noir about a detective",
    "a pirate, a parrot, a ninja, a ghost and a whale play cards on an island with a treasure map",
]


@cache
def _read(prompt: str) -> Reading:
    return read_prompt(prompt, by_meaning=False)


def _film(
    prompt: str, count: int = 5, shape: AspectRatio = AspectRatio.WIDE, seed: int = 7, style: str = "cinematic"
) -> StoryboardPlan:
    return direct(prompt, _read(prompt), style=style, scene_count=count, seconds=5.0, aspect_ratio=shape, seed=seed)


def _specs(plan: StoryboardPlan) -> list[SceneSpec]:
    return [scene.spec for scene in plan.scenes]


def _looks(spec: SceneSpec) -> str:
    """What is seen, without the seed of the set."""
    marks = [(a.character, a.action, round(a.x), round(a.move), a.facing, a.scale) for a in spec.actors]
    return repr((spec.shot, spec.set, spec.time_of_day, spec.tags, spec.camera, marks, spec.diagram))


@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 37])
def test_exactly_so_many_scenes_and_no_two_alike(prompt: str, count: int) -> None:
    specs = _specs(_film(prompt, count))
    assert len(specs) == count
    assert len({_looks(spec) for spec in specs}) == count
    assert len({spec.seed for spec in specs}) == count
    assert len({spec.score_seed for spec in specs}) == 1


@pytest.mark.parametrize("prompt", PROMPTS[::3])
@pytest.mark.parametrize("shape", list(AspectRatio))
def test_a_hundred_scenes(prompt: str, shape: AspectRatio) -> None:
    specs = _specs(_film(prompt, 100, shape))
    assert len({_looks(spec) for spec in specs}) == 100


@pytest.mark.parametrize("shape", list(AspectRatio))
@pytest.mark.parametrize("prompt", PROMPTS)
def test_everybody_stays_in_the_picture(prompt: str, shape: AspectRatio) -> None:
    for count, seed in ((1, 1), (5, 2), (12, 3), (23, 4)):
        for spec in _specs(_film(prompt, count, shape, seed)):
            path = camera_path(spec, VIEW[shape], 900.0, 5.0)
            for actor in mains(spec):
                for part in (0.0, 0.5, 1.0):
                    box = essential(spec, actor, 900.0, part)
                    seen = path.at(5 * part).projected(box, actor.depth, VIEW[shape])
                    assert PICTURE.holds(seen), (spec.shot, spec.camera, actor, seen)


@pytest.mark.parametrize("shape", list(AspectRatio))
def test_two_who_face_each_other_are_both_seen(shape: AspectRatio) -> None:
    for seed in range(6):
        specs = _specs(_film("A knight fights a dragon on a snowy mountain", 5, shape, seed))
        facing = [spec for spec in specs if {actor.facing for actor in spec.actors} == {1, -1}]
        assert len(facing) >= 2
        for spec in facing:
            right = min(actor.x for actor in spec.actors if actor.facing == -1)
            left = max(actor.x for actor in spec.actors if actor.facing == 1)
            assert right - left > 100


def _known(character: str) -> bool:
    return character.startswith(PICTOGRAM) or character in world().kind_of


@pytest.mark.parametrize("prompt", PROMPTS)
def test_only_what_can_be_staged_is_used(prompt: str) -> None:
    for spec in _specs(_film(prompt, 20)):
        assert spec.set in SETS or spec.set.startswith("int_")
        assert spec.camera in CAMERA_MOVES
        assert spec.style in STYLES
        assert all(_known(actor.character) for actor in spec.actors)
        assert spec_from_json(spec.to_json()) == spec


def test_places_of_the_table_lead_to_places_of_the_table() -> None:
    places = world().places
    assert all(name in SETS or name.startswith("int_") for name in places)
    assert all(near in places for place in places.values() for near in place.near)
    assert all(home in places for homes in world().homes.values() for home in homes)
    animals = {animal for place in places.values() for animal in place.animals}
    assert animals | set(world().homes) | set(world().era_of) <= set(world().kind_of)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_a_scene_begins_with_the_picture_with_which_the_one_before_ends(prompt: str) -> None:
    scenes = _film(prompt, 7).scenes
    assert all(after.start_prompt == before.end_prompt for before, after in pairwise(scenes))
    assert scenes[0].spec.transition == "none"
    assert all(scene.spec.transition != "none" for scene in scenes[1:])
    assert all(_is_readable(scene) for scene in scenes)


def _is_readable(scene: PlannedScene) -> bool:
    texts = (scene.description, scene.start_prompt, scene.end_prompt, scene.motion_prompt, scene.transition)
    return all(text and not re.search(r"[{}\[\]|]|\.\.|  | ,|None", text) for text in texts)


def test_the_same_seed_gives_the_same_film_in_every_process() -> None:
    script = (
        "import json, sys\n"
        "from vidpipe_desktop.core.models import AspectRatio\n"
        "from vidpipe_desktop.engines.animatic.director.direct import direct\n"
        "from vidpipe_desktop.engines.animatic.language.reading import read_prompt\n"
        "films = [direct(p, read_prompt(p, by_meaning=False), style='cinematic', scene_count=9, seconds=5.0,\n"
        "         aspect_ratio=AspectRatio.TALL, seed=3) for p in json.loads(sys.argv[1])]\n"
        "print(json.dumps([[s.spec.to_json() + s.description + s.end_prompt for s in f.scenes] for f in films]))\n"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script, json.dumps(PROMPTS[:16])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    ]
    assert outputs[0] == outputs[1]
    assert len(json.loads(outputs[0])) == 16


def test_another_seed_gives_another_film() -> None:
    for prompt in ("a dog", "a knight fights a dragon", "waves", "How does a bridge stand up?"):
        films = {tuple(_looks(spec) for spec in _specs(_film(prompt, 5, seed=seed))) for seed in range(8)}
        assert len(films) == 8
    lights = {_specs(_film("a dog", seed=seed))[0].time_of_day for seed in range(12)}
    places = {_specs(_film("a dog", seed=seed))[0].set for seed in range(12)}
    assert len(lights) >= 3
    assert len(places) >= 2


def test_the_prompts_style_wins_over_the_default_only() -> None:
    noir = "a film noir about a detective"
    assert {spec.style for spec in _specs(_film(noir))} == {"noir"}
    assert {spec.style for spec in _specs(_film(noir, style="anime"))} == {"anime"}


def test_the_hero_is_in_every_scene_of_a_story_and_the_first_one_is_wide() -> None:
    for count in (1, 2, 5, 14, 40):
        specs = _specs(_film("A wizard and a fox search for a magic sword", count))
        assert specs[0].shot == "wide"
        assert all(any(actor.character == "wizard" for actor in spec.actors) for spec in specs)
        if count > 1:
            assert any(actor.character == "fox" for spec in specs for actor in spec.actors)


def test_stories_stay_in_their_time() -> None:
    modern = {"city", "neon_alley", "road", "int_office", "int_cafe", "int_lab", "mars", "space"}
    for seed in range(10):
        visited = {spec.set for spec in _specs(_film("A knight and a queen", 40, seed=seed))}
        assert not visited & modern
        assert len(visited) >= 4


def test_light_and_weather_agree() -> None:
    for seed in range(12):
        for prompt in ("a dog in the rain", "a ship in a storm", "a cat in tokyo", "a night in the city", "a robot"):
            for spec in _specs(_film(prompt, 30, seed=seed)):
                if "rain" in spec.tags:
                    assert spec.time_of_day in ("overcast", "dusk", "night", "storm")
                if spec.set == "neon_alley":
                    assert spec.time_of_day in ("dusk", "night")
                if spec.set in ("space", "underwater", "cave") or spec.set.startswith("int_"):
                    assert not {"rain", "storm", "snow"} & set(spec.tags)
    assert {spec.time_of_day for spec in _specs(_film("a cat in the city at night", 5))} == {"night"}


def test_hours_pass_in_order() -> None:
    lights = [spec.time_of_day for spec in _specs(_film("the mountains from dawn to night", 6))]
    assert lights == ["dawn", "day", "golden", "sunset", "dusk", "night"]


def test_a_list_is_told_item_by_item() -> None:
    prompt = "A pirate's day: 1. The pirate sleeps on an island. 2. A storm at sea. 3. The pirate finds a castle."
    specs = _specs(_film(prompt, 3))
    assert [spec.set for spec in specs] == ["island", "ocean", "castle"]
    assert "A storm at sea." in specs[1].caption
    assert specs[1].time_of_day == "storm"
    assert all(any(actor.character == "pirate" for actor in spec.actors) for spec in specs)
    six = _specs(_film(prompt, 6))
    assert [spec.set for spec in six] == ["island", "island", "ocean", "ocean", "castle", "castle"]
    two = _specs(_film(prompt, 2))
    assert [spec.set for spec in two] == ["island", "castle"] or len(two) == 2


def test_it_means_the_hero() -> None:
    specs = _specs(_film("A robot walks in the rain. It finds a kitten in an alley. They become friends.", 3))
    cast = [{actor.character for actor in spec.actors} for spec in specs]
    assert cast == [{"robot"}, {"robot", "cat"}, {"robot", "cat"}]


@pytest.mark.parametrize(
    "prompt",
    [
        "1. Ein Bär wacht auf. 2. Er geht zum See. 3. Er trifft einen Fuchs. 4. Beide schlafen.",
        "1. Un ours se réveille. 2. Il marche. 3. Il joue avec un renard. 4. Ils dorment sous les étoiles.",
        "1. Медведь проснулся. 2. Он идёт к озеру. 3. Он играет с лисой. 4. Они спят.",
    ],
)
def test_pronouns_mean_who_was_named_before(prompt: str) -> None:
    cast = [{actor.character for actor in spec.actors} for spec in _specs(_film(prompt, 4))]
    assert cast == [{"bear"}, {"bear"}, {"bear", "fox"}, {"bear", "fox"}]


@pytest.mark.parametrize(
    "prompt",
    [
        "Forest animals: a deer, a fox and an owl",
        "Waldtiere: ein Reh, ein Fuchs und eine Eule.",
        "森の動物：鹿、キツネ、フクロウ",
    ],
)
def test_what_a_sentence_lists_is_shown_one_by_one(prompt: str) -> None:
    assert [spec.actors[0].character for spec in _specs(_film(prompt, 3))] == ["deer", "fox", "owl"]


def test_words_after_a_colon_that_show_nothing_are_no_list() -> None:
    specs = _specs(_film("A cat on the moon, style: dark, moody, cinematic", 3))
    assert all("cat" in {actor.character for actor in spec.actors} for spec in specs)


def test_who_does_several_things_fights_whom_it_says_and_nobody_else() -> None:
    prompt = "A knight climbs a tower, fights a dragon and frees the princess"
    seen = [{(actor.character, actor.action) for actor in spec.actors} for spec in _specs(_film(prompt, 4))]
    assert any({("knight", "fight"), ("dragon", "attack")} <= scene for scene in seen)
    assert not any(("princess", "fight") in scene for scene in seen)


def test_things_of_a_list_are_not_in_the_hands_of_whoever_another_item_names() -> None:
    specs = _specs(_film("For the beach: 1. A red umbrella 2. A book 3. A friend to play with", 3))
    assert not any(actor.holds for spec in specs for actor in spec.actors if actor.character == "person")


def test_a_vehicle_carries_its_rider() -> None:
    for shape in AspectRatio:
        for spec in _specs(_film("a fox in a car", 6, shape)):
            fox, car = spec.actors
            assert (fox.character, car.character) == ("fox", f"{PICTOGRAM}🚗")
            assert (fox.x, fox.move) == (car.x, car.move)
            assert fox.lift > 0


def test_nobody_walks_on_the_sea() -> None:
    for spec in _specs(_film("a pirate at sea", 4)):
        assert spec.set == "ocean"
        assert {actor.character for actor in spec.actors} == {"pirate", f"{PICTOGRAM}⛵"}


def test_titles_are_on_the_first_scene_only_and_short() -> None:
    long = "A very long prompt about a small brown dog that wants to see the whole wide world before the winter comes"
    for prompt in (*PROMPTS, long, "字" * 300):
        plan = _film(prompt)
        assert len(plan.title) <= LONGEST_TITLE
        assert plan.scenes[0].spec.title == plan.title
        assert not any(scene.spec.title for scene in plan.scenes[1:])
    assert _film(long).title == "A very long prompt about a small brown dog that wants to…"


def test_captions_of_languages_without_lines_are_the_persons_own_words() -> None:
    for prompt in (
        "En hund springer på stranden, sedan sover den i skogen.",
        "Ένας σκύλος τρέχει στην παραλία, μετά κοιμάται στο δάσος",
        "asdf, ghjk",
    ):
        own = prompt.lower()
        for count in (1, 3, 5, 12):
            captions = [spec.caption for spec in _specs(_film(prompt, count)) if spec.caption]
            assert all(caption.lower().rstrip("…") in own for caption in captions)


@pytest.mark.parametrize(
    ("prompt", "wrong"),
    [
        ("an owl", r"\ba owl|\ban owls"),
        ("a unicorn and a hourglass", r"\ban unicorn|\ba hourglass"),
        ("two dogs", r"\ba dog|dogs stops|dogs goes|dogs lives|a dogs"),
        ("scissors", r"\ba scissors"),
        ("coffee", r"\ba coffee"),
        ("Maria walks home", r"[Tt]he Maria|[Aa] Maria|\bmaria"),
        ("three wolves", r"wolfs|wolveses|wolves (stops|goes|gives)"),
        ("children play in the park", r"childs|childrens |child(ren)? (plays|goes|stops)"),
    ],
)
def test_captions_parse(prompt: str, wrong: str) -> None:
    captions = [spec.caption for seed in range(10) for spec in _specs(_film(prompt, 14, seed=seed))]
    assert sum(map(bool, captions)) > 40
    assert not [caption for caption in captions if re.search(wrong, caption)]
    assert all(caption[0].isupper() and len(caption) <= 90 for caption in captions if caption)


def test_no_caption_comes_twice() -> None:
    for prompt in PROMPTS[:12]:
        captions = [spec.caption for spec in _specs(_film(prompt, 60)) if spec.caption]
        assert len(captions) == len(set(captions))


def test_explanations_and_adverts_show_their_matter() -> None:
    explainer = _specs(_film("How do vaccines work?", 8))
    assert explainer[0].genre == "explainer"
    assert explainer[0].diagram is not None
    assert any("💉" in shown(spec) for spec in explainer)
    advert = _specs(_film("A commercial for running shoes", 8))
    assert sum("👟" in shown(spec) for spec in advert) >= 6


def shown(spec: SceneSpec) -> set[str]:
    """The emoji in the picture, on the stage and in the diagram."""
    diagram = spec.diagram
    drawn = (diagram.hero, *diagram.items) if diagram else ()
    return {*drawn, *(actor.character.removeprefix(PICTOGRAM) for actor in spec.actors)}


@pytest.mark.parametrize(
    ("prompt", "kind", "labels"),
    [
        ("Cats vs dogs: which pet is right for you?", "comparison", {"cat", "dog"}),
        ("The water cycle", "cycle", set[str]()),
        ("A timeline of computers: 1945, 1981 and 2007", "timeline", {"1945", "1981", "2007"}),
    ],
)
def test_the_prompt_asks_for_its_diagram_and_labels_it(prompt: str, kind: str, labels: set[str]) -> None:
    diagrams = [spec.diagram for spec in _specs(_film(prompt, 5)) if spec.diagram]
    (asked,) = [diagram for diagram in diagrams if diagram.kind == kind]
    assert labels <= set(asked.labels)


def test_a_change_of_place_is_not_torn_and_action_is() -> None:
    for prompt in PROMPTS[:6]:
        for seed in range(4):
            specs = _specs(_film(prompt, 9, seed=seed))
            assert specs[0].transition == "none"
            for before, spec in pairwise(specs):
                assert spec.transition != "none"
                if before.set != spec.set:
                    assert spec.transition in ("dissolve", "fade", "light", "ink", "push")
                elif before.time_of_day == spec.time_of_day and spec.shot == "action":
                    assert spec.transition in ("whip", "push")


def test_the_style_guide_names_what_stays_the_same() -> None:
    guide = _film("A knight fights a dragon on a snowy mountain").style_guide
    for part in ("a knight", "a dragon", "the snowy mountains", "5 scenes of 5 seconds", "Cinematic"):
        assert part in guide
