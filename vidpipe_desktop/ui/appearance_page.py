"""Settings, Appearance: light or dark, and how large the text is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import Button
from vidpipe_desktop.ui.setting_row import SettingRow, SettingsPage
from vidpipe_desktop.ui.theme import GAP, Appearance

_LOOKS = {Appearance.SYSTEM: "System", Appearance.LIGHT: "Light", Appearance.DARK: "Dark"}


class AppearancePage(SettingsPage):
    """The window shows at once what is chosen."""

    appearance_chosen = Signal(object)  # Appearance

    def __init__(self, appearance: Appearance) -> None:
        super().__init__("Appearance")
        self._looks = QButtonGroup(self)
        theme = "“System” follows light and dark of your desktop."
        self.add_row("appearance", SettingRow("Theme", theme, self._look_buttons(appearance)))
        self._looks.idToggled.connect(self._on_look_toggled)

    def _look_buttons(self, appearance: Appearance) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for number, (look, words) in enumerate(_LOOKS.items()):
            button = Button(words, "segment")
            button.setObjectName(f"{look.value}LookButton")
            button.setCheckable(True)
            button.setChecked(look is appearance)
            self._looks.addButton(button, number)
            row.addWidget(button)
        return made

    def _on_look_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.appearance_chosen.emit(tuple(_LOOKS)[number])
