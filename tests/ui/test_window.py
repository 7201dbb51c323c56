"""The real window on the real studio: from typing to the saved file, driven by keys and clicks."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QPushButton, QWidget
from qasync import QEventLoop

from vidpipe_desktop.app import lacking_display, make_application, run_window
from vidpipe_desktop.core.models import Project, Slot, SlotKind
from vidpipe_desktop.storage.database import prepare
from vidpipe_desktop.storage.store import FILE
from vidpipe_desktop.ui.export_dialog import ExportDialog
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.project_model import SUMMARY_ROLE


def run(window: MainWindow, folder: Path, work: Callable[[], object]) -> None:
    """The whole app on `folder`, with `work` done in it once it is up; then it is closed as a person would."""

    async def session() -> None:
        app = asyncio.ensure_future(run_window(window, folder))
        await until(lambda: window.form.options.engine_box.count() > 0)
        await work()  # type: ignore[misc]
        window.close()
        await asyncio.wait_for(app, 30)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
        runner.run(session())


async def until(fact: Callable[[], bool], seconds: float = 60) -> None:
    async with asyncio.timeout(seconds):
        while not fact():
            await asyncio.sleep(0.02)


def test_from_typing_to_the_saved_file(window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "mein Film.mp4"

    async def work() -> None:
        assert not window.form.generate_button.isEnabled()
        assert "Describe" in window.form.estimate_label.text()
        QTest.keyClicks(window.form.prompt_edit, "an owl over a lake")
        order_small_film(window, scenes=2)
        assert window.form.estimate_label.text() == "2 scenes · 2 s · free"
        QTest.keyClick(window.form.prompt_edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(window.panel.header.export_button.isEnabled, 120)
        row = window.model.index(0, 0).data(SUMMARY_ROLE)
        assert row.status.value == "complete"
        assert not window.panel.header.resume_button.isVisible()
        window.panel.header.export_button.click()
        dialog = window.findChild(QFileDialog, "saveFilmDialog")
        assert dialog is not None
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        assert edit.text() == "an owl over a lake.mp4"
        edit.setText(str(target))
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await until(lambda: any(toast.title == "Film saved" for toast in window.toasts.shown))
        assert target.read_bytes()[4:8] == b"ftyp"
        await until(lambda: not window.panel.header.stop_button.isVisible())  # closing would ask while it runs

    run(window, tmp_path / "data", work)
    assert not window.isVisible()


def test_another_take_delete_undo_export_and_open(window: MainWindow, tmp_path: Path) -> None:
    async def work() -> None:
        window.form.prompt_edit.setPlainText("a cat in the city")
        order_small_film(window, scenes=1)
        window.form.submit()
        save = window.panel.header.export_button
        await until(lambda: save.isEnabled() and not window.panel.header.stop_button.isVisible(), 120)
        project = shown_project(window)
        window.panel.regenerate_asked.emit(project.id, Slot(SlotKind.CLIP, project.scenes[0].id))
        await until(lambda: not save.isEnabled())
        await until(save.isEnabled)
        takes = shown_project(window).takes
        assert len([take for take in takes if take.slot.kind is SlotKind.CLIP]) == 2
        window.films.delete_asked.emit(project.id)
        await until(lambda: window.model.rowCount() == 0)
        await until(lambda: bool(window.toasts.shown))
        window.toasts.shown[-1].action.click()
        await until(lambda: window.model.rowCount() == 1)
        QTest.keyClicks(window.films.filter_edit, "dog")
        await until(lambda: window.model.rowCount() == 0)
        window.films.filter_edit.clear()
        await until(lambda: window.model.rowCount() == 1)
        await until(lambda: bool(window.panel.project_id))
        window.panel.pack_asked.emit(project.id)
        await until(lambda: window.findChild(ExportDialog) is not None)
        window.findChild(ExportDialog).save_button.click()  # type: ignore[union-attr]
        dialog = window.findChild(QFileDialog, "saveProjectDialog")
        assert dialog is not None
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / "a.vidpipe"))  # type: ignore[union-attr]
        dialog.accept()
        await until(lambda: any(toast.title == "Project exported" for toast in window.toasts.shown))
        window.open_project_file(tmp_path / "a.vidpipe")
        await until(lambda: window.model.rowCount() == 2)
        await until(lambda: window.panel.project_id not in ("", project.id))
        assert save.isEnabled()
        assert len(shown_project(window).takes) == len(takes)

    run(window, tmp_path / "data", work)


def test_closing_while_a_film_is_made_asks_and_then_stops_cleanly(window: MainWindow, tmp_path: Path) -> None:
    async def work() -> None:
        window.form.prompt_edit.setPlainText("a whale")
        window.form.options.duration_box.setValue(20)
        window.form.submit()
        await until(window.panel.header.stop_button.isVisible)
        window.close()
        question = window.findChild(QWidget, "closeQuestion")
        assert question is not None
        assert window.isVisible()
        next(button for button in question.findChildren(QPushButton) if button.text() == "Stop and close").click()

    run(window, tmp_path / "data", work)
    assert not window.isVisible()


def order_small_film(window: MainWindow, scenes: int) -> None:
    window.form.options.scenes_box.setValue(scenes)
    window.form.options.duration_box.setValue(1.0)


def shown_project(window: MainWindow) -> Project:
    shown = window.panel.shown
    assert shown is not None
    return shown.project


def test_a_data_folder_that_cannot_be_used_is_explained_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "cannot be written" in fatal_words(window, tmp_path / "file" / "data")


def test_after_a_downgrade_the_newer_database_is_left_alone_and_the_window_says_why(
    window: MainWindow, tmp_path: Path
) -> None:
    prepare(tmp_path / FILE)
    with closing(sqlite3.connect(tmp_path / FILE)) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE).read_bytes()
    words = fatal_words(window, tmp_path)
    assert "was made by a newer version of vidpipe. Update vidpipe" in words
    assert (tmp_path / FILE).read_bytes() == before
    assert list((tmp_path / "crashes").iterdir()) == []


def fatal_words(window: MainWindow, folder: Path) -> str:
    """What the window says when the app cannot start on `folder`; then it is closed."""
    said: list[str] = []

    async def session() -> None:
        app = asyncio.ensure_future(run_window(window, folder))
        await until(lambda: window.findChild(QMessageBox, "fatalMessage") is not None)
        box = window.findChild(QMessageBox, "fatalMessage")
        assert box is not None
        said.append(f"{box.text()} {box.informativeText()}")
        box.reject()
        window.close()
        await asyncio.wait_for(app, 10)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
        runner.run(session())
    return said[0]


def test_without_a_display_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "generate" in lacking_display()
