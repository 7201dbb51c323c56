"""The desk's half about what was refused: what was asked for, and answers when the test says so."""

from dataclasses import replace
from typing import TYPE_CHECKING

from vidpipe_desktop.core.blocked import Suggestion, blocked_slots
from vidpipe_desktop.core.events import Progressed, RewordingSuggested
from vidpipe_desktop.core.models import Slot, SlotKind, Storyboard

if TYPE_CHECKING:
    from tests.ui.desk import Desk


class DeskBlocked:
    """Speaks the part of BlockedScenes' language that the window uses."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    async def retry(self, project_id: str, slot: Slot) -> None:
        self._desk.calls.append(("retry", project_id, slot))

    async def suggest(self, project_id: str, slot: Slot) -> None:
        self._desk.calls.append(("suggest", project_id, slot))
        self._desk._publish(Progressed(project_id, Slot(SlotKind.REWORDING, slot.scene_id), 0.0, 0.0))

    def answer(self, project_id: str, slot: Slot, suffix: str = ", kindly put") -> None:
        """Every text that was to be other gets these words at its end."""
        project = self._desk.projects[project_id]
        (blocked,) = blocked_slots(project, self._desk.plan(project), self._desk.engines)
        assert blocked.rewording
        step, scene = blocked.rewording.step, project.scene(slot.scene_id)
        written = replace(scene, **{name: getattr(scene, name) + suffix for name in blocked.rewording.texts})
        take = self._desk.take(project, step.slot, None)
        assert step.recipe
        take = replace(take, fingerprint=step.recipe.fingerprint, storyboard=Storyboard("", (written,)))
        self._desk.put(replace(project, takes=(*project.takes, take)))
        self._desk._publish(RewordingSuggested(Suggestion(project_id, slot, scene, written)))
