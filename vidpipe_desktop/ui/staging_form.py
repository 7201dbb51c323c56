"""What is staged in a scene, in boxes: place, light, weather, shot, camera, who is there, what they do and where."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from vidpipe_desktop.core.staging import LONGEST_TEXT, Option, StagingField
from vidpipe_desktop.ui.buttons import label, set_tone
from vidpipe_desktop.ui.search_box import SearchBox
from vidpipe_desktop.ui.theme import GAP

_ALL_THREE = 3
"""Columns for who it is, what it does and where."""


class StagingForm(QWidget):
    """A box a field. Whatever is chosen is only asked for: the answer fills the boxes anew."""

    chosen = Signal(str, str)  # field, value
    refused = Signal(str)  # why something typed is no choice

    def __init__(self, scene: str, columns: int = 2, parent: QWidget | None = None) -> None:
        """scene: as it is called to those who hear the window, such as "Scene 2"."""
        super().__init__(parent)
        self._scene, self._columns = scene, columns
        self._fields: dict[str, StagingField] = {}
        self._names: dict[str, QLabel] = {}
        self._boxes: dict[str, SearchBox | QLineEdit] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(2)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def box(self, field: str) -> SearchBox | QLineEdit:
        """The box of a field."""
        return self._boxes[field]

    @property
    def field_names(self) -> tuple[str, ...]:
        """What can be chosen now."""
        return tuple(self._fields)

    def show_fields(self, fields: Sequence[StagingField]) -> None:
        """Show these as they are; boxes that are there stay, with whoever is at them."""
        arrangement = [(each.name, each.actor) for each in self._fields.values()]
        self._fields = {each.name: each for each in fields}
        for name in [name for name in self._boxes if name not in self._fields]:
            for widget in (self._boxes.pop(name), self._names.pop(name)):
                widget.hide()
                widget.deleteLater()
        for field in fields:
            if field.name not in self._boxes:
                self._make(field)
            self._fill(field)
        if arrangement != [(each.name, each.actor) for each in fields]:
            self._arrange()

    def _make(self, field: StagingField) -> None:
        title = f"{self._scene}, {field.actor + ', ' if field.actor else ''}{field.label.lower()}"
        if field.options:
            box: SearchBox | QLineEdit = SearchBox(f"staging:{field.name}", title)
            box.picked.connect(partial(self.chosen.emit, field.name))
            box.refused.connect(partial(self._on_refused, field.name))
        else:
            box = QLineEdit()
            box.setObjectName(f"staging:{field.name}")
            box.setAccessibleName(title)
            box.setMaxLength(LONGEST_TEXT)
            box.editingFinished.connect(partial(self._on_written, field.name))
        name = label("", "label")
        name.setBuddy(box)
        self._boxes[field.name], self._names[field.name] = box, name

    def _fill(self, field: StagingField) -> None:
        box, name = self._boxes[field.name], self._names[field.name]
        name.setText(f"{field.label} · by hand" if field.by_hand else field.label)
        set_tone(name, "accent" if field.by_hand else "")
        if isinstance(box, SearchBox):
            box.show_options(_marked(field), field.value)
            box.setToolTip(f"As written: {field.label_of(field.written)}" if field.by_hand else "")
        elif box.text() != field.value:
            box.setText(field.value)
            box.setCursorPosition(0)

    def _arrange(self) -> None:
        """Row by row. Everybody begins a new one, which who it is fills where there is no room for all three."""
        row, column, actor = 0, 0, ""
        for field in self._fields.values():
            fills = not field.options or (bool(field.actor) and "." not in field.name and self._columns < _ALL_THREE)
            if column and (fills or field.actor != actor or column == self._columns):
                row, column = row + 1, 0
            span = self._columns if fills else 1
            self._grid.addWidget(self._names[field.name], 3 * row, column, 1, span)
            self._grid.addWidget(self._boxes[field.name], 3 * row + 1, column, 1, span)
            self._grid.setRowMinimumHeight(3 * row + 2, GAP)
            column, actor = column + span, field.actor
        for box, following in pairwise(self._boxes[name] for name in self._fields):
            QWidget.setTabOrder(box, following)

    def _on_written(self, name: str) -> None:
        box = self._boxes[name]
        if isinstance(box, QLineEdit) and box.text().strip() != self._fields[name].value:
            self.chosen.emit(name, box.text().strip())

    def _on_refused(self, name: str, typed: str) -> None:
        self.refused.emit(f"{self._fields[name].label} cannot be “{typed[:40]}” here. Choose from the list.")


def _marked(field: StagingField) -> tuple[Option, ...]:
    """The options; the way back to the words is named as such once something else was chosen."""
    if not field.by_hand:
        return field.options
    return tuple(
        Option(each.value, f"{each.label} (as written)") if each.value == field.written else each
        for each in field.options
    )
