"""The last touch of a style: what lies over the whole picture. Colours themselves are graded by `paint.grades`."""

import math
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, mix, qcolor, rgb
from vidpipe_desktop.engines.animatic.paint.curves import smoothstep_array
from vidpipe_desktop.engines.animatic.paint.inking import blueprinted, inked, shades
from vidpipe_desktop.engines.animatic.paint.noise import fractal_noise, sampled
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import blank, fineness, image_from_array, painter, pixels

Size = tuple[int, int]
_Mode = QPainter.CompositionMode

_PIXEL_ROWS = 180
_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.int16) * 2 - 15
_STEP = 32
"""Distance of two shades in pixel art."""
_NOISE = 512
_GRAIN: Final = {"vintage": 20.0, "noir": 16.0, "documentary": 8.0}
"""How strong the film grain is, in shades."""
_GRAINS = 4
_SPECK = 2
"""Side of a grain, in pixels of HD."""
_SHIFTED = 96
"""How many pixels a picture of grain is larger than the frame, to be shifted about."""
_GREYS: Final = [
    0xFF000000 | 0x010101 * round(255 * min(1.0, max(0.0, 1.35 * (level / 255) ** 1.15 - 0.07))) for level in range(256)
]
"""Noir's tone curve, as Qt's colours."""
_BROWNS: Final = shades("#24140c", "#a8713a", "#fdecc4")
_FADED = 0.58
"""How much of old film's colours has gone."""
_WEAVE = 0.0016
"""How far old film wanders in its gate, in parts of the picture's height."""


