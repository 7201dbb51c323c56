"""Settings, About: the version, whether newer ones are looked for, and under which licences it comes."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout

from vidpipe_desktop import __version__
from vidpipe_desktop.core.events import UpdatesChanged
from vidpipe_desktop.core.setup import AppSetup
from vidpipe_desktop.core.updates import UpdatePhase
from vidpipe_desktop.ui.buttons import Button, label, set_tone
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.licences_dialog import LicencesDialog, licences_file
from vidpipe_desktop.ui.setting_row import SettingRow, SettingsPage
from vidpipe_desktop.ui.theme import GAP, MARGIN

_LICENCES = (
    "vidpipe desktop is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3) and on "
    "FFmpeg with x264 through PyAV (GPL), so an installed bundle as a whole is distributed under the "
    "GPL 3. Pictograms: Twemoji, © Twitter, Inc. and other contributors, CC-BY 4.0. The films you make are yours."
)
_WHAT = (
    "Once a day one server is asked for the newest version. Nothing about you or your films is sent, "
    "and nothing is installed without your word."
)
_BUSY = {UpdatePhase.CHECKING: "Checking…", UpdatePhase.DOWNLOADING: "Downloading…"}
_AT_HAND = (UpdatePhase.OFFERED, UpdatePhase.DOWNLOADING, UpdatePhase.READY)


class AboutPage(SettingsPage):
    """The button checks for a newer version, or shows the one that was found."""

    check_asked = Signal()
    show_asked = Signal()

    def __init__(self) -> None:
        super().__init__("About")
        self.on_box = QCheckBox()
        self.on_box.setObjectName("updatesOnBox")
        self.state = label("", "muted", wrap=True)
        self.state.setObjectName("updatesState")
        self.button = Button("Check now", "", "refresh")
        self.button.setObjectName("checkUpdatesButton")
        self.on_box.setEnabled(False)
        self.button.setEnabled(False)
        self._at_hand = self._off = False
        self.column.addLayout(self._head())
        self.add_rule()
        self.add_row("updates.on", SettingRow("Look for new versions", _WHAT, self.on_box))
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self.state, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self.on_box.toggled.connect(partial(self.tell, "updates.on"))
        self.button.clicked.connect(self._on_clicked)

    def show_setup(self, setup: AppSetup) -> None:
        """How things are now."""
        self.on_box.blockSignals(True)
        self.on_box.setChecked(bool(setup.updates) and not self._off)
        self.on_box.blockSignals(False)
        self.fix(setup.fixed)
        self._disable_where_off()

    def show_updates(self, event: UpdatesChanged) -> None:
        """How it stands with newer versions."""
        state = event.state
        self._off, self._at_hand = state.phase is UpdatePhase.OFF, state.phase in _AT_HAND
        self.state.setText(_BUSY.get(state.phase, state.words))
        set_tone(self.state, "bad" if state.failed else "")
        self.button.set_text("Show it…" if self._at_hand else "Check now")
        self.button.set_glyph("" if self._at_hand else "refresh")
        self.button.setEnabled(state.phase not in (UpdatePhase.OFF, UpdatePhase.CHECKING))
        self._disable_where_off()

    def _disable_where_off(self) -> None:
        if self._off:
            self.on_box.setEnabled(False)
            self.button.hide()

    def _on_clicked(self) -> None:
        (self.show_asked if self._at_hand else self.check_asked).emit()

    def _head(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(pixmap("vidpipe", "", 48))
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(label(f"vidpipe desktop {__version__}", "strong"))
        words.addWidget(label(_LICENCES, "caption", wrap=True))
        if licences_file():
            words.addSpacing(GAP)
            words.addWidget(self._licences_button(), 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _licences_button(self) -> Button:
        button = Button("Licences…")
        button.setObjectName("licencesButton")
        button.setAutoDefault(False)
        button.clicked.connect(self._on_licences_clicked)
        return button

    def _on_licences_clicked(self) -> None:
        if file := licences_file():
            LicencesDialog(file, self.window()).open()
