"""What the window shows of a slot: a pure function of project, plan and progress."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vidpipe_desktop.core.blocked import Blocked, blocked_slots, paid_words
from vidpipe_desktop.core.engines import Engines
from vidpipe_desktop.core.models import (
    MediaFile,
    Project,
    RunState,
    Slot,
    SlotKind,
    Take,
    TakeSource,
    TakeState,
)
from vidpipe_desktop.core.plan import STOPPED, Plan, Reason, Step
from vidpipe_desktop.core.staleness import why_stale
from vidpipe_desktop.core.wording import kind_words


class Look(StrEnum):
    """How a slot looks."""

    MISSING = "missing"
    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    STALE = "stale"
    KEPT = "kept"
    FAILED = "failed"
    UNSURE = "unsure"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class SlotView:
    """A slot as it is shown. badge is one word ("" = none), hint a sentence; why: what made it stale.

    progress is 0…1 while it is being made. blocked: its engine refused it for its content, and what can be done; asking:
    a text model is just being asked for other words.
    """

    slot: Slot
    look: Look
    badge: str = ""
    hint: str = ""
    advice: str = ""
    picture: MediaFile | None = None
    file: MediaFile | None = None
    progress: float = 0.0
    kept: bool = False
    own: bool = False
    takes: int = 0
    take_id: str = ""
    why: str = ""
    blocked: Blocked | None = None
    asking: bool = False


def is_running(project: Project) -> bool:
    """Somebody is making this film."""
    return project.run is not None and project.run.state is RunState.RUNNING


class SlotViews:
    """All slots of a project as they are shown. making: the steps that run now and how far each is."""

    def __init__(self, project: Project, plan: Plan, making: Mapping[Slot, float], engines: Engines) -> None:
        self._project = project
        self._plan = plan
        self._making = making
        self._steps = {step.slot: step for step in plan.steps}
        self._blocked = {each.slot: each for each in blocked_slots(project, plan, engines)}
        self._takes: dict[Slot, list[Take]] = {}
        for take in project.takes:
            self._takes.setdefault(take.slot, []).append(take)

    def of(self, slot: Slot) -> SlotView:
        """This slot as it is shown."""
        step = self._steps.get(slot)
        take = self._plan.state(slot).take
        takes = self._takes.get(slot, [])
        look = _look(self._project, step, take, self._making)
        failed = _failed(takes) if look is Look.FAILED else None
        failure = failed.failure if failed else None
        why = why_stale(take, step, self._plan.scenes) if step and look is Look.STALE else ""
        badge, hint = _words(look, slot, take, why)
        blocked = self._blocked.get(slot) if failed else None
        return SlotView(
            slot=slot,
            look=look,
            badge="Blocked" if blocked else badge,
            hint=failure.title if failure else hint,
            advice=f"{failure.advice} {paid_words(failed)}".strip() if failed and failure else "",
            picture=_picture(take),
            file=take.file if take and look is not Look.LOST else None,
            progress=self._making.get(slot, 0.0),
            kept=take is not None and take.pinned,
            own=take is not None and take.source is TakeSource.UPLOADED,
            take_id=take.id if take else "",
            why=why,
            blocked=blocked,
            asking=Slot(SlotKind.REWORDING, slot.scene_id) in self._making,
            takes=sum(each.state is TakeState.READY for each in takes),
        )


def _look(project: Project, step: Step | None, take: Take | None, making: Mapping[Slot, float]) -> Look:
    running = is_running(project)
    if step is None:
        return Look.KEPT if take and take.pinned else Look.READY
    if running and (step.slot in making or _under_way(step)):
        return Look.MAKING
    match step.reason:
        case Reason.RETRY:
            return Look.FAILED
        case Reason.LOST:
            return Look.LOST
        case Reason.OPEN if step.open_take and step.open_take.state is TakeState.UNKNOWN:
            return Look.UNSURE
        case _ if take:
            return Look.STALE
        case _:
            return Look.WAITING if running else Look.MISSING


def _under_way(step: Step) -> bool:
    return step.open_take is not None and step.open_take.state in (TakeState.INTENDED, TakeState.SUBMITTED)


def _words(look: Look, slot: Slot, take: Take | None, why: str) -> tuple[str, str]:
    name = kind_words(slot)
    match look:
        case Look.READY:
            return "", f"This {name} is up to date."
        case Look.KEPT:
            own = take is not None and take.source is TakeSource.UPLOADED
            return (
                ("Yours", f"Your own {name}. It is kept whatever changes.")
                if own
                else ("Kept", f"This {name} is kept.")
            )
        case Look.STALE:
            cause = why or "What it is made from has changed."
            return "Changed", f"{cause} Until the film is updated, the {name} is shown as it was."
        case Look.MAKING:
            return "Making", f"This {name} is being made."
        case Look.WAITING:
            return "Next", f"This {name} waits for its turn."
        case Look.FAILED:
            return "Failed", f"This {name} could not be made."
        case Look.UNSURE:
            return (
                "Unsure",
                f"The app ended while this {name} was being paid for. Resume asks the engine what became of it.",
            )
        case Look.LOST:
            return "Lost", f"The file of this {name} has vanished from the media folder. Resume makes it again."
        case Look.MISSING:
            return "", f"This {name} has not been made yet."


def _picture(take: Take | None) -> MediaFile | None:
    if take is None:
        return None
    if take.thumbnail:
        return take.thumbnail
    return take.file if take.slot.kind in (SlotKind.START, SlotKind.END) else None


def _failed(takes: list[Take]) -> Take | None:
    return next((take for take in reversed(takes) if take.failure and take.failure.kind != STOPPED), None)


def newest_picture(project: Project, plan: Plan) -> Take | None:
    """The picture made last: what there is to see of a film that is not there yet."""
    shown = {state.take.id for state in plan.states.values() if state.take}
    frames = (SlotKind.START, SlotKind.END)
    return next((take for take in reversed(project.takes) if take.id in shown and take.slot.kind in frames), None)
