"""What a style makes of a plate or a figure before it takes its place: of its outline, its shades and its surface."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QTransform

from vidpipe_desktop.engines.animatic.paint.colour import Ink, qcolor
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise
from vidpipe_desktop.engines.animatic.paint.pixels import FORMAT, blank, blurred, pixels

_Mode = QPainter.CompositionMode

PLATED: Final = frozenset(("comic", "papercut", "3d"))
"""Styles that change plates, too."""
SHADOW = 22.0
"""How far the shadow of a sheet of paper reaches, in stage units."""
_SOLID = 150
"""Opacity (of 255) from which on something is cut of paper, or has a volume; less is air, light or mist."""
_SOFT = 0.15
"""What has a larger share of half-transparent pixels has no outline."""
_BANDS, _SKY_BANDS = 9, 8
"""Flat shades that colours which run into each other are told in."""
_SKY = 20.0
"""Plates from this depth on are the sky; its clouds are told in smooth shapes."""
_SQUARE, _SOFTENED = 8, 4
"""How smooth: side of the squares, in pixels of HD, and how often they are softened."""
_FIBRES = 256
_AROUND: Final = ((-1, -1), (1, 1), (-1, 1), (1, -1))


def treated(
    image: QImage, style: str, depth: float, resolution: float, light_x: float, fineness: float = 1.0
) -> QImage:
    """A plate as the style has it; the same size. resolution: its pixels per stage unit. fineness: the picture's."""
    if style in ("comic", "papercut") and depth > _SKY:
        image = _sheets_of_sky(image, resolution, fineness, shadows=style == "papercut")
        return _fibrous(image, fineness, 0.5) if style == "papercut" else image
    if style == "comic":
        return _banded(image)
    if style == "papercut":
        return _cut(_banded(image), resolution, light_x, fineness)
    return _rounded(image, resolution, light_x, 9.0, 0.55)


def with_room(image: QImage, margin: int) -> QImage:
    """The image with `margin` empty pixels around it, for what reaches beyond its outline."""
    result = blank(image.width() + 2 * margin, image.height() + 2 * margin)
    brush = QPainter(result)
    brush.drawImage(margin, margin, image)
    brush.end()
    return result


def outlined(image: QImage, width: float, ink: Ink) -> QImage:
    """A figure, in place, with a line of so many pixels along the inside of its outline."""
    line, mask = silhouette(image, ink), image.copy()
    inner, step = mask.copy(), max(1, round(width))
    brush = QPainter(inner)
    brush.setCompositionMode(_Mode.CompositionMode_DestinationIn)
    for x, y in _AROUND:
        brush.drawImage(x * step, y * step, mask)
    brush.end()
    brush = QPainter(line)
    brush.setCompositionMode(_Mode.CompositionMode_DestinationOut)
    brush.drawImage(0, 0, inner)
    brush.end()
    _over(image, line, _Mode.CompositionMode_SourceAtop)
    return image


def papered(image: QImage, resolution: float, light_x: float, fineness: float = 1.0) -> QImage:
    """A figure, in place, cut of paper: fibres, and a bright edge where the light falls on the cut."""
    mask = image.copy()
    _fibrous(image, fineness)
    _over(image, _edge(mask, max(1.0, 2.2 * resolution), light_x, "#ffffff"), _Mode.CompositionMode_SourceAtop, 0.55)
    return image


def rounded(image: QImage, resolution: float, light_x: float) -> QImage:
    """A figure, in place, as a soft volume."""
    return _rounded(image, resolution, light_x, 15.0, 0.9)


def silhouette(image: QImage, ink: Ink) -> QImage:
    """All of the image in one colour."""
    result = image.copy()
    brush = QPainter(result)
    brush.setCompositionMode(_Mode.CompositionMode_SourceIn)
    brush.fillRect(result.rect(), qcolor(ink))
    brush.end()
    return result


