"""Films of pictures from elsewhere: a camera that moves over them, and one transition from the first to the last."""

import math
import re
from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QImage

from vidpipe_desktop.engines.animatic.film.overlay import Overlay
from vidpipe_desktop.engines.animatic.film.scene import SceneRenderer
from vidpipe_desktop.engines.animatic.film.transitions import TRANSITIONS, blended, transition_seconds
from vidpipe_desktop.engines.animatic.film.views import WHOLE, View, likeness, move_for, subject
from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.spec import SceneSpec

_ALIKE = 0.75
"""Two pictures that are more like each other show the same thing a moment later."""
_BREATH = 1.09
"""How close the camera comes between two pictures that are alike."""
_MELT = 0.42
"""How long one melts into the other, in parts of the scene."""
_LIVING = 0.38
"""How much of the scene a single given picture gets: most of it is to live."""
_WORDS: Final[Mapping[str, str]] = {
    "whip": r"sudden|abrupt|whip|race|chas|crash|explo|burst|rush|dash",
    "light": r"dream|memor|rememb|magic|glow|blind|sunrise|dawn|flash|shin|spark",
    "fade": r"later|hours|days|years|night falls|time passes|falls asleep|dark(?:ness)? falls",
    "push": r"into|through|enter|inside|dives?|deeper",
    "ink": r"smoke|shadow|ink|poison|storm|nightmare",
}
"""What in a scene's words asks for a transition; the one that is asked for most often is used."""


class GivenFilm:
    """The film of a scene whose first or last picture, or both, somebody else painted.

    given: whether the first and the last one are such. Where one is not, the scene lives in its own `world`. words: what
    moves and happens in the scene. seed: decides where several moves of the camera fit.
    """

    def __init__(
        self,
        spec: SceneSpec,
        duration: float,
        first: QImage,
        last: QImage,
        *,
        given: tuple[bool, bool],
        words: str,
        seed: int,
        world: SceneRenderer | None = None,
    ) -> None:
        self.spec, self.duration = spec, duration
        self.size = (first.width(), first.height())
        self._given, self._world = given, world
        own = (None if given[0] else first, None if given[1] else last)
        self._arriving, self._leaving = world.from_elsewhere(*own) if world else (None, None)
        self._fades = world is not None and world.fades and own[1] is not None and self._leaving is None
        self.first, self.last = first, None if self._fades else last
        self._move = move_for(words, spec.camera, seed)
        self._alike = all(given) and likeness(first, last) > _ALIKE
        self._kind = "melt" if self._alike else transition_for(words, spec.transition)
        self._begin, self._end = self._cut()
        self._far, self._near = self._views(last)
        lettered = spec.diagram is not None and not all(given)
        self._overlay = Overlay(spec, duration, self._still, lettered=lettered)
        self.legible = self._overlay.legible(self.size)

    def frame(self, number: int, t: float, *, captions: bool) -> QImage:
        """Frame `number` of the clip, t seconds into it."""
        image = self._picture(number, t)
        self._overlay.lay(image, t, fading=self._fades, captions=captions)
        return image

    def _cut(self) -> tuple[float, float]:
        """When the transition begins and ends, in seconds."""
        if self._alike:
            length, middle = self.duration * _MELT, 0.5
        else:
            length = transition_seconds(self._kind, self.duration)
            middle = self._move.cut if all(self._given) else _LIVING if self._given[0] else 1 - _LIVING
        begin = self.duration * middle - length / 2
        return begin, begin + length

    def _views(self, last: QImage) -> tuple[View, View]:
        """How far the camera goes in the first picture, and where it comes from in the last."""
        move = self._move
        across, down = move.way
        if self._alike:
            near = View.closer(_BREATH, subject(self.first))
            return near, near
        far = View.closer(move.far, subject(self.first), move.way)
        return far, View.closer(move.near, subject(last), (-across, -down))

    def _still(self, t: float) -> QImage:
        return self._picture(0, t)

    def _picture(self, number: int, t: float) -> QImage:
        at = (t - self._begin) / (self._end - self._begin)
        if at <= 0:
            return self._before(number, t)
        if at >= 1:
            return self._after(number, t)
        return blended(self._before(number, t), self._after(number, t), at, self._kind)

    def _before(self, number: int, t: float) -> QImage:
        if self._given[0]:
            return WHOLE.towards(self._far, self._gone(t)).of(self.first)
        return self._living(number, t)

    def _after(self, number: int, t: float) -> QImage:
        if self._given[1] and self.last is not None:
            return self._near.towards(WHOLE, self._come(t)).of(self.last)
        return self._living(number, t)

    def _living(self, number: int, t: float) -> QImage:
        assert self._world is not None
        return self._world.picture(number, t, self._arriving, self._leaving)

    def _gone(self, t: float) -> float:
        """How much of its way over the first picture the camera has made: it sets out gently and is still going at the cut."""
        if self._alike:
            return math.sin(math.pi * ease(t / self.duration)) ** 2
        return ease(t / self.duration) / ease(self._end / self.duration)

    def _come(self, t: float) -> float:
        """How much of its way over the last picture the camera has made: it is going at the cut, and comes to rest."""
        if self._alike:
            return 1 - self._gone(t)
        begun = ease(self._begin / self.duration)
        return (ease(t / self.duration) - begun) / (1 - begun)


def transition_for(words: str, staged: str) -> str:
    """The transition that the words ask for, else the one that leads into the scene, else a dissolve."""
    counts = {kind: len(re.findall(rf"\b(?:{pattern})", words, re.IGNORECASE)) for kind, pattern in _WORDS.items()}
    most = max(counts, key=lambda kind: counts[kind])
    if counts[most]:
        return most
    return staged if staged in TRANSITIONS else "dissolve"
