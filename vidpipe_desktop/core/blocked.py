"""What engines refused for its content, and the ways on: the same once more, or other words that a text model suggests.

A suggestion is a take of a slot of its own, one per scene. Nothing is made from it: to use it is to edit the scene.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from vidpipe_desktop.core.edits import WORDS
from vidpipe_desktop.core.engines import Engines, facts_for, facts_of
from vidpipe_desktop.core.errors import FailureKind
from vidpipe_desktop.core.models import (
    OPEN_STATES,
    EngineChoice,
    Failure,
    Project,
    Role,
    Scene,
    Slot,
    SlotKind,
    Take,
    TakeState,
)
from vidpipe_desktop.core.money import format_money
from vidpipe_desktop.core.plan import Plan, Reason, Step
from vidpipe_desktop.core.recipes import Recipe, canonical

_TEXTS = {
    SlotKind.START: ("start_prompt",),
    SlotKind.END: ("end_prompt",),
    SlotKind.CLIP: ("motion_prompt", "description"),
}
"""The texts of a scene that a slot is made from."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other words for the scene of a slot that was refused. before, after: the scene as it is, and as it is suggested."""

    project_id: str
    slot: Slot
    before: Scene
    after: Scene

    @property
    def texts(self) -> tuple[str, ...]:
        """Names of the texts that are to be other than they are."""
        return tuple(name for name in WORDS if getattr(self.before, name) != getattr(self.after, name))


@dataclass(frozen=True, slots=True)
class Rewording:
    """How other words are come by. step: asking for them; engine: title of who is asked.

    texts: names of those of the scene that are put to the model. suggestion: what was suggested last for the words as they
    are; None = nothing yet.
    """

    step: Step
    engine: str
    texts: tuple[str, ...]
    suggestion: Suggestion | None


@dataclass(frozen=True, slots=True)
class Blocked:
    """A slot whose last try was refused for its content. step: the same once more; take: that try.

    rewording: None = no engine that is switched on could suggest other words.
    """

    step: Step
    take: Take
    rewording: Rewording | None

    @property
    def slot(self) -> Slot:
        """The slot."""
        return self.step.slot

    @property
    def failure(self) -> Failure:
        """The engine's reason."""
        assert self.take.failure is not None
        return self.take.failure


def blocked_slots(project: Project, plan: Plan, engines: Engines) -> tuple[Blocked, ...]:
    """All of the film, in the order of the plan."""
    found = ((step, refused_try(step, project.takes)) for step in plan.steps)
    return tuple(Blocked(step, take, _rewording(project, plan, step.slot, engines)) for step, take in found if take)


def refused_try(step: Step, takes: Iterable[Take]) -> Take | None:
    """The last try of this very step, if its engine refused it for its content."""
    if step.reason is not Reason.RETRY or step.recipe is None:
        return None
    wanted = step.recipe.fingerprint
    last = [take for take in takes if take.slot == step.slot and take.fingerprint == wanted][-1]
    return last if is_refusal(last) else None


def is_refusal(take: Take) -> bool:
    """Whether the take ended because its engine refused the content."""
    return take.failure is not None and take.failure.kind == FailureKind.MODERATED


def paid_words(take: Take) -> str:
    """What a failed take has cost, if its engine takes money."""
    if not take.price and not take.cost:
        return ""
    return f"{format_money(take.cost)} was paid for it." if take.cost else "Nothing was paid for it."


def rewriter(project: Project, engines: Engines) -> EngineChoice | None:
    """Who puts things in other words: whoever writes the film's storyboard, else the first engine that can."""
    able = [facts.id for facts in engines.values() if facts.rewords and Role.STORYBOARD in facts.roles]
    writing = project.brief.storyboard
    if writing.engine in able:
        return writing
    return EngineChoice(able[0]) if able else None


def _rewording(project: Project, plan: Plan, slot: Slot, engines: Engines) -> Rewording | None:
    scene = next((scene for scene in project.scenes if scene.id == slot.scene_id), None)
    choice = rewriter(project, engines)
    if scene is None or choice is None:
        return None
    texts = _texts_for(project, plan, scene, slot, engines)
    recipe = _recipe(project, scene, slot, texts, choice)
    place = Slot(SlotKind.REWORDING, scene.id)
    tries = [take for take in project.takes if take.slot == place and take.fingerprint == recipe.fingerprint]
    open_take = next((take for take in reversed(tries) if take.state in OPEN_STATES), None)
    written = next((take for take in reversed(tries) if take.state is TakeState.READY), None)
    price = facts_for(engines, choice, Role.STORYBOARD).price_per_storyboard
    step = Step(place, Reason.OPEN if open_take else Reason.MISSING, choice, price, recipe, open_take=open_take)
    suggestion = _suggested(project, slot, scene, texts, written) if written else None
    return Rewording(step, facts_of(engines, choice.engine).title, texts, suggestion)


def _texts_for(project: Project, plan: Plan, scene: Scene, slot: Slot, engines: Engines) -> tuple[str, ...]:
    """What the slot is made from, and what the scene's other slots that aren't made yet are: the same words would be
    refused there next. What was made already, and paid for, keeps its words."""
    kinds = (SlotKind.START, SlotKind.END, SlotKind.CLIP) if scene.index == 0 else (SlotKind.END, SlotKind.CLIP)
    left = [kind for kind in kinds if kind is slot.kind or not plan.state(Slot(kind, scene.id)).fresh]
    names = {name for kind in left for name in _TEXTS[kind]}
    told_the_end = not facts_for(engines, scene.choice(Role.CLIPS, project.brief), Role.CLIPS).takes_last_frame
    if SlotKind.CLIP in left and told_the_end:
        names.add("end_prompt")
    return tuple(name for name in WORDS if name in names and getattr(scene, name))


def _recipe(project: Project, scene: Scene, slot: Slot, texts: tuple[str, ...], choice: EngineChoice) -> Recipe:
    """Which words are to be others, and for what. Not why: the same words may be refused for more than one reason."""
    said = {name: str(getattr(scene, name)) for name in texts}
    text = canonical(
        {
            "role": SlotKind.REWORDING.value,
            "engine": choice.engine,
            "model": choice.model,
            "slot": slot.kind.value,
            "texts": dict(said),
            "style": project.brief.style,
        }
    )
    return Recipe(text, choice, "\n\n".join(said.values()))


def _suggested(project: Project, slot: Slot, scene: Scene, texts: tuple[str, ...], take: Take) -> Suggestion | None:
    if take.storyboard is None:
        return None
    (written,) = take.storyboard.scenes
    return Suggestion(project.id, slot, scene, replace(scene, **{name: getattr(written, name) for name in texts}))
