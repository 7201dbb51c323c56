"""What a person changes in a film by hand: scenes, brief, takes, copies, and undoing it. Nothing here is made or paid."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from vidpipe_desktop.core.another_take import next_variation, source_of
from vidpipe_desktop.core.edits import Edit, as_if_staged, edit_words, edited, in_copy, is_read_anew
from vidpipe_desktop.core.errors import InvalidRequest, NotFound, Problem
from vidpipe_desktop.core.history import History, Undoable, changes_between
from vidpipe_desktop.core.models import FILM, STORYBOARD, Project, Scene, Slot, SlotKind, Take, TakeState
from vidpipe_desktop.core.plan import plan, reaches, stage_of
from vidpipe_desktop.core.preview import Preview, preview
from vidpipe_desktop.core.staging import Choice, StagedScene
from vidpipe_desktop.core.storyboards import taken_out, with_pin
from vidpipe_desktop.core.wording import slot_name
from vidpipe_desktop.pipeline.choosing import staged_as_said, staged_by_hand
from vidpipe_desktop.pipeline.holding import holding
from vidpipe_desktop.pipeline.job import Toolbox
from vidpipe_desktop.pipeline.staging import restaged
from vidpipe_desktop.pipeline.uploads import take_in

Alter = Callable[[Project], Awaitable[Project]]


class Editing:
    """Part of the studio. Every change is made under the project's lease, so never while anybody makes the film.

    What was changed since the app was opened can be undone. Takes are only ever added.
    """

    def __init__(self, tools: Toolbox, idle: Callable[[str], Awaitable[Project]]) -> None:
        """idle: the project, once nobody in this process works on it; raises NotFound, AlreadyRunning."""
        self._tools = tools
        self._idle = idle
        self._histories: dict[str, History] = {}

    # Scenes and the brief

    def look_ahead(self, project: Project, edit: Edit) -> Preview:
        """What bringing the film up to date would mean after this edit. Raises InvalidRequest."""
        facts = self._tools.registry.facts
        after = edited(project, edit, facts)
        return preview(plan(as_if_staged(project, after, facts) if is_read_anew(edit) else after, facts))

    async def stage(self, project: Project, scene: Scene, choices: Sequence[Choice]) -> StagedScene:
        """The scene with these choices besides those made before, and what can be chosen then; nothing is changed yet.

        Raises InvalidRequest where its painter works from words alone; EngineError.
        """
        return await staged_by_hand(self._tools, project, scene, choices)

    async def stage_as_said(self, project: Project, scene: Scene, said: Mapping[str, str]) -> StagedScene:
        """The same with fields and values as somebody writes them.

        Raises InvalidRequest that names what there is; EngineError.
        """
        return await staged_as_said(self._tools, project, scene, said)

    async def edit(self, project_id: str, edit: Edit) -> None:
        """Make the edit; nothing is made yet. Raises NotFound, AlreadyRunning, InvalidRequest, EngineError."""

        async def alter(project: Project) -> Project:
            return await self._edited(project, edit)

        project = await self._tools.store.get(project_id)
        await self._alter(project_id, edit_words(edit, project), alter)

    async def fork(self, project_id: str, edit: Edit | None = None) -> Project:
        """A new project with the same scenes and files, perhaps edited as the source might be. Costs nothing.

        Raises NotFound, InvalidRequest, EngineError; then there is no new project.
        """
        source = await self._tools.store.get(project_id)
        if edit:
            edited(source, edit, self._tools.registry.facts)
        copy = await self._tools.store.duplicate(project_id)
        self._tools.checkpoint.announce(copy)
        if edit is None:
            return copy
        after = await self._edited(copy, in_copy(edit, source, copy))
        return await self._tools.checkpoint.write(copy.id, *changes_between(copy, after))

    # Takes

    async def another_take(self, project_id: str, slot: Slot) -> None:
        """Want another take of the slot; the earlier ones are kept. Raises NotFound, AlreadyRunning, InvalidRequest."""

        async def alter(project: Project) -> Project:
            made = source_of(project, slot, self._tools.registry.facts)
            project = _as_far_as(with_pin(with_pin(project, slot, None), made, None), made)
            if slot.kind is SlotKind.FILM:
                return project
            if slot.kind is SlotKind.STORYBOARD:
                return replace(project, storyboard_variation=project.storyboard_variation + 1)
            require_scene(project, slot)
            scenes = (
                next_variation(scene, made.kind) if scene.id == slot.scene_id else scene for scene in project.scenes
            )
            return replace(project, scenes=tuple(scenes))

        await self._alter(project_id, "another take", alter)

    async def choose(self, project_id: str, take_id: str) -> None:
        """Use this take in its slot, whatever changes, until `use_made` or another is chosen.

        An earlier storyboard comes with its scenes as they were left. Raises NotFound, AlreadyRunning, InvalidRequest.
        """

        async def alter(project: Project) -> Project:
            take = _usable(project, take_id)
            return taken_out(project, take) if take.slot == STORYBOARD else with_pin(project, take.slot, take)

        take = _usable(project := await self._tools.store.get(project_id), take_id)
        await self._alter(project_id, f"use take {take.number} of {slot_name(take.slot, project.scenes)}", alter)

    async def use_made(self, project_id: str, slot: Slot) -> None:
        """Stop keeping an uploaded or chosen take, so that the slot is made by its recipe again."""

        async def alter(project: Project) -> Project:
            return with_pin(project, slot, None)

        await self._alter(project_id, "unpin", alter)

    async def upload(self, project_id: str, slot: Slot, source: Path) -> None:
        """Use the person's own picture or clip in a slot. The original is copied, checked and never changed.

        Raises NotFound, AlreadyRunning, InvalidRequest, MediaError, StorageError.
        """
        if slot in (STORYBOARD, FILM):
            raise InvalidRequest(Problem("slot", "Only keyframes and clips can be replaced by files of your own."))

        async def alter(project: Project) -> Project:
            require_scene(project, slot)
            take = await take_in(self._tools, project, slot, source)
            return replace(with_pin(project, slot, None), takes=(*with_pin(project, slot, None).takes, take))

        await self._alter(project_id, "use my own file", alter)

    # Undo

    def undoable(self, project_id: str) -> Undoable:
        """What can be undone and redone, in words."""
        return self._histories.get(project_id, History()).words

    async def undo(self, project_id: str) -> None:
        """Take back the last change. Raises NotFound, AlreadyRunning."""
        await self._turn(project_id, History.undo)

    async def redo(self, project_id: str) -> None:
        """Make the change again that was taken back last. Raises NotFound, AlreadyRunning."""
        await self._turn(project_id, History.redo)

    # Inside

    async def _edited(self, project: Project, edit: Edit) -> Project:
        after = edited(project, edit, self._tools.registry.facts)
        return await restaged(self._tools, project, after) if is_read_anew(edit) else after

    async def _alter(self, project_id: str, words: str, alter: Alter) -> None:
        history = self._histories.get(project_id, History())

        async def step(project: Project) -> tuple[History, Project]:
            return history.with_step(words, project), await alter(project)

        await self._step(project_id, step)

    async def _turn(self, project_id: str, turn: Callable[[History, Project], tuple[History, Project]]) -> None:
        history = self._histories.get(project_id, History())

        async def step(project: Project) -> tuple[History, Project]:
            return turn(history, project)

        await self._step(project_id, step)

    async def _step(self, project_id: str, step: Callable[[Project], Awaitable[tuple[History, Project]]]) -> None:
        """Hold the project, change it as `step` says, and remember how it was. Raises NotFound, AlreadyRunning."""
        await self._idle(project_id)
        async with holding(self._tools.store, project_id, _let_finish) as lease:
            before = await self._tools.store.get(project_id)
            history, after = await step(before)
            old = self._histories.get(project_id, History())
            # Before it is told, so that whoever hears of the change can ask what can be undone.
            self._histories[project_id] = history
            try:
                await self._tools.checkpoint.write(project_id, *changes_between(before, after), lease=lease)
            except BaseException:
                self._histories[project_id] = old
                raise


def _let_finish() -> None:
    """An edit takes a moment and costs nothing: whoever asks that the film be stopped waits for it."""


def _as_far_as(project: Project, slot: Slot) -> Project:
    """The project with runs that reach this slot, should they have been stopped for approval before it."""
    until = stage_of(slot.kind)
    if reaches(project.brief.until, slot.kind):
        return project
    return replace(project, brief=replace(project.brief, until=until))


def require_scene(project: Project, slot: Slot) -> None:
    """Raises InvalidRequest if the slot's scene has left the film."""
    if all(scene.id != slot.scene_id for scene in project.scenes):
        raise InvalidRequest(Problem("slot", "This scene is not part of the film any more."))


def _usable(project: Project, take_id: str) -> Take:
    """The take, if it can be chosen. Raises NotFound, InvalidRequest."""
    take = next((take for take in project.takes if take.id == take_id), None)
    if take is None:
        raise NotFound("There is no such take.")
    if take.slot == FILM:
        raise InvalidRequest(Problem("take", "The film is always stitched from the clips that are in use."))
    if take.state is not TakeState.READY or (take.slot == STORYBOARD and take.storyboard is None):
        raise InvalidRequest(Problem("take", "This take has nothing to show."))
    return take
