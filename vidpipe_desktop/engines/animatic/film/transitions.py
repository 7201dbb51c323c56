"""From one picture to the next: each begins exactly on the one and ends exactly on the other."""

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.curves import ease, ease_in_out, smoothstep, smoothstep_array
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise
from vidpipe_desktop.engines.animatic.paint.pixels import FORMAT, black, fineness, painter, pixels

Blend = Callable[[QPainter, QImage, QImage, float], None]
"""Paints the picture between a and b; 0 < at < 1."""

_Mode = QPainter.CompositionMode
_SECONDS: Final = {"whip": 0.55, "fade": 1.0, "dissolve": 1.0, "light": 0.9, "ink": 1.1, "match": 0.85}
_USUAL = 0.8
_MOST = 0.4
"""A transition takes at most this part of a scene."""
_MASK = (320, 180)


def transition_seconds(kind: str, duration: float) -> float:
    """How long it takes to arrive in a scene of this duration."""
    return min(_SECONDS.get(kind, _USUAL), duration * _MOST)


def blended(a: QImage, b: QImage, at: float, kind: str) -> QImage:
    """From picture a (at <= 0, exactly) to picture b (at >= 1, exactly). Unknown kinds dissolve."""
    if at <= 0:
        return a.copy()
    if at >= 1:
        return b.copy()
    image = black(b.width(), b.height())
    brush = painter(image)
    _BLENDS.get(kind, _dissolve)(brush, a, b, at)
    brush.end()
    return image


