"""Places: all there in every light, deterministic, different by seed, bright enough, in weather; focus and reflections."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.app import make_application
from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.palette import TIMES_OF_DAY, Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, pixels
from vidpipe_desktop.engines.animatic.scenery.focus import lay_table, soften_distance
from vidpipe_desktop.engines.animatic.scenery.reflections import reflect_in_floor
from vidpipe_desktop.engines.animatic.scenery.sets import SETS, build_set
from vidpipe_desktop.engines.animatic.spec import SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.stage import Stage

SIZE = (96, 54)
OUTDOORS = sorted(name for name, place in world().places.items() if place.is_outdoors)
LIT_AT_NIGHT = ("city", "rooftop", "farm", "castle", "int_cafe", "int_office")
Picture = NDArray[np.int64]


@pytest.fixture(autouse=True)
def application() -> None:
    make_application()


def stage_for(light: str, seed: int, size: tuple[int, int], tags: tuple[str, ...] = (), palette: str = "") -> Stage:
    return Stage(Palette(light, palette), seed, size[1] / 1080, 1080 * size[0] / size[1], tags)


def shown(stage: Stage, size: tuple[int, int] = SIZE, t: float = 1.0) -> Picture:
    image = QImage(*size, OPAQUE)
    brush = painter(image)
    stage.render(brush, Camera(zoom=1.03), t, *size)
    brush.end()
    return pixels(image)[..., :3].astype(np.int64)


@cache
def place(
    name: str, light: str, seed: int = 11, tags: tuple[str, ...] = (), size: tuple[int, int] = SIZE
) -> tuple[Stage, Picture]:
    stage = stage_for(light, seed, size, tags, world().places[name].palette)
    build_set(name, stage)
    return stage, shown(stage, size)


@pytest.mark.parametrize("name", [name for name, at in world().places.items() if at.kind in ("land", "shore", "room")])
def test_who_stands_a_step_behind_the_others_stands_on_the_ground(name: str) -> None:
    size = (192, 108)
    stage, _ = place(name, "day", size=size)

    def stand(brush: QPainter, _t: float) -> None:
        brush.fillRect(QRectF(0, stage.ground - 160, 1920, 160), qcolor("#ff00ff"))

    image = QImage(*size, OPAQUE)
    brush = painter(image)
    stage.render(brush, Camera(), 1.0, *size, subjects=[(1.08, stand)])
    brush.end()
    row = pixels(image)[round((stage.ground - 50) / 10), 64:128].astype(int)
    purple = (row[:, 2] - row[:, 1] > 90) & (row[:, 0] - row[:, 1] > 90)
    assert purple.mean() > 0.6


def test_every_place_of_the_director_exists_and_the_director_knows_every_place() -> None:
    assert set(world().places) == set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_a_place_can_be_seen_by_day_and_night_and_between(name: str) -> None:
    between = [light for light in TIMES_OF_DAY if light not in ("day", "night")]
    turn = list(SETS).index(name) % 3
    for light in ("day", "night", *between[turn::3]):
        view = place(name, light)[1]
        brightness, contrast = view.mean(), view.mean(axis=2).std()
        assert 9 < brightness < 240, light
        assert contrast > 7, light
        assert (view.sum(axis=2) < 9).mean() < 0.75, f"mostly black: {light}"


@pytest.mark.parametrize("name", SETS)
def test_a_place_is_the_same_for_a_seed_and_another_for_another(name: str) -> None:
    light = world().places[name].light[0]
    stage = stage_for(light, 11, SIZE, (), world().places[name].palette)
    build_set(name, stage)
    assert np.array_equal(shown(stage), place(name, light)[1])
    assert np.abs(place(name, light, seed=12)[1] - place(name, light)[1]).mean() > 0.4


@pytest.mark.parametrize("name", SETS)
def test_a_place_fills_a_tall_picture(name: str) -> None:
    size = (54, 96)
    stage = stage_for("day", 11, size)
    build_set(name, stage)
    view = shown(stage, size)
    stage.palette.haze = np.array([1.0, 0.0, 1.0])
    assert np.abs(shown(stage, size) - view).max() < 8, "the set leaves holes"
    assert view.mean(axis=2).std() > 7
    assert stage.ground > stage.horizon - 400
    assert 600 <= stage.ground <= 960


@pytest.mark.parametrize("name", OUTDOORS)
def test_weather_is_seen(name: str) -> None:
    tag = ("rain", "snow", "fog")[OUTDOORS.index(name) % 3]
    if name in ("snow_mountain", "arctic"):
        tag = "rain"  # it always snows there
    calm, rough = place(name, "overcast")[1], place(name, "overcast", tags=(tag,))[1]
    assert (np.abs(calm - rough).max(axis=2) > 2).mean() > 0.01


@pytest.mark.parametrize("name", LIT_AT_NIGHT)
def test_windows_and_lamps_are_lit_at_night(name: str) -> None:
    size = (320, 180)
    warm = [
        ((view := place(name, light, size=size)[1])[..., 2] - view[..., 0] > 60).mean() for light in ("day", "night")
    ]
    bright = [(place(name, light, size=size)[1][..., 2] > 150).mean() for light in ("day", "night")]
    assert warm[1] > 0.0005
    assert 0.0005 < bright[1] < bright[0]


@pytest.mark.parametrize("name", [name for name in SETS if name.startswith("int_")])
def test_rooms_give_their_light_to_the_actors(name: str) -> None:
    outside, inside = Palette("night"), place(name, "night")[0].palette
    assert inside.ambient.sum() > outside.ambient.sum()
    assert inside.ambient[0] > outside.ambient[0]


def test_a_wet_floor_mirrors_what_stands_above_it() -> None:
    stage = stage_for("day", 3, (320, 180))
    stage.plate(9, lambda brush: brush.fillRect(QRectF(-900, -300, 4000, 1900), qcolor("#202020")))
    stage.plate(3, lambda brush: brush.fillRect(QRectF(400, 500, 200, 300), qcolor("#ff0000")))
    dry = shown(stage, (320, 180))
    reflect_in_floor(stage, 800, puddles=0.0)
    red = (shown(stage, (320, 180)) - dry)[140:, :, 2]
    assert red[:, 72:95].mean() > 40 > red[:, 200:].mean() + 30


def sharpness(view: Picture) -> float:
    return float(np.abs(np.diff(view.mean(axis=2), axis=1)).mean())


@pytest.mark.parametrize("name", ["city", "castle", "rome"])
def test_close_shots_have_the_distance_out_of_focus(name: str) -> None:
    size = (320, 180)
    stage = stage_for("day", 11, size)
    build_set(name, stage)
    sharp = shown(stage, size)
    soften_distance(stage, 12.0)
    soft = shown(stage, size)
    assert sharpness(soft[:120]) < 0.85 * sharpness(sharp[:120])
    assert abs(soft.mean() - sharp.mean()) < 6


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (120, 120)])
def test_a_table_stands_in_front_of_the_set(size: tuple[int, int]) -> None:
    stage = stage_for("golden", 11, size)
    build_set("int_kitchen", stage)
    before = shown(stage, size)
    lay_table(stage)
    view, row = shown(stage, size), round(size[1] * 0.78)
    assert np.abs(view[row:] - before[row:]).mean() > 5
    assert view[row + 2 :, :, 2].mean() > view[row + 2 :, :, 0].mean() + 15, "the table is of wood"
    assert stage.table_y == stage.ground
    assert stage.ground / 1080 * size[1] > row
    assert np.array_equal(shown(stage, size), view)


def test_the_film_lays_the_table_and_focuses_where_the_spec_says() -> None:
    spec = SceneSpec("medium", "int_cafe", "day", "ad", "cinematic", "calm", 3, 3)
    pictures = [
        pixels(SceneRenderer(variant, (160, 90), 2.0, 3).world(0.0))[..., :3].astype(np.int64)
        for variant in (spec, replace(spec, shot="insert"), replace(spec, shot="insert", table_top=True))
    ]
    assert np.abs(pictures[1] - pictures[2]).mean() > 3
    assert sharpness(pictures[1][:60]) < 0.97 * sharpness(pictures[0][:60])
