"""Newer versions in the window: asks once whether to look for them, and shows what is found."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vidpipe_desktop.core.events import ProjectsListed, SettingsChanged, UpdatesChanged
from vidpipe_desktop.core.updates import UpdatePhase, UpdateState
from vidpipe_desktop.ui.commands import Commands
from vidpipe_desktop.ui.dialogs import CloseQuestion
from vidpipe_desktop.ui.notice_banner import NoticeBanner
from vidpipe_desktop.ui.settings_dialog import SettingsDialog
from vidpipe_desktop.ui.update_dialog import UpdateDialog

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.ui.main_window import MainWindow
    from vidpipe_desktop.updates.updater import Updates

_QUESTION = (
    "Shall vidpipe look for new versions once a day? It asks one server, and sends nothing about you or your films. "
    "Nothing is installed without your word."
)
_SETTING = "updates.on"


class UpdateCare(QObject):
    """Part of the wiring. Nobody is asked before there is a film: the first minutes are for the first film."""

    def __init__(self, window: "MainWindow", studio: "Studio", updates: "Updates", commands: Commands) -> None:
        super().__init__(commands)
        self._window = window
        self._studio = studio
        self._updates = updates
        self._commands = commands
        self._state = updates.state
        self._looked = self._asked = False
        self._dialog: UpdateDialog | None = None
        self._strip = NoticeBanner("newsBanner", "news")
        window.add_strip(self._strip)

    def hear(self, bridge: "EventBridge") -> None:
        """Follow what is told."""
        bridge.projects_listed.connect(self._on_projects_listed)
        bridge.settings_changed.connect(self._on_settings_changed)
        bridge.updates_changed.connect(self._on_updates_changed)

    def serve_settings(self, dialog: SettingsDialog, bridge: "EventBridge") -> None:
        """Tie the page About of an open settings dialog to the updates."""
        bridge.updates_changed.connect(dialog.about.show_updates)
        dialog.about.check_asked.connect(self._on_check_asked)
        dialog.about.show_asked.connect(dialog.accept)
        dialog.about.show_asked.connect(self.show_offer)
        self._studio.do(self._updates.tell(), "tell updates")

    def show_offer(self) -> None:
        """Open what is known of the newer version."""
        offer = self._state.offer
        if offer is None or self._dialog is not None:
            return
        self._strip.hide()
        self._dialog = UpdateDialog(offer, self._window)
        self._dialog.show_state(self._state)
        self._dialog.download_asked.connect(self._on_download_asked)
        self._dialog.stop_asked.connect(self._on_stop_asked)
        self._dialog.skip_asked.connect(self._on_skip_asked)
        self._dialog.install_asked.connect(self._on_install_asked)
        self._dialog.finished.connect(self._on_dialog_closed)
        self._dialog.open()

    # Events

    def _on_projects_listed(self, event: ProjectsListed) -> None:
        if self._looked:
            return
        self._looked = True
        if event.page.total and self._state.phase is not UpdatePhase.OFF:
            self._commands.tell_settings()

    def _on_settings_changed(self, event: SettingsChanged) -> None:
        if event.setup.updates is not None:
            self._asked = True
        if self._asked or not self._looked or self._state.phase is UpdatePhase.OFF:
            return
        self._asked = True
        no = partial(self._commands.change_setting, _SETTING, False)
        deeds = {"Yes": partial(self._commands.change_setting, _SETTING, True), "No": no}
        self._strip.say(_QUESTION, deeds, on_closed=no)

    def _on_updates_changed(self, event: UpdatesChanged) -> None:
        before, self._state = self._state, event.state
        if self._dialog:
            self._dialog.show_state(self._state)
        if self._state.phase is UpdatePhase.INSTALLING:
            self._window.close_requested.emit()
        elif self._state.phase is UpdatePhase.OFFERED and before.phase is UpdatePhase.CHECKING:
            self._announce(self._state)

    def _announce(self, state: UpdateState) -> None:
        if state.asked:
            self.show_offer()
        elif state.offer:
            self._strip.say(f"vidpipe {state.offer.version} is here.", {"What’s new…": self.show_offer})

    # The person

    def _on_check_asked(self) -> None:
        self._studio.do(self._updates.check(), "check for updates")

    def _on_download_asked(self) -> None:
        self._studio.do(self._updates.download(), "download update")

    def _on_stop_asked(self) -> None:
        self._studio.do(self._updates.stop_download(), "stop download")

    def _on_skip_asked(self) -> None:
        self._studio.do(self._updates.skip(), "skip update")

    def _on_install_asked(self) -> None:
        busy = len(self._studio.running())
        if busy and self._dialog:
            CloseQuestion(self._dialog, busy).confirmed.connect(self._install)
        else:
            self._install()

    def _install(self) -> None:
        self._studio.do(self._updates.prepare(), "prepare update")

    def _on_dialog_closed(self) -> None:
        self._dialog = None
        if self._state.phase is UpdatePhase.DOWNLOADING:
            self._on_stop_asked()
