"""A strip above the films: how far a project file has come that is being written or opened."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from vidpipe_desktop.core.events import ProjectFileWorkedOn
from vidpipe_desktop.ui.buttons import Button, ElidedLabel
from vidpipe_desktop.ui.theme import GAP

_STEPS = 1000
_SOON = 300
"""Milliseconds: what is done sooner needs no strip."""
_BAR = 180


class FileStrip(QFrame):
    """Hidden while nothing is written or opened."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("fileStrip")
        self.setProperty("part", "news")
        self.words = ElidedLabel("", "strong")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.cancel_button = Button("Cancel")
        self.cancel_button.setObjectName("cancelFileButton")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + 6, GAP - 2, GAP - 2, GAP - 2)
        row.setSpacing(GAP + 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel_button)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_SOON)
        self._waiting.timeout.connect(self.show)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.hide()

    def show_work(self, work: ProjectFileWorkedOn) -> None:
        """Follow the file that is worked on."""
        if work.share is None:
            self._waiting.stop()
            self.hide()
            return
        if self.isHidden() and not self._waiting.isActive():
            self._waiting.start()
        said = f"{'Exporting' if work.writing else 'Opening'} “{work.path.name}”…"
        self.words.set_text(said)
        self.bar.setAccessibleName(said)
        self.bar.setValue(round(work.share * _STEPS))
