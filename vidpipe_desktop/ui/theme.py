"""Colours, spacing and type of the window, light and dark, following the system or forced."""

import sys
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from vidpipe_desktop.ui.stylesheet import stylesheet

GAP = 8
"""The grid everything stands on, in pixels; half and whole multiples of it are used."""
MARGIN = 16
RADIUS = 10
"""Corners of cards and pictures."""

_LINUX_FAMILIES = ("Inter", "Adwaita Sans", "Cantarell", "Ubuntu", "Noto Sans", "Open Sans", "Liberation Sans")
_LINUX_FALLBACK = "DejaVu Sans"
_LEAST_POINTS = 10.0
"""Where no desktop says otherwise, Qt's own default is a little small to read."""


_USUAL_LINE = 16
"""Height of a line of body text at 100 % font scale, in pixels."""


class Appearance(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(StrEnum):
    """How large the person wants the text."""

    USUAL = "usual"
    LARGER = "larger"
    LARGEST = "largest"

    @property
    def factor(self) -> float:
        """How much larger than the desktop's own."""
        return _TEXT_FACTORS[self]


_TEXT_FACTORS = {TextSize.USUAL: 1.0, TextSize.LARGER: 1.15, TextSize.LARGEST: 1.3}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours by what they mean. *_soft are backgrounds for text in the colour without the suffix."""

    dark: bool
    window: str
    sidebar: str
    surface: str
    field: str
    hover: str
    pressed: str
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_text: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    well: str


LIGHT = Tokens(
    dark=False,
    window="#f5f5f7",
    sidebar="#fbfbfc",
    surface="#ffffff",
    field="#ffffff",
    hover="#f0f0f4",
    pressed="#e6e6ec",
    line="#e5e5ea",
    line_strong="#d2d2da",
    text="#1a1a20",
    muted="#5f5f6b",
    faint="#a6a6b2",
    accent="#5653d4",
    accent_hover="#4a47c4",
    on_accent="#ffffff",
    accent_text="#4f4ccb",
    accent_soft="#eeeefc",
    good="#19734a",
    good_soft="#e4f4ec",
    warn="#8a5300",
    warn_soft="#fdf1dc",
    bad="#c0303b",
    bad_soft="#fdebec",
    well="#ececf0",
)
DARK = Tokens(
    dark=True,
    window="#101013",
    sidebar="#151519",
    surface="#1a1a1f",
    field="#1f1f25",
    hover="#26262d",
    pressed="#303039",
    line="#2a2a32",
    line_strong="#3a3a45",
    text="#ededf2",
    muted="#a0a0ae",
    faint="#5d5d6a",
    accent="#615ee0",
    accent_hover="#6764e6",
    on_accent="#ffffff",
    accent_text="#a4a2fb",
    accent_soft="#272648",
    good="#58c792",
    good_soft="#15301f",
    warn="#e5ab4c",
    warn_soft="#362711",
    bad="#f5828a",
    bad_soft="#3b191d",
    well="#0b0b0e",
)


def tokens() -> Tokens:
    """The tokens in force: those whose palette the application has."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def color(value: str) -> QColor:
    """A QColor of a token's value."""
    return QColor(value)


def scaled_font(base: QFont, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font in another step of the type scale."""
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * factor)
    font.setWeight(weight)
    return font


def font_scale(widget: QWidget) -> float:
    """How much taller than usual a line of text is, 1 being usual. For sizes in pixels that must follow the font."""
    return max(1.0, widget.fontMetrics().height() / _USUAL_LINE)


def palette_of(look: Tokens) -> QPalette:
    """The palette for Fusion, for everything the stylesheet doesn't reach."""
    role, palette = QPalette.ColorRole, QPalette()
    colors = {
        role.Window: look.window,
        role.WindowText: look.text,
        role.Base: look.field,
        role.AlternateBase: look.surface,
        role.Text: look.text,
        role.Button: look.surface,
        role.ButtonText: look.text,
        role.BrightText: look.bad,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Link: look.accent_text,
        role.LinkVisited: look.accent_text,
        role.PlaceholderText: look.muted,
        role.ToolTipBase: look.text,
        role.ToolTipText: look.window,
        role.Mid: look.line_strong,
        role.Midlight: look.line,
        role.Dark: look.line_strong,
        role.Light: look.surface,
        role.Shadow: look.line_strong,
        role.Accent: look.accent,
    }
    for which, value in colors.items():
        palette.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.faint))
    return palette


class Theme(QObject):
    """Applies the look to the application, again whenever the system or the person changes it."""

    changed = Signal()

    def __init__(self, app: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.appearance = Appearance.SYSTEM
        app.setStyle("Fusion")
        self.set_text_size(TextSize.USUAL)
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, appearance: Appearance) -> None:
        """Follow the system, or force light or dark."""
        self.set_colors(appearance)
        self._app.setStyleSheet(stylesheet(self._look(), self._app.font().pointSizeF()))
        self.changed.emit()

    def set_text_size(self, size: TextSize) -> None:
        """Make all text so large; `choose` has the stylesheet follow."""
        font = _desktop_font()
        font.setPointSizeF(font.pointSizeF() * size.factor)
        self._app.setFont(font)

    def set_colors(self, appearance: Appearance) -> None:
        """Only the palette: enough to build widgets on, which the stylesheet would make three times slower."""
        self.appearance = appearance
        palette = palette_of(self._look())
        self._app.setPalette(palette)
        QToolTip.setPalette(palette)

    def _look(self) -> Tokens:
        match self.appearance:
            case Appearance.LIGHT:
                return LIGHT
            case Appearance.DARK:
                return DARK
            case Appearance.SYSTEM:
                dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return DARK if dark else LIGHT

    def _on_scheme_changed(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self.choose(Appearance.SYSTEM)


def _desktop_font() -> QFont:
    """Linux desktops hand out all kinds of fonts; elsewhere the system's own is the right one."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if sys.platform not in ("win32", "darwin"):
        font.setPointSizeF(max(font.pointSizeF(), _LEAST_POINTS))
        font.setFamilies([*_LINUX_FAMILIES, font.family(), _LINUX_FALLBACK])
    return font
