"""The package taken apart in a folder, for where no bare Debian can be made: what it tells desktops, and that it works."""

import configparser
import json
import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from resources.installers.desktop import NAME
from resources.installers.steps import PATIENCE, all_told, claim, wait_for
from vidpipe_desktop.core.project_file import MIME_TYPE
from vidpipe_desktop.core.suffixes import PROJECT

_PROMPT = "A lighthouse keeper and a whale under the northern lights"
_NAMES = {"": "http://www.freedesktop.org/standards/shared-mime-info"}


class Unpacked:
    """A package in a folder, and a person's home beside it."""

    def __init__(self, package: Path, folder: Path) -> None:
        self._package = package
        self._tree, self._home = folder / "tree", folder / "home"
        self._file = self._home / f"film{PROJECT}"
        self._entry = configparser.ConfigParser(interpolation=None)

    def steps(self) -> dict[str, Callable[[], str]]:
        """Name to what is done; each returns what is worth saying, and raises an error if it went wrong."""
        return {
            "take the package apart": self._take_apart,
            "look at what desktops are told": self._look,
            "make a film and export it": self._export,
            "open it as the desktop does, offscreen": self._open,
        }

    def _take_apart(self) -> str:
        self._home.mkdir()
        subprocess.run(["dpkg-deb", "--extract", self._package, self._tree], check=True)
        return self._package.name

    def _look(self) -> str:
        share = self._tree / "usr" / "share"
        self._entry.read(share / "applications" / f"{NAME}.desktop", encoding="utf-8")
        claim(self._entry["Desktop Entry"]["MimeType"] == f"{MIME_TYPE};", "the menu entry opens no project files")
        kinds = ElementTree.parse(share / "mime" / "packages" / f"{NAME}.xml").getroot()
        found = {kind.get("type"): [glob.get("pattern") for glob in kind.iterfind("glob", _NAMES)] for kind in kinds}
        claim(found == {MIME_TYPE: [f"*{PROJECT}"]}, f"these kinds of files are told of: {found}")
        return f"*{PROJECT} is {MIME_TYPE}"

    def _export(self) -> str:
        film = self._answer("generate", _PROMPT, "--scenes", "1", "--clip-duration", "1")
        return f"{self._answer('pack', film['project_id'], str(self._file))['takes']} takes"

    def _open(self) -> str:
        command = self._entry["Desktop Entry"]["Exec"].replace("%f", str(self._file))
        with subprocess.Popen(self._line(*command.split()[1:]), env=self._environment()) as process:
            try:
                wait_for(lambda: self._answer("list")["total"] == 2)
                process.send_signal(signal.SIGTERM)
                claim(process.wait(PATIENCE) == 0, "it did not close cleanly")
            finally:
                process.kill()
        return "opened; closed cleanly"

    def _answer(self, *words: str) -> dict[str, object]:
        line = self._line(*words, "--json")
        done = subprocess.run(
            line, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=self._environment()
        )
        return json.loads(done.stdout)

    def _line(self, *words: str) -> list[str | Path]:
        return [self._tree / "usr" / "bin" / NAME, *words]

    def _environment(self) -> dict[str, str]:
        usual = {"HOME": str(self._home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        return {**usual, "QT_QPA_PLATFORM": "offscreen"}


def check(package: Path) -> bool:
    """Print a table of the steps, with seconds; whether none of them went wrong."""
    with TemporaryDirectory() as name:
        return all_told(Unpacked(package, Path(name)).steps())
