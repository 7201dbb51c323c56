"""Pictures from files: decoded beside the window's thread, kept, and painted with round corners."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPixmap, QPixmapCache

_CACHE_LIMIT = 96 * 1024
"""KiB of decoded pictures: some 170 of them 512 pixels wide."""
_MAX_PIXELS = 16384
_SMALLEST = 128


@cache
def pictures() -> "Pictures":
    """The pictures of this process."""
    return Pictures()


def close_pictures() -> None:
    """Decode no more; to be called before the window goes."""
    pictures().shut_down()
    pictures.cache_clear()


class Pictures(QObject):
    """Keeps the pictures that are or were in view. Decoding one takes the time of two frames, so a thread of its own does it.

    Files of the media folder are named by their contents, so a path never shows two pictures.
    """

    loaded = Signal(str)
    """The file of this path has been read: ask again."""
    _decoded = Signal(str, str, QImage)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        QPixmapCache.setCacheLimit(_CACHE_LIMIT)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")
        self._wanted: deque[tuple[str, Path, QSize | None]] = deque()
        self._asked: set[str] = set()
        self._unreadable: dict[str, int] = {}
        self._decoded.connect(self._on_decoded)

    def thumbnail(self, path: Path, box: QSize, ratio: float) -> QPixmap | None:
        """The picture, large enough for `box` (logical pixels); None: not yet, see `loaded`, or not to be read."""
        side = _SMALLEST
        while side < max(box.width(), box.height()) * ratio:
            side *= 2
        return self._get(f"picture/{path}/{side}", path, QSize(side, side))

    def full(self, path: Path) -> QPixmap | None:
        """The picture in its own size; None: not yet, see `loaded`, or not to be read."""
        return self._get(f"picture/{path}", path, None)

    def is_unreadable(self, path: Path) -> bool:
        """`full` has tried this file as it is now, in vain."""
        return self._unreadable.get(f"picture/{path}") == _size(path)

    def shut_down(self) -> None:
        """Decode no more."""
        self._wanted.clear()
        self._thread.shutdown(cancel_futures=True)

    def _get(self, key: str, path: Path, size: QSize | None) -> QPixmap | None:
        found = QPixmap()
        if QPixmapCache.find(key, found):
            return found
        tried_in_vain = key in self._unreadable and self._unreadable[key] == _size(path)
        if key not in self._asked and not tried_in_vain:
            self._asked.add(key)
            self._wanted.append((key, path, size))
            self._thread.submit(self._decode_newest)
        return None

    def _decode_newest(self) -> None:
        """In the other thread: what was asked for last is what is in view."""
        try:
            key, path, size = self._wanted.pop()
        except IndexError:
            return  # closing
        self._decoded.emit(key, str(path), read_image(path, size) or QImage())

    def _on_decoded(self, key: str, path: str, image: QImage) -> None:
        self._asked.discard(key)
        if image.isNull():
            self._unreadable[key] = _size(Path(path))
        else:
            QPixmapCache.insert(key, QPixmap.fromImage(image))
        self.loaded.emit(path)


def read_image(path: Path, size: QSize | None = None) -> QImage | None:
    """The picture in full, or scaled while it is decoded to cover half of `size` at least. None if unreadable."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    own = reader.size()
    if not own.isValid() or max(own.width(), own.height()) > _MAX_PIXELS:
        return None
    if size is not None:
        reader.setScaledSize(own.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
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


def _size(path: Path) -> int:
    """In bytes; -1: there is no such file."""
    try:
        return path.stat().st_size
    except OSError:
        return -1
