"""Settings, Spending: caps, beside what this month has come to."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from vidpipe_desktop.core.caps import cap_of, too_low
from vidpipe_desktop.core.errors import InvalidRequest
from vidpipe_desktop.core.money import Micros, format_money
from vidpipe_desktop.core.setup import AppSetup
from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.setting_row import SettingRow, SettingsPage, show_text, text_edit

_PREFIX = "spending."
_WIDTH = 132
_WHAT = "Engines on this computer cost nothing. What others charge is counted here, and never passes a cap."
_HOW = (
    "A step that would pass a cap is not begun: its film pauses. Raise the cap here, then press Resume; "
    "no film goes on by itself."
)


class SpendingPage(SettingsPage):
    """A cap is kept when its field is left or Return is pressed."""

    refresh_asked = Signal()

    def __init__(self) -> None:
        super().__init__("Spending", _WHAT)
        self.month = label("", "title")
        self.month.setObjectName("monthLabel")
        self.in_flight = label("", "muted", wrap=True)
        self.in_flight.setObjectName("inFlightLabel")
        self.edits = {name: text_edit(f"{name}Edit", "No cap") for name in ("per_month", "per_project")}
        self._lay_out()
        for name, edit in self.edits.items():
            edit.editingFinished.connect(partial(self._on_edited, name, edit))

    def show_setup(self, setup: AppSetup) -> None:
        """How things are now. What is being typed stays."""
        spending = setup.spending
        self.month.setText(f"{_money(spending.spent)} spent this month")
        flying = f"{_money(spending.in_flight)} more is in flight: begun, and not known to have ended."
        self.in_flight.setText(flying if spending.in_flight else "Nothing is in flight.")
        warnings = too_low(setup.caps, spending)
        for name, edit in self.edits.items():
            if not edit.isModified():
                show_text(edit, _typed(getattr(setup.caps, name)))
                self.rows[_PREFIX + name].complain(warnings.get(name, ""), "warn")
        self.fix(setup.fixed)

    def showEvent(self, event: object) -> None:
        """Films that are being made go on spending: ask how it stands now."""
        self.refresh_asked.emit()

    def _lay_out(self) -> None:
        self.column.addWidget(self.month)
        self.column.addWidget(self.in_flight)
        self.add_rule()
        for name, title, hint in (
            ("per_month", "Cap for each month", "US dollars for all films together, by the calendar. Empty = no cap."),
            ("per_project", "Cap for each film", "US dollars, failed and repeated takes included. Empty = no cap."),
        ):
            self.add_row(_PREFIX + name, SettingRow(title, hint, self.edits[name], _WIDTH))
        self.add_rule()
        self.column.addWidget(label(_HOW, "caption", wrap=True))

    def _on_edited(self, name: str, edit: QLineEdit) -> None:
        if not edit.isModified():
            return
        try:
            cap = cap_of(edit.text())
        except InvalidRequest as error:
            self.complain(_PREFIX + name, str(error))
            return
        edit.setModified(False)
        self.tell(_PREFIX + name, cap)


def _money(amount: Micros) -> str:
    return format_money(amount) if amount else "$0.00"


def _typed(cap: Micros | None) -> str:
    """A cap as a person would type it."""
    if cap is None:
        return ""
    return f"{cap / 1_000_000:.2f}" if cap % 10_000 == 0 else f"{cap / 1_000_000:.6f}".rstrip("0")
