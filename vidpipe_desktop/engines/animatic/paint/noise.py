"""Noise that looks like nature: strong slow waves, weak fast ones, the same for the same seed."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=8)
def fractal_noise(
    width: int, height: int, seed: int, beta: float = 1.8, ax: float = 1.0, ay: float = 1.0, low: float = 1.0
) -> NDArray[np.float32]:
    """Tileable 1/f noise of height x width, 0…1 around 0.5; read-only.

    beta: how smooth (1 = rough, 2.5 = rolling). ax, ay: > 1 makes shapes narrower across, down.
    low: the slowest wave that counts, in waves per picture: larger = more even.
    """
    rng = np.random.default_rng(seed)
    down = np.fft.fftfreq(height)[:, None] * height * ay
    across = np.fft.rfftfreq(width)[None, :] * width * ax
    strength = np.sqrt(across * across + down * down).astype(np.float32)
    np.power(np.maximum(strength, np.float32(low), out=strength), np.float32(-beta), out=strength)
    strength[0, 0] = 0
    phase = rng.uniform(0, 2 * np.pi, strength.shape).astype(np.float32)
    waves = np.empty(strength.shape, np.complex64)
    waves.real, waves.imag = strength * np.cos(phase), strength * np.sin(phase)
    noise = np.fft.irfft2(waves, s=(height, width))
    noise -= noise.mean()
    noise /= noise.std() + 1e-9
    result = np.clip(0.5 + noise * np.float32(0.21), 0, 1)
    result.setflags(write=False)
    return result


def sampled(
    tile: NDArray[np.float32], rows: NDArray[np.floating], columns: NDArray[np.floating]
) -> NDArray[np.float32]:
    """The tile at these rows and columns, which may lie between two or beyond its end: len(rows) x len(columns)."""
    top, left = np.floor(rows).astype(int), np.floor(columns).astype(int)
    down, right = (rows - top).astype(np.float32)[:, None], (columns - left).astype(np.float32)
    high, wide = tile.shape
    band = tile[top % high] * (1 - down) + tile[(top + 1) % high] * down
    result = band[:, left % wide] * (1 - right) + band[:, (left + 1) % wide] * right
    return result.astype(np.float32, copy=False)


def noise_line(count: int, seed: int, beta: float = 1.6, low: float = 1.0) -> NDArray[np.float64]:
    """A tileable wavy line of `count` heights, about -2.4…2.4."""
    rng = np.random.default_rng(seed)
    frequency = np.fft.rfftfreq(count) * count
    frequency[0] = 1
    strength = 1 / np.maximum(frequency, low) ** beta
    strength[0] = 0
    line = np.fft.irfft(strength * np.exp(1j * rng.uniform(0, 2 * np.pi, strength.shape)), count)
    line -= line.mean()
    line /= line.std() + 1e-9
    return np.clip(line, -2.4, 2.4)
