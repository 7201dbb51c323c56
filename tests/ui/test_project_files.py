"""Projects as files in the window: exported from menus, opened from menus, drops, arguments and the Finder."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QMenu, QWidget

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.events import ProjectFileWorkedOn, ProjectOpened, ProjectSaved
from vidpipe_desktop.core.models import SlotKind, TakeState
from vidpipe_desktop.ui.application import Application
from vidpipe_desktop.ui.export_dialog import ExportDialog
from vidpipe_desktop.ui.file_strip import FileStrip

FILE = Path("/somewhere/ein Film 🎬.vidpipe")


def choose(menu: QWidget | None, words: str) -> None:
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text() == words)
    assert isinstance(action, QAction)
    action.trigger()
    menu.close()
    settle()


def shown(bench: Bench, project_id: str) -> str:
    bench.select(project_id)
    bench.desk.do(bench.desk.show(project_id), "show")
    settle()
    return project_id


def export_dialog(bench: Bench) -> ExportDialog:
    bench.window.panel.header.open_menu()
    choose(bench.window.panel.header.findChild(QMenu, "filmMenu"), "Export project…")
    dialog = bench.window.findChild(ExportDialog)
    assert dialog is not None
    return dialog


def accept(bench: Bench, name: str, target: Path) -> None:
    """Choose a file in Qt's own dialog."""
    dialog = bench.window.findChild(QFileDialog, name)
    assert dialog is not None
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(target))
    dialog.accept()
    settle()


def with_old_take(bench: Bench) -> str:
    """A finished film with a clip that it doesn't use, and one that is being made elsewhere."""
    project_id = bench.finished_film()
    project = bench.desk.projects[project_id]
    clip = next(take for take in project.takes if take.slot.kind is SlotKind.CLIP)
    old = replace(clip, id="old", fingerprint="other")
    elsewhere = replace(clip, id="elsewhere", state=TakeState.SUBMITTED, file=None)
    bench.desk.edit(project_id, takes=(old, *project.takes, elsewhere))
    return shown(bench, project_id)


@pytest.mark.parametrize("small", [False, True])
def test_a_project_is_exported_whole_or_small(attached: Bench, tmp_path: Path, small: bool) -> None:
    project_id = with_old_take(attached)
    dialog = export_dialog(attached)
    whole = dialog.size_label.text()
    assert dialog.small_box.isVisible()
    if small:
        dialog.small_box.click()
        assert int(dialog.size_label.text().split()[0]) == int(whole.split()[0]) - 1
    dialog.save_button.click()
    accept(attached, "saveProjectDialog", tmp_path / "mine")
    assert attached.desk.project_files.calls == [("save", project_id, tmp_path / "mine.vidpipe", small)]


def test_a_small_file_is_offered_only_where_it_would_be_smaller(attached: Bench) -> None:
    shown(attached, attached.finished_film())
    assert not export_dialog(attached).small_box.isVisible()


def test_what_was_exported_can_be_shown_and_what_stayed_is_said(attached: Bench) -> None:
    attached.bridge.publish(ProjectSaved("p0", FILE, 9, unfinished=2))
    (toast,) = attached.window.toasts.shown
    assert (toast.title, toast.action.text()) == ("Project exported", "Show in folder")
    assert str(FILE) in toast.message
    assert "2 takes that are not finished" in toast.message


def test_files_are_opened_from_the_menu(attached: Bench, tmp_path: Path) -> None:
    (tmp_path / "a.vidpipe").touch()
    attached.window.open_menu()
    choose(attached.window.findChild(QMenu, "windowMenu"), "Open project file…")
    accept(attached, "openProjectDialog", tmp_path / "a.vidpipe")
    assert attached.desk.project_files.calls == [("open", tmp_path / "a.vidpipe")]


def test_a_file_given_before_all_is_loaded_waits(bench: Bench) -> None:
    bench.window.open_project_file(FILE)
    bench.window.choose_project_files()
    bench.attach()
    bench.window.open_project_file(FILE)
    assert bench.desk.project_files.calls == [("open", FILE)] * 2


def test_a_film_that_came_out_of_a_file_is_on_show_whatever_was_filtered(attached: Bench) -> None:
    attached.finished_film()
    other = attached.finished_film("a whale in the sea")
    attached.window.films.filter_edit.setText("fox")
    attached.bridge.publish(ProjectOpened(other, FILE, unfinished=0, unusable=1))
    assert attached.window.films.current == other
    assert attached.window.films.filter_edit.text() == ""
    toast = attached.window.toasts.shown[-1]
    assert (toast.title, "One take was left out" in toast.message) == ("Project opened", True)


@pytest.mark.parametrize("place", ["window", "prompt", "filter"])
def test_files_are_dropped_anywhere_on_the_window(attached: Bench, place: str) -> None:
    window = attached.window
    widgets: dict[str, QWidget] = {
        "window": window,
        "prompt": window.form.prompt_edit.viewport(),
        "filter": window.films.filter_edit,
    }
    other = FILE.with_suffix(".txt")
    assert drop(widgets[place], FILE, other, FILE.with_suffix(".VIDPIPE"))
    assert attached.desk.project_files.calls == [("open", FILE), ("open", FILE.with_suffix(".VIDPIPE"))]
    assert window.form.prompt_edit.toPlainText() == window.films.filter_edit.text() == ""
    attached.desk.project_files.calls.clear()
    drop(widgets[place], other)
    assert not attached.desk.project_files.calls


def drop(widget: QWidget, *files: Path) -> bool:
    """Drag the files over the widget and let go; whether it takes them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    entering.ignore()
    QCoreApplication.sendEvent(widget, entering)
    dropping = QDropEvent(QPointF(5, 5), copy, data, left, none)
    QCoreApplication.sendEvent(widget, dropping)
    settle()
    return entering.isAccepted() and dropping.isAccepted()


def test_what_the_finder_wants_opened_is_told(real_application: Application) -> None:
    told = QSignalSpy(real_application.file_opened)
    QCoreApplication.sendEvent(real_application, QFileOpenEvent(str(FILE)))
    assert [told.at(number)[0] for number in range(told.count())] == [FILE]


def test_a_strip_follows_what_takes_long_and_can_be_given_up(attached: Bench, qtbot) -> None:  # type: ignore[no-untyped-def]
    strip = attached.window.findChild(FileStrip)
    assert strip is not None
    attached.bridge.publish(ProjectFileWorkedOn(FILE, writing=False, share=0.25))
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    assert strip.bar.value() == strip.bar.maximum() // 4
    strip.cancel_button.click()
    assert attached.desk.project_files.calls == [("cancel",)]
    attached.bridge.publish(ProjectFileWorkedOn(FILE, writing=False, share=None))
    assert not strip.isVisible()
    attached.bridge.publish(ProjectFileWorkedOn(FILE, writing=True, share=0.0))
    attached.bridge.publish(ProjectFileWorkedOn(FILE, writing=True, share=None))
    qtbot.wait(400)
    assert not strip.isVisible()


def test_takes_that_are_being_made_are_named_before_the_file_is_written(attached: Bench) -> None:
    with_old_take(attached)
    said = [each.text() for each in export_dialog(attached).findChildren(QLabel)]
    assert any("one take that is not finished" in words for words in said)
