"""One step being done: what it may use, and how its take is entered into the ledger.

The order protects money: the take is committed as intended before the engine is called, and as ready only after its
file is whole, checked and named by its content.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from vidpipe_desktop.compute import Workers
from vidpipe_desktop.core.changes import Change, PutTake
from vidpipe_desktop.core.engines import EngineFacts, facts_of
from vidpipe_desktop.core.models import Json, MediaFile, Project, Take, TakeState
from vidpipe_desktop.core.money import FREE, Micros
from vidpipe_desktop.core.plan import Plan, Step
from vidpipe_desktop.core.recipes import Recipe
from vidpipe_desktop.engines.base import Report
from vidpipe_desktop.engines.registry import Registry
from vidpipe_desktop.pipeline.checkpoint import Checkpoint
from vidpipe_desktop.storage.files import MediaStore
from vidpipe_desktop.storage.lease import Lease
from vidpipe_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What the stages work with; one for the whole app."""

    store: Store
    media: MediaStore
    registry: Registry
    workers: Workers
    checkpoint: Checkpoint


@dataclass(frozen=True, slots=True)
class Job:
    """One step of one run. project and plan are as they were when the step began."""

    tools: Toolbox
    project: Project
    plan: Plan
    step: Step
    lease: Lease
    run_id: str
    report: Report

    @property
    def recipe(self) -> Recipe:
        """What is to be made. A step runs only when its recipe is known."""
        assert self.step.recipe is not None
        return self.step.recipe

    @property
    def facts(self) -> EngineFacts:
        """Capabilities and prices of the step's engine."""
        return facts_of(self.tools.registry.facts, self.step.engine.engine)

    async def intend(self) -> Take:
        """Commit a take in state intended: from now on it can be neither forgotten nor begun twice."""
        recipe = self.recipe
        earlier = [take.number for take in self.project.takes if take.slot == self.step.slot]
        take = Take(
            id=str(uuid.uuid4()),
            slot=self.step.slot,
            number=max(earlier, default=0) + 1,
            state=TakeState.INTENDED,
            created_at=datetime.now(UTC),
            engine=recipe.engine.engine,
            model=recipe.engine.model,
            seed=recipe.seed,
            prompt=recipe.prompt,
            recipe=recipe.text,
            fingerprint=recipe.fingerprint,
            run_id=self.run_id,
        )
        await self.commit(PutTake(take))
        return take

    async def deliver(
        self,
        take: Take,
        *changes: Change,
        file: MediaFile | None = None,
        thumbnail: MediaFile | None = None,
        duration: float = 0.0,
        cost: Micros = FREE,
    ) -> None:
        """Commit the take as ready, with whatever else changes through it."""
        ready = replace(
            take,
            state=TakeState.READY,
            file=file,
            thumbnail=thumbnail,
            duration=duration,
            cost=cost,
            failure=None,
            finished_at=datetime.now(UTC),
        )
        await self.commit(PutTake(ready), *changes)

    async def commit(self, *changes: Change) -> None:
        """Commit changes under the run's lease."""
        await self.tools.checkpoint.write(self.project.id, *changes, lease=self.lease)

    def picture(self, file: MediaFile | None) -> Path:
        """Where a picture that the step depends on lies."""
        assert file is not None
        return self.tools.media.path(file)

    async def keep(self, path: Path) -> MediaFile:
        """Take a finished, checked scratch file into the media folder."""
        return await self.tools.media.keep(path, path.suffix)

    async def inspect(self, task: str, path: Path, thumbnail: Path, **args: Json) -> Mapping[str, Json]:
        """Check a file in a worker process and write its thumbnail. Raises MediaError if it is broken."""
        given: dict[str, Json] = {"path": str(path), "thumbnail": str(thumbnail), **args}
        return await self.tools.workers.run(f"vidpipe_desktop.media.tasks:{task}", given, urgent=True)
