"""The window: form and list on the left, the selected film on the right. Wires signals to use cases."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

import platformdirs
from PySide6.QtCore import QSettings, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.core.events import (
    FilmSaved,
    Notice,
    Progressed,
    ProjectChanged,
    ProjectRemoved,
    ProjectsListed,
    RunsInterrupted,
)
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Slot, SlotKind
from vidpipe_desktop.ui import dialogs, theme
from vidpipe_desktop.ui.banner import Banner
from vidpipe_desktop.ui.bridge import EventBridge
from vidpipe_desktop.ui.naming import label, named
from vidpipe_desktop.ui.project_table import ProjectTable
from vidpipe_desktop.ui.prompt_form import EXAMPLES, PromptForm
from vidpipe_desktop.ui.scene_panel import ScenePanel
from vidpipe_desktop.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio


def window_settings() -> QSettings:
    """Geometry, folder and appearance, in the config folder."""
    folder = Path(platformdirs.user_config_dir("vidpipe", appauthor=False))
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


class MainWindow(QMainWindow):
    """Can be shown, and typed into, before there is a studio; `attach` brings it to life."""

    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "mainWindow", "vidpipe")
        self.setWindowTitle("vidpipe")
        self.settings = window_settings()
        self._studio: Studio | None = None
        self._wanted = ""
        self.form = PromptForm()
        self.table = ProjectTable()
        self.panel = ScenePanel()
        self.banner = Banner()
        self.settings_button = named(QPushButton("Settings"), "settingsButton", "Settings")
        self.right = QStackedWidget()
        self._lay_out()
        self._restore()
        self._apply_theme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply_theme)
        self.settings_button.clicked.connect(self._on_settings_clicked)

    def attach(self, studio: "Studio", bridge: EventBridge) -> None:
        """The studio is there: everything works from now on."""
        self._studio = studio
        self.form.attach(studio)
        self.table.model.media_path = studio.media_path
        self.panel.attach(studio.media_path)
        bridge.project_changed.connect(self._on_project_changed)
        bridge.project_removed.connect(self._on_project_removed)
        bridge.progressed.connect(self._on_progressed)
        bridge.projects_listed.connect(self._on_projects_listed)
        bridge.runs_interrupted.connect(self._on_runs_interrupted)
        bridge.film_saved.connect(self._on_film_saved)
        bridge.notice_given.connect(self._on_notice_given)
        self.form.submitted.connect(self._on_form_submitted)
        self.table.page_wanted.connect(self._list)
        self.table.selected.connect(self._on_selected)
        self.table.action_wanted.connect(self._on_action_wanted)
        self.panel.resume_wanted.connect(partial(self._on_panel_action, "resume"))
        self.panel.stop_wanted.connect(partial(self._on_panel_action, "stop"))
        self.panel.save_wanted.connect(partial(self._on_panel_action, "save"))
        self.panel.another_wanted.connect(self._on_another_wanted)
        self.panel.upload_wanted.connect(self._on_upload_wanted)
        self.panel.made_wanted.connect(self._on_made_wanted)
        self._list(ProjectQuery())

    def show_fatal(self, title: str, advice: str) -> None:
        """The app cannot start: say why, and what to do."""
        self.form.estimate.setText(f"{title} {advice}")
        self.banner.say(f"{title} {advice}", stay=True)

    def show_closing(self) -> None:
        """Films are being stopped; the window will go in a moment."""
        self.setEnabled(False)
        self.banner.say("Stopping …", stay=True)

    def finish(self) -> None:
        """Keep the window's state and go."""
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("splitter", self.splitter.saveState())
        self.settings.sync()
        self.panel.player.stop()
        self.hide()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The app closes the window once the studio is at rest."""
        event.ignore()
        running = len(self._studio.running()) if self._studio else 0
        if running:
            dialogs.ask_close(self, running, self.close_requested.emit)
        else:
            self.close_requested.emit()

    # What the person does

    def _list(self, query: ProjectQuery) -> None:
        studio = self._needed()
        studio.do(studio.list_projects(query), "list")

    def _on_form_submitted(self, fields: dict[str, object]) -> None:
        studio = self._needed()
        self._wanted = "newest"
        studio.do(studio.generate(fields), "generate")

    def _on_selected(self, project_id: str) -> None:
        studio = self._needed()
        self._wanted = project_id
        studio.do(studio.show(project_id), "show")

    def _on_panel_action(self, action: str) -> None:
        if self.panel.project is not None:
            self._on_action_wanted(action, self.panel.project.id)

    def _on_action_wanted(self, action: str, project_id: str) -> None:
        studio = self._needed()
        match action:
            case "resume":
                studio.do(studio.resume(project_id), action)
            case "stop":
                studio.do(studio.stop(project_id), action)
            case "duplicate":
                self._wanted = "newest"
                studio.do(studio.duplicate(project_id), action)
            case "delete":
                studio.do(studio.delete(project_id), action)
            case _:
                self._ask_where_to_save(project_id)

    def _ask_where_to_save(self, project_id: str) -> None:
        project = self.panel.project
        name = project.brief.prompt if project and project.id == project_id else "film"
        dialogs.ask_save_film(self, name, self.settings, partial(self._save, project_id))

    def _save(self, project_id: str, target: Path) -> None:
        studio = self._needed()
        studio.do(studio.export(project_id, target), "export")

    def _on_another_wanted(self, slot: Slot) -> None:
        studio = self._needed()
        if self.panel.project is not None:
            studio.do(studio.regenerate(self.panel.project.id, slot), "regenerate")

    def _on_upload_wanted(self, slot: Slot) -> None:
        if self.panel.project is not None:
            answered = partial(self._upload, self.panel.project.id, slot)
            dialogs.ask_upload(self, slot.kind is SlotKind.CLIP, answered)

    def _upload(self, project_id: str, slot: Slot, source: Path) -> None:
        studio = self._needed()
        studio.do(studio.upload(project_id, slot, source), "upload")

    def _on_made_wanted(self, slot: Slot) -> None:
        studio = self._needed()
        if self.panel.project is not None:
            studio.do(studio.use_made(self.panel.project.id, slot), "use made")

    def _on_settings_clicked(self) -> None:
        folder = self._studio.data_dir if self._studio else Path()
        dialog = SettingsDialog(self, self._appearance(), folder)
        dialog.appearance_chosen.connect(self._on_appearance_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_appearance_chosen(self, appearance: str) -> None:
        self.settings.setValue("appearance", appearance)
        self._apply_theme()

    # What happened

    def _on_project_changed(self, event: ProjectChanged) -> None:
        known = self.table.model.update_row(event.summary)
        if not known:
            self._list(self.table.model.query)
        if self._wanted in (event.project.id, "newest"):
            self._wanted = event.project.id
            self.panel.show_project(event)
            self.right.setCurrentWidget(self.panel)

    def _on_project_removed(self, event: ProjectRemoved) -> None:
        studio = self._needed()
        self.table.model.remove(event.project_id)
        if self._wanted == event.project_id:
            self._wanted = ""
            self.panel.player.stop()
            self.right.setCurrentIndex(0)

        def undo() -> None:
            studio.do(studio.restore(event.project_id), "restore")

        self.banner.say("Film deleted.", "Undo", undo)

    def _on_progressed(self, event: Progressed) -> None:
        self.table.model.set_progress(event.project_id, event.film)
        if self.panel.project is not None and self.panel.project.id == event.project_id:
            self.panel.show_progress(event)

    def _on_projects_listed(self, event: ProjectsListed) -> None:
        self.table.model.show_page(event.page)
        self.table.select(self._wanted)

    def _on_runs_interrupted(self, event: RunsInterrupted) -> None:
        studio, count = self._needed(), len(event.projects)

        def resume() -> None:
            for project in event.projects:
                studio.do(studio.resume(project.id), "resume")

        films = "1 film was" if count == 1 else f"{count} films were"
        self.banner.say(f"{films} interrupted. Nothing finished was lost.", "Resume", resume, stay=True)

    def _on_film_saved(self, event: FilmSaved) -> None:
        folder = QUrl.fromLocalFile(str(event.target.parent))
        self.banner.say(f"Saved as {event.target.name}.", "Show in folder", partial(_open, folder))

    def _on_notice_given(self, notice: Notice) -> None:
        self.banner.say(f"{notice.title} {notice.message}".strip())

    # Inside

    def _needed(self) -> "Studio":
        assert self._studio is not None
        return self._studio

    def _appearance(self) -> str:
        return str(self.settings.value("appearance", "system"))

    def _apply_theme(self) -> None:
        theme.apply(cast(QApplication, QApplication.instance()), self._appearance())

    def _restore(self) -> None:
        self.resize(1280, 800)
        for name, restore in (("geometry", self.restoreGeometry), ("splitter", self.splitter.restoreState)):
            state = self.settings.value(name)
            if state is not None:
                restore(state)

    def _welcome(self) -> QWidget:
        """What is shown while no film is selected."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(48, 48, 48, 48)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(label("Words in, a film out", "title"))
        steps = "1   Write what happens.\n2   Watch the scenes appear.\n3   Play the film, and save it."
        layout.addWidget(label(steps))
        layout.addWidget(label("No key, no network needed. Try one of these:", "quiet"))
        for example in EXAMPLES:
            button = QPushButton(example)
            button.setProperty("role", "link")
            button.clicked.connect(partial(self._on_example_clicked, example))
            layout.addWidget(button)
        layout.addStretch(2)
        return page

    def _on_example_clicked(self, example: str, _checked: bool = False) -> None:
        self.form.try_example(example)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.settings_button)
        column.addLayout(foot)
        self.right.addWidget(self._welcome())
        self.right.addWidget(self.panel)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(16)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.right)
        self.splitter.setSizes([560, 720])
        central = QWidget()
        page = QVBoxLayout(central)
        page.setContentsMargins(16, 16, 16, 12)
        page.setSpacing(12)
        page.addWidget(self.banner)
        page.addWidget(self.splitter, 1)
        self.setCentralWidget(central)


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
