"""The queue of films as it stands."""

from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class QueueState:
    """project_ids, the next one first; those that are being made keep their place until they are done."""

    project_ids: tuple[str, ...] = ()
    paused: bool = False

    def place(self, project_id: str) -> int:
        """The project's place, from 1 on; 0 if it is not in the queue."""
        return self.project_ids.index(project_id) + 1 if project_id in self.project_ids else 0


def moved(order: tuple[T, ...], item: T, place: int) -> tuple[T, ...]:
    """The order with item at this place, from 1 on; too small or large a place means first or last."""
    rest = [each for each in order if each != item]
    rest.insert(max(0, place - 1), item)
    return tuple(rest)
