"""The player: clips, films and pictures, with a time line, frame steps, sound and loop."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import ElidedLabel, IconButton, label
from vidpipe_desktop.ui.pictures import pictures
from vidpipe_desktop.ui.playback import Playback
from vidpipe_desktop.ui.screen import Screen
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import format_timecode

_VOLUME_STEPS = 100
_ROOM_FOR_VOLUME = 380
"""Pixels."""
_JUMP = 1000
"""Milliseconds an arrow key jumps on the time line."""


class TimeLine(QSlider):
    """A slider that goes where it is clicked."""

    scrubbed = Signal(object)  # int: milliseconds

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("timeLine")
        self.setAccessibleName("Position in the film")
        self.setSingleStep(_JUMP)
        self.setPageStep(5 * _JUMP)
        self.setEnabled(False)
        self.sliderMoved.connect(self._on_moved)
        self.actionTriggered.connect(self._on_action)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump there, and drag on from there."""
        if event.button() is Qt.MouseButton.LeftButton and not self._handle_contains(event):
            share = event.position().x() / max(1, self.width())
            if self.isRightToLeft():
                share = 1 - share
            self.setSliderPosition(round(share * self.maximum()))
            self.scrubbed.emit(self.sliderPosition())
        super().mousePressEvent(event)

    def _handle_contains(self, event: QMouseEvent) -> bool:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        return handle.contains(event.position().toPoint())

    def _on_moved(self, position: int) -> None:
        self.scrubbed.emit(position)

    def _on_action(self) -> None:
        # Arrow and page keys; the value follows when the player has got there.
        self.scrubbed.emit(self.sliderPosition())


