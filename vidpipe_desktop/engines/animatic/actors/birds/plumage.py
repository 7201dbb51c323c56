"""What distinguishes one bird from another, read from `birds.toml`."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from vidpipe_desktop.engines.animatic.paint.shapes import Point


@dataclass(frozen=True, slots=True)
class Plumage:
    """A bird. Lengths are relative to each other; `height` says how high its head is when it stands, in stage units.

    leg: length; body: half its length, fat: its radius; neck: length, rise: its angle above level; head: radius;
    beak: length, bill: cone, hook, flat, straight, bent, pouch or huge; tail: length, tail_kind: wedge, fan, cock,
    wheel or plumes; pitch: of the body when it stands, in degrees; span: of one wing; beat: wing beats, in radians a
    second; glides: share of the time without beats. coat, wing, belly, face, tip, mid, throat …: inks, "" = as the coat.
    owl: faces the viewer; flippers: doesn't fly; grounded: lives on its feet.
    """

    height: float
    leg: float
    body: float
    fat: float
    neck: float
    head: float
    beak: float
    tail: float
    pitch: float
    coat: str
    wing: str
    belly: str
    rise: float = 62.0
    span: float = 0.72
    beat: float = 7.5
    glides: float = 0.0
    bill: str = "cone"
    tail_kind: str = "wedge"
    face: str = ""
    tip: str = ""
    mid: str = ""
    throat: str = ""
    cheek: str = ""
    crest: str = ""
    tail_ink: str = ""
    beak_ink: str = "#f0a437"
    leg_ink: str = "#d98a3a"
    frown: bool = False
    owl: bool = False
    fiery: bool = False
    ringed: bool = False
    mask: bool = False
    curved: bool = False
    comb: bool = False
    flippers: bool = False
    onelegged: bool = False
    swims: bool = False
    grounded: bool = False

    @property
    def middle(self) -> float:
        """Height of the body's middle above the ground when it stands."""
        return self.leg + self.fat * 0.75 + self.body * 0.55 * math.sin(math.radians(self.pitch))

    def breast(self, pitch: float) -> Point:
        """Where the neck begins, seen from the body's middle."""
        turn = math.radians(pitch)
        return self.body * 0.66 * math.cos(turn), -self.body * 0.66 * math.sin(turn) - self.fat * 0.22

    @property
    def top(self) -> float:
        """Height of its head when it stands, in its own lengths."""
        lift = -self.breast(self.pitch)[1] + (self.neck + self.head * 0.5) * math.sin(math.radians(self.rise))
        return self.middle + lift + self.head


@cache
def plumages() -> Mapping[str, Plumage]:
    """Every bird by the name of its character, read on the first call."""
    text = resources.files(__package__ or __name__).joinpath("birds.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    made: dict[str, Plumage] = {}
    for name, entry in table.items():
        like = made.get(str(entry.pop("like", "")))
        base = {field.name: getattr(like, field.name) for field in fields(Plumage)} if like else {}
        made[name] = Plumage(**(base | entry))
    return made
