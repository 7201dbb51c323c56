"""A prompt cut into words, whatever its language."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vidpipe_desktop.engines.animatic.language.lexicon import folded, lexicon

LONGEST_PROMPT = 20_000
"""Characters that are looked at."""
_MOST_WORDS = 2_500
"""Of a longer text, evenly spread words are read."""

# \w knows no combining marks, without which Hindi, Thai and pointed Arabic fall apart.
_MARKS = "\u0300-\u036f\u064b-\u0655\u0900-\u0dff\u0e00-\u0e7f"
_WORD: Final = re.compile(rf"[\w{_MARKS}]+(?:['’-][\w{_MARKS}]+)*")
_UNBROKEN: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
_CONTRACTION: Final = re.compile(r"^(?:l|d|j|s|n|qu|dell|nell|all|sull|un)'(?=.)")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_ARABIC_PREFIX: Final = re.compile("^(?:وال|بال|فال|كال|لل|ال|و|ب|ل|ف)(?=..)")
_HANGUL: Final = re.compile("[\uac00-\ud7a3]")
_PARTICLES: Final = frozenset(
    [
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "에",
        "의",
        "로",
        "와",
        "과",
        "도",
        "에서",
        "에게",
        "으로",
        "들",
        "들이",
        "하는",
        "한",
        "처럼",
        "속",
        "속에서",
    ]
)
_ENDINGS: Final = (
    ("men", "man"),
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("'s", ""),
    ("s'", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ed", ""),
    ("ed", "e"),
)
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the prompt, folded, and where it begins."""

    text: str
    start: int


def cleaned(prompt: str) -> str:
    """The prompt in NFC, without control characters and with single blanks; line breaks stay."""
    text = unicodedata.normalize("NFC", prompt[:LONGEST_PROMPT])
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").split("\n")
    return "\n".join(" ".join("".join(map(_printable, line)).split()) for line in lines).strip()


def _printable(char: str) -> str:
    # Joiners hold emoji and Indic syllables together; all other invisible characters only do harm.
    if char in "\u200c\u200d":
        return char
    category = unicodedata.category(char)
    return " " if category in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or char == "\ufeff" else char


def words_of(text: str) -> tuple[Token, ...]:
    """The words of `text` in order. Of very long texts, evenly spread ones."""
    found = [Token(folded(match.group()), match.start()) for match in _WORD.finditer(text)]
    step = max(1.0, len(found) / _MOST_WORDS)
    return tuple(found[int(index * step)] for index in range(min(len(found), _MOST_WORDS)))


def is_unbroken(word: str) -> bool:
    """Whether the word is a run of a script that is written without blanks."""
    return bool(_UNBROKEN.search(word))


def basic_forms(word: str) -> Iterator[str]:
    """The word, and what it may be an English form of, likeliest first."""
    yield word
    if word in lexicon().irregular:
        yield lexicon().irregular[word]
    for ending, replacement in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        yield stem + replacement
        if ending in ("ing", "ed") and not replacement and stem[-1] == stem[-2]:
            yield stem[:-1]


def foreign_forms(word: str) -> Iterator[str]:
    """The word, and the same without article, preposition or particle that is written together with it."""
    yield word
    short = _CONTRACTION.sub("", word)
    if short != word:
        yield short
    if _ARABIC.match(word):
        yield from _without_arabic_prefixes(word)
    if _HANGUL.match(word):
        yield from (word[:-size] for size in (1, 2, 3) if word[-size:] in _PARTICLES and len(word) > size)


def _without_arabic_prefixes(word: str) -> Iterator[str]:
    plain = re.sub("[\u064b-\u0655]", "", word)
    shorter = _ARABIC_PREFIX.sub("", plain)
    for form in dict.fromkeys((plain, shorter, _ARABIC_PREFIX.sub("", shorter))):
        if form != word:
            yield form
        if form.endswith("ا"):
            yield form[:-1]
