"""The scenes of a film under each other, and the film itself at the end."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from vidpipe_desktop.core.models import FILM, AspectRatio, Brief, Project, Scene, Slot, SlotKind
from vidpipe_desktop.core.plan import Plan, start_slot
from vidpipe_desktop.core.preview import Preview
from vidpipe_desktop.core.staging import Choice, StagedScene
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.failure_note import FailureNote
from vidpipe_desktop.ui.project_delegates import PathOf
from vidpipe_desktop.ui.scene_card import SceneCard, slots_of
from vidpipe_desktop.ui.slot_tile import SlotTile, TileWords
from vidpipe_desktop.ui.slot_view import Look, SlotView, SlotViews, is_running
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import format_length


class FilmCard(QFrame):
    """The stitched film, and how to stitch it again."""

    def __init__(self, shape: AspectRatio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self.tile = SlotTile(TileWords("Film", "The film"), shape)
        self.tile.setFixedWidth(148)
        self._words = label("", "muted", wrap=True)
        self._note = FailureNote()
        self.restitch_button = Button("Re-stitch", "", "film")
        self.restitch_button.setObjectName("restitchButton")
        words = QVBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(label("The film", "strong"))
        words.addWidget(self._words)
        words.addWidget(self.restitch_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(GAP + 4)
        row.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 4, GAP + 4, GAP + 4, GAP + 4)
        column.setSpacing(GAP)
        column.addLayout(row)
        column.addWidget(self._note)

    def show_film(self, view: SlotView, path_of: PathOf | None, *, busy: bool, waiting_for: int) -> None:
        """waiting_for: how many clips are missing or changed."""
        self.tile.show_view(view, path_of, busy=busy)
        self._note.show_views({"film": view}, busy=busy)
        self._words.setText(_film_words(view, waiting_for))
        can = not busy and view.look is Look.STALE and not waiting_for
        self.restitch_button.setVisible(can)


class SceneList(QScrollArea):
    """Signals carry the slot that was meant."""

    opened = Signal(object)  # Slot
    regenerate_asked = Signal(object)  # Slot
    upload_asked = Signal(object)  # Slot
    use_made_asked = Signal(object)  # Slot
    takes_asked = Signal(object)  # Slot
    keep_asked = Signal(str)  # take id
    restitch_asked = Signal()
    edit_asked = Signal(str)  # scene id
    add_asked = Signal(int)  # number of the new scene, from 0
    move_asked = Signal(str, int)  # scene id, its new number, from 0
    remove_asked = Signal(str)  # scene id
    film_menu_opened = Signal(object, str)  # QMenu that offers may be added to, scene id
    suggestion_asked = Signal(object)  # Slot
    retry_asked = Signal(object)  # Slot
    staging_asked = Signal(str, object)  # scene id, tuple[Choice, ...]
    staging_made = Signal(object)  # StagedScene

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sceneList")
        self.setAccessibleName("Scenes")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[SceneCard] = []
        self.film_card: FilmCard | None = None
        self.add_button = Button("Add a scene", "quiet", "plus")
        self._place = 0
        self._kept_project = ""
        self._revealed: SceneCard | None = None
        self._followed: SceneCard | None = None
        self._drawn: tuple[object, ...] = ()
        self._shown: _Shown | None = None
        self._column: QVBoxLayout | None = None
        self._trouble_wanted = False
        self._building = QTimer(self)
        self._building.setInterval(0)
        self._building.timeout.connect(self._on_card_due)

    def count(self) -> int:
        """How many scenes there are."""
        return len(self.cards)

    def show_project(self, project: Project, plan: Plan, views: SlotViews, path_of: PathOf | None) -> None:
        """Show all scenes as they are now. Cards are dear to make: they are kept as long as there are as many scenes."""
        self._shown = _Shown(project, plan, views, path_of)
        drawn = (project.id, project.brief.aspect_ratio, len(plan.scenes))
        if drawn != self._drawn:
            self._drawn = drawn
            self._begin_anew(project)
        for card, scene in zip(self.cards, plan.scenes, strict=False):
            self._fill(card, scene, self._shown)
        busy = is_running(project)
        self.add_button.setVisible(bool(project.scenes))
        self.add_button.setEnabled(not busy)
        self._follow()
        if self.film_card:
            missing = sum(self._shown.clip_is_missing(scene) for scene in plan.scenes)
            self.film_card.show_film(self._shown.views.of(FILM), path_of, busy=busy, waiting_for=missing)

    def reveal_trouble(self) -> None:
        """Bring the first scene that needs the person into view."""
        self._trouble_wanted = self._building.isActive()
        found = next((card for card in self.cards if card.troubled), None)
        if found:
            self._reveal(found)

    def show_staged(self, staged: StagedScene, preview: Preview, choices: tuple[Choice, ...]) -> None:
        """What can be chosen in a scene, and what would come of these choices."""
        if card := self._card_of(staged.scene.id):
            card.staging.show_staged(staged, preview, choices)

    def show_staging_refused(self, scene_id: str, why: str) -> None:
        """Why nothing can be chosen in a scene, or not this."""
        if card := self._card_of(scene_id):
            card.staging.show_refusal(why)

    def _card_of(self, scene_id: str) -> SceneCard | None:
        scenes = self._shown.plan.scenes if self._shown else ()
        return next((card for card, scene in zip(self.cards, scenes, strict=False) if scene.id == scene_id), None)

    def tile_of(self, slot: Slot) -> SlotTile | None:
        """The first tile that shows the slot."""
        if self.film_card and slot == FILM:
            return self.film_card.tile
        return next((tile for card in self.cards if (tile := card.tile_of(slot))), None)

    def _follow(self) -> None:
        """Keep the scene that is being made in view, unless somebody is looking at another."""
        lively = next((card for card in self.cards if card.lively), None)
        if lively is not self._followed:
            self._followed = lively
            if lively and not self.underMouse():
                self._reveal(lively)

    def _reveal(self, card: SceneCard) -> None:
        # A turn later: cards that were just made, or have just grown, have no place yet.
        self._revealed = card
        QTimer.singleShot(0, self, self._on_reveal_due)

    def _begin_anew(self, project: Project) -> None:
        """An empty list with the film at its end; the cards come in the next turns of the event loop."""
        self._place = self.verticalScrollBar().value() if self._kept_project == project.id else 0
        self._kept_project = project.id
        body = QWidget()
        body.setProperty("part", "canvas")
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GAP // 2, GAP)
        column.setSpacing(GAP + 4)
        self.cards = []
        self.film_card = FilmCard(project.brief.aspect_ratio)
        self.film_card.tile.opened.connect(self.opened)
        self.film_card.tile.regenerate_asked.connect(self.restitch_asked)
        self.film_card.tile.takes_asked.connect(self.takes_asked)
        self.film_card.restitch_button.clicked.connect(self.restitch_asked)
        self.add_button = Button("Add a scene", "quiet", "plus")
        self.add_button.setObjectName("addSceneButton")
        self.add_button.clicked.connect(self._on_add_clicked)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.film_card)
        column.addStretch(1)
        self.setWidget(body)
        self._building.start()

    def _on_card_due(self) -> None:
        """Make one card: with its style and layout that takes as long as the window may keep anybody waiting."""
        assert self._shown is not None
        scenes = self._shown.plan.scenes
        if len(self.cards) < len(scenes):
            self._add_card(scenes[len(self.cards)], self._shown)
            return
        self._building.stop()
        self._follow()
        QTimer.singleShot(0, self, self._on_place_due)
        if self._trouble_wanted:
            self.reveal_trouble()

    def _add_card(self, scene: Scene, shown: "_Shown") -> None:
        card = SceneCard(scene, shown.project.brief.aspect_ratio)
        for signal, own in (
            (card.opened, self.opened),
            (card.regenerate_asked, self.regenerate_asked),
            (card.upload_asked, self.upload_asked),
            (card.use_made_asked, self.use_made_asked),
            (card.takes_asked, self.takes_asked),
            (card.keep_asked, self.keep_asked),
            (card.edit_asked, self.edit_asked),
            (card.add_asked, self.add_asked),
            (card.move_asked, self.move_asked),
            (card.remove_asked, self.remove_asked),
            (card.film_menu_opened, self.film_menu_opened),
            (card.suggestion_asked, self.suggestion_asked),
            (card.retry_asked, self.retry_asked),
            (card.staging_asked, self.staging_asked),
            (card.staging_made, self.staging_made),
            (card.scene_asked, self._on_scene_asked),
        ):
            signal.connect(own)
        self.cards.append(card)
        self._fill(card, scene, shown)
        assert self._column is not None
        self._column.insertWidget(len(self.cards) - 1, card)

    def _fill(self, card: SceneCard, scene: Scene, shown: "_Shown") -> None:
        scenes, project = shown.plan.scenes, shown.project
        slots = slots_of(scene, start_slot(scenes, scene.index))
        views = {name: shown.views.of(slot) for name, slot in slots.items()}
        facts = _own_facts(scene, project.brief)
        card.show_scene(scene, views, shown.path_of, busy=is_running(project), facts=facts, count=len(scenes))

    def _on_reveal_due(self) -> None:
        if self._revealed in self.cards:
            self.ensureWidgetVisible(self._revealed, 0, GAP)

    def _on_place_due(self) -> None:
        self.verticalScrollBar().setValue(self._place)

    def _on_add_clicked(self) -> None:
        self.add_asked.emit(len(self.cards))

    def _on_scene_asked(self, index: int) -> None:
        if 0 <= index < len(self.cards):
            card = self.cards[index]
            self.ensureWidgetVisible(card)
            card.tiles["end"].setFocus()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the list was told last."""

    project: Project
    plan: Plan
    views: SlotViews
    path_of: PathOf | None

    def clip_is_missing(self, scene: Scene) -> bool:
        return self.views.of(Slot(SlotKind.CLIP, scene.id)).look not in (Look.READY, Look.KEPT)


def _own_facts(scene: Scene, brief: Brief) -> str:
    """ "8 s · filmed by veo": where the scene goes its own way."""
    own = [format_length(scene.duration)] if scene.duration is not None else []
    for verb, choice, film in (
        ("painted", scene.keyframes, brief.keyframes),
        ("filmed", scene.clips, brief.clips),
    ):
        if choice and choice != film:
            own.append(f"{verb} by {choice.name}")
    return " · ".join(own)


def _film_words(view: SlotView, waiting_for: int) -> str:
    if view.look is Look.READY:
        return "All scenes in order, joined into one MP4."
    if view.look is Look.MAKING:
        return "The clips are being joined."
    if waiting_for:
        return f"Waits for {waiting_for} more clip{'' if waiting_for == 1 else 's'}."
    return view.hint
