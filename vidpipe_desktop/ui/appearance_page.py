"""Settings, Appearance: light or dark, and how large text is. Kept with the window's state, which is read before it is painted."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button
from vidpipe_desktop.ui.setting_row import SettingRow, SettingsPage
from vidpipe_desktop.ui.theme import GAP, Appearance, TextSize

_LOOKS = {Appearance.SYSTEM: "System", Appearance.LIGHT: "Light", Appearance.DARK: "Dark"}
_SIZES = {TextSize.USUAL: "Usual", TextSize.LARGER: "Larger", TextSize.LARGEST: "Largest"}


class AppearancePage(SettingsPage):
    """The window shows at once what is chosen."""

    appearance_chosen = Signal(object)  # Appearance
    text_size_chosen = Signal(object)  # TextSize

    def __init__(self, appearance: Appearance, size: TextSize) -> None:
        super().__init__("Appearance")
        self._looks, self._sizes = QButtonGroup(self), QButtonGroup(self)
        looks = [(f"{look.value}LookButton", words, look is appearance) for look, words in _LOOKS.items()]
        sizes = [(f"{each.value}TextButton", words, each is size) for each, words in _SIZES.items()]
        theme, text = "“System” follows light and dark of your desktop.", "Measured by the text of your desktop."
        self.add_row("appearance", SettingRow("Theme", theme, _segments(self._looks, looks)))
        self.add_row("text_size", SettingRow("Text size", text, _segments(self._sizes, sizes)))
        self._looks.idToggled.connect(self._on_look_toggled)
        self._sizes.idToggled.connect(self._on_size_toggled)

    def _on_look_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.appearance_chosen.emit(tuple(_LOOKS)[number])

    def _on_size_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.text_size_chosen.emit(tuple(_SIZES)[number])


def _segments(group: QButtonGroup, choices: Sequence[tuple[str, str, bool]]) -> QWidget:
    """Buttons side by side, of which one is down: object name, words, whether it is the one."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    for number, (name, words, chosen) in enumerate(choices):
        button = Button(words, "segment")
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(chosen)
        group.addButton(button, number)
        row.addWidget(button)
    return made
