"""Crash reports in the window: a dialog for the first of a session, a strip for those after it and for earlier ones."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from vidpipe_desktop.core.events import CrashReported
from vidpipe_desktop.ui.crash_dialog import CrashDialog
from vidpipe_desktop.ui.notice_banner import NoticeBanner

if TYPE_CHECKING:
    from vidpipe_desktop.ui.bridge import EventBridge
    from vidpipe_desktop.ui.main_window import MainWindow

_EARLIER = "vidpipe ended without warning last time. Nothing that was made is lost."
_AGAIN = "Something else went wrong."


class CrashCare(QObject):
    """Part of the wiring. Never more than one dialog, however much goes wrong."""

    def __init__(self, window: "MainWindow", bridge: "EventBridge", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._shown = False
        self._strip = NoticeBanner("crashBanner", "banner")
        window.add_strip(self._strip)
        bridge.crash_reported.connect(self._on_crash_reported)

    def _on_crash_reported(self, event: CrashReported) -> None:
        if self._shown or event.earlier:
            words = _EARLIER if event.earlier else _AGAIN
            self._strip.say(words, {"Show report…": partial(self._open, event)})
        else:
            self._shown = True
            self._open(event)

    def _open(self, event: CrashReported) -> None:
        CrashDialog(event, self._window).open()
