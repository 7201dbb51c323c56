"""What was done for the film: each run with its steps over time, what it cost, and the totals."""

from datetime import UTC, datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vidpipe_desktop.core.activity import Activity, RunEntry, StepEntry
from vidpipe_desktop.core.models import RunState, Stage, TakeState
from vidpipe_desktop.core.money import Micros, format_money
from vidpipe_desktop.ui.buttons import Button, label, set_tone
from vidpipe_desktop.ui.empty_state import EmptyState
from vidpipe_desktop.ui.theme import GAP, Tokens, color, scaled_font, tokens
from vidpipe_desktop.ui.wording import format_day, format_took, plural

_STATES = {
    RunState.RUNNING: ("Running", ""),
    RunState.DONE: ("Done", "good"),
    RunState.FAILED: ("Failed", "bad"),
    RunState.STOPPED: ("Stopped", "warn"),
    RunState.PAUSED: ("Paused", "warn"),
    RunState.INTERRUPTED: ("Interrupted", "warn"),
}
_GOALS = {
    Stage.STORYBOARD: "Storyboard",
    Stage.KEYFRAMES: "Up to the keyframes",
    Stage.CLIPS: "Up to the clips",
    Stage.FILM: "Whole film",
}
_OPEN_RUNS = 1
"""Runs whose steps are shown from the beginning."""


