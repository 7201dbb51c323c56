"""The window: the form on the left, the films and the selected film on the right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.ui.banner import InterruptedBanner
from vidpipe_desktop.ui.buttons import IconButton, label
from vidpipe_desktop.ui.dialogs import CloseQuestion, tell_fatal
from vidpipe_desktop.ui.empty_state import EmptyState
from vidpipe_desktop.ui.icons import app_icon, icon, pixmap
from vidpipe_desktop.ui.pictures import close_pictures
from vidpipe_desktop.ui.project_model import ProjectModel
from vidpipe_desktop.ui.project_table import ProjectPane
from vidpipe_desktop.ui.prompt_form import PromptForm
from vidpipe_desktop.ui.scene_panel import ScenePanel
from vidpipe_desktop.ui.settings_dialog import SettingsDialog
from vidpipe_desktop.ui.shortcuts import WINDOW_KEYS, ShortcutSheet
from vidpipe_desktop.ui.theme import GAP, MARGIN, Appearance, TextSize, Theme, font_scale, tokens
from vidpipe_desktop.ui.toasts import Toasts
from vidpipe_desktop.ui.undecided_banner import UndecidedBanner
from vidpipe_desktop.ui.welcome import Welcome
from vidpipe_desktop.ui.window_state import WindowState, state_file
from vidpipe_desktop.ui.wiring import Wiring

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.updates.updater import Updates

_FIRST_SIZE = QSize(1360, 860)
_LEAST_SIZE = QSize(860, 560)
_LEAST_FORM_WIDTH, _FORM_WIDTH = 304, 344


class MainWindow(QMainWindow):
    """Painted before anything is loaded; `attach` brings it to life, `finish` ends it."""

    close_requested = Signal()  # the person wants to close, and has confirmed that films being made are stopped

    def __init__(self, state: Path | None = None) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("vidpipe")
        self.setMinimumSize(_LEAST_SIZE)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.toasts = Toasts(self)
        self.state = WindowState(state or state_file())
        self.theme = Theme(app, self)
        app.setStyleSheet("")
        self.theme.set_text_size(self.state.text_size)
        self.theme.set_colors(self.state.appearance)
        self.setWindowIcon(app_icon())
        self.model = ProjectModel(self)
        self.form = PromptForm()
        self.films = ProjectPane(self.model)
        self.panel = ScenePanel()
        self.banner = InterruptedBanner()
        self.undecided = UndecidedBanner()
        self.welcome = Welcome()
        self.jobs_button = IconButton("clock", "Jobs", "Ctrl+J")
        self.jobs_button.setObjectName("jobsButton")
        self.settings_button = IconButton("settings", "Settings", "Ctrl+,")
        self.settings_button.setObjectName("settingsButton")
        self.menu_button = IconButton("more", "Menu")
        self.menu_button.setObjectName("menuButton")
        self._starting = EmptyState("clock", "Starting…", "You can begin to write.")
        self._pages = QStackedWidget()
        self._splitters: dict[str, QSplitter] = {}
        self._wiring: Wiring | None = None
        self._closing = False
        self._to_open: list[Path] = []
        self._lay_out()
        self._add_actions()
        self.settings_button.clicked.connect(self.open_settings)
        self.menu_button.clicked.connect(self.open_menu)
        self.welcome.example_chosen.connect(self.form.set_prompt)
        self.theme.choose(self.state.appearance)
        self._restore()
        self.form.prompt_edit.setFocus()

    def attach(self, studio: "Studio", bridge: "EventBridge", updates: "Updates") -> None:
        """Everything is loaded: serve the person."""
        self._wiring = Wiring(self, studio, bridge, updates)
        self._wiring.files.open(self._to_open)

    def open_project_file(self, file: Path) -> None:
        """Make a project of the file, as soon as everything is loaded."""
        if self._wiring:
            self._wiring.files.open([file])
        else:
            self._to_open.append(file)

    def choose_project_files(self) -> None:
        """Ask for project files, once there is a studio that opens them."""
        if self._wiring:
            self._wiring.files.choose()

    def show_page(self, films: int) -> None:
        """The welcome while there is no film at all, else the films."""
        self._pages.setCurrentWidget(self._desk if films else self.welcome)

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip above the films; it hides itself while it has nothing to say."""
        self._column.insertWidget(self._column.indexOf(self._pages), strip)

    def show_fatal(self, title: str, advice: str) -> None:
        """Say what keeps the app from starting."""
        self._starting.say(title, advice, "warning")
        self._pages.setCurrentWidget(self._starting)
        tell_fatal(self, title, advice)

    def show_closing(self) -> None:
        """The films are being stopped; that may take a moment."""
        self._closing = True
        self.setEnabled(False)
        self.setWindowTitle("vidpipe – closing…")

    def finish(self) -> None:
        """Keep the state and go."""
        self.panel.player.shut_down()
        close_pictures()
        self.state.keep_shape("window", self.saveGeometry())
        for name, splitter in self._splitters.items():
            self.state.keep_shape(name, splitter.saveState())
        self.state.keep_shape("columns", self.films.table.horizontalHeader().saveState())
        self.state.sync()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never closes by itself: whoever owns the window decides, when everything behind it has ended."""
        event.ignore()
        if self._closing:
            return
        busy = self._wiring.running_count() if self._wiring else 0
        if busy:
            CloseQuestion(self, busy).confirmed.connect(self.close_requested)
        else:
            self.close_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the toasts in their corner."""
        super().resizeEvent(event)
        self.toasts.place()

    def open_settings(self) -> None:
        """Show settings and about."""
        data_dir = self._wiring.data_dir if self._wiring else None
        dialog = SettingsDialog(self.theme.appearance, self.state.text_size, data_dir, self)
        dialog.appearance.appearance_chosen.connect(self._on_appearance_chosen)
        dialog.appearance.text_size_chosen.connect(self._on_text_size_chosen)
        if self._wiring:
            self._wiring.serve_settings(dialog)
        dialog.open()

    def open_shortcuts(self) -> None:
        """Show the sheet of keys."""
        ShortcutSheet(self).open()

    def open_menu(self) -> None:
        """What the window offers beside films."""
        menu, look = QMenu(self), tokens()
        menu.setObjectName("windowMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, glyph, deed in (
            ("Open project file…", "folder", self.choose_project_files),
            ("Show log", "log", self.show_log),
            ("Keyboard shortcuts", "keyboard", self.open_shortcuts),
            ("Settings", "settings", self.open_settings),
        ):
            menu.addAction(icon(glyph, look.muted, look.faint), words).triggered.connect(deed)
        menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height() + 2)))

    def show_log(self) -> None:
        """Show the log, once there is a studio that writes one."""
        if self._wiring:
            self._wiring.editors.show_log()

    def write_new(self) -> None:
        """Go to the prompt."""
        self.form.prompt_edit.setFocus()
        self.form.prompt_edit.selectAll()

    def focus_filter(self) -> None:
        """Go to the filter."""
        self.films.filter_edit.setFocus()
        self.films.filter_edit.selectAll()

    def _on_appearance_chosen(self, appearance: Appearance) -> None:
        self.theme.choose(appearance)
        self.state.keep_appearance(appearance)

    def _on_text_size_chosen(self, size: TextSize) -> None:
        self.theme.set_text_size(size)
        self.theme.choose(self.theme.appearance)
        self.state.keep_text_size(size)

    def _lay_out(self) -> None:
        sidebar = QFrame()
        sidebar.setProperty("part", "sidebar")
        sidebar.setMinimumWidth(round(_LEAST_FORM_WIDTH * font_scale(self)))
        side = QVBoxLayout(sidebar)
        side.setContentsMargins(0, 0, 1, 0)
        side.setSpacing(0)
        side.addLayout(self._brand())
        side.addWidget(self.form, 1)
        self._desk = self._splitter("desk", Qt.Orientation.Vertical, self.films, self.panel)
        self._desk.setSizes([260, 540])
        self._desk.setStretchFactor(0, 1)
        self._desk.setStretchFactor(1, 3)
        for page in (self._starting, self.welcome, self._desk):
            self._pages.addWidget(page)
        right = QWidget()
        column = self._column = QVBoxLayout(right)
        column.setContentsMargins(0, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP + 4)
        column.addWidget(self.banner)
        column.addWidget(self.undecided)
        column.addWidget(self._pages, 1)
        whole = self._splitter("window_split", Qt.Orientation.Horizontal, sidebar, right)
        whole.setStretchFactor(0, 0)
        whole.setStretchFactor(1, 1)
        form_width = round(_FORM_WIDTH * font_scale(self))
        whole.setSizes([form_width, _FIRST_SIZE.width() - form_width])
        self._splitters["film"] = self.panel.splitter
        self.setCentralWidget(whole)

    def _splitter(self, name: str, direction: Qt.Orientation, *parts: QWidget) -> QSplitter:
        splitter = QSplitter(direction)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(GAP + 4)
        for part in parts:
            splitter.addWidget(part)
        self._splitters[name] = splitter
        return splitter

    def _brand(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(pixmap("vidpipe", "", 26))
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, MARGIN - 2, GAP + 4, GAP)
        row.setSpacing(GAP + 2)
        row.addWidget(mark)
        row.addWidget(label("vidpipe", "strong"))
        row.addStretch(1)
        row.addWidget(self.jobs_button)
        row.addWidget(self.settings_button)
        row.addWidget(self.menu_button)
        return row

    def _add_actions(self) -> None:
        header = self.panel.header
        deeds = {
            "generate": self.form.submit,
            "new": self.write_new,
            "filter": self.focus_filter,
            "save": header.export_button.click,
            "open": self.choose_project_files,
            "resume": header.resume_button.click,
            "stop": header.stop_button.click,
            "play": self.panel.play_film,
            "jobs": self.jobs_button.click,
            "undo": header.undo_button.click,
            "redo": header.redo_button.click,
            "edit": header.edit_button.click,
            "log": self.show_log,
            "settings": self.open_settings,
            "shortcuts": self.open_shortcuts,
            "close": self.close,
        }
        for name, (keys, words) in WINDOW_KEYS.items():
            action = QAction(words, self)
            also = [QKeySequence("Ctrl+Enter")] if name == "generate" else []
            action.setShortcuts([QKeySequence(keys), *also])
            action.triggered.connect(deeds[name])
            self.addAction(action)

    def _restore(self) -> None:
        self.resize(_FIRST_SIZE)
        self.restoreGeometry(self.state.shape("window"))
        for name, splitter in self._splitters.items():
            splitter.restoreState(self.state.shape(name))
        self.films.table.horizontalHeader().restoreState(self.state.shape("columns"))
