"""From start to first paint: the window against a bare PySide6 window in the same run. Aim: at most 1.5 times as much."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 9
BARE = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
window = QLabel("vidpipe")
window.resize(1280, 800)
"""
OURS = """
from vidpipe_desktop.app import make_application
application = make_application()
from vidpipe_desktop.ui.main_window import MainWindow
window = MainWindow()
"""
PAINTED = """
import os
from PySide6.QtCore import QEvent, QObject

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            os._exit(0)
        return False

watch = Watch()
window.installEventFilter(watch)
window.show()
application.exec()
"""


def start(script: str, folder: Path) -> tuple[float, float]:
    """Seconds on the clock, and of the processor, until the window is painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles at every start
    before, began = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-c", script + PAINTED], check=True, env=environment)
    took, after = time.perf_counter() - began, os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return took, used


def main() -> None:
    """Print medians, and the ratio of the best (the machine may have other work)."""
    with tempfile.TemporaryDirectory() as name:
        pairs = [(start(BARE, Path(name)), start(OURS, Path(name))) for _ in range(ROUNDS + 1)][1:]
    for which, what in enumerate(("clock", "processor")):
        bare, ours = ([pair[side][which] for pair in pairs] for side in (0, 1))
        print(
            f"{what}: bare window {statistics.median(bare):.3f} s, ours {statistics.median(ours):.3f} s; "
            f"best against best {min(ours) / min(bare):.2f} x"
        )


if __name__ == "__main__":
    main()