class StepRow(QWidget):
    """A step on the run's line of time: name, bar, seconds, cost."""

    def __init__(self, entry: RunEntry, step: StepEntry, span: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = step
        seconds = step.seconds if step.seconds is not None else max(0.0, span - self._start(entry))
        self._from = self._start(entry) / span if span else 0.0
        self._part = seconds / span if span else 1.0
        self._took = format_took(step.seconds) if step.seconds is not None else "…"
        self._cost = format_money(step.cost) if step.cost else ""
        self._paid = any(each.cost for each in entry.steps)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = f"{step.name}: {step.engine}, {self._took}, {format_money(step.cost)}, {step.state.value}."
        self.setAccessibleName(f"{said} {step.failure}".strip())
        self.setToolTip(f"{said} {step.failure}".strip())

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(240, round(QFontMetricsF(self._font()).height()) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words to the left and right of a bar."""
        look, painter = tokens(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        metrics = QFontMetricsF(painter.font())
        name = min(self.width() * 0.4, 170.0)
        took = metrics.horizontalAdvance("00 min 00 s")
        cost = metrics.horizontalAdvance("$00.0000") if self._paid else 0.0
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setPen(color(look.text))
        shown = metrics.elidedText(self._step.name, Qt.TextElideMode.ElideRight, name - GAP)
        painter.drawText(QPointF(0, baseline), shown)
        self._paint_bar(painter, QRectF(name, 0, self.width() - name - took - cost - GAP, self.height()), look)
        painter.setPen(color(look.muted))
        right = QRectF(self.width() - took - cost, 0, took, self.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._took)
        if self._cost:
            end = QRectF(self.width() - cost, 0, cost, self.height())
            painter.drawText(end, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._cost)

    def _paint_bar(self, painter: QPainter, room: QRectF, look: Tokens) -> None:
        groove = QRectF(room.left(), room.center().y() - 2.5, room.width(), 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(look.hover))
        painter.drawRoundedRect(groove, 2.5, 2.5)
        width = max(5.0, groove.width() * self._part)
        left = min(groove.left() + groove.width() * self._from, groove.right() - width)
        shade = {TakeState.FAILED: look.bad, TakeState.UNKNOWN: look.warn, TakeState.LOST: look.warn}
        painter.setBrush(color(shade.get(self._step.state, look.accent)))
        painter.drawRoundedRect(QRectF(left, groove.top(), width, 5), 2.5, 2.5)

    def _start(self, entry: RunEntry) -> float:
        return max(0.0, (self._step.started_at - entry.run.started_at).total_seconds())

    def _font(self) -> QFont:
        return scaled_font(self.font(), 0.94)


class RunCard(QFrame):
    """One run; its steps unfold."""

    def __init__(self, entry: RunEntry, *, unfolded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "card")
        self._entry = entry
        self._steps: QWidget | None = None
        self.toggle = Button(plural(len(entry.steps), "step"), "quiet", "chevron-right")
        self.toggle.setCheckable(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP + 4, GAP + 2, GAP + 4, GAP)
        self._column.setSpacing(GAP // 2)
        self._column.addLayout(self._head())
        self._column.addWidget(label(_run_facts(entry), "muted", wrap=True))
        if entry.run.message:
            self._column.addWidget(label(entry.run.message, "caption", wrap=True))
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.toggle.toggled.connect(self._on_toggled)
        self.toggle.setVisible(bool(entry.steps))
        self.toggle.setChecked(unfolded and bool(entry.steps))

    @property
    def entry_id(self) -> str:
        """The run's id."""
        return self._entry.run.id

    def _head(self) -> QHBoxLayout:
        run = self._entry.run
        words, tone = _STATES[run.state]
        state: QLabel = label(words, "strong")
        set_tone(state, tone)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(label(_GOALS[run.until], "strong"))
        row.addWidget(state)
        row.addStretch(1)
        row.addWidget(label(format_day(run.started_at, datetime.now(UTC)), "caption"))
        return row

    def _on_toggled(self, open_now: bool) -> None:
        if open_now and self._steps is None:
            self._steps = self._make_steps()
            self._column.addWidget(self._steps)
        if self._steps:
            self._steps.setVisible(open_now)
        self.toggle.set_glyph("chevron-down" if open_now else "chevron-right")

    def _make_steps(self) -> QWidget:
        entry, made = self._entry, QWidget()
        ends = [
            (step.started_at - entry.run.started_at).total_seconds() + (step.seconds or 0.0) for step in entry.steps
        ]
        span = max([entry.seconds or 0.0, *ends])
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, GAP // 2)
        column.setSpacing(0)
        for step in entry.steps:
            column.addWidget(StepRow(entry, step, span))
        return made


class ActivityView(QScrollArea):
    """Shows the activity it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activityView")
        self.setAccessibleName("Activity")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[RunCard] = []
        self.totals = label("", "strong", wrap=True)
        self._shown: Activity | None = None

    def show_activity(self, told: Activity) -> None:
        """Show these runs; those that were unfolded stay so."""
        if told == self._shown:
            return
        same = self._shown is not None and self._shown.project_id == told.project_id
        unfolded = {card.entry_id for card in self.cards if card.toggle.isChecked()} if same else set[str]()
        place = self.verticalScrollBar().value() if same else 0
        self._shown = told
        body = QWidget()
        body.setProperty("part", "canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, GAP // 2, GAP)
        column.setSpacing(GAP + 4)
        self.cards = []
        if told.runs:
            self.totals = label(_totals(told), "strong", wrap=True)
            column.addWidget(self.totals)
        else:
            column.addWidget(
                EmptyState("clock", "Nothing has been made yet.", "Every run is kept here with its steps.")
            )
        for number, entry in enumerate(told.runs):
            card = RunCard(entry, unfolded=number < _OPEN_RUNS or entry.run.id in unfolded)
            self.cards.append(card)
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(place)


def _totals(told: Activity) -> str:
    return f"{plural(len(told.runs), 'run')} · {format_took(told.seconds)} · {_money(told.estimate, told.cost)}"


def _run_facts(entry: RunEntry) -> str:
    took = format_took(entry.seconds) if entry.seconds is not None else "still going on"
    return f"{took} · {_money(entry.run.estimate, entry.cost)}"


def _money(estimate: Micros, cost: Micros) -> str:
    if not estimate and not cost:
        return "free"
    return f"spent {format_money(cost)} of an estimated {format_money(estimate)}"
