"""What changes in a project when the person asks for another take of a slot."""

from dataclasses import replace

from vidpipe_desktop.core.changes import Change, PutTake
from vidpipe_desktop.core.models import Project, Scene, Slot, SlotKind


def unpinned(project: Project, slot: Slot) -> list[Change]:
    """No take of the slot is kept on purpose any more."""
    return [PutTake(replace(take, pinned=False)) for take in project.takes if take.slot == slot and take.pinned]


def next_variation(scene: Scene, kind: SlotKind) -> Scene:
    """The scene, with one more variation of its start, end or clip wanted."""
    match kind:
        case SlotKind.START:
            return replace(scene, start_variation=scene.start_variation + 1)
        case SlotKind.END:
            return replace(scene, end_variation=scene.end_variation + 1)
        case _:
            return replace(scene, clip_variation=scene.clip_variation + 1)
