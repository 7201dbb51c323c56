"""Who the people of a script are: an emoji or a word for each name, from what the script tells of them."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, cast

from vidpipe_desktop.engines.animatic.language.finds import read_english, read_world
from vidpipe_desktop.engines.animatic.language.tokens import words_of

_WOMANLY: Final = re.compile(r"(?:a|ah|ie|ine|elle|ette|ia|а|я)$")
_AGE: Final = re.compile(r"(?<!\d)(\d{1,3})(?!\d)")
_CHILD, _OLD = 14, 65
_MARKS: Final = {
    ("woman", "child"): "👧",
    ("woman", "old"): "👵",
    ("woman", ""): "👩",
    ("man", "child"): "👦",
    ("man", "old"): "👴",
    ("man", ""): "👨",
    ("", "child"): "👦",
    ("", "old"): "👴",
    ("", ""): "🧑",
}
"""Emoji are read in every language."""


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody in a script. mark: what stands for it in the text that is read."""

    name: str
    mark: str


def role_of(name: str, told: str = "") -> Role:
    """The role of this name; told: what a script says of it in brackets, such as "30, red coat"."""
    for text in (told, name):
        if subject := _subject_in(text):
            return Role(name, subject)
    return Role(name, _MARKS[_gender(name), _age(told)])


def _subject_in(text: str) -> str:
    """The word of the text that names a character, such as "robot" or "König"."""
    tokens = words_of(text)
    for read in (read_english, read_world):
        for find in read(tokens)[0]:
            if find.concept.kind == "subject" and find.concept.name != "person":
                return find.text
    return ""


def _gender(name: str) -> str:
    first = name.lower().split()[0]
    if first in _names()["men"].split():
        return "man"
    return "woman" if first in _names()["women"].split() or _WOMANLY.search(first) else ""


def _age(told: str) -> str:
    found = _AGE.search(told)
    if not found:
        return ""
    return "child" if int(found[1]) < _CHILD else "old" if int(found[1]) >= _OLD else ""


@cache
def _names() -> dict[str, str]:
    text = resources.files(__package__ or __name__).joinpath("names.toml").read_text(encoding="utf-8")
    return cast(dict[str, str], tomllib.loads(text))
