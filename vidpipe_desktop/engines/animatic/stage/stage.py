"""The multiplane stage: layers at different depths, drawn back to front; near ones move more with the camera."""

import math
import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTransform

from vidpipe_desktop.engines.animatic.paint.colour import Rgb, qcolor
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, blank, blurred, painter
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.layers import Draw, Layer, merged
from vidpipe_desktop.engines.animatic.stage.surfaces import PLATED, SHADOW, treated, with_room

CENTRE = STAGE_WIDTH / 2
_SHRUNK = 0.5
"""Plates drawn smaller than this are too coarsely measured to say what they hide: a pixel of the picture is wider than
the edges left around their tiles."""
_BY_HAND = 8
"""Times a second that paper is moved by hand."""
_SHIFT, _TURN = 1.3, 0.3
"""How far at most, in stage units and degrees."""
_FIXED = 5.0
"""What is deeper than this lies still."""
_UNSCALED = 2e-4
"""Plates whose pixels differ by less than this factor from the picture's are copied, not resampled."""


@dataclass(slots=True)
class Stage:
    """What is seen, in stage units: layers, the ground's height, the light.

    resolution: pixels per stage unit of plates. view_width: stage units a picture shows around x = 960.
    hue: accent colour of the film, 0…1. ground: y of the feet on the plane of focus. horizon: y where sky ends.
    light_x: where the key light comes from, -1 = left, 1 = right. orb: sun or moon. reflection: of actors in the
    ground, 0…1. wet: the ground shines. medium: air, sea, water, space or air_fly. floating: actors ride on waves.
    accents: colours of graphics. actor_scale: factor of people and animals. shadows: whether actors cast them.
    table_y: height of a table's top, if there is one. fineness: of the picture, 1 = HD. fx: drawn over everything, such
    as rain.
    held: by actor, the pose it holds and its picture.
    """

    palette: Palette
    seed: int
    resolution: float
    view_width: float = STAGE_WIDTH
    tags: tuple[str, ...] = ()
    hue: float | None = None
    ground: float = 900.0
    horizon: float = 620.0
    anchor: tuple[float, float] = (CENTRE, STAGE_HEIGHT / 2)
    light_x: float = 0.45
    orb: tuple[float, float] = (CENTRE, 0.0)
    reflection: float = 0.0
    wet: bool = False
    medium: str = "air"
    floating: bool = False
    shadows: bool = True
    actor_scale: float = 1.0
    table_y: float | None = None
    fineness: float = 1.0
    accents: tuple[Rgb, ...] = ()
    layers: list[Layer] = field(default_factory=list[Layer])
    fx: list[Draw] = field(default_factory=list[Draw])
    held: dict[Hashable, tuple[object, QImage]] = field(default_factory=dict[Hashable, tuple[object, QImage]])

    @property
    def left(self) -> float:
        """x of the picture's left edge when the camera is at rest."""
        return CENTRE - self.view_width / 2

    @property
    def right(self) -> float:
        """x of the picture's right edge when the camera is at rest."""
        return CENTRE + self.view_width / 2

    @property
    def side(self) -> int:
        """1 = light from the right, -1 = from the left."""
        return 1 if self.light_x >= 0 else -1

    def across(self, x: float) -> float:
        """Where something composed at x of a 1920 units wide picture belongs in this view."""
        return CENTRE + (x - CENTRE) * self.view_width / STAGE_WIDTH

    def rng(self, salt: int = 0) -> random.Random:
        """A new source of chance that is the same for the same seed and salt."""
        return random.Random(self.seed + salt)

    # Building ---------------------------------------------------------------------------------------------------

    def margin(self, depth: float) -> int:
        """Stage units that plates at this depth reach beyond both sides of the picture, for the camera to move in."""
        return int(min(700.0, 90 + 330 / max(0.45, depth)))

    def span(self, depth: float) -> tuple[float, float]:
        """From and to which x things at this depth can come into the picture."""
        return self.left - self.margin(depth), self.right + self.margin(depth)

    def area(self, depth: float) -> QRectF:
        """All that can come into the picture at this depth, in stage units."""
        begin, end = self.span(depth)
        above = 60 + 120 / max(0.5, depth)
        return QRectF(begin, -above, end - begin, STAGE_HEIGHT + 2 * above)

    def canvas(
        self, depth: float, y0: float = 0.0, y1: float = STAGE_HEIGHT, resolution: float = 1.0
    ) -> tuple[QImage, QPainter, Layer]:
        """An empty plate from y0 to y1 and a painter in stage units for it: paint, `painter.end()`, `put(layer)`.

        y0 <= 0 and y1 >= 1080 reach as far as the camera does. resolution: factor of the stage's.
        """
        scale, area = resolution * self.resolution, self.area(depth)
        left, right = math.floor(area.left() * scale) / scale, area.right()
        top = math.floor((y0 if y0 > 0 else area.top()) * scale) / scale
        bottom = y1 if y1 < STAGE_HEIGHT else area.bottom()
        image = blank(math.ceil((right - left) * scale), math.ceil((bottom - top) * scale))
        brush = painter(image, scale)
        brush.translate(-left, -top)
        return image, brush, Layer(depth, image, left, top, scale)

    def put(self, layer: Layer, blur: float = 0.0) -> Layer:
        """Add a plate; blur: how far out of focus, in stage units."""
        if blur and layer.image is not None:
            layer.image = blurred(layer.image, blur * self.resolution)
        layer.trim()
        self.layers.append(layer)
        return layer

    def plate(
        self, depth: float, draw: Callable[[QPainter], None], *, resolution: float = 1.0, blur: float = 0.0
    ) -> Layer:
        """Add a plate that reaches as far as the camera does, and paint it once, in stage units."""
        _, brush, layer = self.canvas(depth, resolution=resolution)
        draw(brush)
        brush.end()
        return self.put(layer, blur)

    def dynamic(
        self, depth: float, draw: Draw, mode: QPainter.CompositionMode | None = None, bounds: QRectF | None = None
    ) -> Layer:
        """Add something drawn anew for every frame. bounds: all it can touch; frames that don't show it skip it."""
        layer = Layer(depth, draw=draw, mode=mode, bounds=bounds)
        self.layers.append(layer)
        return layer

    def bake(self) -> None:
        """Merge neighbouring still plates, once everything is built: frames are drawn faster, and look the same."""
        if self.palette.style in PLATED:
            for layer in self.layers:
                self._treat(layer)
        self.layers = merged(self.layers, self.area, self.resolution)
        for layer in self.layers:
            layer.treated = True

    def _treat(self, layer: Layer) -> None:
        """Give a plate the surface of its style; light that is laid over others has none."""
        style, scale = self.palette.style, layer.resolution
        if layer.image is None or layer.mode is not None or layer.treated:
            return
        if style == "papercut" and layer.image.format() != OPAQUE:
            margin = round(SHADOW * scale)
            layer.image = with_room(layer.image, margin)
            layer.x, layer.y = layer.x - margin / scale, layer.y - margin / scale
        layer.image = treated(layer.image, style, layer.depth, scale, self.light_x, self.fineness)

    # Showing ----------------------------------------------------------------------------------------------------

    def transform(self, camera: Camera, depth: float, scale: float) -> QTransform:
        """From stage units at this depth to pixels. scale: pixels per stage unit of the picture."""
        size = camera.magnification(depth) * scale
        return QTransform(
            size, 0, 0, size,
            self.view_width / 2 * scale - (CENTRE + camera.x / depth) * size,
            STAGE_HEIGHT / 2 * scale - (STAGE_HEIGHT / 2 + camera.y / depth) * size,
        )  # fmt: skip

    def render(
        self,
        painter: QPainter,
        camera: Camera,
        t: float,
        width: int,
        height: int,
        subjects: Sequence[tuple[float, Draw]] = (),
    ) -> None:
        """Draw the picture of `width` x `height` pixels at t seconds. subjects: (depth, draw), among the layers."""
        scale = height / STAGE_HEIGHT
        entries = [*self.layers, *(Layer(depth, draw=draw) for depth, draw in subjects)]
        entries.sort(key=lambda layer: -layer.rank)
        placed = [(layer, self._nudge(layer, t) * self.transform(camera, layer.depth, scale)) for layer in entries]
        views = _views(placed, t, QRect(0, 0, width, height))
        # Always: resampled opaque plates can miss full opacity by a hair, and what was there before would show through.
        painter.fillRect(QRect(0, 0, width, height), qcolor(self.palette.haze))
        for (layer, transform), view in zip(placed, views, strict=True):
            if not view.isEmpty() and _visible(layer, transform, t, view.boundingRect()):
                painter.save()
                painter.setClipRegion(view, Qt.ClipOperation.IntersectClip)
                _show(painter, layer, transform, t)
                painter.restore()
        for effect in self.fx:
            painter.save()
            painter.setTransform(self.transform(Camera(), 1.0, scale), True)
            effect(painter, t)
            painter.restore()

    def _nudge(self, layer: Layer, t: float) -> QTransform:
        """How a layer lies a little otherwise for every picture of an animator who moves paper by hand."""
        if self.palette.style != "papercut" or layer.depth > _FIXED:
            return QTransform()
        chance = random.Random(int(t * _BY_HAND + 1e-6) * 8191 + round(layer.depth * 1000))
        across, down, turn = (chance.uniform(-1, 1) for _ in range(3))
        if layer.image is not None:
            return QTransform.fromTranslate(across * _SHIFT, down * _SHIFT)
        return QTransform().translate(CENTRE, self.ground).rotate(turn * _TURN).translate(-CENTRE, -self.ground)


