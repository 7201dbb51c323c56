"""Skies, land, trees, water and weather: there, deterministic, in every shape of picture, quick enough."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.paint.palette import TIMES_OF_DAY, Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, pixels
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.sky import aurora, cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.trees import treeline, trunks
from vidpipe_desktop.engines.animatic.scenery.undergrowth import foreground_leaves, tufts
from vidpipe_desktop.engines.animatic.scenery.water import water
from vidpipe_desktop.engines.animatic.scenery.waves import breakers, shore_foam
from vidpipe_desktop.engines.animatic.scenery.weather import birds, fog, motes, rain, rays, snowfall
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.stage import Stage

SIZES = [(160, 90), (90, 160), (100, 100)]
Part = Callable[[Stage], object]

STILL: dict[str, Part] = {
    "ridge": lambda stage: ridge(stage, 8, 640, 200, seed=3, snow=0.4, peaks=[(640, 0.9, 500)]),
    "hill": lambda stage: ridge(stage, 4, 700, 90, seed=4, kind="hill"),
    "dune": lambda stage: ridge(stage, 4, 700, 90, seed=4, kind="dune"),
    "mesa": lambda stage: ridge(stage, 9, 650, 200, seed=5, kind="mesa"),
    "rock": lambda stage: ridge(stage, 9, 650, 200, seed=5, kind="rock", bottom=900),
    "ground": lambda stage: ground(stage, 780, "#7db452", path="#cbb082"),
    "rocks": lambda stage: scatter_rocks(stage, 0.99, 850, 1000, 12, "#8893a6"),
    **{
        f"trees {kind}": lambda stage, kind=kind: treeline(stage, 5, 800, (200, 400), 12, kind=kind)
        for kind in ("conifer", "broad", "palm", "dead", "cactus", "autumn", "mix")
    },
    "trunks": lambda stage: trunks(stage, 0.7, 6, blur=6, gap=None),
    "tufts": lambda stage: tufts(stage, 0.9, 850, 1000, 60, "#5c9a45", (40, 90), flowers=["#ff4060"]),
    "leaves": lambda stage: foreground_leaves(stage),
}
MOVING: dict[str, Part] = {
    "cloud band": lambda stage: cloud_band(stage, 5, 600, 300, speed=200),
    "aurora": aurora,
    "water": lambda stage: water(stage, 600),
    "breakers": lambda stage: breakers(stage, 640, count=5, amplitude=2.0),
    "shore foam": lambda stage: shore_foam(stage, 800),
    "rain": rain,
    "snowfall": snowfall,
    "fog": fog,
    "motes": lambda stage: motes(stage, 2.0),
    "embers": lambda stage: motes(stage, 2.0, glowing=False, up=False),
    "rays": lambda stage: rays(stage, 960, -100, alpha=0.4),
    "birds": lambda stage: birds(stage, count=20),
}


def stage_for(size: tuple[int, int], time: str = "sunset", seed: int = 11) -> Stage:
    return Stage(Palette(time), seed, size[1] / 1080, 1080 * size[0] / size[1])


def picture(stage: Stage, size: tuple[int, int], t: float = 1.0, camera: Camera | None = None) -> NDArray[np.int64]:
    image = QImage(*size, OPAQUE)
    brush = painter(image)
    stage.render(brush, camera or Camera(), t, *size)
    brush.end()
    return pixels(image)[..., :3].astype(np.int64)


def shown(part: Part, size: tuple[int, int], t: float = 1.0, seed: int = 11) -> NDArray[np.int64]:
    stage = stage_for(size, seed=seed)
    part(stage)
    return picture(stage, size, t)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [*STILL, *MOVING])
def test_every_part_can_be_seen_and_is_the_same_twice(name: str, size: tuple[int, int]) -> None:
    part = {**STILL, **MOVING}[name]
    first = shown(part, size)
    assert np.abs(first - picture(stage_for(size), size)).max() > 4, "nothing to be seen"
    assert np.array_equal(first, shown(part, size))
    assert not np.array_equal(first, shown(part, size, seed=12)) or name in ("hill", "dune", "mesa", "rock", "ridge")


@pytest.mark.parametrize("name", [*STILL, *MOVING])
def test_every_seed_will_do(name: str) -> None:
    for seed in (0, 2**31, 2**63 - 1):
        shown({**STILL, **MOVING}[name], (64, 36), seed=seed)


@pytest.mark.parametrize("name", MOVING)
def test_what_lives_moves(name: str) -> None:
    assert not np.array_equal(shown(MOVING[name], (160, 90), 1.0), shown(MOVING[name], (160, 90), 1.5))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("time", TIMES_OF_DAY)
def test_the_sky_fills_the_picture_and_is_brightest_at_sun_or_moon(time: str, size: tuple[int, int]) -> None:
    stage = stage_for(size, time)
    stage.palette.haze = np.array([1.0, 0.0, 1.0])
    sky(stage, low_y=700)
    stage.bake()
    view = picture(stage, size, camera=Camera(200, 30, 0.1, 1.05))
    assert not (view == [255, 0, 255]).all(axis=2).any()
    clear, (x, y) = stage_for(size, time), stage.orb
    assert stage.left < x < stage.right
    sky(clear, low_y=700, clouds=0, stars=0)
    bright = picture(clear, size).sum(axis=2)
    spot = bright[round(y * size[1] / 1080), round((x - stage.left) * size[1] / 1080)]
    assert spot >= 0.85 * bright[: size[1] // 2].max() > bright[0, 0]  # the moon has dark spots


@pytest.mark.parametrize("name", ["sky", "ridge", "ground"])
def test_the_same_shapes_at_any_resolution(name: str) -> None:
    parts: dict[str, Part] = {"sky": lambda stage: sky(stage, clouds=0.9), **STILL}
    large = shown(parts[name], (640, 360)).reshape(90, 4, 160, 4, 3).mean(axis=(1, 3))
    assert np.abs(large - shown(parts[name], (160, 90))).mean() < 6


def test_stars_come_out_at_night_and_moons_where_wanted() -> None:
    size = (320, 180)
    night, day, moons = stage_for(size, "night"), stage_for(size, "day"), stage_for(size, "day")
    sky(night, clouds=0)
    sky(day, clouds=0)
    sky(moons, clouds=0, moons=2)
    upper = [picture(stage, size)[:60].sum(axis=2) for stage in (night, day)]
    assert np.abs(np.diff(upper[0], axis=1)).max() > 60 > np.abs(np.diff(upper[1][:, :120], axis=1)).max()
    assert not np.array_equal(picture(day, size), picture(moons, size))


def test_a_ridge_tells_where_its_crest_is() -> None:
    size = (320, 180)
    stage = stage_for(size)
    crest_at = ridge(stage, 8, 640, 200, seed=3, haze=0.0, ink="#000000")
    empty, view = picture(stage_for(size), size), picture(stage, size)
    for x in (400.0, 960.0, 1500.0):
        row, column = round(crest_at(x) / 6), round(x / 6)
        assert np.array_equal(view[row - 5, column], empty[row - 5, column])
        assert not np.array_equal(view[row + 5, column], empty[row + 5, column])
    assert min(crest_at(x) for x in range(0, 1920, 40)) < 640


def test_snow_whitens_the_tops() -> None:
    size = (320, 180)
    bare, snowy = stage_for(size, "day"), stage_for(size, "day")
    ridge(bare, 8, 640, 300, seed=3, haze=0.1)
    ridge(snowy, 8, 640, 300, seed=3, haze=0.1, snow=0.9)
    assert picture(snowy, size)[:110].sum() > picture(bare, size)[:110].sum()


@pytest.mark.parametrize("size", SIZES)
def test_trees_leave_the_middle_to_the_actors(size: tuple[int, int]) -> None:
    stage = stage_for(size)
    treeline(stage, 0.9, 1000, (300, 400), 60, gap=(480, 1440))
    view, empty = picture(stage, size), picture(stage_for(size), size)
    changed = (np.abs(view - empty).sum(axis=2) > 30).any(axis=0)
    middle = size[0] // 2
    assert not changed[middle - size[0] // 12 : middle + size[0] // 12].any()
    assert changed[: size[0] // 4].any()


def test_trees_stand_on_the_ridge_they_are_given() -> None:
    size = (320, 180)
    stage = stage_for(size)
    treeline(stage, 5, 700, (80, 90), 60, height_at=lambda x: 400 if x < 960 else 900)
    changed = np.abs(picture(stage, size) - picture(stage_for(size), size)).sum(axis=2) > 30
    assert changed[:75, :150].any()
    assert not changed[80:, :150].any()
    assert changed[130:160, 170:].any()
    assert not changed[:120, 170:].any()


def test_glitter_lies_below_the_sun() -> None:
    size = (320, 180)
    stage, dull = stage_for(size), stage_for(size)
    stage.orb = dull.orb = (1500.0, 400.0)
    water(stage, 600)
    water(dull, 600, glitter=False)
    gained = (picture(stage, size) - picture(dull, size)).sum(axis=2)[100:].clip(0)
    assert gained[:, 210:290].sum() > 3 * gained[:, 30:110].sum()


def test_plates_stay_small() -> None:
    stage = stage_for((1280, 720))
    sky(stage)
    for name, part in STILL.items():
        if name.startswith(("ridge", "hill", "ground", "trees conifer", "tufts")):
            part(stage)
    stage.bake()
    assert sum(layer.image.sizeInBytes() for layer in stage.layers if layer.image is not None) < 60e6
