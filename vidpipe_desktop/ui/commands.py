"""What the person asks for in the window, handed to the studio in the background."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Slot

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio


class Commands(QObject):
    """One method per use case. What comes of it arrives as events, but for these signals about the person's own deeds."""

    generated = Signal(str)  # id of the project that the person asked for
    duplicated = Signal(str)  # id of the copy
    generate_settled = Signal()  # the last generate has begun its film, or failed to
    deleted = Signal(str)  # id of the project that the person deleted

    def __init__(self, studio: "Studio", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio

    def generate(self, fields: Mapping[str, object]) -> None:
        """Create a film, to be made as soon as its turn comes."""
        self._studio.do(self._generate(fields), "generate")

    def list_projects(self, query: ProjectQuery) -> None:
        """Ask for a page of the table."""
        self._studio.do(self._studio.list_projects(query), "list projects")

    def show(self, project_id: str) -> None:
        """Have the project told as it is now."""
        self._studio.do(self._studio.show(project_id), "show project")

    def resume(self, project_id: str) -> None:
        """Go on with what is missing."""
        self._studio.do(self._studio.resume(project_id), "resume")

    def stop(self, project_id: str) -> None:
        """Stop making the film."""
        self._studio.do(self._studio.stop(project_id), "stop")

    def duplicate(self, project_id: str) -> None:
        """Copy the project."""
        self._studio.do(self._duplicate(project_id), "duplicate")

    def delete(self, project_id: str) -> None:
        """Delete the project; `restore` brings it back."""
        self._studio.do(self._delete(project_id), "delete")

    def restore(self, project_id: str) -> None:
        """Bring a deleted project back."""
        self._studio.do(self._studio.restore(project_id), "restore")

    def regenerate(self, project_id: str, slot: Slot) -> None:
        """Make another take."""
        self._studio.do(self._studio.regenerate(project_id, slot), "regenerate")

    def upload(self, project_id: str, slot: Slot, source: str) -> None:
        """Use the person's own file in the slot."""
        self._studio.do(self._studio.upload(project_id, slot, Path(source)), "upload")

    def use_made(self, project_id: str, slot: Slot) -> None:
        """Stop keeping the person's own file in the slot."""
        self._studio.do(self._studio.use_made(project_id, slot), "use made")

    def restitch(self, project_id: str) -> None:
        """Stitch the film anew."""
        self._studio.do(self._studio.restitch(project_id), "stitch")

    def export(self, project_id: str, target: Path) -> None:
        """Save the finished film."""
        self._studio.do(self._studio.export(project_id, target), "save film")

    def tell_engines(self) -> None:
        """Have it told how the engines are set up."""
        self._studio.do(self._studio.preferences.tell(), "tell engines")

    def change_engine(self, engine: str, values: Mapping[str, str | bool]) -> None:
        """Set an engine up."""
        self._studio.do(self._studio.preferences.change(engine, values), "change engine")

    def test_engine(self, engine: str) -> None:
        """Try an engine out."""
        self._studio.do(self._studio.preferences.test(engine), "test engine")

    async def _generate(self, fields: Mapping[str, object]) -> None:
        try:
            project = await self._studio.submit(fields)
            self.generated.emit(project.id)
        finally:
            self.generate_settled.emit()

    async def _duplicate(self, project_id: str) -> None:
        project = await self._studio.duplicate(project_id)
        self.duplicated.emit(project.id)

    async def _delete(self, project_id: str) -> None:
        await self._studio.delete(project_id)
        self.deleted.emit(project_id)
