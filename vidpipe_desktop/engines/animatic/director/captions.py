"""What stands under the pictures: written lines in the prompt's language where there are any, and the person's own words."""

import re
from functools import cache
from importlib import resources
from math import ceil
from random import Random
from typing import Final

from vidpipe_desktop.engines.animatic.director import naming
from vidpipe_desktop.engines.animatic.director.itinerary import Stop
from vidpipe_desktop.engines.animatic.director.premise import Premise
from vidpipe_desktop.engines.animatic.director.world import place_as_seen, read_table
from vidpipe_desktop.engines.animatic.language.outline import clauses, shortened
from vidpipe_desktop.engines.animatic.language.reading import Subject

LONGEST = 90
"""Characters of a caption."""

WHEN: Final = {
    "dawn": "at dawn",
    "day": "in broad daylight",
    "golden": "in golden light",
    "sunset": "at sunset",
    "dusk": "at dusk",
    "night": "at night",
    "overcast": "under grey skies",
    "storm": "under a stormy sky",
}
_ANY = "any"
_LIKE: Final = {"rome": "history"}
"""Groups that stand in for those that a language doesn't have."""
_LIKE_DEED: Final = {"build": "work", "type": "work"}
"""Deeds that have the lines of another one."""
_CHOICE: Final = re.compile(r"\[([^|\]]*)\|([^\]]*)\]")
_SLOT: Final = re.compile(r"\{(\w+)\}")


class Captions:
    """Hands out lines, none of them twice in a film."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._used: set[str] = set()

    def line(self, group: str, kind: str, film: Premise, stop: Stop, other: Subject | None = None) -> str:
        """An unused line in the film's language, filled in; "" if there is none."""
        values = _values(film, stop, other)
        lines = _choices(film.reading.language, group, kind, stop.light if values["when"] else "")
        self._chance.shuffle(lines)
        for template in lines:
            text = _filled(template, values, film.hero)
            if text and template not in self._used and text not in self._used and len(text) <= LONGEST:
                self._used.update((template, text))
                return text
        return ""


def own_words(prompt: str, count: int, title: str) -> list[str]:
    """The prompt's clauses spread over `count` scenes in order; what the title shows already is not repeated."""
    parts = [naming.capital(shortened(part, LONGEST)) for part in clauses(prompt)]
    lines = [""] * count
    if len(parts) <= 1:
        if parts and parts[0] != title and count > 1:
            lines[count // 2] = parts[0]
        return lines
    shown = count > len(parts) and title.startswith(parts[0])
    for index, part in enumerate(parts):
        at = min(count - 1, ceil(index * count / len(parts)))
        if index or not shown:
            lines[at] = lines[at] or part
    return lines


def _filled(template: str, values: dict[str, str], hero: Subject | None) -> str:
    """The template with its slots filled; "" if one of them has no value here."""
    if any(not values.get(slot) for slot in _SLOT.findall(template)):
        return ""
    number = 2 if hero and naming.is_plural(hero) else 1
    chosen = _CHOICE.sub(lambda match: match.group(number), template)
    return _SLOT.sub(lambda match: values[match.group(1)], chosen)


def _values(film: Premise, stop: Stop, other: Subject | None) -> dict[str, str]:
    when = "" if stop.place.is_timeless or (stop.place.kind == "room" and stop.light == "day") else WHEN[stop.light]
    seen = place_as_seen(stop.place.name, stop.tags)
    values = {"when": when, "where": seen.where, "place": seen.called}
    if film.hero:
        values |= {
            "a": naming.with_article(film.hero),
            "the": naming.with_the(film.hero),
            "bare_the": naming.with_the(film.hero),
            "the_possessive": naming.possessive(film.hero),
        }
    if other:
        values |= {"other": naming.with_the(other), "another": naming.with_article(other)}
    return values | {naming.capital(slot): naming.capital(text) for slot, text in values.items()}


def headings(language: str, group: str, turn: str) -> list[str]:
    """What may stand over ("headline") or under ("subtitle") a graphic."""
    return lines_of(language).get(group, {}).get(turn, [])


def _choices(language: str, group: str, kind: str, light: str) -> list[str]:
    """The lines for a turn of the film. In most languages, one line of its own speaks of each light."""
    table = lines_of(language)
    if kind == "timed" and "when" in table:
        return list(table["when"].get(light, ()))
    lines = table.get(group) or table.get(_LIKE.get(group, ""), {})
    return list(lines.get(kind) or lines.get(_LIKE_DEED.get(kind, ""), ()) or lines.get(_ANY, ()))


@cache
def lines_of(language: str) -> dict[str, dict[str, list[str]]]:
    """All lines of a language (ISO 639-1) by group and kind ("any": for all kinds); {} if it has none."""
    return (
        {group: _by_kind(lines) for group, lines in read_table(f"lines/{language}.toml").items()}
        if language in languages()
        else {}
    )


def _by_kind(lines: list[str] | dict[str, str | list[str]]) -> dict[str, list[str]]:
    if isinstance(lines, list):
        return {_ANY: lines}
    return {kind: [line] if isinstance(line, str) else line for kind, line in lines.items()}


@cache
def languages() -> frozenset[str]:
    """ISO 639-1 of the languages that lines are written in."""
    names = (entry.name for entry in resources.files(__package__ or __name__).joinpath("lines").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml"))
