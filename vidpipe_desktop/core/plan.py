"""The plan: which steps would bring the film up to date. A pure function of the project.

Every slot has a recipe; a slot is in order when its selected take was made by that recipe, or when the person keeps
the take on purpose (pinned, uploaded). All others are steps of the plan. Generate, resume, retry, regenerate, edit,
fork, re-stitch, dry run and cost estimate are this one function.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vidpipe_desktop.core.engines import Engines, facts_for
from vidpipe_desktop.core.models import (
    FILM,
    OPEN_STATES,
    STORYBOARD,
    EngineChoice,
    Project,
    Role,
    Scene,
    Slot,
    SlotKind,
    Stage,
    Take,
    TakeState,
)
from vidpipe_desktop.core.money import FREE, Micros
from vidpipe_desktop.core.recipes import (
    OURSELVES,
    Recipe,
    clip_recipe,
    film_recipe,
    film_recipe_without_captions,
    keyframe_recipe,
    last_frame_recipe,
    storyboard_recipe,
)

STOPPED = "stopped"
"""`Failure.kind` of a take that the person, or closing the app, ended."""

STAGES = tuple(Stage)
"""In the order they come."""
_STAGE_ENDS = (SlotKind.STORYBOARD, SlotKind.END, SlotKind.CLIP, SlotKind.FILM)
_SLOTS_UNTIL: Mapping[Stage, frozenset[SlotKind]] = {
    stage: frozenset(tuple(SlotKind)[: tuple(SlotKind).index(end) + 1])
    for stage, end in zip(STAGES, _STAGE_ENDS, strict=True)
}


class Reason(StrEnum):
    """Why a step is in the plan."""

    MISSING = "missing"
    STALE = "changed"
    FOLLOWS = "follows"
    RETRY = "retry"
    OPEN = "open"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Step:
    """One slot to be filled.

    recipe is None while something it depends on is still in the plan (`needs`). open_take is an attempt that was
    begun and has no known end: it is followed up, not begun again. stage: when it can be made; later than its slot's
    own where it needs something of a later one, as an end frame that is taken out of its clip.
    """

    slot: Slot
    reason: Reason
    engine: EngineChoice
    price: Micros
    recipe: Recipe | None = None
    needs: tuple[Slot, ...] = ()
    open_take: Take | None = None
    stage: Stage = Stage.FILM

    @property
    def ready(self) -> bool:
        """Everything it depends on is there."""
        return not self.needs


@dataclass(frozen=True, slots=True)
class SlotState:
    """A slot as it is now: the take in use (None = empty) and whether it is what the recipe asks for."""

    take: Take | None = None
    fresh: bool = False


EMPTY = SlotState()


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps that would bring the film up to date, in an order that respects what they need, and every slot's state.

    scenes are the project's own, or, before there is a storyboard, stand-ins for those that it will have.
    """

    steps: tuple[Step, ...]
    states: Mapping[Slot, SlotState]
    scenes: tuple[Scene, ...]

    @property
    def cost(self) -> Micros:
        """Price of all steps."""
        return Micros(sum(step.price for step in self.steps))

    @property
    def complete(self) -> bool:
        """Nothing is left to do: the film is there and is what was asked for."""
        return not self.steps

    def until(self, stage: Stage) -> tuple[Step, ...]:
        """The steps up to the end of this stage."""
        return tuple(step for step in self.steps if STAGES.index(step.stage) <= STAGES.index(stage))

    def of_run(self, until: Stage, only: Collection[Slot] = ()) -> tuple[Step, ...]:
        """What a run does: the steps of these slots and no others; without any, all up to the end of this stage."""
        return tuple(step for step in self.steps if step.slot in only) if only else self.until(until)

    def next_stage(self, after: Stage | None = None) -> Stage:
        """The first stage, beyond `after` if given, that has steps left; FILM if none has."""
        later = STAGES[STAGES.index(after) + 1 :] if after else STAGES
        return next((stage for stage in later if self.until(stage)), Stage.FILM)

    def state(self, slot: Slot) -> SlotState:
        """The state of `slot`; empty if the project has no such slot."""
        return self.states.get(slot, EMPTY)


def reaches(stage: Stage, kind: SlotKind) -> bool:
    """Whether slots of this kind are filled by the end of the stage."""
    return kind in _SLOTS_UNTIL[stage]


def stage_of(kind: SlotKind) -> Stage:
    """The stage in which slots of this kind are filled, as a rule."""
    return next(stage for stage in STAGES if reaches(stage, kind))


def start_slot(scenes: tuple[Scene, ...], index: int) -> Slot:
    """The slot that holds the start frame of scene `index`: from the second scene on it *is* the end before it."""
    if index == 0:
        return Slot(SlotKind.START, scenes[0].id)
    return Slot(SlotKind.END, scenes[index - 1].id)


def expected_scenes(project: Project) -> tuple[Scene, ...]:
    """Stand-ins for the scenes that a storyboard still to be written will have."""
    return tuple(Scene(f"#{index}", index, "", "", "", "", "", 0) for index in range(project.brief.scene_count))


def plan(project: Project, engines: Engines) -> Plan:
    """What is missing or stale, why, and what it would cost."""
    return _Planner(project, engines).plan()


