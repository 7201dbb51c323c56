"""The packaged app against the checkout: from start until the window is shown, has everything loaded, and is gone again.

Shown: when Qt says in its log that it hands the painted window to the screen; the platform is offscreen. Aim: the bundle
takes at most 1.2 times as long for each; on two cores it took 1.03, 0.95 and 0.93 times as long. Both have been started
once before, so that files are in memory.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "vidpipe-desktop" / ("vidpipe-desktop.exe" if os.name == "nt" else "vidpipe-desktop")
ROUNDS = 7
PATIENCE = 60
_FLUSHED = re.compile(rb"Flushing .*mainWindow")


def start(program: list[str]) -> tuple[float, float, float]:
    """Seconds until the window is shown, has everything loaded, and is gone after it was told to end at once."""
    with tempfile.TemporaryDirectory() as name, (Path(name) / "said").open("wb") as said:
        began = time.perf_counter()
        line = [*program, "--data-dir", f"{name}/data"]
        with subprocess.Popen(line, cwd=name, env=_environment(name), stderr=said) as process:
            shown = _when(process, began, lambda: _FLUSHED.search((Path(name) / "said").read_bytes()) is not None)
            loaded = _when(process, began, (Path(name) / "data" / "vidpipe.db-wal").exists)
            process.terminate()
            process.wait()
    return shown, loaded, time.perf_counter() - began


def _environment(folder: str) -> dict[str, str]:
    told = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.widgets.painting.debug=true"}
    environment = {**os.environ, **told, "XDG_CONFIG_HOME": folder, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles at every start
    return environment


def _when(process: subprocess.Popen[bytes], began: float, fact: Callable[[], bool]) -> float:
    """Seconds since then until it is so."""
    while not fact():
        if process.poll() is not None or time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"{process.args} does not start.")
        time.sleep(0.002)
    return time.perf_counter() - began


def main() -> None:
    """Print medians, and the ratio of the best (the machine may have other work)."""
    if not BUNDLE.exists():
        print("There is no bundle to measure; `python3 dev.py package` makes one.")
        return
    checkout = [sys.executable, "-m", "vidpipe_desktop"]
    pairs = [(start(checkout), start([str(BUNDLE)])) for _ in range(ROUNDS + 1)][1:]
    for which, what in enumerate(("shown", "loaded", "gone again")):
        plain, packaged = ([pair[side][which] for pair in pairs] for side in (0, 1))
        print(
            f"{what}: checkout {statistics.median(plain):.3f} s, bundle {statistics.median(packaged):.3f} s; "
            f"best against best {min(packaged) / min(plain):.2f} x"
        )


if __name__ == "__main__":
    main()