def _over(image: QImage, cover: QImage, mode: QPainter.CompositionMode, opacity: float = 1.0) -> None:
    brush = QPainter(image)
    brush.setCompositionMode(mode)
    brush.setOpacity(opacity)
    brush.drawImage(0, 0, cover)
    brush.end()


def _banded(image: QImage) -> QImage:
    """Colours that run into each other as a few flat ones; the hue stays, as brightness alone is told in steps."""
    result = image.copy()
    data = pixels(result)
    factor = _factors()[_grey(data)]
    factor[data[..., 3] < 255] = 256
    shades = data[..., :3] * factor[..., None]
    shades >>= 8
    data[..., :3] = np.minimum(shades, 255, out=shades)
    return result


def _grey(data: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How bright the pixels are; without floating point, which would take four times as long."""
    blue, green, red = (data[..., channel].astype(np.uint16) for channel in range(3))
    return ((blue * 29 + green * 150 + red * 76) >> 8).astype(np.uint8)


@lru_cache(maxsize=1)
def _factors() -> NDArray[np.uint16]:
    """By which each brightness is multiplied, in 256ths, to be the middle of its band."""
    level = np.arange(256)
    middle = (np.floor(level / 256 * _BANDS) + 0.5) / _BANDS * 255
    return np.clip(256 * middle / np.maximum(level, 1), 0, 257).astype(np.uint16)


def _sheets_of_sky(image: QImage, resolution: float, fineness: float, *, shadows: bool) -> QImage:
    """The sky in flat sheets with smooth outlines; with shadows, each darker one lies behind the next brighter one."""
    level = _smooth_grey(image, max(1, round(_SQUARE * fineness)))
    band = np.floor(level / 256 * _SKY_BANDS)
    result = blurred(image, 10 * resolution).copy()
    data = pixels(result)
    factor = (band + 0.5) / _SKY_BANDS * 255 / np.maximum(level, 1)
    data[..., :3] = np.minimum(data[..., :3] * factor[..., None], 255)
    if shadows:
        step, shadow = max(1, round(6 * resolution)), blank(image.width(), image.height())
        pixels(shadow)[step:, step:, 3] = (band[:-step, :-step] > band[step:, step:]) * np.uint8(90)
        _over(result, blurred(shadow, 4 * resolution), _Mode.CompositionMode_SourceAtop)
    return result


def _smooth_grey(image: QImage, side: int) -> NDArray[np.float32]:
    """Brightness, 0…255, without clouds' fringes: the means of small squares, softened, and lines between them."""
    data = _grey(pixels(image))
    high, wide = (max(side, length // side * side) for length in data.shape)
    data = np.pad(data, ((0, max(0, high - data.shape[0])), (0, max(0, wide - data.shape[1]))), mode="edge")
    small = data[:high, :wide].reshape(high // side, side, wide // side, side).mean(axis=(1, 3), dtype=np.float32)
    for _ in range(_SOFTENED):
        padded = np.pad(small, 1, mode="edge")
        small = (padded[:-2, 1:-1] + padded[2:, 1:-1] + padded[1:-1, :-2] + padded[1:-1, 2:] + 4 * small) / 8
    for axis, length in enumerate((image.height(), image.width())):
        place = np.clip((np.arange(length, dtype=np.float32) + 0.5) / side - 0.5, 0, small.shape[axis] - 1)
        first = place.astype(np.intp)
        part = (place - first)[:, None] if axis == 0 else place - first
        then = np.minimum(first + 1, small.shape[axis] - 1)
        small = small.take(first, axis) * (1 - part) + small.take(then, axis) * part
    return small.astype(np.float32)


def _cut(image: QImage, resolution: float, light_x: float, fineness: float) -> QImage:
    """A sheet of coloured paper with a bright cut edge, its shadow falling on the sheets behind."""
    solid = _solid(image)
    _fibrous(image, fineness)
    if solid is None:
        return image
    edge = _edge(solid, max(1.0, 2.0 * resolution), light_x, "#ffffff")
    _over(image, edge, _Mode.CompositionMode_SourceAtop, 0.5)
    shadow = blurred(silhouette(solid, "#130d1c"), 9 * resolution)
    result = blank(image.width(), image.height())
    brush = QPainter(result)
    brush.setOpacity(0.5)
    brush.drawImage(round(-np.sign(light_x) * 9 * resolution), round(9 * resolution), shadow)
    brush.setOpacity(1.0)
    brush.drawImage(0, 0, image)
    brush.end()
    return result


def _solid(image: QImage) -> QImage | None:
    """Where the image is solid, in white; None if it is everywhere or nowhere."""
    if image.format() != FORMAT:
        return None
    alpha = pixels(image)[..., 3]
    there = alpha > _SOLID
    soft = np.count_nonzero((alpha > 30) & (alpha < 225))
    if there.all() or soft > _SOFT * np.count_nonzero(there):
        return None
    result = blank(image.width(), image.height())
    pixels(result)[there] = 255
    return result


def _edge(mask: QImage, width: float, light_x: float, ink: Ink) -> QImage:
    """The rim of a silhouette that looks to the light."""
    rim, step = silhouette(mask, ink), max(1, round(width))
    brush = QPainter(rim)
    brush.setCompositionMode(_Mode.CompositionMode_DestinationOut)
    brush.drawImage(-step if light_x > 0 else step, step, mask)
    brush.end()
    return rim


def _fibrous(image: QImage, fineness: float, strength: float = 1.0) -> QImage:
    """The same image, on rough paper, whose fibres are as thick in all resolutions."""
    brush, paper = QPainter(image), QBrush(_fibres())
    paper.setTransform(QTransform.fromScale(fineness, fineness))
    brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush.setOpacity(strength)
    brush.setCompositionMode(_Mode.CompositionMode_SourceAtop)
    brush.fillRect(image.rect(), paper)
    brush.end()
    return image


@lru_cache(maxsize=1)
def _fibres() -> QImage:
    """A tile of the light and dark of rough paper."""
    fine = fractal_noise(_FIBRES, _FIBRES, 31, beta=0.4, low=20)
    soft = fractal_noise(_FIBRES, _FIBRES, 32, beta=1.0, low=12)
    relief = (fine - 0.5) * 0.9 + (soft - 0.5) * 0.5
    tile = blank(_FIBRES, _FIBRES)
    data = pixels(tile)
    alpha = np.clip(np.abs(relief) * 52, 0, 34).astype(np.uint8)
    data[..., 3] = alpha
    data[..., :3] = np.where(relief > 0, alpha, 0)[..., None]
    return tile


def _opacity(image: QImage) -> NDArray[np.float32]:
    return pixels(image)[..., 3].astype(np.float32) / np.float32(255)


def _rounded(image: QImage, resolution: float, light_x: float, depth: float, strength: float) -> QImage:
    """Light and shade of a volume that swells `depth` stage units behind its outline; the same image.

    What is solid is taken as a height, softened at two radii; its slope towards the light is its brightness.
    """
    solid = _solid(image)
    if solid is None:
        return image
    shrink = max(1, round(depth * resolution / 4))
    wide, high = max(4, image.width() // shrink), max(4, image.height() // shrink)
    flat = Qt.AspectRatioMode.IgnoreAspectRatio
    small = solid.scaled(wide, high, flat, Qt.TransformationMode.SmoothTransformation)
    height = (_opacity(blurred(small, 3.0)) + _opacity(blurred(small, 7.0))) / 2
    down, across = np.gradient(height)
    towards = (-across * (1 if light_x > 0 else -1) * 0.75 + down * 0.9) * 5.5 * strength
    relief = blank(wide, high)
    data, alpha = pixels(relief), np.clip(np.abs(towards), 0, 0.62) * 255
    data[..., 3] = alpha
    data[..., :3] = np.where(towards > 0, alpha, 0)[..., None]
    large = relief.scaled(image.width(), image.height(), flat, Qt.TransformationMode.SmoothTransformation)
    _over(image, large, _Mode.CompositionMode_SourceAtop)
    return image