@dataclass(slots=True)
class _Planner:
    """Walks the slots in the order they depend on each other, once."""

    project: Project
    engines: Engines
    steps: dict[Slot, Step] = field(default_factory=dict[Slot, Step])
    states: dict[Slot, SlotState] = field(default_factory=dict[Slot, SlotState])
    takes: dict[Slot, list[Take]] = field(default_factory=dict[Slot, list[Take]])

    def plan(self) -> Plan:
        for take in self.project.takes:
            self.takes.setdefault(take.slot, []).append(take)
        writing = self.project.brief.storyboard
        price = facts_for(self.engines, writing, Role.STORYBOARD).price_per_storyboard
        self._visit(STORYBOARD, storyboard_recipe(self.project), (), writing, price)
        rewritten = STORYBOARD in self.steps
        scenes = expected_scenes(self.project) if rewritten else self.project.scenes
        for scene in scenes:
            self._visit_scene(scenes, scene, needs=(STORYBOARD,) if rewritten else ())
        clips = tuple(Slot(SlotKind.CLIP, scene.id) for scene in scenes)
        needs = self._missing(clips)
        files = [self._sha(slot) for slot in clips]
        recipe = None if needs else film_recipe(self.project, files)
        self._visit(FILM, recipe, needs, OURSELVES, before=film_recipe_without_captions(self.project, files))
        return Plan(tuple(self.steps.values()), self.states, scenes)

    def _visit_scene(self, scenes: tuple[Scene, ...], scene: Scene, needs: tuple[Slot, ...]) -> None:
        project, brief = self.project, self.project.brief
        painting, filming = scene.choice(Role.KEYFRAMES, brief), scene.choice(Role.CLIPS, brief)
        painter = facts_for(self.engines, painting, Role.KEYFRAMES, brief.resolution)
        filmer = facts_for(self.engines, filming, Role.CLIPS, brief.resolution)
        start, end = start_slot(scenes, scene.index), Slot(SlotKind.END, scene.id)
        picture, clip = painter.price_per_picture, Slot(SlotKind.CLIP, scene.id)
        seconds = Micros(round(filmer.price_per_second * scene.seconds(brief)))
        if scene.index == 0:
            recipe = None if needs else keyframe_recipe(project, scene, SlotKind.START, painter)
            self._visit(start, recipe, needs, painting, picture)
        if not filmer.takes_last_frame:
            before = needs + self._missing((start,))
            recipe = None if before else clip_recipe(project, scene, filmer, self._sha(start), "")
            self._visit(clip, recipe, before, filming, seconds)
            before = needs + self._missing((clip,))
            recipe = None if before else last_frame_recipe(project, self._sha(clip))
            self._visit(end, recipe, before, OURSELVES, stage=Stage.CLIPS)
            return
        before = needs + (self._missing((start,)) if painter.paints_from_start else ())
        source = self._sha(start) if painter.paints_from_start else ""
        recipe = None if before else keyframe_recipe(project, scene, SlotKind.END, painter, source)
        self._visit(end, recipe, before, painting, picture)
        before = needs + self._missing((start, end))
        recipe = None if before else clip_recipe(project, scene, filmer, self._sha(start), self._sha(end))
        self._visit(clip, recipe, before, filming, seconds)

    def _visit(
        self,
        slot: Slot,
        recipe: Recipe | None,
        needs: tuple[Slot, ...],
        choice: EngineChoice,
        price: Micros = FREE,
        stage: Stage | None = None,
        before: Recipe | None = None,
    ) -> None:
        """Settle one slot: note its state, and add a step unless it is in order. recipe is None when needs is not empty.

        stage: in which it is filled, if not in that of its kind. before: what earlier versions of the app made this by;
        the newest take is in order by that, too.
        """
        takes = self.takes.get(slot, [])
        ready = [take for take in takes if take.state is TakeState.READY]
        if slot == STORYBOARD:
            ready = ready[-1:]  # the one whose scenes are on the table; to take out an earlier one is to enter it anew
        kept = next((take for take in reversed(ready) if take.pinned), None)
        wanted = recipe.fingerprint if recipe else ""
        made = next((take for take in reversed(ready) if take.fingerprint == wanted), None) if recipe else None
        if recipe and before and ready and ready[-1].fingerprint == before.fingerprint:
            made = made or ready[-1]
        if take := kept or made:
            self.states[slot] = SlotState(take, fresh=True)
            return
        latest = ready[-1] if ready else None
        self.states[slot] = SlotState(latest, fresh=False)
        tries = [take for take in takes if recipe and take.fingerprint == wanted]
        open_take = next((take for take in reversed(tries) if take.state in OPEN_STATES), None)
        reason = _reason(needs, latest, tries[-1] if tries else None, open_take)
        stages = (stage or stage_of(slot.kind), *(self.steps[need].stage for need in needs))
        latest_stage = max(stages, key=STAGES.index)
        self.steps[slot] = Step(slot, reason, choice, price, recipe, needs, open_take, latest_stage)

    def _missing(self, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        return tuple(slot for slot in slots if slot in self.steps)

    def _sha(self, slot: Slot) -> str:
        take = self.states[slot].take if slot in self.states else None
        return take.file.sha256 if take and take.file else ""


def _reason(needs: tuple[Slot, ...], latest: Take | None, last_try: Take | None, open_take: Take | None) -> Reason:
    if open_take:
        return Reason.OPEN
    if last_try and last_try.state is TakeState.FAILED and not _was_stopped(last_try):
        return Reason.RETRY
    if last_try and last_try.state is TakeState.LOST:
        return Reason.LOST
    if latest:
        return Reason.FOLLOWS if needs else Reason.STALE
    return Reason.FOLLOWS if needs else Reason.MISSING


def _was_stopped(take: Take) -> bool:
    return take.failure is not None and take.failure.kind == STOPPED
