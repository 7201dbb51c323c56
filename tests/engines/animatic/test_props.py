"""What a prompt says of its people and things: colours, sizes, clothes, hands and seats, as they are read and staged."""

import json

import numpy as np
import pytest
from PySide6.QtGui import QImage

from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.models import AspectRatio
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.people.dressing import dressed, garments
from vidpipe_desktop.engines.animatic.actors.people.held import HELD
from vidpipe_desktop.engines.animatic.actors.people.resting import ACTIONS
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece, person
from vidpipe_desktop.engines.animatic.director.direct import direct
from vidpipe_desktop.engines.animatic.director.perching import SEATED
from vidpipe_desktop.engines.animatic.director.world import natural_height, world
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.language.details import ink_name
from vidpipe_desktop.engines.animatic.language.reading import Subject, read_prompt
from vidpipe_desktop.engines.animatic.language.traits import Traits
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter, pixels
from vidpipe_desktop.engines.animatic.paint.tinting import tinted
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec, SceneSpec, spec_from_json

RED, BLUE, WHITE, BLACK, GOLDEN = "#c8322e", "#2f6fc4", "#f6f3ec", "#24222a", "#e2b02f"


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def subjects(prompt: str) -> dict[str, Subject]:
    """Everybody and everything that is read, by name without the mark of pictograms."""
    reading = read_prompt(prompt, by_meaning=False)
    return {one.character.removeprefix(PICTOGRAM): one for one in (*reading.subjects, *reading.pictograms)}


def scenes(prompt: str, count: int = 4, shape: AspectRatio = AspectRatio.WIDE) -> list[SceneSpec]:
    """The specs of a film of this prompt."""
    reading = read_prompt(prompt, by_meaning=False)
    plan = direct(prompt, reading, style="cinematic", scene_count=count, seconds=4, aspect_ratio=shape, seed=5)
    return [scene.spec for scene in plan.scenes]


def played(specs: list[SceneSpec], character: str) -> list[ActorSpec]:
    """The actors of this character, of all scenes."""
    return [actor for spec in specs for actor in spec.actors if actor.character == character]


@pytest.mark.parametrize(
    ("prompt", "name", "told"),
    [
        ("a girl with a red umbrella", "☂️", Traits(ink=RED)),
        ("a small red robot", "robot", Traits(ink=RED, size=0.62)),
        ("a giant blue whale", "whale", Traits(ink=BLUE, size=2.2)),
        ("an old man with a white beard and a red coat", "old", Traits(wears=f"beard {WHITE}; coat {RED}")),
        ("a girl with long black hair and glasses", "girl", Traits(wears=f"hair long {BLACK}; glasses")),
        ("a queen with a golden crown", "queen", Traits(wears=f"crown {GOLDEN}")),
        ("a cat on a red sofa", "cat", Traits(relation="on", at="sofa")),
        ("a dog sleeping under a table", "dog", Traits(relation="under", at="table", does="sleep")),
        ("a couple in front of a red car", "🚗", Traits(ink=RED)),
        ("ein Mädchen mit einem roten Regenschirm auf einer Bank", "girl", Traits(relation="on", at="bench")),
        ("un homme avec un parapluie rouge", "☂️", Traits(ink=RED)),
        ("un perro en una cesta azul", "basket", Traits(ink=BLUE)),
        ("una donna con un vestito rosso e un cappello", "woman", Traits(wears=f"dress {RED}; hat")),
        ("um menino com um balão vermelho", "🎈", Traits(ink=RED)),
        ("девочка с красным зонтом на скамейке", "girl", Traits(relation="on", at="bench")),
        ("ソファの上の黒い猫", "cat", Traits(ink=BLACK, relation="on", at="sofa")),
        ("女孩打着红色的雨伞", "☂️", Traits(ink=RED)),
    ],
)
def test_what_is_told_is_read_of_the_right_noun(prompt: str, name: str, told: Traits) -> None:
    assert subjects(prompt)[name].traits == told


def test_a_colour_goes_to_one_noun_only() -> None:
    read = subjects("a white horse and a man in a blue coat next to a green boat")
    assert (read["whitehorse"].traits.ink, read["man"].traits.ink) == ("", "")
    assert read["man"].traits.wears == f"coat {BLUE}"
    assert ink_name(read["⛵"].traits.ink) == "green"


