"""The macOS app, signed, in a disk image, notarised: `python -m resources.installers.disk_image APP FOLDER`.

Who signs comes from the environment only (`IDENTITY`, `NOTARY`); what is missing is named, and left out.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from vidpipe_desktop import __version__

ENTITLEMENTS = Path(__file__).parent / "macos" / "entitlements.plist"
IDENTITY = "VIDPIPE_APPLE_IDENTITY"
"""Environment variable with the name of a Developer ID Application certificate in the keychain."""
NOTARY = {"--key": "VIDPIPE_NOTARY_KEY", "--key-id": "VIDPIPE_NOTARY_KEY_ID", "--issuer": "VIDPIPE_NOTARY_ISSUER"}
"""Options of notarytool, and the variables with their values; the key is the path of a .p8 file."""
_MAGIC = {b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"}
"""How programs and libraries begin: for one processor (64 bits, little-endian), for several (mach-o/loader.h, fat.h)."""


def signing(app: Path, identity: str) -> Iterator[list[str]]:
    """The commands that sign what is inside, the deepest first, then the app, with the hardened runtime, and check it."""
    sign = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    inside = sorted(filter(_is_code, app.rglob("*")), key=lambda path: (-len(path.parts), path))
    for path in inside:
        yield [*sign, str(path)]
    yield [*sign, "--entitlements", str(ENTITLEMENTS), str(app)]
    yield ["codesign", "--verify", "--deep", "--strict", str(app)]


def imaging(content: Path, image: Path) -> list[str]:
    """The command that puts a folder into a compressed disk image."""
    source = ["-volname", "vidpipe", "-srcfolder", str(content)]
    return ["hdiutil", "create", *source, "-fs", "HFS+", "-format", "UDZO", "-ov", str(image)]


def notarising(image: Path, environment: Mapping[str, str]) -> Iterator[list[str]]:
    """The commands that have Apple look at the image, and staple its ticket to it."""
    who = [word for option, name in NOTARY.items() for word in (option, environment[name])]
    yield ["xcrun", "notarytool", "submit", str(image), *who, "--wait", "--timeout", "30m"]
    yield ["xcrun", "stapler", "staple", str(image)]


def missing(environment: Mapping[str, str]) -> list[str]:
    """The variables without which the image cannot be signed and notarised."""
    return [name for name in (IDENTITY, *NOTARY.values()) if not environment.get(name)]


def build(app: Path, folder: Path) -> Path:
    """Write FOLDER/vidpipe-desktop-VERSION-MACHINE.dmg. Raises CalledProcessError."""
    image = folder / f"vidpipe-desktop-{__version__}-{platform.machine()}.dmg"
    lacking = missing(os.environ)
    if lacking:
        print(f"Not set: {', '.join(lacking)}. macOS warns whoever opens the app.", file=sys.stderr)
    if IDENTITY not in lacking:
        _run(*signing(app, os.environ[IDENTITY]))
    with tempfile.TemporaryDirectory() as content:
        shutil.copytree(app, Path(content) / app.name, symlinks=True)
        (Path(content) / "Applications").symlink_to("/Applications")
        _run(imaging(Path(content), image))
    if not lacking:
        _run(*notarising(image, os.environ))
    return image


def _is_code(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in _MAGIC


def _run(*commands: list[str]) -> None:
    for command in commands:
        subprocess.run(command, check=True)


if __name__ == "__main__":
    try:
        print(build(Path(sys.argv[1]), Path(sys.argv[2])))
    except subprocess.CalledProcessError as error:
        sys.exit(f"The disk image cannot be made: {error.cmd[0]} failed and says why above.")
