"""Projects as files in the window: exporting one, opening others, also those that are dropped or double-clicked."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vidpipe_desktop.core.events import ProjectOpened, ProjectSaved, Tone
from vidpipe_desktop.core.models import Project
from vidpipe_desktop.core.suffixes import PROJECT
from vidpipe_desktop.core.wording import left_behind
from vidpipe_desktop.ui.dialogs import OpenProjectDialog, SaveProjectDialog, film_name, show_in_folder
from vidpipe_desktop.ui.export_dialog import ExportDialog
from vidpipe_desktop.ui.file_drops import FileDrops
from vidpipe_desktop.ui.file_strip import FileStrip
from vidpipe_desktop.ui.toasts import LONG, SHORT

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.ui.main_window import MainWindow

_FOLDER = "project files"


class ProjectFileCare(QObject):
    """Part of the wiring."""

    opened = Signal(str)  # id of the project that came out of a file

    _offered = Signal(object)  # Project: what is to be exported

    def __init__(self, window: "MainWindow", studio: "Studio", bridge: "EventBridge", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._studio = studio
        strip = FileStrip()
        window.add_strip(strip)
        strip.cancel_asked.connect(studio.project_files.cancel)
        bridge.project_file_worked_on.connect(strip.show_work)
        bridge.project_saved.connect(self._on_saved)
        bridge.project_opened.connect(self._on_opened)
        window.panel.pack_asked.connect(self.export)
        window.films.pack_asked.connect(self.export)
        self._offered.connect(self._on_offered)
        drops = FileDrops(self, window, window.form.prompt_edit.viewport(), window.films.filter_edit)
        drops.dropped.connect(self.open)

    def export(self, project_id: str) -> None:
        """Ask how much of the project is to be written, and where."""
        self._studio.do(self._offer(project_id), "offer export")

    def choose(self) -> None:
        """Ask which files are to be opened."""
        OpenProjectDialog(self._window, self._window.state.folder(_FOLDER)).chosen.connect(self._on_chosen)

    def open(self, files: Iterable[Path]) -> None:
        """Make a project of each file."""
        for file in files:
            self._studio.do(self._studio.project_files.open(file), "open project file")

    async def _offer(self, project_id: str) -> None:
        self._offered.emit(await self._studio.get(project_id))

    def _on_offered(self, project: Project) -> None:
        dialog = ExportDialog(project, self._studio.plan(project), self._window)
        dialog.chosen.connect(partial(self._ask_where, film_name(project.brief.prompt)))
        dialog.open()

    def _ask_where(self, name: str, project_id: str, selected_only: bool) -> None:
        suggestion = self._window.state.folder(_FOLDER) / f"{name}{PROJECT}"
        dialog = SaveProjectDialog(self._window, project_id, suggestion)
        dialog.chosen.connect(partial(self._on_target_chosen, selected_only))

    def _on_target_chosen(self, selected_only: bool, project_id: str, target: Path) -> None:
        self._window.state.keep_folder(_FOLDER, target.parent)
        save = self._studio.project_files.save(project_id, target, selected_only=selected_only)
        self._studio.do(save, "export project")

    def _on_chosen(self, files: list[Path]) -> None:
        self._window.state.keep_folder(_FOLDER, files[0].parent)
        self.open(files)

    def _on_saved(self, event: ProjectSaved) -> None:
        said = "\n".join(filter(None, (str(event.target), left_behind(event.unfinished, 0))))
        shown = partial(show_in_folder, event.target)
        self._window.toasts.show_toast(
            "Project exported", said, Tone.SUCCESS, action="Show in folder", on_acted=shown, stay=LONG
        )

    def _on_opened(self, event: ProjectOpened) -> None:
        said = left_behind(event.unfinished, event.unusable)
        tone = Tone.WARNING if said else Tone.SUCCESS
        self._window.toasts.show_toast("Project opened", said, tone, stay=LONG if said else SHORT)
        self.opened.emit(event.project_id)
