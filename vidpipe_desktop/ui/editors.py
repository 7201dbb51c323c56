"""Opens what edits the film on show: its scenes, itself, a fork of it, and the takes of a slot."""

import uuid
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from vidpipe_desktop.core.edits import Edit, FilmWith, MoveScene, RemoveScene, new_scene
from vidpipe_desktop.core.events import ProjectChanged
from vidpipe_desktop.core.models import Project, Slot
from vidpipe_desktop.core.offers import offers
from vidpipe_desktop.core.recipes import derive_seed
from vidpipe_desktop.ui.commands import Commands
from vidpipe_desktop.ui.film_editor import FilmEditor
from vidpipe_desktop.ui.film_with import add_offers
from vidpipe_desktop.ui.log_dialog import LogDialog
from vidpipe_desktop.ui.scene_editor import SceneEditor
from vidpipe_desktop.ui.staging_care import StagingCare
from vidpipe_desktop.ui.take_browser import TakeBrowser
from vidpipe_desktop.ui.toasts import UNDO

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.main_window import MainWindow


class Editors(QObject):
    """Between the panel, the dialogs and the commands."""

    def __init__(self, window: "MainWindow", studio: "Studio", commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._studio = studio
        self._commands = commands
        self._takes: TakeBrowser | None = None
        self._staging = StagingCare(window, studio, commands, self)
        panel = window.panel
        panel.edit_scene_asked.connect(self.edit_scene)
        panel.add_scene_asked.connect(self.add_scene)
        panel.move_asked.connect(self._on_move_asked)
        panel.remove_asked.connect(self._on_remove_asked)
        panel.edit_asked.connect(self.edit_film)
        panel.takes_asked.connect(self.show_takes)
        panel.film_menu_opened.connect(self._on_film_menu_opened)
        panel.undo_asked.connect(commands.undo)
        panel.redo_asked.connect(commands.redo)
        panel.keep_asked.connect(commands.choose)
        panel.fork_asked.connect(commands.offer_fork)
        panel.activity_asked.connect(commands.activity)
        window.films.fork_asked.connect(commands.offer_fork)
        commands.fork_offered.connect(self._on_fork_offered)
        commands.activity_told.connect(panel.show_activity)
        commands.log_read.connect(self._on_log_read)

    def follow(self, change: ProjectChanged) -> None:
        """The film on show has changed."""
        project_id = change.project.id
        self._window.panel.show_undoable(project_id, self._studio.editing.undoable(project_id))
        if self._takes:
            self._takes.show_project(change)

    def edit_scene(self, scene_id: str) -> None:
        """Open the editor of a scene of the film on show."""
        project = self._shown()
        if project:
            scene = project.scene(scene_id)
            look_ahead = partial(self._studio.editing.look_ahead, project)
            editor = SceneEditor(project, scene, self._studio.engines, look_ahead, self._window, new=False)
            self._open(editor, project.id)
            self._staging.serve(editor, project, scene)

    def add_scene(self, index: int) -> None:
        """Open the editor of a scene that is to become number `index`."""
        project = self._shown()
        if project:
            scene_id = str(uuid.uuid4())
            scene = new_scene(project, scene_id, index, "", derive_seed(project.brief.seed, scene_id))
            look_ahead = partial(self._studio.editing.look_ahead, project)
            editor = SceneEditor(project, scene, self._studio.engines, look_ahead, self._window, new=True)
            self._open(editor, project.id)

    def edit_film(self) -> None:
        """Open the editor of the film on show."""
        project = self._shown()
        if project:
            look_ahead = partial(self._studio.editing.look_ahead, project)
            self._open(FilmEditor(project, self._studio.engines, look_ahead, self._window), project.id)

    def show_takes(self, slot: Slot) -> None:
        """Open the takes of a slot."""
        change = self._window.panel.shown
        if change is None:
            return
        project_id = change.project.id
        browser = TakeBrowser(slot, change, self._studio.engines, self._studio.media_path, self._window)
        browser.choose_asked.connect(partial(self._commands.choose, project_id))
        browser.release_asked.connect(partial(self._commands.use_made, project_id))
        browser.another_asked.connect(partial(self._commands.regenerate, project_id))
        browser.finished.connect(self._on_takes_closed)
        self._takes = browser
        browser.open()

    def show_log(self) -> None:
        """Open the log."""
        self._commands.read_log()

    def _shown(self) -> Project | None:
        shown = self._window.panel.shown
        return shown.project if shown else None

    def _open(self, editor: SceneEditor | FilmEditor, project_id: str) -> None:
        editor.saved.connect(partial(self._on_saved, project_id))
        editor.open()

    def _on_saved(self, project_id: str, edit: Edit, make: bool) -> None:
        self._commands.edit(project_id, edit, make=make)

    def _on_film_menu_opened(self, menu: QMenu, scene_id: str) -> None:
        project = self._shown()
        if project is None or not project.scenes:
            return
        engines, look_ahead = self._studio.engines, partial(self._studio.editing.look_ahead, project)
        found = offers(project, engines, look_ahead, scene_id)
        words = "Film with" if scene_id else "Film all scenes with"
        add_offers(menu, found, engines, words, partial(self._film_with, project.id))

    def _film_with(self, project_id: str, edit: FilmWith) -> None:
        self._commands.edit(project_id, edit, make=True)

    def _on_fork_offered(self, project: Project) -> None:
        look_ahead = partial(self._studio.editing.look_ahead, project)
        editor = FilmEditor(project, self._studio.engines, look_ahead, self._window, fork=True)
        editor.saved.connect(partial(self._on_forked, project.id))
        editor.open()

    def _on_forked(self, project_id: str, edit: Edit | None, make: bool) -> None:
        self._commands.fork(project_id, edit, make=make)

    def _on_move_asked(self, project_id: str, scene_id: str, index: int) -> None:
        self._commands.edit(project_id, MoveScene(scene_id, index))

    def _on_remove_asked(self, project_id: str, scene_id: str) -> None:
        self._commands.edit(project_id, RemoveScene(scene_id))
        undone = partial(self._commands.undo, project_id)
        self._window.toasts.show_toast("Scene deleted", action="Undo", on_acted=undone, stay=UNDO)

    def _on_takes_closed(self) -> None:
        self._takes = None

    def _on_log_read(self, text: str) -> None:
        LogDialog(text, self._studio.data_dir / "logs", self._window).open()
