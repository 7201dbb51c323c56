"""Animals, vehicles and things: drawn whole, the same for the same moment, moving when they should, without sliding."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication, QImage

from vidpipe_desktop.engines.animatic.actors import (
    bipeds,
    birds,
    boats,
    craft,
    critters,
    dragon,
    fantastic,
    fishes,
    quadrupeds,
    things,
    trains,
    vehicles,
)
from vidpipe_desktop.engines.animatic.actors.bipeds import _BIPEDS
from vidpipe_desktop.engines.animatic.actors.bipeds import posture_at as biped_posture
from vidpipe_desktop.engines.animatic.actors.catalog import catalog, figure_name, size_of
from vidpipe_desktop.engines.animatic.actors.effects import EFFECTS, show_effects
from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.actors.names import emoji_of
from vidpipe_desktop.engines.animatic.actors.pictograms import pictogram
from vidpipe_desktop.engines.animatic.actors.quadrupeds.breed import breeds
from vidpipe_desktop.engines.animatic.actors.quadrupeds.legs import legs
from vidpipe_desktop.engines.animatic.actors.quadrupeds.pose import pose_at
from vidpipe_desktop.engines.animatic.actors.things import loose
from vidpipe_desktop.engines.animatic.director.world import is_alive, world
from vidpipe_desktop.engines.animatic.language.lexicon import lexicon
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter, pixels
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, ActorSpec
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_MODULES = (bipeds, birds, boats, craft, critters, dragon, fantastic, fishes, quadrupeds, things, trains, vehicles)
OURS: dict[str, Figure] = {name: figure for module in _MODULES for name, figure in module.FIGURES.items()}
ACTIONS = ("walk", "run", "sit", "sleep", "fight", "play", "swim", "fly", "float", "talk", "eat", "leap", "build")
SIZE = 32
"""Pixels of a figure's height."""
ROOM = 6
"""Heights around the origin that are looked at."""


@pytest.fixture(autouse=True)
def _gui() -> None:
    QGuiApplication.instance() or QGuiApplication([])


def picture(figure: Figure, action: str, t: float = 1.3, gone: float = 0.0, facing: int = 1) -> QImage:
    """The figure around the middle of a picture that is far larger than its reach."""
    image = blank(2 * ROOM * SIZE, 2 * ROOM * SIZE)
    brush = painter(image, SIZE / figure.height)
    brush.translate(ROOM * figure.height, ROOM * figure.height)
    brush.scale(facing, 1)
    figure.draw(brush, Moment(action, t, gone, figure.height))
    brush.end()
    return image


def painted(image: QImage) -> NDArray[np.bool_]:
    return pixels(image)[..., 3] > 24


def extent(image: QImage) -> tuple[float, float, float, float]:
    """How far it is painted to the left, up, right and down of the origin, in heights."""
    seen = painted(image)
    columns, rows = np.nonzero(seen.any(0))[0], np.nonzero(seen.any(1))[0]
    return (
        ROOM - columns[0] / SIZE,
        ROOM - rows[0] / SIZE,
        (columns[-1] + 1) / SIZE - ROOM,
        (rows[-1] + 1) / SIZE - ROOM,
    )


@pytest.mark.parametrize("name", OURS)
def test_nothing_of_a_figure_is_cut_off(name: str) -> None:
    figure, pixel = OURS[name], 1.5 / SIZE
    for index, action in enumerate(ACTIONS):
        reach = figure.wider.get(action, figure.reach)
        for t, gone in ((0.4 + 0.37 * index, 0.0), (2.65, 1.27 * figure.height)):
            left, up, right, down = extent(picture(figure, action, t, gone))
            assert left <= reach.left + pixel, f"{action}: {left:.2f} to the left"
            assert up <= reach.up + pixel, f"{action}: {up:.2f} up"
            assert right <= reach.right + pixel, f"{action}: {right:.2f} to the right"
            assert down <= reach.down + pixel, f"{action}: {down:.2f} down"


@pytest.mark.parametrize("name", OURS)
def test_the_same_moment_is_the_same_picture_and_the_other_facing_its_mirror_image(name: str) -> None:
    figure = OURS[name]
    first, again = picture(figure, "walk", 1.1, 90.0), picture(figure, "walk", 1.1, 90.0)
    assert np.array_equal(pixels(first), pixels(again))
    mirrored = painted(picture(figure, "walk", 1.1, 90.0, facing=-1))[:, ::-1]
    assert np.mean(mirrored != painted(first)) < 0.01


_STILL = {"books", "chair", "cup", "parcel", "suitcase", "rock", "igloo", "pyramid", "statue", "church", "factory", "house",
          "tower", "lantern", "candle", "cake", "campfire", "pumpkin", "lamp", "bulb", "camera", "lighthouse", "irontower",
          "libertystatue", "streetlamp", "castletower", "express", "bicycle", "motorbike", "skateboard", "bench", "sofa", "armchair", "throne", "stool", "bed", "table", "basket", "bucket", "log", "rug", "hammock",
          "fence", "easel", "flyingbroom", "newspaper", "ladder", "bread", "busstop", "mailbox", "desk", *loose.FIGURES}  # fmt: skip
"""What stands still while it isn't used, but for what shines in it."""


