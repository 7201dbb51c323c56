"""Shape and resolution of a picture, and the pixels that they make together."""

from collections.abc import Mapping
from enum import StrEnum


class Resolution(StrEnum):
    """How fine a picture is, by the lines that a wide one has."""

    HD = "720p"
    FULL_HD = "1080p"


class AspectRatio(StrEnum):
    """Shape of the picture, width to height."""

    WIDE = "16:9"
    TALL = "9:16"
    SQUARE = "1:1"
    PORTRAIT = "4:5"
    PANORAMA = "21:9"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in HD pixels: what the shape is drawn and measured by. How large a film is, its brief says."""
        return self.at(Resolution.HD)

    def at(self, resolution: Resolution) -> tuple[int, int]:
        """Width and height of the film in pixels; even, as H.264 4:2:0 wants them."""
        return _SIZES[resolution][self]


_SIZES: Mapping[Resolution, Mapping[AspectRatio, tuple[int, int]]] = {
    Resolution.HD: {
        AspectRatio.WIDE: (1280, 720),
        AspectRatio.TALL: (720, 1280),
        AspectRatio.SQUARE: (720, 720),
        AspectRatio.PORTRAIT: (864, 1080),
        AspectRatio.PANORAMA: (1512, 648),
    },
    Resolution.FULL_HD: {
        AspectRatio.WIDE: (1920, 1080),
        AspectRatio.TALL: (1080, 1920),
        AspectRatio.SQUARE: (1080, 1080),
        AspectRatio.PORTRAIT: (1080, 1350),
        AspectRatio.PANORAMA: (2268, 972),
    },
}
