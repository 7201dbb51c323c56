"""Every kind of diagram by its name."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.film.diagrams.board import Board
from vidpipe_desktop.engines.animatic.film.diagrams.brand import brand
from vidpipe_desktop.engines.animatic.film.diagrams.round import bloch, cycle, network, orbit, parts, title
from vidpipe_desktop.engines.animatic.film.diagrams.rows import bars, comparison, flow, timeline
from vidpipe_desktop.engines.animatic.spec import DiagramSpec

DIAGRAMS: Final[Mapping[str, Callable[[Board], None]]] = {
    "title": title,
    "orbit": orbit,
    "bloch": bloch,
    "flow": flow,
    "network": network,
    "bars": bars,
    "brand": brand,
    "comparison": comparison,
    "timeline": timeline,
    "cycle": cycle,
    "parts": parts,
}


def draw_diagram(
    brush: QPainter, diagram: DiagramSpec, view_width: float, hue: float, t: float, aside: int = 0
) -> Board:
    """Draw the graphic t seconds into the scene, in stage units; unknown kinds as an orbit.

    aside: an actor stands on the left (-1) or right (1) of it. Returns the board, which knows what is where.
    """
    board = Board(brush, diagram, view_width, hue, t, aside)
    DIAGRAMS.get(diagram.kind, orbit)(board)
    return board
