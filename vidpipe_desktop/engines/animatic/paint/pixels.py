"""Images as arrays and back, soft focus, and the painter that all drawing uses."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

FORMAT = QImage.Format.Format_ARGB32_Premultiplied
OPAQUE = QImage.Format.Format_RGB32
_HD = 720
"""Short side of a picture in HD, in pixels."""


def blank(width: float, height: float) -> QImage:
    """A transparent image of so many pixels, at least one."""
    image = QImage(max(1, round(width)), max(1, round(height)), FORMAT)
    image.fill(0)
    return image


def black(width: float, height: float) -> QImage:
    """An opaque image of so many pixels. What is drawn over all of it may still let it through by a hair: resampled
    edges do, and of memory left as it was found no two pictures would be alike."""
    image = QImage(max(1, round(width)), max(1, round(height)), OPAQUE)
    image.fill(Qt.GlobalColor.black)
    return image


def painter(image: QImage, scale: float = 1.0) -> QPainter:
    """A painter without outlines that smooths edges and scaled images. scale: pixels per unit drawn."""
    brush = QPainter(image)
    brush.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    if scale != 1.0:
        brush.scale(scale, scale)
    brush.setPen(Qt.PenStyle.NoPen)
    return brush


def fineness(width: int, height: int) -> float:
    """By how many pixels such a picture shows what one in HD shows by one, across: what is told in pixels is told for HD."""
    return min(width, height) / _HD


def visible_area(brush: QPainter) -> QRectF:
    """What of the painter's own coordinates is on its image."""
    device = brush.device()
    back, _ = brush.transform().inverted()
    return back.mapRect(QRectF(0, 0, device.width(), device.height()))


def pixels(image: QImage) -> NDArray[np.uint8]:
    """Height x width x 4 bytes (blue, green, red, alpha), sharing the memory of the image, which must outlive it."""
    data = np.frombuffer(image.bits(), np.uint8)
    return data.reshape(image.height(), image.bytesPerLine() // 4, 4)[:, : image.width()]


def drawn_area(image: QImage, margin: int = 0) -> QRect:
    """The pixels that are not transparent, as an upright rectangle with `margin` pixels around it; empty if there are none."""
    seen = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    rows, columns = np.flatnonzero(seen.any(axis=1)).tolist(), np.flatnonzero(seen.any(axis=0)).tolist()
    if not rows:
        return QRect()
    area = QRect(columns[0], rows[0], columns[-1] - columns[0] + 1, rows[-1] - rows[0] + 1)
    return area.adjusted(-margin, -margin, margin, margin).intersected(image.rect())


def same(a: QImage, b: QImage) -> bool:
    """Whether two opaque pictures of one size show the same, pixel by pixel."""
    return bool(np.array_equal(pixels(a)[..., :3], pixels(b)[..., :3]))


def ramp(a: NDArray[np.floating], b: NDArray[np.floating], share: NDArray[np.floating]) -> NDArray[np.float32]:
    """Height x width x 3: colours from a, where the share is 0, to b, where it is 1.

    Each channel lies on its own in memory, and stays so in what is computed in place: numpy goes through three large
    planes many times as fast as through a million triples.
    """
    colours = np.moveaxis(np.empty((3, *share.shape), np.float32), 0, -1)
    np.multiply((b - a).astype(np.float32), share[..., None], out=colours, casting="same_kind")
    colours += a.astype(np.float32)
    return colours


def image_from_array(rgb: NDArray[np.floating], alpha: NDArray[np.floating] | None = None) -> QImage:
    """An image from height x width x 3 numbers, 0…1, and perhaps their height x width opacity."""
    height, width = rgb.shape[:2]
    image = QImage(width, height, OPAQUE if alpha is None else FORMAT)
    out = pixels(image)
    for channel in range(3):
        out[..., 2 - channel] = _bytes(rgb[..., channel] if alpha is None else rgb[..., channel] * alpha)
    out[..., 3] = 255 if alpha is None else _bytes(alpha)
    return image


def _bytes(parts: NDArray[np.floating]) -> NDArray[np.floating]:
    """Of 0…1, the numbers that are cut off to 0…255."""
    return np.clip(parts, 0, 1) * np.float32(255) + np.float32(0.5)


def blurred(image: QImage, radius: float) -> QImage:
    """Out of focus by about so many pixels; the same size. Less than one pixel changes nothing."""
    if radius < 1:
        return image
    width, height, shrink = image.width(), image.height(), max(1.0, radius / 1.6)
    small_width, small_height = max(2, int(width / shrink)), max(2, int(height / shrink))
    small = image
    while small.width() > small_width * 2:
        small = _scaled(small, max(small_width, small.width() // 2), max(small_height, small.height() // 2))
    small = _softened(_scaled(small, small_width, small_height))
    while small.width() * 2 < width:
        small = _scaled(small, small.width() * 2, small.height() * 2)
    return _scaled(small, width, height)


def _scaled(image: QImage, width: int, height: int) -> QImage:
    return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _softened(image: QImage) -> QImage:
    """Two small box blurs: they take away the blocks that scaling up would show."""
    soft = pixels(image).astype(np.float32)
    for _ in range(2):
        for axis in (0, 1):
            if soft.shape[axis] > 4:
                before, after = np.roll(soft, 1, axis), np.roll(soft, -1, axis)
                first, last = (0, ...) if axis == 0 else (slice(None), 0), (-1, ...) if axis == 0 else (slice(None), -1)
                before[first], after[last] = soft[first], soft[last]  # what is beyond an edge is as the edge
                soft = (before + 2 * soft + after) / 4
    result = image.copy()
    pixels(result)[...] = soft.astype(np.uint8)
    return result