def drawn_size(style: str, size: Size) -> Size:
    """The size a picture is drawn in before it is finished: small for pixel art."""
    if style != "pixel":
        return size
    short = min(size)
    return (max(4, size[0] * _PIXEL_ROWS // short), max(4, size[1] * _PIXEL_ROWS // short))


class Finish:
    """What a style lays over every picture of one size; painted once."""

    def __init__(self, style: str, size: Size, palette: Palette) -> None:
        self._style = style
        self._size = size
        cover = _COVERS.get(style, _vignette)
        self._cover = cover(size, palette)
        self._grain = _grain(size, _GRAIN[style]) if style in _GRAIN else ()

    def still(self, image: QImage) -> QImage:
        """The finished picture; the drawn one is changed."""
        if self._style == "pixel":
            return _pixelated(image, self._size)
        if self._style in _DRAWN:
            image = _DRAWN[self._style](image)
        brush = QPainter(image)
        brush.drawImage(0, 0, self._cover)
        brush.end()
        return image

    def moving(self, image: QImage, number: int, strength: float) -> QImage:
        """What only moving pictures have: grain and gate weave. strength: 0 = none, as in keyframes."""
        if not self._grain or strength <= 0:
            return image
        if self._style == "vintage":
            image = self._woven(image, number, strength)
        brush = QPainter(image)
        brush.setOpacity(strength)
        brush.drawImage(-(number * 37 % 90), -(number * 53 % 90), self._grain[number % _GRAINS])
        if self._style == "vintage":
            _dust(brush, self._size, number)
        brush.end()
        return image

    def _woven(self, image: QImage, number: int, strength: float) -> QImage:
        reach = self._size[1] * _WEAVE * strength
        dx, dy = reach * math.sin(number * 1.7), reach * (math.sin(number * 0.9) + 0.6 * math.sin(number * 2.6))
        result = image.copy()
        brush = painter(result)
        brush.drawImage(QPointF(dx, dy), image)
        brush.end()
        return result


def _hard_grey(image: QImage) -> QImage:
    """Black and white with deep shadows."""
    return _toned(image, _GREYS)


def _aged(image: QImage) -> QImage:
    """Dyes that have faded, most of all where the light was: half of every colour is brown by now."""
    brush = QPainter(image)
    brush.setOpacity(_FADED)
    brush.drawImage(0, 0, _toned(image, _BROWNS))
    brush.end()
    return image


def _toned(image: QImage, tones: list[int]) -> QImage:
    """Grey levels as an index into 256 colours."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    grey.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    grey.setColorTable(tones)
    return grey.convertToFormat(QImage.Format.Format_RGB32)


def _pixelated(image: QImage, size: Size) -> QImage:
    """Few shades, dithered, in large square pixels."""
    data = pixels(image)
    height, width = data.shape[:2]
    rows, columns = -(-height // 4), -(-width // 4)
    pattern = np.tile(_BAYER, (rows, columns))[:height, :width, None]
    shades = (data[..., :3].astype(np.int16) + pattern * _STEP // 64 + _STEP // 2) // _STEP * _STEP
    data[..., :3] = np.clip(shades, 0, 255)
    fast = Qt.TransformationMode.FastTransformation
    return image.scaled(*size, Qt.AspectRatioMode.IgnoreAspectRatio, fast)


def _dust(brush: QPainter, size: Size, number: int) -> None:
    """Specks and now and then a scratch, other ones every few frames."""
    chance = np.random.default_rng(number // 3)
    width, height = size
    brush.setPen(Qt.PenStyle.NoPen)
    for _ in range(int(chance.integers(0, 4))):
        brush.setBrush(qcolor("#2a1c10" if chance.random() < 0.6 else "#fff6e0", 0.5))
        speck = height * chance.uniform(0.001, 0.0035)
        brush.drawEllipse(QPointF(chance.uniform(0, width), chance.uniform(0, height)), speck, speck * 1.6)
    if chance.random() < 0.12:
        brush.fillRect(QRectF(chance.uniform(0, width), 0, max(1.0, height * 0.0012), height), qcolor("#fff6e0", 0.25))


def _grain(size: Size, amount: float) -> tuple[QImage, ...]:
    """A few pictures of grain, larger than the frame so that they can be shifted about."""
    chance, speck = np.random.default_rng(5), _SPECK * fineness(*size)
    width, height = (side + _SHIFTED for side in size)
    images: list[QImage] = []
    for _ in range(_GRAINS):
        noise = chance.normal(0, 1, (round(height / speck), round(width / speck)))
        alpha = np.clip(np.abs(noise) * amount, 0, 80).astype(np.uint8)
        small = blank(noise.shape[1], noise.shape[0])
        data = pixels(small)
        data[..., 3] = alpha
        data[..., :3] = np.where(noise > 0, alpha, 0)[..., None]
        images.append(small.scaled(width, height))
    return tuple(images)


def _vignette(size: Size, palette: Palette, strength: float = 0.5, ink: Ink | None = None) -> QImage:
    image = blank(*size)
    brush = painter(image)
    width, height = size
    fading = QRadialGradient(QPointF(width / 2, height / 2), math.hypot(width, height) / 2)
    dark = palette.shade * 0.3 if ink is None else ink
    for stop, alpha in ((0.0, 0.0), (0.58, 0.0), (0.82, 0.4), (1.0, 1.0)):
        fading.setColorAt(stop, qcolor(dark, alpha * strength))
    brush.fillRect(image.rect(), QBrush(fading))
    brush.end()
    return image


def _light_edges(size: Size, palette: Palette) -> QImage:
    """Anime: air and light from above, no dark corners."""
    image = blank(*size)
    brush = painter(image)
    glow = QRadialGradient(QPointF(size[0] * (0.5 + 0.4 * (1 - palette.night)), 0), size[1] * 0.9)
    glow.setColorAt(0, qcolor(mix(palette.key, "#ffffff", 0.6), 0.34 * (1 - 0.6 * palette.night)))
    glow.setColorAt(1, qcolor(palette.key, 0.0))
    brush.fillRect(image.rect(), QBrush(glow))
    brush.end()
    return image


def _dark_corners(size: Size, palette: Palette) -> QImage:
    return _vignette(size, palette, 0.95, "#000000")


def _old_corners(size: Size, palette: Palette) -> QImage:
    return _vignette(size, palette, 0.8, "#2a1608")


def _scan_lines(size: Size, palette: Palette) -> QImage:
    """Cyberpunk: the lines of a screen, and a violet frame of dark."""
    image = _vignette(size, palette, 0.75, "#0a0228")
    brush = QPainter(image)
    step = max(2, round(size[1] / 240))
    for y in range(0, size[1], step * 2):
        brush.fillRect(0, y, size[0], step, qcolor("#05010f", 0.17))
    brush.end()
    return image


def _nothing(size: Size, palette: Palette) -> QImage:
    return blank(*size)


def _soft_corners(size: Size, palette: Palette) -> QImage:
    return _vignette(size, palette, 0.3)


def _grid(size: Size, palette: Palette) -> QImage:
    """Blueprint: the sheet's squares, every fifth line stronger, a double frame and the marks of its middle."""
    image = blank(*size)
    brush = QPainter(image)
    width, height = size
    short = min(size)
    step, fine = short / 36, max(1, round(short / 720))
    middle = (width / 2, height / 2)
    for axis, length in enumerate(size):
        for number in range(-math.ceil(length / 2 / step), math.ceil(length / 2 / step) + 1):
            at = round(middle[axis] + number * step)
            box = QRectF(at, 0, fine, height) if axis == 0 else QRectF(0, at, width, fine)
            brush.fillRect(box, qcolor("#cfe3ff", 0.16 if number % 5 == 0 else 0.07))
    brush.setPen(QPen(qcolor("#eaf3ff", 0.75), fine * 1.6))
    for inset in (0.018, 0.026):
        brush.drawRect(QRectF(0, 0, width, height).adjusted(*(short * inset * way for way in (1, 1, -1, -1))))
    mark = short * 0.018
    for x, y in ((middle[0], mark * 1.45), (middle[0], height - mark * 1.45)):
        brush.drawLine(QPointF(x, y - mark * 0.6), QPointF(x, y + mark * 0.6))
    for x, y in ((mark * 1.45, middle[1]), (width - mark * 1.45, middle[1])):
        brush.drawLine(QPointF(x - mark * 0.6, y), QPointF(x + mark * 0.6, y))
    brush.end()
    return image


def _paper(size: Size, palette: Palette) -> QImage:
    """Watercolor: grainy paper that shows through, blooms of water, a ragged rim with a line of dried pigment."""
    grain, rough, bloom = (
        _tiled(size, seed, beta, low) for seed, beta, low in ((9, 0.7, 8), (10, 1.5, 4), (12, 2.2, 3))
    )
    edge = _rim(size, 0.16) + (rough - 0.5) * 0.26
    bare = smoothstep_array(0.885, 0.945, edge)
    line = np.exp(-(((edge - 0.868) / 0.022) ** 2)).astype(np.float32)
    washed = np.clip((grain - 0.5) * 0.6, 0, 0.15) + np.clip((bloom - 0.66) * 0.9, 0, 0.2)
    paper, pigment = rgb("#fbf6e9").astype(np.float32), mix(palette.shade, palette.mid, 0.35).astype(np.float32)
    light = np.maximum(bare, washed * (1 - line))
    stain = 0.4 * line * (1 - bare)
    alpha = np.clip(light + stain, 0, 1)
    share = (stain / np.maximum(alpha, 1e-3))[..., None]
    return image_from_array(paper * (1 - share) + pigment * share, alpha)


def _page(size: Size, palette: Palette) -> QImage:
    """Storybook: a cream page around the picture with soft corners, and gouache that is never quite even."""
    grain = _tiled(size, 21, 1.1, 6)
    edge = _rim(size, 0.2) + (_tiled(size, 22, 1.9, 6) - 0.5) * 0.022
    page = smoothstep_array(0.90, 0.915, edge)
    line = np.exp(-(((edge - 0.935) / 0.006) ** 2)).astype(np.float32)
    strokes = np.clip((grain - 0.5) * 0.5, 0, 0.1)
    cream, gold = rgb("#fdf3dc").astype(np.float32), rgb("#c9973f").astype(np.float32)
    share = (line * page)[..., None]
    return image_from_array(cream * (1 - share) + gold * share, np.maximum(page, strokes))


def _tiled(size: Size, seed: int, beta: float, low: float) -> NDArray[np.float32]:
    """Noise, repeated to the picture's size, and as coarse in all resolutions."""
    width, height = size
    tile, step = fractal_noise(_NOISE, _NOISE, seed, beta=beta, low=low), 1 / fineness(width, height)
    return sampled(tile, np.arange(height) * step, np.arange(width) * step)


def _rim(size: Size, corner: float) -> NDArray[np.float32]:
    """0 in the middle … 1 at the edges, evenly wide on all sides; corner: how round, in parts of the short side."""
    width, height = size
    short = min(size) / 2
    round_off = corner * short
    across = np.abs(np.arange(width, dtype=np.float32) - (width - 1) / 2) - (width / 2 - short)
    down = np.abs(np.arange(height, dtype=np.float32) - (height - 1) / 2) - (height / 2 - short)
    x, y = np.maximum(across - (short - round_off), 0)[None, :], np.maximum(down - (short - round_off), 0)[:, None]
    inner = np.maximum(np.maximum(across[None, :], down[:, None]), 0)
    outer = short - round_off + np.sqrt(x * x + y * y)
    return (np.where((x > 0) & (y > 0), outer, inner) / short).astype(np.float32)


_COVERS: Final[Mapping[str, Callable[[Size, Palette], QImage]]] = {
    "anime": _light_edges,
    "watercolor": _paper,
    "storybook": _page,
    "noir": _dark_corners,
    "cyberpunk": _scan_lines,
    "vintage": _old_corners,
    "comic": _nothing,
    "papercut": _soft_corners,
    "blueprint": _grid,
    "3d": _soft_corners,
}
_DRAWN: Final[Mapping[str, Callable[[QImage], QImage]]] = {
    "noir": _hard_grey,
    "vintage": _aged,
    "comic": inked,
    "blueprint": blueprinted,
}
"""Styles that draw the picture anew; the given one may be changed."""
