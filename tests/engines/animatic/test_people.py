"""People: everybody in every action is drawn whole, moves, stands on feet that don't slide, and looks the same again."""

import math
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.actors.cast import draw_actor
from vidpipe_desktop.engines.animatic.actors.figure import Moment, Reach
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.names import emoji_of, natural_height
from vidpipe_desktop.engines.animatic.actors.people import figure as people
from vidpipe_desktop.engines.animatic.actors.people.actions import Act
from vidpipe_desktop.engines.animatic.actors.people.resting import ACTIONS, pose_of
from vidpipe_desktop.engines.animatic.actors.people.skeleton import BUILDS, bones
from vidpipe_desktop.engines.animatic.actors.people.staging import played
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import costumes, person
from vidpipe_desktop.engines.animatic.director.blocking import doing, stage, stage_in
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.language.reading import Subject, read_prompt
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter, pixels
from vidpipe_desktop.engines.animatic.spec import ActorSpec
from vidpipe_desktop.engines.animatic.stage.stage import Stage

SIZE = 32.0
MOVING = ("walk", "run", "march")


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def drawn(character: str, moment: Moment, *, facing: int = 1) -> NDArray[np.uint8]:
    """The person in a picture three times its height, its origin in the middle."""
    side = int(3 * SIZE)
    image = blank(side, side)
    brush = painter(image)
    brush.translate(side / 2, side / 2)
    brush.scale(facing, 1)
    FIGURES[character].draw(brush, moment)
    brush.end()
    return pixels(image).copy()


def moments(action: str) -> Iterator[Moment]:
    for t, gone in ((0.35, 0.1), (1.1, 0.55)):
        yield Moment(action, t, gone * SIZE if action in MOVING else 0.0, SIZE, look="somebody")


def inside(picture: NDArray[np.uint8], reach: Reach) -> bool:
    """Whether nothing is painted outside the reach."""
    middle = picture.shape[0] / 2
    rows, columns = np.nonzero(picture[..., 3] > 8)
    return bool(
        columns.min() + 1 >= middle - reach.left * SIZE
        and columns.max() <= middle + reach.right * SIZE
        and rows.min() + 1 >= middle - reach.up * SIZE
        and rows.max() <= middle + reach.down * SIZE
    )


@pytest.mark.parametrize("character", sorted(people.FIGURES))
def test_everybody_stays_within_their_reach_in_every_action(character: str) -> None:
    figure = FIGURES[character]
    assert figure.reach_at is not None
    for index, action in enumerate(ACTIONS):
        moment = tuple(moments(action))[(index + len(character)) % 2]
        picture = drawn(character, moment)
        assert (picture[..., 3] > 200).sum() > 0.03 * SIZE * SIZE, action
        assert inside(picture, figure.reach_at(moment)), action


@pytest.mark.parametrize("action", ACTIONS)
def test_actions_move_and_are_the_same_again(action: str) -> None:
    first, later = moments(action)
    assert (drawn("woman", first) == drawn("woman", first)).all()
    assert (drawn("woman", first) != drawn("woman", later)).any()


def test_actions_can_be_told_apart_by_their_outline() -> None:
    shown = [drawn("man", Moment(action, 0.45, 0.2 * SIZE, SIZE))[..., 3] > 128 for action in
             ("stand", "walk", "run", "sit", "talk", "cheer", "fight", "dance", "sad", "sleep", "swim", "fly", "kneel")]  # fmt: skip
    for index, one in enumerate(shown):
        for other in shown[:index]:
            assert (one ^ other).sum() > 0.1 * one.sum()


def test_facing_the_other_way_mirrors_the_picture() -> None:
    moment = Moment("fight", 0.4, 0.0, SIZE)
    difference = drawn("knight", moment)[:, ::-1].astype(int) - drawn("knight", moment, facing=-1).astype(int)
    assert np.abs(difference).mean() < 1.0


@pytest.mark.parametrize("action", ["walk", "run"])
@pytest.mark.parametrize("build", sorted(BUILDS))
def test_planted_feet_do_not_slide(action: str, build: str) -> None:
    """While the ball of a foot is down, it stays where it is on the ground."""
    spots: list[float] = []
    slides: list[float] = []
    for step in range(160):
        gone = step * 0.01
        foot = pose_of(action, Act(BUILDS[build], 0.0, gone, 1.2 if action == "walk" else 2.4)).near_foot
        if foot.lift == 0.0:
            spots.append(gone + foot.x)
        elif spots:
            slides.append(max(spots) - min(spots))
            spots = []
    assert slides
    assert max(slides) < 1e-9


