"""Where old stories play: a castle above its town, a village among fields."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.shapes import polygon
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.old_buildings import (
    MARBLE,
    Mason,
    draw_castle,
    draw_cottage,
)
from vidpipe_desktop.engines.animatic.scenery.placing import fitted_count, in_gap
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.tones import tones
from vidpipe_desktop.engines.animatic.scenery.trees import treeline
from vidpipe_desktop.engines.animatic.scenery.undergrowth import foreground_leaves, tufts
from vidpipe_desktop.engines.animatic.scenery.weather import birds, motes
from vidpipe_desktop.engines.animatic.spec import STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage


def season(stage: Stage, ink: Ink, autumn: Ink = "#b09a4a") -> Ink:
    """The colour of grass as the season has it."""
    return "#e6eef8" if "snow" in stage.tags else autumn if "autumn" in stage.tags else ink


def castle(stage: Stage) -> None:
    """A castle on its hill above a town of cottages; a ruin if the tags say so."""
    seed, snow, ruined = stage.seed, "snow" in stage.tags, "ruin" in stage.tags
    stage.horizon, stage.ground = 650, 905
    sky(stage, clouds=0.55, low_y=690)
    ridge(stage, 18, 600, 230, seed=seed + 2, haze=0.62, ink="#6d80a0", snow=0.5 if snow else 0.2, resolution=0.75)
    x = stage.across(1270.0 if seed % 3 else 690.0)
    size = 430 * min(1.0, (stage.view_width / 1920) ** 0.35)
    mason = Mason.at(stage, 44, "#8f8a80" if ruined else "#a8aab4", 0.26)
    castle_hill(stage, 9, 700, x, size, season(stage, "#6f8a58"), 0.40, mason, ruined=ruined)
    cloud_band(stage, 7.5, 700, 160, amount=0.55, alpha=0.6, speed=7)
    kind = "autumn" if "autumn" in stage.tags else "conifer"
    treeline(stage, 6, 745, (50, 110), 46, kind=kind, haze=0.28, seed=1)
    _cottages(stage, 4, 800, (130, 190), 11, (740, 1240), 0.14)
    ground(stage, 790, season(stage, "#7a9a54"), texture=0.08, haze=0.35, path=None if snow else "#b89a6c")
    tufts(stage, 0.97, 860, 980, 40, "#c8d4e4" if snow else "#6f9a48", (18, 48))
    scatter_rocks(stage, 0.98, 880, 1020, 7, "#8a8f96", gap=(520, 1400))
    foreground_leaves(stage)
    birds(stage, depth=8, y=230, count=5, size=18)


def castle_hill(
    stage: Stage,
    depth: float,
    base: float,
    x: float,
    size: float,
    ink: Ink,
    haze: float,
    mason: Mason,
    *,
    roof: Ink = "#4a5a8a",
    ruined: bool = False,
) -> None:
    """A hill around x whose top carries a castle, its foot behind the hill's near side."""
    at = CENTRE + (x - CENTRE) * STAGE_WIDTH / stage.view_width
    peaks = [(at, 1.0, 900.0)]
    seed = stage.seed + 3
    hill = ridge(stage, depth, base, 130, seed=seed, kind="hill", haze=haze, ink=ink, resolution=0.8, peaks=peaks)
    foot = max(hill(x - size * 0.62), hill(x + size * 0.62))
    stage.plate(depth * 0.97, lambda brush: draw_castle(brush, mason, x, foot + 6, size, roof, ruined))
    ridge(
        stage,
        depth * 0.94,
        base + foot - hill(x),
        130,
        seed=seed,
        kind="hill",
        haze=haze,
        ink=ink,
        resolution=0.8,
        peaks=peaks,
    )


def _cottages(
    stage: Stage,
    depth: float,
    base: float,
    widths: tuple[float, float],
    count: int,
    gap: tuple[float, float],
    haze: float,
) -> None:
    mason, (begin, end) = Mason.at(stage, 45, MARBLE, haze), stage.span(depth)
    brush, layer = stage.canvas(depth, max(1.0, base - widths[1] * 1.6), resolution=0.95)[1:]
    count = fitted_count(stage, depth, count)
    for index in range(count):
        x = begin + (end - begin) * (index + mason.rng.uniform(0.2, 0.8)) / count
        if not in_gap(stage, x, gap):
            draw_cottage(
                brush, mason, x, base + mason.rng.uniform(-8, 8), mason.rng.uniform(*widths), "snow" in stage.tags
            )
    brush.end()
    stage.put(layer)


