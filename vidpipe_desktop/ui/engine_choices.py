"""Choosing who does what: one engine for a whole film, or for each role an engine with one of its models."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from vidpipe_desktop.core.engines import EngineFacts, Engines, facts_for, facts_of
from vidpipe_desktop.core.models import DEFAULT_ENGINE, Brief, EngineChoice, Resolution, Role
from vidpipe_desktop.core.money import FREE, Micros, format_money
from vidpipe_desktop.core.offers import choices_for
from vidpipe_desktop.ui.buttons import Button
from vidpipe_desktop.ui.fields import choice_box, labelled
from vidpipe_desktop.ui.theme import GAP

ROLE_WORDS = {Role.STORYBOARD: "Written by", Role.KEYFRAMES: "Painted by", Role.CLIPS: "Filmed by"}
"""What an engine does in a role, before its name."""
_UNITS = {Role.STORYBOARD: "", Role.KEYFRAMES: " each", Role.CLIPS: "/s"}
_EDGE = 36
"""Pixels beside the words of a list."""


def choices(engines: Engines, role: Role, resolution: Resolution) -> Iterator[tuple[EngineChoice, str]]:
    """Whoever can do the role, with each of its models, and in words: "Veo 3.1 · Google · $0.40/s"."""
    for choice in choices_for(engines, role):
        yield choice, choice_words(engines, choice, role, resolution)


def choice_words(engines: Engines, choice: EngineChoice, role: Role, resolution: Resolution) -> str:
    """ "Veo 3.1 · Google · $0.40/s"; of an engine with a single model, or none, only its own title."""
    facts = facts_for(engines, choice, role, resolution)
    title = choice_title(engines, choice, role)
    return " · ".join([*dict.fromkeys((title, facts.title)), _price(facts, role)])


def choice_title(engines: Engines, choice: EngineChoice, role: Role) -> str:
    """The model's title where there are several, else the engine's."""
    facts = facts_of(engines, choice.engine)
    models = facts.models_of(role)
    if choice.model:
        return next((model.title for model in models if model.id == choice.model), choice.model)
    return models[0].title if len(models) > 1 else facts.title


def fill_choices(box: QComboBox, engines: Engines, role: Role, resolution: Resolution) -> None:
    """Offer them all, at the prices of this resolution; the data of each is the choice's name."""
    for choice, words in choices(engines, role, resolution):
        box.addItem(words, choice.name)
    box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + _EDGE)


def select_choice(box: QComboBox, engines: Engines, choice: EngineChoice, role: Role, resolution: Resolution) -> None:
    """Show this choice, and offer it even if nobody can do it any more: nothing is chosen behind the person's back."""
    if box.findData(choice.name) < 0:
        box.addItem(choice_words(engines, choice, role, resolution), choice.name)
    box.setCurrentIndex(box.findData(choice.name))


def reprice(box: QComboBox, engines: Engines, role: Role, resolution: Resolution) -> None:
    """Say of all that are offered what they cost in films of this resolution."""
    for row in range(box.count()):
        box.setItemText(row, choice_words(engines, EngineChoice.named(box.itemData(row)), role, resolution))
    box.setToolTip(box.currentText())


def _price(facts: EngineFacts, role: Role) -> str:
    prices: dict[Role, Micros] = {
        Role.STORYBOARD: facts.price_per_storyboard,
        Role.KEYFRAMES: facts.price_per_picture,
        Role.CLIPS: facts.price_per_second,
    }
    price = prices[role]
    return format_money(price) if price == FREE else f"{format_money(price)}{_UNITS[role]}"


