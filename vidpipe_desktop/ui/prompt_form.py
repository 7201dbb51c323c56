"""The form in which a film is ordered: prompt, options, what it would be, and the button."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.estimate import Estimate
from vidpipe_desktop.core.models import Brief
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.ui.buttons import Button, label, restyle, set_tone
from vidpipe_desktop.ui.film_options import FilmOptions
from vidpipe_desktop.ui.flow_layout import FlowLayout
from vidpipe_desktop.ui.prompt_edit import PromptEdit
from vidpipe_desktop.ui.theme import GAP, MARGIN
from vidpipe_desktop.ui.wording import format_length, plural

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio

EXAMPLES = {
    "A fox in the snow": "A red fox crosses a snowy forest at dawn and meets an old owl",
    "Whale and lighthouse": "A lonely lighthouse keeper befriends a whale under the northern lights",
    "Coffee advert": "An advert for a small coffee roastery: steam, morning light, the first sip",
    "Robot on Mars": "A little robot explores Mars, finds a flower and decides to stay",
}
"""What the chips say, and the prompts they fill in."""


class ExampleChip(Button):
    """Fills in its prompt."""

    chosen = Signal(str)  # the prompt

    def __init__(self, words: str, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(words, "chip", parent=parent)
        self._prompt = prompt
        self.setToolTip(prompt)
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.chosen.emit(self._prompt)


class PromptForm(QFrame):
    """Can be typed in before there is a studio; it only cannot be sent."""

    submitted = Signal(object)  # dict[str, object]: the fields as Studio.generate takes them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptForm")
        self.setAccessibleName("New film")
        self._studio: Studio | None = None
        self._busy = False
        self.prompt_edit = PromptEdit()
        self.options = FilmOptions()
        self.estimate_label = label("", "label", wrap=True)
        self.estimate_label.setObjectName("estimateLabel")
        self.generate_button = Button("Generate film", "large", "sparkle")
        self.generate_button.setObjectName("generateButton")
        self._examples = self._make_examples()
        self._lay_out()
        self.prompt_edit.textChanged.connect(self._on_prompt_changed)
        self.options.changed.connect(self.review)
        self.generate_button.clicked.connect(self.submit)
        self.review()

    def attach(self, studio: "Studio") -> None:
        """From now on orders can be checked and sent."""
        self._studio = studio
        self.offer_engines()

    def offer_engines(self) -> None:
        """Offer the engines there are now."""
        if self._studio:
            self.options.set_engines(self._studio.engines)
            self.review()

    def fields(self) -> dict[str, object]:
        """What the form says now."""
        return {"prompt": self.prompt_edit.toPlainText(), **self.options.fields()}

    def submit(self) -> None:
        """Order the film, if the form is in order."""
        if self.generate_button.isEnabled():
            self._busy = True
            self.review()
            self.submitted.emit(self.fields())

    def settle(self) -> None:
        """The order has been taken, or refused: another can be sent."""
        self._busy = False
        self.review()

    def start_afresh(self) -> None:
        """Empty the prompt for the next film; the options stay as they were chosen."""
        self.prompt_edit.clear()
        self.options.seed_edit.clear()

    def set_prompt(self, text: str) -> None:
        """Fill in a prompt and put the cursor at its end."""
        self.prompt_edit.setPlainText(text)
        self.prompt_edit.moveCursor(self.prompt_edit.textCursor().MoveOperation.End)
        self.prompt_edit.setFocus()

    def take_over(self, brief: Brief) -> None:
        """Fill in everything an earlier film was made from."""
        self.options.take_over(brief)
        self.set_prompt(brief.prompt)

    def review(self) -> None:
        """Say what the film would be, or why it cannot be ordered."""
        try:
            estimate = self._estimate()
        except InvalidRequest as invalid:
            empty = not self.prompt_edit.toPlainText().strip()
            bad = frozenset(problem.field for problem in invalid.problems)
            words = "Describe your film to begin." if empty else invalid.problems[0].why
            self._say(words, bad - {"prompt"} if empty else bad)
            return
        if estimate is None:
            self._say("Starting…")
        elif self._busy:
            self._say("Handing over…")
        else:
            length, cost = format_length(estimate.length), format_money(estimate.cost)
            self._say(f"{plural(estimate.scenes, 'scene')} · {length} · {cost}", ready=True)

    def _estimate(self) -> Estimate | None:
        """None before there is a studio. Raises InvalidRequest."""
        studio = self._studio
        return None if studio is None else studio.estimate(studio.check(self.fields()))

    def _say(self, words: str, bad: frozenset[str] = frozenset(), *, ready: bool = False) -> None:
        self.estimate_label.setText(words)
        set_tone(self.estimate_label, "bad" if bad else "")
        self.options.mark(bad)
        if bool(self.prompt_edit.property("invalid")) != ("prompt" in bad):
            self.prompt_edit.setProperty("invalid", "prompt" in bad)
            restyle(self.prompt_edit)
        self.generate_button.setEnabled(ready)
        self.generate_button.setToolTip("Make this film (Ctrl+Return)" if ready else words)
        self.generate_button.setAccessibleDescription(words)

    def _make_examples(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, GAP - 2)
        for words, prompt in EXAMPLES.items():
            chip = ExampleChip(words, prompt)
            chip.chosen.connect(self.set_prompt)
            flow.addWidget(chip)
        return box

    def _lay_out(self) -> None:
        body = QWidget()
        body.setProperty("part", "canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, GAP, MARGIN, MARGIN)
        column.setSpacing(GAP + 4)
        heading = label("What’s your film about?", "heading", wrap=True)
        heading.setBuddy(self.prompt_edit)
        column.addWidget(heading)
        column.addWidget(self.prompt_edit)
        column.addWidget(self._examples)
        column.addSpacing(GAP)
        column.addWidget(self.options)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Options of the new film")
        footer = QVBoxLayout()
        footer.setContentsMargins(MARGIN, GAP + 4, MARGIN, MARGIN)
        footer.setSpacing(GAP)
        row = QHBoxLayout()
        row.addWidget(self.estimate_label, 1)
        footer.addLayout(row)
        footer.addWidget(self.generate_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(footer)

    def _on_prompt_changed(self) -> None:
        self._examples.setVisible(not self.prompt_edit.toPlainText())
        self.review()
