"""The frame of every editor: what is edited, what that would mean for the film, and the buttons."""

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vidpipe_desktop.core.edits import Edit
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.preview import Preview
from vidpipe_desktop.ui.buttons import Button, label, restyle, rule, set_tone
from vidpipe_desktop.ui.theme import GAP, MARGIN

LookAhead = Callable[[Edit], Preview]
"""What an edit would mean. Raises InvalidRequest."""

_PAUSE = 150
"""Milliseconds without a key before it is asked."""


class EditDialog(QDialog):
    """Opened with `open()`; emits what was edited and deletes itself."""

    saved = Signal(object, bool)  # Edit | None (a fork with nothing changed), whether to make the film at once

    def __init__(self, title: str, look_ahead: LookAhead, words: tuple[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._look_ahead = look_ahead
        self._fields: dict[str, QWidget] = {}
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP + 4)
        self.sentence = label("", "strong", wrap=True)
        self.sentence.setObjectName("lookAheadLabel")
        self.save_button = Button(words[0])
        self.save_button.setObjectName("saveEditButton")
        self.make_button = Button(words[1], "primary", "play")
        self.make_button.setObjectName("saveAndMakeButton")
        self.cancel_button = Button("Cancel")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_PAUSE)
        self._lay_out(title)
        self._connect()

    @abstractmethod
    def edit(self) -> Edit | None:
        """What was edited; None if nothing was. Raises InvalidRequest."""

    @property
    def nothing_said(self) -> str:
        """What there is to say before anything was edited."""
        return "Nothing has changed yet."

    @property
    def needs_an_edit(self) -> bool:
        """Whether there is nothing to save as long as nothing has changed."""
        return True

    def add_field(self, field: str, control: QWidget) -> None:
        """The control is framed in red while the field has a bad value."""
        self._fields[field] = control

    def review(self) -> None:
        """Say what the edit would mean, or what is wrong with it."""
        try:
            edit = self.edit()
            said = self._look_ahead(edit).sentence if edit else self.nothing_said
        except InvalidRequest as invalid:
            self._say(invalid.problems[0].why, frozenset(problem.field for problem in invalid.problems), can=False)
        else:
            self._say(said, frozenset(), can=edit is not None or not self.needs_an_edit)

    def on_edited(self) -> None:
        """Something was typed or chosen. Whoever saves before it was looked at is told then."""
        for button in (self.save_button, self.make_button):
            button.setEnabled(True)
        self._typing.start()

    def _say(self, words: str, bad: frozenset[str], *, can: bool) -> None:
        self.sentence.setText(words)
        set_tone(self.sentence, "bad" if bad else "" if can else "muted")
        for field, control in self._fields.items():
            if bool(control.property("invalid")) != (field in bad):
                control.setProperty("invalid", field in bad)
                restyle(control)
        for button in (self.save_button, self.make_button):
            button.setEnabled(can)
            button.setAccessibleDescription(words)

    def _lay_out(self, title: str) -> None:
        inside = QWidget()
        inside.setProperty("part", "canvas")
        inside.setLayout(self.body)
        self.body.setContentsMargins(MARGIN + GAP, GAP, MARGIN + GAP, MARGIN)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setAccessibleName(title)
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, GAP)
        head.addWidget(label(title, "title"))
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN + GAP, GAP + 4, MARGIN + GAP, MARGIN)
        foot.setSpacing(GAP + 4)
        foot.addWidget(self.sentence)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.make_button)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        column.addWidget(rule())
        column.addLayout(foot)

    def _connect(self) -> None:
        self.save_button.setAutoDefault(False)
        self.cancel_button.setAutoDefault(False)
        self.make_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.make_button.clicked.connect(self._on_make_clicked)
        self._typing.timeout.connect(self.review)
        for button, keys in ((self.save_button, "Ctrl+S"), (self.make_button, "Ctrl+Return")):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(button.click)
            button.setToolTip(shortcut.key().toString(QKeySequence.SequenceFormat.NativeText))

    def _on_save_clicked(self) -> None:
        self._finish(make=False)

    def _on_make_clicked(self) -> None:
        self._finish(make=True)

    def _finish(self, *, make: bool) -> None:
        self.review()
        if not self.save_button.isEnabled():
            return
        edit = self.edit()
        self.saved.emit(edit, make)
        self.accept()
