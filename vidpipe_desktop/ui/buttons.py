"""Buttons, labels and rows as this window makes them: named for everybody, tinted by the look."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from vidpipe_desktop.ui.icons import LEADING, icon, leading_icon
from vidpipe_desktop.ui.theme import tokens


class IconButton(QToolButton):
    """A button that is only an icon; its name is read aloud and shown as a tooltip."""

    def __init__(self, glyph: str, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._tinted: tuple[str, bool] | None = None
        self.setIconSize(QSize(20, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(name, keys)
        self._tint()

    def rename(self, name: str, keys: str = "") -> None:
        """Say something else about what it does."""
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({shown})" if shown else name)

    def set_glyph(self, glyph: str) -> None:
        """Show another icon."""
        if glyph != self._glyph:
            self._glyph = glyph
            self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        look = tokens()
        # The stylesheet announces many a change of palette that is none.
        if self._tinted != (self._glyph, look.dark):
            self._tinted = (self._glyph, look.dark)
            self.setIcon(icon(self._glyph, look.muted, look.faint))


class Button(QPushButton):
    """A push button with words, perhaps an icon. kind: "", "primary", "large", "quiet", "chip", "tab", "side" or "segment"."""

    def __init__(self, text: str, kind: str = "", glyph: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._glyph = glyph
        self._tinted: tuple[str, str, bool] | None = None
        self.setProperty("kind", kind)
        self.setAccessibleName(text.replace("&", ""))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def set_kind(self, kind: str) -> None:
        """Change how much it stands out."""
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            restyle(self)
            self._tint()

    def set_text(self, text: str) -> None:
        """Change the words, also those read aloud."""
        self.setText(text)
        self.setAccessibleName(text.replace("&", ""))

    def set_glyph(self, glyph: str) -> None:
        """Show another icon ("" = none)."""
        self._glyph = glyph
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        if not self._glyph:
            return
        look = tokens()
        kind = str(self.property("kind"))
        if self._tinted == (self._glyph, kind, look.dark):
            return
        self._tinted = (self._glyph, kind, look.dark)
        color = {"primary": look.on_accent, "large": look.on_accent, "quiet": look.accent_text}.get(kind, look.text)
        self.setIcon(leading_icon(self._glyph, color, look.faint, mirrored=self.isRightToLeft()))
        self.setIconSize(LEADING)


class ElidedLabel(QLabel):
    """One line of text that ends in … where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show this; line breaks become blanks."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.setToolTip(self._whole[:1000])
        self._elide()

    def whole_text(self) -> str:
        """What it would show, had it the room."""
        return self._whole

    def resizeEvent(self, event: object) -> None:
        """Fit the text into the new width."""
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 24))
        self.setText(shown)


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in a role of the type scale. Text is always plain."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def rule() -> QFrame:
    """A hairline across."""
    made = QFrame()
    made.setProperty("part", "rule")
    return made


def restyle(widget: QWidget) -> None:
    """Have the stylesheet look at changed properties."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_tone(widget: QWidget, tone: str) -> None:
    """Colour a label by what it says: "", "accent", "good", "warn" or "bad"."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        restyle(widget)
