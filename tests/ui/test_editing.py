"""Editing in the real window: scenes, the film, takes, forks, undo, approval, activity and log."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLineEdit, QMenu, QWidget

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.edits import AddScene, EditFilm, EditScene, MoveScene, RemoveScene
from vidpipe_desktop.core.models import STORYBOARD, RunState, Slot, SlotKind, Stage, TakeSource
from vidpipe_desktop.core.storyboards import storyboard_takes
from vidpipe_desktop.ui.film_editor import FilmEditor
from vidpipe_desktop.ui.log_dialog import LogDialog
from vidpipe_desktop.ui.scene_editor import SceneEditor
from vidpipe_desktop.ui.slot_view import Look
from vidpipe_desktop.ui.take_browser import TakeBrowser

Dialog = TypeVar("Dialog", bound=QDialog)


def shown(bench: Bench, project_id: str) -> None:
    bench.select(project_id)
    bench.window.films.selected.emit(project_id)
    settle()


def opened(bench: Bench, kind: type[Dialog]) -> Dialog:
    dialog = bench.window.findChild(kind)
    assert dialog is not None
    dialog.activateWindow()
    settle()
    return dialog


def choose(menu: QMenu | None, words: str) -> None:
    assert menu is not None
    action = next(action for action in menu.actions() if action.text().startswith(words))
    assert action.isEnabled()
    menu.hide()
    action.trigger()
    settle()


def descriptions(bench: Bench, project_id: str) -> list[str]:
    return [scene.description for scene in bench.desk.projects[project_id].scenes]


@pytest.fixture
def film(attached: Bench) -> str:
    """A finished film of three scenes by a paid engine, on show."""
    project_id = attached.finished_film(engine="paid")
    shown(attached, project_id)
    return project_id


def test_a_scene_is_edited_and_the_price_is_said_before(attached: Bench, film: str) -> None:
    panel = attached.window.panel
    panel.scenes.cards[2].edit_button.click()
    editor = opened(attached, SceneEditor)
    assert editor.sentence.text() == "Nothing has changed yet."
    assert not editor.save_button.isEnabled()
    editor.text("end_prompt").setPlainText("night falls")
    editor.review()
    assert editor.sentence.text() == "Repaint 1 frame, refilm 1 clip, keep 5 — $0.54"
    editor.save_button.click()
    settle()
    call = attached.desk.calls[-1]
    assert call[0] == "edit"
    assert isinstance(call[2], EditScene)
    assert call[2].scene.end_prompt == "night falls"
    assert panel.header.next_label.text() == "Next: repaint 1 frame, refilm 1 clip, keep 5 — $0.54"
    assert panel.header.resume_button.text() == "Update film · $0.54"
    card = panel.scenes.cards[2]
    assert card.tiles["end"].view is not None
    assert card.tiles["end"].view.look is Look.STALE
    assert "End frame: Its words changed." in card._why.text()
    assert "Its words changed." in card.tiles["end"].toolTip()
    panel.header.resume_button.click()
    assert attached.desk.calls[-1] == ("resume", film)


def test_an_edit_can_be_made_and_filmed_in_one_go_by_keyboard(attached: Bench, film: str) -> None:
    tile = attached.window.panel.scenes.cards[0].tiles["clip"]
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_F2)
    editor = opened(attached, SceneEditor)
    editor.length_box.setValue(8.0)
    editor.review()
    assert editor.sentence.text() == "Refilm 1 clip, keep 6 — $0.80"
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [call[0] for call in attached.desk.calls[-2:]] == ["edit", "resume"]
    assert attached.desk.projects[film].scenes[0].duration == 8.0
    assert attached.window.panel.scenes.cards[0]._facts.text() == "8 s"


def test_bad_values_are_named_and_cannot_be_saved(attached: Bench, film: str) -> None:
    attached.window.panel.scenes.cards[0].edit_button.click()
    editor = opened(attached, SceneEditor)
    editor.text("description").setPlainText("  ")
    editor.review()
    assert editor.sentence.text() == "Say what happens in this scene."
    assert editor.text("description").property("invalid")
    assert not editor.make_button.isEnabled()
    editor.text("description").setPlainText("A fox")
    editor.length_box.setValue(3.0)
    editor.review()
    assert "Paid makes clips of 4 to 8 seconds" in editor.sentence.text()
    editor.cancel_button.click()
    assert not [call for call in attached.desk.calls if call[0] == "edit"]


def test_a_scene_gets_an_engine_of_its_own(attached: Bench, film: str) -> None:
    attached.window.panel.scenes.cards[1].edit_button.click()
    editor = opened(attached, SceneEditor)
    box = editor.findChild(QComboBox, "clipsEngineBox")
    assert box is not None
    box.setCurrentIndex(box.findData("animatic"))
    editor.save_button.click()
    settle()
    scene = attached.desk.projects[film].scenes[1]
    assert scene.clips is not None
    assert scene.clips.engine == "animatic"
    assert attached.window.panel.scenes.cards[1]._facts.text() == "filmed by animatic"
    assert attached.window.panel.header.next_label.text() == "Next: refilm 1 clip, keep 6 — free"


def test_scenes_are_added_moved_and_deleted_and_all_of_it_undone(attached: Bench, film: str) -> None:
    panel, before = attached.window.panel, descriptions(attached, film)
    panel.scenes.add_button.click()
    editor = opened(attached, SceneEditor)
    editor.text("description").setPlainText("A badger digs")
    editor.save_button.click()
    settle()
    assert isinstance(attached.desk.calls[-1][2], AddScene)
    assert descriptions(attached, film) == [*before, "A badger digs"]
    panel.scenes.cards[3].open_menu()
    choose(panel.scenes.cards[3].findChild(QMenu, "sceneMenu"), "Move up")
    assert isinstance(attached.desk.calls[-1][2], MoveScene)
    assert descriptions(attached, film) == [*before[:2], "A badger digs", before[2]]
    panel.scenes.cards[0].open_menu()
    choose(panel.scenes.cards[0].findChild(QMenu, "sceneMenu"), "Delete scene")
    assert isinstance(attached.desk.calls[-1][2], RemoveScene)
    assert descriptions(attached, film) == [before[1], "A badger digs", before[2]]
    assert panel.scenes.count() == 3
    assert attached.window.toasts.shown[-1].title == "Scene deleted"
    attached.window.activateWindow()
    attached.window.films.table.setFocus()
    settle()
    for _ in range(3):
        QTest.keyClick(attached.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert descriptions(attached, film) == before
    assert not panel.header.undo_button.isEnabled()
    assert panel.header.export_button.isEnabled()
    assert panel.header.redo_button.toolTip().startswith("Redo: add scene 4")
    panel.header.redo_button.click()
    assert descriptions(attached, film) == [*before, "A badger digs"]


def test_undo_in_a_text_field_undoes_the_text(attached: Bench, film: str) -> None:
    attached.desk.do(attached.desk.editing.edit(film, MoveScene(attached.desk.projects[film].scenes[0].id, 1)), "move")
    prompt = attached.window.form.prompt_edit
    prompt.setFocus()
    QTest.keyClicks(prompt, "owl")
    QTest.keyClick(prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert prompt.toPlainText() == ""
    assert attached.desk.editing.undoable(film).undo == "move scene 1"


def test_the_film_is_edited_and_a_new_storyboard_is_only_written_if_it_is_wanted(attached: Bench, film: str) -> None:
    panel = attached.window.panel
    panel.header.edit_button.click()
    editor = opened(attached, FilmEditor)
    editor.prompt_box.setPlainText("An owl in the rain")
    editor.review()
    assert editor.rewrite_box.isChecked()
    assert editor.sentence.text() == "Rewrite the storyboard, paint 4 frames, film 3 clips — $1.66"
    editor.rewrite_box.setChecked(False)
    editor.review()
    assert editor.sentence.text() == "Nothing is left to do."
    style = editor.findChild(QComboBox, "film_style_box")
    assert style is not None
    style.setCurrentIndex(style.findData("noir"))
    editor.review()
    assert editor.sentence.text() == "Repaint 4 frames, refilm 3 clips — $1.66"
    editor.save_button.click()
    settle()
    assert isinstance(attached.desk.calls[-1][2], EditFilm)
    project = attached.desk.projects[film]
    assert (project.brief.prompt, project.brief.style) == ("An owl in the rain", "noir")
    assert panel.header.next_label.text() == "Next: repaint 4 frames, refilm 3 clips — $1.66"


def test_a_fork_changes_one_thing_and_continues(attached: Bench, film: str) -> None:
    attached.window.films.fork_asked.emit(film)
    editor = opened(attached, FilmEditor)
    assert editor.windowTitle() == "Fork this film"
    assert editor.sentence.text() == "An exact copy — free"
    editor.crossfade_box.setValue(0.5)
    editor.review()
    assert editor.sentence.text() == "Stitch the film, keep 7 — free"
    editor.make_button.click()
    settle()
    copy = f"copy-of-{film}"
    assert attached.desk.calls[-2:] == [("fork", film, attached.desk.calls[-2][2]), ("resume", copy)]
    assert attached.desk.projects[copy].brief.crossfade == 0.5
    assert attached.desk.projects[film].brief.crossfade == 0.0
    assert attached.window.films.current == copy
    facts = attached.window.panel.header._facts
    assert facts.whole_text().endswith("Copy of another film")
    attached.select(film)
    attached.window.films.selected.emit(film)
    settle()
    assert "Copy" not in facts.whole_text()


def another_take(bench: Bench, project_id: str, index: int) -> Slot:
    """A second take of a clip."""
    project = bench.desk.projects[project_id]
    scene = replace(project.scenes[index], clip_variation=1)
    bench.desk.put(replace(project, scenes=(*project.scenes[:index], scene, *project.scenes[index + 1 :])))
    bench.desk.do(bench.desk.resume(project_id), "resume")
    bench.desk.advance(project_id)
    return Slot(SlotKind.CLIP, scene.id)


def test_takes_are_seen_side_by_side_and_one_is_chosen(attached: Bench, film: str) -> None:
    clip = another_take(attached, film, 1)
    settle()
    tile = attached.window.panel.scenes.tile_of(clip)
    assert tile is not None
    assert tile._caption_words() == "Clip · 2 takes"
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_T)
    browser = opened(attached, TakeBrowser)
    assert [card.take.number for card in browser.cards] == [1, 2]
    assert [card._badge for card in browser.cards] == ["", "In use"]
    assert browser.cards[0].lines[0] == "Paid"
    assert browser.cards[0].lines[1].startswith("$0.50 · Seed ")
    assert browser.cards[0].lines[2].startswith("Made here · Today")
    QTest.keyClick(browser, Qt.Key.Key_Left)
    assert browser.looked_at == browser.cards[0].take
    assert browser.player.caption.whole_text() == "Take 1"
    browser.use_button.click()
    settle()
    assert attached.desk.calls[-1] == ("choose", film, browser.cards[0].take.id)
    assert [card._badge for card in browser.cards] == ["In use, kept", ""]
    assert not browser.use_button.isEnabled()
    assert tile.view is not None
    assert tile.view.look is Look.KEPT
    browser.release_button.click()
    settle()
    assert [card._badge for card in browser.cards] == ["", "In use"]
    browser.another_button.click()
    assert attached.desk.calls[-1] == ("regenerate", film, clip)
    browser.close_button.click()


def test_an_earlier_storyboard_comes_back_with_its_scenes(attached: Bench, film: str) -> None:
    own = attached.desk.projects[film]
    edited = replace(own, scenes=(replace(own.scenes[0], description="mine"), *own.scenes[1:]))
    attached.desk.put(replace(edited, storyboard_variation=1))
    attached.desk.do(attached.desk.resume(film), "resume")
    attached.desk.advance(film)
    settle()
    assert descriptions(attached, film)[0] != "mine"
    attached.window.panel.header.open_menu()
    choose(attached.window.panel.header.findChild(QMenu, "filmMenu"), "Takes of the storyboard")
    browser = opened(attached, TakeBrowser)
    browser.cards[0].click()
    assert "mine" in browser._reading.toPlainText()
    browser.use_button.click()
    settle()
    assert descriptions(attached, film)[0] == "mine"
    newest = storyboard_takes(attached.desk.projects[film])[-1]
    assert (newest.source, newest.pinned, newest.slot) == (TakeSource.INHERITED, True, STORYBOARD)
    browser.close_button.click()


def test_a_film_stops_for_approval_and_says_what_comes_next(attached: Bench) -> None:
    form, panel = attached.window.form, attached.window.panel
    attached.type_prompt("a fox in the snow")
    form.options.until_box.setCurrentIndex(form.options.until_box.findData("storyboard"))
    form.options.scenes_box.setValue(3)
    form.options.engine_box.setCurrentIndex(form.options.engine_box.findData("paid"))
    form.generate_button.click()
    settle()
    project_id = attached.window.films.current
    attached.desk.advance(project_id)
    settle()
    assert attached.desk.projects[project_id].brief.until is Stage.STORYBOARD
    assert panel.header._status.text() == "Review storyboard"
    assert panel.header.resume_button.text() == "Continue: paint 4 frames · $0.16"
    assert "film 3 clips — $1.66" in panel.header.next_label.text()
    panel.header.resume_button.click()
    assert attached.desk.calls[-1] == ("resume", project_id, Stage.KEYFRAMES)
    attached.desk.advance(project_id)
    settle()
    assert panel.header.resume_button.text() == "Continue: film 3 clips · $1.50"
    panel.header.how_far_button.click()
    choose(panel.header.findChild(QMenu, "howFarMenu"), "The whole film")
    assert attached.desk.calls[-1] == ("resume", project_id, Stage.FILM)
    attached.desk.advance(project_id)
    settle()
    assert panel.header._status.text() == "Complete"
    assert not panel.header.resume_button.isVisible()


def test_nothing_can_be_edited_while_the_film_is_made(attached: Bench) -> None:
    project_id = attached.running_film(3)
    shown(attached, project_id)
    panel = attached.window.panel
    card = panel.scenes.cards[0]
    assert not card.edit_button.isEnabled()
    assert not card.more_button.isEnabled()
    assert not panel.header.edit_button.isEnabled()
    assert not panel.scenes.add_button.isEnabled()
    card.move_down()
    assert not [call for call in attached.desk.calls if call[0] == "edit"]
    assert panel.header.next_label.text().startswith("To do: ")


def test_the_activity_shows_runs_steps_time_and_money(attached: Bench, film: str) -> None:
    activity = attached.window.panel.activity
    assert not activity.cards
    attached.window.panel.tabs.buttons[1].click()
    settle()
    assert activity.totals.text() == "1 run · 40 s · spent $1.66 of an estimated $1.66"
    steps = activity.cards[0]._steps
    assert steps is not None
    rows = [row.accessibleName() for row in steps.findChildren(QWidget) if row.accessibleName()]
    assert len(rows) == 9
    assert "Scene 1, clip: paid, 1 s, $0.50, ready." in rows
    attached.desk.do(attached.desk.resume(film), "resume")
    attached.desk.end(film, RunState.FAILED, "Refused.")
    settle()
    assert "0 steps" not in activity.totals.text()


def test_the_log_is_shown_copied_and_saved(attached: Bench, tmp_path: Path) -> None:
    attached.window.open_menu()
    choose(attached.window.findChild(QMenu, "windowMenu"), "Show log")
    dialog = opened(attached, LogDialog)
    assert "started" in dialog.text.toPlainText()
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.save_button.click()
    chooser = dialog.findChild(QFileDialog, "saveTextDialog")
    assert chooser is not None
    edit = chooser.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(tmp_path / "log.txt"))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    settle()
    assert (tmp_path / "log.txt").read_text() == dialog.text.toPlainText()
    dialog.close_button.click()


@pytest.mark.parametrize("kind", ["scene", "film", "takes", "log"])
def test_every_control_of_a_dialog_has_a_name(attached: Bench, film: str, kind: str) -> None:
    window = attached.window
    {
        "scene": window.panel.scenes.cards[0].edit_button.click,
        "film": window.panel.header.edit_button.click,
        "takes": lambda: window.panel.takes_asked.emit(Slot(SlotKind.CLIP, attached.desk.projects[film].scenes[0].id)),
        "log": window.show_log,
    }[kind]()
    settle()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    for control in dialog.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus and not _inner(control):
            assert control.accessibleName(), control
    dialog.reject()


def _inner(control: QWidget) -> bool:
    """Parts of Qt's own controls, which speak for them."""
    parent = control.parentWidget()
    return isinstance(control, QLineEdit) or type(parent).__name__ in ("QComboBox", "QComboBoxPrivateContainer")
