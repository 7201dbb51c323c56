"""Head of a film: its prompt, how it stands, what comes next and what that costs, and the buttons for it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from vidpipe_desktop.core.history import Undoable
from vidpipe_desktop.core.models import Project, ProjectSummary, Stage, Status
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.plan import STAGES, Plan
from vidpipe_desktop.core.preview import Preview, preview
from vidpipe_desktop.ui.buttons import Button, ElidedLabel, IconButton, label, set_tone
from vidpipe_desktop.ui.icons import icon
from vidpipe_desktop.ui.slot_view import is_running
from vidpipe_desktop.ui.theme import GAP, font_scale, tokens
from vidpipe_desktop.ui.wording import REVIEW_WORDS, STATUS_TONES, STATUS_WORDS, facts_line, format_length, one_line

_BAR_STEPS = 1000
_WIDE = 640
"""Pixels from which sentence and buttons fit beside each other."""
_RESUME_WORDS = {Status.PENDING: "Make film", Status.FAILED: "Try again", Status.STAGED: "Update film"}
_STAGE_WORDS = {
    Stage.STORYBOARD: "Only the storyboard",
    Stage.KEYFRAMES: "Up to the keyframes",
    Stage.CLIPS: "Up to the clips",
    Stage.FILM: "The whole film",
}


class FilmHeader(QWidget):
    """The buttons are connected by the panel around it; going on carries how far."""

    go_on_asked = Signal(object)  # Stage | None: None = as far as the film was to go
    edit_asked = Signal()
    fork_asked = Signal()
    pack_asked = Signal()
    storyboards_asked = Signal()
    film_menu_opened = Signal(object)  # QMenu that offers to film all scenes anew may be added to

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "heading")
        self._status = label("", "strong")
        self._facts = ElidedLabel("", "muted")
        self.next_label = label("", "muted", wrap=True)
        self.next_label.setObjectName("nextLabel")
        self._message = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of the film")
        self.resume_button = _button("Resume", "refresh", "resumeButton")
        self.how_far_button = IconButton("chevron-down", "How far to go")
        self.how_far_button.setObjectName("howFarButton")
        self.stop_button = _button("Stop", "stop", "stopButton")
        self.export_button = _button("Save film…", "save", "exportButton")
        self.undo_button = IconButton("undo", "Undo")
        self.undo_button.setObjectName("undoButton")
        self.redo_button = IconButton("redo", "Redo")
        self.redo_button.setObjectName("redoButton")
        self.edit_button = IconButton("pen", "Edit the film: prompt, style, lengths, engines", "Ctrl+E")
        self.edit_button.setObjectName("editFilmButton")
        self.more_button = IconButton("more", "More for this film")
        self.more_button.setObjectName("filmMenuButton")
        self._plan: Plan | None = None
        self._until: Stage | None = None
        self._review: Stage | None = None
        self._lay_out()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """There is no film: nothing can be done, not by a shortcut either."""
        self._plan = None
        for button in (self.resume_button, self.how_far_button, self.stop_button):
            _offer(button, offered=False)
        for button in (self.export_button, self.undo_button, self.redo_button, self.edit_button, self.more_button):
            button.setEnabled(False)

    def show_project(self, project: Project, plan: Plan, summary: ProjectSummary) -> None:
        """Show how the film stands."""
        running = is_running(project)
        complete = plan.complete and not running
        self._plan, self._review = plan, summary.review
        self.title.set_text(one_line(summary.prompt, 600))
        self.show_progress(summary.progress, summary.status)
        facts = [facts_line(summary), format_length(summary.length), _cost_words(summary, plan)]
        self._facts.set_text(" · ".join([*facts, "Copy of another film"] if project.forked_from else facts))
        self._message.setText(summary.message)
        self._message.setVisible(bool(summary.message) and not running and not complete)
        set_tone(self._message, "bad" if summary.status is Status.FAILED else "")
        self._bar.setVisible(running)
        self._show_next(project, plan, summary, offered=not running and not complete)
        _offer(self.stop_button, offered=running)
        self.edit_button.setEnabled(not running)
        self.more_button.setEnabled(True)
        self.export_button.setEnabled(complete)
        self.export_button.set_kind("primary" if complete else "")
        self.export_button.setToolTip("Save the film to a file (Ctrl+S)" if complete else "There is no whole film yet")

    def show_undoable(self, steps: Undoable, *, busy: bool) -> None:
        """Offer what can be undone and redone."""
        for button, name, keys, words in (
            (self.undo_button, "Undo", "Ctrl+Z", steps.undo),
            (self.redo_button, "Redo", "Ctrl+Shift+Z", steps.redo),
        ):
            button.rename(f"{name}: {words}" if words else f"Nothing to {name.lower()}", keys if words else "")
            button.setEnabled(bool(words) and not busy)

    def show_progress(self, film: float, status: Status) -> None:
        """Move the bar; film is 0…1."""
        words = STATUS_WORDS[status]
        if status is Status.STAGED and self._review:
            words = REVIEW_WORDS[self._review]
        tone = STATUS_TONES.get(status, "")
        if not tone:
            words = f"{words}  {film:.0%}"
        self._status.setText(words)
        set_tone(self._status, tone)
        self._bar.setValue(round(film * _BAR_STEPS))

    def _show_next(self, project: Project, plan: Plan, summary: ProjectSummary, *, offered: bool) -> None:
        """What comes next, in a sentence and on the button that does it."""
        review, until = summary.review, project.brief.until
        self._until = plan.next_stage(review) if review else None
        goal = self._until or until
        whole, coming = preview(plan), preview(plan, goal)
        _offer(self.resume_button, offered=offered)
        _offer(self.how_far_button, offered=offered and len(_goals(plan)) > 1)
        if not offered:
            left = preview(plan, until)
            up_to_date = "Everything is up to date. Edit the film or a scene, and only what depends on it is made anew."
            self.next_label.setText(f"To do: {_small(left.sentence)}" if left.steps else up_to_date)
            return
        self.resume_button.set_glyph("play" if summary.status in (Status.PENDING, Status.STAGED) else "refresh")
        self.resume_button.set_text(_button_words(coming, summary))
        self.resume_button.setToolTip(f"{coming.sentence} (Ctrl+R)")
        if review:
            self.next_label.setText(f"Change what you like, then go on. To the end: {_small(whole.sentence)}")
        else:
            self.next_label.setText(f"Next: {_small(coming.sentence)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the sentence stands above the buttons instead of beside them."""
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE * font_scale(self)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def open_how_far(self) -> None:
        """Offer every stage that has something left to do."""
        if self._plan is None:
            return
        menu = QMenu(self)
        menu.setObjectName("howFarMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._on_how_far_chosen)
        for stage in _goals(self._plan):
            action = menu.addAction(f"{_STAGE_WORDS[stage]}: {preview(self._plan, stage).button}")
            action.setData(stage.value)
        menu.popup(self.how_far_button.mapToGlobal(QPoint(0, self.how_far_button.height() + 2)))

    def open_menu(self) -> None:
        """What else can be done with the film."""
        menu = QMenu(self)
        menu.setObjectName("filmMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look = tokens()
        for words, glyph, signal, on in (
            ("Edit film…", "pen", self.edit_asked, self.edit_button.isEnabled()),
            ("Takes of the storyboard…", "takes", self.storyboards_asked, True),
            ("Fork: change one thing and continue…", "fork", self.fork_asked, True),
            ("Export project…", "upload", self.pack_asked, True),
        ):
            action = menu.addAction(icon(glyph, look.muted, look.faint), words)
            action.setEnabled(on)
            action.triggered.connect(signal)
        if self.edit_button.isEnabled():
            menu.addSeparator()
            self.film_menu_opened.emit(menu)
        menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height() + 2)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP // 2)
        top.addWidget(self.title, 1)
        for tool in (self.undo_button, self.redo_button, self.edit_button, self.more_button):
            top.addWidget(tool)
        facts = QHBoxLayout()
        facts.setSpacing(GAP + 4)
        facts.addWidget(self._status)
        facts.addWidget(self._facts, 1)
        going_on = QHBoxLayout()
        going_on.setSpacing(2)
        going_on.addWidget(self.resume_button)
        going_on.addWidget(self.how_far_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addLayout(going_on)
        buttons.addWidget(self.stop_button)
        buttons.addWidget(self.export_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.next_label, 1)
        self._row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(top)
        column.addLayout(facts)
        column.addLayout(self._row)
        column.addWidget(self._bar)
        column.addWidget(self._message)

    def _connect(self) -> None:
        self.resume_button.clicked.connect(self._on_resume_clicked)
        self.how_far_button.clicked.connect(self.open_how_far)
        self.edit_button.clicked.connect(self.edit_asked)
        self.more_button.clicked.connect(self.open_menu)

    def _on_resume_clicked(self) -> None:
        self.go_on_asked.emit(self._until)

    def _on_how_far_chosen(self, action: QAction) -> None:
        self.go_on_asked.emit(Stage(str(action.data())))


def _small(sentence: str) -> str:
    """The sentence after a colon."""
    return sentence[:1].lower() + sentence[1:]


def _goals(plan: Plan) -> list[Stage]:
    """The stages that each add something to the one before."""
    ends = [stage for stage in STAGES if plan.until(stage)]
    return [stage for stage in ends if stage is ends[0] or plan.until(stage) != plan.until(_before(stage))]


def _before(stage: Stage) -> Stage:
    return STAGES[STAGES.index(stage) - 1]


def _button_words(coming: Preview, summary: ProjectSummary) -> str:
    """A stage that waits for approval says what comes; elsewhere the sentence beside the button does."""
    if summary.review:
        return f"Continue: {coming.deeds} · {format_money(coming.cost)}"
    words = _RESUME_WORDS.get(summary.status, "Resume")
    return f"{words} · {format_money(coming.cost)}" if coming.cost else words


def _button(words: str, glyph: str, name: str) -> Button:
    made = Button(words, "" if name == "stopButton" else "primary", glyph)
    made.setObjectName(name)
    return made


def _offer(button: QWidget, *, offered: bool) -> None:
    """Show and enable, or neither: a shortcut clicks hidden buttons, too."""
    button.setVisible(offered)
    button.setEnabled(offered)


def _cost_words(summary: ProjectSummary, plan: Plan) -> str:
    """ "free", "$1.24", "$0.40, then $0.84 more"."""
    so_far = format_money(summary.cost)
    return so_far if not plan.cost else f"{so_far}, then {format_money(plan.cost)} more"
