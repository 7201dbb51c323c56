"""Newer versions in the window: asked about once, shown with what is new, and installed only by leaving the app."""

import asyncio
import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPushButton, QWidget
from qasync import QEventLoop

from tests.servers.updates import NEWS, update_server
from tests.ui.conftest import Bench, settle, strip_of
from tests.ui.test_window import until
from vidpipe_desktop.app import make_application, run_window
from vidpipe_desktop.core.setup import AppSetup
from vidpipe_desktop.core.updates import NewVersion, UpdatePhase, UpdateState
from vidpipe_desktop.settings import load_settings
from vidpipe_desktop.storage.refusals import backups_of
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.news_view import NewsView
from vidpipe_desktop.ui.settings_dialog import SettingsDialog
from vidpipe_desktop.ui.update_dialog import UpdateDialog

OFFER = NewVersion("0.2.0", date(2026, 12, 1), NEWS, 84_000_000)
FOUND = UpdateState(UpdatePhase.OFFERED, "Version 0.2.0 is out.", offer=OFFER)
CHECKING = UpdateState(UpdatePhase.CHECKING)
READY = replace(FOUND, phase=UpdatePhase.READY, installer=Path("/films/vidpipe-0.2.0.deb"), part=1.0)


def click(parent: QWidget, words: str) -> None:
    next(each for each in parent.findChildren(QPushButton) if each.text() == words and not each.isHidden()).click()


def dialog_of(bench: Bench) -> UpdateDialog | None:
    return next((each for each in bench.window.findChildren(UpdateDialog) if each.isVisible()), None)


def about(bench: Bench) -> SettingsDialog:
    bench.window.open_settings()
    dialog = bench.window.findChild(SettingsDialog)
    assert dialog is not None
    next(each for each in dialog.findChildren(QPushButton) if each.text() == "About").click()
    return dialog


def found(bench: Bench, *, asked: bool) -> None:
    bench.desk.updates.put(replace(CHECKING, asked=asked))
    bench.desk.updates.put(replace(FOUND, asked=asked))


@pytest.fixture
def able(bench: Bench) -> Bench:
    """A build that can update itself, not attached yet."""
    bench.desk.updates.state = UpdateState()
    return bench


def test_the_question_comes_when_there_is_a_film_and_once(able: Bench) -> None:
    able.attach()
    assert strip_of(able.window, "newsBanner").isHidden()
    again = Bench(able.desk.data_dir.parent / "second")
    again.desk.updates.state = UpdateState()
    again.film()
    again.attach()
    assert "look for new versions once a day" in strip_of(again.window, "newsBanner").words
    click(strip_of(again.window, "newsBanner"), "Yes")
    assert again.desk.adjusting.calls == [("updates.on", True)]
    about(again)
    settle()
    assert strip_of(again.window, "newsBanner").isHidden()
    again.window.finish()


@pytest.mark.parametrize("answer", ["No", "close"])
def test_no_is_an_answer_and_so_is_to_close_the_question(able: Bench, answer: str) -> None:
    able.film()
    able.attach()
    if answer == "close":
        strip_of(able.window, "newsBanner").close_button.click()
    else:
        click(strip_of(able.window, "newsBanner"), "No")
    assert able.desk.adjusting.calls == [("updates.on", False)]
    assert strip_of(able.window, "newsBanner").isHidden()


def test_who_has_answered_and_builds_that_cannot_are_not_asked(able: Bench) -> None:
    able.desk.adjusting.setup = AppSetup(updates=False)
    able.film()
    able.attach()
    assert strip_of(able.window, "newsBanner").isHidden()
    able.desk.adjusting.setup = AppSetup()
    able.desk.updates.state = UpdateState(UpdatePhase.OFF)
    able.attach()
    assert strip_of(able.window, "newsBanner").isHidden()


def test_the_setting_and_the_check_are_on_the_about_page(able: Bench) -> None:
    able.attach()
    page = about(able).about
    assert not page.on_box.isChecked()
    page.on_box.click()
    assert able.desk.adjusting.calls == [("updates.on", True)]
    page.button.click()
    assert able.desk.updates.calls == ["check"]
    able.desk.updates.put(CHECKING)
    assert (page.state.text(), page.button.isEnabled()) == ("Checking…", False)
    able.desk.updates.put(UpdateState(words="The update server cannot be reached.", failed=True))
    assert page.state.property("tone") == "bad"
    assert page.button.isEnabled()
    found(able, asked=True)
    assert page.button.text() == "Show it…"


def test_a_build_that_cannot_says_so(attached: Bench) -> None:
    page = about(attached).about
    assert not page.on_box.isEnabled()
    assert page.button.isHidden()
    assert "switched off in this build" in page.state.text()


