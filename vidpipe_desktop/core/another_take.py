"""What changes in a scene when the person asks for another take of a slot."""

from dataclasses import replace

from vidpipe_desktop.core.models import Scene, SlotKind


def next_variation(scene: Scene, kind: SlotKind) -> Scene:
    """The scene, with one more variation of its start, end or clip wanted."""
    match kind:
        case SlotKind.START:
            return replace(scene, start_variation=scene.start_variation + 1)
        case SlotKind.END:
            return replace(scene, end_variation=scene.end_variation + 1)
        case _:
            return replace(scene, clip_variation=scene.clip_variation + 1)
