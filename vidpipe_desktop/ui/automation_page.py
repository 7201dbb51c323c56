"""Settings, Automation: the HTTP API of this window."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit

from vidpipe_desktop.core.setup import ApiSetup, AppSetup
from vidpipe_desktop.ui.buttons import Button, label, set_tone
from vidpipe_desktop.ui.fields import whole_box
from vidpipe_desktop.ui.setting_row import SettingRow, SettingsPage, show_text, text_edit
from vidpipe_desktop.ui.theme import GAP

_WHAT = "Other programs can have films made over HTTP, as with “vidpipe-desktop serve”, while this window is open."
_HOST = "127.0.0.1"
_WIDTH, _WIDE = 160, 240
_HIDDEN, _SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


class AutomationPage(SettingsPage):
    """A text is kept when its field is left or Return is pressed."""

    token_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Automation", _WHAT)
        self.on_box = QCheckBox()
        self.on_box.setObjectName("apiOnBox")
        self.state = label("", "muted", wrap=True)
        self.state.setObjectName("apiState")
        self.copy_address_button = Button("Copy address", "quiet", "copy")
        self.host_edit = text_edit("apiHostEdit", _HOST)
        self.port_box = whole_box("apiPortBox", "Port", 0, 65535, 8765)
        self.port_box.setGroupSeparatorShown(False)
        self.port_box.setKeyboardTracking(False)
        self.token_edit = text_edit("apiTokenEdit", "None")
        self.token_edit.setEchoMode(_HIDDEN)
        self.show_button = Button("Show", "quiet")
        self.copy_button = Button("Copy", "quiet", "copy")
        self.new_button = Button("New token", "quiet", "refresh")
        self._address = ""
        self._lay_out()
        self._listen()

    def show_setup(self, setup: AppSetup) -> None:
        """How things are now. What is being typed stays."""
        api = setup.api
        self.on_box.blockSignals(True)
        self.on_box.setChecked(api.on)
        self.on_box.blockSignals(False)
        show_text(self.host_edit, api.host)
        show_text(self.token_edit, api.token)
        if not self.port_box.hasFocus():
            self.port_box.blockSignals(True)
            self.port_box.setValue(api.port)
            self.port_box.blockSignals(False)
        self.copy_button.setEnabled(bool(api.token))
        self.show_button.setEnabled(bool(api.token))
        self._show_state(api)
        self.fix(setup.fixed)
        self.new_button.setEnabled("api.token" not in setup.fixed)

    def _show_state(self, api: ApiSetup) -> None:
        self._address = api.address
        self.copy_address_button.setVisible(bool(api.address))
        words = f"Serving on {api.address}" if api.address else "It is off." if not api.on else api.problem
        self.state.setText(words)
        set_tone(self.state, "good" if api.address else "bad" if api.problem else "")

    def _lay_out(self) -> None:
        serve = "Begins and ends at once. Web pages can never use it, whatever is set here."
        self.add_row("api.on", SettingRow("Serve the HTTP API", serve, self.on_box))
        state = QHBoxLayout()
        state.setSpacing(GAP)
        state.addWidget(self.state, 1)
        state.addWidget(self.copy_address_button)
        self.column.addLayout(state)
        self.add_rule()
        host = "127.0.0.1 is this computer alone. 0.0.0.0 lets in others, and needs a token."
        self.add_row("api.host", SettingRow("Address", host, self.host_edit, _WIDTH))
        port = "0 takes any that is free."
        self.add_row("api.port", SettingRow("Port", port, self.port_box, _WIDTH))
        token = "Whoever sends “Authorization: Bearer …” with it gets in. Without one, all programs here do."
        self.add_row("api.token", SettingRow("Token", token, self.token_edit, _WIDE))
        deeds = QHBoxLayout()
        deeds.setSpacing(GAP)
        deeds.addStretch(1)
        for button, name in (
            (self.show_button, "apiShowButton"),
            (self.copy_button, "apiCopyButton"),
            (self.new_button, "apiNewTokenButton"),
            (self.copy_address_button, "apiCopyAddressButton"),
        ):
            button.setObjectName(name)
            if button is not self.copy_address_button:
                deeds.addWidget(button)
        self.column.addLayout(deeds)

    def _listen(self) -> None:
        self.on_box.toggled.connect(partial(self.tell, "api.on"))
        self.port_box.valueChanged.connect(partial(self.tell, "api.port"))
        self.host_edit.editingFinished.connect(self._on_host_edited)
        self.token_edit.editingFinished.connect(self._on_token_edited)
        self.show_button.clicked.connect(self._on_show_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.copy_address_button.clicked.connect(self._on_copy_address_clicked)
        self.new_button.clicked.connect(self.token_asked)

    def _on_host_edited(self) -> None:
        if self.host_edit.isModified():
            self.host_edit.setModified(False)
            self.tell("api.host", self.host_edit.text().strip() or _HOST)

    def _on_token_edited(self) -> None:
        if self.token_edit.isModified():
            self.token_edit.setModified(False)
            self.tell("api.token", self.token_edit.text().strip())

    def _on_show_clicked(self) -> None:
        hidden = self.token_edit.echoMode() is _HIDDEN
        self.token_edit.setEchoMode(_SHOWN if hidden else _HIDDEN)
        self.show_button.set_text("Hide" if hidden else "Show")

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.token_edit.text())

    def _on_copy_address_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
