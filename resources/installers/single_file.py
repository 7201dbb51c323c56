"""The bundle as one file that unpacks itself and starts: `python -m resources.installers.single_file BUNDLE FOLDER`.

What an AppImage is for, without its runtime: needs only sh, tail, tar and gzip.
"""

import gzip
import hashlib
import platform
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from resources.installers import desktop
from resources.installers.desktop import moment
from vidpipe_desktop import __version__

_HEADER = Path(__file__).parent / "linux" / "single-file.sh"


def build(bundle: Path, folder: Path) -> Path:
    """Write FOLDER/vidpipe-desktop_VERSION_MACHINE.run, which can be executed."""
    target = folder / f"vidpipe-desktop_{__version__}_{platform.machine()}.run"
    with TemporaryDirectory() as name:
        desktop.lay_out(Path(name) / "share")
        payload = _packed(bundle, Path(name))
    header = _HEADER.read_text(encoding="utf-8")
    header = header.replace("@LINE@", str(header.count("\n") + 1)).replace("@VERSION@", __version__)
    header = header.replace("@KEY@", hashlib.sha256(payload).hexdigest()[:12])
    target.write_bytes(header.encode() + payload)
    target.chmod(0o755)
    return target


def _packed(*folders: Path) -> bytes:
    """Everything in the folders, in the order of names, owned by nobody in particular, all of the same time."""
    file = BytesIO()
    with gzip.GzipFile(fileobj=file, mode="wb", compresslevel=6, mtime=0, filename="") as packer:  # noqa: SIM117
        with tarfile.open(fileobj=packer, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for folder in folders:
                for path in sorted(folder.rglob("*")):
                    archive.add(path, path.relative_to(folder), recursive=False, filter=_settled)
    return file.getvalue()


def _settled(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = moment()
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2])))
