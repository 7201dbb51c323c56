"""The music: one score for the whole film, bar by bar, of which each clip renders its own slice.

Every bar is made of its number and the score's seed alone, so a slice needs nothing before it but what still rings.
Bars are as long as it takes for scenes to begin on them.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.sound.instruments import RATE, Mono, played, struck
from vidpipe_desktop.engines.animatic.sound.loudness import TARGET, fast_size, loudness
from vidpipe_desktop.engines.animatic.sound.moods import MOODS, Mood

Stereo = NDArray[np.float64]

_RINGING = 5.0
"""Seconds for which a note of an earlier bar may still sound."""
_TAIL = 1.6
"""Seconds of reverb."""
_SHARE = 0.96
"""Part of the film's loudness that music makes, as a factor: ambience and effects add the rest."""
_LISTENED = 4.0
"""Seconds of each of a long film's acts that are listened to for its loudness."""
_ACTS: Final = ((0.18, 0), (0.58, 1), (0.86, 2), (2.0, 3))
"""Until which part of the film each act goes: opening, development, climax, end."""
_LEVELS: Final = {"bed": 0.075, "lead": 0.10, "low": 0.13, "drums": 0.17}


@dataclass(frozen=True, slots=True)
class Score:
    """What determines a film's music. step: seconds from one scene's begin to the next one's; length: of the film."""

    mood: str
    seed: int
    step: float
    length: float

    @property
    def character(self) -> Mood:
        """The mood's table."""
        return MOODS.get(self.mood, MOODS["calm"])

    @property
    def bar(self) -> float:
        """Seconds of a bar: a whole number of bars makes a scene, or a whole number of short scenes a bar."""
        ideal = 240 / self.character.tempo
        if self.step < ideal * 0.6:
            return self.step * max(1, round(ideal / self.step))
        return self.step / max(1, round(self.step / ideal))

    @property
    def beats(self) -> int:
        """Beats of a bar, for the tempo that is nearest to the wanted one."""
        return min((3, 4, 6), key=lambda count: abs(60 * count / self.bar - self.character.tempo))

    def act(self, bar: int) -> int:
        """0 = opening, 1 = development, 2 = climax, 3 = end."""
        part = bar * self.bar / max(self.length, 1e-6)
        return next(act for until, act in _ACTS if part < until)


def music(score: Score, begin: int, samples: int) -> Stereo:
    """Two rows: the film's music from sample `begin` on, as loud as it should be."""
    return _performed(score, begin, samples) * _gain(score)


@lru_cache(maxsize=8)
def _gain(score: Score) -> float:
    """What brings the film's music to its share of the loudness; long films are judged by parts of every act."""
    spans = [(0.0, score.length)]
    if score.length > 5 * _LISTENED:
        spans = [(score.length * place, _LISTENED) for place in (0.05, 0.35, 0.7, 0.88)]
    parts = [_performed(score, round(start * RATE), max(RATE, round(long * RATE))) for start, long in spans]
    found = loudness(np.concatenate(parts, axis=1))
    return _SHARE * 10 ** ((TARGET - max(found, -50.0)) / 20)


