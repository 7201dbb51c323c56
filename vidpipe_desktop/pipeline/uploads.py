"""Taking in a picture or clip of the person's own."""

import shutil
import uuid
from asyncio import to_thread
from datetime import UTC, datetime
from pathlib import Path

from vidpipe_desktop.core.errors import MediaError
from vidpipe_desktop.core.models import Project, Slot, SlotKind, Take, TakeSource, TakeState
from vidpipe_desktop.core.suffixes import CLIPS, PICTURES
from vidpipe_desktop.pipeline.job import Toolbox


async def take_in(tools: Toolbox, project: Project, slot: Slot, source: Path) -> Take:
    """Copy the file, check the copy, and return a ready, pinned take of it (not yet committed).

    Raises MediaError if it is not a picture or clip that we can use, StorageError if it cannot be copied.
    """
    wanted = CLIPS if slot.kind is SlotKind.CLIP else PICTURES
    suffix = source.suffix.lower()
    if suffix not in wanted:
        raise MediaError(f"“{source.name}” cannot be used here.", f"Choose a file of type {', '.join(wanted)}.")
    async with tools.media.scratch() as folder:
        copy, thumbnail = folder / f"upload{suffix}", folder / "thumbnail.jpg"
        try:
            await to_thread(shutil.copyfile, source, copy)
        except OSError as error:
            raise MediaError(f"“{source.name}” cannot be read.", f"{error.strerror or error}.") from error
        task = "inspect_clip" if slot.kind is SlotKind.CLIP else "inspect_picture"
        args = {"path": str(copy), "thumbnail": str(thumbnail), "thorough": True}
        found = await tools.workers.run(f"vidpipe_desktop.media.tasks:{task}", args, urgent=True)
        file = await tools.media.keep(copy, suffix)
        small = await tools.media.keep(thumbnail, thumbnail.suffix)
    duration = found.get("duration", 0.0)
    numbers = [take.number for take in project.takes if take.slot == slot]
    now = datetime.now(UTC)
    return Take(
        id=str(uuid.uuid4()),
        slot=slot,
        number=max(numbers, default=0) + 1,
        state=TakeState.READY,
        created_at=now,
        source=TakeSource.UPLOADED,
        file=file,
        thumbnail=small,
        duration=float(duration) if isinstance(duration, int | float) else 0.0,
        pinned=True,
        finished_at=now,
    )
