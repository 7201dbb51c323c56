"""Settings and what there is to know about the app."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop import __version__
from vidpipe_desktop.core.events import EnginesChanged, EngineTested
from vidpipe_desktop.core.setup import EngineSetup
from vidpipe_desktop.ui.buttons import Button, label, rule
from vidpipe_desktop.ui.dialogs import show_in_folder
from vidpipe_desktop.ui.engine_page import EnginePage
from vidpipe_desktop.ui.icons import pixmap
from vidpipe_desktop.ui.tabs import Tabs
from vidpipe_desktop.ui.theme import GAP, MARGIN, Appearance

_LOOKS = {Appearance.SYSTEM: "System", Appearance.LIGHT: "Light", Appearance.DARK: "Dark"}
_LICENCES = (
    "vidpipe desktop is free software under the MIT licence. It is built on Qt and PySide6 (LGPL 3) and on "
    "FFmpeg with x264 and x265 through PyAV (GPL), so an installed bundle as a whole is distributed under the "
    "GPL 3. Pictograms: Twemoji, © Twitter, Inc. and other contributors, CC-BY 4.0. The films you make are yours."
)


class SettingsDialog(QDialog):
    """Everything in it works at once; there is nothing to confirm. Engines come as soon as they are told."""

    appearance_chosen = Signal(object)  # Appearance
    engine_changed = Signal(str, object)  # engine id, Mapping[str, str | bool] of new values
    test_asked = Signal(str)  # engine id

    def __init__(self, appearance: Appearance, data_dir: Path | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle("Settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(620, 560)
        self._data_dir = data_dir
        self.pages: dict[str, EnginePage] = {}
        self._looks = QButtonGroup(self)
        self._looks.idToggled.connect(self._on_look_toggled)
        self._engines = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP + 4)
        column.addWidget(label("Settings", "title"))
        column.addWidget(Tabs(("General", self._general_page(appearance)), ("Engines", self._engines_page())), 1)
        buttons = QDialogButtonBox()
        buttons.addButton(Button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

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

    def _add_engine(self, setup: EngineSetup) -> None:
        page = EnginePage(setup)
        page.changed.connect(self.engine_changed)
        page.test_asked.connect(self.test_asked)
        if self.pages:
            self._engines.insertWidget(self._engines.count() - 1, rule())
        self.pages[setup.id] = page
        self._engines.insertWidget(self._engines.count() - 1, label(setup.title, "strong"))
        self._engines.insertWidget(self._engines.count() - 1, page)

    def _general_page(self, appearance: Appearance) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label("Appearance", "strong"))
        column.addLayout(self._appearance_row(appearance))
        column.addWidget(label("“System” follows light and dark of your desktop.", "caption"))
        self._add_section(column)
        column.addWidget(label("Your films and their files", "strong"))
        column.addLayout(self._folder_row())
        self._add_section(column)
        column.addLayout(_about())
        column.addStretch(1)
        return page

    def _engines_page(self) -> QWidget:
        canvas = QWidget()
        canvas.setProperty("part", "canvas")
        self._engines.setContentsMargins(0, GAP, GAP, 0)
        self._engines.setSpacing(GAP)
        own = "Animatic is built in: it needs no key, and films are made on this computer for nothing."
        self._engines.addWidget(label(own, "muted", wrap=True))
        self._engines.addWidget(rule())
        self._engines.addStretch(1)
        canvas.setLayout(self._engines)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setWidget(canvas)
        return scroller

    def _add_section(self, column: QVBoxLayout) -> None:
        column.addSpacing(GAP)
        column.addWidget(rule())
        column.addSpacing(GAP)

    def _appearance_row(self, appearance: Appearance) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for number, (look, words) in enumerate(_LOOKS.items()):
            button = Button(words, "segment")
            button.setObjectName(f"{look.value}LookButton")
            button.setCheckable(True)
            self._looks.addButton(button, number)
            row.addWidget(button)
            self._looks.blockSignals(True)
            button.setChecked(look is appearance)
            self._looks.blockSignals(False)
        row.addStretch(1)
        return row

    def _folder_row(self) -> QHBoxLayout:
        where = label(str(self._data_dir or "Still starting…"), "muted", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = Button("Open folder", "", "folder")
        button.setObjectName("openFolderButton")
        button.setEnabled(self._data_dir is not None)
        button.clicked.connect(self._on_folder_clicked)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(where, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _on_look_toggled(self, number: int, checked: bool) -> None:
        if checked:
            self.appearance_chosen.emit(tuple(_LOOKS)[number])

    def _on_folder_clicked(self) -> None:
        if self._data_dir:
            show_in_folder(self._data_dir)


def _about() -> QHBoxLayout:
    mark = QLabel()
    mark.setPixmap(pixmap("vidpipe", "", 48))
    words = QVBoxLayout()
    words.setSpacing(GAP // 2)
    words.addWidget(label(f"vidpipe desktop {__version__}", "strong"))
    words.addWidget(label(_LICENCES, "caption", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(MARGIN)
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return row