def _views(placed: Sequence[tuple[Layer, QTransform]], t: float, frame: QRect) -> list[QRegion]:
    """For every layer the pixels where it shows something that no nearer plate hides."""
    views: list[QRegion] = []
    open_view = QRegion(frame)
    for layer, transform in reversed(placed):
        view = open_view
        if layer.shown is not None:
            onto = _placed(layer, transform, t)
            if onto.m11() > _SHRUNK:
                view = open_view.intersected(onto.map(layer.shown))
                open_view = open_view.subtracted(onto.map(layer.solid)) if layer.solid is not None else open_view
        views.append(view)
    return views[::-1]


def _visible(layer: Layer, transform: QTransform, t: float, seen: QRect) -> bool:
    area = layer.bounds if layer.image is None else layer.area
    if area is None:
        return True
    if layer.drift:
        area = area.translated(layer.drift[0] * t, layer.drift[1] * t)
    if layer.sway:
        lean = abs(layer.sway[0]) * area.height()
        area = area.adjusted(-lean, 0, lean, 0)
    return transform.mapRect(area).intersects(QRectF(seen))


def _show(painter: QPainter, layer: Layer, transform: QTransform, t: float) -> None:
    if layer.mode is not None:
        painter.setCompositionMode(layer.mode)
    if layer.opacity != 1:
        painter.setOpacity(layer.opacity)
    if layer.image is not None:
        painter.save()
        painter.setTransform(_placed(layer, transform, t), True)
        if layer.image.format() == OPAQUE and layer.mode is None:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, layer.image)
        painter.restore()
    if layer.draw is not None:
        painter.setTransform(transform, True)
        layer.draw(painter, t)


def _placed(layer: Layer, transform: QTransform, t: float) -> QTransform:
    """From the plate's pixels to the picture's."""
    x, y = layer.x, layer.y
    if layer.drift:
        x, y = x + layer.drift[0] * t, y + layer.drift[1] * t
    lean = 0.0
    if layer.sway:
        strength, speed, phase = layer.sway
        lean = strength * math.sin(speed * t + phase)
        x -= lean * layer.area.height()
    step = 1 / layer.resolution
    result = QTransform(step, 0, lean * step, step, x, y) * transform
    if not lean and abs(result.m11() - 1) < _UNSCALED:
        return QTransform.fromTranslate(result.dx(), result.dy())
    return result