@pytest.mark.parametrize("name", OURS)
def test_it_moves_a_little_even_at_rest_and_more_when_it_goes(name: str) -> None:
    figure = OURS[name]
    if name not in _STILL:
        rest = [pixels(picture(figure, "stand", 0.3 + 0.41 * step)).astype(int) for step in range(4)]
        assert max(np.abs(other - rest[0]).sum() for other in rest[1:]) > 60
    going = [picture(figure, "run", 1.0 + 0.1 * step, 30.0 * step + 10) for step in range(4)]
    if name not in things.FIGURES:
        assert len({pixels(image).tobytes() for image in going}) == 4


@pytest.mark.parametrize("name", breeds())
@pytest.mark.parametrize("action", ["walk", "run"])
def test_paws_on_the_ground_stay_where_they_are(name: str, action: str) -> None:
    """A paw that stands is carried along by the ground: forward gone plus its place on the body is constant."""
    breed = breeds()[name]
    unit = breed.height / breed.top
    standing = 0
    for start in range(0, 400, 23):
        before, after = (
            [leg.paw for leg in legs(breed, pose)]
            for pose in (
                pose_at(breed, Moment(action, 2.0, float(gone), breed.height)) for gone in (start + 1, start + 5)
            )
        )
        lifted = [
            pose_at(breed, Moment(action, 2.0, float(gone), breed.height)).lifted for gone in (start + 1, start + 5)
        ]
        for index in range(4):
            if lifted[0][index] == lifted[1][index] == 0.0:
                standing += 1
                slid = (after[index][0] - before[index][0]) * unit + 4.0
                assert abs(slid) < 1.0, f"leg {index} slides by {slid:.1f}"
                assert abs(after[index][1] - before[index][1]) * unit < 1.0
    assert standing > 8


@pytest.mark.parametrize("name", _BIPEDS)
def test_feet_of_those_on_two_legs_stay_where_they_are(name: str) -> None:
    biped = _BIPEDS[name]
    standing = 0
    for start in range(0, 500, 29):
        before, after = (
            biped_posture(biped, Moment("walk", 2.0, float(gone), biped.height)).feet for gone in (start + 1, start + 5)
        )
        for (x0, y0), (x1, y1) in zip(before, after, strict=True):
            if y0 == y1 == 0.0:
                standing += 1
                assert abs((x1 - x0) * biped.height + 4.0) < 0.5
    assert standing > 8


def test_wheels_turn_as_far_as_they_go() -> None:
    """After one turn of its wheels a car looks as before."""
    car = OURS["car"]
    around = math.tau * 0.21 * car.height
    begin, turned = picture(car, "drive", 2.0, around), picture(car, "drive", 2.0, around * 1.1)
    wheels = np.s_[ROOM * SIZE - 12 : ROOM * SIZE, :]
    assert np.abs(pixels(begin)[wheels].astype(int) - pixels(turned)[wheels]).sum() > 200


@pytest.mark.parametrize("name", OURS)
def test_the_catalog_tells_how_large_figures_are(name: str) -> None:
    size, figure = size_of(name), OURS[name]
    assert size is not None
    assert size.height == round(figure.height)
    left, _, right, _ = extent(picture(figure, "stand"))
    assert max(left, right) * 2 * figure.height <= size.width * 1.25 + 10


def test_every_character_the_reader_knows_is_drawn() -> None:
    """Each has a figure, or at least an emoji of its own."""
    named = {concept.name for found in lexicon().english.values() for concept in found if concept.kind == "subject"}
    for character in named:
        assert character in world().kind_of, character
        assert character in FIGURES or emoji_of(character) != "✨", character
    for symbol in lexicon().things.values():
        assert not symbol.isascii() or f"{PICTOGRAM}{symbol}" in FIGURES, symbol


def test_pictograms_of_what_we_have_a_figure_of_are_that_figure() -> None:
    for emoji, name in catalog().shown.items():
        assert figure_name(f"{PICTOGRAM}{emoji}\ufe0f") == name
        assert FIGURES[f"{PICTOGRAM}{emoji}"] is OURS[name]
    assert not is_alive(f"{PICTOGRAM}lighthouse")
    assert size_of(f"{PICTOGRAM}lighthouse").height > 2 * size_of(f"{PICTOGRAM}lantern").height  # type: ignore[union-attr]


@pytest.mark.parametrize("effect", EFFECTS)
def test_effects_happen_where_the_actors_meet(effect: str) -> None:
    stage = Stage(Palette("night", "", "cinematic"), 1, 0.25)
    actors = (ActorSpec("knight", x=700.0), ActorSpec("dragon", x=1300.0, move=-80.0))
    show_effects(stage, (effect, "fade"), actors)
    assert len(stage.layers) == 1
    shown = []
    for t in (0.2, 0.35, 0.5):
        image = QImage(480, 270, QImage.Format.Format_RGB32)
        image.fill(0)
        brush = painter(image)
        stage.render(brush, Camera(), t, 480, 270)
        brush.end()
        shown.append(pixels(image).astype(int).copy())
    moved = max(np.abs(other - shown[0]).max(axis=(0, 2)).nonzero()[0].size for other in shown[1:])
    assert moved > 3
    columns = np.abs(shown[2] - shown[0]).max(axis=(0, 2)).nonzero()[0]
    assert columns[0] < 980 / 4 < columns[-1] + 40


@pytest.mark.parametrize("name", ["perfume", "armchair", "raft"])
def test_a_thing_without_an_emoji_is_drawn_by_its_figure_in_graphics(name: str) -> None:
    shown, badge = (pixels(pictogram(what, 64)).astype(int) for what in (name, f"no {name}"))
    assert np.abs(shown - badge).max() > 60
    covered = np.nonzero(shown[..., 3] > 128)
    assert max(np.ptp(covered[0]), np.ptp(covered[1])) > 36
