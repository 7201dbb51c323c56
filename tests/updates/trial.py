"""Updates on trial: version 0.1.0 of the app, a server, and all that was told."""

from pathlib import Path

from tests.servers.updates import UpdateServer
from vidpipe_desktop.core.events import Event, UpdatesChanged
from vidpipe_desktop.core.updates import UpdatePhase, UpdateState
from vidpipe_desktop.release import Release
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.updates.updater import Updates


class Trial:
    """Updates of version 0.1.0 for a server, and all that they told."""

    def __init__(self, folder: Path, server: UpdateServer, *, on: bool | None = None, release: Release | None = None):
        settings = Settings(data_dir=folder, updates={"on": on})  # type: ignore[arg-type]
        self.told: list[UpdateState] = []
        self.updates = Updates(settings, release or server.release, self._hear, version="0.1.0", settling=0.0)
        self.folder = folder / "updates"

    @property
    def state(self) -> UpdateState:
        return self.updates.state

    @property
    def left(self) -> list[str]:
        """Names of installers and parts in the folder."""
        return sorted(path.name for path in self.folder.glob("*") if path.name != "memory.json")

    def _hear(self, event: Event) -> None:
        assert isinstance(event, UpdatesChanged)
        self.told.append(event.state)

    async def refused(self, words: str) -> None:
        """A check ends with these words, and with nothing on offer."""
        await self.updates.check()
        assert words in self.state.words
        assert (self.state.phase, self.state.failed, self.state.offer) == (UpdatePhase.IDLE, True, None)
