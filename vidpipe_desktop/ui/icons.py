"""Icons: our own SVG files, tinted in any colour."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent / "icons"
LEADING = QSize(21, 16)
_SIZES = (16, 20)


def icon(name: str, color: str, disabled: str = "") -> QIcon:
    """The icon in `color` (#rrggbb), and in `disabled` where its button is off. Raises FileNotFoundError."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, color, size, 1.0))
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
    text = _svg(name).replace("currentColor", color)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, found)
    return found


def leading_icon(name: str, color: str, disabled: str, *, mirrored: bool = False) -> QIcon:
    """An icon of LEADING size that stands before words: with some air after it, which Qt doesn't leave."""
    made = QIcon()
    for mode, shade in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        for ratio in (1.0, 2.0):
            airy = QPixmap(LEADING * ratio)
            airy.setDevicePixelRatio(ratio)
            airy.fill(Qt.GlobalColor.transparent)
            painter = QPainter(airy)
            painter.drawPixmap(
                LEADING.width() - LEADING.height() if mirrored else 0, 0, pixmap(name, shade, LEADING.height(), ratio)
            )
            painter.end()
            made.addPixmap(airy, mode)
    return made


def app_icon() -> QIcon:
    """The app's mark."""
    made = QIcon()
    for size in (16, 32, 64, 128):
        made.addPixmap(pixmap("vidpipe", "", size, 1.0))
    return made


@cache
def _svg(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
