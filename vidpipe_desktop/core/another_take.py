"""What changes in a scene when the person asks for another take of a slot."""

from dataclasses import replace

from vidpipe_desktop.core.engines import Engines, facts_for
from vidpipe_desktop.core.models import Project, Role, Scene, Slot, SlotKind


def source_of(project: Project, slot: Slot, engines: Engines) -> Slot:
    """What is made when another take of this slot is asked for: an end frame that is taken out of its clip, the clip."""
    scene = next((scene for scene in project.scenes if scene.id == slot.scene_id), None)
    if scene is None or slot.kind is not SlotKind.END:
        return slot
    chained = not facts_for(engines, scene.choice(Role.CLIPS, project.brief), Role.CLIPS).takes_last_frame
    return Slot(SlotKind.CLIP, scene.id) if chained else slot


def next_variation(scene: Scene, kind: SlotKind) -> Scene:
    """The scene, with one more variation of its start, end or clip wanted."""
    match kind:
        case SlotKind.START:
            return replace(scene, start_variation=scene.start_variation + 1)
        case SlotKind.END:
            return replace(scene, end_variation=scene.end_variation + 1)
        case _:
            return replace(scene, clip_variation=scene.clip_variation + 1)
