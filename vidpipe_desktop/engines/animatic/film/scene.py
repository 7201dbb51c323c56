"""A scene's pictures: its world at any moment, finished in its style, and the frames of its clip."""

from dataclasses import replace
from typing import Final

from PySide6.QtGui import QImage, QPainter

from vidpipe_desktop.engines.animatic.actors.cast import draw_actor
from vidpipe_desktop.engines.animatic.actors.effects import show_effects
from vidpipe_desktop.engines.animatic.film.diagrams.draw import draw_diagram
from vidpipe_desktop.engines.animatic.film.effects import draw_firelight
from vidpipe_desktop.engines.animatic.film.foreground import clear_view, is_foreground
from vidpipe_desktop.engines.animatic.film.framing import camera_path, framed, mains
from vidpipe_desktop.engines.animatic.film.grading import Finish, drawn_size
from vidpipe_desktop.engines.animatic.film.overlay import Overlay
from vidpipe_desktop.engines.animatic.film.transitions import blended, transition_seconds
from vidpipe_desktop.engines.animatic.paint.palette import Palette
from vidpipe_desktop.engines.animatic.paint.pixels import OPAQUE, painter, same
from vidpipe_desktop.engines.animatic.scenery.focus import lay_table, soften_distance
from vidpipe_desktop.engines.animatic.scenery.sets import build_set
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH, ActorSpec, DiagramSpec, SceneSpec
from vidpipe_desktop.engines.animatic.stage.stage import Stage

LEAVING = 0.6
"""Seconds in which the world turns into a last picture that is not its own."""

_BLUR: Final = {"waist": 8.0, "close": 11.0, "insert": 12.0}
"""Stage units by which what is infinitely far is out of focus in a shot."""
_LENS = 6.0
"""The same in all other shots of 3D animation, which is filmed like models."""
_DRAWN_SHARP: Final = ("comic", "papercut", "blueprint")
"""Styles in which nothing is ever out of focus."""
_SHARPER = 1.25
"""Plates are painted at most so much finer for shots that magnify them."""
_FIRELIGHT = 0.96
"""Depth of the light that fire throws."""
_ASIDE = 60.0
"""Who stands farther from the middle than this, in stage units, stands beside a diagram, not in it."""
_SETTLED = 0.5
"""Seconds after which grain and weave are at full strength; keyframes have none."""


