"""Streets: rows of houses from the front, avenues in perspective, lamps, crossings and kerbs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import Point, glow, polygon, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.facades import BRICKS, Front, draw_front, in_perspective
from vidpipe_desktop.engines.animatic.scenery.ground import UNDERFOOT
from vidpipe_desktop.engines.animatic.scenery.tones import lamplight, tones
from vidpipe_desktop.engines.animatic.scenery.trees import broadleaf
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

EYE = 585.0
"""y of the vanishing point of avenues."""
_REACH = STAGE_HEIGHT - EYE
"""The ground of an avenue lies this far below the eye, at distance 1."""
_FOCUS = _REACH / (905.0 - EYE)
"""Distance at which actors stand."""
_DISTANCES = (6.2, 4.3, 3.05, 2.2, 1.62, 1.2, 0.88)
_LARGE = 1.7
"""Houses of an avenue are larger than those of a row."""
FLOOR_RANK = 7.0
"""The floor lies behind all that stands on it."""
_LENGTH = 700.0
"""Stage units of a front along one unit of distance."""


def house_row(stage: Stage, depth: float, base: float, heights: tuple[float, float], *, haze: float = 0.1) -> None:
    """Houses side by side with shops, their feet at y = base; lower in the middle, so that the sky is seen."""
    rng, (begin, end) = stage.rng(8), stage.span(depth)
    brush, layer = stage.canvas(depth, max(1.0, base - heights[1] * 1.3))[1:]
    x = begin - 40
    while x < end:
        wide = rng.uniform(210, 330)
        middle = abs(x + wide / 2 - CENTRE) < stage.view_width * 0.22
        tall = rng.uniform(*heights) * (0.68 if middle else 1.0)
        walls = tones(stage, rng.choice(BRICKS), haze)
        draw_front(brush, QRectF(x, base - tall, wide, tall), Front(stage, walls, rng, haze))
        x += wide + rng.choice((0.0, 0.0, 3.0))
    brush.end()
    stage.put(layer)


@dataclass(frozen=True, slots=True)
class Avenue:
    """How the two sides of an avenue look. heights: of its houses; width: from side to side, 1 = as wide as a wide
    picture where it leaves it."""

    inks: Sequence[Ink] = BRICKS
    heights: tuple[float, float] = (650.0, 1250.0)
    width: float = 1.0
    lit: float = 0.4
    haze: float = 0.62
    shop_inks: tuple[Ink, ...] = ("#ffdca0", "#ffc56a", "#ffe8c8", "#cfe8ff")


def half_width(stage: Stage, width: float = 1.0) -> float:
    """Half an avenue's width at distance 1, in stage units: narrow pictures have narrower ones."""
    return 900 * width * (stage.view_width / STAGE_WIDTH) ** 0.72


def avenue_depth(distance: float) -> float:
    """The stage's depth of something at this distance along an avenue."""
    return distance / _FOCUS


def avenue(stage: Stage, look: Avenue) -> None:
    """Houses on both sides of a street that leads away from the viewer."""
    half, rng = half_width(stage, look.width), stage.rng(31)
    for far, near in pairwise(_DISTANCES):
        depth = avenue_depth((near + far) / 2)
        haze = look.haze * min(1.0, (near / _DISTANCES[0]) ** 0.8)
        brush, layer = stage.canvas(depth, resolution=0.9 if near < 2 else 0.75)[1:]
        for side in (-1, 1):
            walls = tones(stage, rng.choice(list(look.inks)), haze)
            front = Front(stage, walls, rng, haze, look.lit, _LARGE, shop_inks=look.shop_inks)
            _draw_side(brush, side, half, (far, near * 0.8), rng.uniform(*look.heights), front)
        brush.end()
        stage.put(layer)


