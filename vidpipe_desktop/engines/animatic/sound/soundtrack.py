"""A clip's sound: its slice of the film's score, the sounds of its place, and those of what happens in it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.core.models import film_length
from vidpipe_desktop.engines.animatic.sound.ambience import ambience
from vidpipe_desktop.engines.animatic.sound.effects import effects
from vidpipe_desktop.engines.animatic.sound.instruments import RATE
from vidpipe_desktop.engines.animatic.sound.loudness import limited
from vidpipe_desktop.engines.animatic.sound.narration import narrated
from vidpipe_desktop.engines.animatic.sound.score import Score, music
from vidpipe_desktop.engines.animatic.spec import SceneSpec

_GRID = 1024
"""Samples per AAC packet: slices begin where the stitcher lays packets."""
_IN, _OUT = 0.6, 2.2
"""Seconds in which the film's sound comes and goes."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Where a clip stands in the film: its 0-based number, how many there are, and seconds of it and of crossfades.

    If the clips are not all equally long: start, when it begins, length, of the film, and usual, of most clips, in seconds.
    """

    index: int
    count: int
    seconds: float
    crossfade: float = 0.0
    start: float | None = None
    length: float | None = None
    usual: float | None = None

    @property
    def step(self) -> float:
        """Seconds from one scene's begin to the next one's, as a rule: what the whole film's bars are made of."""
        return (self.seconds if self.usual is None else self.usual) - self.crossfade

    @property
    def begin(self) -> int:
        """Its first sample in the film's sound: on the packet grid."""
        start = self.index * self.step if self.start is None else self.start
        return round(start * RATE / _GRID) * _GRID

    @property
    def film(self) -> float:
        """Seconds of the whole film."""
        return film_length(self.count, self.seconds, self.crossfade) if self.length is None else self.length


def soundtrack(spec: SceneSpec, place: Slice, samples: int, *, narration: bool = False) -> NDArray[np.float32]:
    """Two rows of `samples` samples: what is heard in the clip. narration: its words are read aloud."""
    score = Score(spec.mood, spec.score_seed, place.step, place.film)
    seconds = (place.begin + np.arange(samples)) / RATE
    rest = max(1e-3, min(_OUT, place.film / 4))
    sound = music(score, place.begin, samples) + ambience(spec, samples) + effects(spec, place.seconds, samples)
    sound *= np.clip(seconds / _IN, 0, 1) * np.clip((place.film - seconds) / rest, 0, 1)
    if narration:
        sound = narrated(sound, spec.told, spec.language or "en", place.seconds, place.crossfade)
    return limited(sound)
