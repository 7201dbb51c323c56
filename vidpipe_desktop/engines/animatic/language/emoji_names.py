"""Exact names of emoji in fourteen languages, from the package `emoji`."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

import emoji as emoji_package

from vidpipe_desktop.engines.animatic.language.lexicon import bare, folded, in_hiragana, lexicon

_NEWEST = 14.0
"""Newest version of the emoji standard for which pictograms exist everywhere."""
_FULLY_QUALIFIED = 2
_SCRIPTS_WITHOUT_BLANKS = ("zh", "ja")
_LONGEST_WITHOUT_BLANKS = 6
_LONGEST_NAME = 16
"""Characters that fit under a pictogram."""
_NOT_A_THING = re.compile(
    r"skin_tone|flag|button|_sign|clock|face|keycap|symbol|mark|square|arrow|hand|finger|person|people"
)
_FLAGS = range(0x1F1E6, 0x1F200)
_SIGNS = range(0x1F200, 0x1F252)
_FACES = range(0x1F600, 0x1F650)


def found_emoji(text: str) -> list[tuple[int, int, str]]:
    """Start, end and text of every emoji in `text`."""
    hits = cast(list[dict[str, Any]], emoji_package.emoji_list(text))
    return [(hit["match_start"], hit["match_end"], hit["emoji"]) for hit in hits]


@cache
def english_things() -> Mapping[str, str]:
    """English one-word names of things that can be drawn as a pictogram, and their emoji."""
    skipped = lexicon().not_things
    names: dict[str, str] = {}
    for symbol, entry in _things().items():
        for label in (entry["en"], *entry.get("alias", ())):
            name = _plain(label)
            if len(name) > 2 and name.isalpha() and name not in skipped:
                names.setdefault(name, symbol)
    return names


@cache
def world_things() -> Mapping[str, str]:
    """Names of things in all other languages of the package, and their emoji."""
    skipped = lexicon().foreign_not_things
    names: dict[str, str] = {}
    languages = [language for language in emoji_package.LANGUAGES if language != "en"]
    for language in languages:
        emoji_package.config.load_language(language)
    for symbol, entry in _things().items():
        for language in languages:
            name = _plain(entry.get(language, ""))
            if _is_a_word(name, language) and name not in skipped:
                names.setdefault(name, symbol)
                if other := in_hiragana(name):
                    names.setdefault(other, symbol)
    return names


def english_name(symbol: str) -> str:
    """What an emoji is called, as in "hot dog". The shortest of its names; "thing" if it has none."""
    entry = _entry(symbol)
    if not entry:
        return "thing"
    labels = [re.sub(r"\d+$", "", _plain(label)) for label in (entry["en"], *entry.get("alias", ()))]
    return min((label for label in labels if label), key=lambda label: (label.count(" "), len(label)))


def name_in(symbol: str, language: str) -> str:
    """What an emoji is called in a language (ISO 639-1); "" where the package has no name, or only a long one."""
    if language not in emoji_package.LANGUAGES:
        return ""
    emoji_package.config.load_language(language)
    name = _plain(_entry(symbol).get(language, ""))
    return name if len(name) <= _LONGEST_NAME and "(" not in name else ""


def can_be_drawn(symbol: str) -> bool:
    """Whether a pictogram exists for this emoji."""
    entry = _entry(symbol)
    return bool(entry) and float(entry["E"]) <= _NEWEST and ord(symbol[0]) not in _FLAGS


def _entry(symbol: str) -> dict[str, Any]:
    data = emoji_package.EMOJI_DATA
    return data.get(symbol) or data.get(bare(symbol)) or data.get(symbol + "\ufe0f") or {}


@cache
def _things() -> dict[str, dict[str, Any]]:
    data = emoji_package.EMOJI_DATA
    return {
        symbol: entry
        for symbol, entry in data.items()
        if entry["status"] == _FULLY_QUALIFIED
        and can_be_drawn(symbol)
        and not _NOT_A_THING.search(entry["en"])
        and not any(ord(symbol[0]) in span for span in (_FLAGS, _SIGNS, _FACES))
    }


def _plain(label: str) -> str:
    return folded(label.strip(":").replace("_", " ").replace("-", " "))


def _is_a_word(name: str, language: str) -> bool:
    if language in _SCRIPTS_WITHOUT_BLANKS:
        return 0 < len(name) <= _LONGEST_WITHOUT_BLANKS and (len(name) > 1 or "\u3400" <= name <= "\u9fff")
    return len(name) > 2 and " " not in name
