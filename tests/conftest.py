"""Set before anything imports Qt: no screen, one binding, and nothing of the person's own settings."""

import gc
import os
import tempfile
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="vidpipe-test-config-")
for name in [name for name in os.environ if name.startswith("VIDPIPE_")]:
    del os.environ[name]

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

gc.disable()


@pytest.fixture(autouse=True, scope="module")
def collected_here() -> Iterator[None]:
    """Garbage goes in the main thread only, as in the app: a QObject that dies in another one leaves timers that crash."""
    yield
    gc.collect()


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The app's own QApplication: closing the last window of one test must not end the event loop of the next."""
    from vidpipe_desktop.app import make_application

    return make_application()
