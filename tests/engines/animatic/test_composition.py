"""How large everybody is in the picture and beside the others, and who shares a seat."""

import pytest

from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.director.world import is_person, is_room, natural_height
from vidpipe_desktop.engines.animatic.film.bodies import body
from vidpipe_desktop.engines.animatic.film.framing import camera_path
from vidpipe_desktop.engines.animatic.language.reading import read_prompt
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_HEIGHT, ActorSpec, SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import Box

GROUND = 900.0


def scenes(prompt: str, count: int = 4, shape: AspectRatio = AspectRatio.WIDE) -> list[SceneSpec]:
    """The specs of a film of this prompt."""
    reading = read_prompt(prompt, by_meaning=False)
    plan = direct(prompt, reading, style="cinematic", scene_count=count, seconds=4, aspect_ratio=shape, seed=5)
    return [scene.spec for scene in plan.scenes]


def seen(spec: SceneSpec, actor: ActorSpec, shape: AspectRatio = AspectRatio.WIDE) -> Box:
    """Where the whole body is in the middle of the scene, in parts of the picture."""
    view = STAGE_HEIGHT * shape.size[0] / shape.size[1]
    camera = camera_path(spec, view, GROUND, 4.0).at(2.0)
    return camera.projected(body(actor, GROUND, 0.5), actor.depth, view)


def height(actor: ActorSpec) -> float:
    """In stage units."""
    return natural_height(actor.character) * actor.scale


def first(specs: list[SceneSpec], character: str) -> ActorSpec:
    """The first actor of this character."""
    return next(actor for spec in specs for actor in spec.actors if actor.character == character)


@pytest.mark.parametrize("shape", [AspectRatio.WIDE, AspectRatio.TALL])
@pytest.mark.parametrize(
    "prompt",
    ["a teacher in a classroom", "a chef cooks in the kitchen", "an old man talks to his daughter in a café"],
)
def test_people_of_wide_shots_in_rooms_are_half_as_tall_as_the_picture(prompt: str, shape: AspectRatio) -> None:
    wide = [spec for spec in scenes(prompt, 5, shape) if spec.shot == "wide" and is_room(spec.set)]
    assert len(wide) >= 2
    for spec in wide:
        tallest = max(seen(spec, actor, shape).height for actor in spec.actors if is_person(actor.character))
        assert (0.4 if shape is AspectRatio.WIDE else 0.25) < tallest < 0.56


def test_a_medium_shot_begins_at_the_waist_and_a_close_one_at_the_chest_with_room_above() -> None:
    shots = {spec.shot: spec for spec in scenes("a teacher explains in a classroom")}
    for shot, least, most in (("medium", 0.95, 1.6), ("close", 1.2, 2.2)):
        (teacher,) = shots[shot].actors
        box = seen(shots[shot], teacher)
        assert least < box.height < most
        assert 0.03 < box.top < 0.3
    assert len(shots) == 3


def test_who_looks_to_one_side_stands_on_the_other_third() -> None:
    for spec in scenes("a teacher explains in a classroom"):
        for actor in spec.actors:
            assert 0.04 < (0.5 - seen(spec, actor).x) * actor.facing < 0.2


def test_legs_are_seen_where_they_tell_something() -> None:
    specs = [spec for spec in scenes("a girl dances in a classroom") if spec.shot == "medium"]
    assert specs
    assert all(seen(spec, actor).bottom < 1 for spec in specs for actor in spec.actors)


@pytest.mark.parametrize(
    ("small", "large", "character"),
    [
        ("a small dragon and a baker", "a dragon and a baker", "dragon"),
        ("a girl and a tiny mouse", "a girl and a mouse", "mouse"),
        ("a boy and a robot", "a boy and a giant robot", "robot"),
        ("a man and a cat", "a man and a huge cat", "cat"),
    ],
)
def test_words_for_sizes_change_who_is_taller(small: str, large: str, character: str) -> None:
    assert height(first(scenes(small), character)) * 1.2 < height(first(scenes(large), character))


@pytest.mark.parametrize(
    ("prompt", "taller", "smaller", "factor"),
    [
        ("a baker and a small dragon in a bakery", "baker", "dragon", 1.5),
        ("a giant robot and a tiny mouse in a city", "robot", "mouse", 8.0),
        ("a huge cat walks behind a man in the street", "cat", "man", 0.8),
        ("a woman and her cat at home", "woman", "cat", 2.4),
        ("a boy and his dog", "boy", "dog", 1.5),
    ],
)
def test_companions_are_in_proportion(prompt: str, taller: str, smaller: str, factor: float) -> None:
    both = [spec for spec in scenes(prompt) if {taller, smaller} <= {actor.character for actor in spec.actors}]
    assert both
    for spec in both:
        assert height(first([spec], taller)) > factor * height(first([spec], smaller))


def test_a_little_girl_is_no_doll_and_who_is_alone_is_not_lost() -> None:
    assert height(first(scenes("a little girl in a café"), "girl")) > 240
    mouse = [seen(spec, spec.actors[-1]).height for spec in scenes("a tiny mouse in the forest")]
    assert min(mouse) > 0.1


@pytest.mark.parametrize(
    ("prompt", "guest", "seat"),
    [
        ("a grandmother sits on a sofa with her cat by the window", "cat", "sofa"),
        ("an old man sits on a bench, a dog beside him", "dog", "bench"),
        ("a boy and a girl sit on a sofa", "girl", "sofa"),
    ],
)
def test_a_companion_shares_the_seat(prompt: str, guest: str, seat: str) -> None:
    for spec in scenes(prompt):
        there, upon = first([spec], guest), first([spec], PICTOGRAM + seat)
        assert abs(there.x - upon.x) < 400 * upon.scale
        assert there.lift > 0 or there.action.startswith("seat")


def test_who_has_something_else_to_do_stays_off_the_seat() -> None:
    dogs = [
        actor
        for spec in scenes("a man sits on a bench and a dog runs past")
        for actor in spec.actors
        if actor.character == "dog"
    ]
    assert dogs
    assert all(not dog.lift for dog in dogs)


def test_who_sleeps_in_a_bed_has_the_head_on_the_pillow() -> None:
    for spec in scenes("a man sleeps in his bed"):
        man, bed = first([spec], "man"), first([spec], f"{PICTOGRAM}bed")
        assert man.facing == bed.facing
        assert (bed.x - man.x) * bed.facing > 20
