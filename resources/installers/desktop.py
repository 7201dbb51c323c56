"""What desktops of Linux are told about the app: `python -m resources.installers.desktop FOLDER` writes it all there.

The folder is laid out like /usr/share: entry of the menu, kind of file, icons of both, metainfo for software centres.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from resources.installers import icons
from resources.installers.distributions import ROOT
from vidpipe_desktop import __version__
from vidpipe_desktop.core.project_file import MIME_TYPE

NAME = "vidpipe-desktop"
APP_ID = "app.vidpipe.desktop"
_SOURCES = Path(__file__).parent / "linux"


def lay_out(share: Path, version: str = __version__) -> None:
    """Write everything below `share`."""
    put(share / "applications" / f"{NAME}.desktop", (_SOURCES / f"{NAME}.desktop").read_bytes())
    put(share / "mime" / "packages" / f"{NAME}.xml", (_SOURCES / f"{NAME}.mime.xml").read_bytes())
    metainfo = (_SOURCES / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    metainfo = metainfo.replace("@VERSION@", version).replace("@DATE@", day())
    put(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo.encode())
    for folder, name, mark in (("apps", NAME, icons.MARK), ("mimetypes", MIME_TYPE.replace("/", "-"), icons.PROJECT)):
        pictures = share / "icons" / "hicolor"
        put(pictures / "scalable" / folder / f"{name}.svg", mark.read_bytes())
        for size in icons.LINUX:
            put(pictures / f"{size}x{size}" / folder / f"{name}.png", icons.png(size, mark))


def moment() -> int:
    """The time that everything in a package has, in seconds since 1970: SOURCE_DATE_EPOCH."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or (ROOT / "pyproject.toml").stat().st_mtime)


def day() -> str:
    """The day of that moment, as in "2026-01-02"."""
    return datetime.fromtimestamp(moment(), UTC).strftime("%Y-%m-%d")


def put(target: Path, content: bytes) -> None:
    """Write a file, and the folders that it needs."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
