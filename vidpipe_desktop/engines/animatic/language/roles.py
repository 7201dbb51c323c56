"""Who the people of a script are: an emoji or a word for each name, from what the script tells of them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Final, cast

from vidpipe_desktop.engines.animatic.language.finds import number_sign, read_english, read_world
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
    """Somebody in a script. mark: what stands for it in the text that is read, in the same way in every scene.

    told: what the script says of its looks.
    """

    name: str
    mark: str
    told: str = ""

    @property
    def presence(self) -> str:
        """What says in the text that is read that somebody is there."""
        return f"{self.mark} with {self.told}" if self.told and self.is_told_apart else self.mark

    @property
    def is_told_apart(self) -> bool:
        """Whether the mark means this one only."""
        return self.mark[:-1] in _MARKS.values()


def role_of(name: str, told: str = "") -> Role:
    """The role of this name; told: what a script says of it in brackets, such as "30, red coat"."""
    for text in (told, name):
        if subject := _subject_in(text):
            return Role(name, subject)
    return Role(name, _MARKS[_gender(name), _age(told)], _looks(told))


def _looks(told: str) -> str:
    """What brackets say besides the age."""
    return " ".join(re.sub(r"[\d,;–-]+", " ", told).split())


def told_apart(roles: Iterable[Role]) -> list[Role]:
    """The same with marks of their own, also for those who are of one kind."""
    seen: dict[str, int] = {}
    apart: list[Role] = []
    for role in roles:
        known = role.mark in _MARKS.values()
        seen[role.mark] = seen.get(role.mark, 0) + 1
        apart.append(replace(role, mark=role.mark + number_sign(seen[role.mark])) if known else role)
    return apart


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
