"""One line across the top of the window: what happened, and what can be done about it now."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from vidpipe_desktop.ui.naming import label, named

_SHOWN_FOR = 8_000
"""Milliseconds a banner stays, unless it is to stay."""


class Banner(QFrame):
    """Hidden until something is said."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "banner", "Notice")
        self.setProperty("card", True)
        self.text = label("")
        self.button = named(QPushButton(), "bannerButton", "Act on the notice")
        close = QPushButton("Dismiss")
        self._act: Callable[[], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        layout.addWidget(close)
        self.button.clicked.connect(self._on_button_clicked)
        close.clicked.connect(self.hide)
        self.hide()

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None, *, stay: bool = False) -> None:
        """Show the text, perhaps with a button that does something."""
        self.text.setText(text)
        self._act = act
        self.button.setText(action)
        self.button.setVisible(act is not None)
        self.show()
        if stay:
            self._timer.stop()
        else:
            self._timer.start(_SHOWN_FOR)

    def _on_button_clicked(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
