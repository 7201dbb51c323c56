"""Which language a prompt is in: by its script, else by letters and small words that only one language has."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib import resources
from typing import Final

_SCRIPTS: Final = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "HANGUL": "ko",
    "ARABIC": "ar",
    "HEBREW": "he",
    "DEVANAGARI": "hi",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "THAI": "th",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
"""First word of a letter's Unicode name, and the likeliest language written with it."""
_DENSE: Final = ("HIRAGANA", "KATAKANA", "CJK", "HANGUL")
_WEIGHT = 3
"""A letter that stands for a syllable or a word counts as so many of an alphabet."""
_LETTERS: Final = (
    ("uk", "ru", re.compile("[іїєґ]")),
    ("be", "uk", re.compile("ў")),
    ("sr", "ru", re.compile("[ђћџљњј]")),
    ("bg", "ru", re.compile("щ[ае]?т|ъ[бвгджзклмнпрстфхцчш]")),
    ("fa", "ar", re.compile("[پچژگکی]")),
    ("ur", "fa", re.compile("[ٹڈڑںےہ]")),
    ("mr", "hi", re.compile("ळ|आहे")),
)
"""A language, the one that it would be taken for, and what the latter doesn't have."""
_MARKS: Final = (
    ("vi", re.compile("[ơưạ-ỹ]")),
    ("de", re.compile("ß")),
    ("es", re.compile("[ñ¿¡]")),
    ("pt", re.compile("[ãõ]")),
    ("pl", re.compile("[łąężźśćń]")),
    ("tr", re.compile("[ğış]")),
    ("fr", re.compile("[œêèç]|[lq]u?['’](?=[aeiouéh])")),
    ("cs", re.compile("[řěů]")),
    ("hu", re.compile("[őű]")),
    ("ro", re.compile("[țșă]")),
    ("sv", re.compile("å")),
    ("da", re.compile("[øæ]")),
)
"""Letters of single languages in the Latin script."""
_WORD: Final = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 of the language that most of the text is in; "" if it can't be told. English is not looked for.

    Of neighbours that share all their words here, none is guessed.
    """
    letters: Counter[str] = Counter()
    for letter in filter(str.isalpha, text):
        script = unicodedata.name(letter, "").replace("-", " ").split(" ")[0]
        letters[script] += _WEIGHT if script in _DENSE else 1
    if not letters:
        return ""
    script = letters.most_common(1)[0][0]
    if script == "LATIN":
        return _by_words(text.lower())
    if script == "CJK" and letters["HIRAGANA"] + letters["KATAKANA"]:
        return "ja"
    language = _SCRIPTS.get(script, "")
    for other, taken_for, marks in _LETTERS:
        if language == taken_for and marks.search(text.lower()):
            language = other
    return language


def _by_words(text: str) -> str:
    said = set(_WORD.findall(text))
    score = Counter({language: len(said & words) for language, words in _words().items()})
    score.update(language for language, marks in _MARKS if marks.search(text))
    (first, most), (_, next_most) = score.most_common(2)
    return first if most > next_most else ""


@cache
def _words() -> dict[str, frozenset[str]]:
    text = resources.files(__package__ or __name__).joinpath("tongue.toml").read_text(encoding="utf-8")
    return {language: frozenset(line.split()) for language, line in tomllib.loads(text).items()}
