"""A process that really crashes leaves a report behind, which the next start tells of once, and which has no key in it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from tests.e2e.crashing_process import CANARY
from tests.ui.conftest import strip_of
from tests.ui.test_window import run, until
from vidpipe_desktop import __version__
from vidpipe_desktop.app import make_application
from vidpipe_desktop.ui.main_window import MainWindow

LOGIN = "hunter2hunter2"
ROOT = Path(__file__).parents[2]
Restart = Callable[[], tuple[str, str]]


def crash(folder: Path, how: str) -> int:
    """Run the app in a process that ends badly; its exit code."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "VIDPIPE_GOOGLE__API_KEY": CANARY,
        "VIDPIPE_COMFYUI__BASE_URL": f"http://me:{LOGIN}@127.0.0.1:1",
        "VIDPIPE_CAPTIONS": "false",
    }
    line = [sys.executable, "-m", "tests.e2e.crashing_process", str(folder / "data"), how]
    return subprocess.run(line, check=False, env=environment, cwd=ROOT, capture_output=True, timeout=120).returncode


def reports(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((folder / "data" / "crashes").glob("crash-*"))]


@pytest.fixture
def banner_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Restart:
    """Starts the app once more and gives what its strip says ("" = it isn't shown), and the report behind it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    make_application()

    def start() -> tuple[str, str]:
        window = MainWindow()
        window.show()
        said: list[str] = ["", ""]

        async def look() -> None:
            if not strip_of(window, "crashBanner").isHidden():
                said[0] = strip_of(window, "crashBanner").words
                button = next(
                    each for each in strip_of(window, "crashBanner").findChildren(QPushButton) if "Show" in each.text()
                )
                button.click()
                await until(lambda: window.findChild(QPlainTextEdit, "crashReportText") is not None)
                text = window.findChild(QPlainTextEdit, "crashReportText")
                assert text is not None
                said[1] = text.toPlainText()

        run(window, tmp_path / "data", look)
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        return said[0], said[1]

    return start


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not exit codes there")
def test_errors_and_a_hard_crash_leave_reports_without_secrets(tmp_path: Path, banner_words: Restart) -> None:
    assert crash(tmp_path, "all") == -signal.SIGABRT
    soft = reports(tmp_path)
    assert len(soft) == 3
    for where in ("slot", "thread", "task"):
        found = [text for text in soft if f"RuntimeError: in a {where}, with ***" in text.partition("When")[0]]
        assert len(found) == 1, where
        assert f"in_{where}" in found[0].partition("Traceback\n")[2]
        assert f"vidpipe {__version__}" in found[0]
        assert "captions = false" in found[0]
    left = list((tmp_path / "data" / "crashes").glob("running-*"))
    assert len(left) == 1
    words, text = banner_words()
    assert words == "vidpipe ended without warning last time. Nothing that was made is lost."
    assert text == last(tmp_path)
    assert "Fatal Python error: Aborted" in last(tmp_path).partition("When")[0]
    assert "crashing_process.py" in last(tmp_path)
    assert "captions = false" in last(tmp_path)
    assert "in a slot, with ***" in last(tmp_path).partition("End of the log")[2]
    everything = b"".join(path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file())
    assert CANARY.encode() not in everything
    assert LOGIN.encode() not in everything
    assert banner_words() == ("", "")
    assert not list((tmp_path / "data" / "crashes").glob("running-*"))


def test_an_error_that_ends_the_app_is_told_of_at_the_next_start(tmp_path: Path, banner_words: Restart) -> None:
    assert crash(tmp_path, "main") == 1
    assert ["in the main function, with ***" in text for text in reports(tmp_path)] == [True]
    words, text = banner_words()
    assert "last time" in words
    assert text == last(tmp_path)
    assert CANARY not in text


def last(folder: Path) -> str:
    return reports(folder)[-1]
