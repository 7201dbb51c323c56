"""The media folder: files named by their content, whole or absent."""

import asyncio
import contextlib
import errno
import hashlib
import os
import re
import shutil
import sys
import time
import uuid
from collections.abc import AsyncIterator
from pathlib import Path

from vidpipe_desktop.core.errors import StorageError
from vidpipe_desktop.core.models import MediaFile
from vidpipe_desktop.core.suffixes import CLIPS, PICTURES
from vidpipe_desktop.storage.lifesign import LifeSign, is_alive
from vidpipe_desktop.storage.refusals import files_in

SUFFIXES = frozenset((*PICTURES, *CLIPS))

_SHA256 = re.compile(r"[0-9a-f]{64}")
JUST_NOW = 3600.0
"""Seconds in which a file may have been kept anew without its take being written down yet."""
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)
"""What file systems say that cannot sync a folder, network and FAT drives among them."""


class MediaStore:
    """Files below `root`. A reader never meets half a file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._scratch = root / "scratch"

    async def open(self) -> None:
        """Make the folders and remove what crashed processes left. Raises StorageError."""
        await asyncio.to_thread(self._open)

    def _open(self) -> None:
        with files_in(self._root):
            self._scratch.mkdir(parents=True, exist_ok=True)
            for left in self._scratch.iterdir():
                if left.is_dir() and not is_alive(self._scratch, left.name):
                    shutil.rmtree(left, ignore_errors=True)

    @contextlib.asynccontextmanager
    async def scratch(self) -> AsyncIterator[Path]:
        """A folder of its own on the same file system, gone afterwards. Raises StorageError."""
        sign = LifeSign(self._scratch)
        folder = self._scratch / sign.id
        with files_in(self._scratch):
            _begin_scratch(sign, folder)
        try:
            yield folder
        finally:
            # A second cancellation must not keep the removal from being begun.
            await asyncio.shield(asyncio.to_thread(_end_scratch, sign, folder))

    async def keep(self, path: Path, suffix: str) -> MediaFile:
        """Move a finished scratch file in, under the name of its content. Raises StorageError.

        Contents that are there already are stored once. suffix is one of SUFFIXES, else ValueError.
        """
        return await asyncio.to_thread(self._keep, path, suffix)

    def _keep(self, path: Path, suffix: str) -> MediaFile:
        if suffix not in SUFFIXES:
            raise ValueError(f"not a suffix of ours: {suffix!r}")
        with files_in(self._root):
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            sync_file(path)
            media = MediaFile(digest, suffix, path.stat().st_size)
            target = self.path(media)
            if not target.parent.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
                sync_folder(self._root)
            try:
                path.replace(target)
            except PermissionError:
                # Windows doesn't replace a file that somebody reads; if it is there, it is the same.
                if not self.exists(media):
                    raise
                path.unlink()
            sync_folder(target.parent)
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
        """Copy the file to target, whole or not at all, replacing what is there. Raises StorageError."""
        await asyncio.to_thread(self._copy_out, file, target)

    def _copy_out(self, file: MediaFile, target: Path) -> None:
        if not self.exists(file):
            raise StorageError("The file is gone from the media folder.", "Resume the film to make it anew.")
        part = target.with_name(f".{uuid.uuid4().hex}.part")
        with files_in(target.parent):
            if target.exists() and not (target.is_file() or target.is_dir()):  # a device would give way to the file
                raise StorageError(f"“{target.name}” is not a file that can be replaced.", "Choose another name.")
            try:
                shutil.copyfile(self.path(file), part)
                sync_file(part)
                part.replace(target)
            finally:
                with contextlib.suppress(OSError):
                    part.unlink(missing_ok=True)
            sync_folder(target.parent)

    async def discard(self, file: MediaFile) -> bool:
        """Remove a file that nothing refers to, unless it came in just now; whether it was removed. Raises StorageError."""
        return await asyncio.to_thread(self._discard, self.path(file))

    def _discard(self, path: Path) -> bool:
        with files_in(self._root), contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > JUST_NOW:
                path.unlink()
                return True
        return False

    async def kept(self) -> tuple[list[MediaFile], list[MediaFile]]:
        """All media files there are: those that came in just now, and all others. Raises StorageError."""
        return await asyncio.to_thread(self._kept)

    def _kept(self) -> tuple[list[MediaFile], list[MediaFile]]:
        young: list[MediaFile] = []
        settled: list[MediaFile] = []
        with files_in(self._root):
            for path in self._root.glob("??/*"):
                with contextlib.suppress(FileNotFoundError):
                    found = path.stat()
                    if _SHA256.fullmatch(path.stem) and path.suffix in SUFFIXES:
                        pile = settled if time.time() - found.st_mtime > JUST_NOW else young
                        pile.append(MediaFile(path.stem, path.suffix, found.st_size))
        return young, settled


def _begin_scratch(sign: LifeSign, folder: Path) -> None:
    sign.begin()
    try:
        folder.mkdir()
    except OSError:
        sign.end()
        raise


def _end_scratch(sign: LifeSign, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    sign.end()


def sync_file(path: Path) -> None:
    """Have the file's contents on the disk itself, not in a cache."""
    with path.open("rb+") as file:
        if sys.platform == "darwin":
            import fcntl

            with contextlib.suppress(OSError):  # not on network drives
                fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut; Windows has no way to, and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