@pytest.mark.parametrize(
    ("prompt", "name", "count"),
    [("two children", "boy", 2), ("five wolves", "wolf", 5), ("dozens of butterflies", "butterfly", 7)],
)
def test_numbers_are_staged(prompt: str, name: str, count: int) -> None:
    assert subjects(prompt)[name].count == count
    for spec in scenes(prompt):
        same = [actor for actor in spec.actors if actor.character.removeprefix(PICTOGRAM) == name]
        assert len(same) == count
        assert len({(actor.x, actor.lift) for actor in same}) == count


@pytest.mark.parametrize(
    ("prompt", "character", "holds"),
    [
        ("a child flies a kite", "boy", "kite"),
        ("a girl with a red umbrella", "girl", f"umbrella {RED}"),
        ("a chef holding a pizza", "chef", "pizza"),
        ("three boys with balloons", "boy", "balloons"),
        ("a man reading a newspaper on a bench", "man", "newspaper"),
        ("a man playing the violin", "man", "violin"),
        ("a woman holding a cake", "woman", "cake"),
        ("女孩放风筝", "girl", "kite"),
    ],
)
def test_what_people_hold_is_in_their_hands_in_every_scene(prompt: str, character: str, holds: str) -> None:
    specs = scenes(prompt)
    assert {actor.holds for actor in played(specs, character)} == {holds}
    assert all(any(actor.character == character for actor in spec.actors) for spec in specs)
    assert not any(
        actor.character in (f"{PICTOGRAM}🪁", f"{PICTOGRAM}☂️", f"{PICTOGRAM}🍕")
        for spec in specs
        for actor in spec.actors
    )


@pytest.mark.parametrize(
    ("prompt", "character", "thing", "order"),
    [
        ("a cat on a sofa", "cat", "sofa", 1),
        ("a bird on a branch", "bird", "branch", 1),
        ("a dog in a basket", "dog", "basket", -1),
        ("a princess on a throne", "princess", "throne", 1),
    ],
)
def test_who_is_on_something_is_drawn_before_it_and_who_is_in_it_behind(
    prompt: str, character: str, thing: str, order: int
) -> None:
    for spec in scenes(prompt):
        names = [actor.character for actor in spec.actors]
        body, perch = (spec.actors[names.index(name)] for name in (character, PICTOGRAM + thing))
        assert abs(body.x - perch.x) < 60
        assert (names.index(character) - names.index(PICTOGRAM + thing)) * order > 0
        assert body.lift > 0 or body.action.startswith("seat")


def test_two_around_something_are_on_both_sides_of_it() -> None:
    for spec in scenes("two foxes dancing around a fire"):
        (fire,) = (actor for actor in spec.actors if actor.character == f"{PICTOGRAM}🔥")
        left, right = sorted((actor for actor in spec.actors if actor.character == "fox"), key=lambda fox: fox.x)
        assert left.x < fire.x < right.x
        assert (left.facing, right.facing) == (1, -1)


def test_hands_meet_and_riders_sit_above_the_ground() -> None:
    for spec in scenes("a girl holding her father's hand"):
        girl, father = (next(actor for actor in spec.actors if actor.character == name) for name in ("girl", "father"))
        assert abs(girl.x - father.x) < 130
        assert {girl.action.removesuffix("_walk"), father.action.removesuffix("_walk")} == {"led", "leads"}
    assert all(actor.lift > 150 * actor.scale for actor in played(scenes("a knight riding a horse"), "knight"))
    assert all(actor.action == "ride" and actor.lift > 0 for actor in played(scenes("a witch on a broom"), "witch"))


SCRIPT = """INT. KITCHEN - DAY
ANNA (34, red coat) cooks. MARIA (30) reads a newspaper.

ANNA
Did you see the letter?

MARIA
What letter?

EXT. BEACH - NIGHT
MARIA
Here it is.

ANNA
At last.
"""


