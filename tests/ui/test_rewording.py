"""What was refused, in the window: the ways on with their prices, other words before and after, and nothing without a click."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.conftest import Bench, settle
from tests.ui.desk import ENGINES
from vidpipe_desktop.core.edits import EditScene
from vidpipe_desktop.core.models import Failure, RunState, Slot, SlotKind
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.ui.failure_note import WaysOn
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.rewording_dialog import RewordingDialog, differences

REFUSED = Failure("moderated", "Paid refused this for its content.", "Reason given: gore. Change the words.")


@pytest.fixture
def blocked(bench: Bench) -> tuple[str, Slot]:
    """A film on show whose first picture was refused by an engine that can also put things in other words."""
    able = replace(ENGINES["paid"], rewords=True, price_per_storyboard=dollars(0.01))
    bench.desk.engines = {**ENGINES, "paid": able}
    bench.attach()
    return refused_film(bench)


def refused_film(bench: Bench) -> tuple[str, Slot]:
    project_id = bench.running_film(1, engine="paid", clip_duration=5)
    slot = Slot(SlotKind.START, bench.desk.projects[project_id].scenes[0].id)
    bench.desk.fail(project_id, slot, REFUSED)
    bench.desk.end(project_id, RunState.FAILED, "Scene 1 was refused.")
    bench.select(project_id)
    bench.window.films.selected.emit(project_id)
    settle()
    return project_id, slot


def ways(window: MainWindow) -> WaysOn:
    found = window.panel.scenes.cards[0]._note.ways
    assert found is not None
    return found


def dialog(window: MainWindow) -> RewordingDialog:
    found = window.findChild(RewordingDialog)
    assert found is not None
    return found


def test_what_is_not_possible_is_not_offered(attached: Bench) -> None:
    refused_film(attached)
    offered = ways(attached.window)
    assert offered.suggest_button.isHidden(), "no engine here can put things in other words"
    assert offered.reword_button.isVisible()
    assert offered.retry_button.text() == "Retry unchanged · $0.04"


def test_each_way_on_says_its_price_and_does_nothing_before_a_click(bench: Bench, blocked: tuple[str, Slot]) -> None:
    project_id, slot = blocked
    offered, done = ways(bench.window), list(bench.desk.calls)
    assert offered.suggest_button.text() == "Suggest a rewording · $0.01"
    assert bench.window.findChild(RewordingDialog) is None
    offered.retry_button.click()
    assert bench.desk.calls == [*done, ("retry", project_id, slot)]
    offered.suggest_button.click()
    assert bench.desk.calls[-1] == ("suggest", project_id, slot)
    assert offered.suggest_button.text() == "Asking for other words…"
    for button in (offered.suggest_button, offered.retry_button, offered.reword_button):
        assert not button.isEnabled()
    bench.desk.blocked.answer(project_id, slot)
    assert offered.suggest_button.isEnabled()


def test_while_the_film_is_made_nothing_is_offered(bench: Bench, blocked: tuple[str, Slot]) -> None:
    project_id, _ = blocked
    bench.desk.do(bench.desk.resume(project_id), "resume")
    offered = ways(bench.window)
    assert not any(button.isEnabled() for button in offered.findChildren(QPushButton))


def test_other_words_are_seen_beside_mine_edited_and_used(bench: Bench, blocked: tuple[str, Slot]) -> None:
    project_id, slot = blocked
    before = bench.desk.projects[project_id].scenes[0]
    bench.desk.blocked.answer(project_id, slot)
    opened = dialog(bench.window)
    assert opened.before("start_prompt").toPlainText() == "start 0"
    assert opened.before("start_prompt").isReadOnly()
    assert opened.after("start_prompt").toPlainText() == "start 0, kindly put"
    assert [mark.cursor.selectedText() for mark in opened.after("start_prompt").extraSelections()] == [", kindly put"]
    assert "Paint" in opened.sentence.text()
    assert bench.desk.projects[project_id].scenes[0] == before
    opened.after("start_prompt").setPlainText("a start of my own")
    opened.activateWindow()
    settle()
    QTest.keyClick(opened, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kind, _, edit = bench.desk.calls[-1]
    assert kind == "edit"
    assert isinstance(edit, EditScene)
    scene = bench.desk.projects[project_id].scenes[0]
    assert (scene.start_prompt, scene.motion_prompt) == ("a start of my own", "moves, kindly put")
    bench.window.panel.header.undo_button.click()
    assert bench.desk.projects[project_id].scenes[0] == before


def test_every_control_has_a_name(bench: Bench, blocked: tuple[str, Slot]) -> None:
    bench.desk.blocked.answer(*blocked)
    opened = dialog(bench.window)
    focusable = [each for each in opened.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert all(each.accessibleName() for each in focusable if each.isVisible())
    named = {each.accessibleName() for each in focusable}
    assert {"Start frame, before", "Start frame, after", "Keep mine", "Use this", "Use this and update film"} <= named


def test_mine_are_kept_and_the_suggestion_stays_at_hand_for_nothing(bench: Bench, blocked: tuple[str, Slot]) -> None:
    project_id, slot = blocked
    before = bench.desk.projects[project_id].scenes
    bench.desk.blocked.answer(project_id, slot)
    dialog(bench.window).cancel_button.click()
    settle()
    assert bench.desk.projects[project_id].scenes == before
    offered, done = ways(bench.window), list(bench.desk.calls)
    assert offered.suggest_button.text() == "Show the rewording"
    offered.suggest_button.click()
    again = dialog(bench.window)
    assert bench.desk.calls == done
    another = again.findChild(QPushButton, "anotherRewordingButton")
    assert another
    assert another.text() == "Suggest yet other words · $0.01"
    another.click()
    settle()
    assert bench.desk.calls == [*done, ("suggest", project_id, slot)]
    assert bench.window.findChild(RewordingDialog) is None


def test_an_answer_does_not_come_up_over_what_the_person_is_doing(bench: Bench, blocked: tuple[str, Slot]) -> None:
    project_id, slot = blocked
    bench.window.panel.scenes.cards[0].edit_button.click()
    settle()
    bench.desk.blocked.answer(project_id, slot)
    assert bench.window.findChild(RewordingDialog) is None
    assert bench.window.toasts.shown[-1].title == "Other words are suggested for scene 1."


def test_what_was_refused_is_among_the_jobs_with_its_reason_and_cost(bench: Bench, blocked: tuple[str, Slot]) -> None:
    project_id, slot = blocked
    project = bench.desk.projects[project_id]
    takes = (replace(take, price=40_000) if take.slot == slot else take for take in project.takes)
    bench.desk.put(replace(project, takes=tuple(takes)))
    bench.window.jobs_button.click()
    settle()
    assert bench.window._wiring is not None
    jobs = bench.window._wiring.paid.dialog
    row = [jobs.table.model().index(0, column).data() for column in range(5)]
    assert row[1:4] == ["Scene 1, start frame", "", "Blocked"]
    assert jobs.words.text() == f"{REFUSED.title} {REFUSED.advice} Nothing was paid for it."
    assert not jobs.fetch_button.isEnabled()
    jobs.close()


def test_words_that_cannot_be_are_named(bench: Bench, blocked: tuple[str, Slot]) -> None:
    bench.desk.blocked.answer(*blocked)
    opened = dialog(bench.window)
    opened.after("description").setPlainText(" ")
    opened.review()
    assert opened.sentence.text() == "Say what happens in this scene."
    assert not opened.save_button.isEnabled()


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("a red fox", "a grey fox", ["red"], ["grey"]),
        ("a fox", "a fox", [], []),
        ("blood, and snow", "snow", ["blood, and"], []),
        ("", "snow", [], ["snow"]),
        ("雪の狐", "雪の狐。", [], ["。"]),
    ],
)
def test_words_that_differ_are_found(before: str, after: str, gone: list[str], come: list[str]) -> None:
    old, new = differences(before, after)
    assert [before[start:end] for start, end in old] == gone
    assert [after[start:end] for start, end in new] == come
