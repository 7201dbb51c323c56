"""The real window on the real studio: from typing to the saved file, driven by keys and clicks."""

import asyncio
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget
from qasync import QEventLoop

from vidpipe_desktop.app import lacking_display, make_application, run_window
from vidpipe_desktop.core.models import Slot, SlotKind
from vidpipe_desktop.ui import theme
from vidpipe_desktop.ui.dialogs import file_name
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.project_model import SUMMARY_ROLE, ProjectModel

NAMES = [
    "mainWindow",
    "promptForm",
    "promptEdit",
    "styleBox",
    "aspectBox",
    "clipDurationBox",
    "sceneCountBox",
    "engineBox",
    "generateButton",
    "estimateLabel",
    "projectTable",
    "projectFilter",
    "scenePanel",
    "sceneList",
    "player",
    "resumeButton",
    "stopButton",
    "exportButton",
    "settingsButton",
]


@pytest.fixture
def window(tmp_path: Path) -> Iterator[MainWindow]:
    os.environ["XDG_CONFIG_HOME"] = str(tmp_path / "config")
    make_application()
    made = MainWindow()
    made.show()
    yield made
    made.deleteLater()


def run(window: MainWindow, folder: Path, work: Callable[[], object]) -> None:
    """The whole app on `folder`, with `work` done in it once it is up; then it is closed as a person would."""

    async def session() -> None:
        app = asyncio.ensure_future(run_window(window, folder))
        await until(lambda: window.form.engine.count() > 0)
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
        assert not window.form.button.isEnabled()
        assert "empty" in window.form.estimate.text()
        QTest.keyClicks(window.form.prompt, "an owl over a lake")
        window.form.scenes.setValue(2)
        window.form.duration.setValue(1.0)
        assert window.form.estimate.text() == "2 scenes · 2 s · free"
        QTest.keyClick(window.form.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        await until(window.panel.save.isEnabled, 120)
        row = window.table.model.index(0, 0).data(SUMMARY_ROLE)
        assert row.status.value == "complete"
        assert not window.panel.resume.isVisible()
        window.panel.save.click()
        dialog = window.findChild(QFileDialog, "saveDialog")
        assert dialog is not None
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        assert edit.text() == "an owl over a lake.mp4"
        edit.setText(str(target))
        QTest.keyClick(edit, Qt.Key.Key_Return)
        await until(lambda: window.banner.isVisible() and "Saved" in window.banner.text.text())
        assert target.read_bytes()[4:8] == b"ftyp"

    run(window, tmp_path / "data", work)
    assert not window.isVisible()


def test_another_take_delete_and_undo(window: MainWindow, tmp_path: Path) -> None:
    async def work() -> None:
        window.form.prompt.setPlainText("a cat in the city")
        window.form.scenes.setValue(1)
        window.form.duration.setValue(1.0)
        window.form.submit()
        await until(window.panel.save.isEnabled, 120)
        project = window.panel.project
        assert project is not None
        window.panel.another_wanted.emit(Slot(SlotKind.CLIP, project.scenes[0].id))
        await until(lambda: not window.panel.save.isEnabled())
        await until(window.panel.save.isEnabled)
        assert len([take for take in window.panel.project.takes if take.slot.kind is SlotKind.CLIP]) == 2
        window.table.action_wanted.emit("delete", project.id)
        await until(lambda: window.table.model.rowCount() == 0)
        window.banner.button.click()
        await until(lambda: window.table.model.rowCount() == 1)
        QTest.keyClicks(window.table.filter, "dog")
        await until(lambda: window.table.model.rowCount() == 0)
        window.table.filter.clear()
        await until(lambda: window.table.model.rowCount() == 1)

    run(window, tmp_path / "data", work)


def test_closing_while_a_film_is_made_asks_and_then_stops_cleanly(window: MainWindow, tmp_path: Path) -> None:
    async def work() -> None:
        window.form.prompt.setPlainText("a whale")
        window.form.duration.setValue(20)
        window.form.submit()
        await until(lambda: window.panel.stop.isVisible())
        window.close()
        question = window.findChild(QWidget, "closeQuestion")
        assert question is not None
        assert window.isVisible()
        next(button for button in question.findChildren(QPushButton) if button.text() == "Stop and close").click()

    run(window, tmp_path / "data", work)
    assert not window.isVisible()


def test_a_data_folder_that_cannot_be_used_is_explained_in_the_window(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    async def session() -> None:
        app = asyncio.ensure_future(run_window(window, tmp_path / "file" / "data"))
        await until(lambda: "cannot be written" in window.form.estimate.text())
        window.close()
        await asyncio.wait_for(app, 10)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
        runner.run(session())


def test_every_control_can_be_found_and_has_a_name_for_screen_readers(window: MainWindow) -> None:
    for name in NAMES:
        found = window if name == "mainWindow" else window.findChild(QWidget, name)
        assert found is not None, name
    for control in window.findChildren(QWidget):
        if isinstance(control, QAbstractButton | QComboBox | QAbstractSpinBox) and control.objectName().endswith(
            ("Button", "Box")
        ):
            assert control.accessibleName() or getattr(control, "text", str)(), control.objectName()


def test_the_table_model_is_a_proper_model() -> None:
    model = ProjectModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 0


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK])
def test_text_stands_out_from_what_is_behind_it(scheme: theme.Tokens) -> None:
    pairs = [(scheme.text, scheme.window), (scheme.quiet, scheme.card), (scheme.quiet, scheme.window)]
    pairs += [(scheme.on_accent, scheme.accent), (scheme.bad, scheme.card), (scheme.accent, scheme.window)]
    for front, back in pairs:
        assert contrast(front, back) >= 4.5, (front, back)


def contrast(a: str, b: str) -> float:
    """WCAG 2.1 contrast ratio."""

    def luminance(ink: str) -> float:
        parts = [
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in QColor(ink).getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("prompt", "name"),
    [("../../etc/passwd", "etc passwd"), ("🦊", "film"), ("ثعلب / الثلج", "ثعلب الثلج"), ("x" * 500, "x" * 60)],
)
def test_file_names_come_from_prompts_without_harm(prompt: str, name: str) -> None:
    assert file_name(prompt) == name


def test_without_a_display_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "generate" in lacking_display()


def test_nothing_in_the_window_nests_an_event_loop() -> None:
    package = Path(__file__).parents[2] / "vidpipe_desktop"
    banned = re.compile(
        r"\.exec\(|processEvents|QMessageBox\.(question|warning|information|critical)|getSaveFileName|getOpenFileName"
    )
    found = [path.name for path in package.rglob("*.py") if banned.search(path.read_text())]
    assert not found
