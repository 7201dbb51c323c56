"""What the director knows about places and characters, from world.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A set: how sentences speak of it, where a story may go from it, who lives there, its light."""

    id: str
    name: str
    where: str
    near: tuple[str, ...]
    animals: tuple[str, ...]
    palette: str
    light: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Atlas:
    """All places by name, and where characters are at home."""

    places: Mapping[str, Place]
    homes: Mapping[str, tuple[str, ...]]


@cache
def atlas() -> Atlas:
    """The tables, read on the first call."""
    text = resources.files(__package__ or __name__).joinpath("world.toml").read_text(encoding="utf-8")
    tables: dict[str, Any] = tomllib.loads(text)
    places = {
        name: Place(
            name,
            table["name"],
            table["where"],
            tuple(place for place in table.get("near", name).split() if place in tables["sets"]),
            tuple(table.get("animals", "").split()),
            table.get("palette", ""),
            tuple(table.get("light", "day golden").split()),
        )
        for name, table in tables["sets"].items()
    }
    return Atlas(places, {name: tuple(line.split()) for name, line in tables["homes"].items()})
