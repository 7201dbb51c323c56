"""What the person asks for in the window, handed to the studio in the background."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from vidpipe_desktop.core.edits import Edit
from vidpipe_desktop.core.errors import InvalidRequest, VidpipeError
from vidpipe_desktop.core.listing import ProjectQuery
from vidpipe_desktop.core.models import Slot, Stage

if TYPE_CHECKING:
    from vidpipe_desktop.studio import Studio


class Commands(QObject):
    """One method per use case. What comes of it arrives as events, but for these signals about the person's own deeds."""

    generated = Signal(str)  # id of the project that the person asked for
    forked = Signal(str)  # id of the copy
    fork_offered = Signal(object)  # Project: what is to be forked
    activity_told = Signal(object)  # Activity
    log_read = Signal(str)
    generate_settled = Signal()  # the last generate has begun its film, or failed to
    setting_refused = Signal(str, str)  # its name in settings.toml, why
    engine_refused = Signal(str, str)  # id of the engine whose setting was refused, why
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

    def resume(self, project_id: str, until: Stage | None = None) -> None:
        """Go on with what is missing, as far as `until`."""
        self._studio.do(self._studio.resume(project_id, until), "resume")

    def stop(self, project_id: str) -> None:
        """Stop making the film."""
        self._studio.do(self._studio.stop(project_id), "stop")

    def offer_fork(self, project_id: str) -> None:
        """Have the project at hand that is to be forked."""
        self._studio.do(self._offer_fork(project_id), "offer fork")

    def fork(self, project_id: str, edit: Edit | None, *, make: bool) -> None:
        """Copy the project, perhaps edited, and make: go on with the copy."""
        self._studio.do(self._fork(project_id, edit, make=make), "fork")

    def edit(self, project_id: str, edit: Edit, *, make: bool = False) -> None:
        """Edit the film, and make: bring it up to date."""
        self._studio.do(self._edit(project_id, edit, make=make), "edit")

    def undo(self, project_id: str) -> None:
        """Take back the last edit."""
        self._studio.do(self._studio.editing.undo(project_id), "undo")

    def redo(self, project_id: str) -> None:
        """Make the edit again that was taken back."""
        self._studio.do(self._studio.editing.redo(project_id), "redo")

    def choose(self, project_id: str, take_id: str) -> None:
        """Use this take, whatever changes."""
        self._studio.do(self._studio.editing.choose(project_id, take_id), "choose take")

    def rough_cut(self, project_id: str) -> None:
        """Have shown what the film will be like."""
        self._studio.do(self._studio.rough_cuts.make(project_id), "rough cut")

    def activity(self, project_id: str) -> None:
        """Ask what was done for the film."""
        self._studio.do(self._activity(project_id), "activity")

    def read_log(self) -> None:
        """Ask for the log."""
        self._studio.do(self._read_log(), "read log")

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
        self._studio.do(self._studio.editing.upload(project_id, slot, Path(source)), "upload")

    def use_made(self, project_id: str, slot: Slot) -> None:
        """Stop keeping the person's own file in the slot."""
        self._studio.do(self._studio.editing.use_made(project_id, slot), "use made")

    def restitch(self, project_id: str) -> None:
        """Stitch the film anew."""
        self._studio.do(self._studio.restitch(project_id), "stitch")

    def export(self, project_id: str, target: Path) -> None:
        """Save the finished film."""
        self._studio.do(self._studio.export(project_id, target), "save film")

    def save_captions(self, project_id: str, target: Path) -> None:
        """Save what the finished film tells."""
        self._studio.do(self._studio.captions.save(project_id, target), "save captions")

    def tell_engines(self) -> None:
        """Have it told how the engines are set up."""
        self._studio.do(self._studio.preferences.tell(), "tell engines")

    def change_engine(self, engine: str, values: Mapping[str, str | bool]) -> None:
        """Set an engine up."""
        self._studio.do(self._change_engine(engine, values), "change engine")

    def test_engine(self, engine: str) -> None:
        """Try an engine out."""
        self._studio.do(self._studio.preferences.test(engine), "test engine")

    def tell_settings(self) -> None:
        """Have it told how the app is set up."""
        self._studio.do(self._studio.adjusting.tell(), "tell settings")

    def change_setting(self, name: str, value: str | bool | float | None) -> None:
        """Give a setting another value (None = none)."""
        self._studio.do(self._change_setting(name, value), "change setting")

    def make_token(self) -> None:
        """Have a new token for the HTTP API."""
        self._studio.do(self._studio.adjusting.make_token(), "make token")

    def survey_storage(self) -> None:
        """Ask what lies in the media folder."""
        self._studio.do(self._studio.housekeeping.survey(), "survey storage")

    def clean_up(self) -> None:
        """Clear away what no film needs."""
        self._studio.do(self._studio.housekeeping.clean_up(), "clean up")

    async def _change_engine(self, engine: str, values: Mapping[str, str | bool]) -> None:
        try:
            await self._studio.preferences.change(engine, values)
        except InvalidRequest as error:
            self.engine_refused.emit(engine, str(error))

    async def _change_setting(self, name: str, value: str | bool | float | None) -> None:
        try:
            await self._studio.adjusting.change(name, value)
        except VidpipeError as error:
            self.setting_refused.emit(name, str(error))

    async def _generate(self, fields: Mapping[str, object]) -> None:
        try:
            project = await self._studio.submit(fields)
            self.generated.emit(project.id)
        finally:
            self.generate_settled.emit()

    async def _offer_fork(self, project_id: str) -> None:
        self.fork_offered.emit(await self._studio.get(project_id))

    async def _fork(self, project_id: str, edit: Edit | None, *, make: bool) -> None:
        project = await self._studio.editing.fork(project_id, edit)
        self.forked.emit(project.id)
        await self._make(project.id, make)

    async def _edit(self, project_id: str, edit: Edit, *, make: bool) -> None:
        await self._studio.editing.edit(project_id, edit)
        await self._make(project_id, make)

    async def _make(self, project_id: str, wanted: bool) -> None:
        """Bring the film up to date if that is wanted; takes made earlier may have done so already."""
        if wanted and not self._studio.plan(await self._studio.get(project_id)).complete:
            await self._studio.resume(project_id)

    async def _activity(self, project_id: str) -> None:
        self.activity_told.emit(await self._studio.activity(project_id))

    async def _read_log(self) -> None:
        self.log_read.emit(await self._studio.read_log())

    async def _delete(self, project_id: str) -> None:
        await self._studio.delete(project_id)
        self.deleted.emit(project_id)
