"""The named places: each a way of putting the parts together."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.scenery import city_sets, outdoor_sets
from vidpipe_desktop.engines.animatic.scenery.built import landmark, room, skyline
from vidpipe_desktop.engines.animatic.scenery.plain_land import glow, ground, ridge, shaded, sky, trees
from vidpipe_desktop.engines.animatic.scenery.weather import fog, motes, rain, snowfall
from vidpipe_desktop.engines.animatic.stage.stage import Stage

Build = Callable[[Stage], None]


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

    motes(stage, 1.0, ink="#dff8ff", size=(3, 7))
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
    "meadow": outdoor_sets.meadow, "farm": outdoor_sets.meadow, "mountain": outdoor_sets.mountain,
    "snow_mountain": outdoor_sets.snow_mountain, "forest": outdoor_sets.forest, "graveyard": outdoor_sets.forest,
    "jungle": outdoor_sets.jungle, "beach": outdoor_sets.beach, "island": outdoor_sets.island,
    "ocean": outdoor_sets.ocean, "lake": outdoor_sets.lake, "desert": outdoor_sets.desert,
    "canyon": outdoor_sets.canyon, "mars": outdoor_sets.mars, "arctic": outdoor_sets.arctic,
    "city": city_sets.city, "neon_alley": city_sets.neon_alley, "road": city_sets.road, "rooftop": city_sets.rooftop, "castle": _castle, "battlefield": _castle,
    "rome": _rome, "ruins": _rome, "space": _space, "underwater": _underwater, "cave": _cave, "clouds": _clouds,
    "abstract": _abstract, "studio": _abstract,
}  # fmt: skip
"""Places by name; rooms, whose names begin with int_, are all furnished alike but for their colours."""

_DUSTY = ("castle", "battlefield", "rome", "ruins", "clouds")
_NO_WEATHER = ("space", "abstract", "studio", "cave", "underwater")


def build_set(name: str, stage: Stage) -> None:
    """Put the place on the stage, with its weather. Raises KeyError for unknown names."""
    if name.startswith("int_"):
        _room(stage)
    else:
        SETS[name](stage)
        if name not in _NO_WEATHER:
            _add_weather(stage, snowy=name in ("snow_mountain", "arctic"), dusty=name in _DUSTY)
    stage.bake()


def _add_weather(stage: Stage, snowy: bool, dusty: bool) -> None:
    """Rain, snow or fog as the tags say; else dust in the light where nothing else moves."""
    tags = set(stage.tags)
    if tags & {"rain", "storm"}:
        rain(stage, 1.3 if "storm" in tags else 0.9)
    elif snowy or "snow" in tags:
        snowfall(stage, 0.9)
    elif dusty:
        motes(stage, 0.7, ink=mix(stage.palette.key, "#ffffff", 0.4), size=(1.5, 3))
    if "fog" in tags:
        fog(stage)
