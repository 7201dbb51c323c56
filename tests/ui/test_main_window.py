"""The window as a whole: parts, names, keys, dialogs, messages, closing, memory, look."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.events import Notice, RunsInterrupted, Tone
from vidpipe_desktop.core.models import RunState
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.ui import dialogs
from vidpipe_desktop.ui.dialogs import film_name
from vidpipe_desktop.ui.settings_dialog import SettingsDialog
from vidpipe_desktop.ui.shortcuts import ShortcutSheet
from vidpipe_desktop.ui.theme import DARK, LIGHT, Appearance, Tokens, tokens
from vidpipe_desktop.ui.window_state import WindowState

PARTS = [
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
    "crossfadeBox",
    "seedEdit",
]
CONTROLS = QAbstractButton | QComboBox | QAbstractSpinBox | QLineEdit | QPlainTextEdit | QSlider
PACKAGE = Path(dialogs.__file__).parent


def shown(bench: Bench, project_id: str) -> None:
    bench.select(project_id)
    bench.window.films.selected.emit(project_id)
    settle()


def test_every_part_has_its_name(attached: Bench) -> None:
    assert attached.window.objectName() == "mainWindow"
    assert [name for name in PARTS if attached.window.findChild(QWidget, name) is None] == []


def test_every_control_has_a_name_that_can_be_read_aloud(attached: Bench) -> None:
    shown(attached, attached.finished_film())
    attached.window.open_settings()
    attached.desk.notify(Notice("Hello"))
    nameless = [
        f"{type(control).__name__} {control.objectName()} {control.parent()}"
        for control in attached.window.findChildren(QWidget)
        if isinstance(control, CONTROLS) and not control.accessibleName() and not inner_part(control)
    ]
    assert nameless == []


def inner_part(control: QWidget) -> bool:
    """Qt's own parts of a larger control, and buttons that read their words."""
    if isinstance(control, QAbstractButton) and control.text():
        return True
    return control.objectName().startswith("qt_") or isinstance(control.parent(), QLineEdit | QAbstractSpinBox)


@pytest.mark.parametrize(
    ("keys", "part"), [("Ctrl+F", "projectFilter"), ("Ctrl+N", "promptEdit"), ("Alt+Y", "styleBox")]
)
def test_keys_lead_to_the_parts(attached: Bench, keys: str, part: str) -> None:
    attached.film()
    settle()
    attached.window.films.table.setFocus()
    QTest.keySequence(attached.window, keys)
    assert attached.window.focusWidget().objectName() == part


def test_the_sheet_of_keys_opens_with_f1(attached: Bench) -> None:
    QTest.keyClick(attached.window, Qt.Key.Key_F1)
    sheet = attached.window.findChild(ShortcutSheet)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.reject()


def test_keys_work_on_the_film_on_show(attached: Bench) -> None:
    project_id = attached.running_film(2)
    shown(attached, project_id)
    QTest.keySequence(attached.window, "Ctrl+.")
    assert attached.desk.calls[-1] == ("stop", project_id)
    QTest.keySequence(attached.window, "Ctrl+R")
    assert attached.desk.calls[-1] == ("resume", project_id)


def save_dialog(bench: Bench) -> tuple[QFileDialog, QLineEdit]:
    QTest.keySequence(bench.window, "Ctrl+S")
    dialog = bench.window.findChild(QFileDialog, "saveFilmDialog")
    assert dialog is not None
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    return dialog, edit


