"""Plays a clip or the film, with scrubbing; shows a picture where that is all there is.

Frames are painted in a widget of our own: QVideoWidget can neither be grabbed nor styled.
"""

from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from vidpipe_desktop.ui.naming import label, named

_FRAME = 1000 // 24


class Screen(QWidget):
    """Shows one image, as large as fits."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setMinimumHeight(180)
        self.setAccessibleName("Picture")

    def show_image(self, image: QImage) -> None:
        """Show the image from now on."""
        self._image = image
        self.update()

    def sizeHint(self) -> QSize:
        """Wide, like most films."""
        return QSize(640, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Black, and the image in the middle."""
        brush = QPainter(self)
        brush.fillRect(self.rect(), QColor("#0b0b0d"))
        if not self._image.isNull():
            size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            x, y = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            brush.drawImage(QRect(x, y, size.width(), size.height()), self._image)
        brush.end()


class Player(QFrame):
    """Screen, play button, slider and time code."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "player", "Player")
        self.setProperty("card", True)
        self.screen_view = Screen()
        self.button = named(QPushButton("Play"), "playButton", "Play or pause")
        self.slider = named(QSlider(Qt.Orientation.Horizontal), "playerSlider", "Position")
        self.time = label("0:00 / 0:00", "quiet")
        self.message = label("", "quiet")
        self._media: Any = None
        self._sound: Any = None
        self._sink: Any = None
        self._lay_out()
        self._set_controls(False)
        self.button.clicked.connect(self.toggle)
        self.slider.sliderMoved.connect(self._on_slider_moved)
        for keys, slot in (("Space", self.toggle), (".", self.step_forward), (",", self.step_back)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def show_picture(self, path: Path) -> None:
        """Show a still."""
        if self._media is not None:
            self._media.stop()
        self._set_controls(False)
        self.screen_view.show_image(QImage(str(path)))

    def open(self, path: Path) -> None:
        """Load a clip or film, show its first frame, and wait."""
        if not self._can_play():
            return
        self._set_controls(True)
        self._media.setSource(QUrl.fromLocalFile(str(path)))
        self._media.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self._media is None or not self.button.isEnabled():
            return
        playing = self._media.isPlaying()
        if playing:
            self._media.pause()
        else:
            self._media.play()
        self.button.setText("Play" if playing else "Pause")

    def step_forward(self) -> None:
        """One frame on."""
        self._step(_FRAME)

    def step_back(self) -> None:
        """One frame back."""
        self._step(-_FRAME)

    def stop(self) -> None:
        """Let go of the file."""
        if self._media is not None:
            self._media.stop()
            self._media.setSource(QUrl())

    def _step(self, milliseconds: int) -> None:
        if self._media is not None:
            self._media.pause()
            self._media.setPosition(max(0, self._media.position() + milliseconds))

    def _can_play(self) -> bool:
        """Make the player when it is first needed; without Qt's sound library, say what to install."""
        if self._media is not None:
            return True
        try:
            multimedia = import_module("PySide6.QtMultimedia")
        except ImportError as error:
            self.message.setText(
                f"Films can be made and saved, but not played here: {error}. On Debian or Ubuntu: apt-get install libpulse0"
            )
            self.message.show()
            return False
        self._media, self._sink, self._sound = (
            multimedia.QMediaPlayer(self),
            multimedia.QVideoSink(self),
            multimedia.QAudioOutput(self),
        )
        self._media.setVideoSink(self._sink)
        self._media.setAudioOutput(self._sound)
        self._sink.videoFrameChanged.connect(self._on_frame_changed)
        self._media.positionChanged.connect(self._on_position_changed)
        self._media.durationChanged.connect(self._on_duration_changed)
        self._media.errorOccurred.connect(self._on_error_occurred)
        return True

    def _on_frame_changed(self, frame: Any) -> None:
        if frame.isValid():
            self.screen_view.show_image(frame.toImage())

    def _on_position_changed(self, position: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(position)
        self.time.setText(f"{_time_code(position)} / {_time_code(self._media.duration())}")
        if not self._media.isPlaying():
            self.button.setText("Play")

    def _on_duration_changed(self, duration: int) -> None:
        self.slider.setRange(0, duration)

    def _on_error_occurred(self, _error: object, text: str) -> None:
        self.message.setText(f"This file cannot be played: {text}.")
        self.message.show()

    def _on_slider_moved(self, position: int) -> None:
        self._media.setPosition(position)

    def _set_controls(self, on: bool) -> None:
        for control in (self.button, self.slider):
            control.setEnabled(on)
        self.message.hide()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        self.time.setWordWrap(False)
        for part in (self.button, self.slider, self.time):
            bar.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.screen_view, 1)
        layout.addLayout(bar)
        layout.addWidget(self.message)


def _time_code(milliseconds: int) -> str:
    seconds = milliseconds // 1000
    return f"{seconds // 60}:{seconds % 60:02d}"
