"""Says that something went wrong, and shows the report that was written: to be read, changed, copied and saved."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from vidpipe_desktop.core.events import CrashReported
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.dialogs import SaveTextDialog
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.theme import GAP, MARGIN, font_scale, tokens

_WIDTH, _OPEN_SIZE = 640, (780, 600)
_NOW = "vidpipe met an error that it did not expect. You can go on; if anything looks odd, close the app and open it again."
_EARLIER = "The last time vidpipe was open, it ended without warning."
_KEPT = "What was made is kept, and films that were interrupted can be resumed."
_NOT_SENT = (
    "Nothing was sent to anybody. A report of it lies on this computer. Keys and passwords are taken out; "
    "it may tell names of files and words of prompts, so read it before you hand it on."
)


class CrashDialog(QDialog):
    """Small until the report is asked for."""

    def __init__(self, event: CrashReported, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("crashDialog")
        self.setWindowTitle("Something went wrong")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._issues = event.issues
        self.text = QPlainTextEdit(event.report.text)
        self.text.setObjectName("crashReportText")
        self.text.setAccessibleName("Report")
        self.text.setTabChangesFocus(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.hide()
        self.show_button = Button("Show report")
        self.copy_button = Button("Copy", "", "copy")
        self.save_button = Button("Save…", "", "save")
        self.issue_button = Button("Open issue page", "", "link")
        self.close_button = Button("Close", "primary")
        self._lay_out(event)
        self.show_button.clicked.connect(self._on_show_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.issue_button.clicked.connect(self._on_issue_clicked)
        self.close_button.clicked.connect(self.reject)
        self.close_button.setFocus()

    def _lay_out(self, event: CrashReported) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP + 4)
        column.addLayout(_head(event))
        column.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button, name in (
            (self.show_button, "showReportButton"),
            (self.copy_button, "copyReportButton"),
            (self.save_button, "saveReportButton"),
            (self.issue_button, "issuePageButton"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.issue_button.setVisible(bool(self._issues))
        self.issue_button.setToolTip("Copies the report and opens the page. It is sent only if you paste it there.")
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column.addLayout(buttons)
        self.setMinimumWidth(round(_WIDTH * font_scale(self)))

    def _on_show_clicked(self) -> None:
        self.text.show()
        self.show_button.hide()
        self.resize(*(round(length * font_scale(self)) for length in _OPEN_SIZE))
        self.text.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.set_text("Copied")
        self.copy_button.set_glyph("check")

    def _on_save_clicked(self) -> None:
        SaveTextDialog(self, "Save the report", Path.home() / "vidpipe-report.txt", self.text.toPlainText())

    def _on_issue_clicked(self) -> None:
        self._on_copy_clicked()
        QDesktopServices.openUrl(QUrl(self._issues))


def _head(event: CrashReported) -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(pixmap("warning", tokens().warn, 28))
    words = QVBoxLayout()
    words.setSpacing(GAP)
    words.addWidget(label("Something went wrong", "title"))
    words.addWidget(label(f"{_EARLIER if event.earlier else _NOW} {_KEPT}", wrap=True))
    what = label(event.report.what, "caption", wrap=True)
    what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    words.addWidget(what)
    words.addWidget(label(_NOT_SENT, "muted", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(MARGIN)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
