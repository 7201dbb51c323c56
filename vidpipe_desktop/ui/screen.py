"""The surface pictures and frames are shown on."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.theme import RADIUS, color, tokens

_DARK = "#0a0a0c"


class Screen(QWidget):
    """Shows an image as large as it fits, or a sentence. Painted by ourselves, so that it can be grabbed."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 96)
        self._image: QImage | None = None
        self._words = ""
        self._offer_play = False
        self._told = ""

    @property
    def image(self) -> QImage | None:
        """What is shown now."""
        return self._image

    @property
    def words(self) -> str:
        """What is said instead of a picture ("" = nothing)."""
        return self._words

    def show_image(self, image: QImage | None) -> None:
        """Show a frame or a picture; None shows nothing."""
        self._image, self._words = image, ""
        self.update()

    def say(self, words: str) -> None:
        """Show a sentence instead."""
        self._image, self._words = None, words
        self.setAccessibleDescription(words)
        self.update()

    @property
    def told(self) -> str:
        """The caption over the picture ("" = none)."""
        return self._told

    def tell(self, caption: str) -> None:
        """Show this caption over the picture."""
        self._told = caption
        self.update()

    def offer_play(self, offered: bool) -> None:
        """Show a play mark over the picture."""
        if offered != self._offer_play:
            self._offer_play = offered
            self.setCursor(Qt.CursorShape.PointingHandCursor if offered else Qt.CursorShape.ArrowCursor)
            self.update()

    def sizeHint(self) -> QSize:
        """Room for a small 16:9 picture."""
        return QSize(480, 270)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere plays or pauses."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dark surface, then the image or the words."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(area, RADIUS, RADIUS)
        painter.setClipPath(path)
        painter.fillRect(area, color(_DARK if self._image else look.well))
        if self._image:
            size = QSize(self._image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            box = QRectF(0, 0, size.width(), size.height())
            box.moveCenter(area.center())
            painter.drawImage(box, self._image)
            if self._told:
                _paint_caption(painter, box, self._told)
        elif self._words:
            painter.setPen(color(look.muted))
            painter.drawText(area.adjusted(24, 24, -24, -24), int(_CENTERED), self._words)
        else:
            side = 24
            place = area.center() - QPointF(side / 2, side / 2)
            painter.drawPixmap(place, pixmap("film", look.faint, side, self.devicePixelRatioF()))
        if self._offer_play and self._image:
            _paint_play(painter, area)


_CENTERED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def _paint_play(painter: QPainter, area: QRectF) -> None:
    disc = QRectF(0, 0, 64, 64)
    disc.moveCenter(area.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("#cc101014"))
    painter.drawEllipse(disc)
    side = 30
    place = disc.center().toPoint()
    painter.drawPixmap(place.x() - side // 2 + 1, place.y() - side // 2, pixmap("play", "#ffffff", side, 2.0))


def _paint_caption(painter: QPainter, picture: QRectF, text: str) -> None:
    """At the lower edge of the picture, on a dark strip, where films that have it in the picture have it, too."""
    size = max(11.0, min(picture.height(), picture.width()) * 0.042)
    font = painter.font()
    font.setPixelSize(round(size))
    painter.setFont(font)
    room = picture.adjusted(picture.width() * 0.08, size, -picture.width() * 0.08, -picture.height() * 0.06)
    flow = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
    box = painter.boundingRect(room, int(flow), text)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("#c8101014"))
    painter.drawRoundedRect(box.adjusted(-size * 0.6, -size * 0.3, size * 0.6, size * 0.3), size * 0.35, size * 0.35)
    painter.setPen(color("#ffffff"))
    painter.drawText(box, int(flow), text)
