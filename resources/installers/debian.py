"""The bundle as a package of Debian: `python -m resources.installers.debian BUNDLE FOLDER [VERSION]`.

There are no scripts in it that run as root: Debian refreshes the caches of icons, programs and manuals by itself
whenever a package puts something there or takes it away.
"""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installers import desktop
from resources.installers.desktop import NAME, day, moment, put
from resources.installers.distributions import ROOT
from resources.installers.elf import is_elf, links, symbols
from resources.installers.manual import manual
from vidpipe_desktop import __version__

_CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: vidpipe <contributors@vidpipe.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: xdg-utils
Section: video
Priority: optional
Description: turn words into a film
 Type a prompt and get a film whose scenes flow into each other: storyboard,
 keyframes, clips, one MP4 with music. The built-in engine needs no key, no
 network and no graphics card; paid models can be switched on.
 .
 Films are kept in ~/.local/share/vidpipe and stay when this is removed.
"""


def target(folder: Path, version: str = __version__) -> Path:
    """Where the package for this machine's kind lies."""
    return folder / f"{NAME}_{version}_{_output('dpkg', '--print-architecture').strip()}.deb"


def build(bundle: Path, folder: Path, version: str = __version__, effort: int = 12) -> Path:
    """Write FOLDER/vidpipe-desktop_VERSION_ARCHITECTURE.deb, compressed with an effort from 1 to 22.

    Raises CalledProcessError if a tool of dpkg fails.
    """
    package = target(folder, version)
    with TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        _lay_out(bundle, tree, version)
        architecture = package.stem.rpartition("_")[2]
        fields = {"name": NAME, "version": version, "architecture": architecture, "depends": depends(bundle)}
        _write_control(tree, _CONTROL.format(**fields, size=_kibibytes(tree)))
        _settle(tree)
        command = ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{effort}", "--build", tree, package]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def depends(bundle: Path) -> str:
    """The packages of this Debian that have the libraries which those in the bundle ask for and do not find there.

    Raises LookupError if one of them is of no installed package.
    """
    binaries = [path for path in sorted(bundle.rglob("*")) if path.is_file() and is_elf(path)]
    there = {path.name for path in binaries}
    wanted = {name for path in binaries for name in links(path)[1]} - there
    packages = {_package_of(name) for name in wanted} | {"libc6"}
    oldest = max(map(_libc_version, binaries))
    libc = f"libc6 (>= {'.'.join(map(str, oldest))})"
    return ", ".join(libc if package == "libc6" else package for package in sorted(packages))


def _lay_out(bundle: Path, tree: Path, version: str) -> None:
    """Everything where Debian has it."""
    share, date = tree / "usr" / "share", day()
    shutil.copytree(bundle, tree / "usr" / "lib" / NAME, symlinks=True)
    command = tree / "usr" / "bin" / NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{NAME}/{NAME}")
    desktop.lay_out(share, version)
    put(share / "man" / "man1" / f"{NAME}.1.gz", _packed(manual(version, date).encode()))
    papers = share / "doc" / NAME
    put(papers / "copyright", next(bundle.rglob("licences.txt")).read_bytes())
    put(papers / "NEWS.gz", _packed((ROOT / "CHANGELOG.md").read_bytes()))


def _write_control(tree: Path, control: str) -> None:
    files = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink()]
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(tree)}\n" for path in files]
    put(tree / "DEBIAN" / "control", control.encode())
    put(tree / "DEBIAN" / "md5sums", "".join(sums).encode())


def _settle(tree: Path) -> None:
    """Rights and times that don't depend on who builds, and when."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or (os.access(path, os.X_OK) and is_elf(path)) else 0o644)
        os.utime(path, (moment(), moment()), follow_symlinks=False)


def _package_of(library: str) -> str:
    """The installed package that has a library of this machine's kind."""
    kind = sysconfig.get_config_var("MULTIARCH") or f"{platform.machine()}-linux-gnu"
    places = [f"{folder}/{library}" for folder in (f"/lib/{kind}", f"/usr/lib/{kind}", "/lib64", "/lib")]
    found = subprocess.run(["dpkg-query", "--search", *places], check=False, capture_output=True, text=True).stdout
    if not found:
        raise LookupError(f"No package has {library}, which the bundle asks for: install it and build again.")
    return found.partition(":")[0]


def _libc_version(binary: Path) -> tuple[int, ...]:
    """The oldest libc that has all that the binary takes from it."""
    versions = [symbol.version for symbol in symbols(binary) if symbol.is_wanted]
    numbers = [version.removeprefix("GLIBC_").split(".") for version in versions if version.startswith("GLIBC_2")]
    return max((tuple(map(int, number)) for number in numbers), default=(2,))


def _kibibytes(tree: Path) -> int:
    """What the files take on a disk, each rounded up to KiB, as Debian counts."""
    return sum(-(-path.lstat().st_size // 1024) for path in tree.rglob("*"))


def _packed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


def _output(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
