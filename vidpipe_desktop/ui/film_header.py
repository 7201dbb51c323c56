"""Head of a film: its prompt, how it stands, and the one thing to do next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from vidpipe_desktop.core.models import Project, ProjectSummary, Status
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.plan import Plan
from vidpipe_desktop.ui.buttons import Button, ElidedLabel, label, set_tone
from vidpipe_desktop.ui.slot_view import is_running
from vidpipe_desktop.ui.theme import GAP
from vidpipe_desktop.ui.wording import STATUS_TONES, STATUS_WORDS, facts_line, format_length, one_line, plural

_BAR_STEPS = 1000
_RESUME_WORDS = {Status.PENDING: "Make film", Status.FAILED: "Try again", Status.STAGED: "Update film"}


class FilmHeader(QWidget):
    """resume_button, stop_button and export_button are connected by the panel around it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "heading")
        self._status = label("", "strong")
        self._facts = ElidedLabel("", "muted")
        self._message = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _BAR_STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress of the film")
        self.resume_button = _button("Resume", "refresh", "resumeButton")
        self.stop_button = _button("Stop", "stop", "stopButton")
        self.export_button = _button("Save film…", "save", "exportButton")
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """There is no film: nothing can be done, not by a shortcut either."""
        for button in (self.resume_button, self.stop_button):
            _offer(button, offered=False)
        self.export_button.setEnabled(False)

    def show_project(self, project: Project, plan: Plan, summary: ProjectSummary) -> None:
        """Show how the film stands."""
        running = is_running(project)
        complete = plan.complete and not running
        self.title.set_text(one_line(summary.prompt, 600))
        self.show_progress(summary.progress, summary.status)
        self._facts.set_text(f"{facts_line(summary)} · {format_length(summary.length)} · {_cost_words(summary, plan)}")
        self._message.setText(summary.message)
        self._message.setVisible(bool(summary.message) and not running and not complete)
        set_tone(self._message, "bad" if summary.status is Status.FAILED else "")
        self._bar.setVisible(running)
        _offer(self.resume_button, offered=not running and not complete)
        self.resume_button.set_glyph("play" if summary.status is Status.PENDING else "refresh")
        self.resume_button.set_text(_RESUME_WORDS.get(summary.status, "Resume"))
        self.resume_button.setToolTip(f"{_steps_words(plan)} (Ctrl+R)")
        _offer(self.stop_button, offered=running)
        self.export_button.setEnabled(complete)
        self.export_button.set_kind("primary" if complete else "")
        self.export_button.setToolTip("Save the film to a file (Ctrl+S)" if complete else "There is no whole film yet")

    def show_progress(self, film: float, status: Status) -> None:
        """Move the bar; film is 0…1."""
        words = STATUS_WORDS[status]
        tone = STATUS_TONES.get(status, "")
        if not tone:
            words = f"{words}  {film:.0%}"
        self._status.setText(words)
        set_tone(self._status, tone)
        self._bar.setValue(round(film * _BAR_STEPS))

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(GAP + 4)
        facts.addWidget(self._status)
        facts.addWidget(self._facts, 1)
        words = QVBoxLayout()
        words.setSpacing(GAP // 2)
        words.addWidget(self.title)
        words.addLayout(facts)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addLayout(words, 1)
        for button in (self.resume_button, self.stop_button, self.export_button):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._message)


def _button(words: str, glyph: str, name: str) -> Button:
    made = Button(words, "" if name == "stopButton" else "primary", glyph)
    made.setObjectName(name)
    return made


def _offer(button: Button, *, offered: bool) -> None:
    """Show and enable, or neither: a shortcut clicks hidden buttons, too."""
    button.setVisible(offered)
    button.setEnabled(offered)


def _cost_words(summary: ProjectSummary, plan: Plan) -> str:
    """ "free", "$1.24", "$0.40, then $0.84 more"."""
    so_far = format_money(summary.cost)
    return so_far if not plan.cost else f"{so_far}, then {format_money(plan.cost)} more"


def _steps_words(plan: Plan) -> str:
    return f"Make what is missing: {plural(len(plan.steps), 'step')}, {format_money(plan.cost)}"
