"""The panel: every state a slot can be in, and what can be done with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.models import FILM, Failure, Project, RunState, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.ui.scene_card import CopyButton
from vidpipe_desktop.ui.slot_tile import SlotMenu, SlotTile
from vidpipe_desktop.ui.slot_view import Look

REFUSED = Failure("moderated", "The engine refused this clip.", "Change the words of the scene.")


def shown(bench: Bench, project_id: str) -> None:
    bench.select(project_id)
    bench.window.films.selected.emit(project_id)
    settle()


def slot(bench: Bench, project_id: str, kind: SlotKind, index: int) -> Slot:
    return Slot(kind, bench.desk.projects[project_id].scenes[index].id)


def tile(bench: Bench, which: Slot) -> SlotTile:
    found = bench.window.panel.scenes.tile_of(which)
    assert found is not None
    return found


def look(bench: Bench, which: Slot) -> Look:
    view = tile(bench, which).view
    assert view is not None
    return view.look


def test_a_new_film_shows_the_scenes_it_will_have(attached: Bench) -> None:
    shown(attached, attached.film(scenes=4))
    scenes = attached.window.panel.scenes
    assert scenes.count() == 4
    assert all(each.view and each.view.look is Look.MISSING for card in scenes.cards for each in card.tiles.values())
    header = attached.window.panel.header
    assert header.resume_button.isVisible()
    assert header.resume_button.text() == "Make film"
    assert not header.export_button.isEnabled()


def test_the_cards_stay_when_the_storyboard_comes_and_speak_of_its_scenes(attached: Bench) -> None:
    project_id = attached.film(scenes=3)
    shown(attached, project_id)
    cards = list(attached.window.panel.scenes.cards)
    attached.desk.advance(project_id, steps=1)
    settle()
    assert attached.window.panel.scenes.cards == cards
    asked: list[str] = []
    attached.window.panel.scenes.edit_asked.connect(asked.append)
    cards[1].edit_button.click()
    assert asked == [attached.desk.projects[project_id].scenes[1].id]


def test_a_running_film_shows_what_is_made_and_what_waits(attached: Bench) -> None:
    project_id = attached.running_film(3)
    shown(attached, project_id)
    clip = slot(attached, project_id, SlotKind.CLIP, 0)
    attached.desk.begin_step(project_id, clip, 0.4)
    assert look(attached, slot(attached, project_id, SlotKind.START, 0)) is Look.READY
    assert look(attached, clip) is Look.MAKING
    assert tile(attached, clip).view.progress == 0.4  # type: ignore[union-attr]
    assert look(attached, slot(attached, project_id, SlotKind.CLIP, 2)) is Look.WAITING
    header = attached.window.panel.header
    assert header.stop_button.isVisible()
    assert not header.resume_button.isVisible()
    header.stop_button.click()
    assert attached.desk.calls[-1] == ("stop", project_id)
    assert header.resume_button.isVisible()


def test_a_complete_film_can_be_saved_and_nothing_else_is_asked(attached: Bench) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    header = attached.window.panel.header
    assert header.export_button.isEnabled()
    assert not header.resume_button.isVisible()
    assert not header.stop_button.isVisible()
    assert look(attached, FILM) is Look.READY


def test_a_failed_clip_says_why_and_the_film_is_not_complete(attached: Bench) -> None:
    project_id = attached.running_film(3)
    shown(attached, project_id)
    clip = slot(attached, project_id, SlotKind.CLIP, 0)
    attached.desk.fail(project_id, clip, REFUSED)
    attached.desk.advance(project_id)
    attached.desk.end(project_id, RunState.FAILED, "1 of 3 clips could not be made.")
    settle()
    panel = attached.window.panel
    assert look(attached, clip) is Look.FAILED
    card = panel.scenes.cards[0]
    words = " ".join(child.text() for child in card._note.findChildren(type(card._description)))
    assert "The engine refused this clip." in words
    assert "Change the words" in words
    assert panel.header.resume_button.text() == "Try again"
    assert not panel.header.export_button.isEnabled()
    panel.header.resume_button.click()
    assert attached.desk.calls[-1] == ("resume", project_id)


@pytest.mark.parametrize(("cost", "said"), [(400_000, "$0.40 was paid for it."), (0, "Nothing was paid for it.")])
def test_a_blocked_clip_says_what_it_cost_and_offers_other_words(attached: Bench, cost: int, said: str) -> None:
    project_id = attached.running_film(3)
    shown(attached, project_id)
    clip = slot(attached, project_id, SlotKind.CLIP, 0)
    attached.desk.fail(project_id, clip, REFUSED)
    take = attached.desk.projects[project_id].takes[-1]
    attached.desk.put(with_take(attached.desk.projects[project_id], replace(take, price=400_000, cost=cost)))
    attached.desk.end(project_id, RunState.FAILED, "1 of 3 clips could not be made.")
    settle()
    card, asked = attached.window.panel.scenes.cards[0], list[str]()
    words = " ".join(child.text() for child in card._note.findChildren(QLabel))
    assert f"Change the words of the scene. {said}" in words
    view = card.tiles["clip"].view
    assert view
    assert view.badge == "Blocked"
    attached.window.panel.scenes.edit_asked.connect(asked.append)
    card._note.ways.reword_button.click()
    assert asked == [attached.desk.projects[project_id].scenes[0].id]


def with_take(project: Project, take: Take) -> Project:
    return replace(project, takes=tuple(take if each.id == take.id else each for each in project.takes))


def upload_own(bench: Bench, project_id: str) -> None:
    own = bench.desk.data_dir / "own.png"
    picture = QImage(32, 18, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(own))
    bench.desk.do(bench.desk.editing.upload(project_id, slot(bench, project_id, SlotKind.END, 0), own), "upload")


def lose(bench: Bench, project_id: str) -> None:
    bench.desk.set_state(project_id, slot(bench, project_id, SlotKind.END, 0), TakeState.LOST)


def doubt(bench: Bench, project_id: str) -> None:
    bench.desk.set_state(project_id, slot(bench, project_id, SlotKind.END, 0), TakeState.UNKNOWN)


@pytest.mark.parametrize(
    ("act", "own", "of_clips", "badge"),
    [
        (upload_own, Look.KEPT, Look.STALE, "Yours"),
        (lose, Look.LOST, Look.STALE, "Lost"),
        (doubt, Look.UNSURE, Look.STALE, "Unsure"),
    ],
)
def test_what_changes_a_picture_shows_on_it_and_on_its_clips(
    attached: Bench, act: Callable[[Bench, str], None], own: Look, of_clips: Look, badge: str
) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    act(attached, project_id)
    end = slot(attached, project_id, SlotKind.END, 0)
    assert look(attached, end) is own
    assert tile(attached, end).view.badge == badge  # type: ignore[union-attr]
    assert look(attached, slot(attached, project_id, SlotKind.CLIP, 0)) is of_clips
    assert look(attached, slot(attached, project_id, SlotKind.CLIP, 1)) is of_clips
    assert look(attached, slot(attached, project_id, SlotKind.CLIP, 2)) is Look.READY
    assert attached.window.panel.header.resume_button.isVisible()
    assert not attached.window.grab().isNull()


def test_a_start_frame_after_the_first_is_the_end_before_it(attached: Bench) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    cards = attached.window.panel.scenes.cards
    end = slot(attached, project_id, SlotKind.END, 0)
    assert cards[1].tiles["start"].view.slot == end  # type: ignore[union-attr]
    assert cards[1].tiles["start"].view == cards[0].tiles["end"].view
    link = next(button for button in cards[1].findChildren(QPushButton) if "Shared" in button.text())
    assert link.text() == "Shared with scene 1"
    link.click()
    assert attached.window.focusWidget() is cards[0].tiles["end"]


def menu_action(bench: Bench, which: Slot, words: str) -> None:
    chosen = tile(bench, which)
    chosen.open_menu()
    shown_menu = chosen.findChildren(SlotMenu)[-1]
    action = next(action for action in shown_menu.actions() if action.text() == words)
    assert action.isEnabled()
    action.trigger()
    shown_menu.close()


def test_another_take_is_asked_for_the_slot_that_was_meant(attached: Bench) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    for kind in (SlotKind.END, SlotKind.CLIP):
        which = slot(attached, project_id, kind, 1)
        menu_action(attached, which, "Make another take")
        assert attached.desk.calls[-1] == ("regenerate", project_id, which)
    menu_action(attached, FILM, "Stitch again")
    assert attached.desk.calls[-1] == ("restitch", project_id)


def test_while_a_film_is_made_its_slots_cannot_be_changed(attached: Bench) -> None:
    project_id = attached.running_film(3)
    shown(attached, project_id)
    chosen = tile(attached, slot(attached, project_id, SlotKind.END, 0))
    chosen.open_menu()
    on = [action.text() for action in chosen.findChildren(SlotMenu)[-1].actions() if action.isEnabled()]
    assert [words for words in on if words] == ["Show large", "Takes, side by side…"]


def test_an_own_picture_goes_in_through_the_file_dialog_and_out_again(attached: Bench, tmp_path: Path) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    end = slot(attached, project_id, SlotKind.END, 0)
    own = tmp_path / "own.png"
    picture = QImage(32, 18, QImage.Format.Format_RGB32)
    picture.fill(QColor("teal"))
    picture.save(str(own))
    menu_action(attached, end, "Use my own picture…")
    dialog = attached.window.findChild(QFileDialog, "ownFileDialog")
    assert dialog is not None
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(own))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert attached.desk.calls[-1] == ("upload", project_id, end, own)
    assert look(attached, end) is Look.KEPT
    menu_action(attached, end, "Use the made end frame instead")
    assert attached.desk.calls[-1] == ("use_made", project_id, end)
    assert look(attached, end) is Look.READY


def test_prompts_unfold_and_can_be_copied(attached: Bench) -> None:
    shown(attached, attached.finished_film())
    card = attached.window.panel.scenes.cards[1]
    toggle = next(button for button in card.findChildren(QPushButton) if button.text() == "Prompts")
    assert card.findChildren(CopyButton) == []
    toggle.click()
    copies = card.findChildren(CopyButton)
    assert copies[0].isVisible()
    copies[1].click()
    assert QGuiApplication.clipboard().text() == "end 1"


def test_tiles_work_by_keyboard(attached: Bench, qtbot: QtBot) -> None:
    project_id = attached.finished_film()
    shown(attached, project_id)
    end = tile(attached, slot(attached, project_id, SlotKind.END, 1))
    end.setFocus()
    QTest.keyClick(end, Qt.Key.Key_Return)
    assert attached.window.panel.player.caption.whole_text() == "Scene 2, end frame"
    qtbot.waitUntil(lambda: attached.window.panel.player.screen_area.image is not None, timeout=10_000)


def test_cards_stay_while_a_film_grows(attached: Bench) -> None:
    project_id = attached.running_film(1)
    shown(attached, project_id)
    cards = list(attached.window.panel.scenes.cards)
    attached.desk.advance(project_id)
    assert attached.window.panel.scenes.cards == cards


def test_a_hundred_scenes_are_shown_one_after_the_other(attached: Bench, qtbot: QtBot) -> None:
    shown(attached, attached.film(scenes=100))
    assert attached.window.panel.scenes.count() < 100
    qtbot.waitUntil(lambda: attached.window.panel.scenes.count() == 100, timeout=10_000)
