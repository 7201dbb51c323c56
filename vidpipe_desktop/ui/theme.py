"""Colours, spacing and type of the window, light and dark."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme, as #rrggbb."""

    window: str
    card: str
    field: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    good: str
    bad: str


LIGHT = Tokens(
    "#f4f3f1", "#ffffff", "#faf9f7", "#dedbd5", "#1f1d1a", "#66615a", "#5b45d6", "#ffffff", "#1c7a4a", "#b3261e"
)
DARK = Tokens(
    "#17161a", "#211f25", "#1b1a1f", "#39363f", "#f1eff4", "#a9a4b2", "#a394ff", "#15121f", "#6fd39b", "#ff8f85"
)

SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def tokens(appearance: str) -> Tokens:
    """The tokens for "system", "light" or "dark"."""
    wanted = SCHEMES.get(appearance, Qt.ColorScheme.Unknown)
    if wanted is Qt.ColorScheme.Unknown:
        wanted = QGuiApplication.styleHints().colorScheme()
    return DARK if wanted is Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, appearance: str) -> Tokens:
    """Dress the whole app; returns the tokens in use."""
    found = tokens(appearance)
    app.setStyle("Fusion")
    app.setPalette(_palette(found))
    app.setStyleSheet(_STYLE % {name: getattr(found, name) for name in Tokens.__slots__})
    return found


def _palette(found: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, ink in (
        (roles.Window, found.window),
        (roles.Base, found.field),
        (roles.AlternateBase, found.card),
        (roles.Button, found.card),
        (roles.Text, found.text),
        (roles.WindowText, found.text),
        (roles.ButtonText, found.text),
        (roles.PlaceholderText, found.quiet),
        (roles.Highlight, found.accent),
        (roles.HighlightedText, found.on_accent),
        (roles.ToolTipBase, found.card),
        (roles.ToolTipText, found.text),
        (roles.Link, found.accent),
    ):
        palette.setColor(role, QColor(ink))
    return palette


_STYLE = """
* { font-size: 13px; }
QMainWindow, QDialog { background: %(window)s; }
QFrame[card="true"] { background: %(card)s; border: 1px solid %(line)s; border-radius: 12px; }
QLabel[role="title"] { font-size: 20px; font-weight: 600; }
QLabel[role="heading"] { font-size: 15px; font-weight: 600; }
QLabel[role="quiet"] { color: %(quiet)s; }
QLabel[role="bad"] { color: %(bad)s; }
QLabel[role="badge"] { color: %(quiet)s; font-size: 11px; font-weight: 600; }
QPlainTextEdit, QLineEdit {
  background: %(field)s; border: 1px solid %(line)s; border-radius: 8px; padding: 6px 8px; selection-background-color: %(accent)s; }
QComboBox, QSpinBox, QDoubleSpinBox { min-height: 28px; }
QPlainTextEdit { font-size: 15px; padding: 10px; }
QPlainTextEdit:focus, QLineEdit:focus { border: 1px solid %(accent)s; }
QPushButton { background: %(card)s; border: 1px solid %(line)s; border-radius: 8px; padding: 7px 14px; }
QPushButton:hover, QPushButton:focus { border-color: %(accent)s; }
QPushButton:disabled { color: %(quiet)s; }
QPushButton[role="primary"] { background: %(accent)s; color: %(on_accent)s; border: none; font-weight: 600; padding: 10px 18px; }
QPushButton[role="primary"]:disabled { background: %(line)s; color: %(quiet)s; }
QPushButton[role="link"] { border: none; background: transparent; color: %(accent)s; text-align: left; padding: 2px 0; }
QTableView { background: %(card)s; border: 1px solid %(line)s; border-radius: 12px; gridline-color: transparent; outline: none; }
QTableView::item { padding: 6px 8px; border-bottom: 1px solid %(line)s; }
QTableView::item:selected { background: %(accent)s; color: %(on_accent)s; }
QHeaderView::section { background: %(card)s; color: %(quiet)s; border: none; border-bottom: 1px solid %(line)s; padding: 8px; font-weight: 600; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QProgressBar { background: %(line)s; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: %(accent)s; border-radius: 3px; }
QSlider::groove:horizontal { background: %(line)s; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: %(accent)s; width: 14px; margin: -5px 0; border-radius: 7px; }
QSplitter::handle { background: transparent; }
QStatusBar { color: %(quiet)s; }
"""
