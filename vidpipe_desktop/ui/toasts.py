"""Short messages in the corner, perhaps with something to do, that go by themselves."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vidpipe_desktop.core.events import Tone
from vidpipe_desktop.ui.buttons import Button, IconButton, label
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.theme import GAP, MARGIN, tokens

SHORT, LONG, UNDO = 5_000, 12_000, 8_000
"""Milliseconds that a toast stays."""
_WIDTH = 380
_MOST = 4
_GLYPHS = {Tone.INFO: "info", Tone.SUCCESS: "check", Tone.WARNING: "warning", Tone.ERROR: "warning"}
_TONES = {Tone.INFO: "accent_text", Tone.SUCCESS: "good", Tone.WARNING: "warn", Tone.ERROR: "bad"}


class Toast(QFrame):
    """One message. It stays while the mouse is on it."""

    closed = Signal()
    acted = Signal()

    def __init__(self, title: str, message: str, tone: Tone, action: str, stay: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setProperty("part", "toast")
        self.setFixedWidth(_WIDTH)
        self.title, self.message = title, message
        self.setAccessibleName(f"{title} {message}".strip())
        self.action = Button(action or "OK", "quiet")
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(stay)
        self._leaving.timeout.connect(self.close_now)
        self._lay_out(tone)
        self.action.setHidden(not action)
        self.action.clicked.connect(self._on_acted)
        self._leaving.start()

    def close_now(self) -> None:
        """Go."""
        self._leaving.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def enterEvent(self, event: QEvent) -> None:
        """Somebody reads it: stay."""
        self._leaving.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """It has been read."""
        self._leaving.start()

    def _lay_out(self, tone: Tone) -> None:
        glyph = QLabel()
        glyph.setPixmap(pixmap(_GLYPHS[tone], str(getattr(tokens(), _TONES[tone])), 20, self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(self.title, "strong", wrap=True))
        if self.message:
            words.addWidget(label(self.message, "muted", wrap=True))
        close = IconButton("close", "Dismiss")
        close.clicked.connect(self.close_now)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 6, GAP + 2, GAP, GAP + 2)
        row.setSpacing(GAP + 2)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.action)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)

    def _on_acted(self) -> None:
        self.acted.emit()
        self.close_now()


class Toasts(QObject):
    """Stacks toasts in the lower corner of a window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shown: list[Toast] = []

    @property
    def shown(self) -> tuple[Toast, ...]:
        """Those on screen, oldest first."""
        return tuple(self._shown)

    def show_toast(
        self,
        title: str,
        message: str = "",
        tone: Tone = Tone.INFO,
        *,
        action: str = "",
        on_acted: Callable[[], object] | None = None,
        stay: int = SHORT,
    ) -> Toast:
        """Show a message. on_acted must be a bound method or a partial of one."""
        while len(self._shown) >= _MOST:
            self._shown[0].close_now()
        toast = Toast(title, message, tone, action, stay, self._window)
        if on_acted:
            toast.acted.connect(on_acted)
        toast.closed.connect(self._on_closed)
        self._shown.append(toast)
        toast.show()
        self.place()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))
        return toast

    def place(self) -> None:
        """Stay in the corner; to be called when the window changes its size."""
        bottom = self._window.height() - MARGIN
        for toast in reversed(self._shown):
            toast.adjustSize()
            height = toast.heightForWidth(_WIDTH) if toast.hasHeightForWidth() else toast.height()
            toast.resize(_WIDTH, max(height, toast.minimumSizeHint().height()))
            x = MARGIN if self._window.isRightToLeft() else self._window.width() - _WIDTH - MARGIN
            toast.move(x, bottom - toast.height())
            toast.raise_()
            bottom -= toast.height() + GAP

    def _on_closed(self) -> None:
        gone = self.sender()
        self._shown = [toast for toast in self._shown if toast is not gone]
        self.place()
