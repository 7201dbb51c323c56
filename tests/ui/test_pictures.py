"""Pictures come from a thread of their own, and come back when their files do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPixmapCache
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vidpipe_desktop.ui.pictures import Pictures

BOX = QSize(160, 90)


@pytest.fixture
def pictures(qapp: QApplication) -> Iterator[Pictures]:
    QPixmapCache.clear()
    made = Pictures()
    yield made
    made.shut_down()


def paint(path: Path, shade: str = "#ff8800", size: tuple[int, int] = (1280, 720)) -> Path:
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(QColor(shade))
    assert image.save(str(path))
    return path


def test_a_picture_is_there_when_it_says_so(pictures: Pictures, tmp_path: Path, qtbot: QtBot) -> None:
    path = paint(tmp_path / "a.png")
    with qtbot.waitSignal(pictures.loaded, timeout=10_000) as told:
        assert pictures.thumbnail(path, BOX, 1.5) is None
    assert told.args == [str(path)]
    found = pictures.thumbnail(path, BOX, 1.5)
    assert found is not None
    assert found.size() == QSize(256, 144)


def test_boxes_of_about_one_size_share_a_picture(pictures: Pictures, tmp_path: Path, qtbot: QtBot) -> None:
    path = paint(tmp_path / "a.png")
    with qtbot.waitSignal(pictures.loaded, timeout=10_000):
        pictures.thumbnail(path, QSize(140, 80), 1)
    assert pictures.thumbnail(path, QSize(250, 140), 1) is not None
    assert pictures.full(path) is None


def test_what_is_in_view_now_comes_first(pictures: Pictures, tmp_path: Path, qtbot: QtBot) -> None:
    order: list[str] = []
    pictures.loaded.connect(order.append)
    paths = [paint(tmp_path / f"{number}.png") for number in range(6)]
    for path in paths:
        pictures.full(path)
    qtbot.waitUntil(lambda: len(order) == 6, timeout=10_000)
    assert order[1:] == sorted(order[1:], reverse=True)


def test_a_file_that_comes_back_is_read_again(pictures: Pictures, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "a.png"
    for bad in (None, b"nothing"):
        if bad is not None:
            path.write_bytes(bad)
        with qtbot.waitSignal(pictures.loaded, timeout=10_000):
            assert pictures.full(path) is None
        assert pictures.is_unreadable(path)
        with qtbot.assertNotEmitted(pictures.loaded, wait=100):
            pictures.full(path)
    paint(path)
    assert not pictures.is_unreadable(path)
    with qtbot.waitSignal(pictures.loaded, timeout=10_000):
        pictures.full(path)
    assert pictures.full(path) is not None


def test_closing_leaves_what_is_not_begun(pictures: Pictures, tmp_path: Path, qtbot: QtBot) -> None:
    told: list[str] = []
    pictures.loaded.connect(told.append)
    path = paint(tmp_path / "a.png")
    for side in range(7, 12):
        pictures.thumbnail(path, QSize(2**side, 2**side), 1)
    pictures.shut_down()
    qtbot.wait(200)
    assert len(told) < 5
