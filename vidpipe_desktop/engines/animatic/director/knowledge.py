"""How common things work, as the tables of `knowledge.toml` tell it: what explanations show and say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from vidpipe_desktop.engines.animatic.director.naming import capital
from vidpipe_desktop.engines.animatic.director.world import read_table
from vidpipe_desktop.engines.animatic.language.emoji_names import name_in
from vidpipe_desktop.engines.animatic.language.lexicon import folded
from vidpipe_desktop.engines.animatic.language.reading import Reading
from vidpipe_desktop.engines.animatic.language.tokens import is_unbroken

_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_TURNS: Final[Mapping[str, str]] = {"orbit": "core", "how": "how", "field": "why"}
"""Which sentence belongs to which turn of an explanation."""


@dataclass(frozen=True, slots=True)
class Process:
    """How one thing works. steps: emoji and English word of each; cycle: the last one leads to the first.

    place: where one meets it, a set; light: when, "" = at any time. sentences: by turn of the explanation, in English.
    """

    symbol: str
    place: str
    light: str
    steps: tuple[tuple[str, str], ...]
    cycle: bool
    sentences: Mapping[str, str]

    @property
    def symbols(self) -> tuple[str, ...]:
        """The steps' emoji, in order."""
        return tuple(symbol for symbol, _ in self.steps)

    @property
    def symbols_around(self) -> list[str]:
        """The thing itself, then what belongs to it, each once."""
        return list(dict.fromkeys((self.symbol, *self.symbols)))

    def labels(self, symbols: Sequence[str], language: str) -> tuple[str, ...]:
        """Words under these emoji in a language (ISO 639-1); "" for those that have none there."""
        own = dict(self.steps) if language == "en" else {symbol: name_in(symbol, language) for symbol in symbols}
        return tuple(capital(own.get(symbol, "")) for symbol in symbols)


def process_of(reading: Reading) -> Process | None:
    """What the prompt asks about, if it is known: what it names first; of two at the same place, the longer name."""
    found: list[tuple[int, int, Process]] = []
    text = folded(reading.prompt)
    for pattern, process in _known():
        if match := pattern.search(text):
            found.append((match.start(), -len(match.group()), process))
    return min(found, key=lambda hit: hit[:2])[2] if found else None


@cache
def _known() -> tuple[tuple[re.Pattern[str], Process], ...]:
    return tuple((_pattern(entry["words"]), _process(entry)) for entry in read_table("knowledge.toml").values())


def _process(entry: Mapping[str, Any]) -> Process:
    steps = [step.strip().partition(" ") for step in entry["steps"].split(",")]
    return Process(
        entry["symbol"],
        entry["place"],
        entry.get("light", ""),
        tuple((symbol, word) for symbol, _, word in steps),
        entry.get("cycle", False),
        {turn: entry[part] for turn, part in _TURNS.items()},
    )


def _pattern(words: str) -> re.Pattern[str]:
    """Any of the phrases as whole words; * = the rest of a word.

    Scripts without blanks have no words to be whole, and Korean hangs its particles on them.
    """
    return re.compile("|".join(_phrase(folded(phrase.strip())) for phrase in words.split(",")))


def _phrase(phrase: str) -> str:
    letters = re.escape(phrase).replace(r"\*", r"\w*")
    if is_unbroken(phrase):
        return letters
    return rf"(?<!\w){letters}" if _HANGUL.search(phrase) else rf"(?<!\w){letters}(?!\w)"
