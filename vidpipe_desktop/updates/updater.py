"""Looks for newer versions if the person wants that, fetches their installers, and opens one when the app has ended.

Nothing of a newer version is ever run by itself, and nothing unsigned is ever kept: see `manifest` and `fetching`.
"""

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vidpipe_desktop import __version__
from vidpipe_desktop.core.errors import UpdateError, VidpipeError
from vidpipe_desktop.core.events import Event, Publish, SettingsChanged, UpdatesChanged
from vidpipe_desktop.core.updates import NewVersion, UpdatePhase, UpdateState
from vidpipe_desktop.release import Release
from vidpipe_desktop.settings import Settings
from vidpipe_desktop.storage.refusals import database_at, files_in
from vidpipe_desktop.storage.store import FILE
from vidpipe_desktop.storage.tables import REVISION
from vidpipe_desktop.updates.manifest import (
    MOST_BYTES,
    MOST_SIGNATURE_BYTES,
    NAME,
    SIGNATURE,
    SUFFIXES,
    InstallerFile,
    Manifest,
    number,
    read_manifest,
    require_fresh,
    this_platform,
)
from vidpipe_desktop.updates.memory import Memory, keep_memory, read_memory
from vidpipe_desktop.updates.opening import open_installer

if TYPE_CHECKING:
    from vidpipe_desktop.updates.fetching import Fetcher

_DAY, _JITTER = 86_400.0, 7_200.0
"""Seconds between checks, and at most so many more, so that not everybody comes at once."""
_SETTLING = 20.0
"""Seconds after the start in which the app has better things to do."""
_LOOK_AGAIN = 3_600.0
"""Seconds of one sleep: a computer may sleep too, and then the clock tells what the sleeper doesn't."""
_LEAST_PROGRESS = 0.01
_BUSY = (UpdatePhase.CHECKING, UpdatePhase.DOWNLOADING, UpdatePhase.READY, UpdatePhase.INSTALLING)

log = logging.getLogger(__name__)


