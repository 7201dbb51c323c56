"""Set before anything imports Qt: no screen, one binding, and nothing of the person's own settings."""

import gc
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="vidpipe-test-config-")
for name in [name for name in os.environ if name.startswith("VIDPIPE_")]:
    del os.environ[name]

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from vidpipe_desktop.ui.main_window import MainWindow

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

gc.disable()


@pytest.fixture(autouse=True, scope="module")
def collected_here() -> Iterator[None]:
    """Garbage goes in the main thread only, as in the app: a QObject that dies in another one leaves timers that crash."""
    yield
    gc.collect()


@pytest.fixture(autouse=True, scope="session")
def real_application() -> QApplication:
    """The app's own QApplication, before a worker's task makes a smaller one; closing the last window ends no loop."""
    from vidpipe_desktop.app import make_application

    return make_application()


@pytest.fixture(scope="session")
def qapp(real_application: QApplication) -> QApplication:
    """The same, for pytest-qt."""
    return real_application


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator["MainWindow"]:
    """The real window, shown, with settings of its own; gone before the next test."""
    from vidpipe_desktop.ui.main_window import MainWindow

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    made = MainWindow()
    made.show()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
