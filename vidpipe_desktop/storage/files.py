"""The media folder: files named by their content, whole or absent."""

import asyncio
import contextlib
import errno
import hashlib
import os
import re
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.core.models import MediaFile

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".mp4", ".mov", ".m4v", ".mkv", ".webm"})
_SHA256 = re.compile(r"[0-9a-f]{64}")
_STALE = 24 * 3600.0
"""Seconds after which a scratch folder surely belongs to nobody."""


class MediaStore:
    """Files below `root`. A reader never meets half a file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._scratch = root / "scratch"

    async def open(self) -> None:
        """Make the folders and remove what crashed runs left. Raises StorageError."""
        await asyncio.to_thread(self._open)

    def _open(self) -> None:
        with _translated(self._root):
            self._scratch.mkdir(parents=True, exist_ok=True)
            for left in self._scratch.iterdir():
                if time.time() - left.stat().st_mtime > _STALE:
                    shutil.rmtree(left, ignore_errors=True)

    @contextlib.asynccontextmanager
    async def scratch(self) -> AsyncIterator[Path]:
        """A folder of its own on the same file system, gone afterwards. Raises StorageError."""
        with _translated(self._root):
            folder = Path(await asyncio.to_thread(tempfile.mkdtemp, dir=self._scratch))
        try:
            yield folder
        finally:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def keep(self, path: Path, suffix: str) -> MediaFile:
        """Move a finished scratch file in, under the name of its content. Raises StorageError."""
        return await asyncio.to_thread(self._keep, path, suffix)

    def _keep(self, path: Path, suffix: str) -> MediaFile:
        with _translated(self._root):
            with path.open("rb+") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
                os.fsync(file.fileno())
            media = MediaFile(digest, suffix, path.stat().st_size)
            target = self.path(media)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
            _sync_folder(target.parent)
            return media

    def path(self, file: MediaFile) -> Path:
        """Where the file lies, or would. Raises ValueError for names that are not ours."""
        if not _SHA256.fullmatch(file.sha256) or file.suffix not in SUFFIXES:
            raise ValueError(f"not a media file of ours: {file}")
        return self._root / file.sha256[:2] / f"{file.sha256}{file.suffix}"

    def exists(self, file: MediaFile) -> bool:
        """Whether the file is there and has its size."""
        try:
            return self.path(file).stat().st_size == file.size
        except OSError:
            return False

    async def copy_out(self, file: MediaFile, target: Path) -> None:
        """Copy the file to target, whole or not at all. Raises StorageError."""
        await asyncio.to_thread(self._copy_out, file, target)

    def _copy_out(self, file: MediaFile, target: Path) -> None:
        part = target.with_name(f"{target.name}.part")
        with _translated(target.parent):
            try:
                shutil.copyfile(self.path(file), part)
                with part.open("rb+") as copy:
                    os.fsync(copy.fileno())
                part.replace(target)
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
            _sync_folder(target.parent)

    async def discard(self, file: MediaFile) -> None:
        """Remove a file that nothing refers to. Raises StorageError."""
        with _translated(self._root):
            await asyncio.to_thread(self.path(file).unlink, missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows has no way to, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[None]:
    """Errors of the file system become sentences: what, why, what to do."""
    try:
        yield
    except OSError as error:
        raise _storage_error(error, folder) from error


def _storage_error(error: OSError, folder: Path) -> StorageError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return StorageError(
                f"There is no room left in {folder}.", "Free some space there, then try again.", retryable=True
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return StorageError(f"{folder} is read-only.", "Make it writable, or choose another folder.")
        case errno.ENOENT | errno.ENOTDIR if not folder.is_dir():
            return StorageError(f"The folder {folder} does not exist.", "Make it, or choose another one.")
        case _:
            return StorageError(f"{folder} cannot be used.", f"{error.strerror or error}.")
