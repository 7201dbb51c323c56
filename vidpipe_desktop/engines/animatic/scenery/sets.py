"""The named places: each a way of putting the parts together."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.scenery.built import landmark, room, skyline
from vidpipe_desktop.engines.animatic.scenery.plain_land import glow, ground, ridge, shaded, sky, trees, water, weather
from vidpipe_desktop.engines.animatic.stage.stage import Stage

Build = Callable[[Stage], None]


def _meadow(stage: Stage) -> None:
    sky(stage)
    ridge(stage, 14, 640, 170, "#7088a0", 0.6)
    ridge(stage, 8, 690, 90, "#86a860", 0.42)
    trees(stage, 6, 715, 90, 26, "leaf", "#5f8f45", 0.3)
    ground(stage, 780, "#7db452", "#cbb082" if "road" in stage.tags else None)


def _mountain(stage: Stage, snowy: bool = False) -> None:
    snow = snowy or "snow" in stage.tags
    sky(stage, 690)
    ridge(stage, 18, 640, 330, "#6d80a0", 0.55, snow)
    ridge(stage, 10, 710, 300, "#5d6c88", 0.34, snow)
    trees(stage, 5, 790, 130, 30, "pine", "#3d5f4a", 0.18)
    ground(stage, 800, "#e4edf4" if snow else "#7d9460")


def _snow_mountain(stage: Stage) -> None:
    _mountain(stage, snowy=True)


def _forest(stage: Stage) -> None:
    autumn = "autumn" in stage.tags
    sky(stage, 650)
    for depth, base, tall, distance in ((10, 730, 420, 0.6), (6, 770, 520, 0.4), (3.2, 810, 640, 0.2)):
        trees(stage, depth, base, tall, 22, "leaf" if autumn else "pine", "#b0703a" if autumn else "#356048", distance)
    ground(stage, 800, "#8a7a4a" if autumn else "#e4edf4" if "snow" in stage.tags else "#5d7d48", "#a08a62")
    trees(stage, 1.4, 960, 1000, 9, "trunk", "#4a3a2c", 0.04)


def _jungle(stage: Stage) -> None:
    sky(stage, 650)
    for depth, base, tall, distance in ((9, 740, 360, 0.55), (5, 780, 460, 0.32), (2.6, 830, 560, 0.12)):
        trees(stage, depth, base, tall, 20, "palm" if depth > 3 else "leaf", "#2f7a42", distance)
    ground(stage, 810, "#4a7a3a")


def _beach(stage: Stage) -> None:
    sky(stage, 640)
    water(stage, 640, "#2a8aa0")
    ground(stage, 840, "#e8d0a0")
    trees(stage, 1.5, 900, 560, 5, "palm", "#3a7a4a", 0.02)


def _ocean(stage: Stage) -> None:
    sky(stage, 620, 0.6)
    water(stage, 620, "#1f6a8a")


def _lake(stage: Stage) -> None:
    sky(stage, 620)
    ridge(stage, 14, 630, 240, "#6d80a0", 0.55, "snow" in stage.tags)
    trees(stage, 8, 640, 80, 40, "pine", "#3d5f4a", 0.35)
    water(stage, 640, "#3a7a90")
    ground(stage, 900, "#6d8a58")


def _desert(stage: Stage) -> None:
    sky(stage, 690, 0.2)
    ridge(stage, 12, 690, 120, "#c89a62", 0.5)
    ridge(stage, 6, 740, 110, "#d8a868", 0.28)
    ground(stage, 790, "#dcb274")


def _mars(stage: Stage) -> None:
    sky(stage, 690, 0.2)
    ridge(stage, 12, 690, 260, "#a85a3a", 0.5)
    ridge(stage, 6, 750, 120, "#b5653c", 0.25)
    ground(stage, 800, "#b8683e")


def _arctic(stage: Stage) -> None:
    sky(stage, 650, 0.3)
    ridge(stage, 12, 660, 200, "#a8c4dc", 0.4, True)
    water(stage, 680, "#3a7a9a")
    ground(stage, 820, "#eef5fb")


def _city(stage: Stage) -> None:
    sky(stage, 680)
    skyline(stage, 12, 760, 420, "#6a7890", 0.6)
    skyline(stage, 6, 790, 520, "#566480", 0.35)
    skyline(stage, 2.4, 830, 640, "#46506a", 0.1)
    ground(stage, 810, "#7a7f88", "#5a5f68")


def _neon_alley(stage: Stage) -> None:
    sky(stage, 680, 0.2)
    skyline(stage, 8, 780, 560, "#3a2a5a", 0.4, neon=True)
    skyline(stage, 2.2, 840, 820, "#2a1c44", 0.08, neon=True)
    ground(stage, 820, "#3a3050", "#4a3a68")


def _road(stage: Stage) -> None:
    _meadow(stage)
    ground(stage, 800, "#8a9a5a", "#55585e")


def _castle(stage: Stage) -> None:
    sky(stage, 690)
    ridge(stage, 12, 690, 220, "#6d80a0", 0.5)
    ridge(stage, 5, 780, 110, "#76945a", 0.25)
    landmark(stage, "#a8a090", "castle")
    ground(stage, 810, "#7da052", "#cbb082")


def _rome(stage: Stage) -> None:
    sky(stage, 690)
    ridge(stage, 12, 700, 120, "#8a9a7a", 0.5)
    skyline(stage, 7, 780, 130, "#d8b890", 0.35)
    landmark(stage, "#e8dcc0", "temple")
    ground(stage, 800, "#cbb898", "#d8c8a8")


def _space(stage: Stage) -> None:
    stage.ground = 760
    bounds, chance = stage.area(1.0), stage.rng(3)

    def deep(brush: QPainter) -> None:
        brush.setBrush(shaded(0, 1080, "#05060f", "#101a3a"))
        brush.drawRect(bounds)
        for _ in range(9):
            at = QPointF(chance.uniform(bounds.left(), bounds.right()), chance.uniform(0, 1080))
            glow(brush, at, chance.uniform(200, 460), chance.choice(("#5a2a8a", "#1f4a9a", "#a03a6a")), 0.2)
        for _ in range(520):
            size = 0.8 + 2.4 * chance.random() ** 4
            brush.setBrush(qcolor("#ffffff", chance.uniform(0.3, 1)))
            brush.drawEllipse(
                QPointF(chance.uniform(bounds.left(), bounds.right()), chance.uniform(-200, 1280)), size, size
            )

    def planet(brush: QPainter) -> None:
        at, size = QPointF(960 + chance.choice((-1, 1)) * stage.view_width * 0.27, 330), chance.uniform(120, 210)
        ink = chance.choice(("#c8784a", "#5a8ac8", "#8ac89a", "#c89ac0"))
        glow(brush, at, size * 1.8, ink, 0.35)
        for part in range(24):
            brush.setBrush(qcolor(mix(ink, "#05060f", part / 30)))
            brush.drawEllipse(
                QPointF(at.x() - part * size / 90, at.y() - part * size / 110),
                size - part * size / 26,
                size - part * size / 26,
            )

    stage.plate(30, deep)
    stage.plate(9, planet)


def _underwater(stage: Stage) -> None:
    stage.ground = 820
    bounds, light, chance = stage.area(1.0), stage.palette, stage.rng(4)

    def sea(brush: QPainter) -> None:
        brush.setBrush(shaded(-100, 1100, mix("#2ab8c8", light.key, 0.2), "#062b58"))
        brush.drawRect(bounds)
        for index in range(6):
            x = bounds.left() + bounds.width() * (index + 0.5) / 6
            brush.setBrush(shaded(0, 900, "#d0fbff", "#0a5080", 0.1))
            brush.drawPolygon([QPointF(x, -200), QPointF(x + 90, -200), QPointF(x + 260, 1000), QPointF(x - 60, 1000)])

    def reef(brush: QPainter) -> None:
        for _ in range(60):
            x, tall = chance.uniform(bounds.left(), bounds.right()), chance.uniform(60, 220)
            brush.setBrush(qcolor(mix(chance.choice(("#e86a8a", "#f0a04a", "#8a5ac8", "#4ac8a0")), "#0a4a78", 0.35)))
            brush.drawEllipse(QRectF(x - tall * 0.2, 1010 - tall, tall * 0.4, tall * 1.6))

    stage.plate(20, sea)
    ridge(stage, 8, 900, 260, "#0d5080", 0.5)
    stage.plate(2.0, reef)


def _cave(stage: Stage) -> None:
    bounds, chance = stage.area(1.0), stage.rng(6)

    def walls(brush: QPainter) -> None:
        brush.setBrush(shaded(0, 1080, "#1a1430", "#2c2450"))
        brush.drawRect(bounds)
        glow(brush, QPointF(960, 560), 640, "#6ad0ff", 0.35)
        for index in range(46):
            x, tall = bounds.left() + bounds.width() * index / 45, chance.uniform(80, 340)
            y, way = (-200.0, 1) if index % 2 else (900.0, -1)
            brush.setBrush(qcolor(mix(chance.choice(("#7ae0ff", "#b08aff", "#241c44", "#1c1638")), "#1a1430", 0.35)))
            brush.drawPolygon([QPointF(x - 40, y), QPointF(x + 40, y), QPointF(x, y + way * (tall + 160))])

    stage.plate(6, walls)
    ground(stage, 860, "#3a3260")


def _clouds(stage: Stage) -> None:
    stage.ground = 780
    sky(stage, 1000, 0.9)
    for depth, base in ((7, 860), (3, 980)):
        trees(stage, depth, base, 420, 10, "leaf", "#ffffff", 0.3)


def _abstract(stage: Stage) -> None:
    bounds, chance = stage.area(1.0), stage.rng(8)

    def lights(brush: QPainter) -> None:
        brush.setBrush(shaded(0, 1080, mix(stage.palette.top, "#0a0f2a", 0.7), "#1a1440"))
        brush.drawRect(bounds)
        for _ in range(16):
            at = QPointF(chance.uniform(bounds.left(), bounds.right()), chance.uniform(0, 1080))
            glow(brush, at, chance.uniform(120, 420), chance.choice(("#3a6aff", "#ff5fa0", "#3ad8c8", "#ffc04a")), 0.22)

    stage.plate(12, lights)


def _room(stage: Stage) -> None:
    tints = ("#d8c8b0", "#b8c8c0", "#c8b8c8", "#d0c0a0", "#a8b8c8")
    room(stage, tints[stage.seed % len(tints)], "#9a7a58")


SETS: Mapping[str, Build] = {
    "meadow": _meadow, "farm": _meadow, "mountain": _mountain, "snow_mountain": _snow_mountain, "forest": _forest,
    "jungle": _jungle, "beach": _beach, "island": _beach, "ocean": _ocean, "lake": _lake, "desert": _desert,
    "canyon": _desert, "mars": _mars, "arctic": _arctic, "city": _city, "neon_alley": _neon_alley, "road": _road,
    "castle": _castle, "battlefield": _castle, "graveyard": _forest, "rome": _rome, "ruins": _rome, "space": _space,
    "underwater": _underwater, "cave": _cave, "clouds": _clouds, "abstract": _abstract, "studio": _abstract,
}  # fmt: skip
"""Places by name; rooms, whose names begin with int_, are all furnished alike but for their colours."""


def build_set(name: str, stage: Stage) -> None:
    """Put the place on the stage, with its weather. Raises KeyError for unknown names."""
    if name.startswith("int_"):
        _room(stage)
        return
    SETS[name](stage)
    if name not in ("space", "abstract", "studio", "cave"):
        weather(stage)
