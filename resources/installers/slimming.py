"""What of the collected files goes into the bundle, and in which form. build.spec goes by it."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from resources.installers import icu, standins
from resources.installers.elf import is_elf, is_loadable, links

Entry = tuple[str, str, str]
"""Of PyInstaller: the place in the bundle, the file it comes from, and its kind."""

# Parts that the app never loads.
_UNUSED = re.compile(
    r"Qt6(Pdf|VirtualKeyboard|Egl|WaylandEgl|WaylandCompositor|Qml(Models|Meta|WorkerScript))"
    r"|plugins/(egldeviceintegrations|generic|networkinformation|sqldrivers|tls|wayland-graphics|virtualkeyboard)"
    r"|libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|pdf|tga|wbmp|icns|tiff|gtk3)\.so"
    r"|qtvirtualkeyboard"
    r"|opengl32sw"
    r"|PySide6/(Qt/)?translations/"
    r"|\.dist-info/licenses/"  # they are in licences.txt
    r"|\.dist-info/(RECORD|INSTALLER|REQUESTED|WHEEL)$"  # of pip, with traces of where it put things
)
# Libraries that nothing calls: what stands in for them answers so, and these texts are empty.
_NEVER_CALLED: dict[str, tuple[int, tuple[str, ...]]] = {
    "libQt6Quick.so": (0, ()),  # Qt's player can film windows of QtQuick
    "libQt6Qml.so": (0, ()),
    "libx265-": (0, ()),  # encoders; films are H.264 by x264, and FFmpeg decodes all of these by itself
    "libSvtAv1Enc-": (-1, ()),
    "libvpx-": (0, ()),
    "libmp3lame-": (0, ()),
    "libwebp-": (0, ()),
    "libwebpmux-": (0, ()),
    "libopus-": (-1, ()),
    "libopencore-amr": (0, ()),
    "libgnutls-": (-1, ("gnutls_strerror",)),  # FFmpeg is given files, never addresses
    "libasound-": (-1, ("snd_strerror",)),  # FFmpeg as a sound recorder
}
_ONLY_FOR_THOSE = re.compile(r"(^|/)lib(nettle|hogweed|unistring|gmp|sharpyuv)-")
# What Linux has to bring along, as Qt asks for it, is not bundled: an older copy of one of these would keep the system's
# own parts (drivers, themes, sound) from loading, and security fixes of the system shall reach this app. Bundled are
# those of Python whose names differ from one distribution to another.
_PYTHONS_OWN = re.compile(r"lib(python3|ffi|sqlite3|bz2|lzma)\b")
_DATED = (1980, 1, 1, 0, 0, 0)


def used(entries: Iterable[Entry]) -> list[Entry]:
    """Without what the app never loads."""
    return [entry for entry in entries if not _UNUSED.search(entry[0].replace("\\", "/"))]


def slim(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """The binaries that are needed. On Linux without what the system has, without symbols for debuggers, and with
    stand-ins for what is never called; what is changed is written to `folder`.
    """
    kept = used(entries)
    if sys.platform != "linux":
        return kept
    kept = [entry for entry in kept if not _is_the_systems(entry)]
    if standins.POSSIBLE:
        kept = [entry for entry in kept if not _ONLY_FOR_THOSE.search(entry[0])]
    asked_by = _users(entry for entry in kept if entry[2] != "SYMLINK")
    return [(place, str(_slimmer(Path(source), kind, folder / place, asked_by)), kind) for place, source, kind in kept]


def without_dead_links(data: Sequence[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Data without symbolic links to what has been left out."""
    places = {place for place, *_ in (*data, *binaries)}
    return [entry for entry in data if entry[2] != "SYMLINK" or _target(entry) in places]


def packed(files: Iterable[Path], target: Path) -> Path:
    """Many small files as one archive: on a disk each of them would take a block of its own."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(files):
            info = zipfile.ZipInfo(file.name, _DATED)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, file.read_bytes())
    return target


def _is_the_systems(entry: Entry) -> bool:
    """Whether it is a library that neither a package of the environment nor Python itself has brought."""
    place, source, kind = entry
    if kind == "SYMLINK" or "/" in place or not place.startswith("lib") or _PYTHONS_OWN.match(place):
        return False
    brought = {Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve()} - {Path("/usr")}
    return not any(Path(source).resolve().is_relative_to(folder) for folder in brought)


def _target(entry: Entry) -> str:
    place, goal, _ = entry
    return os.path.normpath(Path(place).parent / goal)


def _users(entries: Iterator[Entry]) -> dict[str, list[Path]]:
    """Which libraries ask for one, by the name they ask for."""
    users: dict[str, list[Path]] = {}
    for _, source, _ in entries:
        if is_elf(Path(source)):
            for name in links(Path(source))[1]:
                users.setdefault(name, []).append(Path(source))
    return users


def _slimmer(source: Path, kind: str, target: Path, asked_by: dict[str, list[Path]]) -> Path:
    """What takes the place of a file in the bundle, perhaps itself."""
    if kind == "SYMLINK" or not is_elf(source):
        return source
    name = source.name
    refusal = next((how for start, how in _NEVER_CALLED.items() if name.startswith(start)), None)
    if refusal and standins.POSSIBLE:
        standins.make(source, asked_by.get(name, []), target, *refusal)
    elif name.startswith("libicudata"):
        icu.keep_sorting(source, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["strip", "--strip-unneeded", "-o", target, source], check=True)
        return target if is_loadable(target) else source
    return target
