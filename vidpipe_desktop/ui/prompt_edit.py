"""The field for the prompt: grows with its text, leaves on Tab."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from vidpipe_desktop.ui.theme import color, tokens

_LEAST_LINES = 5
_MOST_LINES = 13
PLACEHOLDER = (
    "A lighthouse keeper discovers that the fog is alive. "
    "At night it knocks on the door and asks, very politely, to be let in…"
)


class PromptEdit(QPlainTextEdit):
    """Plain text only. Its hint is wrapped and painted here: Qt's own placeholder cannot be read aloud as a hint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("promptEdit")
        self.setAccessibleName("Prompt")
        self.setAccessibleDescription("Describe the film you want. Any language, a few words or a whole script.")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text_changed)

    def sizeHint(self) -> QSize:
        """As many lines as the text has, within bounds."""
        lines = min(max(self._lines(), _LEAST_LINES), _MOST_LINES)
        frame = 2 * (self.frameWidth() + int(self.document().documentMargin())) + 14
        return QSize(280, lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        """Never less than it asks for: what surrounds it scrolls."""
        return QSize(120, self.sizeHint().height())

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Another width wraps the text into another number of lines."""
        super().resizeEvent(e)
        self.updateGeometry()

    def paintEvent(self, e: QPaintEvent) -> None:
        """The text, or the hint while there is none."""
        super().paintEvent(e)
        if self.toPlainText():
            return
        painter = QPainter(self.viewport())
        painter.setPen(color(tokens().muted))
        margin = int(self.document().documentMargin())
        box = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(self.layoutDirection())
        painter.drawText(box.toRectF(), PLACEHOLDER, option)

    def _lines(self) -> int:
        return round(self.document().documentLayout().documentSize().height())

    def _on_text_changed(self) -> None:
        self.updateGeometry()
        self.viewport().update()
