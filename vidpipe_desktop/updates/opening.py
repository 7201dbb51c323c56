"""Opens an installer as the person would: setup on Windows, the disk image on macOS, the package's folder on Linux."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def open_installer(path: Path) -> None:
    """Hand the file to the system and return. Raises OSError."""
    if sys.platform == "win32":
        os.startfile(path)  # asks for an administrator's word if setup needs it; a child process could not
        return
    # On Linux only some desktops have a program for packages, but all have one for folders.
    line = ["open", str(path)] if sys.platform == "darwin" else ["xdg-open", str(path.parent)]
    os.posix_spawnp(line[0], line, outside_bundle(os.environ))


def outside_bundle(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what PyInstaller's start program put in: other programs need their own libraries."""
    ours = {"LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"}
    before = environment.get("LD_LIBRARY_PATH_ORIG")
    if not getattr(sys, "frozen", False):
        return dict(environment)
    kept = {name: value for name, value in environment.items() if name not in ours}
    return kept | ({"LD_LIBRARY_PATH": before} if before else {})
