#!/usr/bin/env python3
"""Everything a developer, or a curious person, does with this checkout. Needs only Python 3.11+.

    python3 dev.py run       start the app (with no display: make a sample film instead)
    python3 dev.py test      lint, types, import rules and all tests
    python3 dev.py setup     only make the environment in .venv
    python3 dev.py lint      only lint, types and import rules
    python3 dev.py bench     measurements (names of single ones may follow)
    python3 dev.py gallery   contact sheets of what the animatic can show, in gallery/ (kinds and a folder may follow)
    python3 dev.py package   build the bundle and its installers in dist/ and try it; with --check also on a bare Debian
    python3 dev.py sbom      list what is in the bundle in dist/sbom.cdx.json (CycloneDX)

What follows `run`, `test`, `bench`, `gallery` and `package` is handed on.
"""

from __future__ import annotations  # so that a Python that is too old can still say so

import ctypes.util
import hashlib
import importlib.util
import os
import platform
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "vidpipe.stamp"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
BUNDLE = ROOT / "dist" / "vidpipe-desktop"
OLDEST = (3, 11)
MOST_AT_ONCE = 4
"""Processes that run tests."""
SOME_FAILED = 1
"""What pytest exits with when tests failed, and nothing worse happened."""

# What Qt's wheels take for granted on Linux: a library, and the package that has it for each package manager.
MANAGERS = ("apt-get", "dnf", "pacman")
SYSTEM_LIBRARIES = {
    "GL": ("libgl1", "libglvnd-glx", "libglvnd"),
    "EGL": ("libegl1", "libglvnd-egl", "libglvnd"),
    "glib-2.0": ("libglib2.0-0", "glib2", "glib2"),
    "xkbcommon": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "dbus-1": ("libdbus-1-3", "dbus-libs", "dbus"),
    "fontconfig": ("libfontconfig1", "fontconfig", "fontconfig"),
    "freetype": ("libfreetype6", "freetype", "freetype2"),
    "pulse": ("libpulse0", "pulseaudio-libs", "libpulse"),
    "Xrandr": ("libxrandr2", "libXrandr", "libxrandr"),
    "gssapi_krb5": ("libgssapi-krb5-2", "krb5-libs", "krb5"),
    "xcb-cursor": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "xkbcommon-x11": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "xcb-icccm": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "xcb-keysyms": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "xcb-shape": ("libxcb-shape0", "libxcb", "libxcb"),
    "wayland-cursor": ("libwayland-cursor0", "libwayland-cursor", "wayland"),
    "wayland-egl": ("libwayland-egl1", "libwayland-egl", "wayland"),
}
FONTS = {"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core"}
SAMPLE = "A red fox crosses a snowy forest at dawn and meets an old owl"


def main() -> int:
    """Run the command named on the command line; returns its exit code."""
    commands = {part.__name__: part for part in (run, test, setup, lint, bench, gallery, package, sbom)}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        complain(f"Python 3.11 or newer is needed; this is {platform.python_version()}.")
        return 2
    try:
        return commands[sys.argv[1]](sys.argv[2:])
    except KeyboardInterrupt:
        return 130


def setup(_arguments: list[str]) -> int:
    """Make .venv with exactly the locked dependencies, unless it is up to date. What was interrupted is made anew."""
    lacking = see_to_system_packages(missing_packages())
    wanted = stamp()
    if not (PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted):
        complain("Setting up the environment in .venv (about a minute) …")
        try:
            done = make_environment()
            if done:
                STAMP.write_text(wanted, encoding="utf-8")
        except OSError as error:
            complain(f"The environment cannot be made in {VENV}: {error.strerror or error}.")
            done = False
        if not done:
            return 1
    if lacking and call([PYTHON, "-c", "import PySide6.QtSvg, PySide6.QtWidgets"]):
        complain(f"Qt cannot be loaded. Run the command above first: {how_to_install(lacking)}")
        return 1
    return 0


def stamp() -> str:
    """What the environment depends on."""
    digest = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    return f"{digest.hexdigest()} {sys.version} {ROOT}"


