"""What sets one subject of a prompt apart from others of its kind."""

from dataclasses import dataclass, fields, replace
from typing import Final


@dataclass(frozen=True, slots=True)
class Traits:
    """Details of a subject; "" and 1 are what the prompt leaves open.

    ink: its colour, as "#rrggbb". size: factor of its natural one. wears: clothes, hair and age, parted by semicolons,
    each as "coat #rrggbb"; the names are those of actors/people/garments.toml. holds: what the hand has, in the same way.
    who: number of somebody with a name among all of one kind, from 1 on; 0 = nobody in particular. does: its own action. relation: on, in, under, beside, before, behind, around or between; at: the character or emoji that it is there with.
    """

    ink: str = ""
    size: float = 1.0
    wears: str = ""
    holds: str = ""
    relation: str = ""
    at: str = ""
    does: str = ""
    who: int = 0


PLAIN: Final = Traits()
"""Of whom nothing is told."""


def joined(first: Traits, more: Traits) -> Traits:
    """What is told of somebody in two places; where both tell the same thing, the first counts."""
    told = {field.name: getattr(more, field.name) for field in fields(Traits)}
    new = {name: value for name, value in told.items() if getattr(first, name) == getattr(PLAIN, name)}
    return replace(first, **new)
