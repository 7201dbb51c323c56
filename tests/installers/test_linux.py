"""Packages for Linux, made from a bundle of a few bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resources.installers import debian, single_file, standins
from resources.installers.elf import is_loadable, links, make_library

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
    for place in ("applications/vidpipe-desktop.desktop", "man/man1/vidpipe-desktop.1.gz"):
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


def _run(file: Path, cache: Path, *words: str) -> str:
    environment = {"XDG_CACHE_HOME": str(cache), "PATH": os.environ["PATH"]}
    return subprocess.run([file, *words], check=True, capture_output=True, text=True, env=environment).stdout


def _output(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
