"""Packages for Linux, made from a bundle of a few bytes."""

import configparser
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

import pytest

from resources.installers import debian, desktop, single_file, standins
from resources.installers.elf import is_loadable, links, make_library
from vidpipe_desktop.arguments import parse
from vidpipe_desktop.core.project_file import MIME_TYPE
from vidpipe_desktop.core.suffixes import PROJECT
from vidpipe_desktop.storage import archive

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="is about Linux")
_needs_binutils = pytest.mark.skipif(not shutil.which("readelf"), reason="needs binutils")


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    folder = tmp_path / "bundle"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "licences.txt").write_text("All of them.\n")
    (folder / "_internal" / "link").symlink_to("licences.txt")
    program = folder / "vidpipe-desktop"
    program.write_text('#!/bin/sh\necho "$@" && cat "${0%/*}/_internal/link"\n')
    program.chmod(0o700)
    return folder


def test_the_single_file_unpacks_itself_once_and_starts(bundle: Path, tmp_path: Path) -> None:
    file = single_file.build(bundle, tmp_path)
    cache = tmp_path / "cache"
    assert _run(file, cache, "list", "a b") == "list a b\nAll of them.\n"
    unpacked = [path for path in (cache / "vidpipe-desktop").iterdir() if path.is_dir()]
    assert len(unpacked) == 1
    (unpacked[0] / "_internal" / "licences.txt").write_text("Still there.\n")
    assert _run(file, cache, "x") == "x\nStill there.\n"


def test_what_was_half_unpacked_is_not_started(bundle: Path, tmp_path: Path) -> None:
    file = single_file.build(bundle, tmp_path)
    cut = tmp_path / "cut.run"
    cut.write_bytes(file.read_bytes()[:-60])
    cut.chmod(0o755)
    cache = tmp_path / "cache"
    with pytest.raises(subprocess.CalledProcessError):
        _run(cut, cache, "list")
    assert not list((cache / "vidpipe-desktop").iterdir())
    assert _run(file, cache, "list") == "list\nAll of them.\n"