def _draw_side(brush: QPainter, side: int, half: float, reach: tuple[float, float], tall: float, front: Front) -> None:
    """The front of one house along the avenue; reach: distances of its far and its near end."""
    far, near = reach

    def corner(distance: float, up: float) -> Point:
        return (CENTRE + side * half / distance, EYE - up / distance)

    flat = QRectF(0, 0, (far - near) * _LENGTH, tall + _REACH)
    left, right = (near, far) if side < 0 else (far, near)
    corners = (corner(left, tall), corner(right, tall), corner(right, -_REACH), corner(left, -_REACH))
    brush.save()
    if in_perspective(brush, flat, corners):
        draw_front(brush, flat, front)
        shadow = side == front.stage.side
        brush.setBrush(
            qcolor(front.stage.palette.shade if shadow else front.stage.palette.key, 0.22 if shadow else 0.10)
        )
        brush.drawRect(flat)
    brush.restore()


def avenue_floor(stage: Stage, road: Ink, pavement: Ink, *, width: float = 1.0, marks: Ink | None = "#f0e6c8") -> None:
    """The floor of an avenue: road, kerbs, pavements, and a line of marks along its middle."""
    half, area, palette = half_width(stage, width), stage.area(1.0), stage.palette
    brush, layer = stage.canvas(1.0, EYE + _REACH / _DISTANCES[0])[1:]
    bottom = area.bottom() + 40
    depth = (bottom - EYE) / _REACH

    def strip(left: float, right: float, ink: Ink, alpha: float = 1.0) -> None:
        surface, far = tones(stage, ink), mix(palette.lit(ink), palette.haze, 0.55)
        top = EYE + _REACH / _DISTANCES[0]
        brush.setBrush(
            vertical_gradient(
                top, STAGE_HEIGHT, (0.0, far, alpha), (0.35, surface.body, alpha), (1.0, surface.dark, alpha)
            )
        )
        brush.drawPolygon(
            polygon(
                *(
                    (CENTRE + half * at * scale, EYE + _REACH * scale)
                    for at, scale in (
                        (left, 1 / _DISTANCES[0]),
                        (right, 1 / _DISTANCES[0]),
                        (right, depth),
                        (left, depth),
                    )
                )
            )
        )

    strip(-9.0, 9.0, pavement)
    strip(-0.62, 0.62, road)
    for side in (-1, 1):
        strip(side * 0.62, side * 0.66, mix(pavement, "#ffffff", 0.25))
        for joint in (0.74, 0.86):
            strip(side * joint, side * (joint + 0.006), mix(pavement, "#000000", 0.4), 0.5)
    if marks is not None:
        _draw_middle_line(brush, stage, half, marks)
    brush.end()
    stage.put(layer).order = FLOOR_RANK


def _draw_middle_line(brush: QPainter, stage: Stage, half: float, ink: Ink) -> None:
    near = 0.9
    while near < _DISTANCES[0]:
        far, surface = near + 0.28, mix(tones(stage, ink).body, stage.palette.haze, min(0.7, near * 0.14))
        brush.setBrush(qcolor(surface, 0.75))
        brush.drawPolygon(
            polygon(
                *(
                    (CENTRE + half * at / distance, EYE + _REACH / distance)
                    for at, distance in ((-0.012, far), (0.012, far), (0.012, near), (-0.012, near))
                )
            )
        )
        near += 0.6


def crossroad(stage: Stage, y: float, road: Ink, pavement: Ink) -> None:
    """A road seen from its side: pavement behind, kerb, lanes, and a crossing in the middle."""
    area, haze = stage.area(1.0), stage.palette.haze
    brush, layer = stage.canvas(1.0, y)[1:]
    left, wide = area.left() - 10, area.width() + 20
    stone, tar = tones(stage, pavement), tones(stage, road)
    brush.setBrush(vertical_gradient(y, y + 36, (0.0, mix(stone.body, haze, 0.25), 1.0), (1.0, stone.body, 1.0)))
    brush.drawRect(QRectF(left, y, wide, 40))
    brush.setBrush(qcolor(stone.deep, 0.5))
    for index in range(-2, int(wide / 110) + 2):
        x = left + index * 110
        lean = (x - CENTRE) * 0.06
        brush.drawPolygon(polygon((x, y), (x + 3, y), (x + 3 + lean, y + 32), (x + lean, y + 32)))
    stops = ((0.0, mix(tar.body, haze, 0.12), 1.0), (0.4, tar.body, 1.0), (1.0, tar.dark, 1.0))
    brush.setBrush(vertical_gradient(y + 40, STAGE_HEIGHT + 40, *stops))
    brush.drawRect(QRectF(left, y + 40, wide, 500))
    for top, ink, tall in ((y + 30, stone.bright, 10), (y + 40, stone.deep, 8)):
        brush.setBrush(qcolor(ink))
        brush.drawRect(QRectF(left, top, wide, tall))
    brush.setBrush(qcolor(tones(stage, "#f2ead6").body, 0.85))
    half = min(230.0, stage.view_width * 0.2)
    _draw_crossing(brush, y, half)
    _draw_lanes(brush, stage, y + 150, half * 1.5)
    brush.end()
    stage.put(layer).order = UNDERFOOT


