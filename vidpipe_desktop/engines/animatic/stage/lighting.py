"""Light on actors: shading, ambient colour and a rim of key light, their shadow and their reflection."""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter

from vidpipe_desktop.engines.animatic.paint.colour import mix, qcolor
from vidpipe_desktop.engines.animatic.paint.fast import soft_shadow
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import blank, drawn_area, visible_area
from vidpipe_desktop.engines.animatic.paint.pixels import painter as painter_of
from vidpipe_desktop.engines.animatic.paint.tinting import tinted
from vidpipe_desktop.engines.animatic.stage.stage import Stage
from vidpipe_desktop.engines.animatic.stage.surfaces import outlined, papered, rounded, silhouette

_Mode = QPainter.CompositionMode
_FLAT = ("papercut", "blueprint")
"""Styles without shading: figures are cut of one sheet, or only outlined."""
_BOXED = ("papercut", "3d")
"""Styles whose surface is laid out from the corner of the box: on a part of it that changes, it would swim."""
_ROOM = 6.0
"""Stage units around a figure that its light and its surface look at."""


@dataclass(frozen=True, slots=True)
class Sprite:
    """The box an actor is drawn in, and where and how it stands on the stage.

    width, height: of the box; origin_x, origin_y: the actor's own origin (its feet), from the box's top left corner;
    x, y: where that origin stands. All in stage units, before scale_x and scale_y.
    resolution: pixels per stage unit. flip: mirrored, facing left. rotation: degrees, clockwise.
    rim: strength of the edge of light, shade: of the shadow side, both 0…1; alpha: opacity.
    grounded: stands on the ground; only then shadow and reflect show.
    body: what the shading runs over, from the origin, for boxes that change from frame to frame; None = the box.
    held: whose pose this is, and which: the same again in the same box is not drawn anew; None = it is.
    ink: another colour for all that is drawn, "" = its own.
    """

    width: float
    height: float
    origin_x: float
    origin_y: float
    x: float
    y: float
    resolution: float
    flip: bool = False
    rim: float = 0.85
    shade: float = 0.42
    alpha: float = 1.0
    shadow: bool = True
    rotation: float = 0.0
    reflect: bool = True
    scale_x: float = 1.0
    scale_y: float = 1.0
    grounded: bool = True
    body: QRectF | None = None
    held: tuple[Hashable, float] | None = None
    ink: str = ""


def blit_lit(painter: QPainter, stage: Stage, sprite: Sprite, draw: Callable[[QPainter], None]) -> None:
    """Draw an actor in the scene's light. draw paints its own colours in stage units around its origin.

    Nothing is drawn while the box is outside the picture.
    """
    if not _in_picture(painter, sprite):
        return
    if sprite.held is None:
        image = _drawn(stage, sprite, draw)
    else:
        (who, pose), box = sprite.held, (sprite.width, sprite.height, sprite.origin_x, sprite.origin_y)
        key = (pose, sprite.resolution, *box)
        if stage.held.get(who, (None,))[0] != key:
            stage.held[who] = (key, _drawn(stage, sprite, draw))
        image = stage.held[who][1]
    blit_image(painter, stage, sprite, image)


def _drawn(stage: Stage, sprite: Sprite, draw: Callable[[QPainter], None]) -> QImage:
    """The actor in its box, in the scene's light."""
    image = blank(sprite.width * sprite.resolution, sprite.height * sprite.resolution)
    brush = painter_of(image, sprite.resolution)
    brush.translate(sprite.origin_x, sprite.origin_y)
    if sprite.flip:
        brush.scale(-1, 1)
    draw(brush)
    brush.end()
    if sprite.ink:
        tinted(image, sprite.ink)
    body = QRectF(image.rect())
    if sprite.body is not None:
        scale = sprite.resolution
        seen = sprite.body.translated(sprite.origin_x, sprite.origin_y)
        body = QRectF(seen.x() * scale, seen.y() * scale, seen.width() * scale, seen.height() * scale)
    return light(image, stage, sprite.resolution, sprite.rim, sprite.shade, body)


def blit_image(painter: QPainter, stage: Stage, sprite: Sprite, image: QImage) -> None:
    """Draw a ready image, lit or not, where the sprite stands. flip, rim and shade don't change it."""
    box = QRectF(-sprite.origin_x, -sprite.origin_y, sprite.width, sprite.height)
    if sprite.shadow and sprite.grounded and stage.shadows:
        _draw_shadow(painter, stage, sprite)
    if sprite.reflect and sprite.grounded and stage.reflection > 0:
        painter.save()
        painter.translate(sprite.x, sprite.y + 6)
        painter.scale(sprite.scale_x, -sprite.scale_y * 0.72)
        painter.setOpacity(painter.opacity() * stage.reflection * sprite.alpha)
        painter.drawImage(box, image)
        painter.restore()
    painter.save()
    painter.translate(sprite.x, sprite.y)
    if sprite.rotation:
        painter.rotate(sprite.rotation)
    painter.scale(sprite.scale_x, sprite.scale_y)
    painter.setOpacity(painter.opacity() * sprite.alpha)
    if stage.palette.style == "papercut":
        _draw_sheet_shadow(painter, stage, box, image)
    painter.drawImage(box, image)
    painter.restore()


