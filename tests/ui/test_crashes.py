"""What the person sees of a crash: one calm dialog, a report to read and change, and nothing that sends anything."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from tests.ui.conftest import Bench, settle, strip_of
from vidpipe_desktop.core.crash import CrashReport
from vidpipe_desktop.core.events import CrashReported
from vidpipe_desktop.ui.crash_dialog import CrashDialog

REPORT = CrashReport("RuntimeError: boom", "What happened\n  RuntimeError: boom\n")


class Opened(QObject):
    """Stands for the browser: keeps what it is to open."""

    def __init__(self, addresses: list[str]) -> None:
        super().__init__()
        self._addresses = addresses

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self._addresses.append(address.toString())


def dialogs(bench: Bench) -> list[CrashDialog]:
    return bench.window.findChildren(CrashDialog)


def button(parent: object, words: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text() == words)  # type: ignore[attr-defined]


def test_the_report_is_shown_when_asked_for_changed_copied_and_saved(attached: Bench, tmp_path: Path) -> None:
    attached.bridge.publish(CrashReported(REPORT))
    (dialog,) = dialogs(attached)
    assert dialog.isVisible()
    assert not dialog.text.isVisible()
    assert not dialog.issue_button.isVisible()
    dialog.show_button.click()
    assert dialog.text.isVisible()
    dialog.text.setPlainText("only this")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "only this"
    dialog.save_button.click()
    files = attached.window.findChild(QFileDialog, "saveTextDialog")
    assert files is not None
    edit = files.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(tmp_path / "report.txt"))
    files.accept()
    settle()
    assert (tmp_path / "report.txt").read_text() == "only this"
    dialog.close_button.click()


def test_the_issue_page_is_opened_without_the_report_which_is_copied(attached: Bench) -> None:
    opened: list[str] = []

    attached.bridge.publish(CrashReported(REPORT, issues="issues-test:/new"))
    (dialog,) = dialogs(attached)
    receiver = Opened(opened)
    QDesktopServices.setUrlHandler("issues-test", receiver, "open")
    dialog.issue_button.click()
    QDesktopServices.unsetUrlHandler("issues-test")
    assert opened == ["issues-test:/new"]
    assert QGuiApplication.clipboard().text() == REPORT.text
    dialog.close_button.click()


def test_however_much_goes_wrong_there_is_one_dialog(attached: Bench) -> None:
    for _ in range(5):
        attached.bridge.publish(CrashReported(REPORT))
    (dialog,) = dialogs(attached)
    dialog.close_button.click()
    settle()
    assert strip_of(attached.window, "crashBanner").words == "Something else went wrong."
    button(strip_of(attached.window, "crashBanner"), "Show report…").click()
    assert strip_of(attached.window, "crashBanner").isHidden()
    assert len([each for each in dialogs(attached) if each.isVisible()]) == 1


def test_an_earlier_crash_is_a_strip_that_can_be_sent_away(attached: Bench) -> None:
    attached.bridge.publish(CrashReported(REPORT, earlier=True))
    assert dialogs(attached) == []
    assert "last time" in strip_of(attached.window, "crashBanner").words
    strip_of(attached.window, "crashBanner").close_button.click()
    assert strip_of(attached.window, "crashBanner").isHidden()
