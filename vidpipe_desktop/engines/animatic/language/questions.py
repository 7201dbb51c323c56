"""Prompts that ask for an explanation, in any language, and what they ask about."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final, cast

from vidpipe_desktop.engines.animatic.language.lexicon import folded

MARKS: Final = ("?", "\uff1f", "\u061f")
"""Marks that end a question, in full width and in Arabic, too."""

_ENGLISH: Final = ("how", "why", "what", "explain")
_AUXILIARIES: Final = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "can",
        "could",
        "will",
        "would",
        "should",
        "has",
        "have",
        "had",
        "am",
        "must",
        "may",
        "might",
    ]
)
_BRIEF, _SHORT_RUN = 8, 24
"""Words of a short prompt; and characters of one in a script without blanks."""
_UNBROKEN: Final = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_PREFIXES: Final = "(?:وال|بال|ال|لل|و|ب|ل)?"
"""What Arabic writes together with the word that follows."""


def asks(text: str, *, english: bool) -> bool:
    """Whether the text asks how, why or what something is."""
    said = folded(text).lstrip(" ¿¡\"'«“(")
    words = said.split()
    if english or not words:
        return bool(words) and re.split(r"['’]", words[0])[0] in _ENGLISH
    marked, brief = _is_marked(said), len(words) <= _BRIEF and len(said) <= _BRIEF * _SHORT_RUN
    within = brief and (len(words) > 1 or len(said) <= _SHORT_RUN) and any(_has(said, word) for word in _list("within"))
    return within or _begins(said, "first") or ((brief or marked) and _begins(said, "perhaps"))


def needs_mark(text: str, *, english: bool) -> bool:
    """Whether a question mark belongs behind the text: "how vaccines work" is none, "how do vaccines work" is."""
    words = folded(text).split()
    return _is_marked(text) or (english and len(words) > 1 and words[1] in _AUXILIARIES)


def topics_in(text: str) -> tuple[str, ...]:
    """Topics of the lexicon that a text in another language names, in the table's order."""
    return _named("topics", text)


def diagrams_in(text: str) -> tuple[str, ...]:
    """Kinds of diagrams for which a text in another language asks."""
    return _named("diagrams", text)


def _named(table: str, text: str) -> tuple[str, ...]:
    said = folded(text)
    return tuple(name for name, words in _table(table).items() if any(_has(said, word) for word in words.split(",")))


def _is_marked(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def _begins(said: str, kind: str) -> bool:
    return any(said == word or re.match(rf"{re.escape(word)}\b", said) for word in _list(kind))


def _has(said: str, word: str) -> bool:
    """Whether a word of the text begins so; in scripts without blanks, whether it occurs."""
    word = word.lstrip()
    if _UNBROKEN.search(word):
        return word in said
    return re.search(rf"(?<!\w){_PREFIXES}{re.escape(word)}", said) is not None


def _list(kind: str) -> list[str]:
    return [word.strip() for word in _table("asking")[kind].split(",")]


@cache
def _table(name: str) -> Mapping[str, str]:
    text = resources.files(__package__ or __name__).joinpath("questions.toml").read_text(encoding="utf-8")
    return cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))[name]
