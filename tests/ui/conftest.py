"""A window with a desk behind it, for every test of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from tests.ui.desk import Desk
from vidpipe_desktop.ui.bridge import EventBridge
from vidpipe_desktop.ui.main_window import MainWindow
from vidpipe_desktop.ui.notice_banner import NoticeBanner
from vidpipe_desktop.ui.theme import Appearance

SIZE = (1280, 800)


class Bench:
    """Window, desk and bridge, attached."""

    def __init__(self, folder: Path, clip: Path | None = None) -> None:
        self.bridge = EventBridge()
        self.desk = Desk(folder / "data", self.bridge.publish, clip)
        self.window = MainWindow(folder / "window.ini")
        self.window.theme.choose(Appearance.LIGHT)
        self.window.resize(*SIZE)

    def attach(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.window.attach(self.desk, self.bridge, self.desk.updates)  # type: ignore[arg-type]
        settle()

    def type_prompt(self, text: str) -> None:
        self.window.form.prompt_edit.setPlainText(text)

    def film(self, prompt: str = "a fox in the snow", **fields: object) -> str:
        """A project that nobody has worked on; its id."""
        return self.desk.add(self.desk.check({"prompt": prompt, "scenes": 3, "seed": 7, **fields})).id

    def finished_film(self, prompt: str = "a fox in the snow", **fields: object) -> str:
        project_id = self.film(prompt, **fields)
        self.desk.do(self.desk.resume(project_id), "resume")
        self.desk.advance(project_id)
        return project_id

    def running_film(self, steps: int, prompt: str = "a fox in the snow", **fields: object) -> str:
        project_id = self.film(prompt, **fields)
        self.desk.do(self.desk.resume(project_id), "resume")
        self.desk.advance(project_id, steps)
        return project_id

    def select(self, project_id: str) -> None:
        self.window.films.select(project_id)
        settle()


def strip_of(window: MainWindow, name: str) -> NoticeBanner:
    """The strip above the films that has this name."""
    found = window.findChild(NoticeBanner, name)
    assert found is not None
    return found


def settle() -> None:
    """Deliver what is waiting, layouts included; tests are outside of any task, so this nests nothing."""
    for _ in range(4):
        QCoreApplication.processEvents()


@pytest.fixture
def bench(qapp: QApplication, tmp_path: Path, clip: Path) -> Iterator[Bench]:
    made = Bench(tmp_path, clip)
    yield made
    made.window.finish()
    made.window.deleteLater()
    # At once: a look is applied to every window there is, and forgotten ones would make each test slower than the last.
    QCoreApplication.sendPostedEvents(made.window, QEvent.Type.DeferredDelete)


@pytest.fixture
def attached(bench: Bench) -> Bench:
    bench.attach()
    return bench


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One second of moving colour, 160 x 90."""
    import av
    import numpy as np

    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for number in range(24):
            shade = np.full((90, 160, 3), (10 * number, 90, 200 - 6 * number), dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(shade, format="rgb24")))
        container.mux(stream.encode(None))
    return path
