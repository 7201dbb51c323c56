"""Does the package work where there is nothing but Debian? `python -m resources.installers.check_debian BUNDLE`, with the package beside it.

Installs an older version, makes a film, upgrades, opens the window, also by a double click on a project file, takes
everything away, and prints how it went.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs

from resources.installers import check_unpacked, debian
from resources.installers.bare_debian import HOME, PERSON, BareDebian, bare_debian, prepare, release
from resources.installers.screen import Screen, missing_tools
from resources.installers.steps import PATIENCE, all_told, claim, tell, told, wait_for
from vidpipe_desktop.core.project_file import MIME_TYPE

_OLDER = "0.0.1"
_PROMPT = "A lighthouse keeper and a whale under the northern lights"
_DATA = HOME / ".local" / "share" / "vidpipe"
_APT = "DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o APT::Keep-Downloaded-Packages=true"
_WINDOW = """
vidpipe-desktop --verbose & app=$!
until [ -e /tmp/enough ]; do kill -0 $app; sleep 0.2; done
kill -TERM $app
wait $app
"""
_DOUBLE_CLICK = """
cd && gio open film
apps() { for process in /proc/[0-9]*; do
    case $(readlink $process/exe) in */lib/vidpipe-desktop/*) echo ${process#/proc/} ;; esac
done; }
until [ -e /tmp/enough ]; do sleep 0.2; done
kill -TERM $(apps)
while [ "$(apps)" ]; do sleep 0.2; done
"""
_DESKTOP = ("shared-mime-info", "desktop-file-utils", "libglib2.0-bin")
_KNOWN = (Path("/usr/share/mime/globs2"), Path("/usr/share/applications/mimeinfo.cache"))
"""Where the desktop looks up what a file is, and what opens it."""


class Check:
    """The steps in their order. Each returns what is worth saying about it, and raises an error if it went wrong."""

    def __init__(self, machine: BareDebian, older: Path, package: Path, pictures: Path) -> None:
        self._machine = machine
        self._older = older
        self._package = package
        self._pictures = pictures
        self._film = ""
        self._before: set[str] = set()

    def steps(self) -> dict[str, Callable[[], str]]:
        """Name to what is done."""
        return {
            "install an older version": self._install,
            "make a film on the command line": self._make_film,
            "install what knows kinds of files": self._install_desktop,
            "upgrade, films are kept": self._upgrade,
            "open and close the window, offscreen": self._open_offscreen,
            "open it under X, play the film": self._open_under_x,
            "open a project file, by what it is": self._open_project,
            "remove, only the person's data stay": self._remove,
        }

    def _install(self) -> str:
        self._before, before = self._machine.paths(), self._count()
        self._apt(f"install --no-install-recommends {self._machine.put(self._older)}")
        return f"{self._count() - before - 1} packages come with it"

    def _make_film(self) -> str:
        options = "--scenes 2 --clip-duration 2 --output film.mp4 --json 2>/dev/null"
        said = self._as_person(f"cd && vidpipe-desktop generate '{_PROMPT}' {options}")
        film = json.loads(said)
        self._film = film["project_id"]
        size = self._machine.inside(HOME / "film.mp4").stat().st_size
        return f"{film['status']}, {size // 1024} KiB"

    def _install_desktop(self) -> str:
        self._apt(f"install --no-install-recommends {' '.join(_DESKTOP)}")
        return "as desktops have it"

    def _upgrade(self) -> str:
        self._apt(f"install --no-install-recommends {self._machine.put(self._package)}")
        claim(self._film in self._as_person("vidpipe-desktop list"), "the film is gone")
        return self._as_person("vidpipe-desktop --version").strip()

    def _open_offscreen(self) -> str:
        with self._window(QT_QPA_PLATFORM="offscreen") as process:
            return self._closed(process)

    def _open_under_x(self) -> str:
        if missing := missing_tools():
            return f"not tried: sudo apt-get install -y {' '.join(missing)}"
        with Screen() as screen, self._window(DISPLAY=screen.name) as process:
            screen.wait_for_window("vidpipe")
            still = screen.settled(self._pictures / "window-still.png")
            screen.click_player()
            moving = screen.changed(still, self._pictures / "window-playing.png")
            claim(moving, "the film does not play")
            return f"plays; {self._closed(process)}; pictures in {self._pictures}"

    def _open_project(self) -> str:
        """Without its name, so that only the contents tell; by way of the desktop, as a double click does."""
        self._as_person(f"cd && vidpipe-desktop pack {self._film} a.vidpipe && mv a.vidpipe film")
        kind = self._as_person("cd && gio info --attributes=standard::content-type film")
        claim(MIME_TYPE in kind, f"it is taken for something else: {kind}")
        with self._window(_DOUBLE_CLICK, QT_QPA_PLATFORM="offscreen") as process:
            wait_for(lambda: self._films() == 2)
            return f"opened; {self._closed(process)}"

    def _films(self) -> int:
        return json.loads(self._as_person("vidpipe-desktop list --json"))["total"]

    def _remove(self) -> str:
        self._machine.run(f"dpkg --verify {debian.NAME}")
        self._apt(f"purge {debian.NAME}")
        left = sorted(path for path in self._machine.paths() - self._before if self._is_ours(path))
        claim(not left, f"left behind: {', '.join(left)}")
        claim(self._machine.inside(_DATA / "vidpipe.db").exists(), "the films are gone, too")
        known = [self._machine.inside(path).read_text(encoding="utf-8") for path in _KNOWN]
        claim(not any("vidpipe" in text for text in known), "the desktop still knows project files")
        return "nothing else is left"

    def _is_ours(self, path: str) -> bool:
        """Whether a path is neither of another package, nor the person's, nor where we put the packages ourselves."""
        return "vidpipe" in path and not path.startswith((f"{HOME}/", "/tmp/", "/var/cache/apt/"))

    def _count(self) -> int:
        return len(self._machine.run("dpkg-query --show --showformat=.").strip())

    def _apt(self, words: str) -> None:
        self._machine.run(f"{_APT} {words}")

    def _as_person(self, script: str) -> str:
        return self._machine.run(script, user=PERSON)

    @contextmanager
    def _window(self, script: str = _WINDOW, **environment: str) -> Iterator["subprocess.Popen[str]"]:
        """The app with its window open; ended by force if it is still there afterwards."""
        process = self._machine.start(script, user=PERSON, **environment)
        try:
            # The database is in use as soon as the window has loaded everything.
            wait_for(self._machine.inside(_DATA / "vidpipe.db-wal").exists)
            yield process
        finally:
            process.kill()

    def _closed(self, process: "subprocess.Popen[str]") -> str:
        enough = self._machine.inside(Path("/tmp/enough"))
        enough.touch()
        said, _ = process.communicate(timeout=PATIENCE)
        enough.unlink()
        claim(process.returncode == 0 and "Traceback" not in said, said)
        claim(not self._machine.inside(_DATA / "vidpipe.db-wal").exists(), "the database was not closed")
        return "closed cleanly"


def main(arguments: list[str]) -> int:
    """Print a table of the steps, with seconds; returns 1 if one of them went wrong."""
    if not shutil.which("dpkg-deb"):
        print("Trying the package is not run, because it needs dpkg-deb, which Debian and Ubuntu have.")
        return 0
    bundle = Path(arguments[0])
    package = debian.target(bundle.parent)
    cache = Path(platformdirs.user_cache_dir(debian.NAME, appauthor=False))
    began = time.perf_counter()
    if why := prepare(cache):
        print(f"Trying the package on a bare Debian is not run (it is tried from a folder instead), because {why}")
        return 0 if check_unpacked.check(package) else 1
    with TemporaryDirectory() as name:
        tell("make a bare system", time.perf_counter() - began, release())
        older = told("build an older version", lambda: str(debian.build(bundle, Path(name), _OLDER, effort=1)))
        with bare_debian(cache) as machine:
            check = Check(machine, Path(older), package, package.parent)
            return 0 if all_told(check.steps()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
