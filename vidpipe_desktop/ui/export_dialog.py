"""Asks how much of a project goes into its file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from vidpipe_desktop.core.models import Project
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.core.project_file import media_of, portable, unfinished
from vidpipe_desktop.core.wording import format_size, left_behind
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.theme import GAP, MARGIN, font_scale
from vidpipe_desktop.ui.wording import plural

_WIDTH = 500
_WHAT = (
    "One file with the prompt, the scenes, and every picture and clip with what it was made by and what it cost. "
    "vidpipe opens it on any computer. Keys and settings are not in it."
)


class ExportDialog(QDialog):
    """Everything goes along unless the person wants a small file: then takes stay here that the film does not use."""

    chosen = Signal(str, bool)  # project, only what the film uses

    def __init__(self, project: Project, steps: Plan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle("Export project")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project_id = project.id
        self._all, self._used = portable(project, steps), portable(project, steps, selected_only=True)
        self.small_box = QCheckBox("Leave out takes that the film does not use")
        self.small_box.setObjectName("selectedOnlyBox")
        self.small_box.setAccessibleName(self.small_box.text())
        self.small_box.setVisible(len(self._used.takes) < len(self._all.takes))
        self.size_label = label("", "strong")
        self.size_label.setObjectName("exportSizeLabel")
        self.save_button = Button("Choose where…", "primary")
        self.save_button.setObjectName("exportProjectButton")
        self._lay_out(left_behind(unfinished(project), 0))
        self.small_box.toggled.connect(self._say)
        self.save_button.clicked.connect(self._on_save_clicked)
        self._say()
        self.save_button.setFocus()

    def _lay_out(self, said: str) -> None:
        cancel = Button("Cancel")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.size_label, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP + 4)
        column.addWidget(label("Export project", "title"))
        column.addWidget(label(_WHAT, "muted", wrap=True))
        column.addWidget(self.small_box)
        if said:
            column.addWidget(label(said, "caption", wrap=True))
        column.addSpacing(GAP)
        column.addLayout(buttons)
        self.setFixedWidth(round(_WIDTH * font_scale(self)))

    def _say(self) -> None:
        carried = self._used if self.small_box.isChecked() else self._all
        size = sum(file.size for file in media_of(carried))
        self.size_label.setText(f"{plural(len(carried.takes), 'take')}, {format_size(size)}")

    def _on_save_clicked(self) -> None:
        self.chosen.emit(self._project_id, self.small_box.isChecked())
        self.accept()
