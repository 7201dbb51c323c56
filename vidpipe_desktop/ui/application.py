"""The QApplication, which macOS tells of files to be opened: there they are events, not arguments."""

from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class Application(QApplication):
    """Knows nothing of windows; whoever has one listens."""

    file_opened = Signal(object)  # Path

    def event(self, event: QEvent) -> bool:
        """Pass on what the Finder, or the Dock, wants opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(Path(event.file()))
            return True
        return super().event(event)
