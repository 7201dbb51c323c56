"""Settings, About: the way to the licences."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from vidpipe_desktop.ui.about_page import AboutPage
from vidpipe_desktop.ui.licences_dialog import LicencesDialog, licences_file


def test_the_button_opens_the_licences(qtbot: QtBot) -> None:
    page = AboutPage()
    qtbot.addWidget(page)
    button = page.findChild(QPushButton, "licencesButton")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(LicencesDialog)
    assert dialog is not None
    assert dialog.isVisible()
    file = licences_file()
    assert file is not None
    assert dialog.text.toPlainText() == file.read_text(encoding="utf-8")


def test_what_is_typed_is_found_one_place_after_the_other_and_from_the_top_again(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "licences.txt"
    file.write_text("Qt\nFFmpeg\nffmpeg again\n", encoding="utf-8")
    page = AboutPage()
    qtbot.addWidget(page)
    dialog = LicencesDialog(file, page)
    dialog.open()
    QTest.keyClicks(dialog.search, "ffmpeg")
    found = [dialog.text.textCursor().blockNumber()]
    for _ in range(2):
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        found.append(dialog.text.textCursor().blockNumber())
    assert found == [1, 2, 1]
    assert dialog.isVisible()
