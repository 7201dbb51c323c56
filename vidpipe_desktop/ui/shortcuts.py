"""The sheet of keyboard shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.theme import GAP, MARGIN

WINDOW_KEYS = {
    "generate": ("Ctrl+Return", "Generate the film"),
    "new": ("Ctrl+N", "Write a new film"),
    "filter": ("Ctrl+F", "Filter the films"),
    "save": ("Ctrl+S", "Save the film"),
    "open": ("Ctrl+O", "Open a project file"),
    "resume": ("Ctrl+R", "Resume the film"),
    "stop": ("Ctrl+.", "Stop the film"),
    "play": ("Ctrl+P", "Play the film"),
    "jobs": ("Ctrl+J", "Jobs at engines"),
    "undo": ("Ctrl+Z", "Undo the last change of the film"),
    "redo": ("Ctrl+Shift+Z", "Redo it"),
    "edit": ("Ctrl+E", "Edit the film"),
    "log": ("Ctrl+Shift+L", "Show the log"),
    "settings": ("Ctrl+,", "Settings"),
    "shortcuts": ("F1", "These shortcuts"),
    "close": ("Ctrl+Q", "Close"),
}
"""What the window's actions are bound to, and what they do."""
_OTHER_KEYS = {
    "In the list": (("Return", "Open the film"), ("Del", "Delete the film"), ("Menu", "All that can be done with it")),
    "In the player": (
        ("Space", "Play or pause"),
        (",", "One frame back"),
        (".", "One frame on"),
        ("M", "Mute"),
        ("L", "Loop"),
    ),
    "On a picture": (
        ("Return", "Show it large"),
        ("T", "Its takes, side by side"),
        ("Menu", "Another take, a file of your own…"),
    ),
    "In a scene": (("F2", "Edit it"), ("Alt+Up", "Move it up"), ("Alt+Down", "Move it down")),
}


class ShortcutSheet(QDialog):
    """Lists every key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutSheet")
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GAP)
        grid.setVerticalSpacing(GAP)
        self._fill(grid, 0, "Anywhere", tuple(WINDOW_KEYS.values()), start=0)
        row = 0
        for title, keys in _OTHER_KEYS.items():
            row = self._fill(grid, 3, title, keys, start=row)
        grid.setColumnMinimumWidth(2, 2 * GAP)
        buttons = QDialogButtonBox()
        buttons.addButton(Button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(label("Keyboard shortcuts", "title"))
        column.addLayout(grid)
        column.addWidget(buttons)

    def _fill(self, grid: QGridLayout, at: int, title: str, keys: tuple[tuple[str, str], ...], *, start: int) -> int:
        """One group of keys in two columns from `at`; returns the next free row."""
        grid.addWidget(label(title, "label"), start, at, 1, 2)
        for row, (key, words) in enumerate(keys, start=start + 1):
            native = "Menu" if key == "Menu" else QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(label(native, "key"), row, at, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label(words), row, at + 1)
        return start + 1 + len(keys)
