"""One engine in Settings: switch, key and addresses, models with their prices, and a button to try it out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from vidpipe_desktop.core.events import EngineTested
from vidpipe_desktop.core.setup import EngineSetup, SetupField
from vidpipe_desktop.ui.buttons import Button, label, rule, set_tone
from vidpipe_desktop.ui.theme import GAP


class EnginePage(QWidget):
    """Shows an engine's setup. A field is kept when it is left or Return is pressed; nothing has to be confirmed."""

    changed = Signal(str, object)  # engine id, Mapping[str, str | bool] of new values
    test_asked = Signal(str)  # engine id

    def __init__(self, setup: EngineSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = setup.id
        self.edits: dict[str, QLineEdit] = {}
        self._labels: dict[str, QLabel] = {}
        self.on_box = QCheckBox("Offer this engine for films")
        self.on_box.setObjectName(f"{setup.id}OnBox")
        self.test_button = Button("Test")
        self.test_button.setObjectName(f"{setup.id}TestButton")
        self._verdict = label("", "caption", wrap=True)
        self._key_words = label("", "caption", wrap=True)
        self._prices = label("", "caption", wrap=True)
        self._fixed = label("", "caption", wrap=True)
        self._lay_out(setup)
        self.show_setup(setup)
        self.on_box.toggled.connect(self._on_toggled)
        self.test_button.clicked.connect(self._on_test_clicked)

    def show_setup(self, setup: EngineSetup) -> None:
        """The setup has changed. What is being typed stays."""
        self.on_box.blockSignals(True)
        self.on_box.setChecked(setup.on)
        self.on_box.blockSignals(False)
        for field in setup.fields:
            edit = self.edits[field.name]
            if not edit.hasFocus() and not field.secret:
                edit.setText(field.value)
                edit.setPlaceholderText(field.hint)
            if field.secret:
                edit.setPlaceholderText("•••••••• (kept)" if setup.has_key else field.hint)
        self._key_words.setText(f"Keys are kept in {setup.key_place}.")
        self._key_words.setVisible(bool(setup.key_place))
        self._prices.setText("\n".join(setup.prices) or "No prices are known.")
        self.on_box.setEnabled(not setup.fixed)
        fixed = [variable for variable in (setup.fixed, *(field.fixed for field in setup.fields)) if variable]
        self._fixed.setText(f"Set by the environment, so it cannot be changed here: {', '.join(fixed)}.")
        self._fixed.setVisible(bool(fixed))
        if setup.problem:
            self._say(setup.problem, "bad")

    def show_verdict(self, event: EngineTested) -> None:
        """The engine was tried out."""
        self.test_button.setEnabled(True)
        self._say(event.words, "good" if event.ok else "bad")

    def _say(self, words: str, tone: str) -> None:
        self._verdict.setText(words)
        set_tone(self._verdict, tone)

    def _lay_out(self, setup: EngineSetup) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP + 4)
        grid.setVerticalSpacing(GAP)
        for row, field in enumerate(setup.fields):
            edit = self._edit(field)
            name = label(field.label, "label")
            name.setBuddy(edit)
            grid.addWidget(name, row, 0)
            grid.addWidget(edit, row, 1)
        grid.setColumnStretch(1, 1)
        trial = QHBoxLayout()
        trial.setSpacing(GAP + 4)
        trial.addWidget(self.test_button)
        trial.addWidget(self._verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label(setup.what, "muted", wrap=True))
        column.addWidget(self.on_box)
        column.addLayout(grid)
        column.addWidget(self._fixed)
        column.addWidget(self._key_words)
        column.addLayout(trial)
        column.addWidget(rule())
        column.addWidget(label("What it costs", "strong"))
        column.addWidget(self._prices)
        column.addStretch(1)

    def _edit(self, field: SetupField) -> QLineEdit:
        edit = QLineEdit()
        edit.setObjectName(f"{self._id}_{field.name}")
        edit.setAccessibleName(field.label)
        edit.setPlaceholderText(field.hint)
        edit.setEnabled(not field.fixed)
        if field.fixed:
            edit.setToolTip(f"Set by the environment variable {field.fixed}")
        if field.secret:
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.editingFinished.connect(partial(self._on_edited, field.name, field.secret))
        self.edits[field.name] = edit
        return edit

    def _on_edited(self, name: str, secret: bool) -> None:
        edit = self.edits[name]
        if not edit.isModified():
            return
        edit.setModified(False)
        value = edit.text().strip()
        if secret:
            edit.clear()
            self.changed.emit(self._id, {name: value, "on": True} if value else {name: ""})
        else:
            self.changed.emit(self._id, {name: value})

    def _on_toggled(self, on: bool) -> None:
        self.changed.emit(self._id, {"on": on})

    def _on_test_clicked(self) -> None:
        self.test_button.setEnabled(False)
        self._say("Asking…", "")
        self.test_asked.emit(self._id)
