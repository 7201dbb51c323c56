"""The packaged app against the checkout: from start until the window has everything loaded, and until it is gone again.

Aim: the bundle takes at most 1.2 times as long. Both have been started once before, so that files are in memory.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist" / "vidpipe-desktop" / ("vidpipe-desktop.exe" if os.name == "nt" else "vidpipe-desktop")
ROUNDS = 7
PATIENCE = 60


def start(program: list[str]) -> tuple[float, float]:
    """Seconds until everything is loaded, and until the process is gone after it was told to end at once."""
    with tempfile.TemporaryDirectory() as name:
        kept = Path(name) / "data" / "vidpipe.db-wal"
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": name, "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody compiles at every start
        began = time.perf_counter()
        with subprocess.Popen([*program, "--data-dir", f"{name}/data"], cwd=name, env=environment) as process:
            while not kept.exists():
                if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                    raise SystemExit(f"{program[0]} does not start.")
                time.sleep(0.002)
            loaded = time.perf_counter() - began
            process.terminate()
            process.wait()
    return loaded, time.perf_counter() - began


def main() -> None:
    """Print medians, and the ratio of the best (the machine may have other work)."""
    if not BUNDLE.exists():
        print("There is no bundle to measure; `python3 dev.py package` makes one.")
        return
    checkout = [sys.executable, "-m", "vidpipe_desktop"]
    pairs = [(start(checkout), start([str(BUNDLE)])) for _ in range(ROUNDS + 1)][1:]
    for which, what in enumerate(("loaded", "gone again")):
        plain, packaged = ([pair[side][which] for pair in pairs] for side in (0, 1))
        print(
            f"{what}: checkout {statistics.median(plain):.3f} s, bundle {statistics.median(packaged):.3f} s; "
            f"best against best {min(packaged) / min(plain):.2f} x"
        )


if __name__ == "__main__":
    main()
