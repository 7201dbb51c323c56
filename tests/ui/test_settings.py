"""Settings: engines are switched on, given keys and tried out, and nothing has to be confirmed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from tests.ui.conftest import Bench
from vidpipe_desktop.ui.engine_page import EnginePage
from vidpipe_desktop.ui.settings_dialog import SettingsDialog


def opened(bench: Bench) -> tuple[SettingsDialog, EnginePage]:
    bench.window.open_settings()
    dialog = bench.window.findChild(SettingsDialog)
    assert dialog is not None
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "Engines").click()
    return dialog, dialog.pages["cloud"]


def words(page: EnginePage) -> str:
    return " ".join(child.text() for child in page.findChildren(QLabel))


def test_a_key_is_taken_once_and_never_shown_again(attached: Bench) -> None:
    _, page = opened(attached)
    key = page.edits["api_key"]
    assert not page.on_box.isChecked()
    QTest.keyClicks(key, "canary")
    assert key.displayText() != "canary"
    QTest.keyClick(key, Qt.Key.Key_Return)
    assert attached.desk.preferences.calls == [("change", "cloud", {"api_key": "canary", "on": True})]
    assert key.text() == ""
    assert "kept" in key.placeholderText()
    assert page.on_box.isChecked()


def test_fields_are_kept_when_they_are_left_and_only_if_they_changed(attached: Bench) -> None:
    _, page = opened(attached)
    address = page.edits["base_url"]
    address.setFocus()
    QTest.keyClick(address, Qt.Key.Key_Return)
    assert attached.desk.preferences.calls == []
    QTest.keyClicks(address, "http://127.0.0.1:1 ")
    QTest.keyClick(address, Qt.Key.Key_Return)
    page.on_box.click()
    assert attached.desk.preferences.calls == [
        ("change", "cloud", {"base_url": "http://127.0.0.1:1"}),
        ("change", "cloud", {"on": True}),
    ]
    assert not page.edits["project"].isEnabled()
    assert "VIDPIPE_CLOUD__PROJECT" in page.edits["project"].toolTip()


def test_trying_it_out_answers_in_a_sentence(attached: Bench) -> None:
    dialog, page = opened(attached)
    assert "$0.10 a second" in words(page)
    assert "a drawer" in words(page)
    page.test_button.click()
    assert attached.desk.preferences.calls == [("test", "cloud")]
    assert "It answers." in words(page)
    assert page.test_button.isEnabled()
    dialog.reject()