def _dissolve(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """The old picture drifts closer and goes soft while the new one comes up: no two sharp pictures at once."""
    _zoomed(brush, _soft(a, 1 + 5 * ease(at)), 1 + 0.05 * ease_in_out(at))
    brush.setOpacity(ease_in_out(at))
    _zoomed(brush, b, 1.0)


def _melt(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """Both stay sharp where they are: for two moments of one view."""
    brush.drawImage(0, 0, a)
    brush.setOpacity(ease(at))
    brush.drawImage(0, 0, b)


def _push(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """Through the old picture: it rushes past, and the new one opens behind it from the middle outwards."""
    rush = ease_in_out(at)
    _zoomed(brush, b, 1.12 - 0.12 * rush)
    veil = _soft(a, 1 + 9 * rush).convertToFormat(FORMAT)
    hole = QRadialGradient(QPointF(veil.width() / 2, veil.height() / 2), math.hypot(veil.width(), veil.height()) / 2)
    edge = smoothstep(0.1, 0.85, at) * 1.25
    hole.setColorAt(max(0.0, min(0.999, edge - 0.25)), qcolor("#000000", 0.0 if at > 0.08 else 1 - at / 0.08))
    hole.setColorAt(min(1.0, max(0.001, edge)), qcolor("#000000"))
    cut = QPainter(veil)
    cut.setCompositionMode(_Mode.CompositionMode_DestinationIn)
    cut.fillRect(veil.rect(), QBrush(hole))
    cut.end()
    _zoomed(brush, veil, 1 + 1.1 * rush)


def _whip(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """Both pictures side by side, torn past the camera: fastest, and most smeared, half-way."""
    width, height = b.width(), b.height()
    speed = math.sin(math.pi * at)
    squeeze = 1 + 46 * fineness(width, height) * speed * speed
    left, right = _narrowed(a, squeeze), _narrowed(b, squeeze)
    strip = black(left.width() + right.width(), height)
    fill = painter(strip)
    fill.drawImage(0, 0, left)
    fill.drawImage(left.width(), 0, right)
    fill.end()
    brush.drawImage(QRectF(-width * ease_in_out(at), 0, 2 * width, height), strip)


def _narrowed(image: QImage, squeeze: float) -> QImage:
    narrow = max(4, round(image.width() / squeeze))
    return image.scaled(
        narrow, image.height(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _ink(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """Ink runs over the old picture in blots with a dark rim; the new one shows where it has dried."""
    area = QRectF(0, 0, b.width(), b.height())
    _zoomed(brush, a, 1 + 0.04 * at)
    front = at * 1.5 - 0.25
    brush.drawImage(area, _blots(front + 0.16, "#0a0c16"))
    dried = b.convertToFormat(FORMAT)
    cut = painter(dried)
    cut.setCompositionMode(_Mode.CompositionMode_DestinationIn)
    cut.drawImage(area, _blots(front, "#000000"))
    cut.end()
    brush.drawImage(0, 0, dried)


@lru_cache(maxsize=1)
def _spread() -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """When the ink reaches each part of the picture, 0…1: from the middle outwards, in runs."""
    width, height = _MASK
    rough = fractal_noise(512, 256, 11, beta=1.7, low=3.0)[:height, :width]
    down, across = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    when = 0.62 * (rough - rough.min()) / np.ptp(rough) + 0.38 * np.sqrt(across**2 + down**2) / math.sqrt(2)
    return ((when - when.min()) / np.ptp(when)).astype(np.float32)


def _blots(front: float, ink: str) -> QImage:
    """Where the ink has come to, opaque."""
    image = QImage(*_MASK, FORMAT)
    alpha = 255 * smoothstep_array(0.06, 0.0, _spread() - np.float32(front))
    colour, data = qcolor(ink), pixels(image)
    for channel, value in enumerate((colour.blueF(), colour.greenF(), colour.redF(), 1.0)):
        data[..., channel] = alpha * value
    return image


def _light(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """Light leaks in from the side, covers the cut, and runs out on the other side."""
    width, height = b.width(), b.height()
    brush.drawImage(0, 0, a if at < 0.5 else b)
    strength = math.sin(math.pi * at) ** 1.4
    leak = QRadialGradient(QPointF(width * (-0.1 + 1.2 * at), height * 0.42), math.hypot(width, height) * 0.75)
    for place, ink, alpha in (
        (0.0, "#fffaf0", 1.0),
        (0.4, "#ffe2ae", 1.0),
        (0.72, "#ff9a52", 0.75),
        (1.0, "#d8463a", 0.45),
    ):
        cover = min(1.0, strength * alpha + max(0.0, 1 - abs(at - 0.5) * 9))
        leak.setColorAt(place, qcolor(ink, cover))
    brush.setCompositionMode(_Mode.CompositionMode_Screen)
    brush.fillRect(QRectF(0, 0, width, height), QBrush(leak))


def _match(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """An iris: the new picture opens in a circle with a soft bright rim."""
    width, height = b.width(), b.height()
    brush.drawImage(0, 0, a)
    brush.fillRect(QRectF(0, 0, width, height), qcolor("#05060c", 0.35 * smoothstep(0, 0.4, at)))
    radius = math.hypot(width, height) / 2 * ease_in_out(at) * 1.02
    circle = QPainterPath()
    circle.addEllipse(QPointF(width / 2, height / 2), radius, radius)
    brush.save()
    brush.setClipPath(circle)
    _zoomed(brush, b, 1.08 - 0.08 * ease(at))
    brush.restore()
    brush.setPen(qcolor("#ffffff", 0.6 * (1 - at)))
    brush.setBrush(Qt.BrushStyle.NoBrush)
    brush.drawPath(circle)


def _fade(brush: QPainter, a: QImage, b: QImage, at: float) -> None:
    """Down to black, and up again."""
    brush.drawImage(0, 0, a if at < 0.5 else b)
    brush.fillRect(brush.window(), qcolor("#000000", 1 - abs(2 * ease(at) - 1)))


def _zoomed(brush: QPainter, image: QImage, zoom: float) -> None:
    width, height = brush.window().width(), brush.window().height()
    wide, high = width * zoom, height * zoom
    brush.drawImage(QRectF((width - wide) / 2, (height - high) / 2, wide, high), image)


def _soft(image: QImage, factor: float) -> QImage:
    """The picture with so many times fewer pixels (in HD), which softens it when it is shown at full size."""
    factor = 1 + (factor - 1) * fineness(image.width(), image.height())
    return image.scaled(
        max(4, round(image.width() / factor)),
        max(4, round(image.height() / factor)),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


_BLENDS: Final[Mapping[str, Blend]] = {
    "dissolve": _dissolve,
    "melt": _melt,
    "push": _push,
    "whip": _whip,
    "ink": _ink,
    "light": _light,
    "match": _match,
    "fade": _fade,
}
TRANSITIONS = tuple(_BLENDS)
