"""Staging by hand: everything on offer can be staged and painted, taken back, and outlives other words."""

from collections.abc import Sequence
from itertools import product

import pytest

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.core.staging import StagingField
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.people.resting import ACTIONS
from vidpipe_desktop.engines.animatic.director.direct import PlannedScene, direct, restage
from vidpipe_desktop.engines.animatic.director.handwork import Handwork, choose, lost
from vidpipe_desktop.engines.animatic.director.menu import CAMERAS, DEEDS, SHOTS, WEATHERS, places, subjects
from vidpipe_desktop.engines.animatic.director.premise import view_of
from vidpipe_desktop.engines.animatic.director.wording import mark
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.film.framing import CAMERA_MOVES
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.paint.palette import TIMES_OF_DAY
from vidpipe_desktop.engines.animatic.paint.pixels import pixels
from vidpipe_desktop.engines.animatic.scenery.sets import SETS
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, SceneSpec, spec_from_json

OTTERS = "an otter builds a dam in the forest at dusk, a fox watches"
MARIA = "Maria reads on a bench in the city by day"
SAILOR = "a sailor sails over the sea with a dog at sunset"
RIDER = "a knight rides a horse across a meadow at dawn"
PROMPTS = (OTTERS, MARIA, SAILOR, RIDER, "How does a bridge stand?", "An astronaut floats in space", "coffee advert")
WIDE = view_of(AspectRatio.WIDE)
SMALL = (96, 54)
TEXTS = ("description", "end_prompt", "motion_prompt")


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def scene_of(prompt: str, index: int = 1, shape: AspectRatio = AspectRatio.WIDE) -> PlannedScene:
    reading = read_prompt(prompt, by_meaning=False)
    plan = direct(prompt, reading, style="cinematic", scene_count=3, seconds=4, aspect_ratio=shape, seed=5)
    return plan.scenes[index]


def texts_of(scene: PlannedScene) -> dict[str, str]:
    return {name: getattr(scene, name) for name in TEXTS}


def chosen(scene: PlannedScene, *choices: tuple[str, str], view: float = WIDE) -> Handwork:
    return choose(scene.spec.to_json(), choices, texts_of(scene), view)


def spec_of(work: Handwork) -> SceneSpec:
    return spec_from_json(work.staging)


def named(fields: Sequence[StagingField], name: str) -> StagingField:
    return next(field for field in fields if field.name == name)


def painted(spec: SceneSpec) -> bytes:
    return pixels(SceneRenderer(spec, SMALL, 2.0, spec.seed).world(0.5)).tobytes()


def acting(spec: SceneSpec, character: str) -> ActorSpec:
    return next(actor for actor in spec.actors if actor.character == character)


def test_the_lists_name_only_what_can_be_staged() -> None:
    assert {option.value for option in places()} == set(SETS) == set(world().places)
    assert set(CAMERAS) == set(CAMERA_MOVES)
    assert set(DEEDS) <= set(ACTIONS)
    assert all(name in FIGURES or PICTOGRAM + name in FIGURES for name in subjects())
    for labels in ([option.label for option in places()], subjects().values(), SHOTS.values(), WEATHERS.values()):
        assert len(set(labels)) == len(list(labels))
        assert all("_" not in label for label in labels)


