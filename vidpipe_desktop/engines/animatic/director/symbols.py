"""Emoji arranged as a graphic: around a centre, in a row, as a web, as steps."""

import math
from collections.abc import Sequence
from typing import Final

from vidpipe_desktop.engines.animatic.director.blocking import MIDDLE
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_WIDTH, ActorSpec

_GOLDEN_ANGLE = 2.4
_CENTRE_LIFT = 340.0
"""Height of a graphic's middle above the ground, in stage units."""
_FLOATS = 1.05
"""A floating picture's middle is so many times its own height above its lift."""
_SIZES: Final = {"title": 330.0, "hero": 210.0, "item": 150.0}


def arranged(kind: str, hero: str, items: Sequence[str], view_width: float) -> tuple[ActorSpec, ...]:
    """The symbols of a diagram as actors, laid out for a film that shows `view_width` stage units."""
    wide = view_width / STAGE_WIDTH
    centre = (_symbol(hero, 0.0, _CENTRE_LIFT, _SIZES["title" if kind == "title" else "hero"]),) if hero else ()
    match kind:
        case "title" | "brand":
            return centre
        case "flow":
            return _row(items, view_width)
        case "bars":
            return _steps(items, wide)
        case "network":
            return _web(items, wide)
        case _:
            return (*_ring(items, wide), *centre)


def _symbol(emoji: str, x: float, middle: float, height: float, phase: float = 0.0) -> ActorSpec:
    lift = middle - _FLOATS * height
    return ActorSpec(PICTOGRAM + emoji, round(MIDDLE + x, 1), height, "float", lift=round(lift, 1), phase=phase)


def _ring(items: Sequence[str], wide: float) -> tuple[ActorSpec, ...]:
    turns = [math.tau * index / len(items) - math.pi / 2 for index in range(len(items))]
    across, up = 120.0 + 360.0 * wide, 320.0 - 80.0 * wide
    return tuple(
        _symbol(item, across * math.cos(turn), _CENTRE_LIFT - up * math.sin(turn), _SIZES["item"], 0.4 * index)
        for index, (item, turn) in enumerate(zip(items, turns, strict=True))
    )


def _row(items: Sequence[str], view_width: float) -> tuple[ActorSpec, ...]:
    """A row from left to right; in narrow films two rows, one under the other."""
    columns = len(items) if view_width >= STAGE_WIDTH else math.ceil(len(items) / 2)
    step = view_width * 0.68 / columns
    placed: list[ActorSpec] = []
    for index, item in enumerate(items):
        line, column = divmod(index, columns)
        lift = _CENTRE_LIFT + (0.0 if columns == len(items) else 130.0 - 260.0 * line)
        placed.append(_symbol(item, (column - (columns - 1) / 2) * step, lift, _SIZES["item"] * 1.15, 0.5 * index))
    return tuple(placed)


def _steps(items: Sequence[str], wide: float) -> tuple[ActorSpec, ...]:
    """Higher and larger from left to right."""
    step = 95.0 + 125.0 * wide
    return tuple(
        _symbol(item, (index - (len(items) - 1) / 2) * step, 150.0 + 100.0 * index, 100.0 + 16.0 * index, 0.3 * index)
        for index, item in enumerate(items)
    )


def _web(items: Sequence[str], wide: float) -> tuple[ActorSpec, ...]:
    return tuple(
        _symbol(
            item,
            math.cos(index * _GOLDEN_ANGLE) * (70.0 + 62.0 * index) * (0.5 + 0.6 * wide),
            _CENTRE_LIFT + math.sin(index * _GOLDEN_ANGLE) * (90.0 + 30.0 * index),
            _SIZES["item"],
            0.45 * index,
        )
        for index, item in enumerate(items)
    )
