"""Settings and what there is to know about the app."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from vidpipe_desktop.core.events import (
    EnginesChanged,
    EngineTested,
    SettingsChanged,
    StorageCleaned,
    StorageSurveyed,
)
from vidpipe_desktop.core.setup import EngineSetup
from vidpipe_desktop.core.usage import Usage
from vidpipe_desktop.ui.about_page import AboutPage
from vidpipe_desktop.ui.appearance_page import AppearancePage
from vidpipe_desktop.ui.automation_page import AutomationPage
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.dialogs import CleanUpQuestion
from vidpipe_desktop.ui.engine_page import EnginePage
from vidpipe_desktop.ui.general_page import GeneralPage
from vidpipe_desktop.ui.setting_row import SettingsPage
from vidpipe_desktop.ui.spending_page import SpendingPage
from vidpipe_desktop.ui.storage_page import StoragePage
from vidpipe_desktop.ui.tabs import Tabs
from vidpipe_desktop.ui.theme import GAP, MARGIN, Appearance, TextSize, font_scale

_SIZE = (780, 580)
_OWN = "Animatic is built in: it needs no key, and films are made on this computer for nothing."


class SettingsDialog(QDialog):
    """Everything in it works at once; there is nothing to confirm. What is shown comes as soon as it is told."""

    setting_changed = Signal(str, object)  # name in settings.toml, its new value
    engine_changed = Signal(str, object)  # engine id, Mapping[str, str | bool] of new values
    test_asked = Signal(str)  # engine id
    token_asked = Signal()
    refresh_asked = Signal()
    survey_asked = Signal()
    clean_up_asked = Signal()  # and the person has confirmed it

    def __init__(self, appearance: Appearance, size: TextSize, data_dir: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*(round(length * font_scale(self)) for length in _SIZE))
        self.pages: dict[str, EnginePage] = {}
        self.general = GeneralPage()
        self.spending = SpendingPage()
        self.storage = StoragePage(data_dir)
        self.automation = AutomationPage()
        self.appearance = AppearancePage(appearance, size)
        self.about = AboutPage()
        self._engines = SettingsPage("Engines", _OWN)
        self._lay_out()
        for page in (self.general, self.spending, self.automation):
            page.setEnabled(False)
        for page in (self.general, self.spending, self.automation, self.about):
            page.changed.connect(self.setting_changed)
        self.automation.token_asked.connect(self.token_asked)
        self.spending.refresh_asked.connect(self.refresh_asked)
        self.storage.survey_asked.connect(self.survey_asked)
        self.storage.clean_up_asked.connect(self._on_clean_up_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return keeps what was typed; Qt would press a button by it, too."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def show_settings(self, event: SettingsChanged) -> None:
        """How the app is set up."""
        for page in (self.general, self.spending, self.automation, self.about):
            page.show_setup(event.setup)
            page.setEnabled(True)

    def show_refusal(self, name: str, words: str) -> None:
        """A setting was not changed."""
        for page in (self.general, self.spending, self.automation, self.about):
            page.complain(name, words)

    def show_usage(self, event: StorageSurveyed) -> None:
        """What lies in the media folder."""
        self.storage.show_usage(event.usage)

    def show_cleaned(self, event: StorageCleaned) -> None:
        """A clean-up has ended."""
        self.storage.show_cleaned(event.cleaned)

    def show_engines(self, event: EnginesChanged) -> None:
        """How the engines are set up."""
        for setup in event.setups:
            if page := self.pages.get(setup.id):
                page.show_setup(setup)
            else:
                self._add_engine(setup)

    def show_verdict(self, event: EngineTested) -> None:
        """An engine was tried out."""
        if page := self.pages.get(event.engine):
            page.show_verdict(event)

    def show_engine_refusal(self, engine: str, words: str) -> None:
        """An engine's setting was not changed."""
        if page := self.pages.get(engine):
            page.show_verdict(EngineTested(engine, ok=False, words=words))

    def _lay_out(self) -> None:
        views = (
            ("General", self.general),
            ("Engines", self._engines),
            ("Spending", self.spending),
            ("Storage", self.storage),
            ("Automation", self.automation),
            ("Appearance", self.appearance),
            ("About", self.about),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(Tabs(*views, upright=True), 1)
        buttons = QDialogButtonBox()
        buttons.addButton(Button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _add_engine(self, setup: EngineSetup) -> None:
        page = EnginePage(setup)
        page.changed.connect(self.engine_changed)
        page.test_asked.connect(self.test_asked)
        self.pages[setup.id] = page
        section = QVBoxLayout()
        section.setSpacing(0)
        section.addWidget(label(setup.title, "strong"))
        section.addWidget(page)
        self._engines.add_rule()
        self._engines.column.addLayout(section)

    def _on_clean_up_asked(self, usage: Usage) -> None:
        CleanUpQuestion(self, usage).confirmed.connect(self.clean_up_asked)
