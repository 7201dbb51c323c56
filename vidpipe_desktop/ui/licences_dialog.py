"""The licences of everything the app is built on, to be read and searched."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.theme import GAP, MARGIN

_ROOT = Path(__file__).parents[2]
_SIZE = 780, 560
_SAID = "Everything in this app, and the terms under which each part of it may be used and passed on."


def licences_file() -> Path | None:
    """All licences in full, in an installed app; in a checkout the table of them. None where neither is."""
    places = (_ROOT / "licences.txt", _ROOT / "LICENSES.md")
    return next((place for place in places if place.exists()), None)


class LicencesDialog(QDialog):
    """Shows the text of a file."""

    def __init__(self, file: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("licencesDialog")
        self.setWindowTitle("Licences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(file.read_text(encoding="utf-8"))
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Licences")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.search = QLineEdit()
        self.search.setObjectName("licencesSearch")
        self.search.setAccessibleName("Find in the licences")
        self.search.setPlaceholderText("Find, such as FFmpeg")
        self.search.textChanged.connect(self._find_first)
        self.search.returnPressed.connect(self._find_next)
        self._lay_out()
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        close = Button("Close", "primary")
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.search, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP + 4)
        column.addWidget(label("Licences", "title"))
        column.addWidget(label(_SAID, "muted", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def _find_first(self, wanted: str) -> None:
        start = self.text.textCursor()
        start.setPosition(0)
        self.text.setTextCursor(start)
        self.text.find(wanted)

    def _find_next(self) -> None:
        if not self.text.find(self.search.text()):
            self._find_first(self.search.text())
