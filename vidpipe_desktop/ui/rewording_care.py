"""What was refused, in the window: the person's clicks to the studio, other words that come of them into a dialog."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from vidpipe_desktop.core.blocked import Blocked, Suggestion, blocked_slots
from vidpipe_desktop.core.edits import Edit
from vidpipe_desktop.core.events import ProjectChanged, RewordingSuggested
from vidpipe_desktop.core.models import Slot
from vidpipe_desktop.ui.commands import Commands
from vidpipe_desktop.ui.rewording_dialog import RewordingDialog
from vidpipe_desktop.ui.toasts import LONG

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.ui.main_window import MainWindow


class RewordingCare(QObject):
    """Part of the wiring. Nothing is asked of an engine, or paid for, that was not clicked for."""

    def __init__(
        self, window: "MainWindow", studio: "Studio", bridge: "EventBridge", commands: Commands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._studio = studio
        self._commands = commands
        window.panel.suggestion_asked.connect(self._on_suggestion_asked)
        window.panel.retry_asked.connect(self._on_retry_asked)
        bridge.rewording_suggested.connect(self._on_suggested)

    def _on_suggestion_asked(self, slot: Slot) -> None:
        """What was suggested before is shown again, for nothing."""
        shown = self._window.panel.shown
        if shown is None:
            return
        blocked = self._blocked(shown, slot)
        if blocked and blocked.rewording and blocked.rewording.suggestion:
            self._open(shown, blocked.rewording.suggestion)
        else:
            self._ask(shown.project.id, slot)

    def _on_retry_asked(self, slot: Slot) -> None:
        project_id = self._window.panel.project_id
        self._studio.do(self._studio.blocked.retry(project_id, slot), "retry")

    def _on_suggested(self, event: RewordingSuggested) -> None:
        """Where the person is at something else by now, it waits in the note of what was refused."""
        shown, suggestion = self._window.panel.shown, event.suggestion
        if shown and shown.project.id == suggestion.project_id and QApplication.activeModalWidget() is None:
            self._open(shown, suggestion)
        else:
            title = f"Other words are suggested for scene {suggestion.before.index + 1}."
            self._window.toasts.show_toast(title, "They wait beside what was refused.", stay=LONG)

    def _open(self, shown: ProjectChanged, suggestion: Suggestion) -> None:
        look_ahead = partial(self._studio.editing.look_ahead, shown.project)
        blocked = self._blocked(shown, suggestion.slot)
        dialog = RewordingDialog(suggestion, blocked, self._studio.engines, look_ahead, self._window)
        dialog.saved.connect(partial(self._on_used, suggestion.project_id))
        dialog.another_asked.connect(partial(self._ask, suggestion.project_id))
        dialog.open()

    def _ask(self, project_id: str, slot: Slot) -> None:
        self._studio.do(self._studio.blocked.suggest(project_id, slot), "suggest rewording")

    def _on_used(self, project_id: str, edit: Edit, make: bool) -> None:
        self._commands.edit(project_id, edit, make=make)

    def _blocked(self, shown: ProjectChanged, slot: Slot) -> Blocked | None:
        found = blocked_slots(shown.project, shown.plan, self._studio.engines)
        return next((each for each in found if each.slot == slot), None)