class SceneRenderer:
    """Paints one scene. The set is built once; every frame draws its plates, actors and weather anew."""

    def __init__(self, spec: SceneSpec, size: tuple[int, int], duration: float, seed: int) -> None:
        self.spec = replace(spec, seed=seed)
        self.size = size
        self.duration = duration
        view = STAGE_HEIGHT * size[0] / size[1]
        drawn = drawn_size(spec.style, size)
        sharp = drawn[1] / STAGE_HEIGHT
        light = Palette(spec.time_of_day, spec.palette, spec.style)
        self.stage = Stage(light, seed, sharp, view, spec.tags, hue=spec.hue, light_x=0.45 if seed % 2 else -0.45)
        closer = min(_SHARPER, camera_path(spec, view, self.stage.ground, duration).end.magnification(1.0))
        self.stage.resolution = sharp * closer
        build_set(spec.set, self.stage)
        self._focus()
        self.path = camera_path(spec, view, self.stage.ground, duration)
        clear_view(self.stage, spec, self.path)
        nearest = max(self.path.at(t).magnification(1.0) for t in (0.0, duration))
        self.stage.resolution = sharp * nearest  # actors are drawn as fine as they are shown
        for actor in spec.actors:
            self._enter(actor)
        if spec.diagram is not None:
            self._show(spec.diagram)
        self._add_effects()
        self._finish = Finish(spec.style, size, light)
        self._overlay = Overlay(spec, duration, self.world, lettered=spec.diagram is not None)

    def _focus(self) -> None:
        """Depth of field, and no foreground in closer shots, where it is in the way; for a table top, the table."""
        spec, stage = self.spec, self.stage
        if spec.table_top:
            lay_table(stage)
            return
        if spec.shot not in ("wide", "graphic") or spec.camera == "pull":
            stage.layers = [layer for layer in stage.layers if not is_foreground(layer)]
        blur = _BLUR.get(framed(spec), _LENS if spec.style == "3d" else 0.0)
        if blur and spec.diagram is None and spec.style not in _DRAWN_SHARP:
            soften_distance(stage, blur)

    def _enter(self, actor: ActorSpec) -> None:
        def draw(brush: QPainter, t: float) -> None:
            draw_actor(brush, self.stage, actor, t, self.duration)

        self.stage.dynamic(actor.depth, draw)

    def _show(self, diagram: DiagramSpec) -> None:
        aside = _aside(self.spec)

        def draw(brush: QPainter, t: float) -> None:
            draw_diagram(brush, diagram, self.stage.view_width, self.spec.hue, t, aside)

        self.stage.dynamic(1.001, draw)

    def _add_effects(self) -> None:
        show_effects(self.stage, self.spec.effects, self.spec.actors)
        actors, ground = mains(self.spec), self.stage.ground
        if actors and "fire" in self.spec.effects:
            self.stage.dynamic(_FIRELIGHT, lambda brush, t: draw_firelight(brush, actors, ground, t / self.duration, t))

    @property
    def fades(self) -> bool:
        """Whether the scene goes dark at its end."""
        return "fade" in self.spec.effects

    def world(self, t: float) -> QImage:
        """The finished picture t seconds into the scene, without captions: what keyframes are."""
        image = QImage(*drawn_size(self.spec.style, self.size), OPAQUE)
        brush = painter(image)
        self.stage.render(brush, self.path.at(t), t, image.width(), image.height())
        brush.end()
        return self._finish.still(image)

    def from_elsewhere(self, first: QImage | None, last: QImage | None) -> tuple[QImage | None, QImage | None]:
        """The first and last picture of a clip; None for one that is the scene's own."""
        arriving = None if first is None or same(first, self.world(0.0)) else first
        leaving = None if last is None or same(last, self.world(self.duration)) else last
        return arriving, leaving

    def picture(self, number: int, t: float, first: QImage | None, last: QImage | None) -> QImage:
        """What frame `number` shows, t seconds into the clip, without words: arriving from `first` and leaving to `last`
        where these aren't the scene's own."""
        image = self.world(t)
        arriving, left = transition_seconds(self.spec.transition, self.duration), self.duration - t
        if first is not None and t < arriving:
            image = blended(first, image, t / arriving, self.spec.transition)
        if last is not None and left < LEAVING:
            image = blended(image, last, 1 - left / LEAVING, "dissolve")
        return self._finish.moving(image, number, min(1.0, t / _SETTLED, left / _SETTLED))

    def frame(self, number: int, t: float, first: QImage | None, last: QImage | None, captions: bool) -> QImage:
        """A frame of the clip: `picture` with what lies over it."""
        image = self.picture(number, t, first, last)
        self._overlay.lay(image, t, fading=self.fades and last is None, captions=captions)
        return image


class StagedFilm:
    """The film of a staged scene between two paintings of ours, which may be those of a scene beside it."""

    def __init__(self, renderer: SceneRenderer, first: QImage, last: QImage | None) -> None:
        self.spec, self.size, self.duration = renderer.spec, renderer.size, renderer.duration
        self.first = first
        self._renderer = renderer
        self._arriving, self._leaving = renderer.from_elsewhere(first, last)
        self.last = None if renderer.fades and self._leaving is None else last  # where a film fades out, it stays dark

    def frame(self, number: int, t: float, *, captions: bool) -> QImage:
        """Frame `number` of the clip, t seconds into it."""
        return self._renderer.frame(number, t, self._arriving, self._leaving, captions)


def _aside(spec: SceneSpec) -> int:
    """On which side of a diagram somebody stands: -1 = left, 1 = right, 0 = nobody."""
    marks = [actor.x - STAGE_WIDTH / 2 for actor in spec.actors]
    beside = marks[0] if marks and spec.diagram and spec.diagram.kind != "brand" else 0.0
    return 0 if abs(beside) < _ASIDE else (1 if beside > 0 else -1)
