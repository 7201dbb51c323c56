"""One scene: its words, its start frame, end frame and clip, how each stands, and what can be done with it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from vidpipe_desktop.core.models import MediaFile, Project, Slot, SlotKind, TakeSource, TakeState
from vidpipe_desktop.core.plan import Plan, Reason, start_slot
from vidpipe_desktop.ui.naming import label, named

_THUMB = QSize(176, 99)
_TITLES = {SlotKind.START: "Start frame", SlotKind.END: "End frame", SlotKind.CLIP: "Clip"}
_REASONS = {
    Reason.MISSING: "still to be made",
    Reason.FOLLOWS: "waits for what is before it",
    Reason.STALE: "changed: will be made anew",
    Reason.RETRY: "failed",
    Reason.OPEN: "being made",
    Reason.LOST: "its file is gone",
}


class SlotView(QFrame):
    """A picture or clip with its state. Click: look at it; the menu: another take, one's own file."""

    opened = Signal(object)  # Slot
    another_wanted = Signal(object)  # Slot
    upload_wanted = Signal(object)  # Slot
    made_wanted = Signal(object)  # Slot

    def __init__(self, title: str) -> None:
        super().__init__()
        self.slot = Slot(SlotKind.CLIP)
        self.button = QToolButton()
        self.button.setIconSize(_THUMB)
        self.button.setMinimumSize(_THUMB.width() + 8, _THUMB.height() + 8)
        self.button.setAutoRaise(True)
        self.state = label("", "quiet")
        self.more = QToolButton()
        self.more.setText("•••")
        self.more.setAutoRaise(True)
        self.more.setAccessibleName(f"{title}: more")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.another = self.menu.addAction("&Another take")
        self.own = self.menu.addAction("&Use my own …")
        self.made = self.menu.addAction("Use the &made one")
        self.more.setMenu(self.menu)
        self.title = label(title, "badge")
        self._lay_out()
        self.button.clicked.connect(partial(self._tell, self.opened))
        self.another.triggered.connect(partial(self._tell, self.another_wanted))
        self.own.triggered.connect(partial(self._tell, self.upload_wanted))
        self.made.triggered.connect(partial(self._tell, self.made_wanted))

    def show_slot(
        self, project: Project, plan: Plan, slot: Slot, title: str, path: Callable[[MediaFile], Path]
    ) -> None:
        """Show how the slot stands."""
        self.slot = slot
        found = plan.state(slot)
        self.title.setText(title)
        self.button.setAccessibleName(title)
        picture = QPixmap(str(path(found.take.thumbnail))) if found.take and found.take.thumbnail else QPixmap()
        self.button.setIcon(QIcon(picture))
        self.button.setEnabled(found.take is not None)
        self.made.setEnabled(bool(found.take and found.take.pinned))
        text, bad = _state(project, plan, slot)
        self.state.setText(text)
        self.state.setProperty("role", "bad" if bad else "quiet")
        self.state.style().polish(self.state)

    def set_progress(self, fraction: float) -> None:
        """Show how far the slot is while it is being made."""
        self.state.setText(f"being made · {fraction:.0%}")

    def _tell(self, signal: SignalInstance, _checked: bool = False) -> None:
        signal.emit(self.slot)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.button)
        layout.addWidget(self.state)
        layout.addStretch(1)


def _state(project: Project, plan: Plan, slot: Slot) -> tuple[str, bool]:
    """The state in words, and whether it is bad."""
    found = plan.state(slot)
    if found.fresh and found.take:
        return ("your own file" if found.take.source is TakeSource.UPLOADED else f"take {found.take.number}"), False
    step = next((step for step in plan.steps if step.slot == slot), None)
    takes = [take for take in project.takes if take.slot == slot]
    if takes and takes[-1].state is TakeState.INTENDED:
        return "being made", False
    if step and step.reason is Reason.RETRY and takes and takes[-1].failure:
        failure = takes[-1].failure
        return f"{failure.title} {failure.advice}".strip(), True
    return (_REASONS[step.reason] if step else ""), False


class SceneCard(QFrame):
    """A card for one scene."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.number = label("", "badge")
        self.text = label("")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.slots = {kind: SlotView(title) for kind, title in _TITLES.items()}
        grid = QGridLayout()
        grid.setSpacing(12)
        for column, view in enumerate(self.slots.values()):
            grid.addWidget(view, 0, column)
        grid.setColumnStretch(len(self.slots), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addWidget(self.number)
        layout.addWidget(self.text)
        layout.addLayout(grid)

    def show_scene(self, project: Project, plan: Plan, index: int, path: Callable[[MediaFile], Path]) -> None:
        """Show scene `index` of the project."""
        scene = project.scenes[index]
        named(self, f"scene{index + 1}", f"Scene {index + 1}")
        self.number.setText(f"SCENE {index + 1}")
        self.text.setText(scene.description)
        self.text.setToolTip(f"{scene.motion_prompt}\n\n{scene.transition}")
        shared = f"Start frame · end of scene {index}" if index else "Start frame"
        for kind, slot, title in (
            (SlotKind.START, start_slot(project.scenes, index), shared),
            (SlotKind.END, Slot(SlotKind.END, scene.id), "End frame"),
            (SlotKind.CLIP, Slot(SlotKind.CLIP, scene.id), "Clip"),
        ):
            self.slots[kind].show_slot(project, plan, slot, title, path)


def wire(card: SceneCard, pairs: dict[str, Callable[[Slot], None]], parent: QWidget) -> None:
    """Connect every slot view's signals, by name."""
    card.setParent(parent)
    for view in card.slots.values():
        for signal, receiver in pairs.items():
            getattr(view, signal).connect(receiver)
