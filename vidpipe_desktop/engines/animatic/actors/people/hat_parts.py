"""What many hats have: a round crown, a brim."""

from vidpipe_desktop.engines.animatic.actors.people.sketch import Sketch, darker


def dome(sketch: Sketch, ink: str, low: float = -0.36, high: float = 1.24) -> None:
    """A round crown from the back of the head to the brow."""
    sketch.blob(
        [
            (-1.02, low + 0.12),
            (-0.96, -0.66),
            (-0.56, -high * 0.92),
            (0.02, -high),
            (0.58, -high * 0.9),
            (0.92, -0.62),
            (0.96, low - 0.1),
            (0.4, low - 0.02),
            (-0.5, low + 0.1),
        ],
        ink,
        tension=0.75,
    )


def brim(sketch: Sketch, ink: str, y: float, rx: float, ry: float, x: float = 0.0) -> None:
    sketch.oval(x, y, rx, ry, darker(ink, 0.2))
    sketch.oval(x, y - ry * 0.24, rx, ry * 0.84, ink)
