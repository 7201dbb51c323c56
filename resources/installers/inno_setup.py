"""Setup for Windows: `python -m resources.installers.inno_setup BUNDLE FOLDER`. Needs Inno Setup's compiler, ISCC."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from resources.installers import icons
from vidpipe_desktop import __version__

SCRIPT = Path(__file__).parent / "windows" / "vidpipe.iss"
USUAL = Path(r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")
"""Where Inno Setup is installed; it isn't put on PATH."""
SIGN_TOOL = "VIDPIPE_SIGN_TOOL"
"""Environment variable with the command that signs a file, $f being the file's name."""


def command(compiler: str, bundle: Path, folder: Path, icon: Path, environment: Mapping[str, str]) -> list[str]:
    """What makes FOLDER/vidpipe-desktop-VERSION-x86_64.exe; signed if the environment says how."""
    given = {"AppVersion": __version__, "Bundle": str(bundle), "Icon": str(icon)}
    tool = environment.get(SIGN_TOOL)
    signing = [f"/Srelease={tool}", "/DSigned"] if tool else []
    name = f"vidpipe-desktop-{__version__}-x86_64"
    values = [f"/D{key}={value}" for key, value in given.items()]
    return [compiler, "/Q", *values, *signing, f"/O{folder}", f"/F{name}", str(SCRIPT)]


def main(bundle: Path, folder: Path) -> int:
    """Build the setup program; returns an exit code."""
    compiler = shutil.which("ISCC") or (str(USUAL) if USUAL.exists() else "")
    if not compiler:
        print("Setup cannot be built: Inno Setup 6 is not installed. The bundle itself is complete.", file=sys.stderr)
        return 1
    if not os.environ.get(SIGN_TOOL):
        print(f"Setup is not signed: {SIGN_TOOL} is not set. Windows warns whoever opens it.", file=sys.stderr)
    icon = icons.write_ico(folder.resolve() / "vidpipe.ico")
    try:
        line = command(compiler, bundle.resolve(), folder.resolve(), icon, os.environ)
        return subprocess.run(line, check=False).returncode
    finally:
        icon.unlink()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
