"""Captions in the window: over the picture where it hasn't got them, and saved as a file of their own."""

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.media.stitch import Told, stitch
from vidpipe_desktop.ui.player import Player

TEXT = "Ein Fuchs läuft durch den Schnee"


@pytest.fixture
def player(qapp: QApplication) -> Iterator[Player]:
    made = Player()
    made.resize(640, 420)
    made.show()
    yield made
    made.shut_down()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def film(clip: Path, target: Path, *, drawn: bool) -> Path:
    told = Told([TEXT, ""], "de", [drawn, drawn])
    stitch([clip, clip], target, crossfade=0, size=(160, 90), rate=Fraction(24), report=lambda _: None, told=told)
    return target


def test_captions_beside_the_picture_are_shown_over_it_and_can_be_hidden(
    player: Player, clip: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    player.offer(film(clip, tmp_path / "film.mp4", drawn=False), "film", None)
    player.play()
    qtbot.waitUntil(lambda: player.screen_area.told == TEXT, timeout=10_000)
    assert player.captions_button.isVisible()
    QTest.keyClick(player, Qt.Key.Key_C)
    assert (player.screen_area.told, player.captions_button.isChecked()) == ("", False)
    QTest.keyClick(player, Qt.Key.Key_C)
    assert player.screen_area.told in (TEXT, "")
    qtbot.waitUntil(lambda: player.screen_area.told == "", timeout=10_000)
    player.clear()
    assert not player.captions_button.isVisible()


def test_captions_in_the_picture_are_not_shown_twice(player: Player, clip: Path, tmp_path: Path, qtbot: QtBot) -> None:
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    told: list[str] = []
    player._playback.told.connect(told.append)
    player.offer(film(clip, tmp_path / "film.mp4", drawn=True), "film", None)
    player.play()
    with qtbot.waitSignal(player.paused_or_ended, timeout=10_000):
        pass
    assert not any(told)
    assert not player.captions_button.isVisible()


def menu_of(bench: Bench) -> QMenu:
    bench.window.panel.header.open_menu()
    menu = bench.window.panel.header.findChildren(QMenu, "filmMenu")[-1]
    menu.hide()
    return menu


def test_captions_are_saved_from_the_menu_of_a_film_that_tells_something(attached: Bench, tmp_path: Path) -> None:
    write = attached.desk.write
    silent = attached.finished_film("silence")
    attached.desk.write = lambda project: tuple(
        replace(scene, staging=json.dumps({"caption": TEXT})) for scene in write(project)
    )
    telling = attached.finished_film("A fox: red")
    offered: dict[str, bool] = {}
    for project_id in (silent, telling):
        attached.select(project_id)
        attached.window.films.selected.emit(project_id)
        settle()
        action = next(action for action in menu_of(attached).actions() if action.text() == "Save captions…")
        offered[project_id] = action.isEnabled()
    assert offered == {silent: False, telling: True}
    action.trigger()
    dialog = attached.window.findChild(QFileDialog, "saveCaptionsDialog")
    assert dialog
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit
    assert edit.text() == "A fox red.srt"
    edit.setText(str(tmp_path / "fox"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert attached.desk.calls[-1] == ("save captions", telling, tmp_path / "fox.srt")
