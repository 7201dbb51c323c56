"""Settings, About: the version, and under which licences it comes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from vidpipe_desktop import __version__
from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.setting_row import SettingsPage
from vidpipe_desktop.ui.theme import GAP, MARGIN

_LICENCES = (
    "vidpipe desktop is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3) and on "
    "FFmpeg with x264 and x265 through PyAV (GPL), so an installed bundle as a whole is distributed under the "
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
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.column.addLayout(row)