def test_two_of_a_kind_in_a_script_are_told_apart_and_look_the_same_in_every_scene() -> None:
    reading = read_prompt(SCRIPT, by_meaning=False)
    assert [(one.character, one.noun) for one in reading.subjects] == [("woman", "Anna"), ("woman", "Maria")]
    specs = scenes(SCRIPT)
    looks = {actor.look for actor in played(specs, "woman")}
    assert len(looks) == 2
    anna, maria = (person("woman", look) for look in sorted(looks))
    assert anna.hair.kind != maria.hair.kind
    assert anna.top != maria.top
    coats = {actor.look for actor in played(specs, "woman") if "coat" in actor.wears}
    papers = {actor.look for actor in played(specs, "woman") if actor.holds == "newspaper"}
    assert len(coats) == len(papers) == 1
    assert coats != papers


@pytest.mark.parametrize("garment", garments())
def test_every_garment_changes_somebody(garment: str) -> None:
    assert any(dressed(who, "somebody", f"{garment} {GOLDEN}") != person(who, "somebody") for who in ("man", "woman"))


def test_clothes_and_colours_go_before_the_costume() -> None:
    who = dressed("woman", "somebody", f"coat {RED}; hair long {BLACK}; glasses", f"umbrella {BLUE}")
    assert who.top.ink == RED
    assert who.hair == Piece("long", BLACK)
    assert who.near == Piece("umbrella", BLUE)
    assert any(piece.kind == "glasses" for piece in who.face)
    assert dressed("robot", "somebody", ink=RED).skin == RED
    assert dressed("man", "somebody", "aged").aged


@pytest.mark.parametrize("kind", [*HELD, "cake", "teddy", "crystalball"])
@pytest.mark.parametrize("action", ["stand", "walk", "seat", "ride"])
def test_what_is_held_is_seen_and_within_reach(kind: str, action: str) -> None:
    def drawn(holds: str) -> np.ndarray:
        image = blank(240, 240)
        brush = painter(image)
        brush.translate(120, 150)
        FIGURES["man"].draw(brush, Moment(action, 0.4, 3.0, 70.0, look="somebody", holds=holds))
        brush.end()
        return pixels(image).copy()

    held = drawn(kind)
    assert np.abs(held.astype(int) - drawn("").astype(int)).sum() > 500
    reach_at = FIGURES["man"].reach_at
    assert reach_at is not None
    reach = reach_at(Moment(action, 0.4, 3.0, 70.0, look="somebody", holds=kind))
    rows, columns = np.nonzero(held[..., 3] > 8)
    assert columns.min() >= 120 - 70 * reach.left - 1
    assert columns.max() <= 120 + 70 * reach.right + 1
    assert rows.min() >= 150 - 70 * reach.up - 1


def test_a_tint_changes_the_colour_and_neither_the_outline_nor_the_dark_parts() -> None:
    image = blank(120, 60)
    brush = painter(image)
    brush.translate(60, 58)
    FIGURES["whale"].draw(brush, Moment("swim", 0.0, 0.0, 50.0))
    brush.end()
    before = pixels(image).astype(int)
    tinted(image, RED)
    after = pixels(image).astype(int)
    seen = before[..., 3] == 255
    assert np.array_equal(before[..., 3], after[..., 3])
    blue, green, red = (float(np.median(after[..., channel][seen])) for channel in range(3))
    assert red > 1.5 * max(green, blue)
    dark = seen & (before[..., :3].max(axis=2) < 30)
    assert np.array_equal(before[dark], after[dark])


def test_the_tables_name_what_can_be_drawn() -> None:
    figures = set(HELD) | set(FIGURES)
    assert set(world().hands.values()) <= figures
    for name in world().perches:
        assert name in FIGURES
    assert {f"seat_{action}" for action in SEATED} <= set(ACTIONS)


def test_the_same_seed_gives_the_same_picture_and_old_specs_can_still_be_read() -> None:
    prompt = "two girls in red coats with blue umbrellas on a bench"
    one, other = scenes(prompt, 2), scenes(prompt, 2)
    assert one == other
    assert [spec_from_json(spec.to_json()) for spec in one] == one
    old = json.loads(one[0].to_json())
    for actor in old["actors"]:
        for name in ("ink", "holds", "wears"):
            del actor[name]
    assert [actor.character for actor in spec_from_json(json.dumps(old)).actors] == [
        actor.character for actor in one[0].actors
    ]
    pictures = [SceneRenderer(spec, (160, 90), 4, spec.seed).world(1.0) for spec in (one[1], other[1])]
    assert np.array_equal(pixels(pictures[0]), pixels(pictures[1]))


