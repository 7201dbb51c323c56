"""Between boxes that stage a scene and the studio: what there is to choose, what it would mean, and doing it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vidpipe_desktop.core.edits import EditScene
from vidpipe_desktop.core.errors import VidpipeError
from vidpipe_desktop.core.models import Project, Scene
from vidpipe_desktop.core.staging import Choice, StagedScene
from vidpipe_desktop.ui.commands import Commands
from vidpipe_desktop.ui.scene_editor import SceneEditor

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.main_window import MainWindow


class StagingCare(QObject):
    """Serves the cards of the film on show, and editors of its scenes."""

    staged = Signal(object, object, object)  # StagedScene, Preview of it, the choices that were asked for
    refused = Signal(str, str)  # scene, why nothing can be chosen in it, or not this

    def __init__(self, window: "MainWindow", studio: "Studio", commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._panel = window.panel
        self._studio = studio
        self._commands = commands
        scenes = window.panel.scenes
        scenes.staging_asked.connect(self._on_asked)
        scenes.staging_made.connect(self._on_made)
        self.staged.connect(scenes.show_staged)
        self.refused.connect(scenes.show_staging_refused)

    def serve(self, editor: SceneEditor, project: Project, scene: Scene) -> None:
        """Fill the boxes of an editor, as often as something is chosen there, as long as it is open."""
        self.staged.connect(editor.show_staged)
        self.refused.connect(editor.show_staging_refused)
        editor.staging_asked.connect(partial(self._ask, project, scene))
        editor.ask_for_staging()

    def _on_asked(self, scene_id: str, choices: tuple[Choice, ...]) -> None:
        shown = self._panel.shown
        if shown and any(scene.id == scene_id for scene in shown.project.scenes):
            self._ask(shown.project, shown.project.scene(scene_id), choices)

    def _on_made(self, staged: StagedScene) -> None:
        self._commands.edit(self._panel.project_id, EditScene(staged.scene, staged=True), make=True)

    def _ask(self, project: Project, scene: Scene, choices: tuple[Choice, ...]) -> None:
        self._studio.do(self._stage(project, scene, choices), "stage scene")

    async def _stage(self, project: Project, scene: Scene, choices: tuple[Choice, ...]) -> None:
        try:
            staged = await self._studio.editing.stage(project, scene, choices)
            preview = self._studio.editing.look_ahead(project, EditScene(staged.scene, staged=True))
        except VidpipeError as error:
            self.refused.emit(scene.id, str(error))
        else:
            self.staged.emit(staged, preview, choices)
