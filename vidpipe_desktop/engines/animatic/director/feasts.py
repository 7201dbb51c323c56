"""What is seen besides on a feast, in love or in a fire, and when."""

import re
from collections.abc import Sequence
from typing import Final

from vidpipe_desktop.engines.animatic.director.world import world
from vidpipe_desktop.engines.animatic.language.lexicon import folded

_LASTING: Final = frozenset(("flames", "smoke"))
"""Effects of all scenes; others come once the story has begun."""


def feasts_in(prompt: str) -> tuple[str, ...]:
    """Effects for which the prompt has a word."""
    said = folded(prompt)
    return tuple(effect for effect, words in world().feasts.items() if any(_has(said, w) for w in words.split(",")))


def seen_in(feasts: Sequence[str], shot: str, *, begun: bool) -> tuple[str, ...]:
    """Those of a film's effects that belong into a shot of somebody. begun: whether it isn't the first scene."""
    if shot in ("close", "insert", "graphic"):
        return ()
    return tuple(effect for effect in feasts if begun or effect in _LASTING)


def _has(said: str, word: str) -> bool:
    word = word.strip()
    return re.search(rf"(?<![a-zа-я]){re.escape(word)}", said) is not None