@pytest.mark.parametrize(
    ("prompt", "rider", "mount"),
    [
        ("a knight with a sword rides a white horse to a castle", "knight", "whitehorse"),
        ("ein Ritter reitet auf einem weißen Pferd", "knight", "whitehorse"),
        ("a girl rides a dragon over the mountains", "girl", "dragon"),
    ],
)
def test_who_rides_is_on_the_mount_in_every_scene(prompt: str, rider: str, mount: str) -> None:
    for spec in scenes(prompt):
        actors = {actor.character: actor for actor in spec.actors}
        if rider in actors:
            assert actors[rider].lift > actors[mount].lift
            assert actors[rider].x == actors[mount].x


def test_who_waits_at_a_bus_stop_stands_in_the_street() -> None:
    reading = read_prompt("a girl with a red umbrella waits at a bus stop in the rain")
    assert (reading.places, reading.actions) == (("city",), ("stand",))
    assert [thing.noun for thing in reading.pictograms] == ["umbrella", "bus stop"]


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("a man sits on a bench", "bench"),
        ("a girl waits at a bus stop", "busstop"),
        ("a cat sits under a street lamp", "streetlamp"),
        ("a postman walks to the mailbox", "mailbox"),
        ("a woman at a market stall", "marketstall"),
        ("two scouts sit around a campfire", "🔥"),
        ("a hiker sits in front of her tent", "⛺"),
        ("a man climbs a ladder", "ladder"),
        ("a painter at her easel", "easel"),
        ("a boy looks through a telescope", "🔭"),
        ("a woman plays the piano", "🎹"),
        ("a man beats a drum", "🥁"),
        ("a boy rides a bicycle", "🚲"),
        ("pirates find a treasure chest", "chest"),
        ("two children build a sandcastle", "sandcastle"),
        ("a programmer works at his computer", "desk"),
        ("a horse under a rainbow", "rainbow"),
        ("Santa rides in his sleigh", "sleigh"),
        ("a dinosaur flees from a volcano", "volcano"),
    ],
)
def test_each_thing_that_is_named_is_seen_and_of_credible_size(prompt: str, name: str) -> None:
    shown = played(scenes(prompt), PICTOGRAM + name)
    assert len(shown) >= 2
    for actor in shown:
        assert 40 < natural_height(actor.character) * actor.scale < 1100


@pytest.mark.parametrize(
    ("prompt", "held"),
    [
        ("a singer with a microphone", "microphone"),
        ("a man with a guitar", "guitar"),
        ("a girl flies a kite", "kite"),
        ("a woman with an umbrella", "umbrella"),
        ("a boy with a lantern", "lantern"),
    ],
)
def test_each_small_thing_is_in_the_hand(prompt: str, held: str) -> None:
    for spec in scenes(prompt):
        assert any(actor.holds.split(" ")[0] == held for actor in spec.actors)


@pytest.mark.parametrize(
    ("prompt", "builder"), [("two otters build a raft on a lake", "otter"), ("a horse builds a fence", "horse")]
)
def test_animals_build_with_a_mallet_beside_what_they_build(prompt: str, builder: str) -> None:
    actors = played(scenes(prompt), builder)
    assert actors
    assert all(actor.action == "build" for actor in actors)
    figure = FIGURES[builder]
    raised, hit = (pixels(_drawn(figure, "build", t)).astype(int) for t in (0.48, 0.68))
    assert np.abs(raised - hit).sum() > 4000


def _drawn(figure: Figure, action: str, t: float) -> QImage:
    image = blank(160, 160)
    brush = painter(image, 60 / figure.height)
    brush.translate(80 * figure.height / 60, 110 * figure.height / 60)
    figure.draw(brush, Moment(action, t, 0.0, figure.height))
    brush.end()
    return image
