"""Every figure by the name of its character. Characters that are missing here are shown as pictograms."""

from collections.abc import Mapping

from vidpipe_desktop.engines.animatic.actors import (
    bipeds,
    birds,
    craft,
    critters,
    dragon,
    fantastic,
    fishes,
    quadrupeds,
    things,
    vehicles,
)
from vidpipe_desktop.engines.animatic.actors.figure import Figure

FIGURES: Mapping[str, Figure] = {
    **birds.FIGURES,
    **bipeds.FIGURES,
    **craft.FIGURES,
    **critters.FIGURES,
    **dragon.FIGURES,
    **fantastic.FIGURES,
    **fishes.FIGURES,
    **quadrupeds.FIGURES,
    **things.FIGURES,
    **vehicles.FIGURES,
}