def make_environment() -> bool:
    """A fresh .venv with everything in it; says why if it cannot be had."""
    if importlib.util.find_spec("ensurepip") is None:
        complain("This Python cannot make environments: its package venv is missing.")
        return False
    if VENV.exists():
        shutil.rmtree(VENV)
    venv.create(VENV, with_pip=True)
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    locked = [*install, "--require-hashes", "--only-binary", ":all:", "-r", LOCK]
    ourselves = [*install, "--no-deps", "--no-build-isolation", "--editable", ROOT]
    if call(locked) or call(ourselves):
        complain("The packages could not be installed; pip says why above. With a network, the same command goes on.")
        return False
    return True


def see_to_system_packages(missing: list[str]) -> list[str]:
    """Install packages as root on Debian and Ubuntu, else name the command. Returns those that are still missing."""
    if not missing or apt_install(missing):
        return []
    complain(f"System libraries that the app needs seem to be missing. To install them:\n    {how_to_install(missing)}")
    return missing


def missing_packages() -> list[str]:
    """What Qt needs and this machine lacks, as its package manager calls it (as Debian does if it has none we know)."""
    if sys.platform != "linux":
        return []
    manager = package_manager()
    column = MANAGERS.index(manager) if manager else 0
    missing = [names[column] for library, names in SYSTEM_LIBRARIES.items() if not ctypes.util.find_library(library)]
    if manager == "apt-get":
        missing += [name for path, name in FONTS.items() if not Path(path).exists()]
        if importlib.util.find_spec("ensurepip") is None:
            missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return sorted(set(missing))


def missing_tools() -> list[str]:
    """What PyInstaller needs and this machine lacks."""
    if sys.platform != "linux":
        return []
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    linked = sysconfig.get_config_var("Py_ENABLE_SHARED") or ctypes.util.find_library(f"python{version}")
    return ["binutils"] * (not shutil.which("objcopy")) + [f"libpython{version}"] * (not linked)


def missing_checkers() -> list[str]:
    """What trying the package on a bare Debian needs and this machine lacks."""
    tools = {"debootstrap": "debootstrap", "xvfb": "Xvfb", "xdotool": "xdotool"}
    return [name for name, tool in tools.items() if package_manager() == "apt-get" and not shutil.which(tool)]


def package_manager() -> str:
    """The package manager of this machine ("" = none we know)."""
    return next((name for name in MANAGERS if shutil.which(name)), "")


def how_to_install(packages: list[str]) -> str:
    """The command that a person types."""
    verbs = {"dnf": "dnf install -y", "pacman": "pacman -S --needed"}
    return f"sudo {verbs.get(package_manager(), 'apt-get install -y --no-install-recommends')} {' '.join(packages)}"


