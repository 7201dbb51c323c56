"""Everything about one film: header, player, scenes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from vidpipe_desktop.core.activity import Activity
from vidpipe_desktop.core.events import Progressed, ProjectChanged, RoughCutMade
from vidpipe_desktop.core.history import Undoable
from vidpipe_desktop.core.models import FILM, RUNNING_STATUSES, STORYBOARD, Slot, SlotKind, Stage, Status
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.ui.activity_view import ActivityView
from vidpipe_desktop.ui.empty_state import EmptyState
from vidpipe_desktop.ui.film_header import FilmHeader
from vidpipe_desktop.ui.player import Player
from vidpipe_desktop.ui.project_delegates import PathOf
from vidpipe_desktop.ui.scene_list import SceneList
from vidpipe_desktop.ui.slot_view import SlotView, SlotViews, is_running, newest_picture
from vidpipe_desktop.ui.tabs import Tabs
from vidpipe_desktop.ui.theme import GAP, MARGIN

_SCENES_WIDTH, _PLAYER_WIDTH = 264, 250
"""The least that is of use, in pixels."""
_MOVING = (SlotKind.CLIP, SlotKind.FILM)


class ScenePanel(QFrame):
    """Shows one project at a time; signals carry its id."""

    resume_asked = Signal(str, object)  # project, Stage | None
    stop_asked = Signal(str)
    save_asked = Signal(str)
    restitch_asked = Signal(str)
    regenerate_asked = Signal(str, object)  # project, Slot
    upload_asked = Signal(str, object)  # project, Slot
    use_made_asked = Signal(str, object)  # project, Slot
    keep_asked = Signal(str, str)  # project, take
    takes_asked = Signal(object)  # Slot
    edit_scene_asked = Signal(str)  # scene
    add_scene_asked = Signal(int)  # number of the new scene, from 0
    move_asked = Signal(str, str, int)  # project, scene, its new number
    remove_asked = Signal(str, str)  # project, scene
    undo_asked = Signal(str)
    redo_asked = Signal(str)
    edit_asked = Signal(str)
    fork_asked = Signal(str)
    pack_asked = Signal(str)
    activity_asked = Signal(str)
    rough_cut_asked = Signal(str)
    film_menu_opened = Signal(object, str)  # QMenu that offers may be added to, scene id ("" = all scenes)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scenePanel")
        self.setAccessibleName("Selected film")
        self.setProperty("part", "pane")
        self._path_of: PathOf | None = None
        self._shown: ProjectChanged | None = None
        self._making: dict[Slot, float] = {}
        self._playing: tuple[Slot, str] | None = None
        self._rough: RoughCutMade | None = None
        self.header = FilmHeader()
        self.player = Player()
        self.scenes = SceneList()
        self.activity = ActivityView()
        self.tabs = Tabs(("Scenes", self.scenes), ("Activity", self.activity))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._nothing = EmptyState("film", "No film selected.", "Select one in the list above, or write a new one.")
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> ProjectChanged | None:
        """The project on show, as it was last told."""
        return self._shown

    @property
    def project_id(self) -> str:
        """Id of the project on show ("" = none)."""
        return self._shown.project.id if self._shown else ""

    def set_paths(self, path_of: PathOf) -> None:
        """Where media lie, now that there is a studio."""
        self._path_of = path_of

    def clear(self, *, loading: bool = False) -> None:
        """Show no film; loading: one is on its way."""
        self.player.clear()
        self._shown, self._playing, self._rough = None, None, None
        self._making.clear()
        self.header.clear()
        if loading:
            self._nothing.say("Opening the film…", "", "clock")
        else:
            self._nothing.say("No film selected.", "Select one in the list above, or write a new one.", "film")
        self._stack.setCurrentIndex(0)

    def show_project(self, change: ProjectChanged) -> None:
        """Show this project, or what has changed in it."""
        before = self._shown
        first = before is None or before.project.id != change.project.id
        failed = change.summary.status is Status.FAILED
        if first:
            self._making.clear()
            self._playing, self._rough = None, None
            self.player.clear()
        self._shown = change
        left = {step.slot for step in change.plan.steps}
        running = change.summary.status in RUNNING_STATUSES
        self._making = {slot: part for slot, part in self._making.items() if running and slot in left}
        self._stack.setCurrentIndex(1)
        self.header.show_project(change.project, change.plan, change.summary)
        self.scenes.show_project(change.project, change.plan, self._making, self._path_of)
        if failed and (before is None or first or before.summary.status is not Status.FAILED):
            self.scenes.reveal_trouble()
        self._show_what_there_is()
        self._ask_for_activity()
        film = change.plan.state(FILM).fresh
        if (
            change.project.scenes
            and not film
            and (first or not before or before.project.scenes != change.project.scenes)
        ):
            self.rough_cut_asked.emit(self.project_id)

    def show_rough_cut(self, made: RoughCutMade) -> None:
        """What the film on show will be like, until it is there; nothing that the person opened gives way to it."""
        shown = self._shown
        if shown is None or shown.project.id != made.project_id or shown.project.scenes != made.scenes:
            return
        self._rough = made
        if self._playing is None and not self.player.is_playing and not shown.plan.state(FILM).fresh:
            self._offer_rough_cut(made)

    def show_undoable(self, project_id: str, steps: Undoable) -> None:
        """Offer what can be undone in the film on show."""
        if self._shown and project_id == self.project_id:
            self.header.show_undoable(steps, busy=is_running(self._shown.project))

    def show_activity(self, told: Activity) -> None:
        """What was done for the film on show."""
        if told.project_id == self.project_id:
            self.activity.show_activity(told)

    def show_progress(self, progress: Progressed) -> None:
        """A step of the project on show came further."""
        shown = self._shown
        if shown is None or shown.project.id != progress.project_id:
            return
        self._making[progress.slot] = progress.step
        self.header.show_progress(progress.film, shown.summary.status)
        self.scenes.show_project(shown.project, shown.plan, self._making, self._path_of)

    def open_slot(self, slot: Slot) -> None:
        """Show the slot large; clips and the film play."""
        view = self._view(slot)
        if view is None or view.file is None or self._path_of is None or self._shown is None:
            return
        self._playing = (slot, view.file.sha256)
        self._put_on(self._path_of(view.file), slot, play=slot.kind in _MOVING)

    def play_film(self) -> None:
        """Play the film if there is one."""
        self.open_slot(FILM)

    def _show_what_there_is(self) -> None:
        """Until the person opens something: the film, or the newest picture of one that is being made."""
        shown = self._shown
        if shown is None or self._path_of is None:
            return
        if self._playing is not None:
            self._follow(self._playing)
            return
        film = shown.plan.state(FILM)
        picture = newest_picture(shown.project, shown.plan)
        if self._rough and self.player.is_playing:
            return
        if film.take and film.take.file and film.fresh:
            self._playing = (FILM, film.take.file.sha256)
            poster = self._path_of(picture.file) if picture and picture.file else None
            self.player.offer(self._path_of(film.take.file), self._name(FILM), poster)
        elif self._rough and self._rough.scenes == shown.project.scenes:
            self._offer_rough_cut(self._rough)
        elif picture and picture.file:
            self.player.show_picture(self._path_of(picture.file), self._name(picture.slot))

    def _offer_rough_cut(self, made: RoughCutMade) -> None:
        if self._shown and made.path != self.player.file:
            picture = newest_picture(self._shown.project, self._shown.plan)
            poster = self._path_of(picture.file) if picture and picture.file and self._path_of else None
            self.player.offer(made.path, "Rough cut" if made.whole else "Rough cut of scene 1", poster)

    def _follow(self, playing: tuple[Slot, str]) -> None:
        """What is on show has got a new take: show that, without starting it."""
        slot, sha256 = playing
        view = self._view(slot)
        if view is None or view.file is None or self._path_of is None:
            self._playing = None
            self.player.clear()
        elif view.file.sha256 != sha256:
            self._playing = (slot, view.file.sha256)
            self._put_on(self._path_of(view.file), slot, play=False)

    def _put_on(self, path: Path, slot: Slot, *, play: bool) -> None:
        if slot.kind not in _MOVING:
            self.player.show_picture(path, self._name(slot))
            return
        self.player.offer(path, self._name(slot), None)
        if play:
            self.player.play()

    def _view(self, slot: Slot) -> SlotView | None:
        shown = self._shown
        return SlotViews(shown.project, shown.plan, self._making).of(slot) if shown else None

    def _name(self, slot: Slot) -> str:
        return slot_name(slot, self._shown.plan.scenes) if self._shown else ""

    def _lay_out(self) -> None:
        self.splitter.setObjectName("filmSplitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(MARGIN)
        self.splitter.addWidget(self.player)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 4)
        self.splitter.setSizes([500, 400])
        self.tabs.setMinimumWidth(_SCENES_WIDTH)
        self.player.setMinimumWidth(_PLAYER_WIDTH)
        film = QWidget()
        inner = QVBoxLayout(film)
        inner.setContentsMargins(MARGIN, GAP + 4, GAP + 4, GAP + 4)
        inner.setSpacing(GAP + 4)
        inner.addWidget(self.header)
        inner.addWidget(self.splitter, 1)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(film)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        self.header.go_on_asked.connect(self._on_go_on_asked)
        self.header.undo_button.clicked.connect(self._on_undo_clicked)
        self.header.redo_button.clicked.connect(self._on_redo_clicked)
        self.header.edit_asked.connect(self._on_edit_asked)
        self.header.fork_asked.connect(self._on_fork_asked)
        self.header.pack_asked.connect(self._on_pack_asked)
        self.header.storyboards_asked.connect(self._on_storyboards_asked)
        self.tabs.turned.connect(self._ask_for_activity)
        self.header.stop_button.clicked.connect(self._on_stop_clicked)
        self.header.export_button.clicked.connect(self._on_save_clicked)
        # Queued: the player may be in the middle of letting a file go.
        self.player.paused_or_ended.connect(self._show_what_there_is, Qt.ConnectionType.QueuedConnection)
        self.scenes.opened.connect(self.open_slot)
        self.scenes.restitch_asked.connect(self._on_restitch_asked)
        self.scenes.regenerate_asked.connect(self._on_regenerate_asked)
        self.scenes.upload_asked.connect(self._on_upload_asked)
        self.scenes.use_made_asked.connect(self._on_use_made_asked)
        self.scenes.takes_asked.connect(self.takes_asked)
        self.scenes.keep_asked.connect(self._on_keep_asked)
        self.scenes.edit_asked.connect(self.edit_scene_asked)
        self.scenes.film_menu_opened.connect(self.film_menu_opened)
        self.header.film_menu_opened.connect(self._on_film_menu_opened)
        self.scenes.add_asked.connect(self.add_scene_asked)
        self.scenes.move_asked.connect(self._on_move_asked)
        self.scenes.remove_asked.connect(self._on_remove_asked)

    def _ask_for_activity(self) -> None:
        """Only while somebody looks at it."""
        if self._shown and self.activity.isVisible():
            self.activity_asked.emit(self.project_id)

    def _on_go_on_asked(self, until: Stage | None) -> None:
        self.resume_asked.emit(self.project_id, until)

    def _on_undo_clicked(self) -> None:
        self.undo_asked.emit(self.project_id)

    def _on_redo_clicked(self) -> None:
        self.redo_asked.emit(self.project_id)

    def _on_edit_asked(self) -> None:
        self.edit_asked.emit(self.project_id)

    def _on_fork_asked(self) -> None:
        self.fork_asked.emit(self.project_id)

    def _on_pack_asked(self) -> None:
        self.pack_asked.emit(self.project_id)

    def _on_storyboards_asked(self) -> None:
        self.takes_asked.emit(STORYBOARD)

    def _on_film_menu_opened(self, menu: QMenu) -> None:
        self.film_menu_opened.emit(menu, "")

    def _on_keep_asked(self, take_id: str) -> None:
        self.keep_asked.emit(self.project_id, take_id)

    def _on_move_asked(self, scene_id: str, index: int) -> None:
        self.move_asked.emit(self.project_id, scene_id, index)

    def _on_remove_asked(self, scene_id: str) -> None:
        self.remove_asked.emit(self.project_id, scene_id)

    def _on_stop_clicked(self) -> None:
        self.header.stop_button.setEnabled(False)
        self.stop_asked.emit(self.project_id)

    def _on_save_clicked(self) -> None:
        self.save_asked.emit(self.project_id)

    def _on_restitch_asked(self) -> None:
        self.restitch_asked.emit(self.project_id)

    def _on_regenerate_asked(self, slot: Slot) -> None:
        self.regenerate_asked.emit(self.project_id, slot)

    def _on_upload_asked(self, slot: Slot) -> None:
        self.upload_asked.emit(self.project_id, slot)

    def _on_use_made_asked(self, slot: Slot) -> None:
        self.use_made_asked.emit(self.project_id, slot)
