"""Frames made light enough to be sent."""

from pathlib import Path

import numpy as np
import pytest

from tests.engines.paper import write_png
from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.media.frames import light_picture
from vidpipe_desktop.media.probe import check_picture


def test_a_picture_keeps_its_proportions_and_as_much_of_its_size_as_fits(tmp_path: Path) -> None:
    noisy, light = tmp_path / "noisy.png", tmp_path / "light.jpg"
    write_png(noisy, np.random.default_rng(7).integers(0, 255, (360, 640, 3), np.uint8))
    light_picture(noisy, light, 2**20)
    assert check_picture(light) == (640, 360)
    whole = light.stat().st_size
    light_picture(noisy, light, whole // 2)
    assert whole // 5 < light.stat().st_size <= whole // 2
    width, height = check_picture(light)
    assert width / height == pytest.approx(16 / 9, rel=0.02)


def test_what_does_not_fit_even_small_is_refused(tmp_path: Path) -> None:
    noisy, light = tmp_path / "noisy.png", tmp_path / "light.jpg"
    write_png(noisy, np.random.default_rng(7).integers(0, 255, (360, 640, 3), np.uint8))
    with pytest.raises(MediaError, match="small enough"):
        light_picture(noisy, light, 100)
    assert not light.exists()
