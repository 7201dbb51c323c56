"""Things that are mostly seen in hands, when nobody holds them: they lie or stand about as they are drawn there."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtGui import QPainter, QTransform

from vidpipe_desktop.engines.animatic.actors.figure import Figure
from vidpipe_desktop.engines.animatic.actors.people.held import held_art
from vidpipe_desktop.engines.animatic.actors.people.sketch import show
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece
from vidpipe_desktop.engines.animatic.actors.things.thing import thing

_INK: Final = "#b8443a"
_LOOSE: Final = {
    "bag": ("bag", 110.0, 0.0),
    "bouquet": ("bouquet", 120.0, 180.0),
    "cane": ("cane", 170.0, 0.0),
    "flashlight": ("flashlight", 90.0, 0.0),
    "fishingrod": ("rod", 240.0, 180.0),
    "net": ("net", 240.0, 180.0),
    "paintbrush": ("brush", 90.0, 0.0),
    "shovel": ("shovel", 230.0, 0.0),
    "spear": ("spear", 330.0, 180.0),
    "staff": ("staff", 300.0, 180.0),
    "torch": ("torch", 180.0, 180.0),
    "wateringcan": ("wateringcan", 110.0, 0.0),
}
"""By its name: how it is drawn in a hand, its height in stage units, and by how many degrees it is turned to stand."""


def _draw(kind: str, degrees: float, brush: QPainter, _t: float) -> None:
    """One unit high, standing on the origin."""
    art, area = held_art(Piece(kind, _INK))
    brush.save()
    size = 1 / area.height()
    brush.scale(size, size)
    if degrees:  # upside down
        area = QTransform().rotate(180).mapRect(area)
    brush.translate(-area.center().x(), -area.bottom())
    brush.rotate(degrees)
    show(brush, art)
    brush.restore()


FIGURES: Mapping[str, Figure] = {
    name: thing(height, partial(_draw, kind, degrees), 0.8) for name, (kind, height, degrees) in _LOOSE.items()
}
"""Each of them by its name."""
