"""A screen nobody looks at: Xvfb, a hand (xdotool) and an eye."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

_SIZE = (1400, 900)
_PLAYER = (634, 588)
"""Where the player is on a screen of that size, in pixels from the upper left corner."""
_PATIENCE = 30
_LOOK = "from PySide6.QtGui import QGuiApplication as A; a = A([]); assert a.primaryScreen().grabWindow(0).save({!r})"


def missing_tools() -> list[str]:
    """What is not installed here."""
    return [package for package, tool in {"xvfb": "Xvfb", "xdotool": "xdotool"}.items() if not shutil.which(tool)]


class Screen:
    """An X server of our own, for as long as the context lasts. `name` is its DISPLAY."""

    def __init__(self) -> None:
        self.name = ""

    def __enter__(self) -> Self:
        reading, writing = os.pipe()
        options = ["-screen", "0", "x".join(map(str, (*_SIZE, 24))), "-nolisten", "tcp", "-displayfd", str(writing)]
        self._server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.name = f":{pipe.readline().strip()}"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait()

    def wait_for_window(self, title: str) -> None:
        """Until there is one with such a title. Raises CalledProcessError if there is none after a while."""
        self._hand("search", "--sync", "--onlyvisible", "--name", title)

    def click_player(self) -> None:
        """Press the player's picture."""
        self._hand("mousemove", *map(str, _PLAYER), "click", "1")

    def settled(self, target: Path) -> bytes:
        """The picture on the screen, as a PNG file, when it has stayed the same for a while; it is kept in `target`."""
        before, picture = b"", self._look(target)
        deadline = time.monotonic() + _PATIENCE
        while picture != before and time.monotonic() < deadline:
            time.sleep(1)
            before, picture = picture, self._look(target)
        return picture

    def changed(self, before: bytes, target: Path) -> bool:
        """Whether the screen goes on changing, at least twice, before patience ends; the last picture is kept."""
        seen = {before}
        deadline = time.monotonic() + _PATIENCE
        while len(seen) < 4 and time.monotonic() < deadline:
            time.sleep(0.3)
            seen.add(self._look(target))
        return len(seen) >= 4

    def _look(self, target: Path) -> bytes:
        environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", _LOOK.format(str(target))], check=True, env=environment)
        return target.read_bytes()

    def _hand(self, *words: str) -> None:
        environment = {**os.environ, "DISPLAY": self.name}
        line = ["xdotool", *words]
        subprocess.run(line, check=True, env=environment, stdout=subprocess.DEVNULL, timeout=_PATIENCE)
