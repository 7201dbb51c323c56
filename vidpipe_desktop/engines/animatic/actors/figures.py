"""Every figure by the name of its character. Characters that are missing here are shown as pictograms."""

from collections.abc import Mapping

from vidpipe_desktop.engines.animatic.actors import (
    bipeds,
    birds,
    boats,
    craft,
    critters,
    dragon,
    fantastic,
    fishes,
    mermaid,
    quadrupeds,
    things,
    trains,
    vehicles,
)
from vidpipe_desktop.engines.animatic.actors.catalog import catalog
from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.people import figure as people
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

_OWN: Mapping[str, Figure] = {
    **birds.FIGURES,
    **boats.FIGURES,
    **bipeds.FIGURES,
    **craft.FIGURES,
    **critters.FIGURES,
    **dragon.FIGURES,
    **fantastic.FIGURES,
    **fishes.FIGURES,
    **mermaid.FIGURES,
    **people.FIGURES,
    **quadrupeds.FIGURES,
    **things.FIGURES,
    **trains.FIGURES,
    **vehicles.FIGURES,
}

_SHOWN: Mapping[str, Figure] = {
    f"{PICTOGRAM}{picture}{variation}": _OWN[name]
    for picture, name in (catalog().shown | {name: name for name in _OWN}).items()
    for variation in ("", "\ufe0f")
}
"""Figures by the pictogram that they stand for, and things that have no emoji by their own name."""

FIGURES: Mapping[str, Figure] = {**_OWN, **_SHOWN}
