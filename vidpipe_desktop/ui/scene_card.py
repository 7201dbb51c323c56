"""One scene as a card: number, description, start, end and clip, what went wrong, and the prompts."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from vidpipe_desktop.core.models import AspectRatio, Scene, Slot, SlotKind
from vidpipe_desktop.core.wording import kind_words
from vidpipe_desktop.ui.buttons import Button, IconButton, label, restyle, set_tone
from vidpipe_desktop.ui.failure_note import FailureNote
from vidpipe_desktop.ui.flow_layout import FlowLayout
from vidpipe_desktop.ui.icons import icon
from vidpipe_desktop.ui.project_delegates import PathOf
from vidpipe_desktop.ui.slot_tile import SlotTile, TileWords
from vidpipe_desktop.ui.slot_view import Look, SlotView
from vidpipe_desktop.ui.staging_view import StagingView
from vidpipe_desktop.ui.theme import GAP, tokens

_TOOL = 28


class PromptsView(QWidget):
    """The prompts of a scene, each with a copy button; folded away, and made when first unfolded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Placed by the card, beside its other links.
        self.toggle = Button("Prompts", "quiet", "chevron-right")
        self.toggle.setCheckable(True)
        self._prompts: dict[str, str] = {}
        self._texts: dict[str, QLabel] = {}
        self.hide()
        self.toggle.toggled.connect(self._on_toggled)

    def show_scene(self, scene: Scene) -> None:
        """Keep the scene's words up to date."""
        self._prompts = {
            "Start frame": scene.start_prompt,
            "End frame": scene.end_prompt,
            "Motion": scene.motion_prompt,
            "Transition": scene.transition,
        }
        self.toggle.setHidden(not any(self._prompts.values()))
        self._fill()

    def _fill(self) -> None:
        for name, text in self._texts.items():
            if text.text() != self._prompts[name]:
                text.setText(self._prompts[name])

    def _make_texts(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, 0, 0, GAP)
        column.setSpacing(GAP)
        for name in self._prompts:
            column.addLayout(self._entry(name))

    def _entry(self, name: str) -> QVBoxLayout:
        text = label("", "", wrap=True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(name)
        self._texts[name] = text
        top = QHBoxLayout()
        top.addWidget(label(name, "caption"))
        top.addStretch(1)
        top.addWidget(CopyButton(name, text))
        entry = QVBoxLayout()
        entry.setSpacing(0)
        entry.addLayout(top)
        entry.addWidget(text)
        return entry

    def _on_toggled(self, open_now: bool) -> None:
        if open_now and not self._texts:
            self._make_texts()
            self._fill()
        self.setVisible(open_now)
        self.toggle.set_glyph("chevron-down" if open_now else "chevron-right")


class CopyButton(IconButton):
    """Copies the text of a label."""

    def __init__(self, name: str, source: QLabel) -> None:
        super().__init__("copy", f"Copy the prompt: {name.lower()}")
        self._source = source
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._source.text())
        self.set_glyph("check")


