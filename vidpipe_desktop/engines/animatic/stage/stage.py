"""Plates at different depths, drawn back to front: near ones move more than far ones when the camera moves."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH
from vidpipe_desktop.engines.animatic.stage.camera import Camera

MARGIN = 220.0
"""Stage units that plates reach beyond the picture, for the camera to move in."""

Draw = Callable[[QPainter, float], None]
"""Draws in stage units at a time in seconds."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A plate, or something drawn anew for every frame. depth 1 = plane of focus; larger = farther."""

    depth: float
    image: QImage | None = None
    draw: Draw | None = None


@dataclass(slots=True)
class Stage:
    """What is seen: layers, the ground's height and the light. resolution: pixels per stage unit.

    view_width: how many stage units a picture shows around x = 960.
    """

    palette: Palette
    seed: int
    resolution: float
    view_width: float = STAGE_WIDTH
    tags: tuple[str, ...] = ()
    ground: float = 900.0
    light_x: float = 0.45
    layers: list[Layer] = field(default_factory=list[Layer])

    def rng(self, salt: int) -> random.Random:
        """Chance that is the same for the same seed."""
        return random.Random(self.seed * 1_000_003 + salt)

    @property
    def bounds(self) -> QRectF:
        """What plates cover, in stage units."""
        width = self.view_width + 2 * MARGIN
        return QRectF(STAGE_WIDTH / 2 - width / 2, -MARGIN, width, STAGE_HEIGHT + 2 * MARGIN)

    def plate(self, depth: float, draw: Callable[[QPainter], None]) -> None:
        """Add a plate and paint it once, in stage units."""
        bounds, scale = self.bounds, self.resolution
        image = blank(bounds.width() * scale, bounds.height() * scale)
        brush = painter(image)
        brush.scale(scale, scale)
        brush.translate(-bounds.x(), -bounds.y())
        draw(brush)
        brush.end()
        self.layers.append(Layer(depth, image))

    def picture(self, depth: float, image: QImage) -> None:
        """Add a ready image that covers all bounds."""
        self.layers.append(Layer(depth, image))

    def moving(self, depth: float, draw: Draw) -> None:
        """Add something that is drawn anew for every frame."""
        self.layers.append(Layer(depth, draw=draw))

    def render(self, brush: QPainter, camera: Camera, t: float, scale: float) -> None:
        """Draw everything, far to near. scale: pixels per stage unit of the picture."""
        for layer in sorted(self.layers, key=lambda item: -item.depth):
            zoom = 1 + (camera.zoom - 1) / layer.depth**0.5
            brush.save()
            brush.scale(scale, scale)
            brush.translate(self.view_width / 2, STAGE_HEIGHT / 2)
            brush.scale(zoom, zoom)
            brush.translate(-STAGE_WIDTH / 2 - camera.x / layer.depth, -STAGE_HEIGHT / 2 - camera.y / layer.depth)
            if layer.image is not None:
                brush.drawImage(self.bounds, layer.image)
            if layer.draw is not None:
                layer.draw(brush, t)
            brush.restore()
