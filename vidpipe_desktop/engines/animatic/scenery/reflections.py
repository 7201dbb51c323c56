"""What stands mirrored in a wet floor: the set as built so far, upside down, soft, broken by puddles."""

import numpy as np
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise
from vidpipe_desktop.engines.animatic.paint.pixels import FORMAT, black, blurred, painter, pixels
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT
from vidpipe_desktop.engines.animatic.stage.camera import Camera
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_COARSE = 0.4
_TILE = 512
_STRETCH, _SMOOTH = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation


def seen_so_far(stage: Stage, area: QRectF, scale: float) -> QImage:
    """The stage as built so far, within an area given in stage units; scale: pixels per stage unit."""
    width, height = max(1, round(area.width() * scale)), max(1, round(area.height() * scale))
    image = black(width, height)
    brush = painter(image)
    brush.translate((stage.left - area.x()) * scale, -area.y() * scale)
    for layer in sorted(stage.layers, key=lambda item: -item.rank):
        brush.save()
        brush.setTransform(stage.transform(Camera(), layer.depth, scale), True)
        brush.setCompositionMode(layer.mode or brush.compositionMode())
        if layer.image is not None:
            brush.drawImage(layer.area, layer.image)
        if layer.draw is not None:
            layer.draw(brush, 0.0)
        brush.restore()
    brush.end()
    return image


def reflect_in_floor(
    stage: Stage, y: float, *, depth: float = 1.0, strength: float = 0.6, puddles: float = 0.5, stretch: float = 1.0
) -> Layer:
    """Mirror what is above y in the floor below it. puddles: 0 = all of the floor shines, 1 = puddles only.
    stretch: how much longer the reflection is than what it shows."""
    scale, (begin, end) = stage.resolution * _COARSE, stage.span(depth)
    tall = (STAGE_HEIGHT + 60 - y) / stretch
    above = seen_so_far(stage, QRectF(begin, y - tall, end - begin, tall), scale)
    mirrored = above.flipped(Qt.Orientation.Vertical).scaled(
        above.width(), max(1, round((STAGE_HEIGHT + 60 - y) * scale)), _STRETCH, _SMOOTH
    )
    image = _streaked(mirrored, scale).convertToFormat(FORMAT)
    data = pixels(image)
    fading = np.linspace(1.0, 0.45, data.shape[0], dtype=np.float32)[:, None]
    alpha = fading * np.float32(strength) * _puddles(stage, data.shape[:2], scale, puddles)
    data[...] = (data.astype(np.float32) * alpha[..., None]).astype(np.uint8)
    return stage.put(Layer(depth, image, begin, y, scale))


def _streaked(image: QImage, scale: float) -> QImage:
    """Soft, and drawn out down the picture as wet asphalt does."""
    width, height = image.width(), image.height()
    soft = blurred(image, 6 * scale)
    thin = soft.scaled(width, max(2, height // 7), _STRETCH, _SMOOTH).scaled(width, height, _STRETCH, _SMOOTH)
    brush = painter(thin)
    brush.setOpacity(0.45)
    brush.drawImage(QRect(0, 0, width, height), soft)
    brush.end()
    return thin


def _puddles(stage: Stage, shape: tuple[int, ...], scale: float, amount: float) -> np.ndarray:
    """How much each pixel shines, 0…1, by noise in perspective."""
    t = (np.arange(shape[0], dtype=np.float32) / np.float32(max(1, shape[0])))[:, None]
    x = (np.arange(shape[1], dtype=np.float32) - shape[1] / 2)[None, :] / np.float32(scale)
    noise = fractal_noise(_TILE, _TILE, stage.seed + 77, 1.7, 1, 1, 3)
    u = (x * 0.2 / (0.35 + t)).astype(np.int32) % _TILE
    v = (70 / (t + 0.25)).astype(np.int32) % _TILE + np.zeros_like(u)
    return 1 - np.float32(amount) * (1 - smoothstep_array(0.46, 0.60, noise[v, u]))