def test_saving_a_film_names_it_after_the_prompt_and_remembers_the_folder(attached: Bench, tmp_path: Path) -> None:
    project_id = attached.finished_film("A fox: red / in the snow?")
    shown(attached, project_id)
    _, edit = save_dialog(attached)
    assert edit.text() == "A fox red in the snow.mp4"
    (tmp_path / "films").mkdir()
    edit.setText(str(tmp_path / "films" / "fox"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    target = tmp_path / "films" / "fox.mp4"
    assert attached.desk.calls[-1] == ("export", project_id, target)
    assert target.read_bytes() == b"film"
    toast = attached.window.toasts.shown[0]
    assert (toast.title, toast.message, toast.action.text()) == ("Film saved", str(target), "Show in folder")
    attached.window.activateWindow()
    settle()
    dialog, _ = save_dialog(attached)
    assert Path(dialog.directory().absolutePath()) == tmp_path / "films"
    dialog.reject()


@pytest.mark.parametrize(("answer", "saved"), [("Replace", True), ("Cancel", False)])
def test_a_file_that_is_there_is_only_replaced_when_said_so(
    attached: Bench, tmp_path: Path, answer: str, saved: bool
) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    target = tmp_path / "fox.mp4"
    target.write_bytes(b"dear to me")
    _, edit = save_dialog(attached)
    edit.setText(str(target))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert target.read_bytes() == b"dear to me"
    click(attached.window, "replaceQuestion", answer)
    settle()
    assert target.read_bytes() == (b"film" if saved else b"dear to me")


def click(window: QWidget, question: str, words: str) -> None:
    box = window.findChild(QMessageBox, question)
    assert box is not None
    next(button for button in box.buttons() if button.text().replace("&", "") == words).click()


def test_cancelling_the_save_dialog_saves_nothing(attached: Bench) -> None:
    shown(attached, attached.finished_film())
    dialog, _ = save_dialog(attached)
    dialog.reject()
    settle()
    assert not [call for call in attached.desk.calls if call[0] == "export"]
    assert attached.window.findChild(QFileDialog, "saveFilmDialog") is None


def test_closing_without_work_asks_nothing_and_leaves_the_end_to_others(attached: Bench, qtbot: QtBot) -> None:
    with qtbot.waitSignal(attached.window.close_requested):
        attached.window.close()
    assert attached.window.isVisible()
    attached.window.finish()
    assert not attached.window.isVisible()


def test_closing_while_films_are_made_asks_first(attached: Bench, qtbot: QtBot) -> None:
    attached.running_film(2, "one")
    attached.running_film(2, "two")
    with qtbot.assertNotEmitted(attached.window.close_requested):
        attached.window.close()
    box = attached.window.findChild(QMessageBox, "closeQuestion")
    assert box is not None
    assert box.text() == "2 films are still being made."
    with qtbot.assertNotEmitted(attached.window.close_requested):
        click(attached.window, "closeQuestion", "Keep working")
    settle()
    attached.window.close()
    with qtbot.waitSignal(attached.window.close_requested):
        click(attached.window, "closeQuestion", "Stop and close")


def test_interrupted_films_are_offered_for_resuming(attached: Bench) -> None:
    first, second = attached.running_film(2, "one"), attached.running_film(2, "two")
    for project_id in (first, second):
        attached.desk.end(project_id, RunState.INTERRUPTED)
    rows = tuple(summarize(each, plan(each, attached.desk.engines)) for each in attached.desk.projects.values())
    attached.bridge.publish(RunsInterrupted(rows))
    banner = attached.window.banner
    assert banner.isVisible()
    assert banner.resume_button.text() == "Resume all"
    banner.resume_button.click()
    assert attached.desk.calls[-2:] == [("resume", first), ("resume", second)]
    assert not banner.isVisible()


def test_notices_are_toasts_that_can_be_dismissed(attached: Bench) -> None:
    attached.desk.notify(Notice("Quota used up", "Try again tomorrow.", Tone.ERROR))
    toast = attached.window.toasts.shown[0]
    assert toast.accessibleName() == "Quota used up Try again tomorrow."
    assert attached.window.rect().contains(toast.geometry())
    next(button for button in toast.findChildren(QAbstractButton) if button.accessibleName() == "Dismiss").click()
    assert not attached.window.toasts.shown


def test_toasts_do_not_pile_up(attached: Bench) -> None:
    for number in range(9):
        attached.desk.notify(Notice(f"Notice {number}"))
    assert [toast.title for toast in attached.window.toasts.shown] == [f"Notice {number}" for number in range(5, 9)]


def test_an_error_of_a_use_case_is_told_and_the_form_is_free_again(attached: Bench) -> None:
    attached.window.panel.resume_asked.emit("gone", None)
    assert attached.window.toasts.shown[0].title == "This film does not exist any more."


def test_what_keeps_the_app_from_starting_is_said(bench: Bench) -> None:
    bench.window.show()
    bench.window.show_fatal("The data folder cannot be written.", "Choose another one.")
    box = bench.window.findChild(QMessageBox, "fatalMessage")
    assert box is not None
    assert "cannot be written" in box.text()
    box.reject()


def test_the_look_changes_at_once_and_is_remembered(attached: Bench, tmp_path: Path) -> None:
    attached.window.settings_button.click()
    dialog = attached.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.findChild(QPushButton, "darkLookButton").click()  # type: ignore[union-attr]
    assert tokens() == DARK
    middle = attached.window.grab().toImage().pixelColor(5, 5)
    assert middle.lightness() < 60
    dialog.findChild(QPushButton, "lightLookButton").click()  # type: ignore[union-attr]
    assert tokens() == LIGHT
    attached.window.finish()
    assert WindowState(tmp_path / "window.ini").appearance is Appearance.LIGHT


def test_settings_say_where_the_files_lie_and_whose_work_is_in_it(attached: Bench) -> None:
    attached.window.open_settings()
    dialog = attached.window.findChild(SettingsDialog)
    assert dialog is not None
    words = " ".join(child.text() for child in dialog.findChildren(type(attached.window.form.estimate_label)))
    assert str(attached.desk.data_dir) in words
    for name in ("Twemoji", "CC-BY", "LGPL", "x264"):
        assert name in words


def test_the_window_comes_back_as_it_was(bench: Bench, tmp_path: Path) -> None:
    bench.attach()
    bench.film()
    settle()
    bench.window.films.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    bench.window._splitters["desk"].setSizes([400, 300])
    settle()
    kept = bench.window._splitters["desk"].sizes()
    bench.window.finish()
    again = Bench(tmp_path)
    again.attach()
    again.film()
    settle()
    assert again.window._splitters["desk"].sizes()[0] / sum(kept) == pytest.approx(kept[0] / sum(kept), abs=0.05)
    assert again.window.films.table.horizontalHeader().sortIndicatorSection() == 0
    assert again.window.model.query.sort == "prompt"
    assert not again.window.state.shape("window").isEmpty()
    again.window.deleteLater()


@pytest.mark.parametrize("size", [(900, 600), (1280, 800), (1920, 1200), (3840, 2160)])
def test_nothing_is_cut_off_at_any_size(attached: Bench, size: tuple[int, int]) -> None:
    shown(attached, attached.finished_film())
    attached.window.resize(*size)
    settle()
    assert (attached.window.width(), attached.window.height()) == size
    for name in ("generateButton", "exportButton", "player", "sceneList", "projectFilter"):
        part = attached.window.findChild(QWidget, name)
        assert part is not None
        place = part.mapTo(attached.window, part.rect().topLeft())
        assert attached.window.rect().contains(part.rect().translated(place)), name
    for card in attached.window.panel.scenes.cards:
        viewport = attached.window.panel.scenes.viewport()
        assert card.width() <= viewport.width()
        for tile in card.tiles.values():
            assert tile.height() >= tile.heightForWidth(tile.width()) - 1


def contrast(front: str, back: str) -> float:
    """WCAG 2.1 contrast ratio."""

    def luminance(ink: str) -> float:
        parts = (
            value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
            for value in QColor(ink).getRgbF()[:3]
        )
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    low, high = sorted((luminance(front), luminance(back)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_text_stands_out_from_what_is_behind_it(look: Tokens) -> None:
    plain = (look.window, look.sidebar, look.surface, look.field, look.hover)
    pairs = [
        (front, back)
        for front in (look.text, look.muted, look.accent_text, look.bad, look.warn, look.good)
        for back in plain
    ]
    pairs += [
        (front, look.accent_soft) for front in (look.text, look.muted, look.accent_text, look.bad, look.warn, look.good)
    ]
    pairs += [(look.on_accent, look.accent), (look.on_accent, look.accent_hover), (look.window, look.text)]
    pairs += [(look.good, look.good_soft), (look.warn, look.warn_soft), (look.bad, look.bad_soft)]
    assert [(pair, round(contrast(*pair), 2)) for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("🦊", "🦊"),
        ("...", "film"),
        ("ثعلب / الثلج", "ثعلب الثلج"),
        ("word " * 100, "word word word word word word word word word word word word"),
        ("x" * 500, "x" * 60),
        ('a<b>:"c|d?e*', "a b c d e"),
    ],
)
def test_file_names_come_from_prompts_without_harm(prompt: str, name: str) -> None:
    assert film_name(prompt) == name


def forbidden(tree: ast.AST) -> list[str]:
    """Nested event loops, lambdas as slots, static questions."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in ("exec", "exec_", "processEvents"):
            found.append(node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "connect" and any(isinstance(each, ast.Lambda) for each in node.args):
                found.append("lambda slot")
            if node.func.attr in ("question", "information", "warning", "critical") or node.func.attr.startswith(
                "getOpen"
            ):
                found.append(node.func.attr)
    return found


def test_the_search_for_nested_loops_finds_them() -> None:
    assert forbidden(ast.parse("a.exec()\nb.clicked.connect(lambda: 1)\nQMessageBox.question(w)")) != []


@pytest.mark.parametrize("file", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_nothing_nests_an_event_loop(file: Path) -> None:
    assert forbidden(ast.parse(file.read_text(encoding="utf-8"))) == []


def test_importing_the_window_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    heavy = ("sqlalchemy", "pydantic", "httpx", "av", "numpy", "asyncio", "PySide6.QtMultimedia")
    code = f"import sys, vidpipe_desktop.ui.main_window; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_right_to_left_windows_are_drawn(attached: Bench) -> None:
    shown(attached, attached.finished_film("ثعلب أحمر في الثلج"))
    attached.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert attached.window.form.mapTo(attached.window, attached.window.form.rect().center()).x() > 640
    assert not attached.window.grab().isNull()


def test_larger_letters_have_room(bench: Bench, qapp: object) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    usual = app.font()
    larger = app.font()
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    app.setFont(larger)
    try:
        made = Bench(bench.desk.data_dir / "larger")
        made.attach()
        shown(made, made.finished_film())
        button = made.window.form.generate_button
        assert button.sizeHint().width() <= button.width()
        assert (
            made.window.panel.header.export_button.sizeHint().width() <= made.window.panel.header.export_button.width()
        )
        made.window.finish()
        made.window.deleteLater()
    finally:
        app.setFont(usual)


def test_summaries_of_unknown_projects_make_the_list_be_read_again(attached: Bench) -> None:
    project = attached.desk.add(attached.desk.check({"prompt": "from elsewhere"}))
    settle()
    assert attached.window.model.row_of(project.id) >= 0


def test_keys_do_nothing_that_is_not_on_offer(attached: Bench) -> None:
    shown(attached, attached.finished_film())
    before = len(attached.desk.calls)
    for keys in ("Ctrl+R", "Ctrl+."):
        QTest.keySequence(attached.window, keys)
    assert len(attached.desk.calls) == before
    attached.window.panel.clear()
    QTest.keySequence(attached.window, "Ctrl+S")
    assert attached.window.findChild(QFileDialog, "saveFilmDialog") is None
