"""A newer version: what is new in it, fetching it, and leaving the app to install it."""

import sys

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from vidpipe_desktop import __version__
from vidpipe_desktop.core.updates import NewVersion, UpdatePhase, UpdateState
from vidpipe_desktop.core.wording import format_size
from vidpipe_desktop.ui.buttons import Button, label, set_tone
from vidpipe_desktop.ui.news_view import NewsView
from vidpipe_desktop.ui.theme import GAP, MARGIN, font_scale

_SIZE = (600, 480)
_STEPS = 1000
_BEFORE = "It is downloaded, and signed by the makers of vidpipe. vidpipe backs up your list of films and closes"
_THEN = {
    "win32": "then setup begins.",
    "darwin": "then the disk image opens: drag vidpipe from it to Applications.",
    "linux": "then the folder of {name} opens: install it from there.",
}


class UpdateDialog(QDialog):
    """Follows `show_state`. Closing it stops a download; what came is kept."""

    download_asked = Signal()
    stop_asked = Signal()
    skip_asked = Signal()
    install_asked = Signal()

    def __init__(self, offer: NewVersion, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("updateDialog")
        self.setWindowTitle("New version")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._size = offer.size
        self._phase: UpdatePhase | None = None
        self.words = label("", "muted", wrap=True)
        self.words.setObjectName("updateWords")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Download")
        self.skip_button = Button("Skip this version", "quiet")
        self.later_button = Button("Later")
        self.stop_button = Button("Stop")
        self.download_button = Button("Download", "primary")
        self.install_button = Button("Quit and install", "primary")
        self._lay_out(offer)
        self.skip_button.clicked.connect(self.skip_asked)
        self.skip_button.clicked.connect(self.accept)
        self.later_button.clicked.connect(self.reject)
        self.stop_button.clicked.connect(self.stop_asked)
        self.download_button.clicked.connect(self.download_asked)
        self.install_button.clicked.connect(self.install_asked)

    def show_state(self, state: UpdateState) -> None:
        """How it stands with this version."""
        phase = state.phase
        coming, here = phase is UpdatePhase.DOWNLOADING, phase is UpdatePhase.READY
        self.bar.setVisible(coming)
        self.bar.setValue(round(_STEPS * state.part))
        self.stop_button.setVisible(coming)
        self.later_button.setVisible(not coming)
        self.skip_button.setVisible(phase is UpdatePhase.OFFERED)
        self.download_button.setVisible(phase is UpdatePhase.OFFERED)
        self.install_button.setVisible(here)
        if phase is not self._phase:
            # A Return too many must not end the app.
            (self.stop_button if coming else self.later_button if here else self.download_button).setFocus()
            self._phase = phase
        self.words.setText(self._words(state))
        set_tone(self.words, "bad" if state.failed else "")

    def _words(self, state: UpdateState) -> str:
        if state.phase is UpdatePhase.DOWNLOADING:
            return f"{format_size(round(state.part * self._size))} of {format_size(self._size)}"
        if state.phase is UpdatePhase.READY and state.installer:
            then = _THEN.get(sys.platform, _THEN["linux"]).format(name=f"“{state.installer.name}”")
            return f"{_BEFORE}, {then}"
        asked = state.failed or state.part > 0
        return state.words if asked else "Nothing is installed without your word."

    def _lay_out(self, offer: NewVersion) -> None:
        facts = f"{offer.date:%d %B %Y} · {format_size(offer.size)} · you have {__version__}".lstrip("0")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.skip_button)
        buttons.addStretch(1)
        for button, name in (
            (self.skip_button, "skipUpdateButton"),
            (self.later_button, "laterUpdateButton"),
            (self.stop_button, "stopUpdateButton"),
            (self.download_button, "downloadUpdateButton"),
            (self.install_button, "installUpdateButton"),
        ):
            button.setObjectName(name)
            if button is not self.skip_button:
                buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP + 4)
        column.addWidget(label(f"vidpipe {offer.version} is here", "title"))
        column.addWidget(label(facts, "muted"))
        column.addWidget(NewsView(offer.news), 1)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.resize(*(round(length * font_scale(self)) for length in _SIZE))
