"""Try the built bundle in an empty environment: it must make a film, and open its window."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "dist" / "vidpipe-desktop"
PROGRAM = BUNDLE / ("vidpipe-desktop.exe" if sys.platform == "win32" else "vidpipe-desktop")
PROMPT = "A lighthouse keeper and a whale under the northern lights"


def main() -> int:
    """Returns 0 if the bundle works."""
    if not PROGRAM.exists():
        print(f"There is no bundle at {PROGRAM}. Build it with: python3 dev.py package", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"bundle: {size / 2**20:.0f} MiB")
    folder = Path(tempfile.mkdtemp(prefix="vidpipe-bundle-"))
    try:
        make_a_film(folder)
        open_the_window(folder)
    finally:
        shutil.rmtree(folder)
    print("The bundle makes films and opens its window with an empty environment.")
    return 0


def make_a_film(folder: Path) -> None:
    """Generate a small film as a person without any settings would."""
    film = folder / "film.mp4"
    options = [
        "--scenes",
        "2",
        "--clip-duration",
        "2",
        "--data-dir",
        str(folder / "data"),
        "--output",
        str(film),
        "--json",
    ]
    started = time.monotonic()
    done = subprocess.run(
        [str(PROGRAM), "generate", PROMPT, *options], check=False, capture_output=True, text=True, env={}, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "complete"
    assert film.read_bytes()[4:8] == b"ftyp"
    print(f"film: {film.stat().st_size / 2**20:.1f} MiB in {time.monotonic() - started:.1f} s")


def open_the_window(folder: Path) -> None:
    """Open the window offscreen; it must live until it is told to end, and then end by itself."""
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    command = [str(PROGRAM), "--data-dir", str(folder / "data")]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, cwd=folder) as window:
        try:
            _, errors = window.communicate(timeout=8)
            raise AssertionError(f"the window ended by itself: {errors}")
        except subprocess.TimeoutExpired:
            window.terminate()
            window.communicate(timeout=20)


if __name__ == "__main__":
    sys.exit(main())
