"""What shared libraries of Linux hold, and small ones made anew. All of it by binutils."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_TAG = re.compile(r"\((NEEDED|SONAME)\).*\[(.+)\]")
_UNDEFINED = "UND"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A name that a library gives or takes. size: bytes of its data; version: "" = none."""

    name: str
    version: str
    is_data: bool
    size: int
    section: str = ""

    @property
    def is_wanted(self) -> bool:
        """Whether the library takes it from another one."""
        return self.section == _UNDEFINED


def is_elf(path: Path) -> bool:
    """Whether the file is a program or a library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def links(path: Path) -> tuple[str, frozenset[str]]:
    """The name under which a library is asked for ("" = none), and the names of those that it asks for."""
    found = _TAG.findall(_readelf("--dynamic", path))
    names = [name for tag, name in found if tag == "SONAME"]
    return next(iter(names), ""), frozenset(name for tag, name in found if tag == "NEEDED")


def symbols(path: Path) -> list[Symbol]:
    """Everything that the library gives and takes."""
    found: list[Symbol] = []
    for line in _readelf("--dyn-syms", path).splitlines():
        parts = line.split()
        if len(parts) >= 8 and parts[0].rstrip(":").isdigit() and parts[4] in ("GLOBAL", "WEAK"):
            name, _, version = parts[7].partition("@")
            size = int(parts[2], 0)
            found.append(Symbol(name, version.lstrip("@"), parts[3] == "OBJECT", size, parts[6]))
    return found


def content(path: Path, name: str) -> bytes:
    """The data under a name, of a library that is not linked elsewhere than it lies (address = place in the file)."""
    table = (line.split() for line in _readelf("--dyn-syms", path).splitlines())
    at, size = next((int(row[1], 16), int(row[2], 0)) for row in table if len(row) >= 8 and row[7] == name)
    return path.read_bytes()[at : at + size]


def is_loadable(path: Path) -> bool:
    """Whether each segment lies in the file as it has to for its place in memory. `strip` breaks that in libraries
    that `patchelf` has rewritten.
    """
    rows = [line.split() for line in _readelf("--segments", path).splitlines() if line.split()[:1] == ["LOAD"]]
    return all((int(row[1], 16) - int(row[2], 16)) % int(row[-1], 16) == 0 for row in rows)


def make_library(target: Path, soname: str, assembly: str, versions: str = "") -> None:
    """Assemble and link a library. versions: a linker's version script ("" = none)."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        source, compiled, script = folder / "library.s", folder / "library.o", folder / "library.map"
        source.write_text(assembly + '.section .note.GNU-stack,"",%progbits\n', encoding="utf-8")
        script.write_text(versions, encoding="utf-8")
        subprocess.run(["as", "-o", compiled, source], check=True)
        scripted = [f"--version-script={script}"] if versions else []
        link = ["ld", "-shared", "--hash-style=gnu", "--build-id=none", f"-soname={soname}", *scripted]
        subprocess.run([*link, "-o", target, compiled], check=True)


def _readelf(what: str, path: Path) -> str:
    command = ["readelf", "--wide", what, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True, env={"LC_ALL": "C"}).stdout
