"""A strip above the films that says one thing and offers what can be done about it."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button, IconButton, label
from vidpipe_desktop.ui.theme import GAP


class NoticeBanner(QFrame):
    """Hidden while there is nothing to say. kind: "banner" warns, "news" doesn't."""

    def __init__(self, name: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("part", kind)
        self._words = label("", "strong", wrap=True)
        self._buttons: list[Button] = []
        self._on_closed: Callable[[], object] | None = None
        self.close_button = IconButton("close", "Dismiss")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(GAP + 6, GAP - 2, GAP - 2, GAP - 2)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self.close_button)
        self.close_button.clicked.connect(self._on_close_clicked)
        self.hide()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def say(
        self, words: str, deeds: Mapping[str, Callable[[], object]], on_closed: Callable[[], object] | None = None
    ) -> None:
        """Say this, with a button for each deed; after any of them it goes. Deeds must be bound methods or partials."""
        self._words.setText(words)
        self._on_closed = on_closed
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._add_button(name, deed) for name, deed in deeds.items()]
        self.show()

    def _add_button(self, name: str, deed: Callable[[], object]) -> Button:
        button = Button(name)
        self._row.insertWidget(self._row.count() - 1, button)
        button.clicked.connect(self.hide)
        button.clicked.connect(deed)
        return button

    def _on_close_clicked(self) -> None:
        self.hide()
        if self._on_closed:
            self._on_closed()
