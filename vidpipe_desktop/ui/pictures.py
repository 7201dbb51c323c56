"""Pictures from files, small and cached, and how they are painted with round corners."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap, QPixmapCache

_CACHE_LIMIT = 96 * 1024
"""KiB of decoded pictures: some 700 thumbnails at twice the resolution."""
_MAX_PIXELS = 4096


def set_up_cache() -> None:
    """Give the pixmap cache room for a screen full of thumbnails. Needs a QGuiApplication."""
    QPixmapCache.setCacheLimit(_CACHE_LIMIT)


def thumbnail(path: Path, box: QSize, ratio: float) -> QPixmap | None:
    """The picture, just covering `box` (logical pixels), or None if it cannot be read.

    Files of the media folder are named by their contents, so a path never shows two pictures.
    """
    key = f"picture/{path}/{box.width()}x{box.height()}@{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    image = read_image(path, box * ratio)
    if image is None:
        return None
    found = QPixmap.fromImage(image)
    found.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, found)
    return found


def read_image(path: Path, cover: QSize | None = None) -> QImage | None:
    """The picture in full, or scaled while it is decoded so that it just covers `cover` pixels. None if unreadable."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > 4 * _MAX_PIXELS:
        return None
    if cover is not None:
        reader.setScaledSize(size.scaled(cover, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return None if image.isNull() else image


def paint_covering(painter: QPainter, picture: QPixmap, box: QRectF, radius: float) -> None:
    """Paint the middle of the picture over all of the box, with round corners."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    size = picture.deviceIndependentSize()
    scale = max(box.width() / size.width(), box.height() / size.height())
    source_size = box.size() / scale * picture.devicePixelRatio()
    source = QRectF(0, 0, source_size.width(), source_size.height())
    source.moveCenter(QRectF(picture.rect()).center())
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.drawPixmap(box, picture, source)
    painter.restore()
