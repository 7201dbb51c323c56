"""Moving sea: rolling waves with crests of foam, and sheets of water that slide up a beach."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QPolygonF, QRadialGradient

from vidpipe_desktop.engines.animatic.paint.colour import Ink, Rgb, mix, multiply, qcolor
from vidpipe_desktop.engines.animatic.paint.fast import Ovals, draw_band
from vidpipe_desktop.engines.animatic.paint.noise import noise_line
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter, visible_area
from vidpipe_desktop.engines.animatic.paint.shapes import smooth_path, vertical_gradient
from vidpipe_desktop.engines.animatic.scenery.ground import UNDERFOOT
from vidpipe_desktop.engines.animatic.stage.stage import Stage

_STEP = 40.0
"""Stage units between the points of a crest."""
_AIR = {"sunset": 0.46, "dusk": 0.46, "dawn": 0.46, "golden": 0.2}
"""How much of the sky's colour low light puts on the waves."""
_DEEPEST = 1500.0
_FOAM_REACH = 44.0
"""Stage units that the edge of water on a beach winds up and down, foam included."""

Heights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Roller:
    """One rolling wave. near: 0 = the farthest of them, 1 = the nearest. bottom: y to which it needs be painted."""

    y: float
    height: float
    frequency: float
    phase: float
    near: float
    bottom: float
    body: QBrush
    edge: QColor
    lit: QBrush
    shine: QBrush
    crest: QColor
    thick: float
    foam: Ovals
    patches: Heights

    def crest_at(self, x: Heights, t: float) -> tuple[float, Heights]:
        """How far the wave is lifted, and y of its crest, t seconds into the scene."""
        speed, phase, across = 0.8 + 0.25 * self.near, self.phase, x * self.frequency
        swell = np.sin(across + t * speed + phase) + 0.45 * np.sin(across * 2.3 - t * speed * 1.3 + phase * 2)
        swell += 0.16 * np.sin(across * 6.1 + t * 2.1 + phase * 3)
        lift = math.sin(t * 0.7 + phase) * self.height * 0.45
        return lift, self.y + lift - np.abs(swell) ** 0.8 * np.where(swell > 0, 1.0, -0.6) * self.height


def breakers(
    stage: Stage,
    y: float,
    *,
    depth: float = 1.1,
    count: int = 3,
    amplitude: float = 1.0,
    ink: Ink = "#2a8fae",
    gap: float = 64.0,
    foam: bool = True,
) -> None:
    """Rolling waves with crests of foam, the farthest at y, about `gap` apart. amplitude: 2 = a storm."""
    palette, rng = stage.palette, stage.rng(91)
    air = _AIR.get(palette.time_of_day, 0.12)
    base = mix(palette.lit(ink), mix(palette.mid, palette.top, 0.45), air)
    rows = [y + gap * index * (1 + 1.6 * index / max(4, count)) for index in range(count)]
    for index, at in enumerate(rows):
        near = index / max(1, count - 1)
        bottom = _DEEPEST if index == count - 1 else rows[index + 1] + 50 * amplitude * (1 + near) + 60
        roller = _roller(stage, at, near, amplitude, base, bottom, rng.uniform(0, math.tau), index if foam else None)
        _add_roller(stage, roller, depth - 0.02 * index)


def _roller(
    stage: Stage, y: float, near: float, amplitude: float, base: Rgb, bottom: float, phase: float, foam: int | None
) -> _Roller:
    palette, height = stage.palette, 6 + 34 * near**1.3 * amplitude + 6 * amplitude
    body, deep = mix(base, palette.low, 0.28 * (1 - near)), mix(base, palette.shade, 0.45 + 0.2 * near)
    stops = ((0.0, mix(body, palette.key, 0.22), 1.0), (0.14, body, 1.0), (1.0, deep, 1.0))
    lit = mix(body, mix(palette.key, palette.low, 0.5), 0.42)
    shine = QRadialGradient(QPointF(stage.orb[0], y), 170 + 210 * near)
    light, strength = mix(palette.key if palette.night < 0.6 else palette.orb, "#ffffff", 0.2), 0.50
    strength = 0.50 if palette.night < 0.6 else 0.28
    for place, part in ((0.0, 1.0), (0.5, 0.35), (1.0, 0.0)):
        shine.setColorAt(place, qcolor(light, strength * part))
    white = mix(multiply("#ffffff", palette.ambient), palette.key, 0.2)
    return _Roller(
        y=y,
        height=height,
        frequency=0.0085 - 0.0056 * near,
        phase=phase,
        near=near,
        bottom=bottom,
        body=vertical_gradient(y - height * 1.6, y + 150 + 110 * near, *stops),
        edge=qcolor(body, 0.5),
        lit=vertical_gradient(
            y - height * 1.6, y + 150 + 110 * near, *((at, mix(ink, lit, 0.55), 1.0) for at, ink, _ in stops)
        ),
        shine=QBrush(shine),
        crest=qcolor(white, 0.55),
        thick=2.5 + 4 * near,
        foam=Ovals(white),
        patches=np.zeros(0) if foam is None else np.abs(noise_line(256, stage.seed + foam, 1.0, 3)),
    )


