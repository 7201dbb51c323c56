"""How a scene is staged, on its card: folded away, asked for when first unfolded, and filmed anew at a click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidpipe_desktop.core.models import Scene
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.preview import Preview
from vidpipe_desktop.core.staging import Choice, StagedScene, by_hand
from vidpipe_desktop.ui.buttons import Button, label, set_tone
from vidpipe_desktop.ui.staging_form import StagingForm
from vidpipe_desktop.ui.theme import GAP

_HINT = "Choose something else, and only what it changes is made anew."


class StagingView(QWidget):
    """Choices are gathered, with what they would mean said above them, until they are filmed or discarded."""

    asked = Signal(str, object)  # scene id, tuple[Choice, ...] that are not made yet
    made = Signal(object)  # StagedScene

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Placed by the card, beside its other links.
        self.toggle = Button("Staging", "quiet", "chevron-right")
        self.toggle.setObjectName(f"staging{number}")
        self.toggle.setAccessibleName(f"Staging of scene {number}")
        self.toggle.setToolTip("Place, light, weather, shot, camera, who is there and what they do")
        self.toggle.setCheckable(True)
        self.toggle.toggled.connect(self._on_toggled)
        self._number = number
        self._scene: Scene | None = None
        self._choices: dict[str, str] = {}
        self._staged: StagedScene | None = None
        self._form: StagingForm | None = None
        self._busy = False
        self.hide()

    @property
    def form(self) -> StagingForm | None:
        """The boxes, once it was unfolded."""
        return self._form

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What was chosen and isn't filmed yet."""
        return tuple(self._choices.items())

    def show_scene(self, scene: Scene, *, busy: bool) -> None:
        """Follow the scene; what was chosen for it as it was staged before is let go of. busy: nothing can be made now."""
        old, self._scene = self._scene, scene
        self.toggle.setHidden(not scene.staging)
        if not scene.staging:
            self.toggle.setChecked(False)
        self._busy = busy
        if old is None or (old.id, old.staging) != (scene.id, scene.staging):
            self._choices.clear()
        if old != scene:
            self._staged = None
            if self.toggle.isChecked():
                self._ask()
        self._offer()

    def show_staged(self, staged: StagedScene, preview: Preview, choices: tuple[Choice, ...]) -> None:
        """The scene as it would be by these choices, and what that would mean for the film."""
        if self._form is None or self._scene is None or choices != self.choices:
            return
        self._staged = staged
        self._form.show_fields(staged.fields)
        differs = staged.scene != self._scene
        hand = by_hand(staged.fields)
        self._say(preview.sentence if differs else f"Chosen by hand: {hand}." if hand else _HINT)
        self.film_button.set_text(f"Film it · {format_money(preview.cost)}" if preview.cost else "Film it")
        self._offer()

    def show_refusal(self, why: str) -> None:
        """Say why nothing can be chosen, or not this."""
        if self._form is None:
            return
        self._say(why, bad=True)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self.sentence.setText(words)
        set_tone(self.sentence, "bad" if bad else "")

    def _offer(self) -> None:
        """Film what was chosen, or let go of it, if that is known to make a difference."""
        if self._form is None:
            return
        pending = self._staged is not None and self._staged.scene != self._scene
        self.film_button.setEnabled(pending and not self._busy)
        self.back_button.setEnabled(pending)

    def _ask(self) -> None:
        if self._scene:
            self.asked.emit(self._scene.id, self.choices)

    def _make(self) -> None:
        self._form = StagingForm(f"Scene {self._number}")
        self._form.chosen.connect(self._on_chosen)
        self._form.refused.connect(self.show_refusal)
        self.sentence = label("", "caption", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        # Room for two lines, so that the boxes stay where they are when more is said.
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().lineSpacing())
        self.film_button = Button("Film it", "primary", "play")
        self.film_button.setObjectName(f"filmStaging{self._number}")
        self.film_button.clicked.connect(self._on_film_clicked)
        self.back_button = Button("Discard", "quiet")
        self.back_button.clicked.connect(self._on_back_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.film_button.click)
        native = shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.film_button.setToolTip(f"Make what these choices change ({native})")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.film_button)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, GAP)
        column.setSpacing(GAP)
        column.addLayout(buttons)
        column.addWidget(self.sentence)
        column.addWidget(self._form)
        self._offer()

    def _on_toggled(self, open_now: bool) -> None:
        if open_now and self._form is None:
            self._make()
        if open_now:
            self._ask()
        self.setVisible(open_now)
        self.toggle.set_glyph("chevron-down" if open_now else "chevron-right")

    def _on_chosen(self, field: str, value: str) -> None:
        self._choices[field] = value
        self._ask()

    def _on_film_clicked(self) -> None:
        if self._staged:
            self.film_button.setEnabled(False)
            self.made.emit(self._staged)

    def _on_back_clicked(self) -> None:
        self._choices.clear()
        self._ask()
