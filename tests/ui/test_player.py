"""The player: pictures, clips, frames, what it does with broken files and without multimedia."""

import builtins
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Bench, settle
from vidpipe_desktop.core.models import Slot, SlotKind
from vidpipe_desktop.ui.playback import BROKEN, LACKING, Playback
from vidpipe_desktop.ui.player import Player

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)


@pytest.fixture
def player(qapp: QApplication) -> Iterator[Player]:
    made = Player()
    made.resize(640, 420)
    made.show()
    yield made
    made.shut_down()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


def test_a_picture_is_shown_and_can_be_grabbed(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    picture = QImage(320, 180, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff8800"))
    picture.save(str(tmp_path / "picture.png"))
    player.show_picture(tmp_path / "picture.png", "Scene 1, start frame")
    qtbot.waitUntil(lambda: player.screen_area.image is not None, timeout=10_000)
    seen = player.grab().toImage()
    assert seen.pixelColor(seen.width() // 2, seen.height() // 3).name() == "#ff8800"
    assert player.caption.whole_text() == "Scene 1, start frame"
    assert not player.play_button.isEnabled()


def test_a_clip_plays_its_frames_and_its_time(player: Player, clip: Path, qtbot: QtBot) -> None:
    player.offer(clip, "Scene 1, clip", None)
    with qtbot.waitSignal(player._playback.frame_arrived, timeout=10_000):
        player.play()
    qtbot.waitUntil(lambda: player.time_line.value() > 0, timeout=10_000)
    assert player.time_line.maximum() == pytest.approx(1000, abs=60)
    assert player.time_label.text().endswith("/ 0:01.0")
    assert player.play_button.accessibleName() == "Pause"
    image = player.screen_area.image
    assert image is not None
    assert (image.width(), image.height()) == (160, 90)


def test_keys_play_step_mute_and_loop(player: Player, clip: Path, qtbot: QtBot) -> None:
    player.offer(clip, "clip", None)
    qtbot.waitUntil(lambda: player.time_line.maximum() > 0, timeout=10_000)
    QTest.keyClick(player, Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: player.time_line.value() > 20, timeout=10_000)
    stepped = player.time_line.value()
    assert stepped == pytest.approx(42, abs=3)
    QTest.keyClick(player, Qt.Key.Key_Comma)
    qtbot.waitUntil(lambda: player.time_line.value() < stepped, timeout=10_000)
    QTest.keyClick(player, Qt.Key.Key_M)
    assert player.mute_button.isChecked()
    QTest.keyClick(player, Qt.Key.Key_L)
    assert player.loop_button.isChecked()
    QTest.keyClick(player, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.play_button.accessibleName() == "Pause", timeout=10_000)
    QTest.keyClick(player, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.play_button.accessibleName() == "Play", timeout=10_000)


_OPENED_AND_CLOSED = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from vidpipe_desktop.ui.playback import Playback
application = QApplication([])
for _ in range(120):
    playback = Playback()
    playback.open(Path(sys.argv[1]))
    playback.play()
    enough = time.monotonic() + 0.03
    while time.monotonic() < enough:
        QCoreApplication.processEvents()
    playback.close()
    playback.deleteLater()
"""


def test_closing_what_sounds_never_waits_for_a_thread_that_waits_for_python(tmp_path: Path) -> None:
    """It did once in fifty times. In a process of its own, because what hangs like that cannot be stopped."""
    film = tmp_path / "film.mp4"
    with av.open(str(film), "w") as container:
        pictures = container.add_stream("libx264", rate=24, width=160, height=90, pix_fmt="yuv420p")
        sound = container.add_stream("aac", rate=48_000, layout="stereo")
        for _ in range(48):
            container.mux(pictures.encode(av.VideoFrame(160, 90, "yuv420p")))
            silence = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
            silence.sample_rate = 48_000
            container.mux(sound.encode(silence))
        for stream in (pictures, sound):
            container.mux(stream.encode(None))
    subprocess.run([sys.executable, "-c", _OPENED_AND_CLOSED, film], check=True, timeout=60, capture_output=True)


def test_a_click_on_the_time_line_goes_there(player: Player, clip: Path, qtbot: QtBot) -> None:
    player.offer(clip, "clip", None)
    qtbot.waitUntil(lambda: player.time_line.maximum() > 0, timeout=10_000)
    line = player.time_line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, line.height() // 2))
    qtbot.waitUntil(lambda: abs(line.value() - 500) < 60, timeout=10_000)


def test_a_poster_stands_until_the_film_is_played(player: Player, clip: Path, tmp_path: Path, qtbot: QtBot) -> None:
    poster = QImage(64, 36, QImage.Format.Format_RGB32)
    poster.fill(QColor("#3366ff"))
    poster.save(str(tmp_path / "poster.png"))
    player.offer(clip, "Film", tmp_path / "poster.png")
    qtbot.waitUntil(lambda: player.screen_area.image is not None, timeout=10_000)
    assert player.screen_area.image is not None
    assert player.screen_area.image.pixelColor(3, 3).name() == "#3366ff"
    assert player.play_button.isEnabled()


@pytest.mark.parametrize("cut", [0, 600])
def test_a_broken_file_is_said_to_be_broken(player: Player, clip: Path, tmp_path: Path, qtbot: QtBot, cut: int) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(clip.read_bytes()[:cut] or b"not a film at all")
    with qtbot.waitSignal(player._playback.failed, timeout=10_000):
        player.offer(broken, "clip", None)
        player.play()
    assert player.screen_area.words == BROKEN


@pytest.mark.parametrize("content", [b"nothing", None])
def test_a_picture_that_cannot_be_read_is_said_to_be(
    player: Player, tmp_path: Path, qtbot: QtBot, content: bytes | None
) -> None:
    path = tmp_path / "bad.png"
    if content is not None:
        path.write_bytes(content)
    player.show_picture(path, "Scene 1")
    qtbot.waitUntil(lambda: "cannot be shown" in player.screen_area.words, timeout=10_000)


def test_without_multimedia_the_player_says_what_to_install(
    player: Player, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def lacking(name: str, *rest: object, **more: object) -> object:
        if name == "PySide6.QtMultimedia":
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", lacking)
    player.offer(clip, "clip", None)
    assert player.screen_area.words == LACKING
    assert "apt-get install" in LACKING
    player.play()


def test_nothing_is_loaded_until_something_is_played(qapp: QApplication) -> None:
    playback = Playback()
    playback.play()
    playback.step(1)
    playback.close()
    assert playback._player is None


def test_a_finished_film_is_on_offer_with_its_picture(attached: Bench, qtbot: QtBot) -> None:
    project_id = attached.finished_film()
    attached.select(project_id)
    attached.window.films.selected.emit(project_id)
    settle()
    player = attached.window.panel.player
    assert player.caption.whole_text() == "Film"
    qtbot.waitUntil(lambda: player.screen_area.image is not None, timeout=10_000)
    with qtbot.waitSignal(player._playback.playing_changed, timeout=10_000):
        attached.window.films.opened.emit(project_id)


def test_a_running_film_shows_its_newest_picture(attached: Bench) -> None:
    project_id = attached.running_film(3)
    attached.select(project_id)
    attached.window.films.selected.emit(project_id)
    settle()
    assert attached.window.panel.player.caption.whole_text() == "Scene 1, end frame"
    attached.desk.advance(project_id, 2)
    assert attached.window.panel.player.caption.whole_text() == "Scene 2, end frame"


def test_a_rough_cut_is_on_offer_until_the_film_is_there(attached: Bench, clip: Path, tmp_path: Path) -> None:
    project_id, desk = attached.running_film(1), attached.desk
    attached.select(project_id)
    attached.window.films.selected.emit(project_id)
    assert desk.rough_cuts.asked == [project_id]
    player = attached.window.panel.player
    desk.rough_cuts.show(project_id, clip, whole=False)
    assert (player.file, player.caption.whole_text()) == (clip, "Rough cut of scene 1")
    whole = tmp_path / "whole.mp4"
    whole.write_bytes(clip.read_bytes())
    desk.advance(project_id, steps=1)
    desk.rough_cuts.show(project_id, whole, whole=True)
    assert (player.file, player.caption.whole_text()) == (whole, "Rough cut")
    desk.advance(project_id)
    settle()
    assert player.caption.whole_text() == "Film"
    assert player.file != whole
    desk.rough_cuts.show(project_id, whole, whole=True)
    assert player.caption.whole_text() == "Film"
    assert desk.rough_cuts.asked == [project_id]


def test_the_film_waits_until_the_rough_cut_that_plays_stands_still(attached: Bench, clip: Path, qtbot: QtBot) -> None:
    project_id, desk = attached.running_film(1), attached.desk
    attached.select(project_id)
    attached.window.films.selected.emit(project_id)
    player = attached.window.panel.player
    desk.rough_cuts.show(project_id, clip, whole=True)
    player.loop_button.click()
    player.play()
    qtbot.waitUntil(lambda: player.is_playing, timeout=10_000)
    desk.advance(project_id)
    settle()
    assert player.caption.whole_text() == "Rough cut"
    player.toggle()
    qtbot.waitUntil(lambda: player.caption.whole_text() == "Film", timeout=10_000)


def test_what_was_opened_stays_on_while_the_film_grows(attached: Bench) -> None:
    project_id = attached.running_film(3)
    attached.select(project_id)
    attached.window.films.selected.emit(project_id)
    settle()
    scene = attached.desk.projects[project_id].scenes[0]
    attached.window.panel.open_slot(Slot(SlotKind.START, scene.id))
    attached.desk.advance(project_id)
    assert attached.window.panel.player.caption.whole_text() == "Scene 1, start frame"
