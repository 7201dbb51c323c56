"""Settings and what there is to know about the app."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop import __version__
from vidpipe_desktop.ui.buttons import Button, label, rule
from vidpipe_desktop.ui.dialogs import show_in_folder
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.theme import GAP, MARGIN, Appearance

_LOOKS = {Appearance.SYSTEM: "System", Appearance.LIGHT: "Light", Appearance.DARK: "Dark"}
_LICENCES = (
    "vidpipe desktop is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3) and on "
    "FFmpeg with x264 and x265 through PyAV (GPL), so an installed bundle as a whole is distributed under the "
    "GPL 3. Pictograms: Twemoji, © Twitter, Inc. and other contributors, CC-BY 4.0. The films you make are yours."
)


class SettingsDialog(QDialog):
    """Everything in it works at once; there is nothing to confirm."""

    appearance_chosen = Signal(object)  # Appearance

    def __init__(self, appearance: Appearance, data_dir: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self._data_dir = data_dir
        self._looks = QButtonGroup(self)
        self._looks.idToggled.connect(self._on_look_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(label("Settings", "title"))
        column.addSpacing(GAP)
        column.addWidget(label("Appearance", "strong"))
        column.addLayout(self._appearance_row(appearance))
        column.addWidget(label("“System” follows light and dark of your desktop.", "caption"))
        self._add_section(column)
        column.addWidget(label("Your films and their files", "strong"))
        column.addLayout(self._folder_row())
        self._add_section(column)
        column.addLayout(_about())
        column.addSpacing(GAP)
        buttons = QDialogButtonBox()
        buttons.addButton(Button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _add_section(self, column: QVBoxLayout) -> None:
        column.addSpacing(GAP)
        column.addWidget(rule())
        column.addSpacing(GAP)

    def _appearance_row(self, appearance: Appearance) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for number, (look, words) in enumerate(_LOOKS.items()):
            button = Button(words, "segment")
            button.setObjectName(f"{look.value}LookButton")
            button.setCheckable(True)
            self._looks.addButton(button, number)
            row.addWidget(button)
            self._looks.blockSignals(True)
            button.setChecked(look is appearance)
            self._looks.blockSignals(False)
        row.addStretch(1)
        return row

    def _folder_row(self) -> QHBoxLayout:
        where = label(str(self._data_dir or "Still starting…"), "muted", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = Button("Open folder", "", "folder")
        button.setObjectName("openFolderButton")
        button.setEnabled(self._data_dir is not None)
        button.clicked.connect(self._on_folder_clicked)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(where, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_look_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.appearance_chosen.emit(tuple(_LOOKS)[number])

    def _on_folder_clicked(self) -> None:
        if self._data_dir:
            show_in_folder(self._data_dir)


def _about() -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(pixmap("vidpipe", "", 48))
    words = QVBoxLayout()
    words.setSpacing(GAP // 2)
    words.addWidget(label(f"vidpipe desktop {__version__}", "strong"))
    words.addWidget(label(_LICENCES, "caption", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(MARGIN)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
