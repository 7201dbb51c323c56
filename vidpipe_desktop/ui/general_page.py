"""Settings, General: how much is made at once, captions, narration, and what to do when nobody knows whether something was paid."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QSpinBox

from vidpipe_desktop.core.models import UnknownTakes
from vidpipe_desktop.core.setup import AppSetup
from vidpipe_desktop.ui.fields import choice_box, whole_box
from vidpipe_desktop.ui.setting_row import SettingRow, SettingsPage
from vidpipe_desktop.ui.wording import plural

_MOST_FILMS, _MOST_WORKERS = 100, 64
_NUMBER, _CHOICE = 132, 190
"""Widths of the controls in pixels."""
_POLICIES = {
    UnknownTakes.ASK: (
        "Ask me",
        "The film waits until you decide under Jobs; nothing is paid twice without your word.",
    ),
    UnknownTakes.RESUBMIT: ("Make them again", "They are ordered anew without asking, so they may be paid for twice."),
    UnknownTakes.SKIP: ("Leave them out", "All else is made; their places stay empty until you decide under Jobs."),
}
_CAPTIONS = (
    "Titles and captions drawn into clips of the built-in engine, from now on. "
    "Films carry them as a text track either way; without this, players show it unasked."
)
_NARRATION = (
    "Scratch narration by an artificial voice, the music stepping back. Scenes of new films get as long as it takes."
)
_NO_VOICE = "There is no voice here: this copy of the app came without the extra “narration”."
_UNKNOWN = "The answer got lost, so they may have been paid for."


class GeneralPage(SettingsPage):
    """Every change is told at once."""

    def __init__(self) -> None:
        super().__init__("General")
        self.films_box = whole_box("filmsAtOnceBox", "Films at once", 1, _MOST_FILMS, 2)
        self.workers_box = whole_box("workersBox", "Worker processes", 0, _MOST_WORKERS, 0)
        self.workers_box.setSpecialValueText("Automatic")
        self.captions_box, self.narration_box = _switch("captionsBox"), _switch("narrationBox")
        self.unknown_box = choice_box("unknownTakesBox", "Takes of unknown outcome")
        for policy, (words, _) in _POLICIES.items():
            self.unknown_box.addItem(words, policy.value)
        self._lay_out()
        for box, name in ((self.films_box, "films_at_once"), (self.workers_box, "workers")):
            box.setKeyboardTracking(False)
            box.valueChanged.connect(partial(self.tell, name))
        self.captions_box.toggled.connect(partial(self.tell, "captions"))
        self.narration_box.toggled.connect(partial(self.tell, "narration"))
        self.unknown_box.activated.connect(self._on_policy_chosen)

    def show_setup(self, setup: AppSetup) -> None:
        """How things are now. A number that is being typed stays."""
        _show(self.films_box, setup.films_at_once)
        _show(self.workers_box, setup.workers)
        _check(self.captions_box, setup.captions)
        _check(self.narration_box, setup.narration)
        self.narration_box.setEnabled(setup.can_narrate)
        self.rows["narration"].set_hint(_NARRATION if setup.can_narrate else _NO_VOICE)
        self.unknown_box.setCurrentIndex(tuple(_POLICIES).index(setup.unknown_takes))
        self.rows["unknown_takes"].set_hint(f"{_UNKNOWN} {_POLICIES[setup.unknown_takes][1]}")
        usual = f"Automatic is one for each core of this computer: {plural(setup.usual_workers, 'worker')}."
        self.rows["workers"].set_hint(f"Processes that paint, film and stitch. {usual}")
        self.fix(setup.fixed)

    def _lay_out(self) -> None:
        films = "How many films of the queue are made at the same time. The others wait for their turn."
        self.add_row("films_at_once", SettingRow("Films at once", films, self.films_box, _NUMBER))
        self.add_row("workers", SettingRow("Worker processes", "", self.workers_box, _NUMBER))
        self.add_rule()
        self.add_row("captions", SettingRow("Captions in the picture", _CAPTIONS, self.captions_box))
        self.add_row("narration", SettingRow("Read captions aloud", "", self.narration_box))
        self.add_rule()
        self.add_row("unknown_takes", SettingRow("Takes of unknown outcome", "", self.unknown_box, _CHOICE))

    def _on_policy_chosen(self, number: int) -> None:
        self.tell("unknown_takes", self.unknown_box.itemData(number))


def _switch(name: str) -> QCheckBox:
    box = QCheckBox()
    box.setObjectName(name)
    return box


def _check(box: QCheckBox, checked: bool) -> None:
    box.blockSignals(True)
    box.setChecked(checked)
    box.blockSignals(False)


def _show(box: QSpinBox, value: int) -> None:
    if box.hasFocus():
        return
    box.blockSignals(True)
    box.setValue(value)
    box.blockSignals(False)
