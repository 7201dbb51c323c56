"""Jobs, decisions about them, and the queue, in the window."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.engines import ModelFacts
from vidpipe_desktop.core.events import ProjectRemoved
from vidpipe_desktop.core.models import Failure, Project, Role, RunState, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.ui.jobs_dialog import JobsDialog
from vidpipe_desktop.ui.jobs_model import JobsModel
from vidpipe_desktop.ui.project_table import RowMenu


def with_job(bench: Bench, project_id: str, state: TakeState, job_id: str = "") -> Take:
    """Enter a clip of a paid engine into the film."""
    project = bench.desk.projects[project_id]
    slot = Slot(SlotKind.CLIP, project.scenes[0].id)
    take = Take(str(uuid.uuid4()), slot, 7, state, datetime.now(UTC), engine="paid", price=dollars(0.4), job_id=job_id)
    bench.desk.projects[project_id] = replace(project, takes=(*project.takes, take))
    tell(bench, bench.desk.projects[project_id])
    return take


def tell(bench: Bench, project: Project) -> None:
    bench.desk.projects[project.id] = project
    bench.desk.do(bench.desk.show(project.id), "show")
    settle()


def question() -> QMessageBox:
    (box,) = (each for each in QApplication.topLevelWidgets() if each.objectName() == "unknownTakeQuestion")
    assert isinstance(box, QMessageBox)
    return box


def choose(words: str) -> None:
    next(button for button in question().buttons() if button.text().startswith(words)).click()
    settle()


@pytest.mark.parametrize(("words", "call"), [("Make again for $0.40", "make again"), ("Leave out", "")])
def test_an_unknown_take_is_put_to_the_person(attached: Bench, words: str, call: str) -> None:
    film = attached.finished_film()
    banner = attached.window.undecided
    assert not banner.isVisible()
    take = with_job(attached, film, TakeState.UNKNOWN)
    assert banner.isVisible()
    assert "$0.40" in banner.findChildren(type(banner._words))[0].text()
    banner.decide_button.click()
    settle()
    look = next(button for button in question().buttons() if button.text() == "Look again")
    assert not look.isEnabled()
    choose(words)
    made_again = [each for each in attached.desk.calls if each[0] == "make again"]
    assert made_again == ([(call, take.id)] if call else [])
    assert banner.isVisible() == bool(call)


def test_the_banner_goes_when_the_film_is_settled_runs_or_is_gone(attached: Bench) -> None:
    film = attached.finished_film()
    banner = attached.window.undecided
    take = with_job(attached, film, TakeState.UNKNOWN)
    project = attached.desk.projects[film]
    settled = replace(project, takes=(*project.takes[:-1], replace(take, state=TakeState.FAILED)))
    tell(attached, settled)
    assert not banner.isVisible()
    tell(attached, project)
    assert banner.isVisible()
    attached.bridge.publish(ProjectRemoved(film))
    assert not banner.isVisible()


def test_jobs_are_listed_and_fetched_again(attached: Bench) -> None:
    film = attached.finished_film()
    take = with_job(attached, film, TakeState.SUBMITTED, "job-1")
    attached.window.jobs_button.click()
    settle()
    assert attached.window._wiring is not None
    dialog = attached.window._wiring.paid.dialog
    assert dialog.isVisible()
    row = [dialog.table.model().index(0, column).data() for column in range(6)]
    assert row[1:5] == ["Scene 1, clip", "Paid", "At the engine", "$0.40"]
    dialog.table.selectRow(0)
    dialog.fetch_button.click()
    assert attached.desk.calls[-1] == ("fetch", take.id)
    project = attached.desk.projects[film]
    tell(attached, replace(project, takes=(*project.takes[:-1], replace(take, state=TakeState.READY))))
    assert dialog.table.model().index(0, 3).data() == "Here"
    assert not dialog.fetch_button.isEnabled()
    dialog.close()


def test_it_is_shown_how_long_a_result_is_kept_and_that_it_has_expired(attached: Bench) -> None:
    engines = attached.desk.engines
    film = ModelFacts("film-1", "Film 1", Role.CLIPS, result_days=2)
    attached.desk.engines = {**engines, "paid": replace(engines["paid"], models=(film,))}
    take = with_job(attached, attached.finished_film(), TakeState.SUBMITTED, "job-1")
    attached.window.jobs_button.click()
    settle()
    assert attached.window._wiring is not None
    dialog = attached.window._wiring.paid.dialog
    until = take.created_at.astimezone() + timedelta(days=2)
    assert kept(dialog) == f"{until.day} {until:%b %H:%M}"
    assert dialog.words.text() == f"The result is kept until {kept(dialog)}: Paid deletes it then. Fetch it before."
    became(attached, take, created_at=take.created_at - timedelta(days=3))
    assert kept(dialog) == "Expired"
    assert "Paid keeps it for 2 days" in dialog.words.text()
    assert "costs nothing" in dialog.words.text()
    assert dialog.fetch_button.isEnabled()
    became(attached, take, state=TakeState.FAILED, failure=Failure("job_lost", "Paid has deleted this result."))
    assert (kept(dialog), dialog.words.text()) == ("", "Paid has deleted this result.")
    became(attached, take, failure=Failure("bad_output", "It is damaged."))
    assert (kept(dialog), dialog.words.text()[:14]) == ("Expired", "It is damaged.")
    became(attached, take, state=TakeState.READY, failure=None)
    assert kept(dialog) == dialog.words.text() == ""
    dialog.close()


def kept(dialog: JobsDialog) -> str:
    return dialog.table.model().index(0, 6).data()


def became(bench: Bench, take: Take, **changes: object) -> None:
    """The take is another now."""
    (project,) = bench.desk.projects.values()
    changed = replace(project.take(take.id), **changes)
    tell(bench, replace(project, takes=(*project.takes[:-1], changed)))


def test_the_jobs_model_keeps_qts_contract(attached: Bench, qtmodeltester) -> None:
    model = JobsModel()
    film = attached.finished_film()
    with_job(attached, film, TakeState.SUBMITTED, "job-1")
    assert attached.window._wiring is not None
    model.set_jobs(attached.window._wiring.paid._model._jobs)
    assert model.rowCount() == 1
    qtmodeltester.check(model)


def test_films_wait_in_the_queue_and_the_table_says_so(attached: Bench, qtbot: QtBot) -> None:
    first, second = attached.film("one"), attached.film("two")
    for film in (first, second):
        tell(attached, attached.desk.projects[film])
        chosen(attached, film, "Add to the queue")
    assert status_of(attached, second) == "Queued, 2"
    chosen(attached, second, "Make it next")
    assert status_of(attached, first) == "Queued, 2"
    chosen(attached, first, "Pause the queue")
    assert status_of(attached, second) == "Queue paused, 1"
    chosen(attached, first, "Let the queue go on")
    chosen(attached, first, "Take out of the queue")
    assert status_of(attached, first) == "Not started"


def chosen(bench: Bench, film: str, words: str) -> None:
    """Choose from the film's context menu."""
    row = bench.window.model.summary(bench.window.model.row_of(film))
    assert row is not None
    menu = RowMenu(row, bench.window.films)
    menu.popup(QPoint(0, 0))
    action = next(each for each in menu.actions() if each.text() == words)
    assert action.isEnabled()
    action.trigger()
    menu.close()
    settle()


def status_of(bench: Bench, film: str) -> str:
    model = bench.window.model
    return model.index(model.row_of(film), 1).data()


def test_a_film_at_its_cap_says_so(attached: Bench) -> None:
    film = attached.running_film(3)
    attached.desk.end(film, RunState.PAUSED)
    settle()
    assert status_of(attached, film) == "Paused: cap reached"
