"""A scene's pictures: its world at any moment, graded in its style, and the frames of its clip."""

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QRadialGradient

from vidpipe_desktop.engines.animatic.actors.cast import draw_actor
from vidpipe_desktop.engines.animatic.actors.effects import show_effects
from vidpipe_desktop.engines.animatic.film.captions import draw_caption, draw_title
from vidpipe_desktop.engines.animatic.film.diagrams import draw_diagram
from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, pixels
from vidpipe_desktop.engines.animatic.scenery.focus import lay_table, soften_distance
from vidpipe_desktop.engines.animatic.scenery.sets import build_set
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM, STAGE_HEIGHT, ActorSpec, DiagramSpec, SceneSpec
from vidpipe_desktop.engines.animatic.stage.camera import camera_at
from vidpipe_desktop.engines.animatic.stage.stage import Stage

ARRIVING = 0.85
"""Seconds in which the picture before turns into this scene's own world."""
LEAVING = 0.6
"""Seconds in which the world turns into a last picture that is not its own."""

_PIXEL_ROWS = 180
_CLOSE = ("close", "insert")
"""Shots in which what is far away is out of focus."""


class SceneRenderer:
    """Paints one scene. The set is built once; every frame draws its plates, actors and weather anew."""

    def __init__(self, spec: SceneSpec, size: tuple[int, int], duration: float, seed: int) -> None:
        self.spec = replace(spec, seed=seed)
        self.size = size
        self.duration = duration
        view = STAGE_HEIGHT * size[0] / size[1]
        light = Palette(spec.time_of_day, spec.palette, spec.style)
        self.stage = Stage(light, seed, size[1] / STAGE_HEIGHT, view, spec.tags, light_x=0.45 if seed % 2 else -0.45)
        build_set(spec.set, self.stage)
        if spec.table_top:
            lay_table(self.stage)
        elif spec.shot in _CLOSE:
            soften_distance(self.stage)
        for actor in spec.actors:
            if spec.diagram is None or not actor.character.startswith(PICTOGRAM):  # a graphic shows its own pictograms
                self._enter(actor)
        if spec.diagram is not None:
            self._show(spec.diagram)
        show_effects(self.stage, spec.effects, spec.actors)
        self._vignette = self._painted_vignette()

    def _enter(self, actor: ActorSpec) -> None:
        def draw(brush: QPainter, t: float) -> None:
            draw_actor(brush, self.stage, actor, t, self.duration)

        self.stage.dynamic(actor.depth, draw)

    def _show(self, diagram: DiagramSpec) -> None:
        def draw(brush: QPainter, t: float) -> None:
            draw_diagram(brush, self.stage, diagram, self.spec.hue, t)

        self.stage.dynamic(1.0, draw)

    def world(self, t: float) -> QImage:
        """The graded picture t seconds into the scene, without captions: what keyframes are."""
        width, height = self.size
        if self.spec.style == "pixel":
            short = min(self.size)
            width, height = (side * _PIXEL_ROWS // short for side in self.size)
        image = QImage(width, height, OPAQUE)
        brush = painter(image)
        marks = [actor.x + actor.move / 2 for actor in self.spec.actors]
        focus = sum(marks) / len(marks) if marks else 960.0
        camera = camera_at(self.spec.shot, self.spec.camera, min(1.0, t / self.duration), focus)
        self.stage.render(brush, camera, t, width, height)
        brush.end()
        return self._graded(image)

    def frame(self, t: float, first: QImage | None, last: QImage | None, captions: bool) -> QImage:
        """A frame of the clip: arriving from `first` and leaving to `last` where these aren't the scene's own."""
        image = self.world(t)
        if first is not None and t < ARRIVING:
            image = blended(first, image, _eased(t / ARRIVING), self.spec.transition)
        if last is not None and t > self.duration - LEAVING:
            image = blended(image, last, _eased(1 - (self.duration - t) / LEAVING), "dissolve")
        if captions:
            brush = painter(image)
            draw_title(brush, self.size, "" if self.spec.diagram else self.spec.title, t, self.duration)
            if not self.spec.title:
                draw_caption(brush, self.size, self.spec.caption, t, self.duration)
            brush.end()
        return image

    def _graded(self, image: QImage) -> QImage:
        style = self.spec.style
        if style == "pixel":
            data = pixels(image)
            data[..., :3] = np.minimum(255, data[..., :3] // 36 * 36 + 18)
            fast = Qt.TransformationMode.FastTransformation
            return image.scaled(*self.size, Qt.AspectRatioMode.IgnoreAspectRatio, fast)
        if style == "noir":
            data = pixels(image)
            grey = data[..., :3].astype(np.float32) @ np.array([0.114, 0.587, 0.299], np.float32)
            data[..., :3] = np.clip((grey / 255) ** 0.85 * 300 - 24, 0, 255).astype(np.uint8)[..., None]
        brush = painter(image)
        multiply = QPainter.CompositionMode.CompositionMode_Multiply
        if style == "vintage":
            brush.setCompositionMode(multiply)
            brush.fillRect(image.rect(), qcolor("#f0d49a"))
        if style == "watercolor":
            brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
            brush.fillRect(image.rect(), qcolor("#3a362c"))
        brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        brush.drawImage(0, 0, self._vignette)
        brush.end()
        return image

    def _painted_vignette(self) -> QImage:
        width, height = self.size
        image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        brush = painter(image)
        fading = QRadialGradient(QPointF(width / 2, height / 2), math.hypot(width, height) / 2)
        paper = self.spec.style == "watercolor"
        ink = "#fbf6ea" if paper else self.stage.palette.shade * 0.3
        for stop, alpha in ((0.0, 0.0), (0.62, 0.0), (1.0, 0.95 if paper else 0.5)):
            fading.setColorAt(stop, qcolor(ink, alpha))
        brush.fillRect(image.rect(), QBrush(fading))
        brush.end()
        return image


def _eased(at: float) -> float:
    at = max(0.0, min(1.0, at))
    return at * at * at * (at * (6 * at - 15) + 10)


def blended(a: QImage, b: QImage, at: float, kind: str) -> QImage:
    """From picture a (at = 0, exactly) to picture b (at = 1, exactly): push, whip, light or dissolve."""
    if at <= 0:
        return a.copy()
    if at >= 1:
        return b.copy()
    width, height = b.width(), b.height()
    image = QImage(width, height, OPAQUE)
    brush = painter(image)
    if kind == "whip":
        brush.drawImage(QPointF(-width * at, 0), a)
        brush.drawImage(QPointF(width * (1 - at), 0), b)
    elif kind == "light":
        brush.drawImage(0, 0, a if at < 0.5 else b)
        brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_Screen)
        brush.fillRect(image.rect(), qcolor("#fff0d0", math.sin(math.pi * at) ** 1.5))
    else:
        zoom = 1 + (0.45 if kind == "push" else 0.06) * at
        wide, high = width * zoom, height * zoom
        brush.drawImage(QRectF((width - wide) / 2, (height - high) / 2, wide, high), a)
        brush.setOpacity(at)
        brush.drawImage(0, 0, b)
    brush.end()
    return image
