"""What a pane shows while it has nothing to show: empty, busy or failed, always the same way."""

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.theme import GAP, color, tokens

_DISC = 56


class GlyphDisc(QWidget):
    """An icon on a soft disc."""

    def __init__(self, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.glyph = glyph
        self.setFixedSize(_DISC, _DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and icon in the accent."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.accent_soft))
        painter.drawEllipse(QRectF(self.rect()))
        inset = (_DISC - 24) // 2
        painter.drawPixmap(inset, inset, pixmap(self.glyph, look.accent_text, 24, self.devicePixelRatioF()))


class EmptyState(QWidget):
    """An icon, a sentence, what to do about it, perhaps a button."""

    def __init__(self, glyph: str, title: str, advice: str = "", action: str = "") -> None:
        super().__init__()
        self._disc = GlyphDisc(glyph)
        self._title = label(title, "strong", wrap=True)
        self._advice = label(advice, "muted", wrap=True)
        self.action = Button(action or "OK")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 2 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addStretch(1)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP // 2)
        for words in (self._title, self._advice):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._advice.setVisible(bool(advice))
        self.action.setVisible(bool(action))

    def say(self, title: str, advice: str = "", glyph: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        if glyph:
            self._disc.glyph = glyph
            self._disc.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._disc.update()