@pytest.mark.parametrize("prompt", PROMPTS)
def test_every_value_on_offer_can_be_chosen_and_taken_back(prompt: str) -> None:
    for index in range(3):
        scene = scene_of(prompt, index)
        for field in chosen(scene).fields:
            for option in field.options[:: max(1, len(field.options) // 6)]:
                work = chosen(scene, (field.name, option.value))
                if field.name in {each.name for each in work.fields}:
                    now = named(work.fields, field.name)
                    assert now.by_hand == (option.value != field.written)
                back = choose(work.staging, [(field.name, field.written)], work.texts, WIDE)
                assert back.staging == scene.spec.to_json()
                assert back.texts == texts_of(scene)


def test_what_is_chosen_is_what_is_staged_and_told() -> None:
    scene = scene_of(OTTERS)
    wanted = {
        "place": "lake", "light": "night", "weather": "rain", "shot": "close", "camera": "pan_left", "otter.does": "sleep",
        "otter.at": "right", "fox": "owl", "caption": "Good night.",
    }  # fmt: skip
    work = chosen(scene, *wanted.items())
    spec = spec_of(work)
    assert (spec.set, spec.time_of_day, spec.tags, spec.shot) == ("lake", "night", ("rain",), "close")
    assert (spec.camera, spec.caption) == ("pan_left", "Good night.")
    assert {actor.character for actor in spec.actors} == {"otter", "owl"}
    assert acting(spec, "otter").action == "sleep"
    assert mark(acting(spec, "otter").x, WIDE) == "right"
    assert {field.name: field.value for field in work.fields if field.by_hand}.items() <= wanted.items()
    assert work.texts["description"].startswith("Close-up by the lake, at night; rain is falling.")
    assert "owl" in work.texts["description"]
    assert "“Good night.”" in work.texts["description"]
    assert work.texts["motion_prompt"].startswith("The camera pans to the left.")


def test_words_of_ones_own_stay_beside_those_that_follow() -> None:
    scene = scene_of(OTTERS)
    texts = {**texts_of(scene), "description": f"My own words. {scene.description}", "motion_prompt": "All mine."}
    work = choose(scene.spec.to_json(), [("place", "lake")], texts, WIDE)
    assert work.texts["description"].startswith("My own words. Medium shot by the lake, at dusk.")
    assert work.texts["motion_prompt"] == "All mine."


@pytest.mark.parametrize(
    ("prompt", "kinds"), [(OTTERS, ("ocean", "space", "underwater")), (SAILOR, ("forest", "int_bar", "clouds"))]
)
def test_whoever_goes_elsewhere_does_what_can_be_done_there(prompt: str, kinds: tuple[str, ...]) -> None:
    afloat = {
        "ocean": "sit",
        "space": "float",
        "underwater": "swim",
        "forest": "stand",
        "int_bar": "stand",
        "clouds": "fly",
    }
    who = "otter" if prompt == OTTERS else "sailor"
    for index, name in product(range(3), kinds):
        spec = spec_of(chosen(scene_of(prompt, index), ("place", name)))
        there = [actor for actor in spec.actors if actor.character == who]
        assert all(actor.action == afloat[name] or not actor.lift for actor in there)
        assert any(world().things.get("⛵") and "⛵" in actor.character for actor in spec.actors) == (name == "ocean")
        assert painted(spec)


def test_places_show_pictures_of_their_own_and_take_everybody_in() -> None:
    scene = scene_of(OTTERS)
    names = list(SETS)[::6]
    assert len({painted(spec_of(chosen(scene, ("place", name)))) for name in names}) == len(names)


@pytest.mark.parametrize("field", ["light", "weather", "season", "shot", "camera", "otter.does", "otter.at"])
def test_each_value_of_a_list_makes_a_difference(field: str) -> None:
    scene = scene_of(OTTERS)
    values = [option.value for option in named(chosen(scene).fields, field).options]
    assert len({painted(spec_of(chosen(scene, (field, value)))) for value in values}) == len(values)
    assert set(values) <= set(TIMES_OF_DAY) or field != "light"


@pytest.mark.parametrize("prompt", [OTTERS, MARIA])
def test_everybody_there_is_can_be_put_into_a_scene(prompt: str) -> None:
    scene = scene_of(prompt)
    party = "otter" if prompt == OTTERS else "another"
    for name in list(subjects())[::71]:
        spec = spec_of(chosen(scene, (party, name)))
        assert any(actor.character in (name, PICTOGRAM + name) for actor in spec.actors)
        assert painted(spec)


def test_who_is_put_beside_somebody_does_not_stand_in_front() -> None:
    scene = scene_of(OTTERS)
    spec = spec_of(chosen(scene, ("otter.at", "right"), ("fox.at", "right")))
    assert abs(acting(spec, "otter").x - acting(spec, "fox").x) > 100


def test_nobody_is_in_the_picture_who_was_taken_out_and_the_rest_stays() -> None:
    scene = scene_of(OTTERS)
    work = chosen(scene, ("fox", "nobody"))
    assert [actor.character for actor in spec_of(work).actors] == ["otter"]
    assert "fox.does" not in {field.name for field in work.fields}
    assert named(work.fields, "fox").value == "nobody"
    assert named(work.fields, "fox").label_of("nobody") == "Nobody"
    assert "A fox" not in work.texts["description"]


def test_a_rider_moves_with_the_horse_and_the_horse_cannot_be_taken_away_from_under() -> None:
    scene = next(each for each in (scene_of(RIDER, index) for index in range(3)) if acting(each.spec, "knight").lift)
    fields = {field.name for field in chosen(scene).fields}
    assert "horse.at" in fields
    assert not {"horse", "horse.does"} & fields
    spec = spec_of(chosen(scene, ("horse.at", "right")))
    before = acting(scene.spec, "knight").x - acting(scene.spec, "horse").x
    assert abs(acting(spec, "knight").x - acting(spec, "horse").x) == pytest.approx(abs(before), abs=1)


def test_only_what_fits_is_on_offer() -> None:
    scene = scene_of(OTTERS)
    cave = {field.name for field in chosen(scene, ("place", "cave")).fields}
    assert not {"light", "weather", "season"} & cave
    stormy = named(chosen(scene, ("weather", "storm")).fields, "light")
    assert [option.value for option in stormy.options] == ["dusk", "night", "storm"]
    tall = scene_of(OTTERS, shape=AspectRatio.TALL)
    cameras = named(chosen(tall, view=view_of(AspectRatio.TALL)).fields, "camera").options
    assert "pan_left" not in {option.value for option in cameras}
    diagram = next(each for each in (scene_of(PROMPTS[4], index) for index in range(3)) if each.spec.diagram)
    assert {field.name for field in chosen(diagram).fields} == {"camera", "caption"}


def reworded(before: SceneSpec, words: str) -> SceneSpec:
    return restage(
        OTTERS, words, style="noir", aspect_ratio=AspectRatio.WIDE, index=1, count=3, seed=5, before=before
    ).spec


def test_choices_outlive_other_words_and_another_style() -> None:
    before = spec_of(chosen(scene_of(OTTERS), ("place", "lake"), ("otter.at", "right"), ("fox", "nobody")))
    after = reworded(before, "an otter sings in the desert at night")
    assert (after.set, after.time_of_day) == ("lake", "night")
    assert mark(acting(after, "otter").x, WIDE) == "right"
    assert lost(before, after) == ("the fox",)
    styled = reworded(before, "")
    assert (styled.style, styled.set, [actor.character for actor in styled.actors]) == ("noir", "lake", ["otter"])
    assert lost(before, styled) == ()


def test_what_the_words_say_by_now_is_no_choice_any_more() -> None:
    before = spec_of(chosen(scene_of(OTTERS), ("place", "lake")))
    after = reworded(before, "an otter sings by the lake")
    assert after.set == "lake"
    assert not after.chosen
    assert not after.as_written
