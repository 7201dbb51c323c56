"""What lies over a scene's pictures: its title or caption, and the dark it ends in."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.film.captions import (
    Look,
    caption_fits,
    draw_caption,
    draw_title,
    title_fits,
    title_look,
)
from vidpipe_desktop.engines.animatic.film.effects import darkness
from vidpipe_desktop.engines.animatic.paint.colour import qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import painter
from vidpipe_desktop.engines.animatic.spec import SceneSpec

_TITLE_SEEN = 1.6
"""Seconds into the scene at which its title stands on the picture that it must stand out from."""


class Overlay:
    """picture: the scene without words, at any moment. lettered: the pictures themselves say the title, as diagrams do."""

    def __init__(self, spec: SceneSpec, duration: float, picture: Callable[[float], QImage], *, lettered: bool) -> None:
        self._spec = spec
        self._duration = duration
        self._picture = picture
        self._titled = bool(spec.title) and not lettered

    def lay(self, image: QImage, t: float, *, fading: bool, captions: bool) -> None:
        """Draw on the picture of moment t. fading: the scene goes dark at its end."""
        dark = darkness(t, self._duration) if fading else 0.0
        if not captions and not dark:
            return
        spec = self._spec
        brush = painter(image)
        if captions and self._titled:
            draw_title(brush, image, spec.title, spec.style, self._title_look, t, self._duration)
        elif captions:
            draw_caption(brush, image, spec.caption, spec.style, t, self._duration)
        if dark:
            brush.fillRect(image.rect(), qcolor("#000000", dark))
        brush.end()

    def legible(self, size: tuple[int, int]) -> bool:
        """Whether its words, if it has any, can be written into pictures of so many pixels."""
        spec = self._spec
        if self._titled:
            return title_fits(size, spec.title, spec.style)
        return not spec.caption or caption_fits(size, spec.caption, spec.style)

    @cached_property
    def _title_look(self) -> Look:
        """Measured once, on the picture that the title stands on longest, so that it doesn't change while it is read."""
        seen = self._picture(min(_TITLE_SEEN, self._duration / 2))
        return title_look(seen, self._spec.title, self._spec.style)
