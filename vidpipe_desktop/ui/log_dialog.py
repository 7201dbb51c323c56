"""The log, to be read, copied, and attached to a report."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.dialogs import SaveTextDialog, show_in_folder
from vidpipe_desktop.ui.theme import GAP, MARGIN

_SIZE = 780, 520


class LogDialog(QDialog):
    """Shows the text it is given; it has no secrets in it any more."""

    def __init__(self, text: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("logDialog")
        self.setWindowTitle("Log")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self.text = QPlainTextEdit(text or "Nothing has been logged yet.")
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Log")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        self.copy_button = Button("Copy", "", "copy")
        self.copy_button.setObjectName("copyLogButton")
        self.save_button = Button("Save a copy…", "", "save")
        self.save_button.setObjectName("saveLogButton")
        self.folder_button = Button("Open folder", "", "folder")
        self.close_button = Button("Close", "primary")
        self._lay_out()
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.close_button.clicked.connect(self.reject)
        self.resize(min(_SIZE[0], parent.width() - 40), min(_SIZE[1], parent.height() - 40))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in (self.copy_button, self.save_button, self.folder_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP + 4)
        column.addWidget(label("Log", "title"))
        said = "What the app did and what went wrong. Keys and passwords are taken out: it can be attached to a report."
        column.addWidget(label(said, "muted", wrap=True))
        column.addWidget(self.text, 1)
        column.addLayout(buttons)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.set_text("Copied")
        self.copy_button.set_glyph("check")

    def _on_save_clicked(self) -> None:
        SaveTextDialog(self, "Save the log", Path.home() / "vidpipe-log.txt", self.text.toPlainText())

    def _on_folder_clicked(self) -> None:
        show_in_folder(self._folder)
