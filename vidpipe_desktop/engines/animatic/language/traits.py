"""What sets one subject of a prompt apart from others of its kind."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Traits:
    """Details of a subject; "" and 1 are what the prompt leaves open.

    ink: its colour, as "#rrggbb". size: factor of its natural one. wears: clothes, hair and age, parted by semicolons,
    each as "coat #rrggbb"; the names are those of actors/people/garments.toml. holds: what the hand has, in the same way.
    relation: on, in, under, beside, behind, around or between; at: the character or emoji that it is there with.
    """

    ink: str = ""
    size: float = 1.0
    wears: str = ""
    holds: str = ""
    relation: str = ""
    at: str = ""


PLAIN: Final = Traits()
"""Of whom nothing is told."""
