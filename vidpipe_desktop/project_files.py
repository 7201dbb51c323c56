"""Projects as files: everything of a project in one `.vidpipe` file, to keep it or to go on with it elsewhere."""

import asyncio
import contextlib
import uuid
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from vidpipe_desktop import __version__
from vidpipe_desktop.compute import Report
from vidpipe_desktop.core.errors import InvalidRequest, MediaError, StorageError
from vidpipe_desktop.core.events import ProjectFileWorkedOn, ProjectOpened, ProjectSaved, Publish
from vidpipe_desktop.core.models import Json, MediaFile, Project
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.project_file import media_of, portable, require_sound, unfinished
from vidpipe_desktop.core.suffixes import CLIPS
from vidpipe_desktop.pipeline.job import Toolbox
from vidpipe_desktop.pipeline.retrying import with_live_worker
from vidpipe_desktop.storage import mapping
from vidpipe_desktop.storage.archive import PROJECT
from vidpipe_desktop.storage.files import sync_folder
from vidpipe_desktop.storage.refusals import files_in
from vidpipe_desktop.storage.unbroken import unbroken

_TASKS = "vidpipe_desktop.storage.archive"
_COPIED = 0.5
"""How much of opening a file is done when everything is out of it; the rest is looking at its pictures and clips."""
_STEP = 0.01


@dataclass(frozen=True, slots=True)
class _Looked:
    """A file that a worker could open: its thumbnail, and its length in seconds (0 of pictures)."""

    thumbnail: Path
    duration: float


