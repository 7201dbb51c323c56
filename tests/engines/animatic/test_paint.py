"""Colours, noise, pixels and shapes."""

import numpy as np
import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPen

from vidpipe_desktop.engines.animatic.paint.colour import from_hsv, luminance, mix, multiply, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.curves import ease, ease_in_out, smoothstep, smoothstep_array
from vidpipe_desktop.engines.animatic.paint.fast import Streaks
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise, noise_line
from vidpipe_desktop.engines.animatic.paint.palette import TIMES_OF_DAY, Palette
from vidpipe_desktop.engines.animatic.paint.pixels import (
    blank,
    blurred,
    image_from_array,
    painter,
    pixels,
    visible_area,
)
from vidpipe_desktop.engines.animatic.paint.shapes import capsule, glow, polygon, smooth_path, tube, vertical_gradient


def test_inks_of_all_kinds_are_the_same_colour() -> None:
    expected = [1.0, 0.5019607843, 0.0]
    for ink in ("#ff8000", (1.0, 128 / 255, 0.0), np.array([1.0, 128 / 255, 0.0])):
        assert rgb(ink) == pytest.approx(expected)
        assert qcolor(ink).name() == "#ff8000"
    assert qcolor((2.0, -1.0, 0.5), 7.0).getRgbF() == pytest.approx((1.0, 0.0, 0.5, 1.0), abs=0.01)
    assert qcolor("#ff8000", 0.25).alphaF() == pytest.approx(0.25, abs=0.01)


def test_colours_mix_and_multiply() -> None:
    assert mix("#000000", "#ffffff", 0.25) == pytest.approx([0.25] * 3)
    assert multiply((1.0, 0.5, 0.2), (0.5, 0.5, 0.5)) == pytest.approx([0.5, 0.25, 0.1])
    assert luminance("#ffffff") == pytest.approx(1.0)
    assert from_hsv(1.0, 1.0, 1.0) == pytest.approx([1.0, 0.0, 0.0], abs=0.01)


def test_curves_begin_and_end_where_they_should_and_agree_with_their_arrays() -> None:
    for curve in (ease, ease_in_out):
        assert [curve(t) for t in (-1.0, 0.0, 0.5, 1.0, 2.0)] == [0, 0, 0.5, 1, 1]
    x = np.linspace(-1, 3, 41)
    assert smoothstep_array(2, 0, x) == pytest.approx([smoothstep(2, 0, float(at)) for at in x], abs=1e-6)
    assert smoothstep(2, 0, 2) == 0
    assert smoothstep(2, 0, 0) == 1


def test_noise_is_the_same_for_the_same_seed_only_and_repeats_without_a_seam() -> None:
    noise = fractal_noise(64, 32, 5)
    assert noise.shape == (32, 64)
    assert 0 <= noise.min() < 0.3
    assert 0.7 < noise.max() <= 1
    fractal_noise.cache_clear()
    assert np.array_equal(noise, fractal_noise(64, 32, 5))
    assert not np.array_equal(noise, fractal_noise(64, 32, 6))
    inside = np.abs(np.diff(noise, axis=1)).max()
    assert np.abs(noise[:, 0] - noise[:, -1]).max() <= inside * 1.5
    with pytest.raises(ValueError, match="read-only"):
        noise[0, 0] = 1
    assert noise_line(256, 1) == pytest.approx(noise_line(256, 1))
    assert np.abs(noise_line(256, 1)).max() <= 2.4


def test_pixels_survive_the_way_into_an_image_and_back() -> None:
    colours = np.random.default_rng(1).random((5, 7, 3))
    opaque = image_from_array(colours)
    assert (opaque.width(), opaque.height()) == (7, 5)
    assert pixels(opaque)[..., 2::-1] / 255 == pytest.approx(colours, abs=0.003)
    half = image_from_array(colours, np.full((5, 7), 0.5))
    clear = pixels(half)
    assert (clear[..., 3] == 128).all()
    assert clear[..., 2::-1] / 255 == pytest.approx(colours / 2, abs=0.003)


def test_a_blur_keeps_size_and_light_and_spreads_it() -> None:
    image = blank(120, 80)
    brush = painter(image)
    brush.setBrush(qcolor("#ffffff"))
    brush.drawRect(QRectF(50, 30, 20, 20))
    brush.end()
    soft = blurred(image, 8)
    before, after = pixels(image)[..., 3].astype(int), pixels(soft)[..., 3].astype(int)
    assert after.shape == before.shape
    assert after.sum() == pytest.approx(before.sum(), rel=0.12)
    assert before[40, 42] == 0 < after[40, 42]
    assert after.max() < 255
    assert blurred(image, 0.5) is image


