"""Boxes to choose from in a list that scrolls: the wheel passes over them, and long lists are searched by typing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate

from vidpipe_desktop.core.staging import Option

_LONG = 16
"""From so many options on, one types rather than looks."""
_SHOWN = 12


class SearchBox(QComboBox):
    """Some options to choose from; with many, parts of their names find them."""

    picked = Signal(str)  # the value of the option that the person chose
    refused = Signal(str)  # what the person typed and no option is called

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        # With a styled delegate, as the stylesheet's own rules for items ask for.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(_SHOWN)
        self._options: tuple[Option, ...] = ()
        self._value = ""
        self.activated.connect(self._on_activated)

    @property
    def value(self) -> str:
        """The value of the option on show."""
        return self._value

    def show_options(self, options: tuple[Option, ...], value: str) -> None:
        """Offer these, with one of them chosen."""
        if options != self._options:
            self._options = options
            self.clear()
            for option in options:
                self.addItem(option.label, option.value)
            self._make_searchable(long=len(options) >= _LONG)
        self._value = value
        self.setCurrentIndex(self.findData(value))
        edit = self.lineEdit()
        if edit:
            edit.setText(self.currentText())
            edit.setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The list around it scrolls; what is chosen stays."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever clicks in and types means another option, not a part of this one's name."""
        super().focusInEvent(event)
        edit = self.lineEdit()
        if edit and event.reason() is Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, edit, edit.selectAll)  # after the click has put the cursor somewhere

    def _make_searchable(self, *, long: bool) -> None:
        if long == self.isEditable():
            return
        self.setEditable(long)
        edit = self.lineEdit()
        if not edit:
            return
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        edit.setAccessibleName(self.accessibleName())
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(_SHOWN)
        if popup := completer.popup():
            popup.setProperty("part", "completions")
            popup.setItemDelegate(QStyledItemDelegate(popup))
        self.setCompleter(completer)
        edit.editingFinished.connect(self._on_typed)

    def _on_activated(self, index: int) -> None:
        value = str(self.itemData(index))
        if value != self._value:
            self._value = value
            self.picked.emit(value)

    def _on_typed(self) -> None:
        """The whole name, or the first that it is part of; anything else is taken back."""
        edit = self.lineEdit()
        typed = edit.text().strip() if edit else ""
        index = self._meant(typed)
        if index < 0:
            self.show_options(self._options, self._value)
            if typed:
                self.refused.emit(typed)
            return
        self.setCurrentIndex(index)
        self._on_activated(index)

    def _meant(self, typed: str) -> int:
        if typed == self.itemText(self.findData(self._value)):
            return self.findData(self._value)
        exact = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if exact >= 0 or not typed:
            return exact
        starts = self.findText(typed, Qt.MatchFlag.MatchStartsWith)
        return starts if starts >= 0 else self.findText(typed, Qt.MatchFlag.MatchContains)
