"""Settings as rows: a name and a sentence on the left, the control on the right, and what is wrong below."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import label, restyle, rule, set_tone
from vidpipe_desktop.ui.theme import GAP


class SettingRow(QWidget):
    """One setting. What is said below it takes no room while there is nothing to say."""

    def __init__(self, title: str, hint: str, control: QWidget, width: int = 0) -> None:
        super().__init__()
        self.control = control
        name = label(title, wrap=True)
        name.setBuddy(control)
        self._hint = label(hint, "caption", wrap=True)
        self._fixed = label("", "caption", wrap=True)
        self._complaint = label("", "caption", wrap=True)
        self._complaint.setObjectName(f"{control.objectName()}Complaint")
        set_tone(self._complaint, "bad")
        control.setAccessibleName(control.accessibleName() or title)
        if width:
            control.setFixedWidth(width)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(2)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self._hint, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(control, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._fixed, 2, 0, 1, 2)
        grid.addWidget(self._complaint, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        for words in (self._hint, self._fixed, self._complaint):
            words.setVisible(bool(words.text()))

    def set_hint(self, words: str) -> None:
        """Explain it otherwise."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.control.setAccessibleDescription(words)

    def fix(self, variable: str) -> None:
        """The environment decides ("" = it doesn't): say so, and let nothing be changed here."""
        self.control.setEnabled(not variable)
        words = f"Set by the environment variable {variable}, so it cannot be changed here."
        self._fixed.setText(words if variable else "")
        self._fixed.setVisible(bool(variable))

    def complain(self, words: str, tone: str = "bad") -> None:
        """Say what is wrong with what was entered ("" = nothing), or, as "warn", what comes of it."""
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))
        set_tone(self._complaint, tone)
        invalid = bool(words) and tone == "bad"
        if bool(self.control.property("invalid")) != invalid:
            self.control.setProperty("invalid", invalid)
            restyle(self.control)


class SettingsPage(QScrollArea):
    """A page of rows. A setting is known by its name in settings.toml."""

    changed = Signal(str, object)  # name of the setting, its new value (None = none)

    def __init__(self, title: str, what: str = "") -> None:
        super().__init__()
        self.rows: dict[str, SettingRow] = {}
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, GAP, 0)
        self.column.setSpacing(2 * GAP)
        head = QVBoxLayout()
        head.setSpacing(GAP // 2)
        head.addWidget(label(title, "heading"))
        if what:
            head.addWidget(label(what, "muted", wrap=True))
        self.column.addLayout(head)
        canvas = QWidget()
        canvas.setProperty("part", "canvas")
        outer = QVBoxLayout(canvas)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self.column)
        outer.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(canvas)

    def add_row(self, name: str, row: SettingRow) -> SettingRow:
        """Put a setting at the end of the page."""
        self.rows[name] = row
        self.column.addWidget(row)
        return row

    def add_rule(self) -> None:
        """A line between what belongs together and what doesn't."""
        self.column.addWidget(rule())

    def fix(self, fixed: Mapping[str, str]) -> None:
        """Say about which settings the environment decides: name to variable."""
        for name, row in self.rows.items():
            row.fix(fixed.get(name, ""))

    def complain(self, name: str, words: str) -> None:
        """A setting was not changed: say why below it. Names of other pages are ignored."""
        if row := self.rows.get(name):
            row.complain(words)

    def tell(self, name: str, value: object) -> None:
        """The person wants this value; what was wrong before is forgotten."""
        self.rows[name].complain("")
        self.changed.emit(name, value)


def text_edit(name: str, placeholder: str = "") -> QLineEdit:
    """A line of text, which tells `editingFinished` when it is left or Return is pressed."""
    edit = QLineEdit()
    edit.setObjectName(name)
    edit.setPlaceholderText(placeholder)
    return edit


def show_text(edit: QLineEdit, text: str) -> None:
    """Show the text, unless the person is typing in there."""
    if not edit.hasFocus() or not edit.isModified():
        edit.setText(text)
