"""What can be chosen about a film beside its prompt."""

import random

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from vidpipe_desktop.core.brief import DURATIONS, MAX_CROSSFADE, MAX_SCENES, MAX_SEED
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.models import STYLES, AspectRatio, Brief, Resolution, Role, Stage
from vidpipe_desktop.ui.buttons import Button, IconButton, restyle
from vidpipe_desktop.ui.engine_choices import EngineMix
from vidpipe_desktop.ui.fields import (
    choice_box,
    grid_of,
    labelled,
    offer_resolutions,
    resolution_in,
    seconds_box,
    whole_box,
)
from vidpipe_desktop.ui.style_art import offer_shapes, style_icon
from vidpipe_desktop.ui.theme import GAP

_SWATCH = QSize(32, 18)

STOP_WORDS = {
    Stage.FILM: "Never: make the whole film",
    Stage.STORYBOARD: "After the storyboard",
    Stage.KEYFRAMES: "After the keyframes",
    Stage.CLIPS: "After the clips",
}
"""Where a run stops for approval."""


class FilmOptions(QWidget):
    """Style, shape, resolution, length of clips, number of scenes; below the fold engines, crossfade and seed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.style_box = choice_box("styleBox", "Style")
        self.shape_box = choice_box("aspectBox", "Aspect ratio")
        self.resolution_box = choice_box("resolutionBox", "Resolution")
        self.mix = EngineMix()
        self.engine_box = self.mix.engine_box
        self.until_box = choice_box("untilBox", "Stop for approval")
        self.duration_box = seconds_box("clipDurationBox", "Clip duration in seconds", DURATIONS, 5.0)
        self.crossfade_box = seconds_box("crossfadeBox", "Crossfade in seconds", (0.0, MAX_CROSSFADE), 0.0)
        self.scenes_box = whole_box("sceneCountBox", "Number of scenes", 1, MAX_SCENES, 5)
        self.seed_edit = QLineEdit()
        self.more_button = Button("More options", "quiet", "chevron-right")
        self._fill()
        self._lay_out()
        self._connect()

    def fields(self) -> dict[str, object]:
        """The values as a studio checks them."""
        return {
            "style": self.style_box.currentData(),
            "aspect_ratio": self.shape_box.currentData(),
            "resolution": self.resolution_box.currentData(),
            "clip_duration": self.duration_box.value(),
            "scenes": self.scenes_box.value(),
            "crossfade": self.crossfade_box.value(),
            "seed": self.seed_edit.text().strip() or None,
            "until": self.until_box.currentData(),
            **self.mix.fields(),
        }

    def take_over(self, brief: Brief) -> None:
        """Show the values of an earlier film; the seed is left to chance."""
        self.mix.take_over(brief)
        for box, value in (
            (self.style_box, brief.style),
            (self.shape_box, brief.aspect_ratio.value),
            (self.resolution_box, brief.resolution.value),
            (self.until_box, brief.until.value),
        ):
            box.setCurrentIndex(max(0, box.findData(value)))
        self.duration_box.setValue(brief.clip_duration)
        self.scenes_box.setValue(brief.scene_count)
        self.crossfade_box.setValue(brief.crossfade)

    def set_engines(self, engines: Engines) -> None:
        """Offer the engines; what one cannot do, the built-in one does."""
        self.mix.set_engines(engines)

    def mark(self, bad: frozenset[str]) -> None:
        """Frame the controls of these fields in red, and show them."""
        controls: dict[str, QWidget] = {
            "style": self.style_box,
            "aspect_ratio": self.shape_box,
            "resolution": self.resolution_box,
            "clip_duration": self.duration_box,
            "scenes": self.scenes_box,
            "crossfade": self.crossfade_box,
            "seed": self.seed_edit,
            "engine": self.engine_box,
            **{f"{role.value}_engine": box for role, box in self.mix.boxes.items()},
        }
        for field, control in controls.items():
            if bool(control.property("invalid")) != (field in bad):
                control.setProperty("invalid", field in bad)
                restyle(control)
        if bad & (controls.keys() - {"style", "aspect_ratio", "resolution", "clip_duration", "scenes"}):
            self.more_button.setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        """The shapes are drawn in the colours of the look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.shape_box.count():
            self._offer_pictures()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turning the wheel over the form scrolls it; it must not change a value that nobody looks at."""
        if event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        for style, words in STYLES.items():
            self.style_box.addItem(style_icon(style), words, style)
        self.style_box.setIconSize(_SWATCH)
        self.style_box.setMaxVisibleItems(len(STYLES))
        self._offer_pictures()
        self.shape_box.setIconSize(QSize(20, 20))
        self.shape_box.setMinimumContentsLength(3)
        for stage in (Stage.FILM, Stage.STORYBOARD, Stage.KEYFRAMES, Stage.CLIPS):
            self.until_box.addItem(STOP_WORDS[stage], stage.value)
        self.until_box.setToolTip("Look at what there is, change it, and go on when you like it")
        self.crossfade_box.setSpecialValueText("Hard cuts")
        self.crossfade_box.setSingleStep(0.25)
        self.seed_edit.setObjectName("seedEdit")
        self.seed_edit.setAccessibleName("Seed")
        self.seed_edit.setPlaceholderText("Random")
        self.seed_edit.setToolTip("The same seed and prompt make the same film again")
        self.seed_edit.setMaxLength(len(str(MAX_SEED)))
        self.more_button.setObjectName("moreOptionsButton")
        self.more_button.setCheckable(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(labelled("Style", self.style_box, "Alt+Y"))
        column.addSpacing(GAP // 2)
        column.addLayout(
            grid_of(
                (("Resolution", self.resolution_box, "Alt+R"), ("Aspect ratio", self.shape_box, "Alt+A")),
                (("Clip length", self.duration_box, "Alt+L"), ("Scenes", self.scenes_box, "Alt+C")),
            )
        )
        column.addSpacing(GAP // 2)
        column.addLayout(labelled("Stop for approval", self.until_box, "Alt+P"))
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._more = QFrame()
        column.addWidget(self._more)
        self.dice_button = IconButton("dice", "Draw a seed by lot", parent=self.seed_edit)
        self.dice_button.setObjectName("diceButton")
        inside = QHBoxLayout(self.seed_edit)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.addStretch(1)
        inside.addWidget(self.dice_button)
        self.seed_edit.setTextMargins(0, 0, 30, 0)
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP + 4)
        inner.addWidget(self.mix)
        inner.addLayout(grid_of((("Crossfade", self.crossfade_box, "Alt+X"), ("Seed", self.seed_edit, "Alt+D"))))
        self._more.hide()

    def _connect(self) -> None:
        for box in (self.style_box, self.shape_box, self.until_box):
            box.currentIndexChanged.connect(self._on_edited)
        self.resolution_box.currentIndexChanged.connect(self._on_resolution_chosen)
        self.mix.changed.connect(self._on_engine_chosen)
        for spin in (self.duration_box, self.crossfade_box):
            spin.valueChanged.connect(self._on_edited)
        self.scenes_box.valueChanged.connect(self._on_edited)
        self.seed_edit.textChanged.connect(self._on_edited)
        self.dice_button.clicked.connect(self._on_dice_clicked)
        for control in (*self.findChildren(QComboBox), *self.findChildren(QAbstractSpinBox)):
            control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            control.installEventFilter(self)
        self.more_button.toggled.connect(self._on_more_toggled)

    def _on_edited(self) -> None:
        self.changed.emit()

    def _on_engine_chosen(self) -> None:
        self._offer_pictures()
        self._on_resolution_chosen()

    def _on_resolution_chosen(self) -> None:
        self.mix.set_resolution(resolution_in(self.resolution_box))
        facts = self.mix.facts(Role.CLIPS)
        if facts:
            shortest, longest = facts.durations
            self.duration_box.setRange(max(shortest, DURATIONS[0]), min(longest, DURATIONS[1]))
        self.changed.emit()

    def _offer_pictures(self) -> None:
        """Shapes and resolutions that whoever paints and whoever films can do."""
        able = [facts for role in (Role.KEYFRAMES, Role.CLIPS) if (facts := self.mix.facts(role))]
        offer_shapes(self.shape_box, frozenset(AspectRatio).intersection(*(facts.aspect_ratios for facts in able)))
        fine = frozenset(Resolution).intersection(*(facts.resolutions for facts in able))
        offer_resolutions(self.resolution_box, fine)

    def _on_dice_clicked(self) -> None:
        self.seed_edit.setText(str(random.SystemRandom().randrange(MAX_SEED)))

    def _on_more_toggled(self, open_now: bool) -> None:
        self._more.setVisible(open_now)
        self.more_button.set_glyph("chevron-down" if open_now else "chevron-right")
