"""Places beyond the sky: between planets, on the moon, above the clouds."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.ground import ground, scatter_rocks
from vidpipe_desktop.engines.animatic.scenery.land import ridge
from vidpipe_desktop.engines.animatic.scenery.placing import marks
from vidpipe_desktop.engines.animatic.scenery.sky import cloud_band, sky
from vidpipe_desktop.engines.animatic.scenery.space import asteroids, planet, starfield, twinkling
from vidpipe_desktop.engines.animatic.scenery.tones import tones
from vidpipe_desktop.engines.animatic.scenery.weather import birds
from vidpipe_desktop.engines.animatic.stage.stage import CENTRE, Stage

_RINGED = ("#d8a86a", "#c86a4a", "#8a7ac8", "#c8b08a")
_NEAR = (("#3f8fd0", "#7ac8ff"), ("#4aa0a0", "#8affea"), ("#b8623c", "#ffb07a"), ("#7a5ac0", "#c8a0ff"))


def _bright(palette: Palette) -> None:
    """No air tints the light out there: it is white, hard and always on."""
    palette.ambient = rgb("#c8d0ec")
    palette.key, palette.shade = rgb("#fff4e0"), rgb("#0a0a1e")


def space(stage: Stage) -> None:
    """A nebula, a ringed planet, a near one that fills the lower corner, asteroids."""
    rng = stage.rng(2)
    _bright(stage.palette)
    stage.ground, stage.horizon, stage.medium, stage.shadows = 640, 900, "space", False
    starfield(stage)
    side, small = stage.side, min(1.0, (stage.view_width / 1920) ** 0.5)
    planet(
        stage,
        18,
        CENTRE + side * stage.view_width * rng.uniform(0.24, 0.34),
        rng.uniform(220, 320),
        rng.uniform(120, 165) * small,
        rng.choice(_RINGED),
        ring=True,
        seed=1,
        banded=True,
    )
    ink, air = rng.choice(_NEAR)
    planet(
        stage, 9, CENTRE - side * stage.view_width * rng.uniform(0.24, 0.38), 1150, 560 * small, ink, air=air, seed=2
    )
    if rng.random() < 0.6:
        planet(
            stage,
            14,
            CENTRE - side * stage.view_width * rng.uniform(0.1, 0.3),
            rng.uniform(150, 320),
            rng.uniform(26, 50),
            "#b8b4c0",
            seed=3,
        )
    twinkling(stage)
    asteroids(stage, 3.0, 7, (26, 80), seed=1)
    asteroids(stage, 0.7, 7, (60, 170), blur=4)


def moon(stage: Stage) -> None:
    """Grey dust and craters under a black sky, the blue planet above the hills."""
    seed = stage.seed
    _bright(stage.palette)
    grey = rgb("#a8a8b0")
    stage.palette.haze, stage.palette.low = rgb("#16161f"), rgb("#3a3a48")
    stage.ground, stage.horizon = 905, 650
    starfield(stage, nebula=0.25, hue=0.3, count=800)
    small = min(1.0, (stage.view_width / 1920) ** 0.5)
    planet(stage, 22, CENTRE - stage.side * stage.view_width * 0.22, 270, 150 * small, "#3f86d8", air="#8ad0ff", seed=4)
    twinkling(stage, 40)
    ridge(stage, 16, 690, 170, seed=seed + 2, kind="mountain", haze=0.36, ink=grey, low=3, resolution=0.75)
    ridge(stage, 8, 735, 90, seed=seed + 3, kind="hill", haze=0.22, ink=grey, low=3, resolution=0.85)
    ridge(stage, 3.6, 790, 50, seed=seed + 4, kind="dune", haze=0.08, ink=grey)
    ground(stage, 815, "#b4b4ba", texture=0.12, haze=0.12, beta=1.3)
    stage.plate(0.995, lambda brush: _craters(brush, stage))
    scatter_rocks(stage, 0.99, 850, 1030, 12, "#8a8a92", width=(20, 100), gap=(520, 1400))
    scatter_rocks(stage, 0.62, 1060, 1130, 3, "#5a5a62", width=(220, 380), blur=7, gap=(400, 1500), seed=3)


def _craters(brush: QPainter, stage: Stage) -> None:
    rng, dust = stage.rng(72), tones(stage, "#b4b4ba")
    for x, y in marks(stage, rng, 1.0, 13, 835, 1060):
        size = (y - 780) * rng.uniform(0.35, 0.8)
        for across, ink, grow in ((0.0, dust.bright, 1.12), (0.0, dust.deep, 1.0), (-stage.side * 0.1, dust.dark, 0.9)):
            brush.setBrush(qcolor(ink, 0.75))
            brush.drawEllipse(
                QPointF(x + across * size, y + (0.06 * size if grow < 1 else 0)), size * grow, size * 0.2 * grow
            )


def clouds(stage: Stage) -> None:
    """High above a sea of clouds."""
    palette = stage.palette
    stage.ground, stage.horizon, stage.medium, stage.shadows = 640, 1000, "air_fly", False
    sky(stage, clouds=0.75, low_y=1050, orb_size=1.2)
    white = mix(palette.low, "#ffffff", 0.55 * (1 - palette.night) + 0.06)
    shadow = mix(palette.haze, palette.shade, 0.12)
    for index, (depth, y, tall) in enumerate(((14.0, 800.0, 340.0), (8.0, 880.0, 380.0), (4.0, 970.0, 400.0))):
        _heap(stage, depth, y, tall, mix(white, palette.haze, 0.45 - 0.15 * index), shadow, index)
    birds(stage, depth=6, y=330, count=9)
    _heap(stage, 1.6, 1080, 320, white, shadow, 4)
    cloud_band(stage, 0.6, 1090, 300, amount=0.8, alpha=0.6, speed=120, ink=white, seed=5)


def _heap(stage: Stage, depth: float, y: float, height: float, light: Ink, dark: Ink, seed: int) -> None:
    """A bank of heaped clouds with lit tops."""
    rng, (begin, end) = stage.rng(80 + seed), stage.span(depth)
    brush, layer = stage.canvas(depth, max(1.0, y - height * 1.3), resolution=0.6)[1:]
    x, inks = begin - 200, (mix(light, dark, 0.75), mix(light, dark, 0.35), light)
    while x < end + 200:
        rise, wide = height * rng.uniform(0.25, 0.9), height * rng.uniform(0.7, 1.2)
        puffs: list[tuple[float, float, float]] = []
        for _ in range(16):
            up = rng.random() ** 1.4
            across = rng.uniform(-1, 1) * (1 - up * 0.8)
            puffs.append((x + across * wide, y - up * rise, height * rng.uniform(0.12, 0.24) * (1.2 - 0.4 * up)))
        for shift, ink, part in ((-0.14, inks[0], 1.08), (0.0, inks[1], 0.96), (0.24, inks[2], 0.62)):
            brush.setBrush(qcolor(ink, 0.9 if part > 0.9 else 0.55))
            for across, up, size in puffs:
                brush.drawEllipse(
                    QPointF(across + stage.side * shift * size, up - shift * size), size * part, size * part * 0.86
                )
        x += wide * rng.uniform(0.8, 1.3)
    veil = mix(inks[1], stage.palette.haze, 0.35)
    brush.setBrush(
        vertical_gradient(y - height * 0.3, y + height * 0.5, (0.0, veil, 0.0), (0.6, veil, 0.9), (1.0, veil, 1.0))
    )
    brush.drawRect(QRectF(begin - 200, y - height * 0.3, end - begin + 400, 1500))
    brush.end()
    stage.put(layer, 2.0)
