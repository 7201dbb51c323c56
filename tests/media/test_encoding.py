"""How clips and films of ours are written."""

from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from vidpipe_desktop.core.models import AspectRatio, Resolution
from vidpipe_desktop.media.encoding import DRAWN, Writer


def noise(target: Path, size: tuple[int, int], frames: int) -> float:
    """Write nothing but noise; returns its bits a frame."""
    chance = np.random.default_rng(7)
    with Writer(target, size, Fraction(24), DRAWN) as writer:
        for _ in range(frames):
            grey = chance.integers(90, 166, (size[1] * 3 // 2, size[0]), np.uint8)
            writer.picture(av.VideoFrame.from_ndarray(grey, format="yuv420p"))
        writer.sound(np.zeros((2, 2048), np.float32))
    return target.stat().st_size * 8 / frames


def test_noise_in_full_hd_takes_no_more_bits_than_players_bear(tmp_path: Path) -> None:
    """Over a second and a half, with the second that may be in the buffer; noise in HD takes what it takes."""
    most = 25e6 * 2.5 / 36
    assert noise(tmp_path / "large.mp4", AspectRatio.WIDE.at(Resolution.FULL_HD), 36) < most
    assert noise(tmp_path / "usual.mp4", AspectRatio.WIDE.size, 6) > most
