"""The camera: where it looks, how close, and its way from the first to the last picture of a scene."""

import math
from dataclasses import dataclass, replace

from vidpipe_desktop.engines.animatic.paint.curves import ease
from vidpipe_desktop.engines.animatic.spec import STAGE_HEIGHT, STAGE_WIDTH


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle, in stage units or in parts of the picture; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From side to side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def x(self) -> float:
        """Its middle, across."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Its middle, down."""
        return (self.top + self.bottom) / 2

    def united(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Whether the other lies inside, but for `slack`."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the picture is taken from.

    x, y: how far the view is shifted on the plane of focus, in stage units. dolly: how far the camera has come forward,
    in units of depth: near things grow faster than far ones. zoom: 1 = the whole stage, all depths alike.
    """

    x: float = 0.0
    y: float = 0.0
    dolly: float = 0.0
    zoom: float = 1.0

    @staticmethod
    def between(a: "Camera", b: "Camera", t: float) -> "Camera":
        """From a (t = 0) to b (t = 1), in a straight line."""
        return Camera(
            a.x + (b.x - a.x) * t,
            a.y + (b.y - a.y) * t,
            a.dolly + (b.dolly - a.dolly) * t,
            a.zoom + (b.zoom - a.zoom) * t,
        )

    def magnification(self, depth: float) -> float:
        """How large things at this depth appear: 1 at rest."""
        return self.zoom * depth / max(0.08, depth - self.dolly)

    def projected(self, box: Box, depth: float, view_width: float) -> Box:
        """Where a box at this depth is in the picture, in parts of its width and height."""
        size, x, y = self.magnification(depth), STAGE_WIDTH / 2 + self.x / depth, STAGE_HEIGHT / 2 + self.y / depth
        return Box(
            0.5 + (box.left - x) * size / view_width,
            0.5 + (box.top - y) * size / STAGE_HEIGHT,
            0.5 + (box.right - x) * size / view_width,
            0.5 + (box.bottom - y) * size / STAGE_HEIGHT,
        )


@dataclass(frozen=True, slots=True)
class CameraPath:
    """The camera's way through a scene of `duration` seconds; it starts and ends at rest.

    sharpness: how much of the way is made at once in the middle, 1 = evenly eased. breath, tremor: how far a hand-held
    and a shaking camera strays, in stage units on the plane of focus when nothing is magnified.
    """

    begin: Camera
    end: Camera
    duration: float
    sharpness: float = 1.0
    breath: float = 0.0
    tremor: float = 0.0

    def at(self, t: float) -> Camera:
        """The camera t seconds into the scene."""
        part = min(1.0, max(0.0, t / max(1e-6, self.duration)))
        camera = Camera.between(self.begin, self.end, ease(0.5 + (part - 0.5) * self.sharpness))
        stray_x = self.breath * math.sin(0.9 * t + 1) + self.tremor * math.sin(23 * t) * math.sin(3.1 * t)
        stray_y = 0.7 * (self.breath * math.sin(1.25 * t) + self.tremor * math.sin(29 * t + 1) * math.sin(2.3 * t))
        return replace(camera, x=camera.x + stray_x / camera.zoom, y=camera.y + stray_y / camera.zoom)
