"""Write, then tell: the only way the pipeline changes a project."""

from vidpipe_desktop.core.caps import NO_CAPS, Caps
from vidpipe_desktop.core.changes import Change
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.events import Notice, ProjectChanged, Publish
from vidpipe_desktop.core.models import Project
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.status import summarize
from vidpipe_desktop.storage.lease import Lease
from vidpipe_desktop.storage.store import Store


class Checkpoint:
    """Commits changes and publishes what became of the project."""

    def __init__(self, store: Store, engines: Engines, publish: Publish) -> None:
        self._store = store
        self._engines = engines
        self._publish = publish
        self._remarks: set[Notice] = set()

    async def write(
        self, project_id: str, *changes: Change, lease: Lease | None = None, caps: Caps = NO_CAPS
    ) -> Project:
        """Commit all changes or none. With a lease, only while it is still ours; with caps, only within them.

        Raises StorageError, StaleLease, CapReached.
        """
        project = await self._store.commit(project_id, *changes, lease=lease, caps=caps)
        self.announce(project)
        return project

    def tell(self, notice: Notice) -> None:
        """Tell the person what a change did besides."""
        self._publish(notice)

    def announce(self, project: Project) -> None:
        """Tell everybody how the project stands."""
        steps = plan(project, self._engines)
        self._publish(ProjectChanged(project, steps, summarize(project, steps)))

    def remark(self, notice: Notice) -> None:
        """Tell what a run came across, the first time only: every scene of a film may come across the same."""
        if notice not in self._remarks:
            self._remarks.add(notice)
            self._publish(notice)
