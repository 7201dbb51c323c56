"""Several views in one place, with a button for each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget

from vidpipe_desktop.ui.buttons import Button
from vidpipe_desktop.ui.theme import GAP


class Tabs(QWidget):
    """Shows the first view until another is asked for. upright: buttons beside the views, not above them."""

    turned = Signal()

    def __init__(self, *views: tuple[str, QWidget], upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[Button] = []
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if upright else direction.LeftToRight)
        row.setSpacing(GAP // 2)
        for number, (words, view) in enumerate(views):
            button = Button(words, "side" if upright else "tab")
            button.setObjectName(f"{words.lower()}Tab")
            button.setCheckable(True)
            self.buttons.append(button)
            self._group.addButton(button, number)
            self._stack.addWidget(view)
            row.addWidget(button)
        row.addStretch(1)
        self.buttons[0].setChecked(True)
        column = QBoxLayout(direction.LeftToRight if upright else direction.TopToBottom, self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GAP if upright else GAP)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self._group.idToggled.connect(self._on_toggled)

    def _on_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self._stack.setCurrentIndex(number)
            self.turned.emit()
