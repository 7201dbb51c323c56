"""One slot as a picture with its state; click to see it large, menu for what can be done with it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from vidpipe_desktop.core.models import AspectRatio, Slot, SlotKind
from vidpipe_desktop.core.wording import kind_words
from vidpipe_desktop.ui.buttons import IconButton
from vidpipe_desktop.ui.icons import icon, pixmap
from vidpipe_desktop.ui.pictures import paint_covering, pictures
from vidpipe_desktop.ui.project_delegates import PathOf
from vidpipe_desktop.ui.slot_view import Look, SlotView
from vidpipe_desktop.ui.theme import RADIUS, Tokens, color, scaled_font, tokens

_SMALL = 0.85
_TONES = {Look.FAILED: "bad", Look.LOST: "bad", Look.UNSURE: "warn", Look.STALE: "warn", Look.KEPT: "accent_text"}
_GLYPHS = {SlotKind.CLIP: "film", SlotKind.FILM: "film"}
_MENU_SIZE = 28
_CAPTION_GAP = 6


@dataclass(frozen=True, slots=True)
class TileWords:
    """What a tile is called: under the picture, and aloud."""

    caption: str
    spoken: str


class SlotTile(QAbstractButton):
    """Signals carry the slot."""

    opened = Signal(object)  # Slot
    regenerate_asked = Signal(object)  # Slot
    upload_asked = Signal(object)  # Slot
    use_made_asked = Signal(object)  # Slot
    takes_asked = Signal(object)  # Slot
    keep_asked = Signal(str)  # take id
    film_menu_opened = Signal(object, str)  # QMenu that offers may be added to, scene id

    def __init__(self, words: TileWords, shape: AspectRatio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._shape = shape
        self._path_of: PathOf | None = None
        self._busy = False
        self.view: SlotView | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._menu_button: IconButton | None = None
        self.clicked.connect(self._on_clicked)
        pictures().loaded.connect(self._on_picture_loaded)
        self.setAccessibleName(words.spoken)

    def show_view(self, view: SlotView, path_of: PathOf | None, *, busy: bool) -> None:
        """Show the slot as it is now. busy: the film is being made, so nothing can be changed."""
        if (view, busy) == (self.view, self._busy):
            return
        self.view, self._path_of, self._busy = view, path_of, busy
        hint = f"{view.hint} {view.advice}".strip()
        self.setToolTip(hint)
        self.setAccessibleName(f"{self._words.spoken}: {view.badge or view.look.value}")
        self.setAccessibleDescription(hint)
        self.update()

    def open_menu(self) -> None:
        """What can be done with this slot."""
        if self.view is None:
            return
        menu = SlotMenu(self.view, self, busy=self._busy)
        menu.popup(self.mapToGlobal(self._picture_box().bottomLeft().toPoint() + QPoint(0, 4)))

    def hasHeightForWidth(self) -> bool:
        """The picture keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Picture, gap and caption."""
        return round(self._picture_height(width)) + _CAPTION_GAP + self._caption_height()

    def sizeHint(self) -> QSize:
        """A picture 148 pixels wide."""
        return QSize(148, self.heightForWidth(148))

    def minimumSizeHint(self) -> QSize:
        """A picture 56 pixels wide."""
        return QSize(56, self.heightForWidth(56))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the menu, in the corner of the picture."""
        super().enterEvent(event)
        if self._menu_button is None:
            self._menu_button = self._make_menu_button()
        box = self._picture_box()
        x = box.left() + 4 if self.isRightToLeft() else box.right() - _MENU_SIZE - 4
        self._menu_button.move(round(x), round(box.top() + 4))
        self._menu_button.show()

    def leaveEvent(self, event: QEvent) -> None:
        """Show the picture alone."""
        super().leaveEvent(event)
        if self._menu_button:
            self._menu_button.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, as a click does; T shows the takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_T and self.view and self.view.takes:
            self.takes_asked.emit(self.view.slot)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right mouse button, or the menu key."""
        self.open_menu()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Picture or placeholder, badge, progress, caption, focus ring."""
        if self.view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, box = tokens(), self._picture_box()
        picture = self._picture(box)
        if picture:
            self._paint_picture(painter, box, picture, look)
        else:
            self._paint_placeholder(painter, box, look)
        if self.view.look is Look.MAKING:
            self._paint_progress(painter, box, look)
        if self.view.badge and self.view.look is not Look.MAKING:
            self._paint_badge(painter, box, look)
        self._paint_caption(painter, box, look)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(look.accent), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 2, RADIUS - 2)

    def _make_menu_button(self) -> IconButton:
        """Made when first needed: a hundred scenes have three hundred tiles."""
        button = IconButton("more", f"More for {self._words.spoken}", parent=self)
        button.setFixedSize(_MENU_SIZE, _MENU_SIZE)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("part", "overlay")
        button.clicked.connect(self.open_menu)
        return button

    def _picture(self, box: QRectF) -> QPixmap | None:
        if self.view is None or self.view.picture is None or self._path_of is None or self.view.look is Look.LOST:
            return None
        return pictures().thumbnail(self._path_of(self.view.picture), box.size().toSize(), self.devicePixelRatioF())

    def _paint_picture(self, painter: QPainter, box: QRectF, picture: QPixmap, look: Tokens) -> None:
        assert self.view is not None
        stale = self.view.look in (Look.STALE, Look.MAKING, Look.FAILED)
        painter.setOpacity(0.5 if stale else 1.0)
        paint_covering(painter, picture, box, RADIUS - 2)
        painter.setOpacity(1.0)
        if self.view.slot.kind in _GLYPHS and not stale:
            _paint_play_mark(painter, box)
        if self.underMouse():
            painter.setPen(QPen(color(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 3, RADIUS - 3)

    def _paint_placeholder(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        assert self.view is not None
        bad = _TONES.get(self.view.look) == "bad"
        pen = QPen(color(look.bad if bad else look.line_strong), 1.2)
        if self.view.look is Look.MISSING:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color(look.bad_soft if bad else look.hover))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), RADIUS - 2, RADIUS - 2)
        if self.view.look is Look.MAKING:
            return
        glyph = "warning" if bad else _GLYPHS.get(self.view.slot.kind, "image")
        side = 20
        place = box.center() - QPointF(side / 2, side / 2 - (8 if self.view.badge else 0))
        shade = look.bad if bad else look.faint
        painter.drawPixmap(place, pixmap(glyph, shade, side, self.devicePixelRatioF()))

    def _paint_progress(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        assert self.view is not None
        side = min(34.0, box.height() * 0.5)
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(box.center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color(look.pressed), 3.5))
        painter.drawEllipse(ring)
        painter.setPen(QPen(color(look.accent), 3.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, -round(max(0.04, self.view.progress) * 360 * 16))

    def _paint_badge(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        assert self.view is not None
        font = scaled_font(self.font(), _SMALL * 0.94, QFont.Weight.DemiBold)
        metrics = QFontMetricsF(font)
        tone = _TONES.get(self.view.look, "muted")
        back = {"bad": look.bad_soft, "warn": look.warn_soft, "accent_text": look.accent_soft}.get(tone, look.surface)
        room = box.width() - 26
        words = metrics.elidedText(self.view.badge, Qt.TextElideMode.ElideRight, room)
        pill = QRectF(0, 0, metrics.horizontalAdvance(words) + 14, metrics.height() + 4)
        pill.moveTopLeft(box.topLeft() + QPointF(6, 6))
        if self.isRightToLeft():
            pill.moveRight(box.right() - 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(back))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setFont(font)
        painter.setPen(color(str(getattr(look, tone))))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_caption(self, painter: QPainter, box: QRectF, look: Tokens) -> None:
        painter.setFont(self._caption_font())
        painter.setPen(color(look.muted))
        line = QRectF(0, box.bottom() + 5, self.width(), self._caption_height())
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self._caption_words(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, shown)

    def _caption_words(self) -> str:
        """ "End", "End · 3 takes"."""
        takes = self.view.takes if self.view else 0
        return f"{self._words.caption} · {takes} takes" if takes > 1 else self._words.caption

    def _picture_box(self) -> QRectF:
        """Where the picture goes: the whole width, or the middle of it for tall pictures."""
        # From the height, which neighbours share, and not from the width, which differs by a pixel between them.
        height = float(max(1, self.height() - self._caption_height() - _CAPTION_GAP))
        wide, tall = self._shape.size
        box = QRectF(0, 0, min(float(self.width()), height * wide / tall), height)
        box.moveLeft((self.width() - box.width()) / 2)
        return box

    def _picture_height(self, width: int) -> float:
        wide, tall = self._shape.size
        return min(width * tall / wide, width * 1.1)

    def _caption_font(self) -> QFont:
        return scaled_font(self.font(), _SMALL)

    def _caption_height(self) -> int:
        return int(QFontMetricsF(self._caption_font()).height()) + 2

    def _on_picture_loaded(self, path: str) -> None:
        if self.view and self.view.picture and self._path_of and str(self._path_of(self.view.picture)) == path:
            self.update()

    def _on_clicked(self) -> None:
        if self.view is not None:
            self.opened.emit(self.view.slot)


class SlotMenu(QMenu):
    """What can be done with one slot. Acts through its tile; deletes itself when closed."""

    def __init__(self, view: SlotView, tile: SlotTile, *, busy: bool) -> None:
        super().__init__(tile)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._slot: Slot = view.slot
        self._take_id = view.take_id
        self._keep = tile.keep_asked
        self._signals: dict[QAction, SignalInstance | None] = {
            self._add("Show large", "play", enabled=view.file is not None): tile.opened,
            self._add("Takes, side by side…", "takes", enabled=view.takes > 0): tile.takes_asked,
        }
        self.addSeparator()
        again = "Stitch again" if view.slot.kind is SlotKind.FILM else "Make another take"
        self._signals[self._add(again, "refresh", enabled=not busy)] = tile.regenerate_asked
        if view.slot.kind is SlotKind.CLIP and not busy:
            tile.film_menu_opened.emit(self, view.slot.scene_id)
        if view.slot.kind is not SlotKind.FILM:
            own = f"Use my own {'clip' if view.slot.kind is SlotKind.CLIP else 'picture'}…"
            self._signals[self._add(own, "upload", enabled=not busy)] = tile.upload_asked
        if view.kept:
            made = f"Use the made {kind_words(view.slot)} instead" if view.own else "Let it follow changes again"
            self._signals[self._add(made, "undo", enabled=not busy)] = tile.use_made_asked
        elif view.slot.kind is not SlotKind.FILM and view.look is not Look.LOST and view.file:
            self._signals[self._add("Keep it whatever changes", "pin", enabled=not busy)] = None
        if busy:
            self.addSeparator()
            self._add("Stop the film to change it", "info", enabled=False)
        self.triggered.connect(self._on_triggered)

    def _add(self, words: str, glyph: str, *, enabled: bool) -> QAction:
        look = tokens()
        action = self.addAction(icon(glyph, look.muted, look.faint), words)
        action.setEnabled(enabled)
        return action

    def _on_triggered(self, action: QAction) -> None:
        if action not in self._signals:  # an offer, which acts by itself
            return
        signal = self._signals[action]
        if signal is None:
            self._keep.emit(self._take_id)
        else:
            signal.emit(self._slot)


def _paint_play_mark(painter: QPainter, box: QRectF) -> None:
    radius = min(15.0, box.height() * 0.24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(10, 10, 14, 150))
    painter.drawEllipse(box.center(), radius, radius)
    mark = QPainterPath(box.center() + QPointF(-radius * 0.3, -radius * 0.45))
    mark.lineTo(box.center() + QPointF(radius * 0.52, 0))
    mark.lineTo(box.center() + QPointF(-radius * 0.3, radius * 0.45))
    mark.closeSubpath()
    painter.setBrush(QColor("#ffffff"))
    painter.drawPath(mark)
