"""Other words for a scene that was refused, beside those it has; nothing changes unless they are used."""

import difflib
import math
import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QTextEdit, QWidget

from vidpipe_desktop.core.blocked import Blocked, Rewording, Suggestion
from vidpipe_desktop.core.edits import Edit, EditScene, parse_scene
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.wording import kind_words
from vidpipe_desktop.ui.buttons import Button, label
from vidpipe_desktop.ui.edit_dialog import EditDialog, LookAhead
from vidpipe_desktop.ui.failure_note import priced
from vidpipe_desktop.ui.fields import labelled, text_box
from vidpipe_desktop.ui.theme import GAP, color, tokens

_WIDTH, _HEIGHT = 820, 640
_LINE, _MOST_LINES = 42, 8
"""Characters in a line, about; and the lines that are shown of a long text."""
TITLES = {
    "description": "What happens",
    "start_prompt": "Start frame",
    "end_prompt": "End frame",
    "motion_prompt": "Motion",
}

Span = tuple[int, int]
"""From which character of a text to which."""


class RewordingDialog(EditDialog):
    """What is suggested can be edited before it is used. blocked: what was refused, and what asking once more costs."""

    another_asked = Signal(object)  # Slot

    def __init__(
        self, suggestion: Suggestion, blocked: Blocked | None, engines: Engines, look_ahead: LookAhead, parent: QWidget
    ) -> None:
        number, words = suggestion.before.index + 1, ("Use this", "Use this and update film")
        super().__init__(f"Scene {number} in other words", look_ahead, words, parent)
        self.setObjectName("rewordingDialog")
        self._suggestion, self._engines = suggestion, engines
        self._texts: dict[str, tuple[QPlainTextEdit, QPlainTextEdit]] = {}
        self.cancel_button.set_text("Keep mine")
        if blocked:
            said = f"{kind_words(blocked.slot).capitalize()}: {blocked.failure.title} {blocked.failure.advice}"
            self.body.addWidget(label(said.strip(), "muted", wrap=True))
        self._add_texts()
        if blocked and blocked.rewording:
            self._add_another(blocked.rewording)
        self.body.addStretch(1)
        self.resize(min(_WIDTH, parent.width() - 40), min(_HEIGHT, max(420, parent.height() - 40)))
        self.review()

    def edit(self) -> Edit | None:
        """The scene in the words of the right-hand side, if they differ. Raises InvalidRequest."""
        fields: dict[str, object] = {name: after.toPlainText() for name, (_, after) in self._texts.items()}
        scene = parse_scene(self._suggestion.before, fields, self._engines)
        return None if scene == self._suggestion.before else EditScene(scene)

    def before(self, name: str) -> QPlainTextEdit:
        """The text as it is now: description, start_prompt, end_prompt or motion_prompt."""
        return self._texts[name][0]

    def after(self, name: str) -> QPlainTextEdit:
        """The text as it is suggested, to be edited."""
        return self._texts[name][1]

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._mark()

    def _add_texts(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP + 4)
        grid.setVerticalSpacing(GAP + 4)
        for row, name in enumerate(self._suggestion.texts):
            texts = [str(getattr(scene, name)) for scene in (self._suggestion.before, self._suggestion.after)]
            lines = max(2, min(math.ceil(max(map(len, texts)) / _LINE), _MOST_LINES))
            old, new = (text_box(f"{name}_{side}", f"{TITLES[name]}, {side}", lines) for side in ("before", "after"))
            old.setPlainText(texts[0])
            old.setReadOnly(True)
            old.setProperty("part", "quote")
            new.setPlainText(texts[1])
            new.textChanged.connect(self._on_text_changed)
            self.add_field(name, new)
            self._texts[name] = (old, new)
            grid.addLayout(labelled(f"{TITLES[name]}, before", old), row, 0)
            grid.addLayout(labelled(f"{TITLES[name]}, after", new), row, 1)
        self.body.addLayout(grid)
        self._mark()

    def _add_another(self, rewording: Rewording) -> None:
        button = Button(priced("Suggest yet other words", rewording.step.price), "quiet", "sparkle")
        button.setObjectName("anotherRewordingButton")
        button.clicked.connect(self._on_another_clicked)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _mark(self) -> None:
        """Tint the words that differ, on both sides."""
        look = tokens()
        for old, new in self._texts.values():
            gone, come = differences(old.toPlainText(), new.toPlainText())
            _tint(old, gone, color(look.bad_soft))
            _tint(new, come, color(look.accent_soft))

    def _on_text_changed(self) -> None:
        self._mark()
        self.on_edited()

    def _on_another_clicked(self) -> None:
        self.another_asked.emit(self._suggestion.slot)
        self.reject()


def differences(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Which parts of the one text are not in the other, word by word."""
    old, new = ([match.span() for match in re.finditer(r"\w+|[^\w\s]", text)] for text in (before, after))
    words = [before[start:end] for start, end in old], [after[start:end] for start, end in new]
    found = difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes()
    changed = [(i, j, k, m) for what, i, j, k, m in found if what != "equal"]
    return _spans(old, ((i, j) for i, j, _, _ in changed)), _spans(new, ((k, m) for _, _, k, m in changed))


def _spans(words: Sequence[Span], runs: Iterable[Span]) -> list[Span]:
    return [(words[first][0], words[end - 1][1]) for first, end in runs if end > first]


def _tint(box: QPlainTextEdit, spans: Iterable[Span], shade: QColor) -> None:
    marks: list[QTextEdit.ExtraSelection] = []
    for start, end in spans:
        mark, cursor, form = QTextEdit.ExtraSelection(), QTextCursor(box.document()), QTextCharFormat()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        form.setBackground(shade)
        mark.cursor, mark.format = cursor, form  # pyright: ignore[reportAttributeAccessIssue]
        marks.append(mark)
    box.setExtraSelections(marks)
