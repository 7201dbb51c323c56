"""The camera: where it looks, how close, and how it moves through a scene."""

from dataclasses import dataclass


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


_SHOTS = {
    "wide": (1.0, 0.0),
    "medium": (1.22, 70.0),
    "close": (1.5, 120.0),
    "low": (1.15, 40.0),
    "action": (1.2, 60.0),
    "insert": (1.3, 90.0),
    "graphic": (1.0, 0.0),
}
_MOVES: dict[str, tuple[Camera, Camera]] = {
    "push": (Camera(), Camera(zoom=1.13)),
    "pull": (Camera(zoom=1.16), Camera()),
    "pan_right": (Camera(-90, 0, zoom=1.08), Camera(90, 0, zoom=1.08)),
    "pan_left": (Camera(90, 0, zoom=1.08), Camera(-90, 0, zoom=1.08)),
    "tilt_up": (Camera(0, 45, zoom=1.1), Camera(0, -45, zoom=1.1)),
    "crane_up": (Camera(0, 35, zoom=1.12), Camera(0, -50, zoom=1.06)),
    "crane_down": (Camera(0, -50, zoom=1.1), Camera(0, 20, zoom=1.1)),
    "track": (Camera(-70, 0, zoom=1.1), Camera(70, 0, zoom=1.12)),
    "shake": (Camera(0, 0, zoom=1.08), Camera(0, 0, zoom=1.14)),
    "static": (Camera(zoom=1.03), Camera(zoom=1.04)),
}
CAMERA_MOVES = tuple(_MOVES)


def camera_at(shot: str, move: str, at: float, focus: float) -> Camera:
    """The camera `at` 0…1 of a scene whose actors stand around x = focus."""
    zoom, down = _SHOTS.get(shot, _SHOTS["wide"])
    begin, end = _MOVES.get(move, _MOVES["push"])
    eased = at * at * (3 - 2 * at)
    pull = (focus - 960) * (1 - 1 / zoom)
    return Camera(
        x=begin.x + (end.x - begin.x) * eased + pull,
        y=begin.y + (end.y - begin.y) * eased + down,
        zoom=zoom * (begin.zoom + (end.zoom - begin.zoom) * eased),
    )
