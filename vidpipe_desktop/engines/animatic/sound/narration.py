"""Scratch narration: a scene's caption read aloud, the music stepping back behind it."""

import math
import unicodedata

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.sound.instruments import RATE
from vidpipe_desktop.engines.animatic.sound.loudness import loudness
from vidpipe_desktop.engines.animatic.sound.voice import spoken

Stereo = NDArray[np.floating]

_BEFORE, _AFTER = 0.6, 0.7
"""Seconds without words at a scene's beginning and end, crossfades not counted."""
_LEVEL = -15.0
"""LUFS of the voice."""
_BEHIND = 0.3
"""How loud everything else is while somebody speaks."""
_STEP_BACK, _COME_FORTH = 0.25, 0.6
"""Seconds in which the rest gets quieter, and louder again."""
_LETTERS, _SYLLABLES = 11.0, 3.5
"""Characters a second: of alphabets, and of scripts that write a syllable or a word with one."""
_DENSE = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_GRID = 0.5


def seconds_to_tell(words: str, crossfade: float = 0.0) -> float:
    """How long a scene must be for its words, in half seconds; 0 if it has none.

    Counted by letters, not by listening, so that it is the same everywhere.
    """
    if not words.strip():
        return 0.0
    dense = sum(unicodedata.name(letter, "").startswith(_DENSE) for letter in words)
    telling = dense / _SYLLABLES + (len(words) - dense) / _LETTERS
    return math.ceil((_BEFORE + telling + _AFTER + crossfade) / _GRID) * _GRID


def narrated(sound: Stereo, words: str, language: str, seconds: float, crossfade: float) -> Stereo:
    """The clip's sound with the words spoken over it; as it was if there is no voice for them.

    sound: two rows at 48 kHz; seconds: of the clip; crossfade: with the clips beside it, in seconds.
    """
    begin = _BEFORE + crossfade / 2
    voice = spoken(words, language, seconds - begin - _AFTER - crossfade / 2) if words.strip() else np.zeros(0)
    if not voice.size:
        return sound
    voice = voice * 10 ** ((_LEVEL - loudness(np.stack([voice, voice]))) / 20)
    first = round(begin * RATE)
    last = min(first + voice.size, sound.shape[1])
    mixed = sound * _gain(sound.shape[1], first, last)
    mixed[:, first:last] += voice[: last - first]
    return mixed


def _gain(samples: int, first: int, last: int) -> NDArray[np.float64]:
    """1 where nobody speaks, _BEHIND from the first to the last sample of the words, in between a smooth way."""
    at = np.arange(samples)
    near = np.minimum((at - first) / (_STEP_BACK * RATE) + 1, (last - at) / (_COME_FORTH * RATE) + 1)
    near = np.clip(near, 0, 1)
    return 1 - (1 - _BEHIND) * near * near * (3 - 2 * near)