def light(
    image: QImage, stage: Stage, resolution: float, rim: float = 0.85, shade: float = 0.42, body: QRectF | None = None
) -> QImage:
    """Paint the scene's light onto a drawn actor, in place; returns the same image. body: its area in pixels.

    Styles that have a surface of their own lay it over, instead of shading and rim where those would not fit.
    """
    boxed = stage.palette.style in _BOXED
    area = image.rect() if boxed else drawn_area(image, math.ceil(_ROOM * resolution) + 2)
    if area.isEmpty():
        return image
    flat, body = stage.palette.style in _FLAT, (body or QRectF(image.rect())).translated(-area.topLeft())
    part = _lit(image.copy(area), stage, resolution, 0.0 if flat else rim, 0.0 if flat else shade, body)
    brush = QPainter(image)
    brush.setCompositionMode(_Mode.CompositionMode_Source)
    brush.drawImage(area.topLeft(), _surfaced(part, stage, resolution))
    brush.end()
    return image


def _surfaced(image: QImage, stage: Stage, resolution: float) -> QImage:
    match stage.palette.style:
        case "comic":
            return outlined(image, 3.2 * resolution, "#0d0a12")
        case "blueprint":
            return outlined(image, 1.8 * resolution, "#ffffff")
        case "papercut":
            return papered(image, resolution, stage.light_x, stage.fineness)
        case "3d":
            return rounded(image, resolution, stage.light_x)
        case _:
            return image


def _lit(image: QImage, stage: Stage, resolution: float, rim: float, shade: float, body: QRectF) -> QImage:
    palette, side, mask = stage.palette, stage.light_x, image.copy()
    brush = QPainter(image)
    brush.setPen(Qt.PenStyle.NoPen)
    brush.setCompositionMode(_Mode.CompositionMode_SourceAtop)
    for shading in _shadings(palette, body, side, shade) if shade else ():
        brush.fillRect(image.rect(), QBrush(shading))
    ambient = np.clip(palette.ambient * (1.0 if palette.night < 0.5 else 1.18), 0, 1)
    brush.setCompositionMode(_Mode.CompositionMode_Multiply)
    brush.fillRect(image.rect(), qcolor(ambient))
    brush.setCompositionMode(_Mode.CompositionMode_DestinationIn)
    brush.drawImage(0, 0, mask)
    if rim > 0:
        brush.setCompositionMode(_Mode.CompositionMode_SourceAtop)
        strength = rim * (1.15 if palette.style == "noir" else 0.75 if palette.night < 0.5 else 0.62)
        width = 8.0 if palette.style == "noir" else 5.0
        brush.drawImage(0, 0, _rim(mask, palette, side, max(1.5, width * resolution), strength))
    brush.end()
    return image


def _shadings(palette: Palette, body: QRectF, side: float, shade: float) -> tuple[QLinearGradient, ...]:
    """The shadow away from the light, and a little light from above and dark from below."""
    shade *= 0.75 + 0.25 * palette.night
    across = QLinearGradient(body.left() + body.width() * 0.15, 0, body.left() + body.width() * 0.85, 0)
    across.setColorAt(0, qcolor(palette.shade, shade * 0.9 if side > 0 else 0.0))
    across.setColorAt(0.5, qcolor(palette.shade, shade * 0.28))
    across.setColorAt(1, qcolor(palette.shade, 0.0 if side > 0 else shade * 0.9))
    down = QLinearGradient(0, body.top(), 0, body.bottom())
    for place, ink, alpha in (
        (0.0, palette.key, 0.10),
        (0.4, palette.key, 0.0),
        (0.55, palette.shade, 0.0),
        (1.0, palette.shade, 0.30),
    ):
        down.setColorAt(place, qcolor(ink, alpha))
    return across, down


def _rim(mask: QImage, palette: Palette, side: float, width: float, strength: float) -> QImage:
    """What the key light touches: all but the figure, moved away from the light. Of the figure itself that is an edge."""
    rim = blank(mask.width(), mask.height())
    rim.fill(qcolor(mix(palette.key, "#ffffff", 0.15), strength))
    brush = QPainter(rim)
    brush.setCompositionMode(_Mode.CompositionMode_DestinationOut)
    brush.drawImage(QPointF(-width if side > 0 else width, width * 0.55), mask)
    brush.end()
    return rim


def _draw_sheet_shadow(painter: QPainter, stage: Stage, box: QRectF, image: QImage) -> None:
    """The soft shadow of a figure cut of paper on what is behind it: the same shape three times, farther and fainter."""
    shadow, opacity = silhouette(image, "#130d1c"), painter.opacity()
    for reach, part in ((4.0, 0.22), (7.0, 0.16), (10.0, 0.12)):
        painter.setOpacity(opacity * part)
        painter.drawImage(box.translated(-stage.side * reach, reach), shadow)
    painter.setOpacity(opacity)


def _draw_shadow(painter: QPainter, stage: Stage, sprite: Sprite) -> None:
    x, y, opacity = sprite.x - stage.light_x * sprite.width * 0.08, sprite.y + 2, painter.opacity()
    across, down = sprite.width * 0.34, sprite.width * 0.055
    painter.setOpacity(opacity * sprite.alpha)
    painter.drawImage(
        QRectF(x - across, y - down, 2 * across, 2 * down), soft_shadow(qcolor(stage.palette.shade).name())
    )
    painter.setOpacity(opacity)


def _in_picture(painter: QPainter, sprite: Sprite) -> bool:
    """Whether the box, turned any way, and its reflection can touch the picture."""
    across = max(sprite.origin_x, sprite.width - sprite.origin_x) * abs(sprite.scale_x)
    down = max(sprite.origin_y, sprite.height - sprite.origin_y) * abs(sprite.scale_y)
    reach = max(across, down) * 1.45 if sprite.rotation else max(across, down)
    box = QRectF(sprite.x - reach, sprite.y - reach, 2 * reach, 2 * reach)
    return box.intersects(visible_area(painter))
