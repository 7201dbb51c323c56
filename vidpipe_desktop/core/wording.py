"""Names of things as people read them."""

from vidpipe_desktop.core.models import Scene, Slot, SlotKind

_KINDS = {
    SlotKind.STORYBOARD: "storyboard",
    SlotKind.START: "start frame",
    SlotKind.END: "end frame",
    SlotKind.CLIP: "clip",
    SlotKind.FILM: "film",
}


def slot_name(slot: Slot, scenes: tuple[Scene, ...]) -> str:
    """ "Storyboard", "Scene 3, end frame", "Film"."""
    kind = _KINDS[slot.kind]
    for scene in scenes:
        if scene.id == slot.scene_id:
            return f"Scene {scene.index + 1}, {kind}"
    return kind.capitalize()