def village(stage: Stage) -> None:
    """Cottages with smoking chimneys among fields, a church tower, a fence."""
    seed, snow, autumn = stage.seed, "snow" in stage.tags, "autumn" in stage.tags
    stage.horizon, stage.ground = 640, 905
    sky(stage, clouds=0.55, low_y=690)
    ridge(
        stage, 16, 600, 150, seed=seed + 2, haze=0.70, ink="#7088a0", low=3, snow=0.3 if snow else 0.0, resolution=0.7
    )
    ridge(
        stage, 10, 645, 90, seed=seed + 3, kind="hill", haze=0.52, ink=season(stage, "#94ae60"), low=3, resolution=0.7
    )
    hill = ridge(
        stage, 6.5, 680, 80, seed=seed + 4, kind="hill", haze=0.34, ink=season(stage, "#7fae52"), low=3, resolution=0.8
    )
    kind = "autumn" if autumn else "broad"
    treeline(stage, 6.4, 684, (44, 90), 34, kind=kind, haze=0.34, height_at=hill, seed=1)
    _church(stage, stage.across(1180 if seed % 2 else 760))
    _cottages(stage, 4.6, 752, (90, 135), 13, (860, 1060), 0.22)
    cloud_band(stage, 4, 752, 110, amount=0.4, alpha=0.35)
    _cottages(stage, 2.6, 812, (230, 300), 6, (640, 1280), 0.08)
    _smoke(stage, 2.55, (stage.across(240), stage.across(1690)), 560)
    treeline(stage, 2.4, 822, (190, 270), 7, kind=kind, haze=0.08, seed=2, gap=(520, 1400))
    ground(stage, 800, season(stage, "#7db452"), texture=0.09, haze=0.28, path=None if snow else "#cbb082")
    stage.plate(0.98, lambda brush: _fence(brush, stage))
    flowers = () if snow else ("#ffd84d", "#ff7a9a", "#ffffff")
    tufts(stage, 0.8, 1010, 1100, 50, "#d5dfeb" if snow else "#4d8f3a", (50, 110), flowers=flowers, seed=2)
    if stage.palette.night > 0.5:
        motes(stage, 1.0, ink="#fff29a", area=(560, 1000))
    else:
        birds(stage, depth=9, y=260)


def _church(stage: Stage, x: float) -> None:
    brush, layer = stage.canvas(5.2, 420, resolution=0.9)[1:]
    wall, roof = tones(stage, "#e6dcc8", 0.24), tones(stage, "#8a4a3c", 0.24)
    brush.setBrush(wall.down(560, 760))
    brush.drawRect(QRectF(x - 22, 560, 44, 200))
    brush.drawRect(QRectF(x + 10, 660, 130, 100))
    brush.setBrush(qcolor(wall.dark))
    brush.drawRect(QRectF(x - 22 if stage.side > 0 else x + 8, 560, 14, 200))
    brush.drawEllipse(QPointF(x, 596), 10, 10)
    brush.setBrush(roof.round(x - 28, x + 28, stage.side))
    brush.drawPolygon(polygon((x - 28, 562), (x + 28, 562), (x, 450)))
    brush.drawPolygon(polygon((x + 4, 662), (x + 148, 662), (x + 128, 618), (x + 20, 618)))
    brush.end()
    stage.put(layer)


def _smoke(stage: Stage, depth: float, places: tuple[float, ...], y: float) -> None:
    """Thin smoke from chimneys."""
    ink = mix(stage.palette.haze, "#ffffff", 0.3)

    def draw(brush: QPainter, t: float) -> None:
        for x in places:
            for puff in range(7):
                at = (puff / 7 + t * 0.07) % 1
                brush.setBrush(qcolor(ink, 0.30 * math.sin(math.pi * at)))
                across = x + 90 * at * at + 14 * math.sin(t * 0.7 + puff)
                brush.drawEllipse(QPointF(across, y - 230 * at), 12 + 30 * at, 10 + 24 * at)

    bounds = QRectF(min(places) - 60, y - 290, max(places) - min(places) + 220, 330)
    stage.dynamic(depth, draw, bounds=bounds)


def _fence(brush: QPainter, stage: Stage) -> None:
    wood, (begin, end) = tones(stage, "#9a7a58"), stage.span(0.98)
    x = begin
    while x < end:
        if not in_gap(stage, x, (640, 1280)):
            brush.setBrush(wood.round(x, x + 14, stage.side))
            brush.drawPolygon(polygon((x, 880), (x + 7, 794), (x + 14, 880)))
            brush.setBrush(qcolor(wood.body))
            for y in (820, 850):
                brush.drawPolygon(polygon((x - 40, y), (x + 54, y + 4), (x + 54, y + 13), (x - 40, y + 9)))
        x += 84
