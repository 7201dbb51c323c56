"""Project files as worker processes write and open them. Each task: f(args, report) -> dict, JSON in and out.

A project file is a ZIP archive (PKWARE's APPNOTE). As in EPUB and OpenDocument its first entry is `mimetype`, stored
plain, so that the file's first bytes say what it is. Then `media/SHA256.SUFFIX`, stored plain, too; `project.json`, a
`Project`; and last `manifest.json`: format, version of the app, size and sha256 of every other entry.
"""

import hashlib
import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.core.project_file import MIME_TYPE
from vidpipe_desktop.core.suffixes import CLIPS, PICTURES
from vidpipe_desktop.core.wording import format_size
from vidpipe_desktop.storage.files import sync_file
from vidpipe_desktop.storage.refusals import files_in

FORMAT = 1
"""Raised with every change after which older versions would misunderstand a file."""
PROJECT, MANIFEST = "project.json", "manifest.json"

_MIME_ENTRY = "mimetype"
_MEDIA = re.compile(rf"media/([0-9a-f]{{64}})({'|'.join(map(re.escape, (*PICTURES, *CLIPS)))})")
_MOST_ENTRIES = 20_000
_MOST_JSON = 64 << 20
"""Bytes of project.json or manifest.json. A film of 100 scenes and 1,000 takes has some five million."""
_RESERVE = 64 << 20
"""Bytes of the disk that are left free."""
_CHUNK = 1 << 20
_ENCRYPTED = 1
"""Bit of an entry's flags."""
_READABLE = (ZIP_STORED, ZIP_DEFLATED)
_BROKEN = (BadZipFile, EOFError, LookupError, NotImplementedError, TypeError, ValueError, RecursionError, zlib.error)
"""What reading an archive, or JSON, that is damaged or made to harm may raise."""

Report = Callable[[float], None]


class _Damaged(Exception):
    """The archive is not what it should be."""


class _Course:
    """Reports how much of so many bytes is done, chunk by chunk."""

    def __init__(self, whole: int, report: Report) -> None:
        self._whole = whole
        self._report = report
        self._done = 0

    def __call__(self, size: int) -> None:
        self._done += size
        self._report(self._done / self._whole)


# Writing


