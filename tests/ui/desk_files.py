"""Project files, on paper: every wish noted; the test says what comes of it."""

from pathlib import Path


class DeskProjectFiles:
    """The part of Studio.project_files that the window uses."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    async def save(self, project_id: str, target: Path, *, selected_only: bool = False) -> None:
        self.calls.append(("save", project_id, target, selected_only))

    async def open(self, source: Path) -> None:
        self.calls.append(("open", source))

    def cancel(self) -> None:
        self.calls.append(("cancel",))