class SceneCard(QFrame):
    """Signals carry the slot that was meant."""

    opened = Signal(object)  # Slot
    regenerate_asked = Signal(object)  # Slot
    upload_asked = Signal(object)  # Slot
    use_made_asked = Signal(object)  # Slot
    takes_asked = Signal(object)  # Slot
    keep_asked = Signal(str)  # take id
    scene_asked = Signal(object)  # int: index of the scene to go to
    edit_asked = Signal(str)  # scene id
    add_asked = Signal(int)  # number of the new scene, from 0
    move_asked = Signal(str, int)  # scene id, its new number, from 0
    remove_asked = Signal(str)  # scene id
    film_menu_opened = Signal(object, str)  # QMenu that offers may be added to, scene id
    suggestion_asked = Signal(object)  # Slot
    retry_asked = Signal(object)  # Slot
    staging_asked = Signal(str, object)  # scene id, tuple[Choice, ...]
    staging_made = Signal(object)  # StagedScene

    def __init__(self, scene: Scene, shape: AspectRatio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.setObjectName(f"sceneCard{scene.index + 1}")
        number = scene.index + 1
        self._number = label(f"{number}", "number")
        self._number.setAccessibleName(f"Scene {number}")
        self._scene = scene
        self._last = True
        self._facts = label("", "caption", wrap=True)
        self._why = label("", "caption", wrap=True)
        set_tone(self._why, "warn")
        self._description = label("", "", wrap=True)
        self.edit_button = Button("Edit", "quiet", "pen")
        self.edit_button.setAccessibleName(f"Edit scene {number}")
        self.edit_button.setToolTip(f"Edit scene {number} (F2)")
        self.edit_button.setObjectName(f"editScene{number}")
        self.more_button = IconButton("more", f"More for scene {number}")
        self.more_button.setFixedSize(_TOOL, _TOOL)
        self._shared = Button(f"Shared with scene {number - 1}", "quiet", "link")
        self._shared.setToolTip("This start frame is the end frame of the scene before: change one and both change")
        self._before = scene.index - 1
        self._note = FailureNote()
        self._prompts = PromptsView()
        self.staging = StagingView(number)
        self.tiles = {
            "start": SlotTile(TileWords("Start", f"Scene {number}, start frame"), shape),
            "end": SlotTile(TileWords("End", f"Scene {number}, end frame"), shape),
            "clip": SlotTile(TileWords("Clip", f"Scene {number}, clip"), shape),
        }
        self._lay_out()
        self._shared.setHidden(scene.index == 0)
        self._hear()
        self._add_keys()

    def _hear(self) -> None:
        """What the parts ask is asked of the card."""
        self._note.reword_asked.connect(self._on_edit_clicked)
        self._note.suggestion_asked.connect(self.suggestion_asked)
        self._note.retry_asked.connect(self.retry_asked)
        self.staging.asked.connect(self.staging_asked)
        self.staging.made.connect(self.staging_made)
        self._shared.clicked.connect(self._on_shared_clicked)
        for tile in self.tiles.values():
            tile.opened.connect(self.opened)
            tile.regenerate_asked.connect(self.regenerate_asked)
            tile.upload_asked.connect(self.upload_asked)
            tile.use_made_asked.connect(self.use_made_asked)
            tile.takes_asked.connect(self.takes_asked)
            tile.keep_asked.connect(self.keep_asked)
            tile.film_menu_opened.connect(self.film_menu_opened)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.more_button.clicked.connect(self.open_menu)

    def show_scene(
        self, scene: Scene, views: Mapping[str, SlotView], path_of: PathOf | None, *, busy: bool, facts: str, count: int
    ) -> None:
        """Show the scene and its slots as they are now. facts: what is special about it; count: of scenes."""
        self._scene, self._last = scene, scene.index == count - 1
        written = not scene.id.startswith("#")
        for button in (self.edit_button, self.more_button):
            button.setVisible(written)
            button.setEnabled(written and not busy)
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))
        self._description.setText(scene.description or "The storyboard will say what happens here.")
        self._description.setProperty("role", "" if scene.description else "muted")
        self._prompts.show_scene(scene)
        self.staging.show_scene(scene, busy=busy)
        for name, view in views.items():
            self.tiles[name].show_view(view, path_of, busy=busy)
        own = {name: view for name, view in views.items() if name != "start" or scene.index == 0}
        self._note.show_views(own, busy=busy)
        stale = [f"{kind_words(view.slot).capitalize()}: {view.why}" for view in own.values() if view.why]
        self._why.setText("\n".join(stale))
        self._why.setVisible(bool(stale))
        lively = any(view.look is Look.MAKING for view in own.values())
        if self.lively != lively:
            self.setProperty("lively", lively)
            restyle(self)

    @property
    def lively(self) -> bool:
        """Something in this scene is being made."""
        return bool(self.property("lively"))

    @property
    def troubled(self) -> bool:
        """Something in this scene went wrong."""
        return not self._note.isHidden()

    def tile_of(self, slot: Slot) -> SlotTile | None:
        """The tile that shows the slot."""
        return next((tile for tile in self.tiles.values() if tile.view and tile.view.slot == slot), None)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP + 2)
        top.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        for words in (self._description, self._facts):
            said.addWidget(words)
        top.addLayout(said, 1)
        pictures = QHBoxLayout()
        pictures.setSpacing(GAP + 2)
        for tile in self.tiles.values():
            pictures.addWidget(tile, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 4, GAP + 4, GAP + 4, GAP - 2)
        column.setSpacing(GAP + 2)
        column.addLayout(top)
        column.addLayout(pictures)
        column.addWidget(self._note)
        column.addWidget(self._why)
        foot = QWidget()
        links = FlowLayout(foot, GAP + 4)
        for link in (self.edit_button, self.staging.toggle, self._prompts.toggle, self._shared, self.more_button):
            links.addWidget(link)
        column.addWidget(foot)
        column.addWidget(self.staging)
        column.addWidget(self._prompts)

    def open_menu(self) -> None:
        """What can be done with the scene."""
        menu, look = QMenu(self), tokens()
        menu.setObjectName("sceneMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        alone = self._last and self._scene.index == 0
        for words, glyph, deed, on in (
            ("Edit scene…", "pen", self._on_edit_clicked, True),
            ("Add a scene before…", "plus", self._on_add_before, True),
            ("Add a scene after…", "plus", self._on_add_after, True),
            ("Move up", "up", self.move_up, self._scene.index > 0),
            ("Move down", "down", self.move_down, not self._last),
            ("Delete scene", "trash", self._on_remove, not alone),
        ):
            action = menu.addAction(icon(glyph, look.muted, look.faint), words)
            action.setEnabled(on)
            action.triggered.connect(deed)
        menu.addSeparator()
        self.film_menu_opened.emit(menu, self._scene.id)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))

    def move_up(self) -> None:
        """One place earlier."""
        if self._scene.index and self.edit_button.isEnabled():
            self.move_asked.emit(self._scene.id, self._scene.index - 1)

    def move_down(self) -> None:
        """One place later."""
        if not self._last and self.edit_button.isEnabled():
            self.move_asked.emit(self._scene.id, self._scene.index + 1)

    def _add_keys(self) -> None:
        for keys, deed in (("F2", self.edit_button.click), ("Alt+Up", self.move_up), ("Alt+Down", self.move_down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _on_edit_clicked(self) -> None:
        self.edit_asked.emit(self._scene.id)

    def _on_add_before(self) -> None:
        self.add_asked.emit(self._scene.index)

    def _on_add_after(self) -> None:
        self.add_asked.emit(self._scene.index + 1)

    def _on_remove(self) -> None:
        self.remove_asked.emit(self._scene.id)

    def _on_shared_clicked(self) -> None:
        self.scene_asked.emit(self._before)


def slots_of(scene: Scene, start: Slot) -> dict[str, Slot]:
    """The three slots of a card; start is the one that holds its first picture."""
    return {"start": start, "end": Slot(SlotKind.END, scene.id), "clip": Slot(SlotKind.CLIP, scene.id)}
