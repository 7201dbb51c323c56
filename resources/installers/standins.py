"""Stand-ins for libraries that others are linked with and that nothing in this app ever calls.

FFmpeg is linked with encoders, Qt's player with QtQuick: without a library of that name neither of them loads. A
stand-in gives the same names, but whatever is called answers at once, with a value that means "no" there, and data is
zero. (Qt does the same with OpenSSL and VA-API for its own FFmpeg.)
"""

import platform
from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from resources.installers.elf import Symbol, links, make_library, symbols

_ANSWER = {"x86_64": "mov ${}, %rax\nret\n", "aarch64": "mov x0, #{}\nret\n"}
_NOTHING = {"x86_64": "lea nothing(%rip), %rax\nret\n", "aarch64": "adr x0, nothing\nret\n"}
POSSIBLE = platform.machine() in _ANSWER
"""Whether they can be made for this processor."""


def make(library: Path, users: Iterable[Path], target: Path, answer: int, texts: Collection[str] = ()) -> None:
    """A stand-in for a library, with the names that its users take from it.

    Functions answer `answer`, those in `texts` an empty text.
    """
    soname, _ = links(library)
    wanted = {(symbol.name, symbol.version) for user in users for symbol in symbols(user) if symbol.is_wanted}
    given = [each for each in symbols(library) if not each.is_wanted and (each.name, each.version) in wanted]
    machine = platform.machine()
    code = [*_labels(symbol.name for symbol in given if not symbol.is_data and symbol.name not in texts)]
    code.append(_ANSWER[machine].format(answer))
    code += [*_labels(symbol.name for symbol in given if symbol.name in texts), _NOTHING[machine]]
    data = [f".globl {each.name}\n{each.name}: .zero {max(each.size, 8)}\n" for each in given if each.is_data]
    assembly = "".join((".text\n", *code, ".data\n.balign 8\nnothing: .quad 0\n", *data))
    make_library(target, soname, assembly, _version_script(given))


def _labels(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield f".globl {name}\n.type {name}, %function\n{name}:\n"


def _version_script(given: Iterable[Symbol]) -> str:
    by_version: defaultdict[str, list[str]] = defaultdict(list)
    for symbol in given:
        if symbol.version:
            by_version[symbol.version].append(symbol.name)
    return "".join(f"{version} {{ global: {'; '.join(names)}; }};\n" for version, names in sorted(by_version.items()))
