"""Who in the window listens to whom, once there is a studio. The only place that knows all the parts."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vidpipe_desktop.core.events import (
    EnginesChanged,
    FilmSaved,
    Notice,
    Progressed,
    ProjectChanged,
    ProjectRemoved,
    ProjectsListed,
    RunsInterrupted,
    Tone,
)
from vidpipe_desktop.core.models import RunState, Slot
from vidpipe_desktop.ui.commands import Commands
from vidpipe_desktop.ui.crash_care import CrashCare
from vidpipe_desktop.ui.dialogs import OwnFileDialog, SaveFilmDialog, film_name, show_in_folder
from vidpipe_desktop.ui.editors import Editors
from vidpipe_desktop.ui.paid_work import PaidWork
from vidpipe_desktop.ui.project_files import ProjectFileCare
from vidpipe_desktop.ui.settings_dialog import SettingsDialog
from vidpipe_desktop.ui.toasts import LONG, SHORT, UNDO
from vidpipe_desktop.ui.update_care import UpdateCare

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.ui.main_window import MainWindow
    from vidpipe_desktop.updates.updater import Updates

_SAVED, _OWN = "saved films", "own files"


class Wiring(QObject):
    """Events to widgets, the person's wishes to the studio."""

    def __init__(self, window: "MainWindow", studio: "Studio", bridge: "EventBridge", updates: "Updates") -> None:
        super().__init__(window)
        self._window = window
        self._studio = studio
        self._bridge = bridge
        self._all_films = -1
        self.commands = Commands(studio, self)
        self.editors = Editors(window, studio, self.commands, self)
        window.form.attach(studio)
        window.films.set_paths(studio.media_path)
        window.panel.set_paths(studio.media_path)
        self._hear_events(bridge)
        self._hear_window()
        self.paid = PaidWork(window, studio, bridge, self)
        self.files = ProjectFileCare(window, studio, bridge, self)
        self.files.opened.connect(self._on_file_opened)
        self.crashes = CrashCare(window, bridge, self)
        self.updates = UpdateCare(window, studio, updates, self.commands)
        self.updates.hear(bridge)
        window.model.refresh()

    @property
    def data_dir(self) -> Path:
        """Where films and their files lie."""
        return self._studio.data_dir

    def serve_settings(self, dialog: SettingsDialog) -> None:
        """Tie an open settings dialog to the studio, as long as it is there."""
        bridge, commands = self._bridge, self.commands
        bridge.engines_changed.connect(dialog.show_engines)
        bridge.engine_tested.connect(dialog.show_verdict)
        bridge.settings_changed.connect(dialog.show_settings)
        bridge.storage_surveyed.connect(dialog.show_usage)
        bridge.storage_cleaned.connect(dialog.show_cleaned)
        commands.setting_refused.connect(dialog.show_refusal)
        commands.engine_refused.connect(dialog.show_engine_refusal)
        dialog.engine_changed.connect(commands.change_engine)
        dialog.test_asked.connect(commands.test_engine)
        dialog.setting_changed.connect(commands.change_setting)
        dialog.token_asked.connect(commands.make_token)
        dialog.refresh_asked.connect(commands.tell_settings)
        dialog.survey_asked.connect(commands.survey_storage)
        dialog.clean_up_asked.connect(commands.clean_up)
        self.updates.serve_settings(dialog, bridge)
        commands.tell_engines()
        commands.tell_settings()

    def running_count(self) -> int:
        """How many films are being made in this process."""
        return len(self._studio.running())

    def _hear_events(self, bridge: "EventBridge") -> None:
        bridge.project_changed.connect(self._on_project_changed)
        bridge.project_removed.connect(self._on_project_removed)
        bridge.progressed.connect(self._on_progressed)
        bridge.projects_listed.connect(self._on_projects_listed)
        bridge.runs_interrupted.connect(self._on_runs_interrupted)
        bridge.rough_cut_made.connect(self._window.panel.show_rough_cut)
        bridge.film_saved.connect(self._on_film_saved)
        bridge.engines_changed.connect(self._on_engines_changed)
        bridge.notice_given.connect(self._on_noticed)

    def _hear_window(self) -> None:
        window, commands = self._window, self.commands
        window.form.submitted.connect(commands.generate)
        window.model.page_wanted.connect(commands.list_projects)
        window.banner.resume_asked.connect(commands.resume)
        films, panel = window.films, window.panel
        films.selected.connect(self._on_selected)
        films.opened.connect(self._on_opened)
        films.resume_asked.connect(commands.resume)
        films.stop_asked.connect(commands.stop)
        films.save_asked.connect(self._on_save_asked)
        films.delete_asked.connect(commands.delete)
        films.reuse_asked.connect(self._on_reuse_asked)
        panel.resume_asked.connect(commands.resume)
        panel.stop_asked.connect(commands.stop)
        panel.save_asked.connect(self._on_save_asked)
        panel.rough_cut_asked.connect(commands.rough_cut)
        panel.restitch_asked.connect(commands.restitch)
        panel.regenerate_asked.connect(commands.regenerate)
        panel.upload_asked.connect(self._on_upload_asked)
        panel.use_made_asked.connect(commands.use_made)
        commands.generated.connect(self._on_generated)
        commands.forked.connect(self._select)
        commands.generate_settled.connect(window.form.settle)
        commands.deleted.connect(self._on_deleted)

    # Events

    def _on_project_changed(self, change: ProjectChanged) -> None:
        window = self._window
        window.model.upsert(change.summary)
        if change.project.run and change.project.run.state is RunState.RUNNING:
            window.banner.forget(change.project.id)
        if change.project.id == window.films.current:
            window.panel.show_project(change)
            self.editors.follow(change)

    def _on_project_removed(self, event: ProjectRemoved) -> None:
        window = self._window
        window.model.remove(event.project_id)
        window.banner.forget(event.project_id)
        if window.panel.project_id == event.project_id:
            window.panel.clear()
        window.model.refresh()

    def _on_progressed(self, event: Progressed) -> None:
        self._window.model.set_progress(event.project_id, event.film)
        self._window.panel.show_progress(event)

    def _on_projects_listed(self, event: ProjectsListed) -> None:
        window, query = self._window, event.page.query
        window.model.take_page(event.page)
        if not query.text and query.status is None:
            window.show_page(event.page.total)
        if not window.films.current and event.page.rows and query.offset == 0:
            self._select(event.page.rows[0].id)

    def _on_runs_interrupted(self, event: RunsInterrupted) -> None:
        self._window.banner.show_projects(event.projects)

    def _on_film_saved(self, event: FilmSaved) -> None:
        shown = partial(show_in_folder, event.target)
        self._window.toasts.show_toast(
            "Film saved", str(event.target), Tone.SUCCESS, action="Show in folder", on_acted=shown, stay=LONG
        )

    def _on_noticed(self, notice: Notice) -> None:
        calm = notice.tone in (Tone.INFO, Tone.SUCCESS)
        self._window.toasts.show_toast(notice.title, notice.message, notice.tone, stay=SHORT if calm else LONG)

    def _on_engines_changed(self, _event: EnginesChanged) -> None:
        self._window.form.offer_engines()

    # The person

    def _on_generated(self, project_id: str) -> None:
        self._window.form.start_afresh()
        self._window.films.filter_edit.clear()
        self._window.films.table.setFocus()  # keys act on the new film; Qt would go to the filter
        self._select(project_id)

    def _on_file_opened(self, project_id: str) -> None:
        self._window.films.filter_edit.clear()
        self._select(project_id)

    def _select(self, project_id: str) -> None:
        self._window.films.select(project_id)
        self._on_selected(project_id)

    def _on_selected(self, project_id: str) -> None:
        # The film on show stays until the other one has come: no flicker on the way down the list.
        if not self._window.panel.project_id:
            self._window.panel.clear(loading=True)
        self.commands.show(project_id)

    def _on_opened(self, project_id: str) -> None:
        if self._window.panel.project_id == project_id:
            self._window.panel.play_film()
            self._window.panel.player.setFocus()

    def _on_save_asked(self, project_id: str) -> None:
        window = self._window
        row = window.model.summary(window.model.row_of(project_id))
        shown = window.panel.shown
        prompt = shown.summary.prompt if shown and shown.project.id == project_id else row.prompt if row else ""
        suggestion = window.state.folder(_SAVED) / f"{film_name(prompt)}.mp4"
        SaveFilmDialog(window, project_id, suggestion).chosen.connect(self._on_target_chosen)

    def _on_target_chosen(self, project_id: str, target: Path) -> None:
        self._window.state.keep_folder(_SAVED, target.parent)
        self.commands.export(project_id, target)

    def _on_upload_asked(self, project_id: str, slot: Slot) -> None:
        dialog = OwnFileDialog(self._window, project_id, slot, self._window.state.folder(_OWN))
        dialog.chosen.connect(self._on_own_file_chosen)

    def _on_own_file_chosen(self, project_id: str, slot: Slot, file: str) -> None:
        self._window.state.keep_folder(_OWN, Path(file).parent)
        self.commands.upload(project_id, slot, file)

    def _on_reuse_asked(self, project_id: str) -> None:
        shown = self._window.panel.shown
        row = self._window.model.summary(self._window.model.row_of(project_id))
        if shown and shown.project.id == project_id:
            self._window.form.take_over(shown.project.brief)
        elif row:
            self._window.form.set_prompt(row.prompt)

    def _on_deleted(self, project_id: str) -> None:
        restored = partial(self.commands.restore, project_id)
        self._window.toasts.show_toast("Film deleted", action="Undo", on_acted=restored, stay=UNDO)
