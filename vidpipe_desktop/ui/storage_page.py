"""Settings, Storage: where everything lies, how much it takes, and clearing away what no film needs."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from vidpipe_desktop.core.usage import Cleaned, Pile, Usage
from vidpipe_desktop.core.wording import format_size
from vidpipe_desktop.ui.buttons import Button, label, set_tone
from vidpipe_desktop.ui.dialogs import show_in_folder
from vidpipe_desktop.ui.setting_row import SettingsPage
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import plural

_PILES = {
    "films": ("Finished films", "file"),
    "in_use": ("Pictures and clips that films are made from", "file"),
    "deleted": ("Deleted films, which can still be brought back", "file"),
    "old": ("Old takes that no film uses", "take"),
    "unreferenced": ("Files that nobody refers to", "file"),
}
_SAFE = (
    "Takes that are in use, kept, your own or from the last hour stay, and so do films that are being made. "
    "What was cleared is still listed with its prompt and cost; to see it again, it has to be made again."
)


class StoragePage(SettingsPage):
    """Counts when it is shown, because that reads through the whole folder."""

    survey_asked = Signal()
    clean_up_asked = Signal(object)  # Usage: what would go

    def __init__(self, data_dir: Path | None) -> None:
        super().__init__("Storage", "Everything lies in one folder. Copy it, and you have a copy of all your films.")
        self._data_dir = data_dir
        self._usage: Usage | None = None
        self._figures: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self.clean_button = Button("Clean up…", "", "trash")
        self.clean_button.setObjectName("cleanUpButton")
        self.clean_button.setEnabled(False)
        self.outcome = label("Counting…", "muted", wrap=True)
        self.outcome.setObjectName("storageOutcome")
        self._lay_out()
        self.clean_button.clicked.connect(self._on_clean_clicked)

    def show_usage(self, usage: Usage) -> None:
        """What there is now."""
        self._usage = usage
        for name, (title, count, size) in self._figures.items():
            pile: Pile = getattr(usage, name)
            for cell in (title, count, size):
                cell.setVisible(name != "deleted" or pile.count > 0)
            count.setText(plural(pile.count, _PILES[name][1]))
            size.setText(format_size(pile.size))
        self.clean_button.setEnabled(usage.freeable > 0)
        if usage.freeable:
            self._say(f"{format_size(usage.freeable)} of {format_size(usage.total)} can be freed.")
        elif self.outcome.property("tone") != "good":
            self._say(f"{format_size(usage.total)} in all. There is nothing to clean up.")

    def show_cleaned(self, cleaned: Cleaned) -> None:
        """A clean-up has ended."""
        self._say(f"{plural(cleaned.takes, 'old take')} cleared, {format_size(cleaned.size)} freed.", "good")

    def showEvent(self, event: object) -> None:
        """Count anew."""
        self._say("Counting…")
        self.survey_asked.emit()

    def _say(self, words: str, tone: str = "") -> None:
        self.outcome.setText(words)
        set_tone(self.outcome, tone)

    def _lay_out(self) -> None:
        self.column.addLayout(self._folder_row())
        self.add_rule()
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(0, 1)
        for row, (name, (words, _)) in enumerate(_PILES.items()):
            title, count, size = label(words, wrap=True), label("–", "muted"), label("–", "strong")
            count.setObjectName(f"{name}Count")
            size.setObjectName(f"{name}Size")
            grid.addWidget(title, row, 0)
            grid.addWidget(count, row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(size, row, 2, Qt.AlignmentFlag.AlignRight)
            self._figures[name] = (title, count, size)
        self.column.addLayout(grid)
        self.add_rule()
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self.outcome, 1)
        row.addWidget(self.clean_button)
        self.column.addLayout(row)
        self.column.addWidget(label(_SAFE, "caption", wrap=True))

    def _folder_row(self) -> QHBoxLayout:
        where = label(str(self._data_dir or "Still starting…"), wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = Button("Open folder", "", "folder")
        button.setObjectName("openFolderButton")
        button.setEnabled(self._data_dir is not None)
        button.clicked.connect(self._on_folder_clicked)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(where, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_folder_clicked(self) -> None:
        if self._data_dir:
            show_in_folder(self._data_dir)

    def _on_clean_clicked(self) -> None:
        self.clean_up_asked.emit(self._usage)