def test_what_the_person_asked_for_opens_and_what_was_found_by_the_way_waits(able: Bench) -> None:
    able.attach()
    found(able, asked=False)
    assert dialog_of(able) is None
    assert strip_of(able.window, "newsBanner").words == "vidpipe 0.2.0 is here."
    click(strip_of(able.window, "newsBanner"), "What’s new…")
    dialog = dialog_of(able)
    assert dialog is not None
    dialog.later_button.click()
    assert dialog_of(able) is None
    found(able, asked=True)
    assert dialog_of(able) is not None
    assert able.desk.updates.calls == []


def test_download_stop_skip_and_what_is_said_meanwhile(able: Bench) -> None:
    able.attach()
    found(able, asked=True)
    dialog = dialog_of(able)
    assert dialog is not None
    dialog.download_button.click()
    able.desk.updates.put(replace(FOUND, phase=UpdatePhase.DOWNLOADING, part=0.5))
    assert dialog.words.text() == "42 MB of 84 MB"
    assert dialog.bar.isVisible()
    assert not dialog.skip_button.isVisible()
    dialog.stop_button.click()
    able.desk.updates.put(replace(FOUND, part=0.5, words="The download was stopped. What came is kept."))
    assert "stopped" in dialog.words.text()
    able.desk.updates.put(replace(FOUND, words="The download broke off.", failed=True))
    assert dialog.words.property("tone") == "bad"
    assert dialog.download_button.isVisible()
    dialog.skip_button.click()
    assert able.desk.updates.calls == ["download", "stop", "skip"]
    assert dialog_of(able) is None


def test_closing_the_dialog_stops_the_download_and_does_not_bring_it_back(able: Bench) -> None:
    able.attach()
    found(able, asked=True)
    dialog = dialog_of(able)
    assert dialog is not None
    able.desk.updates.put(replace(FOUND, asked=True, phase=UpdatePhase.DOWNLOADING, part=0.5))
    dialog.reject()
    assert able.desk.updates.calls == ["stop"]
    able.desk.updates.put(replace(FOUND, asked=True, part=0.5))
    assert dialog_of(able) is None


def test_the_app_is_left_for_the_installer_only_by_the_person_s_word(able: Bench) -> None:
    closed: list[bool] = []
    able.window.close_requested.connect(lambda: closed.append(True))
    able.running_film(1)
    able.desk.adjusting.setup = AppSetup(updates=True)
    able.attach()
    found(able, asked=True)
    dialog = dialog_of(able)
    assert dialog is not None
    able.desk.updates.put(replace(READY, asked=True))
    assert "backs up your list of films" in dialog.words.text()
    dialog.install_button.click()
    question = able.window.findChild(QWidget, "closeQuestion")
    assert question is not None
    click(question, "Keep working")
    settle()
    assert able.desk.updates.calls == []
    dialog.install_button.click()
    question = next(each for each in able.window.findChildren(QWidget, "closeQuestion") if each.isVisible())
    click(question, "Stop and close")
    assert able.desk.updates.calls == ["prepare"]
    assert closed == []
    able.desk.updates.put(replace(READY, phase=UpdatePhase.INSTALLING))
    assert closed == [True]


def test_what_is_new_is_shown_and_nothing_more(able: Bench) -> None:
    view = NewsView(NEWS)
    text = view.toPlainText()
    assert "Brighter films" in text
    assert "Stars <b>shine</b>" in text
    assert view.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("file:///etc/hostname")) is None
    assert not view.openLinks()
    view.deleteLater()


@pytest.mark.skipif(sys.platform != "linux", reason="what opens installers is a program in the path only there")
def test_from_a_click_to_the_installer(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, programs = tmp_path / "opened", tmp_path / "programs"
    programs.mkdir()
    (programs / "xdg-open").write_text(
        f'#!/bin/sh\nprintf %s "$1" > "{opened}.part" && mv "{opened}.part" "{opened}"\n'
    )
    (programs / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")

    async def session() -> None:
        async with update_server() as server:
            app = asyncio.ensure_future(run_window(window, tmp_path / "data", release=server.release))
            await until(lambda: window.form.options.engine_box.count() > 0)
            window.open_settings()
            settings = window.findChild(SettingsDialog)
            assert settings is not None
            await until(settings.about.on_box.isEnabled)
            settings.about.on_box.click()
            await until(lambda: load_settings().updates.on is True)
            assert server.asked == []
            settings.about.button.click()
            await until(lambda: window.findChild(UpdateDialog) is not None)
            dialog = window.findChild(UpdateDialog)
            assert dialog is not None
            dialog.download_button.click()
            await until(lambda: not dialog.install_button.isHidden())
            assert not opened.exists()
            dialog.install_button.click()
            await asyncio.wait_for(app, 30)
            await until(opened.exists)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(make_application())) as runner:
        runner.run(session())
    assert opened.read_text() == str(tmp_path / "data" / "updates")
    assert len(backups_of(tmp_path / "data" / "vidpipe.db")) == 1
    assert (tmp_path / "data" / "updates" / "vidpipe-0.2.0.deb").exists()
