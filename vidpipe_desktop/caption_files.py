"""A finished film's captions as a file of their own, for players and cutting rooms that want them apart."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from vidpipe_desktop.core.errors import InvalidRequest, Problem
from vidpipe_desktop.core.events import Notice, Publish, Tone
from vidpipe_desktop.media.cues import SUFFIXES
from vidpipe_desktop.pipeline.job import Toolbox


def check_name(target: Path) -> None:
    """Raises InvalidRequest if no captions can be written to a file of this name."""
    if target.suffix.lower() not in SUFFIXES:
        kinds = " or ".join(SUFFIXES)
        raise InvalidRequest(Problem("captions", f"“{target.name}” should end in {kinds}."))


class CaptionFiles:
    """Part of the studio. film: where a project's finished film lies, as `Studio.film` says."""

    def __init__(self, tools: Toolbox, film: Callable[[str], Awaitable[Path]], publish: Publish) -> None:
        self._workers = tools.workers
        self._film = film
        self._publish = publish

    async def save(self, project_id: str, target: Path) -> None:
        """Write the film's captions to target, as SubRip or WebVTT by its suffix, replacing what is there.

        Raises InvalidRequest (another suffix), NotFound and NotResumable as `Studio.film`, MediaError (the film carries
        none), StorageError.
        """
        check_name(target)
        film = await self._film(project_id)
        args = {"film": str(film), "target": str(target)}
        await self._workers.run("vidpipe_desktop.media.tasks:save_captions", args, urgent=True)
        self._publish(Notice("Captions saved", str(target), Tone.SUCCESS))
