"""Loudness as broadcasters measure it (ITU-R BS.1770-4), and a soft ceiling for peaks."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
TARGET = -16.0
"""LUFS of a film."""
CEILING = 0.8
"""Highest sample, so that coding adds no peak above -1 dBFS."""
_KNEE = 0.55
_BLOCK, _HOP = int(0.4 * RATE), int(0.1 * RATE)
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""The two filters of BS.1770 at 48 kHz: coefficients of numerator and denominator."""

Stereo = NDArray[np.floating]


def loudness(sound: Stereo) -> float:
    """Integrated loudness in LUFS of two rows of samples; -70 for silence or less than 0.4 s."""
    samples = sound.shape[1]
    if samples < _BLOCK:
        return -70.0
    size = fast_size(samples + RATE // 10)
    summed = np.zeros(samples + 1)
    for row in sound:  # one after the other: spectra are large
        weighted = np.fft.irfft(np.fft.rfft(row, size) * _weights(size), size)[:samples]
        summed[1:] += np.square(weighted, out=weighted)
    np.cumsum(summed, out=summed)
    power = (summed[_BLOCK::_HOP] - summed[:-_BLOCK:_HOP]) / _BLOCK
    heard = power[_lufs(power) > -70]
    if not heard.size:
        return -70.0
    heard = heard[_lufs(heard) > _lufs(heard.mean()) - 10]
    return float(_lufs(heard.mean()))


def fast_size(least: int) -> int:
    """The smallest length from `least` on that is quick to transform: a power of two times little else."""
    sizes = [2**two * other for two in range(8, 27) for other in (1, 3, 5, 9, 15)]
    return min(size for size in sizes if size >= least)


def limited(sound: Stereo) -> NDArray[np.float32]:
    """The sound with peaks bent softly below the ceiling; every sample for itself, so that slices join."""
    size = np.abs(sound)
    over = np.maximum(size - _KNEE, 0) / (CEILING - _KNEE)
    return (np.sign(sound) * np.where(size > _KNEE, _KNEE + (CEILING - _KNEE) * np.tanh(over), size)).astype(np.float32)


def _lufs(power: "np.floating | NDArray[np.floating]") -> "np.floating | NDArray[np.floating]":
    return -0.691 + 10 * np.log10(np.maximum(power, 1e-12))


@lru_cache(maxsize=1)
def _weights(samples: int) -> NDArray[np.complex128]:
    """Both filters as factors of the spectrum."""
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(samples))
    result = np.ones(z.size, np.complex128)
    for above, below in (_SHELF, _HIGH_PASS):
        result *= (above[0] + above[1] * z + above[2] * z * z) / (below[0] + below[1] * z + below[2] * z * z)
    return result
