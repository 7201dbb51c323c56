"""Icons: our own SVG files, tinted in any colour."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent / "icons"
_SIZES = (16, 20, 24)


def icon(name: str, color: str, disabled: str = "") -> QIcon:
    """The icon in `color` (#rrggbb), and in `disabled` where its button is off. Raises FileNotFoundError."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, color, size))
        made.addPixmap(pixmap(name, color, size, 2.0))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, 2.0), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: str, size: int, ratio: float = 2.0) -> QPixmap:
    """The icon as a square picture of `size` logical pixels."""
    key = f"icon/{name}/{color}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    found = QPixmap(QSize(size, size) * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(Qt.GlobalColor.transparent)
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer_text = _svg(name).replace("currentColor", color)
    QSvgRenderer(QByteArray(_renderer_text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, found)
    return found


def app_icon() -> QIcon:
    """The app's mark."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(pixmap("vidpipe", "", size, 1.0))
    return made


@cache
def _svg(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