def test_what_a_painter_can_reach() -> None:
    image = blank(100, 50)  # must outlive its painter
    brush = painter(image, 2.0)
    brush.translate(-10, 5)
    assert visible_area(brush) == QRectF(10, -5, 50, 25)
    brush.end()


def test_streaks_are_the_lines_that_a_painter_draws() -> None:
    ink, ends = qcolor("#ffffff", 0.4), ((30.0, 10.0), (61.5, 40.0), (-500.0, 10.0), (100.0, 20.0))
    lines, copies = blank(160, 90), blank(160, 90)
    brush = painter(lines, 1.6)
    brush.setPen(QPen(ink, 2.4))
    brush.drawLines([QLineF(x, y, x - 9, y + 30) for x, y in ends])
    brush.end()
    brush = painter(copies, 1.6)
    Streaks(ink, 2.4, -9, 30).draw(brush, *np.array(ends).T)
    brush.end()
    drawn, copied = (pixels(image)[..., 3].astype(int) for image in (lines, copies))
    assert drawn.max() > 90
    assert copied.max() == pytest.approx(drawn.max(), abs=4)
    assert copied.sum() == pytest.approx(drawn.sum(), rel=0.03)
    assert np.count_nonzero(np.abs(copied - drawn) > 60) < 0.1 * np.count_nonzero(drawn)


def test_shapes_cover_what_they_should() -> None:
    limb = capsule((0, 0), (100, 0), 10, 5)
    assert limb.contains(QPointF(-8, 0))
    assert limb.contains(QPointF(103, 0))
    assert not limb.contains(QPointF(50, 9))
    tail = tube([(0, 0), (50, 0), (100, 0)], [10, 8, 2])
    assert tail.contains(QPointF(50, 6))
    assert not tail.contains(QPointF(98, 6))
    ring = smooth_path([(0, 0), (10, 0), (10, 10), (0, 10)])
    assert ring.contains(QPointF(5, 5))
    assert smooth_path([(0, 0), (10, 10)], False).length() == pytest.approx(200**0.5)
    assert polygon((0, 0), (4, 0), (4, 3)).boundingRect() == QRectF(0, 0, 4, 3)


def test_a_glow_fades_from_its_middle_and_a_gradient_from_top_to_bottom() -> None:
    image = blank(60, 60)
    brush = painter(image)
    glow(brush, 30, 30, 28, "#ffcc00", 0.8)
    brush.end()
    row = pixels(image)[30, 30:60, 3].astype(int)
    assert row[0] > 190
    assert (np.diff(row) <= 0).all()
    assert row[-1] == 0
    brush = painter(image)
    brush.fillRect(image.rect(), vertical_gradient(0, 60, (0.0, "#000000", 1.0), (1.0, "#ffffff", 1.0)))
    brush.end()
    assert (np.diff(pixels(image)[:, 5, 0].astype(int)) >= 0).all()


@pytest.mark.parametrize("place", ["", "mars", "desert", "snow", "neon", "underwater", "jungle", "spooky"])
def test_every_time_and_place_has_its_own_light(place: str) -> None:
    lights = [Palette(time, place) for time in TIMES_OF_DAY]
    for light in lights:
        for ink in (light.top, light.mid, light.low, light.haze, light.key, light.shade):
            assert ((ink >= 0) & (ink <= 1)).all()
    skies = {tuple(np.concatenate([light.top, light.mid, light.low, light.ambient]).round(3)) for light in lights}
    assert len(skies) == (1 if place == "underwater" else len(TIMES_OF_DAY))
    if place:
        assert not np.allclose(Palette("day", place).haze, Palette("day").haze)


def test_surfaces_are_tinted_by_the_light_and_fade_into_the_haze() -> None:
    light = Palette("night")
    assert luminance(light.lit("#ffffff")) < 0.6
    assert light.lit("#ff0000", 1.0) == pytest.approx(light.haze)
    assert light.lit("#ff0000", 0.0, 0.0) == pytest.approx([1, 0, 0])
    assert light.dark("#ff0000", 1.0) == pytest.approx(light.shade)
    assert Palette("no such time").time_of_day == "day"
