"""Pictograms as actors: lit once, then moved as a whole."""

import math
from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter

from vidpipe_desktop.engines.animatic.actors.names import FLYING, SWIMMING, emoji_of
from vidpipe_desktop.engines.animatic.actors.pictograms import pictogram
from vidpipe_desktop.engines.animatic.actors.shadows import draw_shadow
from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import painter
from vidpipe_desktop.engines.animatic.spec import ActorSpec
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_STEP = 95.0
"""Stage units of one step."""
_KEPT = 24
_lit: OrderedDict[tuple[object, ...], QImage] = OrderedDict()


def draw_sticker(brush: QPainter, stage: Stage, actor: ActorSpec, x: float, y: float, size: float, t: float) -> None:
    """Draw the actor's pictogram with its feet at x, y; t: seconds."""
    lift, tilt, stretch = _motion(actor, abs(x - actor.x), t)
    floating = actor.action in ("fly", "swim", "float", "hover") or actor.character in FLYING | SWIMMING
    image = _sprite(stage, actor, size)
    if not floating and stage.shadows and not stage.floating:
        draw_shadow(brush, stage, x, y + actor.lift, size * 0.42, 1 / (1 + (lift + actor.lift) / 60))
    brush.save()
    brush.translate(x, y - lift - (size * 0.55 if floating else 0))
    brush.rotate(tilt * actor.facing)
    brush.scale(-actor.facing, 1)  # emoji of animals and vehicles look to the left
    brush.scale(1 / stretch, stretch)
    brush.drawImage(QRectF(-size / 2, -size, size, size), image)
    brush.restore()


def _motion(actor: ActorSpec, distance: float, t: float) -> tuple[float, float, float]:
    """Lift (stage units), tilt (degrees) and stretch. Steps follow the distance gone, so that feet don't slide."""
    cycle = distance / _STEP * math.pi
    now = t + actor.phase
    match actor.action:
        case "walk" | "march" | "ride":
            return 14 * abs(math.sin(cycle)), 3.5 * math.sin(cycle), 1 + 0.02 * math.sin(2 * cycle)
        case "run" | "jump":
            return 42 * abs(math.sin(cycle * 0.8)), 7 * math.sin(cycle * 0.8), 1 + 0.05 * math.sin(cycle * 1.6)
        case "fly" | "swim" | "float" | "hover" | "sail":
            return 26 * math.sin(1.7 * now), 4 * math.sin(1.3 * now), 1.0
        case "dance" | "cheer" | "play":
            return 30 * abs(math.sin(3.4 * now)), 9 * math.sin(3.4 * now), 1 + 0.04 * math.sin(6.8 * now)
        case "fight" | "attack":
            return 16 * abs(math.sin(4.4 * now)), 14 * math.sin(4.4 * now), 1.0
        case _:
            return 0.0, 0.8 * math.sin(0.9 * now), 1 + 0.014 * math.sin(2.1 * now)


def _sprite(stage: Stage, actor: ActorSpec, size: float) -> QImage:
    """The actor's picture in the scene's light, painted once."""
    pixels = max(16, round(size * stage.resolution * 1.25 / 8) * 8)
    key = (
        actor.character,
        pixels,
        actor.facing,
        stage.light_x,
        stage.palette.key.tobytes(),
        stage.palette.ambient.tobytes(),
    )
    if key not in _lit:
        _lit[key] = _light(pictogram(emoji_of(actor.character), pixels).copy(), stage, actor.facing)
        if len(_lit) > _KEPT:
            _lit.popitem(last=False)
    return _lit[key]


def _light(image: QImage, stage: Stage, facing: int) -> QImage:
    """Multiply by the ambient light, shade the side away from the key light, and cut a rim of light on the other."""
    light, size, mask = stage.palette, image.width(), image.copy()
    side = (1 if stage.light_x > 0 else -1) * -facing
    brush = painter(image)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    shade = QLinearGradient(0 if side > 0 else size, 0, size if side > 0 else 0, 0)
    shade.setColorAt(0, qcolor(light.shade, 0.42))
    shade.setColorAt(0.7, qcolor(light.shade, 0.0))
    brush.fillRect(image.rect(), QBrush(shade))
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    brush.fillRect(image.rect(), qcolor(light.ambient))
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    brush.drawImage(0, 0, mask)
    rim, width = mask.copy(), max(1.5, size * 0.014)
    cut = painter(rim)
    cut.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    cut.drawImage(QPointF(-width * side, width * 0.6), mask)
    cut.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    cut.fillRect(rim.rect(), qcolor(mix(light.key, "#ffffff", 0.15)))
    cut.end()
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    brush.setOpacity(0.7)
    brush.drawImage(0, 0, rim)
    brush.end()
    return image