class Player(QWidget):
    """Shows one thing at a time. Space plays and pauses, comma and full stop step, M mutes, L loops, C shows captions."""

    paused_or_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("player")
        self.setAccessibleName("Player")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.screen_area = Screen()
        self.time_line = TimeLine()
        self.caption = ElidedLabel("", "caption")
        self.time_label = label("", "caption")
        self.play_button = IconButton("play", "Play", "Space")
        self.back_button = IconButton("step-back", "One frame back", ",")
        self.forward_button = IconButton("step-forward", "One frame on", ".")
        self.loop_button = IconButton("loop", "Loop", "L")
        self.captions_button = IconButton("captions", "Captions", "C")
        self.mute_button = IconButton("volume", "Mute", "M")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self._playback = Playback(self)
        self._file: Path | None = None
        self._picture: Path | None = None
        self._told = ""
        self._opened = False
        self._duration = 0
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self._let_go()
        self.screen_area.show_image(None)
        self.caption.set_text("")
        self._enable(playable=False)

    def show_picture(self, path: Path, caption: str) -> None:
        """Show a picture, as soon as it is decoded."""
        self.caption.set_text(caption)
        if path == self._picture and self._file is None:
            return
        self._let_go()
        self._picture = path
        self._show_picture()
        self._enable(playable=False)

    def offer(self, path: Path, caption: str, poster: Path | None) -> None:
        """Have a clip or film ready; it is loaded when it is first played. poster: the picture until then."""
        self._let_go()
        self._file, self._picture = path, poster
        self.caption.set_text(caption)
        if poster is None:
            self.screen_area.show_image(None)
        self._show_picture()
        self._enable(playable=True)
        self.screen_area.offer_play(True)
        if poster is None:
            self._open()

    def play(self) -> None:
        """Play what is on offer."""
        if self._file is None or not self._open():
            return
        self._playback.play()

    @property
    def file(self) -> Path | None:
        """The clip or film on offer."""
        return self._file

    @property
    def is_playing(self) -> bool:
        """Whether something moves."""
        return bool(self.play_button.property("playing"))

    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self._playback.pause()
        else:
            self.play()

    def shut_down(self) -> None:
        """Stop at once, for good."""
        self._let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, mute alone must do."""
        super().resizeEvent(event)
        self.volume.setVisible(self.width() >= _ROOM_FOR_VOLUME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The player's own keys."""
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                self.toggle()
            case Qt.Key.Key_Comma:
                self._on_back_clicked()
            case Qt.Key.Key_Period:
                self._on_forward_clicked()
            case Qt.Key.Key_M:
                self.mute_button.toggle()
            case Qt.Key.Key_L:
                self.loop_button.toggle()
            case Qt.Key.Key_C if self.captions_button.isVisible():
                self.captions_button.toggle()
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                ahead = event.key() == Qt.Key.Key_Right
                self._playback.seek(self.time_line.value() + (_JUMP if ahead else -_JUMP))
            case _:
                super().keyPressEvent(event)

    def _open(self) -> bool:
        if not self._opened and self._file is not None:
            self._opened = self._playback.open(self._file)
            self._playback.set_muted(self.mute_button.isChecked())
            self._playback.set_volume(self.volume.value() / _VOLUME_STEPS)
            self._playback.set_looping(self.loop_button.isChecked())
        return self._opened

    def _show_picture(self) -> None:
        """The picture, or the poster; until it is decoded, what was shown before."""
        if self._picture is None:
            return
        if found := pictures().full(self._picture):
            self.screen_area.show_image(found.toImage())
        elif pictures().is_unreadable(self._picture):
            self.screen_area.say("This picture cannot be shown. It may be damaged; make another take.")

    def _let_go(self) -> None:
        self._playback.close()
        self._file, self._picture, self._opened, self._duration = None, None, False, 0
        self._on_playing_changed(playing=False)
        self.screen_area.offer_play(False)
        self._on_told("")
        self.captions_button.hide()

    def _enable(self, *, playable: bool) -> None:
        for control in (self.play_button, self.back_button, self.forward_button, self.time_line):
            control.setEnabled(playable)
        for control in (self.loop_button, self.mute_button, self.volume):
            control.setEnabled(playable)
        self.time_line.setRange(0, 0)
        self.time_label.setText("")

    def _lay_out(self) -> None:
        self.volume.setRange(0, _VOLUME_STEPS)
        self.volume.setValue(80)
        self.volume.setFixedWidth(72)
        self.volume.setAccessibleName("Volume")
        self.volume.setToolTip("Volume")
        self.loop_button.setCheckable(True)
        self.mute_button.setCheckable(True)
        self.captions_button.setCheckable(True)
        self.captions_button.setChecked(True)
        self.play_button.setObjectName("playButton")
        controls = QHBoxLayout()
        controls.setSpacing(0)
        for button in (self.back_button, self.play_button, self.forward_button, self.loop_button):
            controls.addWidget(button)
        controls.addSpacing(GAP)
        controls.addWidget(self.time_label)
        controls.addSpacing(GAP)
        controls.addWidget(self.caption, 1)
        controls.addWidget(self.captions_button)
        controls.addWidget(self.mute_button)
        controls.addWidget(self.volume)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.screen_area, 1)
        column.addWidget(self.time_line)
        column.addLayout(controls)

    def _connect(self) -> None:
        self.screen_area.clicked.connect(self.toggle)
        self.play_button.clicked.connect(self.toggle)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.forward_button.clicked.connect(self._on_forward_clicked)
        self.loop_button.toggled.connect(self._playback.set_looping)
        self.captions_button.toggled.connect(self._on_captions_toggled)
        self.mute_button.toggled.connect(self._on_mute_toggled)
        self.volume.valueChanged.connect(self._on_volume_changed)
        self.time_line.scrubbed.connect(self._on_scrubbed)
        pictures().loaded.connect(self._on_picture_loaded)
        self._playback.frame_arrived.connect(self._on_frame_arrived)
        self._playback.moved.connect(self._on_moved)
        self._playback.measured.connect(self._on_measured)
        self._playback.playing_changed.connect(self._on_playing_changed)
        self._playback.playing_changed.connect(self._on_stopped)
        self._playback.captioned.connect(self.captions_button.setVisible)
        self._playback.told.connect(self._on_told)
        self._playback.failed.connect(self._on_failed)

    def _on_back_clicked(self) -> None:
        if self._open():
            self._playback.step(-1)

    def _on_forward_clicked(self) -> None:
        if self._open():
            self._playback.step(1)

    def _on_scrubbed(self, position: int) -> None:
        if self._open():
            self._playback.seek(position)

    def _on_mute_toggled(self, muted: bool) -> None:
        self.mute_button.set_glyph("mute" if muted else "volume")
        self._playback.set_muted(muted)

    def _on_captions_toggled(self, shown: bool) -> None:
        self.screen_area.tell(self._told if shown else "")

    def _on_told(self, caption: str) -> None:
        self._told = caption
        self._on_captions_toggled(self.captions_button.isChecked())

    def _on_volume_changed(self, value: int) -> None:
        self._playback.set_volume(value / _VOLUME_STEPS)

    def _on_picture_loaded(self, path: str) -> None:
        if path == str(self._picture) and not self._opened:
            self._show_picture()

    def _on_frame_arrived(self, image: QImage) -> None:
        if self._file is not None:
            self.screen_area.show_image(image)

    def _on_moved(self, position: int) -> None:
        if not self.time_line.isSliderDown():
            self.time_line.setValue(position)
        self._say_time(position)

    def _on_measured(self, duration: int) -> None:
        self._duration = duration
        self.time_line.setRange(0, duration)
        self._say_time(self.time_line.value())

    def _on_playing_changed(self, playing: bool) -> None:
        self.play_button.setProperty("playing", playing)
        self.play_button.set_glyph("pause" if playing else "play")
        self.play_button.rename("Pause" if playing else "Play", "Space")
        untouched = self.time_line.value() in (0, self.time_line.maximum())
        self.screen_area.offer_play(not playing and self._file is not None and untouched)

    def _on_stopped(self, playing: bool) -> None:
        if not playing:
            self.paused_or_ended.emit()

    def _on_failed(self, words: str) -> None:
        self.screen_area.say(words)
        self.screen_area.offer_play(False)

    def _say_time(self, position: int) -> None:
        if self._duration:
            self.time_label.setText(f"{format_timecode(position)} / {format_timecode(self._duration)}")