def _draw_crossing(brush: QPainter, y: float, half: float) -> None:
    """Stripes from kerb to kerb, larger towards the viewer."""
    for index in range(7):
        top, tall = y + 62 + index * 26 + index * index * 3.2, 12 + index * 2.6
        far = half * (1 + (top - y) * 0.0017)
        near = far + half * 0.03
        stripe = ((-far, top), (far, top), (near, top + tall), (-near, top + tall))
        brush.drawPolygon(polygon(*((CENTRE + across, down) for across, down in stripe)))


def _draw_lanes(brush: QPainter, stage: Stage, y: float, gap: float) -> None:
    begin, end = stage.span(1.0)
    x = begin - (begin % 260)
    while x < end:
        if abs(x + 75 - CENTRE) > gap + 75:
            lean = (x - CENTRE) * 0.02
            brush.drawPolygon(polygon((x, y), (x + 150, y), (x + 156 + lean, y + 13), (x + lean, y + 13)))
        x += 260


def street_lamps(stage: Stage, depth: float, base: float, places: Sequence[float], height: float = 400.0) -> None:
    """Lamps on curved posts, with their light when it is dark."""
    brush, layer = stage.canvas(depth, max(1.0, base - height - 180), resolution=0.9)[1:]
    iron, on = tones(stage, "#2c3038"), lamplight(stage.palette)
    for place in places:
        x, way = stage.across(place), 1 if place < CENTRE else -1
        brush.setBrush(iron.round(x - 6, x + 6, stage.side))
        brush.drawPolygon(polygon((x - 4, base - height), (x + 4, base - height), (x + 7, base), (x - 7, base)))
        brush.drawRoundedRect(QRectF(x - 13, base - 44, 26, 44), 5, 5)
        arm = x + way * 66
        brush.drawPolygon(
            polygon(
                (x - way * 4, base - height),
                (arm, base - height - 26),
                (arm, base - height - 19),
                (x - way * 4, base - height + 12),
            )
        )
        brush.setBrush(qcolor(mix(iron.bright, "#fff2c8", 0.25 + 0.75 * on)))
        brush.drawEllipse(QPointF(arm + way * 14, base - height - 15), 26, 10)
        if on > 0.1:
            glow(brush, arm + way * 14, base - height - 8, 190, "#ffd9a0", 0.6 * on, 0.4)
    brush.end()
    stage.put(layer)


def street_trees(stage: Stage, depth: float, base: float, places: Sequence[float], height: float = 260.0) -> None:
    """Trees in iron grates along a pavement."""
    rng, palette = stage.rng(47), stage.palette
    brush, layer = stage.canvas(depth, max(1.0, base - height * 1.3), resolution=0.9)[1:]
    ink = "#c9702a" if "autumn" in stage.tags else "#dfe8f2" if "snow" in stage.tags else "#5a8f48"
    for place in places:
        leaves = tones(stage, ink, 0.08)
        broadleaf(
            brush,
            stage.across(place),
            base,
            height * rng.uniform(0.85, 1.1),
            leaves.body,
            mix(leaves.bright, palette.key, 0.1),
            rng,
            stage.side,
        )
    brush.end()
    stage.put(layer)