class Updates:
    """Tells by UpdatesChanged how it stands. What goes wrong is a sentence in that, never an error raised.

    version: what this app is. settling: seconds before the first check of a session.
    """

    def __init__(
        self,
        settings: Settings,
        release: Release,
        publish: Publish,
        *,
        version: str = __version__,
        settling: float = _SETTLING,
    ) -> None:
        self._database = settings.data_dir / FILE
        self._folder = settings.data_dir / "updates"
        self._base = settings.updates.url or release.updates
        self._keys = release.keys
        self._publish = publish
        self._version = version
        self._settling = settling
        self._on = bool(settings.updates.on)
        self._turned = asyncio.Event()
        self._file: InstallerFile | None = None
        self._download: asyncio.Task[object] | None = None
        self.state = (
            UpdateState() if self._base and self._keys else UpdateState(UpdatePhase.OFF, words=_lacking(release))
        )

    def hear(self, event: Event) -> None:
        """To be told everything: the person may have changed their mind."""
        if isinstance(event, SettingsChanged) and self._on is not bool(event.setup.updates):
            self._on = bool(event.setup.updates)
            self._turned.set()

    async def watch(self) -> None:
        """Check once a day, for ever, while the person wants it."""
        if self.state.phase is UpdatePhase.OFF:
            return
        await asyncio.sleep(self._settling)
        with contextlib.suppress(OSError):
            self._installer(self._version).unlink()  # it has done its work
        while True:
            if self._on and self.state.phase is UpdatePhase.IDLE and self._is_due():
                await self.check(asked=False)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._turned.wait(), _LOOK_AGAIN)
            self._turned.clear()

    async def tell(self) -> None:
        """Publish how it stands."""
        self._publish(UpdatesChanged(self.state))

    async def check(self, *, asked: bool = True) -> None:
        """Ask what the newest version is. The next daily check is a day away, whatever comes of this one."""
        if self.state.phase is UpdatePhase.OFF or self.state.phase in _BUSY:
            return
        moment = datetime.now(UTC)
        self._tell(UpdateState(UpdatePhase.CHECKING, asked=asked, checked_at=self.state.checked_at))
        self._remember(next_check=time.time() + _DAY + random.uniform(0, _JITTER))
        with self._told_of_failure(UpdatePhase.IDLE):
            manifest = await self._manifest()
            newest_seen = max(self._version, self._memory.newest_seen or self._version, key=number)
            require_fresh(manifest, newest_seen, moment)
            self._remember(newest_seen=manifest.version)
            self._offer(manifest, moment)

    async def skip(self) -> None:
        """Never offer this version again, unless asked."""
        if self.state.offer:
            version = self.state.offer.version
            self._remember(skipped=version)
            self._tell(replace(self.state, phase=UpdatePhase.IDLE, words=f"Version {version} is skipped.", offer=None))

    async def download(self) -> None:
        """Fetch the installer of the version on offer, going on where an earlier try ended."""
        if self.state.phase is not UpdatePhase.OFFERED or self._file is None:
            return
        self._download = asyncio.current_task()
        self._tell(replace(self.state, phase=UpdatePhase.DOWNLOADING, words="", failed=False, part=0.0))
        try:
            with self._told_of_failure(UpdatePhase.OFFERED):
                target = await self._fetched(self._file)
                words = f"It is in {target}."
                self._tell(replace(self.state, phase=UpdatePhase.READY, words=words, part=1.0, installer=target))
        except asyncio.CancelledError:
            words = "The download was stopped. What came is kept."
            self._tell(replace(self.state, phase=UpdatePhase.OFFERED, words=words))
            raise
        finally:
            self._download = None

    async def stop_download(self) -> None:
        """Stop fetching; the next download goes on from there."""
        if self._download:
            self._download.cancel()

    async def prepare(self) -> None:
        """Look at the installer once more and back up the database. INSTALLING is told if both went well."""
        installer, file = self.state.installer, self._file
        if self.state.phase is not UpdatePhase.READY or installer is None or file is None:
            return
        with self._told_of_failure(UpdatePhase.OFFERED):
            await asyncio.to_thread(_verified, installer, file)
            await asyncio.to_thread(_back_up, self._database)
            self._tell(replace(self.state, phase=UpdatePhase.INSTALLING, words=""))

    def finish(self) -> None:
        """The app has ended: open the installer, if the person wanted that."""
        if self.state.phase is UpdatePhase.INSTALLING and self.state.installer:
            try:
                open_installer(self.state.installer)
            except OSError as error:
                log.warning("%s cannot be opened: %s", self.state.installer, error)

    def _fetcher(self) -> "Fetcher":
        from vidpipe_desktop.updates.fetching import Fetcher  # with httpx, which a start does without

        return Fetcher(self._base)

    async def _manifest(self) -> Manifest:
        async with self._fetcher() as fetcher:
            body = await fetcher.small(NAME, MOST_BYTES)
            signature = await fetcher.small(SIGNATURE, MOST_SIGNATURE_BYTES)
        return read_manifest(body, signature, self._keys)

    def _offer(self, manifest: Manifest, moment: datetime) -> None:
        """Tell what came of a check."""
        version, told = manifest.version, replace(self.state, phase=UpdatePhase.IDLE, checked_at=moment)
        file = manifest.files.get(this_platform())
        if version == self._version:
            self._tell(replace(told, words=f"vidpipe {version} is the newest version."))
        elif file is None:
            self._tell(replace(told, words=f"Version {version} is out, but not for this system ({this_platform()})."))
        elif version == self._memory.skipped and not self.state.asked:
            self._tell(replace(told, words=f"Version {version} is skipped."))
        else:
            self._file = file
            offer = NewVersion(version, manifest.date, manifest.news, file.size)
            words = f"Version {version} is out."
            self._tell(replace(told, phase=UpdatePhase.OFFERED, words=words, offer=offer))

    async def _fetched(self, file: InstallerFile) -> Path:
        """The installer, whole and as it was signed; others before it are gone."""
        assert self.state.offer is not None
        target = self._installer(self.state.offer.version)
        part = self._folder / f"{file.sha256}.part"
        with files_in(self._folder):
            await asyncio.to_thread(_make_room, target, part)
            async with self._fetcher() as fetcher:
                await fetcher.installer(file, part, self._on_progress)
            part.replace(target)
        return target

    def _installer(self, version: str) -> Path:
        return self._folder / f"vidpipe-{version}{SUFFIXES[this_platform().partition('-')[0]]}"

    def _on_progress(self, part: float) -> None:
        if part - self.state.part >= _LEAST_PROGRESS:
            self._tell(replace(self.state, part=part))

    def _is_due(self) -> bool:
        left = self._memory.next_check - time.time()
        return not 0 < left <= _DAY + _JITTER  # a clock that was set back must not keep us waiting for years

    @property
    def _memory_file(self) -> Path:
        return self._folder / "memory.json"

    @property
    def _memory(self) -> Memory:
        return read_memory(self._memory_file)

    def _remember(self, **changes: object) -> None:
        try:
            keep_memory(self._memory_file, self._memory.model_copy(update=changes))
        except OSError as error:
            log.warning("%s cannot be kept: %s", self._memory_file, error)

    @contextlib.contextmanager
    def _told_of_failure(self, phase: UpdatePhase) -> Iterator[None]:
        try:
            yield
        except VidpipeError as error:
            log.warning("%s", error)
            self._tell(replace(self.state, phase=phase, words=str(error), failed=True))
        except BaseException:
            self._tell(replace(self.state, phase=phase, words=""))
            raise

    def _tell(self, state: UpdateState) -> None:
        self.state = state
        self._publish(UpdatesChanged(state))


def _lacking(release: Release) -> str:
    what = "an address to look at" if release.keys else "a key to check them by"
    return f"Updates are switched off in this build: it was made without {what}. Get new versions from where you got this one."


def _make_room(target: Path, part: Path) -> None:
    """Go on with the installer or the part of it that is there; what belongs to other versions goes."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.replace(part)
    for other in [*target.parent.glob("vidpipe-*"), *target.parent.glob("*.part")]:
        if other != part:
            other.unlink()


def _verified(installer: Path, file: InstallerFile) -> None:
    from vidpipe_desktop.updates.fetching import verify

    try:
        verify(installer, file)
    except OSError as error:
        title = f"The downloaded file {installer} is not there any more."
        raise UpdateError(title, "Download it again.") from error


def _back_up(database: Path) -> None:
    from vidpipe_desktop.storage.migrating import back_up  # Alembic takes long to import

    with database_at(database):
        back_up(database, REVISION)
