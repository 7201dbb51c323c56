"""Appearance, where the files lie, and what the app is made of."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QPushButton, QVBoxLayout, QWidget

from vidpipe_desktop import __version__
from vidpipe_desktop.ui.naming import label, named

_ABOUT = (
    f"vidpipe desktop {__version__}. MIT licence.\n\n"
    "Built with Qt (LGPL-3), FFmpeg with x264 and x265 (GPL), and pictures by Twemoji (CC-BY 4.0, © Twitter, Inc. and "
    "other contributors). The films you make are yours."
)


class SettingsDialog(QDialog):
    """Every setting has its effect at once."""

    appearance_chosen = Signal(str)  # system, light or dark

    def __init__(self, parent: QWidget, appearance: str, data_dir: Path) -> None:
        super().__init__(parent)
        named(self, "settingsDialog", "Settings")
        self.setWindowTitle("Settings")
        self._data_dir = data_dir
        self.appearance = named(QComboBox(), "appearanceBox", "Appearance")
        for title in ("System", "Light", "Dark"):
            self.appearance.addItem(title, title.lower())
        self.appearance.setCurrentIndex(self.appearance.findData(appearance))
        folder = named(QPushButton("Open folder"), "openFolderButton", "Open data folder")
        rows = QFormLayout()
        rows.addRow("&Appearance", self.appearance)
        rows.addRow("Films and pictures", label(str(data_dir)))
        rows.addRow("", folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(16)
        layout.addLayout(rows)
        layout.addWidget(label(_ABOUT, "quiet"))
        self.resize(460, 300)
        self.appearance.currentIndexChanged.connect(self._on_appearance_changed)
        folder.clicked.connect(self._on_folder_clicked)

    def _on_appearance_changed(self) -> None:
        self.appearance_chosen.emit(self.appearance.currentData())

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data_dir)))