@pytest.mark.parametrize("build", sorted(BUILDS))
@pytest.mark.parametrize("action", ["stand", "walk", "run", "fight", "dig", "kneel", "sit", "seat", "talk"])
def test_bones_keep_their_length(build: str, action: str) -> None:
    """Legs may stretch a little to stay on the ground, never visibly."""
    shape = BUILDS[build]
    for step in range(24):
        body = bones(shape, pose_of(action, Act(shape, step / 8, step / 20, 1.2)))
        for leg in (body.near_leg, body.far_leg):
            thigh = math.dist(leg.root, leg.joint)
            assert thigh < shape.thigh * 1.09
        for arm in (body.near_arm, body.far_arm):
            assert math.dist(arm.root, arm.joint) == pytest.approx(shape.upper_arm)


def test_who_stands_does_not_slide_and_who_stays_does_not_walk() -> None:
    assert played(ActorSpec("man", action="walk", move=0), "air").action == "stand"
    assert played(ActorSpec("man", action="stand", move=40), "air").move == 0
    assert played(ActorSpec("man", action="talk", move=400), "air").action == "walk"
    assert played(ActorSpec("man", action="sit", move=400, lift=80), "air").move == 400
    assert played(ActorSpec("man", action="walk", move=400), "water").action == "swim"
    assert played(ActorSpec("man", action="dance"), "space").action == "float"


def test_eyes_blink() -> None:
    looks = {drawn("girl", Moment("kneel", t / 16, 0, SIZE)).tobytes() for t in range(64)}
    assert len(looks) > 1
    who = person("girl", "")
    blinking = [(t / 50 + 0.37 * who.salt) % 3.7 < 0.14 for t in range(200)]
    assert any(blinking)
    assert not all(blinking)


def test_two_of_a_kind_differ_and_one_is_always_the_same() -> None:
    assert person("woman", "a") == person("woman", "a")
    assert len({person("woman", look) for look in "abcdefgh"}) >= 7
    assert len(costumes()) >= 45


def test_a_character_looks_the_same_in_every_scene_and_its_companions_do_not() -> None:
    prompt = "Two children and their grandmother bake a cake in the kitchen"
    plan = direct(
        prompt,
        read_prompt(prompt, by_meaning=False),
        style="cinematic",
        scene_count=6,
        seconds=3,
        aspect_ratio=AspectRatio.WIDE,
        seed=3,
    )
    looks: dict[str, set[str]] = {}
    for scene in plan.scenes:
        for actor in scene.spec.actors:
            if actor.character in people.FIGURES:
                looks.setdefault(actor.character, set()).add(actor.look)
    assert len(looks["grandmother"]) == 1
    assert len(looks["boy"]) == 2


def test_everybody_whom_the_lexicon_knows_can_be_shown() -> None:
    known = {
        concept.name for concepts in lexicon().english.values() for concept in concepts if concept.kind == "subject"
    }
    known |= {
        concept.name for concepts in lexicon().world.values() for concept in concepts if concept.kind == "subject"
    }
    for character in known:
        assert character in FIGURES or emoji_of(character) != "🧍", character
    cast = {name for name, kind in world().kind_of.items() if kind == "people"}
    assert cast == set(people.FIGURES)
    assert cast <= known


def test_people_play_every_action_that_the_director_writes() -> None:
    actions = {
        concept.name for concepts in lexicon().english.values() for concept in concepts if concept.kind == "action"
    }
    assert {doing("man", action) for action in actions} - set(ACTIONS) == set()


def test_sizes_are_natural() -> None:
    order = ("mouse", "cat", "boy", "man", "horse", "giraffe")
    heights = [natural_height(name) for name in order]
    assert heights == sorted(heights)
    for name, figure in people.FIGURES.items():
        assert figure.height == natural_height(name)


@pytest.mark.parametrize("medium", ["air", "sea", "water", "space", "air_fly"])
def test_people_are_seen_in_every_medium(medium: str) -> None:
    scene = Stage(Palette("day"), 1, 1 / 3, medium=medium, floating=medium == "sea", ground=800)
    image = blank(640, 360)
    brush = painter(image, 1 / 3)
    for action in ("walk", "stand", "swim", "sit"):
        draw_actor(brush, scene, ActorSpec("pirate", action=action, move=120), 0.6, 2.0)
    brush.end()
    assert (pixels(image)[..., 3] > 200).sum() > 1500


def test_who_rides_a_bicycle_pedals_it() -> None:
    actors = stage_in((Subject("girl"),), Subject("pictogram:🚲"), 960, 1, move=300, scale=1)
    assert [(actor.character, actor.action) for actor in actors] == [("girl", "pedal"), ("pictogram:🚲", "idle")]
    assert stage(Subject("man"), 960, "ride", 1)[0].action == "ride"


def test_painting_leaves_the_brush_as_it_was() -> None:
    image = blank(50, 50)
    brush = painter(image)
    before = brush.transform()
    FIGURES["viking"].draw(brush, Moment("fight", 0.3, 0, 30))
    assert brush.transform() == before
    assert brush.compositionMode() == QPainter.CompositionMode.CompositionMode_SourceOver
    brush.end()