def apt_install(packages: list[str]) -> bool:
    """Install packages if this is root on Debian or Ubuntu; False if it isn't, or if that failed."""
    if package_manager() != "apt-get" or os.geteuid() != 0:
        return False
    complain(f"Installing system packages: {' '.join(packages)}")
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "stdout": subprocess.DEVNULL}
    patience = ["-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=0"]  # without a network nothing comes anyway
    subprocess.run(["apt-get", "update", "-qq", *patience], check=False, **quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    done = subprocess.run(command, check=False, **quiet).returncode == 0
    importlib.invalidate_caches()
    return done


def run(arguments: list[str]) -> int:
    """Start the app; on a machine without a display, make a sample film and say where it is."""
    if setup([]):
        return 1
    if arguments or has_display():
        return call([PYTHON, "-m", "vidpipe_desktop", *arguments], folder=None)
    film = Path(tempfile.mkdtemp(prefix="vidpipe-")) / "sample.mp4"
    complain("There is no display here to open the window on; making a sample film instead.")
    code = call([PYTHON, "-m", "vidpipe_desktop", "generate", SAMPLE, "--seed", "7", "--output", film])
    if code == 0:
        complain(f"The sample film is {film}")
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
    return max(abs(call([PYTHON.parent / check[0], *check[1:]])) for check in checks)


def test(arguments: list[str]) -> int:
    """Everything that must hold: `lint` and all tests, with the real window offscreen.

    Tests that failed get a second try alone: on a busy machine some moment may come out as none was meant to. They are
    named, and a fault of the app fails again.
    """
    code = lint([])
    if code:
        return code
    at_once = ["-n", str(min(MOST_AT_ONCE, os.cpu_count() or 1)), "--dist", "worksteal"]
    pytest = [PYTHON, "-m", "pytest", *arguments]
    code = call([*pytest, *at_once], QT_QPA_PLATFORM="offscreen")
    if code != SOME_FAILED:
        return code
    complain("The tests that failed are tried once more, one after the other. What passes only now wants mending.")
    return call([*pytest, "-n", "0", "--last-failed", "-v"], QT_QPA_PLATFORM="offscreen")


def bench(arguments: list[str]) -> int:
    """Run all measurements, or those named."""
    if setup([]):
        return 1
    scripts = sorted((ROOT / "benchmarks").glob("[!_]*.py"))
    chosen = [path for path in scripts if not arguments or path.stem in arguments]
    if not chosen:
        complain(f"There are: {', '.join(path.stem for path in scripts)}.")
        return 2
    return max(call([PYTHON, path]) for path in chosen)


def gallery(arguments: list[str]) -> int:
    """Draw places, subjects, styles, actions, and films of prompts, or the kinds that are named, on contact sheets."""
    drawing = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return setup([]) or call([PYTHON, "-m", "tests.gallery", *arguments], folder=None, **drawing)


def package(arguments: list[str]) -> int:
    """Build dist/vidpipe-desktop and the installer of this system, and try them as a stranger has them."""
    if setup([]):
        return 1
    thorough = "--check" in arguments
    options = [word for word in arguments if word != "--check"]
    see_to_system_packages(missing_tools() + missing_checkers() * thorough)
    tests = [PYTHON, "-m", "pytest", "-q", "tests/package"]
    if thorough and (lacking := missing_tools()):
        complain(f"Building and trying the package is not run, because this machine lacks {' and '.join(lacking)}.")
        return call(tests)
    build = [
        PYTHON,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level",
        "WARN",
        *options,
        ROOT / "build.spec",
    ]
    measure = [PYTHON, "-m", "resources.installers.sizes", BUNDLE]
    try_out = [*tests, "--bundle", BUNDLE]
    return call(build, **repeatable()) or call(try_out) or call(measure) or make_installers(thorough)


def make_installers(thorough: bool) -> int:
    """Build what this system installs: on Linux a file that unpacks itself, what a Flatpak is made of, perhaps the .deb.

    If `thorough`, try the latter on a bare Debian.
    """
    if sys.platform == "darwin":
        return call([PYTHON, "-m", "resources.installers.disk_image", BUNDLE.parent / "vidpipe.app", BUNDLE.parent])
    if WINDOWS:
        return call([PYTHON, "-m", "resources.installers.inno_setup", BUNDLE, BUNDLE.parent])
    if code := call([PYTHON, "-m", "resources.installers.desktop", BUNDLE.parent / "share"], **repeatable()):
        return code
    makers = ["single_file"] * (sys.platform == "linux") + ["debian"] * bool(shutil.which("dpkg-deb"))
    for maker in makers:
        if code := call([PYTHON, "-m", f"resources.installers.{maker}", BUNDLE, BUNDLE.parent], **repeatable()):
            return code
    return call([PYTHON, "-m", "resources.installers.check_debian", BUNDLE]) if thorough else 0


def sbom(_arguments: list[str]) -> int:
    """Write dist/sbom.cdx.json: what is in the bundle that `package` has built."""
    return setup([]) or call([PYTHON, "-m", "resources.installers.sbom", BUNDLE, BUNDLE.parent / "sbom.cdx.json"])


def repeatable() -> dict[str, str]:
    """What makes two builds of one commit alike: its time, and the same order in every set."""
    command = ["git", "log", "-1", "--format=%ct"]
    asked = (
        shutil.which("git") and subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True).stdout
    )
    moment = os.environ.get("SOURCE_DATE_EPOCH") or asked or str(int((ROOT / "pyproject.toml").stat().st_mtime))
    return {"SOURCE_DATE_EPOCH": moment.strip(), "PYTHONHASHSEED": "0"}


def call(command: list[str | Path], folder: Path | None = ROOT, **environment: str) -> int:
    """Run a command; returns its exit code. It hears Ctrl-C itself and SIGTERM through us, and ends as it sees fit."""
    words = [str(part) for part in command]
    with subprocess.Popen(words, cwd=folder, env={**os.environ, **environment}) as process:
        signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue


def complain(text: str) -> None:
    """Say something to the person, apart from results."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
