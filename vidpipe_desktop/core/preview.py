"""A plan in one sentence, said before anything runs: "Repaint 1 frame, refilm 2 clips, keep 9 — $1.24"."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidpipe_desktop.core.models import STORYBOARD, SlotKind, Stage, TakeState
from vidpipe_desktop.core.money import FREE, Micros, format_money
from vidpipe_desktop.core.plan import Plan, Step
from vidpipe_desktop.core.recipes import OURSELVES

_FRAMES = (SlotKind.START, SlotKind.END)
_KEPT = (*_FRAMES, SlotKind.CLIP)


@dataclass(frozen=True, slots=True)
class Preview:
    """deeds: what would be done, in words ("" = nothing); kept: frames and clips that stay; cost: at most this."""

    deeds: str
    steps: int
    kept: int
    cost: Micros

    @property
    def sentence(self) -> str:
        """ "Repaint 1 frame, refilm 2 clips, keep 9 — $1.24"."""
        if not self.steps:
            return "Nothing is left to do."
        parts = [self.deeds, f"keep {self.kept}"] if self.kept else [self.deeds]
        return f"{_capital(', '.join(parts))} — {format_money(self.cost)}"

    @property
    def button(self) -> str:
        """ "Repaint 1 frame, refilm 2 clips · $1.24": for the button that does it."""
        if not self.steps:
            return "Nothing to do"
        return f"{_capital(self.deeds)} · {format_money(self.cost)}" if self.cost else _capital(self.deeds)


def preview(plan: Plan, until: Stage = Stage.FILM) -> Preview:
    """What a run up to the end of this stage would do."""
    steps = plan.until(until)
    made_before = {slot for slot, state in plan.states.items() if state.take}
    frames = [step for step in steps if step.slot.kind in _FRAMES and step.engine != OURSELVES]
    clips = [step for step in steps if step.slot.kind is SlotKind.CLIP]
    deeds: list[str] = []
    if any(step.slot == STORYBOARD for step in steps):
        deeds.append("rewrite the storyboard" if STORYBOARD in made_before else "write the storyboard")
    fetched = [step for step in clips if step.open_take and step.open_take.state is TakeState.SUBMITTED]
    clips = [step for step in clips if step not in fetched]
    for group, verb, noun in ((frames, "paint", "frame"), (fetched, "fetch", "clip"), (clips, "film", "clip")):
        again = [step for step in group if step.slot in made_before and verb != "fetch"]
        deeds += _counted([step for step in group if step not in again], verb, noun)
        deeds += _counted(again, f"re{verb}", noun)
    if steps and not deeds:
        deeds.append("stitch the film")
    kept = sum(state.fresh for slot, state in plan.states.items() if slot.kind in _KEPT)
    return Preview(", ".join(deeds), len(steps), kept, Micros(sum((step.price for step in steps), FREE)))


def _counted(steps: Sequence[Step], verb: str, noun: str) -> list[str]:
    if not steps:
        return []
    return [f"{verb} {len(steps)} {noun}" if len(steps) == 1 else f"{verb} {len(steps)} {noun}s"]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