def pack(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Write args["target"], on the disk itself when this returns; whoever calls gives it its name.

    project: the project as JSON. media: path by entry. app: version. unfinished: how many takes stay behind.
    Raises StorageError, also if a file is not any more what its name says.
    """
    target, media = Path(args["target"]), cast(dict[str, str], args["media"])
    project = str(args["project"]).encode()
    files = {PROJECT: {"size": len(project), "sha256": hashlib.sha256(project).hexdigest()}}
    with files_in(target.parent), ZipFile(target, "w") as archive:
        advance = _Course(sum(Path(path).stat().st_size for path in media.values()), report)
        archive.writestr(_entry(_MIME_ENTRY), MIME_TYPE)
        for name, path in media.items():
            files[name] = {"size": _put(archive, name, Path(path), advance), "sha256": Path(name).stem}
        archive.writestr(_entry(PROJECT, ZIP_DEFLATED), project)
        head = {"format": FORMAT, "app": args["app"], "unfinished": args["unfinished"], "files": files}
        archive.writestr(_entry(MANIFEST, ZIP_DEFLATED), json.dumps(head, indent=1))
    with files_in(target.parent):
        sync_file(target)
    return {"size": target.stat().st_size}


def _put(archive: ZipFile, name: str, path: Path, advance: "_Course") -> int:
    """Add a file of the media folder; returns its size."""
    entry = _entry(name)
    entry.file_size = path.stat().st_size
    digest = hashlib.sha256()
    with path.open("rb") as source, archive.open(entry, "w") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
            advance(len(chunk))
    if digest.hexdigest() != Path(name).stem:
        advice = f"Move {path} away: its take then counts as lost, and all others can be exported."
        raise StorageError("A file in the media folder is damaged.", advice)
    return entry.file_size


def _entry(name: str, compression: int = ZIP_STORED) -> ZipInfo:
    """An entry without a date, so that equal projects make equal files; whoever takes it out may read it."""
    entry = ZipInfo(name)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    return entry


# Opening


def unpack(args: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """Check args["source"] and take it apart in the folder args["folder"]: `project.json`, and media by their names.

    Nothing in the file is trusted: neither names, sizes nor sums. Returns the manifest's `app` and `unfinished`.
    Raises StorageError that says what is wrong with the file, or that there is no room for it.
    """
    source, folder = Path(args["source"]), Path(args["folder"])
    try:
        with source.open("rb") as file:
            return _unpack(source.name, file, folder, report)
    except (_Damaged, *_BROKEN) as error:
        raise StorageError(f"“{source.name}” is damaged.", f"Nothing of it was opened ({error}).") from error
    except OSError as error:
        raise StorageError(f"“{source.name}” cannot be read.", f"{error.strerror or error}.") from error


def _unpack(name: str, file: BinaryIO, folder: Path, report: Report) -> dict[str, Any]:
    if not _is_ours(file):
        raise StorageError(f"“{name}” is no project of vidpipe.", "Choose a file that was exported from a project.")
    with ZipFile(file) as archive:
        entries = _entries(archive)
        manifest = _manifest(name, archive, entries)
        _require_sizes(entries.values(), file.seek(0, 2))
        _require_room(name, sum(entry.file_size for entry in entries.values()), folder)
        advance = _Course(sum(entry.file_size for entry in entries.values()), report)
        for entry in entries.values():
            wanted = manifest["files"][entry.filename]
            with files_in(folder):
                _extract(archive, entry, wanted["sha256"], folder / Path(entry.filename).name, advance)
    return {"app": str(manifest["app"]), "unfinished": max(0, int(manifest["unfinished"]))}


def _is_ours(file: BinaryIO) -> bool:
    """Whether the first entry, at its fixed place, says so: what systems go by, too."""
    head = file.read(38 + len(MIME_TYPE))
    return head[:4] == b"PK\3\4" and head[30:] == f"{_MIME_ENTRY}{MIME_TYPE}".encode()


def _entries(archive: ZipFile) -> dict[str, ZipInfo]:
    """All but `mimetype` and the manifest, by their names, none of which can lead anywhere else."""
    listed = archive.infolist()
    if len(listed) > _MOST_ENTRIES or len({entry.filename for entry in listed}) != len(listed):
        raise _Damaged("too many entries, or one twice")
    if any(entry.flag_bits & _ENCRYPTED or entry.compress_type not in _READABLE for entry in listed):
        raise _Damaged("an entry is encrypted, or compressed in a strange way")
    entries = {entry.filename: entry for entry in listed if entry.filename not in (_MIME_ENTRY, MANIFEST)}
    if PROJECT not in entries or any(name != PROJECT and not _MEDIA.fullmatch(name) for name in entries):
        raise _Damaged("an entry is missing, or has a strange name")
    return entries


def _manifest(name: str, archive: ZipFile, entries: Mapping[str, ZipInfo]) -> dict[str, Any]:
    """What the file says of itself, when it agrees with what is in it."""
    found: dict[str, Any] = json.loads(_read(archive, MANIFEST))
    match found:
        case {"format": int() as version, "app": str() as app} if version > FORMAT:
            advice = f"It comes from vidpipe {app[:40]}. Open it with that version, or a newer one."
            raise StorageError(f"“{name}” was written by a newer version of vidpipe.", advice)
        case {"format": int(), "app": str(), "unfinished": int(), "files": dict()}:
            pass
        case _:
            raise _Damaged("it has no list of contents")
    told = {key: (value["size"], value["sha256"]) for key, value in found["files"].items()}
    sizes = {key: entry.file_size for key, entry in entries.items()}
    named = all(key == PROJECT or key.startswith(f"media/{sha256}.") for key, (_, sha256) in told.items())
    if sizes != {key: size for key, (size, _) in told.items()} or not named:
        raise _Damaged("its list of contents is wrong")
    return found


def _require_sizes(entries: Iterable[ZipInfo], size: int) -> None:
    """Media are stored as they are, so that together they cannot be larger than the file: a bomb would have to be."""
    media = [entry for entry in entries if entry.filename != PROJECT]
    if any(entry.compress_type != ZIP_STORED or entry.compress_size != entry.file_size for entry in media):
        raise _Damaged("media are compressed")
    if sum(entry.file_size for entry in media) > size:
        raise _Damaged("its entries overlap")


def _require_room(name: str, needed: int, folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if needed + _RESERVE > free:
        advice = f"It needs {format_size(needed)}, and {format_size(free)} are free. Free some space, then try again."
        raise StorageError(f"There is no room for “{name}”.", advice, retryable=True)


def _read(archive: ZipFile, name: str) -> bytes:
    """A small entry, whatever size it claims to have."""
    try:
        with archive.open(name) as entry:
            content = entry.read(_MOST_JSON + 1)
    except KeyError as error:
        raise _Damaged(f"{name} is missing") from error
    if len(content) > _MOST_JSON:
        raise _Damaged(f"{name} is too long")
    return content


def _extract(archive: ZipFile, entry: ZipInfo, sha256: str, target: Path, advance: "_Course") -> None:
    """Write the entry's content to target, if it is what it should be."""
    if entry.filename == PROJECT:
        content = _read(archive, PROJECT)
        target.write_bytes(content)
        found = hashlib.sha256(content).hexdigest()
    else:
        digest = hashlib.sha256()
        with archive.open(entry) as source, target.open("wb") as copy:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                copy.write(chunk)
                advance(len(chunk))
        found = digest.hexdigest()
    if found != sha256 or target.stat().st_size != entry.file_size:
        raise _Damaged(f"{entry.filename} is not what it was")
