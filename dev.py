#!/usr/bin/env python3
"""Everything a developer, or a curious person, does with this checkout. Needs only Python 3.11+.

    python3 dev.py run       start the app (with no display: make a sample film instead)
    python3 dev.py test      lint, types, import rules and all tests
    python3 dev.py setup     only make the environment in .venv
    python3 dev.py lint      only lint, types and import rules
    python3 dev.py bench     measurements (names of single ones may follow)
    python3 dev.py package   build the one-folder bundle in dist/ and try it in an empty environment

What follows `run`, `test`, `bench` and `package` is handed on.
"""

import ctypes.util
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "vidpipe.stamp"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
OLDEST = (3, 11)

# What Qt's wheels take for granted on Linux: library name and the Debian/Ubuntu package that has it.
SYSTEM_LIBRARIES = {
    "GL": "libgl1",
    "EGL": "libegl1",
    "glib-2.0": "libglib2.0-0",
    "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3",
    "fontconfig": "libfontconfig1",
    "freetype": "libfreetype6",
    "pulse": "libpulse0",
    "Xrandr": "libxrandr2",
    "gssapi_krb5": "libgssapi-krb5-2",
    "xcb-cursor": "libxcb-cursor0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-shape": "libxcb-shape0",
}
FONTS = {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core"}
SAMPLE = "A red fox crosses a snowy forest at dawn and meets an old owl"


def main() -> int:
    """Run the command named on the command line; returns its exit code."""
    commands = {"run": run, "test": test, "setup": setup, "lint": lint, "bench": bench, "package": package}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        print(f"Python 3.11 or newer is needed; this is {platform.python_version()}.", file=sys.stderr)
        return 2
    return commands[sys.argv[1]](sys.argv[2:])


def setup(_arguments: list[str]) -> int:
    """Make .venv with exactly the locked dependencies, unless it is up to date."""
    install_system_libraries()
    wanted = stamp()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return 0
    print("Setting up the environment in .venv (about a minute) …", file=sys.stderr)
    if not make_environment():
        return 1
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    call([*install, "--require-hashes", "--only-binary", ":all:", "-r", LOCK])
    call([*install, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    STAMP.write_text(wanted)
    return 0


def stamp() -> str:
    """What the environment depends on."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{digest.hexdigest()} {sys.version}"


def make_environment() -> bool:
    """A fresh .venv with pip; says what to do where Python came without it."""
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        venv.create(VENV, with_pip=True)
    except subprocess.CalledProcessError:
        package_name = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        if not apt_install([package_name]):
            print(f"This Python cannot make environments. Install {package_name}, then try again.", file=sys.stderr)
            return False
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
    return True


def install_system_libraries() -> None:
    """On Linux, see to the libraries that Qt needs: install them as root on Debian/Ubuntu, else name the command."""
    if sys.platform != "linux":
        return
    missing = [pack for name, pack in SYSTEM_LIBRARIES.items() if not ctypes.util.find_library(name)]
    missing += [pack for path, pack in FONTS.items() if shutil.which("apt-get") and not Path(path).exists()]
    if missing and not apt_install(missing):
        print("Qt needs system libraries that seem to be missing. On Debian or Ubuntu:", file=sys.stderr)
        print(f"    sudo apt-get install -y --no-install-recommends {' '.join(missing)}", file=sys.stderr)


def apt_install(packages: list[str]) -> bool:
    """Install packages if this is root on Debian or Ubuntu; False if it isn't, or if that failed."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"Installing system packages: {' '.join(packages)}", file=sys.stderr)
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return subprocess.run(command, check=False, **quiet).returncode == 0


def run(arguments: list[str]) -> int:
    """Start the app; on a machine without a display, make a sample film and say where it is."""
    if setup([]):
        return 1
    if arguments or has_display():
        return subprocess.call([PYTHON, "-m", "vidpipe_desktop", *arguments], cwd=ROOT)
    film = Path(tempfile.mkdtemp(prefix="vidpipe-")) / "sample.mp4"
    print("There is no display here to open the window on; making a sample film instead.", file=sys.stderr)
    command = [PYTHON, "-m", "vidpipe_desktop", "generate", SAMPLE, "--seed", "7", "--output", film]
    code = subprocess.call(command, cwd=ROOT)
    if code == 0:
        print(f"The sample film is {film}", file=sys.stderr)
    return code


def has_display() -> bool:
    """Whether a window can be opened."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in wanted)


def lint(_arguments: list[str]) -> int:
    """Lint, format, types, import rules. All are run even if one fails."""
    if setup([]):
        return 1
    checks = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["basedpyright"],
        ["lint-imports"],
    )
    codes = [subprocess.call([PYTHON.parent / check[0], *check[1:]], cwd=ROOT) for check in checks]
    return max(map(abs, codes))


def test(arguments: list[str]) -> int:
    """Everything that must hold: `lint` and all tests, with the real window offscreen."""
    if code := lint([]):
        return code
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=environment)


def bench(arguments: list[str]) -> int:
    """Run all measurements, or those named."""
    if setup([]):
        return 1
    scripts = sorted((ROOT / "benchmarks").glob("*.py"))
    chosen = [path for path in scripts if not arguments or path.stem in arguments]
    if not chosen:
        print(f"There are: {', '.join(path.stem for path in scripts)}.", file=sys.stderr)
        return 2
    return max(subprocess.call([PYTHON, path], cwd=ROOT) for path in chosen)


def package(arguments: list[str]) -> int:
    """Build dist/vidpipe-desktop with PyInstaller, then make a film with it in an empty environment."""
    if setup([]):
        return 1
    call(
        [PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", *arguments, ROOT / "build.spec"]
    )
    return subprocess.call([PYTHON, ROOT / "tests" / "package" / "check_bundle.py"], cwd=ROOT)


def call(command: list[str | Path]) -> None:
    """Run a command in the checkout; end with its exit code if it fails."""
    code = subprocess.call([str(part) for part in command], cwd=ROOT)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    sys.exit(main())
