"""Things that can stand in a picture: of the house, to play with and to eat, plants, buildings."""

from collections.abc import Mapping

from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.things import buildings, festive, household, plants

FIGURES: Mapping[str, Figure] = {
    **buildings.FIGURES,
    **festive.FIGURES,
    **household.FIGURES,
    **plants.FIGURES,
}
