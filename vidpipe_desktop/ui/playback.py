"""Plays a file through QtMultimedia, which is loaded when first needed and may be missing."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Q_ARG, QGenericArgumentHolder, QLoggingCategory, QMetaObject, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QImage

from vidpipe_desktop.core.captions import NOT_IN_PICTURE
from vidpipe_desktop.core.models import FRAME_RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

_FRAME = round(1000 / FRAME_RATE)
"""Milliseconds."""
LACKING = (
    "The player needs a system library that is missing here. Everything else works, and films can be saved. "
    "On Debian or Ubuntu: sudo apt-get install libpulse0 libxrandr2"
)
BROKEN = "This file cannot be played. It may be damaged; make another take."


class Playback(QObject):
    """Frames, position and trouble as signals. Positions are milliseconds."""

    frame_arrived = Signal(object)  # QImage
    moved = Signal(object)  # int: position
    measured = Signal(object)  # int: duration
    playing_changed = Signal(bool)
    failed = Signal(str)  # a sentence
    captioned = Signal(bool)  # whether the file has captions that are not in its pictures
    told = Signal(str)  # the caption of this moment ("" = none)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player: QMediaPlayer | None = None
        self._audio: QAudioOutput | None = None
        self._sink: QVideoSink | None = None
        self._seen_frame = False
        self._loop = False

    def open(self, path: Path) -> bool:
        """Load the file and stand on its first frame. False if there is no multimedia here: `failed` has said why."""
        player = self._load()
        if player is None:
            self.failed.emit(LACKING)
            return False
        self._seen_frame = False
        _call(player, "setSource", Q_ARG(QUrl, QUrl.fromLocalFile(str(path))))
        player.pause()
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._player:
            _call(self._player, "stop")
            _call(self._player, "setSource", Q_ARG(QUrl, QUrl()))

    def play(self) -> None:
        """Go on, or from the start if it is at its end."""
        if self._player:
            if self._player.duration() and self._player.position() >= self._player.duration() - _FRAME:
                self._player.setPosition(0)
            self._player.play()

    def pause(self) -> None:
        """Hold the frame."""
        if self._player:
            self._player.pause()

    def seek(self, position: int) -> None:
        """Go to a position."""
        if self._player:
            self._player.setPosition(max(0, min(position, self._player.duration())))

    def step(self, frames: int) -> None:
        """Hold, and go some frames on or back."""
        if self._player:
            self._player.pause()
            self.seek(self._player.position() + frames * _FRAME)

    def set_volume(self, share: float) -> None:
        """0…1."""
        if self._audio:
            self._audio.setVolume(share)

    def set_muted(self, muted: bool) -> None:
        """Silence it."""
        if self._audio:
            self._audio.setMuted(muted)

    def set_looping(self, looping: bool) -> None:
        """Begin anew at the end."""
        self._loop = looping
        if self._player:
            self._player.setLoops(self._loops())

    def _loops(self) -> int:
        from PySide6.QtMultimedia import QMediaPlayer

        loops = QMediaPlayer.Loops.Infinite if self._loop else QMediaPlayer.Loops.Once
        return loops.value

    def _load(self) -> "QMediaPlayer | None":
        """The player, made when first needed; None where QtMultimedia cannot be loaded or has nothing to play with."""
        if self._player is not None:
            return self._player
        QLoggingCategory.setFilterRules("qt.multimedia*=false")
        try:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoSink
        except ImportError:
            return None
        player = QMediaPlayer(self)
        if not player.isAvailable():
            player.deleteLater()
            return None
        self._player, self._audio, self._sink = player, QAudioOutput(self), QVideoSink(self)
        player.setAudioOutput(self._audio)
        player.setVideoSink(self._sink)
        player.setLoops(self._loops())
        self._sink.videoFrameChanged.connect(self._on_frame_changed)
        player.positionChanged.connect(self._on_position_changed)
        player.durationChanged.connect(self._on_duration_changed)
        player.playingChanged.connect(self.playing_changed)
        player.tracksChanged.connect(self._on_tracks_changed)
        self._sink.subtitleTextChanged.connect(self.told)
        player.errorOccurred.connect(self._on_error_occurred)
        player.mediaStatusChanged.connect(self._on_status_changed)
        return player

    def _on_frame_changed(self, frame: "QVideoFrame") -> None:
        # The frame's memory may be used again after this slot, so its picture is taken at once.
        image: QImage = frame.toImage()
        if not image.isNull():
            self._seen_frame = True
            self.frame_arrived.emit(image)

    def _on_tracks_changed(self) -> None:
        """Qt plays no captions unasked. They are only asked for where the pictures don't show them already."""
        from PySide6.QtMultimedia import QMediaMetaData

        assert self._player
        comment = self._player.metaData().stringValue(QMediaMetaData.Key.Comment)
        beside = bool(self._player.subtitleTracks()) and comment == NOT_IN_PICTURE
        if beside:
            self._player.setActiveSubtitleTrack(0)
        self.captioned.emit(beside)

    def _on_position_changed(self, position: int) -> None:
        self.moved.emit(position)

    def _on_duration_changed(self, duration: int) -> None:
        self.measured.emit(duration)

    def _on_error_occurred(self) -> None:
        self.failed.emit(BROKEN)

    def _on_status_changed(self) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        # A cut-off file says "end of media" without ever having shown a frame.
        ended = self._player is not None and self._player.mediaStatus() is QMediaPlayer.MediaStatus.EndOfMedia
        if ended and not self._seen_frame:
            self.failed.emit(BROKEN)


def _call(player: "QMediaPlayer", slot: str, *arguments: QGenericArgumentHolder) -> None:
    """Call a slot that takes threads of the player down, with Python's lock released while it works.

    Called as a method it would hold that lock and wait for a thread which, to take leave of the audio output, waits for it.
    """
    QMetaObject.invokeMethod(player, slot, Qt.ConnectionType.DirectConnection, *arguments)
