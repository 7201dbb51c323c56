"""Editing one scene: what happens in it, its prompts, its length, and who paints and films it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QWidget

from vidpipe_desktop.core.brief import DURATIONS
from vidpipe_desktop.core.edits import AddScene, Edit, EditScene, new_scene, parse_scene
from vidpipe_desktop.core.engines import Engines, facts_of
from vidpipe_desktop.core.models import Project, Role, Scene
from vidpipe_desktop.core.offers import choices_for
from vidpipe_desktop.core.preview import Preview
from vidpipe_desktop.core.staging import Choice, StagedScene
from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.edit_dialog import EditDialog, LookAhead
from vidpipe_desktop.ui.engine_choices import ROLE_WORDS, choice_title, fill_choices, select_choice
from vidpipe_desktop.ui.fields import choice_box, labelled, seconds_box, text_box
from vidpipe_desktop.ui.staging_section import StagingSection
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import format_length

_WIDTH, _HEIGHT = 620, 700
_AS_FILM = DURATIONS[0] - 0.5
"""Below the shortest length: shown as words."""


class SceneEditor(EditDialog):
    """For a scene that is there, or one that is to be added."""

    staging_asked = Signal(object)  # tuple[Choice, ...]: what was chosen here of how the scene is staged

    def __init__(
        self, project: Project, scene: Scene, engines: Engines, look_ahead: LookAhead, parent: QWidget, *, new: bool
    ) -> None:
        title = f"New scene {scene.index + 1}" if new else f"Scene {scene.index + 1}"
        words = ("Add", "Add and make") if new else ("Save", "Save and update film")
        super().__init__(title, look_ahead, words, parent)
        self.setObjectName("sceneEditor")
        self._project, self._scene, self._engines, self._new = project, scene, engines, new
        self._texts: dict[str, QPlainTextEdit] = {}
        self._choices: dict[Role, QComboBox] = {}
        self.staging = StagingSection(scene, self._texts)
        self._add_texts()
        self.body.addWidget(self.staging)
        self._add_making()
        self.body.addStretch(1)
        self.resize(_WIDTH, min(_HEIGHT, max(420, parent.height() - 40)))
        if new:
            self._texts["description"].setPlaceholderText("What happens in this scene?")
        self.staging.asked.connect(self.ask_for_staging)
        self._texts["description"].setFocus()
        self.review()

    def edit(self) -> Edit | None:
        """The scene as it was typed, if that differs. Raises InvalidRequest."""
        fields: dict[str, object] = {name: box.toPlainText() for name, box in self._texts.items()}
        seconds = self.length_box.value()
        fields["duration"] = None if seconds < DURATIONS[0] else seconds
        for role, box in self._choices.items():
            fields[f"{role.value}_engine"] = box.currentData()
        if self._new:
            said = parse_scene(self._scene, {"description": fields["description"]}, self._engines)
            made = new_scene(self._project, said.id, said.index, said.description, said.seed)
            return AddScene(parse_scene(made, fields, self._engines))
        scene = parse_scene(self.staging.scene, fields, self._engines)
        return None if scene == self._scene else EditScene(scene, staged=self.staging.is_told_by(scene))

    def ask_for_staging(self) -> None:
        """Ask what there is to choose in the scene."""
        if self._scene.staging:
            self.staging_asked.emit(self.staging.choices)

    def show_staged(self, staged: StagedScene, _preview: Preview, choices: tuple[Choice, ...]) -> None:
        """How the scene is staged by these choices; what its texts say of it follows."""
        if staged.scene.id == self._scene.id and choices == self.staging.choices:
            self.staging.show_staged(staged)
            self.review()

    def show_staging_refused(self, scene_id: str, why: str) -> None:
        """Why nothing can be chosen in the scene, or not this."""
        if scene_id == self._scene.id:
            self.staging.show_refusal(why)

    def text(self, name: str) -> QPlainTextEdit:
        """The field of a text: description, start_prompt, end_prompt or motion_prompt."""
        return self._texts[name]

    def _add_texts(self) -> None:
        scene, brief = self._scene, self._project.brief
        self._add_text("description", "What happens", scene.description, 3)
        reads = facts_of(self._engines, scene.choice(Role.KEYFRAMES, brief).engine).reads_staging
        if reads:
            hint = "The pictures follow what you write here: who is there, what they do, where, when, in which weather."
            self.body.addWidget(label(hint, "caption", wrap=True))
        if self._new:
            return
        if scene.index == 0:
            self._add_text("start_prompt", "Start frame", scene.start_prompt, 3)
        self._add_text("end_prompt", "End frame", scene.end_prompt, 3)
        self._add_text("motion_prompt", "Motion", scene.motion_prompt, 3)
        if scene.index:
            before = f"It begins with the picture that scene {scene.index} ends with."
            self.body.addWidget(label(before, "caption", wrap=True))

    def _add_text(self, name: str, title: str, text: str, lines: int) -> None:
        box = text_box(f"{name}Edit", title, lines)
        box.setPlainText(text)
        box.textChanged.connect(self.on_edited)
        self._texts[name] = box
        self.add_field(name, box)
        self.body.addLayout(labelled(title, box))

    def _add_making(self) -> None:
        """Length, and engines side by side."""
        brief, scene = self._project.brief, self._scene
        self.length_box = seconds_box("sceneLengthBox", "Length of this scene", (_AS_FILM, DURATIONS[1]), _AS_FILM)
        self.length_box.setSpecialValueText(f"As the film ({format_length(brief.clip_duration)})")
        self.length_box.setValue(_AS_FILM if scene.duration is None else scene.duration)
        self.length_box.valueChanged.connect(self.on_edited)
        self.add_field("duration", self.length_box)
        self.body.addLayout(labelled("Length", self.length_box))
        row = QHBoxLayout()
        row.setSpacing(GAP + 4)
        for role in (Role.KEYFRAMES, Role.CLIPS):
            if len(choices_for(self._engines, role)) > 1:
                row.addLayout(labelled(ROLE_WORDS[role], self._engine_box(role)), 1)
        self.body.addLayout(row)

    def _engine_box(self, role: Role) -> QComboBox:
        box = choice_box(f"{role.value}EngineBox", ROLE_WORDS[role])
        film, resolution = self._project.brief.choice(role), self._project.brief.resolution
        box.addItem(f"As the film ({choice_title(self._engines, film, role)})", None)
        fill_choices(box, self._engines, role, resolution)
        own = self._scene.keyframes if role is Role.KEYFRAMES else self._scene.clips
        if own:
            select_choice(box, self._engines, own, role, resolution)
        box.currentIndexChanged.connect(self.on_edited)
        self._choices[role] = box
        self.add_field(f"{role.value}_engine", box)
        return box
