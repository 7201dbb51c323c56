"""What frames a picture in front must not stand before those whom the picture is about."""

from typing import Final

from PySide6.QtCore import QRectF

from vidpipe_desktop.engines.animatic.film.framing import essential, mains
from vidpipe_desktop.engines.animatic.paint.pixels import pixels
from vidpipe_desktop.engines.animatic.spec import SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import Box, CameraPath
from vidpipe_desktop.engines.animatic.stage.layers import Layer
from vidpipe_desktop.engines.animatic.stage.stage import Stage

FOREGROUND: Final = 0.82
"""Plates that are nearer than this frame a picture; what is farther away belongs to the ground that actors stand on."""
_HIDDEN: Final = 0.12
"""The share of the box around a body that they may hide."""
_CHECKED: Final = (0.0, 0.25, 0.5, 0.75, 1.0)


def is_foreground(layer: Layer) -> bool:
    """Whether it is a plate in front of the actors."""
    return layer.image is not None and layer.depth <= FOREGROUND


def clear_view(stage: Stage, spec: SceneSpec, path: CameraPath) -> None:
    """Take plates in front off the stage that hide somebody whom the scene is about, at any moment of it."""
    views = [
        (part, actor.depth, essential(spec, actor, stage.ground, part)) for actor in mains(spec) for part in _CHECKED
    ]
    stage.layers = [
        layer
        for layer in stage.layers
        if not is_foreground(layer) or all(_hidden(layer, stage, path, *view) < _HIDDEN for view in views)
    ]


def _hidden(layer: Layer, stage: Stage, path: CameraPath, part: float, depth: float, body: Box) -> float:
    """The share of the body's box behind the plate when `part` (0…1) of the scene is over."""
    camera = path.at(part * path.duration)
    seen = stage.transform(camera, depth, 1.0).mapRect(QRectF(body.left, body.top, body.width, body.height))
    behind, _ = stage.transform(camera, layer.depth, 1.0).inverted()
    box, scale = behind.mapRect(seen).translated(-layer.x, -layer.y), layer.resolution
    assert layer.image is not None
    rows = slice(max(0, round(box.top() * scale)), max(0, round(box.bottom() * scale)))
    columns = slice(max(0, round(box.left() * scale)), max(0, round(box.right() * scale)))
    covered = float(pixels(layer.image)[rows, columns, 3].sum()) / 255
    return covered / max(1.0, box.width() * box.height() * scale * scale)
