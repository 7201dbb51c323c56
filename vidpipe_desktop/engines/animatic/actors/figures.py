"""Every figure by the name of its character. Characters that are missing here are shown as pictograms."""

from collections.abc import Mapping

from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.people import figure as people

FIGURES: Mapping[str, Figure] = {**people.FIGURES}