def test_the_single_file_enters_the_menu_and_opens_project_files_until_that_is_taken_back(
    bundle: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "my & programs"
    folder.mkdir()
    file, data = single_file.build(bundle, folder), tmp_path / "my data"
    (data / "applications").mkdir(parents=True)
    (data / "applications" / "other.desktop").touch()
    _run(file, tmp_path / "cache", "--install", XDG_DATA_HOME=str(data))
    entry = (data / "applications" / "vidpipe-desktop.desktop").read_text()
    assert f'\nExec="{file}" open %f\n' in entry
    assert f"\nMimeType={MIME_TYPE};\n" in entry
    assert (data / "mime" / "packages" / "vidpipe-desktop.xml").exists()
    assert (data / "icons/hicolor/48x48/mimetypes/application-vnd.vidpipe.project+zip.png").exists()
    _run(file, tmp_path / "cache", "--uninstall", XDG_DATA_HOME=str(data))
    left = {path.name for path in data.rglob("*vidpipe*") if path.is_file()}
    assert not left
    assert (data / "applications" / "other.desktop").exists()
    file = file.rename(folder.parent / "100%.run")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        _run(file, tmp_path / "cache", "--install", XDG_DATA_HOME=str(data))
    assert "Move it" in refused.value.stderr


def test_what_desktops_are_told_agrees_with_what_the_app_writes(tmp_path: Path) -> None:
    desktop.lay_out(tmp_path, "1.2.3")
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(tmp_path / "applications" / "vidpipe-desktop.desktop", encoding="utf-8")
    assert entry["Desktop Entry"]["MimeType"] == f"{MIME_TYPE};"
    words = entry["Desktop Entry"]["Exec"].split()
    assert parse([*words[1:-1], "a file"]).file == Path("a file")
    assert parse(words[1:-1]).file is None
    kind = ElementTree.parse(tmp_path / "mime" / "packages" / "vidpipe-desktop.xml").getroot()[0]
    names = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
    assert kind.get("type") == MIME_TYPE
    assert [glob.get("pattern") for glob in kind.iterfind("glob", names)] == [f"*{PROJECT}"]
    head = archive_head()
    for match in kind.iterfind(".//match", names):
        wanted = match.attrib["value"].encode().decode("unicode_escape").encode()
        assert head[int(match.attrib["offset"]) :].startswith(wanted)
    for name in ("scalable/mimetypes/application-vnd.vidpipe.project+zip.svg", "scalable/apps/vidpipe-desktop.svg"):
        assert (tmp_path / "icons" / "hicolor" / name).exists()
    metainfo = ElementTree.parse(tmp_path / "metainfo" / "app.vidpipe.desktop.metainfo.xml").getroot()
    assert [media.text for media in metainfo.iterfind("provides/mediatype")] == [MIME_TYPE]


def archive_head() -> bytes:
    """How project files begin."""
    with TemporaryDirectory() as name:
        target = Path(name) / "a.vidpipe"
        project: dict[str, object] = {"target": str(target), "project": "{}", "media": {}, "app": "1", "unfinished": 0}
        archive.pack(project, lambda _: None)
        return target.read_bytes()


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg")
@_needs_binutils
def test_two_packages_of_one_bundle_are_the_same_bytes_and_say_what_they_need(bundle: Path, tmp_path: Path) -> None:
    shutil.copy("/bin/true", bundle / "vidpipe-desktop")
    sums: set[str] = set()
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        package = debian.build(bundle, tmp_path / name, "1.2.3", effort=1)
        sums.add(hashlib.sha256(package.read_bytes()).hexdigest())
        os.utime(bundle / "vidpipe-desktop")
    assert len(sums) == 1
    fields = _output("dpkg-deb", "--field", package)
    assert "Version: 1.2.3\n" in fields
    assert "Depends: libc6 (>= 2." in fields
    files = [line.split() for line in _output("dpkg-deb", "--contents", package).splitlines()]
    rights = {words[5]: words[0] for words in files}
    assert {words[1] for words in files} == {"root/root"}
    assert {words[3] for words in files} == {"2001-09-09"}
    assert rights["./usr/lib/vidpipe-desktop/vidpipe-desktop"] == "-rwxr-xr-x"
    assert rights["./usr/share/doc/vidpipe-desktop/copyright"] == "-rw-r--r--"
    assert rights["./usr/bin/vidpipe-desktop"][0] == "l"
    for place in (
        "applications/vidpipe-desktop.desktop",
        "man/man1/vidpipe-desktop.1.gz",
        "mime/packages/vidpipe-desktop.xml",
        "icons/hicolor/scalable/mimetypes/application-vnd.vidpipe.project+zip.svg",
    ):
        assert f"./usr/share/{place}" in rights


@pytest.mark.skipif(not standins.POSSIBLE, reason="no stand-ins for this processor")
@_needs_binutils
def test_a_stand_in_gives_the_names_that_are_used_and_answers_no(tmp_path: Path) -> None:
    names = ("ask", "tell", "unused")
    code = "".join(f".globl {name}\n.type {name}, %function\n{name}:\n" for name in names)
    data = ".data\n.globl table\n.type table, %object\n.size table, 24\ntable: .quad 1, 2, 3\n"
    real, user, stand_in = (tmp_path / name / "libreal.so" for name in ("real", "user", "stand-in"))
    make_library(real, "libreal.so.1", f".text\n{code}nop\n{data}")
    make_library(user, "libuser.so", ".data\n.quad ask, tell, table\n")
    standins.make(real, [user], stand_in, -1, ("tell",))
    assert is_loadable(stand_in)
    assert links(stand_in)[0] == "libreal.so.1"
    script = (
        "import ctypes, sys; l = ctypes.CDLL(sys.argv[1]); l.tell.restype = ctypes.c_char_p\n"
        "print(l.ask(), l.tell(), list((ctypes.c_int64 * 3).in_dll(l, 'table')), hasattr(l, 'unused'))"
    )
    assert _output(sys.executable, "-c", script, stand_in) == "-1 b'' [0, 0, 0] False\n"


def _run(file: Path, cache: Path, *words: str, **variables: str) -> str:
    environment = {"XDG_CACHE_HOME": str(cache), "PATH": os.environ["PATH"], **variables}
    return subprocess.run([file, *words], check=True, capture_output=True, text=True, env=environment).stdout


def _output(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