class EngineMix(QWidget):
    """One engine for all, until somebody unfolds three rows."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engines: Engines = {}
        self._resolution = Resolution.HD
        self.engine_box = choice_box("engineBox", "Engine")
        self.engine_box.setToolTip("Who writes, paints and films")
        self.engine_box.setEnabled(False)
        self.mix_button = Button("Mix engines…", "quiet", "chevron-right")
        self.mix_button.setObjectName("mixEnginesButton")
        self.mix_button.setCheckable(True)
        self.mix_button.setToolTip("Choose who writes, who paints and who films, and with which model")
        self.boxes = {role: choice_box(f"{role.value}EngineBox", words) for role, words in ROLE_WORDS.items()}
        self._lay_out()
        self.engine_box.currentIndexChanged.connect(self._on_chosen)
        self.mix_button.toggled.connect(self._on_toggled)
        for box in self.boxes.values():
            box.currentIndexChanged.connect(self._on_chosen)

    @property
    def mixed(self) -> bool:
        """Whether each role has an engine of its own."""
        return self.mix_button.isChecked()

    def fields(self) -> dict[str, object]:
        """The choice as a studio checks it."""
        if not self.mixed:
            return {"engine": self.engine_box.currentData() or DEFAULT_ENGINE}
        return {f"{role.value}_engine": box.currentData() for role, box in self.boxes.items()}

    def facts(self, role: Role) -> EngineFacts | None:
        """What is known of whoever does the role now; None before there are engines."""
        choice = self._choice(role)
        known = choice.engine in self._engines
        return facts_for(self._engines, choice, role, self._resolution) if known else None

    def set_resolution(self, resolution: Resolution) -> None:
        """The film's; what models cost and can do follows it."""
        self._resolution = resolution
        for role, box in self.boxes.items():
            reprice(box, self._engines, role, resolution)

    def set_engines(self, engines: Engines) -> None:
        """Offer these; what was chosen stays so where it can."""
        chosen = str(self.engine_box.currentData() or DEFAULT_ENGINE)
        before = {role: self._choice(role) for role in Role}
        self._engines = engines
        self.blockSignals(True)
        self.engine_box.clear()
        for facts in engines.values():
            if facts.roles:
                self.engine_box.addItem(_engine_words(facts), facts.id)
        self.engine_box.setCurrentIndex(max(0, self.engine_box.findData(chosen)))
        self.engine_box.setEnabled(self.engine_box.count() > 0)
        for role, box in self.boxes.items():
            box.clear()
            fill_choices(box, engines, role, self._resolution)
            box.setCurrentIndex(max(0, box.findData(before[role].name)))
        self.mix_button.setVisible(len(engines) > 1 or any(box.count() > 1 for box in self.boxes.values()))
        self.blockSignals(False)
        self.changed.emit()

    def take_over(self, brief: Brief) -> None:
        """Show who made an earlier film."""
        wanted = [brief.choice(role) for role in Role]
        alone = [each.engine for each in wanted if wanted == [self._by_one(role, each.engine) for role in Role]]
        named = next((engine for engine in alone if engine != DEFAULT_ENGINE), wanted[0].engine)
        self.engine_box.setCurrentIndex(max(0, self.engine_box.findData(named)))
        self.mix_button.setChecked(not alone)
        for role, box in self.boxes.items():
            box.setCurrentIndex(max(0, box.findData(brief.choice(role).name)))

    def _choice(self, role: Role) -> EngineChoice:
        own = self.boxes[role].currentData()
        return EngineChoice.named(str(own)) if self.mixed and own else self._by_one(role)

    def _by_one(self, role: Role, engine: str = "") -> EngineChoice:
        """Who does the role when one engine ("" = that of the box) does all it can; the built-in one does the rest."""
        chosen = engine or str(self.engine_box.currentData() or DEFAULT_ENGINE)
        facts = self._engines.get(chosen)
        return EngineChoice(chosen if facts is None or role in facts.roles else DEFAULT_ENGINE)

    def _lay_out(self) -> None:
        self._single, self._rows = QWidget(), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        single = QVBoxLayout(self._single)
        single.setContentsMargins(0, 0, 0, 0)
        single.addLayout(labelled("Engine", self.engine_box, "Alt+E"))
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for role, box in self.boxes.items():
            rows.addLayout(labelled(ROLE_WORDS[role], box))
        for part in (self._single, self._rows):
            column.addWidget(part)
        column.addWidget(self.mix_button)
        self._rows.hide()

    def _on_toggled(self, mixed: bool) -> None:
        if mixed:  # the rows begin as things are
            for role, box in self.boxes.items():
                box.setCurrentIndex(max(0, box.findData(self._by_one(role).name)))
        self._single.setVisible(not mixed)
        self._rows.setVisible(mixed)
        self.mix_button.set_text("One engine for all" if mixed else "Mix engines…")
        self.mix_button.set_glyph("chevron-down" if mixed else "chevron-right")
        self._on_chosen()

    def _on_chosen(self) -> None:
        for box in self.boxes.values():
            box.setToolTip(box.currentText())
        self.changed.emit()


def _engine_words(facts: EngineFacts) -> str:
    if facts.local:
        return f"{facts.title} · free, on this computer"
    part = (
        ""
        if facts.roles >= frozenset(Role)
        else f" · {' and '.join(role.value for role in Role if role in facts.roles)}"
    )
    return f"{facts.title}{part}"
