"""A small harbour: boats at rest, gabled houses on the mole, a stone quay to stand on."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import glow, polygon, smooth_path
from vidpipe_desktop.engines.animatic.scenery.ground import ground
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count, in_gap
from vidpipe_desktop.engines.animatic.scenery.sky import sky
from vidpipe_desktop.engines.animatic.scenery.street import street_lamps
from vidpipe_desktop.engines.animatic.scenery.tones import LAMPLIGHT, Tones, lamplight, tones
from vidpipe_desktop.engines.animatic.scenery.water import water
from vidpipe_desktop.engines.animatic.scenery.weather import birds
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_WALLS = ("#c8604a", "#e0b45a", "#e8ddc8", "#5f8a9a", "#9ab08a", "#d89a80")
_HULLS = ("#b8433a", "#2f6a8a", "#3f7a5a", "#e8e0d0")
_MOLE_Y, _QUAY_Y = 655.0, 835.0
_QUAY = 1.1
"""Depth of the edge of the quay and of what stands there: behind who stands a step behind the others."""
_HAZE = 0.22
"""Of the houses across the water."""


def harbour(stage: Stage) -> None:
    """Houses across the water, moored boats that rock, bollards and crates on the quay."""
    stage.ground, stage.horizon = 925, 600
    sky(stage, clouds=0.5, low_y=612, orb_size=1.1)
    ridge(
        stage,
        12,
        606,
        90,
        seed=stage.seed + 3,
        kind="hill",
        haze=0.62,
        ink="#7a9088",
        low=3,
        bottom=610,
        resolution=0.6,
    )
    water(stage, 600, 860, depth=2.6, ink="#2a7686", sparkle=0.6)
    stage.plate(4.5, lambda brush: _draw_mole(brush, stage))
    for number, place in enumerate((330, 820, 1560)):
        _moor(stage, number, stage.across(place + stage.rng(number).uniform(-90, 90)))
    ground(stage, _QUAY_Y, "#e6edf4" if "snow" in stage.tags else "#9a938a", texture=0.07, haze=0.06, beta=1.2)
    stage.plate(_QUAY, lambda brush: _draw_quay(brush, stage), resolution=0.95)
    street_lamps(stage, _QUAY, 878, (240, 1700), 420)
    if stage.palette.night < 0.6:
        birds(stage, depth=7, y=250, count=7, size=26)


def _draw_mole(brush: QPainter, stage: Stage) -> None:
    """A row of gabled houses on a low wall, open to the sea on one side of the middle."""
    rng, (begin, end) = stage.rng(31), stage.span(4.5)
    sea = (1010, 1330) if stage.seed % 2 else (590, 910)
    stone = tones(stage, "#8a857c", _HAZE)
    x = begin
    while x < end:
        wide, tall = rng.uniform(66, 104), rng.uniform(96, 176)
        if not in_gap(stage, x + wide / 2, sea):
            brush.setBrush(stone.down(_MOLE_Y - 16, _MOLE_Y + 12))
            brush.drawRect(QRectF(x - 4, _MOLE_Y - 14, wide + 8, 26))
            _draw_house(
                brush, stage, QRectF(x, _MOLE_Y - 12 - tall, wide - 3, tall), tones(stage, rng.choice(_WALLS), _HAZE)
            )
        x += wide


def _draw_house(brush: QPainter, stage: Stage, box: QRectF, wall: Tones) -> None:
    """A narrow front with its gable to the water, and its windows, lit when it is dark."""
    rng, on, roof = stage.rng(round(box.x())), lamplight(stage.palette), tones(stage, "#7a4a3e", _HAZE)
    brush.setBrush(wall.down(box.top(), box.bottom()))
    brush.drawPolygon(
        polygon(
            (box.left(), box.bottom()),
            (box.left(), box.top() + 34),
            (box.center().x(), box.top()),
            (box.right(), box.top() + 34),
            (box.right(), box.bottom()),
        )
    )
    brush.setBrush(roof.down(box.top() - 8, box.top() + 40))
    for side in (box.left() - 4, box.right() + 4):
        brush.drawPolygon(
            polygon(
                (side, box.top() + 36),
                (box.center().x(), box.top() - 8),
                (box.center().x(), box.top() + 6),
                (side, box.top() + 46),
            )
        )
    y = box.top() + 42
    while y < box.bottom() - 24:
        for part in (0.18, 0.44, 0.7):
            lit = rng.random() < 0.6
            brush.setBrush(qcolor(mix(wall.deep, rng.choice(LAMPLIGHT), on if lit else 0.0)))
            brush.drawRect(QRectF(box.x() + part * box.width(), y, 0.13 * box.width(), 17))
        y += 33


def _moor(stage: Stage, number: int, x: float) -> None:
    """A fishing boat that rocks at its rope."""
    depth, base, size = ((2.1, 792, 1.0), (2.4, 730, 0.72), (1.9, 806, 1.12))[number]
    brush, layer = stage.canvas(depth, base - 330, base + 30)[1:]
    brush.translate(x, base)
    brush.scale(size * (-1 if (stage.seed + number) % 2 else 1), size)
    _draw_boat(brush, stage, tones(stage, _HULLS[(stage.seed + number) % len(_HULLS)], 0.06))
    brush.end()
    stage.put(layer).sway = (0.016, 1.1 + 0.2 * number, 2.0 * number)


def _draw_boat(brush: QPainter, stage: Stage, hull: Tones) -> None:
    """Its water line at y = 0, its bow to the right."""
    cabin, wood, glass = tones(stage, "#f0e8d8", 0.06), tones(stage, "#6a4a34", 0.06), tones(stage, "#5a7a86", 0.06)
    brush.setBrush(qcolor(hull.deep, 0.25))
    brush.drawEllipse(QPointF(0, 6), 150, 14)
    brush.setBrush(wood.round(-12, -2, stage.side))
    brush.drawRect(QRectF(-10, -290, 7, 240))
    brush.drawPolygon(polygon((-8, -196), (96, -236), (97, -231), (-6, -188)))
    brush.setBrush(cabin.down(-122, -48))
    brush.drawRoundedRect(QRectF(-96, -122, 78, 78), 6, 6)
    brush.setBrush(hull.down(-132, -118))
    brush.drawRoundedRect(QRectF(-104, -132, 94, 13), 5, 5)
    brush.setBrush(qcolor(mix(glass.body, "#ffd98a", lamplight(stage.palette))))
    for left in (-86, -54):
        brush.drawRoundedRect(QRectF(left, -108, 24, 26), 4, 4)
    if lamplight(stage.palette) > 0.25:
        glow(brush, -58, -96, 90, "#ffd98a", 0.4 * lamplight(stage.palette), 0.3)
    brush.setBrush(hull.down(-62, 8))
    brush.drawPath(
        smooth_path([(-140, -52), (0, -42), (156, -74), (118, -8), (84, 6), (-118, 6), (-136, -14)], tension=0.25)
    )
    brush.setBrush(qcolor(cabin.bright))
    brush.drawPolygon(polygon((-139, -50), (0, -40), (152, -70), (148, -61), (0, -30), (-138, -41)))


def _draw_quay(brush: QPainter, stage: Stage) -> None:
    """The edge of worn stones; bollards with rope, and crates of fish at the sides."""
    stone, (begin, end) = tones(stage, "#a8a198"), stage.span(_QUAY)
    brush.setBrush(stone.down(_QUAY_Y - 12, _QUAY_Y + 26))
    brush.drawRect(QRectF(begin, _QUAY_Y - 12, end - begin, 34))
    brush.setBrush(qcolor(stone.deep, 0.5))
    brush.drawRect(QRectF(begin, _QUAY_Y + 20, end - begin, 4))
    for joint in range(fitted_count(stage, _QUAY, 20)):
        brush.drawRect(QRectF(begin + joint * 132, _QUAY_Y - 12, 3, 33))
    for place in (420, 1540):
        _draw_bollard(brush, stage, stage.across(place))
    for place, wood in ((90, "#a87a4a"), (1800, "#7a8a94")):
        _draw_crates(brush, stage, stage.across(place), tones(stage, wood))


def _draw_bollard(brush: QPainter, stage: Stage, x: float) -> None:
    iron, rope = tones(stage, "#34383e"), tones(stage, "#d8c49a")
    brush.setBrush(iron.round(x - 20, x + 20, stage.side))
    brush.drawRoundedRect(QRectF(x - 15, 812, 30, 62), 8, 8)
    brush.drawRoundedRect(QRectF(x - 22, 800, 44, 22), 11, 11)
    brush.setBrush(rope.round(x - 19, x + 19, stage.side))
    for turn in range(3):
        brush.drawRoundedRect(QRectF(x - 18, 836 + 9 * turn, 36, 8), 4, 4)


def _draw_crates(brush: QPainter, stage: Stage, x: float, wood: Tones) -> None:
    for left, top in ((-74, 878), (8, 878), (-34, 826)):
        box = QRectF(x + left, top, 80, 50)
        brush.setBrush(wood.down(box.top(), box.bottom()))
        brush.drawRect(box)
        brush.setBrush(qcolor(wood.deep, 0.45))
        for slat in (15, 31):
            brush.drawRect(QRectF(box.left(), box.top() + slat, 80, 4))
        shaded = box.left() if stage.side > 0 else box.right() - 10
        brush.drawRect(QRectF(shaded, box.top(), 10, 50))