def _performed(score: Score, begin: int, samples: int) -> Stereo:
    """The instruments and their reverb; a little more than the slice is played so that what rings is heard."""
    before = round(_TAIL * RATE)
    start, total = begin - before, before + samples
    dry, wet = np.zeros((2, total)), np.zeros((2, total), np.float32)
    first = max(0, int((start / RATE - _RINGING) // score.bar))
    for number in range(first, int((begin + samples) / RATE // score.bar) + 1):
        for at, tone, level, pan, send in _bar(score, number):
            _add(dry, wet, round(number * score.bar * RATE) + at - start, tone, level, pan, send)
    dry += _reverberated(wet)
    return dry[:, before:]


def _add(dry: Stereo, wet: NDArray[np.float32], at: int, tone: Mono, level: float, pan: float, send: float) -> None:
    low, high = max(0, at), min(dry.shape[1], at + tone.size)
    if high <= low:
        return
    heard = tone[low - at : high - at]
    for row, share in enumerate((np.sqrt((1 - pan) / 2), np.sqrt((1 + pan) / 2))):
        part = heard * np.float32(level * share)
        dry[row, low:high] += part
        wet[row, low:high] += part * np.float32(send)


@lru_cache(maxsize=2)
def _room(size: int) -> NDArray[np.complexfloating]:
    """The spectrum of an invented hall's answer to a clap, left and right."""
    chance = np.random.default_rng(4)
    time = np.arange(round(_TAIL * RATE)) / RATE
    answer = chance.normal(0, 1, (2, time.size)) * np.exp(-time / 0.42) * np.clip((_TAIL - time) / 0.2, 0, 1)
    answer[:, : int(0.012 * RATE)] *= 0.2
    return np.fft.rfft((answer / 55).astype(np.float32), size)


def _reverberated(wet: NDArray[np.float32]) -> NDArray[np.floating]:
    size = fast_size(wet.shape[1] + round(_TAIL * RATE))
    spectrum = np.fft.rfft(wet, size)
    np.multiply(spectrum, _room(size), out=spectrum)
    return np.fft.irfft(spectrum, size)[:, : wet.shape[1]]


# Composing ----------------------------------------------------------------------------------------------------------

_Event = tuple[int, Mono, float, float, float]
"""Sample in the bar, tone, level, place from left (-1) to right (1), share of reverb."""


def _bar(score: Score, number: int) -> list[_Event]:
    mood, act = score.character, score.act(number)
    chord, key = _chord(score, number), mood.key + score.seed % 7 - 3
    chance = np.random.default_rng((score.seed, number))
    events = _bed(score, chord, key)
    if act != 0 or mood.density < 1 or number % 2:
        events += _tune(score, act, chord, key, chance)
    if mood.low and act != 0:
        events += _bass_line(score, act, chord, key)
    if act in (1, 2):
        events += _beat(score, act, number, chance)
    return events


def _chord(score: Score, number: int) -> tuple[int, ...]:
    """Of the progression that this film takes in this act; the last bar comes home."""
    mood, act = score.character, score.act(number)
    if (number + 1) * score.bar >= score.length - 0.01:
        return mood.home
    rows = mood.progressions
    row = rows[(score.seed // 7 + act) % len(rows)]
    return row[number % len(row)]


def _bed(score: Score, chord: tuple[int, ...], key: int) -> list[_Event]:
    samples, mood = round(score.bar * RATE), score.character
    if mood.bed == "strum":
        step = samples / score.beats
        return [
            (round(beat * step + 0.012 * RATE * voice), played("strum", key + tone, round(step)), _LEVELS["bed"], 0.3 * voice - 0.4, mood.wet)
            for beat in range(score.beats)
            for voice, tone in enumerate(chord)
        ]  # fmt: skip
    return [
        (0, played(mood.bed, key + tone, samples), _LEVELS["bed"], (voice - (len(chord) - 1) / 2) * 0.4, mood.wet)
        for voice, tone in enumerate(chord)
    ]


def _tune(score: Score, act: int, chord: tuple[int, ...], key: int, chance: np.random.Generator) -> list[_Event]:
    """Notes of the chord and, between them, its neighbours: fewer in the opening and at the end."""
    mood, samples = score.character, round(score.bar * RATE)
    density = mood.density * (0.6, 1.0, 1.25, 0.5)[act]
    steps = score.beats * (4 if mood.density > 2.4 else 2)
    keep = min(0.92, density * score.beats / steps)
    climb = int(chance.integers(len(chord)))
    height = 0 if mood.lead == "brass" else 12
    events: list[_Event] = []
    for step in range(steps):
        if chance.random() > (0.97 if step == 0 else keep):
            continue
        climb += int(chance.integers(-1, 2))
        octave, place = divmod(climb, len(chord))
        note = key + height + chord[place] + 12 * max(-1, min(1, octave))
        tone = played(mood.lead, note, samples // 2 if mood.lead == "brass" else samples)
        level = _LEVELS["lead"] * chance.uniform(0.7, 1.0) * (1.0 if step else 1.15)
        events.append((step * samples // steps, tone, level, float(chance.uniform(-0.5, 0.5)), mood.wet))
    return events


def _bass_line(score: Score, act: int, chord: tuple[int, ...], key: int) -> list[_Event]:
    mood, samples = score.character, round(score.bar * RATE)
    times = 1 if mood.low == "low" else score.beats * (2 if mood.low == "pulse_low" else 1)
    root = key + chord[0] - 12
    root += 12 if root < 33 else 0
    tone = played(mood.low, root, samples // times)
    level = _LEVELS["low"] * (1.0 if act == 2 else 0.8)
    return [(hit * samples // times, tone, level, 0.0, 0.1) for hit in range(times)]


def _beat(score: Score, act: int, number: int, chance: np.random.Generator) -> list[_Event]:
    """The drums' patterns, stretched over the bar's beats; the climax has all of them."""
    mood, samples = score.character, round(score.bar * RATE)
    steps = score.beats * 4
    events: list[_Event] = []
    for place, (drum, pattern) in enumerate(mood.drums):
        if (act == 1 and place > 1) or (drum == "crash" and number % 4):
            continue
        for step in range(steps):
            strength = int(pattern[step % len(pattern)])
            if strength and chance.random() < 0.96:
                level = _LEVELS["drums"] * strength / 9 * (1.0 if act == 2 else 0.75)
                pan = 0.0 if drum in ("kick", "drum") else 0.3
                events.append((step * samples // steps, struck(drum, step % 3), level, pan, 0.12 + mood.wet * 0.3))
    return events
