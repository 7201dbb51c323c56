"""The stylesheet: one template, filled with the colours and type sizes of the look."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vidpipe_desktop.ui.theme import Tokens

_FOLDER = (Path(__file__).parent / "icons").as_posix()
_TYPE_SCALE = {"caption": 0.88, "small": 0.94, "lead": 1.12, "heading": 1.22, "title": 1.5, "display": 2.0}


def stylesheet(look: "Tokens", base: float) -> str:
    """The whole sheet; base is the body size in points, from which the type scale follows."""
    sheet = _TEMPLATE
    for name, factor in _TYPE_SCALE.items():
        sheet = sheet.replace(f"@{name}_size", f"{base * factor:.2f}pt")
    for name in sorted(look.__slots__, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", str(getattr(look, name)))
    return sheet.replace("$icons", _FOLDER)


_TEMPLATE = """
QMainWindow, QDialog { background: @window; }
QToolTip { background: @text; color: @window; border: 0; padding: 5px 8px; }

QFrame[part="sidebar"] { background: @sidebar; border: 0; border-right: 1px solid @line; }
QFrame[part="pane"] { background: @surface; border: 1px solid @line; border-radius: 12px; }
QFrame[part="card"] { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame[part="card"][lively="true"] { border-color: @accent; }
QFrame[part="rule"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[part="note"] { background: @bad_soft; border: 0; border-radius: 8px; }
QFrame[part="note"] QLabel { color: @bad; background: transparent; }
QFrame[part="banner"] { background: @warn_soft; border: 1px solid @line; border-radius: 10px; }
QFrame[part="banner"] QLabel { color: @warn; background: transparent; }
QFrame[part="news"] { background: @accent_soft; border: 1px solid @line; border-radius: 10px; }
QFrame[part="news"] QLabel { color: @accent_text; background: transparent; }
QFrame[part="toast"] { background: @surface; border: 1px solid @line_strong; border-radius: 10px; }

QLabel { background: transparent; }
QLabel[role="display"] { font-size: @display_size; font-weight: 600; }
QLabel[role="title"] { font-size: @title_size; font-weight: 600; }
QLabel[role="heading"] { font-size: @heading_size; font-weight: 600; }
QLabel[role="lead"] { font-size: @lead_size; color: @muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="caption"] { font-size: @caption_size; color: @muted; }
QLabel[role="label"] { font-size: @small_size; color: @muted; font-weight: 500; }
QLabel[tone="bad"] { color: @bad; }
QLabel[tone="warn"] { color: @warn; }
QLabel[tone="good"] { color: @good; }
QLabel[tone="accent"] { color: @accent_text; }
QLabel[role="number"] { font-size: @small_size; font-weight: 600; color: @accent_text; background: @accent_soft;
    border-radius: 6px; padding: 2px 7px; }
QLabel[role="key"] { font-size: @small_size; color: @text; background: @hover; border: 1px solid @line_strong;
    border-radius: 5px; padding: 2px 7px; }

QPlainTextEdit, QLineEdit, QAbstractSpinBox, QComboBox { background: @field; color: @text; border: 1px solid @line_strong;
    border-radius: 8px; selection-background-color: @accent; selection-color: @on_accent; }
QPlainTextEdit { padding: 6px 8px; }
QTextBrowser { background: @surface; color: @text; border: 1px solid @line; border-radius: 8px; padding: 6px 8px; }
QTextBrowser:focus { border: 2px solid @accent; padding: 5px 7px; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: 0 10px; min-height: 34px; max-height: 34px; }
QAbstractSpinBox { padding: 0; }
QAbstractSpinBox QLineEdit { min-height: 0; max-height: 1000px; border: 0; padding: 0; }
QLineEdit QCheckBox { spacing: 8px; min-height: 26px; }
QCheckBox::indicator { width: 18px; height: 18px; border: 1px solid @line_strong; border-radius: 5px; background: @field; }
QCheckBox::indicator:hover { border-color: @faint; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url($icons/tick.svg); }
QCheckBox:focus { color: @accent_text; }

QToolButton { padding: 3px; }
QPlainTextEdit:hover, QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: @faint; }
QPlainTextEdit:focus, QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid @accent; padding-left: 9px; padding-right: 9px; }
QPlainTextEdit:focus { padding: 5px 7px; }
QPlainTextEdit[part="quote"] { background: @window; color: @muted; }
QAbstractSpinBox:focus { padding: 0; }
QAbstractSpinBox QLineEdit:focus { border: 0; padding: 0; }
*[invalid="true"] { border: 2px solid @bad; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @faint; background: @window; }
QComboBox QLineEdit, QComboBox QLineEdit:focus { min-height: 0; max-height: 1000px; border: 0; padding: 0; background: transparent; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url($icons/arrow-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView, QListView[part="completions"] { background: @surface; border: 1px solid @line_strong; border-radius: 0; padding: 4px;
    outline: 0; selection-background-color: @accent_soft; selection-color: @text; }
QListView[part="completions"] { padding: 0; }
QComboBox QAbstractItemView::item, QListView[part="completions"]::item { min-height: 34px; padding: 0 8px; border-radius: 6px; color: @text; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover,
QListView[part="completions"]::item:selected, QListView[part="completions"]::item:hover { background: @accent_soft; color: @text; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; background: transparent; width: 24px; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 3px 3px 0 0; border-radius: 4px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 3px 0; border-radius: 4px; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: @hover; }
QAbstractSpinBox::up-arrow { image: url($icons/arrow-up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url($icons/arrow-down.svg); width: 12px; height: 12px; }

QPushButton { background: @surface; color: @text; border: 1px solid @line_strong; border-radius: 8px; padding: 0 14px;
    min-height: 32px; font-weight: 500; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @pressed; }
QPushButton:focus { border: 2px solid @accent; padding: 0 13px; }
QPushButton:disabled { color: @faint; border-color: @line; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid @text; }
QPushButton[kind="primary"]:disabled { background: @pressed; border-color: @pressed; color: @muted; }
QPushButton[kind="large"] { background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600;
    min-height: 42px; border-radius: 10px; font-size: @lead_size; }
QPushButton[kind="large"]:hover { background: @accent_hover; }
QPushButton[kind="large"]:focus { border: 2px solid @text; }
QPushButton[kind="large"]:disabled { background: @pressed; border-color: @pressed; color: @muted; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; color: @accent_text; padding: 0 3px;
    min-height: 26px; text-align: left; }
QPushButton[kind="quiet"]:disabled { color: @faint; }
QPushButton[kind="quiet"]:hover { background: @hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent; padding: 0 2px; }
QPushButton[kind="chip"] { background: transparent; border: 1px solid @line_strong; color: @text; font-weight: 400;
    border-radius: 14px; min-height: 26px; padding: 0 11px; font-size: @small_size; }
QPushButton[kind="chip"]:hover { border-color: @accent; color: @accent_text; background: @accent_soft; }
QPushButton[kind="chip"]:disabled { color: @faint; border-color: @line; }
QPushButton[kind="chip"]:focus { border: 2px solid @accent; padding: 0 10px; }
QPushButton[kind="tab"] { background: transparent; border: 1px solid transparent; color: @muted; min-height: 26px;
    padding: 0 9px; }
QPushButton[kind="tab"]:hover { background: @hover; }
QPushButton[kind="tab"]:checked { background: @accent_soft; color: @accent_text; }
QPushButton[kind="tab"]:focus { border: 2px solid @accent; padding: 0 8px; }
QPushButton[kind="side"] { background: transparent; border: 1px solid transparent; color: @muted; min-height: 30px;
    min-width: 108px; padding: 0 11px; text-align: left; }
QPushButton[kind="side"]:hover { background: @hover; }
QPushButton[kind="side"]:checked { background: @accent_soft; color: @accent_text; }
QPushButton[kind="side"]:focus { border: 2px solid @accent; padding: 0 10px; }
QPushButton[kind="segment"] { border-radius: 8px; min-width: 84px; }
QPushButton[kind="segment"]:checked { background: @accent_soft; color: @accent_text; border-color: @accent; }

QCheckBox { color: @text; spacing: 8px; min-height: 28px; }
QCheckBox::indicator { width: 16px; height: 16px; border: 1px solid @faint; border-radius: 4px; background: @field; }
QCheckBox::indicator:hover { border-color: @accent; }
QCheckBox::indicator:focus { border: 2px solid @accent; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url($icons/tick.svg); }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 8px; padding: 6px; color: @text; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @pressed; }
QToolButton:checked { background: @accent_soft; }
QToolButton:focus { border: 2px solid @accent; padding: 5px; }
QToolButton[part="overlay"] { background: @surface; border: 1px solid @line; padding: 3px; }
QToolButton[part="overlay"]:hover { background: @hover; }
QToolButton::menu-indicator { image: none; }

QMenu { background: @surface; color: @text; border: 1px solid @line_strong; padding: 6px; }
QMenu::item { padding: 7px 20px 7px 10px; border-radius: 6px; }
QMenu::item:selected { background: @accent_soft; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 6px 4px; }

QTableView { background: transparent; border: 0; outline: 0; gridline-color: transparent; color: @text;
    selection-background-color: transparent; selection-color: @text; }
QTableView::item { border: 0; padding: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: @muted; border: 0; border-bottom: 1px solid @line;
    padding: 0 12px; min-height: 30px; font-size: @caption_size; font-weight: 600; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow { image: url($icons/arrow-up.svg); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url($icons/arrow-down.svg); width: 12px; height: 12px; }
QTableCornerButton::section { background: transparent; border: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[part="canvas"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @line_strong; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @accent_soft; }

QSlider { min-height: 22px; background: transparent; }
QSlider::groove:horizontal { height: 4px; background: @line_strong; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -5px 0; border-radius: 7px; background: @accent; }
QSlider::handle:horizontal:hover { background: @accent_hover; }
QSlider::handle:horizontal:focus { border: 2px solid @text; width: 10px; height: 10px; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: @line_strong; }

QProgressBar { background: @pressed; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: @accent; border-radius: 2px; }
"""
