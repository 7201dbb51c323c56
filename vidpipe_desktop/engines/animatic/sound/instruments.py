"""Instruments: each note is computed once and kept. All are mono, at 48,000 samples a second, about -1…1."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
Mono = NDArray[np.float32]
_RELEASE = 0.08
_KEPT = 160


@lru_cache(maxsize=_KEPT)
def played(instrument: str, note: int, samples: int) -> Mono:
    """One note (MIDI) that lasts about so many samples, ringing on a little. Raises KeyError for unknown instruments."""
    tone = INSTRUMENTS[instrument](_hertz(note), samples / RATE)
    fade = min(tone.size, int(_RELEASE * RATE))
    tone[-fade:] *= np.linspace(1, 0, fade, dtype=np.float32)
    tone.setflags(write=False)
    return tone


@lru_cache(maxsize=32)
def struck(instrument: str, take: int) -> Mono:
    """One beat of a drum; takes differ a little. Raises KeyError for unknown drums."""
    beat = DRUMS[instrument](np.random.default_rng((take, len(instrument))))
    beat.setflags(write=False)
    return beat


def _hertz(note: int) -> float:
    return 440.0 * 2 ** ((note - 69) / 12)


def _time(seconds: float) -> Mono:
    return np.arange(max(64, int(seconds * RATE)), dtype=np.float32) / np.float32(RATE)


def _stack(hertz: float, time: Mono, strengths: tuple[float, ...], detune: tuple[float, ...] = (0.0,)) -> Mono:
    """Overtones of these strengths, several times slightly out of tune: powers of one turning pointer each."""
    out = np.zeros(time.size, np.float32)
    for cents in detune:
        turn = np.exp(2j * np.pi * hertz * (1 + cents) * time.astype(np.float64)).astype(np.complex64)
        power = turn.copy()
        for number, strength in enumerate(strengths, 1):
            if hertz * number < 0.45 * RATE:
                out += np.float32(strength / len(detune)) * power.imag
            power *= turn
    return out


def _swell(time: Mono, seconds: float, attack: float, release: float) -> Mono:
    return np.clip(np.minimum(time / attack, (seconds + release - time) / release), 0, 1)


def _pad(hertz: float, seconds: float) -> Mono:
    time = _time(seconds * 1.35)
    tone = _stack(hertz, time, (1.0, 0.31, 0.16, 0.07), (-0.0022, 0.0018))
    return tone * _swell(time, seconds, seconds * 0.35, seconds * 0.35) * 0.55


def _strings(hertz: float, seconds: float) -> Mono:
    time = _time(seconds * 1.2)
    tone = _stack(hertz, time, (1.0, 0.55, 0.42, 0.25, 0.18, 0.12, 0.08), (-0.003, 0.0, 0.0027))
    trembling = 1 + 0.06 * np.sin(2 * np.pi * 5.1 * time)
    return (tone * trembling * _swell(time, seconds, min(0.5, seconds * 0.3), seconds * 0.2) * 0.42).astype(np.float32)


def _glass(hertz: float, seconds: float) -> Mono:
    time = _time(seconds * 1.4)
    tone = _stack(hertz, time, (1.0, 0.0, 0.2, 0.0, 0.06), (-0.001, 0.0035))
    slowly = 0.75 + 0.25 * np.sin(2 * np.pi * 0.6 * time)
    return (tone * slowly * _swell(time, seconds, seconds * 0.4, seconds * 0.4) * 0.55).astype(np.float32)


def _strum(hertz: float, seconds: float) -> Mono:
    time = _time(min(1.6, seconds))
    return _stack(hertz, time, (1.0, 0.6, 0.4, 0.22, 0.12)) * np.exp(-time * 3.2) * np.minimum(1, time / 0.004) * 0.4


def _piano(hertz: float, seconds: float) -> Mono:
    time = _time(2.4)
    body = _stack(hertz, time, (1.0, 0.42, 0.22, 0.14, 0.07), (-0.0004, 0.0005)) * np.exp(-time * (1.1 + hertz / 700))
    knock = _stack(hertz * 3.01, time, (0.12,)) * np.exp(-time * 22)
    return (body + knock) * np.minimum(1, time / 0.003) * 0.75


def _harp(hertz: float, seconds: float) -> Mono:
    time = _time(1.9)
    return _stack(hertz, time, (1.0, 0.34, 0.1, 0.05)) * np.exp(-time * 2.6) * np.minimum(1, time / 0.002) * 0.75


def _marimba(hertz: float, seconds: float) -> Mono:
    time = _time(0.9)
    tone = _stack(hertz, time, (1.0,)) + 0.35 * _stack(hertz * 3.93, time, (1.0,)) * np.exp(-time * 14)
    return (tone * np.exp(-time * 6.5) * np.minimum(1, time / 0.002) * 0.8).astype(np.float32)


def _bell(hertz: float, seconds: float) -> Mono:
    time = _time(2.6)
    tone = np.zeros(time.size, np.float32)
    for ratio, strength, decay in ((1.0, 1.0, 1.4), (2.76, 0.45, 2.4), (5.4, 0.22, 4.2), (8.9, 0.1, 7.0)):
        tone += np.float32(strength) * _stack(hertz * ratio, time, (1.0,)) * np.exp(-time * decay)
    return tone * np.minimum(1, time / 0.002) * 0.55


def _brass(hertz: float, seconds: float) -> Mono:
    time = _time(seconds * 1.05)
    bright = np.minimum(1, time / 0.16)
    tone = (
        _stack(hertz, time, (1.0, 0.7, 0.5, 0.34))
        + _stack(hertz, time, (0.0,) * 4 + (0.3, 0.22, 0.15)) * bright * bright
    )
    return tone * _swell(time, seconds, 0.09, 0.2) * np.exp(-time * 0.35) * 0.4


def _pulse(hertz: float, seconds: float) -> Mono:
    time = _time(0.3)
    tone = _stack(hertz, time, (1.0, 0.0, 0.33, 0.0, 0.2, 0.0, 0.12))
    return tone * np.exp(-time * 13) * np.minimum(1, time / 0.003) * 0.55


def _bass(hertz: float, seconds: float) -> Mono:
    time = _time(min(1.2, seconds))
    return _stack(hertz, time, (1.0, 0.45, 0.16)) * np.exp(-time * 2.4) * np.minimum(1, time / 0.008) * 0.9


def _low(hertz: float, seconds: float) -> Mono:
    time = _time(seconds)
    return _stack(hertz, time, (1.0, 0.4, 0.2, 0.1), (-0.002, 0.002)) * _swell(time, seconds * 0.9, 0.12, 0.3) * 0.75


def _kick(rng: np.random.Generator) -> Mono:
    time = _time(0.4)
    phase = 2 * np.pi * (46 * time + 90 / 28 * (1 - np.exp(-time * 28)))
    return (np.sin(phase) * np.exp(-time * 9)).astype(np.float32)


def _drum(rng: np.random.Generator) -> Mono:
    time = _time(0.9)
    skin = np.sin(2 * np.pi * (58 * time + 60 / 20 * (1 - np.exp(-time * 20)))) * np.exp(-time * 4.6)
    return (skin + 0.22 * _noise(rng, time.size, 900) * np.exp(-time * 18)).astype(np.float32)


def _clap(rng: np.random.Generator) -> Mono:
    time = _time(0.22)
    hands = sum(np.exp(-np.maximum(0, time - late) * 60) * (time >= late) for late in (0.0, 0.011, 0.022))
    return (rng.normal(0, 0.3, time.size) * np.asarray(hands)).astype(np.float32)


def _hat(rng: np.random.Generator) -> Mono:
    time = _time(0.09)
    return (np.diff(rng.normal(0, 0.25, time.size + 1)) * np.exp(-time * 55)).astype(np.float32)


def _shaker(rng: np.random.Generator) -> Mono:
    time = _time(0.11)
    return (np.diff(rng.normal(0, 0.2, time.size + 1)) * np.sin(np.pi * np.clip(time / 0.1, 0, 1))).astype(np.float32)


def _crash(rng: np.random.Generator) -> Mono:
    time = _time(2.2)
    return (np.diff(rng.normal(0, 0.22, time.size + 1)) * np.exp(-time * 2.2)).astype(np.float32)


def _noise(rng: np.random.Generator, samples: int, below: float) -> Mono:
    """Noise without what is higher than so many hertz."""
    spectrum = np.fft.rfft(rng.normal(0, 1, samples))
    spectrum /= 1 + (np.fft.rfftfreq(samples, 1 / RATE) / below) ** 2
    noise = np.fft.irfft(spectrum, samples)
    return (noise / (noise.std() + 1e-9)).astype(np.float32)


INSTRUMENTS: Final[Mapping[str, Callable[[float, float], Mono]]] = {
    "pad": _pad, "strings": _strings, "glass": _glass, "strum": _strum, "piano": _piano, "harp": _harp,
    "marimba": _marimba, "bell": _bell, "brass": _brass, "pulse": _pulse, "pulse_low": _bass, "bass": _bass, "low": _low,
}  # fmt: skip
DRUMS: Final[Mapping[str, Callable[[np.random.Generator], Mono]]] = {
    "kick": _kick, "drum": _drum, "clap": _clap, "hat": _hat, "shaker": _shaker, "crash": _crash,
}  # fmt: skip
