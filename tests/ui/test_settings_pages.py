"""Settings in the real app: every page, from a click to its effect, kept over a restart."""

import asyncio
import os
import signal
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.storage.stores import a_take
from tests.ui.test_window import run, until
from vidpipe_desktop.app import make_application
from vidpipe_desktop.core.changes import PutTake
from vidpipe_desktop.core.models import TakeState, UnknownTakes
from vidpipe_desktop.core.money import dollars
from vidpipe_desktop.settings import Settings, load_settings, save_setting
from vidpipe_desktop.studio import Studio
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.settings_dialog import SettingsDialog
from vidpipe_desktop.ui.theme import tokens

Work = Callable[["Session"], Awaitable[None]]


class Session:
    """One start of the app with its settings open."""

    def __init__(self, window: MainWindow) -> None:
        assert window._wiring is not None
        self.studio: Studio = window._wiring._studio
        window.open_settings()
        dialog = window.findChild(SettingsDialog)
        assert dialog is not None
        self.dialog = dialog

    def page(self, name: str) -> None:
        self.click(f"{name}Tab")

    def click(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None, name
        button.click()

    def words(self, name: str) -> str:
        """What a label says, "" while it is hidden."""
        label = self.dialog.findChild(QLabel, name)
        assert label is not None, name
        return "" if label.isHidden() else label.text()

    def type(self, name: str, text: str) -> None:
        edit = self.dialog.findChild(QLineEdit, name)
        assert edit is not None, name
        edit.selectAll()
        QTest.keyClick(edit, Qt.Key.Key_Delete)
        QTest.keyClicks(edit, text)
        QTest.keyClick(edit, Qt.Key.Key_Return)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Work], None]:
    """Starts the app on the test's folder, and does something in its settings."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    make_application()

    def start(work: Work) -> None:
        window = MainWindow()
        window.show()

        async def in_settings() -> None:
            opened = Session(window)
            await until(opened.dialog.general.isEnabled)
            await work(opened)

        run(window, tmp_path / "data", in_settings)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    return start


def kept() -> Settings:
    return load_settings()


def test_general(session: Callable[[Work], None]) -> None:
    async def change(opened: Session) -> None:
        page, tools = opened.dialog.general, opened.studio.queue._tools
        page.films_box.setValue(3)
        await until(lambda: tools.rules.films_at_once == 3)
        page.workers_box.setValue(5)
        await until(lambda: opened.studio._workers.info().count == 5)
        page.captions_box.click()
        await until(lambda: opened.studio._registry.engine("animatic")._captions is False)
        page.narration_box.click()
        await until(lambda: opened.studio._registry.engine("animatic")._narration is True)
        page.unknown_box.setCurrentIndex(2)
        page.unknown_box.activated.emit(2)
        await until(lambda: tools.rules.unknown_takes is UnknownTakes.SKIP)
        await until(lambda: "stay empty" in page.rows["unknown_takes"]._hint.text())

    async def look(opened: Session) -> None:
        page = opened.dialog.general
        assert (page.films_box.value(), page.workers_box.value()) == (3, 5)
        assert not page.captions_box.isChecked()
        assert page.narration_box.isChecked()
        assert page.unknown_box.currentData() == "skip"
        assert opened.studio._workers.info().count == 5
        page.workers_box.setValue(0)
        await until(lambda: kept().workers == 0)

    session(change)
    assert (kept().films_at_once, kept().workers, kept().captions) == (3, 5, False)
    session(look)


def test_what_the_environment_says_is_shown_and_cannot_be_changed(
    session: Callable[[Work], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDPIPE_WORKERS", "2")
    monkeypatch.setenv("VIDPIPE_SPENDING__PER_MONTH", "7.5")

    async def look(opened: Session) -> None:
        general, spending = opened.dialog.general, opened.dialog.spending
        assert (general.workers_box.value(), general.workers_box.isEnabled()) == (2, False)
        assert "VIDPIPE_WORKERS" in general.rows["workers"]._fixed.text()
        assert general.films_box.isEnabled()
        assert (spending.edits["per_month"].text(), spending.edits["per_month"].isEnabled()) == ("7.50", False)
        assert spending.edits["per_project"].isEnabled()

    session(look)


def test_spending(session: Callable[[Work], None]) -> None:
    async def change(opened: Session) -> None:
        studio, page = opened.studio, opened.dialog.spending
        project = await studio.create({"prompt": "a fox"})
        paid = replace(a_take(), state=TakeState.READY, cost=dollars(2))
        flying = replace(a_take(2, price=dollars(0.5)), state=TakeState.SUBMITTED)
        await studio._store.commit(project.id, PutTake(paid), PutTake(flying))
        assert page.month.text() == "$0.00 spent this month"
        opened.page("spending")
        await until(lambda: page.month.text() == "$2.00 spent this month")
        opened.type("per_monthEdit", "1.5")
        await until(lambda: kept().spending.per_month == 1.5)
        await until(lambda: "come to $2.50" in opened.words("per_monthEditComplaint"))
        assert "$0.50 more is in flight" in page.in_flight.text()
        assert studio.queue._tools.rules.caps.per_month == dollars(1.5)
        opened.type("per_projectEdit", "a lot")
        assert "“a lot” is not an amount" in opened.words("per_projectEditComplaint")
        assert page.edits["per_project"].property("invalid")
        opened.type("per_projectEdit", "$3")
        await until(lambda: kept().spending.per_project == 3)
        await until(lambda: opened.words("per_projectEditComplaint") == "")
        opened.type("per_monthEdit", "")
        await until(lambda: kept().spending.per_month is None)
        await until(lambda: opened.words("per_monthEditComplaint") == "")
        assert studio.queue._tools.rules.caps.per_month is None

        assert opened.dialog.spending.isVisible()

    async def look(opened: Session) -> None:
        assert opened.dialog.spending.edits["per_project"].text() == "3.00"
        assert opened.studio.queue._tools.rules.caps.per_project == dollars(3)

    session(change)
    session(look)


def test_storage(session: Callable[[Work], None], tmp_path: Path) -> None:
    stray = tmp_path / "data" / "media" / "ab" / f"{'ab' * 32}.mp4"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x" * 5_000_000)
    os.utime(stray, (time.time() - 9000,) * 2)

    async def clean(opened: Session) -> None:
        assert opened.words("storageOutcome") == "Counting…"
        opened.page("storage")
        await until(lambda: opened.words("unreferencedSize") == "5.0 MB")
        assert opened.words("unreferencedCount") == "1 file"
        assert opened.words("filmsSize") == "0 bytes"
        opened.click("cleanUpButton")
        answer(opened.dialog, "Keep everything")
        assert stray.exists()
        opened.click("cleanUpButton")
        answer(opened.dialog, "Clean up")
        await until(lambda: not stray.exists())
        await until(lambda: opened.words("storageOutcome") == "0 old takes cleared, 5.0 MB freed.")
        await until(lambda: opened.words("unreferencedSize") == "0 bytes")
        assert not opened.dialog.storage.clean_button.isEnabled()

    session(clean)


def answer(dialog: SettingsDialog, words: str) -> None:
    question = dialog.findChildren(QWidget, "cleanUpQuestion")[-1]
    text = " ".join(label.text() for label in question.findChildren(QLabel))
    assert "1 file that nobody refers to" in text
    assert "5.0 MB" in text
    next(button for button in question.findChildren(QPushButton) if button.text() == words).click()


def test_automation(session: Callable[[Work], None]) -> None:
    def get(opened: Session, token: str = "", **headers: str) -> Awaitable[httpx.Response]:
        address = opened.dialog.automation._address
        bearer = {"authorization": f"Bearer {token}"} if token else {}
        return asyncio.to_thread(httpx.get, f"{address}/projects", headers={**bearer, **headers}, timeout=20)

    def served(opened: Session) -> Callable[[], bool]:
        return lambda: opened.words("apiState").startswith("Serving on http://127.0.0.1:")

    async def change(opened: Session) -> None:
        page = opened.dialog.automation
        opened.page("automation")
        assert opened.words("apiState") == "It is off."
        page.port_box.setValue(0)
        await until(lambda: kept().api.port == 0)
        handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
        page.on_box.click()
        await until(served(opened))
        assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == handlers
        await opened.studio.create({"prompt": "a fox over HTTP"})
        assert [row["prompt"] for row in (await get(opened)).json()] == ["a fox over HTTP"]
        assert (await get(opened, origin="http://example.com")).status_code == 403
        opened.type("apiHostEdit", "0.0.0.0")
        await until(lambda: "so a token is needed" in opened.words("apiHostEditComplaint"))
        assert kept().api.host == "127.0.0.1"
        opened.type("apiHostEdit", "")
        opened.click("apiNewTokenButton")
        await until(lambda: bool(page.token_edit.text()))
        token = page.token_edit.text()
        assert page.token_edit.displayText() != token
        opened.click("apiShowButton")
        assert page.token_edit.displayText() == token
        opened.click("apiCopyButton")
        assert QGuiApplication.clipboard().text() == token
        assert (await get(opened)).status_code == 401
        assert (await get(opened, token)).status_code == 200
        with socket.create_server(("127.0.0.1", 0)) as other:
            page.port_box.setValue(other.getsockname()[1])
            await until(lambda: "is in use by another program" in opened.words("apiState"))
            page.port_box.setValue(0)
            await until(served(opened))

    async def end(opened: Session) -> None:
        await until(served(opened))
        assert (await get(opened, kept().api.token.get_secret_value())).status_code == 200
        opened.click("apiCopyAddressButton")
        assert QGuiApplication.clipboard().text() == opened.dialog.automation._address
        opened.dialog.automation.on_box.click()
        address = opened.dialog.automation._address
        await until(lambda: opened.words("apiState") == "It is off.")
        with pytest.raises(httpx.ConnectError):
            await asyncio.to_thread(httpx.get, f"{address}/health", timeout=5)

    session(change)
    session(end)
    assert not kept().api.on


def test_a_port_that_is_taken_at_the_start_is_said_and_harms_nothing_else(session: Callable[[Work], None]) -> None:
    async def look(opened: Session) -> None:
        assert opened.dialog.automation.on_box.isChecked()
        await until(lambda: "is in use by another program" in opened.words("apiState"))
        toasts = opened.dialog.parent().toasts.shown
        await until(lambda: any(toast.title == "The HTTP API is not served." for toast in toasts))

    with socket.create_server(("127.0.0.1", 0)) as other:
        save_setting("api.on", True)
        save_setting("api.port", other.getsockname()[1])
        session(look)


def test_appearance(session: Callable[[Work], None]) -> None:
    app = make_application()
    usual = 0.0

    async def change(opened: Session) -> None:
        nonlocal usual
        usual = app.font().pointSizeF()
        opened.click("largestTextButton")
        assert app.font().pointSizeF() == pytest.approx(1.3 * usual)
        assert f"{1.5 * 1.3 * usual:.2f}pt" in app.styleSheet()
        opened.click("darkLookButton")
        assert tokens().dark

    async def look(opened: Session) -> None:
        assert app.font().pointSizeF() == pytest.approx(1.3 * usual)
        assert tokens().dark
        opened.click("usualTextButton")
        opened.click("lightLookButton")
        assert (app.font().pointSizeF(), tokens().dark) == (usual, False)

    session(change)
    session(look)


def test_engines(session: Callable[[Work], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offer_packages(tmp_path / "packages")
    monkeypatch.syspath_prepend(str(tmp_path / "packages"))

    async def change(opened: Session) -> None:
        engines, pages = opened.studio.engines, opened.dialog.pages
        opened.page("engines")
        await until(lambda: {"google", "broken", "tiny"} <= set(pages))
        pages["google"].on_box.click()
        await until(lambda: "google" in engines)
        assert engines["google"].at_once == 4
        assert pages["google"].edits["at_once"].placeholderText() == "4 steps of a kind"
        opened.type("google_at_once", "2")
        await until(lambda: engines["google"].at_once == 2)
        opened.type("google_per_minute", "none")
        await until(lambda: "“none” is no number" in pages["google"]._verdict.text())
        assert engines["google"].per_minute == 0
        opened.type("google_per_minute", "30")
        await until(lambda: engines["google"].per_minute == 30)
        assert "tiny" not in engines
        assert not pages["tiny"].on_box.isChecked()
        pages["tiny"].on_box.click()
        await until(lambda: "tiny" in engines)
        assert opened.studio._registry.engine("tiny") is not None
        pages["broken"].on_box.click()
        await until(lambda: "No module named 'not_there'" in pages["broken"]._verdict.text())

    async def look(opened: Session) -> None:
        pages, engines = opened.dialog.pages, opened.studio.engines
        await until(lambda: "tiny" in pages)
        assert (engines["google"].at_once, engines["google"].per_minute) == (2, 30)
        assert pages["google"].edits["at_once"].text() == "2"
        assert pages["tiny"].on_box.isChecked()
        pages["tiny"].on_box.click()
        await until(lambda: "tiny" not in engines)
        opened.type("google_at_once", "")
        await until(lambda: engines["google"].at_once == 4)

    session(change)
    assert kept().enabled_engines == ["tiny", "broken"]
    session(look)
    assert kept().enabled_engines == ["broken"]


def offer_packages(folder: Path) -> None:
    """Two installed packages with engines: one that makes nothing, one that cannot be imported."""
    for name, code in (
        ("tiny", TINY),
        ("broken", "import not_there\n"),
    ):
        info = folder / f"{name}_engine-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-engine\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[vidpipe.engines]\n{name} = {name}_engine:make_engine\n")
        (folder / f"{name}_engine.py").write_text(code)


TINY = """
from vidpipe_desktop.core.engines import EngineFacts

class Tiny:
    facts = EngineFacts("tiny", "Tiny", frozenset())

    async def close(self):
        pass

def make_engine(context):
    return Tiny()
"""
