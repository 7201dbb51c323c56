"""The editing half of the desk: real edits and a real history on paper films."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from vidpipe_desktop.core.edits import Edit, as_if_staged, edit_words, edited
from vidpipe_desktop.core.errors import AlreadyRunning
from vidpipe_desktop.core.history import History, Undoable
from vidpipe_desktop.core.models import STORYBOARD, Project, Slot, TakeSource
from vidpipe_desktop.core.plan import plan
from vidpipe_desktop.core.preview import Preview, preview
from vidpipe_desktop.core.storyboards import taken_out, with_pin

if TYPE_CHECKING:
    from tests.ui.desk import Desk


class DeskCaptions:
    """Speaks CaptionFiles' language."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    async def save(self, project_id: str, target: Path) -> None:
        self._desk.calls.append(("save captions", project_id, target))


class DeskEditing:
    """Speaks the part of Editing's language that the window uses."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._histories: dict[str, History] = {}

    def look_ahead(self, project: Project, edit: Edit) -> Preview:
        engines = self._desk.engines
        return preview(plan(as_if_staged(project, edited(project, edit, engines), engines), engines))

    def undoable(self, project_id: str) -> Undoable:
        return self._history(project_id).words

    async def edit(self, project_id: str, edit: Edit) -> None:
        self._desk.calls.append(("edit", project_id, edit))
        words = edit_words(edit, self._desk.projects[project_id])
        self._alter(project_id, words, lambda project: edited(project, edit, self._desk.engines))

    async def fork(self, project_id: str, edit: Edit | None = None) -> Project:
        self._desk.calls.append(("fork", project_id, edit))
        source = self._desk.projects[project_id]
        moment = source.created_at + timedelta(days=2)
        copy = replace(source, id=f"copy-of-{project_id}", created_at=moment, run=None, forked_from=source.id)
        self._desk.put(edited(copy, edit, self._desk.engines) if edit else copy)
        return self._desk.projects[copy.id]

    async def choose(self, project_id: str, take_id: str) -> None:
        self._desk.calls.append(("choose", project_id, take_id))
        take = self._desk.projects[project_id].take(take_id)
        self._alter(
            project_id,
            "use take",
            lambda project: taken_out(project, take) if take.slot == STORYBOARD else with_pin(project, take.slot, take),
        )

    async def use_made(self, project_id: str, slot: Slot) -> None:
        self._desk.calls.append(("use_made", project_id, slot))
        self._alter(project_id, "unpin", lambda project: with_pin(project, slot, None))

    async def upload(self, project_id: str, slot: Slot, source: Path) -> None:
        self._desk.calls.append(("upload", project_id, slot, source))
        project = self._desk.projects[project_id]
        own = self._desk.keep(QImage(str(source)))
        take = replace(self._desk.take(project, slot, own), source=TakeSource.UPLOADED, pinned=True)
        self._alter(project_id, "use my own file", lambda project: replace(project, takes=(*project.takes, take)))

    async def undo(self, project_id: str) -> None:
        self._turn(project_id, self._history(project_id).undo)

    async def redo(self, project_id: str) -> None:
        self._turn(project_id, self._history(project_id).redo)

    def _history(self, project_id: str) -> History:
        return self._histories.get(project_id, History())

    def _alter(self, project_id: str, words: str, change: Callable[[Project], Project]) -> None:
        project = self._idle(project_id)
        after = change(project)
        self._histories[project_id] = self._history(project_id).with_step(words, project)
        self._desk.put(after)

    def _turn(self, project_id: str, turn: Callable[[Project], tuple[History, Project]]) -> None:
        self._histories[project_id], after = turn(self._idle(project_id))
        self._desk.put(after)

    def _idle(self, project_id: str) -> Project:
        if project_id in self._desk.running():
            raise AlreadyRunning
        return self._desk.projects[project_id]
