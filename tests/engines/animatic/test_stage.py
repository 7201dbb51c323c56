"""The multiplane stage: what is where, at any width of view; merging and hiding keep the looks; light on actors."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import luminance, qcolor
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, blank, painter, pixels
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.layers import Draw
from vidpipe_desktop.engines.animatic.stage.lighting import Sprite, blit_image, blit_lit, light
from vidpipe_desktop.engines.animatic.stage.stage import Stage

SIZES = [(320, 180), (180, 320), (180, 180)]
MOVED = Camera(60, -30, 0.1, 1.2)

Picture = NDArray[np.int64]


def stage_for(size: tuple[int, int]) -> Stage:
    return Stage(Palette("day"), 7, size[1] / 1080, 1080 * size[0] / size[1])


def picture(
    stage: Stage,
    size: tuple[int, int],
    camera: Camera | None = None,
    t: float = 0.0,
    subjects: tuple[tuple[float, Draw], ...] = (),
) -> Picture:
    image = QImage(*size, OPAQUE)
    image.fill(0x123456)
    brush = painter(image)
    stage.render(brush, camera or Camera(), t, *size, subjects)
    brush.end()
    return pixels(image)[..., 2::-1].astype(np.int64)


def block(stage: Stage, depth: float, area: QRectF, ink: str) -> None:
    _, brush, layer = stage.canvas(depth)
    brush.fillRect(area, qcolor(ink))
    brush.end()
    stage.put(layer)


def everything(stage: Stage) -> QRectF:
    return stage.area(0.5).adjusted(-900, -900, 900, 900)


def landscape(size: tuple[int, int]) -> Stage:
    """Plates of all kinds: opaque far one, ground that hides, swaying and glowing ones, one moving thing."""
    stage = stage_for(size)
    block(stage, 20, everything(stage), "#3060a0")
    block(stage, 12, QRectF(800, 300, 200, 900), "#a03030")
    block(stage, 8, QRectF(940, 200, 150, 1200), "#30a060")
    stage.dynamic(4, lambda brush, t: brush.fillRect(QRectF(700 + 100 * t, 500, 400, 600), qcolor("#ffffff", 0.5)))
    block(stage, 1.0, QRectF(-2000, 800, 6000, 2000), "#806020")
    block(stage, 0.9, QRectF(900, 700, 40, 250), "#101010")
    stage.layers[-1].sway = (0.05, 1.0, 0.3)
    glowing = stage.plate(0.8, lambda brush: brush.fillRect(QRectF(900, 600, 300, 300), qcolor("#404040")))
    glowing.mode = QPainter.CompositionMode.CompositionMode_Plus
    return stage


@pytest.mark.parametrize("size", SIZES)
def test_the_view_shows_its_width_of_the_middle(size: tuple[int, int]) -> None:
    stage = stage_for(size)
    block(stage, 2, everything(stage), "#000000")
    block(stage, 1, QRectF(stage.left, 0, 54, 1080), "#ff0000")
    block(stage, 1, QRectF(stage.right - 54, 0, 54, 1080), "#00ff00")
    block(stage, 1, QRectF(933, 513, 54, 54), "#0000ff")
    shown = picture(stage, size)
    width, height = size
    assert shown[height // 2, 2].tolist() == [255, 0, 0]
    assert shown[height // 2, width - 3].tolist() == [0, 255, 0]
    assert shown[height // 2, width // 2].tolist() == [0, 0, 255]
    assert shown[height // 2, width // 4].tolist() == [0, 0, 0]


def test_near_things_move_more_than_far_ones_and_grow_faster() -> None:
    stage = stage_for((320, 180))
    rest = Camera()
    near, far = (stage.transform(Camera(x=100), depth, 1).map(QPointF(960, 540)).x() for depth in (1.0, 10.0))
    assert (near, far) == pytest.approx((860, 950))
    assert rest.magnification(1) == rest.magnification(9) == 1
    forward = Camera(dolly=0.2)
    assert forward.magnification(1) > forward.magnification(5) > 1
    assert Camera.between(rest, Camera(10, 20, 0.4, 3), 0.5) == Camera(5, 10, 0.2, 2)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("camera", [Camera(), MOVED, Camera(-330, 0, 0, 1.0)])
def test_drawing_only_what_is_seen_keeps_the_looks(size: tuple[int, int], camera: Camera) -> None:
    plain, quick = landscape(size), landscape(size)
    for layer in quick.layers:
        layer.measure()
    hidden = [layer.solid.boundingRect().height() for layer in quick.layers if layer.solid is not None]
    assert max(hidden) > 20
    assert np.abs(picture(plain, size, camera, 0.5) - picture(quick, size, camera, 0.5)).max() <= 1


@pytest.mark.parametrize("camera", [Camera(), MOVED])
def test_what_is_behind_something_solid_is_not_drawn(camera: Camera) -> None:
    size, shares = (640, 360), list[float]()
    stage = stage_for(size)

    def draw(brush: QPainter, t: float) -> None:
        shown = brush.transform().map(brush.clipRegion())
        shares.append(sum(box.width() * box.height() for box in shown) / (size[0] * size[1]))

    stage.dynamic(5, draw)
    block(stage, 2, QRectF(960, -900, 3000, 4000), "#808080")
    picture(stage, size, camera)
    stage.layers[-1].measure()
    picture(stage, size, camera)
    edge = stage.transform(camera, 2, size[1] / 1080).map(QPointF(960, 0)).x() / size[0]
    assert shares[0] == pytest.approx(1.0, abs=0.01)
    assert edge <= shares[1] < edge + 0.15


@pytest.mark.parametrize("size", SIZES)
def test_baking_needs_fewer_plates_and_keeps_the_looks(size: tuple[int, int]) -> None:
    stage = landscape(size)
    before, count = picture(stage, size, t=0.5), len(stage.layers)
    stage.bake()
    assert len(stage.layers) < count
    assert np.abs(picture(stage, size, t=0.5) - before).max() <= 2
    assert [layer.rank for layer in stage.layers] == sorted((layer.rank for layer in stage.layers), reverse=True)


def test_plates_are_as_wide_as_the_view_and_hold_no_emptiness() -> None:
    narrow, wide = stage_for((180, 320)), stage_for((570, 320))
    for stage in (narrow, wide):
        image, brush, _ = stage.canvas(1.0)
        brush.end()
        assert image.width() == pytest.approx((stage.view_width + 2 * stage.margin(1.0)) * stage.resolution, abs=2)
    block(wide, 1.0, QRectF(900, 500, 60, 60), "#ffffff")
    kept = wide.layers[0].image
    assert kept is not None
    assert kept.width() < 30 > kept.height()


def test_the_camera_never_looks_past_an_edge_of_a_plate() -> None:
    size = (320, 180)
    for camera in (Camera(330, 0), Camera(-330, 0), Camera(330, 40, 0.1, 1.1)):
        stage = stage_for(size)
        block(stage, 10, everything(stage), "#00ff00")
        block(stage, 1, QRectF(-3000, 800, 9000, 3000), "#ff0000")
        shown = picture(stage, size, camera)
        assert {tuple(pixel) for pixel in shown[[0, 178]].reshape(-1, 3).tolist()} == {(0, 255, 0), (255, 0, 0)}


def test_an_empty_stage_and_a_hole_show_haze_and_nothing_old() -> None:
    stage = stage_for((32, 18))
    haze = qcolor(stage.palette.haze)
    assert (picture(stage, (32, 18)) == [haze.red(), haze.green(), haze.blue()]).all()


def test_subjects_stand_among_the_layers_and_effects_before_all() -> None:
    stage, size = stage_for((320, 180)), (320, 180)
    block(stage, 5, everything(stage), "#000000")
    block(stage, 0.8, QRectF(960, 0, 2000, 1080), "#0000ff")
    whole = QRectF(900, 500, 120, 80)
    subjects: tuple[tuple[float, Draw], ...] = ((1.0, lambda brush, t: brush.fillRect(whole, qcolor("#ff0000"))),)
    shown = picture(stage, size, subjects=subjects)
    assert shown[90, 155].tolist() == [255, 0, 0]
    assert shown[90, 165].tolist() == [0, 0, 255]
    stage.fx.append(lambda brush, t: brush.fillRect(whole, qcolor("#ffffff")))
    assert picture(stage, size, MOVED, subjects=subjects)[90, 165].tolist() == [255, 255, 255]


def test_what_cannot_be_seen_is_not_drawn() -> None:
    stage, drawn = stage_for((320, 180)), list[str]()
    stage.dynamic(2, lambda brush, t: drawn.append("far left"), bounds=QRectF(-4000, 0, 100, 100))
    stage.dynamic(2, lambda brush, t: drawn.append("middle"), bounds=QRectF(900, 500, 100, 100))
    picture(stage, (320, 180))
    assert drawn == ["middle"]


def figure(brush: QPainter) -> None:
    brush.setBrush(qcolor("#c0c0c0"))
    brush.drawEllipse(QRectF(-40, -200, 80, 200))


SPRITE = Sprite(width=200, height=260, origin_x=100, origin_y=230, x=960, y=700, resolution=0.25)


def drawn_sprite(stage: Stage, sprite: Sprite) -> Picture:
    return picture(stage, (480, 270), subjects=((1.0, lambda brush, t: blit_lit(brush, stage, sprite, figure)),))


def test_light_comes_from_its_side_and_the_picture_keeps_its_outline() -> None:
    for side in (-0.5, 0.5):
        stage = stage_for((480, 270))
        stage.light_x = side
        image = blank(50, 65)
        brush = painter(image, 0.25)
        brush.translate(100, 230)
        figure(brush)
        brush.end()
        before = pixels(image)[..., 3].copy()
        lit = pixels(light(image, stage, 0.25)).astype(int)
        assert np.abs(lit[..., 3] - before.astype(int)).max() <= 1
        row = [luminance(tuple((lit[32, x, 2::-1] / 255).tolist())) for x in (17, 33)]
        assert (row[1] > row[0]) == (side > 0)


def test_night_is_darker_on_actors_than_day() -> None:
    values: list[float] = []
    for time in ("day", "night"):
        stage = Stage(Palette(time), 7, 0.25)
        block(stage, 9, everything(stage), "#000000")
        values.append(float(drawn_sprite(stage, replace(SPRITE, shadow=False)).max(axis=2).mean()))
    assert values[1] < values[0]


def test_shadow_reflection_and_opacity_of_actors() -> None:
    stage = Stage(Palette("day"), 7, 0.25)
    block(stage, 9, everything(stage), "#ffffff")
    bare = drawn_sprite(stage, replace(SPRITE, shadow=False))
    shadowed = drawn_sprite(stage, SPRITE)
    assert shadowed[173:178, 210:270].sum() < bare[173:178, 210:270].sum()
    assert np.array_equal(drawn_sprite(stage, replace(SPRITE, grounded=False)), bare)
    stage.shadows = False
    assert np.array_equal(drawn_sprite(stage, SPRITE), bare)
    stage.reflection = 0.5
    mirrored = drawn_sprite(stage, SPRITE)
    assert mirrored[195, 240].sum() < bare[195, 240].sum()
    assert (drawn_sprite(stage, replace(SPRITE, alpha=0.0)) == 255).all()


def test_a_flipped_actor_is_mirrored_around_its_feet() -> None:
    def lopsided(brush: QPainter) -> None:
        brush.fillRect(QRectF(0, -100, 60, 100), qcolor("#000000"))

    stage = Stage(Palette("day"), 7, 0.25)
    stage.shadows = False
    block(stage, 9, everything(stage), "#ffffff")

    def shown(flip: bool) -> Picture:
        sprite = replace(SPRITE, flip=flip, rim=0.0)
        return picture(stage, (480, 270), subjects=((1.0, lambda brush, t: blit_lit(brush, stage, sprite, lopsided)),))

    assert shown(False)[165, 247].sum() < 200 < shown(False)[165, 233].sum()
    assert shown(True)[165, 233].sum() < 200 < shown(True)[165, 247].sum()


def test_actors_outside_the_picture_cost_nothing() -> None:
    stage, drawn = Stage(Palette("day"), 7, 0.25), list[str]()
    image = blank(480, 270)
    brush = painter(image, 0.25)
    blit_lit(brush, stage, replace(SPRITE, x=-900.0), lambda _: drawn.append("outside"))
    blit_lit(brush, stage, SPRITE, lambda _: drawn.append("inside"))
    assert drawn == ["inside"]
    ready = blank(50, 65)
    ready.fill(0xFFFF0000)
    blit_image(brush, stage, replace(SPRITE, shadow=False), ready)
    brush.end()
    assert pixels(image)[150, 240].tolist() == [0, 0, 255, 255]
