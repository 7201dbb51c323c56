"""What distinguishes one four-legged animal from another: its proportions, coat and markings, read from `breeds.toml`."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Breed:
    """An animal on four legs. Lengths are relative to each other; `height` says how high the head is, in stage units.

    leg: from ground to belly; length: of the body; chest, hip: radii; waist: radius between them, as a share of both;
    neck: length, rise: its angle above level; head: radius; snout: length of the muzzle beyond the head, in head radii;
    deep: thickness of the muzzle, 1 = dog; nod: how far the head hangs, in degrees; thick: of legs; flat: walks low.
    ear: point, flop, round, long, leaf, big, fan, small or none. tail: up, wag, bushy, plume, tuft, thin, short, puff,
    curl, squirrel, heavy or none. foot: paw, hoof, pad or claw.
    coat, belly, legs, face, ears, muzzle, nose, mane, tip, horn, mark: inks; "" = as the coat, or none at all.
    marks: tabby, tiger, zebra, rosettes, dots, patches, panda, saddle, mask, socks, wool, spines, shell, scutes, blaze,
    collar, hump, tusks, cheek, plates. horns: unicorn, bull, goat, antlers, palms, rhino, knobs or "".
    glow: eyes shine at night.
    """

    height: float
    leg: float
    length: float
    chest: float
    hip: float
    neck: float
    rise: float
    head: float
    snout: float
    coat: str
    waist: float = 0.9
    deep: float = 1.0
    nod: float = 0.0
    thick: float = 1.0
    ear: str = "point"
    tail: str = "thin"
    tail_size: float = 1.0
    foot: str = "paw"
    belly: str = ""
    legs: str = ""
    face: str = ""
    ears: str = ""
    muzzle: str = ""
    nose: str = "#2a1c20"
    iris: str = ""
    mane: str = ""
    crest: str = ""
    tip: str = ""
    horn: str = "#ece0c6"
    mark: str = "#2c2428"
    marks: frozenset[str] = frozenset()
    horns: str = ""
    trunk: bool = False
    glow: str = ""
    stiff: bool = False

    @property
    def top(self) -> float:
        """Height of the head's top, in the breed's own lengths."""
        return max(0.1, -self.head_rest[1] + self.head)

    @property
    def shoulder_rest(self) -> tuple[float, float]:
        """The shoulder when it stands."""
        return self.length * 0.42, -(self.leg + self.chest * 0.62)

    @property
    def hip_rest(self) -> tuple[float, float]:
        """The hip when it stands."""
        return -self.length * 0.44, -(self.leg + self.hip * 0.62)

    @property
    def head_rest(self) -> tuple[float, float]:
        """The middle of the head when it stands."""
        x, y = self.shoulder_rest
        turn = math.radians(self.rise)
        reach = self.neck + self.chest * 0.55
        return x + math.cos(turn) * reach, y - math.sin(turn) * reach


@cache
def breeds() -> Mapping[str, Breed]:
    """Every breed by the name of its character, read on the first call."""
    text = resources.files(__package__ or __name__).joinpath("breeds.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(text)
    made: dict[str, Breed] = {}
    for name, entry in table.items():
        like = made.get(str(entry.pop("like", "")))
        if "marks" in entry:
            entry["marks"] = frozenset(str(entry["marks"]).split())
        if like is None:
            made[name] = Breed(**entry)
        else:
            made[name] = Breed(**({field: getattr(like, field) for field in Breed.__slots__} | entry))
    return made
