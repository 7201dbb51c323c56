"""Who wears what: the costumes of `people.toml`, and one person's own choice from a costume."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from random import Random
from typing import Any, Final, TypeVar, cast

from vidpipe_desktop.engines.animatic.actors.people.skeleton import BUILDS, Build

_SKINS: Final = ("#f3cfae", "#eabf98", "#dca67c", "#c98d63", "#a86f49", "#82532f", "#633c24")
_HAIR: Final = ("#2a1c18", "#3d2618", "#5a3720", "#7c4a26", "#a8662c", "#c99a4e", "#b5482a", "#1d191f")
_DARK_HAIR: Final = ("#1d1618", "#2a1c18", "#35221a")
_LONG_SKIRT = 0.35
"""From this length on nobody sees what is worn below."""
_DARK = 4
"""From this skin on, hair is dark."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is worn or held: what it is, and its inks, main one first."""

    kind: str = ""
    ink: str = "#808080"
    second: str = "#d8b85a"

    def __bool__(self) -> bool:
        """Whether there is anything at all."""
        return bool(self.kind)


_NOTHING: Final = Piece()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in particular, completely chosen.

    top: tee (bare forearms), vest (bare arms), shirt, plate or suit; legs: trousers, shorts or bare; skirt: its length
    from hip to ground as a kind such as "0.5", with skirts, robes and long coats alike. works, plays: what the actions
    "work" and "play" are for this trade. soft: large eyes with lashes.
    """

    build: str = "man"
    skin: str = "#e0ac84"
    hair: Piece = _NOTHING
    beard: Piece = _NOTHING
    top: Piece = Piece("shirt", "#3d7ea6")
    legs: Piece = Piece("trousers", "#2d3a55")
    skirt: Piece = _NOTHING
    shoe: Piece = Piece("shoe", "#2a2226")
    hat: Piece = _NOTHING
    back: Piece = _NOTHING
    near: Piece = _NOTHING
    far: Piece = _NOTHING
    gloves: Piece = _NOTHING
    over: tuple[Piece, ...] = ()
    face: tuple[Piece, ...] = ()
    works: str = "work"
    plays: str = "play"
    soft: bool = False
    aged: bool = False
    salt: int = field(default=0)

    @property
    def shape(self) -> Build:
        """Its proportions."""
        return BUILDS[self.build]

    @property
    def child(self) -> bool:
        """Whether it is a child."""
        return self.build == "child"


_NUMBER: Final = re.compile(r"\+(\d+)")


_Option = TypeVar("_Option")


class _Chooser:
    """Draws by lot for the first of a group; the others take what comes next in each list."""

    def __init__(self, name: str, number: int) -> None:
        self._chance = Random(name)
        self._number = number

    def choice(self, options: Sequence[_Option]) -> _Option:
        """One of the options."""
        return options[self.randrange(len(options))]

    def randrange(self, stop: int) -> int:
        """A whole number from 0 up to `stop`, exclusively."""
        return (self._chance.randrange(stop) + self._number) % stop


@cache
def costumes() -> Mapping[str, Mapping[str, Any]]:
    """The tables of `people.toml` by character."""
    text = resources.files(__package__ or __name__).joinpath("people.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def person(character: str, look: str = "") -> Person:
    """Somebody of this character; the same look always gives the same somebody. Raises KeyError.

    A look with a number, as in "child+2", is one of several together: neighbours choose differently.
    """
    chance = _Chooser(f"{character}/{_NUMBER.sub('', look)}", int(found[1]) if (found := _NUMBER.search(look)) else 0)
    table = dict(costumes()[character])
    for variant in _chosen(table.pop("either", []), chance):
        table.update(variant)
    if float(str(table.get("skirt", "0")).split()[0].replace("tutu", "0")) >= _LONG_SKIRT:
        table.setdefault("legs", "bare")
    build = _one(table.get("build", "man"), chance)
    tone = chance.randrange(len(_SKINS)) if look else 1
    skin = _one(table.get("skin", _SKINS[tone]), chance)
    natural = _one(_HAIR if tone < _DARK else _DARK_HAIR, chance)
    pieces = {
        name: _piece(_one(table.get(name, ""), chance), natural)
        for name in ("hair", "beard", "skirt", "hat", "back", "near", "far", "gloves")
    }
    worn = {name: _piece(_one(table[name], chance), natural) for name in ("top", "legs", "shoe") if name in table}
    return Person(
        build=build,
        skin=skin,
        over=_pieces(table.get("over", []), chance, natural),
        face=_pieces(table.get("face", []), chance, natural),
        works=table.get("works", "work"),
        plays=table.get("plays", "play"),
        soft=bool(table.get("soft", build in ("woman", "child"))),
        aged=build in ("old", "granny"),
        salt=chance.randrange(1000),
        **pieces,
        **worn,
    )


def _chosen(options: Sequence[Mapping[str, Any]], chance: _Chooser) -> Sequence[Mapping[str, Any]]:
    return [chance.choice(options)] if options else []


def _one(choice: str | Sequence[str], chance: _Chooser) -> str:
    """One of several; strings may hold several, parted by bars."""
    options = [option.strip() for option in choice.split("|")] if isinstance(choice, str) else list(choice)
    return chance.choice(options)


def _pieces(lines: object, chance: _Chooser, natural: str) -> tuple[Piece, ...]:
    made = [_piece(_one(line, chance), natural) for line in cast(list[str], lines)]
    return tuple(piece for piece in made if piece)


def _piece(text: str, natural: str) -> Piece:
    """ "shirt #rrggbb #rrggbb"; hair without an ink has a natural one."""
    kind, *inks = text.split() or [""]
    if kind == "none":
        kind = ""
    return Piece(kind, *inks[:2]) if inks else Piece(kind, natural)
