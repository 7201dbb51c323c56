"""How a scene is staged, as a person chooses it: places, lights, actors and what they do, each from a list of words.

Engines that stage scenes say what can be chosen (`engines.base.SceneChooser`); here it is only data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.models import Scene

Choice = tuple[str, str]
"""A field's name, and the value wanted of it."""

LONGEST_TEXT: Final = 90
"""Characters of a field that is free text."""
_LISTED = 60
"""So many options are named when none of them was meant."""
_LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a field, and how people call it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class StagingField:
    """Something about a scene that can be chosen.

    name: as it is written on the command line, such as "place" or "otter.does". label: as it is shown. value: as it is
    staged; written: as the scene's words have it. options: all that it can be in this scene, empty for free text.
    actor: whom it is about ("" = the whole scene). by_hand: a person chose it.
    """

    name: str
    label: str
    value: str
    written: str
    options: tuple[Option, ...] = ()
    actor: str = ""
    by_hand: bool = False

    def label_of(self, value: str) -> str:
        """How people call the value."""
        return next((option.label for option in self.options if option.value == value), value)


@dataclass(frozen=True, slots=True)
class StagedScene:
    """A scene with some choices made, in words that fit, and what can be chosen in it then."""

    scene: Scene
    fields: tuple[StagingField, ...]


def choice_of(fields: Sequence[StagingField], name: str, text: str) -> Choice:
    """The choice that is meant by FIELD=VALUE, by values or by how people call them; nothing after the = means: as
    written, or no text.

    Raises InvalidRequest that names what there is.
    """
    field = next((each for each in fields if _plain(each.name) == _plain(name)), None)
    if field is None:
        names = [each.name for each in fields]
        raise _unknown(
            "set", f"There is nothing to choose called “{name[:40]}” in this scene.", name, names, "There are"
        )
    if not field.options:
        return field.name, _free(field, text)
    if not text.strip():
        return field.name, field.written
    wanted = _plain(text)
    found = next((each for each in field.options if wanted in (_plain(each.value), _plain(each.label))), None)
    if found is None:
        what = f"In this scene, {field.name} cannot be “{text.strip()[:40]}”."
        raise _unknown(field.name, what, text, [each.label for each in field.options], "Choose one of")
    return field.name, found.value


def by_hand(fields: Iterable[StagingField]) -> str:
    """What was chosen by hand, as in "place, light and otter"; "" if nothing was."""
    names = list(dict.fromkeys(each.actor or each.label.lower() for each in fields if each.by_hand))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _free(field: StagingField, text: str) -> str:
    told = " ".join(text.split())
    if len(told) > LONGEST_TEXT:
        raise InvalidRequest(Problem(field.name, f"This text is too long: at most {LONGEST_TEXT} characters fit."))
    return told


def _unknown(field: str, what: str, text: str, known: Sequence[str], lead: str) -> InvalidRequest:
    spelt = {each.lower(): each for each in known}
    near = get_close_matches(text.strip().lower(), spelt, 1, _LIKE)
    meant = f" Did you mean “{spelt[near[0]]}”?" if near else ""
    more = f" and {len(known) - _LISTED} more" if len(known) > _LISTED else ""
    return InvalidRequest(Problem(field, f"{what}{meant} {lead}: {', '.join(known[:_LISTED])}{more}."))


def _plain(text: str) -> str:
    """Without what nobody types alike: case, articles, and what parts words."""
    words = "".join(char if char.isalnum() or char == "." else " " for char in text.lower()).split()
    return " ".join(words[1:] if words[:1] in (["the"], ["a"], ["an"]) and words[1:] else words)