class ProjectFiles:
    """Part of the studio. One file is written or opened at a time; others wait. Cancelling leaves nothing half behind."""

    def __init__(self, tools: Toolbox, publish: Publish) -> None:
        self._tools = tools
        self._publish = publish
        self._turn = asyncio.Lock()
        self._task: asyncio.Task[object] | None = None

    async def save(self, project_id: str, target: Path, *, selected_only: bool = False) -> ProjectSaved:
        """Write the project to target, whole or not at all, replacing what is there; also published.

        selected_only: without takes that the film does not use. What is still at an engine stays here.
        Raises NotFound; StorageError (folder missing, read-only, full, a file damaged); InvalidRequest if it could not
        be opened again.
        """
        async with self._at_work(target, writing=True) as told:
            project = await self._tools.store.get(project_id)
            carried = self._present(
                portable(project, plan(project, self._tools.registry.facts), selected_only=selected_only)
            )
            require_sound(carried)
            part = target.with_name(f".{uuid.uuid4().hex}.part")
            args: dict[str, Json] = {
                "target": str(part),
                "project": mapping.to_text(mapping.PROJECT, carried),
                "media": {f"media/{_name(file)}": str(self._tools.media.path(file)) for file in media_of(carried)},
                "app": __version__,
                "unfinished": unfinished(project),
            }
            try:
                await with_live_worker(partial(self._tools.workers.run, f"{_TASKS}:pack", args, told))
                await asyncio.to_thread(_put_in_place, part, target)
            finally:
                await asyncio.shield(asyncio.to_thread(_remove, part))
            saved = ProjectSaved(project_id, target, len(carried.takes), unfinished(project))
        self._publish(saved)
        return saved

    async def open(self, source: Path) -> ProjectOpened:
        """A new project from the file; also published. Its takes are inherited and cost nothing.

        A take whose file cannot be opened as a picture or clip is left out. Raises StorageError if the file is none of
        ours, damaged, from a newer version, or too large for the disk; then there is no new project.
        """
        async with self._at_work(source, writing=False) as told, self._tools.media.scratch() as folder:
            args: dict[str, Json] = {"source": str(source), "folder": str(folder)}
            found = await with_live_worker(
                partial(self._tools.workers.run, f"{_TASKS}:unpack", args, lambda share: told(share * _COPIED))
            )
            project = await asyncio.to_thread(_read, source, folder)
            looked = await self._look_at(folder, media_of(project), lambda share: told(_COPIED + share * (1 - _COPIED)))
            usable = tuple(take for take in project.takes if take.file is None or take.file in looked)
            adopted = await self._adopt(replace(project, takes=usable), folder, looked)
        left = found["unfinished"]
        unusable = len(project.takes) - len(usable)
        opened = ProjectOpened(adopted.id, source, left if isinstance(left, int) else 0, unusable)
        self._tools.checkpoint.announce(adopted)
        self._publish(opened)
        return opened

    def cancel(self) -> None:
        """Give up the file that is being written or opened, if there is one."""
        if self._task:
            self._task.cancel()

    # Inside

    @contextlib.asynccontextmanager
    async def _at_work(self, path: Path, *, writing: bool) -> AsyncIterator[Report]:
        """Wait for the turn, and tell how far it has come and that it has ended, whatever way."""
        async with self._turn:
            self._task = asyncio.current_task()
            told = self._teller(path, writing=writing)
            told(0.0)
            try:
                yield told
            finally:
                self._task = None
                self._publish(ProjectFileWorkedOn(path, writing, None))

    def _present(self, project: Project) -> Project:
        """Without takes whose file has vanished."""
        exists = self._tools.media.exists
        return replace(project, takes=tuple(take for take in project.takes if take.file is None or exists(take.file)))

    async def _look_at(self, folder: Path, files: tuple[MediaFile, ...], told: Report) -> dict[MediaFile, _Looked]:
        """Those of the files that are pictures or clips as their names say; each is decoded in a worker, whole."""
        done = 0

        async def look(file: MediaFile) -> tuple[MediaFile, _Looked] | None:
            nonlocal done
            thumbnail = folder / f"{file.sha256}.thumbnail.jpg"
            task = "inspect_clip" if file.suffix in CLIPS else "inspect_picture"
            args: dict[str, Json] = {"path": str(folder / _name(file)), "thumbnail": str(thumbnail), "thorough": True}
            try:
                found = await with_live_worker(
                    partial(self._tools.workers.run, f"vidpipe_desktop.media.tasks:{task}", args)
                )
            except MediaError:
                return None
            finally:
                done += 1
                told(done / len(files))
            duration = found.get("duration")
            return file, _Looked(thumbnail, duration if isinstance(duration, float) else 0.0)

        answers = await asyncio.gather(*map(look, files), return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        return dict(answer for answer in answers if isinstance(answer, tuple))

    @unbroken
    async def _adopt(self, project: Project, folder: Path, looked: Mapping[MediaFile, _Looked]) -> Project:
        """Take everything into the media folder and the database: quick, and whole even when it is to be cancelled."""
        thumbnails: dict[MediaFile, MediaFile] = {}
        for file, found in looked.items():
            await self._tools.media.keep(folder / _name(file), file.suffix)
            thumbnails[file] = await self._tools.media.keep(found.thumbnail, found.thumbnail.suffix)
        takes = tuple(
            replace(take, thumbnail=thumbnails[take.file], duration=looked[take.file].duration)
            if take.file
            else replace(take, thumbnail=None)
            for take in project.takes
        )
        return await self._tools.store.adopt(replace(project, takes=takes))

    def _teller(self, path: Path, *, writing: bool) -> Report:
        """Publishes how far the file has come, percent by percent."""
        shown = -1.0

        def tell(share: float) -> None:
            nonlocal shown
            if abs(share - shown) >= _STEP:
                shown = share
                self._publish(ProjectFileWorkedOn(path, writing, share))

        return tell


def _read(source: Path, folder: Path) -> Project:
    """The project that was taken out of the file, with all its media there. Raises StorageError."""
    try:
        project = mapping.PROJECT.validate_json((folder / PROJECT).read_bytes(), extra="forbid")
        require_sound(project)
        mapping.to_text(mapping.PROJECT, project)
    except InvalidRequest as error:
        raise _damaged(source, str(error)) from error
    except ValidationError as error:
        if any(problem["type"] == "unexpected_keyword_argument" for problem in error.errors(include_url=False)):
            title = f"“{source.name}” was written by a newer version of vidpipe."
            advice = "There is more in it than this version knows. Open it with a newer one."
            raise StorageError(title, advice) from error
        raise _damaged(source, "what it says of the project makes no sense") from error
    except ValueError as error:
        raise _damaged(source, "a number in it is none") from error
    for file in media_of(project):
        path = folder / _name(file)
        if not path.is_file() or path.stat().st_size != file.size:
            raise _damaged(source, "a picture or clip is missing")
    return project


def _damaged(source: Path, why: str) -> StorageError:
    return StorageError(f"“{source.name}” is damaged.", f"Nothing of it was opened ({why}).")


def _name(file: MediaFile) -> str:
    return f"{file.sha256}{file.suffix}"


def _put_in_place(part: Path, target: Path) -> None:
    with files_in(target.parent):
        if target.exists() and not target.is_file():
            raise StorageError(f"“{target.name}” is not a file that can be replaced.", "Choose another name.")
        part.replace(target)
        sync_folder(target.parent)


def _remove(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)
