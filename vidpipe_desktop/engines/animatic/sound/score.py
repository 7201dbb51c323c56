"""The soundtrack: one score for the whole film, bar by bar, of which each clip renders its own slice.

Every bar is made of its number and the score's seed alone, so a slice needs nothing before it, and slices of
neighbouring clips join without a seam.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.spec import SceneSpec

SAMPLE_RATE = 48_000
_GRID = 1024
"""Samples per AAC packet: slices begin where the stitcher lays packets."""

Mono = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mood:
    """Beats per minute, key as a MIDI note, chords as semitones above it, and the share of rhythm in the music."""

    tempo: int
    key: int
    chords: tuple[tuple[int, ...], ...]
    rhythm: float


_MOODS = {
    "calm": Mood(72, 57, ((0, 4, 7, 11), (9, 12, 16, 19), (5, 9, 12, 16), (7, 11, 14, 17)), 0.0),
    "happy": Mood(104, 60, ((0, 4, 7), (7, 11, 14), (9, 12, 16), (5, 9, 12)), 0.6),
    "sad": Mood(62, 57, ((0, 3, 7, 10), (8, 12, 15), (3, 7, 10), (10, 14, 17)), 0.0),
    "epic": Mood(88, 50, ((0, 3, 7), (8, 12, 15), (3, 7, 10), (10, 14, 17)), 1.0),
    "tense": Mood(116, 50, ((0, 3, 7), (0, 3, 8), (1, 5, 8), (0, 3, 7)), 0.9),
    "mystery": Mood(76, 54, ((0, 3, 7, 14), (-2, 3, 7, 10), (-4, 0, 3, 10), (-5, -1, 2, 9)), 0.1),
    "romantic": Mood(70, 60, ((0, 4, 7, 14), (-3, 0, 4, 7), (5, 9, 12, 16), (7, 11, 14, 17)), 0.0),
    "tech": Mood(110, 57, ((0, 3, 7, 10), (-4, 0, 3, 7), (3, 7, 10, 14), (-2, 2, 5, 9)), 0.5),
}


def first_sample(start: float) -> int:
    """Where in the film's sound a clip begins that starts at `start` seconds: on the packet grid."""
    return round(start * SAMPLE_RATE / _GRID) * _GRID


def soundtrack(spec: SceneSpec, start: float, samples: int, length: float) -> NDArray[np.float32]:
    """Two rows of `samples` samples: the slice of the film's sound from `start` seconds on. length: of the film, in s."""
    begin = first_sample(start)
    music = _score(_MOODS.get(spec.mood, _MOODS["calm"]), spec.score_seed, begin, samples)
    seconds = (begin + np.arange(samples)) / SAMPLE_RATE
    music *= np.clip(seconds / 1.2, 0, 1) * np.clip((length - seconds) / 1.8, 0, 1)
    sound = music + _ambience(spec, seconds)
    return np.tanh(sound * 3.2).astype(np.float32) * np.float32(0.8)


