"""What the person wants: the prompt and its settings, with what it would be and cost, live."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
)

from vidpipe_desktop.core.brief import DURATIONS, MAX_CROSSFADE, MAX_SCENES
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.models import STYLES, AspectRatio
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.ui.naming import label, named

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio

EXAMPLES = (
    "A red fox crosses a snowy forest at dawn and meets an old owl",
    "A small robot tends a garden on Mars",
    "Three friends sail a paper boat into a storm",
)


class PromptForm(QFrame):
    """A card with the prompt on top. `submitted` carries loose values; the studio checks them."""

    submitted = Signal(object)  # dict of field name to value

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("promptForm")
        self.setProperty("card", True)
        self._studio: Studio | None = None
        self.prompt = named(QPlainTextEdit(), "promptEdit", "Prompt")
        self.prompt.setPlaceholderText(f"What happens in your film?\n{EXAMPLES[0]} …")
        self.prompt.setTabChangesFocus(True)
        self.prompt.setMinimumHeight(96)
        self.prompt.setMaximumHeight(140)
        self.style_box = _box("styleBox", "Style", {title: name for name, title in STYLES.items()})
        shapes = {"16:9  wide": AspectRatio.WIDE, "9:16  tall": AspectRatio.TALL, "1:1  square": AspectRatio.SQUARE}
        self.aspect = _box("aspectBox", "Aspect ratio", {title: shape.value for title, shape in shapes.items()})
        self.duration = _seconds("clipDurationBox", "Clip duration", DURATIONS[0], DURATIONS[1], 5.0)
        self.scenes = named(QSpinBox(), "sceneCountBox", "Scenes")
        self.scenes.setRange(1, MAX_SCENES)
        self.scenes.setValue(5)
        self.engine = _box("engineBox", "Engine", {})
        self.crossfade = _seconds("crossfadeBox", "Crossfade", 0.0, MAX_CROSSFADE, 0.0)
        self.crossfade.setSingleStep(0.25)
        self.seed = named(QLineEdit(), "seedEdit", "Seed")
        self.seed.setPlaceholderText("by chance")
        self.estimate = named(label("Starting …", "quiet"), "estimateLabel", "Estimate")
        self.button = named(QPushButton("&Make film"), "generateButton", "Make film", "primary")
        self.button.setEnabled(False)
        self.button.setToolTip("Ctrl+Return")
        self._lay_out()
        self._connect()

    def attach(self, studio: "Studio") -> None:
        """The studio is there: offer its engines and check what was typed meanwhile."""
        self._studio = studio
        for name, facts in studio.engines.items():
            self.engine.addItem(facts.title, name)
        self.check()

    def fields(self) -> dict[str, object]:
        """The values as typed."""
        return {
            "prompt": self.prompt.toPlainText(),
            "style": self.style_box.currentData(),
            "aspect_ratio": self.aspect.currentData(),
            "clip_duration": self.duration.value(),
            "scenes": self.scenes.value(),
            "engine": self.engine.currentData(),
            "crossfade": self.crossfade.value(),
            "seed": self.seed.text().strip() or None,
        }

    def check(self) -> None:
        """Show what the film would be, or why it can't be made."""
        if self._studio is None:
            return
        try:
            brief = self._studio.check(self.fields())
        except InvalidRequest as error:
            self.button.setEnabled(False)
            self.estimate.setText(" ".join(problem.why for problem in error.problems))
            return
        found = self._studio.estimate(brief)
        scenes = "1 scene" if found.scenes == 1 else f"{found.scenes} scenes"
        self.estimate.setText(f"{scenes} · {found.length:g} s · {format_money(found.cost)}")
        self.button.setEnabled(True)

    def submit(self) -> None:
        """Hand the values on, if they are good."""
        if self.button.isEnabled():
            self.submitted.emit(self.fields())
            self.prompt.clear()

    def try_example(self, text: str) -> None:
        """Put an example into the prompt."""
        self.prompt.setPlainText(text)
        self.prompt.setFocus()

    def _lay_out(self) -> None:
        title = label("New film", "heading")
        rows = QFormLayout()
        rows.setVerticalSpacing(8)
        rows.setHorizontalSpacing(12)
        for text, field in (
            ("&Style", self.style_box),
            ("&Aspect ratio", self.aspect),
            ("Clip &duration", self.duration),
            ("S&cenes", self.scenes),
            ("&Engine", self.engine),
            ("C&rossfade", self.crossfade),
            ("See&d", self.seed),
        ):
            rows.addRow(text, field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        for part in (title, self.prompt):
            layout.addWidget(part)
        layout.addLayout(rows)
        layout.addWidget(self.estimate)
        layout.addWidget(self.button)

    def _connect(self) -> None:
        self.prompt.textChanged.connect(self.check)
        for box in (self.style_box, self.aspect, self.engine):
            box.currentIndexChanged.connect(self.check)
        for number in (self.duration, self.scenes, self.crossfade):
            number.valueChanged.connect(self.check)
        self.seed.textChanged.connect(self.check)
        self.button.clicked.connect(self.submit)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.submit)


def _box(name: str, title: str, items: dict[str, str]) -> QComboBox:
    box = named(QComboBox(), name, title)
    for text, data in items.items():
        box.addItem(text, data)
    return box


def _seconds(name: str, title: str, low: float, high: float, value: float) -> QDoubleSpinBox:
    box = named(QDoubleSpinBox(), name, title)
    box.setRange(low, high)
    box.setValue(value)
    box.setSuffix(" s")
    return box
