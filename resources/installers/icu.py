"""ICU's data, reduced to what Qt uses in this app: the order in which names are sorted.

Qt has its own data for languages, so that most of ICU's 32 MB (names of currencies, units and time zones, calendars,
transliteration, word breaking, converters from old encodings) are never read. The format is that of "common data" in
ICU's ucmndata.h: a header, a table of contents with the places of names and items, sorted by name, and the items.
"""

import struct
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installers.elf import content, links, make_library, symbols

_KEPT = "/coll/"
_ALIGNMENT = 16
_ENTRY = struct.Struct("<II")


def keep_sorting(library: Path, target: Path) -> None:
    """Write libicudata with the data of collation only."""
    soname, _ = links(library)
    name = next(symbol.name for symbol in symbols(library) if symbol.is_data)
    with TemporaryDirectory() as folder:
        data = Path(folder) / "icu.dat"
        data.write_bytes(filtered(content(library, name)))
        assembly = f'.section .rodata\n.balign 16\n.globl {name}\n.type {name}, %object\n{name}: .incbin "{data}"\n'
        make_library(target, soname, f"{assembly}.size {name}, . - {name}\n")


def filtered(data: bytes) -> bytes:
    """Common data with the items of collation only. Raises ValueError if it is in a format of the future."""
    header = struct.unpack_from("<H", data)[0]
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("This is no common data of ICU in the byte order of this machine.")
    items = {name: item for name, item in _items(data, header) if _KEPT in name.decode()}
    table = 4 + _ENTRY.size * len(items)
    names = b"".join(name + b"\0" for name in items)
    at_name, at_item = table, _aligned(table + len(names))
    entries, contents = [struct.pack("<I", len(items))], []
    for name, item in items.items():
        entries.append(_ENTRY.pack(at_name, at_item))
        contents.append(item.ljust(_aligned(len(item)), b"\0"))
        at_name += len(name) + 1
        at_item += len(contents[-1])
    head = b"".join((*entries, names))
    return data[:header] + head.ljust(_aligned(len(head)), b"\0") + b"".join(contents)


def _items(data: bytes, header: int) -> list[tuple[bytes, bytes]]:
    """Names and contents, sorted by name as they are there. Places count from the end of the header."""
    count = struct.unpack_from("<I", data, header)[0]
    places = [_ENTRY.unpack_from(data, header + 4 + _ENTRY.size * at) for at in range(count)]
    ends = [*(start for _, start in places[1:]), len(data) - header]
    found: list[tuple[bytes, bytes]] = []
    for (name, start), end in zip(places, ends, strict=True):
        text = data[header + name : data.index(b"\0", header + name)]
        found.append((text, data[header + start : header + end]))
    return found


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
