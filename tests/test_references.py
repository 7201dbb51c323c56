"""A Qt binding that loses references to None or True aborts CPython 3.11 after a few thousand calls."""

import sys

from PySide6.QtCore import QObject


def test_calls_keep_the_reference_counts_of_singletons() -> None:
    thing = QObject()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(5000):
        thing.setObjectName("a")
        thing.blockSignals(False)
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(new - old) < 100 for new, old in zip(after, before, strict=True))
