"""Settings, About: the version, and under which licences it comes."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from vidpipe_desktop import __version__
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.licences_dialog import LicencesDialog, licences_file
from vidpipe_desktop.ui.setting_row import SettingsPage
from vidpipe_desktop.ui.theme import GAP, MARGIN

_LICENCES = (
    "vidpipe desktop is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3) and on "
    "FFmpeg with x264 through PyAV (GPL), so an installed bundle as a whole is distributed under the "
    "GPL 3. Pictograms: Twemoji, © Twitter, Inc. and other contributors, CC-BY 4.0. The films you make are yours."
)


class AboutPage(SettingsPage):
    """Only to be read."""

    def __init__(self) -> None:
        super().__init__("About")
        mark = QLabel()
        mark.setPixmap(pixmap("vidpipe", "", 48))
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(label(f"vidpipe desktop {__version__}", "strong"))
        words.addWidget(label(_LICENCES, "caption", wrap=True))
        if file := licences_file():
            words.addSpacing(GAP)
            words.addWidget(self._button(file), 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def _button(self, file: Path) -> Button:
        button = Button("Licences…")
        button.setObjectName("licencesButton")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: LicencesDialog(file, self.window()).open())
        return button
