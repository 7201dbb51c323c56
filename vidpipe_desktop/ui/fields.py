"""Fields as this window makes them: named, sized alike, with keys that lead to them."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.core.models import Resolution
from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import RESOLUTION_WORDS


def choice_box(name: str, title: str) -> QComboBox:
    """Some things to choose from."""
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    # With a styled delegate, as the stylesheet's own rules for items ask for.
    box.setItemDelegate(QStyledItemDelegate(box))
    box.setMinimumContentsLength(5)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def offer_resolutions(box: QComboBox, offered: frozenset[Resolution]) -> None:
    """Let these resolutions be chosen; the chosen one stays if it is among them. The box says nothing of it."""
    chosen, silent = box.currentData(), box.blockSignals(True)
    box.clear()
    for resolution in Resolution:
        if resolution in offered:
            box.addItem(RESOLUTION_WORDS[resolution], resolution.value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(silent)


def resolution_in(box: QComboBox) -> Resolution:
    """The one that is chosen there."""
    return Resolution(box.currentData() or Resolution.HD)


def seconds_box(name: str, title: str, bounds: tuple[float, float], value: float) -> QDoubleSpinBox:
    """A number of seconds."""
    box = QDoubleSpinBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setLocale(QLocale.c())
    box.setRange(*bounds)
    box.setDecimals(2)
    box.setSingleStep(0.5)
    box.setSuffix(" s")
    box.setValue(value)
    _indent(box)
    return box


def whole_box(name: str, title: str, low: int, high: int, value: int) -> QSpinBox:
    """A whole number."""
    box = QSpinBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setRange(low, high)
    box.setValue(value)
    _indent(box)
    return box


def _indent(box: QAbstractSpinBox) -> None:
    """Stylesheets can't indent the text of a spin box."""
    edit = box.findChild(QLineEdit)
    if edit:
        edit.setTextMargins(GAP, 0, 0, 0)


def labelled(words: str, control: QWidget, keys: str = "") -> QVBoxLayout:
    """The control under its name; keys go to it. A shortcut, because an underlined letter would be shown all the time."""
    column = QVBoxLayout()
    column.setSpacing(GAP // 2)
    name: QLabel = label(words, "label")
    name.setBuddy(control)
    column.addWidget(name)
    column.addWidget(control)
    if not keys:
        return column
    shortcut = QShortcut(QKeySequence(keys), control)
    shortcut.activated.connect(control.setFocus)
    native = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
    control.setToolTip(f"{control.toolTip() or control.accessibleName()} ({native})")
    return column


_Named = tuple[str, QWidget, str]


def grid_of(*rows: tuple[_Named, _Named]) -> QGridLayout:
    """Two columns, the left one for the longer words."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP + 4)
    grid.setVerticalSpacing(GAP + 4)
    for number, (left, right) in enumerate(rows):
        grid.addLayout(labelled(*left), number, 0)
        grid.addLayout(labelled(*right), number, 1)
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(1, 2)
    return grid


def text_box(name: str, title: str, lines: int) -> QPlainTextEdit:
    """Plain text of about so many lines; Tab leaves it."""
    box = QPlainTextEdit()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setTabChangesFocus(True)
    frame = 2 * (box.frameWidth() + int(box.document().documentMargin())) + 14
    box.setFixedHeight(lines * box.fontMetrics().lineSpacing() + frame)
    return box
