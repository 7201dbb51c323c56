"""What went wrong with a slot, what it cost, and, for what an engine refused, the ways on with their prices."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from vidpipe_desktop.core.blocked import Blocked, Rewording
from vidpipe_desktop.core.money import Micros, format_money
from vidpipe_desktop.core.wording import kind_words
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.flow_layout import FlowLayout
from vidpipe_desktop.ui.slot_view import Look, SlotView
from vidpipe_desktop.ui.theme import GAP

_TROUBLE = (Look.FAILED, Look.LOST, Look.UNSURE)


class FailureNote(QFrame):
    """Its parts are made when first needed: few scenes are ever in trouble. Signals carry the slot that was refused."""

    reword_asked = Signal()
    suggestion_asked = Signal(object)  # Slot
    retry_asked = Signal(object)  # Slot

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "note")
        self._labels: tuple[QLabel, QLabel] | None = None
        self.ways: WaysOn | None = None
        self.hide()

    def show_views(self, views: Mapping[str, SlotView], *, busy: bool) -> None:
        """Show what is wrong with the first of these that is in trouble; hide if none is. busy: nothing can be changed."""
        bad = next((view for view in views.values() if view.look in _TROUBLE), None)
        self.setHidden(bad is None)
        if bad is None:
            return
        if self._labels is None:
            self._labels = self._make_labels()
        title, advice = self._labels
        title.setText(f"{kind_words(bad.slot).capitalize()}: {bad.hint}")
        advice.setText(bad.advice)
        advice.setHidden(not bad.advice)
        if bad.blocked and self.ways is None:
            self.ways = self._make_ways()
        if self.ways:
            self.ways.show_blocked(bad.blocked, busy=busy, asking=bad.asking)

    def _make_labels(self) -> tuple[QLabel, QLabel]:
        title, advice = label("", "strong", wrap=True), label("", "", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP + 2, GAP, GAP + 2, GAP)
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(advice)
        return title, advice

    def _make_ways(self) -> "WaysOn":
        ways = WaysOn()
        ways.reword_button.clicked.connect(self.reword_asked)
        ways.suggestion_asked.connect(self.suggestion_asked)
        ways.retry_asked.connect(self.retry_asked)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addSpacing(GAP // 2)
        column.addWidget(ways)
        return ways


class WaysOn(QWidget):
    """What can be done about a slot that was refused; whatever costs anything says its price."""

    suggestion_asked = Signal(object)  # Slot
    retry_asked = Signal(object)  # Slot

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocked: Blocked | None = None
        self.suggest_button = Button("Suggest a rewording", "chip")
        self.suggest_button.setObjectName("suggestRewordingButton")
        self.suggest_button.clicked.connect(self._on_suggest_clicked)
        self.reword_button = Button("Reword…", "chip")
        self.reword_button.setObjectName("rewordButton")
        self.reword_button.setToolTip("Say it in other words; what that makes anew, and its price, is said before")
        self.retry_button = Button("Retry unchanged", "chip")
        self.retry_button.setObjectName("retryUnchangedButton")
        self.retry_button.setToolTip("Try this one once more with the same words, and make nothing else of the film")
        self.retry_button.clicked.connect(self._on_retry_clicked)
        row = FlowLayout(self, GAP // 2 + 2)
        for button in (self.suggest_button, self.reword_button, self.retry_button):
            row.addWidget(button)

    def show_blocked(self, blocked: Blocked | None, *, busy: bool, asking: bool) -> None:
        """Offer what there is; hide if the slot was not refused. asking: other words are on their way."""
        self._blocked = blocked
        self.setHidden(blocked is None)
        if blocked is None:
            return
        for button in (self.suggest_button, self.reword_button, self.retry_button):
            button.setEnabled(not busy and not asking)
        self.retry_button.set_text(priced("Retry unchanged", blocked.step.price))
        rewording = blocked.rewording
        self.suggest_button.setHidden(rewording is None)
        if rewording:
            self.suggest_button.set_text("Asking for other words…" if asking else _offer(rewording))
            self.suggest_button.setToolTip(_explained(rewording))

    def _on_suggest_clicked(self) -> None:
        if self._blocked:
            self.suggestion_asked.emit(self._blocked.slot)

    def _on_retry_clicked(self) -> None:
        if self._blocked:
            self.retry_asked.emit(self._blocked.slot)


def priced(words: str, price: Micros) -> str:
    """ "Retry unchanged · $0.04"; the words alone where it costs nothing."""
    return f"{words} · {format_money(price)}" if price else words


def _offer(rewording: Rewording) -> str:
    if rewording.suggestion:
        return "Show the rewording"
    return priced("Suggest a rewording", rewording.step.price)


def _explained(rewording: Rewording) -> str:
    if rewording.suggestion:
        return "Other words that a text model has suggested before; nothing is asked or paid for again"
    return f"Ask {rewording.engine} for other words; you see them beside yours before anything changes"
