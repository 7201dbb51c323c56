"""Editing the whole film, or a fork of it: prompt, style, shape, resolution, lengths, engines, style guide."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QWidget

from vidpipe_desktop.core.brief import DURATIONS, MAX_CROSSFADE
from vidpipe_desktop.core.edits import Edit, parse_film
from vidpipe_desktop.core.engines import Engines, facts_for
from vidpipe_desktop.core.models import STYLES, AspectRatio, EngineChoice, Project, Resolution, Role
from vidpipe_desktop.core.offers import choices_for
from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.edit_dialog import EditDialog, LookAhead
from vidpipe_desktop.ui.engine_choices import ROLE_WORDS, fill_choices, reprice, select_choice
from vidpipe_desktop.ui.fields import choice_box, labelled, offer_resolutions, resolution_in, seconds_box, text_box
from vidpipe_desktop.ui.style_art import offer_shapes, style_icon
from vidpipe_desktop.ui.theme import GAP

_WIDTH, _HEIGHT = 660, 760
_ICON = QSize(32, 18)
_COLUMNS = 6
"""Into which the rows of the look are divided, as two or three fields lie side by side."""


class FilmEditor(EditDialog):
    """fork: what is edited is a copy that shares the film's files; nothing need change."""

    def __init__(
        self, project: Project, engines: Engines, look_ahead: LookAhead, parent: QWidget, *, fork: bool = False
    ) -> None:
        words = ("Fork", "Fork and make") if fork else ("Save", "Save and update film")
        super().__init__("Fork this film" if fork else "Edit film", look_ahead, words, parent)
        self.setObjectName("filmEditor")
        self._project, self._engines, self._fork = project, engines, fork
        self._boxes: dict[str, QComboBox] = {}
        if fork:
            said = "A copy that shares every picture and clip. Change one thing, and only what depends on it is made."
            self.body.addWidget(label(said, "muted", wrap=True))
        self._add_prompt()
        self._add_look()
        self._add_engines()
        self._add_guide()
        self.body.addStretch(1)
        self.resize(_WIDTH, min(_HEIGHT, max(440, parent.height() - 40)))
        self.prompt_box.setFocus()
        self.review()

    @property
    def nothing_said(self) -> str:
        """A fork with nothing changed is a copy."""
        return "An exact copy — free" if self._fork else super().nothing_said

    @property
    def needs_an_edit(self) -> bool:
        """A fork may also be a plain copy."""
        return not self._fork

    def edit(self) -> Edit | None:
        """The film as it was typed, if that differs. Raises InvalidRequest."""
        fields: dict[str, object] = {name: box.currentData() for name, box in self._boxes.items()}
        fields |= {
            "prompt": self.prompt_box.toPlainText(),
            "clip_duration": self.duration_box.value(),
            "crossfade": self.crossfade_box.value(),
            "style_guide": self.guide_box.toPlainText(),
            "rewrite": self.rewrite_box.isChecked(),
        }
        edit = parse_film(self._project, fields, self._engines)
        same = (edit.brief, edit.style_guide) == (self._project.brief, self._project.style_guide.strip())
        return None if same else edit

    def _add_prompt(self) -> None:
        brief = self._project.brief
        self.prompt_box = text_box("filmPromptEdit", "Prompt", 4)
        self.prompt_box.setPlainText(brief.prompt)
        self.prompt_box.textChanged.connect(self._on_prompt_changed)
        self.add_field("prompt", self.prompt_box)
        self.body.addLayout(labelled("Prompt", self.prompt_box))
        self.rewrite_box = QCheckBox("Write a new storyboard")
        self.rewrite_box.setObjectName("rewriteBox")
        self.rewrite_box.setAccessibleName(self.rewrite_box.text())
        self.rewrite_box.toggled.connect(self._on_rewrite_toggled)
        self.body.addWidget(self.rewrite_box)
        self._rewrite_words = label("", "caption", wrap=True)
        self.body.addWidget(self._rewrite_words)
        for widget in (self.rewrite_box, self._rewrite_words):
            widget.setVisible(bool(self._project.scenes))
        self._on_rewrite_toggled(checked=False)

    def _add_look(self) -> None:
        brief = self._project.brief
        styles = self._box("style", "Style")
        for style, words in STYLES.items():
            styles.addItem(style_icon(style), words, style)
        shapes = self._box("aspect_ratio", "Aspect ratio")
        offer_shapes(shapes, frozenset(AspectRatio))
        resolutions = self._box("resolution", "Resolution")
        offer_resolutions(resolutions, frozenset(Resolution))
        self.duration_box = seconds_box("filmDurationBox", "Clip length", DURATIONS, brief.clip_duration)
        self.crossfade_box = seconds_box("filmCrossfadeBox", "Crossfade", (0.0, MAX_CROSSFADE), brief.crossfade)
        self.crossfade_box.setSpecialValueText("Hard cuts")
        self.crossfade_box.setSingleStep(0.25)
        for field, box in (("clip_duration", self.duration_box), ("crossfade", self.crossfade_box)):
            box.valueChanged.connect(self.on_edited)
            self.add_field(field, box)
        self._choose("style", brief.style)
        self._choose("aspect_ratio", brief.aspect_ratio.value)
        self._choose("resolution", brief.resolution.value)
        resolutions.currentIndexChanged.connect(self._on_resolution_chosen)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP + 4)
        grid.setVerticalSpacing(GAP + 4)
        rows = (
            (("Style", styles), ("Aspect ratio", shapes), ("Resolution", resolutions)),
            (("Clip length", self.duration_box), ("Crossfade", self.crossfade_box)),
        )
        for number, row in enumerate(rows):
            span = _COLUMNS // len(row)
            for place, (words, box) in enumerate(row):
                grid.addLayout(labelled(words, box), number, place * span, 1, span)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)

    def _add_engines(self) -> None:
        """A choice for each role that can be done in more than one way."""
        row = QGridLayout()
        row.setHorizontalSpacing(GAP + 4)
        row.setVerticalSpacing(GAP + 4)
        for number, (role, words) in enumerate(ROLE_WORDS.items()):
            if len(choices_for(self._engines, role)) < 2:
                continue
            field = f"{role.value}_engine"
            box = self._box(field, words)
            brief = self._project.brief
            fill_choices(box, self._engines, role, brief.resolution)
            select_choice(box, self._engines, brief.choice(role), role, brief.resolution)
            box.currentIndexChanged.connect(self._on_engine_chosen)
            row.addLayout(labelled(words, box), number // 2, number % 2)
        self.body.addLayout(row)
        self._offer_pictures()

    def _offer_pictures(self) -> None:
        """Shapes and resolutions that whoever paints and whoever films can do, and the present ones."""
        offered, fine = frozenset(AspectRatio), frozenset(Resolution)
        for role in (Role.KEYFRAMES, Role.CLIPS):
            box = self._boxes.get(f"{role.value}_engine")
            choice = EngineChoice.named(str(box.currentData())) if box else self._project.brief.choice(role)
            facts = facts_for(self._engines, choice, role)
            offered, fine = offered & facts.aspect_ratios, fine & facts.resolutions
        brief = self._project.brief
        offer_shapes(self._boxes["aspect_ratio"], offered | {brief.aspect_ratio})
        offer_resolutions(self._boxes["resolution"], fine | {brief.resolution})

    def _on_engine_chosen(self) -> None:
        self._offer_pictures()
        self._on_resolution_chosen()
        self.on_edited()

    def _on_resolution_chosen(self) -> None:
        for role in ROLE_WORDS:
            if box := self._boxes.get(f"{role.value}_engine"):
                reprice(box, self._engines, role, resolution_in(self._boxes["resolution"]))

    def _add_guide(self) -> None:
        self.guide_box = text_box("styleGuideEdit", "Style guide", 4)
        self.guide_box.setPlainText(self._project.style_guide)
        self.guide_box.textChanged.connect(self.on_edited)
        name = labelled("Style guide: what all pictures have in common", self.guide_box)
        self.body.addLayout(name)
        self.guide_box.setEnabled(bool(self._project.scenes))

    def _box(self, field: str, title: str) -> QComboBox:
        box = choice_box(f"film_{field}_box", title)
        box.setIconSize(_ICON)
        self._boxes[field] = box
        self.add_field(field, box)
        return box

    def _choose(self, field: str, value: str) -> None:
        box = self._boxes[field]
        box.setCurrentIndex(max(0, box.findData(value)))
        box.currentIndexChanged.connect(self.on_edited)

    def _on_prompt_changed(self) -> None:
        self.rewrite_box.setChecked(self.prompt_box.toPlainText().strip() != self._project.brief.prompt)
        self.on_edited()

    def _on_rewrite_toggled(self, checked: bool) -> None:
        mine = sum(take.pinned for take in self._project.takes)
        self._rewrite_words.setText(
            "The present scenes, with what you changed in them and your own pictures, are set aside. "
            "Undo, or the storyboard’s takes, bring them back."
            if checked
            else f"The scenes stay as they are{', and so do the takes you keep' if mine else ''}."
        )
        self.on_edited()
