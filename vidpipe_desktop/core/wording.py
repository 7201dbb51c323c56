"""Names of things as people read them."""

from datetime import datetime

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


def format_moment(moment: datetime) -> str:
    """ "3 Jan 14:02": local time, when no more than some days lie between."""
    local = moment.astimezone()
    return f"{local.day} {local:%b %H:%M}"


def format_size(size: int) -> str:
    """Bytes for people, in steps of a thousand: "512 bytes", "4.1 MB", "120 MB"."""
    amount = float(size)
    for unit in ("bytes", "KB", "MB", "GB"):
        if amount < 999.5:
            return f"{amount:.1f} {unit}" if amount < 10 and unit in ("MB", "GB") else f"{amount:.0f} {unit}"
        amount /= 1000
    return f"{amount:.1f} TB"


def left_behind(unfinished: int, unusable: int) -> str:
    """What of a project is not in its file, or did not come out of it ("" = all is there)."""
    said: list[str] = []
    if unfinished:
        takes = "one take that is" if unfinished == 1 else f"{unfinished} takes that are"
        said.append(f"Not in the file: {takes} not finished. Jobs stay with the project that ordered them.")
    if unusable:
        takes = "One take was" if unusable == 1 else f"{unusable} takes were"
        said.append(f"{takes} left out: no pictures or clips that can be opened.")
    return " ".join(said)
