"""Names that tests, scripts and screen readers know the controls by."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, title: str = "", role: str = "") -> W:
    """Give the widget its object name, its accessible name, and its role in the style sheet."""
    widget.setObjectName(name)
    if title:
        widget.setAccessibleName(title)
    if role:
        widget.setProperty("role", role)
    return widget


def label(text: str, role: str = "") -> QLabel:
    """A label that wraps, in one of the style sheet's roles: title, heading, quiet, badge, bad."""
    found = QLabel(text)
    found.setWordWrap(True)
    found.setProperty("role", role)
    return found
