"""Which storyboard is on the table, and how another comes there. Nothing a person did to one is lost by that.

The last ready take of the storyboard is the one whose scenes the project has. When another takes its place it keeps
the scenes as the person left them; taking it out again enters it anew, with its scenes, for nothing.
"""

import uuid
from dataclasses import replace

from vidpipe_desktop.core.models import STORYBOARD, Project, Slot, Storyboard, Take, TakeSource, TakeState
from vidpipe_desktop.core.money import FREE
from vidpipe_desktop.core.recipes import storyboard_recipe


def storyboard_takes(project: Project) -> tuple[Take, ...]:
    """Those that were written, oldest first; the last one is on the table."""
    return tuple(take for take in project.takes if take.slot == STORYBOARD and take.state is TakeState.READY)


def storyboard_on_table(project: Project) -> Take | None:
    """The take whose scenes the project has."""
    takes = storyboard_takes(project)
    return takes[-1] if takes else None


def earlier_storyboard(project: Project, fingerprint: str) -> Take | None:
    """The newest storyboard of this recipe whose scenes are known, unless it is on the table."""
    takes = storyboard_takes(project)
    if takes and takes[-1].fingerprint == fingerprint:
        return None
    return next((take for take in reversed(takes) if take.fingerprint == fingerprint and take.storyboard), None)


def set_aside(project: Project) -> Project:
    """The storyboard on the table has been given its scenes as they are now, to be found again."""
    take = storyboard_on_table(project)
    if take is None or not project.scenes:
        return project
    kept = replace(take, storyboard=Storyboard(project.style_guide, project.scenes))
    return replace(project, takes=tuple(kept if each.id == take.id else each for each in project.takes))


def taken_out(project: Project, take: Take) -> Project:
    """The project with the scenes of this earlier storyboard, kept if the brief asks for another one now."""
    assert take.storyboard is not None
    last = storyboard_on_table(project)
    if last is not None and last.id == take.id:
        return project
    project = set_aside(project)
    wanted = storyboard_recipe(project).fingerprint == take.fingerprint
    number = max(each.number for each in project.takes if each.slot == STORYBOARD) + 1
    anew = replace(inherited(take, STORYBOARD, number), pinned=not wanted)
    project = with_pin(project, STORYBOARD, None)
    return replace(
        project,
        style_guide=take.storyboard.style_guide,
        scenes=take.storyboard.scenes,
        takes=(*project.takes, anew),
    )


def inherited(take: Take, slot: Slot, number: int) -> Take:
    """The same result entered once more, as take `number` of this slot. It costs nothing again."""
    return replace(
        take,
        id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{take.id} as {slot.kind} {number} of {slot.scene_id}")),
        slot=slot,
        number=number,
        source=TakeSource.INHERITED,
        price=FREE,
        cost=FREE,
        job_id="",
        run_id="",
    )


def with_pin(project: Project, slot: Slot, take: Take | None) -> Project:
    """The project with this take of the slot pinned, and no other."""
    takes = (
        replace(each, pinned=take is not None and each.id == take.id) if each.slot == slot else each
        for each in project.takes
    )
    return replace(project, takes=tuple(takes))
