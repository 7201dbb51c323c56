"""The table: paging, order, filter, what can be done with a row."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench, settle
from tests.ui.desk import NOW
from vidpipe_desktop.core.listing import ProjectPage, ProjectQuery
from vidpipe_desktop.core.models import AspectRatio, ProjectSummary, RunState, Slot, SlotKind, Status
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.ui.project_model import COLUMNS, PAGE, SUMMARY_ROLE, ProjectModel


def summary(number: int, **changes: object) -> ProjectSummary:
    row = ProjectSummary(
        f"p{number}", f"film {number}", "noir", AspectRatio.WIDE, Status.COMPLETE, 1.0, 3, 15.0, FREE, NOW, NOW
    )
    return replace(row, **changes)


def page(rows: range, total: int, **query: object) -> ProjectPage:
    asked = ProjectQuery(offset=rows.start, limit=PAGE, **query)  # type: ignore[arg-type]
    return ProjectPage(asked, tuple(summary(number) for number in rows), total)


def test_the_model_keeps_qts_contract_through_everything_it_does(qtbot: QtBot) -> None:
    model = ProjectModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.take_page(page(range(PAGE), 500))
    model.take_page(page(range(200, 400), 500))
    model.upsert(summary(3, prompt="another"))
    model.set_progress("p4", 0.5)
    model.remove("p0")
    model.take_page(page(range(2), 2))
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount() == len(COLUMNS)
    assert tester.model() is model


def test_rows_that_are_looked_at_are_asked_for_and_only_they(qtbot: QtBot) -> None:
    model = ProjectModel()
    model.take_page(page(range(PAGE), 1000))
    assert model.index(700, 0).data() == "…"
    with qtbot.waitSignal(model.page_wanted) as wanted:
        model.index(701, 1).data()
    assert wanted.args == [ProjectQuery(offset=600, limit=PAGE)]
    model.take_page(page(range(600, 800), 1000))
    assert model.index(700, 0).data() == "film 700"
    assert model.index(1, 0).data() == "film 1"


def test_a_page_of_an_earlier_question_is_ignored(qtbot: QtBot) -> None:
    model = ProjectModel()
    model.filter("owl")
    model.take_page(page(range(5), 5))
    assert model.rowCount() == 0
    model.take_page(page(range(1), 1, text="owl"))
    assert model.rowCount() == 1


def test_columns_say_what_people_read(attached: Bench) -> None:
    project_id = attached.finished_film("a fox in the snow", engine="paid", clip_duration=4)
    settle()
    model = attached.window.model
    texts = [model.index(model.row_of(project_id), column).data() for column in range(len(COLUMNS))]
    assert texts[:4] == ["a fox in the snow", "Complete", "12 s", "$1.36"]
    assert texts[4].startswith("Yesterday") or texts[4].startswith("Today")
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(5)] == [
        "Film",
        "Status",
        "Length",
        "Cost",
        "Created",
    ]


def test_typing_in_the_filter_asks_once_when_the_keys_rest(attached: Bench, qtbot: QtBot) -> None:
    attached.film("an owl")
    attached.film("a fox")
    settle()
    attached.desk.queries.clear()
    with qtbot.waitSignal(attached.window.model.listed):
        QTest.keyClicks(attached.window.films.filter_edit, "owl")
    assert [query.text for query in attached.desk.queries] == ["owl"]
    assert attached.window.model.rowCount() == 1


def test_a_filter_that_finds_nothing_offers_to_clear_it(attached: Bench, qtbot: QtBot) -> None:
    attached.film("an owl")
    settle()
    films = attached.window.films
    with qtbot.waitSignal(attached.window.model.listed):
        films.filter_edit.setText("zebra")
    assert not films.table.isVisible()
    with qtbot.waitSignal(attached.window.model.listed):
        films.findChild(type(films._nothing)).action.click()
    assert films.table.isVisible()
    assert attached.window.model.rowCount() == 1


def test_a_header_asks_the_studio_for_the_order(attached: Bench) -> None:
    for prompt in ("bee", "ant", "cat"):
        attached.film(prompt)
    settle()
    header = attached.window.films.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert attached.desk.queries[-1].sort == "prompt"
    model = attached.window.model
    order = [model.index(row, 0).data() for row in range(3)]
    assert order in (["ant", "bee", "cat"], ["cat", "bee", "ant"])
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert [model.index(row, 0).data() for row in range(3)] == order[::-1]


def test_newest_first_until_somebody_says_otherwise(attached: Bench) -> None:
    first, second = attached.film("first"), attached.film("second")
    settle()
    assert attached.window.model.row_of(second) == 0
    assert attached.window.model.row_of(first) == 1


def open_menu(bench: Bench, project_id: str) -> QMenu:
    films = bench.window.films
    row = films.model.row_of(project_id)
    films.table.customContextMenuRequested.emit(films.table.visualRect(films.model.index(row, 0)).center())
    return films.findChildren(QMenu)[-1]


def choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text() == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()


@pytest.mark.parametrize(("words", "call"), [("Resume", "resume"), ("Delete", "delete")])
def test_the_menu_does_what_it_says(attached: Bench, words: str, call: str) -> None:
    project_id = attached.film()
    settle()
    choose(open_menu(attached, project_id), words)
    assert attached.desk.calls == [(call, project_id)]


def test_the_menu_offers_only_what_makes_sense(attached: Bench) -> None:
    done, running = attached.finished_film("done"), attached.running_film(2, "running")
    settle()
    for project_id, expected in ((done, {"Save film…"}), (running, {"Stop"})):
        menu = open_menu(attached, project_id)
        on = {action.text() for action in menu.actions() if action.isEnabled() and action.text()}
        assert on & {"Resume", "Stop", "Save film…"} == expected
        menu.close()
    choose(open_menu(attached, running), "Stop")
    assert attached.desk.calls[-1] == ("stop", running)


def test_using_a_prompt_again_brings_its_options_too(attached: Bench) -> None:
    project_id = attached.film("an old owl", style="noir", scenes=7)
    attached.select(project_id)
    attached.desk.do(attached.desk.show(project_id), "show")
    settle()
    choose(open_menu(attached, project_id), "Use this prompt again")
    assert attached.window.form.prompt_edit.toPlainText() == "an old owl"
    assert attached.window.form.options.style_box.currentData() == "noir"
    assert attached.window.form.options.scenes_box.value() == 7


def test_delete_goes_at_once_and_undo_brings_it_back(attached: Bench) -> None:
    project_id = attached.film("an owl")
    settle()
    attached.window.films.table.setFocus()
    QTest.keyClick(attached.window.films.table, Qt.Key.Key_Delete)
    settle()
    assert attached.window.model.rowCount() == 0
    assert attached.window.welcome.isVisible()
    toast = attached.window.toasts.shown[0]
    assert toast.title == "Film deleted"
    toast.action.click()
    settle()
    assert attached.desk.calls[-1] == ("restore", project_id)
    assert attached.window.model.rowCount() == 1
    assert not attached.window.toasts.shown


def test_after_a_deletion_the_next_film_is_shown(attached: Bench) -> None:
    attached.film("first")
    second = attached.film("second")
    settle()
    attached.select(second)
    attached.window.films.delete_asked.emit(second)
    settle()
    assert attached.window.panel.header.title.whole_text() == "first"
    assert attached.window.films.table.currentIndex().data() == "first"


def test_progress_arrives_in_the_row(attached: Bench) -> None:
    project_id = attached.running_film(1)
    settle()
    scene = attached.desk.projects[project_id].scenes[0]
    attached.desk.begin_step(project_id, Slot(SlotKind.CLIP, scene.id), 0.5)
    row = attached.window.model.row_of(project_id)
    shown = attached.window.model.index(row, 1).data(SUMMARY_ROLE)
    assert 0 < shown.progress < 1
    assert "%" in attached.window.model.index(row, 1).data()
    attached.desk.end(project_id, RunState.STOPPED)
    assert attached.window.model.index(row, 1).data() == "Stopped"


def test_the_selection_stays_when_the_list_is_read_again(attached: Bench) -> None:
    first = attached.film("first")
    settle()
    attached.select(first)
    attached.film("second")
    settle()
    assert attached.window.films.table.currentIndex().data() == "first"


def test_an_index_of_nothing_has_no_data() -> None:
    assert ProjectModel().data(QModelIndex()) is None
