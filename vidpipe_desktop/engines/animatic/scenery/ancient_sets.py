"""An ancient city of marble, and what is left of it."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import polygon
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.old_buildings import (
    MARBLE,
    Mason,
    draw_arena,
    draw_column,
    draw_temple,
)
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.tones import tones
from vidpipe_desktop.engines.animatic.scenery.trees import treeline
from vidpipe_desktop.engines.animatic.scenery.undergrowth import tufts
from vidpipe_desktop.engines.animatic.scenery.weather import motes
from vidpipe_desktop.engines.animatic.stage.stage import Stage


def rome(stage: Stage) -> None:
    """An ancient city of marble under cypresses; in ruins if the tags say so."""
    _ancient(stage, "ruin" in stage.tags)


def ruins(stage: Stage) -> None:
    """What is left of an ancient city, overgrown."""
    _ancient(stage, True)


def _ancient(stage: Stage, ruined: bool) -> None:
    seed = stage.seed
    stage.horizon, stage.ground = 640, 900
    sky(stage, clouds=0.45, low_y=690)
    ridge(stage, 14, 640, 110, seed=seed + 21, kind="hill", haze=0.66, ink="#7d8a78", low=3, resolution=0.7)
    ridge(stage, 9, 668, 70, seed=seed + 22, kind="hill", haze=0.5, ink="#8a8f62", low=3, resolution=0.8)
    stage.plate(6.5, lambda brush: _old_town(brush, stage, ruined), resolution=0.9)
    treeline(stage, 5, 724, (90, 170), 15, kind="conifer", haze=0.26, ink="#3c5a36", seed=4, gap=(760, 1160))
    cloud_band(stage, 4.8, 720, 150, amount=0.5, alpha=0.45, speed=6)
    stage.plate(2.6, lambda brush: _forum(brush, stage, ruined))
    if not ruined:
        _banners(stage)
    soil, way = ("#a89a70", None) if ruined else ("#cdb188", "#dcc7a0")
    ground(stage, 785, soil, texture=0.08, haze=0.4, path=way)
    scatter_rocks(stage, 0.98, 870, 1040, 12 if ruined else 5, "#cbb494", width=(24, 90), gap=(520, 1420))
    if ruined:
        stage.plate(0.97, lambda brush: _fallen(brush, stage))
        tufts(stage, 0.95, 880, 990, 60, "#7d9450", (18, 60), seed=3)
    brush, layer = stage.canvas(0.6, resolution=0.6)[1:]
    mason = Mason.at(stage, 9, "#5a4a3c", 0.0)
    draw_column(brush, mason, stage.left - 30, 60, 1180, 150, broken=ruined)
    draw_column(brush, mason, stage.right + 45, -40, 1180, 150)
    brush.end()
    stage.put(layer, 8)
    motes(stage, 0.6, ink=stage.palette.key, size=(2, 4))


def _old_town(brush: QPainter, stage: Stage, ruined: bool) -> None:
    """Flat-roofed houses on the hills, the arena on one side, a temple on the other."""
    rng, (begin, end) = stage.rng(400), stage.span(6.5)
    for _ in range(fitted_count(stage, 6.5, 14 if ruined else 38)):
        x, y, wide, tall = (
            rng.uniform(begin, end),
            690 + rng.uniform(-30, 14),
            rng.uniform(60, 130),
            rng.uniform(34, 86),
        )
        wall, roof = (
            tones(stage, rng.choice(("#e5d2b0", "#d9b98a", "#eee0c6", "#cfa67c")), 0.36),
            tones(stage, "#b5603a", 0.34),
        )
        brush.setBrush(wall.down(y - tall, y + 60))
        brush.drawRect(QRectF(x, y - tall, wide, tall + 60))
        brush.setBrush(qcolor(wall.dark))
        brush.drawRect(QRectF(x if stage.side > 0 else x + wide * 0.7, y - tall, wide * 0.3, tall + 60))
        for window in (0.25, 0.6):
            brush.drawRect(QRectF(x + wide * window, y - tall * 0.6, wide * 0.12, tall * 0.26))
        if not ruined:
            brush.setBrush(qcolor(roof.body))
            brush.drawPolygon(
                polygon(
                    (x - 6, y - tall),
                    (x + wide + 6, y - tall),
                    (x + wide * 0.8, y - tall - 24),
                    (x + wide * 0.2, y - tall - 24),
                )
            )
    mason = Mason.at(stage, 401, "#dcc49c", 0.28)
    draw_arena(brush, mason, stage.across(660 + rng.uniform(-50, 50)), 722, 620)
    draw_temple(brush, mason, stage.across(1290 + rng.uniform(-60, 60)), 712, 400, ruined=ruined)


def _forum(brush: QPainter, stage: Stage, ruined: bool) -> None:
    """A temple and a colonnade on both sides of the square, the middle left free."""
    mason = Mason.at(stage, 402, MARBLE, 0.10)
    draw_temple(brush, mason, stage.across(1660) + 60, 806, 620, ruined=ruined)
    left = stage.across(400)
    for index in range(7):
        lost = ruined and index % 2 == 0
        top = 806 - (mason.rng.uniform(110, 220) if lost else 300)
        draw_column(brush, mason, left - index * 168, top, 806, 46, broken=lost)
    if not ruined:
        brush.setBrush(mason.stone.down(440, 500))
        brush.drawRect(QRectF(left - 1300, 452, 1340, 42))
        brush.drawRect(QRectF(left - 1300, 438, 1356, 16))


def _banners(stage: Stage) -> None:
    """Red cloths that hang between the columns and stir in the wind."""
    cloth, gold, left = tones(stage, "#b3242c", 0.06), tones(stage, "#f0c050", 0.06), stage.across(400)
    places = [left - 84 - index * 168 for index in range(6)]

    def draw(brush: QPainter, t: float) -> None:
        for number, x in enumerate(places):
            wave = [(math.sin(t * 2 + row * 0.6 + number) * 1.2 * row, 496 + row * 24) for row in range(9)]
            edge = [(x - 34 + across, y) for across, y in wave]
            tip = (x + wave[-1][0], 724)
            brush.setBrush(cloth.down(500, 720))
            brush.drawPolygon(polygon(*edge, tip, *((x + 34 + across, y) for across, y in reversed(wave))))
            brush.setBrush(qcolor(gold.body))
            brush.drawEllipse(QPointF(x + wave[4][0], 592), 16, 16)

    stage.dynamic(2.55, draw, bounds=QRectF(places[-1] - 60, 480, places[0] - places[-1] + 120, 260))


def _fallen(brush: QPainter, stage: Stage) -> None:
    """Drums of columns that lie in the grass."""
    stone = tones(stage, MARBLE)
    for place, y, size in ((250, 930, 74), (390, 960, 58), (1560, 940, 80), (1730, 985, 66)):
        x = stage.across(place)
        brush.setBrush(qcolor(stage.palette.shade, 0.28))
        brush.drawEllipse(QPointF(x + size * 0.4, y + size * 0.5), size * 1.2, size * 0.16)
        brush.setBrush(stone.down(y - size / 2, y + size / 2))
        brush.drawRoundedRect(QRectF(x - size * 0.3, y - size / 2, size * 1.5, size), size * 0.2, size * 0.4)
        brush.setBrush(qcolor(stone.bright))
        brush.drawEllipse(QPointF(x - size * 0.3, y), size * 0.2, size * 0.5)
        brush.setBrush(qcolor(stone.deep, 0.3))
        for row in (-0.25, 0.05, 0.3):
            brush.drawRect(QRectF(x - size * 0.1, y + row * size, size * 1.25, 3))
