"""The film that is selected: its state, its player, and all of its scenes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vidpipe_desktop.core.events import Progressed, ProjectChanged
from vidpipe_desktop.core.models import FILM, RUNNING_STATUSES, MediaFile, Project, Slot, SlotKind, Status
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.ui.naming import label, named
from vidpipe_desktop.ui.player import Player
from vidpipe_desktop.ui.project_model import status_text
from vidpipe_desktop.ui.scene_card import SceneCard, wire


class ScenePanel(QWidget):
    """Fed with ProjectChanged; says what the person wants by signals."""

    resume_wanted = Signal()
    stop_wanted = Signal()
    save_wanted = Signal()
    another_wanted = Signal(object)  # Slot
    upload_wanted = Signal(object)  # Slot
    made_wanted = Signal(object)  # Slot

    def __init__(self) -> None:
        super().__init__()
        named(self, "scenePanel", "Film")
        self.project: Project | None = None
        self.plan: Plan | None = None
        self._media_path: Callable[[MediaFile], Path] | None = None
        self._film = ""
        self.heading = label("", "title")
        self.status = label("", "quiet")
        self.resume = named(QPushButton("&Resume"), "resumeButton", "Resume")
        self.stop = named(QPushButton("S&top"), "stopButton", "Stop")
        self.save = named(QPushButton("&Save film …"), "exportButton", "Save film", "primary")
        self.save.setShortcut("Ctrl+S")
        self.save.setEnabled(False)
        self.resume.hide()
        self.stop.hide()
        self.player = Player()
        self.list = named(QScrollArea(), "sceneList", "Scenes")
        self.list.setWidgetResizable(True)
        inside = QWidget()
        self._cards_layout = QVBoxLayout(inside)
        self._cards_layout.setContentsMargins(0, 0, 8, 0)
        self._cards_layout.setSpacing(12)
        self._cards_layout.addStretch(1)
        self.list.setWidget(inside)
        self._cards: list[SceneCard] = []
        self._lay_out()
        for button, signal in (
            (self.resume, self.resume_wanted),
            (self.stop, self.stop_wanted),
            (self.save, self.save_wanted),
        ):
            button.clicked.connect(signal)

    def attach(self, media_path: Callable[[MediaFile], Path]) -> None:
        """Where files lie."""
        self._media_path = media_path

    def show_project(self, event: ProjectChanged) -> None:
        """Show the project as it is now."""
        assert self._media_path is not None
        other = self.project is None or self.project.id != event.project.id
        self.project, self.plan = event.project, event.plan
        row = event.summary
        running = row.status in RUNNING_STATUSES
        self.heading.setText(" ".join(row.prompt.split())[:140])
        self.status.setText(f"{status_text(row)}    {row.message}".strip())
        self.resume.setVisible(not running and row.status is not Status.COMPLETE)
        self.stop.setVisible(running)
        self.save.setEnabled(row.status is Status.COMPLETE)
        while len(self._cards) < len(event.project.scenes):
            self._add_card()
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(event.project.scenes))
            if index < len(event.project.scenes):
                card.show_scene(event.project, event.plan, index, self._media_path)
        self._show_film(other)

    def show_progress(self, event: Progressed) -> None:
        """A step came further."""
        for card in self._cards:
            for view in card.slots.values():
                if view.slot == event.slot and event.step < 1:
                    view.set_progress(event.step)

    def open_slot(self, slot: Slot) -> None:
        """Show a picture large, or load a clip into the player."""
        take = self.plan.state(slot).take if self.plan else None
        if take is None or take.file is None or self._media_path is None:
            return
        path = self._media_path(take.file)
        if slot.kind in (SlotKind.CLIP, SlotKind.FILM):
            self.player.open(path)
            self.player.toggle()
        else:
            self.player.show_picture(path)

    def _show_film(self, other: bool) -> None:
        """Load the finished film when it is new; before that, show the newest picture."""
        assert self.plan is not None
        assert self._media_path is not None
        take = self.plan.state(FILM).take
        if take and take.file and self.plan.state(FILM).fresh:
            if other or take.file.sha256 != self._film:
                self._film = take.file.sha256
                self.player.open(self._media_path(take.file))
            return
        self._film = ""
        pictures = [
            state.take for slot, state in self.plan.states.items() if slot.kind in (SlotKind.START, SlotKind.END)
        ]
        files = [picture.file for picture in pictures if picture and picture.file]
        if files:
            self.player.show_picture(self._media_path(files[-1]))

    def _add_card(self) -> None:
        card = SceneCard()
        receivers: dict[str, Callable[[Slot], None]] = {
            "opened": self.open_slot,
            "another_wanted": self.another_wanted.emit,
            "upload_wanted": self.upload_wanted.emit,
            "made_wanted": self.made_wanted.emit,
        }
        wire(card, receivers, self)
        self._cards_layout.insertWidget(len(self._cards), card)
        self._cards.append(card)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.addWidget(self.heading)
        words.addWidget(self.status)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(words, 1)
        for button in (self.resume, self.stop, self.save):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.player, 3)
        layout.addWidget(self.list, 4)
