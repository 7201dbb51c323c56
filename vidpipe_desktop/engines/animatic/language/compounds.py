"""Two words for one: a robot waiter is a robot, and a girl astronaut an astronaut."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from vidpipe_desktop.engines.animatic.language.finds import Find

_BEINGS: Final = frozenset(("robot", "zombie", "skeleton", "ghost", "vampire", "mummy", "alien"))
"""What somebody is, whatever the trade."""
_PLAIN: Final = frozenset(("man", "woman", "boy", "girl", "person"))
"""Words that only say that it is a human."""


def without_compounds(finds: Sequence[Find], plain: str) -> list[Find]:
    """The finds of an English text without the half of each compound that tells less.

    plain: the text in which finds begin where they say.
    """
    subjects = sorted(
        (find for find in finds if find.concept.kind == "subject" and find.how == "word"), key=lambda find: find.start
    )
    dropped = [
        second if first.concept.name in _BEINGS else first
        for first, second in pairwise(subjects)
        if _are_one(first, second, plain)
    ]
    return [find for find in finds if find not in dropped]


def _are_one(first: Find, second: Find, plain: str) -> bool:
    """Whether nothing but a blank stands between a word in the singular and the one that it describes."""
    if plain[first.start + len(first.text) : second.start] != " " or first.count > 1:
        return False
    names = first.concept.name, second.concept.name
    return names[0] != names[1] and (names[0] in _BEINGS or (names[0] in _PLAIN and names[1] not in _PLAIN))