def _score(mood: Mood, seed: int, begin: int, samples: int) -> NDArray[np.float64]:
    """The bars that reach into the slice, added up. A bar's notes ring on into the next."""
    bar = round(SAMPLE_RATE * 240 / mood.tempo)
    out = np.zeros((2, samples))
    for number in range(max(0, begin // bar - 1), (begin + samples) // bar + 1):
        notes = _bar(mood, seed, number, bar)
        offset = number * bar - begin
        low, high = max(0, offset), min(samples, offset + notes.shape[1])
        if high > low:
            out[:, low:high] += notes[:, low - offset : high - offset]
    return out


def _bar(mood: Mood, seed: int, number: int, bar: int) -> NDArray[np.float64]:
    """One bar, twice as long as it is so that it can ring: pad, plucked notes, and rhythm."""
    rng = np.random.default_rng((seed, number))
    key = mood.key + seed % 7 - 3
    chord = mood.chords[number % len(mood.chords)]
    out = np.zeros((2, bar * 2))
    time = np.arange(int(bar * 1.35)) / SAMPLE_RATE
    swell = np.minimum(1, time / (bar / SAMPLE_RATE * 0.35)) * np.clip(
        (time[-1] - time) / (bar / SAMPLE_RATE * 0.35), 0, 1
    )
    for voice, step in enumerate(chord):
        tone = sum(np.sin(2 * np.pi * _hertz(key + step) * overtone * (1 + detune) * time) / overtone**1.7
                   for overtone in (1, 2, 3, 4) for detune in (-0.0022, 0.0018))  # fmt: skip
        _add(out, 0, np.asarray(tone) * swell * 0.03, (voice - 1.5) * 0.4)
    steps = 8 if mood.rhythm else 4
    for step in range(steps):
        if rng.random() < 0.2:
            continue
        note = key + 12 + chord[int(rng.integers(len(chord)))]
        _add(out, step * bar // steps, _pluck(note, bar) * rng.uniform(0.05, 0.08), rng.uniform(-0.6, 0.6))
    for beat in range(4):
        if mood.rhythm:
            _add(out, beat * bar // 4, _drum(beat % 2 == 1, rng) * 0.16 * mood.rhythm, 0.0)
    return out


def _hertz(note: float) -> float:
    return 440.0 * 2 ** ((note - 69) / 12)


def _pluck(note: int, bar: int) -> Mono:
    time = np.arange(min(bar, int(1.4 * SAMPLE_RATE))) / SAMPLE_RATE
    turn = 2 * np.pi * _hertz(note) * time
    tone = (
        np.sin(turn + 1.2 * np.sin(2 * turn) * np.exp(-time * 7)) * np.exp(-time / 0.38) * np.minimum(1, time / 0.004)
    )
    return tone * np.clip((time[-1] - time) / 0.05, 0, 1)


def _drum(high: bool, rng: np.random.Generator) -> Mono:
    time = np.arange(int(0.25 * SAMPLE_RATE)) / SAMPLE_RATE
    if high:
        return rng.normal(0, 0.5, time.size) * np.exp(-time / 0.03)
    return np.sin(2 * np.pi * (50 * time + 22 * np.exp(-time * 28) / -28)) * np.exp(-time / 0.09) * 2


def _add(out: NDArray[np.float64], at: int, tone: Mono, pan: float) -> None:
    tone = tone[: out.shape[1] - at]
    out[0, at : at + tone.size] += tone * np.sqrt((1 - pan) / 2)
    out[1, at : at + tone.size] += tone * np.sqrt((1 + pan) / 2)


def _ambience(spec: SceneSpec, seconds: Mono) -> NDArray[np.float64]:
    """Rain, sea or wind, as filtered noise that comes and goes."""
    wet = {"rain", "storm"} & set(spec.tags)
    sea = spec.set in ("ocean", "beach", "island", "lake", "underwater", "arctic")
    if spec.set.startswith("int_") or spec.set in ("abstract", "studio", "space"):
        return np.zeros((2, seconds.size))
    rng = np.random.default_rng((spec.seed, 77))
    noise = rng.normal(0, 1, (2, seconds.size))
    spectrum = np.fft.rfft(noise)
    frequency = np.fft.rfftfreq(seconds.size, 1 / SAMPLE_RATE)
    spectrum *= 1 / (1 + (frequency / (5200 if wet else 700 if sea else 380)) ** 2)
    noise = np.fft.irfft(spectrum, seconds.size)
    noise /= noise.std() + 1e-9
    wave = 0.6 + 0.4 * np.sin(2 * np.pi * seconds * (0.13 if sea else 0.07))
    edge = np.minimum(1, np.minimum(seconds - seconds[0], seconds[-1] - seconds) / 0.15)
    return noise * wave * edge * (0.05 if wet else 0.04 if sea else 0.014)
