"""What the director knows about places, characters and things, loaded once from `world.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any, Final

from vidpipe_desktop.engines.animatic.actors import names
from vidpipe_desktop.engines.animatic.actors.catalog import size_of
from vidpipe_desktop.engines.animatic.language.lexicon import bare
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

_WIDTHS: Final = {"people": 0.8}
"""Width of characters whose size isn't in the catalog, as a multiple of their height."""
DRAGONS: Final = frozenset(("dragon", "greendragon", "icedragon"))


@dataclass(frozen=True, slots=True)
class Place:
    """A set as the director sees it. kind: land, shore, sea, room, deep, air, space, dark or graphic."""

    name: str
    called: str
    where: str
    kind: str
    near: tuple[str, ...]
    light: tuple[str, ...]
    eras: tuple[str, ...] = ()
    animals: tuple[str, ...] = ()
    palette: str = ""

    @property
    def is_timeless(self) -> bool:
        """Whether no sky tells the time of day there."""
        return self.kind in ("deep", "space", "dark", "graphic")

    @property
    def is_outdoors(self) -> bool:
        """Whether rain and snow can fall there."""
        return self.kind in ("land", "shore", "sea")

    def fits(self, era: str) -> bool:
        """Whether a story of this era ("" = any) may go there."""
        return not era or not self.eras or era in self.eras


@dataclass(frozen=True, slots=True)
class Landmark:
    """Of `scenery.landmarks`. sets: the places it stands behind; called, where: what sentences say there."""

    sets: tuple[str, ...]
    called: str
    where: str


@dataclass(frozen=True, slots=True)
class Thing:
    """How a pictogram is staged: height and lift in stage units, depth as in `ActorSpec`.

    scale: factor for the size when it stands behind others.
    """

    kind: str
    height: float
    lift: float = 0.0
    depth: float = 1.0
    home: tuple[str, ...] = ()
    carries: bool = False
    moves: bool = False
    alive: bool = False
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Seat:
    """Something to be on or in. seat: its height as a share of the thing's; relation: how one is to it."""

    seat: float
    relation: str


@dataclass(frozen=True, slots=True)
class World:
    """The tables. kind_of: people, quadrupeds, birds, fish or others; looks: for the style guide.

    hands: how a pictogram is drawn in a hand; perches: by the name of their figure; steeds: what a thing is when ridden.
    beside_people: factors for the sizes of animals that are drawn larger than life where nobody is beside them.
    """

    places: Mapping[str, Place]
    landmarks: Mapping[str, Landmark]
    kind_of: Mapping[str, str]
    homes: Mapping[str, tuple[str, ...]]
    era_of: Mapping[str, str]
    nouns: Mapping[str, str]
    looks: Mapping[str, str]
    things: Mapping[str, Thing]
    any_thing: Thing
    hands: Mapping[str, str]
    perches: Mapping[str, Seat]
    steeds: Mapping[str, str]
    beside_people: Mapping[str, float]


@cache
def world() -> World:
    """The tables of `world.toml`, read on the first call."""
    raw = read_table("world.toml")
    kinds = {kind: _thing(kind, entry) for kind, entry in raw["things"].items()}
    return World(
        places={name: _place(name, entry) for name, entry in raw["sets"].items()},
        landmarks={
            name: Landmark(tuple(entry["sets"].split()), entry["called"], entry["where"])
            for name, entry in raw["landmarks"].items()
        },
        kind_of={name: kind for kind, line in raw["cast"].items() for name in line.split()},
        homes={name: tuple(line.split()) for name, line in raw["homes"].items()},
        era_of={name: era for era, line in raw["eras"].items() for name in line.split()},
        nouns=raw["nouns"],
        looks=raw["looks"],
        things={bare(emoji): kinds[kind] for kind, entry in raw["things"].items() for emoji in entry["emoji"].split()},
        any_thing=kinds["object"],
        hands={bare(name): kind for kind, line in raw["hands"].items() for name in line.split()},
        steeds={bare(name): steed for steed, line in raw["steeds"].items() for name in line.split()},
        beside_people={name: float(size) for size, line in raw["beside_people"].items() for name in line.split()},
        perches={name: Seat(float(seat), str(relation)) for name, (seat, relation) in raw["perches"].items()},
    )


def read_table(name: str) -> dict[str, Any]:
    """A TOML file of this package."""
    text = resources.files(__package__ or __name__).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def place(name: str) -> Place:
    """The place of this name. Raises KeyError."""
    return world().places[name]


def place_as_seen(name: str, tags: Iterable[str]) -> Place:
    """The place of this name, called after the landmark that its tags put behind it. Raises KeyError."""
    known = world().landmarks
    seen = next((known[tag] for tag in tags if tag in known), None)
    return replace(place(name), called=seen.called, where=seen.where) if seen else place(name)


def is_room(name: str) -> bool:
    """Whether the set of this name is a room."""
    known = world().places.get(name)
    return known is not None and known.kind == "room"


def thing(character: str) -> Thing | None:
    """How a pictogram is staged; None for members of the cast."""
    if not character.startswith(PICTOGRAM):
        return None
    staged = world().things.get(bare(character.removeprefix(PICTOGRAM)), world().any_thing)
    size = size_of(character)
    return replace(staged, height=size.height) if size else staged


def is_person(character: str) -> bool:
    """Whether it is a human of the cast, or a robot that moves like one."""
    return world().kind_of.get(character) == "people"


def is_quadruped(character: str) -> bool:
    """Whether it is an animal of the cast that goes on the ground."""
    return world().kind_of.get(character) == "quadrupeds"


def is_alive(character: str) -> bool:
    """Whether it is somebody rather than something."""
    staged = thing(character)
    return staged.alive if staged else character != "cup"


def flies(character: str) -> bool:
    """Whether it moves through the air by itself."""
    staged = thing(character)
    if staged:
        return staged.kind in ("flyer", "aircraft", "rocket")
    return world().kind_of.get(character) == "birds" or character in DRAGONS


def swims(character: str) -> bool:
    """Whether it lives in water."""
    staged = thing(character)
    return staged.kind == "swimmer" if staged else world().kind_of.get(character) == "fish"


def natural_height(character: str) -> float:
    """Height in stage units."""
    staged = thing(character)
    return staged.height if staged else names.natural_height(character)


def natural_width(character: str) -> float:
    """Width in stage units, tail and wings included."""
    if size := size_of(character):
        return size.width
    return _WIDTHS.get(world().kind_of.get(character, ""), 1.0) * natural_height(character)


def _place(name: str, entry: Mapping[str, str]) -> Place:
    lists = {key: tuple(entry.get(key, "").split()) for key in ("near", "light", "eras", "animals")}
    return Place(name, entry["name"], entry["where"], entry["kind"], palette=entry.get("palette", ""), **lists)


def _thing(kind: str, entry: Mapping[str, Any]) -> Thing:
    return Thing(
        kind,
        float(entry["height"]),
        float(entry.get("lift", 0)),
        float(entry.get("depth", 1)),
        tuple(str(entry.get("home", "")).split()),
        bool(entry.get("carries")),
        bool(entry.get("moves")),
        bool(entry.get("alive")),
        float(entry.get("scale", 1)),
    )
