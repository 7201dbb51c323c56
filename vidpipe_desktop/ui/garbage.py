"""Garbage is collected in the window's thread only, a little at a time.

Python collects in whatever thread happens to allocate, those of the database too. A QObject that dies in another thread
than its own cannot stop its timers, and the next one to fire crashes the process.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL = 200
"""Milliseconds between looks at how much there is."""


class GarbageCollector(QObject):
    """Does what Python's own collector would do, but in this thread, until `stop`.

    Its slot is also what lets Python notice a Ctrl-C while Qt is idle.
    """

    def __init__(self) -> None:
        super().__init__()
        self._enabled_before = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_INTERVAL)

    def spare_the_old(self) -> None:
        """Look at what is there now no more: modules live as long as the app, and to search them takes long."""
        gc.freeze()

    def stop(self) -> None:
        """Collect what there is, and leave the rest to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.collect()
        if self._enabled_before:
            gc.enable()

    def _look(self) -> None:
        thresholds = gc.get_threshold()
        for generation, count in reversed(tuple(enumerate(gc.get_count()))):
            if count > thresholds[generation]:
                gc.collect(generation)
                return