def _add_roller(stage: Stage, roller: _Roller, depth: float) -> None:
    begin, end = stage.span(depth)
    x = np.arange(math.floor(begin / _STEP) - 1, math.ceil(end / _STEP) + 2, dtype=np.float64) * _STEP
    reach = 170 + 210 * roller.near
    shine_area = QRectF(stage.orb[0] - reach, roller.y - reach, 2 * reach, reach * 2)

    def draw(brush: QPainter, t: float) -> None:
        seen = visible_area(brush)
        first, last = np.searchsorted(x, (seen.left() - 2 * _STEP, seen.right() + 2 * _STEP)).tolist()
        if last - first < 2:
            return
        _draw_roller(brush, roller, x[first:last], shine_area, t)
        if len(roller.patches):
            _draw_foam(brush, roller, x[first:last], first, t)

    bounds = QRectF(begin, roller.y - roller.height * 2.4, end - begin, roller.bottom - roller.y + 200)
    stage.dynamic(depth, draw, bounds=bounds)


def _draw_roller(brush: QPainter, roller: _Roller, x: Heights, shine_area: QRectF, t: float) -> None:
    lift, y = roller.crest_at(x, t)
    across, pixel = x.tolist(), 1 / brush.transform().m22()
    thickness = np.maximum(3, roller.y + lift + roller.height * 0.25 - y) * 0.55
    draw_band(brush, across, (y - pixel / 2).tolist(), (y + pixel).tolist(), roller.edge, 1)
    brush.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    line = [QPointF(*point) for point in zip(across, (y + pixel / 2).tolist(), strict=True)]
    shape = QPolygonF([*line, QPointF(across[-1], roller.bottom), QPointF(across[0], roller.bottom)])
    brush.setBrush(roller.body)
    brush.drawPolygon(shape)
    back = [QPointF(*point) for point in zip(across, (y + thickness).tolist(), strict=True)]
    brush.setBrush(roller.lit)
    brush.drawPolygon(QPolygonF([*line, *back[::-1]]))
    brush.save()
    brush.setClipRect(shine_area, Qt.ClipOperation.IntersectClip)
    brush.setBrush(roller.shine)
    brush.drawPolygon(shape)
    brush.restore()
    half = roller.thick / 2
    draw_band(brush, across, (y - half).tolist(), (y + half).tolist(), roller.crest, 3)


def _draw_foam(brush: QPainter, roller: _Roller, x: Heights, first: int, t: float) -> None:
    """first: number of the first point, which decides on the patches of foam."""
    lift, y = roller.crest_at(x, t)
    index = np.arange(first, first + len(x))
    strength = ((roller.y + lift - y) / roller.height * 1.4 - 0.63).clip(0, 1)
    size = (5 + 13 * roller.near) * (0.6 + 0.5 * roller.patches[index * 7 % 256])
    drift = 8 * np.sin(t * 2 + index)
    roller.foam.draw(brush, x + drift, y + size * 0.2, size * 1.7, size * 0.8, 0.60 * strength)
    roller.foam.draw(brush, x - 22, y + size * 1.6, size * 1.9, size * 0.5, 0.28 * strength)


def shore_foam(stage: Stage, y: float, *, depth: float = 1.0) -> None:
    """Thin sheets of water that slide up the beach from y and back."""
    palette, (begin, end) = stage.palette, stage.span(depth)
    wet = mix(palette.lit("#3f8fa0"), palette.low, 0.35)
    wavy = noise_line(512, stage.seed + 3, 1.6, 2)
    x = np.arange(math.floor(begin / 30) - 1, math.ceil(end / 30) + 2) * 30.0
    edges = [wavy[((x + 600) * 0.13 + sheet * 90).astype(int) % 512] * 13 for sheet in range(2)]
    lines = [_foam_lines(stage, x[::2], edge[::2]) for edge in edges]

    def draw(brush: QPainter, t: float) -> None:
        for sheet, (veil, line) in enumerate(lines):
            at = (t * 0.22 + sheet * 0.5) % 1.0
            edge = y + math.sin(at * math.pi) * 74 - 14
            down = [QPointF(*point) for point in zip(x.tolist(), (edge + edges[sheet]).tolist(), strict=True)]
            brush.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # the foam hides the rough edge
            brush.setBrush(vertical_gradient(y - 40, edge + 10, (0, wet, 0.85), (1, wet, 0.30)))
            brush.drawPolygon(QPolygonF([QPointF(x[0], y - 60), *down, QPointF(x[-1], y - 60)]))
            brush.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            area = QRectF(x[0], edge - _FOAM_REACH, x[-1] - x[0], 2 * _FOAM_REACH)
            brush.drawImage(area, veil)
            brush.setOpacity(1 - at * 0.55)
            brush.drawImage(area, line)
            brush.setOpacity(1)

    stage.dynamic(depth, draw, bounds=QRectF(begin, y - 90, end - begin, 240)).order = depth * UNDERFOOT - 0.001


def _foam_lines(stage: Stage, x: NDArray[np.floating], edge: NDArray[np.floating]) -> tuple[QImage, QImage]:
    """The foam along an edge, which keeps its shape while it moves: a wide thin veil, and the line itself."""
    foam = mix(multiply("#ffffff", stage.palette.ambient), stage.palette.key, 0.15)
    path = smooth_path(list(zip(x.tolist(), edge.tolist(), strict=True)), False, 0.9)
    images: list[QImage] = []
    for alpha, thick in ((0.22, 18), (0.8, 7)):
        image = blank((x[-1] - x[0]) * stage.resolution, 2 * _FOAM_REACH * stage.resolution)
        brush = painter(image, stage.resolution)
        brush.translate(-x[0], _FOAM_REACH)
        brush.setPen(QPen(qcolor(foam, alpha), thick, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        brush.drawPath(path)
        brush.end()
        images.append(image)
    return images[0], images[1]
