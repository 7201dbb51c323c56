"""Plates and moving things at a depth, and merging neighbouring plates so that a frame needs fewer of them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter, QRegion

from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, blank, drawn_area, painter, pixels

Draw = Callable[[QPainter, float], None]
"""Draws in stage units at a time in seconds."""

_ALIKE = 2.3
"""Plates whose depths differ by less than this factor may become one."""
_WASTE = 1.25
"""A merged plate may have this much more area than its parts."""
_TILE = 32
"""Pixels of a plate that are looked at together for what they show and hide: smaller = more exact, and more clipping."""
_FAINT = 1
"""Opacity (of 255) that nobody sees: the far ends of soft edges and glows."""
_EDGE = 2
"""Pixels around a tile that smoothing mixes into it when the plate is drawn scaled."""


@dataclass(slots=True, eq=False)
class Layer:
    """A plate, or something drawn anew for every frame. depth 1 = plane of focus; larger = farther.

    image: shown with its top left corner at stage (x, y), `resolution` pixels a stage unit.
    draw: called for every frame instead. bounds: what it can touch, in stage units; None = anything.
    mode: how it is composed; None = over what is behind. drift: stage units a second to the right and down.
    sway: strength (shear), radians a second, phase: for grass and weeds, around the plate's lower edge.
    order: sorts before depth does, where given.
    treated: the style has had its way with the plate already.
    shown, solid: where the plate is not empty, and where it hides all behind it, in its pixels; None = not measured.
    """

    depth: float
    image: QImage | None = None
    x: float = 0.0
    y: float = 0.0
    resolution: float = 1.0
    draw: Draw | None = None
    mode: QPainter.CompositionMode | None = None
    opacity: float = 1.0
    drift: tuple[float, float] | None = None
    sway: tuple[float, float, float] | None = None
    order: float | None = None
    bounds: QRectF | None = None
    treated: bool = False
    shown: QRegion | None = None
    solid: QRegion | None = None

    @property
    def rank(self) -> float:
        """What layers are sorted by: larger = farther."""
        return self.depth if self.order is None else self.order

    @property
    def still(self) -> bool:
        """A plate that never moves on its own."""
        return self.image is not None and self.draw is None and not self.drift and not self.sway and self.opacity == 1

    @property
    def area(self) -> QRectF:
        """What the plate covers, in stage units; empty without one."""
        if self.image is None:
            return QRectF()
        return QRectF(self.x, self.y, self.image.width() / self.resolution, self.image.height() / self.resolution)

    def trim(self) -> None:
        """Cut transparent edges off the plate: they cost time and memory."""
        image = self.image
        if image is None or image.format() == OPAQUE:
            return
        seen = drawn_area(image, 1)
        if seen.isEmpty():
            self.image = blank(1, 1)
        elif seen.width() * seen.height() < 0.92 * image.width() * image.height():
            self.image = image.copy(seen)
            self.x += seen.left() / self.resolution
            self.y += seen.top() / self.resolution

    def measure(self) -> None:
        """Find `shown` and `solid`: only what is shown and not behind something solid need be drawn."""
        self.shown = self.solid = None
        if self.image is None or self.sway is not None:
            return
        alpha = pixels(self.image)[..., 3]
        self.shown = _tiles(alpha > _FAINT, any_of=True)
        if self.still and self.mode is None:
            self.solid = _tiles(alpha == 255, any_of=False)


def _tiles(marked: NDArray[np.bool_], *, any_of: bool) -> QRegion:
    """The tiles of which any (or every) pixel is marked, with `_EDGE` pixels around them."""
    padded, reach, region = np.pad(marked, 2 * _EDGE).view(np.uint8), _TILE + 2 * _EDGE, QRegion()
    for top in range(0, marked.shape[0] + 2 * _EDGE, _TILE):
        rows = padded[top : top + reach]
        line = (rows.max(axis=0) if any_of else rows.min(axis=0)).tobytes()
        for left in range(0, marked.shape[1] + 2 * _EDGE, _TILE):
            tile = line[left : left + reach]
            if 1 in tile if any_of else 0 not in tile:
                region += QRect(left - _EDGE, top - _EDGE, _TILE, _TILE)
    return region


def merged(layers: Sequence[Layer], limits: Callable[[float], QRectF], resolution: float) -> list[Layer]:
    """The layers from far to near, neighbouring still plates made one.

    limits: what a plate at a depth may cover. resolution: of plates that are far, at most.
    """
    result: list[Layer] = []
    group: list[Layer] = []
    for layer in sorted(layers, key=lambda item: -item.rank):
        if group and not _fits(group, layer):
            result.append(_one(group, limits, resolution))
            group = []
        if layer.still and not (layer.mode is not None and not group):
            group.append(layer)
        else:
            result.append(layer)
    if group:
        result.append(_one(group, limits, resolution))
    for layer in result:
        layer.order = layer.rank
        layer.measure()
    return result


def _fits(group: Sequence[Layer], layer: Layer) -> bool:
    """Whether the plate can join the group without a visible change (but for a little less parallax)."""
    if not layer.still or group[0].rank >= 1.0 > layer.rank:
        return False
    if group[0].depth / layer.depth > _ALIKE or layer.depth / group[-1].depth > _ALIKE:
        return False
    union, spent = layer.area, _size(layer.area)
    for member in group:
        union = union.united(member.area)
        spent += _size(member.area)
    return _size(union) <= _WASTE * spent


def _size(area: QRectF) -> float:
    return area.width() * area.height()


def _one(group: Sequence[Layer], limits: Callable[[float], QRectF], resolution: float) -> Layer:
    if len(group) == 1:
        return group[0]
    nearest = min(layer.depth for layer in group)
    scale = max(layer.resolution for layer in group)
    if nearest > 2:
        scale = min(scale, resolution)
    area = group[0].area
    for layer in group[1:]:
        area = area.united(layer.area)
    area = _whole_pixels(area.intersected(limits(nearest)), scale)
    image = blank(area.width() * scale, area.height() * scale)
    if group[0].image is not None and group[0].image.format() == OPAQUE and _covers(group[0].area, area, scale):
        image = image.convertToFormat(OPAQUE)
    brush = painter(image)
    for layer in group:
        assert layer.image is not None
        brush.setCompositionMode(layer.mode or QPainter.CompositionMode.CompositionMode_SourceOver)
        at = layer.area.translated(-area.x(), -area.y())
        brush.drawImage(QRectF(at.x() * scale, at.y() * scale, at.width() * scale, at.height() * scale), layer.image)
    brush.end()
    depth = nearest if nearest < 2 else math.exp(sum(math.log(layer.depth) for layer in group) / len(group))
    return Layer(depth, image, area.x(), area.y(), scale, order=min(layer.rank for layer in group))


def _whole_pixels(area: QRectF, scale: float) -> QRectF:
    left, top = math.floor(area.left() * scale + 1e-6), math.floor(area.top() * scale + 1e-6)
    right, bottom = math.ceil(area.right() * scale - 1e-6), math.ceil(area.bottom() * scale - 1e-6)
    return QRectF(left / scale, top / scale, (right - left) / scale, (bottom - top) / scale)


def _covers(outer: QRectF, inner: QRectF, scale: float) -> bool:
    slack = 1.5 / scale
    return outer.adjusted(-slack, -slack, slack, slack).contains(inner)
