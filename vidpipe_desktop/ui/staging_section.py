"""How a scene is staged, within its editor: the boxes, and texts that follow what is chosen in them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from vidpipe_desktop.core.edits import WORDS
from vidpipe_desktop.core.models import Scene
from vidpipe_desktop.core.staging import Choice, StagedScene, by_hand
from vidpipe_desktop.ui.buttons import label, set_tone
from vidpipe_desktop.ui.staging_form import StagingForm
from vidpipe_desktop.ui.theme import GAP

_COLUMNS = 3


class StagingSection(QWidget):
    """Not shown before it is known what there is to choose. Texts that the person hasn't touched follow the choices."""

    asked = Signal()

    def __init__(self, scene: Scene, texts: Mapping[str, QPlainTextEdit], parent: QWidget | None = None) -> None:
        """texts: the editor's fields by their names, which it may still add to."""
        super().__init__(parent)
        self.setObjectName("stagingSection")
        self._texts = texts
        self._choices: dict[str, str] = {}
        self.scene = scene
        self.form = StagingForm(f"Scene {scene.index + 1}", _COLUMNS)
        self.form.chosen.connect(self._on_chosen)
        self.form.refused.connect(self.show_refusal)
        self._hint = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label("Staging", "strong"))
        column.addWidget(self.form)
        column.addWidget(self._hint)
        self.hide()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What was chosen here."""
        return tuple(self._choices.items())

    def is_told_by(self, scene: Scene) -> bool:
        """Whether this scene's texts are those that go with what was chosen, so that nothing need be read in them."""
        alike = all(getattr(scene, name) == getattr(self.scene, name).strip() for name in WORDS)
        return bool(self._choices) and alike

    def show_staged(self, staged: StagedScene) -> None:
        """Show what can be chosen, and how the scene is told then."""
        before, self.scene = self.scene, staged.scene
        self.form.show_fields(staged.fields)
        for name, box in self._texts.items():
            old, new = str(getattr(before, name)), str(getattr(staged.scene, name))
            if old != new and box.toPlainText() == old:
                box.setPlainText(new)
        hand = by_hand(staged.fields)
        self._say(f"Chosen by hand, and kept whatever you write above: {hand}." if hand else "")
        self.show()

    def show_refusal(self, why: str) -> None:
        """Why nothing can be chosen, or not this."""
        self._say(why, bad=True)

    def _say(self, words: str, *, bad: bool = False) -> None:
        self._hint.setText(words)
        self._hint.setHidden(not words)
        set_tone(self._hint, "bad" if bad else "")

    def _on_chosen(self, field: str, value: str) -> None:
        self._choices[field] = value
        self.asked.emit()
