"""Drawing what a hand holds: own art, or any thing that has a figure."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.actors.figure import Moment
from vidpipe_desktop.engines.animatic.actors.names import ADULT
from vidpipe_desktop.engines.animatic.actors.people.held import HELD, held_art
from vidpipe_desktop.engines.animatic.actors.people.sketch import show
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece
from vidpipe_desktop.engines.animatic.actors.things import FIGURES

_LARGEST = 0.27
"""Height of the largest thing on a hand, in heights of an adult."""
_SHARE: Final = 0.52
"""How large a held thing is of its natural size, which is larger than life."""
_GRIP = 0.02


def draw_held(brush: QPainter, piece: Piece, t: float) -> None:
    """Draw it at the hand, which is the origin; one unit is the height of an adult."""
    if piece.kind in HELD:
        show(brush, held_art(piece)[0])
    elif piece.kind in FIGURES:
        brush.translate(0, _GRIP)
        FIGURES[piece.kind].draw(brush, Moment("idle", t, 0.0, _height(piece.kind)))


def held_area(piece: Piece) -> QRectF:
    """What it may cover around the hand."""
    if piece.kind in HELD:
        return held_art(piece)[1]
    if piece.kind not in FIGURES:
        return QRectF(0, 0, 0, 0)
    high = _height(piece.kind)
    return QRectF(-high, -1.3 * high, 2 * high, 1.4 * high)


def _height(kind: str) -> float:
    return min(_LARGEST, FIGURES[kind].height / ADULT * _SHARE)
