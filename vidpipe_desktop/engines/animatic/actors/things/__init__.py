"""Things that can stand in a picture: of the house, to play with and to eat, plants, buildings."""

from collections.abc import Mapping

from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things import (
    attractions,
    buildings,
    festive,
    food,
    household,
    loose,
    plants,
    seats,
    street,
    treasures,
    wonders,
)

FIGURES: Mapping[str, Figure] = {
    **attractions.FIGURES,
    **buildings.FIGURES,
    **festive.FIGURES,
    **food.FIGURES,
    **household.FIGURES,
    **loose.FIGURES,
    **plants.FIGURES,
    **seats.FIGURES,
    **street.FIGURES,
    **treasures.FIGURES,
    **wonders.FIGURES,
}
