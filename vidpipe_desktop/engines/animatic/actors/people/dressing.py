"""People as a prompt describes them: what it tells of clothes, hair, age and hands goes before the costume."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from importlib import resources
from typing import Final, cast

from vidpipe_desktop.engines.animatic.actors.people.sketch import darker
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Person, Piece, person

_TOLD_HAND: Final = "#b8443a"
"""Ink of held things of which no colour is told, as in `figure`."""
_SHELLS: Final = frozenset(("robot", "suit"))
"""Builds that a colour is laid over from head to foot."""
_PIECES: Final = frozenset(field.name for field in fields(Person)) - {"over", "face", "build"}


@cache
def dressed(character: str, look: str = "", wears: str = "", holds: str = "", ink: str = "") -> Person:
    """Somebody of this character as described; the arguments are those of `ActorSpec`. Raises KeyError."""
    who = person(character, look)
    if ink:
        who = _coloured(who, ink)
    for told in filter(None, (part.strip() for part in wears.split(";"))):
        name, *details = told.split()
        if name in garments():
            who = _wearing(who, garments()[name], details)
    if holds:
        kind, *inks = holds.split()
        who = replace(who, near=Piece(kind, *inks[:1]) if inks else Piece(kind, _TOLD_HAND))
    return who


@cache
def garments() -> Mapping[str, Mapping[str, str]]:
    """The tables of `garments.toml` by name."""
    text = resources.files(__package__ or __name__).joinpath("garments.toml").read_text(encoding="utf-8")
    return cast(Mapping[str, Mapping[str, str]], tomllib.loads(text))


def _coloured(who: Person, ink: str) -> Person:
    """All that is main in a costume in one colour."""
    changed = replace(who, top=replace(who.top, ink=ink))
    if who.skirt:
        changed = replace(changed, skirt=replace(who.skirt, ink=ink))
    if who.build not in _SHELLS:
        return changed
    legs, hat = replace(who.legs, ink=darker(ink, 0.14)), replace(who.hat, ink=ink)
    skin = ink if who.build == "robot" else who.skin
    return replace(changed, legs=legs, hat=hat, skin=skin)


def _wearing(who: Person, garment: Mapping[str, str], details: list[str]) -> Person:
    """Somebody in one more garment. details: a cut and an ink, either of which may be missing."""
    ink = next((detail for detail in details if detail.startswith("#")), garment.get("ink", who.hair.ink))
    cut = next((detail for detail in details if not detail.startswith("#")), who.hair.kind or "short")
    values = {"ink": ink, "dark": darker(ink, 0.3), "cut": cut}
    pieces = {name: _piece(line.format(**values)) for name, line in garment.items() if name in _PIECES}
    changes: dict[str, object] = dict(pieces)
    for name in ("over", "face"):
        if name in garment:
            base = () if "top" in pieces and name == "over" else getattr(who, name)
            changes[name] = (*base, _piece(garment[name].format(**values)))
    if "build" in garment and who.build in ("man", "woman"):
        changes |= {"build": "old" if who.build == "man" else "granny", "aged": True}
        if who.build == "woman":
            changes["hair"] = replace(who.hair, ink=ink)
    if "hat" in pieces and who.hair.kind == "afro":
        changes["hair"] = replace(who.hair, kind="short")
    return replace(who, **changes)  # pyright: ignore[reportArgumentType]


def _piece(text: str) -> Piece:
    kind, *inks = text.split()
    return Piece(kind, *inks[:2])
