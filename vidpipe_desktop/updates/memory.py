"""What is remembered about updates between starts. A file that is missing or odd counts as an empty memory."""

import os
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError


class Memory(BaseModel):
    """next_check: Unix time of the next daily check. skipped: a version the person doesn't want ("" = none).

    newest_seen: the newest version that was ever offered, so that nobody can offer an older one instead.
    """

    next_check: float = 0.0
    skipped: str = ""
    newest_seen: str = Field(default="", pattern=r"^(\d{1,4}\.\d{1,4}\.\d{1,4})?$")


def read_memory(path: Path) -> Memory:
    """What is remembered."""
    try:
        return Memory.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return Memory()


def keep_memory(path: Path, memory: Memory) -> None:
    """Remember it, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(memory.model_dump_json(), encoding="utf-8")
    os.replace(part, path)
