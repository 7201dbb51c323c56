"""What people hold. Each thing points down from the hand at the origin, in heights of an adult; hands turn it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QRectF

from vidpipe_desktop.engines.animatic.actors.people import props, tools, weapons
from vidpipe_desktop.engines.animatic.actors.people.skeleton import Arm
from vidpipe_desktop.engines.animatic.actors.people.sketch import Art, Sketch, bounds
from vidpipe_desktop.engines.animatic.actors.people.wardrobe import Piece

Draw = Callable[[Sketch, Piece], None]

UP: Final = 180.0


@dataclass(frozen=True, slots=True)
class Held:
    """A thing in the near hand. degrees: where it points (0 = down, 90 = forward); follows: how much it turns with the
    forearm. arm: how the arm carries it when there is nothing else to do. sways: by how many degrees the wind moves it.
    use: the pose in which it is used ("" = none in particular).
    """

    draw: Draw
    degrees: float = 0.0
    follows: float = 0.0
    arm: Arm | None = None
    sways: float = 0.0
    use: str = ""


HELD: Mapping[str, Held] = {
    "sword": Held(weapons.sword, 36, 1.0), "katana": Held(weapons.katana, 36, 1.0), "cutlass": Held(weapons.cutlass, 36, 1.0), "axe": Held(weapons.axe, 60, 1.0),
    "club": Held(weapons.club, 50, 1.0), "staff": Held(weapons.staff, UP - 6, 0.0, (14.0, 62.0)), "cane": Held(weapons.cane, 4, 0.0, (4.0, 30.0)),
    "crook": Held(weapons.crook, UP, 0.0, (14.0, 62.0)), "fork": Held(weapons.fork, UP, 0.0, (14.0, 62.0)),
    "scepter": Held(weapons.scepter, UP - 20, 0.0, (6.0, 82.0)), "bow": Held(weapons.bow, 10, 0.2, (8.0, 30.0)), "rod": Held(weapons.rod, 142, 0.0, (12.0, 70.0)),
    "broom": Held(tools.broom, 14, 0.0, (24.0, 50.0)), "shovel": Held(tools.shovel, 34, 0.0), "lantern": Held(tools.lantern, 0, 0.0, (18.0, 84.0)),
    "umbrella": Held(tools.umbrella, UP - 3, 0.0, (14.0, 116.0)), "guitar": Held(tools.guitar, 118, 0.0, use="instrument"), "book": Held(tools.book, 0, 0.0),
    "closed_book": Held(tools.closed_book, 0, 0.0, (-4.0, 66.0)), "scroll": Held(tools.scroll, 10, 0.0, (6.0, 78.0)), "pen": Held(tools.pen, 0, 0.0),
    "phone": Held(tools.phone, -16, 0.0), "cup": Held(tools.cup, 0, 0.0), "apple": Held(tools.apple, 0, 0.0), "microphone": Held(tools.microphone, 40, 1.0),
    "hammer": Held(tools.hammer, 70, 1.0), "wrench": Held(tools.wrench, 30, 1.0, (4.0, 40.0)), "pan": Held(tools.pan, 90, 0.0), "brush": Held(tools.brush, 40, 1.0),
    "box": Held(tools.box, 0, 0.0), "ball": Held(tools.ball, 0, 0.0), "briefcase": Held(tools.briefcase, 0, 0.15), "sack": Held(tools.sack, -12, 0.0, (58.0, 172.0)),
    "tray": Held(tools.tray, UP, 0.0, (20.0, 122.0)), "flower": Held(tools.flower, 150, 0.0, (10.0, 84.0)), "magnifier": Held(tools.magnifier, 150, 0.0, (16.0, 100.0)),
    "telescope": Held(tools.telescope, 80, 0.0, (-4.0, 60.0)), "wand": Held(tools.wand, 30, 1.0, (10.0, 96.0)), "fan": Held(tools.fan, 140, 0.0, (8.0, 110.0)),
    "kite": Held(props.kite, 142, 0.0, (46.0, 128.0), 7.0), "balloon": Held(props.balloon, UP - 8, 0.0, (16.0, 100.0), 6.0),
    "balloons": Held(props.balloons, UP - 8, 0.0, (16.0, 100.0), 6.0), "newspaper": Held(props.newspaper, 0, 0.0, (22.0, 102.0), use="read"),
    "violin": Held(props.violin, 92, 0.0, (34.0, 150.0), use="violin"), "flag": Held(props.flag, UP - 6, 0.0, (26.0, 78.0)),
    "bouquet": Held(props.bouquet, UP - 20, 0.0, (16.0, 92.0)), "wateringcan": Held(props.wateringcan, 0, 0.0, (34.0, 76.0), 5.0, "water"),
    "knitting": Held(props.knitting, 0, 0.0, (18.0, 92.0), use="knit"), "bag": Held(props.bag, 0, 0.1, (-2.0, 6.0)), "bucket": Held(props.bucket, 0, 0.1, (-2.0, 8.0)),
    "flashlight": Held(props.flashlight, 88, 0.0, (24.0, 84.0)), "torch": Held(props.torch, UP - 12, 0.0, (16.0, 104.0)), "oar": Held(props.oar, 34, 0.0, (14.0, 62.0)), "spear": Held(props.spear, UP - 4, 0.0, (14.0, 62.0)), "net": Held(props.net, 150, 0.0, (24.0, 100.0)),
    "pizza": Held(props.pizza, UP, 0.0, (26.0, 112.0)), "trumpet": Held(props.trumpet, 92, 0.0, (40.0, 132.0), use="trumpet"),
    "easelbrush": Held(tools.brush, 40, 1.0, (50.0, 96.0), use="paint"),
}  # fmt: skip

WEAPONS: Final = frozenset(
    (
        "sword",
        "katana",
        "cutlass",
        "axe",
        "club",
        "staff",
        "crook",
        "fork",
        "broom",
        "cane",
        "scepter",
        "bow",
        "wand",
        "umbrella",
        "rod",
        "spear",
        "torch",
    )
)
"""What one can fight with; others use their fists."""


_THING: Final = Held(tools.box, 0, 0.0, (24.0, 98.0))
"""How anything else is held: it stands on the hand. Its picture is a figure's own."""


def held_of(kind: str) -> Held:
    """How a thing of this kind is held; any figure of a thing will do."""
    return HELD.get(kind, _THING)


SHIELDS: Mapping[str, Draw] = {"heater": weapons.heater, "scutum": weapons.scutum, "round": weapons.round_shield}


@cache
def held_art(piece: Piece) -> tuple[Art, QRectF]:
    """The thing and its bounds."""
    sketch = Sketch()
    draw = SHIELDS.get(piece.kind) or HELD[piece.kind].draw
    draw(sketch, piece)
    return sketch.art, bounds(sketch.art)
