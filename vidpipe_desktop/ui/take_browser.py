"""All takes of one slot side by side: look at them, choose one, let go of it, ask for another."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.events import ProjectChanged
from vidpipe_desktop.core.models import FILM, STORYBOARD, Slot, SlotKind, Storyboard, Take, TakeState
from vidpipe_desktop.core.wording import kind_words, slot_name
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.player import Player
from vidpipe_desktop.ui.project_delegates import PathOf
from vidpipe_desktop.ui.slot_view import is_running
from vidpipe_desktop.ui.take_card import TakeCard
from vidpipe_desktop.ui.theme import GAP, MARGIN
from vidpipe_desktop.ui.wording import plural

_SIZE = 860, 640
_SHOWN = (TakeState.READY, TakeState.LOST)


class TakeBrowser(QDialog):
    """Follows the film while it is open. Arrows go from take to take, Space plays, Return uses the one that is shown."""

    choose_asked = Signal(str)  # take id
    release_asked = Signal(object)  # Slot
    another_asked = Signal(object)  # Slot

    def __init__(self, slot: Slot, change: ProjectChanged, engines: Engines, path_of: PathOf, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("takeBrowser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.slot = slot
        self._engines = engines
        self._path_of = path_of
        self._change = change
        self._takes: tuple[Take, ...] = ()
        self._looked_at = ""
        self.cards: list[TakeCard] = []
        self._title = label("", "title")
        self._words = label("", "muted", wrap=True)
        self.player = Player()
        self.player.setObjectName("takePlayer")
        self._reading = QPlainTextEdit()
        self._reading.setReadOnly(True)
        self._reading.setAccessibleName("Scenes of this storyboard")
        self._stage = QStackedWidget()
        self._strip = QScrollArea()
        self._group = QButtonGroup(self)
        self.use_button = Button("Use this take", "primary", "check")
        self.use_button.setObjectName("useTakeButton")
        self.release_button = Button("Let it follow changes", "", "pin")
        self.release_button.setObjectName("releaseTakeButton")
        self.another_button = Button(f"Another {kind_words(slot)}", "", "refresh")
        self.another_button.setObjectName("anotherTakeButton")
        self.close_button = Button("Close")
        self._lay_out()
        self._connect()
        self.resize(min(_SIZE[0], parent.width() - 32), min(_SIZE[1], parent.height() - 32))
        self.show_project(change)

    @property
    def looked_at(self) -> Take | None:
        """The take that is shown large."""
        return next((take for take in self._takes if take.id == self._looked_at), None)

    def show_project(self, change: ProjectChanged) -> None:
        """The film has changed: show its takes as they are now."""
        if change.project.id != self._change.project.id:
            return
        self._change = change
        takes = tuple(take for take in change.project.takes if take.slot == self.slot and take.state in _SHOWN)
        known = {take.id for take in self._takes}
        in_use = self._in_use()
        fresh = next((take.id for take in reversed(takes) if take.id not in known), "") if known else ""
        self._takes = takes
        self._build()
        looked_at = self.looked_at
        self._look_at(fresh or (looked_at.id if looked_at else in_use.id if in_use else ""))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Space and Return, wherever the focus is."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self.cards:
            ids = [card.take.id for card in self.cards]
            at = ids.index(self._looked_at) if self._looked_at in ids else 0
            self.cards[max(0, min(at + step, len(ids) - 1))].click()
        elif event.key() == Qt.Key.Key_Space:
            self.player.toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.use_button.isEnabled():
            self.use_button.click()
        else:
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Nothing plays on behind a closed dialog."""
        self.player.shut_down()
        super().done(result)

    def _in_use(self) -> Take | None:
        return self._change.plan.state(self.slot).take

    def _build(self) -> None:
        for card in self.cards:
            self._group.removeButton(card)
        row = QHBoxLayout()
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(GAP + 4)
        shape = self._change.project.brief.aspect_ratio
        state = self._change.plan.state(self.slot)
        self.cards = []
        for take in self._takes:
            used = state.take is not None and state.take.id == take.id
            card = TakeCard(take, shape, self._engines, self._path_of, in_use=used, stale=used and not state.fresh)
            card.setChecked(take.id == self._looked_at)
            card.clicked.connect(self._on_card_clicked)
            self._group.addButton(card)
            self.cards.append(card)
            row.addWidget(card)
        row.addStretch(1)
        body = QWidget()
        body.setProperty("part", "canvas")
        body.setLayout(row)
        self._strip.setWidget(body)
        height = self.cards[0].sizeHint().height() if self.cards else 60
        self._strip.setFixedHeight(height + 20)

    def _look_at(self, take_id: str) -> None:
        changed, self._looked_at = take_id != self._looked_at, take_id
        take = self.looked_at
        for card in self.cards:
            card.setChecked(card.take.id == take_id)
            if card.isChecked():
                self._strip.ensureWidgetVisible(card)
        if take and changed:
            self._show(take)
        self._enable()

    def _show(self, take: Take) -> None:
        name = f"Take {take.number}"
        if take.slot == STORYBOARD:
            self._reading.setPlainText(_scenes_text(take.storyboard))
        elif take.file is None or take.state is TakeState.LOST:
            self.player.clear()
        elif take.slot.kind in (SlotKind.CLIP, SlotKind.FILM):
            poster = self._path_of(take.thumbnail) if take.thumbnail else None
            self.player.offer(self._path_of(take.file), name, poster)
        else:
            self.player.show_picture(self._path_of(take.file), name)

    def _enable(self) -> None:
        take, in_use = self.looked_at, self._in_use()
        busy = is_running(self._change.project)
        usable = take is not None and take.state is TakeState.READY and self.slot != FILM
        if take and self.slot == STORYBOARD:
            usable = usable and take.storyboard is not None
        chosen = take is not None and in_use is not None and take.id == in_use.id
        self.use_button.setEnabled(usable and not busy and not (chosen and (in_use.pinned if in_use else False)))
        self.use_button.set_text("Keep this take" if chosen else "Use this take")
        self.release_button.setVisible(in_use is not None and in_use.pinned)
        self.release_button.setEnabled(not busy)
        self.another_button.setEnabled(not busy)
        self.use_button.setVisible(self.slot != FILM)

    def _say(self) -> None:
        name = slot_name(self.slot, self._change.plan.scenes)
        self.setWindowTitle(f"Takes: {name}")
        self._title.setText(name)
        count = plural(len(self._takes), "take")
        if is_running(self._change.project):
            self._words.setText(f"{count}. The film is being made: stop it to choose another.")
        elif self.slot == FILM:
            self._words.setText(f"{count}. The film is stitched from the clips in use; choose among those.")
        else:
            self._words.setText(f"{count}. The one you use stays, whatever changes, until you let it go.")

    def _lay_out(self) -> None:
        self._stage.addWidget(self.player)
        self._stage.addWidget(self._reading)
        self._stage.setCurrentIndex(1 if self.slot == STORYBOARD else 0)
        self._strip.setWidgetResizable(True)
        self._strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip.setAccessibleName("Takes")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for button in (self.another_button, self.release_button, self.use_button):
            buttons.addWidget(button)
        for button in (self.close_button, self.another_button, self.release_button, self.use_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN + GAP, MARGIN + GAP, MARGIN + GAP, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(GAP // 2)
        column.addWidget(self._stage, 1)
        column.addWidget(self._strip)
        column.addSpacing(GAP // 2)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.use_button.clicked.connect(self._on_use_clicked)
        self.release_button.clicked.connect(self._on_release_clicked)
        self.another_button.clicked.connect(self._on_another_clicked)
        self.close_button.clicked.connect(self.reject)

    def _on_card_clicked(self) -> None:
        card = self._group.checkedButton()
        if isinstance(card, TakeCard):
            self._look_at(card.take.id)

    def _on_use_clicked(self) -> None:
        self.choose_asked.emit(self._looked_at)

    def _on_release_clicked(self) -> None:
        self.release_asked.emit(self.slot)

    def _on_another_clicked(self) -> None:
        self.another_asked.emit(self.slot)


def _scenes_text(board: Storyboard | None) -> str:
    if board is None:
        return "The words of this storyboard were not kept: it was written by an earlier version of the app."
    return "\n\n".join(f"{scene.index + 1}.  {scene.description}" for scene in board.scenes)
