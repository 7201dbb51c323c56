"""Sizes of figures, and which emoji are shown as one: what can be known without painting. No Qt."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from vidpipe_desktop.engines.animatic.language.lexicon import bare
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM


@dataclass(frozen=True, slots=True)
class Size:
    """Of a figure at its natural size, in stage units."""

    height: float
    width: float


@dataclass(frozen=True, slots=True)
class Catalog:
    """sizes: by the figure's name. shown: figure's name by the emoji, without variation selectors."""

    sizes: Mapping[str, Size]
    shown: dict[str, str]


@cache
def catalog() -> Catalog:
    """The tables of `catalog.toml`, read on the first call."""
    text = resources.files(__package__ or __name__).joinpath("catalog.toml").read_text(encoding="utf-8")
    raw: dict[str, dict[str, Any]] = tomllib.loads(text)
    return Catalog(
        sizes={name: Size(float(height), float(width)) for name, (height, width) in raw["sizes"].items()},
        shown={bare(emoji): name for name, line in raw["shown"].items() for emoji in str(line).split()},
    )


def figure_name(character: str) -> str:
    """The name of the figure that shows this character: its own, or that of what the pictogram is a picture of."""
    if not character.startswith(PICTOGRAM):
        return character
    picture = bare(character.removeprefix(PICTOGRAM))
    return catalog().shown.get(picture, picture)


def size_of(character: str) -> Size | None:
    """How large its figure is; None for characters that have none of ours."""
    return catalog().sizes.get(figure_name(character))
