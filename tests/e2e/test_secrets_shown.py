"""A key stays where keys belong, part two: no window shows it, no answer of the HTTP API has it, and nothing keeps it."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.api.test_api import NOBODY, Server
from tests.e2e.test_secrets import CANARY, echoing
from tests.servers.google import GoogleServer
from tests.servers.serving import serving
from tests.ui.test_settings_pages import Session
from tests.ui.test_window import order_small_film, run, until
from vidpipe_desktop.ui.log_dialog import LogDialog
from vidpipe_desktop.ui.main_window import MainWindow

WORDS: dict[type[QWidget], Callable[[QWidget], str]] = {
    QLabel: lambda widget: widget.text(),  # type: ignore[attr-defined]
    QAbstractButton: lambda widget: widget.text(),  # type: ignore[attr-defined]
    QLineEdit: lambda widget: f"{widget.text()} {widget.placeholderText()}",  # type: ignore[attr-defined]
    QPlainTextEdit: lambda widget: widget.toPlainText(),  # type: ignore[attr-defined]
    QAbstractItemView: lambda widget: " ".join(cells(widget.model())),  # type: ignore[attr-defined]
}
"""What a widget says, by its class."""


def cells(model: QAbstractItemModel | None) -> Iterator[str]:
    """All that a table says, tooltips included."""
    for row in range(model.rowCount() if model else 0):
        for column in range(model.columnCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(row, column).data(role) or "")


def shown() -> str:
    """Whatever the widgets of the app say, hidden ones too, and what lies on the clipboard."""
    said = [QApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        said += [widget.toolTip(), widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription()]
        said += [words(widget) for kind, words in WORDS.items() if isinstance(widget, kind)]
    return "\n".join(said)


def holding(folder: Path) -> list[str]:
    """Names of the files that have the key in them."""
    return [path.name for path in folder.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]


def test_a_key_typed_into_the_window_is_shown_and_written_nowhere_else(window: MainWindow, tmp_path: Path) -> None:
    server = GoogleServer(polls=0)

    async def work() -> None:
        async with serving(server.routes) as url:
            await set_up(window, url)
            server.book.plan("video", "echo")
            window.form.prompt_edit.setPlainText("a fox in the snow")
            order_small_film(window, scenes=1)
            window.form.submit()
            await until(lambda: "You sent" in shown(), 60)
            assert "x-goog-api-key" in shown()
            assert CANARY not in shown()
            await until(window.panel.header.resume_button.isVisible)
            window.panel.header.resume_button.click()
            await until(window.panel.header.export_button.isEnabled, 60)
            await save(window, tmp_path / "fox.mp4")
            await look_everywhere(window)
            assert CANARY not in shown()

    run(window, tmp_path / "data", work)
    assert server.book.keys == {CANARY}
    assert (tmp_path / "fox.mp4").stat().st_size
    assert holding(tmp_path) == ["keys.toml"]
    assert stat.S_IMODE((tmp_path / "config" / "vidpipe" / "keys.toml").stat().st_mode) == 0o600


async def set_up(window: MainWindow, url: str) -> None:
    """Type key and address into the page of Google's, try it out, and choose it."""
    opened = Session(window)
    await until(lambda: "google" in opened.dialog.pages)
    opened.page("engines")
    opened.type("google_base_url", url)
    opened.type("google_api_key", CANARY)
    page, engines = opened.dialog.pages["google"], window.form.options.engine_box
    await until(page.on_box.isChecked)
    page.test_button.click()
    await until(lambda: "is ready" in page._verdict.text())
    assert CANARY not in shown()
    opened.dialog.reject()
    await until(lambda: engines.findData("google") >= 0)
    engines.setCurrentIndex(engines.findData("google"))


async def save(window: MainWindow, target: Path) -> None:
    window.panel.header.export_button.click()
    dialog = window.findChild(QFileDialog, "saveFilmDialog")
    assert dialog is not None
    edit = dialog.findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    edit.setText(str(target))
    dialog.accept()
    await until(lambda: any(toast.title == "Film saved" for toast in window.toasts.shown))


async def look_everywhere(window: MainWindow) -> None:
    """Open what is not open yet: the log, the jobs, the settings."""
    window.show_log()
    await until(lambda: window.findChild(LogDialog) is not None)
    log = window.findChild(LogDialog)
    assert log is not None
    assert "google" in log.text.toPlainText()
    log.copy_button.click()
    window.jobs_button.click()
    window.open_settings()


def test_the_http_api_answers_with_no_key(tmp_path: Path) -> None:
    with echoing(400) as (url, heard):
        environment = {"VIDPIPE_GOOGLE__API_KEY": CANARY, "VIDPIPE_GOOGLE__BASE_URL": url}
        server = Server(tmp_path / "data", XDG_CONFIG_HOME=str(tmp_path / "config"), **environment)
        answers = list(all_answers(server))
        assert server.process.stderr is not None
        assert server.close() == 0
    assert any(CANARY in each for each in heard)
    assert {answer.status_code for answer in answers} >= {200, 202, 404, 405, 409, 415, 422}
    assert any("You sent" in answer.text for answer in answers)
    for answer in answers:
        assert CANARY not in f"{answer.url} {answer.headers} {answer.text}"
    assert holding(tmp_path) == []


def all_answers(server: Server) -> Iterator[httpx.Response]:
    """Of all seven calls, with good and with bad words, after a film that failed; and of pages that are not there."""
    get, post = server.client.get, server.client.post
    made = post("/api/generate", json={"prompt": "a fox", "engine": "google", "scenes": 1})
    yield made
    project = made.json()["project_id"]
    server.wait_for(project, "failed")
    for path in ("", "/status", "/download"):
        yield get(f"/api/projects/{project}{path}")
        yield get(f"/api/projects/{NOBODY}{path}")
    yield post(f"/api/projects/{project}/resume")
    server.wait_for(project, "failed")
    yield post(f"/api/projects/{NOBODY}/resume")
    yield get("/api/projects")
    yield get("/api/health")
    yield post("/api/generate", json={"prompt": "", "engine": "nobody's", "scenes": CANARY[:4]})
    yield post("/api/generate", content="a fox")
    for path in ("/openapi.json", "/docs", "/redoc", "/"):
        yield get(path)
    yield post("/api/health", json={})
