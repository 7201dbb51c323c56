"""What the window shows before there is any film: how it works, in three steps, and something to try."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vidpipe_desktop.ui.buttons import label
from vidpipe_desktop.ui.empty_state import GlyphDisc
from vidpipe_desktop.ui.flow_layout import FlowLayout
from vidpipe_desktop.ui.pictures import paint_covering
from vidpipe_desktop.ui.prompt_form import EXAMPLES, ExampleChip
from vidpipe_desktop.ui.style_art import HEIGHT, WIDTH, style_picture
from vidpipe_desktop.ui.theme import GAP, MARGIN

_STEPS = (
    ("pen", "Write", "Say what happens, in any language. A few words are enough; a whole script works, too."),
    (
        "image",
        "Watch it grow",
        "A storyboard, then pictures, then clips. Every scene begins on the picture the last one ended on.",
    ),
    (
        "film",
        "Make it yours",
        "Make another take of whatever you don’t like, put in pictures of your own, save the film.",
    ),
)
_STRIP = ("storybook", "cyberpunk", "watercolor", "cinematic", "anime", "noir", "vintage")


class FilmStrip(QWidget):
    """The styles side by side, as on a strip of film."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(113)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As many pictures as fit, whole ones only."""
        painter = QPainter(self)
        width = 168.0
        count = max(1, min(len(_STRIP), int((self.width() + GAP) // (width + GAP))))
        width = min((self.width() - (count - 1) * GAP) / count, 200.0)
        height = width * HEIGHT / WIDTH
        left = (self.width() - count * width - (count - 1) * GAP) / 2
        for number, style in enumerate(_STRIP[:count]):
            box = QRectF(left + number * (width + GAP), (self.height() - height) / 2, width, height)
            paint_covering(painter, style_picture(style, 200, 113, 0), box, 8)


class Welcome(QFrame):
    """Teaches in three steps; the chips fill the form."""

    example_chosen = Signal(str)  # the prompt

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setProperty("part", "pane")
        body = QWidget()
        body.setProperty("part", "canvas")
        self._fill(QVBoxLayout(body))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        scroll.setAccessibleName("How it works")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scroll)

    def _fill(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(2 * MARGIN, 2 * MARGIN, 2 * MARGIN, 2 * MARGIN)
        column.setSpacing(GAP)
        column.addStretch(2)
        column.addWidget(FilmStrip())
        column.addSpacing(MARGIN)
        column.addWidget(_centered("Words in, a film out.", "display"))
        column.addWidget(_centered("Everything is made on this computer: no account, no key, no cost.", "lead"))
        column.addSpacing(2 * MARGIN)
        column.addLayout(_steps())
        column.addSpacing(2 * MARGIN)
        column.addWidget(_centered("Not sure? Start with one of these", "muted"))
        column.addWidget(self._chips())
        column.addStretch(3)

    def _chips(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, GAP, centered=True)
        for words, prompt in EXAMPLES.items():
            chip = ExampleChip(words, prompt)
            chip.chosen.connect(self.example_chosen)
            flow.addWidget(chip)
        return box


def _centered(words: str, role: str) -> QLabel:
    made = label(words, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made


def _steps() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(3 * GAP)
    row.addStretch(1)
    for number, (glyph, title, words) in enumerate(_STEPS, start=1):
        step = QGridLayout()
        step.setVerticalSpacing(GAP // 2)
        step.addWidget(GlyphDisc(glyph), 0, 0, Qt.AlignmentFlag.AlignHCenter)
        step.setRowMinimumHeight(1, GAP // 2)
        step.addWidget(_centered(f"{number}. {title}", "strong"), 2, 0)
        text = _centered(words, "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        step.addWidget(text, 3, 0)
        step.setRowStretch(3, 1)
        row.addLayout(step, 4)
    row.addStretch(1)
    return row
